// Says that an action worked: six seconds at the bottom right, announced, with at most one action.
// The time stops while the pointer or the focus is on it.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { icon } from "../base/icons";
import { LightElement } from "../base/light";
import { Store, Watch } from "../base/store";

export interface ToastAction {
  label: string;
  run: () => void;
}

interface Toast {
  id: number;
  text: string;
  action: ToastAction | undefined;
}

const LASTS_MS = 6000;
const shown = new Store<readonly Toast[]>([]);
let count = 0;

/** Personal data in the text go through `plain` of privacy.ts. */
export function toast(text: string, action?: ToastAction): void {
  count += 1;
  shown.set([...shown.value, { id: count, text, action }]);
}

export function clearToasts(): void {
  shown.set([]);
}

function dismiss(id: number): void {
  shown.set(shown.value.filter((it) => it.id !== id));
}

@customElement("toast-stack")
export class ToastStack extends LightElement {
  @state() private held = false;
  private readonly timers = new Map<number, ReturnType<typeof setTimeout>>();

  constructor() {
    super();
    new Watch(this, [shown]);
  }

  protected override updated(): void {
    for (const { id } of shown.value) {
      if (this.held || this.timers.has(id)) continue;
      this.timers.set(
        id,
        setTimeout(() => {
          this.timers.delete(id);
          dismiss(id);
        }, LASTS_MS),
      );
    }
  }

  protected override render(): TemplateResult {
    return html`<div
      class="toasts no-print"
      role="status"
      aria-live="polite"
      @pointerenter=${() => this.hold(true)}
      @pointerleave=${() => this.hold(false)}
      @focusin=${() => this.hold(true)}
      @focusout=${() => this.hold(false)}
    >
      ${repeat(
        shown.value,
        (it) => it.id,
        (it) => html`<div class="toast">
          ${icon("done")}<span>${it.text}</span>
          ${
            it.action
              ? html`<button
                  type="button"
                  class="btn sm"
                  @click=${() => {
                    dismiss(it.id);
                    it.action?.run();
                  }}
                >${it.action.label}</button>`
              : nothing
          }
        </div>`,
      )}
    </div>`;
  }

  private hold(held: boolean): void {
    this.held = held;
    if (!held) return;
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }
}

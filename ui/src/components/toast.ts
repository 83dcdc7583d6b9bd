// Says that an action worked: one at a time, at the bottom left and never over what one presses next, announced,
// with at most one action. The newest takes the place of the one before; «×», Esc and a change of screen close it.
// The time stops while the pointer or the focus is on it, and while a window stands over it.
import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { focusHeading, focusTrace, traceOf } from "../base/focus";
import { type IconName, icon } from "../base/icons";
import { popoverOpen } from "../base/keys";
import { LightElement } from "../base/light";
import { Store, Watch } from "../base/store";

export interface ToastAction {
  /** Names what it acts on: the toast may be read when another thing is looked at. */
  label: string;
  run: () => void;
}

interface Toast {
  id: number;
  text: string;
  drawing: IconName;
  action: ToastAction | undefined;
  /** Told by a step that leads to another screen: it is read there. */
  arrives: boolean;
}

const LEAST_MS = 4000;
/** Longer where there is something to press, and for what takes longer to read. */
const WITH_ACTION_MS = 9000;
const PER_LETTER_MS = 60;

const shown = new Store<Toast | null>(null);
let count = 0;

/** Personal data in the text go through `plain` of privacy.ts. */
export function toast(text: string, action?: ToastAction): void {
  tell(text, "done", action);
}

/** What did not work, where the page has no place of its own to say it. */
export function troubleToast(text: string): void {
  tell(text, "triangle");
}

/** Of a step that leaves its screen when it is done. */
export function arrivingToast(text: string, action?: ToastAction): void {
  tell(text, "done", action, true);
}

function tell(text: string, drawing: IconName, action?: ToastAction, arrives = false): void {
  count += 1;
  shown.set({ id: count, text, drawing, action, arrives });
}

export function clearToasts(): void {
  shown.set(null);
}

/** The screen is left: what was told of it goes with it. */
export function toastsLeave(): void {
  const now = shown.value;
  shown.set(now?.arrives ? { ...now, arrives: false } : null);
}

/** How long it stays. */
export function lasts({ text, action }: Pick<Toast, "text" | "action">): number {
  return Math.max(action ? WITH_ACTION_MS : LEAST_MS, text.length * PER_LETTER_MS);
}

@customElement("toast-stack")
export class ToastStack extends LightElement {
  private held = false;
  private timed = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Where the focus was before it came here. */
  private cameFrom: { element: Element | null; trace: string | null } | null = null;

  constructor() {
    super();
    new Watch(this, [shown]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("keydown", this.pressed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.pressed);
    clearTimeout(this.timer);
    this.timed = 0;
  }

  protected override updated(): void {
    const now = shown.value;
    if (now?.id === this.timed) return;
    this.timed = now?.id ?? 0;
    // What held the one before tells nothing of its going: what is new begins its own time.
    this.held = false;
    this.start();
  }

  protected override render(): TemplateResult {
    return html`<div class="toasts no-print" role="status" aria-live="polite">
      ${repeat(
        shown.value ? [shown.value] : [],
        (it) => it.id,
        (it) => this.one(it),
      )}
    </div>`;
  }

  private one({ text, drawing, action }: Toast): TemplateResult {
    return html`<div
      class="toast"
      @pointerenter=${() => this.hold(true)}
      @pointerleave=${() => this.hold(false)}
      @focusin=${this.entered}
      @focusout=${() => this.hold(false)}
    >
      ${icon(drawing)}<span>${text}</span>
      ${
        action
          ? html`<button
              type="button"
              class="btn sm"
              data-key="toast-action"
              @click=${() => {
                this.dismiss();
                action.run();
              }}
            >${action.label}</button>`
          : nothing
      }
      <button
        type="button"
        class="btn sm close"
        data-key="toast-close"
        aria-label="Chiudi l’avviso"
        title="Chiudi l’avviso (Esc)"
        @click=${() => this.dismiss()}
      >${icon("close")}</button>
    </div>`;
  }

  private readonly entered = (event: FocusEvent): void => {
    const from = event.relatedTarget instanceof Element ? event.relatedTarget : null;
    if (!from || !this.contains(from)) this.cameFrom = { element: from, trace: traceOf(from) };
    this.hold(true);
  };

  /** Closes it; a focus that was on it goes back to where it came from, so that what opens next has an opener. */
  private dismiss(): void {
    const inside = this.contains(document.activeElement);
    const from = this.cameFrom;
    this.cameFrom = null;
    shown.set(null);
    if (!inside && document.activeElement !== document.body) return;
    if (from?.element instanceof HTMLElement && from.element.isConnected) from.element.focus();
    else if (!focusTrace(from?.trace)) focusHeading(document.querySelector("main") ?? document);
  }

  /** Esc belongs first to a window or a calendar that is open. */
  private readonly pressed = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.defaultPrevented || !shown.value) return;
    if (document.querySelector("dialog[open]") || popoverOpen()) return;
    event.preventDefault();
    this.dismiss();
  };

  private hold(held: boolean): void {
    this.held = held;
    this.start();
  }

  private start(): void {
    clearTimeout(this.timer);
    const now = shown.value;
    if (!now || this.held) return;
    this.timer = setTimeout(() => {
      if (document.querySelector("dialog[open]")) this.start();
      else if (this.timed === now.id) shown.set(null);
    }, lasts(now));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "toast-stack": ToastStack;
  }
}

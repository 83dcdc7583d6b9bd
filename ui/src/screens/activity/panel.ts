// What the panels beside the table have in common: their head, their two keys, and following what they draw.
import { html, type TemplateResult } from "lit";
import "../../components/date-field";
import { popoverOpen } from "../../base/keys";
import { LightElement } from "../../base/light";
import type { Store } from "../../base/store";

export function panelHead(title: string, close: () => void): TemplateResult {
  return html`<div class="panel-h">
    <h2 id="panel-title">${title}</h2>
    <button type="button" class="btn quiet sm" data-key="chiudi-maschera" @click=${close}>Chiudi <kbd>Esc</kbd></button>
  </div>`;
}

/** Ctrl+Enter sends it and Esc leaves it, from anywhere on the page; the focus starts anew with what it draws. */
export abstract class SidePanel extends LightElement {
  private following: Store<number> | undefined;
  private stop: (() => void) | undefined;
  private fresh = false;

  /** Tells when what is drawn changes. */
  protected abstract get changes(): Store<number>;
  /** The first thing to write in, or to press. */
  protected abstract get start(): string;
  protected abstract send(): Promise<void>;
  /** Whether it may be closed: what was typed is kept first. */
  abstract leave(): Promise<boolean>;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("keydown", this.pressed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.pressed);
    this.stop?.();
    this.following = undefined;
  }

  protected override willUpdate(): void {
    if (this.following === this.changes) return;
    this.stop?.();
    this.following = this.changes;
    this.stop = this.following.subscribe(() => this.requestUpdate());
    this.fresh = true;
  }

  protected override updated(): void {
    if (!this.fresh) return;
    this.fresh = false;
    void this.begin();
  }

  /** A day draws its field a moment after the panel. */
  private async begin(): Promise<void> {
    const days = [...this.querySelectorAll("date-field")];
    await Promise.all(days.map((it) => it.updateComplete));
    this.querySelector<HTMLElement>(this.start)?.focus();
  }

  protected readonly submitted = (event: Event) => {
    event.preventDefault();
    void this.send();
  };

  private readonly pressed = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void this.send();
    } else if (event.key === "Escape" && !popoverOpen()) {
      event.preventDefault();
      void this.leave();
    }
  };
}

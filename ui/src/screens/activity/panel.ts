// What the panels beside the table have in common: their head, and when Esc is theirs.
import { html, type TemplateResult } from "lit";

export function panelHead(title: string, close: () => void): TemplateResult {
  return html`<div class="panel-h">
    <h2 id="panel-title">${title}</h2>
    <button type="button" class="btn quiet sm" data-key="chiudi-maschera" @click=${close}>Chiudi <kbd>Esc</kbd></button>
  </div>`;
}

/** A calendar or a note is open over the page: Esc belongs to it. */
export function popoverOpen(): boolean {
  return [...document.querySelectorAll("[popover]")].some((box) => box.matches(":popover-open"));
}

// The program's mark: one person filled, one beside, as in the icon.
import { html, type TemplateResult } from "lit";

export function mark(): TemplateResult {
  return html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <rect x="3" y="9" width="7.5" height="13" rx="3.75" class="mk-a"></rect>
    <circle cx="6.75" cy="4.5" r="3" class="mk-a"></circle>
    <rect x="13.5" y="12" width="7.5" height="10" rx="3.75" class="mk-b"></rect>
    <circle cx="17.25" cy="7.25" r="2.25" class="mk-b"></circle>
  </svg>`;
}

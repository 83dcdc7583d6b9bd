// What is done with a session in one go: held from beginning to end, or not held at all.
import { html, nothing, type TemplateResult } from "lit";
import type { StepButton } from "../../generated/types";
import { isNegative } from "./step-buttons";
import "./ways.css";

/** A session as its buttons know it. */
export interface Doable {
  id: number;
  number: number;
  steps: readonly StepButton[];
  mayBeHeld: boolean;
}

export interface WaysTaken {
  /** *Avvia e concludi…*. */
  hold: () => void;
  /** *Non svolta…*. */
  miss: () => void;
}

export function ways(session: Doable, taken: WaysTaken): TemplateResult | typeof nothing {
  const open = session.steps.some(({ step }) => isNegative(step));
  if (!open && !session.mayBeHeld) return nothing;
  const way = (key: string, label: string, press: () => void) =>
    html`<button
      type="button"
      class="link"
      data-key="${key}-${session.id}"
      aria-label="${label.replace("…", "")}, erogazione ${session.number}"
      @click=${press}
    >${label}</button>`;
  return html`<span class="ways">
    ${session.mayBeHeld ? way("svolta", "Avvia e concludi…", taken.hold) : nothing}
    ${open ? way("non-svolta", "Non svolta…", taken.miss) : nothing}
  </span>`;
}

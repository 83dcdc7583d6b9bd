// The buttons of a session's state, exactly those the program gives: the next step filled, the negative one
// quiet, and what a rule forbids now dashed, with its reason.
import type { TemplateResult } from "lit";
import { maybeBlocked } from "../../components/maybe-blocked";
import type { SessionStep, StepButton } from "../../generated/types";

const NEGATIVE = new Set<SessionStep>(["annulla", "chiudi"]);

export const isNegative = (step: SessionStep): boolean => NEGATIVE.has(step);

export function stepButton(
  session: { readonly id: number; readonly number: number },
  button: StepButton,
  take: (step: SessionStep) => void,
): TemplateResult {
  return maybeBlocked({
    key: `${button.step}-${session.id}`,
    label: button.label,
    spoken: `${button.label}, erogazione ${session.number}`,
    look: isNegative(button.step) ? "quiet" : "next",
    small: true,
    blocked: button.blocked,
    press: () => take(button.step),
  });
}

// The window of a plan of meetings, opened from a request, from Oggi, from the agenda.
import { html } from "lit";
import { employer, person } from "../../base/privacy";
import { showDialog } from "../../components/dialog";
import { printPdf } from "../../components/print-pdf";
import { toast } from "../../components/toast";
import type { CoachId, RequestDetail } from "../../generated/types";
import { READ_ONLY } from "../opened-copy";
import "./plan-form";
import type { PlanOutcome, PlanReader } from "./plan-form";

export const PLAN = "Stampa il piano…";

/** The person of a request, and the company where there is one. */
export function readersOf(
  request: Pick<RequestDetail, "id" | "surname" | "name" | "employerName">,
): PlanReader[] {
  const { id, surname, name, employerName } = request;
  const readers: PlanReader[] = [
    {
      reader: { kind: "person", request: id },
      label: "La persona",
      hint: () => html`${person(surname, name)}: scritto in grande, con parole semplici e disegni`,
    },
  ];
  if (employerName) {
    readers.push({
      reader: { kind: "employer", request: id, everybody: false },
      label: "L’azienda",
      hint: () => html`${employer(employerName)}: solo gli incontri che si tengono lì`,
    });
  }
  return readers;
}

/** A coach; the one at work, or everybody where nobody is. */
export function readerOfCoach(coach: CoachId | null = null): PlanReader {
  return {
    reader: { kind: "coach", coach },
    label: "Il coach",
    hint: () => "tutti gli incontri, con tutte le persone.",
  };
}

/** Prints, saves or opens a plan for one of them. */
export async function askPlan(readers: readonly PlanReader[]): Promise<void> {
  const outcome = await showDialog<PlanOutcome>(
    (handle, headingId) => html`<plan-form
      .headingId=${headingId}
      .readers=${readers}
      @done=${(event: CustomEvent<PlanOutcome>) => handle.close(event.detail)}
      @cancel=${() => handle.leave()}
    ></plan-form>`,
    { wide: true },
  );
  if (outcome?.kind === "saved") toast(`PDF salvato in ${outcome.path}`);
  if (outcome?.kind === "opened") toast(`Piano aperto nel programma dei PDF. ${READ_ONLY}`);
  if (outcome?.kind === "print") await printPdf(outcome.pdf);
}

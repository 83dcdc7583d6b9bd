// The two answers to a request (§2): admit it to the service, or refuse it with a written reason.
import { html, type TemplateResult } from "lit";
import { AppError } from "../../base/errors";
import { LENGTHS } from "../../base/lengths";
import { person } from "../../base/privacy";
import { confirmStep } from "../../components/dialog";
import { factList } from "../../components/layout";
import { par } from "../../components/paragraph";
import { toast } from "../../components/toast";
import { admitRequest, refuseRequest } from "../../generated/client";
import type { RequestDetail } from "../../generated/types";
import { askReason } from "../../shared/reason";

/** What became of it; an error means that the page showed something no longer true. */
export type Answered = "done" | "left" | AppError;

const facts = (request: RequestDetail): TemplateResult =>
  factList([
    ["Codice OPAL", request.opal],
    ["Lavoratore", person(request.surname, request.name)],
    ["CPI", request.centreName],
  ]);

export async function admit(request: RequestDetail): Promise<Answered> {
  return answered(`Richiesta ${request.opal} ammessa al servizio.`, (run) =>
    confirmStep({
      title: "Ammissione al servizio",
      question: "Confermi l’ammissione al servizio?",
      facts: () => facts(request),
      note: html`La richiesta diventa AMMESSO AL SERVIZIO e le cinque attività si possono erogare (${par("§3")}).
      L’esito va comunicato al CPI entro 7 giorni dalla notifica (${par("§2")}).`,
      irreversible: true,
      run: () => run(() => admitRequest(request.id, request.state)),
    }),
  );
}

export async function refuse(request: RequestDetail): Promise<Answered> {
  return answered(`Richiesta ${request.opal} rifiutata.`, async (run) => {
    const reason = await askReason({
      key: `richiesta/${request.id}/rifiuto`,
      title: "Rifiuta la richiesta",
      lead: html`Gli enti accreditati sono tenuti alla presa in carico di tutti gli utenti: si rifiuta esclusivamente in
      presenza di impedimenti oggettivi (${par("§2")}).`,
      facts: () => facts(request),
      label: "Motivazione",
      maxLength: LENGTHS.reason,
      note: "La richiesta diventa RIFIUTATA: non si potrà più ammettere.",
      run: (text) => run(() => refuseRequest(request.id, request.state, text)),
    });
    return reason !== null;
  });
}

/** A stale page closes the window, so that the screen can read again and say why. */
async function answered(
  words: string,
  ask: (run: (step: () => Promise<void>) => Promise<void>) => Promise<boolean>,
): Promise<Answered> {
  let stale: AppError | null = null;
  const taken = await ask(async (step) => {
    try {
      await step();
    } catch (thrown) {
      const error = AppError.from(thrown);
      if (error.code !== "STALE") throw error;
      stale = error;
    }
  });
  if (stale) return stale;
  if (!taken) return "left";
  toast(words);
  return "done";
}

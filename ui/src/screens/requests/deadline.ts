// The days left to answer a PROPOSTA before the automatic cancellation, as words and as a strip (§2).
import { html, nothing, type TemplateResult } from "lit";
import { addDays, counted, daysBetween, longDate, weekdayShort } from "../../base/format";
import { notice } from "../../components/layout";
import { par } from "../../components/paragraph";
import type { RequestDetail } from "../../generated/types";

export function deadlineNotice(request: RequestDetail, today: string): TemplateResult | typeof nothing {
  const { daysLeft } = request;
  if (request.state !== "PROPOSTA" || daysLeft === null) return nothing;
  return notice(
    "warn",
    "waiting",
    request.notifiedGuessed
      ? html`<h2>Termine presunto: ${daysLeft <= 0 ? "oggi" : counted(daysLeft, "giorno", "giorni")}</h2>
          <p>
            La data di notifica del CPI manca nella tabella del portale: il termine di 7 giorni (${par("§2")}) potrebbe
            finire <b>${longDate(request.answerBy)}</b>. Scrivi quella vera con «Modifica dati»; fino ad allora il
            programma non cancella nulla da sé.
          </p>`
      : html`<h2>${left(daysLeft)}</h2>
      <p>
        Senza risposta entro <b>${longDate(request.answerBy)}</b> la richiesta è cancellata automaticamente
        (${par("§2")}).<br />L’ente è tenuto alla presa in carico: si rifiuta solo per impedimenti oggettivi.
      </p>`,
    strip(request.notifiedDate, request.answerBy, today),
  );
}

function left(days: number): string {
  if (days < 0) return "Termine scaduto";
  if (days === 0) return "Ultimo giorno per rispondere";
  return days === 1 ? "Manca 1 giorno" : `Mancano ${days} giorni`;
}

function strip(from: string, to: string, today: string): TemplateResult | typeof nothing {
  const count = daysBetween(from, to);
  if (count < 1 || count > 14) return nothing;
  const days = Array.from({ length: count + 1 }, (_, at) => addDays(from, at));
  return html`<ol class="days" aria-label="Giorni dalla notifica al termine">
    ${days.map((day) => {
      const due = day === to;
      const look = due ? "due" : day === today ? "now" : day < today ? "past" : "";
      const words = `${due ? ", ultimo giorno" : ""}${day === today ? ", oggi" : ""}`;
      return html`<li class=${look}>
        ${weekdayShort(day)}<b>${Number(day.slice(8))}</b>${words ? html`<span class="vh">${words}</span>` : nothing}
      </li>`;
    })}
  </ol>`;
}

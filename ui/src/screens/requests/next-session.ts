// The strip above an admitted request: its next session, and by when it must be concluded (§3.2).
import { html, nothing, type TemplateResult } from "lit";
import { addDays, date, longDate } from "../../base/format";
import { employer } from "../../base/privacy";
import { sessionChip } from "../../components/chip";
import { notice } from "../../components/layout";
import { par } from "../../components/paragraph";
import type { NextSession, RequestDetail, SessionState } from "../../generated/types";

export function nextSessionNotice(request: RequestDetail, today: string): TemplateResult | typeof nothing {
  const next = request.nextSession;
  if (!next || request.state !== "AMMESSO AL SERVIZIO") return nothing;
  const place = next.place ? html`, ${employer(next.place)}` : nothing;
  return notice(
    "info",
    "info",
    html`<b>Prossima erogazione: ${day(next.date, today)} ${next.start}–${next.end}, ${next.code}${place}.</b>
      <span class="muted">Da concludere entro il ${date(next.until)} (7 giorni, ${par("§3.2")}).</span>`,
    html`${sessionChip(next.state)}${step(next, today)}`,
  );
}

const STEPS: Readonly<Partial<Record<SessionState, readonly [step: string, label: string]>>> = {
  INSERITA: ["programma", "Programma"],
  PROGRAMMATA: ["avvia", "Avvia"],
  AVVIATA: ["concludi", "Concludi"],
};

/** Its next button, which the activity's page presses; before the day there is only the way there. */
function step(next: NextSession, today: string): TemplateResult {
  const known = STEPS[next.state];
  const due = known && (next.state === "INSERITA" || next.date <= today);
  const at = `#/attivita/${next.activity}?erogazione=${next.id}`;
  return due
    ? html`<a class="btn sm next" href="${at}&passo=${known[0]}">${known[1]}</a>`
    : html`<a class="btn sm next" href=${at}>Apri</a>`;
}

function day(iso: string, today: string): string {
  if (iso === today) return "oggi";
  return iso === addDays(today, 1) ? "domani" : longDate(iso);
}

// The manual's three blocks: INFORMAZIONI, LAVORATORE, OPAL (§2). Personal data only through privacy.ts.
import { html } from "lit";
import { date, minutes } from "../../base/format";
import { contact, employer, name, tax } from "../../base/privacy";
import { requestChip } from "../../components/chip";
import type { RequestDetail, RequestState } from "../../generated/types";

type Facts = (readonly [term: string, value: unknown])[];

const DECIDED: Readonly<Partial<Record<RequestState, string>>> = {
  "AMMESSO AL SERVIZIO": "Ammissione",
  RIFIUTATA: "Rifiuto",
  CANCELLATA: "Cancellazione",
};

export function informationFacts(request: RequestDetail): Facts {
  const facts: Facts = [
    ["Situazione", requestChip(request.state)],
    ["Data richiesta", date(request.requestDate)],
    [
      "Notifica del CPI",
      request.notifiedGuessed
        ? html`${date(request.notifiedDate)} <span class="muted">(presunta: manca nella tabella)</span>`
        : date(request.notifiedDate),
    ],
  ];
  const decided = DECIDED[request.state];
  if (decided && request.decidedAt) {
    facts.push([decided, [date(request.decidedAt), request.decidedBy].filter(Boolean).join(", ")]);
  }
  if (request.reason)
    facts.push(["Motivazione", html`<span class="lines">${contact(request.reason)}</span>`]);
  facts.push(
    ["CPI", request.centreName.replace(/^CPI\s+/i, "")],
    ["Sportello", request.branchName],
    [
      "Voucher",
      html`${request.voucherKind} · Id voucher ${request.voucherId ? contact(request.voucherId) : "–"}`,
    ],
    ["Scadenza del voucher", voucherEnd(request)],
  );
  return facts;
}

function voucherEnd({ voucherEnds, voucherEndTold }: RequestDetail): unknown {
  if (voucherEnds === null) return html`<span class="muted">non ancora indicata</span>`;
  return html`${date(voucherEnds)}${voucherEndTold ? html` <span class="muted">(${voucherEndTold})</span>` : ""}`;
}

export function workerFacts(request: RequestDetail): Facts {
  const facts: Facts = [
    ["Cognome", html`<b>${name(request.surname)}</b>`],
    ["Nome", html`<b>${name(request.name)}</b>`],
    ["Codice fiscale", tax(request.taxCode)],
  ];
  const born = [date(request.birthDate), request.birthplace && `a ${request.birthplace}`]
    .filter(Boolean)
    .join(" ");
  if (born) facts.push(["Nascita", contact(born)]);
  facts.push(["Telefono", contact(request.phone)]);
  if (request.email) facts.push(["E-mail", contact(request.email)]);
  const capacity = ownLimits(request.dailyLimit, request.weeklyLimit);
  if (capacity) facts.push(["Capacità", capacity]);
  return facts;
}

export function opalFacts(request: RequestDetail): Facts {
  return [
    ["Codice", html`<b class="nw">${request.opal}</b>`],
    ["Descrizione", request.description],
    ["Dispositivo", request.programme],
    ["Ente titolare", request.holder],
    ["Datore di lavoro", employer(request.employerName)],
    ["Referente aziendale", employer(request.contactName)],
  ];
}

/** «05:00 al giorno, 20:00 a settimana», the person's own limits (§3.2). */
export function ownLimits(daily: number | null, weekly: number | null): string {
  const parts = [
    daily === null ? "" : `${minutes(daily)} al giorno`,
    weekly === null ? "" : `${minutes(weekly)} a settimana`,
  ];
  return parts.filter(Boolean).join(", ");
}

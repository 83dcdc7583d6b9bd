// Which program this is and which rules it applies: read from the archive, since they are data with dates.
import { html, type nothing, type TemplateResult } from "lit";
import type { AppError } from "../../base/errors";
import { counted, date, euros, hours, minutes } from "../../base/format";
import { MANUAL } from "../../base/manual";
import { errorBox } from "../../components/feedback";
import { factList } from "../../components/layout";
import { par } from "../../components/paragraph";
import type { Component, Limits, Programme } from "../../generated/types";

export function aboutView(
  version: string,
  rules: readonly Programme[],
  missing: AppError | null,
  retry: () => void,
): TemplateResult {
  return html`<section class="stack-sm narrow">
      <h2>Affianca</h2>
      ${factList([
        ["Versione", html`<span class="nums">${version}</span>`],
        ["Manuale", `«${MANUAL}»`],
        ["Licenza", "EUPL 1.2"],
      ])}
      <p class="meta">
        Affianca non è un prodotto della Regione del Veneto e non invia nulla al portale. Non usa la rete.
      </p>
    </section>
    <section class="stack-sm above">
      <h2>Regole in vigore</h2>
      ${errorBox(missing, retry)} ${rules.map(programme)}
    </section>`;
}

function programme(it: Programme): TemplateResult {
  const until = it.validTo ? ` al ${date(it.validTo)}` : "";
  return html`<article class="stack-sm rules">
    <h3>${it.title}</h3>
    <p class="meta">
      In vigore dal ${date(it.validFrom)}${until}. Una richiesta segue le regole del giorno in cui è stata fatta.
    </p>
    <blockquote>${it.referenceText}</blockquote>
    <div class="frame" role="group" aria-label="Componenti, ore e importi" tabindex="0">
      <table class="tight">
        <thead>
          <tr>
            <th scope="col">Voce di spesa</th>
            <th scope="col">Componente</th>
            <th scope="col">Voucher</th>
            <th scope="col" class="num">Ore</th>
            <th scope="col" class="num">Importo</th>
          </tr>
        </thead>
        <tbody>
          ${it.components.map(component)}
        </tbody>
      </table>
    </div>
    ${limits(it.limits)}
    <p class="meta">
      ${euros(it.rate)} l’ora. Gli importi si calcolano sui minuti e si arrotondano una volta sola, sul totale
      dell’attività, al centesimo più vicino.
    </p>
  </article>`;
}

function component(it: Component): TemplateResult {
  return html`<tr>
    <td class="nw">${it.code}</td>
    <td>${it.title}</td>
    <td>${it.voucher ?? "tutti"}</td>
    <td class="num">${hours(it.minutes)}</td>
    <td class="num">${euros(it.amount)}</td>
  </tr>`;
}

function limits(it: Limits): TemplateResult | typeof nothing {
  const days = (value: number) => counted(value, "giorno", "giorni");
  return html`<ul class="changes">
    <li>Le erogazioni stanno fra le ${it.earliest} e le ${it.latest}, mai di domenica o nei festivi (${par("§3.2")}).</li>
    <li>Al massimo ${minutes(it.daily)} al giorno e ${minutes(it.weekly)} a settimana per persona (${par("§3.2")}).</li>
    <li>Si risponde a una richiesta entro ${days(it.answerDays)} dalla notifica del CPI (${par("§2")}).</li>
    <li>Un’erogazione si inserisce, programma, avvia e conclude entro ${days(it.lateDays)} dalla sua data (${par("§3.2")}).</li>
  </ul>`;
}

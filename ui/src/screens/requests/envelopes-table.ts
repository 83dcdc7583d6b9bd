// The five envelopes of a request: agreed, delivered, scheduled, drafts and free, in hours and in euros.
import { html, nothing, type TemplateResult } from "lit";
import { euros, minutes } from "../../base/format";
import { icon } from "../../base/icons";
import { activityChip } from "../../components/chip";
import { envelopeBar, envelopeLegend } from "../../components/envelope";
import { sectionHead } from "../../components/layout";
import { par } from "../../components/paragraph";
import { recordCount } from "../../components/table";
import type { ActivityEnvelope, Envelope, RequestDetail, Worth } from "../../generated/types";

/** The way to the planner, while there are hours it could take. */
function planner(request: RequestDetail): TemplateResult | typeof nothing {
  if (request.state !== "AMMESSO AL SERVIZIO" || request.total.free.minutes === 0) return nothing;
  return html`<a class="btn sm" data-key="pianifica" href="#/pianifica/${request.id}">${icon("agenda")}Pianifica…</a>`;
}

export function envelopesTable(request: RequestDetail): TemplateResult {
  const { activities } = request;
  return html`<section>
    ${sectionHead("Attività", html`${envelopeLegend()}${planner(request)}`, recordCount(activities.length, 1, 1))}
    <div class="frame">
      <table class="env envelopes">
        <caption class="vh">Ore e importi delle attività della richiesta ${request.opal}</caption>
        <colgroup>
          <col class="c-state" /><col /><col class="c-bar" /><col class="c-h" /><col class="c-h" /><col class="c-h2" /><col
            class="c-h"
          /><col class="c-h" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">Stato attività</th>
            <th scope="col">Componente e voce di spesa</th>
            <th scope="col">Ore</th>
            <th scope="col" class="num">Concordate</th>
            <th scope="col" class="num">Erogate</th>
            <th scope="col" class="num">Programmate</th>
            <th scope="col" class="num">Bozze</th>
            <th scope="col" class="num">Libere</th>
          </tr>
        </thead>
        <tbody>
          ${activities.map(row)}
        </tbody>
        <tfoot>
          <tr>
            <td colspan="2">Totale OPAL</td>
            <td>${envelopeBar(request.total, { tall: true, label: "Totale OPAL" })}</td>
            ${figures(request.total)}
          </tr>
        </tfoot>
      </table>
    </div>
    <p class="meta note-under">
      Importi: ore × ${euros(request.rate)}/h, arrotondati al centesimo sul totale di ogni attività.
      ${request.state === "PROPOSTA" ? html`Le ore si possono erogare solo dopo l’ammissione al servizio (${par("§3")}).` : ""}
    </p>
  </section>`;
}

function row(activity: ActivityEnvelope): TemplateResult {
  return html`<tr>
    <td>${activityChip(activity.state)}</td>
    <td class="cut"><a href="#/attivita/${activity.id}">${activity.title}</a><span class="two">${activity.code}</span></td>
    <td>${envelopeBar(activity.envelope, { tall: true, label: activity.title, ended: activity.state === "TERMINATA" })}</td>
    ${figures(activity.envelope)}
  </tr>`;
}

function figures(envelope: Envelope): TemplateResult {
  const { agreed, delivered, scheduled, draft, free, unused } = envelope;
  const over = unused.minutes
    ? html`<span class="two">non usate ${minutes(unused.minutes)}</span>`
    : undefined;
  return html`${figure(agreed, true)}${figure(delivered)}${figure(scheduled)}${figure(draft)}${figure(free, true, over)}`;
}

function figure(worth: Worth, strong = false, more?: TemplateResult): TemplateResult {
  const hours = worth.minutes === 0 ? "–" : minutes(worth.minutes);
  return html`<td class="num">
    ${strong ? html`<b>${hours}</b>` : hours}<span class="two">${worth.minutes === 0 ? "\u00a0" : euros(worth.amount)}</span>${more ?? nothing}
  </td>`;
}

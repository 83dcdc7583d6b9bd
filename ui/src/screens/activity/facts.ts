// The two blocks of facts at the top of an activity, as on the portal, and its hours as one bar.
import { html, type TemplateResult } from "lit";
import { amount, euros, minutes } from "../../base/format";
import { person } from "../../base/privacy";
import { activityChip, requestChip } from "../../components/chip";
import { envelopeBar, envelopeFigures } from "../../components/envelope";
import { factBlock } from "../../components/layout";
import type { ActivityDetail } from "../../generated/types";

export function activityFacts(detail: ActivityDetail): TemplateResult {
  const rule = `${minutes(detail.agreed)} a ${euros(detail.rate)} l’ora; arrotondato al centesimo sul totale, da mezzo in su.`;
  const ended = detail.state === "TERMINATA";
  return html`<div class="cols2 facts-pair">
      ${factBlock("INFORMAZIONI PRESELEZIONE", [
        ["Codice OPAL", html`<b class="nw">${detail.opal}</b>`],
        ["Situazione", requestChip(detail.requestState)],
        ["Ente titolare", detail.provider],
        ["Lavoratore", html`<b>${person(detail.surname, detail.name)}</b>`],
      ])}
      ${factBlock("EROGAZIONE ATTIVITÀ", [
        ["Situazione", activityChip(detail.state)],
        ["Sportello", detail.branchName],
        ["Ore", html`<b>${minutes(detail.agreed)}</b>`],
        [
          "Valore dell’offerta €",
          html`<b>${amount(detail.value)}</b> <span class="meta" title=${rule}>a ${euros(detail.rate)} l’ora</span>`,
        ],
      ])}
    </div>
    <section aria-label="Ore dell’attività">
      ${envelopeFigures(detail.envelope, ended)} ${envelopeBar(detail.envelope, { tall: true, ended })}
    </section>`;
}

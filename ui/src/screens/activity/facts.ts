// The two blocks of facts at the top of an activity, as on the portal, and its hours as one bar.
import { html, type TemplateResult } from "lit";
import { activityChip, requestChip } from "../../components/chip";
import { type Envelope as Bar, envelopeBar, envelopeFigures } from "../../components/envelope";
import { factBlock } from "../../components/layout";
import { amount, euros, minutes } from "../../format";
import type { ActivityDetail, Envelope } from "../../generated/types";
import { person } from "../../privacy";

export function barOf(envelope: Envelope): Bar {
  return {
    agreed: envelope.agreed.minutes,
    delivered: envelope.delivered.minutes,
    scheduled: envelope.scheduled.minutes,
    drafts: envelope.draft.minutes,
  };
}

export function activityFacts(detail: ActivityDetail): TemplateResult {
  const rule = `${minutes(detail.agreed)} a ${euros(detail.rate)} l’ora; arrotondato al centesimo sul totale, da mezzo in su.`;
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
      ${envelopeFigures(barOf(detail.envelope))} ${envelopeBar(barOf(detail.envelope), { tall: true })}
    </section>`;
}

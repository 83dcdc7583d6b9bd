// Beside the report: what is still missing, what was made ready before, who holds it.
import { html, nothing, type TemplateResult } from "lit";
import { counted, date, dateTime } from "../../base/format";
import { icon } from "../../base/icons";
import { contact, person, tax } from "../../base/privacy";
import { chip } from "../../components/chip";
import { factList, notice } from "../../components/layout";
import { par } from "../../components/paragraph";
import type { FinalReport, GapView, ReportState, ReportVersion } from "../../generated/types";

export function reportChip(state: ReportState): TemplateResult {
  if (state === "BOZZA") return chip(state, "draft", "pencil");
  return state === "PRONTA" ? chip(state, "todo", "documents") : chip(state, "done", "done");
}

export function recipient(report: FinalReport): TemplateResult {
  return html`<section>
    <h2 class="over">DESTINATARIO</h2>
    ${factList([
      ["Cognome e nome", person(report.surname, report.name)],
      ["Codice fiscale", tax(report.taxCode)],
      ["Id voucher", report.voucherId],
      ["Codice OPAL", report.opal],
      ["CPI", report.centreName],
    ])}
  </section>`;
}

export function missingList(
  report: FinalReport,
  missing: readonly GapView[],
  go: (field: string) => void,
): TemplateResult {
  return html`<section aria-live="polite">
    <h2 class="over">CHE COSA MANCA</h2>
    ${
      missing.length === 0
        ? html`<p class="report-whole">${icon("done")}<span>Non manca nulla: puoi segnarla come pronta.</span></p>`
        : html`<ul class="report-gaps">
            ${missing.map((gap) => html`<li>${icon("empty")}${gap.field === "voucherId" ? voucher(report) : toField(gap, go)}</li>`)}
          </ul>`
    }
    ${
      report.running.length
        ? html`<p class="meta report-running">
            ${counted(report.running.length, "attività non ancora TERMINATA", "attività non ancora TERMINATE")}:
            ${report.running.join(", ")}. La relazione si consegna a conclusione del servizio (${par("§3.2")}).
          </p>`
        : nothing
    }
  </section>`;
}

const toField = (gap: GapView, go: (field: string) => void): TemplateResult =>
  html`<button type="button" class="link" data-key="gap-${gap.field}" @click=${() => go(gap.field)}>${gap.label}</button>`;

/** It is not written here but with the request. */
const voucher = (report: FinalReport): TemplateResult =>
  html`<span><a href="#/richieste/${report.request}/modifica">Id voucher</a> <span class="meta">(nei dati della richiesta)</span></span>`;

export function versionList(
  versions: readonly ReportVersion[],
  shown: number | null,
  choose: (id: number) => void,
): TemplateResult | typeof nothing {
  if (versions.length === 0) return nothing;
  return html`<section>
    <h2 class="over">VERSIONI</h2>
    <ul class="report-versions">
      ${versions.map(
        (version) => html`<li>
          <button
            type="button"
            class="link"
            data-key="version-${version.version}"
            aria-current=${shown === version.id ? "true" : nothing}
            @click=${() => choose(version.id)}
          >Versione ${version.version}</button>
          <span class="meta">del ${dateTime(version.readyAt)}, ${version.readyBy}</span>
          ${version.delivery ? delivery(version.delivery) : nothing}
          ${version.reopenedAt ? html`<span class="meta">riaperta il ${dateTime(version.reopenedAt)}: non è più quella valida</span>` : nothing}
        </li>`,
      )}
    </ul>
  </section>`;
}

function delivery({ date: day, receivedBy, how }: NonNullable<ReportVersion["delivery"]>): TemplateResult {
  return html`<span>Consegnata il ${date(day)} a ${contact(receivedBy)} (${how})</span>`;
}

/** One made elsewhere stands for it: nothing more needs to be written here. */
export function madeElsewhere({ elsewhere }: FinalReport): TemplateResult | typeof nothing {
  const [newest] = elsewhere;
  if (!newest) return nothing;
  const { handed } = newest;
  return notice(
    "info",
    handed ? "done" : "documents",
    handed
      ? html`<b>La relazione è stata fatta altrove e consegnata il ${date(handed.on)}</b> a ${contact(handed.to)}: qui non serve
          scriverla.`
      : html`<b>La relazione è stata fatta altrove.</b> Segna la consegna quando il CPI l’ha ricevuta: qui non serve scriverla.`,
  );
}

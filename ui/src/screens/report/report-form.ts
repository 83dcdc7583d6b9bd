// The report as a form: how the path ended, then a text a section, those of a failure only after a failure.
import { html, nothing, type TemplateResult } from "lit";
import type { AppError } from "../../base/errors";
import { thousands } from "../../base/format";
import { icon } from "../../base/icons";
import { areaField } from "../../components/field";
import { notice, sectionHead } from "../../components/layout";
import { par } from "../../components/paragraph";
import type { FinalReport, ReportOutcome, SectionView } from "../../generated/types";
import type { ReportEditor } from "./editor";

const OUTCOMES: readonly (readonly [ReportOutcome, string, string])[] = [
  ["riuscito", "Riuscito", "il rapporto di lavoro continua"],
  ["non riuscito", "Non riuscito", "il rapporto di lavoro si è interrotto"],
];

export interface FormEntry {
  report: FinalReport;
  editor: ReportEditor;
  /** Why the last saving failed. */
  error: AppError | null;
  /** Fields named by the last «Segna come pronta» that was refused. */
  asked: ReadonlySet<string>;
  refreshing: boolean;
  /** The user has done with a field. */
  onDone: () => void;
  onRefresh: () => void;
}

export function reportForm(entry: FormEntry): TemplateResult {
  const { report, editor } = entry;
  const failed = editor.draft.outcome === "non riuscito";
  const shown = report.sections.filter((section) => failed || !section.onlyOnFailure);
  return html`<form
    class="report-form"
    @submit=${(event: Event) => event.preventDefault()}
    @change=${entry.onDone}
  >
    ${outcome(entry)}
    ${shown.map((section) => html`${head(section)}${area(entry, section)}`)}
  </form>`;
}

/** The manual parts what is reported in three: what was done, the results, and what went wrong. */
function head({ section }: SectionView): TemplateResult | typeof nothing {
  if (section === "activities") return sectionHead("Attività", undefined, par("§3.2"));
  if (section === "integration") return sectionHead("Risultati raggiunti", undefined, par("§3.2"));
  if (section === "difficulties") return sectionHead("Analisi dell’insuccesso", undefined, par("§3.2"));
  return nothing;
}

function outcome({ editor, asked }: FormEntry): TemplateResult {
  const lacking = asked.has("outcome") && editor.draft.outcome === null;
  return html`<fieldset class="report-outcome" aria-describedby=${lacking ? "report-outcome-err" : nothing}>
    <legend>Esito del percorso<span class="req" aria-hidden="true">*</span></legend>
    ${OUTCOMES.map(
      ([value, label, hint], at) => html`<label class="check"
        ><input
          type="radio"
          name="outcome"
          id=${at === 0 ? "report-outcome" : "report-outcome-no"}
          value=${value}
          .checked=${editor.draft.outcome === value}
          @change=${() => editor.change({ outcome: value })}
        /><span>${label}<small class="hint">${hint}</small></span></label
      >`,
    )}
    ${
      lacking
        ? html`<p class="field-err" id="report-outcome-err">${icon("octagon")}<span>Scegli come è finito il percorso.</span></p>`
        : nothing
    }
  </fieldset>`;
}

function area(entry: FormEntry, { section, label, hint }: SectionView): TemplateResult {
  const { report, editor, asked } = entry;
  const value = editor.draft[section];
  const refused = entry.error?.fields.find((it) => it.field === section)?.message;
  const lacking = asked.has(section) && editor.missing.some((gap) => gap.field === section);
  return html`${section === "activities" ? refresh(entry) : nothing}
    ${areaField({
      id: `report-${section}`,
      label,
      required: true,
      rows: section === "activities" ? 14 : 7,
      value,
      maxLength: report.longest,
      note: `${thousands(value.length)} di ${thousands(report.longest)}`,
      hint,
      error: refused ?? (lacking ? "Questa parte è obbligatoria." : undefined),
      onInput: (text) => editor.change({ [section]: text }),
    })}`;
}

function refresh({ report, editor, refreshing, onRefresh }: FormEntry): TemplateResult {
  const button = html`<button
    type="button"
    class="btn sm"
    data-key="report-refresh"
    aria-busy=${refreshing}
    @click=${onRefresh}
  >${icon("again")}Aggiorna dalle erogazioni</button>`;
  return report.skeletonOutdated && !editor.dirty
    ? notice(
        "info",
        "info",
        html`<b>Le erogazioni sono cambiate</b> da quando questo testo è stato preparato. L’aggiornamento non tocca
          ciò che hai scritto.`,
        button,
      )
    : html`<div class="row">
        <span class="meta grow">Il testo è preparato dalle erogazioni: completalo e correggilo. Le righe che iniziano con – diventano un elenco.</span>
        ${button}
      </div>`;
}

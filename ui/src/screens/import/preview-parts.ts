// What every preview of a table shows alike: where it was read, the buttons that narrow it, and what is to be
// said of a row.
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { counted } from "../../base/format";
import { icon } from "../../base/icons";
import { contact, privacy } from "../../base/privacy";
import { remark } from "../../components/violations";
import type { HiddenRows, ImportProblem } from "../../generated/types";

/** What the archive says of any table it read. */
interface Read {
  source: string;
  format: string;
  lines: number;
  ignoredColumns: readonly string[];
  notices: readonly string[];
  hidden: HiddenRows | null;
  /** How many are not in the preview. */
  more: number;
}

/** What can be changed in the table before it comes in: it is read again each time. */
export interface Changes {
  /** Puts another text in a cell. */
  mend: (row: number, column: string, text: string) => void;
  /** Takes the rows the spreadsheet does not show, or leaves them out. */
  takeHidden: (taken: boolean) => void;
}

interface FrameOptions<Value extends string> {
  read: Read;
  /** Name of the row of buttons. */
  label: string;
  tabs: readonly (readonly [value: Value, words: string, count: number])[];
  shown: Value;
  onShown: (shown: Value) => void;
  changes: Changes;
  /** How the whole table is to be taken, where there is a choice. */
  choice?: TemplateResult | undefined;
  table: TemplateResult | null;
  none: string;
  /** «1 altra riga non è mostrata». */
  hidden: (count: number) => string;
}

export function previewFrame<Value extends string>(options: FrameOptions<Value>): TemplateResult {
  const { source, format, lines, ignoredColumns, notices, hidden, more } = options.read;
  return html`<section class="import-preview">
    <h2 tabindex="-1">Anteprima</h2>
    <p class="meta">${source} · ${format} · ${counted(lines, "riga letta", "righe lette")}</p>
    ${
      ignoredColumns.length
        ? remark(
            "n",
            "Colonne non riconosciute, lasciate fuori:",
            ignoredColumns.map((it) => `«${it}»`).join(", "),
          )
        : nothing
    }
    ${notices.map((notice) => remark("w", notice))} ${hidden ? hiddenRows(hidden, options.changes) : nothing}
    ${options.choice ?? nothing}
    <div class="row wrap outcomes" role="group" aria-label=${options.label}>
      ${options.tabs.map(([value, words, count]) => tab(value, words, count, options))}
    </div>
    ${options.table ?? html`<p class="muted">${options.none}</p>`}
    ${
      more > 0
        ? html`<p class="meta">${options.hidden(more)} qui: nei conteggi qui sopra ci sono tutte.</p>`
        : nothing
    }
  </section>`;
}

/** How many rows the spreadsheet does not show, and the choice to take them. */
function hiddenRows({ taken, message }: HiddenRows, { takeHidden }: Changes): TemplateResult {
  return remark(
    "w",
    message,
    html`<button type="button" class="btn sm" data-key="hidden" @click=${() => takeHidden(!taken)}>
      ${taken ? "Lasciale fuori" : "Leggi anche quelle"}
    </button>`,
  );
}

/** One button of the row that narrows the preview. */
function tab<Value extends string>(
  value: Value,
  words: string,
  count: number,
  { shown, onShown }: FrameOptions<Value>,
): TemplateResult {
  return html`<button
    type="button"
    class="btn sm ${value === shown ? "next" : "quiet"}"
    aria-pressed=${value === shown}
    data-key="show-${value}"
    @click=${() => onShown(value)}
  >
    ${words} <b>${count}</b>
  </button>`;
}

/** A row of the table with, under it, all there is to say about it. */
export function previewRow(
  cells: TemplateResult,
  columns: number,
  { problems, differences }: { problems: readonly ImportProblem[]; differences: readonly string[] },
  changes: Changes,
): TemplateResult {
  const told = problems.length + differences.length > 0;
  return html`<tbody>
    <tr class=${told ? "has-more" : ""}>
      ${cells}
    </tr>
    ${
      told
        ? html`<tr class="more">
            <td></td>
            <td colspan=${columns - 1}>
              <ul>
                ${problems.map((it) => problem(it, changes))} ${differences.map(difference)}
              </ul>
            </td>
          </tr>`
        : nothing
    }
  </tbody>`;
}

/** The sentence may quote what the cell holds: under the schermo riservato only its place is told. */
function problem(told: ImportProblem, changes: Changes): TemplateResult {
  const { row, column, message, blocks } = told;
  return html`<li class=${blocks ? "blocks" : "doubt"}>
    ${icon(blocks ? "octagon" : "triangle")}<span
      ><b>Riga ${row}${column ? html`, «${column}»` : nothing}:</b> ${contact(message)}</span
    >
    ${blocks && told.cell !== null && !privacy.value ? mending(told, told.cell, changes) : nothing}
  </li>`;
}

/** The cell itself, to be written anew where its problem is told. */
function mending({ row, column }: ImportProblem, cell: string, { mend }: Changes): TemplateResult {
  return html`<form
    class="mend row"
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      const field = (event.currentTarget as HTMLFormElement).elements.namedItem("cell");
      if (field instanceof HTMLInputElement) mend(row, column, field.value);
    }}
  >
    <input name="cell" type="text" autocomplete="off" aria-label="Riga ${row}, «${column}»" .value=${live(cell)} />
    <button type="submit" class="btn sm">Correggi</button>
  </form>`;
}

function difference(words: string): TemplateResult {
  return html`<li class="differs">${icon("info")}<span>Nell’archivio è diverso: ${contact(words)}</span></li>`;
}

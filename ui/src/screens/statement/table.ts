// The rows of a statement and the total of the whole selection: hours over euros.
import { html, nothing, type TemplateResult } from "lit";
import { euros, longMinutes } from "../../base/format";
import { name, tax } from "../../base/privacy";
import type { Statement, StatementFigures, StatementRow, Worth } from "../../generated/types";
import { GROUPINGS, KEYS, monthPeriod } from "./query";

interface Sum {
  key: keyof StatementFigures;
  word: string;
  /** Belongs to whole activities: where the rows are not made of them, only the total has it. */
  whole?: boolean;
  strong?: boolean;
}

const SUMS: readonly Sum[] = [
  { key: "agreed", word: "Concordate", whole: true, strong: true },
  { key: "delivered", word: "Erogate", strong: true },
  { key: "scheduled", word: "Programmate" },
  { key: "draft", word: "Bozze" },
  { key: "elsewhere", word: "Fuori selezione", whole: true },
  { key: "lost", word: "Non usate", whole: true },
  { key: "free", word: "Libere", whole: true },
  { key: "missed", word: "Non svolte" },
];

export function statementTable(it: Statement, query: URLSearchParams): TemplateResult {
  const sums = SUMS.filter((sum) => sum.key !== "elsewhere" || it.total.elsewhere.minutes > 0);
  const head = GROUPINGS.find((grouping) => grouping.key === it.grouping)?.head ?? "";
  return html`<div class="frame" role="region" aria-label="Ore e importi" tabindex="0">
    <table class="st-table">
      <caption class="vh">Ore e importi per ${head.toLowerCase()}, con il totale della selezione</caption>
      <thead>
        <tr>
          <th scope="col">${head}</th>
          ${sums.map((sum) => html`<th scope="col" class="num ${sum.key === "missed" ? "st-apart" : ""}">${sum.word}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${it.rows.map(
          (row) => html`<tr>
            <th scope="row">${label(it, row, query)}</th>
            ${sums.map((sum) => cell(sum, row.figures[sum.key], it.divided || !sum.whole))}
          </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Totale<span class="two">di tutta la selezione</span></th>
          ${sums.map((sum) => cell(sum, it.total[sum.key], true))}
        </tr>
      </tfoot>
    </table>
  </div>`;
}

function cell(sum: Sum, figure: Worth, has: boolean): TemplateResult {
  const hours = figure.minutes ? longMinutes(figure.minutes) : "–";
  return html`<td class="num ${sum.key === "missed" ? "st-apart" : ""}">
    ${
      has
        ? html`${sum.strong ? html`<b>${hours}</b>` : hours}<span class="two"
              >${figure.minutes || figure.amount ? euros(figure.amount) : "\u00a0"}</span
            >`
        : nothing
    }
  </td>`;
}

/** What a row is; where it can be looked into, a link that does. */
function label(it: Statement, row: StatementRow, query: URLSearchParams): TemplateResult {
  const into = (text: unknown, change: Record<string, string>) =>
    html`<a href="#/rendiconto?${changed(query, change)}" data-key="st-${row.id ?? row.month ?? row.label}">${text}</a>`;
  const id = String(row.id ?? "");
  switch (it.grouping) {
    case "attivita":
      return html`${row.detail}<span class="two">${row.label}</span>`;
    case "opal":
      return html`<a href="#/richieste/${id}" data-key="st-${id}">${row.label}</a><span class="two">${name(row.detail)}</span>`;
    case "persona":
      return html`${into(name(row.label), { [KEYS.grouping]: "opal", [KEYS.person]: id })}<span class="two">${tax(row.taxCode)}</span>`;
    case "coach":
      return into(row.label, { [KEYS.grouping]: "mese", [KEYS.coach]: id });
    case "sportello":
      return row.id === null
        ? html`${row.label}`
        : into(row.label, { [KEYS.grouping]: "opal", [KEYS.branch]: id });
    case "cpi":
      return into(row.label, { [KEYS.grouping]: "opal", [KEYS.centre]: id });
    case "mese": {
      const { from, to } = monthPeriod(Number(row.month?.slice(0, 4)), Number(row.month?.slice(5, 7)));
      return into(row.label, { [KEYS.grouping]: "opal", [KEYS.from]: from, [KEYS.to]: to });
    }
  }
}

function changed(query: URLSearchParams, change: Record<string, string>): string {
  const next = new URLSearchParams(query);
  next.delete(KEYS.page);
  if (KEYS.from in change) next.delete(KEYS.period);
  for (const [key, value] of Object.entries(change)) next.set(key, value);
  return next.toString();
}

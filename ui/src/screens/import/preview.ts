// What the table will become: every request with its outcome, every problem with its row and column, and
// what differs from the archive.
import { html, nothing, type TemplateResult } from "lit";
import { chip } from "../../components/chip";
import { remark } from "../../components/violations";
import { counted } from "../../format";
import type { ImportOutcome } from "../../generated/ImportOutcome";
import type { ImportPreview } from "../../generated/ImportPreview";
import type { ImportProblem } from "../../generated/ImportProblem";
import type { ImportRow } from "../../generated/ImportRow";
import { icon } from "../../icons";
import { contact, name, tax } from "../../privacy";

export type Shown = ImportOutcome | "all";

export interface PreviewOptions {
  preview: ImportPreview;
  shown: Shown;
  onShown: (shown: Shown) => void;
}

const OUTCOMES: Readonly<Record<ImportOutcome, TemplateResult>> = {
  new: chip("NUOVA", "done", "plus"),
  known: chip("GIÀ IN ARCHIVIO", "", "archive"),
  faulty: chip("DA CORREGGERE", "bad", "octagon"),
};

const COLUMNS = 12;

export function importPreview({ preview, shown, onShown }: PreviewOptions): TemplateResult {
  const rows = preview.rows.filter((row) => shown === "all" || row.outcome === shown);
  return html`<section class="import-preview">
    <h2 tabindex="-1">Anteprima</h2>
    <p class="meta">
      ${preview.source} · ${preview.format} · ${counted(preview.lines, "riga letta", "righe lette")}
    </p>
    ${
      preview.ignoredColumns.length
        ? remark(
            "n",
            "Colonne non riconosciute, lasciate fuori:",
            preview.ignoredColumns.map((it) => `«${it}»`).join(", "),
          )
        : nothing
    }
    <div class="row wrap outcomes" role="group" aria-label="Richieste da mostrare">
      ${tab<Shown>("all", "tutte", preview.new + preview.known + preview.faulty, shown, onShown)}
      ${tab<Shown>("new", "nuove", preview.new, shown, onShown)}
      ${tab<Shown>("known", "già in archivio", preview.known, shown, onShown)}
      ${tab<Shown>("faulty", "da correggere", preview.faulty, shown, onShown)}
    </div>
    ${rows.length ? table(rows) : html`<p class="muted">Nessuna richiesta di questo tipo.</p>`}
    ${
      preview.more > 0
        ? html`<p class="meta">
            ${counted(preview.more, "altra richiesta non è mostrata", "altre richieste non sono mostrate")} qui: nei conteggi
            qui sopra ci sono tutte.
          </p>`
        : nothing
    }
  </section>`;
}

/** One button of the row that narrows the preview. */
export function tab<Value extends string>(
  value: Value,
  words: string,
  count: number,
  shown: Value,
  onShown: (shown: Value) => void,
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

function table(rows: readonly ImportRow[]): TemplateResult {
  return html`<div class="frame" tabindex="0" role="region" aria-label="Anteprima delle richieste">
    <table class="import-table">
      <caption class="vh">Richieste trovate nella tabella</caption>
      <thead>
        <tr>
          <th scope="col" class="num">Riga</th>
          <th scope="col">Che cosa diventa</th>
          <th scope="col">Situazione</th>
          <th scope="col">Codice OPAL</th>
          <th scope="col">Cognome</th>
          <th scope="col">Nome</th>
          <th scope="col">Codice fiscale</th>
          <th scope="col">CPI</th>
          <th scope="col">Voucher</th>
          <th scope="col" class="num">Attività</th>
          <th scope="col" class="num">Ore</th>
          <th scope="col" class="num">Importo</th>
        </tr>
      </thead>
      ${rows.map(request)}
    </table>
  </div>`;
}

function request(row: ImportRow): TemplateResult {
  const told = row.problems.length + row.differences.length > 0;
  return html`<tbody>
    <tr class=${told ? "has-more" : ""}>
      <td class="num">${row.row}</td>
      <td class="nw">${OUTCOMES[row.outcome]}</td>
      <td class="nw"><span class="state">${row.state}</span></td>
      <td class="nw">${row.opal || "–"}</td>
      <td><b>${name(row.surname) || "–"}</b></td>
      <td>${name(row.name) || "–"}</td>
      <td class="nw">${tax(row.taxCode) || "–"}</td>
      <td>${row.centre || "–"}</td>
      <td>${row.voucher || "–"}</td>
      <td class="num">${row.activities}</td>
      <td class="num">${row.hours}</td>
      <td class="num">${row.amount}</td>
    </tr>
    ${
      told
        ? html`<tr class="more">
            <td></td>
            <td colspan=${COLUMNS - 1}>
              <ul>
                ${row.problems.map(problem)} ${row.differences.map(difference)}
              </ul>
            </td>
          </tr>`
        : nothing
    }
  </tbody>`;
}

/** The sentence may quote what the cell holds: under the schermo riservato only its place is told. */
export function problem({ row, column, message, blocks }: ImportProblem): TemplateResult {
  return html`<li class=${blocks ? "blocks" : "doubt"}>
    ${icon(blocks ? "octagon" : "triangle")}<span
      ><b>Riga ${row}${column ? html`, «${column}»` : nothing}:</b> ${contact(message)}</span
    >
  </li>`;
}

export function difference(words: string): TemplateResult {
  return html`<li class="differs">${icon("info")}<span>Nell’archivio è diverso: ${contact(words)}</span></li>`;
}

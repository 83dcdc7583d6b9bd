// What the portal's table will become, request by request.
import { html, type TemplateResult } from "lit";
import { counted } from "../../base/format";
import { name, tax } from "../../base/privacy";
import { chip } from "../../components/chip";
import type { ImportOutcome, ImportPreview, ImportRow } from "../../generated/types";
import { type Changes, previewFrame, previewRow } from "./preview-parts";

export type Shown = ImportOutcome | "all";

const OUTCOMES: Readonly<Record<ImportOutcome, TemplateResult>> = {
  new: chip("NUOVA", "done", "plus"),
  known: chip("GIÀ IN ARCHIVIO", "", "archive"),
  faulty: chip("DA CORREGGERE", "bad", "octagon"),
};

const COLUMNS = 12;

export function importPreview(
  preview: ImportPreview,
  shown: Shown,
  onShown: (shown: Shown) => void,
  changes: Changes,
): TemplateResult {
  const rows = preview.rows.filter((row) => shown === "all" || row.outcome === shown);
  return previewFrame<Shown>({
    read: preview,
    label: "Richieste da mostrare",
    tabs: [
      ["all", "tutte", preview.new + preview.known + preview.faulty],
      ["new", "nuove", preview.new],
      ["known", "già in archivio", preview.known],
      ["faulty", "da correggere", preview.faulty],
    ],
    shown,
    onShown,
    changes,
    table: rows.length ? table(rows, changes) : null,
    none: "Nessuna richiesta di questo tipo.",
    hidden: (count) => counted(count, "altra richiesta non è mostrata", "altre richieste non sono mostrate"),
  });
}

function table(rows: readonly ImportRow[], changes: Changes): TemplateResult {
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
      ${rows.map((row) => request(row, changes))}
    </table>
  </div>`;
}

function request(row: ImportRow, changes: Changes): TemplateResult {
  return previewRow(
    html`<td class="num">${row.row}</td>
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
      <td class="num">${row.amount}</td>`,
    COLUMNS,
    row,
    changes,
  );
}

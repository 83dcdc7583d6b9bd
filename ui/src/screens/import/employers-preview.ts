// What a list of employers will become, row by row.
import { html, type TemplateResult } from "lit";
import { counted } from "../../base/format";
import { contact, employer as covered, name } from "../../base/privacy";
import { chip } from "../../components/chip";
import type { FirmOutcome, FirmPreview, FirmRow } from "../../generated/types";
import { type Changes, previewFrame, previewRow } from "./preview-parts";

export type ShownFirms = FirmOutcome | "all";

const OUTCOMES: Readonly<Record<FirmOutcome, TemplateResult>> = {
  new: chip("NUOVO", "done", "plus"),
  contact: chip("NUOVO REFERENTE", "done", "person"),
  known: chip("GIÀ IN ARCHIVIO", "", "archive"),
  faulty: chip("DA CORREGGERE", "bad", "octagon"),
};

const COLUMNS = 7;

export function employersPreview(
  preview: FirmPreview,
  shown: ShownFirms,
  onShown: (shown: ShownFirms) => void,
  changes: Changes,
): TemplateResult {
  const rows = preview.rows.filter((row) => shown === "all" || row.outcome === shown);
  return previewFrame<ShownFirms>({
    read: preview,
    label: "Righe da mostrare",
    tabs: [
      ["all", "tutte", preview.lines],
      ["new", "nuovi datori", preview.new],
      ["contact", "nuovi referenti", preview.contacts],
      ["known", "già in archivio", preview.known],
      ["faulty", "da correggere", preview.faulty],
    ],
    shown,
    onShown,
    changes,
    table: rows.length ? table(rows, changes) : null,
    none: "Nessuna riga di questo tipo.",
    hidden: (count) => counted(count, "altra riga non è mostrata", "altre righe non sono mostrate"),
  });
}

function table(rows: readonly FirmRow[], changes: Changes): TemplateResult {
  return html`<div class="frame" tabindex="0" role="region" aria-label="Anteprima dei datori di lavoro">
    <table class="import-table firms">
      <caption class="vh">Datori di lavoro trovati nella tabella</caption>
      <thead>
        <tr>
          <th scope="col" class="num">Riga</th>
          <th scope="col">Che cosa diventa</th>
          <th scope="col">Ragione sociale</th>
          <th scope="col">Indirizzo</th>
          <th scope="col">Comune</th>
          <th scope="col">C.F. o P. IVA</th>
          <th scope="col">Referente</th>
        </tr>
      </thead>
      ${rows.map((row) => firm(row, changes))}
    </table>
  </div>`;
}

function firm(row: FirmRow, changes: Changes): TemplateResult {
  return previewRow(
    html`<td class="num">${row.row}</td>
      <td class="nw">${OUTCOMES[row.outcome]}</td>
      <td><b>${covered(row.name) || "–"}</b></td>
      <td>${covered(row.address) || "–"}</td>
      <td>${covered(row.municipality) || "–"}</td>
      <td class="nw">${contact(row.taxCode) || "–"}</td>
      <td>${name(row.contact) || "–"}</td>`,
    COLUMNS,
    row,
    changes,
  );
}

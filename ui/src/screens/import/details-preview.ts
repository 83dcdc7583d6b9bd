// What a list of people or coaches will become, row by row, and the one choice there is: whether the list or
// the archive is right where they differ.
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { counted } from "../../base/format";
import { contact, name, tax } from "../../base/privacy";
import { chip } from "../../components/chip";
import type { DetailsOutcome, DetailsPreview, DetailsRow } from "../../generated/types";
import { type Changes, previewFrame, previewRow } from "./preview-parts";

export type ShownDetails = DetailsOutcome | "all";

const OUTCOMES: Readonly<Record<DetailsOutcome, TemplateResult>> = {
  new: chip("NUOVO", "done", "plus"),
  changed: chip("SI AGGIORNA", "done", "pencil"),
  known: chip("GIÀ IN ARCHIVIO", "", "archive"),
  faulty: chip("DA CORREGGERE", "bad", "octagon"),
};

export interface DetailsEntry {
  preview: DetailsPreview;
  shown: ShownDetails;
  onShown: (shown: ShownDetails) => void;
  changes: Changes;
  /** Whether people are told apart by their codice fiscale. */
  coded: boolean;
  onOverwrite: (overwrite: boolean) => void;
}

export function detailsPreview(entry: DetailsEntry): TemplateResult {
  const { preview, shown, onShown, changes } = entry;
  const rows = preview.rows.filter((row) => shown === "all" || row.outcome === shown);
  return previewFrame<ShownDetails>({
    read: preview,
    label: "Righe da mostrare",
    tabs: [
      ["all", "tutte", preview.new + preview.changed + preview.known + preview.faulty],
      ["new", "nuovi", preview.new],
      ["changed", "si aggiornano", preview.changed],
      ["known", "già in archivio", preview.known],
      ["faulty", "da correggere", preview.faulty],
    ],
    shown,
    onShown,
    changes,
    choice: preview.differing ? choice(entry) : undefined,
    table: rows.length ? table(rows, entry) : null,
    none: "Nessuna riga di questo tipo.",
    hidden: (count) => counted(count, "altra riga non è mostrata", "altre righe non sono mostrate"),
  });
}

function choice({ preview, onOverwrite }: DetailsEntry): TemplateResult {
  const radio = (overwrite: boolean, label: string) => html`<label class="check"
    ><input
      type="radio"
      name="overwrite"
      data-key=${overwrite ? "overwrite" : "fill"}
      .checked=${live(preview.overwrite === overwrite)}
      @change=${() => onOverwrite(overwrite)}
    /><span>${label}</span></label
  >`;
  return html`<fieldset class="row wrap overwrite">
    <legend class="lbl">
      ${counted(preview.differing, "riga dice altro", "righe dicono altro")} di quello che c’è nell’archivio
    </legend>
    ${radio(false, "Lascia quello dell’archivio, completa solo ciò che è vuoto")}
    ${radio(true, "Prendi quello dell’elenco")}
  </fieldset>`;
}

function table(rows: readonly DetailsRow[], { changes, coded }: DetailsEntry): TemplateResult {
  return html`<div class="frame" tabindex="0" role="region" aria-label="Anteprima dell’elenco">
    <table class="import-table firms">
      <caption class="vh">Persone trovate nell’elenco</caption>
      <thead>
        <tr>
          <th scope="col" class="num">Riga</th>
          <th scope="col">Che cosa diventa</th>
          <th scope="col">Cognome</th>
          <th scope="col">Nome</th>
          ${coded ? html`<th scope="col">Codice fiscale</th>` : nothing}
          <th scope="col">Che cosa si scrive</th>
        </tr>
      </thead>
      ${rows.map((row) => line(row, changes, coded))}
    </table>
  </div>`;
}

function line(row: DetailsRow, changes: Changes, coded: boolean): TemplateResult {
  return previewRow(
    html`<td class="num">${row.row}</td>
      <td class="nw">${OUTCOMES[row.outcome]}</td>
      <td><b>${name(row.surname) || "–"}</b></td>
      <td>${name(row.name) || "–"}</td>
      ${coded ? html`<td class="nw">${tax(row.taxCode) || "–"}</td>` : nothing}
      <td>${taken(row)}</td>`,
    coded ? 6 : 5,
    row,
    changes,
  );
}

function taken({ taken: fields }: DetailsRow): TemplateResult | string {
  if (fields.length === 0) return "–";
  return html`${fields.map(
    ({ label, text }, at) =>
      html`${at > 0 ? " · " : nothing}<span class="muted">${label}</span> ${contact(text)}`,
  )}`;
}

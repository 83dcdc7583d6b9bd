// What a list of employers will become, row by row: its fate, every problem with its column, and what differs
// from the archive.
import { html, nothing, type TemplateResult } from "lit";
import { chip } from "../../components/chip";
import { remark } from "../../components/violations";
import { counted } from "../../format";
import type { FirmOutcome } from "../../generated/FirmOutcome";
import type { FirmPreview } from "../../generated/FirmPreview";
import type { FirmRow } from "../../generated/FirmRow";
import { contact, employer as covered, name } from "../../privacy";
import { difference, problem, tab } from "./preview";

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
): TemplateResult {
  const rows = preview.rows.filter((row) => shown === "all" || row.outcome === shown);
  return html`<section class="import-preview">
    <h2 tabindex="-1">Anteprima</h2>
    <p class="meta">${preview.source} · ${preview.format} · ${counted(preview.lines, "riga letta", "righe lette")}</p>
    ${
      preview.ignoredColumns.length
        ? remark(
            "n",
            "Colonne non riconosciute, lasciate fuori:",
            preview.ignoredColumns.map((it) => `«${it}»`).join(", "),
          )
        : nothing
    }
    <div class="row wrap outcomes" role="group" aria-label="Righe da mostrare">
      ${tab<ShownFirms>("all", "tutte", preview.lines, shown, onShown)}
      ${tab<ShownFirms>("new", "nuovi datori", preview.new, shown, onShown)}
      ${tab<ShownFirms>("contact", "nuovi referenti", preview.contacts, shown, onShown)}
      ${tab<ShownFirms>("known", "già in archivio", preview.known, shown, onShown)}
      ${tab<ShownFirms>("faulty", "da correggere", preview.faulty, shown, onShown)}
    </div>
    ${rows.length ? table(rows) : html`<p class="muted">Nessuna riga di questo tipo.</p>`}
    ${
      preview.more > 0
        ? html`<p class="meta">
            ${counted(preview.more, "altra riga non è mostrata", "altre righe non sono mostrate")} qui: nei conteggi qui
            sopra ci sono tutte.
          </p>`
        : nothing
    }
  </section>`;
}

function table(rows: readonly FirmRow[]): TemplateResult {
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
      ${rows.map(firm)}
    </table>
  </div>`;
}

function firm(row: FirmRow): TemplateResult {
  const told = row.problems.length + row.differences.length > 0;
  return html`<tbody>
    <tr class=${told ? "has-more" : ""}>
      <td class="num">${row.row}</td>
      <td class="nw">${OUTCOMES[row.outcome]}</td>
      <td><b>${covered(row.name) || "–"}</b></td>
      <td>${covered(row.address) || "–"}</td>
      <td>${covered(row.municipality) || "–"}</td>
      <td class="nw">${contact(row.taxCode) || "–"}</td>
      <td>${name(row.contact) || "–"}</td>
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

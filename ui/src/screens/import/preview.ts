// What the portal's table will become, request by request.
import { html, type TemplateResult } from "lit";
import { counted } from "../../base/format";
import { name, tax } from "../../base/privacy";
import { chip } from "../../components/chip";
import type {
  HeldChoices,
  ImportOutcome,
  ImportPreview,
  ImportRow,
  PortalChoice,
} from "../../generated/types";
import { type ChoiceWords, chosenOf, kindChoices, rowChoice } from "./choices";
import { type Changes, previewFrame, previewRow } from "./preview-parts";

export type Shown = ImportOutcome | "all";

const OUTCOMES: Readonly<Record<ImportOutcome, TemplateResult>> = {
  new: chip("NUOVA", "done", "plus"),
  known: chip("UGUALE", "", "done"),
  different: chip("DIVERSA", "todo", "triangle"),
  onlyHere: chip("SOLO QUI", "", "archive"),
  faulty: chip("DA CORREGGERE", "bad", "octagon"),
};

const WORDS: ChoiceWords = {
  portale: "Come sul portale",
  qui: "Resta com’è qui: da riportare",
  lascia: "Non toccare",
};

/** What is chosen of the requests told otherwise. */
export interface Choosing {
  choices: HeldChoices;
  ofAll: (choice: PortalChoice) => void;
  ofRow: (key: string, choice: PortalChoice) => void;
}

export const choiceOf = (row: ImportRow, choices: HeldChoices): PortalChoice =>
  row.outcome === "different" ? chosenOf(row, choices.rows, choices.different) : "lascia";

const COLUMNS = 13;

export function importPreview(
  preview: ImportPreview,
  shown: Shown,
  onShown: (shown: Shown) => void,
  changes: Changes,
  choosing: Choosing,
): TemplateResult {
  const rows = preview.rows.filter((row) => shown === "all" || row.outcome === shown);
  return previewFrame<Shown>({
    read: preview,
    label: "Richieste da mostrare",
    tabs: [
      ["all", "tutte", preview.new + preview.known + preview.different + preview.onlyHere + preview.faulty],
      ["new", "solo sul portale", preview.new],
      ["different", "diverse", preview.different],
      ["onlyHere", "solo qui", preview.onlyHere],
      ["known", "uguali", preview.known],
      ["faulty", "da correggere", preview.faulty],
    ],
    shown,
    onShown,
    changes,
    table: html`${kindChoices([
      {
        id: "kind-different",
        label: "Quelle diverse",
        count: preview.different,
        words: WORDS,
        chosen: choosing.choices.different,
        onChoose: choosing.ofAll,
      },
    ])}
    ${rows.length ? table(rows, changes, choosing) : html`<p class="muted">Nessuna richiesta di questo tipo.</p>`}`,
    none: "",
    hidden: (count) => counted(count, "altra richiesta non è mostrata", "altre richieste non sono mostrate"),
  });
}

function table(rows: readonly ImportRow[], changes: Changes, choosing: Choosing): TemplateResult {
  return html`<div class="frame" tabindex="0" role="region" aria-label="Anteprima delle richieste">
    <table class="import-table">
      <caption class="vh">Richieste trovate nella tabella</caption>
      <thead>
        <tr>
          <th scope="col" class="num">Riga</th>
          <th scope="col">Che cosa è</th>
          <th scope="col">Che cosa fare</th>
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
      ${rows.map((row) => request(row, changes, choosing))}
    </table>
  </div>`;
}

function request(row: ImportRow, changes: Changes, { choices, ofRow }: Choosing): TemplateResult {
  return previewRow(
    html`<td class="num">${row.row || "–"}</td>
      <td class="nw">${OUTCOMES[row.outcome]}</td>
      <td class="nw">${
        row.outcome === "different"
          ? rowChoice(row, row.opal, WORDS, choiceOf(row, choices), (it) => ofRow(row.key, it))
          : "–"
      }</td>
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
    {
      problems: row.problems,
      differences: row.differences.map(
        (it) => `${it.field}: qui ${it.here || "niente"}, sul portale ${it.there || "niente"}.`,
      ),
    },
    changes,
  );
}

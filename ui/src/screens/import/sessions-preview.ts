// The portal's table of sessions beside the archive: only there, told otherwise, only here; with what to do of each.
import { html, nothing, type TemplateResult } from "lit";
import { counted } from "../../base/format";
import { name } from "../../base/privacy";
import { chip } from "../../components/chip";
import type {
  CoachTold,
  HeldChoices,
  HeldOutcome,
  HeldRow,
  PortalChoice,
  SessionsPreview,
} from "../../generated/types";
import { type ChoiceWords, chosenOf, kindChoices, rowChoice } from "./choices";
import { type Changes, previewFrame, previewRow } from "./preview-parts";

export type ShownHeld = HeldOutcome | "all";

/** The kinds of rows about which something may be chosen. */
export type Kind = "new" | "different" | "onlyHere";

export interface Choosing {
  choices: HeldChoices;
  ofKind: (kind: Kind, choice: PortalChoice) => void;
  ofRow: (row: HeldRow, choice: PortalChoice) => void;
}

const OUTCOMES: Readonly<Record<HeldOutcome, TemplateResult>> = {
  new: chip("SOLO SUL PORTALE", "done", "plus"),
  equal: chip("UGUALE", "", "done"),
  different: chip("DIVERSA", "todo", "triangle"),
  onlyHere: chip("SOLO QUI", "todo", "archive"),
  faulty: chip("DA CORREGGERE", "bad", "octagon"),
};

export const KINDS: readonly Kind[] = ["new", "different", "onlyHere"];

const WORDS: Readonly<Record<Kind, ChoiceWords>> = {
  new: { portale: "Riprendi", qui: "", lascia: "Lascia fuori" },
  different: {
    portale: "Come sul portale",
    qui: "Resta com’è qui: da riportare",
    lascia: "Non toccare",
  },
  onlyHere: {
    portale: "Non risulta: chiudila anche qui",
    qui: "Da riportare sul portale",
    lascia: "Non toccare",
  },
};

const ALL: Readonly<Record<Kind, string>> = {
  new: "Quelle che ha solo il portale",
  different: "Quelle diverse",
  onlyHere: "Quelle che ci sono solo qui",
};

export const kindOf = (row: HeldRow): Kind | null =>
  row.outcome === "new" || row.outcome === "different" || row.outcome === "onlyHere" ? row.outcome : null;

/** What will be done of a row. */
export function choiceOf(row: HeldRow, choices: HeldChoices): PortalChoice {
  const kind = kindOf(row);
  return kind === null ? row.chosen : chosenOf(row, choices.rows, choices[kind]);
}

export function sessionsPreview(
  preview: SessionsPreview,
  shown: ShownHeld,
  onShown: (shown: ShownHeld) => void,
  changes: Changes,
  choosing: Choosing,
  one: boolean,
): TemplateResult {
  const rows = preview.rows.filter((row) => shown === "all" || row.outcome === shown);
  const all = preview.new + preview.different + preview.onlyHere + preview.equal + preview.faulty;
  return html`${previewFrame<ShownHeld>({
    read: preview,
    label: "Erogazioni da mostrare",
    tabs: [
      ["all", "tutte", all],
      ["faulty", "da correggere", preview.faulty],
      ["different", "diverse", preview.different],
      ["onlyHere", "solo qui", preview.onlyHere],
      ["new", "solo sul portale", preview.new],
      ["equal", "uguali", preview.equal],
    ],
    shown,
    onShown,
    changes,
    table: html`${coaches(preview.coaches)} ${kindChoices(
      KINDS.map((kind) => ({
        id: `kind-${kind}`,
        label: ALL[kind],
        count: preview[kind],
        words: WORDS[kind],
        chosen: choosing.choices[kind],
        onChoose: (choice) => choosing.ofKind(kind, choice),
      })),
    )}
    ${rows.length ? table(rows, changes, choosing, one) : html`<p class="muted">Nessuna erogazione di questo tipo.</p>`}`,
    none: "",
    hidden: (count) =>
      counted(count, "altra erogazione non è mostrata", "altre erogazioni non sono mostrate"),
  })}`;
}

/** Who the table's operators are; a name that is nobody's yet is added to the coaches. */
function coaches(told: readonly CoachTold[]): TemplateResult | typeof nothing {
  if (told.length === 0) return nothing;
  return html`<p class="meta">
    Operatori:
    ${told.map(
      (it, at) =>
        html`${at ? "; " : ""}${it.told ? `«${it.told}»` : "non indicato"} → <b>${it.coach}</b>${
          it.new ? " (coach nuovo)" : ""
        }, ${counted(it.rows, "riga", "righe")}`,
    )}.
  </p>`;
}

const COLUMNS = 11;

function table(rows: readonly HeldRow[], changes: Changes, choosing: Choosing, one: boolean): TemplateResult {
  return html`<div class="frame" tabindex="0" role="region" aria-label="Confronto delle erogazioni">
    <table class="import-table held">
      <caption class="vh">Erogazioni del portale e dell’archivio</caption>
      <thead>
        <tr>
          <th scope="col" class="num">Riga</th>
          <th scope="col">Che cosa è</th>
          <th scope="col">Che cosa fare</th>
          <th scope="col" class="num">ID</th>
          <th scope="col">Stato</th>
          <th scope="col">Data</th>
          <th scope="col" class="num">Inizio</th>
          <th scope="col" class="num">Fine</th>
          <th scope="col" class="num">Ore</th>
          <th scope="col">Operatore</th>
          ${one ? nothing : html`<th scope="col">Attività</th>`}
        </tr>
      </thead>
      ${rows.map((row) => line(row, changes, choosing, one))}
    </table>
  </div>`;
}

function line(row: HeldRow, changes: Changes, choosing: Choosing, one: boolean): TemplateResult {
  return previewRow(
    html`<td class="num">${row.row ?? "–"}</td>
      <td class="nw">${OUTCOMES[row.outcome]}</td>
      <td class="nw">${choice(row, choosing)}</td>
      <td class="num">${row.portalId || "–"}</td>
      <td class="nw"><span class="state">${row.state || "–"}</span></td>
      <td class="nw">${row.date || "–"}</td>
      <td class="num">${row.start}</td>
      <td class="num">${row.end}</td>
      <td class="num">${row.hours}</td>
      <td>${row.coach || "–"}</td>
      ${one ? nothing : html`<td>${row.code} · ${row.opal}<br />${name(row.person)}</td>`}`,
    one ? COLUMNS - 1 : COLUMNS,
    {
      problems: row.problems,
      differences: row.differences.map((it) => `${it.field}: qui ${it.here}, sul portale ${it.there}.`),
    },
    changes,
  );
}

function choice(row: HeldRow, { choices, ofRow }: Choosing): TemplateResult | string {
  const kind = kindOf(row);
  if (kind === null) {
    return row.outcome === "equal" && row.chosen === "portale" ? "segna come riportata" : "–";
  }
  const which = row.row === null ? `erogazione del ${row.date}` : `riga ${row.row}`;
  return rowChoice(row, which, WORDS[kind], choiceOf(row, choices), (it) => ofRow(row, it));
}

// What is to be done of what archive and portal tell otherwise: a choice for all of a kind, and one a row.
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../base/icons";
import type { HeldChoices, PortalChoice } from "../../generated/types";

/** What each choice is called; an empty one is not offered. */
export type ChoiceWords = Readonly<Record<PortalChoice, string>>;

const ORDER: readonly PortalChoice[] = ["portale", "qui", "lascia"];

/** What the portal has and we have not comes in; nothing that is here changes without a choice. */
export const UNCHOSEN: HeldChoices = { new: "portale", different: "lascia", onlyHere: "lascia", rows: [] };

/** A row about which something may be chosen. */
export interface Choosable {
  key: string;
  choices: readonly PortalChoice[];
}

/** What was chosen of a row, else of its kind, where that is possible. */
export function chosenOf(
  row: Choosable,
  rows: readonly (readonly [key: string, choice: PortalChoice])[],
  ofKind: PortalChoice,
): PortalChoice {
  const own = rows.find(([key]) => key === row.key)?.[1];
  const chosen = own ?? ofKind;
  return row.choices.includes(chosen) ? chosen : "lascia";
}

/** How many rows beyond those shown would change by a choice for all of their kind. */
export const unshownBy = (
  counts: readonly (readonly [choice: PortalChoice, rows: number])[],
  ofKind: PortalChoice,
): number => counts.find(([choice]) => choice === ofKind)?.[1] ?? 0;

export interface KindChoice {
  id: string;
  label: string;
  count: number;
  words: ChoiceWords;
  chosen: PortalChoice;
  onChoose: (choice: PortalChoice) => void;
}

/** One choice for all rows of each kind there is. */
export function kindChoices(kinds: readonly KindChoice[]): TemplateResult | typeof nothing {
  const present = kinds.filter((kind) => kind.count > 0);
  if (present.length === 0) return nothing;
  return html`<div class="kinds">
    ${present.map(
      ({ id, label, count, words, chosen, onChoose }) =>
        html`<label for=${id}>${label} (${count})</label>
          ${select(
            ORDER.filter((it) => words[it]),
            words,
            chosen,
            { id },
            onChoose,
          )}`,
    )}
  </div>`;
}

/** The choice of one row; in words where there is none. */
export function rowChoice(
  row: Choosable,
  which: string,
  words: ChoiceWords,
  chosen: PortalChoice,
  onChoose: (choice: PortalChoice) => void,
): TemplateResult | string {
  if (row.choices.length <= 1) return "resta com’è";
  return select(
    row.choices,
    words,
    chosen,
    { key: `choice-${row.key}`, label: `Che cosa fare, ${which}` },
    onChoose,
  );
}

function select(
  choices: readonly PortalChoice[],
  words: ChoiceWords,
  chosen: PortalChoice,
  named: { id?: string; key?: string; label?: string },
  onChoose: (choice: PortalChoice) => void,
): TemplateResult {
  return html`<span class="pick"
    ><select
      id=${named.id ?? nothing}
      data-key=${named.key ?? named.id ?? nothing}
      aria-label=${named.label ?? nothing}
      @change=${(event: Event) => {
        const value = (event.target as HTMLSelectElement).value;
        const choice = choices.find((it) => it === value);
        if (choice) onChoose(choice);
      }}
    >
      ${choices.map((it) => html`<option value=${it} .selected=${it === chosen}>${words[it]}</option>`)}
    </select>${icon("down")}</span
  >`;
}

// What the journal is narrowed by: operation, who, person, days.
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../base/icons";
import { person, plain, tax } from "../../base/privacy";
import { comboField, type Suggestion } from "../../components/combo-box";
import { dateField } from "../../components/date-field";
import { selectField } from "../../components/field";
import { listBeneficiaries } from "../../generated/client";
import type { FieldProblem, JournalFilter, JournalPage } from "../../generated/types";
import { today } from "../../shared/state";
import { isNarrowed, KEYS } from "./journal-query";

export interface SearchOptions {
  filter: JournalFilter;
  /** What the choices come from; null before anything was read. */
  page: JournalPage | null;
  /** The days and the name as they are being typed. */
  typed: { from: string; to: string; person: string };
  problems: readonly FieldProblem[];
  onTyped: (typed: Partial<SearchOptions["typed"]>) => void;
  onChoice: (change: Record<string, string | null>) => void;
  /** The days typed are to be looked for. */
  onFind: () => void;
  onAll: () => void;
}

const SUGGESTIONS = 8;

async function people(text: string): Promise<Suggestion[]> {
  const { rows } = await listBeneficiaries(text, 1, 10);
  return rows.slice(0, SUGGESTIONS).map((it) => ({
    key: String(it.id),
    text: plain(`${it.surname} ${it.name}`),
    label: person(it.surname, it.name),
    detail: tax(it.taxCode),
  }));
}

export function journalSearch(options: SearchOptions): TemplateResult {
  const { filter, page, typed, problems } = options;
  const problem = (field: string) => problems.find((it) => it.field === field)?.message;
  return html`<form
    class="journal-search"
    role="search"
    aria-label="Cerca nel giornale"
    @submit=${(event: Event) => {
      event.preventDefault();
      options.onFind();
    }}
  >
    ${selectField({
      id: "journal-action",
      label: "Operazione",
      none: "tutte le operazioni",
      value: filter.action ?? "",
      choices: (page?.actions ?? []).map(([value, label]) => ({ value, label })),
      onChange: (value) => options.onChoice({ [KEYS.action]: value || null }),
    })}
    ${selectField({
      id: "journal-who",
      label: "Chi",
      none: "chiunque",
      value: filter.who,
      choices: (page?.whos ?? []).map((who) => ({ value: who, label: who })),
      onChange: (value) => options.onChoice({ [KEYS.who]: value || null }),
    })}
    ${comboField({
      id: "journal-person",
      label: "Persona",
      value: typed.person,
      placeholder: "cognome, codice fiscale",
      none: "Nessuna persona.",
      onInput: (text) => options.onTyped({ person: text }),
      onPick: ({ key }) => options.onChoice({ [KEYS.person]: key }),
      suggest: people,
    })}
    ${day("from", "Dal", "journal-from", problem("from"), options)}
    ${day("to", "Al", "journal-to", problem("to"), options)}
    <div class="row">
      <button type="submit" class="btn next">${icon("search")}Trova</button>
      ${
        isNarrowed(filter)
          ? html`<button type="button" class="btn" data-key="journal-all" @click=${options.onAll}>Mostra tutto</button>`
          : nothing
      }
    </div>
    ${only(options)}
  </form>`;
}

function day(
  key: "from" | "to",
  label: string,
  id: string,
  error: string | undefined,
  { typed, onTyped }: SearchOptions,
): TemplateResult {
  return dateField({
    id,
    label,
    value: typed[key],
    error,
    today: today(),
    onInput: (text) => onTyped({ [key]: text }),
  });
}

/** Whose rows they are: a person and a request have no field that keeps showing them. */
function only({ filter, page, onChoice }: SearchOptions): TemplateResult | typeof nothing {
  if (filter.person === null && filter.request === null) return nothing;
  const whose = page?.person ? person(...page.person) : "una persona";
  return html`<p class="meta only-these">
    ${
      filter.person === null
        ? nothing
        : html`${icon("person")}<span>Solo ciò che riguarda <b>${whose}</b>.</span>
            ${forget("journal-any-person", () => onChoice({ [KEYS.person]: null }))}`
    }
    ${
      filter.request === null
        ? nothing
        : html`${icon("requests")}<span
              >Solo la richiesta <a href="#/richieste/${filter.request}">${page?.opal ?? "scelta"}</a>.</span
            >
            ${forget("journal-any-request", () => onChoice({ [KEYS.request]: null }))}`
    }
  </p>`;
}

const forget = (key: string, act: () => void): TemplateResult =>
  html`<button type="button" class="link" data-key=${key} @click=${act}>Togli questo filtro</button>`;

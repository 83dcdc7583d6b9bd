// «Cerca record in cui», «Restringi la ricerca ai record con»: the portal's own search (§2).
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../base/icons";
import { personalType } from "../../base/privacy";
import { selectField, textField } from "../../components/field";
import type { Directory, RequestFilter } from "../../generated/types";
import { STATES } from "./query";

/** Choices as they go into the address; an empty text means any. */
export interface Searched {
  state: string;
  branch: string;
  centre: string;
}

export interface SearchOptions {
  text: string;
  filter: RequestFilter;
  lists: Directory;
  withState: boolean;
  onText: (text: string) => void;
  onChoice: (change: Partial<Searched>) => void;
  onFind: () => void;
  onAll: () => void;
  onForgetPerson: () => void;
}

const word = (id: number | null): string => (id === null ? "" : String(id));

export function searchForm(options: SearchOptions): TemplateResult {
  const { filter, lists } = options;
  return html`<form
    class="row wrap end search-form"
    role="search"
    aria-label="Cerca fra le richieste"
    @submit=${(event: Event) => {
      event.preventDefault();
      options.onFind();
    }}
  >
    <div class="phrase">
      ${textField({
        id: "requests-text",
        label: "Un qualsiasi campo contiene la frase",
        value: options.text,
        type: personalType(),
        placeholder: "cognome, codice OPAL, CPI…",
        onInput: options.onText,
      })}
    </div>
    ${
      options.withState
        ? html`<div>
            ${selectField({
              id: "requests-state",
              label: "Situazione",
              value: filter.state ?? "",
              none: "qualsiasi situazione",
              choices: STATES.map((it) => ({ value: it, label: it })),
              onChange: (state) => options.onChoice({ state }),
            })}
          </div>`
        : nothing
    }
    <div>
      ${selectField({
        id: "requests-branch",
        label: "Sportello",
        value: word(filter.branch),
        none: "qualsiasi sportello",
        choices: lists.branches.map(({ id, name }) => ({ value: String(id), label: name })),
        onChange: (branch) => options.onChoice({ branch }),
      })}
    </div>
    <div>
      ${selectField({
        id: "requests-centre",
        label: "CPI",
        value: word(filter.centre),
        none: "qualsiasi CPI",
        choices: lists.centres.map(({ id, name }) => ({ value: String(id), label: name })),
        onChange: (centre) => options.onChoice({ centre }),
      })}
    </div>
    <div class="row">
      <button type="submit" class="btn next">${icon("search")}Trova</button>
      <button type="button" class="btn" data-key="all" @click=${options.onAll}>Mostra tutti</button>
    </div>
    ${
      filter.beneficiary === null
        ? nothing
        : html`<p class="meta only-person">
            ${icon("person")}Solo le richieste di una persona.
            <button type="button" class="link" @click=${options.onForgetPerson}>Togli questo filtro</button>
          </p>`
    }
  </form>`;
}

// Every admitted request with what its activities leave (§3.2): one row a request, one column an activity.
import { html, nothing, type TemplateResult } from "lit";
import { counted } from "../../base/format";
import { icon } from "../../base/icons";
import { name, person } from "../../base/privacy";
import { emptyState } from "../../components/layout";
import { par } from "../../components/paragraph";
import { pager, recordCount, rowKeys } from "../../components/table";
import type { OutputActivity, OutputPage, OutputRequest, OutputStanding } from "../../generated/types";
import { STANDINGS, standingChip } from "./standing";

export interface ListOptions {
  page: OutputPage;
  standing: OutputStanding | null;
  text: string;
  size: number;
  onStanding: (standing: string) => void;
  onText: (text: string) => void;
  onSize: (size: string) => void;
  onPage: (page: number) => void;
  onAll: () => void;
}

const SIZES = [10, 25, 50] as const;

/** The manual's five activities: a request may have fewer of them. */
const COLUMNS: readonly (readonly [code: string, title: string])[] = [
  ["JC-AN", "Analisi"],
  ["JC-DE", "Definizione"],
  ["JC-PU", "Puntualizzazione"],
  ["JC-SU", "Supervisione"],
  ["JC-AL", "Allenamento"],
];

export function outputList(options: ListOptions): TemplateResult {
  const { page, standing, text } = options;
  const filtered = standing !== null || text !== "";
  return html`${page.found > 0 || filtered ? filters(options, filtered) : nothing}
    ${page.found === 0 ? empty(options, filtered) : table(page)}`;
}

function filters(options: ListOptions, filtered: boolean): TemplateResult {
  const typed = (event: Event) => (event.target as HTMLInputElement | HTMLSelectElement).value;
  return html`<div class="row wrap out-filters">
      <input
        id="out-text"
        class="grow"
        type="search"
        aria-label="Cerca per destinatario, codice fiscale o codice OPAL"
        placeholder="destinatario, codice fiscale, codice OPAL"
        autocomplete="off"
        spellcheck="false"
        .value=${options.text}
        @input=${(event: Event) => options.onText(typed(event))}
      />
      <span class="pick">
        <select id="out-standing" aria-label="Mostra" @change=${(event: Event) => options.onStanding(typed(event))}>
          <option value="" .selected=${options.standing === null}>tutte le richieste</option>
          ${STANDINGS.map(
            ([key, label]) =>
              html`<option value=${key} .selected=${key === options.standing}>${label}</option>`,
          )}
        </select>${icon("down")}
      </span>
      <span class="pick out-size">
        <select id="out-size" aria-label="Richieste per pagina" @change=${(event: Event) => options.onSize(typed(event))}>
          ${SIZES.map((size) => html`<option value=${size} .selected=${size === options.size}>${size} per pagina</option>`)}
        </select>${icon("down")}
      </span>
    </div>
    <div class="row wrap">
      <p role="status"><b>${recordCount(options.page.found, options.page.page, options.page.pages)}</b></p>
      <span class="grow"></span>
      ${filtered ? html`<button type="button" class="link" data-key="out-all" @click=${options.onAll}>Mostra tutte</button>` : nothing}
      ${pager(options.page.page, options.page.pages, options.onPage)}
    </div>`;
}

function table(page: OutputPage): TemplateResult {
  return html`<div class="frame">
    <table class="outs" @keydown=${rowKeys}>
      <colgroup>
        <col class="c-who" />
        <col span="5" />
        <col class="c-files" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">Destinatario e OPAL</th>
          ${COLUMNS.map(([, title]) => html`<th scope="col">${title}</th>`)}
          <th scope="col">File</th>
        </tr>
      </thead>
      <tbody>
        ${page.rows.map(line)}
      </tbody>
    </table>
  </div>`;
}

function line(row: OutputRequest): TemplateResult {
  return html`<tr>
    <td class="cut">
      <a href="#/documenti/${row.request}" data-row data-key="documenti-${row.request}">${person(row.surname, row.name)}</a>
      <span class="two cut">${row.opal}</span>
    </td>
    ${COLUMNS.map(([code]) => cell(row.activities.find((it) => it.code.startsWith(code))))}
    <td class="nw">${row.files ? html`${icon("attach")}<span class="vh">${counted(row.files, "file allegato", "file allegati")}</span><span aria-hidden="true">${row.files}</span>` : ""}</td>
  </tr>`;
}

/** The document an activity should leave, and how many others there are. */
function cell(activity: OutputActivity | undefined): TemplateResult {
  if (!activity) return html`<td></td>`;
  const [first, ...others] = activity.documents;
  if (!first) return html`<td><span class="meta">${activity.code}</span></td>`;
  const version = first.versions ? `versione ${first.versions}${first.ahead ? ", poi modificato" : ""}` : "";
  return html`<td title=${first.title}>
    ${standingChip(first.standing)}
    <span class="two cut">${version || activity.code}${others.length ? ` · altri ${others.length}` : ""}</span>
  </td>`;
}

function empty(options: ListOptions, filtered: boolean): TemplateResult {
  if (filtered) {
    return emptyState({
      drawing: "search",
      title: "Nessuna richiesta trovata",
      text: html`Nessuna corrisponde a ${options.text ? html`«${name(options.text)}»` : "quello che hai scelto"}.`,
      action: html`<button type="button" class="btn" data-key="out-all" @click=${options.onAll}>Mostra tutte</button>`,
    });
  }
  return emptyState({
    drawing: "documents",
    title: "Ancora nessun documento",
    text: html`I documenti si scrivono dopo l’ammissione al servizio: ammetti prima una richiesta (${par("§3.2")}).`,
    action: html`<a class="btn next" href="#/richieste">Vai alle richieste</a>`,
  });
}

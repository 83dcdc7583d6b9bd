// The registers at the left: filters, pages, and one line each.
import { html, nothing, type TemplateResult } from "lit";
import { dayMonth } from "../../base/format";
import { icon } from "../../base/icons";
import { name, person } from "../../base/privacy";
import { registerChip } from "../../components/chip";
import { emptyState } from "../../components/layout";
import { par } from "../../components/paragraph";
import { pager, recordCount, rowKeys } from "../../components/table";
import type { RegisterPage, RegisterRow, RegisterState } from "../../generated/types";

export const STATES: readonly (readonly [state: RegisterState, label: string])[] = [
  ["DA FIRMARE", "da firmare"],
  ["FIRMATO IN PARTE", "firmati in parte"],
  ["FIRMATO", "firmati"],
  ["SUPERATO", "superati"],
  ["SOSTITUITO", "sostituiti"],
  ["RITIRATO", "ritirati"],
];

/** Coach and recipient, who must sign (§3.2). */
const SIGNERS = 2;

export interface ListOptions {
  page: RegisterPage;
  chosen: number | null;
  state: RegisterState | null;
  text: string;
  /** Set when only the registers of one request are listed: its OPAL code. */
  opal: string | null;
  onState: (state: string) => void;
  onText: (text: string) => void;
  onPage: (page: number) => void;
  onChoose: (id: number) => void;
  onAll: () => void;
  onIssue: () => void;
}

export function registerList(options: ListOptions): TemplateResult {
  const { page } = options;
  const filtered = options.state !== null || options.text !== "" || options.opal !== null;
  return html`${page.found > 0 || filtered ? filters(options, filtered) : nothing}
    ${page.found === 0 ? empty(options, filtered) : table(options)}`;
}

function filters(options: ListOptions, filtered: boolean): TemplateResult {
  return html`<div class="row reg-filters">
      <span class="pick">
        <select
          id="reg-state"
          aria-label="Mostra"
          @change=${(event: Event) => options.onState((event.target as HTMLSelectElement).value)}
        >
          <option value="" .selected=${options.state === null}>tutti i registri</option>
          ${STATES.map(([state, label]) => html`<option value=${state} .selected=${state === options.state}>${label}</option>`)}
        </select>${icon("down")}
      </span>
      <input
        id="reg-text"
        class="grow"
        type="search"
        aria-label="Cerca per numero, destinatario o codice OPAL"
        placeholder="numero, destinatario"
        autocomplete="off"
        spellcheck="false"
        .value=${options.text}
        @input=${(event: Event) => options.onText((event.target as HTMLInputElement).value)}
      />
    </div>
    <div class="row wrap">
      <p role="status"><b>${recordCount(options.page.found, options.page.page, options.page.pages)}</b></p>
      ${options.opal ? html`<span class="meta">solo ${options.opal}</span>` : nothing}
      <span class="grow"></span>
      ${filtered ? html`<button type="button" class="link" data-key="reg-all" @click=${options.onAll}>Mostra tutti</button>` : nothing}
      ${pager(options.page.page, options.page.pages, options.onPage)}
    </div>`;
}

function table(options: ListOptions): TemplateResult {
  return html`<div class="frame">
      <table class="reg" @keydown=${rowKeys}>
        <colgroup>
          <col class="c-number" />
          <col />
          <col class="c-signed" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">Registro</th>
            <th scope="col">Destinatario e ambito</th>
            <th scope="col" class="end">Stato</th>
          </tr>
        </thead>
        <tbody>
          ${options.page.rows.map((row) => line(row, row.id === options.chosen, options.onChoose))}
        </tbody>
      </table>
    </div>
    <p class="meta">Un registro firmato non cambia più: una correzione ne emette una nuova versione.</p>`;
}

function line(row: RegisterRow, chosen: boolean, onChoose: (id: number) => void): TemplateResult {
  const off = row.state === "SOSTITUITO" || row.state === "RITIRATO";
  return html`<tr class=${off ? "off" : ""} ?data-chosen=${chosen} @click=${() => onChoose(row.id)}>
    <td class=${row.onPaper ? "on-paper" : "nw"}>
      <a
        href="#/registri?registro=${row.id}"
        data-row
        data-key="registro-${row.id}"
        aria-current=${chosen ? "true" : nothing}
        @click=${(event: Event) => {
          event.preventDefault();
          event.stopPropagation();
          onChoose(row.id);
        }}
      >${row.number}</a
      ><span class="two">${row.onPaper ? "su carta" : `${dayMonth(row.issued)}${row.version && row.version > 1 ? ` · v. ${row.version}` : ""}`}</span>
    </td>
    <td class="cut"><b>${person(row.surname, row.name)}</b><span class="two scope cut">${row.scope}</span></td>
    <td class="keep end">
      ${registerChip(row.state)}
      <span class="two">${row.replacedBy ? html`dal ${row.replacedBy}` : html`firme ${row.signatures} di ${SIGNERS}`}</span>
    </td>
  </tr>`;
}

function empty(options: ListOptions, filtered: boolean): TemplateResult {
  if (filtered) {
    return emptyState({
      drawing: "search",
      title: "Nessun registro trovato",
      text: html`Nessuno corrisponde a ${options.text ? html`«${name(options.text)}»` : "quello che hai scelto"}${
        options.opal ? ` per ${options.opal}` : ""
      }.`,
      action: html`<button type="button" class="btn" data-key="reg-all" @click=${options.onAll}>Mostra tutti</button>`,
    });
  }
  return emptyState({
    drawing: "registers",
    title: "Nessun registro emesso",
    text: html`Emetti il registro delle erogazioni svolte, oppure stampa prima in bianco quelle programmate e portalo a
    firmare (${par("§3.2")}).`,
    action: html`<button type="button" class="btn next" data-key="reg-first" @click=${options.onIssue}>
      ${icon("plus")}Emetti il primo registro…
    </button>`,
  });
}

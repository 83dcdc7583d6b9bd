// Datori di lavoro and destinatari: long lists, searched as one types and shown by pages.
import { html, nothing, type TemplateResult } from "lit";
import type { IconName } from "../../base/icons";
import { emptyState } from "../../components/layout";
import { pager, recordCount, rowKeys } from "../../components/table";

export interface LongList<Row> {
  page: { found: number; page: number; pages: number; rows: readonly Row[] };
  text: string;
  label: string;
  placeholder: string;
  heads: readonly string[];
  line: (row: Row) => TemplateResult;
  empty: { drawing: IconName; title: string; text: unknown };
  onText: (text: string) => void;
  onPage: (page: number) => void;
}

export function longList<Row>(list: LongList<Row>): TemplateResult {
  const { page, text, empty } = list;
  if (page.found === 0 && !text) return emptyState(empty);
  return html`<div class="row end wrap">
      <div class="field dir-search">
        <label for="dir-text">${list.label}</label>
        <input
          id="dir-text"
          type="search"
          placeholder=${list.placeholder}
          autocomplete="off"
          spellcheck="false"
          .value=${text}
          @input=${(event: Event) => list.onText((event.target as HTMLInputElement).value)}
        />
      </div>
      <span class="grow"></span>
    </div>
    <div class="row wrap">
      <p role="status"><b>${recordCount(page.found, page.page, page.pages)}</b></p>
      <span class="grow"></span>
      ${pager(page.page, page.pages, list.onPage)}
    </div>
    ${
      page.found === 0
        ? emptyState({
            drawing: "search",
            title: "Nessun risultato",
            text: "Prova con meno lettere, o con un’altra parte del nome.",
            action: html`<button type="button" class="btn" data-key="dir-all" @click=${() => list.onText("")}>Mostra tutti</button>`,
          })
        : html`<div class="frame">
            <table class="dir" @keydown=${rowKeys}>
              <thead>
                <tr>
                  ${list.heads.map((head) => html`<th scope="col">${head}</th>`)}
                </tr>
              </thead>
              <tbody>
                ${page.rows.map(list.line)}
              </tbody>
            </table>
          </div>`
    }`;
}

/** The first cell of a line: opens the record beside the list. */
export function opener(
  key: string,
  text: unknown,
  address: string,
  chosen: boolean,
  onOpen: () => void,
): TemplateResult {
  return html`<a
    href="#${address}"
    data-row
    data-key=${key}
    aria-current=${chosen ? "true" : nothing}
    @click=${(event: Event) => {
      event.preventDefault();
      onOpen();
    }}
  >${text}</a>`;
}

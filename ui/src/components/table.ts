// What goes around a table: how many records, the pages, heads that sort, rows reached with the arrows.
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../base/icons";

/** «Record trovati: 41 – pagina 1 di 5», the portal's own words. */
export function recordCount(total: number, page: number, pages: number): string {
  return `Record trovati: ${total} – pagina ${page} di ${Math.max(1, pages)}`;
}

/** First, last, and the pages around the current one; null stands for a gap. */
export function pageNumbers(page: number, pages: number): (number | null)[] {
  const wanted = [1, pages, page - 1, page, page + 1].filter((it) => it >= 1 && it <= pages);
  const sorted = [...new Set(pages <= 7 ? Array.from({ length: pages }, (_, at) => at + 1) : wanted)];
  sorted.sort((a, b) => a - b);
  return sorted.flatMap((it, at) => (at > 0 && it - (sorted[at - 1] ?? it) > 1 ? [null, it] : [it]));
}

export function pager(
  page: number,
  pages: number,
  onPage: (page: number) => void,
): TemplateResult | typeof nothing {
  if (pages <= 1) return nothing;
  const step = (to: number, label: string, drawing: "left" | "right") =>
    html`<button
      type="button"
      class="btn sm quiet"
      aria-label=${label}
      data-key="page-${drawing}"
      ?disabled=${to < 1 || to > pages}
      @click=${() => onPage(to)}
    >${icon(drawing)}</button>`;
  return html`<nav class="pager" aria-label="Pagine">
    ${step(page - 1, "Pagina precedente", "left")}
    ${pageNumbers(page, pages).map((it) =>
      it === null
        ? html`<span class="meta">…</span>`
        : html`<button
            type="button"
            class="btn sm quiet"
            aria-label="Pagina ${it}"
            aria-current=${it === page ? "page" : nothing}
            data-key="page-${it}"
            @click=${() => onPage(it)}
          >${it}</button>`,
    )}
    ${step(page + 1, "Pagina successiva", "right")}
  </nav>`;
}

export interface Sort {
  key: string;
  descending: boolean;
}

export interface SortHead {
  key: string;
  label: string;
  sort: Sort;
  onSort: (sort: Sort) => void;
  /** Further classes of the cell: «num», «opt». */
  cell?: string;
  /** Stands at the edge of the cell, as a handle to resize the column. */
  edge?: unknown;
  /** How many columns it stands over. */
  span?: number;
}

export function sortHead({ key, label, sort, onSort, cell = "", edge, span = 1 }: SortHead): TemplateResult {
  const active = sort.key === key;
  const order = active ? (sort.descending ? "descending" : "ascending") : nothing;
  return html`<th scope="col" class=${cell} colspan=${span} aria-sort=${order}>
    <button
      type="button"
      class="sort"
      data-key="sort-${key}"
      @click=${() => onSort({ key, descending: active ? !sort.descending : false })}
    >${label}${icon(active && !sort.descending ? "up" : "down")}</button>${edge ?? nothing}
  </th>`;
}

/** On a table: the arrows move the focus among the elements marked data-row, Home and End to the ends. */
export function rowKeys(event: KeyboardEvent): void {
  const rows = [...(event.currentTarget as Element).querySelectorAll<HTMLElement>("[data-row]")];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return;
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  rows[Math.min(rows.length - 1, Math.max(0, to))]?.focus();
}

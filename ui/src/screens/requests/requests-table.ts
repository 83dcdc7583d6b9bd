// The portal's table: one request a row, its five activities under it, two head rows on one grid so that
// all thirteen columns of the manual stand (§2). Widths are dragged at the heads' edges, or set with the
// keyboard under «Colonne».
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { date, euros, hours, minutes } from "../../base/format";
import { icon } from "../../base/icons";
import { LightElement } from "../../base/light";
import { name, tax } from "../../base/privacy";
import { activityChip, requestChip } from "../../components/chip";
import { rowKeys, type Sort, sortHead } from "../../components/table";
import type { ActivityLine, RequestRow } from "../../generated/types";
import { COLUMNS, type ColumnKey, clampWidth, type Widths } from "./layout";

/** What each head sorts by, and the classes of its cells. */
const HEADS: Readonly<Record<ColumnKey, readonly [sort: string, cell: string]>> = {
  st: ["state", "indent"],
  da: ["requestDate", ""],
  op: ["opal", ""],
  ti: ["holder", "opt"],
  su: ["surname", ""],
  no: ["name", ""],
  cf: ["taxCode", ""],
  cp: ["centre", ""],
  or: ["minutes", "num"],
  im: ["amount", "num"],
};

/** The heads over the activities. */
const WITHIN = [
  ["activityState", "Stato attività", "indent", 1],
  ["component", "Componente", "", 3],
  ["expense", "Voce di spesa", "", 3],
] as const;

@customElement("requests-table")
export class RequestsTable extends LightElement {
  @property({ attribute: false }) rows: readonly RequestRow[] = [];
  @property({ attribute: false }) sort: Sort = { key: "requestDate", descending: true };
  @property({ attribute: false }) widths: Widths = {};
  @property({ attribute: false }) isOpen: (id: number) => boolean = () => false;
  /** Changes whenever an answer of `isOpen` may have changed. */
  @property({ attribute: false }) opened: unknown;
  @property({ attribute: false }) onSort: (sort: Sort) => void = () => undefined;
  @property({ attribute: false }) onToggle: (id: number) => void = () => undefined;
  @property({ attribute: false }) onWidths: (widths: Widths) => void = () => undefined;

  protected override updated(changed: PropertyValues): void {
    if (changed.has("widths")) this.applyWidths(this.widths);
  }

  protected override render(): TemplateResult {
    return html`<div class="frame">
      <table class="grp requests" @keydown=${this.keys}>
        <caption class="vh">
          Richieste di attivazione servizi, ognuna con le sue attività
        </caption>
        <colgroup>
          ${COLUMNS.map(([key]) => html`<col class="w-${key}" />`)}
        </colgroup>
        <thead>
          <tr>
            ${COLUMNS.map(([key, label]) =>
              sortHead({
                key: HEADS[key][0],
                label,
                sort: this.sort,
                onSort: this.onSort,
                cell: HEADS[key][1],
                // A closed column keeps its name for who hears the table.
                edge: html`${key === "ti" ? html`<span class="closed vh">${label}</span>` : nothing}<span class="edge" aria-hidden="true" @pointerdown=${(event: PointerEvent) => this.drag(event, key)}></span>`,
              }),
            )}
          </tr>
          <tr>
            ${WITHIN.map(([key, label, cell, span]) =>
              sortHead({ key, label, cell, span, sort: this.sort, onSort: this.onSort }),
            )}
            <td colspan="3"></td>
          </tr>
        </thead>
        ${repeat(
          this.rows,
          (row) => row.id,
          (row) => this.request(row),
        )}
      </table>
    </div>`;
  }

  private request(row: RequestRow): TemplateResult {
    const open = this.isOpen(row.id);
    const off = row.state === "RIFIUTATA" || row.state === "CANCELLATA";
    return html`<tbody class=${open ? "open" : ""}>
      <tr class=${off ? "off" : ""} @click=${(event: Event) => this.pressed(event, row.id)}>
        <td class="nw keep">
          <button
            type="button"
            class="tw"
            aria-expanded=${open}
            aria-label="Attività della richiesta ${row.opal}"
            data-key="open-${row.id}"
            @click=${() => this.onToggle(row.id)}
          >
            ${icon(open ? "down" : "right")}</button
          >${requestChip(row.state)}${row.daysLeft === null ? nothing : daysTag(row.daysLeft, row.notifiedGuessed)}
        </td>
        <td class="nw">${date(row.requestDate)}</td>
        <td class="nw"><a href="#/richieste/${row.id}" data-row="${row.id}">${row.opal}</a></td>
        <td class="cut opt" title=${row.holder}>${row.holder}</td>
        <td class="cut"><b>${name(row.surname)}</b></td>
        <td class="cut">${name(row.name)}</td>
        <td class="cut">${tax(row.taxCode)}</td>
        <td class="cut">${row.centre}</td>
        <td class="num">${hours(row.minutes)}</td>
        <td class="num">${euros(row.amount)}</td>
      </tr>
      ${open ? row.activities.map((line, at) => this.activity(line, at === row.activities.length - 1)) : nothing}
    </tbody>`;
  }

  private activity(line: ActivityLine, last: boolean): TemplateResult {
    return html`<tr class="sub ${last ? "last" : ""}">
      <td class="indent">${activityChip(line.state)}</td>
      <td colspan="3" class="cut"><a href="#/attivita/${line.id}" data-row="a${line.id}">${line.title}</a></td>
      <td colspan="3" class="cut">${line.code} – ${line.title}</td>
      <td class="cut said-small"><span class="meta">erogate ${minutes(line.delivered)}</span></td>
      <td class="num">${hours(line.minutes)}</td>
      <td class="num">${euros(line.amount)}</td>
    </tr>`;
  }

  /** A press on the row itself opens it; links, buttons and text being selected are left alone. */
  private pressed(event: Event, id: number): void {
    if ((event.target as Element).closest("a, button")) return;
    if (getSelection()?.toString()) return;
    this.onToggle(id);
  }

  /** Arrows up and down move among the rows, right and left open and close the request. */
  private keys(event: KeyboardEvent): void {
    const row = (event.target as Element).closest<HTMLElement>("[data-row]");
    const id = Number(row?.dataset.row);
    if (id && (event.key === "ArrowRight" || event.key === "ArrowLeft")) {
      event.preventDefault();
      if (this.isOpen(id) !== (event.key === "ArrowRight")) this.onToggle(id);
      return;
    }
    rowKeys(event);
  }

  private applyWidths(widths: Widths): void {
    const table = this.querySelector<HTMLElement>("table");
    for (const [key] of COLUMNS) {
      const width = widths[key];
      if (width === undefined) table?.style.removeProperty(`--w-${key}`);
      else table?.style.setProperty(`--w-${key}`, `${width}rem`);
    }
  }

  private drag(event: PointerEvent, key: ColumnKey): void {
    const edge = event.currentTarget as HTMLElement;
    const cell = edge.closest("th");
    if (!cell) return;
    event.preventDefault();
    edge.setPointerCapture(event.pointerId);
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    const [from, start] = [event.clientX, cell.getBoundingClientRect().width / rem];
    let widths = this.widths;
    const move = (moved: PointerEvent) => {
      widths = { ...this.widths, [key]: clampWidth(start + (moved.clientX - from) / rem) };
      this.applyWidths(widths);
    };
    const done = () => {
      edge.removeEventListener("pointermove", move);
      edge.removeEventListener("lostpointercapture", done);
      if (widths !== this.widths) this.onWidths(widths);
    };
    edge.addEventListener("pointermove", move);
    edge.addEventListener("lostpointercapture", done);
  }
}

/** «6 gg» beside a PROPOSTA: days before the automatic cancellation (§2). */
function daysTag(days: number, presumed: boolean): TemplateResult {
  const words = days <= 0 ? "oggi" : `${days} gg`;
  const title = presumed
    ? "Termine presunto: manca la data di notifica del CPI (§2)"
    : "Giorni rimasti prima della cancellazione automatica (§2)";
  if (presumed) return html`<span class="tag soon" title=${title}>presunto: ${words}</span>`;
  return html`<span class="tag ${days <= 0 ? "hot" : "soon"}" title=${title}
    >${words}<span class="vh">, ${title}</span></span
  >`;
}

declare global {
  interface HTMLElementTagNameMap {
    "requests-table": RequestsTable;
  }
}

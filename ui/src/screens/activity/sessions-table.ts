// The table «Erogazioni» as in the manual: ID, Stato, Operatore, Data, Inizio, Fine, Ore:minuti, Azioni.
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { date, minutes, weekday, weekdayShort } from "../../base/format";
import { icon } from "../../base/icons";
import { employer, plain } from "../../base/privacy";
import { sessionChip } from "../../components/chip";
import { emptyState, sectionHead } from "../../components/layout";
import { par } from "../../components/paragraph";
import { rowKeys, type Sort, sortHead } from "../../components/table";
import type { PortalMark, SessionRow, SessionStep, Urgency } from "../../generated/types";
import { daySheet } from "../../shared/day-sheet";
import { AFTERWARDS } from "../../shared/session/afterwards-dialog";
import { stepButton } from "../../shared/session/step-buttons";

export interface TableOptions {
  rows: readonly SessionRow[];
  /** Session the panel or the last step is about. */
  selected: number | null;
  /** The form stands beside: smaller, surname only. */
  tight: boolean;
  /** The activity still takes sessions: what was lost can be planned again. */
  open: boolean;
  /** Whose sheet of a day is printed. */
  request: number;
  sort: Sort;
  onSort: (sort: Sort) => void;
  onEdit: (row: SessionRow) => void;
  onLook: (row: SessionRow) => void;
  onAgain: (row: SessionRow) => void;
  onStep: (row: SessionRow, step: SessionStep) => void;
  onHold: (row: SessionRow) => void;
  onAfterwards: (row: SessionRow) => void;
}

export const LOST = new Set(["ANNULLATA", "CHIUSA NEGATIVAMENTE"]);

const byId = (a: SessionRow, b: SessionRow) => a.id - b.id;
const ORDERS: Readonly<Record<string, (a: SessionRow, b: SessionRow) => number>> = {
  stato: (a, b) => a.state.localeCompare(b.state) || byId(a, b),
  data: (a, b) => `${a.date}${a.start}`.localeCompare(`${b.date}${b.start}`) || byId(a, b),
};

export function sorted(rows: readonly SessionRow[], sort: Sort): SessionRow[] {
  const list = [...rows].sort(ORDERS[sort.key] ?? byId);
  return sort.descending ? list.reverse() : list;
}

/** In a long list, the page with the next session still to be held; the first when there is none. */
export function pageOfToday(rows: readonly SessionRow[], today: string, size: number): number {
  const when = (row: SessionRow) => row.date + row.start;
  const ahead = rows.filter((row) => row.date >= today && !LOST.has(row.state));
  const next = ahead.reduce<SessionRow | null>(
    (soonest, row) => (soonest && when(soonest) <= when(row) ? soonest : row),
    null,
  );
  return next ? Math.floor(rows.indexOf(next) / size) + 1 : 1;
}

/** What stands in its place while there is none. */
export function noSessions(cannotAdd: string | null): TemplateResult {
  return html`${sectionHead("Erogazioni")}
  ${emptyState({
    level: 3,
    drawing: "agenda",
    title: "Nessuna erogazione in questa attività",
    text:
      cannotAdd ??
      html`Inserisci la prima entro il giorno precedente al suo svolgimento (${par("§3.1")}), o riprendi dal portale
      quelle già svolte.`,
  })}`;
}

export function sessionsTable(options: TableOptions): TemplateResult {
  const { sort, onSort } = options;
  const head = (key: string, label: string, cell = "") => sortHead({ key, label, sort, onSort, cell });
  return html`<div class="frame sessions-frame">
    <table class="ero ${options.tight ? "tight" : ""}" aria-label="Erogazioni" @keydown=${rowKeys}>
      <thead>
        <tr>
          ${head("id", "ID", "num")} ${head("stato", "Stato")}
          <th scope="col" class="opt-c">Operatore</th>
          ${head("data", "Data")}
          <th scope="col" class="num">Inizio</th>
          <th scope="col" class="num">Fine</th>
          <th scope="col" class="num">Ore:<wbr />minuti</th>
          ${options.tight ? nothing : html`<th scope="col" class="opt-c">Luogo</th>`}
          <th scope="col">Azioni</th>
        </tr>
      </thead>
      <tbody>
        ${repeat(
          options.rows,
          (row) => row.id,
          (row) => line(row, options),
        )}
      </tbody>
    </table>
  </div>`;
}

function line(row: SessionRow, options: TableOptions): TemplateResult {
  const lost = LOST.has(row.state);
  return html`<tr class=${lost ? "off" : ""} id="erogazione-${row.id}" aria-selected=${row.id === options.selected}>
    <td class="num keep">${number(row, options)}</td>
    <td class="nw keep">${sessionChip(row.state)}${row.portal ? portalMark(row, row.portal) : nothing}${row.toldOrigin ? origin(row.toldOrigin) : nothing}</td>
    <td class="cut opt-c" title="${row.coachSurname} ${row.coachName}">${row.coachSurname}${options.tight ? nothing : ` ${row.coachName}`}</td>
    <td class="nw">${
      options.tight
        ? nothing
        : html`<abbr class="muted" title=${weekday(row.date)}>${weekdayShort(row.date)}</abbr> `
    }${struck(lost, date(row.date))}</td>
    <td class="num">${struck(lost, row.start)}</td>
    <td class="num">${struck(lost, row.end)}</td>
    <td class="num">${struck(lost, minutes(row.minutes))}</td>
    ${options.tight ? nothing : html`<td class="cut opt-c" title=${plain(row.place)}>${employer(row.place)}</td>`}
    <td class="keep"><div class="acts">${actions(row, lost, options)}</div></td>
  </tr>`;
}

/** The portal does not know yet: leads to what is to be repeated there, and by when. */
function portalMark(row: SessionRow, { known, due, urgency }: PortalMark): TemplateResult {
  const there = known ? `risulta ${known}` : "non c’è ancora";
  const term =
    urgency === "scaduto"
      ? `non è più riportabile, il termine era il ${date(due)}`
      : due
        ? `si può riportare fino al ${date(due)}`
        : "si può riportare in ogni momento";
  const words = `Sul portale l’erogazione ${row.number} ${there}: ${term}`;
  return html`<a
    class="portal-mark ${TONES[urgency]}"
    href="#/portale?erogazione=${row.id}"
    data-key="portale-${row.id}"
    title=${words}
    aria-label=${words}
  >${icon("portal")}</a>`;
}

/** «ripresa dal portale»: it was not carried on here step by step. */
const origin = (told: string): TemplateResult =>
  html`<span class="origin" role="img" title=${told} aria-label=${told}>${icon("import")}</span>`;

const TONES: Readonly<Record<Urgency, string>> = {
  scaduto: "hot",
  oggi: "hot",
  "entro 3 giorni": "warm",
  "più avanti": "",
};

/** «s» says to a screen reader too that the session no longer stands. */
const struck = (lost: boolean, text: string) => (lost ? html`<s class="strike">${text}</s>` : text);

function number(row: SessionRow, options: TableOptions): TemplateResult {
  const words = row.editable ? "Modifica l’erogazione" : "Apri l’erogazione";
  return html`<button
    type="button"
    class="id-link"
    data-row
    data-key="erogazione-${row.id}"
    title="${words} ${row.number}"
    aria-label="${words} ${row.number}"
    @click=${() => (row.editable ? options.onEdit(row) : options.onLook(row))}
  >${row.editable ? icon("pencil") : nothing}<span>${row.number}</span></button>`;
}

function actions(row: SessionRow, lost: boolean, options: TableOptions): unknown {
  if (lost && options.open) {
    return quiet(`ripianifica-${row.id}`, "Metti di nuovo in calendario", row.number, () =>
      options.onAgain(row),
    );
  }
  const steps = row.steps.map((button) => stepButton(row, button, (step) => options.onStep(row, step)));
  if (row.heldPastTerm.length) {
    steps.push(quiet(`gia-${row.id}`, AFTERWARDS, row.number, () => options.onAfterwards(row)));
  }
  if (row.mayBeHeld) {
    steps.unshift(
      quiet(`svolta-${row.id}`, "Avvia e concludi…", row.number, () => options.onHold(row), "next"),
    );
  }
  if (row.state === "EROGATA" && options.open) steps.push(sheet(row, options.request));
  const undescribed = row.state === "EROGATA" && row.describable && row.description.trim() === "";
  if (!undescribed) return steps;
  return [...steps, quiet(`descrivi-${row.id}`, "Descrivi", row.number, () => options.onLook(row))];
}

/** The register of its day, to be signed. */
function sheet(row: SessionRow, request: number): TemplateResult {
  return html`<a
    class="btn sm quiet"
    data-key="foglio-${row.id}"
    aria-label="Foglio del giorno, erogazione ${row.number}"
    href="#${daySheet(request, row.date)}"
  >Foglio…</a>`;
}

function quiet(
  key: string,
  label: string,
  session: number,
  press: () => void,
  look = "quiet",
): TemplateResult {
  return html`<button
    type="button"
    class="btn sm ${look}"
    data-key=${key}
    aria-label="${label}, erogazione ${session}"
    @click=${press}
  >${label}</button>`;
}

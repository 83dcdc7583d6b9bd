// The weeks of a month: a few sessions of each day, the others behind a button, a draft dragged to another day at
// its own hour.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { counted, longDate, minutes, weekdayShort } from "../../base/format";
import { icon } from "../../base/icons";
import { LightElement } from "../../base/light";
import { name, person } from "../../base/privacy";
import { hoursBar } from "../../components/envelope";
import type { Agenda, AgendaDay, AgendaSession, AgendaWeek } from "../../generated/types";
import { heardDay, heardState, keyOf, lookOf } from "./event";
import { byDay, type Grid, type GridAsks, tabStop } from "./grid";
import { GridKeys } from "./grid-keys";
import { MonthPointer } from "./month-pointer";
import type { Mover } from "./mover";

/** Sessions of a day before the others are only counted. */
export const MOST = 4;

@customElement("month-grid")
export class MonthGrid extends LightElement implements Grid {
  @property({ attribute: false }) agenda!: Agenda;
  @property({ attribute: false }) mover!: Mover;
  @property({ attribute: false }) asks!: GridAsks;
  @property({ type: Number }) selected: number | null = null;
  @property({ type: Boolean }) withCoach = false;
  /** Rises with each change of what is held. */
  @property({ type: Number }) turn = 0;
  @state() reached: string | null = null;
  readonly keys = new GridKeys(this, true);
  /** Nothing is drawn in a month. */
  readonly drawn = null;
  readonly pointer = new MonthPointer(this);
  private byDay = new Map<string, AgendaSession[]>();

  protected override willUpdate(): void {
    this.byDay = byDay(this.agenda.sessions);
  }

  /** What is shown of a day; one that would be alone behind the button stands there itself. */
  shownOf(date: string): { shown: AgendaSession[]; more: number } {
    const all = this.byDay.get(date) ?? [];
    const shown = all.length > MOST ? all.slice(0, MOST - 1) : all;
    return { shown, more: all.length - shown.length };
  }

  get stops(): string[][] {
    return this.agenda.days.map(({ date }) => [`giorno-${date}`, ...this.shownOf(date).shown.map(keyOf)]);
  }

  readonly letGo = (): void => this.pointer.cancel();

  protected override render(): TemplateResult {
    const { days, weeks } = this.agenda;
    const chosen = this.selected === null ? null : keyOf({ id: this.selected });
    const stop = tabStop(this, chosen, `giorno-${this.agenda.day}`);
    return html`<p class="vh" id="agenda-how">
        Bozza: Alt e le frecce la spostano di un giorno o di una settimana, M apre «Sposta».
      </p>
      <div class="month" @keydown=${this.keys.pressed} @focusin=${this.keys.focused} @pointerdown=${this.pointer.down}>
        <div class="month-h" aria-hidden="true">sett.</div>
        ${days.slice(0, 7).map((day) => html`<div class="month-h" aria-hidden="true">${weekdayShort(day.date)}</div>`)}
        ${weeks.map((week, at) => html`${this.week(week)}${days.slice(at * 7, at * 7 + 7).map((day) => this.day(day, stop))}`)}
      </div>`;
  }

  private week({ number, load }: AgendaWeek): TemplateResult {
    return html`<div class="month-w">
      <b>${number}</b>
      ${
        load
          ? html`<span class="num ${load.over ? "over-limit" : ""}">${minutes(load.total)}</span><span class="meta">/ ${minutes(load.limit)}</span>${hoursBar(load.hours, load.limit)}`
          : nothing
      }
    </div>`;
  }

  private day(day: AgendaDay, stop: string | null): TemplateResult {
    const { shown, more } = this.shownOf(day.date);
    const today = day.date === this.agenda.today;
    const key = `giorno-${day.date}`;
    const mark = day.holiday ?? day.patron ?? (day.away.length ? "assenza" : null);
    const target = this.mover.held?.target.date === day.date ? this.mover.tone : "";
    const all = shown.length + more;
    return html`<div
      class="month-d ${day.outside ? "outside" : ""} ${day.holiday ? "hol" : ""} ${today ? "now" : ""} ${target ? `over ${target}` : ""}"
      role="group"
      aria-label="${longDate(day.date)}${today ? ", oggi" : ""}${mark ? `, ${mark}` : ""}, ${all ? counted(all, "erogazione", "erogazioni") : "libero"}"
      data-day=${day.date}
    >
      <div class="month-n">
        <button
          type="button"
          class="link day-number"
          data-key=${key}
          tabindex=${key === stop ? 0 : -1}
          aria-label="${longDate(day.date)}: apri il giorno"
          @click=${() => this.asks.day(day.date)}
        >${Number(day.date.slice(8))}</button>
        ${mark ? html`<span class="meta cut" title=${mark}>${mark}</span>` : nothing}
        ${day.load && day.load.total > 0 ? html`<span class="num meta ${day.load.over ? "over-limit" : ""}">${minutes(day.load.total)}</span>` : nothing}
      </div>
      ${repeat(
        shown,
        (it) => it.id,
        (it) => this.chip(it, keyOf(it) === stop),
      )}
      ${
        more
          ? html`<button
              type="button"
              class="link more"
              tabindex="-1"
              aria-label="${longDate(day.date)}: altre ${more}, apri il giorno"
              @click=${() => this.asks.day(day.date)}
            >altre ${more}</button>`
          : nothing
      }
    </div>`;
  }

  private chip(session: AgendaSession, reached: boolean): TemplateResult {
    const [tint, drawing] = lookOf(session.state);
    const away = this.mover.held?.session.id === session.id;
    return html`<button
      type="button"
      class="ev small ${tint} ${session.id === this.selected ? "chosen" : ""} ${away ? "away" : ""}"
      data-key=${keyOf(session)}
      data-session=${session.id}
      tabindex=${reached ? 0 : -1}
      aria-current=${session.id === this.selected ? "true" : nothing}
      aria-describedby=${session.fixed ? nothing : "agenda-how"}
    >${icon(drawing)}${heardDay(session)}<span class="num">${session.start}</span><span class="vh">–${session.end}, </span
      ><span class="cut">${person(session.surname, "")}</span><span class="vh"> ${name(session.name)}, ${session.code}</span
      >${heardState(session, this.withCoach)}</button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "month-grid": MonthGrid;
  }
}

// The days of a week, or one day, from 07:00 to 23:00: sessions in their columns, what is closed hatched, the
// way by pointer and by keys to create, move and stretch. It draws what it is told and asks its screen for the rest.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { longDate, minutes, weekdayShort } from "../../base/format";
import { LightElement } from "../../base/light";
import { hoursBar } from "../../components/envelope";
import { placed } from "../../components/placed";
import type { Agenda, AgendaDay, AgendaSession } from "../../generated/types";
import { eventBlock, keyOf } from "./event";
import { BEGINS, ENDS, gapsOf, lanesOf, minuteOf, offsetOf, type Stretch, spanOf } from "./geometry";
import { byDay, type Grid, type GridAsks, tabStop } from "./grid";
import { GridKeys } from "./grid-keys";
import { GridPointer } from "./grid-pointer";
import type { Mover } from "./mover";
import type { Target } from "./verdict";

const HOURS = Array.from({ length: (ENDS - BEGINS) / 60 - 1 }, (_, at) => BEGINS + (at + 1) * 60);

const stretchOf = (it: AgendaSession): Stretch => ({ from: minuteOf(it.start), to: minuteOf(it.end) });

@customElement("time-grid")
export class TimeGrid extends LightElement implements Grid {
  @property({ attribute: false }) agenda!: Agenda;
  @property({ attribute: false }) mover!: Mover;
  @property({ attribute: false }) asks!: GridAsks;
  @property({ type: Number }) selected: number | null = null;
  @property({ type: Boolean }) withCoach = false;
  /** Rises with each change of what is held. */
  @property({ type: Number }) turn = 0;
  /** The stop the Tab key reaches. */
  @state() reached: string | null = null;
  /** What is being drawn on an empty place. */
  @state() drawn: Target | null = null;
  readonly keys = new GridKeys(this, false);
  readonly pointer = new GridPointer(this);

  private byDay = new Map<string, AgendaSession[]>();

  protected override willUpdate(): void {
    this.byDay = byDay(this.agenda.sessions);
  }

  /** Sessions and free stretches of a day, in the order of their hours. */
  stopsOf(day: AgendaDay): { key: string; from: number; session?: AgendaSession; gap?: Stretch }[] {
    const sessions = this.byDay.get(day.date) ?? [];
    const free = day.holiday
      ? []
      : gapsOf(sessions.map(stretchOf), {
          from: minuteOf(this.agenda.earliest),
          to: minuteOf(this.agenda.latest),
        });
    return [
      ...sessions.map((session) => ({ key: keyOf(session), from: minuteOf(session.start), session })),
      ...free.map((gap) => ({ key: `libero-${day.date}-${gap.from}`, from: gap.from, gap })),
    ].sort((a, b) => a.from - b.from);
  }

  get stops(): string[][] {
    return this.agenda.days.map((day) => this.stopsOf(day).map((it) => it.key));
  }

  readonly letGo = (): void => this.pointer.cancel();

  /** The first stop of today, else the first of all. */
  private get offered(): string | null {
    const all = this.stops;
    const today = this.agenda.days.findIndex((it) => it.date === this.agenda.today);
    return all[today]?.[0] ?? all.find((it) => it.length)?.[0] ?? null;
  }

  protected override render(): TemplateResult {
    const { days } = this.agenda;
    const chosen = this.selected === null ? null : keyOf({ id: this.selected });
    const stop = tabStop(this, chosen, this.offered);
    return html`<p class="vh" id="agenda-how">
        Bozza: Alt e le frecce la spostano, Alt e Maiusc con su e giù ne cambiano la fine, M apre «Sposta».
      </p>
      <div
        class="cal"
        ${placed({ "--days": String(days.length) })}
        @keydown=${this.keys.pressed}
        @focusin=${this.keys.focused}
        @pointerdown=${this.pointer.down}
      >
        <div class="cal-corner"></div>
        ${days.map((day) => this.head(day))}
        <div class="cal-hours" aria-hidden="true">
          ${HOURS.map((minute) => html`<span ${placed({ "--from": String(offsetOf(minute)) })}>${String(minute / 60).padStart(2, "0")}:00</span>`)}
        </div>
        ${days.map((day) => this.column(day, stop))}
      </div>`;
  }

  private head(day: AgendaDay): TemplateResult {
    const today = day.date === this.agenda.today;
    const { load } = day;
    return html`<div class="cal-h ${today ? "now" : ""}" aria-hidden="true">
      <span class="muted">${weekdayShort(day.date)}</span> <b>${Number(day.date.slice(8))}</b>${today ? html`<span class="muted"> · oggi</span>` : nothing}
      ${
        day.holiday
          ? html`<span class="line muted">festivo</span>`
          : load
            ? html`<span class="line"
                  ><span class="num ${load.over ? "over-limit" : ""}">${minutes(load.total)}</span><span class="meta"> / ${minutes(load.limit)}</span></span
                >${hoursBar(load.hours, load.limit)}`
            : html`<span class="line">&nbsp;</span>`
      }
    </div>`;
  }

  /** «mercoledì 1 giugno, oggi: 06:00 di 08:00» */
  private named(day: AgendaDay): string {
    const marks = [
      longDate(day.date),
      day.date === this.agenda.today ? "oggi" : "",
      day.holiday ? `festivo, ${day.holiday}` : "",
      day.patron ?? "",
      day.load && !day.holiday ? `${minutes(day.load.total)} di ${minutes(day.load.limit)}` : "",
      day.load?.over ? "oltre il limite" : "",
    ];
    return marks.filter(Boolean).join(", ");
  }

  private column(day: AgendaDay, stop: string | null): TemplateResult {
    const sessions = this.byDay.get(day.date) ?? [];
    const lanes = lanesOf(sessions.map(stretchOf));
    const now = day.date === this.agenda.today ? this.agenda.now : null;
    const closed = minuteOf(this.agenda.earliest);
    return html`<div
      class="cal-d ${day.holiday ? "hol" : ""}"
      role="group"
      aria-label=${this.named(day)}
      data-day=${day.date}
    >
      ${day.holiday ? html`<p class="hol-l">${day.holiday}</p>` : html`<div class="cal-off" ${placed({ "--span": String(offsetOf(closed)) })}></div>`}
      ${day.patron && !day.holiday ? html`<p class="hol-l patron">${day.patron}</p>` : nothing}
      ${day.away.map(
        (it) => html`<div
          class="cal-away"
          ${placed({ "--from": String(offsetOf(minuteOf(it.start))), "--span": String(offsetOf(minuteOf(it.end)) - offsetOf(minuteOf(it.start))) })}
        ><span>${it.who === "coach" ? "operatore assente" : "assente"}</span></div>`,
      )}
      ${repeat(
        this.stopsOf(day),
        (it) => it.key,
        (it) =>
          it.session
            ? eventBlock({
                session: it.session,
                span: stretchOf(it.session),
                lane: lanes[sessions.indexOf(it.session)] ?? { lane: 0, lanes: 1 },
                selected: it.session.id === this.selected,
                reached: it.key === stop,
                away: this.mover.held?.session.id === it.session.id,
                withCoach: this.withCoach,
              })
            : it.gap
              ? this.gap(day, it.key, it.gap, it.key === stop)
              : nothing,
      )}
      ${this.ghost(day)}
      ${now ? html`<div class="nowline" aria-hidden="true" ${placed({ "--from": String(offsetOf(minuteOf(now))) })}></div>` : nothing}
    </div>`;
  }

  private gap(day: AgendaDay, key: string, gap: Stretch, reached: boolean): TemplateResult {
    return html`<button
      type="button"
      class="gap"
      data-key=${key}
      data-from=${gap.from}
      tabindex=${reached ? 0 : -1}
      aria-label="${longDate(day.date)}, libero ${spanOf(gap)}: nuova erogazione"
      ${placed({ "--from": String(offsetOf(gap.from)), "--span": String(offsetOf(gap.to) - offsetOf(gap.from)) })}
    ></button>`;
  }

  /** Where what is held would be, with what the rules say of it; or what is being drawn. */
  private ghost(day: AgendaDay): TemplateResult | typeof nothing {
    const { held } = this.mover;
    const target = held?.target ?? this.drawn;
    if (target?.date !== day.date) return nothing;
    const tone = held ? this.mover.tone : "calm";
    return html`<div
      class="ev ghost ${tone} ${target.to - target.from < 45 ? "one" : ""}"
      aria-hidden="true"
      ${placed({
        "--from": String(offsetOf(target.from)),
        "--span": String(offsetOf(target.to) - offsetOf(target.from)),
        "--lane": "0",
        "--lanes": "1",
      })}
    ><b>${spanOf(target)}</b>${held ? html`<span>${held.session.code}</span>` : html`<span>nuova</span>`}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "time-grid": TimeGrid;
  }
}

// The pointer over the days: a click chooses a session or begins a new one, a drag moves or stretches a draft or
// draws a new one. What is under the pointer is told by where the columns are, measured when the drag begins.
import type { AgendaSession, Drag } from "../../generated/types";
import { between, hourFrom, minuteAt, movedTo, quarterAt, type Stretch, stretchedTo } from "./geometry";
import { type Grid, sessionOf, shownBy } from "./grid";
import { placeOf } from "./mover";
import type { Target } from "./verdict";

/** How far the pointer goes before it is a drag and not a click. */
const SLACK = 4;

interface Column {
  date: string;
  holiday: string | null;
  left: number;
  right: number;
  top: number;
  height: number;
}

interface Press {
  x: number;
  y: number;
  pointer: number;
  columns: Column[];
  /** How far the grid was scrolled when the columns were measured. */
  scrolled: number;
  session: AgendaSession | undefined;
  edge: string | undefined;
  /** The quarter of an hour it was pressed in, before anything was scrolled. */
  quarter: number;
  /** Minutes from the session's start to where it was taken. */
  grab: number;
  begun: boolean;
}

export class GridPointer {
  private press: Press | null = null;

  constructor(private readonly grid: Grid) {}

  private get frame(): HTMLElement {
    return this.grid.querySelector<HTMLElement>(".cal") ?? this.grid;
  }

  readonly down = (event: PointerEvent): void => {
    const target = event.target instanceof HTMLElement ? event.target : null;
    const day = target?.closest<HTMLElement>("[data-day]");
    if (!target || !day || event.button !== 0 || this.press || this.grid.mover.held?.sending) return;
    const columns = this.columns();
    const session = sessionOf(this.grid, target);
    const column = columns.find((it) => it.date === day.dataset.day);
    const quarter = column ? this.quarter(column, event.clientY) : 0;
    this.press = {
      x: event.clientX,
      y: event.clientY,
      pointer: event.pointerId,
      columns,
      scrolled: this.frame.scrollTop,
      session,
      edge: target.dataset.edge,
      quarter,
      grab: session ? minuteAt(quarter) - placeOf(session).from : 0,
      begun: false,
    };
    if (this.grid.mover.held) this.grid.mover.cancel();
    addEventListener("pointermove", this.move);
    addEventListener("pointerup", this.up);
    addEventListener("pointercancel", this.lost);
    addEventListener("keydown", this.key, true);
    if (!session) {
      // Or the text of the page would be marked while the pointer goes over it.
      event.preventDefault();
    }
  };

  /** Nothing is held any more; what was held goes back. */
  cancel(): void {
    this.release();
    this.grid.drawn = null;
  }

  private columns(): Column[] {
    return this.grid.agenda.days.flatMap(({ date, holiday }) => {
      const box = this.grid.querySelector(`[data-day="${date}"]`)?.getBoundingClientRect();
      return box
        ? [{ date, holiday, left: box.left, right: box.right, top: box.top, height: box.height }]
        : [];
    });
  }

  private minute(column: Column, y: number): number {
    return minuteAt(this.quarter(column, y));
  }

  private quarter(column: Column, y: number): number {
    const scrolled = this.press ? this.frame.scrollTop - this.press.scrolled : 0;
    return quarterAt(y - column.top + scrolled, column.height);
  }

  private under(x: number): Column | undefined {
    const columns = this.press?.columns ?? [];
    return (
      columns.find((it) => x >= it.left && x < it.right) ??
      (x < (columns[0]?.left ?? 0) ? columns[0] : columns.at(-1))
    );
  }

  private readonly move = (event: PointerEvent): void => {
    const { press } = this;
    if (!press || event.pointerId !== press.pointer) return;
    if (!press.begun) {
      if (Math.hypot(event.clientX - press.x, event.clientY - press.y) < SLACK) return;
      press.begun = true;
      if (press.session) {
        this.begin(press, press.session, event);
        return;
      }
    }
    this.near(event.clientY);
    if (press.session) this.aim(press, press.session, event);
    else this.draw(press, event);
  };

  /** What cannot be moved says so, and the drag is over. */
  private begin(press: Press, session: AgendaSession, event: PointerEvent): void {
    this.grid.asks.select(session);
    const { agenda, mover } = this.grid;
    const target = this.target(press, session, event);
    if (session.fixed) this.release();
    else this.frame.classList.add("dragging");
    void mover.hold(session, dragOf(press.edge), "pointer", target, shownBy(agenda));
  }

  private target(press: Press, session: AgendaSession, event: PointerEvent): Target {
    const place = placeOf(session);
    const column = press.edge
      ? press.columns.find((it) => it.date === session.date)
      : this.under(event.clientX);
    if (!column) return place;
    const at = this.minute(column, event.clientY);
    const stretch: Stretch =
      press.edge === "inizio"
        ? stretchedTo(place, "inizio", at)
        : press.edge === "fine"
          ? stretchedTo(place, "fine", at + 15)
          : movedTo(place, at - press.grab);
    return { date: column.date, ...stretch };
  }

  private aim(press: Press, session: AgendaSession, event: PointerEvent): void {
    const { mover, agenda } = this.grid;
    const target = this.target(press, session, event);
    const before = mover.held?.target;
    if (before && before.date === target.date && before.from === target.from && before.to === target.to)
      return;
    mover.aim(
      target,
      agenda.days.map((it) => it.date),
    );
  }

  private draw(press: Press, event: PointerEvent): void {
    const column = this.under(press.x);
    if (!column || column.holiday) return;
    const to = this.quarter(column, event.clientY);
    this.grid.drawn = { date: column.date, ...between(press.quarter, to) };
  }

  private readonly up = (event: PointerEvent): void => {
    const { press } = this;
    if (!press || event.pointerId !== press.pointer) return;
    this.release();
    if (press.session) {
      if (press.begun) void this.grid.mover.drop();
      else this.grid.asks.select(press.session);
      return;
    }
    const { drawn } = this.grid;
    this.grid.drawn = null;
    const column = press.columns.find((it) => press.x >= it.left && press.x < it.right);
    if (!column) return;
    if (column.holiday) this.grid.mover.say(`${column.holiday}: niente erogazioni.`, "err");
    else this.grid.asks.create(drawn ?? { date: column.date, ...hourFrom(halfHour(press.quarter)) });
  };

  private readonly lost = (): void => {
    this.cancel();
    this.grid.mover.cancel();
  };

  private readonly key = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    this.lost();
  };

  /** The days follow the pointer beyond their edge. */
  private near(y: number): void {
    const box = this.frame.getBoundingClientRect();
    const edge = 24;
    if (y < box.top + edge * 3) this.frame.scrollTop -= 8;
    else if (y > box.bottom - edge) this.frame.scrollTop += 8;
  }

  private release(): void {
    this.press = null;
    this.frame.classList.remove("dragging");
    removeEventListener("pointermove", this.move);
    removeEventListener("pointerup", this.up);
    removeEventListener("pointercancel", this.lost);
    removeEventListener("keydown", this.key, true);
  }
}

/** A click falls on the half hour it is in. */
const halfHour = (quarter: number): number => quarter - (quarter % 2);

const dragOf = (edge: string | undefined): Drag => (edge === "inizio" || edge === "fine" ? edge : "tutta");

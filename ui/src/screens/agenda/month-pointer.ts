// The pointer over a month: a click chooses a session or begins a new one, a drag brings a draft to another day.
import type { AgendaSession } from "../../generated/types";
import { minuteOf } from "./geometry";
import { dayOf, type Grid, sessionOf, shownBy } from "./grid";
import { placeOf } from "./mover";

const SLACK = 4;
/** When a session begins that is entered from a whole day. */
const MORNING = 9 * 60;

interface Press {
  x: number;
  y: number;
  pointer: number;
  session: AgendaSession | undefined;
  date: string;
  begun: boolean;
}

export class MonthPointer {
  private press: Press | null = null;

  constructor(private readonly grid: Grid) {}

  readonly down = (event: PointerEvent): void => {
    const target = event.target instanceof HTMLElement ? event.target : null;
    const [date, session] = [dayOf(target), sessionOf(this.grid, target)];
    if (!date || event.button !== 0 || this.press || this.grid.mover.held?.sending) return;
    if (!session && target?.closest("button")) return;
    this.press = {
      x: event.clientX,
      y: event.clientY,
      pointer: event.pointerId,
      session,
      date,
      begun: false,
    };
    if (this.grid.mover.held) this.grid.mover.cancel();
    addEventListener("pointermove", this.move);
    addEventListener("pointerup", this.up);
    addEventListener("pointercancel", this.lost);
    addEventListener("keydown", this.key, true);
  };

  cancel(): void {
    this.press = null;
    removeEventListener("pointermove", this.move);
    removeEventListener("pointerup", this.up);
    removeEventListener("pointercancel", this.lost);
    removeEventListener("keydown", this.key, true);
  }

  private readonly move = (event: PointerEvent): void => {
    const { press } = this;
    if (!press?.session || event.pointerId !== press.pointer) return;
    const { agenda, mover, asks } = this.grid;
    const shown = shownBy(agenda);
    const under = document.elementFromPoint(event.clientX, event.clientY);
    const date = dayOf(under) ?? mover.held?.target.date ?? press.date;
    const target = { ...placeOf(press.session), date };
    if (press.begun) {
      if (mover.held?.target.date !== date) mover.aim(target, shown.days);
      return;
    }
    if (Math.hypot(event.clientX - press.x, event.clientY - press.y) < SLACK) return;
    press.begun = true;
    asks.select(press.session);
    if (press.session.fixed) this.cancel();
    void mover.hold(press.session, "giorno", "pointer", target, shown);
  };

  private readonly up = (event: PointerEvent): void => {
    const { press } = this;
    if (!press || event.pointerId !== press.pointer) return;
    this.cancel();
    const { asks, mover, agenda } = this.grid;
    if (press.session) {
      if (press.begun) void mover.drop();
      else asks.select(press.session);
      return;
    }
    const day = agenda.days.find((it) => it.date === press.date);
    if (day?.holiday) mover.say(`${day.holiday}: niente erogazioni.`, "err");
    else if (day) {
      const from = Math.max(MORNING, minuteOf(agenda.earliest));
      asks.create({ date: day.date, from, to: from + 60 });
    }
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
}

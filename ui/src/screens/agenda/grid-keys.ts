// The keys of days and months: arrows from stop to stop, Alt and arrows to move a draft, M for «Sposta…», Enter to
// let it go, to open it or to begin a new one where nothing is, Esc to give it back.
import { addDays } from "../../base/format";
import type { AgendaSession } from "../../generated/types";
import { hourFrom, offsetOf } from "./geometry";
import { dayOf, type Grid, sessionOf, shownBy } from "./grid";
import { nextStop, nudged } from "./keys";
import { placeOf } from "./mover";

const MOVES_HERE = "Con le frecce si resta nei giorni mostrati: per un altro giorno premi M, «Sposta…».";
const FIRST = "Prima conferma con Invio, o rinuncia con Esc.";

export class GridKeys {
  constructor(
    private readonly grid: Grid,
    private readonly inMonth: boolean,
  ) {}

  private get session(): AgendaSession | undefined {
    return sessionOf(this.grid, document.activeElement);
  }

  /** The stop the focus came to is the one the Tab key finds again; a session is shown beside. */
  readonly focused = (event: FocusEvent): void => {
    const key = event.target instanceof HTMLElement ? event.target.dataset.key : undefined;
    if (!key) return;
    const { grid, session } = this;
    grid.reached = key;
    const { held } = grid.mover;
    if (held?.by === "keys" && held.session.id !== session?.id) grid.mover.cancel();
    if (session) grid.asks.select(session);
  };

  readonly pressed = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    if (!this.acts(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** Whether the key meant something here. */
  private acts(event: KeyboardEvent): boolean {
    const { grid, session } = this;
    const { mover, asks } = grid;
    const command = event.ctrlKey || event.metaKey;
    if (event.key === "Escape" && (mover.held || grid.drawn)) {
      grid.letGo();
      mover.cancel();
      return true;
    }
    if (session && event.altKey) return this.nudge(event, session);
    if (command || event.altKey) return false;
    if (event.key === "Enter" && mover.held?.by === "keys") {
      void mover.drop();
      return true;
    }
    if (event.key === "Enter") return this.enter(session);
    if (session && event.key.toLowerCase() === "m") {
      asks.move(session);
      return true;
    }
    return !event.shiftKey && this.wander(event.key);
  }

  private nudge(event: KeyboardEvent, session: AgendaSession): boolean {
    const { mover, agenda } = this.grid;
    const held = mover.held?.session.id === session.id && mover.held.by === "keys" ? mover.held : null;
    const step = nudged(event, held?.target ?? placeOf(session), this.inMonth);
    if (!step) return false;
    const shown = shownBy(agenda);
    if (!shown.days.includes(step.target.date)) mover.say(MOVES_HERE, "warn");
    else if (!held) void mover.hold(session, step.drag, "keys", step.target, shown);
    else if (held.drag !== step.drag) mover.say(FIRST, "warn");
    else mover.aim(step.target, shown.days);
    return true;
  }

  private enter(session: AgendaSession | undefined): boolean {
    const { asks } = this.grid;
    const gap = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    const [date, from] = [dayOf(gap), Number(gap?.dataset.from)];
    if (session) asks.open(session);
    else if (date && from) asks.create({ date, ...hourFrom(Math.ceil(offsetOf(from))) });
    else return false;
    return true;
  }

  private wander(key: string): boolean {
    const active = document.activeElement as HTMLElement | null;
    const from = active?.dataset.key;
    const to = from && (nextStop(this.grid.stops, from, key) ?? this.beyond(dayOf(active), key));
    if (!to) return false;
    this.grid.querySelector<HTMLElement>(`[data-key="${to}"]`)?.focus();
    return true;
  }

  /** In a month, up and down past the stops of a day lead a week back or on. */
  private beyond(date: string | undefined, key: string): string | null {
    const days = { ArrowUp: -7, ArrowDown: 7 }[key];
    if (!this.inMonth || days === undefined || !date) return null;
    const other = addDays(date, days);
    return this.grid.agenda.days.some((it) => it.date === other) ? `giorno-${other}` : null;
  }
}

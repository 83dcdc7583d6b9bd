// What the days and the month have in common, for the keys and the pointer that serve them.
import type { Agenda, AgendaSession } from "../../generated/types";
import type { Mover, Shown } from "./mover";
import type { Target } from "./verdict";

/** What a grid asks of its screen. */
export interface GridAsks {
  select: (session: AgendaSession) => void;
  open: (session: AgendaSession) => void;
  create: (target: Target) => void;
  move: (session: AgendaSession) => void;
  day: (date: string) => void;
}

export interface Grid extends HTMLElement {
  readonly agenda: Agenda;
  readonly mover: Mover;
  readonly asks: GridAsks;
  /** The key of the stop that the Tab key reaches. */
  reached: string | null;
  /** The stops of each day, from top to bottom. */
  readonly stops: readonly (readonly string[])[];
  /** What is being drawn on an empty place. */
  drawn: Target | null;
  /** The pointer holds nothing any more. */
  letGo: () => void;
}

export const shownBy = ({ from, to, days }: Agenda): Shown => ({ from, to, days: days.map((it) => it.date) });

/** The session an element stands for. */
export function sessionOf(grid: Grid, element: Element | null | undefined): AgendaSession | undefined {
  const id = Number((element as HTMLElement | null)?.closest<HTMLElement>("[data-session]")?.dataset.session);
  return grid.agenda.sessions.find((it) => it.id === id);
}

export const dayOf = (element: Element | null | undefined): string | undefined =>
  element?.closest<HTMLElement>("[data-day]")?.dataset.day;

/** What the Tab key reaches: where the focus was, else what is selected, else what is offered. */
export function tabStop(grid: Grid, selected: string | null, offered: string | null): string | null {
  const known = (key: string | null) => key !== null && grid.stops.some((it) => it.includes(key));
  if (known(grid.reached)) return grid.reached;
  return known(selected) ? selected : offered;
}

/** The sessions of each day, in their order. */
export function byDay(sessions: readonly AgendaSession[]): Map<string, AgendaSession[]> {
  const days = new Map<string, AgendaSession[]>();
  for (const it of sessions) {
    const day = days.get(it.date);
    if (day) day.push(it);
    else days.set(it.date, [it]);
  }
  return days;
}

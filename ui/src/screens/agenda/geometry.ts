// Where things stand in a day that is drawn from 07:00 to 23:00, in minutes from midnight. Pure: what the page
// measures and what it draws both come from here.

/** The first and the last minute that are drawn, and the step of whatever is dragged. */
export const BEGINS = 7 * 60;
export const ENDS = 23 * 60;
export const QUARTER = 15;
export const QUARTERS = (ENDS - BEGINS) / QUARTER;
/** What a click on an empty place asks for. */
export const HOUR = 60;

export interface Stretch {
  from: number;
  to: number;
}

const two = (value: number): string => String(value).padStart(2, "0");

/** 630, from `10:30`. */
export function minuteOf(time: string): number {
  const [hours, minutes] = time.split(":");
  return Number(hours) * 60 + Number(minutes);
}

/** `10:30`, from 630. */
export const timeOf = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

/** «10:30–12:00» */
export const spanOf = ({ from, to }: Stretch): string => `${timeOf(from)}–${timeOf(to)}`;

/** Quarters of an hour below the top of the day, cut at what is drawn. */
export function offsetOf(minute: number): number {
  return (Math.min(ENDS, Math.max(BEGINS, minute)) - BEGINS) / QUARTER;
}

/** The quarter of an hour a height falls in, of a day that is `height` tall. */
export function quarterAt(y: number, height: number): number {
  const at = Math.floor((y / Math.max(1, height)) * QUARTERS);
  return Math.min(QUARTERS - 1, Math.max(0, at));
}

export const minuteAt = (quarter: number): number => BEGINS + quarter * QUARTER;

/** The nearest step of what is dragged, inside the day that is drawn. */
export const snapped = (minute: number): number => Math.round(minute / QUARTER) * QUARTER;

/** The whole of it moved to begin at the quarter nearest to `from`; it keeps its length and stays in the day. */
export function movedTo({ from, to }: Stretch, start: number): Stretch {
  const length = to - from;
  const latest = Math.max(BEGINS, ENDS - Math.min(length, ENDS - BEGINS));
  const begins = Math.min(latest, Math.max(BEGINS, snapped(start)));
  return { from: begins, to: begins + length };
}

/** Its end, or its start, moved to the quarter nearest to `edge`: at least a quarter of an hour is left. */
export function stretchedTo({ from, to }: Stretch, edge: "inizio" | "fine", minute: number): Stretch {
  const at = snapped(minute);
  if (edge === "fine") return { from, to: Math.min(ENDS, Math.max(at, snapped(from) + QUARTER, from + 1)) };
  const last = snapped(to) - QUARTER;
  return { from: Math.max(BEGINS, Math.min(at, last, to - 1)), to };
}

/** What is drawn between two heights of one day: at least a quarter of an hour, whichever way it goes. */
export function between(one: number, other: number): Stretch {
  const [first, last] = one <= other ? [one, other] : [other, one];
  return { from: minuteAt(first), to: minuteAt(last + 1) };
}

/** An hour from a quarter on, or what is left of the day. */
export function hourFrom(quarter: number): Stretch {
  const from = Math.min(minuteAt(quarter), ENDS - QUARTER);
  return { from, to: Math.min(ENDS, from + HOUR) };
}

export interface Lane {
  /** Which of the columns side by side it stands in, from 0, and how many there are. */
  lane: number;
  lanes: number;
}

/** Side by side what takes the same minutes: each gets the first free column of its heap. */
export function lanesOf(list: readonly Stretch[]): Lane[] {
  const order = list.map((it, at) => ({ ...it, at })).sort((a, b) => a.from - b.from || b.to - a.to);
  const found: Lane[] = list.map(() => ({ lane: 0, lanes: 1 }));
  let heap: { at: number; to: number; lane: number }[] = [];
  const settle = () => {
    const lanes = Math.max(1, ...heap.map((it) => it.lane + 1));
    for (const { at, lane } of heap) found[at] = { lane, lanes };
    heap = [];
  };
  let end = Number.NEGATIVE_INFINITY;
  for (const { from, to, at } of order) {
    if (from >= end) settle();
    const taken = new Set(heap.filter((it) => it.to > from).map((it) => it.lane));
    let lane = 0;
    while (taken.has(lane)) lane += 1;
    heap.push({ at, to, lane });
    end = Math.max(end, to);
  }
  settle();
  return found;
}

/** The stretches of a day that nothing takes, a quarter of an hour at least, inside `within`. */
export function gapsOf(list: readonly Stretch[], within: Stretch): Stretch[] {
  const gaps: Stretch[] = [];
  let from = within.from;
  for (const it of [...list].sort((a, b) => a.from - b.from)) {
    if (it.from - from >= QUARTER) gaps.push({ from, to: Math.min(it.from, within.to) });
    from = Math.max(from, it.to);
  }
  if (within.to - from >= QUARTER) gaps.push({ from, to: within.to });
  return gaps
    .map((it) => ({ from: Math.ceil(it.from / QUARTER) * QUARTER, to: it.to }))
    .filter((it) => it.to - it.from >= QUARTER);
}

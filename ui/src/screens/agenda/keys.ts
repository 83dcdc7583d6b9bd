// What a key does in the agenda: where the focus goes, and where a draft goes. Pure: the grids ask, and act.
import { addDays } from "../../base/format";
import type { Drag } from "../../generated/types";
import { movedTo, QUARTER, stretchedTo } from "./geometry";
import type { Target } from "./verdict";

/** The stops of each day, from top to bottom, by their keys. */
export type Stops = readonly (readonly string[])[];

/** The stop an arrow leads to: up and down in the day, left and right to the nearest in height of the next day
 * that has any; null where there is none. */
export function nextStop(stops: Stops, from: string, key: string): string | null {
  const day = stops.findIndex((it) => it.includes(from));
  const list = stops[day];
  if (!list) return null;
  const at = list.indexOf(from);
  if (key === "ArrowDown") return list[at + 1] ?? null;
  if (key === "ArrowUp") return list[at - 1] ?? null;
  if (key === "Home") return list[0] ?? null;
  if (key === "End") return list[list.length - 1] ?? null;
  const by = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
  if (!by) return null;
  for (let to = day + by; to >= 0 && to < stops.length; to += by) {
    const other = stops[to];
    if (other?.length) return other[Math.min(at, other.length - 1)] ?? null;
  }
  return null;
}

export interface Nudge {
  drag: Drag;
  target: Target;
}

/** Where Alt and an arrow bring a draft, with Shift its end; null for any other key. In a month the hour stays,
 * and up and down are weeks. */
export function nudged(
  event: Pick<KeyboardEvent, "key" | "altKey" | "shiftKey" | "ctrlKey" | "metaKey">,
  target: Target,
  inMonth: boolean,
): Nudge | null {
  if (!event.altKey || event.ctrlKey || event.metaKey) return null;
  const across = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const along = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (across === undefined && along === undefined) return null;
  if (inMonth) {
    if (event.shiftKey) return null;
    const days = across ?? (along ?? 0) * 7;
    return { drag: "giorno", target: { ...target, date: addDays(target.date, days) } };
  }
  if (event.shiftKey) {
    if (along === undefined) return null;
    const moved = stretchedTo(target, "fine", target.to + along * QUARTER);
    return { drag: "fine", target: { ...target, ...moved } };
  }
  if (across !== undefined)
    return { drag: "tutta", target: { ...target, date: addDays(target.date, across) } };
  return { drag: "tutta", target: { ...target, ...movedTo(target, target.from + (along ?? 0) * QUARTER) } };
}

// What the program said, when the drag began, of the place a session is dragged to: only looked up here.
import type { Drag, DragTold, DragVerdicts } from "../../generated/types";
import { BEGINS, QUARTER, QUARTERS, type Stretch } from "./geometry";

/** A place for a session: a day and its hours. */
export interface Target extends Stretch {
  date: string;
}

export const samePlace = (one: Target, other: Target): boolean =>
  one.date === other.date && one.from === other.from && one.to === other.to;

/** Which of a day's values speaks of a target. */
function stepOf(drag: Drag, { from, to }: Stretch): number {
  if (drag === "giorno") return 0;
  const step = drag === "fine" ? (to - BEGINS) / QUARTER - 1 : (from - BEGINS) / QUARTER;
  return Math.min(QUARTERS - 1, Math.max(0, Math.floor(step)));
}

/** What is said of a target, `days` being those the verdicts are of; null when nothing is broken there. */
export function verdictAt(
  verdicts: DragVerdicts,
  days: readonly string[],
  drag: Drag,
  target: Target,
): DragTold | null {
  const cells = verdicts.days[days.indexOf(target.date)];
  const place = cells?.[stepOf(drag, target)] ?? 0;
  return place > 0 ? (verdicts.told[place - 1] ?? null) : null;
}

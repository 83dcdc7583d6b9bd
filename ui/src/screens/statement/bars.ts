// From the months of a statement to the bars of its chart: no month of the period left out, years in place of
// months where they would be too many to look at.
import { monthName } from "../../base/format";
import type { MonthHours, SessionHours } from "../../generated/types";

/** More months than this are drawn as years. */
export const MOST_MONTHS = 36;

export interface Bar {
  key: string;
  /** «giugno 2022», or the year. */
  label: string;
  /** Under the bar: «giu». */
  short: string;
  /** Under that, where a year begins. */
  year: string;
  hours: SessionHours;
}

const NOTHING: SessionHours = { delivered: 0, scheduled: 0, draft: 0, missed: 0 };

function add(a: SessionHours, b: SessionHours): SessionHours {
  return {
    delivered: a.delivered + b.delivered,
    scheduled: a.scheduled + b.scheduled,
    draft: a.draft + b.draft,
    missed: a.missed + b.missed,
  };
}

export const total = (bars: readonly Bar[]): SessionHours =>
  bars.reduce((sum, bar) => add(sum, bar.hours), NOTHING);

const place = (iso: string): number => Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7)) - 1;

export interface Bars {
  unit: "mese" | "anno";
  bars: Bar[];
}

/** Months in order, as the program gives them; with a period, all of its months stand there. */
export function barsOf(months: readonly MonthHours[], begin?: string | null, end?: string | null): Bars {
  const first = months[0];
  const last = months[months.length - 1];
  if (!first || !last) return { unit: "mese", bars: [] };
  const own = [place(first.month), place(last.month)] as const;
  const asked = [begin ? place(begin) : own[0], end ? place(end) : own[1]] as const;
  // A period far longer than what there is would only push the bars together.
  const [from, to] = asked[1] - asked[0] < MOST_MONTHS ? asked : own;
  if (to - from >= MOST_MONTHS) return { unit: "anno", bars: years(months, from, to) };
  const found = new Map(months.map((it) => [place(it.month), it.hours]));
  const bars = Array.from({ length: to - from + 1 }, (_, at) => {
    const month = from + at;
    const word = monthName(month % 12);
    const year = String(Math.floor(month / 12));
    return {
      key: String(month),
      label: `${word} ${year}`,
      short: word.slice(0, 3),
      year: at === 0 || month % 12 === 0 ? year : "",
      hours: found.get(month) ?? NOTHING,
    };
  });
  return { unit: "mese", bars };
}

function years(months: readonly MonthHours[], from: number, to: number): Bar[] {
  const [first, last] = [Math.floor(from / 12), Math.floor(to / 12)];
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const year = String(first + at);
    const own = months.filter((it) => it.month.startsWith(year));
    const hours = own.reduce((sum, it) => add(sum, it.hours), NOTHING);
    return { key: year, label: year, short: year, year: "", hours };
  });
}

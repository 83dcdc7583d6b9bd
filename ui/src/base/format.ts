// Italian display of what the program sends: ISO dates, whole minutes, integer cents. Display only: what
// the user types goes to the program as it was typed, and is read there.

/** The engine's own Italian names of days and months, made ready when they are first needed. */
function named(options: Intl.DateTimeFormatOptions): (date: Date) => string {
  let format: Intl.DateTimeFormat | undefined;
  return (date) => {
    format ??= new Intl.DateTimeFormat("it-IT", options);
    return format.format(date);
  };
}
const weekdayOf = named({ weekday: "long" });
const shortWeekdayOf = named({ weekday: "short" });
const monthOf = named({ month: "long" });
const longDateOf = named({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
const shortDayOf = named({ weekday: "short", day: "numeric", month: "long" });

const two = (value: number): string => String(value).padStart(2, "0");

/** The day of an ISO date or date-time, at noon, so that no clock change can move it. */
function day(iso: string): Date | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  if (!found) return null;
  const date = new Date(Number(found[1]), Number(found[2]) - 1, Number(found[3]), 12);
  return date.getMonth() === Number(found[2]) - 1 ? date : null;
}

const isoOf = (date: Date): string =>
  `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

/** 28/06/2022 */
export function date(iso: string | null | undefined): string {
  const it = iso ? day(iso) : null;
  return it ? `${two(it.getDate())}/${two(it.getMonth() + 1)}/${it.getFullYear()}` : "";
}

/** 28/06 */
export function dayMonth(iso: string): string {
  return date(iso).slice(0, 5);
}

/** 10:00, from a time or a date-time. */
export function time(iso: string | null | undefined): string {
  const found = iso ? /(\d{2}:\d{2})(?::\d{2})?(?:\.\d+)?$/.exec(iso) : null;
  return found?.[1] ?? "";
}

/** 27/05/2022, ore 11:08 */
export function dateTime(iso: string | null | undefined): string {
  if (!iso) return "";
  return iso.includes("T") ? `${date(iso)}, ore ${time(iso)}` : date(iso);
}

/** martedì */
export function weekday(iso: string): string {
  const it = day(iso);
  return it ? weekdayOf(it) : "";
}

/** mar */
export function weekdayShort(iso: string): string {
  const it = day(iso);
  return it ? shortWeekdayOf(it) : "";
}

/** «giugno», of a month counted from 0. */
export function monthName(month: number): string {
  return monthOf(new Date(2000, month, 15, 12));
}

/** mercoledì 1 giugno 2022 */
export function longDate(iso: string): string {
  const it = day(iso);
  return it ? longDateOf(it) : "";
}

/** gio 2 giugno */
export function shortDay(iso: string): string {
  const it = day(iso);
  return it ? shortDayOf(it) : "";
}

export function addDays(iso: string, days: number): string {
  const it = day(iso);
  if (!it) return iso;
  it.setDate(it.getDate() + days);
  return isoOf(it);
}

/** Whole days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  const [start, end] = [day(from), day(to)];
  return start && end ? Math.round((end.getTime() - start.getTime()) / 86_400_000) : 0;
}

/** 02:00; hours may exceed 24. */
export function minutes(value: number): string {
  const whole = Math.abs(value);
  return `${value < 0 ? "−" : ""}${two(Math.floor(whole / 60))}:${two(whole % 60)}`;
}

/** 1.344 */
export function thousands(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ".");
}

/** 1.317.411:00, for the sums of years. */
export function longMinutes(value: number): string {
  return `${thousands(Math.floor(value / 60)).padStart(2, "0")}:${two(value % 60)}`;
}

/** 44 where the hours are whole, as in the manual's tables; 01:30 otherwise. */
export function hours(value: number): string {
  return value % 60 === 0 ? String(value / 60) : minutes(value);
}

/** 1.672,00 */
export function amount(cents: number): string {
  const whole = Math.abs(cents);
  return `${cents < 0 ? "−" : ""}${thousands(Math.floor(whole / 100))},${two(whole % 100)}`;
}

/** 1.672,00 €, with a space that does not break. */
export function euros(cents: number): string {
  return `${amount(cents)}\u00a0€`;
}

/** «1 erogazione», «3 erogazioni» */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** «oggi», «1 giorno», «5 giorni», «scaduto» */
export function daysLeft(days: number): string {
  if (days < 0) return "scaduto";
  return days === 0 ? "oggi" : counted(days, "giorno", "giorni");
}

/** «oggi, 09:12», «ieri, 17:42», else date and hour. */
export function moment(iso: string, today: string): string {
  const gap = daysBetween(iso, today);
  const near = gap === 0 ? "oggi" : gap === 1 ? "ieri" : date(iso);
  return `${near}, ${time(iso)}`;
}

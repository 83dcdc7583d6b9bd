// What a typed date or time seems to mean, for the weekday beside a field, the calendar and the arrow keys. The
// program reads it in earnest (domain/calendar.rs, domain/quantities/time_of_day.rs): the rules here are the
// same, and both sides are held to tests/data/typed.json.

const YEARS = { first: 1900, last: 2199 };
/** Two figures up to here are of this century, the others of the last one. */
const LAST_SHORT_YEAR = 69;
const DAY_MINUTES = 24 * 60;

const digits = (text: string, most: number): number | null =>
  text.length <= most && /^[0-9]+$/.test(text) ? Number(text) : null;

/** The ISO day of `28/06/2022`, `28-6-22`, `28.06.2022`, `28062022`, `2022-06-28`; a time after it is left out. */
export function typedDate(text: string): string | null {
  const trimmed = text.trim();
  const at = trimmed.search(/[T ]/);
  const whole = at >= 0 && trimmed.slice(at).includes(":") ? trimmed.slice(0, at) : trimmed;
  if (/^[0-9]{8}$/.test(whole)) return isoDay(whole.slice(4), whole.slice(2, 4), whole.slice(0, 2));
  const parts = whole.split(/[/\-. ]/).map((part) => part.trim());
  const [first = "", second = "", third = ""] = parts;
  if (parts.length !== 3) return null;
  return first.length === 4 ? isoDay(first, second, third) : isoDay(third, second, first);
}

function isoDay(yearText: string, monthText: string, dayText: string): string | null {
  const figures = digits(yearText, 4);
  const month = digits(monthText, 2);
  const day = digits(dayText, 2);
  if (figures === null || month === null || day === null) return null;
  const century = figures <= LAST_SHORT_YEAR ? 2000 : 1900;
  const year = yearText.length === 2 ? century + figures : yearText.length === 4 ? figures : 0;
  if (year < YEARS.first || year > YEARS.last) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : null;
}

/** Minutes from midnight of `10:00`, `10.00`, `1000`, `930`, `10`, `9:5`, `10h30`, `24:00`. */
export function typedTime(text: string): number | null {
  const trimmed = text.trim();
  const at = trimmed.search(/[:.,hH]/);
  if (at >= 0) {
    const minutes = trimmed.slice(at + 1).trim();
    return timeOf(digits(trimmed.slice(0, at).trim(), 2), minutes === "" ? 0 : digits(minutes, 2));
  }
  const number = digits(trimmed, 4);
  if (number === null) return null;
  return trimmed.length <= 2 ? timeOf(number, 0) : timeOf(Math.floor(number / 100), number % 100);
}

function timeOf(hours: number | null, minutes: number | null): number | null {
  if (hours === null || minutes === null || hours > 24 || minutes > 59) return null;
  const total = hours * 60 + minutes;
  return total <= DAY_MINUTES ? total : null;
}

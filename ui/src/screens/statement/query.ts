// What the statement is asked for, kept in the address: the way back finds the same rows and criteria.
import type { StatementFilter, StatementGrouping } from "../../generated/types";

export const PAGE_SIZES = [10, 25, 50] as const;

export const GROUPINGS: readonly { key: StatementGrouping; label: string; head: string }[] = [
  { key: "attivita", label: "Attività", head: "Attività" },
  { key: "opal", label: "OPAL", head: "OPAL e destinatario" },
  { key: "persona", label: "Persone", head: "Destinatario" },
  { key: "coach", label: "Coach", head: "Coach" },
  { key: "sportello", label: "Sportelli", head: "Sportello" },
  { key: "cpi", label: "CPI", head: "CPI" },
  { key: "mese", label: "Mesi", head: "Mese" },
];

/** Names in the address. */
export const KEYS = {
  grouping: "per",
  from: "dal",
  to: "al",
  /** «tutto»: no period, in place of this year. */
  period: "periodo",
  branch: "sportello",
  coach: "coach",
  centre: "cpi",
  voucher: "voucher",
  person: "persona",
  opal: "opal",
  page: "pagina",
  size: "righe",
} as const;

const id = (text: string | null): number | null => (text && /^\d+$/.test(text) ? Number(text) : null);

/** Without a period in the address it is the current year: what one reports on, and quick in any archive. */
export function filterOf(query: URLSearchParams, today: string): StatementFilter {
  const voucher = query.get(KEYS.voucher);
  const size = id(query.get(KEYS.size));
  const year = periods(today).year;
  const ownPeriod = query.has(KEYS.from) || query.has(KEYS.to) || query.has(KEYS.period);
  return {
    grouping: GROUPINGS.find((it) => it.key === query.get(KEYS.grouping))?.key ?? "attivita",
    from: ownPeriod ? (query.get(KEYS.from) ?? "") : year.from,
    to: ownPeriod ? (query.get(KEYS.to) ?? "") : year.to,
    branch: id(query.get(KEYS.branch)),
    coach: id(query.get(KEYS.coach)),
    person: id(query.get(KEYS.person)),
    centre: id(query.get(KEYS.centre)),
    opal: query.get(KEYS.opal) ?? "",
    voucher: voucher === "base" || voucher === "rinforzato" ? voucher : null,
    page: Math.max(1, id(query.get(KEYS.page)) ?? 1),
    pageSize: PAGE_SIZES.find((it) => it === size) ?? 25,
  };
}

/** Criteria beside the period and the grouping that are set. */
export function isNarrowed(filter: StatementFilter): boolean {
  return Boolean(
    filter.branch || filter.coach || filter.person || filter.centre || filter.voucher || filter.opal.trim(),
  );
}

export interface Period {
  /** As one types it: gg/mm/aaaa. */
  from: string;
  to: string;
}

const two = (value: number): string => String(value).padStart(2, "0");

/** A month as its first and last day; months before January belong to the year before. */
export function monthPeriod(year: number, month: number): Period {
  const first = new Date(year, month - 1, 1, 12);
  const last = new Date(year, month, 0, 12);
  const written = (day: Date) => `${two(day.getDate())}/${two(day.getMonth() + 1)}/${day.getFullYear()}`;
  return { from: written(first), to: written(last) };
}

const yearPeriod = (year: number): Period => ({ from: `01/01/${year}`, to: `31/12/${year}` });

/** The periods one asks for most, counted from the program's own today. */
export function periods(today: string): Record<"month" | "lastMonth" | "year" | "lastYear", Period> {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  return {
    month: monthPeriod(year, month),
    lastMonth: monthPeriod(year, month - 1),
    year: yearPeriod(year),
    lastYear: yearPeriod(year - 1),
  };
}

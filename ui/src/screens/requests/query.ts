// What the list is asked for, kept in the address: the way back finds the same page, filters and order.
import type { RequestFilter, RequestSort, RequestState } from "../../generated/types";

export const PAGE_SIZES = [10, 25, 50] as const;

export const STATES: readonly RequestState[] = ["PROPOSTA", "AMMESSO AL SERVIZIO", "RIFIUTATA", "CANCELLATA"];

const SORTS: readonly RequestSort[] = [
  "state",
  "requestDate",
  "opal",
  "holder",
  "surname",
  "name",
  "taxCode",
  "centre",
  "activityState",
  "component",
  "expense",
  "minutes",
  "amount",
];

/** Names in the address; personal text stands there only in memory, never on disk. */
export const KEYS = {
  text: "testo",
  state: "situazione",
  branch: "sportello",
  centre: "cpi",
  beneficiary: "persona",
  sort: "ordine",
  direction: "verso",
  page: "pagina",
} as const;

const id = (text: string | null): number | null => (text && /^\d+$/.test(text) ? Number(text) : null);

/** `onlyAdmitted` is *Politiche attive*: the same list, of admitted requests (§3). */
export function filterOf(query: URLSearchParams, pageSize: number, onlyAdmitted: boolean): RequestFilter {
  const asked = query.get(KEYS.state);
  const sort = query.get(KEYS.sort);
  return {
    text: query.get(KEYS.text) ?? "",
    state: onlyAdmitted ? "AMMESSO AL SERVIZIO" : (STATES.find((it) => it === asked) ?? null),
    branch: id(query.get(KEYS.branch)),
    centre: id(query.get(KEYS.centre)),
    beneficiary: id(query.get(KEYS.beneficiary)),
    sort: SORTS.find((it) => it === sort) ?? "requestDate",
    // The newest request first, until the user says otherwise.
    descending: sort ? query.get(KEYS.direction) === "giu" : true,
    page: Math.max(1, id(query.get(KEYS.page)) ?? 1),
    pageSize,
  };
}

/** Whether anything narrows the list, besides what the screen itself is about. */
export function isNarrowed(filter: RequestFilter, onlyAdmitted: boolean): boolean {
  return Boolean(
    filter.text.trim() ||
      (filter.state && !onlyAdmitted) ||
      filter.branch ||
      filter.centre ||
      filter.beneficiary,
  );
}

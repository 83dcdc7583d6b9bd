// What the journal is asked for, kept in the address: the way back finds the same rows.

import type { Action, JournalFilter, JournalTurn } from "../../generated/types";
import { ALL_OF_IT } from "../../shared/journal-filter";

const TURNS: readonly JournalTurn[] = ["newest", "older", "newer", "oldest"];

/** Names in the address; a person stands there as a number. */
export const KEYS = {
  request: "richiesta",
  person: "persona",
  who: "chi",
  action: "azione",
  from: "dal",
  to: "al",
  turn: "verso",
  seq: "riga",
} as const;

/** Takes every filter and the page away. */
export const NOTHING: Readonly<Record<string, null>> = Object.fromEntries(
  Object.values(KEYS).map((key) => [key, null]),
);

/** A new question starts again from the newest row. */
export const FROM_THE_TOP = { [KEYS.turn]: null, [KEYS.seq]: null };

const id = (text: string | null): number | null => (text && /^\d+$/.test(text) ? Number(text) : null);

export function filterOf(query: URLSearchParams): JournalFilter {
  return {
    ...ALL_OF_IT,
    request: id(query.get(KEYS.request)),
    person: id(query.get(KEYS.person)),
    who: query.get(KEYS.who) ?? "",
    action: (query.get(KEYS.action) as Action | null) || null,
    from: query.get(KEYS.from) ?? "",
    to: query.get(KEYS.to) ?? "",
    turn: TURNS.find((it) => it === query.get(KEYS.turn)) ?? "newest",
    seq: id(query.get(KEYS.seq)),
  };
}

export function isNarrowed(filter: JournalFilter): boolean {
  const { request, person, who, action, from, to } = filter;
  return Boolean(request || person || who || action || from || to);
}

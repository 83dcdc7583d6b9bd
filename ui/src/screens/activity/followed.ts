// What an address asks of an activity besides the place itself: a session, a new one and when it is to begin.
import { date } from "../../base/format";
import type { SessionForm } from "../../generated/types";

export function whenIn(query: URLSearchParams): Partial<SessionForm> {
  const day = date(query.get("giorno"));
  const [start, end] = [query.get("inizio"), query.get("fine")];
  return { ...(day ? { date: day } : {}), ...(start ? { start } : {}), ...(end ? { end } : {}) };
}

/** What an address asks for once: then it says only where one is. */
export const FOLLOWED = {
  erogazione: null,
  passo: null,
  nuova: null,
  "di-nuovo": null,
  da: null,
  giorno: null,
  inizio: null,
  fine: null,
};

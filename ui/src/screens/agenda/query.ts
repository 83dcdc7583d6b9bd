// What the agenda shows, kept in the address: the view, a day, and whose, by id and never by name.
import type { AgendaQuery, AgendaView } from "../../generated/types";
import { numberIn, type Place } from "../../shared/router";

export const VIEWS: readonly { key: AgendaView; label: string; letter: string }[] = [
  { key: "giorno", label: "Giorno", letter: "g" },
  { key: "settimana", label: "Settimana", letter: "s" },
  { key: "mese", label: "Mese", letter: "m" },
  { key: "elenco", label: "Elenco", letter: "e" },
];

/** Stands for every coach; without it the coach at work is meant. */
export const EVERYBODY = "tutti";

export function viewIn({ query }: Place): AgendaView {
  const asked = query.get("vista");
  return VIEWS.find((it) => it.key === asked)?.key ?? "settimana";
}

export function queryIn(place: Place, atWork: number | null): AgendaQuery {
  const everybody = place.query.get("coach") === EVERYBODY;
  return {
    view: viewIn(place),
    day: place.query.get("giorno") ?? "",
    coach: everybody ? null : (numberIn(place, "coach") ?? atWork),
    person: numberIn(place, "persona"),
    branch: numberIn(place, "sportello"),
  };
}

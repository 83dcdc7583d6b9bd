// How an entry of the queue is named, keyed and grouped.

import { date, weekdayShort } from "../../base/format";
import type { IconName } from "../../base/icons";
import { activityChip, chip, requestChip, sessionChip } from "../../components/chip";
import type { ActivityState, PortalItem, RequestState, SessionState, Urgency } from "../../generated/types";

/** Unique on the page. */
export const keyOf = ({ subject }: PortalItem): string => `${subject.kind}-${subject.id}`;

/** «Erogazione 37», never with a name. */
export function titleOf(item: PortalItem): string {
  if (item.subject.kind === "erogazione") return `Erogazione ${item.number}`;
  if (item.subject.kind === "attività") return `Conclusione di ${item.code}`;
  return item.trueState === "RIFIUTATA" ? "Rifiuto della richiesta" : "Ammissione al servizio";
}

/** «JC-AL · mer 01/06/2022, 10:30–12:30» */
export function whenOf(item: PortalItem): string {
  const value = (label: string) => item.values.find((it) => it.label === label)?.value ?? "";
  if (!item.date) return item.code;
  return `${item.code} · ${weekdayShort(item.date)} ${date(item.date)}, ${value("Inizio")}–${value("Fine")}`;
}

/** Where the thing itself is. */
export function placeOf({ subject, request, activity }: PortalItem): string {
  if (activity === null) return `/richieste/${request}`;
  return `/attivita/${activity}${subject.kind === "erogazione" ? `?erogazione=${subject.id}` : ""}`;
}

/** What the portal holds, as a chip. */
export function knownChip({ subject, known }: PortalItem) {
  if (subject.kind === "attività") {
    return known ? activityChip(known as ActivityState) : chip("NON CONCLUSA", "draft", "half");
  }
  if (!known) return chip("NON INSERITA", "draft", "empty");
  return subject.kind === "richiesta"
    ? requestChip(known as RequestState)
    : sessionChip(known as SessionState);
}

/** What is true here, as a chip. */
export function trueChip({ subject, trueState }: PortalItem) {
  if (subject.kind === "attività") return activityChip(trueState as ActivityState);
  return subject.kind === "richiesta"
    ? requestChip(trueState as RequestState)
    : sessionChip(trueState as SessionState);
}

/** What the portal may hold, in words. */
export function knownWords(item: PortalItem, known: string | null): string {
  return known ?? (item.subject.kind === "attività" ? "non conclusa" : "non inserita");
}

export interface Group {
  urgency: Urgency;
  title: string;
  drawing: IconName;
  items: PortalItem[];
}

const HEADS: readonly (readonly [Urgency, string, IconName])[] = [
  ["scaduto", "Non più riportabili", "octagon"],
  ["oggi", "Entro oggi", "octagon"],
  ["entro 3 giorni", "Entro 3 giorni", "triangle"],
  ["più avanti", "Più avanti", "clock"],
];

/** Only the groups that hold something; inside, the program's own order. */
export function grouped(items: readonly PortalItem[]): Group[] {
  return HEADS.map(([urgency, title, drawing]) => ({
    urgency,
    title,
    drawing,
    items: items.filter((it) => it.urgency === urgency),
  })).filter((group) => group.items.length > 0);
}

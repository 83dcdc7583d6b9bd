// Deadlines by urgency, in the order in which they press, and the place where each is worked on.

import type { IconName } from "../../base/icons";
import type { Deadline, DeadlineKind, Urgency } from "../../generated/types";

export interface Group {
  urgency: Urgency;
  title: string;
  drawing: IconName;
  deadlines: Deadline[];
}

const HEADS: readonly (readonly [Urgency, string, IconName])[] = [
  ["scaduto", "Scaduto", "octagon"],
  ["oggi", "Scade oggi", "octagon"],
  ["entro 3 giorni", "Entro 3 giorni", "triangle"],
  ["più avanti", "Più avanti", "clock"],
];

/** Only the groups that hold something; inside, the program's own order. */
export function grouped(deadlines: readonly Deadline[]): Group[] {
  return HEADS.map(([urgency, title, drawing]) => ({
    urgency,
    title,
    drawing,
    deadlines: deadlines.filter((it) => it.urgency === urgency),
  })).filter((group) => group.deadlines.length > 0);
}

/** What is to be done without a day of its own wears the drawing of its kind. */
export const UNDATED: Readonly<Record<DeadlineKind, IconName>> = {
  ANSWER: "requests",
  SCHEDULE: "scheduled",
  DELIVER: "play",
  VOUCHER: "clock",
  CLOSE: "archive",
  ISSUE: "registers",
  SIGN: "signature",
  PLAN: "agenda",
  CONCLUDE: "half",
  REPORT: "documents",
};

/** Where the button of a deadline leads; a draft to schedule opens with its confirmation. */
export function placeOf(deadline: Deadline): string {
  const { kind, request, activity, session, register } = deadline;
  if (kind === "SIGN" && register !== null) return `/registri?registro=${register}`;
  if (kind === "ISSUE") return `/registri?richiesta=${request}&emetti=1`;
  if (kind === "REPORT") return `/relazione/${request}`;
  if (activity === null || kind === "ANSWER") return `/richieste/${request}`;
  if (session === null) return `/attivita/${activity}`;
  const step = kind === "SCHEDULE" ? "&passo=programma" : "";
  return `/attivita/${activity}?erogazione=${session}${step}`;
}

/** Unique on the page, so that the focus can come back. */
export function keyOf({ kind, request, activity, session, register }: Deadline): string {
  return `scadenza-${kind}-${request}-${activity ?? ""}-${session ?? ""}-${register ?? ""}`;
}

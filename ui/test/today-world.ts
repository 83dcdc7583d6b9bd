// «Oggi» of the example archive, as the program answers it.
import type { Deadline, Today } from "../src/generated/types";
import type { Answers } from "./fake-bridge";
import { one, recorded } from "./recorded";

export const DEADLINES: Deadline[] = recorded("today").deadlines;

/** The first deadline of a kind. */
export const ofKind = (kind: Deadline["kind"]): Deadline => one(DEADLINES, (it) => it.kind === kind);

export const deadline = (more: Partial<Deadline>): Deadline => ({ ...ofKind("DELIVER"), ...more });

export function todayView(more: Partial<Today> = {}): Today {
  const view = recorded("today");
  return {
    ...view,
    deadlinesFound: more.deadlines?.length ?? view.deadlinesFound,
    peopleFound: more.people?.length ?? view.peopleFound,
    ...more,
  };
}

export function todayWorld(view: Today = todayView()): Answers {
  return { today: () => structuredClone(view) };
}

/** An archive three steps into its first day. */
export const FIRST_STEPS: Today["firstSteps"] = [
  { kind: "BODY", done: true },
  { kind: "COACHES", done: true },
  { kind: "COPY", done: true },
  { kind: "REQUESTS", done: false },
  { kind: "SESSIONS", done: false },
  { kind: "PAPER", done: false },
];

export function beginningToday(): Today {
  return todayView({ sessions: [], deadlines: [], people: [], firstSteps: FIRST_STEPS });
}

/** Long names, many people, many deadlines. */
export function crowdedToday(): Today {
  const plain = todayView();
  const person = "Szczepańska-Wiśniewska della Rovere Maximilienne Évangéline";
  const [surname, name] = ["Szczepańska-Wiśniewska della Rovere", "Maximilienne Évangéline"];
  const twice = <T>(list: readonly T[]): T[] => [...list, ...list];
  return {
    ...plain,
    deadlinesFound: 340,
    peopleFound: 120,
    sessions: twice(twice(plain.sessions)).map((it, at) => ({ ...it, id: 500 + at, surname, name })),
    deadlines: [
      deadline({ urgency: "scaduto", daysLeft: -3, session: 40, activity: 7, person }),
      ...twice(plain.deadlines).map((it, at) => ({ ...it, request: 100 + at, person })),
    ],
    people: twice(twice(twice(plain.people))).map((it, at) => ({ ...it, request: 200 + at, surname, name })),
  };
}

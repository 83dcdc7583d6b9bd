// Invented answers for «Oggi», Wednesday 1 June 2022, as in the pictures. No real person or firm.
import type { ActivityEnvelope, Deadline, PersonHours, Today, TodaySession } from "../src/generated/types";
import { envelope, stepButtons } from "./activity-world";
import type { Answers } from "./fake-bridge";

export function deadline(more: Partial<Deadline>): Deadline {
  return {
    kind: "DELIVER",
    due: null,
    daysLeft: null,
    urgency: "più avanti",
    title: "Concludi l’erogazione 51",
    consequence: "Del 25/05. Da domani resta solo «Chiudi negativamente».",
    paragraph: "§3.2",
    request: 14,
    activity: null,
    session: null,
    register: null,
    beneficiary: 1,
    coach: null,
    person: "Marangon Luca",
    action: "Apri",
    ...more,
  };
}

export const DEADLINES: Deadline[] = [
  deadline({ urgency: "oggi", daysLeft: 0, activity: 7, session: 51 }),
  deadline({
    kind: "SCHEDULE",
    urgency: "entro 3 giorni",
    daysLeft: 1,
    activity: 8,
    session: 60,
    title: "Programma l’erogazione 60",
    consequence: "Del 03/06, ancora INSERITA: oltre domani risulta fuori termine.",
    paragraph: "§3.1",
    person: "Kovalenko Oksana",
    action: "Programma",
  }),
  deadline({
    kind: "ANSWER",
    urgency: "entro 3 giorni",
    daysLeft: 2,
    request: 22,
    title: "Rispondi alla richiesta JC-1-1103/022",
    consequence: "Senza risposta entro il 03/06 la richiesta è cancellata.",
    paragraph: "§2",
    person: "Zorzan Elena",
    action: "Valuta",
  }),
  deadline({
    daysLeft: 5,
    activity: 9,
    session: 54,
    title: "Concludi l’erogazione 54",
    consequence: "Del 30/05: dopo il 06/06 le 02:00 non si possono più erogare.",
    person: "Fiorese Chiara",
  }),
  deadline({
    kind: "SIGN",
    register: 17,
    title: "Fai firmare il registro 2022/017",
    consequence: "Manca il referente aziendale. Serve per le verifiche in loco.",
    person: "Bortolin Nicolò",
    action: "Registro",
  }),
  deadline({
    kind: "REPORT",
    title: "Consegna la relazione sugli esiti",
    consequence: "Le cinque attività sono TERMINATE; la attende il CPI Treviso.",
    person: "Pavan Giorgio",
    action: "Relazione",
  }),
];

function session(id: number, more: Partial<TodaySession>): TodaySession {
  const state = more.state ?? "PROGRAMMATA";
  return {
    id,
    number: id,
    request: 14,
    activity: 5,
    code: "JC-DE",
    surname: "Bortolin",
    name: "Nicolò",
    start: "10:30",
    end: "12:30",
    place: "Sportello Treviso",
    coach: "Ferraresso Giulia",
    state,
    steps: stepButtons(state),
    ...more,
  };
}

const CODES = ["AN", "DE", "PU", "SU", "AL"] as const;

function path(
  request: number,
  surname: string,
  name: string,
  hours: [number, number, number, number][],
): PersonHours {
  const activities = hours.map(([agreed, delivered, scheduled, draft], at): ActivityEnvelope => {
    const code = `JC-${CODES[at]}`;
    const state = "INIZIATA" as const;
    return {
      id: request * 10 + at,
      code,
      title: code,
      state,
      envelope: envelope(agreed * 60, delivered * 60, scheduled * 60, draft * 60),
    };
  });
  const sum = (at: number) => hours.reduce((total, row) => total + (row[at] ?? 0) * 60, 0);
  return {
    request,
    opal: `JC-1-1103/${String(request).padStart(3, "0")}`,
    surname,
    name,
    activities,
    total: envelope(sum(0), sum(1), sum(2), sum(3)),
  };
}

export function todayView(more: Partial<Today> = {}): Today {
  return {
    deadlinesFound: more.deadlines?.length ?? DEADLINES.length,
    peopleFound: more.people?.length ?? 8,
    date: "2022-06-01",
    note: "Domani è festivo (Festa della Repubblica): niente erogazioni.",
    sessions: [
      session(52, {
        code: "JC-AL-R",
        surname: "El Amrani",
        name: "Samira",
        start: "08:30",
        end: "09:30",
        place: "Lavanderia Montello, Villorba",
        state: "AVVIATA",
      }),
      session(53, {}),
      session(56, {
        code: "JC-AL",
        surname: "Vendramin",
        name: "Tommaso",
        start: "14:30",
        end: "17:30",
        place: "Officine Adige, Bussolengo",
      }),
    ],
    minutes: 360,
    dailyLimit: 480,
    deadlines: DEADLINES,
    deadlinePeople: [],
    deadlineCoaches: [],
    people: [
      path(1, "Bortolin", "Nicolò", [
        [4, 4, 0, 0],
        [8, 4, 2, 0],
        [4, 0, 0, 1],
        [4, 1, 0, 0],
        [52, 16, 6, 4],
      ]),
      path(2, "Dal Maso", "Alvise", [
        [4, 4, 0, 0],
        [8, 8, 0, 0],
        [4, 1, 1, 0],
        [4, 0, 1, 0],
        [52, 7, 4, 2],
      ]),
      path(3, "El Amrani", "Samira", [
        [2, 2, 0, 0],
        [6, 5, 1, 0],
        [2, 1, 0, 0],
        [2, 1, 0, 0],
        [6, 1, 3, 2],
      ]),
      path(4, "Fiorese", "Chiara", [
        [4, 4, 0, 0],
        [8, 8, 0, 0],
        [4, 1.5, 0, 0],
        [4, 2, 1, 0],
        [44, 33, 4, 0],
      ]),
      path(5, "Kovalenko", "Oksana", [
        [4, 2, 1, 1],
        [8, 0, 0, 0],
        [4, 0, 0, 0],
        [4, 0, 0, 0],
        [44, 0, 0, 0],
      ]),
      path(6, "Marangon", "Luca", [
        [4, 4, 0, 0],
        [8, 6, 2, 0],
        [4, 0, 1, 0],
        [4, 0, 0, 1],
        [44, 5, 3, 3],
      ]),
      path(7, "Popescu", "Irina", [
        [4, 4, 0, 0],
        [8, 8, 0, 0],
        [4, 4, 0, 0],
        [4, 3, 1, 0],
        [44, 38, 5, 1],
      ]),
      path(8, "Vendramin", "Tommaso", [
        [4, 4, 0, 0],
        [8, 8, 0, 0],
        [4, 2, 0, 0],
        [4, 1, 1, 0],
        [44, 19, 9, 3],
      ]),
    ],
    nextDays: [
      { date: "2022-06-02", holiday: "Festa della Repubblica", scheduled: 0, drafts: 0, minutes: 0 },
      { date: "2022-06-03", holiday: null, scheduled: 1, drafts: 2, minutes: 360 },
      { date: "2022-06-04", holiday: null, scheduled: 1, drafts: 0, minutes: 180 },
      { date: "2022-06-06", holiday: null, scheduled: 3, drafts: 0, minutes: 390 },
    ],
    ...more,
  };
}

export function todayWorld(view: Today = todayView()): Answers {
  return { today: () => structuredClone(view) };
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
    sessions: twice(plain.sessions).map((it, at) => ({ ...it, id: 500 + at, surname, name })),
    deadlines: [
      deadline({ urgency: "scaduto", daysLeft: -3, session: 40, activity: 7, person }),
      ...twice(plain.deadlines).map((it, at) => ({ ...it, request: 100 + at, person })),
    ],
    people: twice(twice(plain.people)).map((it, at) => ({ ...it, request: 200 + at, surname, name })),
  };
}

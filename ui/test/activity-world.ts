// One activity of the example archive with a session in every state, as the program answers it.

import type {
  ActivityDetail,
  SessionCheck,
  SessionForm,
  SessionRow,
  SessionState,
  SessionStep,
  StepButton,
  StepCheck,
} from "../src/generated/types";
import { type Answers, refusal } from "./fake-bridge";
import { one, recorded } from "./recorded";

const RECORDED = recorded("activity_detail");

const inState = (state: SessionState): SessionRow =>
  one(recorded("activity_detail").sessions, (it) => it.state === state);

/** The session the tests speak of when they name a state; the one planned is of a day to come. */
export const idOf = (state: SessionState): number => inState(state).id;

export const stepButtons = (state: SessionState): StepButton[] => inState(state).steps;

export function sessionRow(id: number, state: SessionState, more: Partial<SessionRow> = {}): SessionRow {
  return { ...inState(state), id, number: id, ...more };
}

export const activity = (more: Partial<ActivityDetail> = {}): ActivityDetail => ({
  ...recorded("activity_detail"),
  ...more,
});

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

const FAULTS: readonly [name: string, has: (form: SessionForm) => boolean][] = [
  ["too-long", ({ start, end }) => minutesOf(end) - minutesOf(start) > 120],
  ["holiday", ({ date }) => date === "02/06/2022"],
  ["no-place", ({ place }) => place.trim() === ""],
  ["no-date", ({ date }) => date === "boh"],
];

/** What the program found in a form with each of these faults, put together. */
export function checked(form: SessionForm): SessionCheck {
  const good = recorded("check_session", "good");
  const found = FAULTS.filter(([, has]) => has(form)).map(([name]) => recorded("check_session", name));
  const violations = [...found, good].flatMap((it) => it.violations);
  return {
    ...good,
    fields: found.flatMap(({ fields }) => fields),
    // A rule says the same thing in every case, and the fault itself comes first.
    violations: violations.filter(({ rule }, at) => violations.findIndex((it) => it.rule === rule) === at),
    blocksSchedule: found.reduce((sum, it) => sum + it.blocksSchedule, 0),
    toAcknowledge: found.reduce((sum, it) => sum + it.toAcknowledge, 0),
  };
}

export function stepCheck(session: SessionRow, step: SessionStep, more: Partial<StepCheck> = {}): StepCheck {
  return {
    ...recorded("check_step", step),
    session: session.id,
    expected: session.state,
    description: session.description,
    ...more,
  };
}

/** What a step made of the session it was taken on. */
function taken(step: SessionStep): SessionRow {
  const { session } = recorded("check_step", step);
  return one(recorded("activity_detail", `after-${step}`).sessions, ({ id }) => id === session);
}

/** A small program that keeps one activity, so that the screens can be walked through. */
export function activityWorld(detail: ActivityDetail = activity()): Answers {
  const row = (id: number): SessionRow => {
    const found = detail.sessions.find((it) => it.id === id);
    if (!found) throw refusal("NOT_FOUND", "Erogazione: non c’è più nell’archivio.");
    return found;
  };
  return {
    activity_detail: () => structuredClone(detail),
    directory: () => recorded("directory"),
    check_session: ({ form }) => checked(form),
    enter_session: ({ form }) => {
      const id = Math.max(0, ...detail.sessions.map((it) => it.id)) + 1;
      const { place, note, description, privateNote, start, end } = form;
      const date = form.date.split("/").reverse().join("-");
      detail.sessions.unshift(
        sessionRow(id, "INSERITA", { place, note, description, privateNote, start, end, date }),
      );
      return id;
    },
    edit_session: ({ session, form }) => {
      const { place, note, description, privateNote, start, end } = form;
      const date = form.date.split("/").reverse().join("-");
      Object.assign(row(session), { place, note, description, privateNote, start, end, date });
    },
    describe_session: ({ session, description, privateNote }) => {
      Object.assign(row(session), { description, privateNote });
    },
    reschedule_form: () => recorded("reschedule_form"),
    check_step: ({ session, step }) => stepCheck(row(session), step),
    take_step: ({ order }) => {
      const found = row(order.session);
      const { state, steps, editable, describable } = taken(order.step);
      Object.assign(found, { state, steps, editable, describable, revision: found.revision + 1 });
      found.reason = order.reason || null;
      found.description = order.description ?? found.description;
    },
    check_end: () => recorded("check_end"),
    end_activity: () => {
      const { state, cannotAdd, cannotEnd } = recorded("activity_detail", "ended");
      Object.assign(detail, { state, cannotAdd, cannotEnd });
    },
  };
}

const LONG_PLACE = "Cooperativa sociale agricola La Fattoria dei Colli Asolani, Pederobba, fraz. Onigo";

/** Long names and a table of several pages. */
export function crowdedActivity(): ActivityDetail {
  const states = [...new Set(RECORDED.sessions.map((it) => it.state))];
  const coach = { coachSurname: "Della Valle Sforza-Montecuccoli", coachName: "Mariaantonietta Guglielmina" };
  return activity({
    surname: "Szczepańska-Wiśniewska della Rovere",
    name: "Maximilienne Évangéline",
    provider: "Consorzio Intercomunale dei Servizi per l’Inclusione Lavorativa soc. coop. sociale a r.l.",
    sessions: Array.from({ length: 60 }, (_, at) =>
      sessionRow(1960 - at, states[at % states.length] ?? "EROGATA", { ...coach, place: LONG_PLACE }),
    ),
  });
}

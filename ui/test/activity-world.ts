// Invented answers about one activity, as in the pictures: OPAL JC-1-1103/014, JC-AL-R, 06:00 agreed.

import { typedTime } from "../src/base/typed";
import type {
  ActivityDetail,
  Directory,
  Envelope,
  SessionCheck,
  SessionForm,
  SessionRow,
  SessionState,
  SessionStep,
  StepButton,
  StepCheck,
  Violation,
} from "../src/generated/types";
import { type Answers, refusal } from "./fake-bridge";
import { holiday, hours, place } from "./violations";

const LABELS: Record<SessionStep, string> = {
  programma: "Programma",
  avvia: "Avvia",
  concludi: "Concludi",
  annulla: "Annulla",
  chiudi: "Chiudi negativamente",
};
const STEPS: Record<SessionState, SessionStep[]> = {
  INSERITA: ["programma", "annulla"],
  PROGRAMMATA: ["avvia", "chiudi"],
  AVVIATA: ["concludi", "chiudi"],
  EROGATA: [],
  ANNULLATA: [],
  "CHIUSA NEGATIVAMENTE": [],
};
const AFTER: Record<SessionStep, SessionState> = {
  programma: "PROGRAMMATA",
  avvia: "AVVIATA",
  concludi: "EROGATA",
  annulla: "ANNULLATA",
  chiudi: "CHIUSA NEGATIVAMENTE",
};

export const stepButtons = (state: SessionState, blocked: string | null = null): StepButton[] =>
  STEPS[state].map((step, at) => ({ step, label: LABELS[step], blocked: at === 0 ? blocked : null }));

export const envelope = (agreed: number, delivered = 0, scheduled = 0, draft = 0): Envelope => {
  const worth = (minutes: number) => ({ minutes, amount: Math.round((minutes * 3800) / 60) });
  const free = Math.max(0, agreed - delivered - scheduled - draft);
  return {
    agreed: worth(agreed),
    delivered: worth(delivered),
    scheduled: worth(scheduled),
    draft: worth(draft),
    free: worth(free),
  };
};

export function sessionRow(id: number, state: SessionState, more: Partial<SessionRow> = {}): SessionRow {
  return {
    id,
    activity: 5,
    beneficiary: 3,
    state,
    branch: 1,
    coach: 1,
    coachSurname: "Ferraresso",
    coachName: "Giulia",
    date: "2022-06-08",
    start: "09:00",
    end: "11:00",
    minutes: 120,
    place: "Lavanderia Montello, Villorba",
    note: "",
    description: "",
    privateNote: "",
    reason: null,
    steps: stepButtons(state),
    editable: state === "INSERITA",
    describable: ["PROGRAMMATA", "AVVIATA", "EROGATA"].includes(state),
    revision: 1,
    enteredAt: "2022-06-01T09:00:00",
    scheduledAt: null,
    startedAt: null,
    concludedAt: null,
    closedAt: null,
    registers: [],
    portal: null,
    ...more,
  };
}

const BLANK: SessionForm = {
  branch: 1,
  coach: 1,
  date: "",
  start: "",
  end: "",
  place: "Lavanderia Montello, Villorba",
  note: "",
  description: "",
  privateNote: "",
};

export function activity(more: Partial<ActivityDetail> = {}): ActivityDetail {
  const avvia = "Si può avviare dal 03/06/2022: prima del suo giorno non è possibile.";
  return {
    id: 5,
    request: 14,
    opal: "JC-1-1103/014",
    requestState: "AMMESSO AL SERVIZIO",
    provider: "Passolieve soc. coop. sociale",
    surname: "El Amrani",
    name: "Samira",
    code: "JC-AL-R",
    title: "Allenamento e affiancamento rinforzato",
    state: "INIZIATA",
    branchName: "Treviso",
    agreed: 360,
    value: 22800,
    envelope: envelope(360, 60, 180, 120),
    sessions: [
      sessionRow(58, "INSERITA"),
      sessionRow(55, "PROGRAMMATA", { date: "2022-06-03", steps: stepButtons("PROGRAMMATA", avvia) }),
      sessionRow(52, "AVVIATA", { date: "2022-06-01", start: "08:30", end: "09:30", minutes: 60 }),
      sessionRow(49, "ANNULLATA", { date: "2022-05-27", start: "14:00", end: "16:00" }),
      sessionRow(44, "CHIUSA NEGATIVAMENTE", { date: "2022-05-26", reason: "Persona assente." }),
      sessionRow(41, "EROGATA", { date: "2022-05-24", end: "10:00", minutes: 60, registers: ["2022/017"] }),
    ],
    cannotAdd: null,
    cannotEnd: null,
    blank: BLANK,
    rate: 3800,
    ...more,
  };
}

export const DIRECTORY: Directory = {
  provider: { name: "Passolieve soc. coop. sociale", taxCode: "", referent: "" },
  branches: [
    { id: 1, archived: false, name: "Treviso", address: "", municipality: "Treviso", patronDay: "27/04" },
    { id: 2, archived: true, name: "Chiuso", address: "", municipality: "Belluno", patronDay: "" },
  ],
  coaches: [
    { id: 1, archived: false, surname: "Ferraresso", name: "Giulia", branch: 1, branchName: "Treviso" },
  ],
  centres: [],
  openAtBranch: [],
  openWithCoach: [],
};

/** What the program would find in a plan of 06:00 with 04:00 counted. */
export function checked(form: SessionForm): SessionCheck {
  const [start, end] = [typedTime(form.start), typedTime(form.end)];
  const minutes = start !== null && end !== null && end > start ? end - start : null;
  const violations: Violation[] = [];
  if (form.date === "02/06/2022") violations.push(holiday as Violation);
  if (minutes !== null && minutes > 120) violations.push(hours as Violation);
  if (form.place.trim() === "") {
    const mend = { label: "Usa «Lavanderia Montello, Villorba»", field: "place", value: BLANK.place };
    violations.push({ ...(place as Violation), figures: "Per JC-AL-R è sempre raccomandato", mend });
  }
  const fields =
    form.date && !/^[\d/.-]+$/.test(form.date)
      ? [{ field: "date", message: "Questa non è una data: scrivila come 28/06/2022." }]
      : [];
  return { fields, violations, minutes, weekday: null, blocksSchedule: 0, toAcknowledge: 0 };
}

const IRREVERSIBLE: Partial<Record<SessionStep, string>> = {
  programma: "Dopo non si può più modificare: si può solo avviare o chiudere negativamente.",
  concludi: "Un’erogazione EROGATA non si può più cambiare.",
  chiudi: "Le ore tornano libere e l’erogazione resta in elenco.",
};

export function stepCheck(session: SessionRow, step: SessionStep, more: Partial<StepCheck> = {}): StepCheck {
  return {
    session: session.id,
    activity: 5,
    step,
    expected: session.state,
    title: LABELS[step],
    question: step === "programma" ? "Confermi di voler programmare l’erogazione ?" : "Confermi ?",
    facts: [
      {
        label: "Erogazione",
        value: `${session.id} · mercoledì 08/06/2022, 09:00–11:00 (02:00)`,
        personal: false,
      },
      { label: "Lavoratore", value: "El Amrani Samira · JC-1-1103/014", personal: true },
      { label: "Attività", value: "JC-AL-R – Allenamento e affiancamento rinforzato", personal: false },
      { label: "Ore contate", value: "04:00 + 02:00 = 06:00 su 06:00 concordate", personal: false },
    ],
    violations: [],
    irreversible: IRREVERSIBLE[step] ?? null,
    paragraph: "§3.1",
    asksReason: step === "chiudi",
    asksDescription: step === "concludi",
    description: session.description,
    ...more,
  };
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
    directory: () => DIRECTORY,
    check_session: ({ form }: { form: SessionForm }) => checked(form),
    enter_session: ({ form }: { form: SessionForm }) => {
      const id = Math.max(0, ...detail.sessions.map((it) => it.id)) + 3;
      const { place, note, description, privateNote, start, end } = form;
      const date = form.date.split("/").reverse().join("-");
      detail.sessions.unshift(
        sessionRow(id, "INSERITA", { place, note, description, privateNote, start, end, date }),
      );
      return id;
    },
    edit_session: ({ session, form }: { session: number; form: SessionForm }) => {
      const { place, note, description, privateNote, start, end } = form;
      const date = form.date.split("/").reverse().join("-");
      Object.assign(row(session), { place, note, description, privateNote, start, end, date });
    },
    describe_session: (args: { session: number; description: string; privateNote: string }) => {
      Object.assign(row(args.session), { description: args.description, privateNote: args.privateNote });
    },
    reschedule_form: () => ({ ...BLANK, start: "14:00", end: "16:00" }),
    check_step: (args: { session: number; step: SessionStep }) => stepCheck(row(args.session), args.step),
    take_step: ({ order }) => {
      const found = row(order.session);
      Object.assign(found, sessionRow(found.id, AFTER[order.step]), {
        date: found.date,
        start: found.start,
        end: found.end,
        minutes: found.minutes,
        reason: order.reason || null,
        description: order.description ?? found.description,
        revision: found.revision + 1,
      });
    },
    check_end: () => ({
      question: "Confermi di voler concludere l’attività ?",
      remarks: [
        "Restano aperte e non si potranno più modificare: 58 INSERITA, 55 PROGRAMMATA.",
        "Restano 02:00 non erogate (76,00 €).",
      ],
      irreversible: "L’attività passa a TERMINATA e non sarà più modificabile.",
      paragraph: "§3.3",
    }),
    end_activity: () => {
      Object.assign(detail, {
        state: "TERMINATA",
        cannotAdd: "L’attività è TERMINATA.",
        cannotEnd: "L’attività è TERMINATA.",
      });
    },
  };
}

const LONG_PLACE = "Cooperativa sociale agricola La Fattoria dei Colli Asolani, Pederobba, fraz. Onigo";

/** Long names and a table of several pages. */
export function crowdedActivity(): ActivityDetail {
  const states = Object.keys(STEPS) as SessionState[];
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

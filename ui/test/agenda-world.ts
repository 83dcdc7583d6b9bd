// The agenda of the example archive, as the program answers it.
import type { Agenda, AgendaSession, AgendaView, DragVerdicts } from "../src/generated/types";
import type { Answers } from "./fake-bridge";
import { one, recorded } from "./recorded";

const CASES: Readonly<Record<AgendaView, string | undefined>> = {
  giorno: "giorno",
  settimana: undefined,
  mese: "mese",
  elenco: "elenco",
};

export const agendaOf = (view: AgendaView = "settimana"): Agenda => recorded("agenda", CASES[view]);

/** A week with the draft that can be dragged, wherever the example has it. */
export function weekWithDraft(): Agenda {
  const drag = recorded("drag_session", "tutta");
  const week = agendaOf();
  const draft = one(agendaOf("mese").sessions, (it) => it.id === drag.session);
  const moved: AgendaSession = { ...draft, date: week.days[4]?.date ?? "", start: "11:30", end: "12:30" };
  const sessions = week.sessions.filter((it) => it.id !== draft.id && it.date !== moved.date);
  return { ...week, sessions: [...sessions, moved].sort((a, b) => a.date.localeCompare(b.date)) };
}

/** Monday and Thursday forbidden, Tuesday with a warning, the rest free. */
export function verdicts(steps = 64): DragVerdicts {
  const day = (value: number) => Array<number>(steps).fill(value);
  return {
    days: [day(1), day(2), day(0), day(1), day(0), day(0), day(1)],
    told: [
      { severity: "E", sentence: "Non si può inviare: giorno festivo (§3.2)." },
      { severity: "W", sentence: "La persona ha già un’erogazione in questo orario (§3.1)." },
    ],
  };
}

export function agendaWorld(view: (asked: AgendaView) => Agenda = agendaOf): Answers {
  return {
    agenda: ({ query }) => structuredClone(view(query.view ?? "settimana")),
    drag_session: ({ session, drag }) => ({
      ...recorded("drag_session", "tutta"),
      session,
      verdicts: verdicts(drag === "giorno" ? 1 : 64),
    }),
    check_session: () => ({ ...recorded("check_session", "good"), violations: [], toAcknowledge: 0 }),
    edit_session: () => undefined,
  };
}

/** Long names, three coaches at once, a full week. */
export function crowdedAgenda(asked: AgendaView): Agenda {
  const plain = agendaOf(asked);
  const like = plain.sessions[0] ?? one(agendaOf("mese").sessions, () => true);
  const states = ["EROGATA", "PROGRAMMATA", "INSERITA", "AVVIATA", "CHIUSA NEGATIVAMENTE"] as const;
  const open = plain.days.filter((it) => !it.holiday);
  const sessions = open.flatMap((day, at) =>
    Array.from({ length: asked === "mese" || asked === "elenco" ? 12 : 9 }, (_, nth) => ({
      ...like,
      id: 1000 + at * 20 + nth,
      number: 1000 + at * 20 + nth,
      date: day.date,
      start: `${String(8 + nth).padStart(2, "0")}:00`,
      end: `${String(9 + nth + (nth % 3)).padStart(2, "0")}:30`,
      surname: nth % 2 ? "Szczepańska-Wiśniewska della Rovere" : like.surname,
      name: "Maximilienne Évangéline",
      state: states[nth % 5] ?? "INSERITA",
      fixed: nth % 5 === 2 ? null : "Un’erogazione PROGRAMMATA non si sposta (§3.1).",
    })),
  );
  return { ...plain, sessions };
}

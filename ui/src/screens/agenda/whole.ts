// «Altro»: what is done with all that the agenda shows, and not with one session.

import type { AppError } from "../../base/errors";
import { counted } from "../../base/format";
import { plain } from "../../base/privacy";
import { type MenuEntry, menu } from "../../components/menu";
import { toast } from "../../components/toast";
import type { Agenda, AgendaQuery, Whose } from "../../generated/types";
import { askCalendarOut } from "../../shared/calendar/calendar-out";
import { askPlan, PLAN, readerOfCoach } from "../../shared/plan/plan-dialog";
import { askMany, scheduledWords } from "../../shared/session/many-dialog";
import { askMissedDays } from "../../shared/session/missed-days-dialog";

export interface WholeAsks {
  /** Some sessions are not as they were. */
  changed: () => Promise<void>;
  failed: (error: AppError) => void;
}

/** Whose calendar goes out: the person's or the coach's that is shown. */
function whoseOf({ person, coach }: AgendaQuery): Whose | null {
  if (person !== null) return { kind: "person", id: person };
  return coach === null ? null : { kind: "coach", id: coach };
}

export function wholeMenu(agenda: Agenda, query: AgendaQuery, asks: WholeAsks) {
  const whose = whoseOf(query);
  const entries: MenuEntry[] = [
    {
      key: "programma-tutte",
      label: "Programma le bozze di questi giorni…",
      press: () => void scheduleAll(agenda, query, asks),
    },
    { key: "giornata", label: "Giornata saltata…", press: () => void missDays(agenda, query, asks) },
    { key: "piano", label: PLAN, press: () => void askPlan([readerOfCoach(query.coach)]) },
  ];
  if (whose) {
    entries.push({
      key: "calendario",
      label: "Esporta il calendario…",
      press: () => void askCalendarOut(whose),
    });
  }
  return menu("agenda-altro", "Altro", entries);
}

async function scheduleAll(agenda: Agenda, query: AgendaQuery, asks: WholeAsks): Promise<void> {
  const { done, error } = await askMany({
    person: query.person,
    coach: query.coach,
    from: agenda.from,
    to: agenda.to,
  });
  if (error) asks.failed(error);
  if (done === 0) return;
  await asks.changed();
  toast(`${scheduledWords(done)}.`);
}

async function missDays(agenda: Agenda, query: AgendaQuery, asks: WholeAsks): Promise<void> {
  const within = agenda.from <= agenda.today && agenda.today <= agenda.to;
  const done = await askMissedDays({
    coaches: agenda.coaches,
    people: agenda.people.map((it) => ({ id: it.id, name: plain(`${it.surname} ${it.name}`) })),
    coach: query.coach,
    day: within && agenda.view !== "giorno" ? agenda.today : agenda.from,
  });
  if (done === undefined) return;
  await asks.changed();
  toast(`${counted(done, "erogazione sistemata", "erogazioni sistemate")}.`);
}

// What the agenda offers beside moving: all its drafts at once, a day that went wrong, paper, the calendar's file,
// and one session held or not held.
import { describe, expect, it } from "vitest";
import "../src/screens/agenda/agenda-screen";
import type { Agenda } from "../src/generated/types";
import { frame } from "../src/shared/state";
import { activityWorld } from "./activity-world";
import { agendaOf, agendaWorld } from "./agenda-world";
import { FakeBridge } from "./fake-bridge";
import { openAt } from "./open-at";
import { find, until, write } from "./page";
import { one, recorded } from "./recorded";
import { todayWorld } from "./today-world";
import { FRAME, world } from "./world";

let bridge: FakeBridge;

async function open(agenda: Agenda = agendaOf(), path = "/agenda"): Promise<void> {
  bridge = new FakeBridge({
    ...world(),
    ...activityWorld(),
    ...todayWorld(),
    ...agendaWorld(() => agenda),
    check_many: () => recorded("check_many"),
    check_missed_days: () => recorded("check_missed_days"),
    check_missed: () => recorded("check_missed"),
    check_hold: () => recorded("check_hold"),
    hold_session: () => undefined,
    preview_plan: () => new ArrayBuffer(0),
    save_calendar: () => "/tmp/calendario.ics",
  });
  frame.set(FRAME);
  await openAt(path, bridge);
  await until(() => document.querySelector(".agenda-days > *"));
}

const press = (key: string) => find(`[data-key="${key}"]`).click();
const dialog = () => until(() => document.querySelector<HTMLElement>("dialog"));

describe("what the agenda offers for all it shows", () => {
  it("programmes the drafts of its own days and coach", async () => {
    await open();
    press("programma-tutte");
    await dialog();
    const { from, to } = agendaOf();
    expect(bridge.last("check_many")?.filter).toMatchObject({ coach: FRAME.coach, person: null, from, to });
  });

  it("opens «Giornata saltata…» on today where it is among the days, else on the first", async () => {
    await open();
    press("giornata");
    await dialog();
    const field = () => document.querySelector<HTMLInputElement>('dialog input[id$="-from"]')?.value;
    expect(await until(field)).toBe("01/06/2022");
  });

  it("prints the plan of the coach who is shown", async () => {
    await open();
    press("piano");
    await dialog();
    await until(() => bridge.last("preview_plan"));
    expect(bridge.last("preview_plan")?.order.reader).toEqual({ kind: "coach", coach: FRAME.coach });
  });

  it("exports the calendar of the person it is narrowed to, and of nobody where everybody is shown", async () => {
    const person = one(agendaOf("mese").people, () => true);
    await open(agendaOf(), `/agenda?persona=${person.id}`);
    press("calendario");
    find<HTMLButtonElement>('[data-key="procedi"]', await dialog()).click();
    await until(() => bridge.last("save_calendar"));
    expect(bridge.last("save_calendar")?.order.whose).toEqual({ kind: "person", id: person.id });
  });

  it("has no calendar of everybody", async () => {
    await open(agendaOf(), "/agenda?coach=tutti");
    expect(document.querySelector('[data-key="calendario"]')).toBeNull();
    expect(document.querySelector('[data-key="programma-tutte"]')).not.toBeNull();
  });
});

describe("the session that is chosen", () => {
  /** The first session of the week, as one that could be held now. */
  function holdable(): Agenda {
    const week = agendaOf();
    const [first, ...others] = week.sessions;
    if (!first) throw new Error("the example's week is empty");
    const steps = [
      { step: "avvia" as const, label: "Avvia", blocked: null },
      { step: "chiudi" as const, label: "Chiudi negativamente", blocked: null },
    ];
    return { ...week, sessions: [{ ...first, state: "PROGRAMMATA", steps, mayBeHeld: true }, ...others] };
  }

  it("is started and concluded in one go, description first", async () => {
    const week = holdable();
    const session = one(week.sessions, () => true);
    await open(week);
    find(`[data-key="erogazione-${session.id}"]`).focus();
    await until(() => document.querySelector(`[data-key="svolta-${session.id}"]`));
    press(`svolta-${session.id}`);
    await dialog();
    write("dialog textarea", "Affiancamento alla linea di montaggio.");
    for (const tick of document.querySelectorAll<HTMLInputElement>('dialog .viol input[type="checkbox"]'))
      tick.click();
    press("procedi");
    await until(() => bridge.last("hold_session"));
    expect(bridge.last("check_hold")).toEqual({ session: session.id });
    expect(bridge.last("hold_session")?.order.description).toBe("Affiancamento alla linea di montaggio.");
  });

  it("is told as not held from here too", async () => {
    const week = holdable();
    const session = one(week.sessions, () => true);
    await open(week);
    find(`[data-key="erogazione-${session.id}"]`).focus();
    await until(() => document.querySelector(`[data-key="non-svolta-${session.id}"]`));
    press(`non-svolta-${session.id}`);
    await dialog();
    expect(bridge.last("check_missed")).toEqual({ session: session.id });
  });
});

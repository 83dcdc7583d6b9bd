import { beforeEach, describe, expect, it } from "vitest";
import { privacy } from "../src/base/privacy";
import type { Agenda, AgendaView } from "../src/generated/types";
import "../src/screens/agenda/agenda-screen";
import { router } from "../src/shared/router";
import { frame } from "../src/shared/state";
import { activityWorld } from "./activity-world";
import { agendaOf, agendaWorld, weekWithDraft } from "./agenda-world";
import { type Answers, FakeBridge, refusal } from "./fake-bridge";
import { openAt, words } from "./open-at";
import { button, find, until, write } from "./page";
import { one, recorded } from "./recorded";
import { todayView, todayWorld } from "./today-world";
import { FRAME, world } from "./world";

let bridge: FakeBridge;

async function open(
  view: (asked: AgendaView) => Agenda = agendaOf,
  path = "/agenda",
  more: Answers = {},
): Promise<void> {
  bridge = new FakeBridge({ ...world(), ...activityWorld(), ...todayWorld(), ...agendaWorld(view), ...more });
  frame.set(FRAME);
  await openAt(path, bridge);
  await until(() => document.querySelector(".agenda-days > *"));
}

const DRAFT = one(weekWithDraft().sessions, (it) => it.fixed === null);
const block = (id = DRAFT.id) => find(`[data-key="erogazione-${id}"]`);
const said = () => find(".agenda-said").textContent?.replace(/\s+/g, " ").trim() ?? "";

function press(key: string, more: KeyboardEventInit = {}): void {
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
}

beforeEach(() => {
  privacy.set(false);
});

describe("Agenda", () => {
  it("shows the week from Monday with the feast, the totals and the figures of the program", async () => {
    await open();
    expect(find("h1").textContent).toBe("Agenda, 30 maggio – 5 giugno 2022");
    const days = [...document.querySelectorAll(".cal-d")];
    expect(days).toHaveLength(7);
    expect(days[0]?.getAttribute("aria-label")).toMatch(/^lunedì 30 maggio 2022/);
    expect(days[3]?.getAttribute("aria-label")).toContain("festivo, Festa della Repubblica");
    expect(words(find(".agenda-totals"))).toContain("Totali della settimana");
    const week = agendaOf();
    expect(document.querySelectorAll(".ev")).toHaveLength(week.sessions.length);
    expect(bridge.last("agenda")?.query).toMatchObject({ view: "settimana", day: "", coach: FRAME.coach });
  });

  it("tells each session with its weekday, its date and its state, and by an icon", async () => {
    await open();
    const session = one(agendaOf().sessions, () => true);
    const heard = words(block(session.id));
    expect(heard).toMatch(/^(lunedì|martedì|mercoledì|venerdì|sabato) \d+ (maggio|giugno), /);
    expect(heard).toContain(
      `${session.surname} ${session.name}, ${session.start}–${session.end}, ${session.code}, `,
    );
    expect(heard).toContain(session.state.toLowerCase());
    expect(block(session.id).querySelector("svg use")).not.toBeNull();
  });

  it("keeps view, day, person and branch in the address, by id alone", async () => {
    await open();
    find('[data-key="vista-mese"]').click();
    await until(() => document.querySelector("month-grid"));
    find('[data-key="dopo"]').click();
    const person = one(agendaOf("mese").people, () => true);
    const list = find<HTMLSelectElement>("#agenda-person");
    list.value = String(person.id);
    list.dispatchEvent(new Event("change", { bubbles: true }));
    await until(() => bridge.last("agenda")?.query.person === person.id);
    expect(location.hash).toBe(`#/agenda?vista=mese&giorno=${agendaOf("mese").next}&persona=${person.id}`);
    find('[data-key="oggi"]').click();
    await until(() => bridge.last("agenda")?.query.day === "");
    expect(bridge.last("agenda")?.query).toMatchObject({ view: "mese", person: person.id });
  });

  it("goes to the day that is typed, and says under the field what it cannot read", async () => {
    await open((view) => ({
      ...agendaOf(view),
      ...(bridge.last("agenda")?.query.day === "boh"
        ? { dayProblem: recorded("agenda", "no-day").dayProblem }
        : {}),
    }));
    write("#agenda-day", "boh");
    await until(() => document.querySelector("#agenda-day-err"));
    expect(find("#agenda-day-err").textContent).toContain("boh");
    expect(find<HTMLInputElement>("#agenda-day").value).toBe("boh");
  });

  it("hides every name while the screen is private", async () => {
    await open();
    const names = new Set(agendaOf().sessions.map((it) => it.surname));
    privacy.set(true);
    await until(() => document.querySelector(".ev .mask"));
    for (const name of names) {
      expect(document.body.innerHTML).not.toContain(name);
    }
  });

  it("is one stop of the Tab key, and the arrows lead from session to session", async () => {
    await open(weekWithDraft);
    expect(document.querySelectorAll('.cal [tabindex="0"]')).toHaveLength(1);
    block().focus();
    await until(() => document.querySelector(".agenda-chosen h2"));
    expect(words(find(".agenda-chosen"))).toContain(`Erogazione ${DRAFT.number}`);
    const day = block().closest("[data-day]");
    press("ArrowDown");
    expect(document.activeElement?.closest("[data-day]")).toBe(day);
    expect(document.activeElement?.className).toBe("gap");
    expect(document.activeElement?.getAttribute("aria-label")).toContain("libero 12:30–23:00");
    press("ArrowUp");
    press("ArrowRight");
    expect(document.activeElement?.closest("[data-day]")).not.toBe(day);
  });

  it("begins a session on an empty place, with its day and hours", async () => {
    await open(weekWithDraft);
    block().focus();
    press("ArrowDown");
    press("Enter");
    await until(() => document.querySelector("dialog[open]"));
    const person = find<HTMLSelectElement>("dialog select");
    person.value = String(todayView().people[0]?.request);
    person.dispatchEvent(new Event("change", { bubbles: true }));
    button("Procedi").click();
    await until(() => router.place.value?.path.startsWith("/attivita/"));
    expect(router.place.value?.path).toMatch(
      /^\/attivita\/\d+\?nuova=1&da=agenda&giorno=2022-06-03&inizio=12%3A30&fine=13%3A30$/,
    );
  });
});

describe("a draft", () => {
  it("is moved by keys with the verdict told, and put where Enter lets it go", async () => {
    await open(weekWithDraft);
    block().focus();
    press("ArrowDown", { altKey: true });
    await until(() => said().includes("Si può."));
    expect(said()).toContain("venerdì 3 giugno, 11:45–12:45. Si può.");
    expect(find(".ghost").className).toContain("ok");
    press("ArrowLeft", { altKey: true });
    await until(() => said().includes("giorno festivo"));
    expect(find(".ghost").className).toContain("err");
    press("ArrowRight", { altKey: true });
    press("Enter");
    await until(() => bridge.last("edit_session"));
    expect(bridge.last("edit_session")).toMatchObject({
      session: DRAFT.id,
      form: { date: "03/06/2022", start: "11:45", end: "12:45" },
      acknowledged: [],
    });
    expect(bridge.calls.filter((it) => it.command === "drag_session")).toHaveLength(1);
  });

  it("goes back with Esc, and nothing was asked of the program but the verdicts", async () => {
    await open(weekWithDraft);
    block().focus();
    press("ArrowDown", { altKey: true, shiftKey: true });
    await until(() => said().includes("11:30–12:45"));
    press("Escape");
    await until(() => said().includes("resta dov’era"));
    expect(document.querySelector(".ghost")).toBeNull();
    expect(bridge.last("edit_session")).toBeUndefined();
    expect(bridge.last("check_session")).toBeUndefined();
  });

  it("stays where it was when the program refuses, and the sentence says why", async () => {
    const holiday = recorded("check_session", "holiday");
    await open(weekWithDraft, "/agenda", { check_session: () => holiday });
    block().focus();
    press("ArrowLeft", { altKey: true });
    await until(() => document.querySelector(".ghost"));
    press("Enter");
    await until(() => said().includes("resta dov’era"));
    expect(said()).toContain(one(holiday.violations, (it) => it.severity === "E").message);
    expect(bridge.last("edit_session")).toBeUndefined();
  });

  it("asks for the warnings to be seen before it moves", async () => {
    const warned = recorded("check_session", "no-place");
    await open(weekWithDraft, "/agenda", { check_session: () => warned });
    block().focus();
    press("ArrowDown", { altKey: true });
    await until(() => document.querySelector(".ghost"));
    press("Enter");
    await until(() => document.querySelector("dialog[open]"));
    expect(words(find("dialog"))).toContain("Confermi di voler spostare");
    expect(bridge.last("edit_session")).toBeUndefined();
    for (const tick of document.querySelectorAll<HTMLInputElement>("dialog input[type=checkbox]")) {
      tick.checked = true;
      tick.dispatchEvent(new Event("change", { bubbles: true }));
    }
    button("Procedi").click();
    const sent = await until(() => bridge.last("edit_session"));
    expect(sent.acknowledged).toEqual(["PLACE"]);
  });

  it("is read again when it changed meanwhile", async () => {
    await open(weekWithDraft, "/agenda", {
      edit_session: () => {
        throw refusal("STALE", "L’erogazione è cambiata nel frattempo.");
      },
    });
    block().focus();
    press("ArrowDown", { altKey: true });
    await until(() => document.querySelector(".ghost"));
    const before = bridge.calls.filter((it) => it.command === "agenda").length;
    press("Enter");
    await until(() => said().includes("cambiata nel frattempo"));
    await until(() => bridge.calls.filter((it) => it.command === "agenda").length > before);
    expect(document.querySelector(".ghost")).toBeNull();
  });

  it("opens «Sposta…» with M, which says at once what is wrong", async () => {
    await open(weekWithDraft, "/agenda", {
      check_session: ({ form }) =>
        form.date === "02/06/2022"
          ? recorded("check_session", "holiday")
          : { ...recorded("check_session", "good"), violations: [] },
    });
    block().focus();
    press("m");
    await until(() => document.querySelector("dialog[open] date-field input"));
    write("dialog date-field input", "02/06/2022");
    await until(() => document.querySelector("dialog .viol.e"));
    expect(find('dialog [data-key="procedi"]').getAttribute("aria-disabled")).toBe("true");
    write("dialog date-field input", "08/06/2022");
    await until(() => find('dialog [data-key="procedi"]').getAttribute("aria-disabled") !== "true");
    find('dialog [data-key="procedi"]').click();
    const sent = await until(() => bridge.last("edit_session"));
    expect(sent.form.date).toBe("08/06/2022");
  });
});

describe("what is scheduled", () => {
  const fixed = one(agendaOf("mese").sessions, (it) => it.state === "PROGRAMMATA");

  it("does not move: it says so, and offers to close it and to put it in the calendar again", async () => {
    await open((view) => agendaOf(view), "/agenda?vista=mese");
    find(`[data-key="erogazione-${fixed.id}"]`).focus();
    press("ArrowRight", { altKey: true });
    await until(() => said().length > 0);
    expect(said()).toBe(fixed.fixed);
    expect(bridge.last("drag_session")).toBeUndefined();
    await until(() => document.querySelector(`[data-key="chiudi-e-rimetti-${fixed.id}"]`));
    expect(words(find(".agenda-chosen"))).toContain("Chiudi negativamente e metti di nuovo in calendario");
  });
});

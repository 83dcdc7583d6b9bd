// The pointer in the agenda: a click begins, a drag moves, stretches or draws, Esc gives back.
import { beforeEach, describe, expect, it } from "vitest";
import "../src/screens/activity/activity-screen";
import "../src/screens/agenda/agenda-screen";
import { router } from "../src/shared/router";
import { frame } from "../src/shared/state";
import { activity, activityWorld, idOf } from "./activity-world";
import { agendaOf, agendaWorld, weekWithDraft } from "./agenda-world";
import { type Answers, FakeBridge } from "./fake-bridge";
import { openAt } from "./open-at";
import { find, until } from "./page";
import { one } from "./recorded";
import { todayWorld } from "./today-world";
import { FRAME, world } from "./world";

let bridge: FakeBridge;
const DRAFT = one(weekWithDraft().sessions, (it) => it.fixed === null);
const DAYS = weekWithDraft().days.map((it) => it.date);

/** Columns of a hundred points, a quarter of an hour ten points tall. */
function lay(): void {
  for (const [at, date] of DAYS.entries()) {
    const box = new DOMRect(100 + at * 100, 0, 100, 640);
    find(`[data-day="${date}"]`).getBoundingClientRect = () => box;
  }
  find(".cal").getBoundingClientRect = () => new DOMRect(0, -1000, 900, 5000);
}

const x = (day: number) => 150 + day * 100;
const y = (time: string) => {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return ((hours * 60 + minutes - 420) / 15) * 10 + 1;
};

function pointer(type: string, target: EventTarget, day: number, time: string): void {
  const at = { clientX: x(day), clientY: y(time), pointerId: 1, button: 0 };
  target.dispatchEvent(new PointerEvent(type, { ...at, bubbles: true, cancelable: true }));
}

async function open(more: Answers = {}): Promise<void> {
  bridge = new FakeBridge({
    ...world(),
    ...activityWorld(),
    ...todayWorld(),
    ...agendaWorld((view) => (view === "settimana" ? weekWithDraft() : agendaOf(view))),
    ...more,
  });
  frame.set(FRAME);
  await openAt("/agenda", bridge);
  await until(() => document.querySelector(".cal"));
  lay();
}

const block = () => find(`[data-key="erogazione-${DRAFT.id}"]`);
const said = () => find(".agenda-said").textContent?.replace(/\s+/g, " ").trim() ?? "";
const calls = (command: string) => bridge.calls.filter((it) => it.command === command);

beforeEach(() => {
  document.body.replaceChildren();
});

describe("a draft dragged", () => {
  it("tells the verdict of each place from one answer, and is put where it is let go", async () => {
    await open();
    pointer("pointerdown", block(), 4, "11:45");
    pointer("pointermove", window, 4, "12:00");
    await until(() => said().includes("Si può."));
    pointer("pointermove", window, 3, "12:00");
    await until(() => said().includes("giorno festivo"));
    expect(find(".ghost").closest("[data-day]")?.getAttribute("data-day")).toBe(DAYS[3]);
    pointer("pointermove", window, 1, "10:15");
    await until(() => said().includes("in questo orario"));
    pointer("pointermove", window, 2, "14:00");
    await until(() => said().includes("Si può."));
    pointer("pointerup", window, 2, "14:00");
    const sent = await until(() => bridge.last("edit_session"));
    expect(sent).toMatchObject({ form: { date: "01/06/2022", start: "13:45", end: "14:45" } });
    expect(calls("drag_session")).toHaveLength(1);
    expect(bridge.last("drag_session")).toMatchObject({ drag: "tutta", from: DAYS[0], to: DAYS[6] });
  });

  it("goes back at Esc, and at a drop where it was", async () => {
    await open();
    pointer("pointerdown", block(), 4, "11:45");
    pointer("pointermove", window, 2, "14:00");
    await until(() => document.querySelector(".ghost"));
    window.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true }));
    await until(() => said().includes("resta dov’era"));
    pointer("pointerup", window, 2, "14:00");
    pointer("pointerdown", block(), 4, "11:45");
    pointer("pointermove", window, 4, "12:30");
    pointer("pointermove", window, 4, "11:45");
    pointer("pointerup", window, 4, "11:45");
    await until(() => !document.querySelector(".ghost"));
    expect(calls("edit_session")).toHaveLength(0);
    expect(calls("check_session")).toHaveLength(0);
  });

  it("is stretched by its lower edge, in its own day", async () => {
    await open();
    pointer("pointerdown", find('[data-edge="fine"]', block()), 4, "12:15");
    pointer("pointermove", window, 1, "13:45");
    await until(() => said().includes("11:30–14:00"));
    pointer("pointerup", window, 1, "13:45");
    const sent = await until(() => bridge.last("edit_session"));
    expect(sent.form).toMatchObject({ date: "03/06/2022", start: "11:30", end: "14:00" });
    expect(bridge.last("drag_session")?.drag).toBe("fine");
  });

  it("is begun by a longer way than a click, which only chooses it", async () => {
    await open();
    pointer("pointerdown", block(), 4, "11:45");
    pointer("pointerup", window, 4, "11:45");
    await until(() => document.querySelector(".agenda-chosen h2"));
    expect(find(".agenda-chosen h2").textContent).toContain(String(DRAFT.number));
    expect(calls("drag_session")).toHaveLength(0);
  });
});

describe("what is scheduled", () => {
  it("does not follow the pointer, and says why", async () => {
    const fixed = {
      ...DRAFT,
      id: 9999,
      state: "PROGRAMMATA" as const,
      fixed: "Un’erogazione PROGRAMMATA non si sposta (§3.1).",
    };
    await open({ agenda: () => ({ ...weekWithDraft(), sessions: [fixed] }) });
    pointer("pointerdown", find('[data-key="erogazione-9999"]'), 4, "11:45");
    pointer("pointermove", window, 2, "14:00");
    await until(() => said() === fixed.fixed);
    expect(document.querySelector(".ghost")).toBeNull();
    expect(calls("drag_session")).toHaveLength(0);
  });
});

describe("an empty place", () => {
  it("asks for whom at a click, and knows the half hour it fell on", async () => {
    await open();
    pointer("pointerdown", find(`[data-day="${DAYS[2]}"]`), 2, "19:50");
    pointer("pointerup", window, 2, "19:50");
    await until(() => document.querySelector("dialog[open]"));
    const person = find<HTMLSelectElement>("dialog select");
    person.value = [...person.options].at(-1)?.value ?? "";
    person.dispatchEvent(new Event("change", { bubbles: true }));
    find('dialog [data-key="procedi"]').click();
    const start = await until(() => document.querySelector<HTMLInputElement>("#s-start"));
    expect(start.value).toBe("19:30");
    expect(find<HTMLInputElement>("#s-date").value).toBe("01/06/2022");
  });

  it("is drawn by a drag, whichever way it goes", async () => {
    await open();
    pointer("pointerdown", find(`[data-day="${DAYS[2]}"]`), 2, "20:00");
    pointer("pointermove", window, 2, "18:30");
    await until(() => document.querySelector(".ghost"));
    expect(find(".ghost").textContent).toContain("18:30–20:15");
    window.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true }));
    await until(() => !document.querySelector(".ghost"));
    expect(document.querySelector("dialog[open]")).toBeNull();
  });

  it("of a feast says that nothing is held there", async () => {
    await open();
    pointer("pointerdown", find(`[data-day="${DAYS[3]}"]`), 3, "10:00");
    pointer("pointerup", window, 3, "10:00");
    await until(() => said() === "Festa della Repubblica: niente erogazioni.");
    expect(document.querySelector("dialog[open]")).toBeNull();
  });
});

describe("the form of a session", () => {
  it("opens with the day and the hours of the place, and once sent one is back in the agenda", async () => {
    bridge = new FakeBridge({ ...world(), ...activityWorld(activity()), ...todayWorld(), ...agendaWorld() });
    frame.set(FRAME);
    await openAt("/agenda", bridge);
    router.go("/attivita/5?nuova=1&da=agenda&giorno=2022-06-10&inizio=09:00&fine=11:00");
    await until(() => document.querySelector("#s-start"));
    expect(find<HTMLInputElement>("#s-start").value).toBe("09:00");
    expect(find<HTMLInputElement>("#s-end").value).toBe("11:00");
    expect(find<HTMLInputElement>("#s-date").value).toBe("10/06/2022");
    expect(location.hash).toBe("#/attivita/5");
  });

  it("of one closed negatively opens again from the agenda", async () => {
    bridge = new FakeBridge({ ...world(), ...activityWorld(activity()), ...agendaWorld() });
    await openAt(`/attivita/5?di-nuovo=${idOf("CHIUSA NEGATIVAMENTE")}`, bridge);
    await until(() => document.querySelector("#panel-title"));
    expect(find("#panel-title").textContent).toContain("Di nuovo in calendario");
  });
});

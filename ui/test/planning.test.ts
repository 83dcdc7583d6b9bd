import { beforeEach, describe, expect, it } from "vitest";
import { useBridge } from "../src/base/bridge";
import { minutes } from "../src/base/format";
import { privacy } from "../src/base/privacy";
import type { AcceptedPlan, PlanForm } from "../src/generated/types";
import "../src/shared/planning/entered-plans";
import { html } from "lit";
import { router } from "../src/shared/router";
import { type Answers, FakeBridge, refusal } from "./fake-bridge";
import { openAt, words } from "./open-at";
import { button, find, show, until, write } from "./page";
import { planningWorld } from "./planning-world";
import { recorded, refused } from "./recorded";
import { world } from "./world";

let bridge: FakeBridge;

const key = (name: string) => find<HTMLButtonElement>(`[data-key="${name}"]`);
const asked = () => bridge.last("propose_plan")?.form as PlanForm;
const acceptedPlans = () => (bridge.last("accept_plans")?.plans ?? []) as AcceptedPlan[];
const barred = () => key("accetta").getAttribute("aria-disabled") === "true";
const list = () => [...document.querySelectorAll(".plan-list > li")];
const PLAN = recorded("propose_plan");

async function open(kind: "whole" | "tight" | "nothing" = "whole", answers: Answers = {}) {
  bridge = new FakeBridge({ ...world(), ...planningWorld(kind), ...answers });
  await openAt("/pianifica/2", bridge);
  if (kind !== "nothing") await until(() => document.querySelector(".plan-told, .field-err"));
}

function tick(id: string): void {
  const box = find<HTMLInputElement>(id);
  box.checked = !box.checked;
  box.dispatchEvent(new Event("change", { bubbles: true }));
}

beforeEach(() => privacy.set(false));

describe("Pianifica", () => {
  it("opens with a plan already made, week by week, with the program's figures", async () => {
    await open();
    expect(words(find(".plan-told"))).toBe(PLAN.told);
    expect(list()).toHaveLength(PLAN.sessions.length);
    const heads = [...document.querySelectorAll(".plan-week-h")].map((it) => words(it));
    expect(heads).toHaveLength(PLAN.weeks.length);
    for (const [at, week] of PLAN.weeks.entries()) {
      expect(heads[at]).toContain(week.label);
      expect(heads[at]).toContain(minutes(week.planned));
    }
    const rows = [...document.querySelectorAll(".plan-totals tbody tr")].map((it) => words(it));
    for (const [at, total] of PLAN.activities.entries()) {
      expect(rows[at]).toContain(`${total.code} ${minutes(total.agreed)}`);
      expect(rows[at]).toContain(minutes(total.planned));
    }
  });

  it("enters the plan with one press, says so with the way back, and goes to the request", async () => {
    await open();
    expect(barred()).toBe(false);
    key("accetta").click();
    await until(
      () => router.place.value?.path === "/richieste/2" || location.hash.startsWith("#/richieste/"),
    );
    const plan = acceptedPlans()[0];
    expect(plan?.sessions).toHaveLength(PLAN.sessions.length);
    expect(plan?.form).toEqual(asked());
    const entered = recorded("accept_plans");
    await until(() => words().includes(`Piano inserito: ${entered.sessions} bozze.`));
    button("Annulla il piano").click();
    await until(() => bridge.last("undo_plans"));
    expect(bridge.last("undo_plans")?.groups).toEqual(entered.groups);
  });

  it("says why nothing was entered when something changed meanwhile, and plans again", async () => {
    const said = "Nel frattempo qualcosa è cambiato e non è stato inserito nulla.";
    await open("whole", {
      accept_plans: () => {
        throw refusal("STALE", said);
      },
    });
    key("accetta").click();
    await until(() => words(find(".plan-form")).includes(said));
    expect(list()).toHaveLength(PLAN.sessions.length);
    key("pianifica").click();
    await until(() => !words(find(".plan-form")).includes(said));
  });

  it("does not take a plan the form no longer says", async () => {
    await open();
    write("#p-weekly", "06:00");
    await until(barred);
    expect(words(find("#plan-barred"))).toBe("Il modulo è cambiato: pianifica di nuovo.");
    key("accetta").click();
    expect(bridge.last("accept_plans")).toBeUndefined();
    key("pianifica").click();
    await until(() => !barred());
    expect(asked().wish.weekly).toBe("06:00");
  });

  it("plans again around a session that was locked and without a day left out", async () => {
    await open();
    const [first, second] = PLAN.sessions;
    if (!first || !second) throw new Error("the plan is too short");
    const lock = `fissa-${first.activity}-${first.date}-${first.start}`;
    key(lock).click();
    await until(() => key(lock).getAttribute("aria-pressed") === "true");
    expect(barred(), "a lock changes no session").toBe(false);
    key(`fuori-${second.date}-${second.start}`).click();
    await until(barred);
    expect(words(find(".plan-out"))).not.toBe("");
    key("pianifica").click();
    await until(() => !barred());
    const { activity, date, start, end } = first;
    expect(asked().locked).toEqual([{ activity, date, start, end }]);
    expect(asked().wish.leftOut).toEqual([second.date]);
    expect(document.querySelectorAll(".plan-list > .locked")).toHaveLength(1);
    key("sblocca-tutte").click();
    await until(() => document.querySelector(".plan-list > .locked") === null);
  });

  it("says what found no room, what stopped it and what helps, and applies that with one press", async () => {
    await open("tight");
    const tight = recorded("propose_plan", "tight");
    const said = words(find(".plan-left"));
    expect(said).toContain(`Restano fuori ${minutes(tight.left)}`);
    expect(said).toContain(tight.stopped ?? "?");
    expect(said).toContain(tight.relief?.sentence ?? "?");
    key("rimedio").click();
    await until(() => JSON.stringify(asked()) === JSON.stringify(tight.relief?.form));
  });

  it("tells every problem beside its field and keeps what was typed", async () => {
    await open("whole", {
      propose_plan: () => {
        throw refused("propose_plan", "wrong");
      },
    });
    expect(words(find("#p-from-err"))).toContain("«boh» non è una data");
    expect(words(find("#p-lengths-err"))).toContain("almeno una durata");
    write("#p-from", "28/06/2022");
    await until(() => document.querySelector("#p-from-err") === null);
  });

  it("moves an activity in the order and leaves one out", async () => {
    await open();
    const [first, second] = recorded("plan_beginning").activities;
    if (!first || !second) throw new Error("the request has too few activities");
    key(`sposta-${second.code}-prima`).click();
    tick(`#p-act-${first.activity}`);
    await until(() => document.querySelector(`#p-place-${first.activity}`) === null);
    key("pianifica").click();
    await until(() => asked().activities[0]?.activity === second.activity);
    expect(asked().activities[1]).toMatchObject({ activity: first.activity, wanted: false });
    expect(key(`sposta-${second.code}-prima`).getAttribute("aria-disabled")).toBe("true");
  });

  it("can be given up while it is being made", async () => {
    let answer: (() => void) | undefined;
    await open();
    bridge.answers.propose_plan = () =>
      new Promise((_, reject) => {
        answer = () => reject(refusal("CANCELLED", "Operazione annullata."));
      });
    key("pianifica").click();
    await until(() => document.querySelector('.plan-foot [data-key="stop"]'));
    find<HTMLButtonElement>('.plan-foot [data-key="stop"]').click();
    await until(() => bridge.calls.some(({ command }) => command === "stop_planning"));
    answer?.();
    await until(() => document.querySelector('.plan-foot [data-key="stop"]') === null);
    expect(list(), "the plan before stays").toHaveLength(PLAN.sessions.length);
  });

  it("says why there is nothing to plan", async () => {
    await open("nothing");
    await until(() => document.querySelector(".empty"));
    expect(words(find(".empty"))).toContain(recorded("plan_beginning", "nothing").nothing ?? "?");
    expect(bridge.last("propose_plan")).toBeUndefined();
    expect(document.querySelector('[data-key="accetta"]')).toBeNull();
  });

  it("finds again what was typed and left", async () => {
    await open();
    write("#p-weekly", "05:00");
    await until(() => bridge.calls.some(({ command }) => command === "keep_unsent"));
    await openAt("/pianifica/2", bridge);
    await until(() => find<HTMLInputElement>("#p-weekly").value === "05:00");
  });

  it("hides names and places on the private screen", async () => {
    privacy.set(true);
    await open();
    const { surname } = recorded("plan_beginning");
    expect(words()).not.toContain(surname);
    const place = PLAN.sessions[0]?.place ?? "?";
    expect(words(find(".plan-preview"))).not.toContain(place);
  });
});

describe("Pianifica più persone", () => {
  const openSeveral = async (answers: Answers = {}) => {
    bridge = new FakeBridge({ ...world(), ...planningWorld(), ...answers });
    await openAt("/pianifica", bridge);
    await until(() => document.querySelector(".plan-people"));
  };

  it("asks whom, plans them beside each other and enters all of it at once", async () => {
    await openSeveral();
    key("pianifica").click();
    await until(() => document.querySelector("#p-people-err"));
    const plans = recorded("propose_plans");
    for (const { request } of plans.people) tick(`#p-person-${request}`);
    await until(() => document.querySelector("#p-people-err") === null);
    key("pianifica").click();
    await until(() => document.querySelectorAll(".plan-person").length === plans.people.length);
    key("accetta").click();
    await until(() => bridge.last("accept_plans"));
    const accepted = acceptedPlans();
    expect(accepted.map(({ form }) => form.request)).toEqual(plans.people.map(({ request }) => request));
    expect(accepted.flatMap(({ sessions }) => sessions)).toHaveLength(plans.sessions);
  });

  it("shows what gave way", async () => {
    const moved = {
      surname: "Bortolin",
      name: "Nicolò",
      code: "JC-DE",
      from: "martedì 07/06/2022 09:00–11:00",
      to: "mercoledì 08/06/2022 09:00–11:00",
    };
    await openSeveral({
      propose_plans: () => ({ ...recorded("propose_plans"), moved: [moved, { ...moved, to: null }] }),
    });
    key("pianifica").click();
    await until(() => document.querySelector(".plan-moved"));
    const said = [...document.querySelectorAll(".plan-moved > li")].map((it) => words(it));
    expect(said[0]).toContain(moved.from);
    expect(said[0]).toContain(moved.to);
    expect(said[1]).toContain("senza posto");
  });
});

describe("a plan that can be taken back", () => {
  it("is taken back after a question, and is shown no more", async () => {
    const plans = recorded("entered_plans");
    bridge = new FakeBridge({ ...world(), ...planningWorld(), entered_plans: () => [...plans] });
    useBridge(bridge);
    show(html`<entered-plans .request=${2}></entered-plans>`);
    const [plan] = plans;
    if (!plan) throw new Error("no plan is recorded");
    await until(() => document.querySelector(`[data-key="annulla-piano-${plan.group}"]`));
    expect(words(find("entered-plans"))).toContain(`${plan.drafts} bozze, ${minutes(plan.minutes)}`);
    key(`annulla-piano-${plan.group}`).click();
    await until(() => document.querySelector("dialog"));
    plans.splice(0);
    button("Procedi").click();
    await until(() => bridge.last("undo_plans"));
    await until(() => document.querySelector(".notice") === null);
  });
});

import { html } from "lit";
import { beforeEach, describe, expect, it } from "vitest";
import { useBridge } from "../src/base/bridge";
import type { ActivityDetail } from "../src/generated/types";
import { ROUTES } from "../src/routes";
import "../src/components/toast";
import "../src/screens/activity/activity-screen";
import { pageOfToday } from "../src/screens/activity/sessions-table";
import { matchRoute } from "../src/shared/router";
import { activity, activityWorld, idOf, sessionRow } from "./activity-world";
import { FakeBridge } from "./fake-bridge";
import { find, show, until, write } from "./page";
import { recorded } from "./recorded";
import { overlap } from "./violations";
import { world } from "./world";

const DRAFT = idOf("INSERITA");
/** The one the small program gives the next number. */
const ENTERED = Math.max(...activity().sessions.map(({ id }) => id)) + 1;

let bridge: FakeBridge;

async function open(detail: ActivityDetail = activity()): Promise<void> {
  bridge = new FakeBridge({ ...world(), ...activityWorld(detail) });
  useBridge(bridge);
  const place = matchRoute(ROUTES, "/attivita/5");
  show(html`<activity-screen .place=${place}></activity-screen><toast-stack></toast-stack>`);
  await until(() => document.querySelector("h1")?.textContent?.includes(detail.title));
}

const key = (name: string) => find<HTMLButtonElement>(`[data-key="${name}"]`);
const press = (name: string) =>
  document.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }));

async function openForm(): Promise<void> {
  key("nuova").click();
  await until(() => document.querySelector("#s-date"));
}

async function fill(date: string, start: string, end: string): Promise<void> {
  write("#s-date", date);
  write("#s-start", start);
  write("#s-end", end);
  await new Promise((done) => setTimeout(done, 200));
}

beforeEach(() => {
  history.replaceState(null, "", "#/attivita/5");
});

describe("a long list of sessions", () => {
  it("opens on the page of the next one to be held, whatever was entered ahead", () => {
    const row = (at: number, date: string) => ({ ...sessionRow(DRAFT, "PROGRAMMATA"), id: at, date });
    const days = Array.from({ length: 60 }, (_, at) => {
      const day = new Date(Date.UTC(2022, 4, 20 + at)).toISOString().slice(0, 10);
      return row(at, day);
    }).reverse();
    // 1 June is the 13th from the end of sixty, newest first.
    expect(pageOfToday(days, "2022-06-01", 25)).toBe(2);
    expect(pageOfToday(days, "2022-05-20", 25)).toBe(3);
    expect(pageOfToday(days, "2023-01-01", 25)).toBe(1);
    expect(pageOfToday([], "2022-06-01", 25)).toBe(1);
    const lost = days.map((it) => ({ ...it, state: "ANNULLATA" as const }));
    expect(pageOfToday(lost, "2022-06-01", 25)).toBe(1);
  });
});

describe("where one begins to write", () => {
  it("opens with N, with the focus on the day: branch and coach are those of the last time", async () => {
    await open();
    press("n");
    await until(() => document.activeElement?.id === "s-date");
  });

  it("begins with the branch, or the coach, where there is none yet", async () => {
    const { blank } = activity();
    await open(activity({ blank: { ...blank, branch: null } }));
    press("n");
    await until(() => document.activeElement?.id === "s-branch");
    document.body.replaceChildren();
    await open(activity({ blank: { ...blank, coach: null } }));
    press("n");
    await until(() => document.activeElement?.id === "s-coach");
  });

  it("asks once to send as a draft what several rules would not let pass", async () => {
    await open();
    const barring = [overlap, { ...overlap, rule: "HOURS" as const, field: "end" }];
    bridge.answers.check_session = () => ({ ...recorded("check_session", "good"), violations: barring });
    await openForm();
    await fill("10/06/2022", "09:00", "11:00");
    const tick = await until(() => document.querySelector<HTMLInputElement>("#s-as-draft"));
    expect(document.querySelectorAll("session-panel input[type=checkbox]")).toHaveLength(1);
    key("invia").click();
    await until(() => document.activeElement === tick);
    expect(bridge.last("enter_session")).toBeUndefined();
    tick.click();
    key("invia").click();
    await until(() => bridge.last("enter_session"));
    expect(bridge.last("enter_session")?.acknowledged).toEqual(["OVERLAP", "HOURS"]);
  });

  it("brings the focus to the row's button when the question asked from the toast is left", async () => {
    await open();
    await openForm();
    await fill("10/06/2022", "09:00", "11:00");
    key("invia").click();
    await until(() => document.querySelector(".toast"));
    key("toast-action").click();
    await until(() => document.querySelector("dialog"));
    key("annulla").click();
    await until(() => document.activeElement === key(`programma-${ENTERED}`));
  });
});

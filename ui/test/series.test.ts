// «Ripeti…», «Programma tutte le bozze…», «questa e le seguenti»: the windows with many sessions at once.
import { beforeEach, describe, expect, it } from "vitest";
import { useBridge } from "../src/base/bridge";
import type { SeriesCheck, SeriesForm, SessionForm } from "../src/generated/types";
import { askCancelRest, askEditRest, askHowMany } from "../src/screens/activity/rest-dialog";
import { askSeries } from "../src/screens/activity/series-dialog";
import { askMany } from "../src/shared/session/many-dialog";
import { askHold } from "../src/shared/session/step-dialog";
import { FakeBridge, refusal } from "./fake-bridge";
import { find, until, write } from "./page";
import { recorded } from "./recorded";

const FORM: SessionForm = {
  ...recorded("activity_detail").blank,
  date: "06/06/2022",
  start: "14:00",
  end: "15:30",
};

/** As the program answers: no number, no days, one left out, or three. */
function series(form: SeriesForm): SeriesCheck {
  if (form.weekdays.length === 0) return recorded("check_series", "no-days");
  if (!form.count) return recorded("check_series", "no-count");
  return recorded("check_series", form.changes.some((it) => it.leftOut) ? "left-out" : "three");
}

let bridge: FakeBridge;

beforeEach(() => {
  bridge = new FakeBridge({
    check_series: ({ form }) => series(form),
    enter_series: ({ shown }) => ({ sessions: shown.map((_, at) => 100 + at) }),
    check_many: () => recorded("check_many"),
    schedule_many: () => undefined,
    series_rest: ({ form }) => recorded("series_rest", form ? undefined : "cancel"),
    edit_series: () => undefined,
    cancel_series: () => undefined,
    check_hold: () => recorded("check_hold"),
    hold_session: () => undefined,
  });
  useBridge(bridge);
});

const procedi = () => find<HTMLButtonElement>('[data-key="procedi"]');
const barred = () => find(".barred").textContent;
const rows = () => [...document.querySelectorAll("dialog tbody tr")];
const opened = () => until(() => document.querySelector("dialog"));

describe("a series", () => {
  async function asked() {
    const answer = askSeries(7, FORM, "lunedì");
    await opened();
    return answer;
  }

  it("begins with the first day's weekday and waits for a number without scolding", async () => {
    void askSeries(7, FORM, "lunedì");
    await until(() => bridge.last("check_series"));
    expect(bridge.last("check_series")?.form.weekdays).toEqual([1]);
    expect(document.querySelectorAll("dialog .field-err:not([hidden])")).toHaveLength(0);
    await until(() => barred()?.includes("Scrivi quante"));
    expect(document.activeElement?.id).toContain("-count");
  });

  it("shows every session with what it breaks and sends all of them once the warning is ticked", async () => {
    const answer = asked();
    await opened();
    write("dialog input.few", "3");
    await until(() => rows().length === 3);
    const three = recorded("check_series", "three");
    const judged = three.lines.filter((it) => it.violations.length > 0).length;
    expect(document.querySelectorAll("dialog .broken")).toHaveLength(judged);
    expect(judged).toBeGreaterThan(0);
    expect(procedi().textContent).toContain("Invia 3");
    procedi().click();
    expect(bridge.last("enter_series")).toBeUndefined();
    for (const tick of document.querySelectorAll<HTMLInputElement>(".list-ticks input")) tick.click();
    procedi().click();
    expect(await answer).toEqual([100, 101, 102]);
    expect(bridge.last("enter_series")?.shown).toEqual(three.lines.map((it) => it.slot));
  });

  it("leaves one out and takes it back", async () => {
    void asked();
    await opened();
    write("dialog input.few", "3");
    await until(() => rows().length === 3);
    find<HTMLButtonElement>('[data-key="fuori-3"]').click();
    await until(() => procedi().textContent?.includes("Invia 2"));
    const { changes } = bridge.last("check_series")?.form ?? { changes: [] };
    expect(changes).toMatchObject([{ leftOut: true, slot: null }]);
    find<HTMLButtonElement>('[data-key="rimetti-3"]').click();
    await until(() => procedi().textContent?.includes("Invia 3"));
  });

  it("takes a mend as it was offered", async () => {
    void asked();
    await opened();
    write("dialog input.few", "3");
    await until(() => rows().length === 3);
    const at = recorded("check_series", "three").lines.findIndex((it) => it.mends.length > 0);
    const mend = recorded("check_series", "three").lines[at]?.mends[0];
    find<HTMLButtonElement>(`[data-key="rimedio-1-${at + 1}"]`).click();
    await until(() => bridge.last("check_series")?.form.changes.length === 1);
    expect(bridge.last("check_series")?.form.changes).toEqual([mend?.change]);
  });

  it("stays open with its choices when it is refused", async () => {
    bridge.answers.enter_series = () => {
      throw refusal("STALE", "Nel frattempo l’archivio è cambiato.");
    };
    void asked();
    await opened();
    write("dialog input.few", "3");
    await until(() => rows().length === 3);
    for (const tick of document.querySelectorAll<HTMLInputElement>(".list-ticks input")) tick.click();
    procedi().click();
    await until(() => document.querySelector("dialog [role=alert]"));
    expect(find<HTMLInputElement>("dialog input.few").value).toBe("3");
  });
});

describe("many drafts", () => {
  it("schedules those without errors, with the revision they were shown in", async () => {
    const answer = askMany({ activity: 7 });
    await opened();
    const { lines } = recorded("check_many");
    const clean = lines.filter((it) => !it.violations.some(({ severity }) => severity === "E"));
    expect(clean.length).toBeLessThan(lines.length);
    expect(procedi().textContent).toContain(`Programma le ${clean.length} senza errori`);
    for (const tick of document.querySelectorAll<HTMLInputElement>(".list-ticks input")) tick.click();
    procedi().click();
    expect(await answer).toEqual({ done: clean.length, error: null });
    expect(bridge.last("schedule_many")?.shown).toEqual(
      clean.map(({ session, revision }) => ({ session, revision })),
    );
  });

  it("leaves out what is not chosen", async () => {
    void askMany({});
    await opened();
    const boxes = [...document.querySelectorAll<HTMLInputElement>("dialog tbody input:not([disabled])")];
    for (const box of boxes) box.click();
    expect(barred()).toContain("Nessuna bozza scelta");
    procedi().click();
    expect(bridge.last("schedule_many")).toBeUndefined();
  });

  it("says that there are none", async () => {
    bridge.answers.check_many = () => ({ ...recorded("check_many"), lines: [], activities: [], found: 0 });
    void askMany({});
    await opened();
    expect(find("dialog").textContent).toContain("Non ci sono bozze da programmare");
  });
});

describe("this one and those after it", () => {
  it("changes them as they were shown", async () => {
    const answer = askEditRest(1, FORM);
    await opened();
    for (const tick of document.querySelectorAll<HTMLInputElement>(".list-ticks input")) tick.click();
    procedi().click();
    const { drafts } = recorded("series_rest");
    expect(await answer).toEqual({ done: drafts.length, error: null });
    expect(bridge.last("edit_series")?.order.shown).toHaveLength(drafts.length);
  });

  it("gives them up once it is known which", async () => {
    const which = askHowMany(2);
    await opened();
    find<HTMLInputElement>('[data-key="le-seguenti"]').click();
    procedi().click();
    expect(await which).toBe("rest");
    const answer = askCancelRest(1);
    await opened();
    procedi().click();
    expect((await answer).done).toBe(recorded("series_rest", "cancel").drafts.length);
  });
});

describe("two steps in one", () => {
  it("asks for the description first and sends it with the state that was shown", async () => {
    const outcome = askHold(58);
    await opened();
    expect(document.activeElement?.tagName).toBe("TEXTAREA");
    write("dialog textarea", "Prova della pressa");
    for (const tick of document.querySelectorAll<HTMLInputElement>('dialog .viol input[type="checkbox"]'))
      tick.click();
    procedi().click();
    expect(await outcome).toMatchObject({ taken: true });
    expect(bridge.last("hold_session")?.order).toMatchObject({
      expected: "PROGRAMMATA",
      description: "Prova della pressa",
    });
  });
});

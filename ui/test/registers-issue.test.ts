import { beforeEach, describe, expect, it } from "vitest";
import { useBridge } from "../src/base/bridge";
import type { RegisterOrder } from "../src/generated/types";
import { draftOf, EMPTY, orderOf } from "../src/screens/registers/order";
import { askIssue } from "../src/screens/registers/windows";
import { frame } from "../src/shared/state";
import { FakeBridge, refusal } from "./fake-bridge";
import { words } from "./open-at";
import { button, find, until, write } from "./page";
import { recorded } from "./recorded";
import { registersWorld } from "./registers-world";
import { FRAME } from "./world";

let bridge: FakeBridge;

beforeEach(() => {
  bridge = new FakeBridge(registersWorld());
  useBridge(bridge);
});

const issue = () => find<HTMLButtonElement>('[data-key="procedi"]');
const barred = () => issue().getAttribute("aria-disabled") === "true";
const checked = () => bridge.last("check_register")?.order as RegisterOrder | undefined;

function choose(scope: string): void {
  const radio = find<HTMLInputElement>(`input[value=${scope}]`);
  radio.checked = true;
  radio.dispatchEvent(new Event("change", { bubbles: true }));
}

// The answer of the window alone: each test waits for what it needs, so that none is still
// looking for what a click has just put away.
function open(request: number | null = 2) {
  return askIssue(request === null ? {} : { request });
}

describe("the order of a register", () => {
  it("says what is missing, one thing at a time", () => {
    expect(orderOf(EMPTY)).toEqual({ missing: "Scegli prima la richiesta.", field: "request" });
    const draft = { ...EMPTY, request: 2 };
    expect(orderOf({ ...draft, kind: "activity" })).toEqual({
      missing: "Scegli l’attività.",
      field: "activity",
    });
    expect(orderOf({ ...draft, kind: "day", date: "  " })).toEqual({
      missing: "Scrivi la giornata.",
      field: "date",
    });
    expect(orderOf({ ...draft, kind: "period", from: "1/5/2022" })).toEqual({
      missing: "Scrivi il primo e l’ultimo giorno del periodo.",
      field: "to",
    });
  });

  it("comes back the same from its draft, for each scope", () => {
    const scopes: RegisterOrder["scope"][] = [
      { kind: "opal" },
      { kind: "activity", activity: 21 },
      { kind: "day", date: "2022-06-03" },
      { kind: "period", from: "2022-05-01", to: "2022-05-31" },
    ];
    for (const scope of scopes) {
      const order: RegisterOrder = { request: 2, scope, blank: true, replaces: 17 };
      expect(orderOf(draftOf(order))).toEqual({ order });
    }
  });
});

describe("the window «Emetti registro»", () => {
  it("asks for the request first, and cannot issue without one", async () => {
    void open(null);
    await until(() => document.querySelector("#issue-request"));
    expect(barred()).toBe(true);
    expect(issue().title).toBe("Scegli prima la richiesta.");
    issue().click();
    expect(bridge.last("issue_register")).toBeUndefined();
  });

  it("finds an admitted request and shows whose it is", async () => {
    void open(null);
    await until(() => document.querySelector("#issue-request"));
    write("#issue-request", "bort");
    (await until(() => document.querySelector<HTMLElement>("issue-form [role=option]"))).click();
    await until(() => document.querySelector(".issue-sum"));
    expect(bridge.last("list_requests")?.filter).toMatchObject({
      text: "bort",
      state: "AMMESSO AL SERVIZIO",
    });
    expect(words(find("issue-form"))).toContain("Bortolin Nicolò · CPI Treviso");
    expect(checked()).toEqual({ request: 2, scope: { kind: "opal" }, blank: false, replaces: null });
    expect(barred()).toBe(false);
  });

  it("says beforehand how many rows and hours, and what to look at", async () => {
    void open();
    await until(() => document.querySelector(".issue-sum"));
    expect(words(find("#issue-outcome"))).toBe(
      "18 erogazioni, 44:00 5 erogazioni non sono ancora concluse e non ci saranno.",
    );
  });

  it("checks each scope with what was typed, raw", async () => {
    void open();
    await until(() => document.querySelector(".issue-sum"));
    choose("activity");
    await until(() => issue().title === "Scegli l’attività.");
    const select = find<HTMLSelectElement>("#issue-activity");
    select.value = "22";
    select.dispatchEvent(new Event("change", { bubbles: true }));
    await until(() => checked()?.scope.kind === "activity");
    expect(checked()?.scope).toEqual({ kind: "activity", activity: 22 });

    choose("day");
    await until(() => document.querySelector("#issue-date"));
    write("#issue-date", "3-6-22");
    await until(() => checked()?.scope.kind === "day");
    expect(checked()?.scope).toEqual({ kind: "day", date: "3-6-22" });

    choose("period");
    await until(() => document.querySelector("#issue-to"));
    write("#issue-from", "01/05/2022");
    expect(barred()).toBe(true);
    write("#issue-to", "31/05/2022");
    await until(() => checked()?.scope.kind === "period");
    expect(checked()?.scope).toEqual({ kind: "period", from: "01/05/2022", to: "31/05/2022" });

    find<HTMLInputElement>("#issue-blank").click();
    await until(() => checked()?.blank);
    expect(checked()?.blank).toBe(true);
  });

  it("does not issue an empty register, and says why", async () => {
    void open();
    await until(() => document.querySelector(".issue-sum"));
    choose("day");
    await until(() => document.querySelector("#issue-date"));
    write("#issue-date", "03/06/2021");
    await until(() => document.querySelector("#issue-outcome .viol.e"));
    expect(barred()).toBe(true);
    expect(words(find("#issue-outcome"))).toContain("Il registro sarebbe vuoto.");
    expect(words(find("#issue-outcome"))).toContain("emetti il registro in bianco");
    issue().click();
    expect(bridge.last("issue_register")).toBeUndefined();
  });

  it("puts a date that cannot be read under its field, and keeps it", async () => {
    const check = recorded("check_register", "no-date");
    bridge.answers.check_register = () => check;
    void askIssue({ request: 2, kind: "day", date: "31/06/2022" });
    const error = await until(() => document.querySelector("#issue-date-err"));
    expect(error.textContent).toContain(check.fields[0]?.message);
    expect(check.fields[0]?.message).toContain("31/06/2022");
    expect(find<HTMLInputElement>("#issue-date").value).toBe("31/06/2022");
    expect(document.querySelector("#issue-outcome .viol")).toBeNull();
    expect(barred()).toBe(true);
  });

  it("answers with the register issued", async () => {
    const answer = open();
    await until(() => document.querySelector(".issue-sum"));
    issue().click();
    expect(await answer).toEqual({ id: 18, print: false });
    expect(document.querySelector("dialog")).toBeNull();
  });

  it("issues and prints with one button", async () => {
    const answer = open();
    await until(() => document.querySelector(".issue-sum"));
    button("Emetti e stampa").click();
    expect(await answer).toEqual({ id: 18, print: true });
  });

  it("offers today for the sheet of a day", async () => {
    frame.set(FRAME);
    void open();
    await until(() => document.querySelector(".issue-sum"));
    choose("day");
    const day = await until(() => document.querySelector<HTMLInputElement>("#issue-date"));
    expect(day.value).toBe("01/06/2022");
    await until(() => checked()?.scope.kind === "day");
    expect(checked()?.scope).toEqual({ kind: "day", date: "01/06/2022" });
    frame.set(null);
  });

  it("marks the field that is missing when it is pressed too early", async () => {
    void open();
    await until(() => document.querySelector(".issue-sum"));
    choose("day");
    await until(() => document.querySelector("#issue-date"));
    write("#issue-date", "");
    await until(() => barred());
    expect(document.querySelector("#issue-date-err")).toBeNull();
    issue().click();
    await until(() => document.querySelector("#issue-date-err"));
    expect(document.activeElement?.id).toBe("issue-date");
    expect(find("#issue-date").getAttribute("aria-invalid")).toBe("true");
  });

  it("stays open with everything typed when the program refuses", async () => {
    bridge.answers.issue_register = () => {
      throw refusal("STALE", "Le erogazioni sono cambiate: controlla di nuovo.");
    };
    void open();
    await until(() => document.querySelector(".issue-sum"));
    issue().click();
    await until(() => words(find("issue-form")).includes("Le erogazioni sono cambiate"));
    expect(find<HTMLInputElement>("#issue-request").value).toBe("JC-1-1103/002");
    expect(button("Emetti").getAttribute("aria-busy")).toBe("false");
  });
});

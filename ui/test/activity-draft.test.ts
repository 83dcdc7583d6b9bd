import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useBridge } from "../src/base/bridge";
import type { SessionCheck, SessionForm } from "../src/generated/types";
import { SessionDraft } from "../src/screens/activity/draft";
import { checked } from "./activity-world";
import { FakeBridge, refusal } from "./fake-bridge";
import { holiday } from "./violations";

const FORM: SessionForm = {
  branch: 1,
  coach: 1,
  date: "10/06/2022",
  start: "09:00",
  end: "11:00",
  place: "Villorba",
  note: "",
  description: "",
  privateNote: "",
};

let bridge: FakeBridge;

beforeEach(() => {
  vi.useFakeTimers();
  bridge = new FakeBridge({
    check_session: ({ form }) => checked(form),
    enter_session: () => 61,
    edit_session: () => undefined,
  });
  useBridge(bridge);
});

afterEach(() => {
  vi.useRealTimers();
});

const draftOf = (form: Partial<SessionForm> = {}) =>
  SessionDraft.begin(5, { kind: "new" }, { ...FORM, ...form });
/** The rules broken, without what is only told. */
const broken = ({ violations }: SessionDraft) =>
  violations.filter(({ severity }) => severity !== "I").map(({ rule }) => rule);
const pause = () => vi.advanceTimersByTimeAsync(200);

describe("draft of a session", () => {
  it("asks the program once after several keys", async () => {
    const draft = draftOf();
    await pause();
    bridge.calls.length = 0;
    draft.setText("end", "1");
    draft.setText("end", "12");
    draft.setText("end", "12:00");
    expect(bridge.calls).toHaveLength(0);
    await pause();
    expect(bridge.calls).toHaveLength(1);
    expect(broken(draft)).toEqual(["HOURS"]);
  });

  it("drops the answer to an older text", async () => {
    const waiting: ((check: SessionCheck) => void)[] = [];
    bridge.answers.check_session = () => new Promise((resolve) => waiting.push(resolve));
    const draft = draftOf();
    draft.setText("date", "02/06/2022");
    await pause();
    draft.setText("date", "03/06/2022");
    await pause();
    expect(waiting).toHaveLength(3);
    waiting[2]?.(checked({ ...FORM, date: "03/06/2022" }));
    waiting[1]?.(checked({ ...FORM, date: "02/06/2022" }));
    await pause();
    expect(broken(draft)).toEqual([]);
  });

  it("bars Invia while an error stands, and sends nothing", async () => {
    const draft = draftOf({ date: "02/06/2022" });
    await pause();
    expect(draft.barred).toContain("Non si può inviare");
    expect(await draft.send()).toBeNull();
    expect(bridge.last("enter_session")).toBeUndefined();
  });

  it("bars Invia while a field cannot be read", async () => {
    const draft = draftOf({ date: "boh" });
    await pause();
    expect(draft.problem("date")).toContain("28/06/2022");
    expect(draft.barred).toContain("campo");
  });

  it("waits for every warning to be ticked, then sends the ticks", async () => {
    const draft = draftOf({ end: "12:00", place: "" });
    await pause();
    expect(draft.barred).toBeUndefined();
    expect(await draft.send()).toBeNull();
    expect(draft.waiting).toEqual(["HOURS", "PLACE"]);
    draft.tick(["HOURS"], true);
    draft.tick(["PLACE"], true);
    expect(await draft.send()).toBe(61);
    expect(bridge.last("enter_session")?.acknowledged).toEqual(["HOURS", "PLACE"]);
  });

  it("takes a tick back when its warning goes away", async () => {
    const draft = draftOf({ end: "12:00" });
    await pause();
    draft.tick(["HOURS"], true);
    draft.setText("end", "11:00");
    await pause();
    draft.setText("end", "12:00");
    await pause();
    expect(draft.waiting).toEqual(["HOURS"]);
  });

  it("fills the field a violation says to mend", async () => {
    const draft = draftOf({ end: "12:00" });
    await pause();
    const mend = draft.violations[0]?.mend;
    if (!mend) throw new Error("HOURS comes with a mend");
    draft.mend(mend);
    await pause();
    expect(draft.form.end).toBe("11:00");
    expect(broken(draft)).toEqual([]);
  });

  it("keeps every word when the program refuses", async () => {
    bridge.answers.enter_session = () => {
      throw refusal("RULES", "Una regola lo impedisce.", { violations: [holiday] });
    };
    const draft = draftOf({ note: "ingresso dal cortile", privateNote: "stanca" });
    const before = { ...draft.form };
    await pause();
    expect(await draft.send()).toBeNull();
    expect(draft.form).toEqual(before);
    expect(broken(draft)).toEqual(["HOLIDAY"]);
    expect(draft.sending).toBe(false);
  });

  it("puts a refused field's words under that field until it is changed", async () => {
    bridge.answers.enter_session = () => {
      throw refusal("INVALID", "Controlla i campi.", {
        fields: [{ field: "description", message: "Al massimo 400 caratteri." }],
      });
    };
    const draft = draftOf();
    await pause();
    await draft.send();
    expect(draft.problem("description")).toBe("Al massimo 400 caratteri.");
    draft.setText("description", "breve");
    expect(draft.problem("description")).toBeUndefined();
  });

  it("names the empty mandatory fields only after Invia", async () => {
    const draft = draftOf({ date: "", start: "" });
    await pause();
    expect(draft.firstProblem).toBeUndefined();
    expect(await draft.send()).toBeNull();
    expect(draft.firstProblem).toBe("date");
    expect(draft.problem("start")).toContain("10:00");
    expect(bridge.last("enter_session")).toBeUndefined();
  });

  it("checks the last keys before it sends", async () => {
    const draft = draftOf();
    await pause();
    draft.setText("date", "02/06/2022");
    expect(await draft.send()).toBeNull();
    expect(broken(draft)).toEqual(["HOLIDAY"]);
  });

  it("sends an edit with the revision it started from", async () => {
    const draft = SessionDraft.begin(5, { kind: "edit", session: 58, number: 58, revision: 3 }, FORM);
    await pause();
    expect(await draft.send()).toBe(58);
    expect(bridge.last("edit_session")).toMatchObject({ session: 58, revision: 3 });
  });
});

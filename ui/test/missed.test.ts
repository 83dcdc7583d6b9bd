// «Non svolta…» and «Giornata saltata…»: what is not held, and where it is held instead.
import { beforeEach, describe, expect, it } from "vitest";
import { useBridge } from "../src/base/bridge";
import { askMissedDays } from "../src/shared/session/missed-days-dialog";
import { askMissed } from "../src/shared/session/missed-dialog";
import { FakeBridge, refusal } from "./fake-bridge";
import { find, until, write } from "./page";
import { recorded } from "./recorded";

let bridge: FakeBridge;

beforeEach(() => {
  bridge = new FakeBridge({
    check_missed: () => recorded("check_missed"),
    miss_session: ({ order }) => (order.slot ? 200 : null),
    check_missed_days: ({ form }) =>
      recorded("check_missed_days", form.to === "01/06/2022" ? "wrong" : undefined),
    miss_days: () => undefined,
    save_missed_reasons: () => recorded("save_missed_reasons"),
  });
  useBridge(bridge);
});

const procedi = () => find<HTMLButtonElement>('[data-key="procedi"]');
const opened = () => until(() => document.querySelector("dialog"));

function choose(value: string): void {
  const select = find<HTMLSelectElement>('dialog select[id$="-reason"]');
  select.value = value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
}

describe("a session that is not held", () => {
  it("asks why before anything, and puts it in the calendar again with one press", async () => {
    const answer = askMissed(58);
    await opened();
    procedi().click();
    await until(() => document.querySelector("dialog .field-err"));
    expect(bridge.last("miss_session")).toBeUndefined();
    choose("Persona malata");
    find<HTMLInputElement>('[data-key="posto-1"]').click();
    procedi().click();
    expect(await answer).toMatchObject({ done: true, entered: 200 });
    const { slots, step } = recorded("check_missed");
    expect(bridge.last("miss_session")?.order).toEqual({
      session: step.session,
      expected: "PROGRAMMATA",
      reason: "Persona malata",
      slot: slots[0],
    });
  });

  it("may stay out of the calendar, for a reason in one's own words", async () => {
    const answer = askMissed(58);
    await opened();
    choose("altro");
    write('dialog textarea[id$="-own"]', "Visita medica");
    procedi().click();
    expect(await answer).toMatchObject({ done: true, entered: null });
    expect(bridge.last("miss_session")?.order).toMatchObject({ reason: "Visita medica", slot: null });
  });

  it("has its reasons changed where they are chosen", async () => {
    void askMissed(58);
    await opened();
    find<HTMLButtonElement>('[data-key="motivi"]').click();
    write('dialog textarea[id$="-list"]', "Neve\nPersona malata");
    find<HTMLButtonElement>('[data-key="salva-motivi"]').click();
    await until(() => !document.querySelector('dialog textarea[id$="-list"]'));
    const select = find<HTMLSelectElement>('dialog select[id$="-reason"]');
    expect([...select.options].map((it) => it.value)).toEqual(["", "Neve", "Persona malata", "altro"]);
  });

  it("says what stands in the way and stays open", async () => {
    bridge.answers.miss_session = () => {
      throw refusal("REFUSED", "Una regola non lo permette.");
    };
    void askMissed(58);
    await opened();
    choose("Persona malata");
    procedi().click();
    await until(() => document.querySelector("dialog [role=alert]"));
    expect(find("dialog [role=alert]").textContent).toContain("Una regola");
  });
});

describe("days that are missed", () => {
  const coach = recorded("directory").coaches[0]?.id ?? 1;
  const whom = { coaches: [{ id: coach, name: "Marangon Elena" }], people: [], coach, day: "2022-06-01" };

  it("settles all the sessions of the days, but those taken out of the calendar", async () => {
    const answer = askMissedDays(whom);
    await opened();
    const { lines } = recorded("check_missed_days");
    await until(() => document.querySelectorAll("dialog tbody tr").length === lines.length);
    choose("Operatore malato");
    const proposed = lines.filter((it) => it.slot);
    const first = proposed[0];
    find<HTMLInputElement>(`#rimetti-${first?.session}`).click();
    find<HTMLInputElement>('dialog input[id$="-absence"]').click();
    procedi().click();
    expect(await answer).toBe(lines.length);
    const order = bridge.last("miss_days")?.order;
    expect(order).toMatchObject({ reason: "Operatore malato", absence: true });
    expect(order?.lines.map((it) => it.session)).toEqual(lines.map((it) => it.session));
    expect(order?.lines.filter((it) => it.slot)).toHaveLength(proposed.length - 1);
  });

  it("tells beside the field which day is wrong", async () => {
    void askMissedDays(whom);
    await opened();
    await until(() => bridge.last("check_missed_days"));
    write('dialog input[id$="-to"]', "01/06/2022");
    await until(() => document.querySelector('dialog [id$="-to-err"]'));
    procedi().click();
    expect(bridge.last("miss_days")).toBeUndefined();
  });
});

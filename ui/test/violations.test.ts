import { html } from "lit";
import { describe, expect, it } from "vitest";
import {
  fieldTone,
  keepTicks,
  mayProceed,
  ofField,
  ofNoField,
  unacknowledged,
  violationList,
  violationSummary,
} from "../src/components/violations";
import { find, show } from "./page";
import { holiday, hours, place } from "./violations";

describe("violations", () => {
  it("lets one go on only when every warning is ticked", () => {
    expect(mayProceed([hours, place], new Set())).toBe(false);
    expect(mayProceed([hours, place], new Set(["HOURS"]))).toBe(false);
    expect(mayProceed([hours, place], new Set(["HOURS", "PLACE"]))).toBe(true);
  });

  it("lets nobody past an error, ticked or not", () => {
    expect(mayProceed([holiday], new Set(["HOLIDAY"]))).toBe(false);
  });

  it("needs no tick for an information", () => {
    expect(unacknowledged([{ ...place, severity: "I", acknowledgement: null }], new Set())).toEqual([]);
  });

  it("drops the tick of a warning that went away", () => {
    expect([...keepTicks([place], new Set(["HOURS", "PLACE"]))]).toEqual(["PLACE"]);
  });

  it("stands under its field, or apart when the form has no such field", () => {
    const list = [hours, place, { ...holiday, field: null }];
    expect(ofField(list, "end")).toEqual([hours]);
    expect(ofNoField(list, ["end", "place"]).map((it) => it.rule)).toEqual(["HOLIDAY"]);
  });

  it("wears the octagon when it will block Programma", () => {
    expect(fieldTone([hours], "end")).toBe("err");
    expect(fieldTone([place], "place")).toBe("warn");
    const root = show(violationList("v", [hours], { acknowledged: new Set() }));
    expect(find(".viol", root).className).toContain("e");
    expect(find("use", root).getAttribute("href")).toBe("#i-octagon");
  });

  it("shows the figures, the paragraph, the way to mend and the tick", () => {
    const told: unknown[] = [];
    const root = show(
      violationList("v", [hours], {
        acknowledged: new Set(),
        onAcknowledge: (...args) => told.push(args),
        onMend: (mend) => told.push(mend),
      }),
    );
    expect(root.textContent).toContain("04:00 + 03:00 = 07:00 > 06:00");
    expect(root.textContent).toContain("§3.1");
    find(".link", root).click();
    find("input", root).click();
    expect(told).toEqual([
      { label: "Porta la fine alle 11:00", field: "end", value: "11:00" },
      ["HOURS", true],
    ]);
  });

  it("sums up what blocks and what waits for a tick", () => {
    const root = show(html`${violationSummary([holiday, hours, place], new Set(["PLACE"]))}`);
    expect(root.textContent).toContain("1 blocca l’invio");
    expect(root.textContent).toContain("1 blocca Programma");
    expect(root.textContent).toContain("1 avviso da confermare");
  });
});

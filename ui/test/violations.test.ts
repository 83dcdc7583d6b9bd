import { html, render } from "lit";
import { describe, expect, it } from "vitest";
import { privacy } from "../src/base/privacy";
import {
  draftRules,
  fieldTone,
  keepTicks,
  mayProceed,
  ofField,
  ofNoField,
  unacknowledged,
  violationList,
  violationSummary,
  whyBarred,
} from "../src/components/violations";
import { find, show } from "./page";
import { holiday, hours, overlap, place } from "./violations";

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
    expect(root.textContent).toContain("1 impedirà di programmarla");
    expect(root.textContent).not.toContain("da confermare");
  });

  it("counts a warning that bars Programma once, never as a notice too", () => {
    const root = show(html`${violationSummary([hours, overlap, place], new Set())}`);
    expect(root.textContent).toContain("2 impediranno di programmarla");
    expect(root.textContent).toContain("1 avviso da confermare");
  });

  it("asks once for everything that bars Programma", () => {
    expect(draftRules([hours, overlap, place])).toEqual({
      rules: ["HOURS", "OVERLAP"],
      tick: "La invio come bozza, senza programmarla",
    });
    expect(draftRules([place]).rules).toEqual([]);
    const root = show(
      violationList("v", [hours, place], {
        acknowledged: new Set(),
        onAcknowledge: () => undefined,
        draftTickApart: true,
      }),
    );
    expect([...root.querySelectorAll("label")].map((it) => it.textContent?.trim())).toEqual([
      "Confermo senza luogo",
    ]);
  });

  it("names whose session is in the way, with the way to it, and covers the name", () => {
    const drawn = () => violationList("v", [overlap], { acknowledged: new Set() });
    const root = show(drawn());
    expect(root.textContent).toContain("Bortolin Nicolò");
    expect(find("a", root).getAttribute("href")).toBe("#/attivita/8?erogazione=3");
    expect(find("a", root).textContent).toBe("erogazione 3, 09:00–12:00, JC-AL");
    privacy.set(true);
    render(drawn(), root);
    expect(root.innerHTML).not.toContain("Bortolin");
    expect(root.querySelector(".mask")).not.toBeNull();
  });

  it("says which rule bars the way", () => {
    expect(whyBarred([holiday, place], new Set())).toBe("Non si può inviare: giorno festivo.");
    expect(whyBarred([holiday, { ...hours, severity: "E" }], new Set())).toBe(
      "Non si può inviare: giorno festivo. E 1 altra regola.",
    );
    expect(whyBarred([place], new Set())).toBe("Prima di procedere conferma l’avviso.");
    expect(whyBarred([place], new Set(["PLACE"]))).toBeUndefined();
  });
});

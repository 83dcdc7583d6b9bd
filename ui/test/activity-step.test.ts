import { beforeEach, describe, expect, it } from "vitest";
import { useBridge } from "../src/base/bridge";
import { privacy } from "../src/base/privacy";
import type { SessionStep, StepCheck, Violation } from "../src/generated/types";
import { askStep } from "../src/shared/session/step-dialog";
import { sessionRow, stepCheck } from "./activity-world";
import { FakeBridge, refusal } from "./fake-bridge";
import { find, until, write } from "./page";
import { hours, place } from "./violations";

let bridge: FakeBridge;
let more: Partial<StepCheck>;

beforeEach(() => {
  more = {};
  bridge = new FakeBridge({
    check_step: ({ session, step }) => stepCheck(sessionRow(session, "PROGRAMMATA"), step, more),
    take_step: () => undefined,
  });
  useBridge(bridge);
});

/** Opens the confirmation and hands over its outcome to come. */
async function opened(step: SessionStep) {
  const outcome = askStep(58, step);
  await until(() => document.querySelector("dialog"));
  return { outcome };
}
const procedi = () => find<HTMLButtonElement>('[data-key="procedi"]');
const annulla = () => find<HTMLButtonElement>('[data-key="annulla"]');

describe("confirmation of a step", () => {
  it("takes the step with the state the check was made on", async () => {
    const { outcome } = await opened("programma");
    procedi().click();
    expect(await outcome).toMatchObject({ taken: true });
    expect(bridge.last("take_step")?.order).toMatchObject({
      session: 58,
      step: "programma",
      expected: "PROGRAMMATA",
      acknowledged: [],
      description: null,
    });
  });

  it("takes nothing on Annulla", async () => {
    const { outcome } = await opened("programma");
    annulla().click();
    expect(await outcome).toEqual({ taken: false, error: null });
    expect(bridge.last("take_step")).toBeUndefined();
  });

  it("keeps Procedi barred, with the reason, until the warning is ticked", async () => {
    more = { violations: [place as Violation] };
    const { outcome } = await opened("programma");
    expect(procedi().getAttribute("aria-disabled")).toBe("true");
    expect(find(".barred").textContent).toContain("conferma l’avviso");
    procedi().click();
    expect(bridge.last("take_step")).toBeUndefined();
    find<HTMLInputElement>('dialog input[type="checkbox"]').click();
    expect(procedi().getAttribute("aria-disabled")).toBeNull();
    procedi().click();
    await outcome;
    expect(bridge.last("take_step")?.order).toMatchObject({ step: "programma", acknowledged: ["PLACE"] });
  });

  it("cannot be confirmed over an error", async () => {
    more = { violations: [{ ...(hours as Violation), severity: "E", acknowledgement: null }] };
    await opened("programma");
    expect(find("dialog").textContent).toContain("07:00 > 06:00");
    expect(procedi().getAttribute("aria-disabled")).toBe("true");
    expect(document.querySelector('dialog input[type="checkbox"]')).toBeNull();
  });

  it("asks for the reason of a negative closure before taking it", async () => {
    const { outcome } = await opened("chiudi");
    procedi().click();
    await until(() => document.querySelector(".field-err"));
    expect(bridge.last("take_step")).toBeUndefined();
    write("dialog textarea", "Persona assente.");
    procedi().click();
    expect(await outcome).toMatchObject({ taken: true });
    expect(bridge.last("take_step")?.order).toMatchObject({ step: "chiudi", reason: "Persona assente." });
  });

  it("sends the description written while concluding", async () => {
    const { outcome } = await opened("concludi");
    write("dialog textarea", "Prova alla pressa.");
    procedi().click();
    await outcome;
    expect(bridge.last("take_step")?.order).toMatchObject({
      step: "concludi",
      description: "Prova alla pressa.",
    });
  });

  it("stays open with its text when a rule stands in the way, and shows it", async () => {
    bridge.answers.take_step = () => {
      throw refusal("RULES", "Una regola lo impedisce.", { violations: [place] });
    };
    await opened("chiudi");
    write("dialog textarea", "Persona assente.");
    procedi().click();
    await until(() => document.querySelector("dialog .viol.w"));
    expect(find<HTMLTextAreaElement>("dialog textarea").value).toBe("Persona assente.");
    expect(procedi().getAttribute("aria-disabled")).toBe("true");
  });

  it("puts what is wrong with a field under it, and keeps the text", async () => {
    bridge.answers.take_step = () => {
      throw refusal("INVALID", "Controlla i campi.", {
        fields: [{ field: "description", message: "Al massimo 400 caratteri: qui sono 401." }],
      });
    };
    await opened("concludi");
    write("dialog textarea", "Prova alla pressa.");
    procedi().click();
    const said = await until(() => document.querySelector("dialog .field-err"));
    expect(said.textContent).toContain("qui sono 401");
    expect(find<HTMLTextAreaElement>("dialog textarea").value).toBe("Prova alla pressa.");
  });

  it("closes and hands over the message when the screen was no longer true", async () => {
    bridge.answers.take_step = () => {
      throw refusal("STALE", "Nel frattempo qualcosa è cambiato.");
    };
    const { outcome } = await opened("programma");
    procedi().click();
    expect(await outcome).toMatchObject({ taken: false, error: { code: "STALE" } });
    expect(document.querySelector("dialog")).toBeNull();
  });

  it("hands over a refusal of the check itself without opening anything", async () => {
    bridge.answers.check_step = () => {
      throw refusal("STALE", "«Avvia» non è possibile: l’erogazione è EROGATA.");
    };
    expect(await askStep(58, "avvia")).toMatchObject({ taken: false, error: { code: "STALE" } });
    expect(document.querySelector("dialog")).toBeNull();
  });

  it("hides the personal facts under the schermo riservato", async () => {
    privacy.set(true);
    await opened("programma");
    const personal = stepCheck(sessionRow(58, "PROGRAMMATA"), "programma").facts.filter((it) => it.personal);
    expect(personal).not.toEqual([]);
    for (const { value } of personal) expect(find("dialog").textContent).not.toContain(value);
  });
});

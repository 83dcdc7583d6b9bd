import { html } from "lit";
import { describe, expect, it } from "vitest";
import { AppError } from "../src/base/errors";
import { person, privacy } from "../src/base/privacy";
import { confirmStep } from "../src/components/dialog";
import { askReason } from "../src/shared/reason";
import { refusal } from "./fake-bridge";
import { button, find, show, until, write } from "./page";
import { holiday, place } from "./violations";

const STEP = { title: "Programma", question: "Confermi di voler programmare l’erogazione ?" };

describe("confirmation", () => {
  it("gives the focus to Annulla, so that Enter changes nothing", async () => {
    void confirmStep(STEP);
    expect(document.activeElement?.textContent).toContain("Annulla");
  });

  it("has Procedi before Annulla", () => {
    void confirmStep(STEP);
    const words = [...document.querySelectorAll(".dialog-f button")].map((it) => it.textContent?.trim());
    expect(words[0]).toBe("Procedi");
    expect(words[1]).toContain("Annulla");
  });

  it("answers no to Annulla and to Esc", async () => {
    const first = confirmStep(STEP);
    button("Annulla").click();
    expect(await first).toBe(false);
    const second = confirmStep(STEP);
    find<HTMLDialogElement>("dialog").close();
    expect(await second).toBe(false);
  });

  it("brings the focus back to what opened it", async () => {
    show(html`<button id="opener">Programma</button>`);
    find("#opener").focus();
    const answer = confirmStep(STEP);
    button("Annulla").click();
    await answer;
    expect(document.activeElement?.id).toBe("opener");
  });

  it("stays open and says why when the step is refused", async () => {
    const answer = confirmStep({
      ...STEP,
      run: async () => {
        throw AppError.from(refusal("STALE", "L’erogazione è già AVVIATA."));
      },
    });
    button("Procedi").click();
    await until(() => document.body.textContent?.includes("è già AVVIATA"));
    expect(document.querySelector("dialog")).not.toBeNull();
    button("Annulla").click();
    expect(await answer).toBe(false);
  });

  it("asks to acknowledge the warnings of a refusal and hands the ticks to the second try", async () => {
    const tries: string[][] = [];
    const answer = confirmStep({
      ...STEP,
      run: async (acknowledged) => {
        tries.push(acknowledged);
        if (acknowledged.length === 0) {
          throw AppError.from(refusal("RULES", "Ci sono avvisi da confermare.", { violations: [place] }));
        }
      },
    });
    button("Procedi").click();
    const tick = await until(() => document.querySelector<HTMLInputElement>("dialog input[type=checkbox]"));
    expect(button("Procedi").getAttribute("aria-disabled")).toBe("true");
    tick.click();
    button("Procedi").click();
    expect(await answer).toBe(true);
    expect(tries).toEqual([[], ["PLACE"]]);
  });

  it("covers and uncovers what it says of a person while it is open", () => {
    const facts = () => html`<p>${person("Bortolin", "Nicolò")}</p>`;
    void confirmStep({ ...STEP, facts });
    expect(find("dialog").textContent).toContain("Bortolin");
    privacy.set(true);
    expect(find("dialog").innerHTML).not.toContain("Bortolin");
    privacy.set(false);
    expect(find("dialog").textContent).toContain("Bortolin Nicolò");
    button("Annulla").click();

    void askReason({
      key: "richiesta/14/rifiuto",
      title: "Rifiuta la richiesta",
      facts,
      run: async () => undefined,
    });
    expect(find("dialog").textContent).toContain("Bortolin");
    privacy.set(true);
    expect(find("dialog").innerHTML).not.toContain("Bortolin");
  });

  it("bars Procedi while a rule blocks", () => {
    let done = false;
    void confirmStep({
      ...STEP,
      violations: [holiday],
      run: async () => {
        done = true;
      },
    });
    button("Procedi").click();
    expect(done).toBe(false);
  });
});

describe("reason", () => {
  it("does not go on without a written reason, and keeps it when refused", async () => {
    let tries = 0;
    const answer = askReason({
      key: "richiesta/14/rifiuto",
      title: "Rifiuta la richiesta",
      run: async () => {
        tries += 1;
        if (tries === 1) throw AppError.from(refusal("STALE", "La richiesta è già CANCELLATA."));
      },
    });
    button("Procedi").click();
    const told = find("textarea").getAttribute("aria-describedby") ?? "";
    expect(find(`#${told}`).textContent).toBe("Scrivi la motivazione prima di confermare.");
    expect(document.activeElement?.tagName).toBe("TEXTAREA");
    write("textarea", "Specializzazione diversa");
    button("Procedi").click();
    await until(() => document.body.textContent?.includes("già CANCELLATA"));
    expect(find<HTMLTextAreaElement>("textarea").value).toBe("Specializzazione diversa");
    button("Procedi").click();
    expect(await answer).toBe("Specializzazione diversa");
  });
});

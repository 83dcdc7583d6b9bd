import { beforeEach, describe, expect, it } from "vitest";
import { privacy } from "../src/base/privacy";
import { activity, activityWorld, sessionRow } from "./activity-world";
import { FakeBridge, refusal } from "./fake-bridge";
import { HELD } from "./import-world";
import { openAt, words } from "./open-at";
import { button, choose, find, until, write } from "./page";
import { recorded } from "./recorded";
import { world } from "./world";

let bridge: FakeBridge;
const REPORT = { imported: 1, taken: 1, kept: 1, equal: 1, left: 0, skipped: 1, coaches: 1, started: 1 };

beforeEach(() => {
  bridge = new FakeBridge({
    ...world(),
    ...activityWorld(),
    choose_sessions: () => HELD,
    preview_pasted_sessions: () => HELD,
    run_sessions_import: () => REPORT,
  });
});

const key = (name: string) => find<HTMLElement>(`[data-key="${name}"]`);

async function look(path = "/attivita/41/riprendi"): Promise<void> {
  await openAt(path, bridge);
  (await until(() => document.querySelector<HTMLButtonElement>('[data-key="choose"]'))).click();
  await until(() => document.querySelector(".import-preview"));
}

describe("the portal's sessions beside the archive", () => {
  it("are read for the activity whose page one came from, or for all", async () => {
    await look();
    expect(bridge.last("choose_sessions")).toEqual({ activity: 41 });
    expect(find("h1").textContent).toContain("Riprendi le erogazioni dal portale");
    expect(document.querySelectorAll(".held thead th").length).toBe(10);
  });

  it("name the activity of each row when there are many", async () => {
    await look("/importa/erogazioni");
    expect(bridge.last("choose_sessions")).toEqual({ activity: null });
    expect(words()).toContain("JC-AL · JC-1-1103/022");
  });

  it("stand in lists, with every problem and every field told otherwise", async () => {
    await look();
    expect(words()).toContain("Riga 5, «Stato»: «SVOLTA» non è uno stato.");
    expect(words()).toContain("Data: qui 02/07/2022, sul portale 05/07/2022.");
    expect(words()).toContain("«NALIN FRANCESCA» → Nalin Francesca (coach nuovo), 1 riga");
    key("show-onlyHere").click();
    await until(() => document.querySelectorAll(".held tbody").length === 1);
    expect(find(".held tbody").textContent).toContain("SOLO QUI");
  });

  it("come in as they are chosen, one by one or all of a kind", async () => {
    await look();
    button("Importa 1 erogazione");
    choose("choice-r3", "qui");
    await until(() => key("import").textContent?.includes("2 erogazioni"));
    choose("kind-onlyHere", "portale");
    await until(() => key("import").textContent?.includes("3 erogazioni"));
    key("import").click();
    await until(() => document.querySelector(".import-report"));
    expect(bridge.last("run_sessions_import")).toMatchObject({
      token: "anteprima-9",
      choices: { new: "portale", different: "lascia", onlyHere: "portale", rows: [["r3", "qui"]] },
    });
    for (const told of ["1 erogazione ripresa dal portale", "1 è da riportare sul portale", "1 coach nuovo"])
      expect(words()).toContain(told);
    expect(find(".import-report a").getAttribute("href")).toMatch(/^#\/attivita\//);
  });

  it("let one choice for all take the place of single ones", async () => {
    await look();
    choose("choice-r3", "portale");
    choose("kind-different", "qui");
    await until(() => find<HTMLSelectElement>('[data-key="choice-r3"]').value === "qui");
    choose("kind-new", "lascia");
    choose("kind-different", "lascia");
    await until(() => key("import").getAttribute("aria-disabled") === "true");
    expect(find("#import-why").textContent).toBe("Non hai scelto nulla da fare.");
  });

  it("count those that are not shown by what is chosen for their kind", async () => {
    bridge = new FakeBridge({
      ...world(),
      ...activityWorld(),
      choose_sessions: () => ({
        ...HELD,
        rows: HELD.rows.filter((row) => row.outcome === "equal"),
        more: 62,
        unshown: {
          new: [["portale", 2]],
          different: [
            ["portale", 20],
            ["qui", 5],
          ],
          onlyHere: [],
          equal: 0,
        },
      }),
    });
    await look();
    await until(() => key("import").textContent?.includes("Importa 2 erogazioni"));
    choose("kind-different", "portale");
    await until(() => key("import").textContent?.includes("Importa 22 erogazioni"));
    choose("kind-new", "lascia");
    choose("kind-different", "lascia");
    await until(() => key("import").getAttribute("aria-disabled") === "true");
  });

  it("keep names covered under the schermo riservato", async () => {
    await look("/importa/erogazioni");
    expect(words()).toContain("Zorzan");
    privacy.set(true);
    await until(() => document.querySelector(".held .mask"));
    expect(words()).not.toContain("Zorzan");
    privacy.set(false);
  });
});

describe("what the portal already holds past its term", () => {
  const late = () =>
    activity({
      sessions: [
        sessionRow(9, "PROGRAMMATA", {
          heldPastTerm: ["EROGATA", "CHIUSA NEGATIVAMENTE"],
          description: "Prova",
        }),
      ],
    });

  async function ask(): Promise<void> {
    await openAt("/attivita/41", bridge);
    (await until(() => document.querySelector<HTMLButtonElement>('[data-key="gia-9"]'))).click();
    await until(() => document.querySelector("dialog"));
  }

  it("is recorded with its ID, why only now, and what was done", async () => {
    bridge = new FakeBridge({
      ...world(),
      ...activityWorld(late()),
      record_session_afterwards: () => undefined,
    });
    await ask();
    const id = (field: string) => `#${find("dialog h2").id}-${field}`;
    write(id("portalId"), "37");
    write(id("why"), "Ero in ferie");
    find<HTMLButtonElement>('dialog [data-key="procedi"]').click();
    await until(() => bridge.last("record_session_afterwards"));
    expect(bridge.last("record_session_afterwards")).toEqual({
      session: 9,
      expected: "PROGRAMMATA",
      record: { state: "EROGATA", portalId: "37", why: "Ero in ferie", description: "Prova" },
    });
    await until(() => !document.querySelector("dialog"));
  });

  it("says beside each field what is missing, and keeps what was typed", async () => {
    bridge = new FakeBridge({
      ...world(),
      ...activityWorld(late()),
      record_session_afterwards: () => {
        throw refusal("INVALID", "Scrivi l’ID.", {
          fields: [{ field: "portalId", message: "Scrivi l’ID che l’erogazione ha sul portale." }],
        });
      },
    });
    await ask();
    const prefix = `#${find("dialog h2").id}`;
    write(`${prefix}-why`, "Ero in ferie");
    find<HTMLButtonElement>('dialog [data-key="procedi"]').click();
    await until(() => document.querySelector(`${prefix}-portalId-err`));
    expect(document.activeElement?.id).toBe(`${prefix.slice(1)}-portalId`);
    expect(find<HTMLTextAreaElement>(`${prefix}-why`).value).toBe("Ero in ferie");
  });

  it("is not asked before the form of a new one says when it was", async () => {
    const check = recorded("check_session", "good");
    bridge = new FakeBridge({
      ...world(),
      ...activityWorld(),
      check_session: () => ({ ...check, heldPastTerm: ["EROGATA"] }),
    });
    await openAt("/attivita/41", bridge);
    (await until(() => document.querySelector<HTMLButtonElement>('[data-key="nuova"]'))).click();
    await until(() => document.querySelector("#s-start"));
    write("#s-date", "01/06/2022");
    write("#s-start", "");
    (await until(() => document.querySelector<HTMLButtonElement>('[data-key="gia-sul-portale"]'))).click();
    await until(() => document.activeElement?.id === "s-start");
    expect(document.querySelector("dialog")).toBeNull();
    expect(words()).toContain("Scrivi l’ora di inizio");
  });

  it("is offered on a row only past its term", async () => {
    await openAt("/attivita/41", bridge);
    await until(() => document.querySelector("table.ero"));
    expect(words()).not.toContain("È già così sul portale");
  });
});

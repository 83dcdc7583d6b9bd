import { beforeEach, describe, expect, it } from "vitest";
import { privacy } from "../src/base/privacy";
import { directoryWorld } from "./directory-world";
import { FakeBridge } from "./fake-bridge";
import { DETAILS } from "./import-world";
import { openAt, words } from "./open-at";
import { find, until } from "./page";
import { world } from "./world";

let bridge: FakeBridge;

beforeEach(() => {
  bridge = new FakeBridge({
    ...world(),
    ...directoryWorld(),
    choose_details: () => DETAILS,
    overwrite_details: ({ overwrite }) => ({
      ...DETAILS,
      overwrite,
      changed: overwrite ? 2 : 1,
      known: overwrite ? 0 : 1,
    }),
    run_details_import: () => ({ added: 1, changed: 2, known: 0, skipped: 1 }),
  });
});

const key = (name: string) => find<HTMLInputElement>(`[data-key="${name}"]`);
const PEOPLE = "/anagrafiche/importa/destinatari";

async function look(path: string): Promise<void> {
  await openAt(path, bridge);
  (await until(() => document.querySelector<HTMLButtonElement>('[data-key="choose"]'))).click();
  await until(() => document.querySelector(".import-preview"));
}

describe("the import of details", () => {
  it("is reached from the lists of people and of coaches", async () => {
    for (const [section, to] of [
      ["destinatari", `#${PEOPLE}`],
      ["coach", "#/anagrafiche/importa/coach"],
    ] as const) {
      await openAt(`/anagrafiche?sezione=${section}`, bridge);
      await until(() => document.querySelector('[data-key="dir-import"]')?.getAttribute("href") === to);
    }
  });

  it("tells what is written of each person, with problems by row and column", async () => {
    await look(PEOPLE);
    expect(bridge.last("choose_details")).toEqual({ of: "people" });
    expect(words()).toContain("Telefono 0422 123456 · Limite giornaliero 04:00");
    expect(words()).toContain("Riga 5, «Codice fiscale»: Manca il codice fiscale.");
    expect(words()).toContain("Nell’archivio è diverso: Telefono: nell’archivio 0422 1, nel file 0422 2.");
    expect(words(key("import"))).toBe("Importa 1 destinatario e 1 aggiornamento");
  });

  it("asks once which of the two is right where they differ, and keeps the focus on the choice", async () => {
    await look(PEOPLE);
    expect(words()).toContain("1 riga dice altro di quello che c’è nell’archivio");
    expect(key("fill").checked).toBe(true);
    key("overwrite").focus();
    key("overwrite").click();
    await until(() => words(key("import")) === "Importa 1 destinatario e 2 aggiornamenti");
    expect(bridge.last("overwrite_details")).toEqual({ token: DETAILS.token, overwrite: true });
    expect(key("overwrite").checked).toBe(true);
    expect(document.activeElement).toBe(key("overwrite"));
  });

  it("has nothing to choose where nothing differs", async () => {
    bridge.answers.choose_details = () => ({ ...DETAILS, differing: 0 });
    await look(PEOPLE);
    expect(document.querySelector('[data-key="overwrite"]')).toBeNull();
  });

  it("brings in what was shown and says what it did", async () => {
    await look(PEOPLE);
    key("import").click();
    await until(() => words().includes("1 destinatario importato"));
    expect(bridge.last("run_details_import")?.token).toBe(DETAILS.token);
    expect(words()).toContain("2 destinatari aggiornati");
    expect(words()).toContain("1 riga non è entrata perché da correggere");
  });

  it("asks coaches for no codice fiscale", async () => {
    await look("/anagrafiche/importa/coach");
    expect(bridge.last("choose_details")).toEqual({ of: "coaches" });
    const heads = [...document.querySelectorAll(".import-table th")].map((it) => it.textContent?.trim());
    expect(heads).not.toContain("Codice fiscale");
  });

  it("covers people with the schermo riservato", async () => {
    await look(PEOPLE);
    privacy.set(true);
    await until(() => !words().includes("Zorzan"));
    expect(words()).not.toContain("0422");
    privacy.set(false);
  });
});

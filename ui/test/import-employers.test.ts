import { beforeEach, describe, expect, it } from "vitest";
import { privacy } from "../src/base/privacy";
import type { FirmPreview } from "../src/generated/types";
import { directoryWorld } from "./directory-world";
import { FakeBridge, refusal } from "./fake-bridge";
import { FIRMS } from "./import-world";
import { openAt, words } from "./open-at";
import { find, until, write } from "./page";
import { world } from "./world";

let bridge: FakeBridge;

beforeEach(() => {
  bridge = new FakeBridge({
    ...world(),
    ...directoryWorld(),
    choose_employers: () => FIRMS,
    preview_pasted_employers: () => FIRMS,
    run_employers_import: () => ({ employers: 3, contacts: 2, known: 1, skipped: 1 }),
  });
});

const key = (name: string) => find<HTMLButtonElement>(`[data-key="${name}"]`);
const rows = () => document.querySelectorAll(".import-table tbody").length;

async function look(): Promise<void> {
  await openAt("/anagrafiche/importa", bridge);
  (await until(() => document.querySelector<HTMLButtonElement>('[data-key="choose"]'))).click();
  await until(() => document.querySelector(".import-preview"));
}

describe("the import of employers", () => {
  it("is reached from the list of employers", async () => {
    await openAt("/anagrafiche?sezione=datori", bridge);
    await until(() => document.querySelector('[data-key="dir-import"]'));
    expect(key("dir-import").getAttribute("href")).toBe("#/anagrafiche/importa");
  });

  it("tells what each row becomes, with its problems by row and column", async () => {
    await look();
    expect(words()).toContain("datori.csv · CSV con «;», UTF-8 · 6 righe lette");
    expect(words()).toContain("Riga 5, «Partita IVA»: Il carattere di controllo non torna.");
    expect(words()).toContain(
      "Nell’archivio è diverso: Indirizzo: nell’archivio niente, nel file via Roggia 12.",
    );
    expect(rows()).toBe(4);
    key("show-faulty").click();
    await until(() => rows() === 1);
    expect(document.activeElement).not.toBe(document.body);
  });

  it("brings in what was shown and says what it did", async () => {
    await look();
    expect(words(key("import"))).toBe("Importa 3 datori di lavoro e 1 referente");
    key("import").click();
    await until(() => words().includes("3 datori di lavoro importati"));
    expect(bridge.last("run_employers_import")?.token).toBe(FIRMS.token);
    expect(words()).toContain("1 riga non è entrata perché da correggere");
    expect(document.activeElement?.tagName).toBe("H2");
  });

  it("reads what is pasted, and keeps it when it is refused", async () => {
    bridge.answers.preview_pasted_employers = () => {
      throw refusal("REFUSED", "Non si trovano le intestazioni.");
    };
    await openAt("/anagrafiche/importa", bridge);
    await until(() => document.querySelector("#import-text"));
    write("#import-text", "Vivai Sile");
    await until(() => key("read").getAttribute("aria-disabled") === "false");
    key("read").click();
    await until(() => document.querySelector("#import-text-err"));
    expect(words(find("#import-text-err"))).toBe("Non si trovano le intestazioni.");
    expect(find<HTMLTextAreaElement>("#import-text").value).toBe("Vivai Sile");
    expect(document.activeElement?.id).toBe("import-text");
    write("#import-text", "Ragione sociale");
    await until(() => !document.querySelector("#import-text-err"));
  });

  it("offers nothing when all is there already", async () => {
    const known: FirmPreview = { ...FIRMS, new: 0, contacts: 0, known: 6, faulty: 0 };
    bridge.answers.choose_employers = () => known;
    await look();
    expect(key("import").getAttribute("aria-disabled")).toBe("true");
    expect(words()).toContain("Tutti i datori di lavoro sono già nell’archivio.");
  });

  it("says so when it is stopped, and nothing has changed", async () => {
    bridge.answers.run_employers_import = () => {
      throw refusal("CANCELLED", "Operazione annullata.");
    };
    await look();
    key("import").click();
    await until(() => words().includes("Importazione interrotta: non è cambiato nulla."));
    expect(rows()).toBe(4);
  });

  it("covers firms and people with the schermo riservato", async () => {
    await look();
    privacy.set(true);
    await until(() => !words().includes("Vivai"));
    expect(words()).not.toContain("Cendron");
    privacy.set(false);
  });
});

import { beforeEach, describe, expect, it } from "vitest";
import type { JournalFilter } from "../src/generated/JournalFilter";
import { privacy } from "../src/privacy";
import { archiveWorld } from "./archive-world";
import { FakeBridge, refusal } from "./fake-bridge";
import { openAt, words } from "./open-at";
import { find, until } from "./page";
import { world } from "./world";

let bridge: FakeBridge;

beforeEach(() => {
  bridge = new FakeBridge({ ...world(), ...archiveWorld() });
});

const key = (name: string) => find<HTMLButtonElement>(`[data-key="${name}"]`);
const open = async (more = "") => {
  await openAt(`/archivio?sezione=giornale${more}`, bridge);
  await until(() => document.querySelector("table.journal"));
};
const filter = () => bridge.last("journal")?.filter as JournalFilter | undefined;
const rows = () => document.querySelectorAll("table.journal tbody tr").length;

describe("the journal", () => {
  it("is shown by pages, newest first", async () => {
    await open();
    expect(words()).toContain("Record trovati: 60 – pagina 1 di 3");
    expect(rows()).toBe(25);
    key("page-3").click();
    await until(() => words().includes("pagina 3 di 3"));
    expect(filter()).toEqual({ request: null, action: null, page: 3, pageSize: 25 });
    expect(rows()).toBe(10);
    expect(location.hash).toContain("pagina=3");
  });

  it("goes back to the first page when an operation is chosen", async () => {
    await open("&pagina=2");
    const select = find<HTMLSelectElement>("#journal-action");
    select.value = "ISSUE_REGISTER";
    select.dispatchEvent(new Event("change", { bubbles: true }));
    await until(() => filter()?.action === "ISSUE_REGISTER");
    expect(filter()).toMatchObject({ action: "ISSUE_REGISTER", page: 1 });
    (await until(() => document.querySelector<HTMLButtonElement>('[data-key="journal-all"]'))).click();
    await until(() => filter()?.action === null);
  });

  it("covers subjects and details with the schermo riservato", async () => {
    privacy.set(true);
    await open();
    expect(words(find("table.journal"))).not.toContain("Bortolin");
    expect(words(find("table.journal"))).not.toContain("Confermo senza luogo");
  });

  it("says that its chain holds", async () => {
    await open();
    key("verify").click();
    await until(() => words().includes("Le 60 righe del giornale sono integre."));
    expect(document.querySelector(".notice.warn")).toBeNull();
  });

  it("names the first row that does not fit", async () => {
    bridge.answers.verify_journal = () => ({
      rows: 57,
      broken: 58,
      message: "La riga 58 non corrisponde alla precedente.",
    });
    await open();
    key("verify").click();
    await until(() => document.querySelector(".notice.warn"));
    expect(words(find("tr.broken"))).toMatch(/^58 /);
  });

  it("offers to try again when it could not be verified", async () => {
    bridge.answers.verify_journal = () => {
      throw refusal("ARCHIVE_DAMAGED", "L’archivio non si legge.");
    };
    await open();
    key("verify").click();
    await until(() => words().includes("L’archivio non si legge."));
    expect(words(find("journal-view"))).toContain("Riprova");
  });
});

describe("Archivio", () => {
  it("says where the data are and makes a copy", async () => {
    await openAt("/archivio", bridge);
    await until(() => document.querySelector("make-copy code"));
    expect(words(find("make-copy"))).toContain("/home/giulia/.local/share/affianca");
    key("make-copy").click();
    await until(() => words().includes("Copia salvata in /media/chiavetta/affianca-2022-06-01.copia"));
  });

  it("shows the rules in force as the archive holds them", async () => {
    await openAt("/archivio?sezione=informazioni", bridge);
    await until(() => document.querySelector(".rules"));
    expect(words(find(".rules"))).toContain("fra le 07:30 e le 23:00");
    expect(words(find(".rules"))).toContain("08:00 al giorno e 40:00 a settimana");
    expect(words(find(".rules"))).toContain("1.672,00 €");
  });
});

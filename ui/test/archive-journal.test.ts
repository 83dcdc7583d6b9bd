import { beforeEach, describe, expect, it } from "vitest";
import { privacy } from "../src/base/privacy";
import type { JournalFilter } from "../src/generated/types";
import { ALL_OF_IT } from "../src/shared/journal-filter";
import { archiveWorld } from "./archive-world";
import { FakeBridge, refusal } from "./fake-bridge";
import { openAt, words } from "./open-at";
import { find, submit, until, write } from "./page";
import { PERSON } from "./requests-world";
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
const choose = (selector: string, value: string) => {
  const select = find<HTMLSelectElement>(selector);
  select.value = value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
};
const rows = () => document.querySelectorAll("table.journal tbody tr").length;

describe("the journal", () => {
  it("is turned by its rows, newest first, to the oldest and back", async () => {
    await open();
    expect(words()).toContain("Operazioni: 60");
    expect(rows()).toBe(25);
    expect(key("turn-newer").disabled).toBe(true);
    key("turn-older").click();
    await until(() => filter()?.turn === "older");
    expect(filter()).toEqual({ ...ALL_OF_IT, turn: "older", seq: 36 });
    key("turn-oldest").click();
    await until(() => rows() === 10);
    expect(location.hash).toContain("verso=oldest");
    expect(key("turn-older").disabled).toBe(true);
    key("turn-newest").click();
    await until(() => rows() === 25 && !location.hash.includes("verso"));
  });

  it("goes back to the newest rows when an operation or a name is chosen", async () => {
    await open("&verso=older&riga=36");
    choose("#journal-action", "ISSUE_REGISTER");
    await until(() => filter()?.action === "ISSUE_REGISTER");
    expect(filter()).toMatchObject({ turn: "newest", seq: null });
    choose("#journal-who", "Marco Zanon");
    await until(() => filter()?.who === "Marco Zanon");
    (await until(() => document.querySelector<HTMLButtonElement>('[data-key="journal-all"]'))).click();
    await until(() => filter()?.action === null);
    expect(filter()).toEqual(ALL_OF_IT);
  });

  it("finds a person by their name and says whose rows they are", async () => {
    bridge.answers.list_beneficiaries = () => ({
      found: 1,
      page: 1,
      pages: 1,
      rows: [{ ...PERSON, id: 5, surname: "Bortolin", name: "Nicolò" }],
    });
    await open();
    write("#journal-person", "bort");
    const option = await until(() => document.querySelector<HTMLElement>('[role="option"]'));
    option.click();
    await until(() => filter()?.person === 5);
    await until(() => words().includes("Solo ciò che riguarda Bortolin Nicolò"));
    expect(location.hash).not.toContain("Bortolin");
    privacy.set(true);
    await until(() => !words(find(".journal-search")).includes("Bortolin"));
    expect(find<HTMLInputElement>("#journal-person").value).toBe("");
    key("journal-any-person").click();
    await until(() => filter()?.person === null);
    privacy.set(false);
  });

  it("asks for days as they are typed, and tells beside the field what cannot be one", async () => {
    await open();
    write("#journal-from", "boh");
    write("#journal-to", "30/06/2022");
    submit();
    await until(() => document.querySelector("#journal-from-err"));
    expect(filter()).toMatchObject({ from: "boh", to: "30/06/2022" });
    expect(find("#journal-from").getAttribute("aria-invalid")).toBe("true");
    expect(find<HTMLInputElement>("#journal-from").value).toBe("boh");
    write("#journal-from", "01/06/2022");
    submit();
    await until(() => document.querySelector("table.journal"));
    expect(filter()).toMatchObject({ from: "01/06/2022", turn: "newest" });
  });

  it("is taken out as it is narrowed, and says where it was saved", async () => {
    await open("&azione=ISSUE_REGISTER");
    key("export-csv").click();
    await until(() => words().includes("Giornale salvato in /home/giulia/Documenti/giornale-2022-06-01.csv"));
    expect(bridge.last("export_journal")).toEqual({
      filter: { ...ALL_OF_IT, action: "ISSUE_REGISTER" },
      format: "CSV",
    });
    bridge.answers.export_journal = () => {
      throw refusal("REFUSED", "Le operazioni sono 2001: restringi le date.");
    };
    key("export-pdf").click();
    await until(() => words().includes("Le operazioni sono 2001"));
    expect(bridge.last("export_journal")?.format).toBe("PDF");
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
      matters: [],
    });
    await open();
    key("verify").click();
    await until(() => document.querySelector(".notice.warn"));
    expect(words(find("tr.broken"))).toMatch(/^58 /);
    key("to-broken").click();
    await until(() => filter()?.seq === 59);
  });

  it("can be given up while it lasts, and begun again", async () => {
    bridge.answers.verify_journal = () => new Promise(() => undefined);
    await open();
    key("verify").click();
    (await until(() => document.querySelector<HTMLButtonElement>('.busy [data-key="stop"]'))).click();
    await until(() => !document.querySelector(".busy"));
    expect(document.querySelector(".notice")).toBeNull();
    bridge.answers.verify_journal = () => ({ rows: 60, broken: null, message: "Sono integre.", matters: [] });
    key("verify").click();
    await until(() => words().includes("Sono integre."));
  });

  it("says so when it could not be verified", async () => {
    bridge.answers.verify_journal = () => {
      throw refusal("UNEXPECTED", "L’archivio non si legge.");
    };
    await open();
    key("verify").click();
    await until(() => words().includes("L’archivio non si legge."));
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

  it("names what was changed elsewhere and where time runs back, each with its row", async () => {
    bridge.answers.verify_journal = () => ({
      rows: 60,
      broken: null,
      message: "La catena è coerente: 60 righe.",
      matters: [
        {
          message: "Un dato non è come il giornale dice.",
          grave: true,
          remarks: [{ row: 58, message: "erogazione 37: i suoi dati non sono più quelli della riga 58" }],
        },
        {
          message: "In una riga l’ora torna indietro.",
          grave: false,
          remarks: [{ row: null, message: "Riga 12: è del 31/05/2022" }],
        },
      ],
    });
    await open();
    key("verify").click();
    await until(() => words().includes("erogazione 37: i suoi dati"));
    expect(words(find(".notice.warn"))).toContain("Un dato non è come il giornale dice.");
    expect(document.querySelectorAll(".notice li button")).toHaveLength(1);
    find<HTMLButtonElement>(".notice li button").click();
    await until(() => filter()?.seq === 59);
  });
});

describe("«Confronta…»", () => {
  const compare = async () => {
    await open();
    key("compare").click();
    await until(() => document.querySelector("compare-journal form"));
  };
  const send = () => find<HTMLFormElement>("compare-journal form").requestSubmit();

  it("holds a row against what stands on a paper, as typed", async () => {
    bridge.answers.compare_journal_paper = () => ({
      found: "same",
      row: null,
      message: "Combacia: la riga 12 ha la stessa impronta.",
    });
    await compare();
    write("#compare-number", "n. 12");
    write("#compare-hash", "9F3C 71ab 0e42 d85b");
    send();
    await until(() => words(find("compare-journal")).includes("Combacia: la riga 12"));
    expect(bridge.last("compare_journal_paper")).toEqual({ number: "n. 12", hash: "9F3C 71ab 0e42 d85b" });
    write("#compare-hash", "altro");
    await until(() => !words(find("compare-journal")).includes("Combacia"));
  });

  it("tells beside its field what cannot be a hash", async () => {
    bridge.answers.compare_journal_paper = () => {
      throw refusal("INVALID", "Un campo non va bene.", {
        fields: [{ field: "hash", message: "L’impronta stampata ha 16 cifre e lettere: qui sono 4." }],
      });
    };
    await compare();
    write("#compare-number", "12");
    write("#compare-hash", "9f3c");
    send();
    await until(() => document.querySelector("#compare-hash-err"));
    expect(document.activeElement?.id).toBe("compare-hash");
    expect(find<HTMLInputElement>("#compare-hash").value).toBe("9f3c");
  });

  it("leads to the first row that differs from a table taken out", async () => {
    bridge.answers.compare_journal_export = () => ({
      found: "parted",
      row: 36,
      message: "Non combacia: la riga 36 di questo archivio non è quella dell’esportazione.",
    });
    await compare();
    choose("#compare-against", "export");
    await until(() => !document.querySelector("#compare-hash"));
    send();
    (await until(() => document.querySelector<HTMLButtonElement>('[data-key="to-row"]'))).click();
    await until(() => filter()?.seq === 37);
    await until(() => !document.querySelector("compare-journal"));
  });

  it("holds the journal against a copy, with the secret of that copy", async () => {
    bridge.answers.choose_copy = () => "/media/chiavetta/affianca-2022-05-20.affianca-copia";
    bridge.answers.compare_copy = () => ({
      found: "beyond",
      row: null,
      message: "Qui il giornale finisce alla riga 60.",
    });
    await compare();
    choose("#compare-against", "copy");
    await until(() => document.querySelector("copy-fields #copy-file"));
    send();
    await until(() => document.querySelector("#copy-secret-err"));
    find<HTMLButtonElement>("#copy-file").click();
    write("#copy-secret", "una frase");
    await until(() => words(find("#copy-file")).includes("affianca-2022-05-20"));
    send();
    await until(() => words(find("compare-journal")).includes("Qui il giornale finisce"));
    expect(bridge.last("compare_copy")).toEqual({ secret: "una frase" });
  });
});

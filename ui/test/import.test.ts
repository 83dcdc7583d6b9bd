import { describe, expect, it } from "vitest";
import { togglePrivacy } from "../src/base/privacy";
import type { ImportReport } from "../src/generated/types";
import { refusal } from "./fake-bridge";
import { PREVIEW } from "./import-world";
import { button, choose, find, until, write } from "./page";
import { openAt, text, times } from "./requests-open";

const PATH = "/richieste/importa";
const READY = "[data-key=choose]";
const SHOWN = ".import-preview";

describe("import", () => {
  it("says nothing when the file dialog is closed", async () => {
    const bridge = await openAt(PATH, READY, {
      choose_import: () => {
        throw refusal("CANCELLED", "Annullato.");
      },
    });
    find(READY).click();
    await until(() => bridge.last("choose_import"));
    await until(() => document.querySelector(READY));
    expect(document.querySelector("[role=alert]")).toBeNull();
  });

  it("says exactly what is wrong with a file that cannot be read", async () => {
    await openAt(PATH, READY, {
      choose_import: () => {
        throw refusal("REFUSED", "Il file è vuoto.");
      },
    });
    find(READY).click();
    await until(() => text().includes("Il file è vuoto."));
    expect(find(READY).closest("section")?.textContent).toContain("Il file è vuoto.");
  });

  it("stops waiting for a long table when told so, and keeps what was pasted", async () => {
    await openAt(PATH, READY, { preview_pasted: () => new Promise(() => undefined) });
    write("#import-text", "Codice OPAL\nJC-1-1103/022");
    await until(() => find("[data-key=read]").getAttribute("aria-disabled") === "false");
    find("[data-key=read]").click();
    (await until(() => document.querySelector<HTMLButtonElement>(".busy [data-key=stop]"))).click();
    await until(() => !document.querySelector(".busy"));
    expect(document.querySelector(SHOWN)).toBeNull();
    expect(find<HTMLTextAreaElement>("#import-text").value).toContain("JC-1-1103/022");
  });

  it("reads pasted text, and not before there is some", async () => {
    const bridge = await openAt(PATH, READY);
    const read = find("[data-key=read]");
    expect(read.getAttribute("aria-disabled")).toBe("true");
    read.click();
    expect(bridge.last("preview_pasted")).toBeUndefined();
    write("#import-text", "Codice OPAL\tCognome\nJC-1-1103/022\tZorzan");
    await until(() => find("[data-key=read]").getAttribute("aria-disabled") === "false");
    find("[data-key=read]").click();
    await until(() => document.querySelector(SHOWN));
    expect(bridge.last("preview_pasted")).toEqual({ text: "Codice OPAL\tCognome\nJC-1-1103/022\tZorzan" });
  });

  it("shows what each row becomes, every problem with row and column, and what differs", async () => {
    await openAt(PATH, READY);
    find(READY).click();
    await until(() => document.querySelector(SHOWN));
    expect(text()).toContain("richieste-portale.csv · CSV con «;», Windows-1252 · 205 righe lette");
    expect(text()).toContain("Riga 17, «Codice fiscale»: Il carattere di controllo dovrebbe essere «S».");
    expect(text()).toContain("Riga 19, «Ore»:");
    expect(text()).toContain("Nell’archivio è diverso: Ore di JC-AL-R: qui 52:00, sul portale 48:00.");
    expect(text()).toContain("«Note interne»");
    expect(text()).toContain("37 altre richieste non sono mostrate");
  });

  it("shows one kind of outcome at a time when asked", async () => {
    await openAt(PATH, READY);
    find(READY).click();
    await until(() => document.querySelector(SHOWN));
    find("[data-key=show-faulty]").click();
    await until(() => document.querySelectorAll(".import-table tbody").length === 1);
    expect(find(".import-table tbody").textContent).toContain("DA CORREGGERE");
  });

  it("imports what was previewed and reports it", async () => {
    const bridge = await openAt(PATH, READY);
    find(READY).click();
    await until(() => document.querySelector(SHOWN));
    button("Importa 39 richieste").click();
    await until(() => document.querySelector(".import-report"));
    expect(bridge.last("run_import")).toMatchObject({ token: "anteprima-1" });
    expect(text()).toContain("39 richieste importate");
    expect(text()).toContain("1 era già nell’archivio");
    expect(find(".import-report a").getAttribute("href")).toBe("#/richieste");
  });

  it("changes what is told otherwise only where it is chosen", async () => {
    const bridge = await openAt(PATH, READY, {
      choose_import: () => ({ ...PREVIEW, new: 0, faulty: 0, more: 0 }),
    });
    find(READY).click();
    const go = await until(() => document.querySelector<HTMLElement>("[data-key=import]"));
    expect(go.getAttribute("aria-disabled")).toBe("true");
    expect(find("#import-why").textContent).toContain("non hai scelto");
    choose("choice-JC-1-1103/002", "portale");
    await until(() => find("[data-key=import]").textContent?.includes("Importa 1 richiesta"));
    button("Importa 1 richiesta").click();
    await until(() => bridge.last("run_import"));
    expect(bridge.last("run_import")).toMatchObject({
      choices: { different: "lascia", rows: [["JC-1-1103/002", "portale"]] },
    });
  });

  it("says in words what it is doing, and starts only once", async () => {
    let done: (report: ImportReport) => void = () => undefined;
    const bridge = await openAt(PATH, READY, {
      run_import: () =>
        new Promise((answer) => {
          done = answer;
        }),
    });
    find(READY).click();
    await until(() => document.querySelector(SHOWN));
    find("[data-key=import]").click();
    await until(() => text().includes("Importo 39 richieste: o entrano tutte o non cambia nulla…"));
    find("[data-key=import]").click();
    expect(times(bridge, "run_import")).toBe(1);
    done({ imported: 39, known: 0, taken: 0, kept: 0, left: 0, skipped: 0, people: 0, incomplete: 0 });
    await until(() => document.querySelector(".import-report"));
  });

  it("keeps the preview when importing is refused", async () => {
    await openAt(PATH, READY, {
      run_import: () => {
        throw refusal("STALE", "L’archivio è cambiato: rileggi la tabella.");
      },
    });
    find(READY).click();
    await until(() => document.querySelector(SHOWN));
    find("[data-key=import]").click();
    await until(() => text().includes("L’archivio è cambiato"));
    expect(document.querySelector(SHOWN)).not.toBeNull();
  });

  it("says why there is nothing to import", async () => {
    const bridge = await openAt(PATH, READY, {
      choose_import: () => ({ ...PREVIEW, new: 0, different: 0, faulty: 0, known: 3 }),
    });
    find(READY).click();
    const go = await until(() => document.querySelector<HTMLElement>("[data-key=import]"));
    expect(go.getAttribute("aria-disabled")).toBe("true");
    expect(find("#import-why").textContent).toBe("Tutte le richieste sono già nell’archivio.");
    go.click();
    expect(bridge.last("run_import")).toBeUndefined();
  });

  it("has a wrong cell mended where its problem is told, and reads the table again", async () => {
    const mended = { ...PREVIEW, token: "anteprima-2", new: 40, faulty: 0, rows: PREVIEW.rows.slice(1) };
    const bridge = await openAt(PATH, READY, { mend_import: () => mended });
    find(READY).click();
    await until(() => document.querySelector(SHOWN));
    expect(document.querySelectorAll(".mend").length).toBe(1);
    const field = find<HTMLInputElement>(".mend input");
    expect(field.value).toBe("RSSMRA85T10A562X");
    expect(field.getAttribute("aria-label")).toBe("Riga 17, «Codice fiscale»");
    write(".mend input", "RSSMRA85T10A562S");
    find(".mend button").click();
    await until(() => !document.querySelector(".mend"));
    expect(bridge.last("mend_import")).toMatchObject({
      token: "anteprima-1",
      row: 17,
      column: "Codice fiscale",
      text: "RSSMRA85T10A562S",
    });
    expect(document.activeElement?.tagName).toBe("H2");
    find("[data-key=import]").click();
    await until(() => bridge.last("run_import"));
    expect(bridge.last("run_import")).toMatchObject({ token: "anteprima-2" });
  });

  it("tells what is not read, and takes hidden rows when asked", async () => {
    const hidden = { taken: false, message: "2 righe nascoste o filtrate nel foglio restano fuori." };
    const notices = ["Anche il foglio «2023» ha queste colonne."];
    const bridge = await openAt(PATH, READY, {
      choose_import: () => ({ ...PREVIEW, hidden, notices }),
      take_hidden_rows: () => ({ ...PREVIEW, hidden: { taken: true, message: "Lette." } }),
    });
    find(READY).click();
    await until(() => document.querySelector(SHOWN));
    expect(text()).toContain("Anche il foglio «2023»");
    expect(text()).toContain(hidden.message);
    find("[data-key=hidden]").click();
    await until(() => text().includes("Lette."));
    expect(bridge.last("take_hidden_rows")).toMatchObject({ token: "anteprima-1", taken: true });
    expect(find("[data-key=hidden]").textContent?.trim()).toBe("Lasciale fuori");
  });

  it("covers names and what the cells hold under the schermo riservato", async () => {
    await openAt(PATH, READY);
    find(READY).click();
    await until(() => document.querySelector(SHOWN));
    togglePrivacy();
    await until(() => document.querySelector(".import-table .mask"));
    expect(document.querySelector(".mend")).toBeNull();
    for (const hidden of ["Rossetto", "RSSMRA85T10A562X", "«S»"]) expect(text()).not.toContain(hidden);
    expect(text()).toContain("Riga 17, «Codice fiscale»:");
  });
});

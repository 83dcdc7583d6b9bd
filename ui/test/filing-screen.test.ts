import { beforeEach, describe, expect, it } from "vitest";
import type { FilingDesk, PageToFile } from "../src/generated/types";
import { sheets } from "../src/screens/filing/reading";
import { router } from "../src/shared/router";
import { archiveChanged } from "../src/shared/state";
import { FakeBridge, refusal } from "./fake-bridge";
import { DESK, filingWorld, NOTHING, sheet } from "./filing-world";
import { openAt, words } from "./open-at";
import { button, find, until, write } from "./page";
import { world } from "./world";

let bridge: FakeBridge;

async function open(desk: FilingDesk = DESK): Promise<void> {
  bridge = new FakeBridge({ ...world(), ...filingWorld(desk) });
  await openAt("/registri/fogli", bridge);
  await until(() => document.querySelector(".filing"));
}

beforeEach(() => sheets.forget());

const card = (key: number): HTMLElement => find(`article[aria-labelledby="sheet-${key}"]`);
const key = (name: string) => find<HTMLElement>(`[data-key="${name}"]`);
const radio = (page: number, index: number, verdict: string) =>
  find<HTMLInputElement>(`[name="place-${page}-${index}"][value="${verdict}"]`);
const chosen = (page: number, index: number) =>
  find<HTMLInputElement>(`[name="place-${page}-${index}"]:checked`).value;
const press = (name: string, more: KeyboardEventInit = {}) =>
  document.activeElement?.dispatchEvent(
    new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true, ...more }),
  );
const filed = () => bridge.last("file_sheets")?.pages as PageToFile[] | undefined;
const toasted = () => words(find(".toasts"));

describe("the pages on the desk", () => {
  it("stand under their register by page, then those of none, then the files not read", async () => {
    await open();
    const titles = [...document.querySelectorAll(".filing h2, .filing h3")].map((it) => words(it));
    expect(titles).toEqual([
      "Registro 2022/017, versione 1",
      "Registro 2022/017, versione 1, pagina 1 di 3",
      "Registro 2022/017, versione 1, pagina 1 di 3: pagina doppia",
      "Registro 2022/017, versione 1, pagina 2 di 3: già archiviata",
      "Pagine senza registro",
      "Codice illeggibile: scrivi quello stampato accanto al quadrato",
      "File non letti",
    ]);
    expect(words(find(".filing-head"))).toContain("Bortolin Nicolò · 3 pagine");
    expect(words(find(".filing-head"))).toContain("Manca la pagina 3.");
    expect(words(find(".filing-unread"))).toBe("foto.heic: è una foto HEIC: salvala come JPEG.");
    expect(words(find(".filing-told"))).toBe(
      "4 pagine: 2 da archiviare, 2 che così non si possono archiviare; 1 file non letto.",
    );
  });

  it("wear the tone of their standing, and say which photo to take again", async () => {
    await open();
    const tone = (page: number) => find(".chip", card(page)).className.replace("chip", "").trim();
    expect([1, 4, 2, 9].map(tone)).toEqual(["done", "todo", "todo", "bad"]);
    expect(words(card(9))).toContain("Rifai la foto: c’è un’ombra o una macchia sulla riga 3.");
  });

  it("can be filed only where the program takes them", async () => {
    await open();
    expect(
      [...document.querySelectorAll("[data-key^=sheet-file]")].map((it) => it.getAttribute("data-key")),
    ).toEqual(["sheet-file-1", "sheet-file-2"]);
    expect(card(4).querySelector(".places")).toBeNull();
  });

  it("are looked at large, and the focus comes back", async () => {
    await open();
    key("sheet-open-1").focus();
    key("sheet-open-1").click();
    const picture = await until(() => document.querySelector<HTMLImageElement>("dialog .sheet-large img"));
    expect(bridge.last("sheet_picture")).toEqual({ key: 1 });
    expect(picture.alt).toBe("Scansione: Registro 2022/017, versione 1, pagina 1 di 3");
    button("Grandezza piena").click();
    await until(() => document.querySelector(".sheet-large.full"));
    button("Chiudi").click();
    await until(() => !document.querySelector("dialog"));
    expect(document.activeElement).toBe(key("sheet-open-1"));
  });

  it("say why one cannot be shown large, and try again", async () => {
    await open();
    const usual = bridge.answers.sheet_picture;
    bridge.answers.sheet_picture = () => {
      throw refusal("REFUSED", "La pagina non è più in elenco.");
    };
    key("sheet-open-1").click();
    await until(() =>
      document.querySelector("dialog")?.textContent?.includes("La pagina non è più in elenco."),
    );
    bridge.answers.sheet_picture = usual;
    button("Riprova").click();
    await until(() => document.querySelector("dialog .sheet-large img"));
  });
});

describe("the places of a page", () => {
  it("are preset to what was read, the closing ones last, boxes in their own words", async () => {
    await open();
    const rows = [...card(1).querySelectorAll<HTMLElement>("tbody tr")];
    expect(rows.map((row) => row.dataset.index)).toEqual(["0", "1", "2", "4", "3"]);
    expect([0, 1, 2, 3, 4].map((index) => chosen(1, index))).toEqual([
      "firmata",
      "da guardare",
      "firmata",
      "firmata",
      "vuota",
    ]);
    expect(rows.map((row) => row.classList.contains("to-look"))).toEqual([false, true, false, false, false]);
    expect(words(rows[2])).toContain("destinatario ☑");
    expect(words(rows[2])).toContain("segnata");
    expect(words(card(1))).toContain("con «Segna come firmato»");
    expect(words(card(1))).toContain("1 posto da guardare: se resta così, non viene annotato.");
    expect(rows[1]?.querySelector("[role=radiogroup]")?.getAttribute("aria-label")).toBe(
      "riga 1, destinatario o referente",
    );
  });

  it("are answered by key: F, V, S for a box, and the arrows between them", async () => {
    await open();
    radio(1, 0, "firmata").focus();
    press("ArrowDown");
    expect(document.activeElement).toBe(radio(1, 1, "da guardare"));
    press("v");
    await until(() => chosen(1, 1) === "vuota");
    expect(document.activeElement).toBe(radio(1, 1, "vuota"));
    press("F");
    await until(() => chosen(1, 1) === "firmata");
    press("f", { ctrlKey: true });
    press("ArrowDown");
    press("v");
    await until(() => chosen(1, 2) === "vuota");
    await until(() => words(card(1)).includes("destinatario ☐"));
    press("s");
    await until(() => chosen(1, 2) === "firmata");
    press("End");
    expect(document.activeElement).toBe(radio(1, 3, "firmata"));
    press("Home");
    expect(document.activeElement).toBe(radio(1, 0, "firmata"));
    await until(() => !card(1).querySelector(".to-look"));
  });

  it("keep what was said of them through a new reading and another screen", async () => {
    await open();
    radio(1, 1, "vuota").click();
    await until(() => !card(1).querySelector(".to-look"));
    await archiveChanged();
    await until(() => bridge.calls.filter((it) => it.command === "filing_desk").length > 1);
    expect(chosen(1, 1)).toBe("vuota");
    router.go("/registri");
    await until(() => !document.querySelector(".filing"));
    router.go("/registri/fogli");
    await until(() => document.querySelector(".filing-page"));
    expect(chosen(1, 1)).toBe("vuota");
  });

  it("forget it with their page", async () => {
    await open();
    radio(1, 1, "vuota").click();
    await until(() => !card(1).querySelector(".to-look"));
    key("sheet-clear-1").click();
    await until(() => !document.querySelector("#sheet-1"));
    bridge.answers.filing_desk = () => DESK;
    await archiveChanged();
    await until(() => document.querySelector("#sheet-1"));
    expect(chosen(1, 1)).toBe("da guardare");
  });
});

describe("filing", () => {
  it("records a page with what was said of it, and nothing before the key", async () => {
    await open();
    radio(1, 1, "firmata").click();
    expect(filed()).toBeUndefined();
    key("sheet-file-1").click();
    await until(() => words(card(1)).includes("ARCHIVIATA"));
    expect(filed()).toEqual([
      {
        key: 1,
        fields: [
          { index: 0, verdict: "firmata" },
          { index: 1, verdict: "firmata" },
          { index: 2, verdict: "firmata" },
          { index: 3, verdict: "firmata" },
          { index: 4, verdict: "vuota" },
        ],
      },
    ]);
    expect(key("sheet-register-1").getAttribute("href")).toBe("#/registri?registro=17&vista=scansione");
    expect(card(1).querySelector(".places")).toBeNull();
    expect(toasted()).toContain("Archiviata: registro 2022/017, versione 1, pagina 1 di 3.");
    // The next page that waits has the focus.
    await until(() => document.activeElement?.id === "sheet-2");
  });

  it("goes by Ctrl+Invio anywhere on the page, and only where it may", async () => {
    await open();
    find("#sheet-4").focus();
    press("Enter", { ctrlKey: true });
    expect(filed()).toBeUndefined();
    find("#sheet-2").focus();
    press("Enter");
    expect(filed()).toBeUndefined();
    press("Enter", { ctrlKey: true });
    await until(() => words(card(2)).includes("ARCHIVIATA"));
    expect(filed()?.map((it) => it.key)).toEqual([2]);
    await until(() => document.activeElement?.id === "sheet-1");
  });

  it("takes all the pages of a register that wait, in one go", async () => {
    await open();
    button("Archivia il registro (2 pagine)").click();
    await until(() => document.querySelector("[data-key=register-open-17]"));
    expect(filed()?.map((it) => it.key)).toEqual([1, 2]);
    expect(toasted()).toContain("2 pagine archiviate.");
    expect(document.querySelector("[data-key^=sheet-file]")).toBeNull();
    await until(() => document.activeElement?.tagName === "H1");
  });

  it("says beside its button why it was refused, and keeps all as it was", async () => {
    await open();
    radio(1, 1, "vuota").click();
    bridge.answers.file_sheets = () => {
      throw refusal("REFUSED", "Il registro è stato ritirato.");
    };
    key("sheet-file-1").click();
    await until(() => words(card(1)).includes("Il registro è stato ritirato."));
    expect(words(card(2))).not.toContain("Il registro è stato ritirato.");
    expect(chosen(1, 1)).toBe("vuota");
    key("register-file-17").click();
    await until(() =>
      document
        .querySelector(".filing-register > [role=alert]")
        ?.textContent?.includes("Il registro è stato ritirato."),
    );
    expect(words(card(1))).not.toContain("Il registro è stato ritirato.");
  });

  it("starts only once", async () => {
    await open();
    bridge.answers.file_sheets = () => new Promise(() => undefined);
    key("sheet-file-1").click();
    key("sheet-file-1").click();
    key("sheet-file-2").click();
    await until(() => key("sheet-file-1").getAttribute("aria-busy") === "true");
    expect(bridge.calls.filter((it) => it.command === "file_sheets")).toHaveLength(1);
  });
});

describe("a page whose code cannot be read", () => {
  const send = () =>
    find("#sheet-code-9")
      .closest("form")
      ?.dispatchEvent(new Event("submit", { cancelable: true }));

  it("says beside the field what is wrong with the code typed, and keeps it", async () => {
    await open();
    write("#sheet-code-9", "A1:BOH");
    send();
    await until(() => words(card(9)).includes("Questo codice non è di nessun registro."));
    const field = find<HTMLInputElement>("#sheet-code-9");
    expect(field.getAttribute("aria-describedby")).toBe("sheet-code-9-err");
    await until(() => document.activeElement === field);
    expect(field.value).toBe("A1:BOH");
    expect(card(9).querySelector("[role=alert]")).toBeNull();
  });

  it("goes to its register with the right one", async () => {
    await open();
    write("#sheet-code-9", "A1:2022-017-1:3/3");
    send();
    await until(() => words(card(9)).includes("pagina 3 di 3"));
    expect(bridge.last("say_which_sheet")).toEqual({ said: { key: 9, code: "A1:2022-017-1:3/3" } });
    expect(words()).not.toContain("Pagine senza registro");
    await until(() => document.activeElement?.id === "sheet-9");
  });
});

describe("emptying the desk", () => {
  it("takes one page off", async () => {
    await open();
    key("sheet-clear-4").click();
    await until(() => !document.querySelector("#sheet-4"));
    expect(bridge.last("clear_sheet")).toEqual({ key: 4 });
    await until(() => document.activeElement?.id === "sheet-2");
  });

  it("asks first when something is not filed", async () => {
    await open();
    button("Svuota l’elenco").click();
    await until(() =>
      document.querySelector("dialog")?.textContent?.includes("4 pagine non sono archiviate"),
    );
    button("Annulla").click();
    await until(() => !document.querySelector("dialog"));
    expect(bridge.last("clear_sheets")).toBeUndefined();
    button("Svuota l’elenco").click();
    (await until(() => document.querySelector<HTMLElement>("dialog [data-key=procedi]"))).click();
    await until(() => document.querySelector(".filing-drop"));
  });

  it("asks nothing when all is filed", async () => {
    await open({ ...NOTHING, pages: [sheet(1, "found", { filed: true })] });
    button("Svuota l’elenco").click();
    await until(() => document.querySelector(".filing-drop"));
    expect(document.querySelector("dialog")).toBeNull();
  });
});

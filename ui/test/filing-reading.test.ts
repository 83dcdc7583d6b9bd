import { beforeEach, describe, expect, it } from "vitest";
import { privacy } from "../src/base/privacy";
import type { FilingDesk } from "../src/generated/types";
import { sheets } from "../src/screens/filing/reading";
import { router } from "../src/shared/router";
import { refreshStatus, status } from "../src/shared/state";
import { unsaved } from "../src/shared/unsaved";
import { FakeBridge, refusal } from "./fake-bridge";
import { crowdedDesk, filingWorld, LONG, NOTHING, sheet } from "./filing-world";
import { openAt, words } from "./open-at";
import { button, find, until } from "./page";
import { STATUS, world } from "./world";

let bridge: FakeBridge;

async function open(desk: FilingDesk = NOTHING): Promise<void> {
  bridge = new FakeBridge({ ...world(), ...filingWorld(desk) });
  await openAt("/registri/fogli", bridge);
  await until(() => document.querySelector(".filing"));
}

beforeEach(() => sheets.forget());

const pdf = (name: string, text = "%PDF"): File => new File([text], name, { type: "application/pdf" });
/** A file that says it is as large as this. */
const large = (name: string): File => Object.defineProperty(pdf(name), "size", { value: 15_000_000 });

function carry(type: string, files: readonly File[], on: EventTarget = find(".filing")): boolean {
  const event = new Event(type, { bubbles: true, cancelable: true });
  const transfer = { types: files.length ? ["Files"] : ["text/plain"], files };
  Object.assign(event, { dataTransfer: transfer, clipboardData: transfer });
  on.dispatchEvent(event);
  return event.defaultPrevented;
}
const drop = (...files: File[]) => carry("drop", files);
const handed = () => bridge.calls.flatMap((it) => (it.command === "read_sheets" ? [it.args.files] : []));
/** Holds the answer of a command back. */
function later<T>(): { answer: Promise<T>; give: (value: T) => void; refuse: (why: object) => void } {
  let give: (value: T) => void = () => undefined;
  let refuse: (why: object) => void = () => undefined;
  const answer = new Promise<T>((resolve, reject) => {
    give = resolve;
    refuse = reject;
  });
  return { answer, give, refuse };
}

describe("Fogli firmati, empty", () => {
  it("says what may be dropped, chosen or pasted, and what of an iPhone", async () => {
    await open();
    expect(words(find(".filing-drop"))).toContain("Trascina qui scansioni e foto dei fogli firmati");
    expect(words(find(".filing-drop"))).toContain("PDF, JPEG, PNG, TIFF o WebP");
    expect(words(find(".filing-drop"))).toContain("HEIC");
    expect(document.activeElement?.textContent).toBe("Fogli firmati");
  });

  it("takes what the desktop hands over to its button, wherever on the screen it is dropped", async () => {
    await open();
    expect(find(".filing").hasAttribute("data-drop-zone")).toBe(true);
    expect(document.querySelectorAll(".filing [data-drop]")).toHaveLength(1);
    find("[data-drop]").click();
    await until(() => document.querySelector(".filing-page"));
    expect(bridge.last("choose_sheets")).toEqual({});
    expect(document.querySelectorAll("[data-drop]")).toHaveLength(1);
  });

  it("says that it reads once the files are chosen, and asks for none meanwhile", async () => {
    await open();
    const waiting = later<FilingDesk>();
    bridge.answers.choose_sheets = () => waiting.answer;
    find("[data-drop]").click();
    await until(() => find("[data-drop]").getAttribute("aria-disabled") === "true");
    find("[data-drop]").click();
    await until(() => bridge.last("reading_of_sheets"));
    expect(document.querySelector(".busy")).toBeNull();
    bridge.answers.reading_of_sheets = () => ({ done: 0, all: 2, now: "foto.jpg" });
    await until(() => document.querySelector(".busy")?.textContent?.includes("Leggo foto.jpg…"));
    waiting.give({ ...NOTHING, pages: [sheet(1, "found")] });
    await until(() => document.querySelector(".filing-page"));
    expect(document.querySelector(".busy")).toBeNull();
    expect(bridge.calls.filter((it) => it.command === "choose_sheets")).toHaveLength(1);
  });

  it("says nothing when the window for files is closed", async () => {
    await open();
    bridge.answers.choose_sheets = () => {
      throw refusal("CANCELLED", "Annullato.");
    };
    find("[data-drop]").click();
    await until(() => bridge.last("choose_sheets"));
    await until(() => !document.querySelector(".busy"));
    expect(document.querySelector("[role=alert]")).toBeNull();
    expect(document.querySelector(".filing-drop")).not.toBeNull();
  });
});

describe("files handed over", () => {
  it("are read in one go when they are dropped, in their order", async () => {
    await open();
    expect(carry("dragover", [pdf("a.pdf")])).toBe(true);
    await until(() => document.querySelector(".filing.held"));
    drop(pdf("a.pdf", "uno"), pdf("b.pdf", "due"));
    await until(() => document.querySelectorAll(".filing-page").length === 2);
    expect(document.querySelector(".filing.held")).toBeNull();
    expect(handed()).toEqual([
      [
        { name: "a.pdf", base64: btoa("uno") },
        { name: "b.pdf", base64: btoa("due") },
      ],
    ]);
    expect(words(find(".filing-told"))).toBe("2 pagine: 2 da archiviare.");
  });

  it("are taken only when they are files", async () => {
    await open();
    expect(carry("dragover", [])).toBe(false);
    expect(carry("drop", [])).toBe(false);
    expect(carry("paste", [], document)).toBe(false);
    expect(document.querySelector(".filing.held")).toBeNull();
    expect(handed()).toEqual([]);
  });

  it("are read when they are pasted anywhere on the screen, but not under a window", async () => {
    await open();
    expect(carry("paste", [pdf("image.png")], document.body)).toBe(true);
    await until(() => document.querySelector(".filing-page"));
    expect(handed()).toEqual([[{ name: "image.png", base64: btoa("%PDF") }]]);
    find("[data-key^=sheet-open]").click();
    await until(() => document.querySelector("dialog[open] img"));
    expect(carry("paste", [pdf("image.png")], document.body)).toBe(false);
    expect(handed()).toHaveLength(1);
  });

  it("cross one at a time when they are large together, and the list grows", async () => {
    await open();
    const waiting = later<FilingDesk>();
    const usual = bridge.answers.read_sheets;
    bridge.answers.read_sheets = (args) => {
      const [first] = args.files;
      return first?.name === "b.pdf" ? waiting.answer : (usual?.(args) ?? NOTHING);
    };
    drop(large("a.pdf"), large("b.pdf"));
    await until(() => handed().length === 2);
    await until(() => document.querySelectorAll(".filing-page").length === 1);
    expect(words(find(".filing-progress"))).toContain("Leggo b.pdf…");
    expect(words(find(".filing-progress"))).toContain("file 2 di 2");
    waiting.give({ ...NOTHING, pages: [sheet(1, "found"), sheet(2, "found")] });
    await until(() => document.querySelectorAll(".filing-page").length === 2);
    expect(handed().map((files) => files.map((it) => it.name))).toEqual([["a.pdf"], ["b.pdf"]]);
  });

  it("wait for those being read before them", async () => {
    await open();
    const waiting = later<FilingDesk>();
    const usual = bridge.answers.read_sheets;
    bridge.answers.read_sheets = () => waiting.answer;
    drop(pdf("a.pdf"));
    await until(() => handed().length === 1);
    drop(pdf("b.pdf"));
    bridge.answers.read_sheets = usual;
    waiting.give({ ...NOTHING, pages: [sheet(1, "found")] });
    await until(() => handed().length === 2);
    await until(() => !document.querySelector(".busy"));
    expect(handed().map((files) => files.map((it) => it.name))).toEqual([["a.pdf"], ["b.pdf"]]);
  });

  it("that the page cannot open are told, and keep the others from nothing", async () => {
    await open();
    const folder = pdf("cartella");
    const real = FileReader.prototype.readAsDataURL;
    FileReader.prototype.readAsDataURL = function read(file: Blob) {
      if (file === folder) this.onerror?.(new ProgressEvent("error") as ProgressEvent<FileReader>);
      else real.call(this, file);
    };
    drop(folder, pdf("b.pdf"));
    await until(() => document.querySelector(".filing-page"));
    FileReader.prototype.readAsDataURL = real;
    expect(words(find(".filing-unread"))).toContain("cartella: non si può aprire");
    expect(handed()).toEqual([[{ name: "b.pdf", base64: btoa("%PDF") }]]);
    button("Svuota l’elenco").click();
    await until(() => document.querySelector("dialog[open]"));
    find("[data-key=procedi]").click();
    await until(() => document.querySelector(".filing-drop"));
  });

  it("refused by the program say why, and what lies there stays", async () => {
    await open({ ...NOTHING, pages: [sheet(1, "found")] });
    bridge.answers.read_sheets = () => {
      throw refusal("REFUSED", "Insieme sono troppi: al più 200 pagine.");
    };
    drop(pdf("a.pdf"));
    await until(() => words().includes("Insieme sono troppi: al più 200 pagine."));
    expect(document.querySelectorAll(".filing-page")).toHaveLength(1);
  });
});

describe("while files are read", () => {
  it("tells how far it is and which one it reads, and what was read stays when it is stopped", async () => {
    await open();
    const waiting = later<FilingDesk>();
    bridge.answers.read_sheets = () => waiting.answer;
    bridge.answers.reading_of_sheets = () => ({ done: 3, all: 12, now: "scansione.pdf, pagina 4" });
    drop(pdf("scansione.pdf"));
    const bar = await until(() => document.querySelector<HTMLProgressElement>(".filing-progress progress"));
    expect([bar.value, bar.max]).toEqual([3, 12]);
    expect(words(find(".filing-progress [role=status]"))).toContain("Leggo scansione.pdf, pagina 4…");
    expect(words(find(".filing-progress"))).toContain("3 di 12 pagine");
    expect(find("[data-drop]").getAttribute("aria-disabled")).toBe("true");

    button("Interrompi").click();
    await until(() => words().includes("Interrompo la lettura…"));
    expect(bridge.last("stop_reading_sheets")).toEqual({});
    bridge.answers.filing_desk = () => ({ ...NOTHING, pages: [sheet(1, "found"), sheet(2, "found")] });
    waiting.refuse(refusal("CANCELLED", "Interrotto."));
    await until(() => document.querySelectorAll(".filing-page").length === 2);
    expect(document.querySelector(".busy")).toBeNull();
    expect(document.querySelector("[role=alert]")).toBeNull();
  });

  it("goes on while another screen is looked at", async () => {
    await open();
    const waiting = later<FilingDesk>();
    bridge.answers.read_sheets = () => waiting.answer;
    drop(pdf("scansione.pdf"));
    await until(() => handed().length === 1);
    router.go("/registri");
    await until(() => !document.querySelector(".filing"));
    waiting.give({ ...NOTHING, pages: [sheet(1, "found")] });
    await until(() => sheets.under.value === null);
    bridge.answers.filing_desk = () => ({ ...NOTHING, pages: [sheet(1, "found")] });
    router.go("/registri/fogli");
    await until(() => document.querySelector(".filing-page"));
  });

  it("is forgotten when the archive locks, with all that lay there", async () => {
    await open();
    await refreshStatus();
    const waiting = later<FilingDesk>();
    bridge.answers.read_sheets = () => waiting.answer;
    drop(pdf("scansione.pdf"));
    await until(() => handed().length === 1);
    status.set({ ...STATUS, archive: "bloccato" });
    waiting.give({ ...NOTHING, pages: [sheet(1, "found")] });
    await new Promise((done) => setTimeout(done, 10));
    expect(sheets.desk.value).toBeNull();
    expect(sheets.under.value).toBeNull();
    status.set(null);
  });
});

describe("names as long as they come, and the schermo riservato", () => {
  it("are shown whole, and covered with pictures and crops", async () => {
    await open(crowdedDesk());
    await until(() => document.querySelectorAll(".filing-page").length === 4);
    expect(words()).toContain(LONG);
    expect(words()).toContain("Montagner-Vendraminetto Maria Assunta Immacolata");
    expect(document.querySelectorAll(".filing img").length).toBeGreaterThan(3);
    privacy.set(true);
    await until(() => !document.querySelector(".filing img"));
    expect(words()).not.toContain("Montagner");
    expect(words()).not.toContain("Terre del Sile");
  });
});

describe("the lock and the end, while pages wait to be filed", () => {
  it("ask, and go on at once when there is none", async () => {
    await open();
    expect(await unsaved.mayEnd()).toBe(true);
    sheets.take({
      ...NOTHING,
      pages: [sheet(1, "found"), sheet(2, "found", { filed: true }), sheet(3, "noCode")],
    });
    const asked = unsaved.mayEnd();
    await until(() => words().includes("1 pagina letta non è ancora archiviata"));
    button("Annulla").click();
    expect(await asked).toBe(false);
    const again = unsaved.mayEnd();
    await until(() => words().includes("Fogli firmati da archiviare"));
    button("Prosegui senza archiviare").click();
    expect(await again).toBe(true);
  });
});

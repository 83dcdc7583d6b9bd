import { beforeEach, describe, expect, it, vi } from "vitest";
import { privacy } from "../src/base/privacy";
import type { DraftKept, OutputDraft, OutputFilter } from "../src/generated/types";
import { router } from "../src/shared/router";
import { archiveChanges } from "../src/shared/state";
import { unsaved } from "../src/shared/unsaved";
import { FakeBridge, refusal } from "./fake-bridge";
import { openAt, words } from "./open-at";
import { detailOf, outputsWorld } from "./outputs-world";
import { button, find, until, write } from "./page";
import { world } from "./world";

vi.mock("../src/components/pdf", () => ({
  openPdf: async () => ({
    pages: 1,
    size: async () => ({ width: 794, height: 1122 }),
    draw: async () => document.createElement("canvas"),
    lines: async () => ["PIANO DI COACHING"],
    close: () => undefined,
  }),
  givenUp: () => false,
}));

let bridge: FakeBridge;

beforeEach(() => {
  bridge = new FakeBridge({
    ...world(),
    ...outputsWorld(),
    output_pdf: () => new ArrayBuffer(8),
    print_paper: () => new ArrayBuffer(8),
  });
});

const key = (name: string) => find<HTMLButtonElement>(`[data-key="${name}"]`);
const kept = () => bridge.last("keep_output_draft")?.draft as OutputDraft | undefined;
const asked = () => bridge.last("list_outputs")?.filter as OutputFilter | undefined;
const saves = () => bridge.calls.filter((it) => it.command === "keep_output_draft").length;
const open = async (id = 2) => {
  await openAt(`/documento/${id}`, bridge);
  await until(() => document.querySelector(".rt-text"));
};

describe("Documenti", () => {
  it("lists where each document stands, with filters in the address", async () => {
    await openAt("/documenti?stato=MANCANTE", bridge);
    await until(() => document.querySelector(".outs"));
    expect(bridge.last("list_outputs")?.filter).toMatchObject({
      standing: "MANCANTE",
      page: 1,
      pageSize: 10,
    });
    expect(words()).toContain("Record trovati: 27 – pagina 1 di 3");
    write("#out-text", "popescu");
    await until(() => asked()?.text === "popescu");
    write("#out-size", "50");
    await until(() => asked()?.pageSize === 50);
  });

  it("covers names with the schermo riservato", async () => {
    await openAt("/documenti", bridge);
    await until(() => words().includes("Popescu"));
    privacy.set(true);
    await until(() => !words().includes("Popescu"));
  });

  it("saves a model, takes the shipped one back, and gives back one left half written", async () => {
    await openAt("/documenti?sezione=modelli&modello=piano", bridge);
    await until(() => document.querySelector(".rt-text"));
    key("model-save").click();
    expect(bridge.last("save_output_template")).toBeUndefined();
    key("rt-bullet_list").click();
    await until(() => key("model-save").getAttribute("aria-disabled") === null);
    router.go("/documenti");
    await until(() => !document.querySelector(".rt-text"));
    router.go("/documenti?sezione=modelli&modello=piano");
    await until(() => words().includes("Ripreso da dove eri arrivato"));
    key("model-save").click();
    await until(() => bridge.last("save_output_template"));
    expect(bridge.last("save_output_template")).toMatchObject({
      kind: "piano",
      text: { blocks: expect.any(Array) },
    });
    key("model-back").click();
    await until(() => words().includes("riprendere il modello del programma"));
    key("procedi").click();
    await until(() => bridge.last("save_output_template")?.text === null);
  });
});

describe("the documents of a request", () => {
  it("begins what is missing and opens it", async () => {
    await openAt("/documenti/2", bridge);
    await until(() => document.querySelector(".out-docs"));
    button("Scrivi").click();
    await until(() => bridge.last("start_output"));
    await until(() => location.hash === "#/documento/1");
  });

  it("attaches, opens, exports and takes away files", async () => {
    await openAt("/documenti/2", bridge);
    await until(() => document.querySelector(".out-files"));
    key("attach-request").click();
    await until(() => bridge.last("attach_file"));
    expect(bridge.last("attach_file")).toEqual({
      place: { request: 2, activity: null, outputKind: null, paper: null },
    });
    key("file-export-4").click();
    await until(() => words().includes("File esportato in /home/giulia/Documenti/piano-firmato.pdf"));
    key("file-remove-4").click();
    await until(() => words().includes("Confermi di voler togliere il file dall’archivio?"));
    expect(words(find("dialog"))).toContain(".pdf");
    privacy.set(true);
    expect(find("dialog").innerHTML).not.toContain(".pdf");
    privacy.set(false);
    key("procedi").click();
    await until(() => bridge.last("remove_attachment"));
  });

  it("says why a file was refused", async () => {
    bridge.answers.attach_file = () => {
      throw refusal("REFUSED", "Questo tipo di file non si può allegare.");
    };
    await openAt("/documenti/2", bridge);
    await until(() => document.querySelector(".out-docs"));
    key("attach-request").click();
    await until(() => words().includes("Questo tipo di file non si può allegare."));
  });
});

describe("a document", () => {
  it("keeps itself a second after it was written, and once only", async () => {
    await open();
    write("#out-title", "Piano di coaching di maggio");
    write("#out-title", "Piano di coaching di giugno");
    expect(saves()).toBe(0);
    await until(() => kept());
    expect(kept()).toMatchObject({
      revision: 7,
      title: "Piano di coaching di giugno",
      drafted: "16/05/2022",
    });
    await until(() => words(key("saved")).includes("09:13"));
    expect(saves()).toBe(1);
  });

  it("keeps itself at once on leaving, before the lock and when the window loses the pointer", async () => {
    await open();
    write("#out-title", "uno");
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "Control" }));
    await until(() => saves() === 1);
    await until(() => words(key("saved")).includes("Salvato"));
    write("#out-title", "due");
    document.documentElement.dispatchEvent(new Event("mouseleave"));
    await until(() => saves() === 2);
    await until(() => words(key("saved")).includes("Salvato"));
    write("#out-title", "tre");
    await until(() => unsaved.holds);
    router.go("/oggi");
    await until(() => location.hash === "#/oggi");
    expect(kept()?.title).toBe("tre");
  });

  it("says when the words could not be kept, holds them and tries again", async () => {
    const keeps = bridge.answers.keep_output_draft;
    bridge.answers.keep_output_draft = () => {
      throw refusal("UNEXPECTED", "Il disco non ha accettato l’operazione.");
    };
    await open();
    write("#out-title", "parole preziose");
    await until(() => words().includes("Le ultime parole non sono ancora salvate."));
    router.go("/documenti");
    await until(() => !document.querySelector("#out-title"));
    router.go("/documento/2");
    await until(() => document.querySelector("#out-title"));
    expect(find<HTMLInputElement>("#out-title").value).toBe("parole preziose");
    await until(() => words().includes("Le ultime parole non sono ancora salvate."));
    if (keeps) bridge.answers.keep_output_draft = keeps;
    key("retry").click();
    await until(() => kept()?.title === "parole preziose" && !words().includes("non sono ancora salvate"));
  });

  it("holds what is being written when the archive is read again behind it", async () => {
    await open();
    write("#out-title", "ancora in scrittura");
    bridge.answers.output_detail = ({ id }) => ({ ...detailOf(id), revision: 9, title: "altro" });
    router.setQuery({ vedi: null, x: "1" });
    await until(() => bridge.calls.filter((it) => it.command === "output_detail").length > 1);
    expect(find<HTMLInputElement>("#out-title").value).toBe("ancora in scrittura");
  });

  it("never puts older words over newer ones when a reading behind it fails", async () => {
    await open();
    const editor = find("rich-text-editor");
    key("rt-bullet_list").click();
    await until(() => document.querySelector(".rt-text > ul:first-child"));
    bridge.answers.output_detail = () => {
      throw refusal("UNEXPECTED", "Il disco non risponde.");
    };
    archiveChanges.set(archiveChanges.value + 1);
    await until(() => words().includes("Il disco non risponde."));
    expect(find("rich-text-editor")).toBe(editor);
    await until(() => saves() === 1);
    expect(kept()?.text.blocks[0]).toMatchObject({ kind: "list" });

    bridge.answers.output_detail = ({ id }) => detailOf(id);
    button("Riprova").click();
    await until(() => !words().includes("Il disco non risponde."));
    expect(document.querySelector(".rt-text > ul:first-child")).not.toBeNull();
    write("#out-title", "Piano di coaching di giugno");
    await until(() => saves() === 2);
    expect(kept()?.text.blocks[0]).toMatchObject({ kind: "list" });
  });

  it("keeps the last words also when they are left while others are being kept", async () => {
    await open();
    let end = () => {};
    const keeps = bridge.answers.keep_output_draft;
    bridge.answers.keep_output_draft = async (args): Promise<DraftKept> => {
      await new Promise<void>((done) => {
        end = done;
      });
      if (!keeps) throw new Error("nothing keeps a draft");
      return keeps(args);
    };
    write("#out-title", "Piano di coaching di giugno");
    await until(() => saves() === 1);
    key("rt-bullet_list").click();
    document.body.replaceChildren();
    end();
    await until(() => saves() === 2);
    expect(kept()?.text.blocks[0]).toMatchObject({ kind: "list" });
    end();
  });

  it("names what is missing before a version is kept", async () => {
    await open();
    expect(words(find(".out-contents"))).toContain("Id voucher: manca");
    key("keep").click();
    await until(() => words().includes("Confermi di voler salvare la versione 3 del documento?"));
    expect(words(find("dialog"))).toContain("Manca: Id voucher.");
    key("procedi").click();
    await until(() => words().includes("Versione 3 salvata."));
    expect(bridge.last("keep_output_version")).toEqual({ id: 2, revision: 7 });
  });

  it("puts a refusal of the text over the text", async () => {
    bridge.answers.keep_output_version = () => {
      throw refusal("INVALID", "Vuoto.", { fields: [{ field: "text", message: "Il documento è vuoto." }] });
    };
    await open();
    key("keep").click();
    await until(() => document.querySelector("dialog"));
    key("procedi").click();
    await until(() => words(find(".out-page")).includes("Il documento è vuoto."));
    expect(find("rich-text-editor").getAttribute("aria-invalid")).toBe("true");
  });

  it("takes one to a title that cannot be kept, also from the preview, and gives it back as it was left", async () => {
    const fields = [{ field: "title", message: "Scrivi il titolo." }];
    bridge.answers.keep_output_draft = () => ({ revision: 8, saved: "2022-05-16T09:00:00", fields });
    await open();
    write("#out-title", "");
    await until(() => words().includes("Salvato, tranne ciò che è segnato in rosso"));
    button("Anteprima").click();
    await until(() => document.querySelector("pdf-preview"));
    key("keep").click();
    await until(() => document.activeElement?.id === "out-title");
    expect(words(find("#out-title-err"))).toBe("Scrivi il titolo.");
    expect(document.querySelector("dialog")).toBeNull();
    router.go("/documenti");
    await until(() => !document.querySelector("#out-title"));
    router.go("/documento/2");
    await until(() => document.querySelector("#out-title"));
    expect(find<HTMLInputElement>("#out-title").value).toBe("");
  });

  it("shows a version as it is printed and takes it up again", async () => {
    await open();
    key("version-view-1").click();
    await until(() => document.querySelector(".sheet-of-paper canvas"));
    expect(bridge.last("output_pdf")).toEqual({ id: 2, version: 1 });
    key("out-save").click();
    await until(() => words().includes("PDF salvato in /home/giulia/Documenti/piano-2-v2.pdf"));
    key("version-restore-1").click();
    await until(() => document.querySelector("dialog"));
    key("procedi").click();
    await until(() => bridge.last("restore_output_version"));
    expect(bridge.last("restore_output_version")).toEqual({ id: 2, number: 1, revision: 7 });
  });

  it("takes its words off the screen with the schermo riservato, and gives them back", async () => {
    await open();
    expect(words()).toContain("dieci volumi al giorno");
    privacy.set(true);
    await until(() => !words().includes("dieci volumi al giorno"));
    expect(find<HTMLInputElement>("#out-title").type).toBe("password");
    privacy.set(false);
    await until(() => words().includes("dieci volumi al giorno"));
  });

  it("has a toolbar walked with the arrows", async () => {
    await open();
    const tools = [...document.querySelectorAll<HTMLElement>(".rt-bar button")];
    expect(tools.filter((it) => it.tabIndex === 0)).toHaveLength(1);
    tools[0]?.focus();
    find(".rt-bar").dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowLeft" }));
    expect(document.activeElement).toBe(tools.at(-1));
  });
});

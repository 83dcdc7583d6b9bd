import { beforeEach, describe, expect, it, vi } from "vitest";
import { privacy } from "../src/base/privacy";
import type { PdfFile } from "../src/components/pdf";
import type { FinalReport, ReportDraft } from "../src/generated/types";
import { FakeBridge, refusal } from "./fake-bridge";
import { openAt, words } from "./open-at";
import { button, find, until, write } from "./page";
import { BLANK, report, reportWorld, VERSION } from "./report-world";
import { world } from "./world";

const file: PdfFile = {
  pages: 2,
  picture: async () => new Blob(),
  size: async () => ({ width: 794, height: 1122 }),
  draw: async () => document.createElement("canvas"),
  lines: async (page) => [`RELAZIONE SUGLI ESITI, pagina ${page} di 2`],
  close: () => undefined,
};
vi.mock("../src/components/pdf", () => ({ openPdf: async () => file, givenUp: () => false }));

let bridge: FakeBridge;

const open = async (first: FinalReport = report()) => {
  bridge = new FakeBridge({ ...world(), ...reportWorld(first) });
  await openAt("/relazione/2", bridge);
};
const key = (name: string) => find<HTMLButtonElement>(`[data-key="${name}"]`);
const sent = () => bridge.last("save_report_draft")?.draft as ReportDraft | undefined;
const choose = (id: string) => {
  const radio = find<HTMLInputElement>(id);
  radio.checked = true;
  radio.dispatchEvent(new Event("change", { bubbles: true }));
};
const WHOLE: ReportDraft = {
  ...BLANK,
  outcome: "riuscito",
  integration: "Bene.",
  abilities: "Bene.",
  keeping: "Bene.",
};

beforeEach(() => privacy.set(false));

describe("Relazione sugli esiti", () => {
  it("is begun from the sessions and says what is missing", async () => {
    await open();
    expect(find<HTMLTextAreaElement>("#report-activities").value).toContain("in 9 incontri");
    expect(words(find(".report-gaps"))).toContain("Esito del percorso");
    expect(words(find(".report-gaps"))).toContain("Integrazione nel contesto aziendale");
    expect(document.querySelector("#report-difficulties")).toBeNull();
  });

  it("asks for three sections more on failure", async () => {
    await open();
    choose("#report-outcome-no");
    await until(() => document.querySelector("#report-actions"));
    await until(() => words(find(".report-gaps")).includes("Criticità riscontrate"));
    expect(sent()?.outcome).toBe("non riuscito");
  });

  it("keeps what is typed by itself", async () => {
    await open();
    const area = find<HTMLTextAreaElement>("#report-keeping");
    area.value = "Il contratto è stato prorogato.";
    area.dispatchEvent(new Event("input", { bubbles: true }));
    await until(() => words().includes("salvo…"));
    await until(() => sent()?.keeping === "Il contratto è stato prorogato.");
    await until(() => words().includes("salvata alle 09:12"));
    expect(bridge.last("save_report_draft")?.revision).toBe(3);
  });

  it("keeps the words on the page when they cannot be saved, and says so", async () => {
    await open();
    const save = bridge.answers.save_report_draft;
    bridge.answers.save_report_draft = () => {
      throw refusal("UNEXPECTED", "Il disco non risponde.");
    };
    write("#report-keeping", "Parole nuove.");
    await until(() => words().includes("Le ultime parole non sono ancora salvate."));
    expect(find<HTMLTextAreaElement>("#report-keeping").value).toBe("Parole nuove.");
    if (save) bridge.answers.save_report_draft = save;
    key("report-retry").click();
    await until(() => sent()?.keeping === "Parole nuove." && !words().includes("non sono ancora salvate"));
  });

  it("names what is missing instead of making it ready, and goes there", async () => {
    await open(report({ draft: { ...WHOLE, abilities: "" } }));
    key("report-ready").click();
    await until(() => words().includes("La relazione non può essere pronta. Manca: Potenziamento"));
    expect(document.activeElement?.id).toBe("report-abilities");
    expect(find("#report-abilities").getAttribute("aria-invalid")).toBe("true");
    expect(bridge.last("ready_report")).toBeUndefined();
  });

  it("freezes a complete one, which can then be handed over", async () => {
    await open(report({ draft: WHOLE }));
    key("report-ready").click();
    await until(() => document.querySelector("dialog"));
    key("procedi").click();
    await until(() => document.querySelector("pdf-preview canvas"));
    expect(bridge.last("ready_report")).toEqual({ request: 2, revision: 3 });
    expect(document.querySelector("textarea")).toBeNull();
    key("report-deliver").click();
    await until(() => document.querySelector("#deliver-to"));
    write("#deliver-to", "Paola Zanin");
    const way = find<HTMLSelectElement>("#deliver-way");
    way.value = "PEC";
    way.dispatchEvent(new Event("change", { bubbles: true }));
    key("procedi").click();
    await until(() => words().includes("Consegnata il 01/06/2022 a Paola Zanin (PEC)"));
    expect(bridge.last("deliver_report")).toEqual({
      id: 5,
      form: { date: "01/06/2022", receivedBy: "Paola Zanin", how: "PEC" },
    });
  });

  it("puts each refusal of the delivery under its field and keeps what was typed", async () => {
    await open(report({ state: "PRONTA", missing: [], versions: [VERSION] }));
    bridge.answers.deliver_report = () => {
      throw refusal("INVALID", "Controlla i campi segnati.", {
        fields: [{ field: "date", message: "La consegna non può essere nel futuro." }],
      });
    };
    key("report-deliver").click();
    await until(() => document.querySelector("#deliver-to"));
    write("#deliver-to", "Paola Zanin");
    key("procedi").click();
    await until(() => document.querySelector("#deliver-date-err"));
    expect(find<HTMLInputElement>("#deliver-to").value).toBe("Paola Zanin");
  });

  it("opens again with what was written, as a new version to come", async () => {
    await open(report({ state: "PRONTA", draft: WHOLE, missing: [], versions: [VERSION] }));
    key("report-reopen").click();
    await until(() => document.querySelector("dialog"));
    expect(words(find("dialog"))).toContain("La prossima sarà la 2.");
    key("procedi").click();
    await until(() => document.querySelector("#report-keeping"));
    expect(words()).toContain("riaperta il 01/06/2022");
  });

  it("refreshes from the sessions and says how much", async () => {
    await open(report({ skeletonOutdated: true }));
    expect(words()).toContain("Le erogazioni sono cambiate");
    key("report-refresh").click();
    await until(() => find<HTMLTextAreaElement>("#report-activities").value.includes("Nuovo incontro."));
    await until(() => words().includes("2 capoversi aggiornati, 1 aggiunto in fondo"));
  });

  it("covers the text and the person with the schermo riservato", async () => {
    await open();
    privacy.set(true);
    await until(() => words().includes("Testo coperto"));
    expect(document.querySelector("textarea")).toBeNull();
    expect(document.body.textContent).not.toContain("Bortolin");
  });

  it("says where an Id voucher that is missing is written", async () => {
    await open(report({ voucherId: "", missing: [{ field: "voucherId", label: "Id voucher" }] }));
    expect(find(".report-gaps a").getAttribute("href")).toBe("#/richieste/2/modifica");
  });

  it("waits for the admission", async () => {
    await open(report({ admitted: false }));
    expect(words()).toContain("La relazione si scrive dopo l’ammissione al servizio");
    expect(() => button("Segna come pronta")).toThrow();
  });
});

import { beforeEach, describe, expect, it, vi } from "vitest";
import { privacy } from "../src/base/privacy";
import type { PdfFile } from "../src/components/pdf";
import type { AttestationPage } from "../src/generated/types";
import { FakeBridge } from "./fake-bridge";
import { openAt, words } from "./open-at";
import { find, until } from "./page";
import { attestationWorld, attested } from "./report-world";
import { world } from "./world";

const file: PdfFile = {
  pages: 1,
  picture: async () => new Blob(),
  size: async () => ({ width: 794, height: 1122 }),
  draw: async () => document.createElement("canvas"),
  lines: async () => ["ATTESTAZIONE DEL SERVIZIO EROGATO"],
  close: () => undefined,
};
vi.mock("../src/components/pdf", () => ({ openPdf: async () => file, givenUp: () => false }));

let bridge: FakeBridge;

const open = async (first: AttestationPage = attested()) => {
  bridge = new FakeBridge({ ...world(), ...attestationWorld(first) });
  await openAt("/attestazione/2", bridge);
};
const key = (name: string) => find<HTMLButtonElement>(`[data-key="${name}"]`);

beforeEach(() => privacy.set(false));

describe("Attestazione del servizio erogato", () => {
  it("shows a preview that is not issued, with hours and amounts", async () => {
    await open();
    await until(() => document.querySelector("pdf-preview canvas"));
    expect(bridge.last("preview_attestation")).toEqual({ request: 2 });
    expect(words()).toContain("non è l’attestazione che produce IDO");
    expect(words(find(".attested tfoot"))).toContain("25:00");
    expect(words(find(".attested tfoot"))).toContain("950,00 €");
    expect(words()).toContain("Per questa richiesta non ne è stata emessa ancora nessuna.");
  });

  it("issues one after asking, and then shows and saves that one", async () => {
    await open();
    key("attestation-issue").click();
    await until(() => document.querySelector("dialog"));
    expect(words(find("dialog"))).toContain("9 erogazioni, 25:00 ore, 950,00 €");
    key("procedi").click();
    await until(() => words().includes("Attestazione ATT-2022/001 emessa."));
    await until(() => bridge.last("attestation_pdf"));
    key("attestation-save").click();
    await until(() => words().includes("PDF salvato in /home/giulia/Documenti/attestazione-2022-001.pdf"));
  });

  it("says why nothing can be issued", async () => {
    const barred = "Non ci sono ancora erogazioni concluse da attestare.";
    await open(attested({ barred, sessions: 0, minutes: 0, amount: 0 }));
    expect(words(find(".empty"))).toContain(barred);
    expect(key("attestation-issue").getAttribute("aria-disabled")).toBe("true");
    key("attestation-issue").click();
    expect(document.querySelector("dialog")).toBeNull();
    expect(bridge.last("preview_attestation")).toBeUndefined();
  });

  it("says when more was delivered since", async () => {
    const row = {
      id: 3,
      number: "ATT-2022/002",
      issued: "2022-05-20T18:00:00",
      issuedBy: "Giulia Ferraresso",
      sessions: 4,
      minutes: 480,
      amount: 30400,
      pages: 1,
      dataHash: "00",
      uncovered: "",
      outdated: true,
    };
    await open(attested({ issued: [row] }));
    expect(words()).toContain("Dopo l’emissione sono state erogate altre ore.");
    key("attestation-preview").click();
    await until(() => words().includes("Anteprima."));
  });

  it("covers person and paper with the schermo riservato", async () => {
    await open();
    await until(() => document.querySelector("pdf-preview canvas"));
    privacy.set(true);
    await until(() => document.querySelector(".desk.covered"));
    expect(document.body.textContent).not.toContain("Bortolin");
  });
});

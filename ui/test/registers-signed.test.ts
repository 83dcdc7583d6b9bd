import { beforeEach, describe, expect, it, vi } from "vitest";
import { privacy } from "../src/base/privacy";
import type { SignatureForm } from "../src/generated/types";
import { FakeBridge, refusal } from "./fake-bridge";
import { openAt, words } from "./open-at";
import { find, until, write } from "./page";
import { detailOf, registersWorld, SIGNED_FILE } from "./registers-world";
import { world } from "./world";

vi.mock("../src/components/pdf", () => import("./one-page"));

let bridge: FakeBridge;

beforeEach(() => {
  privacy.set(false);
  bridge = new FakeBridge({
    ...world(),
    ...registersWorld(),
    register_pdf: () => new ArrayBuffer(8),
    register_detail: () => ({ ...detailOf(17), signedFiles: [SIGNED_FILE] }),
  });
});

const view = () => find("register-view");
const key = (name: string) => find<HTMLButtonElement>(`[data-key="${name}"]`);
const open = () => openAt("/registri?registro=17", bridge);

describe("a file signed digitally", () => {
  it("tells signers, times and integrity in the program’s words, and what was not asked", async () => {
    await open();
    const shown = words(await until(() => document.querySelector(".signed-file")));
    expect(shown).toContain("PDF firmato (PAdES)");
    expect(shown).toContain("NON corrisponde più al contenuto");
    expect(shown).toContain("La firma di Roberta Cendron corrisponde");
    expect(shown).toContain("marca temporale del 31/05/2022 alle 18:41");
    expect(shown).toContain("certificato di CA di prova");
    expect(words(find(".signed-files"))).toContain(SIGNED_FILE.notAsked);
    expect(words(find(".signed-files")).toLowerCase()).not.toContain("valid");
    expect(document.querySelectorAll(".signed-file li p.loud")).toHaveLength(1);
  });

  it("hides its names with the schermo riservato", async () => {
    await open();
    await until(() => document.querySelector(".signed-file"));
    privacy.set(true);
    await until(() => !words(view()).includes("Roberta Cendron"));
    expect(words(view())).not.toContain("GIULIA FERRARESSO");
    expect(words(view())).toContain("corrisponde: il contenuto è quello firmato");
  });

  it("offers the signature prefilled, and records it only when its user says so", async () => {
    await open();
    await until(() => document.querySelector(".signed-file"));
    expect(document.querySelector('[data-key="signed-offer-coach"]')).toBeNull();
    key("signed-offer-recipient").click();
    await until(() => document.querySelector("#sign-date"));
    expect(find<HTMLInputElement>("#sign-who").value).toBe("Roberta Cendron");
    expect(find<HTMLInputElement>("#sign-date").value).toBe("31/05/2022");
    expect(bridge.last("sign_register")).toBeUndefined();
    write("#sign-place", "Treviso");
    key("procedi").click();
    await until(() => bridge.last("sign_register"));
    const form: SignatureForm = {
      signer: "recipient",
      who: "Roberta Cendron",
      date: "31/05/2022",
      place: "Treviso",
    };
    expect(bridge.last("sign_register")).toEqual({ id: 17, form });
  });

  it("is attached with the one button, opened and saved", async () => {
    bridge.answers.attach_to_register = () => "signedFile";
    await open();
    await until(() => document.querySelector(".signed-file"));
    expect(words(key("scan-attach"))).toContain("Allega un altro file…");
    key("scan-attach").click();
    await until(() => words().includes("File firmato allegato al registro 2022/017."));
    expect(bridge.last("attach_to_register")).toEqual({ id: 17, asScan: false });
    key("signed-open-1").click();
    await until(() => bridge.last("open_signed_file"));
    expect(bridge.last("open_signed_file")).toEqual({ id: 17, number: 1 });
    await until(() => words().includes("Copia di sola lettura"));
    key("signed-save-1").click();
    await until(() => words().includes("File salvato in /home/giulia"));
  });

  it("of something else is told, and may be attached as a scan", async () => {
    bridge.answers.attach_to_register = ({ asScan }) => {
      if (asScan) return "scan";
      throw refusal("MAY_BE_SCAN", "È firmato il registro 2022/003 (versione 1), non questo.");
    };
    await open();
    await until(() => document.querySelector('[data-key="scan-attach"]'));
    key("scan-attach").click();
    await until(() => words(view()).includes("È firmato il registro 2022/003"));
    key("attach-as-scan").click();
    await until(() => words().includes("Scansione allegata al registro 2022/017."));
    expect(bridge.last("attach_to_register")).toEqual({ id: 17, asScan: true });
    expect(document.querySelector('[data-key="attach-as-scan"]')).toBeNull();
  });

  it("that was refused as no scan either offers nothing", async () => {
    bridge.answers.attach_to_register = () => {
      throw refusal("REFUSED", "La busta p7m non contiene un PDF.");
    };
    await open();
    await until(() => document.querySelector('[data-key="scan-attach"]'));
    key("scan-attach").click();
    await until(() => words(view()).includes("La busta p7m non contiene un PDF."));
    expect(document.querySelector('[data-key="attach-as-scan"]')).toBeNull();
  });
});

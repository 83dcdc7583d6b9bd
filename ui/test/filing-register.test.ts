import { describe, expect, it, vi } from "vitest";
import type { RegisterDetail } from "../src/generated/types";
import { FakeBridge } from "./fake-bridge";
import { openAt, words } from "./open-at";
import { find, until } from "./page";
import { detailOf, registersWorld } from "./registers-world";
import { world } from "./world";

vi.mock("../src/components/pdf", () => ({
  openPdf: () => new Promise(() => undefined),
  givenUp: () => true,
}));

async function open(part: Partial<RegisterDetail>, id = 17): Promise<void> {
  const bridge = new FakeBridge({
    ...world(),
    ...registersWorld(),
    register_pdf: () => new ArrayBuffer(8),
    register_detail: () => ({ ...detailOf(id), ...part }),
  });
  await openAt(`/registri?registro=${id}`, bridge);
  await until(() => document.querySelector("#reg-signatures"));
}

const foot = () => words(find(".reg-foot"));
const none = { rowsSigned: 0, rowsMissing: 0, missingRows: [] };

describe("the signed sheets of a register", () => {
  it("are reached from the list and from the register", async () => {
    await open(none);
    for (const key of ["reg-sheets", "reg-sheets-detail"]) {
      expect(find(`[data-key="${key}"]`).getAttribute("href")).toBe("#/registri/fogli");
      expect(words(find(`[data-key="${key}"]`))).toBe("Leggi i fogli firmati…");
    }
  });

  it("say which rows are signed and which are not", async () => {
    await open({ rowsSigned: 11, rowsMissing: 2, missingRows: ["riga 3, destinatario", "riga 4, coach"] });
    expect(foot()).toContain(
      "Sulla scansione: 11 firme di riga viste, 2 mancano (riga 3, destinatario; riga 4, coach).",
    );
  });

  it("say that none is missing", async () => {
    await open({ ...none, rowsSigned: 1 });
    expect(foot()).toContain("Sulla scansione: 1 firma di riga vista, non ne manca nessuna.");
  });

  it("say nothing of rows while no scan was read, and take none where the register is closed", async () => {
    await open(none, 12);
    expect(foot()).not.toContain("Sulla scansione");
    expect(document.querySelector('[data-key="reg-sheets-detail"]')).toBeNull();
  });
});

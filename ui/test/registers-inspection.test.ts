import { beforeEach, describe, expect, it, vi } from "vitest";
import { FakeBridge, refusal } from "./fake-bridge";
import { openAt, words } from "./open-at";
import { find, until, write } from "./page";
import { registersWorld } from "./registers-world";
import { world } from "./world";

vi.mock("../src/components/pdf", () => import("./one-page"));

let bridge: FakeBridge;

beforeEach(() => {
  bridge = new FakeBridge({
    ...world(),
    ...registersWorld(),
    register_pdf: () => new ArrayBuffer(8),
    make_inspection: () => ({ path: "/media/chiavetta/fascicolo.zip", files: 12, leftOut: 0 }),
    stop_copy: () => undefined,
  });
});

const key = (name: string) => find<HTMLButtonElement>(`[data-key="${name}"]`);
const scope = (value: string) => find<HTMLInputElement>(`inspection-form input[value="${value}"]`);
const asked = () => bridge.last("make_inspection")?.order;

async function open(path = "/registri"): Promise<void> {
  await openAt(path, bridge);
  await until(() => document.querySelector('[data-key="reg-other"]'));
  key("reg-other").click();
  await until(() => document.querySelector('[data-key="reg-inspection"]'));
  key("reg-inspection").click();
  await until(() => document.querySelector("#inspection-request"));
}

describe("the fascicolo per la verifica", () => {
  it("says what it holds, and that it is in clear", async () => {
    await open();
    const said = words(find("inspection-form"));
    expect(said).toContain("Registri, scansioni, file firmati");
    expect(said).toContain("È in chiaro: contiene dati personali");
  });

  it("asks which OPAL before anything", async () => {
    await open();
    key("procedi").click();
    await until(() => words(find("inspection-form")).includes("Scegli la richiesta."));
    expect(asked()).toBeUndefined();
  });

  it("is of the OPAL the list is of", async () => {
    await open("/registri?richiesta=2");
    key("procedi").click();
    await until(asked);
    expect(asked()).toEqual({ scope: { kind: "opal", request: 2 }, folder: false });
    await until(() => words().includes("Fascicolo di 12 file in /media/chiavetta/fascicolo.zip"));
    expect(document.querySelector("inspection-form")).toBeNull();
  });

  it("is opened from a request too, and once", async () => {
    await openAt("/registri?richiesta=2&fascicolo=1", bridge);
    await until(() => document.querySelector("#inspection-request"));
    expect(find<HTMLInputElement>("#inspection-request").value).toBe("JC-1-1103/002");
    await until(() => !location.hash.includes("fascicolo"));
    expect(document.querySelectorAll("inspection-form")).toHaveLength(1);
  });

  it("of a period puts what is wrong beside its day", async () => {
    bridge.answers.make_inspection = () => {
      throw refusal("INVALID", "Controlla i campi segnati.", {
        fields: [{ field: "to", message: "La fine del periodo precede il suo inizio." }],
      });
    };
    await open();
    scope("period").click();
    await until(() => document.querySelector("#inspection-from"));
    write("#inspection-from", "31/03/2022");
    write("#inspection-to", "01/01/2022");
    key("procedi").click();
    await until(() => words(find("inspection-form")).includes("La fine del periodo precede il suo inizio."));
    expect(asked()?.scope).toEqual({ kind: "period", from: "31/03/2022", to: "01/01/2022" });
  });

  it("of everything, as a folder, tells what is missing", async () => {
    bridge.answers.make_inspection = () => ({ path: "/media/chiavetta/fascicolo", files: 80, leftOut: 2 });
    await open();
    scope("all").click();
    scope("folder").click();
    key("procedi").click();
    await until(() => words().includes("2 carte mancano: vedi l’indice"));
    expect(asked()).toEqual({ scope: { kind: "all" }, folder: true });
  });

  it("says how far it is, and is given up without a word", async () => {
    let end: (error: unknown) => void = () => undefined;
    bridge.answers.make_inspection = () =>
      new Promise((_, refuse) => {
        end = refuse;
      });
    await open();
    scope("all").click();
    key("procedi").click();
    await until(() => words(find("inspection-form")).includes("Scrivo il fascicolo… 0 %"));
    key("stop").click();
    await until(() => bridge.calls.some((it) => it.command === "stop_copy"));
    end(refusal("CANCELLED", "Annullato."));
    await until(() => !words(find("inspection-form")).includes("Scrivo il fascicolo"));
    expect(document.querySelector("inspection-form .viol")).toBeNull();
  });
});

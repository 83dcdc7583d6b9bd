import { beforeEach, describe, expect, it, vi } from "vitest";
import { useBridge } from "../src/base/bridge";
import { privacy } from "../src/base/privacy";
import type { PdfFile } from "../src/components/pdf";
import type { PlanOrder } from "../src/generated/types";
import { askPlan, readerOfCoach, readersOf } from "../src/shared/plan/plan-dialog";
import { frame } from "../src/shared/state";
import type { Answers } from "./fake-bridge";
import { FakeBridge, refusal } from "./fake-bridge";
import { openAt, words } from "./open-at";
import { find, until, write } from "./page";
import { requestDetail, requestsWorld } from "./requests-world";
import { todayWorld } from "./today-world";
import { FRAME, world } from "./world";

const file: PdfFile = {
  pages: 1,
  picture: async () => new Blob(),
  size: async () => ({ width: 794, height: 1122 }),
  draw: async () => document.createElement("canvas"),
  lines: async () => ["Gli incontri di Nicolò"],
  close: () => undefined,
};
vi.mock("../src/components/pdf", () => ({ openPdf: async () => file, givenUp: () => false }));

const PDF = () => new ArrayBuffer(8);
const ANSWERS: Answers = {
  preview_plan: PDF,
  print_plan: PDF,
  save_plan: () => "/home/giulia/Documenti/incontri.pdf",
  open_plan_pdf: () => undefined,
};
const REQUEST = { id: 2, surname: "Bortolin", name: "Nicolò", employerName: "Vivai Sile" };

let bridge: FakeBridge;

function open(answers: Answers = {}, readers = readersOf(REQUEST)): Promise<void> {
  bridge = new FakeBridge({ ...ANSWERS, ...answers });
  useBridge(bridge);
  frame.set(FRAME);
  return askPlan(readers);
}

const order = () => bridge.last("preview_plan")?.order as PlanOrder | undefined;
const key = (name: string) => find<HTMLButtonElement>(`[data-key="${name}"]`);
const drawn = () => until(() => document.querySelector("pdf-preview canvas"));

function choose(selector: string): void {
  const radio = find<HTMLInputElement>(selector);
  radio.checked = true;
  radio.dispatchEvent(new Event("change", { bubbles: true }));
}

beforeEach(() => privacy.set(false));

describe("Stampa il piano", () => {
  it("opens on the person's week, with the paper beside it", async () => {
    void open();
    await drawn();
    expect(order()).toEqual({ reader: { kind: "person", request: 2 }, days: { kind: "thisWeek" } });
    expect(words(find("dialog"))).toContain("Bortolin Nicolò");
    expect(words(find("pdf-preview"))).toContain("Gli incontri di Nicolò");
  });

  it("asks for the company alone, and for the others there when that is chosen", async () => {
    void open();
    await drawn();
    expect(document.querySelector("#plan-everybody")).toBeNull();
    choose('input[name="plan-reader"][value="1"]');
    await until(() => order()?.reader.kind === "employer");
    expect(order()?.reader).toEqual({ kind: "employer", request: 2, everybody: false });
    const all = find<HTMLInputElement>("#plan-everybody");
    all.checked = true;
    all.dispatchEvent(new Event("change", { bubbles: true }));
    await until(() => order()?.reader.kind === "employer" && "everybody" in (order()?.reader ?? {}));
    await until(() => JSON.stringify(order()).includes('"everybody":true'));
  });

  it("has no company where the request names none", async () => {
    void open({}, readersOf({ ...REQUEST, employerName: null }));
    await drawn();
    expect(document.querySelectorAll('input[name="plan-reader"]')).toHaveLength(0);
  });

  it("takes other days, and says beside the field which is wrong", async () => {
    const wrong = refusal("INVALID", "Controlla i campi.", {
      fields: [{ field: "to", message: "La fine del periodo precede il suo inizio." }],
    });
    void open({
      preview_plan: ({ order: { days } }) => {
        if (days.kind === "days") throw wrong;
        return PDF();
      },
    });
    await drawn();
    choose('input[name="plan-days"][value="days"]');
    await until(() => document.querySelector("#plan-from"));
    write("#plan-from", "10/06/2022");
    write("#plan-to", "01/06/2022");
    await until(() => document.querySelector("#plan-to-err"));
    expect(words(find("#plan-to-err"))).toContain("precede il suo inizio");
    expect(find("#plan-to").getAttribute("aria-invalid")).toBe("true");
    expect(order()?.days).toEqual({ kind: "days", from: "10/06/2022", to: "01/06/2022" });
    expect(document.querySelector("pdf-preview")).toBeNull();
    expect(key("procedi").getAttribute("aria-disabled")).toBe("true");
    key("plan-save").click();
    expect(bridge.last("save_plan")).toBeUndefined();
    choose('input[name="plan-days"][value="thisMonth"]');
    await drawn();
    expect(key("procedi").getAttribute("aria-disabled")).toBeNull();
  });

  it("says what is refused and belongs to no field", async () => {
    void open({
      preview_plan: () => {
        throw refusal("INVALID", "Controlla i campi.", {
          fields: [{ field: "days", message: "Sono 900 incontri: su carta ne stanno al massimo 500." }],
        });
      },
    });
    await until(() => words(find("dialog")).includes("Sono 900 incontri"));
  });

  it("saves, opens and prints what is shown, and closes", async () => {
    const saved = open();
    await drawn();
    key("plan-save").click();
    await saved;
    expect(bridge.last("save_plan")?.order).toEqual(order());
    const opened = open();
    await drawn();
    key("plan-open").click();
    await opened;
    expect(bridge.last("open_plan_pdf")?.order).toEqual(order());
    const printed = open();
    await drawn();
    key("procedi").click();
    await until(() => bridge.last("print_plan"));
    await until(() => document.querySelector("dialog") === null);
    expect(bridge.last("print_plan")?.order).toEqual(order());
    void printed.catch(() => undefined);
  });

  it("stays open when the system window for the file is given up", async () => {
    void open({
      save_plan: () => {
        throw refusal("CANCELLED", "Annullato.");
      },
    });
    await drawn();
    key("plan-save").click();
    await until(() => bridge.last("save_plan"));
    expect(document.querySelector("dialog")).not.toBeNull();
    expect(document.querySelector("dialog .error")).toBeNull();
  });

  it("is offered on an admitted request", async () => {
    const request = { ...requestDetail(2), state: "AMMESSO AL SERVIZIO" as const };
    bridge = new FakeBridge({ ...world(), ...requestsWorld(), ...ANSWERS, request_detail: () => request });
    await openAt("/richieste/2", bridge);
    await until(() => document.querySelector('[data-key="plan"]'));
    key("plan").click();
    await until(() => bridge.last("preview_plan"));
    expect(order()?.reader).toEqual({ kind: "person", request: request.id });
  });

  it("is the coach's week on Oggi", async () => {
    bridge = new FakeBridge({ ...world(), ...todayWorld(), ...ANSWERS });
    await openAt("/oggi", bridge);
    await until(() => document.querySelector('[data-key="piano"]'));
    key("piano").click();
    await until(() => bridge.last("preview_plan"));
    expect(order()).toEqual({ reader: { kind: "coach", coach: null }, days: { kind: "thisWeek" } });
    expect(readerOfCoach(7).reader).toEqual({ kind: "coach", coach: 7 });
  });
});

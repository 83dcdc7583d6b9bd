import { beforeEach, describe, expect, it, vi } from "vitest";
import { privacy } from "../src/base/privacy";
import { FakeBridge, refusal } from "./fake-bridge";
import { openAt, words } from "./open-at";
import { find, until, write } from "./page";
import { detailOf, registersWorld, SCAN, SCAN_ROWS } from "./registers-world";
import { world } from "./world";

vi.mock("../src/components/pdf", () => import("./one-page"));

let bridge: FakeBridge;

beforeEach(() => {
  privacy.set(false);
  bridge = new FakeBridge({
    ...world(),
    ...registersWorld(),
    register_pdf: () => new ArrayBuffer(8),
    register_detail: ({ id }: { id: number }) => ({ ...detailOf(id), scans: [SCAN] }),
  });
});

const key = <T extends HTMLElement = HTMLButtonElement>(name: string) => find<T>(`[data-key="${name}"]`);
const shown = () => words(find("scan-rows"));

async function open(): Promise<void> {
  await openAt("/registri?registro=17", bridge);
  (await until(() => document.querySelector<HTMLElement>("#tab-scansione"))).click();
  await until(() => document.querySelector(".scan-rows .rows"));
}

describe("a scan row by row", () => {
  it("is read only when it is asked for, and lays each row beside what the register says", async () => {
    await openAt("/registri?registro=17", bridge);
    await until(() => document.querySelector("#tab-scansione"));
    expect(bridge.last("scan_rows")).toBeUndefined();
    find("#tab-scansione").click();
    await until(() => document.querySelector(".scan-rows .rows"));
    expect(bridge.last("scan_rows")).toEqual({ id: 17 });
    const rows = [...document.querySelectorAll(".scan-rows .rows > li")].map((row) =>
      words(row as HTMLElement),
    );
    expect(rows).toHaveLength(3);
    expect(rows[0]).toContain("11/05/2022, 09:00–11:00");
    expect(rows[1]).toContain("casella: referente");
    expect(rows[2]).toContain("Riga barrata: non si firma.");
    expect(document.querySelectorAll(".scan-rows .strip")).toHaveLength(2);
    expect(shown()).toContain("Manca la pagina 2.");
  });

  it("shows no tab where nothing came back", async () => {
    bridge.answers.register_detail = ({ id }) => ({ ...detailOf(id as number), scans: [] });
    await openAt("/registri?registro=17", bridge);
    await until(() => document.querySelector("pdf-preview"));
    expect(document.querySelector("#tab-scansione")).toBeNull();
  });

  it("takes what its user sees in a place, at once, and says of others what they seem", async () => {
    await open();
    const unsaid = key<HTMLSelectElement>("scan-2-recipient");
    expect(unsaid.value).toBe("da guardare");
    expect(shown()).toContain("sembra firmata · casella: referente");
    unsaid.value = "firmata";
    unsaid.dispatchEvent(new Event("change"));
    await until(() => bridge.last("say_row_signature"));
    expect(bridge.last("say_row_signature")).toEqual({
      id: 17,
      said: { row: 2, signer: "recipient", verdict: "firmata" },
    });
    await until(() => key<HTMLSelectElement>("scan-2-recipient").value === "firmata");
    expect(key<HTMLSelectElement>("scan-1-recipient").value).toBe("vuota");
  });

  it("says again what was said before when it is refused", async () => {
    bridge.answers.say_row_signature = () => {
      throw refusal("REFUSED", "Serve una nuova versione del registro.");
    };
    await open();
    const select = key<HTMLSelectElement>("scan-1-coach");
    select.value = "vuota";
    select.dispatchEvent(new Event("change"));
    await until(() => shown().includes("Serve una nuova versione del registro."));
    expect(select.value).toBe("firmata");
  });

  it("offers the closing signatures with who ticked the box, and records nothing by itself", async () => {
    await open();
    // The coach is marked already; nobody signed as the provider's referent.
    expect(document.querySelector('[data-key="scan-offer-coach"]')).toBeNull();
    expect(document.querySelector('[data-key="scan-offer-provider"]')).toBeNull();
    key("scan-offer-recipient").click();
    await until(() => document.querySelector("#sign-date"));
    expect(find<HTMLInputElement>("#sign-who").value).toBe("Roberta Cendron");
    expect(words()).toContain("Guarda sulla scansione che la firma ci sia");
    expect(bridge.last("sign_register")).toBeUndefined();
    write("#sign-place", "Treviso");
    key("procedi").click();
    await until(() => bridge.last("sign_register"));
    expect(bridge.last("sign_register")).toMatchObject({
      id: 17,
      form: { signer: "recipient", who: "Roberta Cendron" },
    });
  });

  it("names nobody for a box that is not theirs, and keeps both answers given one after the other", async () => {
    const [coach, recipient] = SCAN_ROWS.closings;
    if (!coach?.offer || !recipient?.offer) throw new Error("no offer");
    const nobody = { ...recipient, offer: { ...recipient.offer, who: "" } };
    bridge.answers.scan_rows = () => ({ ...SCAN_ROWS, closings: [coach, nobody] });
    await open();
    for (const signer of ["coach", "recipient"]) {
      const select = key<HTMLSelectElement>(`scan-2-${signer}`);
      select.value = "vuota";
      select.dispatchEvent(new Event("change"));
    }
    await until(() => bridge.calls.filter((it) => it.command === "say_row_signature").length === 2);
    await until(() => key<HTMLSelectElement>("scan-2-coach").classList.contains("open"));
    await until(() => !shown().includes("sembra firmata"));
    expect(key<HTMLSelectElement>("scan-2-coach").value).toBe("vuota");
    key("scan-offer-recipient").click();
    await until(() => document.querySelector("#sign-who"));
    expect(find<HTMLInputElement>("#sign-who").value).toBe("");
  });

  it("shows a row whole when it is pressed", async () => {
    await open();
    key("scan-whole-1").click();
    await until(() => document.querySelector(".rows > li.whole"));
    expect(key("scan-whole-1").getAttribute("aria-pressed")).toBe("true");
  });

  it("hides its pictures with the schermo riservato", async () => {
    await open();
    privacy.set(true);
    await until(() => !document.querySelector(".scan-rows img"));
    expect(shown()).not.toContain("Vivai Sile");
    expect(shown()).not.toContain("Colloquio di conoscenza");
  });

  it("says why it cannot be read, and tries again", async () => {
    bridge.answers.scan_rows = () => {
      throw refusal("REFUSED", "La scansione conservata è cambiata.");
    };
    await openAt("/registri?registro=17", bridge);
    (await until(() => document.querySelector<HTMLElement>("#tab-scansione"))).click();
    await until(() => words().includes("La scansione conservata è cambiata."));
    bridge.answers.scan_rows = () => SCAN_ROWS;
    find<HTMLButtonElement>("scan-rows [role=alert] button").click();
    await until(() => document.querySelector(".scan-rows .rows"));
  });
});

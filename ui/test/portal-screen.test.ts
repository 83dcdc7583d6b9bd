import { beforeEach, describe, expect, it, vi } from "vitest";
import { privacy } from "../src/base/privacy";
import { grouped, keyOf, placeOf, titleOf, whenOf } from "../src/screens/portal/words";
import { router } from "../src/shared/router";
import { FakeBridge, refusal } from "./fake-bridge";
import { openAt, words } from "./open-at";
import { button, find, until, write } from "./page";
import { ITEMS, portalItem, portalView, portalWorld } from "./portal-world";
import { world } from "./world";

let bridge: FakeBridge;

async function open(view = portalView(), path = "/portale"): Promise<void> {
  bridge = new FakeBridge({ ...world(), ...portalWorld(view) });
  await openAt(path, bridge);
  await until(() => document.querySelector(".po-list, .empty"));
}

const heads = () => [...document.querySelectorAll(".grp-h")].map((it) => it.textContent?.trim());
const calls = (command: string) => bridge.calls.filter((it) => it.command === command).length;

describe("words of an entry", () => {
  it("name what it is, never the person", () => {
    expect(ITEMS.map(titleOf)).toEqual([
      "Erogazione 51",
      "Ammissione al servizio",
      "Erogazione 54",
      "Erogazione 60",
      "Conclusione di JC-AN",
      "Erogazione 33",
    ]);
    expect(whenOf(portalItem(54))).toBe("JC-AL-R · lun 30/05/2022, 08:30–10:30");
  });

  it("lead to the thing itself", () => {
    expect(ITEMS.map(placeOf).slice(0, 2)).toEqual(["/attivita/7?erogazione=51", "/richieste/9"]);
    expect(new Set(ITEMS.map(keyOf)).size).toBe(ITEMS.length);
  });

  it("stand by urgency, the lost ones first, without empty groups", () => {
    expect(grouped(ITEMS).map((it) => it.title)).toEqual([
      "Non più riportabili",
      "Entro oggi",
      "Entro 3 giorni",
      "Più avanti",
    ]);
    expect(grouped([portalItem(1)]).map((it) => it.title)).toEqual(["Più avanti"]);
  });
});

describe("Da riportare", () => {
  beforeEach(() => vi.restoreAllMocks());

  it("says that nothing is sent, and what to press in order", async () => {
    await open();
    expect(words()).toContain("Affianca non invia nulla al portale");
    expect(heads()).toEqual(["Non più riportabili: 1", "Entro oggi", "Entro 3 giorni", "Più avanti"]);
    const row = find('[data-key="apri-erogazione-54"]').closest("li");
    const steps = [...(row?.querySelectorAll("ol li") ?? [])].map((it) => it.textContent);
    expect(steps).toEqual(["Nuova erogazione → invia", "programma", "avvia", "Concludi"]);
    expect(words()).toContain("portaleNIENTE");
  });

  it("lays the first entry open with the portal's fields in order, each to copy", async () => {
    await open();
    const terms = [...document.querySelectorAll(".po-open dt")].map((it) => it.textContent);
    expect(terms).toEqual(["Sportello", "Operatore", "Data", "Inizio", "Fine", "Note"]);
    const copied = vi.fn(async (_text: string) => undefined);
    vi.stubGlobal("navigator", { ...navigator, clipboard: { writeText: copied } });
    find('[data-key="copia-Note-erogazione-51"]').click();
    await until(() => words().includes("Copiato: Note"));
    expect(copied).toHaveBeenCalledWith("Luogo: Lavanderia Montello, Villorba\nCon la tutor di reparto");
    vi.unstubAllGlobals();
  });

  it("marks one step, or all up to the true state, and can take it back", async () => {
    await open();
    find('[data-key="segna-erogazione-54"]').click();
    await until(() => calls("portal_queue") === 2);
    expect(bridge.last("report_to_portal")).toEqual({
      orders: [{ subject: { kind: "erogazione", id: 54 }, stamp: "niente>EROGATA@54" }],
      reach: "prossimo",
    });
    await until(() => words().includes("Segnata come riportata."));
    button("Annulla").click();
    await until(() => bridge.last("correct_portal"));
    await until(() => document.querySelector('[data-key="segna-tutto-erogazione-54"]'));
    find('[data-key="segna-tutto-erogazione-54"]').click();
    await until(() => bridge.last("report_to_portal")?.reach === "tutto");
  });

  it("marks many at once: all those that can still be repeated", async () => {
    await open();
    expect(find('[data-key="po-segna-tutto"]').getAttribute("aria-disabled")).toBe("true");
    find<HTMLInputElement>("#po-tutte").click();
    await until(() => words().includes("5 voci scelte"));
    find('[data-key="po-segna-tutto"]').click();
    await until(() => bridge.last("report_to_portal"));
    const orders = bridge.last("report_to_portal")?.orders;
    expect(orders?.map((it) => it.subject.id)).toEqual([51, 9, 54, 60, 7]);
    await until(() => words().includes("5 voci segnate come riportate."));
  });

  it("marks the chosen ones with R", async () => {
    await open();
    find<HTMLInputElement>('[data-key="scegli-erogazione-51"]').click();
    await until(() => words().includes("1 voce scelta"));
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "r" }));
    await until(() => bridge.last("report_to_portal")?.reach === "prossimo");
  });

  it("keeps the choice and says so when the screen was stale", async () => {
    await open();
    bridge.answers.report_to_portal = () => {
      throw refusal("STALE", "Nel frattempo è cambiato qualcosa.");
    };
    find<HTMLInputElement>('[data-key="scegli-erogazione-51"]').click();
    await until(() => words().includes("1 voce scelta"));
    find('[data-key="po-segna-prossimo"]').click();
    await until(() => document.querySelector("[role=alert]"));
    expect(find("[role=alert]").textContent).toContain("Nel frattempo");
    expect(find<HTMLInputElement>('[data-key="scegli-erogazione-51"]').checked).toBe(true);
  });

  it("shows what changed since it was entered there", async () => {
    await open();
    find('[data-key="apri-erogazione-60"]').click();
    await until(() => document.querySelector(".po-changed"));
    expect(find(".po-changed").textContent?.replace(/\s+/g, " ")).toContain("Data: 02/06/2022 → 03/06/2022");
  });

  it("keeps a refused ID in its field, with the reason under it", async () => {
    await open();
    bridge.answers.set_portal_id = () => {
      throw refusal("INVALID", "L’ID 37 è già dell’erogazione 12.", { field: "portalId" });
    };
    write("#id-portale-51", "37");
    await until(() => document.querySelector("#id-portale-51-err"));
    expect(find<HTMLInputElement>("#id-portale-51").value).toBe("37");
    expect(bridge.last("set_portal_id")).toEqual({ session: 51, portalId: "37" });
  });

  it("corrects what is thought to be on the portal", async () => {
    await open();
    find('[data-key="correggi-erogazione-51"]').click();
    const select = await until(() => document.querySelector<HTMLSelectElement>("dialog select"));
    expect([...select.options].map((it) => it.value)).toEqual([
      "",
      "INSERITA",
      "PROGRAMMATA",
      "AVVIATA",
      "EROGATA",
    ]);
    select.value = "INSERITA";
    select.dispatchEvent(new Event("change"));
    find('[data-key="procedi"]').click();
    await until(() => bridge.last("correct_portal"));
    expect(bridge.last("correct_portal")?.known).toEqual([
      { subject: { kind: "erogazione", id: 51 }, known: "INSERITA", form: null },
    ]);
  });

  it("filters by person and coach in the address", async () => {
    await open();
    const select = find<HTMLSelectElement>("#po-persona");
    select.value = "2";
    select.dispatchEvent(new Event("change"));
    await until(() => (bridge.last("portal_queue")?.filter as { person: number } | undefined)?.person === 2);
    expect(router.place.value?.path).toBe("/portale?persona=2");
  });

  it("shows one session alone, even with nothing left", async () => {
    const done = portalItem(54, { known: "EROGATA", steps: [] });
    await open(portalView({ items: [done], found: 0 }), "/portale?erogazione=54");
    expect(words()).toContain("Sul portale risulta già tutto.");
    expect((bridge.last("portal_queue")?.filter as { session: number } | undefined)?.session).toBe(54);
    find('[data-key="po-tutte"]').click();
    await until(() => router.place.value?.path === "/portale");
  });

  it("says so when nothing is left", async () => {
    await open(portalView({ items: [], people: [], coaches: [] }));
    expect(words()).toContain("Il portale è aggiornato");
  });

  it("shows no name under the schermo riservato", async () => {
    await open();
    privacy.set(true);
    await until(() => !document.body.textContent?.includes("Marangon"));
    expect(document.body.innerHTML).not.toMatch(/Marangon|El Amrani|Popescu|Lavanderia/);
  });
});

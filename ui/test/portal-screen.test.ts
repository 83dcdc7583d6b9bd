import { beforeEach, describe, expect, it, vi } from "vitest";
import { privacy } from "../src/base/privacy";
import { grouped, keyOf, placeOf, titleOf, whenOf } from "../src/screens/portal/words";
import { router } from "../src/shared/router";
import { FakeBridge, refusal } from "./fake-bridge";
import { openAt, words } from "./open-at";
import { button, find, until, write } from "./page";
import { ITEMS, idOf, itemOf, portalView, portalWorld } from "./portal-world";
import { one, recorded } from "./recorded";
import { world } from "./world";

let bridge: FakeBridge;
const DELIVERED = itemOf("delivered");
const ENTERED = idOf("delivered");
const CHANGED = idOf("changed");
/** Those whose term has not gone by. */
const REPORTABLE = ITEMS.filter(({ urgency }) => urgency !== "scaduto");

async function open(view = portalView(), path = "/portale"): Promise<void> {
  bridge = new FakeBridge({ ...world(), ...portalWorld(view) });
  await openAt(path, bridge);
  await until(() => document.querySelector(".po-list, .empty"));
}

const heads = () => [...document.querySelectorAll(".grp-h")].map((it) => it.textContent?.trim());
const calls = (command: string) => bridge.calls.filter((it) => it.command === command).length;

describe("words of an entry", () => {
  it("name what it is, never the person", () => {
    expect(titleOf(itemOf("admission"))).toBe("Ammissione al servizio");
    expect(titleOf(DELIVERED)).toBe(`Erogazione ${ENTERED}`);
    expect(titleOf(itemOf("conclusion"))).toBe("Conclusione di JC-AN");
    expect(whenOf(DELIVERED)).toBe("JC-AL · mar 31/05/2022, 08:30–10:30");
  });

  it("lead to the thing itself", () => {
    expect(placeOf(DELIVERED)).toBe(`/attivita/${DELIVERED.activity}?erogazione=${ENTERED}`);
    expect(placeOf(itemOf("admission"))).toBe(`/richieste/${itemOf("admission").request}`);
    expect(placeOf(itemOf("conclusion"))).toBe(`/attivita/${itemOf("conclusion").activity}`);
    expect(new Set(ITEMS.map(keyOf)).size).toBe(ITEMS.length);
  });

  it("stand by urgency, the lost ones first, without empty groups", () => {
    expect(grouped(ITEMS).map((it) => it.title)).toEqual([
      "Non più riportabili",
      "Entro 3 giorni",
      "Più avanti",
    ]);
    expect(grouped([DELIVERED]).map((it) => it.title)).toEqual(["Più avanti"]);
  });
});

describe("Da riportare", () => {
  beforeEach(() => vi.restoreAllMocks());

  it("says that nothing is sent, and what to press in order", async () => {
    await open();
    expect(words()).toContain("Affianca non invia nulla al portale");
    expect(heads()).toEqual(["Non più riportabili: 1", "Entro 3 giorni", "Più avanti"]);
    const row = find(`[data-key="apri-erogazione-${ENTERED}"]`).closest("li");
    const steps = [...(row?.querySelectorAll("ol li") ?? [])].map((it) => it.textContent);
    expect(steps).toEqual(["Nuova erogazione → invia", "Programma", "Avvia", "Concludi"]);
    expect(words()).toContain("portaleNON INSERITA");
  });

  it("lays an entry open with the portal's fields in order, each to copy", async () => {
    await open(portalView({ items: [DELIVERED] }));
    const terms = [...document.querySelectorAll(".po-open dt")].map((it) => it.textContent);
    expect(terms).toEqual(["Sportello", "Operatore", "Data", "Inizio", "Fine", "Note"]);
    bridge.answers.copy_text = () => undefined;
    find(`[data-key="copia-Note-erogazione-${ENTERED}"]`).click();
    await until(() => words().includes("Copiato: Note"));
    const text = one(DELIVERED.values, ({ label }) => label === "Note").value;
    expect(bridge.last("copy_text")).toEqual({ text });
  });

  it("marks one step, or all up to the true state, and can take it back", async () => {
    await open();
    find(`[data-key="segna-erogazione-${ENTERED}"]`).click();
    await until(() => calls("portal_queue") === 2);
    expect(bridge.last("report_to_portal")).toEqual({
      orders: [{ subject: DELIVERED.subject, stamp: DELIVERED.stamp }],
      reach: "prossimo",
    });
    await until(() => words().includes(`Erogazione ${DELIVERED.number}: segnata come riportata.`));
    button(`Annulla: erogazione ${DELIVERED.number}`).click();
    await until(() => bridge.last("correct_portal"));
    await until(() => document.querySelector(`[data-key="segna-tutto-erogazione-${ENTERED}"]`));
    find(`[data-key="segna-tutto-erogazione-${ENTERED}"]`).click();
    await until(() => bridge.last("report_to_portal")?.reach === "tutto");
  });

  it("marks many at once: all those that can still be repeated", async () => {
    await open();
    expect(find('[data-key="po-segna-tutto"]').getAttribute("aria-disabled")).toBe("true");
    find<HTMLInputElement>("#po-tutte").click();
    await until(() => words().includes(`${REPORTABLE.length} voci scelte`));
    find('[data-key="po-segna-tutto"]').click();
    await until(() => bridge.last("report_to_portal"));
    const orders = bridge.last("report_to_portal")?.orders;
    expect(orders?.map((it) => it.subject)).toEqual(REPORTABLE.map((it) => it.subject));
    await until(() => words().includes(`${REPORTABLE.length} voci: segnate come riportate.`));
  });

  it("marks the chosen ones with R", async () => {
    await open();
    find<HTMLInputElement>(`[data-key="scegli-erogazione-${ENTERED}"]`).click();
    await until(() => words().includes("1 voce scelta"));
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "r" }));
    await until(() => bridge.last("report_to_portal")?.reach === "prossimo");
  });

  it("keeps the choice and says so when the screen was stale", async () => {
    await open();
    bridge.answers.report_to_portal = () => {
      throw refusal("STALE", "Nel frattempo è cambiato qualcosa.");
    };
    find<HTMLInputElement>(`[data-key="scegli-erogazione-${ENTERED}"]`).click();
    await until(() => words().includes("1 voce scelta"));
    find('[data-key="po-segna-prossimo"]').click();
    await until(() => document.querySelector("[role=alert]"));
    expect(find("[role=alert]").textContent).toContain("Nel frattempo");
    expect(find<HTMLInputElement>(`[data-key="scegli-erogazione-${ENTERED}"]`).checked).toBe(true);
  });

  it("shows what changed since it was entered there", async () => {
    await open();
    find(`[data-key="apri-erogazione-${CHANGED}"]`).click();
    await until(() => document.querySelector(".po-changed"));
    expect(find(".po-changed").textContent?.replace(/\s+/g, " ")).toContain("Data: 08/06/2022 → 09/06/2022");
  });

  it("keeps a refused ID in its field, with the reason under it", async () => {
    await open(portalView({ items: [DELIVERED] }));
    bridge.answers.set_portal_id = () => {
      throw refusal("INVALID", "L’ID 37 è già dell’erogazione 12.", { field: "portalId" });
    };
    write(`#id-portale-${ENTERED}`, "37");
    await until(() => document.querySelector(`#id-portale-${ENTERED}-err`));
    expect(find<HTMLInputElement>(`#id-portale-${ENTERED}`).value).toBe("37");
    expect(bridge.last("set_portal_id")).toEqual({ session: ENTERED, portalId: "37" });
  });

  it("corrects what is thought to be on the portal", async () => {
    await open(portalView({ items: [DELIVERED] }));
    find(`[data-key="correggi-erogazione-${ENTERED}"]`).click();
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
      { subject: { kind: "erogazione", id: ENTERED }, known: "INSERITA", form: null },
    ]);
  });

  it("filters by person and coach in the address", async () => {
    await open();
    const select = find<HTMLSelectElement>("#po-persona");
    select.value = String(portalView().people[0]?.id);
    select.dispatchEvent(new Event("change"));
    await until(
      () =>
        (bridge.last("portal_queue")?.filter as { person: number } | undefined)?.person ===
        portalView().people[0]?.id,
    );
    expect(router.place.value?.path).toBe(`/portale?persona=${portalView().people[0]?.id}`);
  });

  it("shows one session alone, even with nothing left", async () => {
    await open(recorded("portal_queue", "nothing-left"), `/portale?erogazione=${ENTERED}`);
    expect(words()).toContain("Sul portale risulta già tutto.");
    expect((bridge.last("portal_queue")?.filter as { session: number } | undefined)?.session).toBe(ENTERED);
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
    await until(() => !document.body.textContent?.includes(DELIVERED.surname));
    for (const { surname } of ITEMS) expect(document.body.innerHTML).not.toContain(surname);
    const hidden = DELIVERED.values.filter(({ personal }) => personal);
    expect(hidden).not.toEqual([]);
    for (const { value } of hidden) expect(document.body.innerHTML).not.toContain(value);
  });
});

import { html } from "lit";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { useBridge } from "../src/base/bridge";
import { toast } from "../src/components/toast";
import "../src/frame/app";
import { privacy } from "../src/base/privacy";
import { SECTIONS } from "../src/frame/sections";
import { keptZoom } from "../src/frame/zoom";
import { ROUTES } from "../src/routes";
import { SessionNotes } from "../src/screens/activity/notes";
import { matchRoute, router } from "../src/shared/router";
import { creating, frame, status } from "../src/shared/state";
import { unsaved } from "../src/shared/unsaved";
import { sessionRow } from "./activity-world";
import { FakeBridge, refusal } from "./fake-bridge";
import { button, find, show, until, write } from "./page";
import { COACH, FRAME, STATUS, world } from "./world";

let bridge: FakeBridge;
let hours = 1000;

async function open(answers = {}): Promise<void> {
  bridge = new FakeBridge({ ...world(), ...answers });
  useBridge(bridge);
  show(html`<affianca-app></affianca-app>`);
  await until(() => document.querySelector("app-frame .top, unlock-screen, start-screen"));
}

const press = (key: string, more: KeyboardEventInit = {}) =>
  document.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
/** The window is gone, and who asked has heard the answer. */
const settled = async () => {
  await until(() => !document.querySelector("dialog"));
  await new Promise((done) => setTimeout(done));
};

describe("frame", () => {
  beforeEach(() => {
    history.replaceState(null, "", "#");
    status.set(null);
    frame.set(null);
    creating.set(false);
    unsaved.clear();
  });

  it("leads from every entry of the navigation to a screen of its own", () => {
    const led = SECTIONS.map(({ to }) => matchRoute(ROUTES, to)?.route.section);
    expect(led).toEqual(SECTIONS.map(({ id }) => id));
    const used = new Set(ROUTES.map(({ section }) => section));
    expect([...used].sort()).toEqual(SECTIONS.map(({ id }) => id).sort());
  });

  it("shows the coach at work and the last copy", async () => {
    await open();
    await until(() => document.body.textContent?.includes("Giulia Ferraresso"));
    expect(document.body.textContent).toContain("Ultima copia: ieri, 17:42");
  });

  it("says calmly when the data lie where two computers could open them", async () => {
    await open();
    await until(() => document.body.textContent?.includes("Giulia Ferraresso"));
    expect(document.body.textContent).not.toContain("sincronizzata");
    await open({ app_status: () => ({ ...STATUS, synced: "OneDrive" }) });
    await until(() =>
      document.body.textContent?.includes("La cartella dei dati è sincronizzata con OneDrive."),
    );
    await open({ app_status: () => ({ ...STATUS, synced: "OneDrive", example: true }) });
    await until(() => document.body.textContent?.includes("Giulia Ferraresso"));
    await until(() => !document.body.textContent?.includes("sincronizzata con OneDrive"));
  });

  it("counts in red what cannot wait for tomorrow, and nothing where all can wait", async () => {
    const counters = { today: 0, requests: 3, registers: 4, portal: 1 };
    await open({ frame: () => ({ ...FRAME, counters }) });
    await until(() => document.querySelector(".nav .count"));
    const badges = [...document.querySelectorAll(".nav .count")].map((it) => it.getAttribute("title"));
    expect(badges).toEqual([
      "3 proposte da valutare",
      "1 voce da riportare sul portale oggi",
      "4 da firmare",
    ]);
    expect(document.querySelectorAll(".nav .count.hot")).toHaveLength(1);
  });

  it("goes to a section by its number, but not while one writes", async () => {
    await open();
    await until(() => document.querySelector("main h1"));
    press("5");
    expect(router.place.value?.path).toBe("/agenda");
    press("0");
    expect(router.place.value?.path).toBe("/archivio");
    press("6");
    expect(router.place.value?.path).toBe("/registri");
    const search = await until(() => document.querySelector<HTMLInputElement>("#search"));
    search.dispatchEvent(new KeyboardEvent("keydown", { key: "1", bubbles: true, cancelable: true }));
    expect(router.place.value?.path).toBe("/registri");
  });

  it("lists its keys with «?», over no other window", async () => {
    await open();
    await until(() => document.querySelector("main h1"));
    press("?");
    const list = await until(() => document.querySelector("dialog[open]"));
    for (const key of ["Ctrl K", "Alt ←", "F9", "Ctrl L"]) expect(list.textContent).toContain(key);
    press("?");
    expect(document.querySelectorAll("dialog")).toHaveLength(1);
  });

  it("goes back with Alt and the arrow, and nowhere from the first screen", async () => {
    await open();
    await until(() => document.querySelector("main h1"));
    const back = vi.spyOn(history, "back").mockImplementation(() => {});
    router.go("/archivio");
    press("ArrowLeft", { altKey: true });
    expect(back).toHaveBeenCalledTimes(1);
    back.mockRestore();
  });

  it("draws larger and smaller, and finds the size again at the next start", async () => {
    localStorage.clear();
    await open();
    press("=", { ctrlKey: true });
    press("+", { ctrlKey: true });
    expect(bridge.zoom).toBe(1.4);
    expect(keptZoom()).toBe(140);
    document.body.replaceChildren();
    await open();
    await until(() => bridge.zoom === 1.4);
    press("0", { ctrlKey: true });
    expect(bridge.zoom).toBe(1);
    localStorage.setItem("affianca.ingrandimento", "sciocchezze");
    expect(keptZoom()).toBe(100);
    localStorage.setItem("affianca.ingrandimento", "9000");
    expect(keptZoom()).toBe(300);
    localStorage.clear();
  });

  it("asks who is at work when there are more coaches", async () => {
    const other = { ...COACH, id: 2, name: "Marco", surname: "Silvestrin" };
    await open({ frame: () => ({ ...FRAME, coaches: [...FRAME.coaches, other] }) });
    const select = await until(() => document.querySelector<HTMLSelectElement>(".who select"));
    select.value = "2";
    select.dispatchEvent(new Event("change"));
    await until(() => bridge.last("set_coach_at_work"));
    expect(bridge.last("set_coach_at_work")).toEqual({ coach: 2 });
  });

  it("names who opened the archive, and lets nobody choose, where each coach has a passphrase", async () => {
    const other = { ...COACH, id: 2, name: "Marco", surname: "Silvestrin" };
    await open({ frame: () => ({ ...FRAME, coachByKey: true, coaches: [...FRAME.coaches, other] }) });
    const who = await until(() => document.querySelector(".who"));
    expect(who.textContent).toContain("Giulia Ferraresso");
    expect(document.querySelector(".who select")).toBeNull();
  });

  it("switches the schermo riservato with F9", async () => {
    await open();
    press("F9");
    expect(privacy.value).toBe(true);
    await until(() => find(".top [aria-pressed]").getAttribute("aria-pressed") === "true");
  });

  it("locks with Ctrl+L and shows the door", async () => {
    let archive = "aperto";
    await open({
      app_status: () => ({ ...STATUS, archive }),
      lock: () => {
        archive = "bloccato";
      },
    });
    press("l", { ctrlKey: true });
    await until(() => document.querySelector("unlock-screen"));
  });

  it("keeps what is typed before it locks, also about a session", async () => {
    await open({ lock: () => undefined });
    unsaved.open<string>("richiesta/nuova", "", { title: "Nuova richiesta" }).write("parole");
    const notes = new SessionNotes(5, sessionRow(41, "EROGATA"));
    notes.setText("privateNote", "Da sentire l’azienda.");
    press("l", { ctrlKey: true });
    await until(() => bridge.last("lock"));
    const kept = bridge.calls.filter((it) => it.command === "keep_unsent").length;
    expect(kept).toBe(2);
    expect(document.querySelector("dialog")).toBeNull();
    notes.words.close();
  });

  it("asks before it locks what could not be kept, and stays when the answer is no", async () => {
    const full = () => {
      throw refusal("UNEXPECTED", "Il disco è pieno.");
    };
    await open({ lock: () => undefined, keep_unsent: full });
    unsaved.open<string>("richiesta/nuova", "", { title: "Nuova richiesta" }).write("parole");
    press("l", { ctrlKey: true });
    await until(() => document.body.textContent?.includes("Il disco è pieno."));
    press("l", { ctrlKey: true });
    expect(document.querySelectorAll("dialog")).toHaveLength(1);
    button("Annulla").click();
    await settled();
    expect(bridge.last("lock")).toBeUndefined();
    await until(() => document.body.textContent?.includes("Quello che scrivi non è conservato."));

    button("Blocca").click();
    await until(() => document.querySelector("dialog"));
    button("Prosegui e perdi il testo").click();
    await until(() => bridge.last("lock"));
  });

  it("closes windows and toasts when the program locks by itself", async () => {
    let archive = "aperto";
    await open({
      app_status: () => ({ ...STATUS, archive, lockedItself: archive === "bloccato" }),
    });
    toast("Erogazione 58 programmata.");
    await until(() => document.querySelector(".toast"));
    archive = "bloccato";
    bridge.emit("archive-locked");
    await until(() => document.querySelector("unlock-screen"));
    await until(() => !document.querySelector(".toast"));
    expect(bridge.reloads).toBe(1);
    expect(document.body.textContent).toContain("si è bloccato da solo");
  });

  it("says a minute before that it locks, and any sign of life keeps it open", async () => {
    await open({ user_is_active: () => undefined });
    await until(() => document.querySelector("main h1"));
    bridge.emit("lock-near");
    const said = await until(() => document.querySelector("lock-near [role=alert]"));
    expect(said.textContent).toContain("Affianca si blocca tra un minuto");
    const before = bridge.calls.filter((it) => it.command === "user_is_active").length;
    button("Resta").dispatchEvent(new Event("pointerdown", { bubbles: true }));
    await until(() => !document.querySelector("lock-near [role=alert]"));
    expect(bridge.calls.filter((it) => it.command === "user_is_active").length).toBe(before + 1);
  });

  it("throws the page away when its user locks", async () => {
    await open({ lock: () => undefined });
    await until(() => document.querySelector("main h1"));
    press("l", { ctrlKey: true });
    await until(() => bridge.reloads === 1);
  });

  it("leaves no toast behind on another screen", async () => {
    await open();
    await until(() => document.querySelector("main h1"));
    toast("Erogazione 13 inserita.");
    await until(() => document.querySelector(".toast"));
    router.setQuery({ persona: "3" });
    await new Promise((done) => setTimeout(done, 20));
    expect(document.querySelector(".toast")).not.toBeNull();
    router.go("/registri");
    await until(() => !document.querySelector(".toast"));
  });

  it("shows only the OPAL code of a search result under the schermo riservato", async () => {
    await open();
    await until(() => document.querySelector("#search"));
    write("#search", "el am");
    await until(() => document.body.textContent?.includes("El Amrani Samira"));
    privacy.set(true);
    await until(() => !find("#search-list").textContent?.includes("El Amrani"));
    expect(find("#search").getAttribute("aria-expanded")).toBe("false");
    write("#search", "el amr");
    await until(() => find("#search-list").textContent?.includes("JC-1-1103/014"));
    expect(document.body.textContent).not.toContain("El Amrani");
  });

  it("leads from the examples to a real archive, or to the door of the one there is", async () => {
    let told = { ...STATUS, example: true };
    await open({
      app_status: () => told,
      leave_example: () => {
        told = { ...STATUS, archive: "assente" };
      },
    });
    await until(() => document.querySelector(".banner"));
    button("Crea il tuo archivio").click();
    await until(() => document.querySelector("create-archive"));
    button("Indietro").click();
    await until(() => document.body.textContent?.includes("Da dove vuoi cominciare?"));
    document.body.replaceChildren();

    told = { ...STATUS, example: true };
    await open({
      app_status: () => told,
      leave_example: () => {
        told = { ...STATUS, archive: "bloccato" };
      },
    });
    (await until(() => document.querySelector<HTMLElement>(".banner button"))).click();
    await until(() => document.querySelector("unlock-screen"));
  });

  it("lets the program know now and then that somebody is there", async () => {
    await open();
    await until(() => document.body.textContent?.includes("Giulia Ferraresso"));
    // Far from whatever was pressed before.
    vi.spyOn(performance, "now").mockReturnValue(1e9);
    press("a");
    press("b");
    vi.restoreAllMocks();
    expect(bridge.calls.filter(({ command }) => command === "user_is_active")).toHaveLength(1);
  });

  it.each(["input", "compositionupdate", "selectionchange", "focusin", "scroll", "touchstart"])(
    "takes dictation, a screen reader and a finger for somebody who is there: %s",
    async (sign) => {
      await open();
      await until(() => document.body.textContent?.includes("Giulia Ferraresso"));
      // Later than the sign before.
      hours += 1;
      const later = vi.spyOn(performance, "now").mockReturnValue(hours * 3.6e6);
      bridge.calls.length = 0;
      find("main").dispatchEvent(new Event(sign, { bubbles: sign !== "scroll" }));
      later.mockRestore();
      expect(bridge.last("user_is_active")).toBeDefined();
    },
  );

  it("tells the program when it can be used, if asked", async () => {
    await open({ app_status: () => ({ ...STATUS, archive: "assente", traceStart: true }) });
    await until(() => bridge.last("trace_usable"));
  });
});

import { beforeEach, describe, expect, it } from "vitest";
import { archiveWorld, COPIES } from "./archive-world";
import { FakeBridge, refusal } from "./fake-bridge";
import { openAt, words } from "./open-at";
import { button, find, until } from "./page";
import { world } from "./world";

let bridge: FakeBridge;

beforeEach(() => {
  bridge = new FakeBridge({ ...world(), ...archiveWorld() });
});

const open = async () => {
  await openAt("/archivio", bridge);
  await until(() => document.querySelector("scheduled-copies [data-key=copies-folder]"));
};

const said = () => words(find("scheduled-copies"));

describe("scheduled copies", () => {
  it("are made in a folder that is chosen once", async () => {
    await open();
    button("Scegli la cartella…").click();
    await until(() => said().includes("CHIAVETTA"));
    expect(said()).toContain("La prima copia si farà al prossimo blocco o alla chiusura");
  });

  it("say how they stand", async () => {
    bridge.answers.scheduled_copies = () => ({ ...COPIES, copies: 9, last: "2022-05-31T17:42:00" });
    await open();
    expect(said()).toContain("Nella cartella: 9 copie");
  });

  it("say calmly that the stick is not there, and who else gets them", async () => {
    bridge.answers.scheduled_copies = () => ({ ...COPIES, copies: null, synced: "Dropbox" });
    await open();
    expect(said()).toContain("La cartella ora non c’è");
    expect(said()).toContain("sincronizzata con Dropbox");
  });

  it("say why a folder is not taken, and keep the one there was", async () => {
    bridge.answers.scheduled_copies = () => COPIES;
    bridge.answers.choose_copies_folder = () => {
      throw refusal("INVALID", "In questa cartella non si può scrivere: scegline un’altra.");
    };
    await open();
    button("Cambia cartella…").click();
    await until(() => said().includes("non si può scrivere"));
    expect(said()).toContain("CHIAVETTA");
  });

  it("are given up after a question", async () => {
    bridge.answers.scheduled_copies = () => COPIES;
    await open();
    button("Non farne più", find("scheduled-copies")).click();
    const dialog = await until(() => document.querySelector("dialog"));
    button("Non farne più", dialog).click();
    await until(() => said().includes("Scegli la cartella"));
    expect(bridge.last("stop_scheduled_copies")).toBeDefined();
  });
});

describe("a copy made by hand", () => {
  it("says how far it is and can be given up", async () => {
    bridge.answers.make_copy = ({ progress }) => {
      progress([40, 100]);
      return new Promise<string>(() => undefined);
    };
    await open();
    find("[data-key=make-copy]").click();
    await until(() => words(find("make-copy")).includes("40 %"));
    button("Interrompi").click();
    await until(() => bridge.last("stop_copy"));
  });
});

describe("the lock", () => {
  it("is chosen among what the program offers, and comes back when it is not taken", async () => {
    await open();
    const list = await until(() => document.querySelector<HTMLSelectElement>("#lock-minutes"));
    expect([...list.options].map((it) => it.value)).toEqual(["2", "5", "10", "15", "20", "30", "60"]);
    const pick = (minutes: string) => {
      list.value = minutes;
      list.dispatchEvent(new Event("change", { bubbles: true }));
    };
    pick("5");
    await until(() => bridge.last("set_lock_minutes"));
    expect(bridge.last("set_lock_minutes")).toEqual({ minutes: 5 });
    bridge.answers.set_lock_minutes = () => {
      throw refusal("INVALID", "Scegli da 2 a 60 minuti.");
    };
    pick("2");
    await until(() => words(find("lock-choice")).includes("da 2 a 60"));
  });
});

describe("pictures of the screen", () => {
  it("are nothing to choose where the system keeps no window out", async () => {
    await open();
    expect(words(find("screen-capture"))).toBe("");
  });

  it("are allowed by who needs them", async () => {
    bridge.answers.capture_allowed = () => false;
    bridge.answers.allow_capture = () => undefined;
    await open();
    (await until(() => document.querySelector<HTMLInputElement>("#capture-allowed"))).click();
    await until(() => bridge.last("allow_capture"));
    expect(bridge.last("allow_capture")).toEqual({ allowed: true });
  });
});

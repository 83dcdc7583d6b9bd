import { html } from "lit";
import { beforeEach, describe, expect, it } from "vitest";
import { useBridge } from "../src/base/bridge";
import { editCentre } from "../src/screens/directory/centres";
import { askSignature } from "../src/screens/registers/windows";
import { askReason } from "../src/shared/reason";
import { type Route, router } from "../src/shared/router";
import { status } from "../src/shared/state";
import { closing, showForm, Unsaved, type UnsavedWords, unsaved } from "../src/shared/unsaved";
import { DIRECTORY, directoryWorld } from "./directory-world";
import { FakeBridge } from "./fake-bridge";
import { button, find, until, write } from "./page";
import { detailOf, registersWorld } from "./registers-world";
import { STATUS, world } from "./world";

const MANNER = { leaving: closing("inviare") };
const screen = (path: string): Route => ({
  path,
  title: path,
  section: "richieste",
  load: async () => undefined,
  view: () => html`<h1>${path}</h1>`,
});

const question = () => document.querySelector<HTMLElement>('[role="alertdialog"]');
const asked = () => until(question);
/** The question is answered, and who asked has heard. */
const answer = async (word: "Procedi" | "Annulla" | "Blocca senza salvare") => {
  button(word, await asked()).click();
  await new Promise((done) => setTimeout(done));
};
const esc = () => {
  const pressed = new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true });
  find("dialog").dispatchEvent(pressed);
  return pressed.defaultPrevented;
};

beforeEach(() => {
  useBridge(new FakeBridge({ ...world(), ...directoryWorld(), ...registersWorld() }));
});

describe("unsaved words", () => {
  it("are only those that differ from what the form opened with", () => {
    const words = unsaved.open("ente", { name: "Passolieve" }, MANNER);
    expect(words.dirty).toBe(false);
    words.write({ name: "Passolieve s.c.s." });
    expect(words.dirty).toBe(true);
    words.write({ name: "Passolieve" });
    expect(words.dirty).toBe(false);
  });

  it("are forgotten when they are sent, and not those typed while they were", () => {
    const words = unsaved.open("ente", "uno", MANNER);
    words.write("due");
    const sent = words.value;
    words.write("due e tre");
    words.settle(sent);
    expect(words.dirty).toBe(true);
    words.settle("due e tre");
    expect(unsaved.holds).toBe(false);
  });

  it("let one go at once when there are none, and ask when there are", async () => {
    const words = unsaved.open("ente", "", MANNER);
    expect(words.leave()).toBe(true);
    words.write("parole");
    const first = words.leave();
    expect((await asked()).textContent).toContain("Quello che hai scritto in questa maschera va perso.");
    await answer("Annulla");
    expect(await first).toBe(false);
    const second = words.leave();
    await answer("Procedi");
    expect(await second).toBe(true);
  });

  it("are saved before anything is asked, where the form saves by itself", async () => {
    const save = async (): Promise<void> => words.settle();
    const words: UnsavedWords<string> = unsaved.open("relazione/2", "", { ...MANNER, save });
    words.write("parole");
    expect(await words.leave()).toBe(true);
    expect(question()).toBeNull();
  });

  it("are found again under their key by who knows their kind", () => {
    const words = unsaved.open("attivita/5", { kind: "session" }, { ...MANNER, waits: true });
    const is = (it: unknown): it is { kind: string } => (it as { kind: string }).kind === "session";
    const isNot = (it: unknown): it is string => typeof it === "string";
    expect(unsaved.left("attivita/5", is)).toBeNull();
    words.write({ kind: "session", ...{ note: "parole" } });
    expect(unsaved.left("attivita/5", is)).toBe(words);
    expect(unsaved.left("attivita/5", isNot)).toBeNull();
    expect(unsaved.left("attivita/6", is)).toBeNull();
    words.close();
    expect(unsaved.left("attivita/5", is)).toBeNull();
  });

  it("of a form that is closed do not come back with the end of a late saving", () => {
    const words = unsaved.open("documento/2", "", MANNER);
    words.write("parole");
    words.close();
    words.settle("altro");
    words.write("ancora");
    expect(unsaved.holds).toBe(false);
  });

  it("closed late do not take away those that came in their place", () => {
    const old = unsaved.open("ente", "", MANNER);
    unsaved.open("ente", "", MANNER).write("nuove");
    old.close();
    expect(unsaved.holds).toBe(true);
  });

  it("do not outlive the open archive", () => {
    status.set(STATUS);
    unsaved.open("ente", "", MANNER).write("parole");
    status.set({ ...STATUS, archive: "bloccato" });
    expect(unsaved.holds).toBe(false);
  });
});

describe("the way out of a screen", () => {
  beforeEach(() => {
    history.replaceState(null, "", "#/richieste");
    router.register([screen("/richieste"), screen("/oggi")], "/richieste");
    router.start();
    return () => router.stop();
  });

  it("is free while nothing is typed", () => {
    unsaved.open("richiesta/nuova", "", MANNER);
    router.go("/oggi");
    expect(router.place.value?.path).toBe("/oggi");
  });

  it("asks about what would be lost, and forgets it when left", async () => {
    unsaved.open("richiesta/nuova", "", MANNER).write("parole");
    router.go("/oggi");
    await answer("Annulla");
    expect(router.place.value?.path).toBe("/richieste");
    router.go("/oggi");
    await answer("Procedi");
    expect(router.place.value?.path).toBe("/oggi");
    expect(unsaved.holds).toBe(false);
  });

  it("asks on the way back too, and stays where one was", async () => {
    router.go("/oggi");
    unsaved.open("richiesta/nuova", "", MANNER).write("parole");
    history.back();
    await answer("Annulla");
    expect(router.place.value?.path).toBe("/oggi");
  });

  it("takes the windows over it along", async () => {
    const words = unsaved.open("ente", "", MANNER);
    const closed = showForm(words, () => html`<p>Ente</p>`);
    words.write("parole");
    router.go("/oggi");
    await answer("Procedi");
    await closed;
    expect(document.querySelector("dialog")).toBeNull();
  });

  it("asks nothing about words that wait, which only the lock would take", async () => {
    const words = unsaved.open("attivita/5", "", { ...MANNER, waits: true });
    words.write("parole");
    router.go("/oggi");
    expect(router.place.value?.path).toBe("/oggi");

    const stays = unsaved.mayLock();
    expect((await asked()).textContent).toContain("con il blocco va perso");
    await answer("Annulla");
    expect(await stays).toBe(false);
    const locks = unsaved.mayLock();
    await answer("Blocca senza salvare");
    expect(await locks).toBe(true);
    words.settle();
    expect(await unsaved.mayLock()).toBe(true);
  });

  it("asks about each form that would lose something", async () => {
    unsaved.open("richiesta/nuova", "", { leaving: { title: "Prima", question: "Uno?" } }).write("parole");
    unsaved.open("ente", "", { leaving: { title: "Seconda", question: "Due?" } }).write("parole");
    const may = unsaved.mayLock();
    expect((await asked()).textContent).toContain("Uno?");
    await answer("Procedi");
    expect((await asked()).textContent).toContain("Due?");
    await answer("Annulla");
    expect(await may).toBe(false);
    expect(new Unsaved().holds).toBe(false);
  });
});

describe.each([
  [
    "a record",
    () => editCentre(DIRECTORY.centres[0] ?? null),
    () => write("#record-name", "CPI Mestre"),
    "Chiudi senza salvare",
  ],
  [
    "a signature",
    () => {
      const { row, signatures } = detailOf(17);
      const [first] = signatures;
      if (!first) throw new Error("the register has signatures");
      return askSignature(row, first, "Treviso");
    },
    () => write("#sign-place", "Villorba"),
    "Chiudi senza salvare",
  ],
  [
    "a reason",
    () => askReason({ key: "richiesta/14/rifiuto", title: "Rifiuta", run: async () => undefined }),
    () => write("textarea", "Specializzazione diversa"),
    "Chiudi senza inviare",
  ],
] as const)("the window of %s", (_name, open, type, title) => {
  it("closes at once with nothing typed", async () => {
    const closed = open();
    await until(() => document.querySelector("dialog input, dialog textarea"));
    expect(esc()).toBe(false);
    button("Annulla").click();
    await closed;
    expect(question()).toBeNull();
  });

  it("asks at Esc and at Annulla before what is typed is lost", async () => {
    const closed = open();
    await until(() => document.querySelector("dialog input, dialog textarea"));
    type();
    expect(esc()).toBe(true);
    expect((await asked()).textContent).toContain(title);
    await answer("Annulla");
    expect(unsaved.holds).toBe(true);
    button("Annulla").click();
    await answer("Procedi");
    expect(await closed).toBeFalsy();
    expect(unsaved.holds).toBe(false);
  });
});

describe("the window of a reason", () => {
  it("takes spaces for nothing typed", async () => {
    const closed = askReason({ key: "richiesta/14/rifiuto", title: "Rifiuta", run: async () => undefined });
    write("textarea", "   ");
    button("Annulla").click();
    expect(await closed).toBeNull();
  });
});

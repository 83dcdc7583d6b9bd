import { html } from "lit";
import { beforeEach, describe, expect, it } from "vitest";
import { useBridge } from "../src/base/bridge";
import { editCentre } from "../src/screens/directory/centres";
import { askSignature } from "../src/screens/registers/windows";
import { askReason } from "../src/shared/reason";
import { type Route, router } from "../src/shared/router";
import { status } from "../src/shared/state";
import { type Manner, Unsaved, type UnsavedWords, unsaved } from "../src/shared/unsaved";
import { showForm } from "../src/shared/unsaved-form";
import { DIRECTORY, directoryWorld } from "./directory-world";
import { FakeBridge, refusal } from "./fake-bridge";
import { button, find, until, write } from "./page";
import { detailOf, registersWorld } from "./registers-world";
import { STATUS, world } from "./world";

const MANNER: Manner<unknown> = { title: "Scheda dell’ente" };
const screen = (path: string): Route => ({
  path,
  title: path,
  section: "richieste",
  load: async () => undefined,
  view: () => html`<h1>${path}</h1>`,
});

const LEFT = {
  form: "ente",
  title: "Scheda dell’ente",
  place: "/anagrafiche",
  words: JSON.stringify({ name: "Passolieve s.c.s." }),
  kept: "2022-06-01T08:55:00",
};

let bridge: FakeBridge;
/** What the archive keeps, by form. */
let archive: Map<string, string>;

const question = () => document.querySelector<HTMLElement>('[role="alertdialog"]');
const asked = () => until(question);
/** The question is answered, and who asked has heard. */
const answer = async (word: "Prosegui e perdi il testo" | "Annulla") => {
  button(word, await asked()).click();
  await new Promise((done) => setTimeout(done));
};
const esc = () => {
  const pressed = new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true });
  find("dialog").dispatchEvent(pressed);
};

function full(): never {
  throw refusal("UNEXPECTED", "Il disco è pieno.");
}

beforeEach(() => {
  archive = new Map();
  bridge = new FakeBridge({
    ...world(),
    ...directoryWorld(),
    ...registersWorld(),
    keep_unsent: ({ unsent }) => {
      archive.set(unsent.form, unsent.words);
      return "2022-06-01T09:14:00";
    },
    forget_unsent: ({ form }) => void archive.delete(form),
  });
  useBridge(bridge);
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

  it("are forgotten when they are sent while the archive still writes them down", async () => {
    let written: (() => void) | undefined;
    bridge = new FakeBridge({
      ...world(),
      keep_unsent: ({ unsent }) =>
        new Promise<string>((done) => {
          written = () => {
            archive.set(unsent.form, unsent.words);
            done("2022-06-01T09:14:00");
          };
        }),
      forget_unsent: ({ form }) => void archive.delete(form),
    });
    useBridge(bridge);
    const words = unsaved.open<string>("ente", "", MANNER);
    words.write("Passolieve s.c.s.");
    void unsaved.flush();
    const write = await until(() => written);
    words.sent();
    write();
    await until(() => bridge.last("forget_unsent"));
    await unsaved.flush();
    expect([...archive.keys()]).toEqual([]);
  });

  it("reach the archive within a second of the first key, however long one goes on typing", async () => {
    const words = unsaved.open<string>("ente", "", MANNER);
    const begun = performance.now();
    let typed = "";
    while (!archive.has("ente") && performance.now() - begun < 2000) {
      typed += "a";
      words.write(typed);
      await new Promise((done) => setTimeout(done, 30));
    }
    expect(performance.now() - begun).toBeLessThan(1000);
    expect(JSON.parse(archive.get("ente") ?? "")).toMatch(/^a+$/);
  });

  it("say what they are and where they were left", async () => {
    unsaved.open<string>("ente", "", MANNER).write("parole");
    await unsaved.flush();
    expect(bridge.last("keep_unsent")?.unsent).toMatchObject({
      form: "ente",
      title: "Scheda dell’ente",
      words: '"parole"',
    });
  });

  it("are forgotten when they are sent, and not those typed while they were", async () => {
    const words = unsaved.open<string>("ente", "uno", MANNER);
    words.write("due");
    await unsaved.flush();
    const sent = words.value;
    words.write("due e tre");
    words.settle(sent);
    await unsaved.flush();
    expect(archive.get("ente")).toBe('"due e tre"');
    words.settle("due e tre");
    await unsaved.flush();
    expect(archive.size).toBe(0);
    expect(unsaved.holds).toBe(false);
  });

  it("taken back to what they were leave nothing in the archive", async () => {
    const words = unsaved.open<string>("ente", "uno", MANNER);
    words.write("due");
    await unsaved.flush();
    words.write("uno");
    await unsaved.flush();
    expect(archive.size).toBe(0);
  });

  it("let one go at once when there are none, and without a question when they are kept", async () => {
    const words = unsaved.open<string>("ente", "", MANNER);
    expect(words.leave()).toBe(true);
    words.write("parole");
    expect(await words.leave()).toBe(true);
    expect(archive.get("ente")).toBe('"parole"');
    expect(question()).toBeNull();
  });

  it("are asked about when the archive could not keep them, with the reason", async () => {
    bridge.answers.keep_unsent = full;
    const words = unsaved.open<string>("ente", "", MANNER);
    words.write("parole");
    const first = words.leave();
    const said = (await asked()).textContent;
    expect(said).toContain("Scheda dell’ente");
    expect(said).toContain("Il disco è pieno.");
    await answer("Annulla");
    expect(await first).toBe(false);
    const second = words.leave();
    await answer("Prosegui e perdi il testo");
    expect(await second).toBe(true);
  });

  it("are saved before anything is asked, where the form saves by itself", async () => {
    bridge.answers.keep_unsent = full;
    const save = async (): Promise<void> => words.settle();
    const words: UnsavedWords<string> = unsaved.open<string>("relazione/2", "", { ...MANNER, save });
    words.write("parole");
    expect(await words.leave()).toBe(true);
    expect(question()).toBeNull();
  });

  it("of a form that is closed are found again by it", async () => {
    const words = unsaved.open<string>("ente", "", MANNER);
    words.write("parole");
    words.close();
    words.write("ancora");
    await unsaved.flush();
    expect(unsaved.left.value.map(({ form, kept }) => [form, kept])).toEqual([
      ["ente", "2022-06-01T09:14:00"],
    ]);
    const again = unsaved.open<string>("ente", "", MANNER);
    expect(again.value).toBe("parole");
    expect(again.resumed).toBe("2022-06-01T09:14:00");
    expect(unsaved.left.value).toEqual([]);
    again.startOver();
    await unsaved.flush();
    expect(again.value).toBe("");
    expect(archive.size).toBe(0);
  });

  it("opened a second time over themselves go on", () => {
    unsaved.open<string>("ente", "", MANNER).write("parole");
    const again = unsaved.open<string>("ente", "", MANNER);
    expect(again.value).toBe("parole");
    expect(again.resumed).toBeNull();
  });

  it("closed late do not take away those that came in their place", () => {
    const old = unsaved.open<string>("ente", "", MANNER);
    unsaved.open<string>("ente", "", MANNER).write("nuove");
    old.close();
    expect(unsaved.holds).toBe(true);
  });

  it("of another shape than the form's stay in the list and out of the form", () => {
    unsaved.left.set([LEFT]);
    const words = unsaved.open("ente", { name: "", taxCode: "" }, MANNER);
    expect(words.value).toEqual({ name: "", taxCode: "" });
  });

  it("wait for a form that does not know yet what it opens with", () => {
    unsaved.left.set([LEFT]);
    const words = unsaved.open<{ name: string } | null>("ente", null, MANNER);
    expect(words.value).toBeNull();
    words.begin({ name: "Passolieve" });
    expect(words.value).toEqual({ name: "Passolieve s.c.s." });
    expect(words.dirty).toBe(true);
  });

  it("are read when the archive opens, and leave the page when it is locked", async () => {
    bridge.answers.unsent = () => [LEFT];
    status.set({ ...STATUS, archive: "bloccato" });
    status.set(STATUS);
    await until(() => unsaved.left.value.length === 1);
    const words = unsaved.open("ente", { name: "" }, MANNER);
    expect(words.value).toEqual({ name: "Passolieve s.c.s." });
    status.set({ ...STATUS, archive: "bloccato" });
    words.write({ name: "una risposta in ritardo" });
    expect(unsaved.holds).toBe(false);
    expect(unsaved.left.value).toEqual([]);
  });
});

describe("the way out of a screen", () => {
  beforeEach(() => {
    history.replaceState(null, "", "#/richieste");
    router.register([screen("/richieste"), screen("/oggi")], "/richieste");
    router.start();
    return () => router.stop();
  });
  const place = () => router.place.value?.path;

  it("is free while nothing is typed", () => {
    unsaved.open<string>("richiesta/nuova", "", MANNER);
    router.go("/oggi");
    expect(place()).toBe("/oggi");
  });

  it("keeps what is typed and asks nothing", async () => {
    unsaved.open<string>("richiesta/nuova", "", MANNER).write("parole");
    router.go("/oggi");
    await until(() => place() === "/oggi");
    expect(archive.get("richiesta/nuova")).toBe('"parole"');
    expect(unsaved.left.value[0]?.place).toBe("/richieste");
    expect(question()).toBeNull();
  });

  it("asks when it cannot be kept, on the way back too, and stays where one was", async () => {
    bridge.answers.keep_unsent = full;
    router.go("/oggi");
    unsaved.open<string>("richiesta/nuova", "", MANNER).write("parole");
    history.back();
    await answer("Annulla");
    expect(place()).toBe("/oggi");
    router.go("/richieste");
    await answer("Prosegui e perdi il testo");
    expect(place()).toBe("/richieste");
  });

  it("takes the windows over it along", async () => {
    const words = unsaved.open<string>("ente", "", MANNER);
    const closed = showForm(words, () => html`<p>Ente</p>`);
    words.write("parole");
    router.go("/oggi");
    await closed;
    expect(document.querySelector("dialog")).toBeNull();
    expect(archive.get("ente")).toBe('"parole"');
  });

  it("does not close the words that wait, which the lock keeps too", async () => {
    const words = unsaved.open<string>("attivita/5/nuova", "", { ...MANNER, waits: true });
    words.write("parole");
    router.go("/oggi");
    expect(place()).toBe("/oggi");
    expect(await unsaved.mayEnd()).toBe(true);
    expect(archive.get("attivita/5/nuova")).toBe('"parole"');
    expect(unsaved.keysOf("attivita/5/")).toEqual(["attivita/5/nuova"]);
    expect(unsaved.wordsOf("attivita/5/nuova")).toBe("parole");
  });

  it("asks once before the end about all that could not be kept", async () => {
    bridge.answers.keep_unsent = full;
    unsaved.open<string>("richiesta/nuova", "", { title: "Nuova richiesta" }).write("parole");
    unsaved.open<string>("ente", "", MANNER).write("parole");
    const may = unsaved.mayEnd();
    expect((await asked()).textContent).toContain("Nuova richiesta, Scheda dell’ente");
    await answer("Annulla");
    expect(await may).toBe(false);
    expect(new Unsaved().holds).toBe(false);
  });

  it("asks before the end what is no form, too", async () => {
    const stop = unsaved.askBeforeEnd(async () => false);
    expect(await unsaved.mayEnd()).toBe(false);
    stop();
    expect(await unsaved.mayEnd()).toBe(true);
  });
});

describe.each([
  ["a record", () => editCentre(DIRECTORY.centres[0] ?? null), "#record-name", "CPI Mestre"],
  [
    "a signature",
    () => {
      const { row, signatures } = detailOf(17);
      const [first] = signatures;
      if (!first) throw new Error("the register has signatures");
      return askSignature(row, first, "Treviso");
    },
    "#sign-place",
    "Villorba",
  ],
  [
    "a reason",
    () => askReason({ key: "richiesta/14/rifiuto", title: "Rifiuta", run: async () => undefined }),
    "textarea",
    "Specializzazione diversa",
  ],
] as const)("the window of %s", (_name, open, field, typed) => {
  const opened = () => until(() => document.querySelector<HTMLInputElement>(`dialog ${field}`));

  it("closes at once with nothing typed, and leaves nothing", async () => {
    const closed = open();
    await opened();
    esc();
    button("Annulla").click();
    await closed;
    await unsaved.flush();
    expect(archive.size).toBe(0);
  });

  it("gives back what was typed before Esc, until it is given up", async () => {
    const closed = open();
    await opened();
    write(field, typed);
    esc();
    expect(await closed).toBeFalsy();
    await unsaved.flush();
    expect(archive.size).toBe(1);

    const again = open();
    expect((await opened()).value).toBe(typed);
    await until(() => document.body.textContent?.includes("Ripreso da dove eri arrivato"));
    button("Scarta il testo e chiudi").click();
    await again;
    await unsaved.flush();
    expect(archive.size).toBe(0);
    void open();
    expect((await opened()).value).not.toBe(typed);
  });
});

describe("the window of a reason", () => {
  it("takes spaces for nothing typed", async () => {
    const closed = askReason({ key: "richiesta/14/rifiuto", title: "Rifiuta", run: async () => undefined });
    write("textarea", "   ");
    button("Annulla").click();
    expect(await closed).toBeNull();
    await unsaved.flush();
    expect(archive.size).toBe(0);
  });

  it("leaves nothing once its step is taken", async () => {
    const closed = askReason({ key: "richiesta/14/rifiuto", title: "Rifiuta", run: async () => undefined });
    write("textarea", "Specializzazione diversa");
    await unsaved.flush();
    expect(archive.size).toBe(1);
    button("Procedi").click();
    expect(await closed).toBe("Specializzazione diversa");
    await unsaved.flush();
    expect(archive.size).toBe(0);
  });
});

import { beforeEach, describe, expect, it } from "vitest";
import { archiveWorld } from "./archive-world";
import { FakeBridge, refusal } from "./fake-bridge";
import { openAt, words } from "./open-at";
import { find, until, write } from "./page";
import { world } from "./world";

const GIULIA = { id: 1, name: "Giulia Ferraresso" };
const MARCO = { id: 2, name: "Marco Silvestrin" };

let bridge: FakeBridge;
let own: (typeof MARCO)[];

beforeEach(() => {
  own = [];
  bridge = new FakeBridge({
    ...world(),
    ...archiveWorld(),
    key_coaches: () => ({ own, without: own.length > 0 ? [] : [MARCO] }),
  });
});

const open = async () => {
  await openAt("/archivio?sezione=accesso", bridge);
  return until(() => document.querySelector('[data-key="add-coach"]:not([aria-disabled])'));
};
const send = (element: string) =>
  find<HTMLFormElement>(`${element} form`).dispatchEvent(
    new Event("submit", { bubbles: true, cancelable: true }),
  );
const choose = (id: string, value: string) => {
  const select = find<HTMLSelectElement>(id);
  select.value = value;
  select.dispatchEvent(new Event("change"));
};

describe("who can open the archive", () => {
  it("gives a coach a passphrase of their own, and lists both", async () => {
    await open();
    expect(words(find("key-coaches"))).toContain("Una sola frase segreta apre l’archivio");
    find('[data-key="add-coach"]').click();
    await until(() => document.querySelector("add-coach form"));
    expect(words(find("add-coach"))).toContain("La frase di adesso diventa la tua");
    send("add-coach");
    await until(() => document.querySelector("#add-own-err"));
    expect(document.querySelector("#add-who-err")).not.toBeNull();
    write("#add-own", "quattro parole di prima");
    choose("#add-who", "2");
    write("#add-passphrase", "quattro parole di Marco");
    write("#add-passphrase-again", "quattro parole di Marco");
    bridge.answers.add_key_coach = () => {
      own = [GIULIA, MARCO];
    };
    send("add-coach");
    await until(() => !document.querySelector("dialog"));
    expect(bridge.last("add_key_coach")).toEqual({
      own: "quattro parole di prima",
      coach: 2,
      passphrase: "quattro parole di Marco",
    });
    const list = await until(() => document.querySelector(".key-coaches"));
    expect(words(list)).toContain("Giulia Ferraresso sei tu");
    expect(words(list)).toContain("Marco Silvestrin");
    const buttons = [...list.querySelectorAll("button")].map((button) => words(button));
    expect(buttons, "one’s own is not taken away").toEqual(["Cambia la mia frase…", "Togli…"]);
  });

  it("says under its field that one’s own passphrase is wrong, and keeps the rest", async () => {
    await open();
    find('[data-key="add-coach"]').click();
    await until(() => document.querySelector("add-coach form"));
    bridge.answers.add_key_coach = () => {
      throw refusal("WRONG_SECRET", "La frase segreta non è quella di questo archivio.");
    };
    write("#add-own", "sbagliata");
    choose("#add-who", "2");
    write("#add-passphrase", "quattro parole di Marco");
    write("#add-passphrase-again", "quattro parole di Marco");
    send("add-coach");
    await until(() => document.querySelector("#add-own-err"));
    expect(document.activeElement?.id).toBe("add-own");
    expect(find<HTMLInputElement>("#add-passphrase").value).toBe("quattro parole di Marco");
  });

  it("takes a passphrase away, and says what still opens", async () => {
    own = [GIULIA, MARCO];
    await open();
    find('[data-key="remove-coach-2"]').click();
    const form = await until(() => document.querySelector("remove-coach form"));
    expect(words(form)).toContain("chi ha tenuto una copia di prima");
    send("remove-coach");
    await until(() => document.querySelector("#remove-own-err"));
    expect(bridge.last("remove_key_coach")).toBeUndefined();
    write("#remove-own", "quattro parole di prima");
    bridge.answers.remove_key_coach = () => {
      own = [];
    };
    send("remove-coach");
    await until(() => !document.querySelector("dialog"));
    expect(bridge.last("remove_key_coach")).toEqual({ own: "quattro parole di prima", coach: 2 });
    await until(() => words(find("key-coaches")).includes("Una sola frase segreta"));
  });

  it("brings whoever wants to change theirs to the form", async () => {
    own = [GIULIA, MARCO];
    await open();
    find('[data-key="change-own"]').click();
    expect(document.activeElement?.id).toBe("old-passphrase");
  });

  it("names beforehand whom a new key shuts out", async () => {
    own = [GIULIA, MARCO];
    await open();
    find<HTMLInputElement>("#secret-seen").click();
    await until(() => words(find("change-passphrase")).includes("Marco Silvestrin non potrà più aprire"));
    expect(words(find("change-passphrase"))).not.toContain("Giulia Ferraresso non");
  });
});

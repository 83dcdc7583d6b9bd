import { beforeEach, describe, expect, it } from "vitest";
import { archiveWorld } from "./archive-world";
import { FakeBridge, refusal } from "./fake-bridge";
import { openAt, words } from "./open-at";
import { find, until, write } from "./page";
import { world } from "./world";

let bridge: FakeBridge;

beforeEach(async () => {
  bridge = new FakeBridge({ ...world(), ...archiveWorld() });
  await openAt("/archivio?sezione=accesso", bridge);
  await until(() => document.querySelector("#old-passphrase"));
});

const send = (element: string) =>
  find<HTMLFormElement>(`${element} form`).dispatchEvent(
    new Event("submit", { bubbles: true, cancelable: true }),
  );
const value = (id: string) => find<HTMLInputElement>(`#${id}`).value;

function fill(old: string, first: string, second = first): void {
  write("#old-passphrase", old);
  write("#new-passphrase", first);
  write("#new-passphrase-again", second);
}

describe("changing the passphrase", () => {
  it("hands both over and empties the fields", async () => {
    fill("quattro parole di prima", "quattro parole di adesso");
    send("change-passphrase");
    await until(() => words().includes("Frase segreta cambiata"));
    expect(bridge.last("change_passphrase")).toEqual({
      old: "quattro parole di prima",
      next: "quattro parole di adesso",
    });
    expect(value("old-passphrase") + value("new-passphrase") + value("new-passphrase-again")).toBe("");
  });

  it("says under its field that the one in use is wrong, and keeps the new one", async () => {
    bridge.answers.change_passphrase = () => {
      throw refusal("WRONG_SECRET", "La frase segreta non è quella giusta.");
    };
    fill("sbagliata", "quattro parole di adesso");
    send("change-passphrase");
    await until(() => document.querySelector("#old-passphrase-err"));
    expect(words(find("#old-passphrase-err"))).toBe("La frase segreta non è quella giusta.");
    expect(document.activeElement?.id).toBe("old-passphrase");
    expect(value("new-passphrase")).toBe("quattro parole di adesso");
  });

  it("asks for the one in use before anything else", async () => {
    fill("", "quattro parole di adesso");
    send("change-passphrase");
    await until(() => document.querySelector("#old-passphrase-err"));
    expect(bridge.last("change_passphrase")).toBeUndefined();
  });

  it("refuses a weak new one and two that differ, without asking the program", async () => {
    fill("quattro parole di prima", "debole");
    send("change-passphrase");
    await until(() => document.querySelector("#new-passphrase-err"));
    expect(words(find("#new-passphrase-err"))).toContain("Serve una frase più robusta.");
    fill("quattro parole di prima", "quattro parole di adesso", "quattro parole di ieri");
    send("change-passphrase");
    await until(() => document.querySelector("#new-passphrase-again-err"));
    expect(words(find("#new-passphrase-again-err"))).toBe("Le due frasi non sono uguali.");
    expect(bridge.last("change_passphrase")).toBeUndefined();
  });

  it("encrypts the archive anew when somebody else saw a secret, and says what old copies open with", async () => {
    find<HTMLInputElement>("#secret-seen").click();
    await until(() => words(find("change-passphrase")).includes("cifrato di nuovo"));
    fill("quattro parole di prima", "quattro parole di adesso");
    send("change-passphrase");
    const dialog = await until(() => document.querySelector("dialog"));
    expect(bridge.last("change_key")).toEqual({
      old: "quattro parole di prima",
      next: "quattro parole di adesso",
    });
    expect(bridge.last("change_passphrase")).toBeUndefined();
    expect(words(dialog)).toContain("K7QD-2M9X-PW4H-8TRB-YZ3C-6VNF");
    expect(words(dialog)).toContain(
      "Le 12 copie fatte finora (l’ultima il 31/05/2022, ore 17:42) si aprono ancora",
    );
  });

  it("says how long to wait after too many tries", async () => {
    bridge.answers.change_passphrase = () => {
      throw refusal("TOO_MANY_TRIES", "Troppi tentativi: riprova fra 30 secondi.");
    };
    fill("sbagliata", "quattro parole di adesso");
    send("change-passphrase");
    await until(() => words(find("change-passphrase")).includes("riprova fra 30 secondi"));
  });
});

describe("a new recovery code", () => {
  it("is shown once, in a window that stays until it was put away", async () => {
    write("#recovery-passphrase", "quattro parole di prima");
    send("new-recovery");
    const sheet = await until(() => document.querySelector("recovery-sheet .recovery"));
    expect(words(sheet)).toBe("K7QD-2M9X-PW4H-8TRB-YZ3C-6VNF");
    expect(value("recovery-passphrase")).toBe("");
    const dialog = find<HTMLDialogElement>("dialog");
    const cancelled = new Event("cancel", { cancelable: true });
    dialog.dispatchEvent(cancelled);
    expect(cancelled.defaultPrevented).toBe(true);
    find<HTMLInputElement>("#recovery-kept").click();
    find<HTMLButtonElement>("recovery-sheet .primary").click();
    await until(() => !document.querySelector("dialog"));
  });

  it("says under the field that the passphrase is wrong", async () => {
    bridge.answers.new_recovery_code = () => {
      throw refusal("WRONG_SECRET", "La frase segreta non è quella giusta.");
    };
    write("#recovery-passphrase", "sbagliata");
    send("new-recovery");
    await until(() => document.querySelector("#recovery-passphrase-err"));
    expect(document.querySelector("dialog")).toBeNull();
  });
});

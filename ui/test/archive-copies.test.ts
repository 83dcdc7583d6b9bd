import { beforeEach, describe, expect, it } from "vitest";
import { archiveWorld } from "./archive-world";
import { FakeBridge, refusal } from "./fake-bridge";
import { openAt, words } from "./open-at";
import { button, find, until, write } from "./page";
import { world } from "./world";

let bridge: FakeBridge;

beforeEach(async () => {
  bridge = new FakeBridge({ ...world(), ...archiveWorld() });
  await openAt("/archivio", bridge);
  (await until(() => document.querySelector<HTMLElement>("[data-key=check-copy]"))).click();
  await until(() => document.querySelector("check-copy #copy-secret"));
});

const send = () =>
  find<HTMLFormElement>("check-copy form").dispatchEvent(
    new Event("submit", { bubbles: true, cancelable: true }),
  );

describe("checking a copy", () => {
  it("asks for file and secret beside their fields", async () => {
    send();
    await until(() => document.querySelector("#copy-file-err"));
    expect(words(find("#copy-secret-err"))).toContain("Scrivi la frase segreta");
    expect(bridge.last("look_into_copy")).toBeUndefined();
  });

  it("says that it is whole and what it holds, and takes nothing", async () => {
    button("Scegli il file").click();
    await until(() => words(find("check-copy")).includes("affianca-2022-05-31"));
    write("#copy-secret", "una frase lunga");
    send();
    await until(() => words(find("check-copy")).includes("La copia è intera"));
    expect(words(find("check-copy"))).toContain("Passolieve");
    expect(bridge.last("look_into_copy")).toEqual({ secret: "una frase lunga" });
    expect(bridge.last("restore_copy")).toBeUndefined();
  });

  it("says what is wrong with one that is damaged, and nothing good of it", async () => {
    bridge.answers.look_into_copy = () => {
      throw refusal("ARCHIVE_DAMAGED", "L’archivio è danneggiato.");
    };
    button("Scegli il file").click();
    await until(() => words(find("check-copy")).includes("affianca-2022-05-31"));
    write("#copy-secret", "una frase lunga");
    send();
    await until(() => words(find("check-copy")).includes("danneggiato"));
    expect(words(find("check-copy"))).not.toContain("intera");
  });
});

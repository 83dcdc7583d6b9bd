import { beforeEach, describe, expect, it } from "vitest";
import { directoryWorld } from "./directory-world";
import { FakeBridge, refusal } from "./fake-bridge";
import { openAt, words } from "./open-at";
import { find, until } from "./page";
import { world } from "./world";

let bridge: FakeBridge;

const open = async () => {
  bridge = new FakeBridge({ ...world(), ...directoryWorld() });
  await openAt("/anagrafiche?sezione=destinatari&voce=1", bridge);
  (await until(() => document.querySelector<HTMLButtonElement>('[data-key="beneficiary-data"]'))).click();
  return until(() => document.querySelector<HTMLButtonElement>('[data-key="save-person-data"]'));
};

beforeEach(() => {
  document.querySelector("dialog")?.remove();
});

describe("the data of a person", () => {
  it("are saved where the user says, after what is in the file was told", async () => {
    const save = await open();
    expect(words(find("person-data"))).toContain("Bortolin Nicolò");
    expect(words(find("person-data"))).toContain("contiene anche le note riservate");
    bridge.answers.save_person_data = () => "/casa/dati-di-una-persona-2022-06-28.zip";
    save.click();
    await until(() => !document.querySelector("dialog"));
    expect(bridge.last("save_person_data")).toEqual({ id: 1 });
    await until(() =>
      words().includes("Dati della persona salvati in /casa/dati-di-una-persona-2022-06-28.zip."),
    );
  });

  it("stay where they are when the system’s window is closed without an answer", async () => {
    const save = await open();
    bridge.answers.save_person_data = () => {
      throw refusal("CANCELLED", "Operazione annullata.");
    };
    save.click();
    await until(() => bridge.last("save_person_data"));
    await until(() => save.getAttribute("aria-busy") === "false");
    expect(words(find("person-data"))).not.toContain("annullata");
  });

  it("are not said to be saved where the disk refuses", async () => {
    const save = await open();
    bridge.answers.save_person_data = () => {
      throw refusal("REFUSED", "Il disco non ha accettato l’operazione.");
    };
    save.click();
    await until(() => words(find("person-data")).includes("Il disco non ha accettato"));
    expect(words()).not.toContain("salvati in");
  });
});

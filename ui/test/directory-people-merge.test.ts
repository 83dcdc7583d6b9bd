import { beforeEach, describe, expect, it } from "vitest";
import { privacy } from "../src/base/privacy";
import { directoryWorld, PEOPLE } from "./directory-world";
import { FakeBridge, refusal } from "./fake-bridge";
import { openAt, words } from "./open-at";
import { find, until } from "./page";
import { one } from "./recorded";
import { world } from "./world";

let bridge: FakeBridge;

beforeEach(() => {
  bridge = new FakeBridge({ ...world(), ...directoryWorld() });
});

const key = (name: string) => find<HTMLButtonElement>(`[data-key="${name}"]`);
const keyed = (name: string) =>
  until(() => document.querySelector<HTMLButtonElement>(`[data-key="${name}"]`));
const facts = () => until(() => document.querySelector<HTMLElement>("people-merge-form .merge-facts"));
const inDialog = () => words(find("people-merge-form"));
const DOUBLES = "/anagrafiche/doppioni/destinatari";

describe("people who may be one", () => {
  it("are announced over the list and shown two at a time with the reason", async () => {
    await openAt("/anagrafiche?sezione=destinatari", bridge);
    await until(() => words().includes("2 possibili doppioni fra i destinatari."));
    expect(key("doubles").getAttribute("href")).toBe(`#${DOUBLES}`);
    await openAt(DOUBLES, bridge);
    await until(() => document.querySelector(".doubles"));
    expect(words()).toContain("Potrebbero essere la stessa persona");
    expect(words()).toContain("stesso codice fiscale a parte l’omocodia");
    expect(words()).toContain("senza data di nascita");
  });

  it("are merged into the one with the definitive code, and the toast takes it back", async () => {
    await openAt(DOUBLES, bridge);
    (await keyed("merge-9-1")).click();
    await facts();
    expect(bridge.last("check_people_merge")).toEqual({ keep: 9, merge: 1 });
    expect(inDialog()).toContain("1 richiesta con 6 erogazioni: JC-1-1103/002");
    expect(inDialog()).toContain("Telefono, che mancava: 320 0000002");
    expect(inDialog()).toContain("2 registri già emessi portano il codice BRTNCL99P05L407N, 1 da firmare");
    key("procedi").click();
    await until(() => bridge.last("merge_people"));
    expect(bridge.last("merge_people")?.order).toEqual({
      keep: 9,
      merge: 1,
      stamp: "9-1",
      confirmed: false,
    });
    const back = await until(() =>
      [...document.querySelectorAll<HTMLButtonElement>("toast-stack button")].find((it) =>
        words(it).includes("Annulla l’unione"),
      ),
    );
    back.click();
    await until(() => bridge.last("part_people"));
    expect(bridge.last("part_people")).toEqual({ merged: 1 });
    await until(() => words().includes("Unione annullata: sono di nuovo due."));
  });

  it("must be looked at where only the name says so, and never stay under the provisional code", async () => {
    await openAt(DOUBLES, bridge);
    (await keyed("merge-1-8")).click();
    await until(() => document.querySelector("#merge-confirmed"));
    expect(key("procedi").getAttribute("aria-disabled")).toBe("true");
    find<HTMLInputElement>('people-merge-form input[value="8"]').click();
    await until(() => inDialog().includes("Resta il codice definitivo"));
    expect(key("procedi").getAttribute("aria-disabled")).toBe("true");
    key("procedi").click();
    expect(bridge.last("merge_people")).toBeUndefined();
  });

  it("can be said to be two, and are not shown again", async () => {
    await openAt(DOUBLES, bridge);
    const apart = await keyed("apart-1-8");
    expect(words(apart)).toBe("Sono due persone");
    bridge.answers.people_doubles = () => ({ found: 0, rows: [] });
    apart.click();
    await until(() => words().includes("Nessun doppione"));
    expect(bridge.last("keep_people_apart")).toEqual({ one: 1, other: 8 });
    expect(document.activeElement?.tagName).toBe("H1");
  });

  it("are covered by the schermo riservato", async () => {
    await openAt(DOUBLES, bridge);
    (await keyed("merge-9-1")).click();
    await facts();
    privacy.set(true);
    await until(() => !words().includes("Bortolin"));
    expect(words()).not.toContain("BRTNCL99P05L407N");
    expect(document.body.innerHTML).not.toContain("BRTNCL99P05L407N");
    privacy.set(false);
  });
});

describe("a person", () => {
  const nicolo = one(PEOPLE, ({ id }) => id === 1);
  const other = { id: 8, surname: "Bortolin", name: "Nicolò", taxCode: "01234567897" };

  it("says who is one with them, and parts them again or says why not", async () => {
    bridge.answers.beneficiary = () => ({ ...nicolo, absorbed: [other] });
    bridge.answers.part_people = () => {
      throw refusal("REFUSED", "Dopo l’unione qualcosa è cambiato.");
    };
    await openAt("/anagrafiche?sezione=destinatari&voce=1", bridge);
    (await keyed("part-8")).click();
    await until(() => words().includes("Dopo l’unione qualcosa è cambiato."));
    expect(words()).toContain("01234567897");
  });

  it("who was merged leads to the one who stayed and offers no change", async () => {
    bridge.answers.beneficiary = () => ({ ...nicolo, mergedInto: other });
    await openAt("/anagrafiche?sezione=destinatari&voce=1", bridge);
    await until(() => words().includes("È stato unito a Bortolin Nicolò"));
    expect(document.querySelector('[data-key="beneficiary-edit"]')).toBeNull();
    expect(document.querySelector('[data-key="beneficiary-merge"]')).toBeNull();
  });
});

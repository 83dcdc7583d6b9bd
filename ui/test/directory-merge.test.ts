import { beforeEach, describe, expect, it } from "vitest";
import { privacy } from "../src/base/privacy";
import { directoryWorld, employerOf, mergePreview } from "./directory-world";
import { FakeBridge, refusal } from "./fake-bridge";
import { openAt, words } from "./open-at";
import { find, until, write } from "./page";
import { world } from "./world";

let bridge: FakeBridge;

beforeEach(() => {
  bridge = new FakeBridge({ ...world(), ...directoryWorld() });
});

const key = (name: string) => find<HTMLButtonElement>(`[data-key="${name}"]`);
const dialog = () => until(() => document.querySelector<HTMLElement>("merge-form .merge-facts"));
const inDialog = () => words(find("merge-form"));

describe("doubles among the employers", () => {
  it("are announced over the list and shown two at a time with the reason", async () => {
    await openAt("/anagrafiche?sezione=datori", bridge);
    await until(() => words().includes("2 possibili doppioni fra i datori di lavoro."));
    expect(key("doubles").getAttribute("href")).toBe("#/anagrafiche/doppioni");
    await openAt("/anagrafiche/doppioni", bridge);
    await until(() => document.querySelector(".doubles"));
    expect(words()).toContain("2 coppie da guardare");
    expect(words()).toContain("stesso nome e stesso indirizzo");
    expect(words()).toContain("4 richieste · 1 referente");
  });

  it("tell before merging exactly what moves, what is completed and what stays", async () => {
    await openAt("/anagrafiche/doppioni", bridge);
    (await until(() => document.querySelector<HTMLButtonElement>('[data-key="merge-1-3"]'))).click();
    await dialog();
    expect(bridge.last("check_merge")).toEqual({ keep: 1, merge: 3 });
    expect(inDialog()).toContain("3 richieste con 18 erogazioni: JC-1-1103/002, JC-1-1103/022 e 1 altra");
    expect(inDialog()).toContain("il referente Zanon Pia");
    expect(inDialog()).toContain("il referente Cendron Roberta, che c’è già: diventano uno solo");
    expect(inDialog()).toContain("Festa del patrono, che mancava: 29/09");
    expect(inDialog()).toContain(
      "3 registri già emessi portano il nome VIVAI SILE Società Agricola, 1 ancora da firmare",
    );
    expect(inDialog()).toContain("non si cancella");
    find<HTMLInputElement>('merge-form input[value="3"]').click();
    await until(() => bridge.last("check_merge")?.keep === 3);
    await until(() => inDialog().includes("Passa a VIVAI SILE"));
    key("procedi").click();
    await until(() => bridge.last("merge_employers"));
    expect(bridge.last("merge_employers")?.order).toEqual({
      keep: 3,
      merge: 1,
      stamp: "3-1",
      confirmed: false,
    });
    await until(() => words().includes("Datori di lavoro uniti."));
    expect(document.querySelector("merge-form")).toBeNull();
  });

  it("must be taken on where a warning says they may be two", async () => {
    await openAt("/anagrafiche/doppioni", bridge);
    (await until(() => document.querySelector<HTMLButtonElement>('[data-key="merge-2-9"]'))).click();
    await until(() => document.querySelector("#merge-confirmed"));
    expect(key("procedi").getAttribute("aria-disabled")).toBe("true");
    expect(words(find("merge-form .barred"))).toBe("Prima conferma di aver controllato.");
    key("procedi").click();
    expect(bridge.last("merge_employers")).toBeUndefined();
    find<HTMLInputElement>("#merge-confirmed").click();
    await until(() => !key("procedi").hasAttribute("aria-disabled"));
    key("procedi").click();
    await until(() => bridge.last("merge_employers"));
  });

  it("say why when they cannot be merged, and show anew what has changed meanwhile", async () => {
    await openAt("/anagrafiche/doppioni", bridge);
    bridge.answers.merge_employers = () => {
      throw refusal("STALE", "Nel frattempo qualcosa è cambiato.");
    };
    (await until(() => document.querySelector<HTMLButtonElement>('[data-key="merge-1-3"]'))).click();
    await dialog();
    const looked = bridge.calls.filter((it) => it.command === "check_merge").length;
    key("procedi").click();
    await until(() => inDialog().includes("Nel frattempo qualcosa è cambiato."));
    expect(bridge.calls.filter((it) => it.command === "check_merge").length).toBe(looked + 1);
    bridge.answers.check_merge = ({ keep, merge }) => ({
      ...mergePreview(keep, merge),
      forbidden: "Hanno codici fiscali diversi.",
    });
    find<HTMLInputElement>('merge-form input[value="3"]').click();
    await until(() => inDialog().includes("Hanno codici fiscali diversi."));
    expect(key("procedi").getAttribute("aria-disabled")).toBe("true");
  });

  it("can be said to be two, and are not shown again", async () => {
    await openAt("/anagrafiche/doppioni", bridge);
    await until(() => document.querySelector(".doubles"));
    bridge.answers.employer_doubles = () => ({ found: 0, rows: [] });
    key("apart-1-3").click();
    await until(() => words().includes("Nessun doppione"));
    expect(bridge.last("keep_employers_apart")).toEqual({ one: 1, other: 3 });
    expect(document.activeElement?.tagName).toBe("H1");
  });

  it("are covered by the schermo riservato", async () => {
    await openAt("/anagrafiche/doppioni", bridge);
    (await until(() => document.querySelector<HTMLButtonElement>('[data-key="merge-1-3"]'))).click();
    await dialog();
    privacy.set(true);
    await until(() => !words().includes("Vivai"));
    expect(words()).not.toContain("Cendron");
    privacy.set(false);
  });
});

describe("an employer", () => {
  it("is merged from its own panel with one that is looked for", async () => {
    await openAt("/anagrafiche?sezione=datori&voce=1", bridge);
    (await until(() => document.querySelector<HTMLButtonElement>('[data-key="employer-merge"]'))).click();
    await until(() => document.querySelector("#merge-other"));
    write("#merge-other", "vivai");
    const option = await until(() => document.querySelector<HTMLElement>('merge-form [role="option"]'));
    expect(document.querySelectorAll('merge-form [role="option"]')).toHaveLength(1);
    option.click();
    await dialog();
    expect(bridge.last("check_merge")).toEqual({ keep: 1, merge: 3 });
  });

  it("that was merged leads to the one that stayed and offers no change", async () => {
    bridge.answers.employer = () => ({ ...employerOf(2), mergedInto: [1, "Vivai Sile soc. agr."] });
    await openAt("/anagrafiche?sezione=datori&voce=2", bridge);
    await until(() => words().includes("È stato unito a Vivai Sile soc. agr."));
    expect(document.querySelector('[data-key="employer-edit"]')).toBeNull();
    expect(document.querySelector('[data-key="contact-new"]')).toBeNull();
  });
});

describe("what is put aside", () => {
  it("is asked for with the sessions still open there", async () => {
    await openAt("/anagrafiche?sezione=sportelli", bridge);
    (await until(() => document.querySelector<HTMLButtonElement>('[data-key="branch-shelf-1"]'))).click();
    await until(() =>
      words().includes("3 erogazioni sono ancora aperte e si portano a termine come le altre."),
    );
    key("procedi").click();
    await until(() => bridge.last("archive_branch"));
    expect(bridge.last("archive_branch")).toEqual({ id: 1, archived: true });
  });
});

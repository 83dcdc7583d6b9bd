import { html } from "lit";
import { afterEach, describe, expect, it } from "vitest";
import { useBridge } from "../src/base/bridge";
import { privacy } from "../src/base/privacy";
import type { Incomplete } from "../src/generated/types";
import { ROUTES } from "../src/routes";
import "../src/screens/today/today-screen";
import { matchRoute } from "../src/shared/router";
import { activityWorld } from "./activity-world";
import { FakeBridge } from "./fake-bridge";
import { words } from "./open-at";
import { find, show, until } from "./page";
import { todayView, todayWorld } from "./today-world";
import { world } from "./world";

const request = (id: number): Incomplete => ({
  request: id,
  opal: `JC-1-1103/${id}`,
  surname: "Prova",
  name: "Paola",
  lacks: "Mancano l’Id voucher e lo sportello",
});

async function open(incomplete: Incomplete[], found = incomplete.length): Promise<void> {
  const view = todayView({ incomplete, incompleteFound: found });
  useBridge(new FakeBridge({ ...world(), ...activityWorld(), ...todayWorld(view) }));
  show(html`<today-screen .place=${matchRoute(ROUTES, "/oggi")}></today-screen>`);
  await until(() => document.querySelector("h1")?.textContent?.includes("Oggi,"));
}

const heads = () => [...document.querySelectorAll("h2")].map((it) => words(it));

afterEach(() => privacy.set(false));

describe("what is still untold of a request", () => {
  it("is one line with its way to the form, in no alarming colour", async () => {
    await open([request(12)]);
    expect(heads().join()).toContain("Da completare");
    const line = find('[data-key="completa-12"]').closest<HTMLElement>("li") ?? document.body;
    expect(words(line)).toContain("Prova Paola JC-1-1103/12");
    expect(words(line)).toContain("Mancano l’Id voucher e lo sportello.");
    expect(line.querySelector(".hot, .soon")).toBeNull();
    expect(find('[data-key="completa-12"]').getAttribute("href")).toBe("#/richieste/12/modifica");
    privacy.set(true);
    await until(() => !document.body.innerHTML.includes("Prova Paola"));
  });

  it("folds away where there are many, and says how many there are", async () => {
    await open(
      Array.from({ length: 50 }, (_, at) => request(at + 1)),
      61,
    );
    expect(words()).toContain("61 richieste, qui le prime 50");
    expect(find<HTMLDetailsElement>("details.incomplete").open).toBe(false);
  });

  it("takes no place where nothing lacks", async () => {
    await open([]);
    expect(heads().join()).not.toContain("Da completare");
  });
});

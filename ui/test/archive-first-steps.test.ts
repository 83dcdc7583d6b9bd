import { beforeEach, describe, expect, it } from "vitest";
import { status } from "../src/shared/state";
import { archiveWorld } from "./archive-world";
import { FakeBridge, refusal } from "./fake-bridge";
import { openAt, words } from "./open-at";
import { find, until } from "./page";
import { STATUS, world } from "./world";

let bridge: FakeBridge;

beforeEach(async () => {
  bridge = new FakeBridge({ ...world(), ...archiveWorld(), put_first_steps_away: () => undefined });
  await openAt("/archivio", bridge);
  await until(() => document.querySelector("#first-steps"));
});

const box = () => find<HTMLInputElement>("#first-steps");

describe("the first steps put away", () => {
  it("come back from Archivio", async () => {
    expect(box().checked).toBe(false);
    box().click();
    await until(() => words().includes("«Per cominciare» è di nuovo in Oggi."));
    expect(bridge.last("put_first_steps_away")).toEqual({ away: false });
    expect(box().checked).toBe(true);
  });

  it("stay as they are when it does not take", async () => {
    bridge.answers.put_first_steps_away = () => {
      throw refusal("STORE", "Il disco è pieno.");
    };
    box().click();
    await until(() => words().includes("Il disco è pieno."));
    expect(box().checked).toBe(false);
  });

  it("are no matter of the example archive", async () => {
    status.set({ ...STATUS, example: true });
    await until(() => !document.querySelector("#first-steps"));
    status.set(null);
  });
});

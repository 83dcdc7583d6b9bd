import { describe, expect, it } from "vitest";
import { useBridge } from "../src/base/bridge";
import "../src/frame/app";
import "../src/routes";
import type { Interrupted } from "../src/generated/types";
import { FakeBridge, refusal } from "./fake-bridge";
import { words } from "./open-at";
import { button, until } from "./page";
import { STATUS, world } from "./world";

async function open(interrupted: Interrupted): Promise<FakeBridge> {
  let told: Interrupted | null = interrupted;
  const settle = () => {
    told = null;
  };
  const bridge = new FakeBridge({
    ...world(),
    app_status: () => ({ ...STATUS, archive: told ? "assente" : "bloccato", interrupted: told }),
    finish_interrupted: settle,
    undo_interrupted: settle,
  });
  useBridge(bridge);
  document.body.append(document.createElement("affianca-app"));
  await until(() => document.querySelector("interrupted-screen h1"));
  return bridge;
}

describe("what a crash left half done", () => {
  it("is finished, and the door says which passphrase opens", async () => {
    const bridge = await open("ripristino");
    expect(words()).toContain("Un ripristino è rimasto a metà");
    expect(document.querySelector("start-screen")).toBeNull();
    button("Finisci il ripristino").click();
    await until(() => document.querySelector("unlock-screen"));
    expect(bridge.last("finish_interrupted")).toBeDefined();
    expect(words()).toContain("L’archivio è quello della copia");
  });

  it("is undone", async () => {
    const bridge = await open("chiave nuova");
    button("Tieni la chiave di prima").click();
    await until(() => document.querySelector("unlock-screen"));
    expect(bridge.last("undo_interrupted")).toBeDefined();
    expect(words()).toContain("La chiave non è cambiata");
  });

  it("stays to be decided when the disk refuses", async () => {
    const bridge = await open("ripristino");
    bridge.answers.undo_interrupted = () => {
      throw refusal("UNEXPECTED", "Il disco non ha accettato l’operazione.");
    };
    button("Torna all’archivio di prima").click();
    await until(() => words().includes("Il disco non ha accettato"));
    expect(document.querySelector("interrupted-screen")).not.toBeNull();
  });
});

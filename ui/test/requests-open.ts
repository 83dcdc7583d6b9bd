// Opens the program at one of the screens about requests, on invented answers.
import { html } from "lit";
import { useBridge } from "../src/base/bridge";
import "../src/frame/app";
import "../src/routes";
import type { Command } from "../src/generated/client";
import { directoryWorld } from "./directory-world";
import { type Answers, FakeBridge } from "./fake-bridge";
import { show, until } from "./page";
import { requestsWorld } from "./requests-world";
import { world } from "./world";

export async function openAt(path: string, ready: string, answers: Answers = {}): Promise<FakeBridge> {
  localStorage.clear();
  history.replaceState(null, "", `#${path}`);
  const bridge = new FakeBridge({ ...world(), ...directoryWorld(), ...requestsWorld(), ...answers });
  useBridge(bridge);
  show(html`<affianca-app></affianca-app>`);
  await until(() => document.querySelector(ready));
  return bridge;
}

/** How many times a command was called. */
export const times = (bridge: FakeBridge, command: Command): number =>
  bridge.calls.filter((it) => it.command === command).length;

export const text = (): string => (document.body.textContent ?? "").replaceAll(/\s+/g, " ");

export const choose = (selector: string, value: string): void => {
  const select = document.querySelector<HTMLSelectElement>(selector);
  if (!select) throw new Error(`nothing matches ${selector}`);
  select.value = value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
};

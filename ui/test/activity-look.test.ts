// What a session shows of itself beside its buttons.
import { html } from "lit";
import { expect, it } from "vitest";
import { useBridge } from "../src/base/bridge";
import { ROUTES } from "../src/routes";
import { matchRoute } from "../src/shared/router";
import "../src/screens/activity/activity-screen";
import { activity, activityWorld, idOf, sessionRow } from "./activity-world";
import { FakeBridge } from "./fake-bridge";
import { words } from "./open-at";
import { find, show, until } from "./page";
import { world } from "./world";

const DELIVERED = idOf("EROGATA");

async function open(path: string): Promise<void> {
  const held = sessionRow(DELIVERED, "EROGATA", {
    registers: [{ id: 17, number: "2022/001", onPaper: false }],
    place: "Vivai Prà, serra 2",
  });
  const detail = activity({ sessions: [held] });
  useBridge(new FakeBridge({ ...world(), ...activityWorld(detail) }));
  show(html`<activity-screen .place=${matchRoute(ROUTES, path)}></activity-screen>`);
  await until(() => document.querySelector(".ero tbody tr"));
}

it("the table says where each session is held", async () => {
  await open("/attivita/5");
  const heads = [...document.querySelectorAll(".ero thead th")].map((it) => words(it));
  const at = heads.indexOf("Luogo");
  expect(at).toBeGreaterThan(0);
  expect(words(find(".ero tbody tr").children[at] ?? document.body)).toBe("Vivai Prà, serra 2");
});

it("the registers a session stands on are led to from its panel", async () => {
  await open("/attivita/5");
  find<HTMLButtonElement>(`[data-key="erogazione-${DELIVERED}"]`).click();
  const link = await until(() => document.querySelector('.panel [data-key="registro-2022/001"]'));
  expect(link.getAttribute("href")).toBe("#/registri?registro=17");
  expect(words(link)).toBe("2022/001");
});

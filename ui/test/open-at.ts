// Opens a screen at its address with the real router, and shows where the address leads next.
import { html, render } from "lit";
import { afterEach } from "vitest";
import { useBridge } from "../src/base/bridge";
import "../src/components/toast";
import "../src/routes";
import { router } from "../src/shared/router";
import type { FakeBridge } from "./fake-bridge";
import { until } from "./page";

let stop: (() => void) | undefined;

afterEach(() => {
  stop?.();
  stop = undefined;
  router.stop();
});

export async function openAt(path: string, bridge: FakeBridge): Promise<HTMLElement> {
  useBridge(bridge);
  history.replaceState(null, "", `#${path}`);
  const root = document.createElement("main");
  document.body.append(root);
  const draw = () => {
    const place = router.place.value;
    if (place) render(html`${place.route.view(place)}<toast-stack></toast-stack>`, root);
  };
  router.place.set(null);
  router.start();
  await router.place.value?.route.load();
  stop = router.place.subscribe(draw);
  draw();
  await until(() => root.querySelector("h1"));
  return root;
}

/** Everything the page says, in one line. */
export const words = (root: ParentNode = document.body): string =>
  (root.textContent ?? "").replace(/\s+/g, " ").trim();

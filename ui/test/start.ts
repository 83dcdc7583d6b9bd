// Starts the interface on a bridge that is not the desktop's: an invented one, to look at it in a browser.
import { useBridge } from "../src/api/client";
import type { Bridge } from "../src/bridge";
import "../src/look";

export async function start(bridge: Bridge): Promise<void> {
  useBridge(bridge);
  await import("../src/routes");
  await import("../src/frame/app");
}

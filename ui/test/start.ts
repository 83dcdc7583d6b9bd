// Starts the interface on a bridge that is not the desktop's: an invented one, to look at it in a browser.
import { type Bridge, useBridge } from "../src/base/bridge";
import "../src/look";

export async function start(bridge: Bridge): Promise<void> {
  useBridge(bridge);
  await import("../src/routes");
  await import("../src/frame/app");
}

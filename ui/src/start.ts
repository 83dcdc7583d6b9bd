// Starts the interface on a given bridge: the desktop's in main.ts, an invented one in tests and preview.
import "@fontsource/titillium-web/400.css";
import "@fontsource/titillium-web/600.css";
import "@fontsource/titillium-web/700.css";
import "@fontsource/roboto-mono/latin-400.css";
import "./styles/index.css";
import { useBridge } from "./api/client";
import type { Bridge } from "./bridge";

export async function start(bridge: Bridge): Promise<void> {
  useBridge(bridge);
  await import("./frame/app");
}

// The interface in a plain browser on invented answers, to look at it: `npm run dev`, then
// /test/preview.html?archive=assente|bloccato|aperto&theme=dark&gallery. Not part of the build.
import { start } from "../src/start";
import { FakeBridge } from "./fake-bridge";
import { STATUS, world } from "./world";

const asked = new URLSearchParams(location.search);
const theme = asked.get("theme");
if (theme) document.documentElement.dataset.theme = theme;

const archive = asked.get("archive") ?? "aperto";
const bridge = new FakeBridge({
  ...world(),
  app_status: () => ({ ...STATUS, archive, example: asked.has("example") }),
});

await start(bridge);
if (asked.has("gallery")) await import("./gallery");

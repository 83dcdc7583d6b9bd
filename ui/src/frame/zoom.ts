// How large everything is drawn: Ctrl with + − 0 or the wheel, found again at the next start.
import { bridge } from "../base/bridge";
import { keep, keptLook } from "../shared/kept-look";

const KEY = "affianca.ingrandimento";
const STEP = 20;
const LEAST = 60;
const MOST = 300;

/** Percent of the usual size. */
let shown = 100;

export function keptZoom(): number {
  return within(Number(keptLook(KEY)) || 100);
}

/** Begins with the size kept, and follows the keys; the answer stops following them. */
export function followZoom(): () => void {
  shown = 100;
  if (keptZoom() !== shown) zoomTo(keptZoom());
  document.addEventListener("keydown", pressed);
  document.addEventListener("wheel", turned, { passive: false });
  return () => {
    document.removeEventListener("keydown", pressed);
    document.removeEventListener("wheel", turned);
  };
}

function pressed(event: KeyboardEvent): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const to = { "+": shown + STEP, "=": shown + STEP, "-": shown - STEP, "0": 100 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  zoomTo(to);
}

function turned(event: WheelEvent): void {
  if (!event.ctrlKey) return;
  event.preventDefault();
  if (event.deltaY !== 0) zoomTo(shown + (event.deltaY < 0 ? STEP : -STEP));
}

function zoomTo(percent: number): void {
  shown = within(percent);
  // A window that cannot be drawn larger is no reason to disturb anyone.
  bridge()
    .setZoom(shown / 100)
    .catch(() => undefined);
  keep(KEY, String(shown));
}

const within = (percent: number): number => Math.min(MOST, Math.max(LEAST, Math.round(percent)));

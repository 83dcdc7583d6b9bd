// What the whole page shares: is the archive open, what the frame shows, when the archive last changed.

import { bridge } from "../base/bridge";
import { AppError } from "../base/errors";
import { Store } from "../base/store";
import { appStatus, frame as readFrame, traceUsable, userIsActive } from "../generated/client";
import type { AppStatus, Frame } from "../generated/types";

export const status = new Store<AppStatus | null>(null);
export const frame = new Store<Frame | null>(null);
/** Set when the program could not even say whether there is an archive. */
export const startFault = new Store<AppError | null>(null);
/** True while a real archive is being made, from the first question until its recovery code is put away. */
export const creating = new Store(false);
/** What was done before the door is shown, in words. */
export const lockReason = new Store<string | null>(null);
/** Counts the changes of the archive told by the program: screens read again at each. */
export const archiveChanges = new Store(0);

/** The program's own today, as an ISO date. */
export function today(): string {
  return frame.value?.today ?? status.value?.now.slice(0, 10) ?? "";
}

export async function refreshFrame(): Promise<void> {
  try {
    frame.set(await readFrame());
  } catch {
    // The frame keeps its last figures; the screen beside it says what went wrong.
  }
}

/** Asks the program where it stands, and reads the frame when the archive is open. */
export async function refreshStatus(): Promise<void> {
  try {
    const next = await appStatus();
    if (next.archive === "aperto") await refreshFrame();
    else frame.set(null);
    startFault.set(null);
    status.set(next);
  } catch (thrown) {
    startFault.set(AppError.from(thrown));
  }
}

/** To be called after every step that changed something: frame and screens read again. */
export async function archiveChanged(): Promise<void> {
  archiveChanges.set(archiveChanges.value + 1);
  await refreshFrame();
}

let traced = false;

/** Told when a screen can be used: once, and only if asked, the program is told after the paint. */
export function usable(): void {
  if (traced || !status.value?.traceStart) return;
  traced = true;
  requestAnimationFrame(() => requestAnimationFrame(() => void traceUsable()));
}

/** A page that was not thrown away within this time shows the door all the same. */
const THROWN_AWAY_MS = 1500;

/** The archive is locked: the page is thrown away with all it holds of it, and begins anew at the door. */
export function throwPageAway(): void {
  bridge().reload();
  setTimeout(() => void refreshStatus(), THROWN_AWAY_MS);
}

/** The archive is about to lock because nobody seems to be there. */
export const lockNear = new Store(false);

const ALIVE_EVERY_MS = 30_000;
let aliveAt = Number.NEGATIVE_INFINITY;

/** To be called whenever the user does something: the program hears of it now and then, and does not lock. */
export function active(): void {
  const now = performance.now();
  if (status.value?.archive !== "aperto") return;
  if (!lockNear.value && now - aliveAt < ALIVE_EVERY_MS) return;
  lockNear.set(false);
  aliveAt = now;
  // A message lost only brings the lock nearer; the next one makes up for it.
  userIsActive().catch(() => undefined);
}

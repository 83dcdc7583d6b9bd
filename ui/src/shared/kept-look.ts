// How the user likes the page, found again at the next start: the page's own store serves while the window is
// open, the program keeps it for the next one. It says nothing of anybody.
import { keepLook } from "../generated/client";
import type { LookPart } from "../generated/types";

export function keptLook(part: LookPart): string | null {
  try {
    return localStorage.getItem(part);
  } catch {
    return null;
  }
}

/** Without a place to keep it, it holds until the window closes. */
export function keep(part: LookPart, text: string): void {
  try {
    localStorage.setItem(part, text);
  } catch {
    // The program's own file is what counts.
  }
  keepLook(part, text).catch(() => undefined);
}

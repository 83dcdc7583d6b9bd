// Keyboard shortcuts of a part of the page, alive while it is on the page. A bare letter is left alone
// while one writes, and nothing but the frame's own keys works under an open dialog.
import type { ReactiveController, ReactiveControllerHost } from "lit";

/** «ctrl+k», «n», «escape», «f9»; the Command key counts as Ctrl. */
export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>;

export class Keys implements ReactiveController {
  constructor(
    host: ReactiveControllerHost,
    private readonly map: KeyMap,
    private readonly overDialogs = false,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener("keydown", this.pressed);
  }

  hostDisconnected(): void {
    document.removeEventListener("keydown", this.pressed);
  }

  private readonly pressed = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const held = event.ctrlKey || event.metaKey ? "ctrl+" : event.altKey ? "alt+" : "";
    const key = event.key.toLowerCase();
    const wanted = this.map[held + key];
    if (!wanted) return;
    if (!this.overDialogs && document.querySelector("dialog[open]")) return;
    if (!held && key.length === 1 && isWriting(event.target)) return;
    event.preventDefault();
    wanted(event);
  };
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null
  );
}

/** A calendar or a note is open over the page: Esc belongs to it. */
export function popoverOpen(): boolean {
  return [...document.querySelectorAll("[popover]")].some((box) => box.matches(":popover-open"));
}

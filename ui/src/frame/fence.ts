// What keeps the page whole inside its window: no menu of the web view, no reload, no printing of the screen, a
// file dropped taken where it belongs, and nothing typed lost when the window is closed.
import { bridge } from "../base/bridge";
import { fieldOf, openEditMenu } from "../components/edit-menu";
import { acceptDrop, closeWindow, hearClose } from "../generated/client";
import type { DropPlace } from "../generated/types";
import { unsaved } from "../shared/unsaved";
import { copiesFinished } from "./closing-copy";

/** Keys of a browser that would reload, print, search or leave the page. */
const BROWSER_KEYS = new Set([
  "f3",
  "f5",
  "f7",
  "ctrl+f5",
  "ctrl+r",
  "ctrl+shift+r",
  "ctrl+p",
  "ctrl+f",
  "ctrl+g",
  "ctrl+j",
  "ctrl+o",
  "ctrl+s",
  "ctrl+u",
  "ctrl+n",
  "ctrl+t",
  "ctrl+w",
  "ctrl+h",
  "ctrl+d",
  "f12",
  "ctrl+shift+i",
  "ctrl+shift+c",
  "ctrl+shift+j",
]);

/** Where a file may be dropped, and what is pressed then. */
const ZONE = "[data-drop-zone], [data-drop]";
const TAKES = "[data-drop]:not([aria-disabled=true]):not(:disabled)";

function keyOf(event: KeyboardEvent): string {
  const held = event.ctrlKey || event.metaKey ? "ctrl+" : "";
  return `${held}${held && event.shiftKey ? "shift+" : ""}${event.key.toLowerCase()}`;
}

function keyPressed(event: KeyboardEvent): void {
  if (BROWSER_KEYS.has(keyOf(event))) event.preventDefault();
}

function menuAsked(event: MouseEvent): void {
  event.preventDefault();
  const field = fieldOf(event.target);
  if (field) openEditMenu(field, event.clientX, event.clientY);
}

/** The button that takes a file dropped on this. */
function takerOver(under: Element | null): HTMLElement | null {
  const zone = under?.closest(ZONE);
  return zone?.matches(TAKES) ? (zone as HTMLElement) : (zone?.querySelector<HTMLElement>(TAKES) ?? null);
}

const takerAt = ({ x, y }: DropPlace) =>
  takerOver(document.elementFromPoint(x * innerWidth, y * innerHeight));

/** Left alone, the first of them would have the web view offer to open the file in the page's place. */
const DRAGS = ["dragenter", "dragover"] as const;

/** Where nothing takes a file the pointer says so; where something does, the file is copied and stays where it was. */
function draggedOver(event: DragEvent): void {
  event.preventDefault();
  const under = event.target instanceof Element ? event.target : null;
  if (event.dataTransfer) event.dataTransfer.dropEffect = takerOver(under) ? "copy" : "none";
}

function held(place: DropPlace | null): void {
  const taker = place && takerAt(place);
  for (const marked of document.querySelectorAll(".drop-over")) {
    if (marked !== taker) marked.classList.remove("drop-over");
  }
  taker?.classList.add("drop-over");
}

/** The program holds the file; the button asks for one as when it is pressed, and is given that. */
async function dropped(place: DropPlace): Promise<void> {
  held(null);
  const taker = takerAt(place);
  if (taker && (await acceptDrop(taker.dataset.drop === "several"))) taker.click();
}

let closing = false;

async function windowClosing(): Promise<void> {
  await hearClose();
  if (closing) return;
  closing = true;
  try {
    if ((await unsaved.mayEnd()) && (await copiesFinished())) await closeWindow();
  } finally {
    closing = false;
  }
}

/** Puts up the fence; the answer takes it down. */
export function fence(): () => void {
  const stops = [
    bridge().onFile("file-over", held),
    bridge().onFile("file-dropped", (place) => void dropped(place)),
    bridge().on("window-closing", () => void windowClosing()),
  ];
  // Where the desktop does not take the file first, the page must not become it.
  const nothing = (event: Event) => event.preventDefault();
  document.addEventListener("contextmenu", menuAsked);
  document.addEventListener("keydown", keyPressed);
  for (const drag of DRAGS) document.addEventListener(drag, draggedOver);
  document.addEventListener("drop", nothing);
  return () => {
    for (const stop of stops) stop();
    document.removeEventListener("contextmenu", menuAsked);
    document.removeEventListener("keydown", keyPressed);
    for (const drag of DRAGS) document.removeEventListener(drag, draggedOver);
    document.removeEventListener("drop", nothing);
  };
}

// The menu of a text field: cut, copy, paste, in Italian. Outside fields there is none: the web view's own would
// lead back, reload the page and lose it.
import { html, render } from "lit";

const ACTIONS = [
  { command: "cut", label: "Taglia", changes: true, selected: true },
  { command: "copy", label: "Copia", changes: false, selected: true },
  { command: "paste", label: "Incolla", changes: true, selected: false },
  { command: "selectAll", label: "Seleziona tutto", changes: false, selected: false },
] as const;

const FIELD = "input:not([type=checkbox]):not([type=radio]), textarea, [contenteditable=true]";

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLElement;

export const fieldOf = (target: EventTarget | null): Field | null =>
  target instanceof Element ? target.closest<HTMLElement>(FIELD) : null;

const fixed = (field: Field): boolean =>
  ("readOnly" in field && field.readOnly) || ("disabled" in field && field.disabled);

/** A password field gives nothing away. */
const secret = (field: Field): boolean => field instanceof HTMLInputElement && field.type === "password";

function hasSelection(field: Field): boolean {
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)
    return (field.selectionEnd ?? 0) > (field.selectionStart ?? 0);
  return !(getSelection()?.isCollapsed ?? true);
}

/** Opens the menu of `field` where the pointer is. */
export function openEditMenu(field: Field, x: number, y: number): void {
  document.querySelector(".edit-menu")?.remove();
  const menu = document.createElement("div");
  menu.className = "edit-menu";
  menu.popover = "auto";
  menu.setAttribute("role", "menu");
  menu.setAttribute("aria-label", "Testo");
  // Inside a window the menu must be above its veil.
  (field.closest("dialog") ?? document.body).append(menu);
  menu.addEventListener("toggle", (event) => {
    if ((event as ToggleEvent).newState === "closed") menu.remove();
  });
  menu.addEventListener("keydown", (event) => step(menu, event));
  const run = (command: string) => {
    menu.hidePopover();
    field.focus();
    document.execCommand(command);
  };
  const usable = ({ changes, selected }: (typeof ACTIONS)[number]) =>
    !(changes && fixed(field)) && !(selected && (!hasSelection(field) || secret(field)));
  render(
    ACTIONS.map(
      (it) => html`<button
        type="button"
        role="menuitem"
        ?disabled=${!usable(it)}
        @mousedown=${(event: Event) => event.preventDefault()}
        @click=${() => run(it.command)}
      >${it.label}</button>`,
    ),
    menu,
  );
  menu.showPopover();
  const { width, height } = menu.getBoundingClientRect();
  menu.style.setProperty("left", `${Math.max(0, Math.min(x, innerWidth - width))}px`);
  menu.style.setProperty("top", `${Math.max(0, Math.min(y, innerHeight - height))}px`);
}

function step(menu: HTMLElement, event: KeyboardEvent): void {
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!way) return;
  event.preventDefault();
  const items = [...menu.querySelectorAll<HTMLElement>("button:not(:disabled)")];
  const at = items.indexOf(document.activeElement as HTMLElement);
  items[(at + way + items.length) % items.length]?.focus();
}

// «Altro ▾»: what is seldom pressed, behind one button. The arrows move among the entries, Esc and a click
// elsewhere close it, and the focus goes back to the button.
import { html, type TemplateResult } from "lit";
import { icon } from "../base/icons";
import { placeBeside } from "./paragraph";

export interface MenuEntry {
  key: string;
  label: string;
  /** Address without «#». */
  to: string;
}

export function menu(key: string, label: string, entries: readonly MenuEntry[]): TemplateResult {
  return html`<button
      type="button"
      class="btn"
      data-key=${key}
      aria-haspopup="menu"
      aria-expanded="false"
      @click=${open}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== "ArrowDown") return;
        event.preventDefault();
        open(event);
      }}
    >${label}${icon("down")}</button>
    <div class="menu" popover="auto" role="menu" aria-label=${label} @keydown=${moved} @toggle=${toggled} @click=${close}>
      ${entries.map(
        (entry) =>
          html`<a role="menuitem" tabindex="-1" data-key=${entry.key} href="#${entry.to}">${entry.label}</a>`,
      )}
    </div>`;
}

const boxOf = (event: Event) => event.currentTarget as HTMLElement;

function open(event: Event): void {
  const button = boxOf(event);
  const box = button.nextElementSibling as HTMLElement | null;
  if (!box) return;
  box.showPopover();
  placeBeside(box, button);
  box.querySelector<HTMLElement>("a")?.focus();
}

function close(event: Event): void {
  boxOf(event).hidePopover();
}

function toggled(event: Event): void {
  const open = (event as ToggleEvent).newState === "open";
  boxOf(event).previousElementSibling?.setAttribute("aria-expanded", String(open));
}

function moved(event: KeyboardEvent): void {
  const entries = [...boxOf(event).querySelectorAll<HTMLElement>("a")];
  const at = entries.indexOf(document.activeElement as HTMLElement);
  const last = entries.length - 1;
  const to = {
    ArrowDown: at === last ? 0 : at + 1,
    ArrowUp: at <= 0 ? last : at - 1,
    Home: 0,
    End: last,
  }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    entries[to]?.focus();
  } else if (event.key === "Escape" || event.key === "Tab") {
    if (event.key === "Escape") event.preventDefault();
    const box = boxOf(event);
    box.hidePopover();
    (box.previousElementSibling as HTMLElement | null)?.focus();
  }
}

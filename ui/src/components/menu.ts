// «Altro ▾»: what is seldom pressed, behind one button. The arrows move among the entries, Esc and a click
// elsewhere close it, and the focus goes back to the button.
import { html, type TemplateResult } from "lit";
import { icon } from "../base/icons";
import { placeBeside } from "./paragraph";

export interface MenuEntry {
  key: string;
  label: string;
  /** Address without «#»; or what is done here. */
  to?: string;
  press?: () => void;
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
      ${entries.map(({ key, label, to, press }) =>
        press
          ? html`<button type="button" role="menuitem" tabindex="-1" data-key=${key} @click=${press}>${label}</button>`
          : html`<a role="menuitem" tabindex="-1" data-key=${key} href="#${to}">${label}</a>`,
      )}
    </div>`;
}

const ENTRY = '[role="menuitem"]';

const boxOf = (event: Event) => event.currentTarget as HTMLElement;

function open(event: Event): void {
  const button = boxOf(event);
  const box = button.nextElementSibling as HTMLElement | null;
  if (!box) return;
  box.showPopover();
  placeBeside(box, button);
  box.querySelector<HTMLElement>(ENTRY)?.focus();
}

function close(event: Event): void {
  boxOf(event).hidePopover();
}

function toggled(event: Event): void {
  const open = (event as ToggleEvent).newState === "open";
  boxOf(event).previousElementSibling?.setAttribute("aria-expanded", String(open));
}

function moved(event: KeyboardEvent): void {
  const entries = [...boxOf(event).querySelectorAll<HTMLElement>(ENTRY)];
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

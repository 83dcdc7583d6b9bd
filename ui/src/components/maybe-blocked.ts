// Says why a dashed button cannot be pressed now: on focus and on press, in a small note beside it that
// serves the whole page. The same words stand in the button's title and description.
import { html, nothing, type TemplateResult } from "lit";
import { placeBeside } from "./paragraph";

const ID = "why-note";

function note(): HTMLElement {
  const found = document.getElementById(ID);
  if (found) return found;
  const made = document.createElement("div");
  made.id = ID;
  made.className = "par-note";
  made.popover = "manual";
  made.setAttribute("role", "tooltip");
  return made;
}

export function showWhy(button: HTMLElement, reason: string): void {
  const box = note();
  hideWhy();
  (button.closest("dialog") ?? document.body).append(box);
  box.textContent = reason;
  box.showPopover();
  placeBeside(box, button);
}

export function hideWhy(): void {
  const box = document.getElementById(ID);
  if (box?.matches(":popover-open")) box.hidePopover();
}

export interface MaybeBlocked {
  /** Unique on the page: key of the focus and of the description. */
  key: string;
  label: unknown;
  /** Classes beside «btn»; they are left out while the button is blocked. */
  look: string;
  /** Italian reason, when a rule forbids it now. */
  blocked: string | null | undefined;
  /** Spoken instead of the label where several buttons bear the same one. */
  spoken?: string;
  small?: boolean;
  expanded?: boolean;
  press: (button: HTMLElement) => void;
}

/** A button that stays reachable while it is blocked, and then says why. */
export function maybeBlocked(options: MaybeBlocked): TemplateResult {
  const { blocked, key } = options;
  const target = (event: Event) => event.currentTarget as HTMLElement;
  const size = options.small ? "sm" : "";
  if (!blocked) {
    return html`<button
      type="button"
      class="btn ${size} ${options.look}"
      data-key=${key}
      aria-label=${options.spoken ?? nothing}
      aria-expanded=${options.expanded ?? nothing}
      @click=${(event: Event) => options.press(target(event))}
    >${options.label}</button>`;
  }
  return html`<button
      type="button"
      class="btn ${size}"
      data-key=${key}
      aria-disabled="true"
      aria-label=${options.spoken ?? nothing}
      aria-describedby="${key}-why"
      title=${blocked}
      @click=${(event: Event) => showWhy(target(event), blocked)}
      @focus=${(event: Event) => {
        if (target(event).matches(":focus-visible")) showWhy(target(event), blocked);
      }}
      @blur=${hideWhy}
    >${options.label}</button
    ><span class="vh" id="${key}-why">${blocked}</span>`;
}

// «§3.2»: a button that shows what the manual says there. One note serves the whole page; it is moved
// beside the button that asked, so that it also works over a dialog.
import { html, render, type TemplateResult } from "lit";
import { MANUAL, paragraphSummary } from "../base/manual";

export function par(paragraph: string): TemplateResult | string {
  if (!paragraphSummary(paragraph)) return paragraph;
  return html`<button
    type="button"
    class="par"
    aria-label="Che cosa dice il manuale al paragrafo ${paragraph.replace("§", "")}"
    aria-haspopup="dialog"
    @click=${(event: Event) => showNote(event.currentTarget as HTMLElement, paragraph)}
  >${paragraph}</button>`;
}

function note(): HTMLElement {
  const found = document.getElementById("par-note");
  if (found) return found;
  const made = document.createElement("div");
  made.id = "par-note";
  made.className = "par-note";
  made.popover = "auto";
  made.setAttribute("role", "note");
  return made;
}

function showNote(button: HTMLElement, paragraph: string): void {
  const summary = paragraphSummary(paragraph);
  if (!summary) return;
  const box = note();
  if (box.isConnected && box.matches(":popover-open")) box.hidePopover();
  (button.closest("dialog") ?? document.body).append(box);
  render(
    html`<b>${paragraph} ${summary.title}</b>${summary.text}<span class="hint"><br />In breve, dal manuale «${MANUAL}».</span>`,
    box,
  );
  box.showPopover();
  placeBeside(box, button);
}

/** Puts an open popover under its button, or over it where there is no room, and keeps it inside the window. */
export function placeBeside(box: HTMLElement, button: Element): void {
  put(box, button);
  const resized = () => {
    if (box.isConnected && box.matches(":popover-open")) put(box, button);
    else removeEventListener("resize", resized);
  };
  addEventListener("resize", resized);
}

function put(box: HTMLElement, button: Element): void {
  const at = button.getBoundingClientRect();
  const size = box.getBoundingClientRect();
  const margin = 8;
  const left = Math.max(margin, Math.min(at.left, innerWidth - size.width - margin));
  const under = at.bottom + 4;
  const top = under + size.height + margin > innerHeight ? Math.max(margin, at.top - size.height - 4) : under;
  box.style.setProperty("left", `${left}px`);
  box.style.setProperty("top", `${top}px`);
}

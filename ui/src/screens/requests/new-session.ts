// «Nuova erogazione» from the request: the session belongs to an activity, so one is chosen first.
import { html, nothing, type TemplateResult } from "lit";
import { minutes } from "../../base/format";
import { icon } from "../../base/icons";
import { placeBeside } from "../../components/paragraph";
import type { RequestDetail } from "../../generated/types";

export function newSessionMenu(request: RequestDetail): TemplateResult | typeof nothing {
  const open = request.activities.filter((it) => it.state !== "TERMINATA");
  if (open.length === 0) return nothing;
  return html`<button
      type="button"
      class="btn primary"
      data-key="new-session"
      aria-haspopup="dialog"
      @click=${(event: Event) => show(event.currentTarget as HTMLElement)}
    >
      ${icon("plus")}Nuova erogazione
    </button>
    <div class="choose" popover="auto" role="dialog" aria-label="In quale attività?">
      <b>In quale attività?</b>
      ${open.map(
        ({ id, code, title, envelope }) => html`<a href="#/attivita/${id}?nuova=1"
          ><span>${title}</span><span class="meta">${code}, libere ${minutes(envelope.free.minutes)}</span></a
        >`,
      )}
    </div>`;
}

function show(button: HTMLElement): void {
  const box = button.nextElementSibling as HTMLElement | null;
  if (!box) return;
  box.showPopover();
  placeBeside(box, button);
  box.querySelector<HTMLElement>("a")?.focus();
}

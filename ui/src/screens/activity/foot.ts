// Under the sessions of an activity: what can still be done with it, or that it is over.
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../base/icons";
import { notice } from "../../components/layout";
import { maybeBlocked } from "../../components/maybe-blocked";
import { par } from "../../components/paragraph";
import type { ActivityDetail } from "../../generated/types";

export interface FootOptions {
  /** A session is being written in the panel. */
  writing: boolean;
  /** It is a new one. */
  adding: boolean;
  onAdd: () => void;
  /** *Programma tutte le bozze…*. */
  onAll: () => void;
  onEnd: () => void;
}

export function activityFoot(detail: ActivityDetail, options: FootOptions): TemplateResult {
  if (detail.state === "TERMINATA") {
    return html`<div class="above">
      ${notice(
        "info",
        "lock",
        html`L’attività è TERMINATA: nessuna operazione è più possibile (${par("§3.3")}).`,
        html`<a class="btn sm" data-key="riprendi" href="#/attivita/${detail.id}/riprendi">Riprendi dal portale…</a>
          <a class="btn sm" href="#/documenti/${detail.request}">Documenti</a>`,
      )}
    </div>`;
  }
  const { writing, adding, onAdd, onAll, onEnd } = options;
  const drafts = detail.sessions.filter((it) => it.state === "INSERITA").length;
  return html`<div class="row wrap above">
    ${maybeBlocked({
      key: "nuova",
      label: html`${icon("plus")}Nuova erogazione${adding ? nothing : html` <kbd>N</kbd>`}`,
      look: writing ? "" : "primary",
      blocked: detail.cannotAdd,
      expanded: adding,
      press: onAdd,
    })}
    ${
      drafts > 1
        ? html`<button type="button" class="btn" data-key="programma-tutte" @click=${onAll}>
            ${icon("scheduled")}Programma tutte le bozze (${drafts})…
          </button>`
        : nothing
    }
    ${maybeBlocked({
      key: "concludi",
      label: html`${icon("lock")}Concludi…`,
      look: "",
      blocked: detail.cannotEnd,
      press: onEnd,
    })}
    <a class="btn" data-key="riprendi" href="#/attivita/${detail.id}/riprendi">${icon("import")}Riprendi dal portale…</a>
    <span class="meta">Concludi l’attività: non sarà più modificabile (${par("§3.3")}).</span>
    <a class="btn push" href="#/documenti/${detail.request}">${icon("documents")}Documenti</a>
  </div>`;
}

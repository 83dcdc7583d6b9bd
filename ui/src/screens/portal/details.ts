// An entry laid open: the values of the portal's form in its own order, each with its copy button, what
// changed since it was repeated there, the portal's ID, and the ways to correct what it is thought to hold.
import { html, nothing, type TemplateResult } from "lit";
import { copyText } from "../../base/clipboard";
import { icon } from "../../base/icons";
import { LENGTHS } from "../../base/lengths";
import { employer, plain } from "../../base/privacy";
import { textField } from "../../components/field";
import { par } from "../../components/paragraph";
import { toast } from "../../components/toast";
import type { PortalItem, PortalValue } from "../../generated/types";
import { keyOf, placeOf } from "./words";

export interface DetailActions {
  /** What is being typed as the portal's ID, ahead of the archive. */
  typedId: string | undefined;
  idError: string | undefined;
  onId: (text: string) => void;
  onIdDone: (text: string) => void;
  onCorrect: () => void;
}

export function details(item: PortalItem, actions: DetailActions): TemplateResult {
  return html`<div class="po-open" id="aperta-${keyOf(item)}">
    ${changes(item)}
    ${
      item.values.length
        ? html`<dl class="po-values" aria-label="Valori per il modulo del portale">
            ${item.values.map((value) => line(item, value))}
          </dl>`
        : nothing
    }
    <div class="po-side">
      ${item.subject.kind === "erogazione" ? portalId(item, actions) : nothing}
      <p class="meta">${item.consequence} ${par(item.paragraph)}</p>
      ${
        item.urgency === "scaduto" && item.steps.length
          ? html`<p class="meta">Se l’avevi riportata in tempo, segnala qui come riportata.</p>`
          : nothing
      }
      <div class="row wrap">
        <button type="button" class="btn sm" data-key="copia-opal-${keyOf(item)}" @click=${() => void copy("Codice OPAL", item.opal, false)}>
          ${icon("copy")}Copia ${item.opal}
        </button>
        <a class="btn sm quiet" href="#${placeOf(item)}">${icon("open")}Apri in Affianca</a>
        <button type="button" class="btn sm quiet" data-key="correggi-${keyOf(item)}" @click=${actions.onCorrect}>
          Correggi…
        </button>
      </div>
    </div>
  </div>`;
}

function line(item: PortalItem, { label, value, personal }: PortalValue): TemplateResult {
  return html`<div>
    <dt>${label}</dt>
    <dd>
      <span class="po-value ${value ? "" : "muted"}">${value ? (personal ? employer(value) : value) : "lascia vuoto"}</span>
      ${
        value
          ? html`<button
              type="button"
              class="btn sm quiet"
              data-key="copia-${label}-${keyOf(item)}"
              aria-label="Copia ${label}"
              title="Copia ${label}"
              @click=${() => void copy(label, value, personal)}
            >${icon("copy")}Copia</button>`
          : nothing
      }
    </dd>
  </div>`;
}

async function copy(label: string, value: string, personal: boolean): Promise<void> {
  const shown = personal ? plain(value.split("\n")[0]) : value;
  toast((await copyText(value)) ? `Copiato: ${label}, ${shown}` : `Non è stato possibile copiare: ${label}.`);
}

function changes(item: PortalItem): TemplateResult | typeof nothing {
  if (item.changed.length === 0) return nothing;
  return html`<div class="po-changed">
    <b>${icon("pencil")}Da modificare sul portale</b>
    <ul>
      ${item.changed.map(
        ({ label, before, now, personal }) => html`<li>
          ${label}: <s>${personal ? employer(before) : before || "vuoto"}</s> → <b>${personal ? employer(now) : now || "vuoto"}</b>
        </li>`,
      )}
    </ul>
  </div>`;
}

function portalId(item: PortalItem, actions: DetailActions): TemplateResult {
  return html`<div class="po-id">${textField({
    id: `id-portale-${item.subject.id}`,
    label: "ID sul portale",
    hint: "Quello che il portale ha dato all’erogazione.",
    value: actions.typedId ?? item.portalId,
    maxLength: LENGTHS.portalId,
    error: actions.idError,
    onInput: actions.onId,
    onChange: actions.onIdDone,
  })}</div>`;
}

// LAVORATORE: a person found in the archive, or a new one. While the schermo riservato is on nothing of it
// is on the page; what was typed waits.

import { html, nothing, type TemplateResult } from "lit";
import { AppError } from "../../base/errors";
import { LENGTHS } from "../../base/lengths";
import { name, person, privacy, tax } from "../../base/privacy";
import { comboField, type Suggestion } from "../../components/combo-box";
import { textField } from "../../components/field";
import { factList } from "../../components/layout";
import { troubleToast } from "../../components/toast";
import { remark } from "../../components/violations";
import { beneficiary, listBeneficiaries } from "../../generated/client";
import type { RequestDraft } from "./draft";

export function personFields(draft: RequestDraft, fixed: boolean): TemplateResult {
  const linked = draft.form.beneficiary !== null;
  return html`<fieldset>
    <legend class="over">LAVORATORE</legend>
    ${linked || privacy.value ? shown(draft, linked && !fixed) : typed(draft)}
  </fieldset>`;
}

function shown(draft: RequestDraft, mayUnlink: boolean): TemplateResult {
  const { form } = draft;
  return html`<div class="row wrap linked">
      ${factList([
        ["Cognome", html`<b>${name(form.surname)}</b>`],
        ["Nome", html`<b>${name(form.name)}</b>`],
        ["Codice fiscale", tax(form.taxCode)],
      ])}
      ${
        mayUnlink && !privacy.value
          ? html`<button
              type="button"
              class="btn sm push"
              data-key="unlink"
              @click=${() => draft.change({ beneficiary: null, surname: "", name: "", taxCode: "" })}
            >
              Scegli un’altra persona
            </button>`
          : nothing
      }
    </div>
    ${
      form.beneficiary === null
        ? remark("n", "Schermo riservato attivo.", "Disattivalo con F9 per scrivere i dati della persona.")
        : html`<p class="hint note-under">È già nell’archivio: i suoi dati si correggono da «Visualizza profilo».</p>`
    }`;
}

function typed(draft: RequestDraft): TemplateResult {
  const { form, check } = draft;
  const known = check?.known ?? null;
  return html`<div class="even3">
      ${comboField({
        id: "request-surname",
        label: "Cognome",
        required: true,
        value: form.surname,
        least: 2,
        none: "Nessuno con questo nome in archivio: continua per inserire una persona nuova.",
        error: draft.problem("surname"),
        suggest: people,
        onInput: (surname) => draft.change({ surname }),
        onPick: (item) => void link(draft, Number(item.key)),
      })}
      ${textField({
        id: "request-name",
        label: "Nome",
        required: true,
        value: form.name,
        error: draft.problem("name"),
        onInput: (given) => draft.change({ name: given }),
      })}
      ${textField({
        id: "request-taxCode",
        label: "Codice fiscale",
        required: true,
        value: form.taxCode,
        maxLength: LENGTHS.taxCode,
        // The program's sentence holds a name; the one below covers it when it must.
        error: known === null ? draft.problem("taxCode") : undefined,
        tone: known !== null ? "err" : draft.warned("taxCode") ? "warn" : undefined,
        describedBy: known === null ? undefined : "request-known",
        onInput: (taxCode) => draft.change({ taxCode }),
      })}
    </div>
    <p class="hint note-under">
      Scrivi il cognome per cercare chi è già in archivio. Il codice fiscale ha 16 caratteri, oppure 11 cifre se provvisorio.
    </p>
    <div id="request-known" aria-live="polite">
      ${
        known === null
          ? nothing
          : remark(
              "n",
              html`Questo codice fiscale è già nell’archivio: ${name(check?.knownName)}.`,
              html`<button type="button" class="link" data-key="link" @click=${() => void link(draft, known)}>
                Collega la richiesta a questa persona
              </button>`,
            )
      }
    </div>`;
}

async function people(text: string): Promise<Suggestion[]> {
  const found = await listBeneficiaries(text, 1, 8);
  return found.rows.map((it) => ({
    key: String(it.id),
    text: it.surname,
    label: person(it.surname, it.name),
    detail: tax(it.taxCode),
  }));
}

async function link(draft: RequestDraft, id: number): Promise<void> {
  try {
    const found = await beneficiary(id);
    draft.change({ beneficiary: found.id, surname: found.surname, name: found.name, taxCode: found.taxCode });
  } catch (thrown) {
    troubleToast(AppError.from(thrown).message);
  }
}

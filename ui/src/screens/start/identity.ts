// The first step of a new archive: the body, its first branch, its first coach.
import { html, type TemplateResult } from "lit";
import type { AppError } from "../../base/errors";
import { LENGTHS } from "../../base/lengths";
import { type TextOptions, textField } from "../../components/field";

export interface Identity {
  providerName: string;
  taxCode: string;
  referent: string;
  branchName: string;
  address: string;
  municipality: string;
  patronDay: string;
  coachName: string;
  coachSurname: string;
}

export type IdentityKey = keyof Identity;
export type IdentityErrors = Partial<Record<IdentityKey, string | undefined>>;

export const EMPTY: Identity = {
  providerName: "",
  taxCode: "",
  referent: "",
  branchName: "",
  address: "",
  municipality: "",
  patronDay: "",
  coachName: "",
  coachSurname: "",
};

const REQUIRED: Readonly<Partial<Record<IdentityKey, string>>> = {
  providerName: "Scrivi il nome dell’ente.",
  branchName: "Scrivi il nome dello sportello.",
  address: "Scrivi l’indirizzo dello sportello.",
  municipality: "Scrivi il comune dello sportello.",
  coachName: "Scrivi il nome del coach.",
  coachSurname: "Scrivi il cognome del coach.",
};

export function missing(identity: Identity): IdentityErrors {
  const errors: IdentityErrors = {};
  for (const [key, words] of Object.entries(REQUIRED) as [IdentityKey, string][]) {
    if (!identity[key].trim()) errors[key] = words;
  }
  return errors;
}

const OWNERS: Readonly<Record<string, IdentityKey>> = {
  "provider.name": "providerName",
  "provider.taxCode": "taxCode",
  "provider.referent": "referent",
  "branch.name": "branchName",
  "branch.address": "address",
  "branch.municipality": "municipality",
  "branch.patronDay": "patronDay",
  "coach.name": "coachName",
  "coach.surname": "coachSurname",
};

/** What the program refuses, field by field; empty when it is about something else. */
export function errorsOf(error: AppError): IdentityErrors {
  const errors: IdentityErrors = {};
  for (const { field, message } of error.fields) {
    const owner = OWNERS[field];
    if (owner) errors[owner] = message;
  }
  return errors;
}

export function identityForm(
  identity: Identity,
  errors: IdentityErrors,
  onInput: (key: IdentityKey, text: string) => void,
  onMunicipality: () => void,
): TemplateResult {
  const text = (
    key: IdentityKey,
    label: string,
    more: Pick<TextOptions, "hint" | "placeholder" | "maxLength" | "settleAs"> = {},
  ) =>
    textField({
      id: key,
      label,
      value: identity[key],
      required: key in REQUIRED,
      error: errors[key],
      onInput: (value) => onInput(key, value),
      ...(key === "municipality" ? { onChange: onMunicipality } : {}),
      ...more,
    });
  return html`<fieldset>
      <legend class="over">ENTE</legend>
      ${text("providerName", "Nome dell’ente")}
      <div class="cols2">
        ${text("taxCode", "Codice fiscale", { hint: "Facoltativo: compare sui registri.", maxLength: LENGTHS.taxCode })}
        ${text("referent", "Referente dell’ente", { hint: "Facoltativo: chi firma i registri per l’ente." })}
      </div>
    </fieldset>
    <fieldset>
      <legend class="over">SPORTELLO</legend>
      <div class="cols2">
        ${text("branchName", "Nome dello sportello", { placeholder: "Treviso" })}
        ${text("address", "Indirizzo", { placeholder: "via Roggia 12" })}
      </div>
      <div class="cols2">
        ${text("municipality", "Comune")}
        ${text("patronDay", "Festa del patrono", {
          placeholder: "gg/mm",
          hint: "Giorno e mese: nelle erogazioni in quel giorno comparirà un avviso.",
          maxLength: LENGTHS.dayOfYear,
          settleAs: "patron",
        })}
      </div>
    </fieldset>
    <fieldset>
      <legend class="over">COACH</legend>
      <div class="cols2">
        ${text("coachName", "Nome")} ${text("coachSurname", "Cognome")}
      </div>
    </fieldset>`;
}

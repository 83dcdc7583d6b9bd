// The fields of a beneficiary's profile, and what stands in their place under the schermo riservato.
import { html, nothing, type TemplateResult } from "lit";
import { LENGTHS } from "../../base/lengths";
import { contact, name, tax } from "../../base/privacy";
import { dateField } from "../../components/date-field";
import { checkbox, textField } from "../../components/field";
import { factList } from "../../components/layout";
import { par } from "../../components/paragraph";
import { remark } from "../../components/violations";
import type { BeneficiaryForm, FieldKind, FieldProblem } from "../../generated/types";

export interface ProfileFields {
  /** Prefix of the ids of the fields. */
  id: string;
  form: BeneficiaryForm;
  problems: readonly FieldProblem[];
  /** Codici OPAL of the person's requests. */
  opals: readonly string[];
  onChange: (change: Partial<BeneficiaryForm>) => void;
  /** A link to the requests was followed: the window gives way. */
  onOpal: () => void;
}

type TextKey = Exclude<keyof BeneficiaryForm, "confirmed" | "birthDate">;

/** The field a doubt comes back as: the codice fiscale does not fit name or birth, and nobody has confirmed it. */
const DOUBT = "confirmed";
/** When one of these changes, the tick given for the doubt no longer answers it. */
const DOUBTFUL = ["taxCode", "birthDate", "surname", "name"];

/** What was changed, with the tick taken back where it was given for something else. */
export const withoutOldTick = (change: Partial<BeneficiaryForm>): Partial<BeneficiaryForm> =>
  DOUBTFUL.some((key) => key in change) ? { ...change, confirmed: false } : change;

export function profileFields(options: ProfileFields): TemplateResult {
  const { id, form, problems, onChange } = options;
  const errorOf = (key: string) => problems.find(({ field }) => field === key)?.message;
  const text = (
    key: TextKey,
    label: string,
    more: { required?: boolean; hint?: string; maxLength?: number; settleAs?: FieldKind } = {},
  ) =>
    textField({
      id: `${id}-${key}`,
      label,
      value: form[key],
      error: errorOf(key) ?? (key === "taxCode" ? errorOf(DOUBT) : undefined),
      onInput: (value) => onChange({ [key]: value }),
      ...more,
    });
  const doubt = problems.some(({ field }) => field === DOUBT);
  return html`<div class="cols2">
      ${text("surname", "Cognome", { required: true })} ${text("name", "Nome", { required: true })}
      ${text("taxCode", "Codice fiscale", { required: true, maxLength: LENGTHS.taxCode })}
      ${dateField({
        id: `${id}-birthDate`,
        label: "Data di nascita",
        kind: "birth",
        value: form.birthDate,
        error: errorOf("birthDate"),
        onInput: (birthDate) => onChange({ birthDate }),
      })}
      ${text("birthplace", "Luogo di nascita")} ${text("phone", "Telefono")} ${text("email", "E-mail")}
    </div>
    ${
      doubt
        ? checkbox(
            `${id}-confirmed`,
            "Ho controllato: codice fiscale e dati sono giusti così",
            form.confirmed,
            (confirmed) => onChange({ confirmed }),
          )
        : nothing
    }
    <section>
      <h3 class="over">CAPACITÀ DI PARTECIPAZIONE</h3>
      <p class="meta">
        L’orario tiene conto del grado di disabilità e della capacità effettiva della persona (${par("§3.2")}). Oltre questi
        limiti il programma avvisa; senza, valgono 8 ore al giorno e 40 a settimana.
      </p>
      <div class="cols2 above">
        ${text("dailyLimit", "Limite al giorno", { hint: "ore, per esempio 05:00", maxLength: LENGTHS.timeOrDuration, settleAs: "duration" })}
        ${text("weeklyLimit", "Limite a settimana", { hint: "ore, per esempio 20:00", maxLength: LENGTHS.timeOrDuration, settleAs: "duration" })}
      </div>
    </section>
    ${requestsOf(options.opals, options.onOpal)}`;
}

function requestsOf(opals: readonly string[], onOpal?: () => void): TemplateResult | typeof nothing {
  if (opals.length === 0) return nothing;
  return html`<section>
    <h3 class="over">RICHIESTE</h3>
    <p class="row wrap opals">
      ${opals.map((opal) =>
        onOpal
          ? html`<a href="#/richieste?testo=${encodeURIComponent(opal)}" @click=${onOpal}>${opal}</a>`
          : html`<span>${opal}</span>`,
      )}
    </p>
  </section>`;
}

/** Nothing personal reaches the page, nor can be typed, until the screen is uncovered. */
export function coveredProfile(form: BeneficiaryForm, opals: readonly string[]): TemplateResult {
  const limits = [
    form.dailyLimit && `${form.dailyLimit} al giorno`,
    form.weeklyLimit && `${form.weeklyLimit} a settimana`,
  ];
  return html`${factList([
    ["Cognome", name(form.surname)],
    ["Nome", name(form.name)],
    ["Codice fiscale", tax(form.taxCode)],
    ["Nascita", contact(`${form.birthDate} ${form.birthplace}`.trim())],
    ["Telefono", contact(form.phone)],
    ["E-mail", contact(form.email)],
    ["Capacità", limits.filter(Boolean).join(", ")],
  ])}
    ${requestsOf(opals)} ${remark("n", "Schermo riservato attivo.", "Disattivalo con F9 per leggere o modificare il profilo.")}`;
}

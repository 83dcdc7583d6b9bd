// The criteria over a statement: period, branch, coach; the others behind a button, which says how many are set.
import { html, nothing, type TemplateResult } from "lit";
import type { AppError } from "../../base/errors";
import { icon } from "../../base/icons";
import { name, person, plain, tax } from "../../base/privacy";
import { comboField } from "../../components/combo-box";
import { dateField } from "../../components/date-field";
import { selectField, textField } from "../../components/field";
import { listBeneficiaries } from "../../generated/client";
import type { Directory, Statement, StatementFilter } from "../../generated/types";
import { today } from "../../shared/state";
import { KEYS, periods } from "./query";

export interface CriteriaOptions {
  filter: StatementFilter;
  data: Statement;
  lists: Directory;
  failure: AppError | null;
  /** What is being typed, not yet asked for. */
  typed: { from: string; to: string; opal: string; person: string };
  more: boolean;
  onMore: () => void;
  onTyped: (change: Partial<CriteriaOptions["typed"]>) => void;
  onChoice: (values: Record<string, string | null>) => void;
}

export function criteriaForm(options: CriteriaOptions): TemplateResult {
  const { filter, lists, typed, more } = options;
  const wrong = (field: string) => options.failure?.fields.find((it) => it.field === field)?.message;
  const others = [filter.centre, filter.voucher, filter.person, filter.opal.trim()].filter(Boolean).length;
  return html`<form class="st-criteria" role="search" aria-label="Criteri del rendiconto" @submit=${(event: Event) => event.preventDefault()}>
    <div class="st-fields">
      ${dateField({ id: "st-dal", label: "Dal", value: typed.from, error: wrong("from"), today: today(), onInput: (from) => options.onTyped({ from }) })}
      ${dateField({ id: "st-al", label: "Al", value: typed.to, error: wrong("to"), today: today(), onInput: (to) => options.onTyped({ to }) })}
      ${selectField({
        id: "st-sportello",
        label: "Sportello",
        none: "tutti gli sportelli",
        value: String(filter.branch ?? ""),
        choices: lists.branches.map((it) => ({ value: String(it.id), label: it.name })),
        onChange: (value) => options.onChoice({ [KEYS.branch]: value || null }),
      })}
      ${selectField({
        id: "st-coach",
        label: "Coach",
        none: "tutti i coach",
        value: String(filter.coach ?? ""),
        choices: lists.coaches.map((it) => ({ value: String(it.id), label: `${it.surname} ${it.name}` })),
        onChange: (value) => options.onChoice({ [KEYS.coach]: value || null }),
      })}
    </div>
    <div class="row wrap st-quick">
      ${quickPeriods(options)}
      <button
        type="button"
        class="btn sm quiet push"
        data-key="st-altri"
        aria-expanded=${more}
        aria-controls="st-others"
        @click=${options.onMore}
      >${icon(more ? "up" : "down")}Altri criteri${others ? ` (${others})` : ""}</button>
    </div>
    <div class="st-fields" id="st-others" ?hidden=${!more}>${more ? otherFields(options) : nothing}</div>
  </form>`;
}

function quickPeriods({ data, onChoice }: CriteriaOptions): TemplateResult {
  const now = periods(today());
  const quick = [
    ["Questo mese", now.month],
    ["Mese scorso", now.lastMonth],
    ["Quest’anno", now.year],
    ["Anno scorso", now.lastYear],
    ["Tutto l’archivio", { from: "", to: "" }],
  ] as const;
  const iso = (written: string) => (written ? written.split("/").reverse().join("-") : null);
  return html`<span class="meta" id="st-quick">Periodo</span>
    <div class="row wrap" role="group" aria-labelledby="st-quick">
      ${quick.map(([label, { from, to }]) => {
        const on = data.from === iso(from) && data.to === iso(to);
        return html`<button
          type="button"
          class="btn sm"
          aria-pressed=${on}
          data-key="st-${label}"
          @click=${() => onChoice({ [KEYS.from]: from || null, [KEYS.to]: to || null, [KEYS.period]: from ? null : "tutto" })}
        >${label}</button>`;
      })}
    </div>`;
}

function otherFields({ filter, data, lists, typed, onTyped, onChoice }: CriteriaOptions): TemplateResult {
  return html`${
    filter.person
      ? html`<div class="field">
          <span class="lbl">Destinatario</span>
          <div class="row st-person">
            <b class="cut">${name(data.person)}</b>
            <button
              type="button"
              class="link"
              data-key="st-persona-via"
              aria-label="Togli il destinatario dai criteri"
              @click=${() => onChoice({ [KEYS.person]: null })}
            >Togli</button>
          </div>
        </div>`
      : comboField({
          id: "st-persona",
          label: "Destinatario",
          value: typed.person,
          placeholder: "cognome o codice fiscale",
          least: 2,
          suggest: async (text) =>
            (await listBeneficiaries(text, 1, 10)).rows.map((it) => ({
              key: String(it.id),
              text: plain(`${it.surname} ${it.name}`),
              label: person(it.surname, it.name),
              detail: tax(it.taxCode),
            })),
          onInput: (text) => onTyped({ person: text }),
          onPick: (item) => onChoice({ [KEYS.person]: item.key }),
        })
  }
  ${textField({
    id: "st-opal",
    label: "Codice OPAL",
    value: typed.opal,
    placeholder: "una parte del codice",
    onInput: (opal) => onTyped({ opal }),
  })}
  ${selectField({
    id: "st-cpi",
    label: "CPI",
    none: "tutti i CPI",
    value: String(filter.centre ?? ""),
    choices: lists.centres.map((it) => ({ value: String(it.id), label: it.name })),
    onChange: (value) => onChoice({ [KEYS.centre]: value || null }),
  })}
  ${selectField({
    id: "st-voucher",
    label: "Voucher",
    none: "base e rinforzato",
    value: filter.voucher ?? "",
    choices: [
      { value: "base", label: "base" },
      { value: "rinforzato", label: "rinforzato" },
    ],
    onChange: (value) => onChoice({ [KEYS.voucher]: value || null }),
  })}`;
}

// VOUCHER: its kind decides the hours of training (§3).
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../base/icons";
import { LENGTHS } from "../../base/lengths";
import { personalType } from "../../base/privacy";
import { dateField } from "../../components/date-field";
import { field, textField } from "../../components/field";
import type { VoucherKind } from "../../generated/types";
import { today } from "../../shared/state";
import type { RequestDraft } from "./draft";

const KINDS: readonly (readonly [VoucherKind, string])[] = [
  ["base", "base"],
  ["rinforzato", "rinforzato"],
];

export function voucherFields(draft: RequestDraft, fixed: string | null): TemplateResult {
  const { form } = draft;
  return html`<fieldset>
    <legend class="over">VOUCHER</legend>
    <div class="cols2">
      ${field(
        {
          id: "request-voucherKind",
          label: "Tipo di voucher",
          required: true,
          error: draft.problem("voucherKind"),
          hint: fixed ?? undefined,
        },
        (a) => html`<span class="pick"
          ><select
            id=${a.id}
            aria-required="true"
            aria-invalid=${a.invalid}
            aria-describedby=${a.describedBy ?? nothing}
            ?disabled=${fixed !== null}
            @change=${(event: Event) => void draft.changeKind((event.target as HTMLSelectElement).value as VoucherKind)}
          >
            ${form.voucherKind === null ? html`<option value="" disabled selected>scegli</option>` : nothing}
            ${KINDS.map(
              ([value, label]) =>
                html`<option value=${value} .selected=${value === form.voucherKind}>${label}</option>`,
            )}</select
          >${icon("down")}</span
        >`,
      )}
      ${textField({
        id: "request-voucherId",
        label: "Id voucher",
        value: form.voucherId,
        type: personalType(),
        maxLength: LENGTHS.voucherId,
        error: draft.problem("voucherId"),
        onInput: (voucherId) => draft.change({ voucherId }),
      })}
      ${dateField({
        id: "request-voucherEnds",
        label: "Scadenza del voucher",
        kind: "appointment",
        value: form.voucherEnds,
        today: today(),
        error: draft.problem("voucherEnds"),
        tone: draft.warned("voucherEnds") ? "warn" : undefined,
        hint: "L’ultimo giorno in cui si può erogare. Lasciala vuota se non la sai ancora.",
        onInput: (voucherEnds) => draft.change({ voucherEnds }),
      })}
    </div>
  </fieldset>`;
}

// Which sessions of the request a register prints: all, one activity, one day, a period, or the programmed
// ones left blank to be signed.
import { html, nothing, type TemplateResult } from "lit";
import { dateField } from "../../components/date-field";
import { checkbox, selectField } from "../../components/field";
import type { RequestDetail } from "../../generated/types";
import { today } from "../../shared/state";
import { type Draft, SCOPES } from "./order";

export interface ScopeEntry {
  draft: Draft;
  /** The request chosen, once it was read: its activities can then be chosen among. */
  request: RequestDetail | null;
  change: (part: Partial<Draft>) => void;
  problemOf: (field: string) => string | undefined;
}

export function scopeFields(scope: ScopeEntry): TemplateResult {
  return html`<fieldset class="scopes">
        <legend class="lbl">Che cosa riporta</legend>
        ${SCOPES.map(
          ([kind, label, hint]) => html`<label class="check"
            ><input
              type="radio"
              name="scope"
              value=${kind}
              .checked=${scope.draft.kind === kind}
              @change=${() => scope.change({ kind })}
            /><span>${label}<small class="hint">${hint}</small></span></label
          >`,
        )}
      </fieldset>
      ${scopeDetail(scope)}
      ${checkbox(
        "issue-blank",
        html`In bianco, da firmare<small class="hint">le erogazioni PROGRAMMATE, con la descrizione da scrivere a mano</small>`,
        scope.draft.blank,
        (blank) => scope.change({ blank }),
      )}`;
}

function scopeDetail(scope: ScopeEntry): TemplateResult | typeof nothing {
  const { kind, date, from, to } = scope.draft;
  if (kind === "activity") {
    return selectField({
      id: "issue-activity",
      label: "Attività",
      required: true,
      value: String(scope.draft.activity ?? ""),
      none: scope.request ? "scegli l’attività" : "scegli prima la richiesta",
      choices: (scope.request?.activities ?? []).map((it) => ({
        value: String(it.id),
        label: `${it.code} – ${it.title}`,
      })),
      error: scope.problemOf("activity"),
      onChange: (value) => scope.change({ activity: value ? Number(value) : null }),
    });
  }
  if (kind === "day") {
    return dateField({
      id: "issue-date",
      label: "Giornata",
      required: true,
      value: date,
      today: today(),
      error: scope.problemOf("date"),
      onInput: (value) => scope.change({ date: value }),
    });
  }
  if (kind !== "period") return nothing;
  return html`<div class="cols2">
      ${dateField({
        id: "issue-from",
        label: "Dal",
        required: true,
        value: from,
        today: today(),
        error: scope.problemOf("from"),
        onInput: (value) => scope.change({ from: value }),
      })}
      ${dateField({
        id: "issue-to",
        label: "Al",
        required: true,
        value: to,
        today: today(),
        error: scope.problemOf("to"),
        onInput: (value) => scope.change({ to: value }),
      })}
    </div>`;
}

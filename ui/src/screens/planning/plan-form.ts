// The form *Pianifica…* of one request: what is wished, which activities in which order and where, who delivers.
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { counted, minutes } from "../../base/format";
import { icon } from "../../base/icons";
import { personalType } from "../../base/privacy";
import { busy, errorBox } from "../../components/feedback";
import { checkbox, selectField, textField } from "../../components/field";
import type { Branch, Coach, PlanActivity, PlanPart, SetAside } from "../../generated/types";
import { resumedNote } from "../../shared/unsaved-form";
import type { PlanDraft } from "./draft";
import { wishFields } from "./wish-fields";

export interface PlanFormOptions {
  draft: PlanDraft;
  branches: readonly Branch[];
  coaches: readonly Coach[];
  onPlan: () => void;
}

export function planForm(options: PlanFormOptions): TemplateResult {
  const { draft, onPlan } = options;
  const { beginning } = draft;
  return html`<form
    class="plan-form"
    aria-label="Che cosa pianificare"
    novalidate
    @submit=${(event: Event) => {
      event.preventDefault();
      onPlan();
    }}
  >
    ${resumedNote(draft.words, "Ricomincia", () => draft.change({}))}
    ${beginning.bounds.map((bound) => html`<p class="meta">${bound}</p>`)}
    ${wishFields({
      wish: draft.wish,
      lengths: beginning.lengths,
      problem: (field) => draft.problem(field),
      change: (part) => draft.changeWish(part),
    })}
    ${activities(draft)} ${who(options)} ${setAside(draft)} ${locks(draft)}
    <div class="plan-foot">
      ${errorBox(draft.error)}
      ${draft.doing === "planning" ? busy("Cerco il piano migliore…", () => draft.stop()) : nothing}
      <button
        type="submit"
        class="btn ${draft.proposal && !draft.outdated ? "" : "primary"}"
        data-key="pianifica"
        aria-busy=${draft.doing === "planning"}
      >${icon("agenda")}${draft.proposal ? "Pianifica di nuovo" : "Pianifica"} <kbd>Ctrl ↵</kbd></button>
    </div>
  </form>`;
}

function activities(draft: PlanDraft): TemplateResult {
  const error = draft.problem("activities");
  return html`<fieldset class="plan-set" aria-describedby=${error ? "p-acts-err" : nothing}>
    <legend class="lbl">Attività, nell’ordine in cui si svolgono</legend>
    ${error ? html`<p class="field-err" id="p-acts-err">${icon("octagon")}<span>${error}</span></p>` : nothing}
    <ol class="plan-acts">
      ${repeat(
        draft.form.activities,
        (part) => part.activity,
        (part, at) => activity(draft, part, at),
      )}
    </ol>
  </fieldset>`;
}

function activity(draft: PlanDraft, part: PlanPart, at: number): TemplateResult {
  const told = draft.beginning.activities.find((it) => it.activity === part.activity);
  if (!told) return html``;
  const last = draft.form.activities.length - 1;
  return html`<li>
    <div class="plan-act">
      ${checkbox(
        `p-act-${told.activity}`,
        html`<b>${told.code}</b> ${told.title}<small class="hint">${told.cannot ?? leftWords(told)}</small>`,
        part.wanted,
        (wanted) => draft.changePart(part.activity, { wanted }),
      )}
      <span class="row">
        ${mover(draft, told, -1, at === 0)} ${mover(draft, told, 1, at === last)}
      </span>
    </div>
    ${
      part.wanted
        ? html`${textField({
            id: `p-place-${told.activity}`,
            label: `Luogo di ${told.code}`,
            value: part.place,
            type: personalType(),
            required: true,
            error: draft.problem(`place.${at}`),
            onInput: (place) => draft.changePart(part.activity, { place }),
          })}
          ${checkbox(
            `p-along-${told.activity}`,
            "Lungo il percorso, insieme alle altre",
            part.alongside,
            (alongside) => draft.changePart(part.activity, { alongside }),
          )}`
        : nothing
    }
  </li>`;
}

const leftWords = (told: PlanActivity): string => `restano ${minutes(told.left)} di ${minutes(told.agreed)}`;

function mover(draft: PlanDraft, told: PlanActivity, by: -1 | 1, none: boolean): TemplateResult {
  const words = by < 0 ? "prima" : "dopo";
  return html`<button
    type="button"
    class="btn sm quiet"
    data-key="sposta-${told.code}-${words}"
    aria-label="Sposta ${told.code} ${words}"
    title="Sposta ${words}"
    aria-disabled=${none ? "true" : nothing}
    @click=${() => {
      if (!none) draft.move(told.activity, by);
    }}
  >${icon(by < 0 ? "up" : "down")}</button>`;
}

function who({ draft, branches, coaches }: PlanFormOptions): TemplateResult {
  const { form } = draft;
  return html`<div class="cols2">
    ${selectField({
      id: "p-branch",
      label: "Sportello",
      required: true,
      value: String(form.branch ?? ""),
      choices: branches
        .filter((it) => !it.archived || it.id === form.branch)
        .map((it) => ({ value: String(it.id), label: it.name })),
      ...(form.branch === null ? { none: "scegli" } : {}),
      error: draft.problem("branch"),
      onChange: (id) => draft.change({ branch: Number(id) || null }, "branch"),
    })}
    ${selectField({
      id: "p-coach",
      label: "Operatore",
      required: true,
      value: String(form.coach ?? ""),
      choices: coaches
        .filter((it) => !it.archived || it.id === form.coach)
        .map((it) => ({ value: String(it.id), label: `${it.surname} ${it.name}` })),
      ...(form.coach === null ? { none: "scegli" } : {}),
      error: draft.problem("coach"),
      onChange: (id) => draft.change({ coach: Number(id) || null }, "coach"),
    })}
  </div>`;
}

/** What is known of when people can, and is not heeded this time. */
function setAside(draft: PlanDraft): TemplateResult | typeof nothing {
  const { setAside: ticks } = draft.beginning;
  if (ticks.length === 0) return nothing;
  const put = (what: SetAside, on: boolean) => {
    const others = draft.wish.setAside.filter((it) => it !== what);
    draft.changeWish({ setAside: on ? [...others, what] : others });
  };
  return html`<fieldset class="plan-set">
    <legend class="lbl">Disponibilità</legend>
    ${ticks.map(({ what, label }) =>
      checkbox(`p-aside-${what}`, label, draft.wish.setAside.includes(what), (on) => put(what, on)),
    )}
  </fieldset>`;
}

function locks(draft: PlanDraft): TemplateResult | typeof nothing {
  const { locked } = draft.form;
  if (locked.length === 0) return nothing;
  return html`<p class="meta row wrap">
    ${counted(locked.length, "erogazione fissata", "erogazioni fissate")}
    <button type="button" class="link" data-key="sblocca-tutte" @click=${() => draft.change({ locked: [] })}>
      Sblocca tutte
    </button>
  </p>`;
}

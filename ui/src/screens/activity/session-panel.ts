// The form of a session beside the table (§3.1): checked while one types, each rule under its field. Draws a
// draft it does not own; tells «sent» with the session's id, and «leave» when it may be closed.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { counted, minutes } from "../../base/format";
import { icon } from "../../base/icons";
import { LENGTHS } from "../../base/lengths";
import { personalType, privacy } from "../../base/privacy";
import { dateField, timeField } from "../../components/date-field";
import { errorBox } from "../../components/feedback";
import { areaField, checkbox, selectField, textField } from "../../components/field";
import {
  draftRules,
  fieldTone,
  isBlocking,
  ofField,
  ofNoField,
  violationList,
  violationSummary,
} from "../../components/violations";
import { enterSessionAfterwards } from "../../generated/client";
import type { Branch, Coach, Violation } from "../../generated/types";
import { AFTERWARDS, askAfterwards } from "../../shared/session/afterwards-dialog";
import { outdated, REGISTER_HINT } from "../../shared/session/step-dialog";
import { today } from "../../shared/state";
import { resumedNote } from "../../shared/unsaved-form";
import { FIELDS, type FieldKey, type SessionDraft } from "./draft";
import { panelHead, SidePanel } from "./panel";
import { askEditRest, restWords } from "./rest-dialog";
import { askSeries } from "./series-dialog";

/** Many were sent at once: the first of them, and how that is told. */
export interface SentMany {
  first: number;
  words: string;
}

@customElement("session-panel")
export class SessionPanel extends SidePanel {
  @property({ attribute: false }) draft!: SessionDraft;
  @property({ attribute: false }) branches: readonly Branch[] = [];
  @property({ attribute: false }) coaches: readonly Coach[] = [];
  /** Drafts of its series that come after the one being changed. */
  @property({ type: Number }) draftsAfter = 0;
  @state() private withRest = false;

  /** Branch and coach are those of the last time: one begins with the day, unless one of them is missing. */
  protected override get start(): string {
    const { branch, coach } = this.draft.form;
    return branch === null ? "#s-branch" : coach === null ? "#s-coach" : "#s-date";
  }

  protected override get changes() {
    return this.draft.changes;
  }

  protected override render(): TemplateResult {
    const { draft } = this;
    return html`<form
      class="panel ${privacy.value ? "covered" : ""}"
      aria-labelledby="panel-title"
      novalidate
      @submit=${this.submitted}
    >
      ${panelHead(draft.title, () => void this.leave())}
      <div class="panel-b">
        ${resumedNote(draft.words, "Scarta il testo", () => this.dispatchEvent(new CustomEvent("leave")))}
        ${draft.purpose.kind === "edit" ? this.ways() : nothing}
        <div class="cols2">${this.branch()}${this.coach()}</div>
        ${this.under("branch")}${this.under("coach")}
        <div class="cols3">${this.date()}${this.time("start", "Inizio")}${this.time("end", "Fine")}</div>
        ${this.under("date")}${this.under("start")}${this.under("end")}
        ${textField({
          ...this.common("place", "Luogo"),
          value: draft.form.place,
          type: personalType(),
          placeholder: "dove si svolge",
          onInput: (text) => draft.setText("place", text),
        })}
        ${this.under("place")}
        ${textField({
          ...this.common("note", "Note"),
          value: draft.form.note,
          type: personalType(),
          onInput: (text) => draft.setText("note", text),
        })}
        ${this.under("note")}
        ${areaField({
          ...this.common("description", "Descrizione per il registro"),
          value: draft.form.description,
          maxLength: LENGTHS.sessionDescription,
          hint: REGISTER_HINT,
          onInput: (text) => draft.setText("description", text),
        })}
        ${this.under("description")}
        ${areaField({
          ...this.common("privateNote", "Nota riservata"),
          value: draft.form.privateNote,
          rows: 1,
          note: neverPrinted(),
          onInput: (text) => draft.setText("privateNote", text),
        })}
        ${this.under("privateNote")} ${this.elsewhere()} ${errorBox(draft.error)}
      </div>
      ${this.foot()}
    </form>`;
  }

  private branch(): TemplateResult {
    const { draft } = this;
    return selectField({
      ...this.common("branch", "Sportello", true),
      value: String(draft.form.branch ?? ""),
      choices: usable(this.branches, draft.form.branch).map((it) => ({
        value: String(it.id),
        label: it.name,
      })),
      ...(draft.form.branch === null ? { none: "scegli" } : {}),
      onChange: (value) => draft.setChoice("branch", Number(value) || null),
    });
  }

  private coach(): TemplateResult {
    const { draft } = this;
    return selectField({
      ...this.common("coach", "Operatore", true),
      value: String(draft.form.coach ?? ""),
      choices: usable(this.coaches, draft.form.coach).map((it) => ({
        value: String(it.id),
        label: `${it.surname} ${it.name}`,
      })),
      ...(draft.form.coach === null ? { none: "scegli" } : {}),
      onChange: (value) => draft.setChoice("coach", Number(value) || null),
    });
  }

  private date(): TemplateResult {
    return dateField({
      ...this.common("date", "Data", true),
      kind: "appointment",
      value: this.draft.form.date,
      today: today() || undefined,
      onInput: (text) => this.draft.setText("date", text),
    });
  }

  private time(key: "start" | "end", label: string): TemplateResult {
    const { form, length } = this.draft;
    return timeField({
      ...this.common(key, label, true),
      kind: key,
      note: key === "end" && length !== null ? minutes(length) : undefined,
      value: form[key],
      onInput: (text) => this.draft.setText(key, text),
    });
  }

  private common(key: FieldKey, label: string, required = false) {
    const problem = this.draft.problem(key);
    const tone: "err" | "warn" | undefined = problem ? "err" : fieldTone(this.draft.violations, key);
    return { id: `s-${key}`, label, required, tone, describedBy: `s-${key}-problem s-${key}-rules` };
  }

  /** What is said about a field, under its whole row: the columns are too narrow for sentences. */
  private under(key: FieldKey): TemplateResult {
    const problem = this.draft.problem(key);
    return html`<p class="field-err" id="s-${key}-problem" aria-live="polite" ?hidden=${!problem}>
        ${problem ? html`${icon("octagon")}<span>${problem}</span>` : nothing}
      </p>
      ${this.rules(`s-${key}-rules`, ofField(this.draft.violations, key))}`;
  }

  private elsewhere(): TemplateResult {
    return this.rules("s-other-rules", ofNoField(this.draft.violations, FIELDS));
  }

  private rules(id: string, list: readonly Violation[]): TemplateResult {
    const { draft } = this;
    return violationList(id, list.map(discreet), {
      acknowledged: draft.acknowledged,
      draftTickApart: true,
      onAcknowledge: (rule, ticked) => draft.tick([rule], ticked),
      onMend: (shown) => {
        const mend = list.find((it) => it.mend?.field === shown.field && it.mend.value === shown.value)?.mend;
        if (!mend) return;
        draft.mend(mend);
        document.getElementById(`s-${mend.field}`)?.focus();
      },
    });
  }

  /** What else is done with a draft. */
  private ways(): TemplateResult {
    const duplicate = () => this.dispatchEvent(new CustomEvent("duplicate"));
    return html`<div class="row wrap">
      <button type="button" class="btn sm" data-key="duplica" @click=${duplicate}>Duplica…</button>
    </div>`;
  }

  /** The form becomes a series. */
  private async repeat(): Promise<void> {
    const { draft } = this;
    if (!(await draft.isWhole())) {
      await this.updateComplete;
      this.focusWhatWaits();
      return;
    }
    // What was rewritten as the field was left is checked once more.
    if (!draft.check?.weekday) await draft.checkNow();
    const entered = await askSeries(draft.activity, draft.form, draft.check?.weekday ?? null);
    const [first] = entered ?? [];
    if (!entered || first === undefined) return;
    draft.words.sent();
    const words = `${counted(entered.length, "erogazione inserita", "erogazioni inserite")}.`;
    this.dispatchEvent(new CustomEvent<SentMany>("sent-many", { detail: { first, words } }));
  }

  private rest(): TemplateResult | typeof nothing {
    if (this.draftsAfter === 0 || this.draft.purpose.kind !== "edit") return nothing;
    return checkbox("s-rest", restWords(this.draftsAfter), this.withRest, (ticked) => {
      this.withRest = ticked;
    });
  }

  /** The same change in the drafts of its series that come after. */
  private async sendWithRest(session: number): Promise<void> {
    const { draft } = this;
    if (!(await draft.isWhole())) {
      await this.updateComplete;
      this.focusWhatWaits();
      return;
    }
    const { done, error } = await askEditRest(session, draft.form);
    draft.error = error;
    this.requestUpdate();
    if (done === 0) return;
    draft.words.sent();
    const words = `${done} erogazioni della serie modificate.`;
    this.dispatchEvent(new CustomEvent<SentMany>("sent-many", { detail: { first: session, words } }));
  }

  private foot(): TemplateResult {
    const { draft } = this;
    const { barred } = draft;
    return html`<div class="panel-f">
      <div class="grow">
        ${this.rest()} ${violationSummary(draft.violations, draft.acknowledged)} ${this.asDraft()} ${this.alreadyThere()}
        <span class="hint" id="s-barred" role="status">${barred ?? nothing}</span>
      </div>
      ${
        draft.purpose.kind === "edit"
          ? nothing
          : html`<button type="button" class="btn" data-key="ripeti" @click=${() => void this.repeat()}>Ripeti…</button>`
      }
      <button
        type="submit"
        class="btn primary"
        data-key="invia"
        aria-disabled=${barred ? "true" : nothing}
        aria-busy=${draft.sending}
        aria-describedby="s-barred"
        title=${barred ?? nothing}
      >
        Invia <kbd>Ctrl ↵</kbd>
      </button>
    </div>`;
  }

  /** The term for entering it has passed: the portal may hold it already. */
  private alreadyThere(): TemplateResult | typeof nothing {
    const { draft } = this;
    if (!draft.check?.heldPastTerm.length) return nothing;
    return html`<button type="button" class="btn sm" data-key="gia-sul-portale" @click=${() => void this.afterwards()}>
      ${AFTERWARDS}
    </button>`;
  }

  private async afterwards(): Promise<void> {
    const { draft } = this;
    if (!(await draft.isWhole())) {
      await this.updateComplete;
      this.focusWhatWaits();
      return;
    }
    const { form, check } = draft;
    let entered = 0;
    const outcome = await askAfterwards({
      key: `attivita/${draft.activity}/in-seguito`,
      which: `Erogazione del ${form.date}, ${form.start}–${form.end}`,
      states: check?.heldPastTerm ?? [],
      description: form.description,
      run: async (record) => {
        entered = await enterSessionAfterwards(draft.activity, form, record);
      },
    });
    if (outcome === true) {
      draft.words.sent();
      this.dispatchEvent(new CustomEvent<number>("sent", { detail: entered }));
    } else if (outcome) {
      draft.error = outcome;
      this.dispatchEvent(new CustomEvent("outdated"));
    }
  }

  /** One decision, however many rules «Programma» will not let pass. */
  private asDraft(): TemplateResult | typeof nothing {
    const { draft } = this;
    const { rules, tick } = draftRules(draft.violations);
    if (rules.length === 0) return nothing;
    return checkbox(
      "s-as-draft",
      tick,
      rules.every((rule) => draft.acknowledged.has(rule)),
      (ticked) => draft.tick(rules, ticked),
    );
  }

  protected override async send(): Promise<void> {
    const { draft } = this;
    if (this.withRest && this.draftsAfter > 0 && draft.session !== null)
      return this.sendWithRest(draft.session);
    const id = await draft.send();
    if (id !== null) {
      this.dispatchEvent(new CustomEvent<number>("sent", { detail: id }));
      return;
    }
    if (draft.error && outdated(draft.error)) this.dispatchEvent(new CustomEvent("outdated"));
    await this.updateComplete;
    this.focusWhatWaits();
  }

  /** The first field at fault, else the first warning still to be ticked. */
  private focusWhatWaits(): void {
    const { draft } = this;
    const wrong = draft.firstProblem ?? FIELDS.find((key) => ofField(draft.violations, key).some(isBlocking));
    if (wrong) {
      document.getElementById(`s-${wrong}`)?.focus();
      return;
    }
    const ticks = ".viol input[type=checkbox]:not(:checked), #s-as-draft:not(:checked)";
    this.querySelector<HTMLElement>(ticks)?.focus();
  }

  /** False when what was typed could not be kept and the user prefers to stay. */
  override async leave(): Promise<boolean> {
    if (this.draft.sending) return false;
    if (!(await this.draft.words.leave())) return false;
    this.dispatchEvent(new CustomEvent("leave"));
    return true;
  }
}

/** What may be chosen: what is not archived, and what was already chosen. */
function usable<T extends { id: number; archived: boolean }>(list: readonly T[], chosen: number | null): T[] {
  return list.filter((it) => !it.archived || it.id === chosen);
}

export function neverPrinted(): TemplateResult {
  return html`<span class="row tight-row">${icon("lock")}mai nel registro</span>`;
}

/** Under the schermo riservato the usual place, an employer's, is not named. */
function discreet(violation: Violation): Violation {
  if (!privacy.value || violation.mend?.field !== "place") return violation;
  return { ...violation, mend: { ...violation.mend, label: "Usa il luogo abituale" } };
}

declare global {
  interface HTMLElementTagNameMap {
    "session-panel": SessionPanel;
  }
}

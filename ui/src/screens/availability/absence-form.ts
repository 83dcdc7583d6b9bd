// An absence, or closing days: first and last day, the hours of each where it is not the whole of it, a note.
import { html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { LENGTHS } from "../../base/lengths";
import { personalType } from "../../base/privacy";
import { dateField, timeField } from "../../components/date-field";
import { errorBox } from "../../components/feedback";
import { textField } from "../../components/field";
import { toast } from "../../components/toast";
import { saveAbsence } from "../../generated/client";
import type { AbsenceForm, AbsenceRow, Whose } from "../../generated/types";
import { archiveChanged, today } from "../../shared/state";
import { unsaved } from "../../shared/unsaved";
import { showForm } from "../../shared/unsaved-form";
import { WindowForm } from "../../shared/window-form";
import { wordsOf } from "./words";

const BLANK: AbsenceForm = { from: "", to: "", start: "", end: "", note: "" };

@customElement("absence-form")
export class AbsenceWindow extends WindowForm<AbsenceForm> {
  @property({ attribute: false }) whose!: Whose;
  /** The one that is changed. */
  @property({ attribute: false }) absence: AbsenceRow | null = null;

  protected override first(): AbsenceForm {
    if (!this.absence) return BLANK;
    const { from, to, start, end, note } = this.absence;
    return { from, to: to === from ? "" : to, start, end, note };
  }

  protected override render(): TemplateResult {
    const firm = this.whose.kind === "employer";
    const title = this.absence
      ? firm
        ? "Modifica la chiusura"
        : "Modifica l’assenza"
      : firm
        ? "Nuova chiusura"
        : "Nuova assenza";
    return html`<div class="dialog-b">
        <h2 id=${this.headingId}>${title}</h2>
        <div class="cols2">
          ${dateField({
            id: "absence-from",
            label: "Dal",
            required: true,
            kind: "appointment",
            value: this.form.from,
            today: today(),
            error: this.problemOf("from"),
            onInput: (from) => this.change({ from }),
          })}
          ${dateField({
            id: "absence-to",
            label: "al",
            kind: "appointment",
            value: this.form.to,
            today: today(),
            hint: "vuoto: un giorno solo",
            error: this.problemOf("to"),
            onInput: (to) => this.change({ to }),
          })}
        </div>
        <div class="cols2">
          ${timeField({
            id: "absence-start",
            label: "Dalle",
            kind: "start",
            value: this.form.start,
            hint: "vuoto: tutto il giorno",
            error: this.problemOf("start"),
            onInput: (start) => this.change({ start }),
          })}
          ${timeField({
            id: "absence-end",
            label: "alle",
            kind: "end",
            value: this.form.end,
            error: this.problemOf("end"),
            onInput: (end) => this.change({ end }),
          })}
        </div>
        ${textField({
          id: "absence-note",
          label: "Nota",
          type: firm ? "text" : personalType(),
          value: this.form.note,
          maxLength: LENGTHS.line,
          hint: firm ? "per esempio: chiusura estiva" : "per esempio: ferie. Niente dati sulla salute.",
          error: this.problemOf("note"),
          onInput: (note) => this.change({ note }),
        })}
        ${errorBox(this.error)}
      </div>
      ${this.foot("Salva")}`;
  }

  protected override send(form: AbsenceForm): Promise<unknown> {
    return saveAbsence(this.whose, this.absence?.id ?? null, form);
  }
}

export async function askAbsence(whose: Whose, absence: AbsenceRow | null): Promise<void> {
  const key = `assenza/${whose.kind}-${whose.id}/${absence?.id ?? "nuova"}`;
  const words = unsaved.open<AbsenceForm | null>(key, null, { title: wordsOf(whose).title });
  const saved = await showForm<boolean, AbsenceForm | null>(
    words,
    (handle, headingId) => html`<absence-form
      .headingId=${headingId}
      .words=${words}
      .whose=${whose}
      .absence=${absence}
      @done=${() => handle.close(true)}
      @cancel=${() => handle.leave()}
    ></absence-form>`,
  );
  if (!saved) return;
  toast(wordsOf(whose).saved);
  await archiveChanged();
}

declare global {
  interface HTMLElementTagNameMap {
    "absence-form": AbsenceWindow;
  }
}

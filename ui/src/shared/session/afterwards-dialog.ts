// «È già così sul portale…»: the only way past the seven days (§3.2). Asks how the portal holds the session, under
// which ID, why it is written down only now, and what was done.
import { html, nothing, type TemplateResult } from "lit";
import { AppError } from "../../base/errors";
import { LENGTHS } from "../../base/lengths";
import { privacy } from "../../base/privacy";
import { type DialogHandle, dialogFoot } from "../../components/dialog";
import { errorBox } from "../../components/feedback";
import { areaField, selectField, textField } from "../../components/field";
import { par } from "../../components/paragraph";
import { remark } from "../../components/violations";
import type { PortalRecord, SessionState } from "../../generated/types";
import { type UnsavedWords, unsaved } from "../unsaved";
import { showForm } from "../unsaved-form";
import { REGISTER_HINT } from "./step-dialog";

export interface AfterwardsQuestion {
  /** Under which what is typed is kept: «erogazione/14/in-seguito». */
  key: string;
  /** «Erogazione 14 del 28/06/2022, 10:00–12:00». */
  which: string;
  /** How the portal may hold it. */
  states: readonly SessionState[];
  description: string;
  run: (record: PortalRecord) => Promise<unknown>;
}

export const AFTERWARDS = "È già così sul portale…";

/** True once it was recorded; the refusal, when the screen no longer shows what is true; false when left. */
export async function askAfterwards(question: AfterwardsQuestion): Promise<boolean | AppError> {
  const asking = new Asking(question);
  const answer = await showForm<boolean | AppError, PortalRecord>(asking.words, (handle, headingId) =>
    asking.draw(handle, headingId),
  );
  return answer ?? false;
}

type Text = "portalId" | "why" | "description";

class Asking {
  readonly words: UnsavedWords<PortalRecord>;
  private running = false;
  private error: AppError | null = null;
  private record: PortalRecord;

  constructor(private readonly question: AfterwardsQuestion) {
    const [state = "EROGATA"] = question.states;
    const opened: PortalRecord = { state, portalId: "", why: "", description: question.description };
    this.words = unsaved.open(question.key, opened, {
      title: "Già sul portale",
      typed: ({ state: chosen, ...texts }) => [chosen, ...Object.values(texts).map((text) => text.trim())],
    });
    this.record = this.words.value;
    if (!question.states.includes(this.record.state)) this.record = { ...this.record, state };
  }

  draw(handle: DialogHandle<boolean | AppError>, headingId: string): TemplateResult {
    const { question, record } = this;
    const held = record.state === "EROGATA";
    return html`<div class="dialog-b ${privacy.value ? "covered" : ""}">
        <h2 id=${headingId}>È già così sul portale</h2>
        <p class="lead">${question.which}</p>
        <p>
          I sette giorni sono passati (${par("§3.2")}): qui si può solo scrivere quello che il portale ha già. Sul registro e
          nel giornale risulterà registrata in seguito.
        </p>
        ${selectField({
          id: `${headingId}-state`,
          label: "Stato sul portale",
          required: true,
          value: record.state,
          choices: question.states.map((state) => ({ value: state, label: state })),
          error: this.problem("state"),
          onChange: (value) => {
            const state = question.states.find((it) => it === value);
            if (state) this.change({ ...this.record, state }, handle);
          },
        })}
        ${textField({
          id: `${headingId}-portalId`,
          label: "ID sul portale",
          required: true,
          autofocus: true,
          value: record.portalId,
          hint: "La prima colonna della tabella «Erogazioni» del portale.",
          error: this.problem("portalId"),
          onInput: (text) => this.write("portalId", text, handle),
        })}
        ${areaField({
          id: `${headingId}-why`,
          label: "Perché si registra solo adesso",
          required: true,
          rows: 2,
          value: record.why,
          error: this.problem("why"),
          onInput: (text) => this.write("why", text, handle),
        })}
        ${
          held
            ? areaField({
                id: `${headingId}-description`,
                label: "Descrizione per il registro",
                required: true,
                rows: 3,
                maxLength: LENGTHS.sessionDescription,
                hint: REGISTER_HINT,
                value: record.description,
                error: this.problem("description"),
                onInput: (text) => this.write("description", text, handle),
              })
            : nothing
        }
        ${remark("n", undefined, html`Non si può riprendere: quello che scrivi qui vale come un passo fatto.`)}
        ${this.error && !this.error.fields.some(({ field }) => field in this.record) ? errorBox(this.error) : nothing}
      </div>
      ${dialogFoot({
        proceed: "Registra",
        danger: false,
        running: this.running,
        focusCancel: false,
        onProceed: () => void this.proceed(handle, headingId),
        onCancel: () => handle.leave(),
      })}`;
  }

  private problem(field: Text | "state"): string | undefined {
    return this.error?.fields.find((it) => it.field === field)?.message;
  }

  private write(field: Text, text: string, handle: DialogHandle<boolean | AppError>): void {
    this.change({ ...this.record, [field]: text }, handle);
  }

  private change(record: PortalRecord, handle: DialogHandle<boolean | AppError>): void {
    this.record = record;
    this.words.write(record);
    this.error = null;
    handle.redraw();
  }

  private async proceed(handle: DialogHandle<boolean | AppError>, headingId: string): Promise<void> {
    this.error = null;
    this.running = true;
    handle.redraw();
    try {
      await this.question.run(this.record);
      handle.close(true);
      return;
    } catch (thrown) {
      this.error = AppError.from(thrown);
    }
    this.running = false;
    if (this.error.code === "STALE" || this.error.code === "NOT_FOUND") {
      handle.close(this.error);
      return;
    }
    handle.redraw();
    const first = this.error.fields[0]?.field;
    if (first) document.getElementById(`${headingId}-${first}`)?.focus();
  }
}

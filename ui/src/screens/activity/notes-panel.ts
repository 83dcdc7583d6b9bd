// One session read beside the table, with the description for the register and the private note, which can
// still be written after Programma. Tells «saved», and «leave» when it may be closed.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { date, minutes, weekday } from "../../base/format";
import { LENGTHS } from "../../base/lengths";
import { contact, employer, privacy } from "../../base/privacy";
import { sessionChip } from "../../components/chip";
import { errorBox } from "../../components/feedback";
import { areaField } from "../../components/field";
import { factList } from "../../components/layout";
import { remark } from "../../components/violations";
import type { OnRegister, SessionRow } from "../../generated/types";
import { daySheet } from "../../shared/day-sheet";
import { outdated, REGISTER_HINT } from "../../shared/session/step-dialog";
import { resumedNote } from "../../shared/unsaved-form";
import type { SessionNotes } from "./notes";
import { panelHead, SidePanel } from "./panel";
import { neverPrinted } from "./session-panel";

@customElement("notes-panel")
export class NotesPanel extends SidePanel {
  @property({ attribute: false }) notes!: SessionNotes;
  @property({ type: Number }) request = 0;
  protected override get start(): string {
    return "textarea, button";
  }

  protected override get changes() {
    return this.notes.changes;
  }

  protected override render(): TemplateResult {
    const { row } = this.notes;
    return html`<form
      class="panel ${privacy.value ? "covered" : ""}"
      aria-labelledby="panel-title"
      novalidate
      @submit=${this.submitted}
    >
      ${panelHead(`Erogazione ${row.number}`, () => void this.leave())}
      <div class="panel-b">
        ${resumedNote(this.notes.words, "Scarta il testo", () => this.dispatchEvent(new CustomEvent("leave")))}
        ${factList([
          ["Stato", sessionChip(row.state)],
          [
            "Quando",
            `${weekday(row.date)} ${date(row.date)}, ${row.start}–${row.end} (${minutes(row.minutes)})`,
          ],
          ["Operatore", `${row.coachSurname} ${row.coachName}`],
          ["Luogo", employer(row.place)],
          ["Note", contact(row.note)],
          ...(row.reason ? [["Motivazione", contact(row.reason)] as const] : []),
          ...(row.toldOrigin ? [["Origine", origin(row)] as const] : []),
          ...(row.registers.length ? [["Registri", registerLinks(row.registers)] as const] : []),
        ])}
        ${this.ways(row)} ${row.describable ? this.fields() : this.readOnly()} ${this.failure()}
      </div>
      ${row.describable ? this.foot() : nothing}
    </form>`;
  }

  /** What else is done with it. */
  private ways(row: SessionRow): TemplateResult {
    const sheet = row.state === "EROGATA" || row.state === "AVVIATA" || row.state === "PROGRAMMATA";
    return html`<div class="row wrap">
      <button
        type="button"
        class="btn sm"
        data-key="duplica"
        @click=${() => this.dispatchEvent(new CustomEvent("duplicate"))}
      >Duplica…</button>
      ${
        sheet
          ? html`<a class="btn sm" data-key="foglio" href="#${daySheet(this.request, row.date)}">Foglio del giorno…</a>`
          : nothing
      }
    </div>`;
  }

  private fields(): TemplateResult {
    const { notes } = this;
    return html`${areaField({
      id: "n-description",
      label: "Descrizione per il registro",
      value: notes.description,
      rows: 4,
      maxLength: LENGTHS.sessionDescription,
      hint: REGISTER_HINT,
      error: notes.problem("description"),
      onInput: (text) => notes.setText("description", text),
    })}
    ${areaField({
      id: "n-private",
      label: "Nota riservata",
      value: notes.privateNote,
      rows: 3,
      note: neverPrinted(),
      error: notes.problem("privateNote"),
      onInput: (text) => notes.setText("privateNote", text),
    })}
    ${
      notes.row.registers.some((it) => !it.onPaper)
        ? remark(
            "w",
            "Questa erogazione è in un registro già emesso.",
            "Se cambi la descrizione, il registro risulta superato e ne va emessa una nuova versione.",
          )
        : nothing
    }`;
  }

  private readOnly(): TemplateResult {
    const { row } = this.notes;
    return factList([
      ["Descrizione", contact(row.description)],
      ["Nota riservata", contact(row.privateNote)],
    ]);
  }

  private failure(): TemplateResult | typeof nothing {
    const { error } = this.notes;
    return error && error.fields.length === 0 ? errorBox(error) : nothing;
  }

  private foot(): TemplateResult {
    const { notes } = this;
    return html`<div class="panel-f">
      <span class="meta">${notes.words.dirty ? "Modifiche da salvare" : ""}</span>
      <button type="submit" class="btn primary" data-key="salva" aria-busy=${notes.sending}>Salva <kbd>Ctrl ↵</kbd></button>
    </div>`;
  }

  protected override async send(): Promise<void> {
    if (!this.notes.row.describable) return;
    if (await this.notes.save()) this.dispatchEvent(new CustomEvent("saved"));
    else if (this.notes.error && outdated(this.notes.error)) this.dispatchEvent(new CustomEvent("outdated"));
  }

  /** False when what was typed could not be kept and the user prefers to stay. */
  override async leave(): Promise<boolean> {
    if (this.notes.sending) return false;
    if (!(await this.notes.words.leave())) return false;
    this.dispatchEvent(new CustomEvent("leave"));
    return true;
  }
}

/** Where its record comes from, and why it was made only then. */
function origin({ toldOrigin, originWhy }: SessionRow): TemplateResult {
  return html`${toldOrigin}${originWhy ? html`<br /><span class="meta">${contact(originWhy)}</span>` : nothing}`;
}

/** Each leads to its register among the others. */
function registerLinks(registers: readonly OnRegister[]): TemplateResult[] {
  return registers.map(
    ({ id, number, onPaper }, at) =>
      html`${at ? ", " : ""}<a data-key="registro-${number}" href="#/registri?registro=${id}">${number}</a>${onPaper ? " (su carta)" : ""}`,
  );
}

declare global {
  interface HTMLElementTagNameMap {
    "notes-panel": NotesPanel;
  }
}

// One session read beside the table, with the description for the register and the private note, which can
// still be written after Programma. Tells «saved», and «leave» when it may be closed.
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { sessionChip } from "../../components/chip";
import { confirmStep } from "../../components/dialog";
import { errorBox } from "../../components/feedback";
import { areaField } from "../../components/field";
import { factList } from "../../components/layout";
import { remark } from "../../components/violations";
import { date, minutes, weekday } from "../../format";
import { LightElement } from "../../light";
import { contact, employer, privacy } from "../../privacy";
import type { SessionNotes } from "./notes";
import { panelHead, popoverOpen } from "./panel";
import { neverPrinted } from "./session-panel";
import { DESCRIPTION_LIMIT, outdated, REGISTER_HINT } from "./step-dialog";

@customElement("notes-panel")
export class NotesPanel extends LightElement {
  @property({ attribute: false }) notes!: SessionNotes;
  private stop: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("keydown", this.pressed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.pressed);
    this.stop?.();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("notes")) return;
    this.stop?.();
    this.stop = this.notes.changes.subscribe(() => this.requestUpdate());
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("notes")) this.querySelector<HTMLElement>("textarea, button")?.focus();
  }

  protected override render(): TemplateResult {
    const { row } = this.notes;
    return html`<form
      class="panel ${privacy.value ? "covered" : ""}"
      aria-labelledby="panel-title"
      novalidate
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.save();
      }}
    >
      ${panelHead(`Erogazione ${row.id}`, () => void this.leave())}
      <div class="panel-b">
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
          ...(row.registers.length ? [["Registri", row.registers.join(", ")] as const] : []),
        ])}
        ${row.describable ? this.fields() : this.readOnly()} ${this.failure()}
      </div>
      ${row.describable ? this.foot() : nothing}
    </form>`;
  }

  private fields(): TemplateResult {
    const { notes } = this;
    return html`${areaField({
      id: "n-description",
      label: "Descrizione per il registro",
      value: notes.description,
      rows: 4,
      maxLength: DESCRIPTION_LIMIT,
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
      notes.row.registers.length
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
      <span class="meta">${notes.dirty ? "Modifiche da salvare" : ""}</span>
      <button type="submit" class="btn primary" data-key="salva" aria-busy=${notes.sending}>Salva <kbd>Ctrl ↵</kbd></button>
    </div>`;
  }

  private async save(): Promise<void> {
    if (!this.notes.row.describable) return;
    if (await this.notes.save()) this.dispatchEvent(new CustomEvent("saved"));
    else if (this.notes.error && outdated(this.notes.error)) this.dispatchEvent(new CustomEvent("outdated"));
  }

  /** False when something was typed and the user prefers to stay. */
  async leave(): Promise<boolean> {
    if (this.notes.dirty) {
      const sure = await confirmStep({
        title: "Chiudi senza salvare",
        question: "Vuoi chiudere lo stesso?",
        note: "Quello che hai scritto va perso.",
      });
      if (!sure) return false;
    }
    this.dispatchEvent(new CustomEvent("leave"));
    return true;
  }

  private readonly pressed = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void this.save();
    } else if (event.key === "Escape" && !popoverOpen()) {
      event.preventDefault();
      void this.leave();
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "notes-panel": NotesPanel;
  }
}

// «Confronta…»: the journal held against what stands outside the archive – a row's number and hash on a paper,
// a copy, a table taken out – to tell whether the history up to there is still the one it was.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import type { AppError } from "../../base/errors";
import { LightElement } from "../../base/light";
import { showDialog } from "../../components/dialog";
import { busy, errorBox } from "../../components/feedback";
import { selectField, textField } from "../../components/field";
import { notice } from "../../components/layout";
import { compareCopy, compareJournalExport, compareJournalPaper } from "../../generated/client";
import type { JournalComparison } from "../../generated/types";
import type { CopyFields } from "../../shared/copy/copy-fields";
import "../../shared/copy/copy-fields";

const AGAINST = [
  { value: "paper", label: "un documento stampato" },
  { value: "copy", label: "una copia dell’archivio" },
  { value: "export", label: "il giornale esportato in CSV" },
] as const;

type Against = (typeof AGAINST)[number]["value"];

@customElement("compare-journal")
export class CompareJournal extends LightElement {
  @state() private against: Against = "paper";
  @state() private number = "";
  @state() private hash = "";
  @state() private running = false;
  @state() private error: AppError | null = null;
  @state() private outcome: JournalComparison | null = null;

  protected override render(): TemplateResult {
    return html`<form class="stack" novalidate @submit=${this.compare}>
      <p>Ogni riga del giornale è legata a tutte le precedenti. Se una riga ha ancora l’impronta che fu stampata o salvata altrove, fino a lì nessuno ha cambiato la storia.</p>
      ${selectField({
        id: "compare-against",
        label: "Confronta il giornale con",
        value: this.against,
        choices: AGAINST,
        onChange: (value) => {
          this.against = AGAINST.find((it) => it.value === value)?.value ?? "paper";
          this.forget();
        },
      })}
      ${this.fields()}
      <div aria-live="polite">
        ${this.running ? busy("Confronto il giornale…") : nothing}
        ${this.outcome ? verdict(this.outcome) : nothing}
      </div>
      ${this.error && this.error.fields.length === 0 ? errorBox(this.error) : nothing}
      <div class="foot">
        <button type="button" class="btn quiet" @click=${() => this.close()}>Chiudi <kbd>Esc</kbd></button>
        ${
          this.outcome?.row
            ? html`<button type="button" class="btn" data-key="to-row" @click=${() => this.close(this.outcome?.row)}>
                Vai alla riga ${this.outcome.row}
              </button>`
            : nothing
        }
        <button type="submit" class="btn primary push" aria-busy=${this.running}>
          ${this.against === "export" ? "Scegli il file…" : "Confronta"}
        </button>
      </div>
    </form>`;
  }

  private fields(): TemplateResult {
    switch (this.against) {
      case "paper":
        return this.paper();
      case "copy":
        return html`<copy-fields></copy-fields>`;
      case "export": {
        const wrong = this.problem("file");
        return html`<p>Serve il file così come Affianca l’ha salvato, tutto il giornale o una sua parte.</p>
          ${wrong ? notice("warn", "triangle", wrong) : nothing}`;
      }
    }
  }

  private paper(): TemplateResult {
    return html`<div class="cols2">
      ${textField({
        id: "compare-number",
        label: "Numero della riga",
        required: true,
        value: this.number,
        inputMode: "numeric",
        error: this.problem("number"),
        hint: "In fondo al documento: «giornale, riga 1234: 9f3c…».",
        onInput: (text) => {
          this.number = text;
          this.forget();
        },
      })}
      ${textField({
        id: "compare-hash",
        label: "Impronta",
        required: true,
        value: this.hash,
        error: this.problem("hash"),
        hint: "Le sedici cifre e lettere dopo il numero; spazi e maiuscole non contano.",
        onInput: (text) => {
          this.hash = text;
          this.forget();
        },
      })}
    </div>`;
  }

  private problem(field: string): string | undefined {
    return this.error?.fields.find((it) => it.field === field)?.message;
  }

  /** What was answered is of what was asked. */
  private forget(): void {
    this.outcome = null;
    this.error = null;
  }

  private async compare(event: Event): Promise<void> {
    event.preventDefault();
    if (this.running) return;
    this.forget();
    this.running = true;
    const { value, error } = await attempt(() => this.ask());
    this.running = false;
    this.error = error;
    this.outcome = value ?? null;
    await this.updateComplete;
    if (error) this.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }

  private async ask(): Promise<JournalComparison | null> {
    switch (this.against) {
      case "paper":
        return compareJournalPaper(this.number, this.hash);
      case "copy":
        return this.querySelector<CopyFields>("copy-fields")?.ask(compareCopy) ?? null;
      case "export":
        return compareJournalExport();
    }
  }

  private close(row?: number | null): void {
    this.dispatchEvent(new CustomEvent("done", { detail: row ?? null }));
  }
}

function verdict({ found, message }: JournalComparison): TemplateResult {
  return found === "same"
    ? notice("info", "check", message)
    : notice("warn", "triangle", html`<b>${message}</b>`);
}

/** Opens it over the journal; `onRow` is told the row one wants to look at. */
export function compareJournal(onRow: (row: number) => void): Promise<unknown> {
  return showDialog(
    (handle, headingId) => html`<div class="dialog-b">
      <h2 id=${headingId}>Confronta il giornale</h2>
      <compare-journal
        @done=${({ detail }: CustomEvent<number | null>) => {
          handle.close();
          if (detail !== null) onRow(detail);
        }}
      ></compare-journal>
    </div>`,
  );
}

declare global {
  interface HTMLElementTagNameMap {
    "compare-journal": CompareJournal;
  }
}

// Why a session is not held: one of a short list, or in one's own words. The list is changed where it is used.
import { html, nothing, type TemplateResult } from "lit";
import { AppError } from "../../base/errors";
import { areaField, selectField } from "../../components/field";
import { saveMissedReasons } from "../../generated/client";

const OTHER = "altro";

export class ReasonChoice {
  private other = false;
  private editing: string | null = null;
  private saving = false;
  private wrong: string | undefined;
  private missing = false;

  constructor(
    private reasons: readonly string[],
    public value: string,
    private readonly changed: () => void,
  ) {
    this.other = value !== "" && !reasons.includes(value);
  }

  /** Nothing was chosen: said beside the field. */
  get isMissing(): boolean {
    this.missing = this.value.trim() === "";
    return this.missing;
  }

  draw(id: string): TemplateResult {
    return html`<div class="stack-sm">
      ${selectField({
        id: `${id}-reason`,
        label: "Motivo",
        required: true,
        value: this.other ? OTHER : this.value,
        none: "scegli",
        choices: [
          ...this.reasons.map((reason) => ({ value: reason, label: reason })),
          { value: OTHER, label: "altro, da scrivere" },
        ],
        error: this.missing && !this.other ? "Scegli il motivo." : undefined,
        onChange: (value) => {
          this.other = value === OTHER;
          this.take(this.other ? "" : value);
        },
      })}
      ${
        this.other
          ? areaField({
              id: `${id}-own`,
              label: "Motivazione",
              required: true,
              rows: 2,
              value: this.value,
              error: this.missing ? "Scrivi la motivazione." : undefined,
              onInput: (text) => this.take(text),
            })
          : nothing
      }
      ${this.editing === null ? this.way() : this.list(id, this.editing)}
    </div>`;
  }

  private take(value: string): void {
    this.value = value;
    this.missing = false;
    this.changed();
  }

  private way(): TemplateResult {
    return html`<div class="row">
      <button
        type="button"
        class="link"
        data-key="motivi"
        @click=${() => {
          this.editing = this.reasons.join("\n");
          this.changed();
        }}
      >Modifica l’elenco…</button>
    </div>`;
  }

  private list(id: string, text: string): TemplateResult {
    return html`${areaField({
      id: `${id}-list`,
      label: "Motivi, uno per riga",
      rows: 6,
      value: text,
      hint: "Vuoto: torna l’elenco di partenza.",
      error: this.wrong,
      onInput: (typed) => {
        this.editing = typed;
        this.wrong = undefined;
        this.changed();
      },
    })}
      <div class="row">
        <button type="button" class="btn sm" data-key="salva-motivi" aria-busy=${this.saving} @click=${() => void this.save()}>
          Salva l’elenco
        </button>
        <button
          type="button"
          class="btn sm quiet"
          data-key="lascia-motivi"
          @click=${() => {
            this.editing = null;
            this.changed();
          }}
        >Lascia com’è</button>
      </div>`;
  }

  private async save(): Promise<void> {
    if (this.saving || this.editing === null) return;
    this.saving = true;
    this.changed();
    try {
      this.reasons = await saveMissedReasons(this.editing);
      this.editing = null;
      this.other = this.value !== "" && !this.reasons.includes(this.value);
    } catch (thrown) {
      this.wrong = AppError.from(thrown).message;
    }
    this.saving = false;
    this.changed();
  }
}

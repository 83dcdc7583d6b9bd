// A coach gets a passphrase of their own: whoever is there types theirs, then the new coach types one twice.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import type { AppError } from "../../base/errors";
import { LightElement } from "../../base/light";
import { errorBox } from "../../components/feedback";
import { selectField, textField } from "../../components/field";
import { addKeyCoach } from "../../generated/client";
import type { KeyCoach } from "../../generated/types";
import type { NewPassphrase } from "../../shared/passphrase/new-passphrase";
import "../../shared/passphrase/new-passphrase";

@customElement("add-coach")
export class AddCoach extends LightElement {
  /** Who can be given one. */
  @property({ attribute: false }) coaches: readonly KeyCoach[] = [];
  /** One passphrase serves everybody until now. */
  @property({ attribute: false }) first = false;
  @state() private chosen = "";
  @state() private own = "";
  @state() private wrong: { own?: string; coach?: string } = {};
  @state() private error: AppError | null = null;
  /** The window stays until it is done. */
  @property({ type: Boolean, reflect: true }) running = false;

  protected override render(): TemplateResult {
    return html`<form class="stack" novalidate @submit=${this.send}>
      ${
        this.first
          ? html`<p>
              La frase di adesso diventa la tua, cioè di chi risulta al lavoro: chi altro la conosce non deve usarla più.
              Da allora è al lavoro chi apre.
            </p>`
          : nothing
      }
      ${textField({
        id: "add-own",
        label: "La tua frase segreta",
        required: true,
        type: "password",
        autocomplete: "current-password",
        value: this.own,
        error: this.wrong.own,
        onInput: (text) => {
          this.own = text;
          this.wrong = { ...this.wrong, own: undefined };
        },
      })}
      ${selectField({
        id: "add-who",
        label: "Coach",
        required: true,
        none: "scegli il coach",
        value: this.chosen,
        error: this.wrong.coach,
        choices: this.coaches.map(({ id, name }) => ({ value: String(id), label: name })),
        onChange: (value) => {
          this.chosen = value;
          this.wrong = { ...this.wrong, coach: undefined };
        },
      })}
      <p class="meta">La frase nuova la sceglie e la scrive il coach stesso, senza che altri la vedano.</p>
      <new-passphrase .inputId=${"add-passphrase"} .label=${"Frase segreta del coach"}></new-passphrase>
      ${errorBox(this.error)}
      <div class="foot">
        <button type="button" class="btn quiet" @click=${() => this.close(null)}>Annulla <kbd>Esc</kbd></button>
        <button type="submit" class="btn primary push" aria-busy=${this.running}>Aggiungi</button>
      </div>
    </form>`;
  }

  private close(added: KeyCoach | null): void {
    this.dispatchEvent(new CustomEvent("done", { detail: added }));
  }

  private async send(event: Event): Promise<void> {
    event.preventDefault();
    if (this.running) return;
    this.error = null;
    const coach = this.coaches.find(({ id }) => String(id) === this.chosen);
    this.wrong = {
      ...(this.own ? {} : { own: "Scrivi la tua frase segreta." }),
      ...(coach ? {} : { coach: "Scegli il coach." }),
    };
    if (this.wrong.own || this.wrong.coach || !coach) return this.focusWrong();
    this.running = true;
    try {
      const passphrase = await (this.querySelector("new-passphrase") as NewPassphrase).accepted();
      if (passphrase === null) return;
      const { done, error } = await attempt(() => addKeyCoach(this.own, coach.id, passphrase));
      if (done) this.close(coach);
      else if (error?.code === "WRONG_SECRET") {
        this.wrong = { own: error.message };
        await this.focusWrong();
      } else this.error = error;
    } finally {
      this.running = false;
    }
  }

  private async focusWrong(): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "add-coach": AddCoach;
  }
}

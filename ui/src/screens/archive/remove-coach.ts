// A coach no longer opens the archive. What they may have kept of it still opens, and that is said.
import { html, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import type { AppError } from "../../base/errors";
import { LightElement } from "../../base/light";
import { errorBox } from "../../components/feedback";
import { textField } from "../../components/field";
import { notice } from "../../components/layout";
import { removeKeyCoach } from "../../generated/client";
import type { KeyCoach } from "../../generated/types";

@customElement("remove-coach")
export class RemoveCoach extends LightElement {
  @property({ attribute: false }) coach: KeyCoach | null = null;
  @state() private own = "";
  @state() private wrong: string | undefined;
  @state() private error: AppError | null = null;
  /** The window stays until it is done. */
  @property({ type: Boolean, reflect: true }) running = false;

  protected override render(): TemplateResult {
    return html`<form class="stack" novalidate @submit=${this.send}>
      <p>Da subito la sua frase segreta non apre più questo archivio.</p>
      ${notice(
        "warn",
        "triangle",
        "La chiave dell’archivio resta la stessa: chi ha tenuto una copia di prima, o il file «chiavi.json» di prima, li apre ancora con quella frase. Se può averli, dopo averlo tolto usa «Cambia frase e chiave»: spunta la casella in «Cambia la frase segreta».",
      )}
      ${textField({
        id: "remove-own",
        label: "La tua frase segreta",
        required: true,
        type: "password",
        autocomplete: "current-password",
        value: this.own,
        error: this.wrong,
        onInput: (text) => {
          this.own = text;
          this.wrong = undefined;
          this.error = null;
        },
      })}
      ${errorBox(this.error)}
      <div class="foot">
        <button type="button" class="btn quiet" @click=${() => this.close(false)}>Annulla <kbd>Esc</kbd></button>
        <button type="submit" class="btn danger push" aria-busy=${this.running}>Togli</button>
      </div>
    </form>`;
  }

  private close(done: boolean): void {
    this.dispatchEvent(new CustomEvent("done", { detail: done }));
  }

  private async send(event: Event): Promise<void> {
    event.preventDefault();
    const coach = this.coach;
    if (this.running || !coach) return;
    this.error = null;
    this.wrong = this.own ? undefined : "Scrivi la tua frase segreta.";
    if (!this.wrong) {
      this.running = true;
      const { done, error } = await attempt(() => removeKeyCoach(this.own, coach.id));
      this.running = false;
      if (done) return this.close(true);
      if (error?.code === "WRONG_SECRET") this.wrong = error.message;
      else this.error = error;
    }
    if (!this.wrong) return;
    await this.updateComplete;
    this.querySelector<HTMLElement>("#remove-own")?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "remove-coach": RemoveCoach;
  }
}

// Changing the passphrase: the one in use, then the new one written twice with its strength. What is refused
// stays written where it was.
import { html, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import type { AppError } from "../../base/errors";
import { LightElement } from "../../base/light";
import { errorBox } from "../../components/feedback";
import { textField } from "../../components/field";
import { toast } from "../../components/toast";
import { changePassphrase } from "../../generated/client";
import type { NewPassphrase } from "../../shared/passphrase/new-passphrase";
import { archiveChanged } from "../../shared/state";
import "../../shared/passphrase/new-passphrase";

@customElement("change-passphrase")
export class ChangePassphrase extends LightElement {
  @state() private old = "";
  @state() private wrong: string | undefined;
  @state() private error: AppError | null = null;
  @state() private running = false;

  protected override render(): TemplateResult {
    return html`<form class="card" novalidate @submit=${this.send}>
      <h2>Cambia la frase segreta</h2>
      <p class="meta">Il codice di recupero che hai resta valido. Le copie già fatte si aprono con la frase di allora.</p>
      ${textField({
        id: "old-passphrase",
        label: "Frase segreta di adesso",
        required: true,
        type: "password",
        autocomplete: "current-password",
        value: this.old,
        error: this.wrong,
        onInput: (text) => {
          this.old = text;
          this.wrong = undefined;
          this.error = null;
        },
      })}
      <new-passphrase .inputId=${"new-passphrase"} .label=${"Frase segreta nuova"}></new-passphrase>
      ${errorBox(this.error)}
      <div class="foot">
        <button type="submit" class="btn primary" data-key="change-passphrase" aria-busy=${this.running}>
          Cambia la frase segreta
        </button>
      </div>
    </form>`;
  }

  private async send(event: Event): Promise<void> {
    event.preventDefault();
    if (this.running) return;
    this.error = null;
    const fresh = this.querySelector("new-passphrase") as NewPassphrase;
    this.running = true;
    try {
      if (!this.old) {
        await this.refuseOld("Scrivi la frase segreta di adesso.");
        return;
      }
      const next = await fresh.accepted();
      if (next === null) return;
      const { done, error } = await attempt(() => changePassphrase(this.old, next));
      if (done) await this.changed(fresh);
      else if (error?.code === "WRONG_SECRET") await this.refuseOld(error.message);
      else this.error = error;
    } finally {
      this.running = false;
    }
  }

  private async refuseOld(words: string): Promise<void> {
    this.wrong = words;
    await this.updateComplete;
    this.querySelector<HTMLElement>("#old-passphrase")?.focus();
  }

  private async changed(fresh: NewPassphrase): Promise<void> {
    this.old = "";
    fresh.clear();
    toast("Frase segreta cambiata: dalla prossima volta vale quella nuova.");
    await archiveChanged();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "change-passphrase": ChangePassphrase;
  }
}

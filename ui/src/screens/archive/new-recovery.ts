// A new recovery code in place of one that was lost. It is shown once, in a window that stays until
// one says it was put away: until then the code before holds.
import { html, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import { CapsLock } from "../../base/caps-lock";
import type { AppError } from "../../base/errors";
import { LightElement } from "../../base/light";
import { showDialog } from "../../components/dialog";
import { errorBox } from "../../components/feedback";
import { capsLockHint, textField } from "../../components/field";
import { toast } from "../../components/toast";
import { newRecoveryCode } from "../../generated/client";
import { archiveChanged } from "../../shared/state";
import "../../shared/passphrase/recovery-sheet";

@customElement("new-recovery")
export class NewRecovery extends LightElement {
  @property() provider = "";
  @state() private passphrase = "";
  @state() private wrong: string | undefined;
  @state() private error: AppError | null = null;
  @state() private running = false;
  private readonly capsLock = new CapsLock(this);

  protected override render(): TemplateResult {
    return html`<form class="card" novalidate @submit=${this.send}>
      <h2>Codice di recupero nuovo</h2>
      <p class="meta">
        Serve se quello che hai è andato perso: il codice di prima vale finché non dici di aver conservato il nuovo. Se
        invece l’ha visto qualcun altro, cambia anche la chiave: spunta la casella in «Cambia la frase segreta».
      </p>
      ${textField({
        id: "recovery-passphrase",
        label: "Frase segreta",
        required: true,
        type: "password",
        autocomplete: "current-password",
        value: this.passphrase,
        error: this.wrong,
        onInput: (text) => {
          this.passphrase = text;
          this.wrong = undefined;
          this.error = null;
        },
      })}
      ${capsLockHint(this.capsLock)} ${errorBox(this.error)}
      <div class="foot">
        <button type="submit" class="btn" data-key="new-recovery" aria-busy=${this.running}>
          Crea un codice nuovo…
        </button>
      </div>
    </form>`;
  }

  private async send(event: Event): Promise<void> {
    event.preventDefault();
    if (this.running) return;
    this.error = null;
    this.wrong = this.passphrase ? undefined : "Scrivi la frase segreta.";
    if (!this.wrong) {
      this.running = true;
      const { value, error } = await attempt(() => newRecoveryCode(this.passphrase));
      this.running = false;
      if (value !== undefined) {
        await this.show(value);
        return;
      }
      if (error?.code === "WRONG_SECRET") this.wrong = error.message;
      else this.error = error;
    }
    if (!this.wrong) return;
    await this.updateComplete;
    this.querySelector<HTMLElement>("#recovery-passphrase")?.focus();
  }

  private async show(code: string): Promise<void> {
    this.passphrase = "";
    await showDialog<true>(
      (handle, headingId) => html`<div class="dialog-b">
        <h2 id=${headingId}>Codice di recupero nuovo</h2>
        <recovery-sheet
          .code=${code}
          .provider=${this.provider}
          .proceed=${"Chiudi"}
          @kept=${() => handle.close(true)}
        ></recovery-sheet>
      </div>`,
      { mayClose: () => false },
    );
    toast("Il codice di recupero nuovo è in vigore.");
    await archiveChanged();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "new-recovery": NewRecovery;
  }
}

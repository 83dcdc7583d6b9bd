// «Ripristina una copia»: the file of the copy, then the passphrase or the recovery code that opens it.
import { html, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { restoreCopy } from "../../api/app";
import { bridge } from "../../api/client";
import { errorBox } from "../../components/feedback";
import { checkbox, field, textField } from "../../components/field";
import { toast } from "../../components/toast";
import { AppError } from "../../errors";
import { icon } from "../../icons";
import { LightElement } from "../../light";
import { router } from "../../routes";
import { creating, refreshStatus } from "../../state";

@customElement("restore-copy")
export class RestoreCopy extends LightElement {
  @state() private path = "";
  @state() private secret = "";
  @state() private seen = false;
  @state() private errors: { path?: string; secret?: string } = {};
  @state() private error: AppError | null = null;
  @state() private running = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.dataset.screen = "";
  }

  protected override firstUpdated(): void {
    router.setTitle("Ripristina una copia");
  }

  protected override render(): TemplateResult {
    const chosen = this.path.split(/[\\/]/).at(-1) ?? "";
    return html`<div class="sheet">
      <form class="card" novalidate @submit=${this.submit}>
        <h1 tabindex="-1">Ripristina una copia</h1>
        <p>La copia diventa il tuo archivio su questo computer. Il file scelto non viene modificato.</p>
        ${field(
          {
            id: "copy-file",
            label: "File della copia",
            required: true,
            error: this.errors.path,
            hint: this.path || "Nessun file scelto.",
          },
          (a) => html`<button
            type="button"
            id=${a.id}
            class="btn"
            aria-describedby=${a.describedBy ?? ""}
            aria-invalid=${a.invalid}
            @click=${this.choose}
          >${icon("archive")}${chosen || "Scegli il file…"}</button>`,
        )}
        ${textField({
          id: "copy-secret",
          label: "Frase segreta o codice di recupero",
          required: true,
          type: this.seen ? "text" : "password",
          value: this.secret,
          autocomplete: "current-password",
          error: this.errors.secret,
          hint: "Quelli che valevano quando la copia è stata fatta.",
          onInput: (text) => {
            this.secret = text;
            this.errors = { ...this.errors, secret: undefined };
          },
        })}
        ${checkbox("copy-seen", "Mostra quello che scrivo", this.seen, (seen) => {
          this.seen = seen;
        })}
        ${errorBox(this.error)}
        <div class="foot">
          <button type="button" class="btn quiet" @click=${() => this.dispatchEvent(new CustomEvent("back"))}>
            Indietro <kbd>Esc</kbd>
          </button>
          <button type="submit" class="btn primary push" aria-busy=${this.running}>
            ${this.running ? "Ripristino la copia…" : "Ripristina"}
          </button>
        </div>
      </form>
    </div>`;
  }

  private async choose(): Promise<void> {
    try {
      const path = await bridge().openDialog([
        { name: "Copie di Affianca", extensions: ["affianca"] },
        { name: "Tutti i file", extensions: ["*"] },
      ]);
      if (!path) return;
      this.path = path;
      this.errors = { ...this.errors, path: undefined };
    } catch (thrown) {
      this.error = AppError.from(thrown);
    }
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.running) return;
    this.error = null;
    this.errors = {
      ...(this.path ? {} : { path: "Scegli il file della copia." }),
      ...(this.secret ? {} : { secret: "Scrivi la frase segreta oppure il codice di recupero." }),
    };
    if (this.errors.path || this.errors.secret) {
      await this.updateComplete;
      this.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
      return;
    }
    this.running = true;
    try {
      await restoreCopy(this.path, this.secret);
      this.secret = "";
      creating.set(false);
      await refreshStatus();
      toast("Copia ripristinata.");
    } catch (thrown) {
      const error = AppError.from(thrown);
      if (error.code === "WRONG_PASSPHRASE") this.errors = { secret: error.message };
      else this.error = error;
      await this.updateComplete;
      this.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    } finally {
      this.running = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "restore-copy": RestoreCopy;
  }
}

// «Ripristina una copia»: the file of the copy, the passphrase or the recovery code that opens it, and what
// it holds, to be confirmed before it becomes the archive.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import { CapsLock } from "../../base/caps-lock";
import { AppError } from "../../base/errors";
import { dateTime } from "../../base/format";
import { icon } from "../../base/icons";
import { LightElement } from "../../base/light";
import { confirmStep } from "../../components/dialog";
import { errorBox } from "../../components/feedback";
import { capsLockHint, checkbox, field, textField } from "../../components/field";
import { factList } from "../../components/layout";
import { toast } from "../../components/toast";
import { chooseCopy, lookIntoCopy, restoreCopy } from "../../generated/client";
import type { CopyContents } from "../../generated/types";
import { router } from "../../shared/router";
import { refreshStatus } from "../../shared/state";

@customElement("restore-copy")
export class RestoreCopy extends LightElement {
  /** There is an archive already: it will be set aside. */
  @property({ type: Boolean }) replaces = false;
  @state() private path = "";
  @state() private secret = "";
  @state() private seen = false;
  @state() private errors: { path?: string; secret?: string } = {};
  @state() private error: AppError | null = null;
  @state() private running = false;
  private readonly capsLock = new CapsLock(this);

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
        ${
          this.replaces
            ? html`<p>L’archivio che c’è ora non viene cancellato: resta nella stessa cartella, messo da parte con un altro nome.</p>`
            : nothing
        }
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
        ${capsLockHint(this.capsLock)}
        ${checkbox("copy-seen", "Mostra quello che scrivo", this.seen, (seen) => {
          this.seen = seen;
        })}
        ${errorBox(this.error)}
        <div class="foot">
          <button type="button" class="btn quiet" @click=${() => this.dispatchEvent(new CustomEvent("back"))}>
            Indietro <kbd>Esc</kbd>
          </button>
          <button type="submit" class="btn primary push" aria-busy=${this.running}>
            ${this.running ? "Guardo nella copia…" : "Continua…"}
          </button>
        </div>
      </form>
    </div>`;
  }

  private async choose(): Promise<void> {
    const { value, error } = await attempt(chooseCopy);
    this.error = error;
    if (!value) return;
    this.path = value;
    this.errors = { ...this.errors, path: undefined };
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
      const contents = await lookIntoCopy(this.path, this.secret);
      this.running = false;
      if (await this.confirmed(contents)) await this.done();
    } catch (thrown) {
      const error = AppError.from(thrown);
      if (error.code === "WRONG_SECRET") this.errors = { secret: error.message };
      else this.error = error;
      await this.updateComplete;
      this.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    } finally {
      this.running = false;
    }
  }

  private confirmed(contents: CopyContents): Promise<boolean> {
    return confirmStep({
      title: "Ripristina una copia",
      question: "Confermi di voler usare questa copia come archivio?",
      facts: () =>
        factList([
          ["Ente", contents.provider],
          ["Richieste", String(contents.requests)],
          ["Registri", String(contents.registers)],
          ["Ultima operazione", dateTime(contents.last)],
        ]),
      note: "Quello che è stato fatto dopo questa copia non c’è: andrà inserito di nuovo.",
      run: () => restoreCopy(this.path, this.secret),
    });
  }

  private async done(): Promise<void> {
    this.secret = "";
    await refreshStatus();
    toast("Copia ripristinata.");
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "restore-copy": RestoreCopy;
  }
}

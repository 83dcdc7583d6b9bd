// «Ripristina una copia»: the copy and what it holds, to be confirmed before it becomes the archive.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { LightElement } from "../../base/light";
import { confirmStep } from "../../components/dialog";
import { toast } from "../../components/toast";
import { restoreCopy } from "../../generated/client";
import type { CopyContents } from "../../generated/types";
import { copyFacts } from "../../shared/copy/contents";
import type { CopyFields } from "../../shared/copy/copy-fields";
import "../../shared/copy/copy-fields";
import { router } from "../../shared/router";
import { refreshStatus } from "../../shared/state";

@customElement("restore-copy")
export class RestoreCopy extends LightElement {
  /** There is an archive already: it will be set aside. */
  @property({ type: Boolean }) replaces = false;
  @state() private running = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.dataset.screen = "";
  }

  protected override firstUpdated(): void {
    router.setTitle("Ripristina una copia");
  }

  protected override render(): TemplateResult {
    return html`<div class="sheet">
      <form class="card" novalidate @submit=${this.submit}>
        <h1 tabindex="-1">Ripristina una copia</h1>
        <p>La copia diventa il tuo archivio su questo computer. Il file scelto non viene modificato.</p>
        ${
          this.replaces
            ? html`<p>L’archivio che c’è ora non viene cancellato: resta nella stessa cartella, messo da parte con un altro nome.</p>`
            : nothing
        }
        <copy-fields></copy-fields>
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

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    const fields = this.querySelector<CopyFields>("copy-fields");
    if (this.running || !fields) return;
    this.running = true;
    const contents = await fields.look();
    this.running = false;
    if (contents && (await this.confirmed(contents, fields.secret))) await this.done(fields);
  }

  private confirmed(contents: CopyContents, secret: string): Promise<boolean> {
    return confirmStep({
      title: "Ripristina una copia",
      question: "Confermi di voler usare questa copia come archivio?",
      facts: () => copyFacts(contents),
      note: "Quello che è stato fatto dopo questa copia non c’è: andrà inserito di nuovo.",
      run: () => restoreCopy(secret),
    });
  }

  private async done(fields: CopyFields): Promise<void> {
    fields.clear();
    await refreshStatus();
    toast("Copia ripristinata.");
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "restore-copy": RestoreCopy;
  }
}

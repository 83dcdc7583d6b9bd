// Where the archive stands on the disk, and a copy of it to keep elsewhere.
import { html, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import { copyText } from "../../base/clipboard";
import type { AppError } from "../../base/errors";
import { moment } from "../../base/format";
import { icon } from "../../base/icons";
import { LightElement } from "../../base/light";
import { busy, errorBox } from "../../components/feedback";
import { notice } from "../../components/layout";
import { toast } from "../../components/toast";
import { makeCopy, stopCopy } from "../../generated/client";
import { archiveChanged, today } from "../../shared/state";
import { checkCopy } from "./check-copy";

@customElement("make-copy")
export class MakeCopy extends LightElement {
  @property() folder = "";
  @property() lastCopy: string | null = null;
  @state() private running = false;
  /** Hundredths of the copy under way. */
  @state() private hundredths = 0;
  @state() private error: AppError | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.classList.add("stack-lg", "narrow");
  }

  protected override render(): TemplateResult {
    return html`<section class="stack-sm">
        <h2>Dove sono i dati</h2>
        <p>Tutto sta su questo computer, in una cartella sola, cifrato. Niente esce se non lo salvi tu.</p>
        <div class="row wrap">
          <code class="path">${this.folder}</code>
          <button type="button" class="btn sm" data-key="place-copy" @click=${() => void this.copyPath()}>
            ${icon("copy")}Copia il percorso
          </button>
        </div>
      </section>
      <section class="stack-sm">
        <h2>Copia di sicurezza</h2>
        <p>
          La copia è un file solo, cifrato come l’archivio: si apre con la frase segreta o con il codice di recupero
          che valgono oggi. Conservala su un disco diverso da questo.
        </p>
        ${
          this.lastCopy
            ? html`<p class="meta">Ultima copia: ${moment(this.lastCopy, today())}</p>`
            : notice(
                "warn",
                "triangle",
                "Non c’è ancora nessuna copia: se questo computer si rompe, i dati si perdono.",
              )
        }
        <div class="row wrap">
          <button
            type="button"
            class="btn primary"
            data-key="make-copy"
            aria-busy=${this.running}
            @click=${() => void this.make()}
          >${icon("save")}Fai una copia…</button>
          <button type="button" class="btn" data-key="check-copy" @click=${() => void checkCopy()}>
            Controlla una copia…
          </button>
          ${
            this.running
              ? busy(
                  `Scrivo la copia e la rileggo dal disco… ${this.hundredths} %`,
                  () => void stopCopy().catch(() => undefined),
                )
              : ""
          }
        </div>
        ${errorBox(this.error)}
        <p class="meta">
          Per riprendere da una copia su un altro computer, avvia Affianca lì e scegli «Ripristina una copia».
        </p>
      </section>`;
  }

  private async copyPath(): Promise<void> {
    toast((await copyText(this.folder)) ? "Percorso copiato." : "Non è stato possibile copiare il percorso.");
  }

  private async make(): Promise<void> {
    if (this.running) return;
    this.running = true;
    this.hundredths = 0;
    this.error = null;
    const { done, value, error } = await attempt(() =>
      makeCopy(([hundredths]) => {
        this.hundredths = hundredths;
      }),
    );
    this.running = false;
    this.error = error;
    if (!done) return;
    toast(`Copia salvata in ${value}`);
    await archiveChanged();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "make-copy": MakeCopy;
  }
}

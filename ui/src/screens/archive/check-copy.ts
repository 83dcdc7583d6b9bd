// «Controlla una copia…»: a copy is read from beginning to end where it is kept, and nothing is taken from it.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { LightElement } from "../../base/light";
import { showDialog } from "../../components/dialog";
import { busy } from "../../components/feedback";
import { notice } from "../../components/layout";
import type { CopyContents } from "../../generated/types";
import { copyFacts } from "../../shared/copy/contents";
import type { CopyFields } from "../../shared/copy/copy-fields";
import "../../shared/copy/copy-fields";

@customElement("check-copy")
export class CheckCopy extends LightElement {
  @state() private running = false;
  @state() private contents: CopyContents | null = null;

  protected override render(): TemplateResult {
    return html`<form class="stack" novalidate @submit=${this.check}>
      <p>La copia viene riletta tutta da dove si trova e confrontata con le sue impronte. Non viene modificata, e il tuo archivio nemmeno.</p>
      <copy-fields></copy-fields>
      <div aria-live="polite">
        ${this.running ? busy("Rileggo la copia…") : nothing}
        ${
          this.contents
            ? html`${notice("info", "check", "La copia è intera: ogni pagina si legge e il giornale è coerente.")}
              ${copyFacts(this.contents)}`
            : nothing
        }
      </div>
      <div class="foot">
        <button type="button" class="btn quiet" @click=${() => this.dispatchEvent(new CustomEvent("done"))}>
          Chiudi <kbd>Esc</kbd>
        </button>
        <button type="submit" class="btn primary push" aria-busy=${this.running}>Controlla</button>
      </div>
    </form>`;
  }

  private async check(event: Event): Promise<void> {
    event.preventDefault();
    const fields = this.querySelector<CopyFields>("copy-fields");
    if (this.running || !fields) return;
    this.running = true;
    this.contents = null;
    this.contents = await fields.look();
    this.running = false;
  }
}

/** Opens it over *Archivio*. */
export function checkCopy(): Promise<unknown> {
  return showDialog(
    (handle, headingId) => html`<div class="dialog-b">
      <h2 id=${headingId}>Controlla una copia</h2>
      <check-copy @done=${() => handle.close()}></check-copy>
    </div>`,
  );
}

declare global {
  interface HTMLElementTagNameMap {
    "check-copy": CheckCopy;
  }
}

// The recovery code, shown once: print it, copy it, save it, and say that it was put away. Only then does it
// count, and the event «kept» lets one go on; until then the one before holds.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import { copyText } from "../../base/clipboard";
import type { AppError } from "../../base/errors";
import { icon } from "../../base/icons";
import { LightElement } from "../../base/light";
import { confirmStep } from "../../components/dialog";
import { errorBox } from "../../components/feedback";
import { checkbox } from "../../components/field";
import { printPage } from "../../components/print-pdf";
import { toast } from "../../components/toast";
import { remark } from "../../components/violations";
import { putAwayRecoveryCode, saveRecoveryCode } from "../../generated/client";
import { unsaved } from "../unsaved";

@customElement("recovery-sheet")
export class RecoverySheet extends LightElement {
  @property() code = "";
  /** The body, printed on the sheet so that it is found again among others. */
  @property() provider = "";
  @property() proceed = "Apri l’archivio";
  @state() private kept = false;
  @state() private missing = false;
  @state() private error: AppError | null = null;
  private stop: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.classList.add("stack");
    this.stop = unsaved.askBeforeEnd(() =>
      confirmStep({
        title: "Codice di recupero non conservato",
        question: "Vuoi chiudere lo stesso?",
        note: "Il codice che vedi non varrà: al prossimo accesso te ne verrà chiesto un altro.",
        proceed: "Chiudi senza conservarlo",
        danger: true,
      }),
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
  }

  protected override render(): TemplateResult {
    return html`<p>
        Se dimentichi la frase segreta, questo codice è l’unico modo di riaprire l’archivio. Si vede una volta sola:
        stampalo e conservalo lontano dal computer.
      </p>
      <div class="print-only">
        <p><b>Affianca – codice di recupero dell’archivio</b></p>
        <p>${this.provider}</p>
      </div>
      <p class="recovery" aria-label="Codice di recupero">${this.code}</p>
      <div class="row wrap no-print">
        <button type="button" class="btn" @click=${this.print}>${icon("print")}Stampa</button>
        <button type="button" class="btn" @click=${this.copy}>${icon("copy")}Copia</button>
        <button type="button" class="btn" @click=${this.save}>${icon("save")}Salva…</button>
      </div>
      <div class="no-print stack">
        ${errorBox(this.error)}
        ${checkbox("recovery-kept", "L’ho conservato", this.kept, (kept) => {
          this.kept = kept;
          this.missing = false;
        })}
        <div aria-live="assertive">
          ${this.missing ? remark("e", "Prima conserva il codice, poi spunta «L’ho conservato».") : nothing}
        </div>
        <div class="foot">
          <button type="button" class="btn primary push" @click=${this.go}>${this.proceed}</button>
        </div>
      </div>`;
  }

  private async print(): Promise<void> {
    this.error = (await attempt(printPage)).error;
  }

  private async copy(): Promise<void> {
    const done = await copyText(this.code);
    toast(
      done ? "Codice copiato: incollalo in un posto sicuro." : "Non è stato possibile copiare il codice.",
    );
  }

  private async save(): Promise<void> {
    const { value, error } = await attempt(() => saveRecoveryCode(this.code));
    this.error = error;
    if (value) toast(`Codice salvato in ${value}`);
  }

  private async go(): Promise<void> {
    this.missing = !this.kept;
    if (this.kept) {
      const { done, error } = await attempt(putAwayRecoveryCode);
      this.error = error;
      if (done) this.dispatchEvent(new CustomEvent("kept"));
      return;
    }
    await this.updateComplete;
    this.querySelector<HTMLElement>("#recovery-kept")?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "recovery-sheet": RecoverySheet;
  }
}

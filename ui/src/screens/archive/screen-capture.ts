// «Cattura dello schermo»: kept out of pictures and shared screens where the system can, unless somebody needs it.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import type { AppError } from "../../base/errors";
import { LightElement } from "../../base/light";
import { errorBox } from "../../components/feedback";
import { checkbox } from "../../components/field";
import { toast } from "../../components/toast";
import { allowCapture, captureAllowed } from "../../generated/client";

@customElement("screen-capture")
export class ScreenCapture extends LightElement {
  /** Null where the system keeps no window out. */
  @state() private allowed: boolean | null = null;
  @state() private error: AppError | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.classList.add("stack-lg", "narrow");
    void this.ask();
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.allowed === null) return nothing;
    return html`<section class="stack-sm">
      <h2>Cattura dello schermo</h2>
      <p>
        Nelle schermate, nelle registrazioni e negli schermi condivisi la finestra di Affianca non si vede. Consentilo se
        usi un programma che ne ha bisogno, o per farti aiutare a distanza.
      </p>
      ${checkbox("capture-allowed", "Consenti la cattura dello schermo", this.allowed, (on) => void this.set(on))}
      ${errorBox(this.error)}
    </section>`;
  }

  private async ask(): Promise<void> {
    const { value, error } = await attempt(captureAllowed);
    this.allowed = value ?? null;
    this.error = error;
  }

  private async set(on: boolean): Promise<void> {
    const { done, error } = await attempt(() => allowCapture(on));
    this.error = error;
    if (!done) return this.requestUpdate();
    this.allowed = on;
    toast(on ? "Cattura dello schermo consentita." : "Cattura dello schermo esclusa.");
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "screen-capture": ScreenCapture;
  }
}

// «Avviso sul desktop»: off until somebody asks for it, once a day at most, numbers and no names.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import type { AppError } from "../../base/errors";
import { LightElement } from "../../base/light";
import { errorBox } from "../../components/feedback";
import { checkbox } from "../../components/field";
import { toast } from "../../components/toast";
import { dailyNotice, setDailyNotice } from "../../generated/client";

@customElement("daily-notice")
export class DailyNotice extends LightElement {
  /** Null until the program has answered. */
  @state() private on: boolean | null = null;
  @state() private error: AppError | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.classList.add("stack-lg", "narrow");
    void this.ask();
  }

  protected override render(): TemplateResult {
    return html`<section class="stack-sm">
      <h2>Avviso sul desktop</h2>
      <p>
        Una volta al giorno, dalle 8, il computer dice quante scadenze sono vicine: solo i numeri, nessun nome. Arriva anche
        ad archivio bloccato, finché Affianca è in funzione.
      </p>
      ${this.on === null ? nothing : checkbox("daily-notice", "Avvisami delle scadenze", this.on, (on) => void this.set(on))}
      ${errorBox(this.error)}
    </section>`;
  }

  private async ask(): Promise<void> {
    const { value, error } = await attempt(dailyNotice);
    this.on = value ?? null;
    this.error = error;
  }

  private async set(on: boolean): Promise<void> {
    const { done, error } = await attempt(() => setDailyNotice(on));
    this.error = error;
    // A box that did not take goes back to how things are.
    if (done) this.on = on;
    else this.requestUpdate();
    if (done) toast(on ? "Avviso attivato." : "Avviso disattivato.");
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "daily-notice": DailyNotice;
  }
}

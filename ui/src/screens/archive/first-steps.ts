// «Per cominciare»: the list of Oggi that leads through the first days, hidden or shown.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import type { AppError } from "../../base/errors";
import { LightElement } from "../../base/light";
import { errorBox } from "../../components/feedback";
import { checkbox } from "../../components/field";
import { toast } from "../../components/toast";
import { firstStepsAway, putFirstStepsAway } from "../../generated/client";

@customElement("first-steps-choice")
export class FirstStepsChoice extends LightElement {
  /** Null until the program has answered. */
  @state() private away: boolean | null = null;
  @state() private error: AppError | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.classList.add("stack-lg", "narrow");
    void this.ask();
  }

  protected override render(): TemplateResult {
    return html`<section class="stack-sm">
      <h2>I primi passi</h2>
      <p>L’elenco «Per cominciare» sta in Oggi finché c’è qualcosa da fare: sportelli, coach, copie, richieste, erogazioni, registri.</p>
      ${
        this.away === null
          ? nothing
          : checkbox(
              "first-steps",
              "Mostra «Per cominciare» in Oggi",
              !this.away,
              (shown) => void this.set(!shown),
            )
      }
      ${errorBox(this.error)}
    </section>`;
  }

  private async ask(): Promise<void> {
    const { value, error } = await attempt(firstStepsAway);
    this.away = value ?? null;
    this.error = error;
  }

  private async set(away: boolean): Promise<void> {
    const { done, error } = await attempt(() => putFirstStepsAway(away));
    this.error = error;
    // A box that did not take goes back to how things are.
    if (done) this.away = away;
    else this.requestUpdate();
    if (done) toast(away ? "«Per cominciare» è nascosto." : "«Per cominciare» è di nuovo in Oggi.");
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "first-steps-choice": FirstStepsChoice;
  }
}

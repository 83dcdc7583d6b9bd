// «Copie automatiche»: a folder chosen once, where the program makes a copy a day when the archive locks or the
// window is closed.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import type { AppError } from "../../base/errors";
import { counted, moment } from "../../base/format";
import { icon } from "../../base/icons";
import { LightElement } from "../../base/light";
import { confirmStep } from "../../components/dialog";
import { errorBox } from "../../components/feedback";
import { notice } from "../../components/layout";
import { toast } from "../../components/toast";
import { chooseCopiesFolder, scheduledCopies, stopScheduledCopies } from "../../generated/client";
import type { ScheduledCopies as Copies } from "../../generated/types";
import { archiveChanged, today } from "../../shared/state";

@customElement("scheduled-copies")
export class ScheduledCopies extends LightElement {
  /** Undefined until the program has answered; null while no folder was chosen. */
  @state() private copies: Copies | null | undefined;
  @state() private error: AppError | null = null;
  @state() private running = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.classList.add("stack-lg", "narrow");
    void this.ask();
  }

  protected override render(): TemplateResult {
    return html`<section class="stack-sm">
      <h2>Copie automatiche</h2>
      <p>
        Una volta al giorno, quando l’archivio si blocca o chiudi la finestra, Affianca fa una copia nella cartella che
        scegli, la rilegge e toglie quelle vecchie: restano l’ultima di 7 giorni, 4 settimane e 12 mesi. Meglio una
        chiavetta o un altro disco.
      </p>
      ${this.copies === undefined ? nothing : this.place(this.copies)} ${errorBox(this.error)}
    </section>`;
  }

  private place(copies: Copies | null): TemplateResult {
    if (!copies) return html`<div class="row wrap">${this.choose("Scegli la cartella…")}</div>`;
    return html`<div class="row wrap"><code class="path">${copies.folder}</code></div>
      <div aria-live="polite">${this.standing(copies)}</div>
      <div class="row wrap">
        ${this.choose("Cambia cartella…")}
        <button type="button" class="btn quiet" data-key="copies-stop" @click=${() => void this.stop()}>
          Non farne più
        </button>
      </div>`;
  }

  private standing({ copies, last, synced }: Copies): TemplateResult {
    return html`${
      copies === null
        ? notice(
            "info",
            "info",
            "La cartella ora non c’è, o non contiene più le copie di prima: collega la chiavetta o il disco, e la prossima copia si farà lì.",
          )
        : html`<p class="meta">
            ${
              last
                ? `Ultima copia automatica: ${moment(last, today())}. Nella cartella: ${counted(copies, "copia", "copie")}.`
                : "La prima copia si farà al prossimo blocco o alla chiusura."
            }
          </p>`
    }
    ${
      synced
        ? notice(
            "info",
            "info",
            `La cartella è sincronizzata con ${synced}: le copie, cifrate, vanno anche lì e sugli altri computer collegati.`,
          )
        : nothing
    }`;
  }

  private choose(label: string): TemplateResult {
    return html`<button
      type="button"
      class="btn"
      data-key="copies-folder"
      aria-busy=${this.running}
      @click=${() => void this.chosen()}
    >${icon("archive")}${label}</button>`;
  }

  private async ask(): Promise<void> {
    const { done, value, error } = await attempt(scheduledCopies);
    if (done) this.copies = value ?? null;
    this.error = error;
  }

  private async chosen(): Promise<void> {
    if (this.running) return;
    this.running = true;
    const { done, value, error } = await attempt(chooseCopiesFolder);
    this.running = false;
    this.error = error;
    if (!done) return;
    this.copies = value ?? null;
    toast("Cartella scelta: la prima copia si farà al prossimo blocco o alla chiusura.");
    await archiveChanged();
  }

  private async stop(): Promise<void> {
    const sure = await confirmStep({
      title: "Copie automatiche",
      question: "Vuoi che Affianca non faccia più copie da sé?",
      note: "Quelle già fatte restano dove sono.",
      proceed: "Non farne più",
      run: stopScheduledCopies,
    });
    if (!sure) return;
    this.copies = null;
    await this.updateComplete;
    this.querySelector<HTMLElement>("[data-key=copies-folder]")?.focus();
    toast("Copie automatiche tolte.");
    await archiveChanged();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "scheduled-copies": ScheduledCopies;
  }
}

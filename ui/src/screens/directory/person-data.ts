// «Dati di questa persona…»: all that the archive holds of somebody, as one file to hand over to them. What is
// in it is said beforehand, since it leaves in clear and holds the private notes too.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import type { AppError } from "../../base/errors";
import { LightElement } from "../../base/light";
import { person } from "../../base/privacy";
import { showDialog } from "../../components/dialog";
import { busy, errorBox } from "../../components/feedback";
import { notice } from "../../components/layout";
import { toast } from "../../components/toast";
import { savePersonData } from "../../generated/client";
import type { Beneficiary } from "../../generated/types";

@customElement("person-data")
export class PersonData extends LightElement {
  @property({ attribute: false }) who: Beneficiary | null = null;
  @state() private error: AppError | null = null;
  /** The window stays until it is done. */
  @property({ type: Boolean, reflect: true }) running = false;

  protected override render(): TemplateResult {
    return html`<form class="stack" novalidate @submit=${this.save}>
      <p>
        Tutto ciò che l’archivio conserva di ${this.who ? person(this.who.surname, this.who.name) : nothing}, sotto ogni
        codice, in un solo file ZIP: un PDF da leggere, gli stessi dati per un altro programma, registri, documenti,
        scansioni e allegati, e le righe del giornale che la riguardano. È ciò che si consegna a chi chiede i propri dati
        (artt. 15 e 20 del Regolamento UE 2016/679).
      </p>
      ${notice(
        "warn",
        "triangle",
        "Il file non è cifrato e contiene anche le note riservate. Degli altri destinatari non c’è nulla, ma nei documenti compaiono coach e referenti: guardalo prima di consegnarlo.",
      )}
      <div aria-live="polite">${this.running ? busy("Preparo il file…") : nothing}</div>
      ${errorBox(this.error)}
      <div class="foot">
        <button type="button" class="btn quiet" @click=${() => this.close(null)}>Annulla <kbd>Esc</kbd></button>
        <button type="submit" class="btn primary push" data-key="save-person-data" aria-busy=${this.running}>
          Salva il file…
        </button>
      </div>
    </form>`;
  }

  protected override firstUpdated(): void {
    this.querySelector<HTMLElement>("button")?.focus();
  }

  private close(saved: string | null): void {
    this.dispatchEvent(new CustomEvent("done", { detail: saved }));
  }

  private async save(event: Event): Promise<void> {
    event.preventDefault();
    const who = this.who;
    if (this.running || !who) return;
    this.error = null;
    this.running = true;
    const { done, value, error } = await attempt(() => savePersonData(who.id));
    this.running = false;
    this.error = error;
    if (done) this.close(value ?? null);
  }
}

/** Opens it over *Anagrafiche*. */
export async function askPersonData(who: Beneficiary): Promise<void> {
  const saved = await showDialog<string>(
    (handle, headingId) => html`<div class="dialog-b">
      <h2 id=${headingId}>Dati di questa persona</h2>
      <person-data
        .who=${who}
        @done=${({ detail }: CustomEvent<string | null>) => handle.close(detail ?? undefined)}
      ></person-data>
    </div>`,
    { mayClose: () => !document.querySelector("person-data[running]") },
  );
  if (saved) toast(`Dati della persona salvati in ${saved}.`);
}

declare global {
  interface HTMLElementTagNameMap {
    "person-data": PersonData;
  }
}

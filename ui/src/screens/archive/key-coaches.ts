// Who opens the archive: one passphrase for everybody, or each coach with their own, so that the journal names
// who opened it. Letting a coach in and shutting one out ask for the passphrase of whoever is there, whose own is
// changed in the form beside the list («change-own»).
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import type { AppError } from "../../base/errors";
import { LightElement } from "../../base/light";
import { showDialog } from "../../components/dialog";
import { errorBox } from "../../components/feedback";
import { notice } from "../../components/layout";
import { toast } from "../../components/toast";
import { keyCoaches } from "../../generated/client";
import type { KeyCoaches as Coaches, KeyCoach } from "../../generated/types";
import { archiveChanged } from "../../shared/state";
import "./add-coach";
import "./remove-coach";

@customElement("key-coaches")
export class KeyCoaches extends LightElement {
  /** Who is at work. */
  @property({ attribute: false }) me: number | null = null;
  @state() private coaches: Coaches | null = null;
  @state() private error: AppError | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  protected override render(): TemplateResult {
    const own = this.coaches?.own ?? [];
    return html`<section class="card" aria-labelledby="key-coaches-title">
      <h2 id="key-coaches-title">Chi può aprire l’archivio</h2>
      ${errorBox(this.error, () => void this.load())}
      ${this.coaches ? (own.length > 0 ? this.each(own) : this.everybody()) : nothing}
      <div class="foot">
        <button
          type="button"
          class="btn"
          data-key="add-coach"
          aria-disabled=${this.coaches ? nothing : "true"}
          @click=${() => void this.letIn()}
        >Aggiungi un coach…</button>
      </div>
    </section>`;
  }

  private everybody(): TemplateResult {
    return html`<p>
      Una sola frase segreta apre l’archivio: chi la conosce sceglie in alto a destra chi è al lavoro, e il giornale
      nomina quella persona. Se ogni coach ha la sua frase, il giornale nomina chi ha aperto.
    </p>`;
  }

  private each(own: readonly KeyCoach[]): TemplateResult {
    return html`<p>Ognuno apre con la sua frase segreta, e il giornale nomina chi ha aperto. Il codice di recupero apre per tutti.</p>
      <ul class="key-coaches" aria-labelledby="key-coaches-title">
        ${own.map(
          (coach) => html`<li>
            <span>${coach.name}${coach.id === this.me ? html` <small>sei tu</small>` : nothing}</span>
            ${
              coach.id === this.me
                ? html`<button
                    type="button"
                    class="btn sm"
                    data-key="change-own"
                    @click=${() => this.dispatchEvent(new CustomEvent("change-own"))}
                  >Cambia la mia frase…</button>`
                : html`<button
                    type="button"
                    class="btn sm"
                    data-key=${`remove-coach-${coach.id}`}
                    aria-label=${`Togli ${coach.name}…`}
                    @click=${() => void this.shutOut(coach)}
                  >Togli…</button>`
            }
          </li>`,
        )}
      </ul>`;
  }

  private async load(): Promise<void> {
    const { value, error } = await attempt(keyCoaches);
    this.coaches = value ?? this.coaches;
    this.error = error;
  }

  private async letIn(): Promise<void> {
    const coaches = this.coaches;
    if (!coaches) return;
    const first = coaches.own.length === 0;
    const added = await showDialog<KeyCoach>(
      (handle, headingId) => html`<div class="dialog-b">
        <h2 id=${headingId}>Aggiungi un coach</h2>
        ${
          coaches.without.length === 0
            ? html`${notice(
                "info",
                "info",
                "Non ci sono altri coach attivi: aggiungilo prima in «Anagrafiche», «Coach».",
              )}
                <div class="foot">
                  <button type="button" class="btn quiet" @click=${() => handle.close()}>Chiudi <kbd>Esc</kbd></button>
                </div>`
            : html`<add-coach
                .coaches=${coaches.without}
                .first=${first}
                @done=${(event: CustomEvent<KeyCoach | null>) => handle.close(event.detail ?? undefined)}
              ></add-coach>`
        }
      </div>`,
      { mayClose: () => !document.querySelector("add-coach[running]") },
    );
    if (!added) return;
    toast(`${added.name} può aprire l’archivio con la sua frase.`);
    await this.changed();
  }

  private async shutOut(coach: KeyCoach): Promise<void> {
    const done = await showDialog<true>(
      (handle, headingId) => html`<div class="dialog-b">
        <h2 id=${headingId}>Togli ${coach.name}</h2>
        <remove-coach
          .coach=${coach}
          @done=${(event: CustomEvent<boolean>) => handle.close(event.detail || undefined)}
        ></remove-coach>
      </div>`,
      { mayClose: () => !document.querySelector("remove-coach[running]") },
    );
    if (!done) return;
    toast(`${coach.name} non apre più l’archivio.`);
    await this.changed();
  }

  private async changed(): Promise<void> {
    await Promise.all([this.load(), archiveChanged()]);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "key-coaches": KeyCoaches;
  }
}

// «Crea il tuo archivio» in three steps: who works, the passphrase, the recovery code. The archive is made
// at the end of the second step; the third lets nobody go on before the code is put away.
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import { AppError } from "../../base/errors";
import { focusHeading } from "../../base/focus";
import { icon } from "../../base/icons";
import { LightElement } from "../../base/light";
import { errorBox } from "../../components/feedback";
import { checkNewArchive, createArchive, knownPatron } from "../../generated/client";
import type { CreateArchive } from "../../generated/types";
import { router } from "../../shared/router";
import { creating, refreshStatus } from "../../shared/state";
import {
  EMPTY,
  errorsOf,
  type Identity,
  type IdentityErrors,
  type IdentityKey,
  identityForm,
  missing,
} from "./identity";
import "../../shared/passphrase/new-passphrase";
import "../../shared/passphrase/recovery-sheet";

const STEPS = ["Ente, sportello e coach", "Frase segreta", "Codice di recupero"] as const;

@customElement("create-archive")
export class CreateArchiveWizard extends LightElement {
  @state() private step = 0;
  @state() private identity: Identity = EMPTY;
  @state() private errors: IdentityErrors = {};
  @state() private error: AppError | null = null;
  @state() private running = false;
  @state() private code = "";
  /** The patron day was written by hand: the municipality no longer changes it. */
  private patronTouched = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.dataset.screen = "";
    // Whatever the program says meanwhile, the code must stay until it is put away.
    creating.set(true);
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has("step")) return;
    router.setTitle(`Crea il tuo archivio: ${STEPS[this.step]?.toLowerCase()}`);
    focusHeading(this);
  }

  protected override render(): TemplateResult {
    return html`<div class="sheet">
      <form class="card" novalidate @submit=${this.submit}>
        <div>
          ${this.progress()}
          <h1 tabindex="-1">${STEPS[this.step]}</h1>
        </div>
        ${[this.who, this.secret, this.recovery][this.step]?.call(this)}
      </form>
    </div>`;
  }

  private progress(): TemplateResult {
    return html`<ol class="steps no-print" aria-label="Passi">
      ${STEPS.map(
        (words, at) => html`<li aria-current=${at === this.step ? "step" : nothing}>
          ${at < this.step ? html`<span class="ok">${icon("check")}</span>` : html`<b>${at + 1}</b>`}${words}
        </li>`,
      )}
    </ol>`;
  }

  private who(): TemplateResult {
    return html`${identityForm(
      this.identity,
      this.errors,
      (key, text) => this.write(key, text),
      (key) => void this.left(key),
    )}
      ${errorBox(this.error)}
      <div class="foot">
        <button type="button" class="btn quiet" @click=${() => this.dispatchEvent(new CustomEvent("back"))}>Indietro</button>
        <button type="submit" class="btn primary push" aria-busy=${this.running}>Continua</button>
      </div>`;
  }

  private secret(): TemplateResult {
    return html`<p>
        La frase segreta apre e cifra l’archivio. Nessuno la conosce oltre a te, e nessuno la può cambiare al posto tuo.
      </p>
      <new-passphrase .known=${this.names()}></new-passphrase>
      ${errorBox(this.error)}
      <div class="foot">
        <button
          type="button"
          class="btn quiet"
          aria-disabled=${this.running}
          @click=${() => {
            if (!this.running) this.step = 0;
          }}
        >Indietro</button>
        <button type="submit" class="btn primary push" aria-busy=${this.running}>
          ${this.running ? "Creo l’archivio…" : "Crea l’archivio"}
        </button>
      </div>`;
  }

  private recovery(): TemplateResult {
    return html`<recovery-sheet
      .code=${this.code}
      .provider=${this.identity.providerName}
      @kept=${this.finish}
    ></recovery-sheet>`;
  }

  private write(key: IdentityKey, text: string): void {
    if (key === "patronDay") this.patronTouched = text !== "";
    this.identity = { ...this.identity, [key]: text };
    this.errors = { ...this.errors, [key]: undefined };
  }

  /** A field is left: what follows from it, and what is wrong with it, are said while one is still there. */
  private async left(key: IdentityKey): Promise<void> {
    if (key === "municipality") await this.proposePatron();
    if (!this.identity[key].trim()) return;
    const asked = this.identity[key];
    const { error } = await attempt(() => checkNewArchive(this.input("")));
    if (this.identity[key] === asked) {
      this.errors = { ...this.errors, [key]: error ? errorsOf(error)[key] : undefined };
    }
  }

  private names(): string[] {
    return Object.values(this.identity).filter((it) => it.trim() !== "");
  }

  private async proposePatron(): Promise<void> {
    const { municipality } = this.identity;
    if (this.patronTouched || !municipality.trim()) return;
    // Only a proposal: without it the field stays empty.
    const known = await knownPatron(municipality.trim()).catch(() => null);
    if (known && !this.patronTouched && municipality === this.identity.municipality) {
      this.identity = { ...this.identity, patronDay: known };
    }
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.step === 0) await this.leaveIdentity();
    else if (this.step === 1) await this.create();
  }

  private async leaveIdentity(): Promise<void> {
    if (this.running) return;
    this.error = null;
    this.errors = missing(this.identity);
    if (Object.keys(this.errors).length === 0) {
      this.running = true;
      const { done, error } = await attempt(() => checkNewArchive(this.input("")));
      this.running = false;
      if (done) {
        this.step = 1;
        return;
      }
      this.errors = error ? errorsOf(error) : {};
      if (Object.keys(this.errors).length === 0) this.error = error;
    }
    await this.updateComplete;
    this.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }

  private async create(): Promise<void> {
    if (this.running) return;
    const passphrase = await this.querySelector("new-passphrase")?.accepted();
    if (!passphrase) return;
    this.running = true;
    this.error = null;
    try {
      this.code = await createArchive(this.input(passphrase));
      this.step = 2;
    } catch (thrown) {
      await this.refused(AppError.from(thrown));
    } finally {
      this.running = false;
    }
  }

  /** What concerns a field of the first step is shown there, with everything still written. */
  private async refused(error: AppError): Promise<void> {
    const errors = errorsOf(error);
    if (Object.keys(errors).length === 0) {
      this.error = error;
      return;
    }
    this.errors = errors;
    this.step = 0;
    await this.updateComplete;
    this.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }

  private input(passphrase: string): CreateArchive {
    const it = this.identity;
    return {
      provider: { name: it.providerName.trim(), taxCode: it.taxCode.trim(), referent: it.referent.trim() },
      branch: {
        name: it.branchName.trim(),
        address: it.address.trim(),
        municipality: it.municipality.trim(),
        patronDay: it.patronDay.trim(),
      },
      coach: { name: it.coachName.trim(), surname: it.coachSurname.trim(), branch: null },
      passphrase,
    };
  }

  private async finish(): Promise<void> {
    this.code = "";
    await refreshStatus();
    creating.set(false);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "create-archive": CreateArchiveWizard;
  }
}

// The door of an archive that is there: the passphrase, or the recovery code and a new passphrase. After
// too many wrong tries the program makes one wait, and the seconds left are shown.
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import { CapsLock } from "../../base/caps-lock";
import { AppError } from "../../base/errors";
import { focusHeading } from "../../base/focus";
import { counted } from "../../base/format";
import { icon } from "../../base/icons";
import { Keys } from "../../base/keys";
import { LightElement } from "../../base/light";
import { errorBox } from "../../components/feedback";
import { capsLockHint, checkbox, selectField, textField } from "../../components/field";
import { mark } from "../../components/mark";
import { remark } from "../../components/violations";
import { recoveryCoaches, unlock, unlockWithRecovery } from "../../generated/client";
import type { KeyCoach } from "../../generated/types";
import { router } from "../../shared/router";
import { lockReason, refreshStatus, status, usable } from "../../shared/state";
import "../../shared/passphrase/new-passphrase";
import "../../shared/passphrase/recovery-sheet";
import "./restore-copy";

const LOCKED_ITSELF =
  "L’archivio si è bloccato da solo, perché non c’era più nessuno. Quello che stavi scrivendo è conservato.";

type Way = "passphrase" | "recovery" | "new-code" | "restore";

@customElement("unlock-screen")
export class UnlockScreen extends LightElement {
  @state() private way: Way = "passphrase";
  @state() private secret = "";
  @state() private newCode = "";
  @state() private wrong: string | undefined;
  @state() private error: AppError | null = null;
  @state() private running = false;
  @state() private seen = false;
  /** Whose passphrase the new one may be, where each coach has their own. */
  @state() private coaches: readonly KeyCoach[] = [];
  @state() private me = "";
  @state() private wrongMe: string | undefined;
  private readonly capsLock = new CapsLock(this);
  /** Seconds before another try. */
  @state() private wait = 0;
  private ticking: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    new Keys(this, {
      escape: () => {
        if (this.way === "recovery" || this.way === "restore") this.turn("passphrase");
      },
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.ticking);
  }

  protected override firstUpdated(): void {
    router.setTitle("Archivio bloccato");
    this.querySelector<HTMLElement>("#secret")?.focus();
    usable();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("way") && changed.get("way") !== undefined) focusHeading(this);
  }

  protected override render(): TemplateResult {
    return html`<main class="first">
      ${
        this.way === "restore"
          ? html`<restore-copy .replaces=${true} @back=${() => this.turn("passphrase")}></restore-copy>`
          : html`<div class="sheet small">
        <div class="first-brand no-print">${mark()}Affianca</div>
        ${this.door()}
      </div>`
      }
      <footer class="first-foot">
        <span>Versione ${status.value?.version}</span>
        <span>I dati restano su questo computer, cifrati.</span>
      </footer>
    </main>`;
  }

  private door(): TemplateResult {
    if (this.way === "recovery") return this.withRecovery();
    return this.way === "new-code" ? this.withNewCode() : this.withPassphrase();
  }

  private withPassphrase(): TemplateResult {
    const reason = lockReason.value ?? (status.value?.lockedItself ? LOCKED_ITSELF : null);
    return html`<form class="card" novalidate @submit=${this.open}>
      <h1 tabindex="-1">Apri il tuo archivio</h1>
      ${reason ? remark("n", undefined, reason) : nothing}
      ${textField({
        id: "secret",
        label: "Frase segreta",
        type: this.seen ? "text" : "password",
        required: true,
        value: this.secret,
        autocomplete: "current-password",
        error: this.wrong,
        onInput: (text) => this.write(text),
      })}
      ${capsLockHint(this.capsLock)}
      ${checkbox("secret-seen", "Mostra quello che scrivo", this.seen, (seen) => {
        this.seen = seen;
      })}
      ${this.delay()} ${errorBox(this.error)}
      <button type="submit" class="btn primary" aria-busy=${this.running} aria-disabled=${this.wait > 0}>
        ${this.running ? "Apro l’archivio…" : "Apri"}
      </button>
      <p>
        <button type="button" class="link" @click=${() => this.turn("recovery")}>
          Ho dimenticato la frase segreta: usa il codice di recupero
        </button>
      </p>
      <p>
        <button type="button" class="link" @click=${() => this.turn("restore")}>
          L’archivio non si apre: ripristina una copia…
        </button>
      </p>
    </form>`;
  }

  private withRecovery(): TemplateResult {
    return html`<form class="card" novalidate @submit=${this.recover}>
      <h1 tabindex="-1">Usa il codice di recupero</h1>
      <p>Il codice apre l’archivio una volta: scegli subito una nuova frase segreta, e avrai un codice nuovo.</p>
      ${textField({
        id: "recovery-code",
        label: "Codice di recupero",
        required: true,
        value: this.secret,
        error: this.wrong,
        hint: "Maiuscole, minuscole e trattini non contano.",
        onInput: (text) => this.write(text),
      })}
      ${this.who()}
      <new-passphrase .label=${"Nuova frase segreta"}></new-passphrase>
      ${this.delay()} ${errorBox(this.error)}
      <div class="foot">
        <button type="button" class="btn quiet" @click=${() => this.turn("passphrase")}>Indietro <kbd>Esc</kbd></button>
        <button type="submit" class="btn primary push" aria-busy=${this.running} aria-disabled=${this.wait > 0}>
          ${this.running ? "Apro l’archivio…" : "Apri con il codice"}
        </button>
      </div>
    </form>`;
  }

  /** Asked where each coach has a passphrase of their own. */
  private who(): TemplateResult | typeof nothing {
    if (this.coaches.length === 0) return nothing;
    return selectField({
      id: "recovery-who",
      label: "Chi sei",
      required: true,
      none: "scegli il tuo nome",
      value: this.me,
      error: this.wrongMe,
      hint: "La frase nuova prende il posto della tua; quelle degli altri restano.",
      choices: this.coaches.map(({ id, name }) => ({ value: String(id), label: name })),
      onChange: (value) => {
        this.me = value;
        this.wrongMe = undefined;
      },
    });
  }

  private withNewCode(): TemplateResult {
    return html`<div class="card">
      <h1 tabindex="-1">Il nuovo codice di recupero</h1>
      <recovery-sheet .code=${this.newCode} @kept=${() => {
        lockReason.set(null);
        void refreshStatus();
      }}></recovery-sheet>
    </div>`;
  }

  /** One line, that says why and for how long; who cannot see it hears it once, not each second. */
  private delay(): TemplateResult | typeof nothing {
    if (this.wait <= 0) return nothing;
    return html`<div class="viol w" role="alert">
      ${icon("triangle")}<b
        >Troppi tentativi.
        <span aria-live="off">Potrai riprovare fra ${counted(this.wait, "secondo", "secondi")}.</span></b
      >
    </div>`;
  }

  private write(text: string): void {
    this.secret = text;
    this.wrong = undefined;
    this.coaches = [];
  }

  private turn(way: Way): void {
    this.way = way;
    this.secret = "";
    this.coaches = [];
    this.me = "";
    this.wrongMe = undefined;
    this.seen = false;
    this.wrong = undefined;
    this.error = null;
  }

  private async open(event: Event): Promise<void> {
    event.preventDefault();
    if (this.running || this.wait > 0) return;
    if (!this.secret) return this.refuse("#secret", "Scrivi la frase segreta.");
    await this.take("#secret", async () => {
      await unlock(this.secret);
      this.secret = "";
      lockReason.set(null);
      await refreshStatus();
    });
  }

  private async recover(event: Event): Promise<void> {
    event.preventDefault();
    if (this.running || this.wait > 0) return;
    if (!this.secret.trim()) return this.refuse("#recovery-code", "Scrivi il codice di recupero.");
    if (this.coaches.length > 0 && !this.me) return this.askWho();
    const passphrase = await this.querySelector("new-passphrase")?.accepted();
    if (!passphrase) return;
    await this.take("#recovery-code", async () => {
      const me = this.coaches.find(({ id }) => String(id) === this.me)?.id ?? null;
      this.newCode = await unlockWithRecovery(this.secret.trim(), me, passphrase);
      this.secret = "";
      this.way = "new-code";
    });
  }

  private async take(field: string, run: () => Promise<void>): Promise<void> {
    this.running = true;
    this.error = null;
    this.wrong = undefined;
    try {
      await run();
    } catch (thrown) {
      const error = AppError.from(thrown);
      if (error.code === "TOO_MANY_TRIES") this.hold(error);
      else if (error.code === "WRONG_SECRET") await this.refuse(field, error.message);
      else if (error.code === "WHICH_COACH") await this.findCoaches();
      else this.error = error;
    } finally {
      this.running = false;
    }
  }

  private async findCoaches(): Promise<void> {
    const { value, error } = await attempt(() => recoveryCoaches(this.secret.trim()));
    this.coaches = value ?? [];
    this.error = error;
    if (value) await this.askWho();
  }

  private async askWho(): Promise<void> {
    this.wrongMe = "Più coach aprono questo archivio: scegli chi sei.";
    await this.updateComplete;
    this.querySelector<HTMLElement>("#recovery-who")?.focus();
  }

  private async refuse(field: string, words: string): Promise<void> {
    this.wrong = words;
    await this.updateComplete;
    const input = this.querySelector<HTMLInputElement>(field);
    input?.focus();
    input?.select();
  }

  /** Counts down the seconds the program asks to wait. */
  private hold(error: AppError): void {
    this.wait = Math.max(1, error.retryAfter);
    clearInterval(this.ticking);
    this.ticking = setInterval(() => {
      this.wait -= 1;
      if (this.wait <= 0) clearInterval(this.ticking);
    }, 1000);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "unlock-screen": UnlockScreen;
  }
}

// A new passphrase, written twice, with its strength as the program judges it. Used at creation, after
// recovery, and when it is changed.
import { html, svg, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { CapsLock } from "../../base/caps-lock";
import { Debounce } from "../../base/debounce";
import { AppError } from "../../base/errors";
import { LightElement } from "../../base/light";
import { capsLockHint, checkbox, textField } from "../../components/field";
import { passphraseStrength } from "../../generated/client";
import type { Strength } from "../../generated/types";

const WORDS = ["Troppo debole", "Debole", "Discreta", "Buona", "Ottima"] as const;
const PAUSE_MS = 150;

@customElement("new-passphrase")
export class NewPassphrase extends LightElement {
  @property() inputId = "passphrase";
  @property() label = "Frase segreta";
  /** Names typed a moment before: a passphrase made of them is soon guessed. */
  @property({ attribute: false }) known: readonly string[] = [];
  @state() private first = "";
  @state() private second = "";
  @state() private seen = false;
  @state() private strength: Strength | null = null;
  @state() private errors: { first?: string; second?: string } = {};
  private readonly capsLock = new CapsLock(this);
  private readonly pause = new Debounce(PAUSE_MS, () => void this.judge());

  override connectedCallback(): void {
    super.connectedCallback();
    this.classList.add("stack");
  }

  protected override render(): TemplateResult {
    const type = this.seen ? "text" : "password";
    return html`${textField({
      id: this.inputId,
      label: this.label,
      required: true,
      type,
      value: this.first,
      autocomplete: "new-password",
      error: this.errors.first,
      hint: "Quattro o più parole scelte a caso si ricordano bene e si indovinano male.",
      describedBy: `${this.inputId}-strength`,
      onInput: (text) => this.write(text),
    })}
      ${this.meter()}
      ${textField({
        id: `${this.inputId}-again`,
        label: "Ripeti la frase segreta",
        required: true,
        type,
        value: this.second,
        autocomplete: "new-password",
        error: this.errors.second,
        onInput: (text) => {
          this.second = text;
          this.errors = { ...this.errors, second: undefined };
        },
      })}
      ${capsLockHint(this.capsLock)}
      ${checkbox(`${this.inputId}-seen`, "Mostra quello che scrivo", this.seen, (seen) => {
        this.seen = seen;
      })}`;
  }

  private meter(): TemplateResult {
    const { score: judged = 0, acceptable = true } = this.strength ?? {};
    // What will be refused, as one too short, must not look well chosen.
    const score = acceptable ? judged : Math.min(judged, 1);
    const width = this.strength ? `${Math.max(6, score * 25)}%` : "0";
    return html`<div class="stack-sm" id="${this.inputId}-strength" aria-live="polite">
      <svg class="meter s${score}" aria-hidden="true">
        ${svg`<rect class="off" width="100%" height="100%" rx="3"></rect><rect class="on" width=${width} height="100%" rx="3"></rect>`}
      </svg>
      <p class="hint">
        ${this.strength ? html`<b>${WORDS[Math.min(score, 4)]}.</b> ${this.strength.hint}` : "La robustezza compare mentre scrivi."}
      </p>
    </div>`;
  }

  private write(text: string): void {
    this.first = text;
    this.errors = { ...this.errors, first: undefined };
    this.pause.later();
  }

  private async judge(): Promise<void> {
    const judged = this.first;
    if (!judged) {
      this.strength = null;
      return;
    }
    const strength = await passphraseStrength(judged, [...this.known]).catch(() => null);
    if (judged === this.first) this.strength = strength;
  }

  /** The passphrase, when it may be used; otherwise shows why not, focuses the field, and answers null. */
  async accepted(): Promise<string | null> {
    this.pause.cancel();
    const errors: { first?: string; second?: string } = {};
    if (!this.first) {
      errors.first = "Scrivi una frase segreta.";
    } else {
      try {
        this.strength = await passphraseStrength(this.first, [...this.known]);
        if (!this.strength.acceptable) errors.first = "Serve una frase più robusta.";
      } catch (thrown) {
        errors.first = AppError.from(thrown).message;
      }
    }
    if (!errors.first && this.second !== this.first) errors.second = "Le due frasi non sono uguali.";
    this.errors = errors;
    if (!errors.first && !errors.second) return this.first;
    await this.updateComplete;
    this.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    return null;
  }

  /** Empties both fields: called when the passphrase has served. */
  clear(): void {
    this.first = "";
    this.second = "";
    this.strength = null;
    this.errors = {};
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "new-passphrase": NewPassphrase;
  }
}

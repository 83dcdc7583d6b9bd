// The file of a copy and the secret that opens it, and what the copy then holds: to be looked at before it is
// taken as the archive, or only checked.
import { html, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import { CapsLock } from "../../base/caps-lock";
import { AppError } from "../../base/errors";
import { icon } from "../../base/icons";
import { LightElement } from "../../base/light";
import { errorBox } from "../../components/feedback";
import { capsLockHint, checkbox, field, textField } from "../../components/field";
import { chooseCopy, lookIntoCopy } from "../../generated/client";
import type { CopyContents } from "../../generated/types";

@customElement("copy-fields")
export class CopyFields extends LightElement {
  @property({ type: Boolean }) required = true;
  /** Typed as it is, handed to whoever takes the copy. */
  @state() secret = "";
  @state() private path = "";
  @state() private seen = false;
  @state() private errors: { path?: string; secret?: string } = {};
  @state() private error: AppError | null = null;
  private readonly capsLock = new CapsLock(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.classList.add("stack");
  }

  protected override render(): TemplateResult {
    const chosen = this.path.split(/[\\/]/).at(-1) ?? "";
    return html`${field(
      {
        id: "copy-file",
        label: "File della copia",
        required: this.required,
        error: this.errors.path,
        hint: this.path || "Nessun file scelto.",
      },
      (a) => html`<button
        type="button"
        id=${a.id}
        class="btn"
        aria-describedby=${a.describedBy ?? ""}
        aria-invalid=${a.invalid}
        @click=${this.choose}
      >${icon("archive")}${chosen || "Scegli il file…"}</button>`,
    )}
    ${textField({
      id: "copy-secret",
      label: "Frase segreta o codice di recupero",
      required: this.required,
      type: this.seen ? "text" : "password",
      value: this.secret,
      autocomplete: "current-password",
      error: this.errors.secret,
      hint: "Quelli che valevano quando la copia è stata fatta.",
      onInput: (text) => {
        this.secret = text;
        this.errors = { ...this.errors, secret: undefined };
      },
    })}
    ${capsLockHint(this.capsLock)}
    ${checkbox("copy-seen", "Mostra quello che scrivo", this.seen, (seen) => {
      this.seen = seen;
    })}
    ${errorBox(this.error)}`;
  }

  /** Reads the whole copy; null when something is missing or wrong, which is then said beside it. */
  look(): Promise<CopyContents | null> {
    return this.ask(lookIntoCopy);
  }

  /** Asks something of the copy with its secret, as `look` does. */
  async ask<T>(question: (secret: string) => Promise<T>): Promise<T | null> {
    this.error = null;
    this.errors = {
      ...(this.path ? {} : { path: "Scegli il file della copia." }),
      ...(this.secret ? {} : { secret: "Scrivi la frase segreta oppure il codice di recupero." }),
    };
    if (this.errors.path || this.errors.secret) {
      await this.focusFirstError();
      return null;
    }
    try {
      return await question(this.secret);
    } catch (thrown) {
      const error = AppError.from(thrown);
      if (error.code === "WRONG_SECRET") this.errors = { secret: error.message };
      else this.error = error;
      await this.focusFirstError();
      return null;
    }
  }

  /** Forgets the secret. */
  clear(): void {
    this.secret = "";
  }

  private async focusFirstError(): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }

  private async choose(): Promise<void> {
    const { value, error } = await attempt(chooseCopy);
    this.error = error;
    if (!value) return;
    this.path = value;
    this.errors = { ...this.errors, path: undefined };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "copy-fields": CopyFields;
  }
}

// Changing the passphrase: the one in use, then the new one written twice with its strength. Where somebody
// else may have seen a secret, the archive is encrypted anew and gets a new recovery code. What is refused stays
// written where it was.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import type { AppError } from "../../base/errors";
import { dateTime } from "../../base/format";
import { LightElement } from "../../base/light";
import { showDialog } from "../../components/dialog";
import { busy, errorBox } from "../../components/feedback";
import { checkbox, textField } from "../../components/field";
import { notice } from "../../components/layout";
import { toast } from "../../components/toast";
import { changeKey, changePassphrase, keyCoaches } from "../../generated/client";
import type { KeyChanged } from "../../generated/types";
import type { NewPassphrase } from "../../shared/passphrase/new-passphrase";
import { archiveChanged, frame } from "../../shared/state";
import "../../shared/passphrase/new-passphrase";
import "../../shared/passphrase/recovery-sheet";

@customElement("change-passphrase")
export class ChangePassphrase extends LightElement {
  @property() provider = "";
  @state() private old = "";
  /** Somebody else may have seen a secret. */
  @state() private seen = false;
  /** Who else opens the archive with a passphrase of their own. */
  @state() private others: readonly string[] = [];
  @state() private wrong: string | undefined;
  @state() private error: AppError | null = null;
  @state() private running = false;

  protected override render(): TemplateResult {
    return html`<form class="card" novalidate @submit=${this.send}>
      <h2>Cambia la frase segreta</h2>
      <p class="meta">
        ${
          this.seen
            ? "L’archivio viene cifrato di nuovo con una chiave nuova, e riceve un codice di recupero nuovo: i segreti di prima non aprono più nulla di quello che è qui."
            : "Il codice di recupero che hai resta valido. Le copie già fatte si aprono con la frase di allora."
        }
      </p>
      ${textField({
        id: "old-passphrase",
        label: "Frase segreta di adesso",
        required: true,
        type: "password",
        autocomplete: "current-password",
        value: this.old,
        error: this.wrong,
        onInput: (text) => {
          this.old = text;
          this.wrong = undefined;
          this.error = null;
        },
      })}
      <new-passphrase .inputId=${"new-passphrase"} .label=${"Frase segreta nuova"}></new-passphrase>
      ${checkbox(
        "secret-seen",
        "La frase segreta o il codice di recupero li ha visti qualcun altro",
        this.seen,
        (seen) => {
          this.seen = seen;
          if (seen) void this.askWho();
        },
      )}
      <div aria-live="polite">${this.seen && this.others.length > 0 ? notice("warn", "triangle", othersWords(this.others)) : nothing}</div>
      ${errorBox(this.error)} ${this.running && this.seen ? busy("Cifro di nuovo l’archivio…") : ""}
      <div class="foot">
        <button type="submit" class="btn primary" data-key="change-passphrase" aria-busy=${this.running}>
          ${this.seen ? "Cambia frase e chiave" : "Cambia la frase segreta"}
        </button>
      </div>
    </form>`;
  }

  /** Brings whoever wants to change theirs to the form. */
  begin(): void {
    this.scrollIntoView({ block: "nearest" });
    this.querySelector<HTMLElement>("#old-passphrase")?.focus();
  }

  private async send(event: Event): Promise<void> {
    event.preventDefault();
    if (this.running) return;
    this.error = null;
    const fresh = this.querySelector("new-passphrase") as NewPassphrase;
    this.running = true;
    try {
      if (!this.old) {
        await this.refuseOld("Scrivi la frase segreta di adesso.");
        return;
      }
      const next = await fresh.accepted();
      if (next === null) return;
      const { done, value, error } = await attempt(() => this.change(next));
      if (done) await this.changed(fresh, value ?? null);
      else if (error?.code === "WRONG_SECRET") await this.refuseOld(error.message);
      else this.error = error;
    } finally {
      this.running = false;
    }
  }

  private async askWho(): Promise<void> {
    const { value } = await attempt(keyCoaches);
    const others = value?.own.filter(({ id }) => id !== frame.value?.coach) ?? [];
    this.others = others.map(({ name }) => name);
  }

  private async refuseOld(words: string): Promise<void> {
    this.wrong = words;
    await this.updateComplete;
    this.querySelector<HTMLElement>("#old-passphrase")?.focus();
  }

  private change(next: string): Promise<KeyChanged | null> {
    return this.seen ? changeKey(this.old, next) : changePassphrase(this.old, next).then(() => null);
  }

  private async changed(fresh: NewPassphrase, key: KeyChanged | null): Promise<void> {
    this.old = "";
    fresh.clear();
    this.seen = false;
    if (key) {
      await this.show(key);
      return;
    }
    toast("Frase segreta cambiata: dalla prossima volta vale quella nuova.");
    await archiveChanged();
  }

  /** The new recovery code, and what is to be done with the copies made until now. */
  private async show(key: KeyChanged): Promise<void> {
    await showDialog<true>(
      (handle, headingId) => html`<div class="dialog-b">
        <h2 id=${headingId}>Chiave e codice di recupero nuovi</h2>
        ${key.copies > 0 ? notice("warn", "triangle", copiesWords(key)) : nothing}
        <recovery-sheet
          .code=${key.code}
          .provider=${this.provider}
          .proceed=${"Chiudi"}
          @kept=${() => handle.close(true)}
        ></recovery-sheet>
      </div>`,
      { mayClose: () => false },
    );
    toast("Archivio cifrato di nuovo: valgono la frase e il codice nuovi. Fai subito una copia.");
    await archiveChanged();
  }
}

function othersWords(others: readonly string[]): string {
  const names = new Intl.ListFormat("it", { type: "conjunction" }).format(others);
  return others.length === 1
    ? `${names} non potrà più aprire l’archivio: poi serve una frase nuova anche per questo coach, in «Chi può aprire l’archivio».`
    : `${names} non potranno più aprire l’archivio: poi serve una frase nuova per ognuno, in «Chi può aprire l’archivio».`;
}

function copiesWords({ copies, lastCopy }: KeyChanged): string {
  const made = copies === 1 ? "La copia fatta finora" : `Le ${copies} copie fatte finora`;
  const opens = copies === 1 ? "si apre ancora" : "si aprono ancora";
  return `${made} (l’ultima il ${dateTime(lastCopy)}) ${opens} con i segreti di prima: fanne una nuova, poi distruggi le vecchie.`;
}

declare global {
  interface HTMLElementTagNameMap {
    "change-passphrase": ChangePassphrase;
  }
}

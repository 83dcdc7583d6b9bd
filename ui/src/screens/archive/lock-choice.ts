// «Blocco»: after how long without anybody the archive locks itself.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import type { AppError } from "../../base/errors";
import { counted } from "../../base/format";
import { LightElement } from "../../base/light";
import { errorBox } from "../../components/feedback";
import { selectField } from "../../components/field";
import { toast } from "../../components/toast";
import { lockMinutes, setLockMinutes } from "../../generated/client";
import type { LockMinutes } from "../../generated/types";

@customElement("lock-choice")
export class LockChoice extends LightElement {
  @state() private chosen: LockMinutes | null = null;
  @state() private error: AppError | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.classList.add("stack-lg", "narrow");
    void this.ask();
  }

  protected override render(): TemplateResult {
    return html`<section class="stack-sm">
      <h2>Blocco</h2>
      <p>
        L’archivio si blocca quando blocchi lo schermo, quando il computer si sospende e quando non c’è nessuno. Un minuto
        prima Affianca avvisa; quello che stai scrivendo è conservato.
      </p>
      ${this.chosen ? this.choice(this.chosen) : nothing} ${errorBox(this.error)}
    </section>`;
  }

  private choice({ minutes, choices }: LockMinutes): TemplateResult {
    return selectField({
      id: "lock-minutes",
      label: "Blocca dopo",
      value: String(minutes),
      choices: choices.map((it) => ({ value: String(it), label: counted(it, "minuto", "minuti") })),
      onChange: (text) => void this.set(Number(text)),
    });
  }

  private async ask(): Promise<void> {
    const { value, error } = await attempt(lockMinutes);
    this.chosen = value ?? null;
    this.error = error;
  }

  private async set(minutes: number): Promise<void> {
    const { done, error } = await attempt(() => setLockMinutes(minutes));
    this.error = error;
    if (!done) {
      await this.ask();
      this.error = error;
      return;
    }
    if (this.chosen) this.chosen = { ...this.chosen, minutes };
    toast(`L’archivio si blocca dopo ${counted(minutes, "minuto", "minuti")} senza nessuno.`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "lock-choice": LockChoice;
  }
}

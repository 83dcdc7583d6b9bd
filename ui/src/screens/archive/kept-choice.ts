// A box of Archivio that the program keeps: read when it is shown, and back to how things are when it does not take.
import { html, nothing, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import type { AppError } from "../../base/errors";
import { LightElement } from "../../base/light";
import { errorBox } from "../../components/feedback";
import { checkbox } from "../../components/field";
import { toast } from "../../components/toast";

export interface ChoiceWords {
  id: string;
  title: string;
  text: string;
  label: string;
  /** Said once it is ticked, or no longer. */
  ticked: string;
  unticked: string;
}

export abstract class KeptChoice extends LightElement {
  /** Null until the program has answered. */
  @state() private on: boolean | null = null;
  @state() private error: AppError | null = null;

  protected abstract readonly words: ChoiceWords;
  protected abstract read(): Promise<boolean>;
  protected abstract keep(on: boolean): Promise<unknown>;

  override connectedCallback(): void {
    super.connectedCallback();
    this.classList.add("stack-lg", "narrow");
    void this.ask();
  }

  protected override render(): TemplateResult {
    const { id, title, text, label } = this.words;
    return html`<section class="stack-sm">
      <h2>${title}</h2>
      <p>${text}</p>
      ${this.on === null ? nothing : checkbox(id, label, this.on, (on) => void this.set(on))}
      ${errorBox(this.error)}
    </section>`;
  }

  private async ask(): Promise<void> {
    const { value, error } = await attempt(() => this.read());
    this.on = value ?? null;
    this.error = error;
  }

  private async set(on: boolean): Promise<void> {
    const { done, error } = await attempt(() => this.keep(on));
    this.error = error;
    if (!done) return this.requestUpdate();
    this.on = on;
    toast(on ? this.words.ticked : this.words.unticked);
  }
}

// «Modelli»: the text each kind of document starts from; a body writes its own, and can take back the one
// that ships with the program.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import { confirmStep } from "../../components/dialog";
import { errorBox } from "../../components/feedback";
import { selectField } from "../../components/field";
import { saveOutputTemplate } from "../../generated/client";
import "../../components/rich-text/rich-text-editor";
import type { AppError } from "../../base/errors";
import { dateTime } from "../../base/format";
import { LightElement } from "../../base/light";
import type { RichTextEditor } from "../../components/rich-text/rich-text-editor";
import { toast } from "../../components/toast";
import type { OutputTemplate, RichText } from "../../generated/types";
import { router } from "../../shared/router";
import { type UnsavedWords, unsaved } from "../../shared/unsaved";
import { resumedNote } from "../../shared/unsaved-form";

@customElement("templates-view")
export class TemplatesView extends LightElement {
  @property({ attribute: false }) models: readonly OutputTemplate[] = [];
  @property() chosen = "";
  @state() private written = false;
  private words: UnsavedWords<RichText> | undefined;
  @state() private running = false;
  @state() private error: AppError | null = null;
  /** The text the editor began with. */
  private begun: { key: string; text: RichText } = { key: "", text: { blocks: [] } };
  @query("rich-text-editor") private editor!: RichTextEditor;

  private get model(): OutputTemplate | undefined {
    return this.models.find((it) => it.kind === this.chosen) ?? this.models[0];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.words?.close();
  }

  protected override willUpdate(): void {
    // What is being written stays when the archive is read again behind it.
    const model = this.model;
    const key = `${model?.kind}/${model?.changed}`;
    if (model && key !== this.begun.key) {
      this.words?.close();
      this.words = unsaved.open(`modello/${model.kind}`, model.text, { title: `Modello «${model.title}»` });
      this.begun = { key, text: this.words.value };
      this.written = this.words.dirty;
      this.error = null;
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const model = this.model;
    if (!model) return nothing;
    return html`<div class="stack out-models">
      <div class="row wrap out-model-head">
        ${selectField({
          id: "model-kind",
          label: "Modello",
          value: model.kind,
          choices: this.models.map((it) => ({ value: it.kind, label: it.title })),
          onChange: (kind) => void this.choose(kind),
        })}
        <span class="meta grow">${model.changed ? `dell’ente, modificato il ${dateTime(model.changed)}` : "del programma"}</span>
        ${
          model.changed
            ? html`<button type="button" class="btn quiet" data-key="model-back" @click=${() => void this.takeBack(model)}>
                Riprendi quello del programma…
              </button>`
            : nothing
        }
        <button
          type="button"
          class="btn primary"
          data-key="model-save"
          aria-disabled=${this.written ? nothing : "true"}
          title=${this.written ? nothing : "Niente da salvare: il modello non è cambiato."}
          aria-busy=${this.running}
          @click=${() => void this.save(model)}
        >Salva il modello</button>
      </div>
      ${errorBox(this.error)}
      ${this.words ? resumedNote(this.words, "Scarta le modifiche", () => this.startOver(model)) : nothing}
      <rich-text-editor
        .text=${this.begun.text}
        .label=${`Modello: ${model.title}`}
        @written=${() => {
          this.words?.write(this.editor.text);
          this.written = this.words?.dirty ?? false;
        }}
      ></rich-text-editor>
      <p class="hint">Un documento nuovo comincia da questo testo. Quelli già iniziati restano come sono.</p>
    </div>`;
  }

  private startOver(model: OutputTemplate): void {
    this.begun = { ...this.begun, text: model.text };
    this.written = false;
    this.requestUpdate();
  }

  private async choose(kind: string): Promise<void> {
    if (this.words && !(await this.words.leave())) return this.requestUpdate();
    this.words?.close();
    this.written = false;
    router.setQuery({ modello: kind });
  }

  private async save(model: OutputTemplate): Promise<void> {
    if (!this.written || this.running) return;
    this.running = true;
    const { text } = this.editor;
    const { done, error } = await attempt(() => saveOutputTemplate(model.kind, text));
    this.running = false;
    this.error = error;
    if (!done) return;
    this.words?.settle(text);
    this.written = this.words?.dirty ?? false;
    toast(`Modello «${model.title}» salvato.`);
    this.dispatchEvent(new CustomEvent("changed"));
  }

  private async takeBack(model: OutputTemplate): Promise<void> {
    const agreed = await confirmStep({
      title: "Riprendi il modello del programma",
      question: `Confermi di voler riprendere il modello del programma per «${model.title}»?`,
      note: "Il modello scritto dall’ente va perso.",
      irreversible: true,
      run: () => saveOutputTemplate(model.kind, null),
    });
    if (!agreed) return;
    toast(`Modello «${model.title}» ripreso dal programma.`);
    this.dispatchEvent(new CustomEvent("changed"));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "templates-view": TemplatesView;
  }
}

// Two records that are one: which of them stays, and exactly what moves to it, before anything is done.
import { html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import type { AppError } from "../../base/errors";
import { LightElement } from "../../base/light";
import type { Shown } from "../../base/privacy";
import { comboField, type Suggestion } from "../../components/combo-box";
import { dialogFoot } from "../../components/dialog";
import { errorBox } from "../../components/feedback";
import { checkbox } from "../../components/field";
import { remark } from "../../components/violations";

interface Previewed<One> {
  keep: One;
  merge: One;
  warnings: string[];
  forbidden: string | null;
  stamp: string;
}

export interface MergeWords {
  title: string;
  /** Above the search for the other one. */
  question: (one: Shown) => TemplateResult;
  other: string;
  placeholder: string;
  tick: string;
  /** While the other one is not chosen. */
  chooseFirst: string;
}

interface Ordered {
  keep: number;
  merge: number;
  stamp: string;
  confirmed: boolean;
}

export abstract class MergeDialog<
  One extends { id: number },
  Preview extends Previewed<One>,
> extends LightElement {
  @property() headingId = "";
  @property({ attribute: false }) one!: One;
  @property({ attribute: false }) other: One | null = null;
  @state() private keep: number | null = null;
  @state() private preview: Preview | null = null;
  @state() private confirmed = false;
  @state() private sought = "";
  @state() private running = false;
  @state() private error: AppError | null = null;
  private turn = 0;

  protected abstract readonly words: MergeWords;
  protected abstract called(it: One): Shown;
  /** What tells one from the other, a line each. */
  protected abstract details(it: One): readonly Shown[];
  protected abstract covered(words: string): Shown;
  protected abstract others(text: string): Promise<Suggestion[]>;
  protected abstract readOther(id: number): Promise<One>;
  protected abstract check(keep: number, merge: number): Promise<Preview>;
  protected abstract carryOut(order: Ordered): Promise<void>;
  protected abstract facts(preview: Preview): TemplateResult;

  override connectedCallback(): void {
    super.connectedCallback();
    this.keep = this.one.id;
    void this.look();
  }

  protected override render(): TemplateResult {
    return html`<form
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.merge();
      }}
    >
      <div class="dialog-b">
        <h2 id=${this.headingId}>${this.words.title}</h2>
        ${this.other ? this.choice(this.one, this.other) : this.search()}
        <div aria-live="polite" class="stack-sm">
          ${errorBox(this.error)}
          ${this.preview ? this.consequences(this.preview) : nothing}
        </div>
      </div>
      ${dialogFoot({
        proceed: "Unisci",
        danger: false,
        barred: this.barred(),
        running: this.running,
        focusCancel: false,
        onProceed: () => void this.merge(),
        onCancel: () => this.dispatchEvent(new CustomEvent("cancel")),
      })}
      <button type="submit" hidden></button>
    </form>`;
  }

  private search(): TemplateResult {
    return html`<p>${this.words.question(this.called(this.one))}</p>
      ${comboField({
        id: "merge-other",
        label: this.words.other,
        value: this.sought,
        placeholder: this.words.placeholder,
        least: 2,
        suggest: (text) => this.others(text),
        onInput: (text) => {
          this.sought = text;
        },
        onPick: ({ key }) => void this.found(Number(key)),
      })}`;
  }

  private choice(one: One, other: One): TemplateResult {
    return html`<fieldset class="which">
      <legend>Quale resta?</legend>
      ${[one, other].map(
        (it) => html`<label class="which-one">
          <input
            type="radio"
            name="keep"
            value=${it.id}
            .checked=${this.keep === it.id}
            @change=${() => {
              this.keep = it.id;
              void this.look();
            }}
          />
          <span>
            <b>${this.called(it)}</b>
            ${this.details(it).map((detail) => html`<span class="meta">${detail}</span>`)}
          </span>
        </label>`,
      )}
    </fieldset>`;
  }

  private consequences(preview: Preview): TemplateResult {
    if (preview.forbidden) return remark("e", "Non si possono unire.", this.covered(preview.forbidden));
    return html`${this.facts(preview)}
    ${preview.warnings.map((words) => remark("w", undefined, this.covered(words)))}
    ${
      preview.warnings.length
        ? checkbox("merge-confirmed", this.words.tick, this.confirmed, (ticked) => {
            this.confirmed = ticked;
          })
        : nothing
    }`;
  }

  private barred(): string | undefined {
    if (!this.preview) return this.other ? "Prima l’anteprima." : this.words.chooseFirst;
    if (this.preview.forbidden) return "Non si possono unire.";
    return this.preview.warnings.length && !this.confirmed
      ? "Prima conferma di aver controllato."
      : undefined;
  }

  private async found(id: number): Promise<void> {
    const { value, error } = await attempt(() => this.readOther(id));
    this.error = error;
    if (!value) return;
    this.other = value;
    await this.look();
    await this.updateComplete;
    this.querySelector<HTMLElement>("input[type=radio]:checked")?.focus();
  }

  /** What would happen with the one chosen to stay. */
  private async look(): Promise<void> {
    const { one, other, keep } = this;
    if (!other || keep === null) return;
    this.turn += 1;
    const turn = this.turn;
    this.confirmed = false;
    const { value, error } = await attempt(() => this.check(keep, keep === one.id ? other.id : one.id));
    if (turn !== this.turn) return;
    this.preview = value ?? null;
    this.error = error;
  }

  private async merge(): Promise<void> {
    const { preview } = this;
    if (!preview || this.running || this.barred()) return;
    this.running = true;
    this.error = null;
    const [keep, merge] = [preview.keep.id, preview.merge.id];
    const { done, error } = await attempt(() =>
      this.carryOut({ keep, merge, stamp: preview.stamp, confirmed: this.confirmed }),
    );
    this.running = false;
    if (done) {
      this.dispatchEvent(new CustomEvent("merged", { detail: { keep, merge } }));
      return;
    }
    // What has changed meanwhile is shown before it is asked again.
    if (error?.code === "STALE") await this.look();
    this.error = error;
  }
}

// Two employers that are one: which of them stays, and exactly what moves to it, before anything is done.
// The other is put aside and points to it; what was issued stays as it was.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import type { AppError } from "../../base/errors";
import { LightElement } from "../../base/light";
import { employer as covered, plain } from "../../base/privacy";
import { comboField, type Suggestion } from "../../components/combo-box";
import { dialogFoot, showDialog } from "../../components/dialog";
import { errorBox } from "../../components/feedback";
import { checkbox } from "../../components/field";
import { toast } from "../../components/toast";
import { remark } from "../../components/violations";
import { checkMerge, listEmployers, mergeEmployers, employer as readEmployer } from "../../generated/client";
import type { Employer, MergePreview } from "../../generated/types";
import { archiveChanged } from "../../shared/state";
import { mergeFacts } from "./merge-facts";

@customElement("merge-form")
export class MergeForm extends LightElement {
  @property() headingId = "";
  @property({ attribute: false }) one!: Employer;
  @property({ attribute: false }) other: Employer | null = null;
  @state() private keep: number | null = null;
  @state() private preview: MergePreview | null = null;
  @state() private confirmed = false;
  @state() private sought = "";
  @state() private running = false;
  @state() private error: AppError | null = null;
  private turn = 0;

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
        <h2 id=${this.headingId}>Unisci datori di lavoro</h2>
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
    return html`<p>Quale altro datore di lavoro è lo stesso di <b>${covered(this.one.name)}</b>?</p>
      ${comboField({
        id: "merge-other",
        label: "L’altro datore di lavoro",
        value: this.sought,
        placeholder: "ragione sociale, comune, codice fiscale",
        least: 2,
        suggest: (text) => this.others(text),
        onInput: (text) => {
          this.sought = text;
        },
        onPick: ({ key }) => void this.found(Number(key)),
      })}`;
  }

  private choice(one: Employer, other: Employer): TemplateResult {
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
            <b>${covered(it.name)}</b>
            <span class="meta">${covered([it.address, it.municipality].filter(Boolean).join(", ") || "senza indirizzo")}</span>
            <span class="meta">${covered(it.taxCode || "senza codice fiscale")}</span>
          </span>
        </label>`,
      )}
    </fieldset>`;
  }

  private consequences(preview: MergePreview): TemplateResult {
    if (preview.forbidden) return remark("e", "Non si possono unire.", covered(preview.forbidden));
    return html`${mergeFacts(preview)}
    ${preview.warnings.map((words) => remark("w", undefined, covered(words)))}
    ${
      preview.warnings.length
        ? checkbox(
            "merge-confirmed",
            "Ho controllato: è lo stesso datore di lavoro",
            this.confirmed,
            (ticked) => {
              this.confirmed = ticked;
            },
          )
        : nothing
    }`;
  }

  private barred(): string | undefined {
    if (!this.preview) return this.other ? "Prima l’anteprima." : "Prima scegli l’altro datore di lavoro.";
    if (this.preview.forbidden) return "Non si possono unire.";
    return this.preview.warnings.length && !this.confirmed
      ? "Prima conferma di aver controllato."
      : undefined;
  }

  private async others(text: string): Promise<Suggestion[]> {
    const { rows } = await listEmployers(text, 1, 10);
    return rows
      .filter((it) => it.id !== this.one.id)
      .map((it) => ({
        key: String(it.id),
        text: plain(it.name),
        label: covered(it.name),
        detail: covered(it.municipality),
      }));
  }

  private async found(id: number): Promise<void> {
    const { value, error } = await attempt(() => readEmployer(id));
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
    const { value, error } = await attempt(() => checkMerge(keep, keep === one.id ? other.id : one.id));
    if (turn !== this.turn) return;
    this.preview = value ?? null;
    this.error = error;
  }

  private async merge(): Promise<void> {
    const { preview } = this;
    if (!preview || this.running || this.barred()) return;
    this.running = true;
    this.error = null;
    const { done, error } = await attempt(() =>
      mergeEmployers({
        keep: preview.keep.id,
        merge: preview.merge.id,
        stamp: preview.stamp,
        confirmed: this.confirmed,
      }),
    );
    this.running = false;
    if (done) {
      this.dispatchEvent(new CustomEvent("merged", { detail: preview.keep.id }));
      return;
    }
    // What has changed meanwhile is shown before it is asked again.
    if (error?.code === "STALE") await this.look();
    this.error = error;
  }
}

/** Asks which stays and merges; the id of the one that stayed, or undefined when nothing was done. */
export async function askMerge(one: Employer, other: Employer | null): Promise<number | undefined> {
  const kept = await showDialog<number>(
    (handle, headingId) => html`<merge-form
      .headingId=${headingId}
      .one=${one}
      .other=${other}
      @merged=${(event: CustomEvent<number>) => handle.close(event.detail)}
      @cancel=${() => handle.close()}
    ></merge-form>`,
    { wide: true },
  );
  if (kept === undefined) return undefined;
  toast("Datori di lavoro uniti.");
  await archiveChanged();
  return kept;
}

declare global {
  interface HTMLElementTagNameMap {
    "merge-form": MergeForm;
  }
}

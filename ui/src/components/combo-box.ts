// A field that suggests while one types: a beneficiary among thousands, a place used before, the search
// over everything. The list is the aria pattern of an editable combobox; what is typed may stand as it is.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { ifDefined } from "lit/directives/if-defined.js";
import { live } from "lit/directives/live.js";
import { Debounce } from "../base/debounce";
import { LightElement } from "../base/light";
import { privacy } from "../base/privacy";
import { type FieldOptions, field } from "./field";

export interface Suggestion {
  key: string;
  /** Put into the field when chosen. */
  text: string;
  /** Shown in the list instead of the text; personal data through the helpers of privacy.ts. */
  label?: unknown;
  detail?: unknown;
}

export type Suggest = (text: string) => Suggestion[] | Promise<Suggestion[]>;

const PAUSE_MS = 150;

@customElement("combo-box")
export class ComboBox extends LightElement {
  @property() inputId = "";
  @property() value = "";
  @property() label: string | undefined;
  @property() placeholder: string | undefined;
  @property() describedBy: string | undefined;
  @property() invalid: "true" | "false" = "false";
  @property() tone = "";
  @property({ type: Boolean }) required = false;
  /** Characters before suggestions are asked for. */
  @property({ type: Number }) least = 1;
  /** Words when nothing is found. */
  @property() none = "Nessun risultato.";
  @property({ attribute: false }) suggest: Suggest = () => [];
  @state() private list: Suggestion[] | null = null;
  @state() private at = -1;
  private asked = 0;
  private readonly pause = new Debounce(PAUSE_MS, () => void this.ask());
  private stop: (() => void) | undefined;

  /** A list asked for before the schermo riservato was switched shows what must no longer be seen. */
  override connectedCallback(): void {
    super.connectedCallback();
    this.stop = privacy.subscribe(() => this.close());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
  }

  protected override render(): TemplateResult {
    const open = this.list !== null;
    const listId = `${this.inputId}-list`;
    return html`<input
        id=${this.inputId}
        class=${this.tone}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded=${open}
        aria-controls=${listId}
        aria-activedescendant=${ifDefined(this.at >= 0 ? `${listId}-${this.at}` : undefined)}
        aria-label=${ifDefined(this.label)}
        aria-required=${this.required}
        aria-invalid=${this.invalid}
        aria-describedby=${ifDefined(this.describedBy)}
        placeholder=${ifDefined(this.placeholder)}
        autocomplete="off"
        spellcheck="false"
        .value=${live(this.value)}
        @input=${this.typed}
        @keydown=${this.key}
        @blur=${() => this.close()}
      />
      <div id=${listId} class="options" role="listbox" aria-label="Suggerimenti" ?hidden=${!open}>
        ${this.list?.map((item, index) => this.option(item, index, listId)) ?? nothing}
        ${open && this.list?.length === 0 ? html`<p class="none" role="option" aria-disabled="true" aria-selected="false">${this.none}</p>` : nothing}
      </div>`;
  }

  private option(item: Suggestion, index: number, listId: string): TemplateResult {
    return html`<div
      id="${listId}-${index}"
      role="option"
      aria-selected=${index === this.at}
      @mousedown=${(event: Event) => event.preventDefault()}
      @click=${() => this.pick(item)}
    >
      ${item.label ?? item.text}${item.detail ? html`<span class="meta">${item.detail}</span>` : nothing}
    </div>`;
  }

  private typed(event: Event): void {
    this.value = (event.target as HTMLInputElement).value;
    this.dispatchEvent(new CustomEvent<string>("text", { detail: this.value, bubbles: true }));
    this.pause.later();
  }

  private async ask(): Promise<void> {
    const turn = ++this.asked;
    if (this.value.trim().length < this.least) {
      this.close();
      return;
    }
    try {
      const found = await this.suggest(this.value.trim());
      if (turn !== this.asked) return;
      this.list = found;
      this.at = -1;
    } catch (thrown) {
      if (turn !== this.asked) return;
      this.close();
      this.dispatchEvent(new CustomEvent("fault", { detail: thrown, bubbles: true }));
    }
  }

  private key(event: KeyboardEvent): void {
    const count = this.list?.length ?? 0;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.list === null) void this.ask();
      else if (count) this.at = (this.at + (event.key === "ArrowDown" ? 1 : -1) + count) % count;
    } else if (event.key === "Enter" && this.list !== null) {
      const chosen = this.list[this.at] ?? (count === 1 ? this.list[0] : undefined);
      if (!chosen) return;
      event.preventDefault();
      this.pick(chosen);
    } else if (event.key === "Escape" && this.list !== null) {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    }
  }

  private pick(item: Suggestion): void {
    this.value = item.text;
    this.close();
    this.dispatchEvent(new CustomEvent<Suggestion>("pick", { detail: item, bubbles: true }));
  }

  private close(): void {
    this.asked += 1;
    this.pause.cancel();
    this.list = null;
    this.at = -1;
  }
}

export interface ComboOptions extends FieldOptions {
  value: string;
  onInput: (text: string) => void;
  onPick: (item: Suggestion) => void;
  suggest: Suggest;
  least?: number;
  none?: string;
  placeholder?: string;
}

export function comboField(options: ComboOptions): TemplateResult {
  return field(
    options,
    (a) => html`<combo-box
      .inputId=${a.id}
      .value=${options.value}
      .placeholder=${options.placeholder}
      .describedBy=${a.describedBy}
      .invalid=${a.invalid}
      .tone=${a.tone}
      .required=${a.required}
      .least=${options.least ?? 1}
      .none=${options.none ?? "Nessun risultato."}
      .suggest=${options.suggest}
      @text=${(event: CustomEvent<string>) => options.onInput(event.detail)}
      @pick=${(event: CustomEvent<Suggestion>) => options.onPick(event.detail)}
    ></combo-box>`,
  );
}

declare global {
  interface HTMLElementTagNameMap {
    "combo-box": ComboBox;
  }
}

// A form field as every form has it: label over it, red star, small note at the right of the label, hint,
// error tied to it by aria-describedby. The control itself is drawn with the attributes handed to it.
import { html, nothing, type TemplateResult } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import { live } from "lit/directives/live.js";
import { icon } from "../base/icons";
import { settle } from "../base/typed";
import type { FieldKind } from "../generated/types";

export interface FieldOptions {
  id: string;
  label: string;
  required?: boolean;
  /** Small text at the right end of the label: weekday, duration, count. */
  note?: unknown;
  /** What stands beside the label and draws itself. */
  aside?: unknown;
  hint?: unknown;
  /** What is wrong, in one sentence; through the helpers of privacy.ts where it may name a person. */
  error?: string | TemplateResult | undefined;
  /** Border only, when the words stand in a list of violations nearby. */
  tone?: "err" | "warn" | undefined;
  /** Id of a further description, as a list of violations. */
  describedBy?: string | undefined;
}

export interface ControlAttributes {
  id: string;
  required: boolean;
  invalid: "true" | "false";
  describedBy: string | undefined;
  tone: string;
}

export function field(
  options: FieldOptions,
  control: (attributes: ControlAttributes) => TemplateResult,
): TemplateResult {
  const { id, error } = options;
  const described = [error ? `${id}-err` : "", options.hint ? `${id}-hint` : "", options.describedBy ?? ""];
  const attributes: ControlAttributes = {
    id,
    required: options.required ?? false,
    invalid: error || options.tone === "err" ? "true" : "false",
    describedBy: described.filter(Boolean).join(" ") || undefined,
    tone: options.tone === "warn" ? "has-warn" : "",
  };
  return html`<div class="field">
    <label for=${id}
      >${options.label}${options.required ? html`<span class="req" aria-hidden="true">*</span>` : nothing}${
        options.note ? html`<small>${options.note}</small>` : nothing
      }${options.aside ?? nothing}</label
    >
    ${control(attributes)}
    ${error ? html`<p class="field-err" id="${id}-err">${icon("octagon")}<span>${error}</span></p>` : nothing}
    ${options.hint ? html`<span class="hint" id="${id}-hint">${options.hint}</span>` : nothing}
  </div>`;
}

export interface TextOptions extends FieldOptions {
  value: string;
  onInput: (value: string) => void;
  /** When the user has done with the field. */
  onChange?: (value: string) => void;
  /** What the program reads here: once the field is left, it stands in the house's form. */
  settleAs?: FieldKind | undefined;
  type?: "text" | "password" | "email" | "tel" | "search";
  placeholder?: string;
  autocomplete?: string;
  maxLength?: number;
  inputMode?: string;
  readonly?: boolean;
  /** Takes the focus when the window it stands in opens. */
  autofocus?: boolean;
}

const typedIn = (event: Event): string => (event.target as HTMLInputElement).value;

export function textInput(options: TextOptions, a: ControlAttributes): TemplateResult {
  return html`<input
    id=${a.id}
    class=${a.tone}
    type=${options.type ?? "text"}
    .value=${live(options.value)}
    ?required=${a.required}
    ?readonly=${options.readonly ?? false}
    ?autofocus=${options.autofocus ?? false}
    aria-required=${a.required}
    aria-invalid=${a.invalid}
    aria-describedby=${ifDefined(a.describedBy)}
    placeholder=${ifDefined(options.placeholder)}
    autocomplete=${options.autocomplete ?? "off"}
    maxlength=${ifDefined(options.maxLength)}
    inputmode=${ifDefined(options.inputMode)}
    spellcheck="false"
    @input=${(event: Event) => options.onInput(typedIn(event))}
    @change=${(event: Event) => {
      if (options.settleAs) void settle(options.settleAs, options.onInput)(event);
      options.onChange?.(typedIn(event));
    }}
  />`;
}

export function textField(options: TextOptions): TemplateResult {
  return field(options, (a) => textInput(options, a));
}

export interface AreaOptions extends FieldOptions {
  value: string;
  onInput: (value: string) => void;
  rows?: number;
  placeholder?: string;
  maxLength?: number;
  autofocus?: boolean;
}

/** Several lines; with a maximum, the count stands in the label. */
export function areaField(options: AreaOptions): TemplateResult {
  const note =
    options.note ?? (options.maxLength ? `${options.value.length} di ${options.maxLength}` : undefined);
  return field(
    { ...options, note },
    (a) => html`<textarea
      id=${a.id}
      class=${a.tone}
      rows=${options.rows ?? 2}
      ?autofocus=${options.autofocus ?? false}
      .value=${live(options.value)}
      aria-required=${a.required}
      aria-invalid=${a.invalid}
      aria-describedby=${ifDefined(a.describedBy)}
      placeholder=${ifDefined(options.placeholder)}
      maxlength=${ifDefined(options.maxLength)}
      @input=${(event: Event) => options.onInput(typedIn(event))}
    ></textarea>`,
  );
}

export interface Choice {
  value: string;
  label: string;
  disabled?: boolean;
}

export interface SelectOptions extends FieldOptions {
  value: string;
  choices: readonly Choice[];
  onChange: (value: string) => void;
  /** First entry, for no choice at all: «qualsiasi situazione». */
  none?: string;
}

export function selectField(options: SelectOptions): TemplateResult {
  return field(
    options,
    (a) => html`<span class="pick">
      <select
        id=${a.id}
        class=${a.tone}
        aria-required=${a.required}
        aria-invalid=${a.invalid}
        aria-describedby=${ifDefined(a.describedBy)}
        @change=${(event: Event) => options.onChange(typedIn(event))}
      >
        ${options.none === undefined ? nothing : html`<option value="" .selected=${options.value === ""}>${options.none}</option>`}
        ${options.choices.map(
          (choice) => html`<option
            value=${choice.value}
            .selected=${choice.value === options.value}
            ?disabled=${choice.disabled ?? false}
          >${choice.label}</option>`,
        )}
      </select>${icon("down")}
    </span>`,
  );
}

export function checkbox(
  id: string,
  label: unknown,
  checked: boolean,
  onChange: (checked: boolean) => void,
): TemplateResult {
  return html`<label class="check"
    ><input
      id=${id}
      type="checkbox"
      .checked=${live(checked)}
      @change=${(event: Event) => onChange((event.target as HTMLInputElement).checked)}
    /><span>${label}</span></label
  >`;
}

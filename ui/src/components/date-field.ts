// A date as gg/mm/aaaa text, which the program reads, with a calendar to choose from. The system's own
// date input follows the system's locale and not ours, so it is not used.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { ifDefined } from "lit/directives/if-defined.js";
import { live } from "lit/directives/live.js";
import { date } from "../base/format";
import { icon } from "../base/icons";
import { LENGTHS } from "../base/lengths";
import { LightElement } from "../base/light";
import { privacy } from "../base/privacy";
import { reading, settle } from "../base/typed";
import type { FieldKind } from "../generated/types";
import { type ControlAttributes, type FieldOptions, field, textInput } from "./field";
import "./field-note";
import { placeBeside } from "./paragraph";

const painted = (): Promise<unknown> =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

@customElement("date-field")
export class DateField extends LightElement {
  @property() inputId = "";
  @property() label = "";
  @property() kind: FieldKind = "event";
  @property() value = "";
  @property() describedBy: string | undefined;
  @property() invalid: "true" | "false" = "false";
  @property() tone = "";
  @property({ type: Boolean }) required = false;
  /** Leads to a person, as a birth date: covered while the schermo riservato is on. */
  @property({ type: Boolean }) personal = false;
  /** ISO days the calendar may offer. */
  @property() min: string | undefined;
  @property() max: string | undefined;
  /** ISO day shown as today: the program's clock, not the machine's. */
  @property() today: string | undefined;
  @state() private open = false;
  @state() private chosen: string | undefined;

  protected override updated(): void {
    if (this.open && this.covered) this.hide();
  }

  private get covered(): boolean {
    return this.personal && privacy.value;
  }

  protected override render(): TemplateResult {
    return html`<span class="pick">
        <input
          id=${this.inputId}
          class=${this.tone}
          type=${this.covered ? "password" : "text"}
          .value=${live(this.value)}
          placeholder="gg/mm/aaaa"
          autocomplete="off"
          inputmode="numeric"
          aria-required=${this.required}
          aria-invalid=${this.invalid}
          aria-describedby=${ifDefined(this.describedBy)}
          @input=${(event: Event) => this.tell((event.target as HTMLInputElement).value)}
          @change=${settle(this.kind, (text) => this.tell(text))}
          @keydown=${(event: KeyboardEvent) => {
            if (event.key === "ArrowDown" && event.altKey) void this.show();
          }}
        />
        <button
          type="button"
          aria-label="Scegli dal calendario: ${this.label}"
          aria-haspopup="dialog"
          aria-expanded=${this.open}
          ?disabled=${this.covered}
          @click=${() => (this.open ? this.hide() : this.show())}
        >
          ${icon("agenda")}
        </button>
      </span>
      <div
        class="calendar"
        popover="auto"
        role="dialog"
        aria-label="Calendario"
        @toggle=${(event: Event) => {
          this.open = (event as ToggleEvent).newState === "open";
        }}
      >
        ${this.open && !this.covered ? this.calendar() : nothing}
      </div>`;
  }

  private calendar(): TemplateResult {
    return html`<calendar-date
      locale="it-IT"
      first-day-of-week="1"
      value=${ifDefined(this.chosen)}
      focused-date=${ifDefined(this.chosen ?? this.today)}
      today=${ifDefined(this.today)}
      min=${ifDefined(this.min)}
      max=${ifDefined(this.max)}
      .getDayParts=${(day: Date) => (day.getUTCDay() === 0 ? "festive" : "")}
      @change=${(event: Event) => this.choose((event.target as HTMLInputElement).value)}
    >
      <span slot="previous">${icon("left")}<span class="vh">Mese precedente</span></span>
      <span slot="next">${icon("right")}<span class="vh">Mese successivo</span></span>
      <calendar-month></calendar-month>
    </calendar-date>`;
  }

  private async show(): Promise<void> {
    if (this.covered) return;
    const [{ date: chosen }] = await Promise.all([reading(this.kind, this.value), import("cally")]);
    this.chosen = chosen ?? undefined;
    const box = this.querySelector<HTMLElement>("[popover]");
    if (!box) return;
    this.open = true;
    await this.updateComplete;
    box.showPopover();
    placeBeside(box, this.querySelector(".pick") ?? this);
    // The package draws today's month first and the chosen one after: only then can a day take the focus.
    await painted();
    this.querySelector<HTMLElement>("calendar-date")?.focus();
  }

  private hide(): void {
    this.open = false;
    this.querySelector<HTMLElement>("[popover]")?.hidePopover();
  }

  private choose(iso: string): void {
    if (!iso) return;
    this.hide();
    this.tell(date(iso));
    this.querySelector<HTMLElement>("input")?.focus();
  }

  private tell(text: string): void {
    this.value = text;
    this.dispatchEvent(new CustomEvent<string>("text", { detail: text, bubbles: true }));
  }
}

export interface DateOptions extends FieldOptions {
  value: string;
  /** What it is the date of: something that has happened unless it says otherwise. */
  kind?: "appointment" | "event" | "birth";
  /** The text at each key, in the house's form once the field is left, and after a choice from the calendar. */
  onInput: (text: string) => void;
  min?: string;
  max?: string;
  today?: string | undefined;
  personal?: boolean;
}

/** The weekday stands beside the label as soon as the text reads as a date. */
export function dateField(options: DateOptions): TemplateResult {
  const { personal = false, kind = "event" } = options;
  const covered = personal && privacy.value;
  const note = covered ? nothing : html`<field-note .kind=${kind} .text=${options.value}></field-note>`;
  return field(
    { ...options, aside: note },
    (a) => html`<date-field
      .inputId=${a.id}
      .label=${options.label}
      .kind=${kind}
      .value=${options.value}
      .describedBy=${a.describedBy}
      .invalid=${a.invalid}
      .tone=${a.tone}
      .required=${a.required}
      .personal=${personal}
      .min=${options.min}
      .max=${options.max}
      .today=${options.today}
      @text=${(event: CustomEvent<string>) => options.onInput(event.detail)}
    ></date-field>`,
  );
}

export interface TimeOptions extends FieldOptions {
  kind: "start" | "end";
  value: string;
  onInput: (text: string) => void;
}

const STEP = 15;

/** A time of day as text; the arrows move it by a quarter of an hour. */
export function timeField(options: TimeOptions): TemplateResult {
  const nudge = async (event: KeyboardEvent) => {
    const by = event.key === "ArrowUp" ? STEP : event.key === "ArrowDown" ? -STEP : 0;
    if (!by || event.altKey || event.ctrlKey) return;
    event.preventDefault();
    const { minutes: from } = await reading(options.kind, options.value);
    if (from === null) return;
    const to = Math.min(1440, Math.max(0, from + by));
    options.onInput(`${String(Math.floor(to / 60)).padStart(2, "0")}:${String(to % 60).padStart(2, "0")}`);
  };
  const control = (a: ControlAttributes) =>
    html`<span class="pick-none" @keydown=${nudge}>${textInput({ ...options, settleAs: options.kind, placeholder: "00:00", inputMode: "numeric", maxLength: LENGTHS.timeOrDuration }, a)}</span>`;
  return field(options, control);
}

declare global {
  interface HTMLElementTagNameMap {
    "date-field": DateField;
  }
}

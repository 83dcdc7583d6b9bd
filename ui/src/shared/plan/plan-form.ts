// «Stampa il piano»: whose meetings, of which days, and beside it the paper as it will be. The days themselves
// are the program's: here only which of them were asked for.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { attempt } from "../../base/attempt";
import { Debounce } from "../../base/debounce";
import { AppError } from "../../base/errors";
import { icon } from "../../base/icons";
import { LightElement } from "../../base/light";
import { dateField } from "../../components/date-field";
import { dialogFoot } from "../../components/dialog";
import { errorBox } from "../../components/feedback";
import { checkbox } from "../../components/field";
import "../../components/pdf-preview";
import type { PdfSource } from "../../components/pdf-preview";
import { openPlanPdf, previewPlan, printPlan, savePlan } from "../../generated/client";
import type { PlanDays, PlanFor, PlanOrder } from "../../generated/types";
import { today } from "../state";
import "./plan.css";

/** Someone a plan can be for. */
export interface PlanReader {
  reader: PlanFor;
  label: string;
  /** Who they are and what they will read, told anew at each drawing: the schermo riservato may be switched. */
  hint: () => unknown;
}

/** What became of the plan. */
export type PlanOutcome =
  | { kind: "saved"; path: string }
  | { kind: "opened" }
  | { kind: "print"; pdf: ArrayBuffer };

type Usual = Exclude<PlanDays["kind"], "days">;

const DAYS: readonly (readonly [kind: Usual | "days", label: string])[] = [
  ["thisWeek", "Questa settimana"],
  ["nextWeek", "La prossima settimana"],
  ["thisMonth", "Questo mese"],
  ["nextMonth", "Il prossimo mese"],
  ["days", "Altri giorni"],
];
const PAUSE_MS = 250;

@customElement("plan-form")
export class PlanForm extends LightElement {
  @property() headingId = "";
  @property({ attribute: false }) readers: readonly PlanReader[] = [];
  @state() private chosen = 0;
  @state() private everybody = false;
  @state() private kind: Usual | "days" = "thisWeek";
  @state() private from = "";
  @state() private to = "";
  @state() private source: PdfSource | null = null;
  @state() private error: AppError | null = null;
  @state() private step = "";
  private readonly pause = new Debounce(PAUSE_MS, () => void this.preview());
  private turn = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.preview();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.pause.cancel();
    this.turn += 1;
  }

  protected override render(): TemplateResult {
    return html`<div class="dialog-b plan">
        <h2 id=${this.headingId}>Stampa il piano degli incontri</h2>
        <div>${this.whose()} ${this.when()} ${this.trouble()}</div>
        ${this.paper()}
      </div>
      ${dialogFoot({
        proceed: "Stampa",
        danger: false,
        barred: this.barred(),
        running: this.step !== "",
        focusCancel: false,
        other: html`${this.button("save", "Salva PDF…")}${this.button("open", "Apri")}`,
        onProceed: () => void this.take("print"),
        onCancel: () => this.dispatchEvent(new CustomEvent("cancel")),
      })}`;
  }

  private whose(): TemplateResult {
    const only = this.readers.length === 1 ? this.readers[0] : undefined;
    if (only) return html`<p class="lead">${only.label}: ${only.hint()}</p>`;
    return html`<fieldset class="choices">
      <legend class="lbl">Per chi</legend>
      ${this.readers.map((it, at) =>
        radio(
          "plan-reader",
          String(at),
          this.chosen === at,
          html`${it.label}<small class="hint">${it.hint()}</small>`,
          () =>
            this.change(() => {
              this.chosen = at;
            }),
        ),
      )}
      ${
        this.readers[this.chosen]?.reader.kind === "employer"
          ? checkbox("plan-everybody", "Anche le altre persone seguite lì", this.everybody, (all) =>
              this.change(() => {
                this.everybody = all;
              }),
            )
          : nothing
      }
    </fieldset>`;
  }

  private when(): TemplateResult {
    return html`<fieldset class="choices">
        <legend class="lbl">Quando</legend>
        ${DAYS.map(([kind, label]) =>
          radio("plan-days", kind, this.kind === kind, label, () =>
            this.change(() => {
              this.kind = kind;
            }),
          ),
        )}
      </fieldset>
      ${this.kind === "days" ? html`<div class="cols2">${this.day("from", "Dal")} ${this.day("to", "Al")}</div>` : nothing}`;
  }

  private day(field: "from" | "to", label: string): TemplateResult {
    return dateField({
      id: `plan-${field}`,
      label,
      required: true,
      kind: "appointment",
      value: this[field],
      today: today(),
      // What is still empty is not yet wrong.
      error: this[field].trim() ? this.error?.fields.find((it) => it.field === field)?.message : undefined,
      onInput: (text) =>
        this.change(() => {
          this[field] = text;
        }),
    });
  }

  /** What is wrong and belongs to no field of the form. */
  private trouble(): TemplateResult | typeof nothing {
    const own = (field: string) => this.kind === "days" && (field === "from" || field === "to");
    const rest = this.error?.fields.filter(({ field }) => !own(field)) ?? [];
    if (!this.error || (this.error.fields.length && rest.length === 0))
      return html`<div aria-live="polite"></div>`;
    const error = rest[0] ? new AppError({ code: this.error.code, message: rest[0].message }) : this.error;
    return html`<div aria-live="polite">${errorBox(error)}</div>`;
  }

  private paper(): TemplateResult {
    return this.source
      ? html`<pdf-preview .source=${this.source} .label=${"piano degli incontri"}></pdf-preview>`
      : html`<div class="no-paper"><p class="meta">${this.error ? "Il piano compare qui appena i giorni sono giusti." : "Preparo il piano…"}</p></div>`;
  }

  private button(step: "save" | "open", label: string): TemplateResult {
    const barred = this.barred();
    return html`<button
      type="button"
      class="btn"
      data-key="plan-${step}"
      aria-disabled=${barred ? "true" : nothing}
      title=${barred ?? nothing}
      @click=${() => void this.take(step)}
    >${icon(step)}${label}</button>`;
  }

  private barred(): string | undefined {
    if (this.source) return undefined;
    return this.error ? "Correggi prima i giorni." : "Preparo il piano…";
  }

  private change(put: () => void): void {
    put();
    this.turn += 1;
    this.error = null;
    this.pause.later();
  }

  private order(): PlanOrder | null {
    const reader = this.readers[this.chosen]?.reader;
    if (!reader) return null;
    const days: PlanDays =
      this.kind === "days" ? { kind: "days", from: this.from, to: this.to } : { kind: this.kind };
    return {
      reader: reader.kind === "employer" ? { ...reader, everybody: this.everybody } : reader,
      days,
    };
  }

  private async preview(): Promise<void> {
    const order = this.order();
    if (!order) return;
    const turn = ++this.turn;
    const { value, error } = await attempt(() => previewPlan(order));
    if (turn !== this.turn) return;
    this.error = error;
    // What draws a page takes its bytes away.
    this.source = value ? { key: JSON.stringify(order), read: async () => value.slice(0) } : null;
  }

  private async take(step: "print" | "save" | "open"): Promise<void> {
    const order = this.order();
    if (!order || this.barred() || this.step) return;
    this.step = step;
    const { value, error } = await attempt(() => this.run(step, order));
    this.step = "";
    this.error = error;
    if (value) this.dispatchEvent(new CustomEvent<PlanOutcome>("done", { detail: value }));
  }

  private async run(step: "print" | "save" | "open", order: PlanOrder): Promise<PlanOutcome> {
    if (step === "print") return { kind: "print", pdf: await printPlan(order) };
    if (step === "save") return { kind: "saved", path: await savePlan(order) };
    await openPlanPdf(order);
    return { kind: "opened" };
  }
}

function radio(
  name: string,
  value: string,
  checked: boolean,
  label: unknown,
  choose: () => void,
): TemplateResult {
  return html`<label class="check"
    ><input type="radio" name=${name} value=${value} .checked=${live(checked)} @change=${choose} /><span
      >${label}</span
    ></label
  >`;
}

declare global {
  interface HTMLElementTagNameMap {
    "plan-form": PlanForm;
  }
}

// One form for every record of the anagrafiche: its fields told as data, problems beside them as the program
// finds them, nothing lost when it refuses.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import type { AppError } from "../../base/errors";
import { LightElement } from "../../base/light";
import { contact, personalType } from "../../base/privacy";
import { dateField } from "../../components/date-field";
import { dialogFoot } from "../../components/dialog";
import { errorBox } from "../../components/feedback";
import { checkbox, type FieldOptions, selectField, textField } from "../../components/field";
import { toast } from "../../components/toast";
import type { FieldKind, FieldProblem } from "../../generated/types";
import { archiveChanged, today } from "../../shared/state";
import { type UnsavedWords, unsaved } from "../../shared/unsaved";
import { showForm } from "../../shared/unsaved-form";

export type Values = Readonly<Record<string, string>>;

export interface RecordField {
  key: string;
  label: string;
  required?: boolean;
  kind?: "text" | "date" | "select";
  type?: "text" | "email" | "tel";
  /** Leads to a person: covered while the schermo riservato is on. */
  personal?: boolean;
  hint?: string;
  placeholder?: string;
  maxLength?: number;
  /** What the program reads here. */
  settleAs?: FieldKind;
  choices?: readonly { value: string; label: string }[];
  none?: string;
}

export interface RecordSpec {
  /** Under which what is typed is kept: «sportello/3», «sportello/nuovo». */
  key: string;
  title: string;
  lead?: unknown;
  /** Fields side by side stand in one row. */
  rows: readonly (readonly RecordField[])[];
  initial: Values;
  save: (values: Values, confirmed: boolean) => Promise<unknown>;
  /** Said when it was saved; no personal data. */
  saved: string;
  /** What the program doubts stands under one field; the tick with which the user answers for it is taken back
   * when one of the fields it comes from changes. */
  doubts?: { under: string; keys: readonly string[]; tick: string };
  /** What else changes when a field was filled in, as the patron day of a municipality. */
  follow?: (key: string, values: Values) => Promise<Values>;
}

/** The field of the form a doubt comes back as: what is missing is its confirmation. */
const DOUBT = "confirmed";

@customElement("record-form")
export class RecordForm extends LightElement {
  @property() headingId = "";
  @property({ attribute: false }) spec!: RecordSpec;
  @property({ attribute: false }) words!: UnsavedWords<Values>;
  @state() private values: Values = {};
  @state() private problems: readonly FieldProblem[] = [];
  @state() private error: AppError | null = null;
  @state() private running = false;
  @state() private doubted = false;
  @state() private confirmed = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.values = this.words.value;
  }

  protected override render(): TemplateResult {
    const { title, lead, rows, doubts } = this.spec;
    return html`<form novalidate @submit=${this.send}>
      <div class="dialog-b">
        <h2 id=${this.headingId}>${title}</h2>
        ${lead ? html`<p class="lead">${lead}</p>` : nothing}
        ${rows.map((row) => (row.length > 1 ? html`<div class="cols2">${row.map((it) => this.one(it))}</div>` : row.map((it) => this.one(it))))}
        ${
          this.doubted && doubts
            ? checkbox("record-confirmed", doubts.tick, this.confirmed, (confirmed) => {
                this.confirmed = confirmed;
              })
            : nothing
        }
        ${errorBox(this.error)}
      </div>
      ${dialogFoot({
        proceed: "Salva",
        danger: false,
        running: this.running,
        focusCancel: false,
        onProceed: () => void this.save(),
        onCancel: () => this.dispatchEvent(new CustomEvent("cancel")),
      })}
      <button type="submit" hidden></button>
    </form>`;
  }

  private one(spec: RecordField): TemplateResult {
    const shared = {
      id: `record-${spec.key}`,
      label: spec.label,
      required: spec.required ?? false,
      value: this.values[spec.key] ?? "",
      error: this.problemOf(spec),
      hint: spec.hint,
    };
    const write = (value: string) => this.write(spec.key, value);
    if (spec.kind === "select") {
      return selectField({ ...shared, choices: spec.choices ?? [], none: spec.none ?? "", onChange: write });
    }
    if (spec.kind === "date") {
      return dateField({
        ...shared,
        kind: spec.personal ? "birth" : "event",
        personal: spec.personal ?? false,
        today: today(),
        onInput: write,
      });
    }
    return textField({
      ...shared,
      type: spec.personal ? personalType() : (spec.type ?? "text"),
      ...(spec.placeholder ? { placeholder: spec.placeholder } : {}),
      ...(spec.maxLength ? { maxLength: spec.maxLength } : {}),
      settleAs: spec.settleAs,
      onInput: write,
      onChange: () => void this.followed(spec.key),
    });
  }

  /** About a personal field the program may quote what is written there, or whose it is already. */
  private problemOf({ key, personal }: RecordField): FieldOptions["error"] {
    const doubt = this.spec.doubts?.under === key ? DOUBT : key;
    const message = this.problems.find(({ field }) => field === key || field === doubt)?.message;
    return personal && message ? contact(message) : message;
  }

  private write(key: string, value: string): void {
    const doubted = this.spec.doubts?.keys.includes(key) ?? false;
    this.take({ [key]: value });
    this.problems = this.problems.filter(({ field }) => field !== key && !(doubted && field === DOUBT));
    this.error = null;
    if (doubted) this.confirmed = false;
  }

  private async followed(key: string): Promise<void> {
    const { follow } = this.spec;
    if (!follow) return;
    const { value } = await attempt(() => follow(key, this.values));
    if (value) this.take(value);
  }

  private take(part: Values): void {
    this.values = { ...this.values, ...part };
    this.words.write(this.values);
  }

  private send(event: Event): void {
    event.preventDefault();
    void this.save();
  }

  private async save(): Promise<void> {
    if (this.running) return;
    this.running = true;
    this.error = null;
    const { done, error } = await attempt(() => this.spec.save(this.values, this.confirmed));
    this.running = false;
    if (done) {
      this.dispatchEvent(new CustomEvent("saved"));
      return;
    }
    if (!error) return;
    const keys = new Set(this.spec.rows.flat().map((it) => it.key));
    if (this.spec.doubts) keys.add(DOUBT);
    const told = error.fields.length
      ? error.fields
      : error.field
        ? [{ field: error.field, message: error.message }]
        : [];
    this.problems = told.filter((it) => keys.has(it.field));
    this.doubted ||= this.problems.some(({ field }) => field === DOUBT);
    // What stands under no field of this form is said in full at its foot.
    this.error = this.problems.length === told.length && told.length > 0 ? null : error;
    await this.updateComplete;
    this.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }
}

/** Opens the form; once saved, says so and has every screen read again. */
export async function askRecord(spec: RecordSpec): Promise<boolean> {
  const words = unsaved.open<Values>(spec.key, spec.initial, { title: spec.title });
  const saved = await showForm<boolean, Values>(
    words,
    (handle, headingId) => html`<record-form
      .headingId=${headingId}
      .spec=${spec}
      .words=${words}
      @saved=${() => handle.close(true)}
      @cancel=${() => handle.leave()}
    ></record-form>`,
  );
  if (!saved) return false;
  toast(spec.saved);
  await archiveChanged();
  return true;
}

declare global {
  interface HTMLElementTagNameMap {
    "record-form": RecordForm;
  }
}

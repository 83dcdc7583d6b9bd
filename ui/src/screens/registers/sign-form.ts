// «Segna come firmato»: a signature seen on the paper register, with who, when and where (§3.2).
import { html, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { signRegister } from "../../api/registers";
import { attempt } from "../../attempt";
import { dateField } from "../../components/date-field";
import { dialogFoot } from "../../components/dialog";
import { errorBox } from "../../components/feedback";
import { textField } from "../../components/field";
import { par } from "../../components/paragraph";
import type { AppError } from "../../errors";
import { date } from "../../format";
import type { FieldProblem } from "../../generated/FieldProblem";
import type { RegisterRow } from "../../generated/RegisterRow";
import type { SignatureForm } from "../../generated/SignatureForm";
import type { SignatureView } from "../../generated/SignatureView";
import { LightElement } from "../../light";
import { personalType } from "../../privacy";
import { today } from "../../state";

@customElement("sign-form")
export class SignForm extends LightElement {
  @property() headingId = "";
  @property({ attribute: false }) register!: RegisterRow;
  @property({ attribute: false }) signature!: SignatureView;
  /** Where the other signatures were put: mostly all on one day in one place. */
  @property() place = "";
  @state() private form: SignatureForm = { signer: null, who: "", date: "", place: "" };
  @state() private problems: readonly FieldProblem[] = [];
  @state() private error: AppError | null = null;
  @state() private running = false;

  override connectedCallback(): void {
    super.connectedCallback();
    const { signer, who } = this.signature;
    this.form = { signer, who, date: date(today()), place: this.place };
  }

  protected override render(): TemplateResult {
    const { label, signer } = this.signature;
    return html`<div class="dialog-b">
        <h2 id=${this.headingId}>Segna come firmato</h2>
        <p>${label}, registro ${this.register.number} versione ${this.register.version}</p>
        <p class="lead">
          La firma sta sul foglio: qui si annota che c’è, di chi è e quando è stata messa
          (${par("§3.2")}).
        </p>
        ${textField({
          id: "sign-who",
          label:
            signer === "recipient" ? "Chi ha firmato (titolare o referente aziendale)" : "Chi ha firmato",
          required: true,
          type: personalType(),
          value: this.form.who,
          error: this.problemOf("who"),
          onInput: (who) => this.change({ who }),
        })}
        <div class="cols2">
          ${dateField({
            id: "sign-date",
            label: "Data",
            required: true,
            value: this.form.date,
            today: today(),
            max: today(),
            error: this.problemOf("date"),
            onInput: (value) => this.change({ date: value }),
          })}
          ${textField({
            id: "sign-place",
            label: "Luogo",
            required: true,
            value: this.form.place,
            placeholder: "Treviso",
            error: this.problemOf("place"),
            onInput: (place) => this.change({ place }),
          })}
        </div>
        ${errorBox(this.error)}
      </div>
      ${dialogFoot({
        proceed: "Segna come firmato",
        danger: false,
        running: this.running,
        focusCancel: false,
        onProceed: () => void this.sign(),
        onCancel: () => this.dispatchEvent(new CustomEvent("cancel")),
      })}`;
  }

  private problemOf(field: keyof SignatureForm): string | undefined {
    return this.problems.find((it) => it.field === field)?.message;
  }

  private change(part: Partial<SignatureForm>): void {
    this.form = { ...this.form, ...part };
    this.problems = this.problems.filter((it) => !(it.field in part));
    this.error = null;
  }

  private async sign(): Promise<void> {
    this.running = true;
    this.error = null;
    const { done, error } = await attempt(() => signRegister(this.register.id, this.form));
    this.running = false;
    if (done) {
      this.dispatchEvent(new CustomEvent("signed"));
      return;
    }
    const shown = (error?.fields ?? []).filter((it) => it.field in this.form && it.field !== "signer");
    this.problems = shown;
    this.error = shown.length ? null : error;
    await this.updateComplete;
    this.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sign-form": SignForm;
  }
}

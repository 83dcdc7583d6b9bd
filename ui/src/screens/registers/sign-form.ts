// «Segna come firmato»: a signature seen on the paper register, with who, when and where (§3.2).
import { html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { signRegister } from "../../api/registers";
import { dateField } from "../../components/date-field";
import { errorBox } from "../../components/feedback";
import { textField } from "../../components/field";
import { par } from "../../components/paragraph";
import { WindowForm } from "../../components/window-form";
import { date } from "../../format";
import type { RegisterRow } from "../../generated/RegisterRow";
import type { SignatureForm } from "../../generated/SignatureForm";
import type { SignatureView } from "../../generated/SignatureView";
import { personalType } from "../../privacy";
import { today } from "../../state";

@customElement("sign-form")
export class SignForm extends WindowForm<SignatureForm> {
  @property({ attribute: false }) register!: RegisterRow;
  @property({ attribute: false }) signature!: SignatureView;
  /** Where the other signatures were put: mostly all on one day in one place. */
  @property() place = "";

  override connectedCallback(): void {
    super.connectedCallback();
    const { signer, expected } = this.signature;
    const who = expected.length === 1 ? (expected[0] ?? "") : "";
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
      ${this.foot("Segna come firmato")}`;
  }

  protected override blank(): SignatureForm {
    return { signer: null, who: "", date: "", place: "" };
  }

  protected override send(form: SignatureForm): Promise<unknown> {
    return signRegister(this.register.id, form);
  }

  protected override shows(field: string): boolean {
    return field !== "signer" && super.shows(field);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sign-form": SignForm;
  }
}

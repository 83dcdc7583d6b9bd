// «Segna come firmato»: a signature seen on the paper register, with who, when and where (§3.2). Where either of
// two may have signed, nobody is put down until the user, who sees the paper, says which.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { date } from "../../base/format";
import { icon } from "../../base/icons";
import { name, personalType } from "../../base/privacy";
import { dateField } from "../../components/date-field";
import { errorBox } from "../../components/feedback";
import { textField } from "../../components/field";
import { par } from "../../components/paragraph";
import { signRegister } from "../../generated/client";
import type { RegisterRow, SignatureForm, SignatureView } from "../../generated/types";
import { today } from "../../shared/state";
import { WindowForm } from "../../shared/window-form";
import { called } from "./order";

/** Of those who may sign as recipient, in the program's order. */
const ROLES = ["destinatario", "referente aziendale"];

/** What is known of a signature before anybody marks it, and who says so. */
export interface Offer {
  form: SignatureForm;
  from: "file" | "scan";
}

const LEADS: Readonly<Record<Offer["from"] | "paper", string>> = {
  paper: "La firma sta sul foglio: qui si annota che c’è,",
  file: "Nome e giorno li dice il file firmato digitalmente: guarda che siano giusti. Qui si annota che la firma c’è,",
  scan: "Guarda sulla scansione che la firma ci sia; giorno e luogo leggili sul foglio. Qui si annota che c’è,",
};

@customElement("sign-form")
export class SignForm extends WindowForm<SignatureForm> {
  @property({ attribute: false }) register!: RegisterRow;
  @property({ attribute: false }) signature!: SignatureView;
  /** Where the other signatures were put: mostly all on one day in one place. */
  @property() place = "";
  /** A start, to be looked at before it is sent. */
  @property({ attribute: false }) offer: Offer | null = null;
  /** Whom the program expects, when it may be one or the other. */
  @state() private named: readonly string[] = [];
  /** None of them: the name is written. */
  @state() private another = false;

  protected override first(): SignatureForm {
    const { signer, expected } = this.signature;
    const form = this.offer?.form;
    const [only = ""] = expected;
    this.named = expected.length > 1 && !form?.who ? expected : [];
    return {
      signer,
      // An offer that names nobody knows why: somebody else's box may be ticked.
      who: form?.who ?? (this.named.length ? "" : only),
      date: form?.date || date(today()),
      place: this.place,
    };
  }

  protected override render(): TemplateResult {
    const { label } = this.signature;
    return html`<div class="dialog-b">
        <h2 id=${this.headingId}>Segna come firmato</h2>
        <p>${label}, ${called(this.register)}</p>
        <p class="lead">
          ${LEADS[this.offer?.from ?? "paper"]} di chi è e quando è stata messa (${par("§3.2")}).
        </p>
        ${this.named.length ? this.which() : nothing} ${this.named.length && !this.another ? nothing : this.who()}
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
            required: !this.register.onPaper,
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

  private who(): TemplateResult {
    const recipient = this.signature.signer === "recipient";
    const label = recipient ? "Chi ha firmato (destinatario o referente aziendale)" : "Chi ha firmato";
    return textField({
      id: "sign-who",
      label: this.named.length ? "Nome e cognome di chi ha firmato" : label,
      required: true,
      type: personalType(),
      value: this.form.who,
      error: this.problemOf("who"),
      onInput: (who) => this.change({ who }),
    });
  }

  private which(): TemplateResult {
    const problem = !this.another && this.problemOf("who") ? "Scegli chi ha firmato." : undefined;
    return html`<fieldset
      class="scopes"
      role="radiogroup"
      aria-required="true"
      aria-invalid=${problem ? "true" : "false"}
      aria-describedby=${problem ? "sign-which-err" : nothing}
    >
      <legend class="lbl">Chi ha firmato<span class="req" aria-hidden="true">*</span></legend>
      ${this.named.map((who, at) =>
        this.choice(String(at), name(who), ROLES[at] ?? "", !this.another && this.form.who === who, () =>
          this.choose(who),
        ),
      )}
      ${this.choice("another", "Un’altra persona", "il nome si scrive qui sotto", this.another, () => this.choose(null))}
      ${problem ? html`<p class="field-err" id="sign-which-err">${icon("octagon")}<span>${problem}</span></p>` : nothing}
    </fieldset>`;
  }

  private choice(
    value: string,
    label: unknown,
    hint: string,
    checked: boolean,
    choose: () => void,
  ): TemplateResult {
    return html`<label class="check"
      ><input type="radio" name="sign-which" value=${value} .checked=${live(checked)} @change=${choose} /><span
        >${label}<small class="hint">${hint}</small></span
      ></label
    >`;
  }

  private choose(who: string | null): void {
    this.another = who === null;
    this.change({ who: who ?? "" });
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

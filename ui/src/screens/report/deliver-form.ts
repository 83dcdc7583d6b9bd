// «Segna la consegna»: when the report was handed over to the CPI, to whom and how (§3.2).
import { html, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { dateField } from "../../components/date-field";
import { showDialog } from "../../components/dialog";
import { errorBox } from "../../components/feedback";
import { selectField, textField } from "../../components/field";
import { par } from "../../components/paragraph";
import { WindowForm } from "../../components/window-form";
import { date } from "../../format";
import { deliverReport } from "../../generated/client";
import type { DeliveryForm, ReportVersion } from "../../generated/types";
import { personalType } from "../../privacy";
import { today } from "../../state";

const WAYS = ["a mano", "PEC", "posta elettronica", "posta raccomandata"] as const;
const OTHER = "altro";

@customElement("deliver-form")
export class DeliverForm extends WindowForm<DeliveryForm> {
  @property({ attribute: false }) version!: ReportVersion;
  @property() centre = "";
  /** What the list says; `other` opens a field of its own. */
  @state() private way = "";

  override connectedCallback(): void {
    super.connectedCallback();
    const known = this.version.delivery;
    this.form = {
      date: date(known?.date ?? today()),
      receivedBy: known?.receivedBy ?? "",
      how: known?.how ?? "",
    };
    this.way = !known || WAYS.some((it) => it === known.how) ? this.form.how : OTHER;
  }

  protected override render(): TemplateResult {
    return html`<div class="dialog-b">
        <h2 id=${this.headingId}>${this.version.delivery ? "Correggi la consegna" : "Segna la consegna"}</h2>
        <p class="lead">
          A conclusione del servizio la relazione si consegna all’operatore del Centro per l’impiego
          (${par("§3.2")}). Qui si annota che è stato fatto: Affianca non la invia.
        </p>
        <p>Versione ${this.version.version}, ${this.centre}</p>
        <div class="cols2">
          ${dateField({
            id: "deliver-date",
            label: "Data di consegna",
            required: true,
            value: this.form.date,
            today: today(),
            max: today(),
            error: this.problemOf("date"),
            onInput: (value) => this.change({ date: value }),
          })}
          ${selectField({
            id: "deliver-way",
            label: "Come",
            required: true,
            value: this.way,
            none: "scegli",
            choices: [
              ...WAYS.map((it) => ({ value: it, label: it })),
              { value: OTHER, label: "altro modo…" },
            ],
            error: this.way === OTHER ? undefined : this.problemOf("how"),
            onChange: (way) => this.choose(way),
          })}
        </div>
        ${
          this.way === OTHER
            ? textField({
                id: "deliver-how",
                label: "In quale altro modo",
                required: true,
                value: this.form.how,
                maxLength: 200,
                error: this.problemOf("how"),
                onInput: (how) => this.change({ how }),
              })
            : ""
        }
        ${textField({
          id: "deliver-to",
          label: "A chi: operatore del CPI",
          required: true,
          type: personalType(),
          value: this.form.receivedBy,
          maxLength: 200,
          error: this.problemOf("receivedBy"),
          onInput: (receivedBy) => this.change({ receivedBy }),
        })}
        ${errorBox(this.error)}
      </div>
      ${this.foot("Segna come consegnata")}`;
  }

  private choose(way: string): void {
    this.way = way;
    this.change({ how: way === OTHER ? "" : way });
  }

  protected override blank(): DeliveryForm {
    return { date: "", receivedBy: "", how: "" };
  }

  protected override send(form: DeliveryForm): Promise<unknown> {
    return deliverReport(this.version.id, form);
  }
}

/** True when the delivery was put down. */
export async function askDelivery(version: ReportVersion, centre: string): Promise<boolean> {
  const delivered = await showDialog<boolean>(
    (handle, headingId) => html`<deliver-form
      .headingId=${headingId}
      .version=${version}
      .centre=${centre}
      @done=${() => handle.close(true)}
      @cancel=${() => handle.close()}
    ></deliver-form>`,
  );
  return delivered ?? false;
}

declare global {
  interface HTMLElementTagNameMap {
    "deliver-form": DeliverForm;
  }
}

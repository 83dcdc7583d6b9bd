// «Segna la consegna»: when the report was handed over to the CPI, to whom and how (§3.2).
import { html, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { date } from "../../base/format";
import { LENGTHS } from "../../base/lengths";
import { personalType } from "../../base/privacy";
import { dateField } from "../../components/date-field";
import { errorBox } from "../../components/feedback";
import { selectField, textField } from "../../components/field";
import { par } from "../../components/paragraph";
import { deliverReport } from "../../generated/client";
import type { DeliveryForm, ReportVersion } from "../../generated/types";
import { today } from "../../shared/state";
import { unsaved } from "../../shared/unsaved";
import { showForm } from "../../shared/unsaved-form";
import { WindowForm } from "../../shared/window-form";

const WAYS = ["a mano", "PEC", "posta elettronica", "posta raccomandata"] as const;
const OTHER = "altro";

@customElement("deliver-form")
export class DeliverForm extends WindowForm<DeliveryForm> {
  @property({ attribute: false }) version!: ReportVersion;
  @property() centre = "";
  /** What the list says; `other` opens a field of its own. */
  @state() private way = "";

  protected override first(): DeliveryForm {
    const known = this.version.delivery;
    const how = known?.how ?? "";
    this.way = !known || WAYS.some((it) => it === how) ? how : OTHER;
    return { date: date(known?.date ?? today()), receivedBy: known?.receivedBy ?? "", how };
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
                maxLength: LENGTHS.line,
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
          maxLength: LENGTHS.line,
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

  protected override send(form: DeliveryForm): Promise<unknown> {
    return deliverReport(this.version.id, form);
  }
}

/** True when the delivery was put down. */
export async function askDelivery(version: ReportVersion, centre: string): Promise<boolean> {
  const words = unsaved.open<DeliveryForm | null>(`relazione/versione/${version.id}/consegna`, null, {
    title: "Consegna della relazione",
  });
  const delivered = await showForm<boolean, DeliveryForm | null>(
    words,
    (handle, headingId) => html`<deliver-form
      .headingId=${headingId}
      .words=${words}
      .version=${version}
      .centre=${centre}
      @done=${() => handle.close(true)}
      @cancel=${() => handle.leave()}
    ></deliver-form>`,
  );
  return delivered ?? false;
}

declare global {
  interface HTMLElementTagNameMap {
    "deliver-form": DeliverForm;
  }
}

// «Segna la consegna»: when the report was handed over to the CPI, to whom and how (§3.2).
import { html, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { deliverReport } from "../../api/reports";
import { attempt } from "../../attempt";
import { dateField } from "../../components/date-field";
import { dialogFoot, showDialog } from "../../components/dialog";
import { errorBox } from "../../components/feedback";
import { selectField, textField } from "../../components/field";
import { par } from "../../components/paragraph";
import type { AppError } from "../../errors";
import { date } from "../../format";
import type { DeliveryForm } from "../../generated/DeliveryForm";
import type { FieldProblem } from "../../generated/FieldProblem";
import type { ReportVersion } from "../../generated/ReportVersion";
import { LightElement } from "../../light";
import { personalType } from "../../privacy";
import { today } from "../../state";

const WAYS = ["a mano", "PEC", "posta elettronica", "posta raccomandata"] as const;
const OTHER = "altro";

@customElement("deliver-form")
export class DeliverForm extends LightElement {
  @property() headingId = "";
  @property({ attribute: false }) version!: ReportVersion;
  @property() centre = "";
  @state() private form: DeliveryForm = { date: "", receivedBy: "", how: "" };
  /** What the list says; `other` opens a field of its own. */
  @state() private way = "";
  @state() private problems: readonly FieldProblem[] = [];
  @state() private error: AppError | null = null;
  @state() private running = false;

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
      ${dialogFoot({
        proceed: "Segna come consegnata",
        danger: false,
        running: this.running,
        focusCancel: false,
        onProceed: () => void this.deliver(),
        onCancel: () => this.dispatchEvent(new CustomEvent("cancel")),
      })}`;
  }

  private problemOf(field: keyof DeliveryForm): string | undefined {
    return this.problems.find((it) => it.field === field)?.message;
  }

  private choose(way: string): void {
    this.way = way;
    this.change({ how: way === OTHER ? "" : way });
  }

  private change(part: Partial<DeliveryForm>): void {
    this.form = { ...this.form, ...part };
    this.problems = this.problems.filter((it) => !(it.field in part));
    this.error = null;
  }

  private async deliver(): Promise<void> {
    this.running = true;
    this.error = null;
    const { done, error } = await attempt(() => deliverReport(this.version.id, this.form));
    this.running = false;
    if (done) {
      this.dispatchEvent(new CustomEvent("delivered"));
      return;
    }
    this.problems = error?.fields ?? [];
    this.error = this.problems.length ? null : error;
    await this.updateComplete;
    this.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }
}

/** True when the delivery was put down. */
export async function askDelivery(version: ReportVersion, centre: string): Promise<boolean> {
  const delivered = await showDialog<boolean>(
    (handle, headingId) => html`<deliver-form
      .headingId=${headingId}
      .version=${version}
      .centre=${centre}
      @delivered=${() => handle.close(true)}
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

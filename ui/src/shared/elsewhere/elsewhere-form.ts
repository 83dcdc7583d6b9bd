// A paper made elsewhere: the day it carries, whom it was handed over to, and then its file.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { date } from "../../base/format";
import { LENGTHS } from "../../base/lengths";
import { contact, personalType } from "../../base/privacy";
import { dateField } from "../../components/date-field";
import { errorBox } from "../../components/feedback";
import { textField } from "../../components/field";
import { attachMadeElsewhere, tellOfFile } from "../../generated/client";
import type { Attachment, AttachmentPlace, ElsewhereForm } from "../../generated/types";
import { today } from "../state";
import { unsaved } from "../unsaved";
import { showForm } from "../unsaved-form";
import { WindowForm } from "../window-form";

@customElement("elsewhere-form")
export class ElsewhereWindow extends WindowForm<ElsewhereForm> {
  /** «Relazione sugli esiti fatta altrove». */
  @property() subject = "";
  /** Where a new one belongs. */
  @property({ attribute: false }) place: AttachmentPlace | null = null;
  /** The one of which day and delivery are told. */
  @property({ attribute: false }) file: Attachment | null = null;

  protected override first(): ElsewhereForm {
    const { file } = this;
    return {
      drafted: file?.drafted ? date(file.drafted) : "",
      handedOn: file?.handed ? date(file.handed.on) : "",
      handedTo: file?.handed?.to ?? "",
    };
  }

  protected override render(): TemplateResult {
    const { file } = this;
    return html`<div class="dialog-b">
        <h2 id=${this.headingId}>${file ? "Data e consegna" : this.subject}</h2>
        ${file ? html`<p>${contact(file.name)}</p>` : nothing}
        <p class="lead">
          Un documento fatto fuori da Affianca: se ne conserva il file, con la data che porta e, se è già stato consegnato,
          quando e a chi.
        </p>
        ${dateField({
          id: "elsewhere-drafted",
          label: "Data del documento",
          required: true,
          value: this.form.drafted,
          today: today(),
          max: today(),
          error: this.problemOf("drafted"),
          onInput: (drafted) => this.change({ drafted }),
        })}
        <div class="cols2">
          ${dateField({
            id: "elsewhere-on",
            label: "Consegnato il",
            value: this.form.handedOn,
            today: today(),
            max: today(),
            hint: "vuoto se non è ancora consegnato",
            error: this.problemOf("handedOn"),
            onInput: (handedOn) => this.change({ handedOn }),
          })}
          ${textField({
            id: "elsewhere-to",
            label: "A chi",
            type: personalType(),
            value: this.form.handedTo,
            maxLength: LENGTHS.line,
            error: this.problemOf("handedTo"),
            onInput: (handedTo) => this.change({ handedTo }),
          })}
        </div>
        ${errorBox(this.error)}
      </div>
      ${this.foot(file ? "Salva" : "Scegli il file…")}`;
  }

  protected override send(form: ElsewhereForm): Promise<unknown> {
    if (this.file) return tellOfFile(this.file.id, form);
    if (this.place) return attachMadeElsewhere(this.place, form);
    return Promise.resolve();
  }
}

async function ask(
  key: string,
  part: { subject?: string; place?: AttachmentPlace; file?: Attachment },
): Promise<boolean> {
  const title = part.subject ?? "Data e consegna di un file";
  const words = unsaved.open<ElsewhereForm | null>(key, null, { title });
  const done = await showForm<boolean, ElsewhereForm | null>(
    words,
    (handle, headingId) => html`<elsewhere-form
      .headingId=${headingId}
      .words=${words}
      .subject=${part.subject ?? ""}
      .place=${part.place ?? null}
      .file=${part.file ?? null}
      @done=${() => handle.close(true)}
      @cancel=${() => handle.leave()}
    ></elsewhere-form>`,
  );
  return done ?? false;
}

/** True when the file was attached with what was told of it. */
export function askElsewhere(subject: string, place: AttachmentPlace): Promise<boolean> {
  const what = place.paper ?? `${place.activity}-${place.outputKind}`;
  return ask(`fatto-altrove/${place.request}/${what}`, { subject, place });
}

/** True when day and delivery of the file were told. */
export function askDayAndDelivery(file: Attachment): Promise<boolean> {
  return ask(`file/${file.id}/consegna`, { file });
}

declare global {
  interface HTMLElementTagNameMap {
    "elsewhere-form": ElsewhereWindow;
  }
}

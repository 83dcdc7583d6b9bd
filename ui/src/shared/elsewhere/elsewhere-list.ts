// The papers made elsewhere that stand for one of a request: opened, told of, and another one attached.
import { html, nothing, type TemplateResult } from "lit";
import { attempt } from "../../base/attempt";
import type { AppError } from "../../base/errors";
import { date } from "../../base/format";
import { icon } from "../../base/icons";
import { contact, name } from "../../base/privacy";
import { toast } from "../../components/toast";
import { openAttachment } from "../../generated/client";
import type { Attachment, RequestPaper } from "../../generated/types";
import { openedCopy } from "../opened-copy";
import { archiveChanged } from "../state";
import { askDayAndDelivery, askElsewhere } from "./elsewhere-form";

export interface ElsewhereOptions {
  request: number;
  paper: RequestPaper;
  /** «Relazione sugli esiti fatta altrove»: what the window is called. */
  subject: string;
  files: readonly Attachment[];
  onError: (error: AppError | null) => void;
}

export function elsewhereList(options: ElsewhereOptions): TemplateResult {
  const { files, paper } = options;
  return html`<section class="stack-sm">
    <h2 class="over">FATTA ALTROVE</h2>
    ${
      files.length
        ? html`<ul class="report-versions">
            ${files.map((file) => line(file, options))}
          </ul>`
        : html`<p class="meta">Se è stata fatta fuori da Affianca, allegala: con la sua data e, se è già consegnata, a chi.</p>`
    }
    <button
      type="button"
      class="btn sm"
      data-key="elsewhere-${paper}"
      @click=${() => void attach(options)}
    >${icon("attach")}${files.length ? "Allegane un’altra…" : "Allega quella fatta altrove…"}</button>
  </section>`;
}

function line(file: Attachment, options: ElsewhereOptions): TemplateResult {
  const open = async () => {
    const { error } = await attempt(() => openAttachment(file.id));
    options.onError(error);
    if (!error) openedCopy();
  };
  return html`<li>
    <button type="button" class="link cut" data-key="elsewhere-open-${file.id}" @click=${() => void open()}
      >${name(file.name)}</button
    >
    ${deliveryOf(file)}
    <button
      type="button"
      class="link"
      data-key="elsewhere-tell-${file.id}"
      @click=${() => void tell(file)}
    >${file.handed ? "Correggi data e consegna…" : "Segna la consegna…"}</button>
  </li>`;
}

/** The day it carries, and whom it was handed over to. */
export function deliveryOf({ drafted, handed }: Attachment): TemplateResult | typeof nothing {
  if (!drafted && !handed) return nothing;
  return html`<span class="meta"
    >${drafted ? `del ${date(drafted)}` : nothing}${handed ? html`, consegnata il ${date(handed.on)} a ${contact(handed.to)}` : ", non ancora consegnata"}</span
  >`;
}

async function attach({ request, paper, subject, onError }: ElsewhereOptions): Promise<void> {
  onError(null);
  if (!(await askElsewhere(subject, { request, activity: null, outputKind: null, paper }))) return;
  toast("Documento allegato: ne è conservata una copia cifrata.");
  await archiveChanged();
}

async function tell(file: Attachment): Promise<void> {
  if (!(await askDayAndDelivery(file))) return;
  toast("Data e consegna annotate.");
  await archiveChanged();
}

// The files from elsewhere kept beside a request: opened in the system's viewer, exported, taken away.
import { html, nothing, type TemplateResult } from "lit";
import { attempt } from "../../base/attempt";
import type { AppError } from "../../base/errors";
import { date, dateTime } from "../../base/format";
import { icon } from "../../base/icons";
import { contact, name } from "../../base/privacy";
import { confirmStep } from "../../components/dialog";
import { factList } from "../../components/layout";
import { toast } from "../../components/toast";
import { exportAttachment, openAttachment, removeAttachment } from "../../generated/client";
import type { Attachment, OutputKindTitle, RequestPaper } from "../../generated/types";
import { askDayAndDelivery } from "../../shared/elsewhere/elsewhere-form";
import { openedCopy } from "../../shared/opened-copy";
import { archiveChanged } from "../../shared/state";
import { size } from "./standing";

export interface AttachmentHandlers {
  onError: (error: AppError | null) => void;
}

export function attachmentTable(
  files: readonly Attachment[],
  kinds: readonly OutputKindTitle[],
  { onError }: AttachmentHandlers,
): TemplateResult {
  if (!files.length) return html`<p class="meta">Nessun file allegato.</p>`;
  return html`<div class="frame">
    <table class="out-files">
      <colgroup>
        <col />
        <col class="c-place" />
        <col class="c-when" />
        <col class="c-do" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">File</th>
          <th scope="col">Vale per</th>
          <th scope="col">Allegato</th>
          <th scope="col">Azioni</th>
        </tr>
      </thead>
      <tbody>
        ${files.map((file) => line(file, kinds, onError))}
      </tbody>
    </table>
  </div>`;
}

function line(
  file: Attachment,
  kinds: readonly OutputKindTitle[],
  onError: AttachmentHandlers["onError"],
): TemplateResult {
  const kind = file.paper ? PAPERS[file.paper] : kinds.find((it) => it.kind === file.outputKind)?.title;
  const take = async (run: () => Promise<unknown>) => {
    const { error } = await attempt(run);
    onError(error);
  };
  return html`<tr>
    <td class="cut">
      <b>${name(file.name)}</b>
      <span class="two cut" title="SHA-256 ${file.sha256}"
        >${file.fileKind} · ${size(file.size)} · impronta ${file.sha256.slice(0, 16)}</span
      >
    </td>
    <td>${file.activityCode ?? "intera OPAL"}${kind ? html`<span class="two">${kind}</span>` : nothing}${delivery(file)}</td>
    <td class="nw">${dateTime(file.added)}<span class="two cut">${file.addedBy}</span></td>
    <td>
      <div class="acts">
        <button
          type="button"
          class="btn sm"
          data-key="file-open-${file.id}"
          title="Apre il file nel programma del sistema"
          @click=${() =>
            void take(async () => {
              await openAttachment(file.id);
              openedCopy();
            })}
        >${icon("open")}Apri</button>
        <button
          type="button"
          class="btn sm"
          data-key="file-export-${file.id}"
          @click=${() =>
            void take(async () => {
              toast(`File esportato in ${await exportAttachment(file.id)}`);
            })}
        >${icon("save")}Esporta…</button>
        <button
          type="button"
          class="btn sm quiet"
          data-key="file-tell-${file.id}"
          aria-label="Data e consegna: ${name(file.name)}"
          @click=${() => void tell(file)}
        >Consegna…</button>
        <button type="button" class="btn sm quiet" data-key="file-remove-${file.id}" @click=${() => void remove(file)}>
          Togli…
        </button>
      </div>
    </td>
  </tr>`;
}

/** What a file of the whole request may stand for. */
const PAPERS: Readonly<Record<RequestPaper, string>> = {
  relazione: "relazione sugli esiti",
  attestazione: "attestazione",
};

function delivery({ drafted, handed }: Attachment): TemplateResult | typeof nothing {
  if (!drafted) return nothing;
  return html`<span class="two"
    >del ${date(drafted)}${handed ? html`, consegnato il ${date(handed.on)} a ${contact(handed.to)}` : nothing}</span
  >`;
}

async function tell(file: Attachment): Promise<void> {
  if (!(await askDayAndDelivery(file))) return;
  toast("Data e consegna annotate.");
  await archiveChanged();
}

async function remove(file: Attachment): Promise<void> {
  const agreed = await confirmStep({
    title: "Togli il file",
    question: "Confermi di voler togliere il file dall’archivio?",
    facts: () =>
      factList([
        ["File", name(file.name)],
        ["Tipo", `${file.fileKind}, ${size(file.size)}`],
      ]),
    note: "Il contenuto va perso; nel giornale restano il nome e l’impronta.",
    irreversible: true,
    run: () => removeAttachment(file.id),
  });
  if (!agreed) return;
  toast("File tolto dall’archivio.");
  await archiveChanged();
}

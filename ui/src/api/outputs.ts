// Commands about the outputs of the activities (§3.2): drafts, versions, models, files attached.
import type { AttachmentPlace } from "../generated/AttachmentPlace";
import type { DraftKept } from "../generated/DraftKept";
import type { OutputDetail } from "../generated/OutputDetail";
import type { OutputDraft } from "../generated/OutputDraft";
import type { OutputFilter } from "../generated/OutputFilter";
import type { OutputKind } from "../generated/OutputKind";
import type { OutputPage } from "../generated/OutputPage";
import type { OutputTemplate } from "../generated/OutputTemplate";
import type { RequestOutputs } from "../generated/RequestOutputs";
import type { RichText } from "../generated/RichText";
import { call } from "./client";

export const listOutputs = (filter: OutputFilter) => call<OutputPage>("list_outputs", { filter });
export const requestOutputs = (request: number) => call<RequestOutputs>("request_outputs", { request });
/** The id of the document begun. */
export const startOutput = (activity: number, kind: OutputKind) =>
  call<number>("start_output", { activity, kind });
export const outputDetail = (id: number) => call<OutputDetail>("output_detail", { id });
export const keepOutputDraft = (id: number, draft: OutputDraft) =>
  call<DraftKept>("keep_output_draft", { id, draft });
/** The number of the version kept. */
export const keepOutputVersion = (id: number, revision: number) =>
  call<number>("keep_output_version", { id, revision });
export const restoreOutputVersion = (id: number, number: number, revision: number) =>
  call<void>("restore_output_version", { id, number, revision });
export const discardOutput = (id: number) => call<void>("discard_output", { id });
/** The PDF of a version, or of the draft when none is named. */
export const outputPdf = (id: number, version: number | null) =>
  call<ArrayBuffer>("output_pdf", { id, version });
/** Asks where, and answers with the path it was saved under. */
export const saveOutputPdf = (id: number, version: number | null) =>
  call<string>("save_output_pdf", { id, version });
export const openOutputPdf = (id: number, version: number | null) =>
  call<void>("open_output_pdf", { id, version });
export const outputTemplates = () => call<OutputTemplate[]>("output_templates");
/** Without a text, the model that ships with the program comes back. */
export const saveOutputTemplate = (kind: OutputKind, text: RichText | null) =>
  call<void>("save_output_template", { kind, text });
/** Asks for the file and keeps it. */
export const attachFile = (place: AttachmentPlace) => call<number>("attach_file", { place });
export const openAttachment = (id: number) => call<void>("open_attachment", { id });
export const exportAttachment = (id: number) => call<string>("export_attachment", { id });
export const removeAttachment = (id: number) => call<void>("remove_attachment", { id });

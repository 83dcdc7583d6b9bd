// Commands about the final report handed over to the CPI (§3.2): writing it, making it ready, its delivery.
import type { DeliveryForm } from "../generated/DeliveryForm";
import type { FinalReport } from "../generated/FinalReport";
import type { ReportDraft } from "../generated/ReportDraft";
import type { ReportRefreshed } from "../generated/ReportRefreshed";
import type { ReportSaved } from "../generated/ReportSaved";
import { call } from "./client";

export const finalReport = (request: number) => call<FinalReport>("final_report", { request });
export const saveReportDraft = (request: number, revision: number, draft: ReportDraft) =>
  call<ReportSaved>("save_report_draft", { request, revision, draft });
/** Brings «Attività svolte» up to date with the sessions, and keeps the draft. */
export const refreshReportDraft = (request: number, revision: number, draft: ReportDraft) =>
  call<ReportRefreshed>("refresh_report_draft", { request, revision, draft });
/** The id of the version made ready. */
export const readyReport = (request: number, revision: number) =>
  call<number>("ready_report", { request, revision });
export const reopenReport = (id: number) => call<void>("reopen_report", { id });
export const deliverReport = (id: number, form: DeliveryForm) => call<void>("deliver_report", { id, form });
export const reportPdf = (id: number) => call<ArrayBuffer>("report_pdf", { id });
/** Asks where, and answers with the path it was saved under. */
export const saveReport = (id: number) => call<string>("save_report", { id });
/** Opens the PDF in the system's viewer, from where it is printed. */
export const openReport = (id: number) => call<void>("open_report", { id });

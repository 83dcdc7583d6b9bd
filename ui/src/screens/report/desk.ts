// The report being written: what is typed is kept in the archive by itself, one saving at a time, and stays
// here until it is. A window that reads the report again never writes over what was typed meanwhile.

import { AppError } from "../../errors";
import { refreshReportDraft, saveReportDraft } from "../../generated/client";
import type { FinalReport, GapView, ReportDraft, ReportRefreshed, ReportSaved } from "../../generated/types";

/** Long enough not to save at every key, short enough that a crash costs a few words. */
const PAUSE_MS = 600;

export class ReportDesk {
  readonly request: number;
  draft: ReportDraft;
  revision: number;
  savedAt: string | null;
  missing: readonly GapView[];
  error: AppError | null = null;
  /** Something typed is not in the archive yet. */
  dirty = false;
  saving = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private underWay: Promise<void> | undefined;

  constructor(
    report: FinalReport,
    private readonly changed: () => void,
  ) {
    this.request = report.request;
    this.draft = report.draft;
    this.revision = report.revision;
    this.savedAt = report.savedAt;
    this.missing = report.missing;
  }

  /** Takes what was read again, unless something typed still waits to be kept. */
  adopt(report: FinalReport): void {
    if (this.dirty || this.saving) return;
    this.draft = report.draft;
    this.revision = report.revision;
    this.savedAt = report.savedAt;
    this.missing = report.missing;
    this.error = null;
  }

  change(part: Partial<ReportDraft>): void {
    this.draft = { ...this.draft, ...part };
    this.dirty = true;
    this.later();
    this.changed();
  }

  /** Keeps at once whatever waits; `dirty` stays true when it could not be kept. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    while (this.underWay) await this.underWay;
    if (!this.dirty) return;
    this.underWay = this.save();
    await this.underWay;
  }

  /** «Aggiorna dalle erogazioni»: what was typed stays. */
  async refresh(): Promise<ReportRefreshed> {
    await this.flush();
    if (this.error) throw this.error;
    const answer = await refreshReportDraft(this.request, this.revision, this.draft);
    this.draft = { ...this.draft, activities: answer.text };
    this.kept(answer.saved);
    return answer;
  }

  /** Drops what waits and takes what stands in the archive: the way out of a refusal. */
  giveUp(report: FinalReport): void {
    clearTimeout(this.timer);
    this.dirty = false;
    this.adopt(report);
  }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), PAUSE_MS);
  }

  private async save(): Promise<void> {
    const sent = this.draft;
    this.saving = true;
    this.changed();
    try {
      const saved = await saveReportDraft(this.request, this.revision, sent);
      this.dirty = this.draft !== sent;
      this.kept(saved);
    } catch (thrown) {
      this.error = AppError.from(thrown);
    } finally {
      this.saving = false;
      this.underWay = undefined;
      if (this.dirty && !this.error) this.later();
      this.changed();
    }
  }

  private kept(saved: ReportSaved): void {
    this.revision = saved.revision;
    this.savedAt = saved.savedAt;
    this.missing = saved.missing;
    this.error = null;
  }
}

// The report while it is being written. It saves itself, and a window that reads the report again never writes
// over what was typed meanwhile.
import { refreshReportDraft, saveReportDraft } from "../../generated/client";
import type { FinalReport, GapView, ReportDraft, ReportRefreshed, ReportSaved } from "../../generated/types";
import type { Autosave } from "../../shared/autosave";
import { type UnsavedWords, unsaved } from "../../shared/unsaved";

export class ReportEditor {
  readonly request: number;
  revision: number;
  savedAt: string | null;
  missing: readonly GapView[];
  private readonly words: UnsavedWords<ReportDraft>;

  constructor(
    report: FinalReport,
    private readonly autosave: Autosave,
  ) {
    this.request = report.request;
    this.revision = report.revision;
    this.savedAt = report.savedAt;
    this.missing = report.missing;
    this.words = unsaved.open(`relazione/${report.request}`, report.draft, {
      title: "Relazione sugli esiti",
      save: () => autosave.now(),
    });
    if (this.words.dirty) this.autosave.touch();
  }

  get draft(): ReportDraft {
    return this.words.value;
  }

  /** Something typed is not in the archive yet. */
  get dirty(): boolean {
    return this.words.dirty || this.autosave.pending;
  }

  /** Takes what was read again, unless something typed still waits to be saved. */
  adopt(report: FinalReport): void {
    if (this.dirty) return;
    this.words.begin(report.draft);
    this.take(report);
  }

  change(part: Partial<ReportDraft>): void {
    this.words.write({ ...this.draft, ...part });
    this.autosave.touch();
  }

  async save(): Promise<void> {
    const sent = this.draft;
    const saved = await saveReportDraft(this.request, this.revision, sent);
    this.words.settle(sent);
    this.take(saved);
  }

  /** «Aggiorna dalle erogazioni»: what was typed stays. */
  async refresh(): Promise<ReportRefreshed> {
    if (!(await this.autosave.now()) && this.autosave.error) throw this.autosave.error;
    const sent = this.draft;
    const answer = await refreshReportDraft(this.request, this.revision, sent);
    this.words.write({ ...this.draft, activities: answer.text });
    this.words.settle({ ...sent, activities: answer.text });
    this.take(answer.saved);
    return answer;
  }

  /** Drops what waits and takes what stands in the archive: the way out of a refusal. */
  giveUp(report: FinalReport): void {
    this.autosave.drop();
    this.words.begin(report.draft);
    this.take(report);
  }

  close(): void {
    this.words.close();
  }

  private take({ revision, savedAt, missing }: Pick<FinalReport, keyof ReportSaved>): void {
    this.revision = revision;
    this.savedAt = savedAt;
    this.missing = missing;
  }
}

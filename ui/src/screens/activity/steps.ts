// The steps of an activity's sessions, from their buttons to the words that say they were taken.
import type { AppError } from "../../base/errors";
import { type ToastAction, toast } from "../../components/toast";
import type { ActivityDetail, SessionRow, SessionStep } from "../../generated/types";
import { daySheet } from "../../shared/day-sheet";
import { router } from "../../shared/router";
import { askMany, scheduledWords } from "../../shared/session/many-dialog";
import { isNegative } from "../../shared/session/step-buttons";
import { askHold, askStep, outdated, type StepOutcome } from "../../shared/session/step-dialog";
import { askAfterwardsOf } from "./afterwards";
import type { SessionDraft } from "./draft";
import type { SessionNotes } from "./notes";
import { askCancelRest, askHowMany } from "./rest-dialog";
import { LOST } from "./sessions-table";
import { unsentAbout } from "./unsent";

/** What the steps need of the screen. */
export interface StepsHost {
  draft: SessionDraft | null;
  notes: SessionNotes | null;
  selected: number | null;
  trouble: AppError | null;
  readonly detail: ActivityDetail | undefined;
  row(id: number): SessionRow | undefined;
  /** Reads the activity again and shows a session. */
  changed(id: number): Promise<void>;
  closePanel(): void;
  focusKey(key: string): void;
  again(row: SessionRow): Promise<void>;
}

export class Steps {
  constructor(private readonly host: StepsHost) {}

  /** After «Invia»: the next step is one press away. */
  sent(id: number, edited: boolean): void {
    const row = this.host.row(id);
    const next = row?.steps.find(({ step, blocked }) => !isNegative(step) && !blocked);
    toast(
      `Erogazione ${row?.number ?? ""} ${edited ? "modificata" : "inserita"}.`,
      next && {
        label: `${next.label} l’erogazione ${row?.number ?? ""}`,
        run: () => this.byId(id, next.step),
      },
    );
  }

  private byId(id: number, step: SessionStep): void {
    const row = this.host.row(id);
    if (!row) return;
    // Where one is brought back to when the question is left.
    this.host.focusKey(`${step}-${id}`);
    void this.take(row, step);
  }

  async take(row: SessionRow, step: SessionStep): Promise<void> {
    if (!this.begin(row)) return;
    if (step === "annulla" && row.following > 0) {
      const which = await askHowMany(row.following);
      if (which === null) return;
      if (which === "rest") return this.cancelRest(row);
    }
    await this.finish(row, await askStep(row.id, step));
  }

  /** *Avvia e concludi…*. */
  async hold(row: SessionRow): Promise<void> {
    if (this.begin(row)) await this.finish(row, await askHold(row.id));
  }

  /** Its term has passed, and the portal already holds it further than here. */
  async afterwards(row: SessionRow): Promise<void> {
    if (!this.begin(row)) return;
    const outcome = await askAfterwardsOf(row);
    if (outcome === true) await this.stepped(row.id);
    else if (outcome) {
      this.host.trouble = outcome;
      await this.host.changed(row.id);
    }
  }

  /** *Programma tutte le bozze…* of the activity. */
  async scheduleAll(): Promise<void> {
    const { host } = this;
    const detail = host.detail;
    if (!detail) return;
    const { done, error } = await askMany({ activity: detail.id });
    host.trouble = error;
    if (done === 0) return;
    if (host.draft?.session != null) host.closePanel();
    await host.changed(host.selected ?? 0);
    toast(`${scheduledWords(done)}.`);
  }

  private begin(row: SessionRow): boolean {
    const { host } = this;
    host.selected = row.id;
    host.trouble = unsentAbout(row, host.draft, host.notes);
    return host.trouble === null;
  }

  private async finish(row: SessionRow, outcome: StepOutcome): Promise<void> {
    if (outcome.taken) {
      await this.stepped(row.id);
      return;
    }
    if (!outcome.error) return;
    this.host.trouble = outcome.error;
    if (outdated(outcome.error)) await this.host.changed(row.id);
  }

  private async cancelRest(row: SessionRow): Promise<void> {
    const { host } = this;
    const { done, error } = await askCancelRest(row.id);
    host.trouble = error;
    if (done === 0) return;
    if (host.draft?.session != null) host.closePanel();
    await host.changed(row.id);
    toast(`${done} bozze ANNULLATE.`);
  }

  private async stepped(id: number): Promise<void> {
    const { host } = this;
    if (host.draft?.session === id || host.notes?.row.id === id) host.closePanel();
    await host.changed(id);
    const row = host.row(id);
    if (!row) return;
    if (!document.activeElement || document.activeElement === document.body)
      host.focusKey(`erogazione-${id}`);
    const lost = LOST.has(row.state) && !host.detail?.cannotAdd;
    toast(`Erogazione ${row.number}: ${row.state}.`, lost ? this.againAction(row) : this.sheetAction(row));
  }

  private againAction(row: SessionRow): ToastAction {
    return {
      label: `Metti di nuovo in calendario l’erogazione ${row.number}`,
      run: () => void this.host.again(row),
    };
  }

  /** What one wants of a session just held is its sheet, to be signed. */
  private sheetAction(row: SessionRow): ToastAction | undefined {
    const request = this.host.detail?.request;
    if (row.state !== "EROGATA" || request === undefined) return undefined;
    return { label: "Foglio del giorno…", run: () => router.go(daySheet(request, row.date)) };
  }
}

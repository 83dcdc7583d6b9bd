// The form *Nuova richiesta* while it is being written: what was typed, what the program says about it, and
// what was refused. Nothing typed is ever lost, and no figure is computed here: amounts come from the check.

import { Debounce } from "../../base/debounce";
import { AppError } from "../../base/errors";
import { euros } from "../../base/format";
import {
  blankRequest,
  checkRequest,
  createRequest,
  editRequest,
  requestActivities,
  requestForm,
} from "../../generated/client";
import type { AgreedForm, FieldProblem, RequestCheck, RequestForm, VoucherKind } from "../../generated/types";
import { type UnsavedWords, unsaved } from "../../shared/unsaved";

const PAUSE_MS = 250;

export class RequestDraft {
  check: RequestCheck | null = null;
  /** What the last save was refused for. */
  refused: AppError | null = null;
  /** A check that could not be made: told, without standing in the way. */
  fault: AppError | null = null;
  saving = false;
  private refusedFields: FieldProblem[] = [];
  private turn = 0;
  private reload = 0;
  private readonly pause = new Debounce(PAUSE_MS, () => void this.ask());
  readonly words: UnsavedWords<RequestForm>;
  /** Activities whose hours or amount the user wrote, by position. */
  private readonly written = new Set<number>();
  /** Those whose amount follows the hours. */
  private readonly following = new Set<number>();

  private constructor(
    /** The request being corrected; null for a new one. */
    readonly id: number | null,
    form: RequestForm,
    private readonly redraw: () => void,
  ) {
    this.words = unsaved.open(`richiesta/${id ?? "nuova"}`, form, {
      title: id === null ? "Nuova richiesta" : `Correzione della richiesta ${form.opal}`,
      // The tick answers a doubt of the program: it is nothing typed.
      typed: (typed) => ({ ...typed, confirmed: false }),
    });
  }

  static async open(id: number | null, redraw: () => void): Promise<RequestDraft> {
    const draft = new RequestDraft(id, id === null ? await blankRequest() : await requestForm(id), redraw);
    void draft.ask();
    return draft;
  }

  get form(): RequestForm {
    return this.words.value;
  }

  change(change: Partial<RequestForm>): void {
    this.words.write({ ...this.form, ...change });
    this.refusedFields = this.refusedFields.filter(({ field }) => !(field in change));
    this.touched();
  }

  writeHours(at: number, hours: string): void {
    this.written.add(at);
    this.following.add(at);
    this.writeActivity(at, { hours });
  }

  writeAmount(at: number, amount: string): void {
    this.written.add(at);
    this.following.delete(at);
    this.writeActivity(at, { amount });
  }

  /** The other voucher brings its own hours; what the user wrote stays. */
  async changeKind(voucherKind: VoucherKind): Promise<void> {
    if (voucherKind === this.form.voucherKind) return;
    const turn = ++this.reload;
    this.change({ voucherKind });
    try {
      const fresh = await requestActivities(voucherKind, this.form.requestDate);
      if (turn !== this.reload) return;
      const kept = this.form.activities;
      this.change({
        activities: fresh.map((one, at) => {
          const mine = this.written.has(at) ? kept[at] : undefined;
          return mine ? { ...one, hours: mine.hours, amount: mine.amount } : one;
        }),
      });
    } catch (thrown) {
      if (turn !== this.reload) return;
      this.fault = AppError.from(thrown);
      this.redraw();
    }
  }

  problem(field: string): string | undefined {
    const mine = (it: FieldProblem) => it.field === field;
    return (this.check?.fields.find(mine) ?? this.errors().find(mine))?.message;
  }

  /** Problems that stand beside none of the fields named. */
  elsewhere(named: (field: string) => boolean): FieldProblem[] {
    const all = [...(this.check?.fields ?? []), ...this.errors()].filter(({ field }) => !named(field));
    return [...new Map(all.map((it) => [it.message, it])).values()];
  }

  warned(field: string): boolean {
    return this.check?.warnings.some((it) => it.field === field) ?? false;
  }

  /** How many fields are known to be wrong. */
  get wrong(): number {
    return new Set([...(this.check?.fields ?? []), ...this.errors()].map(({ field }) => field)).size;
  }

  /** The id of the request, once it is in the archive. */
  async save(): Promise<number | null> {
    if (this.saving) return null;
    this.saving = true;
    this.refused = null;
    this.refusedFields = [];
    this.redraw();
    // Who saves right after typing has the amounts that follow from the hours.
    if (this.pause.waiting) await this.ask();
    try {
      const id = this.id ?? (await createRequest(this.form));
      if (this.id !== null) await editRequest(this.id, this.form);
      this.words.settle();
      return id;
    } catch (thrown) {
      this.refused = AppError.from(thrown);
      this.refusedFields = this.refused.fields;
      return null;
    } finally {
      this.saving = false;
      this.redraw();
    }
  }

  stop(): void {
    this.pause.cancel();
    this.words.close();
    this.turn += 1;
    this.reload += 1;
  }

  /** Refused fields that are errors: a warning not yet ticked is refused too, and told as a warning. */
  private errors(): FieldProblem[] {
    const warnings = this.check?.warnings ?? [];
    return this.refusedFields.filter(
      (it) => !warnings.some((w) => w.field === it.field && w.message === it.message),
    );
  }

  private writeActivity(at: number, change: Partial<AgreedForm>): void {
    const code = this.form.activities[at]?.code ?? "";
    this.words.write({
      ...this.form,
      activities: this.form.activities.map((one, position) =>
        position === at ? { ...one, ...change } : one,
      ),
    });
    this.refusedFields = this.refusedFields.filter(({ field }) => !field.endsWith(`.${code}`));
    this.touched();
  }

  private touched(): void {
    this.pause.later();
    this.redraw();
  }

  private async ask(): Promise<void> {
    this.pause.cancel();
    const turn = ++this.turn;
    const asked = this.form;
    try {
      const check = await checkRequest(asked, this.id);
      // What changed meanwhile has its own check under way.
      if (turn !== this.turn || asked !== this.form) return;
      this.fault = null;
      this.take(check);
    } catch (thrown) {
      if (turn !== this.turn) return;
      this.fault = AppError.from(thrown);
    }
    this.redraw();
  }

  private take(check: RequestCheck): void {
    const before = JSON.stringify(this.check?.warnings ?? []);
    this.check = check;
    // A tick answers the warnings it was given for, not the ones that come later.
    if (this.form.confirmed && before !== JSON.stringify(check.warnings))
      this.words.write({ ...this.form, confirmed: false });
    const activities = this.form.activities.map((one, at) => {
      const due = check.due[at];
      const wrong = check.fields.some(({ field }) => field === `hours.${one.code}`);
      return due === undefined || wrong || !this.following.has(at) ? one : { ...one, amount: euros(due) };
    });
    if (JSON.stringify(activities) === JSON.stringify(this.form.activities)) return;
    this.words.write({ ...this.form, activities });
    void this.ask();
  }
}

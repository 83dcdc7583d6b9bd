// The form *Pianifica…* while it is being filled in, with the plan made of it last. The plan is kept nowhere
// but here; what was typed waits for its user as in every form.
import { attempt } from "../../base/attempt";
import type { AppError } from "../../base/errors";
import { Store } from "../../base/store";
import { acceptPlans, proposePlan, stopPlanning } from "../../generated/client";
import type {
  PlanBeginning,
  PlanEntered,
  PlanForm,
  PlanPart,
  PlanProposal,
  PlanWish,
  ProposedSession,
} from "../../generated/types";
import { type UnsavedWords, unsaved } from "../../shared/unsaved";

/** The same session of a plan, whatever else is known of it. */
export const sameSession = (
  one: Pick<ProposedSession, "activity" | "date" | "start">,
  other: Pick<ProposedSession, "activity" | "date" | "start">,
): boolean => one.activity === other.activity && one.date === other.date && one.start === other.start;

export class PlanDraft {
  /** Counts the changes, for who draws it. */
  readonly changes = new Store(0);
  readonly words: UnsavedWords<PlanForm>;
  proposal: PlanProposal | null = null;
  /** What is under way. */
  doing: "" | "planning" | "accepting" = "";
  error: AppError | null = null;
  private refused: Readonly<Record<string, string>> = {};
  /** The form that the plan was made of, locks left out. */
  private planned = "";

  constructor(readonly beginning: PlanBeginning) {
    this.words = unsaved.open(`pianifica/${beginning.request}`, beginning.form, {
      title: `Pianifica ${beginning.opal}`,
      waits: true,
    });
  }

  get form(): PlanForm {
    return this.words.value;
  }

  get wish(): PlanWish {
    return this.form.wish;
  }

  problem(field: string): string | undefined {
    return this.refused[field];
  }

  /** The form says something else than what the plan was made of. */
  get outdated(): boolean {
    return this.proposal !== null && this.planned !== trace(this.form);
  }

  /** Why the plan cannot be accepted now, if so. */
  get barred(): string | undefined {
    if (!this.proposal) return "Prima pianifica.";
    if (this.outdated) return "Il modulo è cambiato: pianifica di nuovo.";
    return this.proposal.sessions.length ? undefined : "Il piano non ha erogazioni.";
  }

  change(part: Partial<PlanForm>, field = ""): void {
    this.words.write({ ...this.form, ...part });
    const { [field]: _gone, ...others } = this.refused;
    this.refused = others;
    this.error = null;
    this.tell();
  }

  changeWish(part: Partial<PlanWish>): void {
    this.change({ wish: { ...this.wish, ...part } }, Object.keys(part)[0]);
  }

  changePart(activity: number, part: Partial<PlanPart>): void {
    const at = this.form.activities.findIndex((it) => it.activity === activity);
    const activities = this.form.activities.map((it) => (it.activity === activity ? { ...it, ...part } : it));
    this.change({ activities }, "place" in part ? `place.${at}` : "activities");
  }

  /** Moves an activity up or down in the order they are held in. */
  move(activity: number, by: -1 | 1): void {
    const activities = [...this.form.activities];
    const at = activities.findIndex((it) => it.activity === activity);
    const [moved] = activities.splice(at, 1);
    if (!moved || at + by < 0 || at + by > activities.length) return;
    activities.splice(at + by, 0, moved);
    this.refused = Object.fromEntries(
      Object.entries(this.refused).filter(([field]) => !field.startsWith("place.")),
    );
    this.change({ activities }, "activities");
  }

  isLocked(session: ProposedSession): boolean {
    return this.form.locked.some((it) => sameSession(it, session));
  }

  lock(session: ProposedSession, locked: boolean): void {
    const { activity, date, start, end } = session;
    const others = this.form.locked.filter((it) => !sameSession(it, session));
    this.change({ locked: locked ? [...others, { activity, date, start, end }] : others });
  }

  leaveOut(date: string, out: boolean): void {
    const others = this.wish.leftOut.filter((it) => it !== date);
    if (out) this.change({ locked: this.form.locked.filter((it) => it.date !== date) });
    this.changeWish({ leftOut: out ? [...others, date].sort() : others });
  }

  /** Makes the plan of the form as it is; true when there is one. */
  async plan(): Promise<boolean> {
    if (this.doing) return false;
    const { form } = this;
    this.begin("planning");
    const { value, error } = await attempt(() => proposePlan(form));
    this.doing = "";
    if (value) {
      this.proposal = value;
      this.planned = trace(form);
    }
    this.refuse(error);
    return value !== undefined;
  }

  stop(): void {
    void stopPlanning();
  }

  /** Enters the plan; what was entered, or null where it was refused. */
  async accept(): Promise<PlanEntered | null> {
    const { proposal, form } = this;
    if (this.doing || this.barred || !proposal) return null;
    const sessions = proposal.sessions.map(({ activity, date, start, end }) => ({
      activity,
      date,
      start,
      end,
    }));
    this.begin("accepting");
    const { value, error } = await attempt(() => acceptPlans([{ form, sessions }]));
    this.doing = "";
    this.refuse(error);
    if (value) this.words.sent();
    return value ?? null;
  }

  private begin(doing: "planning" | "accepting"): void {
    this.doing = doing;
    this.error = null;
    this.refused = {};
    this.tell();
  }

  private refuse(error: AppError | null): void {
    this.refused = Object.fromEntries((error?.fields ?? []).map(({ field, message }) => [field, message]));
    this.error = error && !error.fields.length ? error : null;
    this.tell();
  }

  private tell(): void {
    this.changes.set(this.changes.value + 1);
  }
}

const trace = (form: PlanForm): string => JSON.stringify({ ...form, locked: [] });

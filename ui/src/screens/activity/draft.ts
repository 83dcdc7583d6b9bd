// What is being typed about one session, with what the program says of it. It lives outside the page's
// elements, so that no refusal, redraw or change of screen can lose a word.

import { Debounce } from "../../base/debounce";
import { AppError } from "../../base/errors";
import { Store } from "../../base/store";
import { blocks, keepTicks, unacknowledged } from "../../components/violations";
import { checkSession, editSession, enterSession } from "../../generated/client";
import type { Mend, RuleId, SessionCheck, SessionForm, Violation } from "../../generated/types";
import { type UnsavedWords, unsaved } from "../../shared/unsaved";
import { keyOfSession, type Purpose, type SessionWords } from "./unsent";

export type TextKey = Exclude<keyof SessionForm, "branch" | "coach">;

/** Fields the program's violations and problems stand under, in the order of the form. */
export const FIELDS = [
  "branch",
  "coach",
  "date",
  "start",
  "end",
  "place",
  "note",
  "description",
  "privateNote",
] as const;
export type FieldKey = (typeof FIELDS)[number];

const REQUIRED: Readonly<Partial<Record<FieldKey, string>>> = {
  branch: "Scegli lo sportello.",
  coach: "Scegli l’operatore.",
  date: "Scrivi la data, come 28/06/2022.",
  start: "Scrivi l’ora di inizio, come 10:00.",
  end: "Scrivi l’ora di fine, come 12:00.",
};

const PAUSE_MS = 120;

function titleOf(purpose: Purpose): string {
  if (purpose.kind === "copy") return `Come l’erogazione ${purpose.number}`;
  if (purpose.kind === "edit") return `Modifica erogazione ${purpose.number}`;
  return purpose.kind === "again"
    ? `Di nuovo in calendario: erogazione ${purpose.number}`
    : "Nuova erogazione";
}

export class SessionDraft {
  /** Counts the changes, for who draws it. */
  readonly changes = new Store(0);
  readonly words: UnsavedWords<SessionWords>;
  check: SessionCheck | null = null;
  /** Every rule the plan breaks, from the last check or the last refusal. */
  violations: readonly Violation[] = [];
  /** Invia was pressed: empty mandatory fields now say so. */
  pressed = false;
  sending = false;
  error: AppError | null = null;
  private refused: Readonly<Record<string, string>> = {};
  private turn = 0;
  private pending: Promise<void> = Promise.resolve();
  private readonly pause = new Debounce(PAUSE_MS, () => void this.checkNow());

  private constructor(
    readonly activity: number,
    words: UnsavedWords<SessionWords>,
  ) {
    this.words = words;
    void this.checkNow();
  }

  /** Begins with the form as it opens, or goes on with what was left half written in it. */
  static begin(activity: number, purpose: Purpose, opened: SessionForm): SessionDraft {
    const words: SessionWords = {
      kind: "session",
      purpose,
      opened,
      form: { ...opened },
      acknowledged: [],
    };
    const manner = { title: titleOf(purpose), waits: true, typed: (it: SessionWords) => it.form };
    return new SessionDraft(activity, unsaved.open(keyOfSession(activity, purpose), words, manner));
  }

  get form(): SessionForm {
    return this.words.value.form;
  }

  get purpose(): Purpose {
    return this.words.value.purpose;
  }

  get acknowledged(): ReadonlySet<RuleId> {
    return new Set(this.words.value.acknowledged);
  }

  get session(): number | null {
    return this.purpose.kind === "edit" ? this.purpose.session : null;
  }

  get title(): string {
    return titleOf(this.purpose);
  }

  /** What is wrong with one field: what cannot be read, what was refused, what is missing. */
  problem(field: FieldKey): string | undefined {
    const unread = this.check?.fields.find((it) => it.field === field)?.message;
    return unread ?? this.refused[field] ?? (this.pressed && this.empty(field) ? REQUIRED[field] : undefined);
  }

  /** How long it lasts, as the program reads its two times. */
  get length(): number | null {
    return this.check?.minutes ?? null;
  }

  /** Why Invia cannot be pressed: an error of the rules, or a field that cannot be read. */
  get barred(): string | undefined {
    if (blocks(this.violations)) return "Non si può inviare: correggi prima ciò che è segnato in rosso.";
    if (this.check?.fields.length) return "Non si può inviare: c’è un campo da correggere.";
    return undefined;
  }

  /** The first field to go to, when Invia was pressed too early. */
  get firstProblem(): FieldKey | undefined {
    return FIELDS.find((field) => this.problem(field) !== undefined);
  }

  /** Rules of the warnings still to be ticked. */
  get waiting(): RuleId[] {
    return unacknowledged(this.violations, this.acknowledged);
  }

  setText(key: TextKey, value: string): void {
    this.change({ ...this.form, [key]: value }, key);
  }

  /** Another day and other hours, as those of a place chosen in the agenda. */
  setWhen(when: Partial<SessionForm>): void {
    for (const key of ["date", "start", "end"] as const) if (when[key]) this.setText(key, when[key]);
  }

  setChoice(key: "branch" | "coach", id: number | null): void {
    this.change({ ...this.form, [key]: id }, key);
  }

  mend({ field, value }: Mend): void {
    if (field === "branch" || field === "coach") this.setChoice(field, Number(value) || null);
    else if (FIELDS.includes(field as FieldKey)) this.setText(field as TextKey, value);
  }

  tick(rules: readonly RuleId[], ticked: boolean): void {
    const next = new Set(this.acknowledged);
    for (const rule of rules) {
      if (ticked) next.add(rule);
      else next.delete(rule);
    }
    this.put({ acknowledged: [...next] });
    this.tell();
  }

  /** An edit goes on from the session as it is now. */
  rebase(revision: number): void {
    const { purpose } = this;
    if (purpose.kind === "edit") this.put({ purpose: { ...purpose, revision } });
  }

  /** Checks what is typed at once; an answer to an older text is dropped. */
  checkNow(): Promise<void> {
    this.pause.cancel();
    const turn = ++this.turn;
    this.pending = checkSession(this.activity, this.session, this.form).then(
      (check) => {
        if (turn === this.turn) this.checked(check);
      },
      (thrown) => {
        if (turn !== this.turn) return;
        this.error = AppError.from(thrown);
        this.tell();
      },
    );
    return this.pending;
  }

  /** Whether every field can be read, whatever the rules say; what cannot be is told from now on. */
  async isWhole(): Promise<boolean> {
    this.pressed = true;
    await (this.pause.waiting ? this.checkNow() : this.pending);
    this.tell();
    return this.firstProblem === undefined;
  }

  /** Sends it; answers with the session's id, or null when it was not taken and stays as it is. */
  async send(): Promise<number | null> {
    if (this.sending) return null;
    this.pressed = true;
    this.error = null;
    await (this.pause.waiting ? this.checkNow() : this.pending);
    if (this.barred || this.firstProblem || this.waiting.length || this.error) {
      this.tell();
      return null;
    }
    this.sending = true;
    this.tell();
    try {
      const sent = this.words.value;
      const id = await this.write();
      this.words.settle(sent);
      return id;
    } catch (thrown) {
      this.refuse(AppError.from(thrown));
      return null;
    } finally {
      this.sending = false;
      this.tell();
    }
  }

  private async write(): Promise<number> {
    const ticks = [...this.words.value.acknowledged];
    if (this.purpose.kind !== "edit") return enterSession(this.activity, this.form, ticks);
    const { session, revision } = this.purpose;
    await editSession(session, revision, this.form, ticks);
    return session;
  }

  private refuse(error: AppError): void {
    if (error.violations.length) {
      this.ruled(error.violations);
      return;
    }
    this.refused = Object.fromEntries(error.fields.map(({ field, message }) => [field, message]));
    this.error = this.firstProblem ? null : error;
  }

  private change(form: SessionForm, key: FieldKey): void {
    this.put({ form });
    const { [key]: _gone, ...others } = this.refused;
    this.refused = others;
    this.error = null;
    this.turn += 1;
    this.pause.later();
    this.tell();
  }

  private checked(check: SessionCheck): void {
    this.check = check;
    this.ruled(check.violations);
  }

  private ruled(violations: readonly Violation[]): void {
    this.violations = violations;
    this.put({ acknowledged: [...keepTicks(violations, this.acknowledged)] });
    this.tell();
  }

  private put(part: Partial<SessionWords>): void {
    this.words.write({ ...this.words.value, ...part });
  }

  private empty(field: FieldKey): boolean {
    const value = this.form[field];
    return value === null || (typeof value === "string" && value.trim() === "");
  }

  private tell(): void {
    this.changes.set(this.changes.value + 1);
  }
}

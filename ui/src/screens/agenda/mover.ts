// A draft on its way to another place: what is held, where it is, what the rules say of that place, and what
// becomes of it when it is let go. The grids draw it; by pointer and by keys it is the same.
import { AppError } from "../../base/errors";
import { longDate, date as shownDate } from "../../base/format";
import { Store } from "../../base/store";
import { confirmStep } from "../../components/dialog";
import { blocks, unacknowledged, whyBarred } from "../../components/violations";
import { checkSession, dragSession, editSession } from "../../generated/client";
import type { AgendaSession, Drag, SessionDrag, SessionForm } from "../../generated/types";
import { minuteOf, spanOf, timeOf } from "./geometry";
import { samePlace, type Target, verdictAt } from "./verdict";

export type Tone = "ok" | "warn" | "err" | "calm";

export interface Said {
  tone: Tone;
  text: string;
}

export interface Held {
  session: AgendaSession;
  drag: Drag;
  by: "pointer" | "keys";
  target: Target;
  /** What the rules say of every place; null until the program has answered. */
  answer: SessionDrag | null;
  /** Let go, and on its way to the program. */
  sending: boolean;
}

/** The days on the page. */
export interface Shown {
  from: string;
  to: string;
  days: readonly string[];
}

export const placeOf = (session: AgendaSession): Target => ({
  date: session.date,
  from: minuteOf(session.start),
  to: minuteOf(session.end),
});

/** «mercoledì 8 giugno, 10:30–12:30» */
export function toldPlace(target: Target): string {
  return `${longDate(target.date).replace(/ \d{4}$/, "")}, ${spanOf(target)}`;
}

const NOTHING: Said = { tone: "calm", text: "" };
const HOW = " Invio conferma, Esc rinuncia.";

export class Mover {
  /** Counts the changes, for who draws it. */
  readonly changes = new Store(0);
  held: Held | null = null;
  said: Said = NOTHING;

  constructor(
    /** Reads the page again, and says what has become of the session. */
    private readonly moved: (session: AgendaSession, from: Target, to: Target) => Promise<void>,
    /** It was refused because something had changed meanwhile: the page is read again. */
    private readonly outdated: () => Promise<void>,
  ) {}

  /** What is said of the place it is over, for the look of it. */
  get tone(): Tone {
    return this.said.tone;
  }

  say(text: string, tone: Tone = "calm"): void {
    this.said = { tone, text };
    this.tell();
  }

  /** Takes hold of a session; of one that cannot be moved it says why, and what can be done. */
  async hold(
    session: AgendaSession,
    drag: Drag,
    by: Held["by"],
    target: Target,
    { from, to, days }: Shown,
  ): Promise<boolean> {
    if (this.held?.sending) return false;
    if (session.fixed) {
      this.held = null;
      this.say(session.fixed, "err");
      return false;
    }
    const held: Held = { session, drag, by, target, answer: null, sending: false };
    this.held = held;
    this.aim(target, days);
    try {
      const answer = await dragSession(session.id, drag, from, to);
      if (this.held?.session.id !== session.id || this.held.drag !== drag) return false;
      this.held.answer = answer;
      this.aim(this.held.target, days);
      return true;
    } catch (thrown) {
      await this.refused(AppError.from(thrown));
      return false;
    }
  }

  /** Over another place: the words and the look change at once. */
  aim(target: Target, days: readonly string[]): void {
    const { held } = this;
    if (!held || held.sending) return;
    held.target = target;
    const told = held.answer && verdictAt(held.answer.verdicts, days, held.drag, target);
    const tone: Tone = !held.answer ? "calm" : told?.severity === "E" ? "err" : told ? "warn" : "ok";
    const words = told ? ` ${told.sentence}` : held.answer ? " Si può." : "";
    this.said = { tone, text: `${toldPlace(target)}.${words}${held.by === "keys" ? HOW : ""}` };
    this.tell();
  }

  /** Gives it back: it was never moved. */
  cancel(): void {
    if (!this.held || this.held.sending) return;
    const { session } = this.held;
    this.held = null;
    this.say(`Spostamento annullato: l’erogazione ${session.number} resta dov’era.`);
  }

  /** Lets it go: the program checks it as the form does, and takes it or says why not. */
  async drop(): Promise<void> {
    const { held } = this;
    if (!held || held.sending) return;
    if (samePlace(held.target, placeOf(held.session))) {
      this.held = null;
      this.said = NOTHING;
      this.tell();
      return;
    }
    held.sending = true;
    this.tell();
    await this.put(held.session, held.target, held.answer);
  }

  /** Moves a session to a place, asking about what must be seen first. */
  async put(session: AgendaSession, target: Target, known: SessionDrag | null): Promise<boolean> {
    try {
      const drag = known ?? (await dragSession(session.id, "giorno", target.date, target.date));
      const form = formAt(drag.form, target);
      const check = await checkSession(drag.activity, drag.session, form);
      if (blocks(check.violations) || check.fields.length) {
        const why = whyBarred(check.violations, new Set()) ?? check.fields[0]?.message ?? "";
        this.back(session, why);
        return false;
      }
      const send = (acknowledged: Parameters<typeof editSession>[3]) =>
        editSession(drag.session, drag.revision, form, acknowledged);
      if (unacknowledged(check.violations, new Set()).length) {
        const sure = await confirmStep({
          title: "Sposta",
          question: `Confermi di voler spostare l’erogazione ${session.number} a ${toldPlace(target)} ?`,
          violations: check.violations.filter((it) => it.severity !== "I"),
          run: send,
        });
        if (!sure) {
          this.back(session, "");
          return false;
        }
      } else {
        await send([]);
      }
      this.held = null;
      this.said = NOTHING;
      await this.moved(session, placeOf(session), target);
      this.tell();
      return true;
    } catch (thrown) {
      await this.refused(AppError.from(thrown));
      return false;
    }
  }

  private back(session: AgendaSession, why: string): void {
    this.held = null;
    this.say(`L’erogazione ${session.number} resta dov’era.${why ? ` ${why}` : ""}`, why ? "err" : "calm");
  }

  private async refused(error: AppError): Promise<void> {
    this.held = null;
    this.say(error.violations[0]?.message ?? error.message, "err");
    if (error.code === "STALE" || error.code === "NOT_FOUND") await this.outdated();
  }

  private tell(): void {
    this.changes.set(this.changes.value + 1);
  }
}

/** The form with another day and other hours. */
export function formAt(form: SessionForm, target: Target): SessionForm {
  return {
    ...form,
    date: shownDate(target.date),
    start: timeOf(target.from),
    end: timeOf(target.to),
  };
}

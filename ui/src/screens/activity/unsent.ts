// What stands half written beside an activity, found again on the way back.
import { AppError } from "../../base/errors";
import type { RuleId, SessionForm, SessionRow } from "../../generated/types";
import { unsaved } from "../../shared/unsaved";

export type Purpose =
  | { kind: "new" }
  /** Like another, a week later. */
  | { kind: "copy"; number: number }
  /** From one cancelled or closed negatively. */
  | { kind: "again"; number: number }
  | { kind: "edit"; session: number; number: number; revision: number };

/** A session being written. */
export interface SessionWords {
  kind: "session";
  purpose: Purpose;
  /** What the form opened with. */
  opened: SessionForm;
  form: SessionForm;
  /** Rules whose warning is ticked. */
  acknowledged: readonly RuleId[];
}

/** The description and the private note of a session already there, as it was when they were begun. */
export interface NotesWords {
  kind: "notes";
  session: number;
  revision: number;
  description: string;
  privateNote: string;
}

const beginning = (activity: number): string => `attivita/${activity}/`;

export function keyOfSession(activity: number, purpose: Purpose): string {
  if (purpose.kind === "new") return `${beginning(activity)}nuova`;
  if (purpose.kind === "copy") return `${beginning(activity)}copia/${purpose.number}`;
  return purpose.kind === "edit"
    ? `${beginning(activity)}erogazione/${purpose.session}`
    : `${beginning(activity)}di-nuovo/${purpose.number}`;
}

export const keyOfNotes = (activity: number, session: number): string =>
  `${beginning(activity)}descrizione/${session}`;

export interface Left {
  session: SessionWords | null;
  notes: NotesWords | null;
}

/** What was left half written about this activity: the last of each kind. */
export function leftFor(activity: number): Left {
  const words = unsaved.keysOf(beginning(activity)).map((key) => unsaved.wordsOf(key));
  return { session: words.find(isSession) ?? null, notes: words.find(areNotes) ?? null };
}

const kindOf = (words: unknown): unknown => (words as { kind?: unknown } | null)?.kind;
const isSession = (words: unknown): words is SessionWords => kindOf(words) === "session";
const areNotes = (words: unknown): words is NotesWords => kindOf(words) === "notes";

/** One of the two panels. */
interface Panel {
  readonly session: number | null;
  readonly words: { readonly dirty: boolean };
}

/** The panel closes with a step on its session: what is written in it comes first. */
export function unsentAbout(row: SessionRow, draft: Panel | null, notes: Panel | null): AppError | null {
  const words =
    draft?.session === row.id && draft.words.dirty
      ? `Le modifiche all’erogazione ${row.number} non sono ancora inviate: premi prima Invia, oppure Chiudi.`
      : notes?.session === row.id && notes.words.dirty
        ? `Descrizione e nota dell’erogazione ${row.number} non sono ancora salvate: premi prima Salva, oppure Chiudi.`
        : "";
  return words ? new AppError({ code: "REFUSED", message: words }) : null;
}

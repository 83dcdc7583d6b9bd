// What is being written about sessions, held outside the screens: found again on the way back, and known to
// the lock before it takes it away. It is personal data: it does not outlive the open archive.
import { AppError } from "../../errors";
import { status } from "../../shared/state";
import type { SessionDraft } from "./draft";
import type { SessionNotes } from "./notes";

/** What stands in the panel beside an activity's table. */
type Panel = SessionDraft | SessionNotes;

const held = new Map<number, Panel>();

status.subscribe((now) => {
  if (now?.archive !== "aperto") held.clear();
});

/** From when the panel opens until it is closed; leaving the screen does not close it. */
export function hold(panel: Panel): void {
  if (status.value?.archive === "aperto") held.set(panel.activity, panel);
}

export function letGo(activity: number): void {
  held.delete(activity);
}

/** What was left half written about this activity. */
export function leftFor(activity: number): Panel | undefined {
  const panel = held.get(activity);
  return panel?.dirty ? panel : undefined;
}

/** Something written is neither sent nor saved yet. */
export function anythingUnsent(): boolean {
  return [...held.values()].some(({ dirty }) => dirty);
}

/** The panel closes with a step on its session: what is written in it comes first. */
export function unsentAbout(
  session: number,
  draft: SessionDraft | null,
  notes: SessionNotes | null,
): AppError | null {
  const words =
    draft?.session === session && draft.dirty
      ? `Le modifiche all’erogazione ${session} non sono ancora inviate: premi prima Invia, oppure Chiudi.`
      : notes?.row.id === session && notes.dirty
        ? `Descrizione e nota dell’erogazione ${session} non sono ancora salvate: premi prima Salva, oppure Chiudi.`
        : "";
  return words ? new AppError({ code: "UNSENT", message: words }) : null;
}

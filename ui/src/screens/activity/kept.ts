// Forms left half written by going to another screen, found again on the way back. They are personal data:
// they do not outlive the open archive.
import { status } from "../../state";
import type { SessionDraft } from "./draft";

const kept = new Map<number, SessionDraft>();

status.subscribe((now) => {
  if (now?.archive !== "aperto") kept.clear();
});

export function keep(draft: SessionDraft): void {
  if (draft.dirty && status.value?.archive === "aperto") kept.set(draft.activity, draft);
}

/** The form left for this activity, handed over once. */
export function takeKept(activity: number): SessionDraft | undefined {
  const found = kept.get(activity);
  kept.delete(activity);
  return found;
}

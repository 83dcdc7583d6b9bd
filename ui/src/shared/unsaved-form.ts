// A window with words of its own, and the note over words that were left half written.
import { html, nothing, type TemplateResult } from "lit";
import { moment } from "../base/format";
import { type DialogHandle, showDialog } from "../components/dialog";
import { notice } from "../components/layout";
import { today } from "./state";
import type { UnsavedWords } from "./unsaved";

/** Says whence the words on the page come, with the way to be rid of them; nothing when they are new. */
export function resumedNote<T>(
  words: Pick<UnsavedWords<T>, "resumed" | "startOver">,
  discard: string,
  onDiscard: () => void,
): TemplateResult | typeof nothing {
  if (words.resumed === null) return nothing;
  const when = words.resumed ? ` (${moment(words.resumed, today())})` : "";
  return notice(
    "info",
    "pencil",
    html`Ripreso da dove eri arrivato${when}: non è ancora stato inviato.`,
    html`<button
      type="button"
      class="btn sm"
      data-key="scarta-testo"
      @click=${() => {
        words.startOver();
        onDiscard();
      }}
    >${discard}</button>`,
  );
}

/** A window with words of its own. Left without an answer, by Esc too, it finds them again the next time. */
export async function showForm<T, W>(
  words: UnsavedWords<W>,
  draw: (handle: DialogHandle<T>, headingId: string) => TemplateResult,
  look: { wide?: boolean; role?: "dialog" | "alertdialog" } = {},
): Promise<T | undefined> {
  let answer: T | undefined;
  try {
    answer = await showDialog<T>(
      (handle, headingId) => {
        words.heard = handle.redraw;
        return html`${draw(handle, headingId)}
          ${resumedNote(words, "Scarta il testo e chiudi", () => handle.close())}`;
      },
      { ...look, mayClose: () => words.leave() },
    );
    return answer;
  } finally {
    words.heard = null;
    if (answer === undefined) words.close();
    else words.sent();
  }
}

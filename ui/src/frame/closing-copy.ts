// The copy that is due when the window is closed: what it does is shown while the window waits, and it can be
// given up at any moment.
import { html, type TemplateResult } from "lit";
import { type DialogHandle, showDialog } from "../components/dialog";
import { finishCopies, stopCopy } from "../generated/client";

/** A copy that is made within this time is not worth a window. */
const AT_ONCE_MS = 400;

/** Whether the window may be closed: the copy is made, is none, or was given up. */
export async function copiesFinished(): Promise<boolean> {
  let part = 0;
  let shown: DialogHandle<boolean> | undefined;
  // What a copy that fails has to say is said the next time the archive is open.
  const finished = finishCopies(([hundredths]) => {
    part = hundredths;
    shown?.redraw();
  }).then(
    () => true,
    () => true,
  );
  const soon = new Promise<false>((resolve) => setTimeout(() => resolve(false), AT_ONCE_MS));
  if (await Promise.race([finished, soon])) return true;
  const answer = showDialog<boolean>((handle, headingId) => {
    shown = handle;
    return waiting(headingId, part, handle);
  });
  void finished.then(() => shown?.close(true));
  // Esc: the window stays, and the copy goes on behind it.
  return (await answer) === true;
}

function waiting(headingId: string, part: number, handle: DialogHandle<boolean>): TemplateResult {
  const giveUp = () => {
    void stopCopy().catch(() => undefined);
    handle.close(true);
  };
  return html`<div class="dialog-b">
      <h2 id=${headingId}>Copia prima di chiudere</h2>
      <p role="status">Faccio la copia dell’archivio e la rileggo. Poi la finestra si chiude da sé.</p>
      <progress class="wide" max="100" .value=${part} aria-label="Avanzamento della copia">${part} %</progress>
    </div>
    <div class="dialog-f">
      <button type="button" class="btn quiet" data-key="resta" @click=${() => handle.close()}>Non chiudere <kbd>Esc</kbd></button>
      <button type="button" class="btn push" data-key="senza-copia" @click=${giveUp}>Chiudi senza copia</button>
    </div>`;
}

// The buttons at the end of a row: change a record, put it aside, take it back.
import { html, type TemplateResult } from "lit";
import { attempt } from "../../base/attempt";
import { counted } from "../../base/format";
import { chip } from "../../components/chip";
import { confirmStep } from "../../components/dialog";
import { toast, troubleToast } from "../../components/toast";
import { archiveChanged } from "../../shared/state";

export const editButton = (key: string, label: string, act: () => void): TemplateResult =>
  html`<button type="button" class="btn sm" data-key=${key} aria-label="Modifica ${label}" @click=${act}>Modifica…</button>`;

export const aside = (): TemplateResult => chip("ARCHIVIATO", "", "archive");

/** How many sessions are still open at a branch, or with a coach. */
export const openOf = (list: readonly (readonly [id: number, count: number])[], id: number): number =>
  list.find(([it]) => it === id)?.[1] ?? 0;

/** Put aside, or taken back: asked first only when something stops being offered; `open` counts its sessions
 * still to be brought to an end. */
export async function shelve(
  words: string,
  archived: boolean,
  open: number,
  run: () => Promise<void>,
): Promise<void> {
  if (archived) {
    const done = await confirmStep({
      title: "Archivia",
      question: `Confermi di voler archiviare ${words}?`,
      note: `Non si propone più nei moduli nuovi. ${
        open
          ? `${counted(open, "erogazione è ancora aperta e si porta", "erogazioni sono ancora aperte e si portano")} a termine come le altre. `
          : ""
      }Richieste, erogazioni e registri già fatti restano com’erano, e si può riprendere in ogni momento.`,
      run,
    });
    if (!done) return;
  } else {
    const { error } = await attempt(run);
    if (error) {
      troubleToast(error.message);
      return;
    }
  }
  toast(archived ? "Archiviato." : "Di nuovo in uso.");
  await archiveChanged();
}

export function shelf(
  key: string,
  label: string,
  archived: boolean,
  act: (archived: boolean) => void,
): TemplateResult {
  return html`<button
    type="button"
    class="btn sm quiet"
    data-key=${key}
    aria-label="${archived ? "Riprendi" : "Archivia"} ${label}"
    @click=${() => act(!archived)}
  >${archived ? "Riprendi" : "Archivia…"}</button>`;
}

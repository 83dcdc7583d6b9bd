// «Correggi…»: says what the portal really holds, when a report was a mistake or something was done there
// without saying so here.
import { html } from "lit";
import { AppError } from "../../base/errors";
import { dialogFoot, showDialog } from "../../components/dialog";
import { errorBox } from "../../components/feedback";
import { selectField } from "../../components/field";
import { correctPortal } from "../../generated/client";
import type { PortalItem } from "../../generated/types";
import { knownWords, titleOf } from "./words";

/** True when something was written down. */
export async function askCorrection(item: PortalItem): Promise<boolean> {
  const values = item.possible.map((it) => it ?? "");
  let value = item.known ?? "";
  let error: AppError | null = null;
  let running = false;
  const answer = await showDialog<boolean>((handle, headingId) => {
    const proceed = async () => {
      running = true;
      error = null;
      handle.redraw();
      try {
        await correctPortal([{ subject: item.subject, known: value || null, form: null }]);
        handle.close(true);
      } catch (thrown) {
        error = AppError.from(thrown);
        running = false;
        handle.redraw();
      }
    };
    return html`<div class="dialog-b">
          <h2 id=${headingId}>Correggi che cosa risulta sul portale</h2>
          <p>
            ${titleOf(item)}: qui è ${item.trueState}. Scegli che cosa vedi adesso sul portale; Affianca non lo
            può leggere da sola.
          </p>
          ${selectField({
            id: `${headingId}-stato`,
            label: "Sul portale risulta",
            value,
            choices: values.map((it) => ({ value: it, label: knownWords(item, it || null) })),
            onChange: (next) => {
              value = next;
            },
          })}
          ${errorBox(error)}
        </div>
        ${dialogFoot({
          proceed: "Procedi",
          danger: false,
          running,
          focusCancel: true,
          onProceed: () => void proceed(),
          onCancel: () => handle.close(false),
        })}`;
  });
  return answer ?? false;
}

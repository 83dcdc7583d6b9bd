// Which other document to begin for an activity: any kind, beside what is expected of it.
import { html } from "lit";
import { dialogFoot, showDialog } from "../../components/dialog";
import { selectField } from "../../components/field";
import type { OutputKind, OutputKindTitle } from "../../generated/types";

/** The kind chosen, or undefined when the user changed their mind. */
export function askKind(
  activity: string,
  kinds: readonly OutputKindTitle[],
): Promise<OutputKind | undefined> {
  let chosen: OutputKind = "altro";
  return showDialog<OutputKind>(
    (handle, headingId) => html`<div class="dialog-b">
        <h2 id=${headingId}>Scrivi un altro documento</h2>
        <p>Per l’attività ${activity}. Il testo comincia dal modello, poi si cambia come serve.</p>
        ${selectField({
          id: "another-kind",
          label: "Tipo di documento",
          value: chosen,
          choices: kinds.map((it) => ({ value: it.kind, label: it.title })),
          onChange: (value) => {
            chosen = value as OutputKind;
            handle.redraw();
          },
        })}
      </div>
      ${dialogFoot({
        proceed: "Scrivi",
        danger: false,
        running: false,
        focusCancel: false,
        onProceed: () => handle.close(chosen),
        onCancel: () => handle.close(),
      })}`,
  );
}

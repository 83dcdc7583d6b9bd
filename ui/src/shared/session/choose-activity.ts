// «Nuova erogazione» from Oggi and from the agenda: a session belongs to one activity of one person, so these are chosen first.
import { html, nothing, type TemplateResult } from "lit";
import { minutes } from "../../base/format";
import { plain } from "../../base/privacy";
import { dialogFoot, showDialog } from "../../components/dialog";
import { selectField } from "../../components/field";
import type { ActivityEnvelope, PersonHours } from "../../generated/types";

/** The activity chosen, or null when the user changed their mind; `found` counts the paths, sent or not. */
export async function chooseActivity(people: readonly PersonHours[], found: number): Promise<number | null> {
  const paths = people.filter((path) => open(path).length > 0);
  const cut = found > people.length;
  let path = paths.length === 1 && !cut ? paths[0] : undefined;
  let activity = path && preferred(path);
  const answer = await showDialog<number>((handle, headingId) => {
    const ready = activity?.id;
    return html`<form
      @submit=${(event: Event) => {
        event.preventDefault();
        if (ready !== undefined) handle.close(ready);
      }}
    >
      <div class="dialog-b">
        <h2 id=${headingId}>Nuova erogazione</h2>
        <p>Per chi, e in quale attività?</p>
        ${selectField({
          id: `${headingId}-person`,
          label: "Destinatario",
          required: true,
          value: String(path?.request ?? ""),
          ...(path ? {} : { none: "scegli" }),
          choices: paths.map((it) => ({
            value: String(it.request),
            label: `${plain(`${it.surname} ${it.name}`)} · libere ${minutes(it.total.free.minutes)}`,
          })),
          hint: cut ? elsewhere(people.length, () => handle.close()) : undefined,
          onChange: (value) => {
            path = paths.find((it) => it.request === Number(value));
            activity = path && preferred(path);
            handle.redraw();
          },
        })}
        ${
          path
            ? selectField({
                id: `${headingId}-activity`,
                label: "Attività",
                required: true,
                value: String(activity?.id ?? ""),
                choices: open(path).map((it) => ({
                  value: String(it.id),
                  label: `${it.code} · ${it.title}, libere ${minutes(it.envelope.free.minutes)}`,
                })),
                onChange: (value) => {
                  activity = path && open(path).find((it) => it.id === Number(value));
                  handle.redraw();
                },
              })
            : nothing
        }
      </div>
      ${dialogFoot({
        proceed: "Procedi",
        danger: false,
        barred: ready === undefined ? "Scegli prima il destinatario." : undefined,
        running: false,
        focusCancel: false,
        onProceed: () => {
          if (ready !== undefined) handle.close(ready);
        },
        onCancel: () => handle.close(),
      })}
    </form>`;
  });
  return answer ?? null;
}

/** Whom the program did not send is found by name among the admitted requests. */
const elsewhere = (shown: number, leave: () => void): TemplateResult =>
  html`Qui ci sono i primi ${shown} percorsi aperti, in ordine alfabetico. La persona che cerchi non c’è? Cercala in
    <a href="#/politiche" data-key="choose-elsewhere" @click=${leave}>Politiche attive</a>.`;

const open = (path: PersonHours): ActivityEnvelope[] =>
  path.activities.filter((it) => it.state !== "TERMINATA");

/** The first with hours left. */
const preferred = (path: PersonHours): ActivityEnvelope | undefined =>
  open(path).find((it) => it.envelope.free.minutes > 0) ?? open(path)[0];

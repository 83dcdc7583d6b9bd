// Coach: who delivers the sessions, and from which sportello.
import { html, nothing, type TemplateResult } from "lit";
import { emptyState } from "../../components/layout";
import { archiveCoach, saveCoach } from "../../generated/client";
import type { Branch, Coach, Directory } from "../../generated/types";
import { askRecord } from "./record-form";
import { aside, editButton, openOf, shelf, shelve } from "./row-actions";

export function coachesView({ coaches, branches, openWithCoach }: Directory): TemplateResult {
  if (coaches.length === 0) {
    return emptyState({
      drawing: "person",
      title: "Nessun coach",
      text: "Aggiungi chi svolge le erogazioni: il suo nome compare sui registri.",
    });
  }
  return html`<div class="frame">
    <table class="dir">
      <thead>
        <tr>
          <th scope="col">Cognome e nome</th>
          <th scope="col">Sportello</th>
          <th scope="col"><span class="vh">Azioni</span></th>
        </tr>
      </thead>
      <tbody>
        ${coaches.map((it) => {
          const label = `${it.surname} ${it.name}`;
          return html`<tr class=${it.archived ? "off" : ""}>
            <td><b>${label}</b> ${it.archived ? aside() : nothing}</td>
            <td>${it.branchName ?? "–"}</td>
            <td class="keep">
              <div class="acts">
                <a
                  class="btn sm"
                  data-key="coach-hours-${it.id}"
                  aria-label="Orari e assenze di ${label}"
                  href="#/anagrafiche/orari/coach/${it.id}"
                >Orari e assenze</a>
                ${editButton(`coach-${it.id}`, label, () => void editCoach(it, branches))}
                ${shelf(
                  `coach-shelf-${it.id}`,
                  label,
                  it.archived,
                  (archived) =>
                    void shelve(`il coach ${label}`, archived, openOf(openWithCoach, it.id), () =>
                      archiveCoach(it.id, archived),
                    ),
                )}
              </div>
            </td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

export function editCoach(coach: Coach | null, branches: readonly Branch[]): Promise<boolean> {
  const offered = branches.filter((it) => !it.archived || it.id === coach?.branch);
  return askRecord({
    key: `coach/${coach?.id ?? "nuovo"}`,
    title: coach ? "Modifica coach" : "Nuovo coach",
    rows: [
      [
        { key: "surname", label: "Cognome", required: true },
        { key: "name", label: "Nome", required: true },
      ],
      [
        {
          key: "branch",
          label: "Sportello",
          kind: "select",
          none: "nessuno in particolare",
          choices: offered.map((it) => ({ value: String(it.id), label: it.name })),
          hint: "Lo sportello proposto nelle sue erogazioni.",
        },
      ],
    ],
    initial: { surname: coach?.surname ?? "", name: coach?.name ?? "", branch: String(coach?.branch ?? "") },
    save: ({ surname = "", name = "", branch = "" }) =>
      saveCoach(coach?.id ?? null, { surname, name, branch: branch ? Number(branch) : null }),
    saved: "Coach salvato.",
  });
}

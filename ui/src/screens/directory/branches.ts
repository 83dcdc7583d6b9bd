// Sportelli: the territorial seats, each with its municipality and patron day.
import { html, nothing, type TemplateResult } from "lit";
import { emptyState } from "../../components/layout";
import { archiveBranch, saveBranch } from "../../generated/client";
import type { Branch, Directory } from "../../generated/types";
import { followMunicipality, MUNICIPALITY, PATRON_DAY } from "./patron";
import { askRecord } from "./record-form";
import { aside, editButton, openOf, shelf, shelve } from "./row-actions";

export function branchesView({ branches, openAtBranch }: Directory): TemplateResult {
  if (branches.length === 0) {
    return emptyState({
      drawing: "building",
      title: "Nessuno sportello",
      text: "Aggiungi lo sportello da cui lavori: ogni erogazione ne porta uno.",
    });
  }
  return html`<div class="frame">
    <table class="dir">
      <thead>
        <tr>
          <th scope="col">Sportello</th>
          <th scope="col">Indirizzo</th>
          <th scope="col">Comune</th>
          <th scope="col">Patrono</th>
          <th scope="col"><span class="vh">Azioni</span></th>
        </tr>
      </thead>
      <tbody>
        ${branches.map(
          (it) => html`<tr class=${it.archived ? "off" : ""}>
            <td><b>${it.name}</b> ${it.archived ? aside() : nothing}</td>
            <td>${it.address}</td>
            <td>${it.municipality}</td>
            <td class="nums">${it.patronDay || "–"}</td>
            <td class="keep">
              <div class="acts">
                ${editButton(`branch-${it.id}`, it.name, () => void editBranch(it))}
                ${shelf(
                  `branch-shelf-${it.id}`,
                  it.name,
                  it.archived,
                  (archived) =>
                    void shelve(`lo sportello ${it.name}`, archived, openOf(openAtBranch, it.id), () =>
                      archiveBranch(it.id, archived),
                    ),
                )}
              </div>
            </td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

export function editBranch(branch: Branch | null): Promise<boolean> {
  return askRecord({
    key: `sportello/${branch?.id ?? "nuovo"}`,
    title: branch ? "Modifica sportello" : "Nuovo sportello",
    rows: [
      [{ key: "name", label: "Nome dello sportello", required: true, placeholder: "Treviso" }],
      [{ key: "address", label: "Indirizzo", placeholder: "via Roggia 12" }],
      [{ ...MUNICIPALITY, required: true }, PATRON_DAY],
    ],
    initial: {
      name: branch?.name ?? "",
      address: branch?.address ?? "",
      municipality: branch?.municipality ?? "",
      patronDay: branch?.patronDay ?? "",
    },
    follow: followMunicipality,
    save: ({ name = "", address = "", municipality = "", patronDay = "" }) =>
      saveBranch(branch?.id ?? null, { name, address, municipality, patronDay }),
    saved: "Sportello salvato.",
  });
}

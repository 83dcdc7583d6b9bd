// CPI: the employment centres that send the requests.
import { html, type TemplateResult } from "lit";
import { emptyState } from "../../components/layout";
import { saveCentre } from "../../generated/client";
import type { Centre, Directory } from "../../generated/types";
import { askRecord } from "./record-form";
import { editButton } from "./row-actions";

export function centresView({ centres }: Directory): TemplateResult {
  if (centres.length === 0) {
    return emptyState({
      drawing: "place",
      title: "Nessun Centro per l’Impiego",
      text: "Si aggiungono da soli con le richieste; qui se ne scrivono i recapiti.",
    });
  }
  return html`<div class="frame">
    <table class="dir">
      <thead>
        <tr>
          <th scope="col">Centro per l’Impiego</th>
          <th scope="col">E-mail</th>
          <th scope="col">Telefono</th>
          <th scope="col"><span class="vh">Azioni</span></th>
        </tr>
      </thead>
      <tbody>
        ${centres.map(
          (it) => html`<tr>
            <td><b>${it.name}</b></td>
            <td>${it.email || "–"}</td>
            <td class="nums">${it.phone || "–"}</td>
            <td><div class="acts">${editButton(`centre-${it.id}`, it.name, () => void editCentre(it))}</div></td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

export function editCentre(centre: Centre | null): Promise<boolean> {
  return askRecord({
    key: `cpi/${centre?.id ?? "nuovo"}`,
    title: centre ? "Modifica CPI" : "Nuovo CPI",
    rows: [
      [{ key: "name", label: "Nome", required: true, placeholder: "CPI Treviso" }],
      [
        { key: "email", label: "E-mail", type: "email" },
        { key: "phone", label: "Telefono", type: "tel" },
      ],
    ],
    initial: { name: centre?.name ?? "", email: centre?.email ?? "", phone: centre?.phone ?? "" },
    save: ({ name = "", email = "", phone = "" }) => saveCentre(centre?.id ?? null, { name, email, phone }),
    saved: "CPI salvato.",
  });
}

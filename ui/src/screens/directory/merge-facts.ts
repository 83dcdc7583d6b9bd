// What a merge of two employers will do, told in full: what moves, what is completed, what stays as it is.
import { html, nothing, type TemplateResult } from "lit";
import { counted } from "../../base/format";
import { employer as covered, person } from "../../base/privacy";
import type { MergePreview } from "../../generated/types";

export function mergeFacts(preview: MergePreview): TemplateResult {
  return html`<section class="merge-facts">
      <h3>Passa a ${covered(preview.keep.name)}</h3>
      <ul>
        ${moves(preview)}
      </ul>
    </section>
    <section class="merge-facts">
      <h3>Resta com’è</h3>
      <ul>
        ${
          preview.registers
            ? html`<li>
                ${counted(preview.registers, "registro già emesso porta", "registri già emessi portano")} il nome
                ${covered(preview.merge.name)}${
                  preview.unsigned
                    ? `, ${counted(preview.unsigned, "ancora da firmare", "ancora da firmare")}`
                    : nothing
                }.
              </li>`
            : nothing
        }
        <li>
          L’altro non si cancella: esce dagli elenchi e rimanda a questo.
        </li>
        ${preview.dropped.map(
          ({ label, kept, left }) => html`<li>
            ${label}: resta <b>${kept ? covered(kept) : "vuoto"}</b>, non «${covered(left)}».
          </li>`,
        )}
      </ul>
    </section>`;
}

function moves(preview: MergePreview): TemplateResult {
  const { requests, moreRequests, sessions, contactsMoved, contactsJoined, filled } = preview;
  const count = requests.length + moreRequests;
  if (count + contactsMoved.length + contactsJoined.length + filled.length === 0) {
    return html`<li>Nulla: ${covered(preview.merge.name)} non ha richieste né referenti.</li>`;
  }
  return html`${
    count
      ? html`<li>
          ${counted(count, "richiesta", "richieste")}${
            sessions ? ` con ${counted(sessions, "erogazione", "erogazioni")}` : nothing
          }:
          ${requests.map(({ opal }, at) => html`${at ? ", " : ""}<span class="nw">${opal}</span>`)}${
            moreRequests ? ` e ${counted(moreRequests, "altra", "altre")}` : nothing
          }
        </li>`
      : nothing
  }
  ${contactsMoved.map(([surname, name]) => html`<li>il referente ${person(surname, name)}</li>`)}
  ${contactsJoined.map(
    ([surname, name]) =>
      html`<li>il referente ${person(surname, name)}, che c’è già: diventano uno solo</li>`,
  )}
  ${filled.map(([label, value]) => html`<li>${label}, che mancava: ${covered(value)}</li>`)}`;
}

// «Da completare»: requests of which the papers will need something that nobody has told yet. Nothing presses: a
// line each, with its way to the form.
import { html, nothing, type TemplateResult } from "lit";
import { counted } from "../../base/format";
import { icon } from "../../base/icons";
import { person, plain } from "../../base/privacy";
import { sectionHead } from "../../components/layout";
import type { Incomplete, Today } from "../../generated/types";

/** Lines shown at once; more of them stay folded away until they are asked for. */
const OPEN = 3;

export function incompleteList({
  incomplete,
  incompleteFound: found,
}: Today): TemplateResult | typeof nothing {
  if (found === 0) return nothing;
  const all = counted(found, "richiesta", "richieste");
  const list = html`<ul class="todo-list dl">
    ${incomplete.map(line)}
  </ul>`;
  return html`<section>
    ${sectionHead("Da completare", found > incomplete.length ? `${all}, qui le prime ${incomplete.length}` : all)}
    ${
      incomplete.length > OPEN
        ? html`<details class="incomplete">
            <summary>Mancano dati che il portale non dice e che serviranno ai registri</summary>
            ${list}
          </details>`
        : list
    }
  </section>`;
}

function line({ request, opal, surname, name, lacks }: Incomplete): TemplateResult {
  return html`<li>
    <span class="tag calm">${icon("pencil")}da completare</span>
    <div class="grow">
      <b>${person(surname, name)}</b> <span class="nw">${opal}</span>
      <span class="two said">${lacks}.</span>
    </div>
    <a
      class="btn sm"
      data-key="completa-${request}"
      aria-label="Completa la richiesta ${opal} di ${plain(`${surname} ${name}`)}"
      href="#/richieste/${request}/modifica"
    >Completa</a>
  </li>`;
}

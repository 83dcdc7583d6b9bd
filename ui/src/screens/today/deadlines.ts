// «Scadenze»: what must be done, how many days are left, what happens otherwise, and where it is done.
import { html, type TemplateResult } from "lit";
import { urgency } from "../../components/chip";
import { emptyState, sectionHead } from "../../components/layout";
import { par } from "../../components/paragraph";
import { counted } from "../../format";
import type { Deadline } from "../../generated/Deadline";
import { icon } from "../../icons";
import { name } from "../../privacy";
import { grouped, keyOf, placeOf, UNDATED } from "./groups";

/** `found` counts them all: the program sends only the most urgent ones. */
export function deadlineList(
  deadlines: readonly Deadline[],
  found: number,
  go: (path: string) => void,
): TemplateResult {
  if (deadlines.length === 0) {
    return html`<section>
      ${sectionHead("Scadenze")}
      ${emptyState({
        level: 3,
        drawing: "done",
        title: "Nessuna scadenza",
        text: "Qui compaiono le richieste a cui rispondere, le erogazioni da concludere e i registri da firmare.",
      })}
    </section>`;
  }
  const all = counted(found, "scadenza", "scadenze");
  const shown = found > deadlines.length ? `${all}, qui le ${deadlines.length} più urgenti` : all;
  return html`<section>
    ${sectionHead("Scadenze", shown)}
    ${grouped(deadlines).map(
      (group) => html`<h3 class="grp-h">${icon(group.drawing)}${group.title}</h3>
        <ul class="todo-list dl">
          ${group.deadlines.map((deadline) => line(deadline, go))}
        </ul>`,
    )}
  </section>`;
}

function line(deadline: Deadline, go: (path: string) => void): TemplateResult {
  return html`<li>
    ${
      deadline.daysLeft === null
        ? html`<span class="tag calm">${icon(UNDATED[deadline.kind])}da fare</span>`
        : urgency(deadline.daysLeft)
    }
    <div class="grow">
      <b>${deadline.title} · ${name(deadline.person)}</b>
      <span class="two said">${deadline.consequence} ${par(deadline.paragraph)}</span>
    </div>
    <button
      type="button"
      class="btn sm"
      data-key=${keyOf(deadline)}
      aria-label="${deadline.action}: ${deadline.title}"
      @click=${() => go(placeOf(deadline))}
    >${deadline.action}</button>
  </li>`;
}

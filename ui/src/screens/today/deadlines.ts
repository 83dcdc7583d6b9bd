// «Scadenze»: what must be done, how many days are left, what happens otherwise, and where it is done.
import { html, nothing, type TemplateResult } from "lit";
import { counted } from "../../base/format";
import { icon } from "../../base/icons";
import { name, plain } from "../../base/privacy";
import { urgency } from "../../components/chip";
import { selectField } from "../../components/field";
import { emptyState, sectionHead } from "../../components/layout";
import { par } from "../../components/paragraph";
import type { Deadline, Today } from "../../generated/types";
import { type Place, router } from "../../shared/router";
import { grouped, keyOf, placeOf, UNDATED } from "./groups";

/** The program sends only the most urgent ones, and says how many there are in all. */
export function deadlineList(today: Today, place: Place, go: (path: string) => void): TemplateResult {
  const { deadlines, deadlinesFound: found } = today;
  const narrowed = place.query.has("persona") || place.query.has("coach");
  const all = counted(found, "scadenza", "scadenze");
  const shown = found > deadlines.length ? `${all}, qui le ${deadlines.length} più urgenti` : all;
  return html`<section>
    ${sectionHead("Scadenze", found > 0 || narrowed ? html`<span role="status">${shown}</span>` : undefined)}
    ${filters(today, place, narrowed)}
    ${
      deadlines.length === 0
        ? nothingDue(narrowed)
        : grouped(deadlines).map(
            (group) => html`<h3 class="grp-h">${icon(group.drawing)}${group.title}</h3>
              <ul class="todo-list dl">
                ${group.deadlines.map((deadline) => line(deadline, go))}
              </ul>`,
          )
    }
  </section>`;
}

/** Nothing to choose from with one person and one coach. */
function filters(today: Today, place: Place, narrowed: boolean): TemplateResult | typeof nothing {
  const { deadlinePeople: people, deadlineCoaches: coaches } = today;
  if (people.length < 2 && coaches.length < 2 && !narrowed) return nothing;
  return html`<details class="dl-filters" ?open=${narrowed}>
    <summary>Filtra per persona o coach</summary>
    <div class="narrowing">${selectField({
      id: "dl-persona",
      label: "Persona",
      none: "tutte le persone",
      value: place.query.get("persona") ?? "",
      choices: people.map((it) => ({ value: String(it.id), label: plain(it.name) })),
      onChange: (value) => router.setQuery({ persona: value || null }),
    })}
    ${selectField({
      id: "dl-coach",
      label: "Coach",
      none: "tutti i coach",
      value: place.query.get("coach") ?? "",
      choices: coaches.map((it) => ({ value: String(it.id), label: it.name })),
      onChange: (value) => router.setQuery({ coach: value || null }),
    })}</div>
  </details>`;
}

function nothingDue(narrowed: boolean): TemplateResult {
  return narrowed
    ? emptyState({
        level: 3,
        drawing: "done",
        title: "Nessuna scadenza con questi filtri",
        text: "Le altre restano: togli i filtri per vederle.",
        action: html`<button
          type="button"
          class="btn"
          data-key="dl-tutte"
          @click=${() => router.setQuery({ persona: null, coach: null })}
        >Mostra tutte</button>`,
      })
    : emptyState({
        level: 3,
        drawing: "done",
        title: "Nessuna scadenza",
        text: "Qui compaiono le richieste a cui rispondere, le erogazioni da concludere e i registri da firmare.",
      });
}

function line(deadline: Deadline, go: (path: string) => void): TemplateResult {
  return html`<li>
    ${
      deadline.daysLeft === null
        ? html`<span class="tag calm">${icon(UNDATED[deadline.kind])}da fare</span>`
        : urgency(deadline.daysLeft, deadline.presumed)
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

// «Ore libere per persona»: one line a path, one column an activity, in the manual's order.
import { html, nothing, type TemplateResult } from "lit";
import { counted, minutes } from "../../base/format";
import { person, plain } from "../../base/privacy";
import { envelopeBar, envelopeLegend } from "../../components/envelope";
import { emptyState, sectionHead } from "../../components/layout";
import type { ActivityEnvelope, PersonHours } from "../../generated/types";

const COLUMNS: readonly (readonly [short: string, title: string])[] = [
  ["AN", "Analisi del quadro generale"],
  ["DE", "Definizione del programma"],
  ["PU", "Puntualizzazione delle problematiche"],
  ["SU", "Supervisione delle attività"],
  ["AL", "Allenamento e affiancamento"],
];

/** «AL» of «JC-AL-R». */
const shortOf = (code: string): string => code.split("-")[1] ?? code;

/** `found` counts them all: the program sends only the first ones. */
export function peopleHours(people: readonly PersonHours[], found: number): TemplateResult {
  if (people.length === 0) {
    return html`<section>
      ${sectionHead("Ore libere per persona")}
      ${emptyState({
        level: 3,
        drawing: "people",
        title: "Nessun percorso aperto",
        text: "I percorsi si aprono con l’ammissione al servizio (§2).",
        action: html`<a class="btn" href="#/richieste">Vai alle richieste</a>`,
      })}
    </section>`;
  }
  return html`<section>
    ${sectionHead(
      "Ore libere per persona",
      html`<a href="#/pianifica" data-key="pianifica-persone">Pianifica più persone…</a>`,
      counted(found, "percorso aperto", "percorsi aperti"),
    )}
    <div class="frame people-frame" tabindex="0" role="region" aria-label="Ore libere per persona">
      <table class="ore">
        <colgroup>
          <col />
          <col class="c-e" /><col class="c-e" /><col class="c-e" /><col class="c-e" /><col class="c-e5" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">Destinatario</th>
            ${COLUMNS.map(([short, title]) => html`<th scope="col"><abbr title=${title}>${short}</abbr></th>`)}
          </tr>
        </thead>
        <tbody>
          ${people.map(line)}
        </tbody>
      </table>
    </div>
    <div class="above">${envelopeLegend()}</div>
    ${
      found > people.length
        ? html`<p class="meta above">
            Qui i primi ${people.length} in ordine alfabetico; gli altri sono in <a href="#/richieste">Richieste</a>.
          </p>`
        : nothing
    }
  </section>`;
}

function line(path: PersonHours): TemplateResult {
  return html`<tr>
    <th scope="row" class="cut">
      <a class="plain" href="#/richieste/${path.request}" title=${plain(`${path.surname} ${path.name}`)}><b>${person(path.surname, path.name)}</b></a>
      <span class="two said">${minutes(path.total.free.minutes)} di ${minutes(path.total.agreed.minutes)}${
        path.total.free.minutes
          ? html` · <a href="#/pianifica/${path.request}" aria-label=${plain(`Pianifica ${path.surname} ${path.name}`)}>Pianifica…</a>`
          : nothing
      }</span>
    </th>
    ${COLUMNS.map(([short]) => cell(short, path.activities))}
  </tr>`;
}

function cell(short: string, activities: readonly ActivityEnvelope[]): TemplateResult {
  const activity = activities.find((it) => shortOf(it.code) === short);
  if (!activity) return html`<td></td>`;
  const free = activity.envelope.free.minutes;
  return html`<td>
    <a class="plain hours ${free ? "" : "muted"}" href="#/attivita/${activity.id}" title=${activity.title}
      >${free ? minutes(free) : html`<span aria-hidden="true">–</span><span class="vh">nessuna ora libera</span>`}</a
    >${envelopeBar(activity.envelope, { label: short, ended: activity.state === "TERMINATA" })}
  </td>`;
}

// Beside the days: the session chosen with the buttons its state allows, then how full the week is.
import { html, nothing, type TemplateResult } from "lit";
import { date, minutes, weekdayShort } from "../../base/format";
import { icon } from "../../base/icons";
import { employer, name, person, plain } from "../../base/privacy";
import { sessionChip } from "../../components/chip";
import { envelopeLegend, hoursBar, hoursWords } from "../../components/envelope";
import type { Agenda, AgendaSession, SessionStep, WorkLoad } from "../../generated/types";
import { stepButton } from "../../shared/session/step-buttons";
import { ways } from "../../shared/session/ways";

export interface SideAsks {
  step: (session: AgendaSession, step: SessionStep) => void;
  move: (session: AgendaSession) => void;
  /** *Avvia e concludi…*. */
  hold: (session: AgendaSession) => void;
  /** *Non svolta…*. */
  miss: (session: AgendaSession) => void;
  /** Closes it negatively, then opens the form of the session that takes its place. */
  again: (session: AgendaSession) => void;
}

export function chosen(
  session: AgendaSession | undefined,
  withCoach: boolean,
  asks: SideAsks,
): TemplateResult {
  if (!session) {
    return html`<section class="agenda-chosen empty-hint" aria-label="Erogazione scelta">
      <p class="meta">Scegli un’erogazione per vederne i dati e i pulsanti; fai clic dove è libero per inserirne una.</p>
    </section>`;
  }
  const closes = session.steps.find((it) => it.step === "chiudi");
  const dropped = session.state === "CHIUSA NEGATIVAMENTE";
  return html`<section class="agenda-chosen" aria-label="Erogazione scelta">
    <div class="row">
      <h2 class="grow">Erogazione ${session.number}</h2>
      ${sessionChip(session.state)}
    </div>
    <p><b>${person(session.surname, session.name)}</b></p>
    <p>${session.code} – ${session.title}</p>
    <p>${weekdayShort(session.date)} ${date(session.date)}, ${session.start}–${session.end}</p>
    <p class="muted">${employer(session.place)}</p>
    ${withCoach ? html`<p class="muted">${session.coach}</p>` : nothing}
    <div class="row wrap">
      ${session.steps.map((it) => stepButton(session, it, (step) => asks.step(session, step)))}
      ${
        session.fixed
          ? nothing
          : html`<button type="button" class="btn sm" data-key="sposta-${session.id}" @click=${() => asks.move(session)}>${icon("move")}Sposta… <kbd>M</kbd></button>`
      }
      <a class="btn sm quiet" data-key="apri-${session.id}" href="#/attivita/${session.activity}?erogazione=${session.id}"
        >Apri<span class="vh"> l’erogazione ${session.number} nella sua attività</span> <kbd>↵</kbd></a
      >
    </div>
    ${ways(session, { hold: () => asks.hold(session), miss: () => asks.miss(session) })}
    ${
      closes && !closes.blocked
        ? html`<button type="button" class="link left" data-key="chiudi-e-rimetti-${session.id}" @click=${() => asks.again(session)}>Chiudi negativamente e metti di nuovo in calendario…</button>`
        : nothing
    }
    ${
      dropped
        ? html`<a class="left" data-key="rimetti-${session.id}" href="#/attivita/${session.activity}?di-nuovo=${session.id}">Metti di nuovo in calendario…</a>`
        : nothing
    }
  </section>`;
}

/** The bar of a load with its figures; what is passed is said in words too. */
function loadLine(who: unknown, load: WorkLoad, bold = false): TemplateResult {
  const { total, limit, hours, own, over } = load;
  return html`<div class="row load-line">
      <span class="grow cut">${who}${own ? html` <abbr title="Limite personale">*</abbr>` : nothing}</span>
      <span class="num ${over ? "over-limit" : ""}">${bold ? html`<b>${minutes(total)}</b>` : minutes(total)}<span class="meta"> / ${minutes(limit)}</span></span>
    </div>
    ${hoursBar(hours, limit, bold)}
    <span class="vh">${hoursWords(hours)}${over ? ", oltre il limite" : ""}</span>`;
}

export function totals(agenda: Agenda): TemplateResult | typeof nothing {
  const [week, ...others] = agenda.weeks;
  if (!week || others.length) return nothing;
  const own = week.people.some((it) => it.load.own) || week.load?.own;
  const mine = agenda.loaded === "person" ? null : week.load;
  return html`<section class="agenda-totals">
    <h2>Totali della settimana</h2>
    ${mine ? html`<div>${loadLine(html`<b>Operatore</b>`, mine, true)}</div>` : nothing}
    ${
      week.people.length
        ? html`<h3 class="grp-h">Destinatari</h3>
            <ul>
              ${week.people.map(
                (it) =>
                  html`<li title=${plain(`${it.surname} ${it.name}`)}>${loadLine(name(`${it.surname} ${it.name}`), it.load)}</li>`,
              )}
            </ul>`
        : html`<p class="meta">Nessuna erogazione in questa settimana.</p>`
    }
    ${own ? html`<p class="meta">* limite personale: effettiva capacità di partecipazione (§3.2).</p>` : nothing}
    ${envelopeLegend()}
  </section>`;
}

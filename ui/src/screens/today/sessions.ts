// «Erogazioni di oggi»: hour, person, place, state, and the next button of each.
import { html, nothing, type TemplateResult } from "lit";
import { counted, minutes } from "../../base/format";
import { employer, person, plain } from "../../base/privacy";
import { sessionChip } from "../../components/chip";
import { emptyState, sectionHead } from "../../components/layout";
import type { SessionStep, Today, TodaySession } from "../../generated/types";
import { daySheet } from "../../shared/day-sheet";
import { stepButton } from "../../shared/session/step-buttons";
import { ways } from "../../shared/session/ways";

export interface Takes {
  step: (session: TodaySession, step: SessionStep) => void;
  /** *Avvia e concludi…*. */
  hold: (session: TodaySession) => void;
  /** *Non svolta…*. */
  miss: (session: TodaySession) => void;
}

export function todaySessions(today: Today, takes: Takes): TemplateResult {
  const { sessions } = today;
  if (sessions.length === 0) {
    return html`<section>
      ${sectionHead("Erogazioni di oggi")}
      ${emptyState({
        level: 3,
        drawing: "agenda",
        title: "Oggi non ci sono erogazioni",
        text: "Le erogazioni si inseriscono entro il giorno precedente al loro svolgimento (§3.1).",
      })}
    </section>`;
  }
  const worked = `${minutes(today.minutes)} di ${minutes(today.dailyLimit)}`;
  const coaches = new Set(sessions.map((it) => it.coach)).size;
  return html`<section>
    ${sectionHead("Erogazioni di oggi", `${counted(sessions.length, "erogazione", "erogazioni")} · ${worked}`)}
    <ul class="todo-list ses">
      ${sessions.map((session) => line(session, today, coaches > 1, takes))}
    </ul>
  </section>`;
}

function line(session: TodaySession, today: Today, withCoach: boolean, takes: Takes): TemplateResult {
  const next = session.steps[0];
  return html`<li>
    <span class="when">${session.start}–${session.end}</span>
    <div class="cut">
      <span class="who-what"
        ><a
          class="plain cut"
          href="#/attivita/${session.activity}?erogazione=${session.id}"
          title=${plain(`${session.surname} ${session.name}`)}
          ><b>${person(session.surname, session.name)}</b></a
        ><span class="muted nw">&nbsp;· ${session.code}</span></span
      >
      <span class="two said cut"
        >${session.place ? employer(session.place) : "luogo non indicato"}${withCoach ? ` · ${session.coach}` : nothing}</span
      >
      ${ways(session, { hold: () => takes.hold(session), miss: () => takes.miss(session) })}
    </div>
    <span class="state">${sessionChip(session.state)}</span>
    <span class="do"
      >${
        next
          ? stepButton(session, next, (step) => takes.step(session, step))
          : session.state === "EROGATA"
            ? html`<a
                class="btn sm"
                data-key="foglio-${session.id}"
                aria-label="Foglio del giorno, erogazione ${session.number}"
                href="#${daySheet(session.request, today.date)}"
                >Foglio…</a
              >`
            : nothing
      }</span
    >
  </li>`;
}

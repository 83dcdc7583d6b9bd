// The sessions of a month, line by line under their day.
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { counted, longDate, minutes } from "../../base/format";
import { employer, person } from "../../base/privacy";
import { sessionChip } from "../../components/chip";
import { emptyState } from "../../components/layout";
import type { Agenda, AgendaDay, AgendaSession } from "../../generated/types";
import { keyOf } from "./event";
import { byDay } from "./grid";

export interface ListAsks {
  select: (session: AgendaSession) => void;
}

export function dayList(agenda: Agenda, withCoach: boolean, asks: ListAsks): TemplateResult {
  const sessions = byDay(agenda.sessions);
  const days = agenda.days.filter((day) => sessions.has(day.date) || day.date === agenda.today);
  if (agenda.sessions.length === 0) {
    return emptyState({
      drawing: "agenda",
      title: "Nessuna erogazione in questo mese",
      text: "Le erogazioni si inseriscono entro il giorno precedente al loro svolgimento (§3.1).",
    });
  }
  return html`<div class="frame agenda-list" role="region" aria-label="Erogazioni del mese" tabindex="0">
    <table>
      <caption class="vh">Erogazioni di ${agenda.title}, giorno per giorno</caption>
      <thead>
        <tr>
          <th scope="col">Ore</th>
          <th scope="col">Persona</th>
          <th scope="col">Attività</th>
          <th scope="col">Luogo</th>
          ${withCoach ? html`<th scope="col">Operatore</th>` : nothing}
          <th scope="col">Stato</th>
        </tr>
      </thead>
      ${days.map((day) => ofDay(day, sessions.get(day.date) ?? [], agenda, withCoach, asks))}
    </table>
  </div>`;
}

function ofDay(
  day: AgendaDay,
  sessions: readonly AgendaSession[],
  agenda: Agenda,
  withCoach: boolean,
  asks: ListAsks,
): TemplateResult {
  const marks = [
    day.date === agenda.today ? "oggi" : "",
    day.holiday ?? "",
    day.patron ?? "",
    day.away.length ? "assenza" : "",
  ].filter(Boolean);
  const { load } = day;
  return html`<tbody>
    <tr class="list-day">
      <th scope="rowgroup" colspan=${withCoach ? 6 : 5}>
        ${longDate(day.date)}${marks.length ? html` <span class="meta">· ${marks.join(" · ")}</span>` : nothing}
        ${
          sessions.length
            ? html`<span class="meta push">${counted(sessions.length, "erogazione", "erogazioni")}${load ? html` · <span class=${load.over ? "over-limit" : ""}>${minutes(load.total)}</span> di ${minutes(load.limit)}` : nothing}</span>`
            : html`<span class="meta push">nessuna erogazione</span>`
        }
      </th>
    </tr>
    ${repeat(
      sessions,
      (it) => it.id,
      (
        it,
      ) => html`<tr class=${it.state === "CHIUSA NEGATIVAMENTE" ? "dropped" : ""} @focusin=${() => asks.select(it)} @click=${() => asks.select(it)}>
        <td class="num nw">${it.start}–${it.end}</td>
        <td><a data-key=${keyOf(it)} data-session=${it.id} href="#/attivita/${it.activity}?erogazione=${it.id}">${person(it.surname, it.name)}</a></td>
        <td class="nw">${it.code}</td>
        <td>${employer(it.place)}</td>
        ${withCoach ? html`<td>${it.coach}</td>` : nothing}
        <td>${sessionChip(it.state)}</td>
      </tr>`,
    )}
  </tbody>`;
}

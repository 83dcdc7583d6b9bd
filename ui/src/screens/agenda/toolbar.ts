// Above the days: back, today and on, a day to go to, the view, and whose agenda it is.
import { html, type TemplateResult } from "lit";
import { date } from "../../base/format";
import { icon } from "../../base/icons";
import { plain } from "../../base/privacy";
import "../../components/date-field";
import { dateField } from "../../components/date-field";
import { selectField } from "../../components/field";
import type { Agenda, AgendaQuery } from "../../generated/types";
import { router } from "../../shared/router";
import { EVERYBODY, VIEWS } from "./query";

const PERIODS = { giorno: "giorno", settimana: "settimana", mese: "mese", elenco: "mese" } as const;

export interface ToolbarOptions {
  agenda: Agenda;
  query: AgendaQuery;
  /** The day being typed; null when none is. */
  typed: string | null;
  onType: (text: string | null) => void;
}

const goTo = (day: string | null): void => router.setQuery({ giorno: day });

export function toolbar({ agenda, query, typed, onType }: ToolbarOptions): TemplateResult {
  const period = PERIODS[agenda.view];
  const all = (list: readonly { id: number; name: string }[]) =>
    list.map((it) => ({ value: String(it.id), label: it.name }));
  return html`<div class="agenda-bar">
    <div class="row" role="group" aria-label="Periodo">
      <button type="button" class="btn icon" data-key="prima" aria-label="${period} prima" @click=${() => goTo(agenda.previous)}>${icon("left")}</button>
      <button type="button" class="btn" data-key="oggi" @click=${() => goTo(null)}>Oggi</button>
      <button type="button" class="btn icon" data-key="dopo" aria-label="${period} dopo" @click=${() => goTo(agenda.next)}>${icon("right")}</button>
    </div>
    <div
      class="jump"
      @change=${() => {
        // The calendar tells its day a moment after it has changed.
        setTimeout(() => {
          const field = document.querySelector<HTMLInputElement>("#agenda-day");
          onType(null);
          if (field && field.value !== date(agenda.day)) goTo(field.value.trim() || null);
        });
      }}
    >
      ${dateField({
        id: "agenda-day",
        label: "Vai al giorno",
        kind: "appointment",
        value: typed ?? (agenda.dayProblem ? query.day : date(agenda.day)),
        error: typed === null ? (agenda.dayProblem ?? undefined) : undefined,
        today: agenda.today,
        onInput: onType,
      })}
    </div>
    <div class="row views" role="group" aria-label="Vista">
      ${VIEWS.map(
        ({ key, label }) => html`<button
          type="button"
          class="btn"
          data-key="vista-${key}"
          aria-pressed=${key === agenda.view}
          @click=${() => router.setQuery({ vista: key === "settimana" ? null : key })}
        >${label}</button>`,
      )}
    </div>
    <div class="agenda-whose">
      ${selectField({
        id: "agenda-coach",
        label: "Operatore",
        value: query.coach === null ? EVERYBODY : String(query.coach),
        choices: [{ value: EVERYBODY, label: "tutti gli operatori" }, ...all(agenda.coaches)],
        onChange: (coach) => router.setQuery({ coach }),
      })}
      ${selectField({
        id: "agenda-person",
        label: "Persona",
        value: String(query.person ?? ""),
        none: "tutte le persone",
        choices: agenda.people.map((it) => ({
          value: String(it.id),
          label: plain(`${it.surname} ${it.name}`),
        })),
        onChange: (persona) => router.setQuery({ persona }),
      })}
      ${selectField({
        id: "agenda-branch",
        label: "Sportello",
        value: String(query.branch ?? ""),
        none: "tutti gli sportelli",
        choices: all(agenda.branches),
        onChange: (sportello) => router.setQuery({ sportello }),
      })}
    </div>
  </div>`;
}

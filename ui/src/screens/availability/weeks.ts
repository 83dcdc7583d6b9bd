// The hours of the week somebody has, each with the days between which they hold.
import { html, nothing, type TemplateResult } from "lit";
import { minutes } from "../../base/format";
import { icon } from "../../base/icons";
import { chip } from "../../components/chip";
import { confirmStep } from "../../components/dialog";
import { emptyState, sectionHead } from "../../components/layout";
import { toast } from "../../components/toast";
import { removeWeek } from "../../generated/client";
import type { AvailabilityPage, WeekRow, Whose } from "../../generated/types";
import { archiveChanged } from "../../shared/state";
import { askWeek, DAYS } from "./week-form";

export function weeksSection(page: AvailabilityPage): TemplateResult {
  const { weeks, whose } = page;
  const add = html`<button type="button" class="btn" data-key="week-new" @click=${() => void askWeek(whose, null)}>
    ${icon("plus")}Nuovo orario…
  </button>`;
  return html`<section class="stack-sm" aria-label="Orari della settimana">
    ${sectionHead("Orari della settimana", nothing, limits(page))}
    ${
      weeks.length === 0
        ? emptyState({
            drawing: "clock",
            title: "Nessun orario",
            text:
              whose.kind === "person"
                ? "Scrivi quando lavora: pianificando, l’affiancamento si propone in quelle ore. Finché non si sa, vale tutta la giornata."
                : "Scrivi quando lavora: pianificando si resta in quelle ore. Finché non si sa, vale tutta la giornata.",
            action: add,
            level: 3,
          })
        : html`${weeks.map((it) => one(whose, it))}
            <div>${add}</div>`
    }
  </section>`;
}

/** The same figure as in the profile, where it is changed. */
function limits({ whose, dailyLimit, weeklyLimit }: AvailabilityPage): unknown {
  if (whose.kind !== "person") return nothing;
  const told = [
    dailyLimit === null ? "" : `${minutes(dailyLimit)} al giorno`,
    weeklyLimit === null ? "" : `${minutes(weeklyLimit)} a settimana`,
  ].filter(Boolean);
  if (told.length === 0) return nothing;
  return html`Limiti propri: ${told.join(", ")} (si cambiano nel <a href="#/anagrafiche?sezione=destinatari&voce=${whose.id}">profilo</a>)`;
}

function one(whose: Whose, week: WeekRow): TemplateResult {
  const title = `Orario che vale ${week.period}`;
  return html`<article class="week" aria-label=${title}>
    <div class="row wrap">
      <h3>Vale ${week.period}</h3>
      ${week.holds ? chip("VALE OGGI", "done", "done") : nothing}
      <span class="meta nums">${minutes(week.minutes)} a settimana</span>
      <span class="grow"></span>
      <button type="button" class="btn sm" data-key="week-${week.id}" aria-label="Modifica l’orario che vale ${week.period}" @click=${() => void askWeek(whose, week)}>
        ${icon("pencil")}Modifica…
      </button>
      <button type="button" class="btn sm quiet" data-key="week-off-${week.id}" aria-label="Togli l’orario che vale ${week.period}" @click=${() => void remove(whose, week)}>
        Togli…
      </button>
    </div>
    <dl class="week-days nums">
      ${DAYS.map(({ short, name }, at) => {
        const hours = week.days[at] ?? [];
        return html`<div class=${hours.length ? "" : "off"}>
          <dt><abbr title=${name}>${short}</abbr></dt>
          ${hours.length ? hours.map((it) => html`<dd>${it}</dd>`) : html`<dd><span aria-hidden="true">–</span><span class="vh">non lavora</span></dd>`}
        </div>`;
      })}
    </dl>
  </article>`;
}

async function remove(whose: Whose, week: WeekRow): Promise<void> {
  const done = await confirmStep({
    title: "Togli l’orario",
    question: `Confermi di voler togliere l’orario che vale ${week.period}?`,
    note: "Le erogazioni già inserite restano come sono.",
    run: () => removeWeek(whose, week.id),
  });
  if (!done) return;
  toast("Orario tolto.");
  await archiveChanged();
}

// A plan to be looked at: what it comes to, what found no room and what would help, then week by week. All
// figures are the program's own.
import { html, nothing, type TemplateResult } from "lit";
import { counted, date, minutes, time } from "../../base/format";
import { icon } from "../../base/icons";
import { employer } from "../../base/privacy";
import type {
  PlanDay,
  PlanForm,
  PlanProposal,
  PlanRelief,
  PlanTotal,
  PlanWeek,
  ProposedSession,
} from "../../generated/types";

export interface PreviewOptions {
  proposal: PlanProposal;
  onRelief: (form: PlanForm) => void;
  /** Opens the person's profile, where their own limits stand. */
  onProfile?: () => void;
  /** Left out where the sessions are only shown. */
  sessions?: {
    isLocked: (session: ProposedSession) => boolean;
    onLock: (session: ProposedSession, locked: boolean) => void;
    onLeaveOut: (session: ProposedSession) => void;
  };
}

export function planPreview(options: PreviewOptions): TemplateResult {
  const { proposal } = options;
  return html`${leftOver(options)} ${totals(proposal.activities)}
    ${proposal.weeks.map((week) => weekSection(week, options))}`;
}

/** What found no room, which limit stopped it, and the smallest change that would help. */
function leftOver({ proposal, onRelief, onProfile }: PreviewOptions): TemplateResult | typeof nothing {
  if (proposal.left === 0) return nothing;
  const { relief } = proposal;
  return html`<div class="viol w plan-left" role="status">
    ${icon("triangle")}<b>${stays(proposal.left)}</b>
    <p>${proposal.activities.filter((it) => it.left > 0).map((it) => html`<span class="said">${it.code} ${minutes(it.left)}</span> `)}</p>
    ${refusals(proposal.activities)} ${proposal.stopped ? html`<p>${proposal.stopped}</p>` : nothing}
    ${relief ? html`<p><b>${relief.sentence}</b></p>` : nothing} ${relief ? helps(relief, onRelief, onProfile) : nothing}
  </div>`;
}

const stays = (left: number): string => `Restano fuori ${minutes(left)}`;

/** What a rule says of every day asked for, once. */
function refusals(activities: readonly PlanTotal[]): TemplateResult[] {
  const said = new Set(activities.map((it) => it.refused).filter((it) => it !== null));
  return [...said].map((sentence) => html`<p>${sentence}</p>`);
}

function helps(
  { form, profile }: PlanRelief,
  onRelief: (form: PlanForm) => void,
  onProfile: (() => void) | undefined,
): TemplateResult | typeof nothing {
  if (form) {
    return html`<div class="row">
      <button type="button" class="btn sm" data-key="rimedio" @click=${() => onRelief(form)}>
        ${icon("again")}Applica e pianifica di nuovo
      </button>
    </div>`;
  }
  if (!profile || !onProfile) return nothing;
  return html`<div class="row">
    <button type="button" class="btn sm" data-key="profilo" @click=${onProfile}>${icon("person")}Apri il profilo…</button>
  </div>`;
}

function totals(activities: readonly PlanTotal[]): TemplateResult {
  return html`<div class="frame" tabindex="0" role="region" aria-label="Ore per attività">
    <table class="plan-totals">
      <thead>
        <tr>
          <th scope="col">Attività</th>
          <th scope="col" class="num">Concordate</th>
          <th scope="col" class="num">Già messe</th>
          <th scope="col" class="num">In questo piano</th>
          <th scope="col" class="num">Restano</th>
        </tr>
      </thead>
      <tbody>
        ${activities.map(
          (it) => html`<tr>
            <th scope="row" title=${it.title}>${it.code}</th>
            <td class="num">${minutes(it.agreed)}</td>
            <td class="num">${minutes(it.soFar)}</td>
            <td class="num"><b>${minutes(it.planned)}</b></td>
            <td class="num ${it.left ? "hot" : ""}">${minutes(it.left)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function weekSection(week: PlanWeek, options: PreviewOptions): TemplateResult {
  const sessions = options.proposal.sessions.filter((it) => week.days.some((day) => day.date === it.date));
  const besides = week.others
    ? html`<span class="meta">+ ${minutes(week.others)} già in calendario</span>`
    : nothing;
  return html`<section class="plan-week" data-key="settimana-${week.monday}">
    <div class="plan-week-h">
      <h3>${week.label}</h3>
      <span class="nums"><b>${minutes(week.planned)}</b> ${besides}</span>
      ${strip(week)}
    </div>
    ${
      sessions.length
        ? html`<ul class="plan-list" aria-label="Erogazioni, ${week.label}">
            ${sessions.map((session) => line(session, options))}
          </ul>`
        : html`<p class="meta">Nessuna erogazione in questa settimana.</p>`
    }
  </section>`;
}

/** Its seven days at a glance; the list under it says the same in words. */
function strip(week: PlanWeek): TemplateResult {
  return html`<span class="plan-strip" aria-hidden="true">${week.days.map(stripDay)}</span>`;
}

/** A bar a quarter of the height for each hour or two, up to eight. */
const level = (value: number): number => Math.min(4, Math.ceil(value / 120));

function stripDay(day: PlanDay): TemplateResult {
  const look = day.holiday ? "off" : "";
  const said = `${day.weekday} ${date(day.date).slice(0, 5)}${day.holiday ? `, ${day.holiday}` : ""}: ${minutes(day.planned)}`;
  return html`<span class="day ${look}" title=${said}
    ><i class="own l${level(day.planned)}"></i><i class="other l${level(day.others)}"></i><small>${day.weekday[0]}</small></span
  >`;
}

function line(session: ProposedSession, { sessions }: PreviewOptions): TemplateResult {
  const when = `${session.weekday} ${date(session.date)}, ${time(session.start)}–${time(session.end)}`;
  const locked = sessions?.isLocked(session) ?? false;
  return html`<li class=${locked ? "locked" : ""}>
    <span class="when">${session.weekday} ${date(session.date).slice(0, 5)}</span>
    <span class="nums">${time(session.start)}–${time(session.end)}</span>
    <span><b>${session.code}</b> <span class="meta">${minutes(session.minutes)}</span></span>
    <span class="meta place">${employer(session.place)}</span>
    ${
      sessions
        ? html`<span class="row acts">
            <button
              type="button"
              class="btn sm quiet"
              data-key="fissa-${session.activity}-${session.date}-${session.start}"
              aria-pressed=${locked}
              aria-label="Fissa ${session.code}, ${when}"
              title=${locked ? "Fissata: resta qui quando pianifichi di nuovo" : "Fissa: resta qui quando pianifichi di nuovo"}
              @click=${() => sessions.onLock(session, !locked)}
            >${icon("lock")}${locked ? "Fissata" : "Fissa"}</button>
            <button
              type="button"
              class="btn sm quiet"
              data-key="fuori-${session.date}-${session.start}"
              aria-label="Lascia fuori ${session.weekday} ${date(session.date)}"
              title="Lascia fuori questo giorno"
              @click=${() => sessions.onLeaveOut(session)}
            >${icon("ban")}</button>
          </span>`
        : nothing
    }
  </li>`;
}

/** «Accetta il piano (28)». */
export const acceptWords = (proposal: PlanProposal): string =>
  `Inserisci ${counted(proposal.sessions.length, "bozza", "bozze")}`;

// One session as it is drawn in a day: icon, surname, hours and code; its state told by icon, border and words as
// well as by colour.
import { html, nothing, type TemplateResult } from "lit";
import { longDate } from "../../base/format";
import { type IconName, icon } from "../../base/icons";
import { name, person } from "../../base/privacy";
import { placed } from "../../components/placed";
import type { AgendaSession, SessionState } from "../../generated/types";
import { type Lane, offsetOf, type Stretch } from "./geometry";

const LOOKS: Readonly<Record<SessionState, readonly [tint: string, drawing: IconName]>> = {
  INSERITA: ["draft", "pencil"],
  PROGRAMMATA: ["plan", "scheduled"],
  AVVIATA: ["live", "play"],
  EROGATA: ["done", "done"],
  "CHIUSA NEGATIVAMENTE": ["neg", "ban"],
  ANNULLATA: ["neg", "cross"],
};

export const lookOf = (state: SessionState): readonly [string, IconName] => LOOKS[state];

export const keyOf = (session: Pick<AgendaSession, "id">): string => `erogazione-${session.id}`;

const dayOf = (session: AgendaSession): string => longDate(session.date).replace(/ \d{4}$/, "");

/** Heard before and after what is seen of a session: «mercoledì 1 giugno, Bortolin Nicolò, 10:30–12:30, JC-DE,
 * programmata». */
export const heardDay = (session: AgendaSession): TemplateResult =>
  html`<span class="vh">${dayOf(session)}, </span>`;

export function heardState(session: AgendaSession, withCoach: boolean): TemplateResult {
  const coach = withCoach ? `, operatore ${session.coach}` : "";
  return html`<span class="vh">, ${session.state.toLowerCase()}${coach}</span>`;
}

export interface EventOptions {
  session: AgendaSession;
  lane: Lane;
  span: Stretch;
  selected: boolean;
  /** The Tab key reaches it. */
  reached: boolean;
  /** On its way to another place: drawn faint where it was. */
  away: boolean;
  withCoach: boolean;
}

/** How tall it must be for its third line, in minutes. */
const THREE_LINES = 75;
const TWO_LINES = 45;

export function eventBlock(options: EventOptions): TemplateResult {
  const { session, lane, span } = options;
  const [tint, drawing] = lookOf(session.state);
  const minutes = span.to - span.from;
  const size = minutes >= THREE_LINES ? "" : minutes >= TWO_LINES ? "two" : "one";
  return html`<button
    type="button"
    class="ev ${tint} ${size} ${lane.lanes > 1 ? "tight" : ""} ${options.selected ? "chosen" : ""} ${options.away ? "away" : ""}"
    data-key=${keyOf(session)}
    data-session=${session.id}
    tabindex=${options.reached ? 0 : -1}
    aria-current=${options.selected ? "true" : nothing}
    aria-describedby=${session.fixed ? nothing : "agenda-how"}
    ${placed({
      "--from": String(offsetOf(span.from)),
      "--span": String(offsetOf(span.to) - offsetOf(span.from)),
      "--lane": String(lane.lane),
      "--lanes": String(lane.lanes),
    })}
  >
    ${heardDay(session)}<b>${icon(drawing)}<span class="cut">${person(session.surname, "")}</span></b
    ><span class="vh"> ${name(session.name)}, </span>${
      size === "one"
        ? html`<span class="vh">${session.start}–${session.end}, ${session.code}</span>`
        : size === "two"
          ? html`<span class="cut">${session.start}<span class="vh">–${session.end},</span> ${session.code}</span>`
          : html`<span class="cut">${session.start}–${session.end}<span class="vh">, </span></span
              ><span class="cut">${session.code}</span>`
    }${heardState(session, options.withCoach)}
    ${session.fixed ? nothing : html`<span class="grip top" data-edge="inizio"></span><span class="grip" data-edge="fine"></span>`}
  </button>`;
}

// One session as it is drawn in a day: icon, surname, hours and code; its state told by icon, border and words as
// well as by colour.
import { html, nothing, type TemplateResult } from "lit";
import { longDate } from "../../base/format";
import { type IconName, icon } from "../../base/icons";
import { person, plain } from "../../base/privacy";
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

/** «mercoledì 1 giugno, 10:30–12:30, Bortolin Nicolò, JC-DE, programmata» */
export function spoken(session: AgendaSession, withCoach: boolean): string {
  const day = longDate(session.date).replace(/ \d{4}$/, "");
  const who = plain(`${session.surname} ${session.name}`) || "persona senza nome";
  const coach = withCoach ? `, operatore ${session.coach}` : "";
  return `${day}, ${session.start}–${session.end}, ${who}, ${session.code}, ${session.state.toLowerCase()}${coach}`;
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
    class="ev ${tint} ${size} ${options.selected ? "chosen" : ""} ${options.away ? "away" : ""}"
    data-key=${keyOf(session)}
    data-session=${session.id}
    tabindex=${options.reached ? 0 : -1}
    aria-label=${spoken(session, options.withCoach)}
    aria-current=${options.selected ? "true" : nothing}
    aria-describedby=${session.fixed ? nothing : "agenda-how"}
    ${placed({
      "--from": String(offsetOf(span.from)),
      "--span": String(offsetOf(span.to) - offsetOf(span.from)),
      "--lane": String(lane.lane),
      "--lanes": String(lane.lanes),
    })}
  >
    <b>${icon(drawing)}<span class="cut">${person(session.surname, "")}</span></b>
    ${
      size === "one"
        ? nothing
        : size === "two"
          ? html`<span class="cut">${session.start} ${session.code}</span>`
          : html`<span class="cut">${session.start}–${session.end}</span><span class="cut">${session.code}</span>`
    }
    ${session.fixed ? nothing : html`<span class="grip top" data-edge="inizio"></span><span class="grip" data-edge="fine"></span>`}
  </button>`;
}

// The hours of an activity as one bar: delivered, scheduled, drafts, free. Percentage widths and two
// patterns keep it readable in black and white, in forced colours and under the content security policy.
import { html, nothing, svg, type TemplateResult } from "lit";
import { minutes } from "../base/format";
import type { Envelope, SessionHours } from "../generated/types";

/** The parts of a bar, in minutes, in the order in which they are drawn. */
type Parts = readonly [delivered: number, scheduled: number, drafts: number];

const partsOf = ({ delivered, scheduled, draft }: Envelope): Parts => [
  delivered.minutes,
  scheduled.minutes,
  draft.minutes,
];

type Figure = readonly [word: string, sample: Parts, minutes: number];

/** What became of the agreed hours: nothing is planned or free once an activity is over. */
function figuresOf({ delivered, scheduled, draft, free, unused }: Envelope, ended: boolean): Figure[] {
  const values = [delivered, scheduled, draft, free];
  const all = SAMPLES.map(([word, sample], at): Figure => [word, sample, values[at]?.minutes ?? 0]);
  const over: Figure[] = ended || unused.minutes > 0 ? [["non usate", NONE, unused.minutes]] : [];
  return [...(ended ? all.slice(0, 1) : all), ...over];
}

function envelopeWords(envelope: Envelope, ended: boolean): string {
  const told = figuresOf(envelope, ended).map(([word, , value]) => `${word} ${minutes(value)}`);
  return `concordate ${minutes(envelope.agreed.minutes)}: ${told.join(", ")}`;
}

export function envelopeBar(
  envelope: Envelope,
  options: { tall?: boolean; label?: string; ended?: boolean } = {},
): TemplateResult {
  const words = envelopeWords(envelope, options.ended ?? false);
  return html`<svg
    class="bar ${options.tall ? "tall" : ""}"
    role="img"
    aria-label=${options.label ? `${options.label}: ${words}` : words}
  >${filled(envelope.agreed.minutes, partsOf(envelope))}</svg>`;
}

/** The hours of a day or a week against the most there may be; the figures stand beside it. */
export function hoursBar(hours: SessionHours, limit: number, tall = false): TemplateResult {
  const parts: Parts = [hours.delivered, hours.scheduled, hours.draft];
  return html`<svg class="bar ${tall ? "tall" : ""}" aria-hidden="true">${filled(limit, parts)}</svg>`;
}

/** «erogate 05:00, programmate 02:00»: what is nothing is not said. */
export function hoursWords({ delivered, scheduled, draft }: SessionHours): string {
  const said = [
    ["erogate", delivered],
    ["programmate", scheduled],
    ["bozze", draft],
  ] as const;
  return said
    .filter(([, value]) => value > 0)
    .map(([word, value]) => `${word} ${minutes(value)}`)
    .join(", ");
}

function filled(agreed: number, [delivered, scheduled, drafts]: Parts): TemplateResult {
  // Drafts may exceed what is agreed: the bar then stays full, the figures tell by how much.
  const whole = Math.max(agreed, delivered + scheduled + drafts, 1);
  let from = 0;
  const piece = (value: number, draw: (x: string, width: string) => TemplateResult) => {
    if (value <= 0) return nothing;
    const at = from;
    from += value;
    return draw(percent(at / whole), percent(value / whole));
  };
  return svg`<rect class="base" width="100%" height="100%" rx="2"></rect>
    ${piece(delivered, (x, w) => svg`<rect class="ero" x=${x} width=${w} height="100%"></rect>`)}
    ${piece(scheduled, (x, w) => svg`<rect fill="url(#pat-pro)" x=${x} width=${w} height="100%"></rect>`)}
    ${piece(drafts, (x, w) => svg`<rect fill="url(#pat-boz)" x=${x} width=${w} height="100%"></rect>`)}
    <rect class="base" width="100%" height="100%" rx="2" fill-opacity="0"></rect>`;
}

const percent = (part: number): string => `${(part * 100).toFixed(2)}%`;

const NONE: Parts = [0, 0, 0];
const SAMPLES: readonly (readonly [word: string, sample: Parts])[] = [
  ["erogate", [1, 0, 0]],
  ["programmate", [0, 1, 0]],
  ["bozze", [0, 0, 1]],
  ["libere", NONE],
];

function sampleBar(sample: Parts): TemplateResult {
  return html`<svg class="bar" aria-hidden="true">${filled(1, sample)}</svg>`;
}

export function envelopeLegend(): TemplateResult {
  return html`<div class="legend">
    ${SAMPLES.map(([word, sample]) => html`<span>${sampleBar(sample)}${word}</span>`)}
  </div>`;
}

/** The figures over a bar, each with its sample: concordate, erogate, programmate, bozze, libere; of an activity
 * that is over, concordate, erogate, non usate. */
export function envelopeFigures(envelope: Envelope, ended = false): TemplateResult {
  return html`<dl class="figs">
    <div><dt class="meta">concordate</dt><dd>${minutes(envelope.agreed.minutes)}</dd></div>
    ${figuresOf(envelope, ended).map(
      ([word, sample, value]) =>
        html`<div><dt class="meta">${sampleBar(sample)}${word}</dt><dd>${minutes(value)}</dd></div>`,
    )}
  </dl>`;
}

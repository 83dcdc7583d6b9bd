// The hours of an activity as one bar: delivered, scheduled, drafts, free. Percentage widths and two
// patterns keep it readable in black and white, in forced colours and under the content security policy.
import { html, nothing, svg, type TemplateResult } from "lit";
import { minutes } from "../format";

export interface Envelope {
  /** All in whole minutes. */
  agreed: number;
  delivered: number;
  /** PROGRAMMATA and AVVIATA together. */
  scheduled: number;
  drafts: number;
}

export function freeMinutes(envelope: Envelope): number {
  return Math.max(0, envelope.agreed - envelope.delivered - envelope.scheduled - envelope.drafts);
}

export function envelopeWords(envelope: Envelope): string {
  return `concordate ${minutes(envelope.agreed)}: erogate ${minutes(envelope.delivered)}, programmate ${minutes(envelope.scheduled)}, bozze ${minutes(envelope.drafts)}, libere ${minutes(freeMinutes(envelope))}`;
}

export function envelopeBar(
  envelope: Envelope,
  options: { tall?: boolean; label?: string } = {},
): TemplateResult {
  const words = envelopeWords(envelope);
  return html`<svg
    class="bar ${options.tall ? "tall" : ""}"
    role="img"
    aria-label=${options.label ? `${options.label}: ${words}` : words}
  >${filled(envelope)}</svg>`;
}

function filled(envelope: Envelope): TemplateResult {
  // Drafts may exceed what is agreed: the bar then stays full, the figures tell by how much.
  const whole = Math.max(envelope.agreed, envelope.delivered + envelope.scheduled + envelope.drafts, 1);
  let from = 0;
  const piece = (value: number, draw: (x: string, width: string) => TemplateResult) => {
    if (value <= 0) return nothing;
    const at = from;
    from += value;
    return draw(percent(at / whole), percent(value / whole));
  };
  return svg`<rect class="base" width="100%" height="100%" rx="2"></rect>
    ${piece(envelope.delivered, (x, w) => svg`<rect class="ero" x=${x} width=${w} height="100%"></rect>`)}
    ${piece(envelope.scheduled, (x, w) => svg`<rect fill="url(#pat-pro)" x=${x} width=${w} height="100%"></rect>`)}
    ${piece(envelope.drafts, (x, w) => svg`<rect fill="url(#pat-boz)" x=${x} width=${w} height="100%"></rect>`)}
    <rect class="base" width="100%" height="100%" rx="2" fill-opacity="0"></rect>`;
}

const percent = (part: number): string => `${(part * 100).toFixed(2)}%`;

const SAMPLES: readonly (readonly [word: string, sample: Envelope])[] = [
  ["erogate", { agreed: 1, delivered: 1, scheduled: 0, drafts: 0 }],
  ["programmate", { agreed: 1, delivered: 0, scheduled: 1, drafts: 0 }],
  ["bozze", { agreed: 1, delivered: 0, scheduled: 0, drafts: 1 }],
  ["libere", { agreed: 1, delivered: 0, scheduled: 0, drafts: 0 }],
];

function sampleBar(sample: Envelope): TemplateResult {
  return html`<svg class="bar" aria-hidden="true">${filled(sample)}</svg>`;
}

export function envelopeLegend(): TemplateResult {
  return html`<div class="legend">
    ${SAMPLES.map(([word, sample]) => html`<span>${sampleBar(sample)}${word}</span>`)}
  </div>`;
}

/** The five figures over a bar, each with its sample: concordate, erogate, programmate, bozze, libere. */
export function envelopeFigures(envelope: Envelope): TemplateResult {
  const values = [envelope.delivered, envelope.scheduled, envelope.drafts, freeMinutes(envelope)];
  return html`<dl class="figs">
    <div><dt class="meta">concordate</dt><dd>${minutes(envelope.agreed)}</dd></div>
    ${SAMPLES.map(
      ([word, sample], at) =>
        html`<div><dt class="meta">${sampleBar(sample)}${word}</dt><dd>${minutes(values[at] ?? 0)}</dd></div>`,
    )}
  </dl>`;
}

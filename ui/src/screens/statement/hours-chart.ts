// Hours by month and by state, as bars one beside the other. Each state has a pattern of its own, so that it
// reads in black and white; each bar can be reached with the arrows and says its figures; the same figures
// are a table for who prefers one.
import { html, nothing, type PropertyValues, svg, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { longMinutes, thousands } from "../../base/format";
import { LightElement } from "../../base/light";
import type { SessionHours } from "../../generated/types";
import { type Bar, total } from "./bars";

export const STATES: readonly { key: keyof SessionHours; word: string; look: string }[] = [
  { key: "delivered", word: "erogate", look: "hc-ero" },
  { key: "scheduled", word: "programmate", look: "hc-pro" },
  { key: "draft", word: "bozze", look: "hc-boz" },
  { key: "missed", word: "non svolte", look: "hc-non" },
];

/** Hours between two lines of the scale. */
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000];

/** «erogate 06:00, programmate 01:00»: what is nothing is not said. */
export function figures(hours: SessionHours): string {
  const said = STATES.filter((it) => hours[it.key] > 0).map(
    (it) => `${it.word} ${longMinutes(hours[it.key])}`,
  );
  return said.length ? said.join(", ") : "nessuna ora";
}

const sum = (hours: SessionHours): number => STATES.reduce((whole, it) => whole + hours[it.key], 0);

/** The lines of the scale, in minutes, from nothing to above the highest bar. */
export function scale(highest: number): number[] {
  const hours = Math.max(1, highest / 60);
  const step = STEPS.find((it) => hours / it <= 5) ?? Math.ceil(hours / 5);
  const lines = Math.max(1, Math.ceil(hours / step));
  return Array.from({ length: lines + 1 }, (_, at) => at * step * 60);
}

@customElement("hours-chart")
export class HoursChart extends LightElement {
  @property({ attribute: false }) bars: readonly Bar[] = [];
  @property() unit = "mese";
  /** The bar under the pointer or the focus. */
  @state() private shown: number | null = null;
  /** The bar the Tab key reaches. */
  @state() private at = 0;
  @state() private width = 0;
  private watch: ResizeObserver | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.watch = new ResizeObserver(() => {
      this.width = this.clientWidth;
    });
    this.watch.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.watch?.disconnect();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("bars")) return;
    this.shown = null;
    this.at = 0;
  }

  protected override render(): TemplateResult {
    const bar = this.shown === null ? undefined : this.bars[this.shown];
    return html`<p class="hc-read" aria-hidden="true">
        <b>${bar ? bar.label : "In tutto"}</b> ${figures(bar ? bar.hours : total(this.bars))}
      </p>
      ${this.drawing()}`;
  }

  private drawing(): TemplateResult {
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    const lines = scale(Math.max(0, ...this.bars.map((it) => sum(it.hours))));
    const highest = lines[lines.length - 1] ?? 60;
    const width = Math.max(this.width || 40 * rem, 16 * rem);
    // Wide enough for the longest name on the scale.
    const left = (2 + thousands(highest / 60).length * 0.5) * rem;
    const [top, foot] = [0.5 * rem, 2.5 * rem];
    const height = 13 * rem;
    const plot = height - top - foot;
    const room = (width - left) / Math.max(1, this.bars.length);
    const step = Math.min(room, 6 * rem);
    const y = (value: number) => top + plot * (1 - value / highest);
    // Names that would run into one another are thinned out; those of the years stay.
    const every = Math.max(1, Math.ceil((2.25 * rem) / step));
    return html`<svg
      class="hc"
      width=${width}
      height=${height}
      role="group"
      aria-label="Ore per ${this.unit} e per stato, ${this.bars.length} barre: si scorrono con le frecce"
      @keydown=${this.key}
      @pointerleave=${() => {
        this.shown = null;
      }}
    >
      ${lines.map(
        (line) => svg`<g aria-hidden="true">
          <line class="hc-line" x1=${left} x2=${width} y1=${y(line)} y2=${y(line)}></line>
          <text class="hc-text end" x=${left - 0.5 * rem} y=${y(line) + 0.25 * rem}>${thousands(line / 60)} h</text>
        </g>`,
      )}
      ${this.bars.map((bar, index) => {
        const x = left + index * step;
        return svg`<g
          class="hc-bar"
          role="img"
          data-bar=${index}
          tabindex=${index === this.at ? 0 : -1}
          aria-label="${bar.label}: ${figures(bar.hours)}"
          @focus=${() => this.show(index)}
          @blur=${() => this.show(null)}
          @pointerenter=${() => this.show(index)}
        >
          <rect class="hc-hit" x=${x + 1} y=${top} width=${Math.max(1, step - 2)} height=${plot + foot - 2} rx="3"></rect>
          ${this.pieces(bar.hours, x + step * 0.18, step * 0.64, y)}
          ${index % every === 0 ? this.name(bar.short, x + step / 2, height - foot + rem) : nothing}
          ${bar.year ? this.name(bar.year, x + step / 2, height - 0.375 * rem) : nothing}
        </g>`;
      })}
    </svg>`;
  }

  private name(text: string, x: number, y: number): TemplateResult {
    return svg`<text class="hc-text middle" x=${x} y=${y}>${text}</text>`;
  }

  private pieces(hours: SessionHours, x: number, width: number, y: (value: number) => number) {
    let below = 0;
    return STATES.map(({ key, look }) => {
      const value = hours[key];
      if (value <= 0) return nothing;
      const foot = y(below);
      below += value;
      return svg`<rect class=${look} x=${x} y=${y(below)} width=${width} height=${foot - y(below)}></rect>`;
    });
  }

  private show(index: number | null): void {
    this.shown = index;
    if (index !== null) this.at = index;
  }

  private readonly key = (event: KeyboardEvent): void => {
    const last = this.bars.length - 1;
    const to = { ArrowRight: this.at + 1, ArrowLeft: this.at - 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = Math.min(last, Math.max(0, to));
    this.querySelector<SVGElement>(`[data-bar="${next}"]`)?.focus();
  };
}

/** What each pattern stands for. */
export function chartLegend(): TemplateResult {
  return html`<div class="legend">
    ${STATES.map(
      ({ word, look }) =>
        html`<span><svg class="hc-sample" aria-hidden="true">${svg`<rect class=${look} width="100%" height="100%"></rect>`}</svg>${word}</span>`,
    )}
  </div>`;
}

/** The chart's figures as a table. */
export function chartTable(bars: readonly Bar[], unit: string): TemplateResult {
  const whole = total(bars);
  const cells = (hours: SessionHours) =>
    STATES.map((it) => html`<td class="num">${hours[it.key] ? longMinutes(hours[it.key]) : "–"}</td>`);
  return html`<div class="frame" role="region" aria-label="Ore per ${unit} e per stato" tabindex="0">
    <table class="hc-table">
      <caption class="vh">Ore per ${unit} e per stato</caption>
      <thead>
        <tr>
          <th scope="col">${unit === "mese" ? "Mese" : "Anno"}</th>
          ${STATES.map((it) => html`<th scope="col" class="num">${it.word[0]?.toUpperCase()}${it.word.slice(1)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${bars.map((bar) => html`<tr><th scope="row">${bar.label}</th>${cells(bar.hours)}</tr>`)}
      </tbody>
      <tfoot>
        <tr><th scope="row">In tutto</th>${cells(whole)}</tr>
      </tfoot>
    </table>
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    "hours-chart": HoursChart;
  }
}

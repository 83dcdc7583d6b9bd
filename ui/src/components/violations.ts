// Rule violations beside their field: the words, the figures, the paragraph, one way to mend, and the tick
// with which a warning is acknowledged. What may be sent is decided by the program; here it is foreseen.
import { html, nothing, type TemplateResult } from "lit";
import { counted } from "../base/format";
import { type IconName, icon } from "../base/icons";
import { name } from "../base/privacy";
import type { Mend, RuleId, Violation } from "../generated/types";
import { par } from "./paragraph";

export interface ViolationHandlers {
  /** Rules whose warning has been ticked. */
  acknowledged: ReadonlySet<RuleId>;
  onAcknowledge?: (rule: RuleId, ticked: boolean) => void;
  onMend?: (mend: Mend) => void;
  /** Warnings that only bar «Programma» are ticked once for all, where the form is sent. */
  draftTickApart?: boolean;
}

const LOOKS = {
  E: ["e", "octagon"],
  W: ["w", "triangle"],
  I: ["n", "info"],
} as const satisfies Record<Violation["severity"], readonly [string, IconName]>;

/** Errors, and warnings on a draft that will be errors at Programma, wear the octagon. */
const look = (violation: Violation) => LOOKS[violation.blocksSchedule ? "E" : violation.severity];

/** It forbids the step altogether. */
export const isBlocking = ({ severity }: Violation): boolean => severity === "E";

/** The program asks for a tick before it lets one go on. */
const asksTick = ({ acknowledgement }: Violation): boolean => acknowledgement !== null;

export function blocks(list: readonly Violation[]): boolean {
  return list.some(isBlocking);
}

/** Rules of the warnings that still wait for their tick. */
export function unacknowledged(list: readonly Violation[], acknowledged: ReadonlySet<RuleId>): RuleId[] {
  const rules = list
    .filter((violation) => asksTick(violation) && !acknowledged.has(violation.rule))
    .map((violation) => violation.rule);
  return [...new Set(rules)];
}

/** Nothing blocks and every warning is ticked. */
export function mayProceed(list: readonly Violation[], acknowledged: ReadonlySet<RuleId>): boolean {
  return !blocks(list) && unacknowledged(list, acknowledged).length === 0;
}

/** The rules a draft may break that «Programma» will not let pass: one tick answers them all. */
export function draftRules(list: readonly Violation[]): { rules: RuleId[]; tick: string } {
  const barring = list.filter((violation) => violation.blocksSchedule && asksTick(violation));
  return { rules: [...new Set(barring.map(({ rule }) => rule))], tick: barring[0]?.acknowledgement ?? "" };
}

/** Why one cannot go on: the rule itself, or the ticks that are missing; nothing when one can. */
export function whyBarred(list: readonly Violation[], acknowledged: ReadonlySet<RuleId>): string | undefined {
  const [first, ...others] = list.filter(isBlocking);
  if (first)
    return others.length
      ? `${first.message} E ${counted(others.length, "altra regola", "altre regole")}.`
      : first.message;
  const waiting = unacknowledged(list, acknowledged).length;
  if (waiting === 0) return undefined;
  return waiting === 1 ? "Prima di procedere conferma l’avviso." : "Prima di procedere conferma gli avvisi.";
}

/** Ticks that still answer something in the list: a warning that went away takes its tick with it. */
export function keepTicks(list: readonly Violation[], acknowledged: ReadonlySet<RuleId>): Set<RuleId> {
  const warnings = new Set<RuleId>(list.filter(asksTick).map(({ rule }) => rule));
  return new Set([...acknowledged].filter((rule) => warnings.has(rule)));
}

export function ofField(list: readonly Violation[], field: string): Violation[] {
  return list.filter((violation) => violation.field === field);
}

/** Violations that stand under none of the fields on the form. */
export function ofNoField(list: readonly Violation[], fields: readonly string[]): Violation[] {
  return list.filter((violation) => !violation.field || !fields.includes(violation.field));
}

/** «err» or «warn» for the border of a field, by the worst thing said about it. */
export function fieldTone(list: readonly Violation[], field: string): "err" | "warn" | undefined {
  const mine = ofField(list, field);
  if (mine.some((violation) => look(violation) === LOOKS.E)) return "err";
  return mine.some(asksTick) ? "warn" : undefined;
}

/** The list, in a live region with the given id for aria-describedby. */
export function violationList(
  id: string,
  list: readonly Violation[],
  handlers: ViolationHandlers,
): TemplateResult {
  return html`<div id=${id} class="stack-sm" aria-live="polite" ?hidden=${list.length === 0}>
    ${list.map((violation) => one(id, violation, handlers))}
  </div>`;
}

function one(id: string, violation: Violation, handlers: ViolationHandlers): TemplateResult {
  const [tint, drawing] = look(violation);
  const { mend } = violation;
  const tick = handlers.draftTickApart && violation.blocksSchedule ? null : violation.acknowledgement;
  return html`<div class="viol ${tint}">
    ${icon(drawing)}<b>${violation.message}${violation.figures ? nothing : html` ${par(violation.paragraph)}`}</b>
    ${violation.clashes.length ? clashes(violation) : figures(violation)}
    ${
      mend && handlers.onMend
        ? html`<div class="row">
            <button type="button" class="link" @click=${() => handlers.onMend?.(mend)}>${mend.label}</button>
          </div>`
        : nothing
    }
    ${
      tick && handlers.onAcknowledge
        ? html`<label
            ><input
              type="checkbox"
              data-key="${id}-${violation.rule}"
              .checked=${handlers.acknowledged.has(violation.rule)}
              @change=${(event: Event) =>
                handlers.onAcknowledge?.(violation.rule, (event.target as HTMLInputElement).checked)}
            />${tick}</label
          >`
        : nothing
    }
  </div>`;
}

function figures({ figures: shown, paragraph }: Violation): TemplateResult | typeof nothing {
  return shown ? html`<p><span class="fig">${shown}</span> ${par(paragraph)}</p>` : nothing;
}

/** The sessions in the way: whose they are, and the way to each. */
function clashes({ clashes: list, paragraph }: Violation): TemplateResult {
  return html`<ul class="clashes">
      ${list.map(
        ({ person, activity, session, told }) => html`<li>
          ${person ? html`<b>${name(person)}</b> ` : nothing}<a
            data-key="scontro-${session}"
            href="#/attivita/${activity}?erogazione=${session}"
            >${told}</a
          >
        </li>`,
      )}
    </ul>
    <p>${par(paragraph)}</p>`;
}

/** A sentence in the dress of a violation, for dialogs and notices. */
export function remark(tone: "e" | "w" | "n", title: unknown, text?: unknown): TemplateResult {
  const drawing: IconName = tone === "e" ? "octagon" : tone === "w" ? "triangle" : "info";
  return html`<div class="viol ${tone}">
    ${icon(drawing)}${title ? html`<b>${title}</b>` : nothing}${text ? html`<p>${text}</p>` : nothing}
  </div>`;
}

/** The foot of a form: how much blocks, how much waits for a tick. */
export function violationSummary(
  list: readonly Violation[],
  acknowledged: ReadonlySet<RuleId>,
): TemplateResult | typeof nothing {
  const errors = list.filter(isBlocking).length;
  const later = list.filter((violation) => violation.blocksSchedule).length;
  const waiting = unacknowledged(
    list.filter((violation) => !violation.blocksSchedule),
    acknowledged,
  ).length;
  if (errors + later + waiting === 0) return nothing;
  return html`<span class="stack-tight" role="status">
    ${errors ? html`<span class="tag hot">${icon("octagon")}${counted(errors, "blocca l’invio", "bloccano l’invio")}</span>` : nothing}
    ${later ? html`<span class="tag hot">${icon("octagon")}${counted(later, "impedirà di programmarla", "impediranno di programmarla")}</span>` : nothing}
    ${waiting ? html`<span class="tag soon">${icon("triangle")}${counted(waiting, "avviso da confermare", "avvisi da confermare")}</span>` : nothing}
  </span>`;
}

// Many sessions in one list: what each breaks, told shortly, and the warnings ticked once for all of them.
import { html, nothing, type TemplateResult } from "lit";
import { counted } from "../../base/format";
import { icon } from "../../base/icons";
import { checkbox } from "../../components/field";
import { blocks, draftRules, isBlocking, unacknowledged } from "../../components/violations";
import type { RuleId, Violation } from "../../generated/types";
import "./list-parts.css";

export interface Judged {
  readonly violations: readonly Violation[];
}

interface Tick {
  rules: readonly RuleId[];
  words: string;
}

const allOf = (lines: readonly Judged[]): Violation[] => lines.flatMap(({ violations }) => violations);

/** One tick for what only bars «Programma», and one for every other kind of warning. */
export function ticksOf(lines: readonly Judged[]): Tick[] {
  const list = allOf(lines);
  const ticks: Tick[] = [];
  const draft = draftRules(list);
  if (draft.rules.length) {
    const how = lines.filter(({ violations }) => violations.some((it) => it.blocksSchedule)).length;
    ticks.push({
      rules: draft.rules,
      words: how === 1 ? draft.tick : `Le invio come bozze, senza programmarle (${how})`,
    });
  }
  const others = list.filter((it) => it.acknowledgement !== null && !it.blocksSchedule);
  for (const rule of new Set(others.map((it) => it.rule))) {
    const mine = lines.filter(({ violations }) =>
      violations.some((it) => it.rule === rule && !it.blocksSchedule),
    ).length;
    const words = others.find((it) => it.rule === rule)?.acknowledgement ?? "";
    ticks.push({ rules: [rule], words: mine === 1 ? words : `${words} (${mine} volte)` });
  }
  return ticks;
}

export function tickList(
  id: string,
  lines: readonly Judged[],
  acknowledged: ReadonlySet<RuleId>,
  onTick: (rules: readonly RuleId[], ticked: boolean) => void,
): TemplateResult | typeof nothing {
  const ticks = ticksOf(lines);
  if (ticks.length === 0) return nothing;
  return html`<div class="list-ticks" role="group" aria-label="Avvisi da confermare">
    ${ticks.map(({ rules, words }, at) =>
      checkbox(
        `${id}-tick-${at}`,
        words,
        rules.every((rule) => acknowledged.has(rule)),
        (ticked) => onTick(rules, ticked),
      ),
    )}
  </div>`;
}

/** Why the list cannot be sent as it is; nothing when it can. */
export function listBarred(lines: readonly Judged[], acknowledged: ReadonlySet<RuleId>): string | undefined {
  const wrong = lines.filter(({ violations }) => blocks(violations)).length;
  if (wrong)
    return `${counted(wrong, "erogazione non è possibile", "erogazioni non sono possibili")}: correggi o lascia fuori.`;
  return unacknowledged(allOf(lines), acknowledged).length ? "Prima conferma gli avvisi." : undefined;
}

export function withTicks(
  acknowledged: ReadonlySet<RuleId>,
  rules: readonly RuleId[],
  ticked: boolean,
): Set<RuleId> {
  const next = new Set(acknowledged);
  for (const rule of rules) {
    if (ticked) next.add(rule);
    else next.delete(rule);
  }
  return next;
}

/** What every one of them says is told by its tick alone. */
export function sharedBy(lines: readonly Judged[]): ReadonlySet<RuleId> {
  const [first, ...others] = lines;
  const warned = (first?.violations ?? []).filter((it) => !isBlocking(it) && !it.blocksSchedule);
  const common = warned
    .map((it) => it.rule)
    .filter((rule) => others.every(({ violations }) => violations.some((it) => it.rule === rule)));
  return new Set(others.length ? common : []);
}

/** What a session breaks, in a cell. */
export function broken(all: readonly Violation[], told: ReadonlySet<RuleId> = new Set()): TemplateResult {
  const violations = all.filter((it) => !told.has(it.rule));
  if (violations.length === 0)
    return html`<span class="fine">${icon("done")}<span class="vh">nessun problema</span></span>`;
  return html`<ul class="broken">
    ${violations.map((it) => {
      const grave = isBlocking(it) || it.blocksSchedule;
      return html`<li class=${grave ? "e" : "w"}>
        ${icon(grave ? "octagon" : "triangle")}<span
          >${it.message}${it.figures ? html` <span class="fig">${it.figures}</span>` : nothing}</span
        >
      </li>`;
    })}
  </ul>`;
}

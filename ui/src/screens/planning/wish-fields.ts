// What is wished of a plan: the days, the hours a week, how long and when at best. The same for one person and
// for several.
import { html, nothing, type TemplateResult } from "lit";
import { shortDay as dayWords, minutes } from "../../base/format";
import { icon } from "../../base/icons";
import { dateField, timeField } from "../../components/date-field";
import { checkbox, selectField, textField } from "../../components/field";
import type { PlanWish } from "../../generated/types";
import { today } from "../../shared/state";

const DAYS = ["lun", "mar", "mer", "gio", "ven", "sab"] as const;
const DAY_NAMES = ["lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato"] as const;

export interface WishEntry {
  wish: PlanWish;
  /** The lengths that can be ticked. */
  lengths: readonly number[];
  problem: (field: string) => string | undefined;
  change: (part: Partial<PlanWish>) => void;
}

const toggled = <T>(list: readonly T[], one: T, on: boolean): T[] => {
  const others = list.filter((it) => it !== one);
  return on ? [...others, one] : others;
};

/** «1 h», «1 h 30». */
const lengthWords = (length: number): string =>
  length % 60 === 0 ? `${length / 60} h` : `${Math.floor(length / 60)} h ${length % 60}`;

export function wishFields(entry: WishEntry): TemplateResult {
  const { wish, change, problem } = entry;
  return html`<div class="cols2">
      ${dateField({
        id: "p-from",
        label: "Dal",
        required: true,
        kind: "appointment",
        value: wish.from,
        today: today() || undefined,
        error: problem("from"),
        onInput: (from) => change({ from }),
      })}
      ${dateField({
        id: "p-to",
        label: "Al",
        required: true,
        kind: "appointment",
        value: wish.to,
        today: today() || undefined,
        error: problem("to"),
        onInput: (to) => change({ to }),
      })}
    </div>
    <div class="cols2">
      ${textField({
        id: "p-weekly",
        label: "Ore a settimana, al più",
        value: wish.weekly,
        settleAs: "duration",
        inputMode: "numeric",
        placeholder: "senza limite",
        error: problem("weekly"),
        onInput: (weekly) => change({ weekly }),
      })}
      ${selectField({
        id: "p-day",
        label: "Erogazioni al giorno, al più",
        value: String(wish.mostADay),
        choices: ["1", "2", "3"].map((many) => ({ value: many, label: many })),
        error: problem("mostADay"),
        onChange: (many) => change({ mostADay: Number(many) }),
      })}
    </div>
    ${lengthFields(entry)} ${bestTimes(entry)} ${leftOutDays(entry)}`;
}

function lengthFields({ wish, lengths, change, problem }: WishEntry): TemplateResult {
  const error = problem("lengths");
  const all = [...new Set([...lengths, ...wish.lengths])].sort((one, other) => one - other);
  return html`<fieldset class="plan-set" aria-describedby=${error ? "p-lengths-err" : nothing}>
      <legend class="lbl">Durata delle erogazioni</legend>
      <div class="plan-ticks">
        ${all.map((length) =>
          checkbox(`p-length-${length}`, lengthWords(length), wish.lengths.includes(length), (on) =>
            change({ lengths: toggled(wish.lengths, length, on).sort((one, other) => one - other) }),
          ),
        )}
      </div>
      ${error ? html`<p class="field-err" id="p-lengths-err">${icon("octagon")}<span>${error}</span></p>` : nothing}
    </fieldset>
    ${selectField({
      id: "p-length",
      label: "Durata preferita",
      value: String(wish.length ?? ""),
      none: "nessuna",
      choices: all.map((length) => ({ value: String(length), label: minutes(length) })),
      onChange: (length) => change({ length: length ? Number(length) : null }),
    })}`;
}

function bestTimes({ wish, change, problem }: WishEntry): TemplateResult {
  return html`<fieldset class="plan-set">
      <legend class="lbl">Giorni preferiti<small>se possibile</small></legend>
      <div class="plan-ticks">
        ${DAYS.map((short, at) =>
          checkbox(
            `p-day-${at + 1}`,
            html`<span aria-hidden="true">${short}</span><span class="vh">${DAY_NAMES[at]}</span>`,
            wish.days.includes(at + 1),
            (on) => change({ days: toggled(wish.days, at + 1, on).sort() }),
          ),
        )}
      </div>
    </fieldset>
    <div class="cols2">
      ${timeField({
        id: "p-start",
        label: "Orario preferito, dalle",
        kind: "start",
        value: wish.start,
        error: problem("start"),
        onInput: (start) => change({ start }),
      })}
      ${timeField({
        id: "p-end",
        label: "alle",
        kind: "end",
        value: wish.end,
        error: problem("end"),
        onInput: (end) => change({ end }),
      })}
    </div>`;
}

function leftOutDays({ wish, change, problem }: WishEntry): TemplateResult | typeof nothing {
  if (wish.leftOut.length === 0) return nothing;
  const error = problem("leftOut");
  return html`<div class="field">
    <span class="lbl" id="p-out">Giorni lasciati fuori</span>
    <ul class="plan-out" aria-labelledby="p-out">
      ${wish.leftOut.map(
        (day) => html`<li>
          <button
            type="button"
            class="btn sm"
            aria-label="Riprendi il ${dayWords(day)}"
            title="Riprendi questo giorno"
            @click=${() => change({ leftOut: wish.leftOut.filter((it) => it !== day) })}
          >${dayWords(day)}${icon("close")}</button>
        </li>`,
      )}
    </ul>
    ${error ? html`<p class="field-err">${icon("octagon")}<span>${error}</span></p>` : nothing}
  </div>`;
}

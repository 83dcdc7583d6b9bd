// «Programma tutte le bozze…»: one list with the figures and what each breaks, one confirmation (§3.1).
import { html, nothing, type TemplateResult } from "lit";
import { AppError } from "../../base/errors";
import { counted, date, minutes, weekdayShort } from "../../base/format";
import { person, plain, privacy } from "../../base/privacy";
import { type DialogHandle, dialogFoot, showDialog } from "../../components/dialog";
import { errorBox } from "../../components/feedback";
import { blocks, remark } from "../../components/violations";
import { checkMany, scheduleMany } from "../../generated/client";
import type { ListedSession, ManyActivity, ManyCheck, ManyFilter, RuleId } from "../../generated/types";
import { broken, listBarred, sharedBy, tickList, withTicks } from "./list-parts";
import { withParagraph } from "./step-dialog";

export interface ManyAnswer {
  /** How many were scheduled. */
  done: number;
  error: AppError | null;
}

/** Asks, and schedules those that were chosen; `done` is 0 when the window was left. */
export async function askMany(filter: Partial<ManyFilter>): Promise<ManyAnswer> {
  const wanted: ManyFilter = {
    sessions: [],
    activity: null,
    request: null,
    person: null,
    coach: null,
    from: null,
    to: null,
    ...filter,
  };
  try {
    const asking = new Asking(wanted, await checkMany(wanted));
    const done = await showDialog<number>((handle, headingId) => asking.draw(handle, headingId), {
      wide: true,
      role: "alertdialog",
    });
    return { done: done ?? 0, error: null };
  } catch (thrown) {
    return { done: 0, error: AppError.from(thrown) };
  }
}

export const scheduledWords = (done: number): string =>
  counted(done, "erogazione programmata", "erogazioni programmate");

class Asking {
  private chosen: Set<number>;
  private acknowledged: ReadonlySet<RuleId> = new Set();
  private running = false;
  private error: AppError | null = null;

  constructor(
    private readonly filter: ManyFilter,
    private check: ManyCheck,
  ) {
    this.chosen = clean(check);
  }

  draw(handle: DialogHandle<number>, headingId: string): TemplateResult {
    const { check } = this;
    const lines = this.lines();
    const wrong = check.lines.filter((it) => blocks(it.violations)).length;
    const one = lines.length === 1;
    return html`<div class="dialog-b ${privacy.value ? "covered" : ""}">
        <h2 id=${headingId}>Programma le bozze</h2>
        <p>
          ${
            check.lines.length === 0
              ? "Non ci sono bozze da programmare."
              : one
                ? "Confermi di voler programmare l’erogazione ?"
                : `Confermi di voler programmare ${lines.length} erogazioni ?`
          }
        </p>
        ${
          wrong
            ? remark(
                "e",
                `${counted(wrong, "bozza non si può programmare", "bozze non si possono programmare")}: ${wrong === 1 ? "resta bozza" : "restano bozze"}.`,
              )
            : nothing
        }
        ${check.activities.length ? this.figures(check.activities) : nothing}
        ${tickList(headingId, lines, this.acknowledged, (rules, ticked) => {
          this.acknowledged = withTicks(this.acknowledged, rules, ticked);
          handle.redraw();
        })}
        ${check.lines.length ? this.list(handle) : nothing}
        ${
          check.found > check.lines.length
            ? html`<p class="hint">Ci sono altre ${check.found - check.lines.length} bozze: programma prima queste.</p>`
            : nothing
        }
        ${check.lines.length ? remark("n", undefined, withParagraph(check.irreversible, check.paragraph)) : nothing}
        ${this.error ? errorBox(this.error) : nothing}
      </div>
      ${dialogFoot({
        proceed: this.label(lines.length, wrong),
        danger: false,
        barred: lines.length === 0 ? "Nessuna bozza scelta." : listBarred(lines, this.acknowledged),
        running: this.running,
        focusCancel: true,
        onProceed: () => void this.proceed(handle),
        onCancel: () => handle.close(),
      })}`;
  }

  private label(count: number, wrong: number): string {
    if (count === 0) return "Programma";
    return wrong && count === this.check.lines.length - wrong
      ? `Programma le ${count} senza errori`
      : `Programma ${count}`;
  }

  private lines(): ListedSession[] {
    return this.check.lines.filter((it) => this.chosen.has(it.session));
  }

  private figures(activities: readonly ManyActivity[]): TemplateResult {
    return html`<table class="figures-table" aria-label="Ore per attività">
      <tbody>
        ${activities.map(
          (it) => html`<tr>
            <th scope="row">${person(it.surname, it.name)} · ${it.code}</th>
            <td class="num">
              ${minutes(it.counted)} + ${minutes(it.added)} = ${minutes(it.counted + it.added)} su
              ${minutes(it.agreed)} concordate
            </td>
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private list(handle: DialogHandle<number>): TemplateResult {
    const told = sharedBy(this.check.lines);
    return html`<div class="frame session-list" tabindex="0" role="region" aria-label="Bozze">
      <table aria-label="Bozze">
        <thead>
          <tr>
            <th scope="col"><span class="vh">Scelta</span></th>
            <th scope="col">Quando</th>
            <th scope="col" class="num">Ore</th>
            <th scope="col">Chi</th>
            <th scope="col">Regole</th>
          </tr>
        </thead>
        <tbody>
          ${this.check.lines.map((line) => this.line(line, handle, told))}
        </tbody>
      </table>
    </div>`;
  }

  private line(line: ListedSession, handle: DialogHandle<number>, told: ReadonlySet<RuleId>): TemplateResult {
    const wrong = blocks(line.violations);
    const when = `${weekdayShort(line.date)} ${date(line.date)}, ${line.start}–${line.end}`;
    return html`<tr class=${wrong ? "off" : ""}>
      <td>
        <input
          type="checkbox"
          data-key="scelta-${line.session}"
          aria-label="${plain(`${line.surname} ${line.name}`)}, ${line.code}, ${when}"
          .checked=${this.chosen.has(line.session)}
          ?disabled=${wrong}
          @change=${(event: Event) => {
            if ((event.target as HTMLInputElement).checked) this.chosen.add(line.session);
            else this.chosen.delete(line.session);
            handle.redraw();
          }}
        />
      </td>
      <td class="nw">${when}</td>
      <td class="num">${minutes(line.minutes)}</td>
      <td>${person(line.surname, line.name)} · ${line.code}</td>
      <td class="said">${broken(line.violations, told)}</td>
    </tr>`;
  }

  private async proceed(handle: DialogHandle<number>): Promise<void> {
    const lines = this.lines();
    this.running = true;
    this.error = null;
    handle.redraw();
    try {
      await scheduleMany(
        lines.map(({ session, revision }) => ({ session, revision })),
        [...this.acknowledged],
      );
      handle.close(lines.length);
      return;
    } catch (thrown) {
      this.error = AppError.from(thrown);
    }
    this.running = false;
    await this.again();
    handle.redraw();
  }

  /** What was refused may stand otherwise by now. */
  private async again(): Promise<void> {
    try {
      const check = await checkMany(this.filter);
      const may = clean(check);
      this.chosen = new Set([...this.chosen].filter((id) => may.has(id)));
      this.check = check;
    } catch (thrown) {
      this.error = AppError.from(thrown);
    }
  }
}

/** Those no rule forbids. */
const clean = (check: ManyCheck): Set<number> =>
  new Set(check.lines.filter((it) => !blocks(it.violations)).map((it) => it.session));

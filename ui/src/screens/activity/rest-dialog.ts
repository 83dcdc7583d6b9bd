// «Questa e le seguenti»: what a change, or giving up, does to the drafts of a series that come after.
import { html, nothing, type TemplateResult } from "lit";
import { AppError } from "../../base/errors";
import { counted, date, minutes, weekdayShort } from "../../base/format";
import { sessionChip } from "../../components/chip";
import { type DialogHandle, dialogFoot, showDialog } from "../../components/dialog";
import { errorBox } from "../../components/feedback";
import { remark } from "../../components/violations";
import { cancelSeries, editSeries, seriesRest } from "../../generated/client";
import type { ListedSession, RuleId, SeriesRest, SessionForm } from "../../generated/types";
import { broken, listBarred, tickList, withTicks } from "../../shared/session/list-parts";

export interface RestAnswer {
  done: number;
  error: AppError | null;
}

/** Changes a draft and those after it as the form says. */
export function askEditRest(session: number, form: SessionForm): Promise<RestAnswer> {
  return ask(session, form);
}

/** Gives up a draft and those after it. */
export function askCancelRest(session: number): Promise<RestAnswer> {
  return ask(session, null);
}

/** «Solo questa» or «Questa e le 7 seguenti»; nothing when the user changed their mind. */
export async function askHowMany(following: number): Promise<"one" | "rest" | null> {
  let rest = false;
  const answer = await showDialog<"one" | "rest">((handle, headingId) => {
    const choice = (value: boolean, key: string, label: string) =>
      html`<label class="check"
        ><input
          type="radio"
          name="${headingId}-which"
          data-key=${key}
          .checked=${rest === value}
          ?autofocus=${!value}
          @change=${() => {
            rest = value;
            handle.redraw();
          }}
        /><span>${label}</span></label
      >`;
    return html`<div class="dialog-b">
        <h2 id=${headingId}>Annulla: fa parte di una serie</h2>
        <p>Quali bozze vuoi annullare?</p>
        <div class="ends" role="radiogroup" aria-labelledby=${headingId}>
          ${choice(false, "solo-questa", "Solo questa")} ${choice(true, "le-seguenti", restWords(following))}
        </div>
      </div>
      ${dialogFoot({
        proceed: "Avanti",
        danger: false,
        running: false,
        focusCancel: false,
        onProceed: () => handle.close(rest ? "rest" : "one"),
        onCancel: () => handle.close(),
      })}`;
  });
  return answer ?? null;
}

export const restWords = (following: number): string =>
  following === 1
    ? "Questa e la bozza seguente della serie"
    : `Questa e le ${following} bozze seguenti della serie`;

async function ask(session: number, form: SessionForm | null): Promise<RestAnswer> {
  try {
    const asking = new Asking(session, form, await seriesRest(session, form));
    const done = await showDialog<number>((handle, headingId) => asking.draw(handle, headingId), {
      wide: true,
      role: "alertdialog",
    });
    return { done: done ?? 0, error: null };
  } catch (thrown) {
    return { done: 0, error: AppError.from(thrown) };
  }
}

class Asking {
  private acknowledged: ReadonlySet<RuleId> = new Set();
  private running = false;
  private error: AppError | null = null;

  constructor(
    private readonly session: number,
    private readonly form: SessionForm | null,
    private readonly rest: SeriesRest,
  ) {}

  draw(handle: DialogHandle<number>, headingId: string): TemplateResult {
    const { drafts, left } = this.rest;
    const many = counted(drafts.length, "bozza", "bozze");
    return html`<div class="dialog-b">
        <h2 id=${headingId}>${this.form ? "Modifica" : "Annulla"} questa e le seguenti</h2>
        <p>
          ${this.form ? `Cambiano ${many}: orari, luogo, operatore e sportello. La data cambia solo nella prima.` : `Passano ad ANNULLATA ${many}.`}
        </p>
        ${this.list(drafts, this.form !== null)}
        ${
          left.length
            ? html`${remark("n", `${counted(left.length, "erogazione resta com’è", "erogazioni restano come sono")}: non ${left.length === 1 ? "è più una bozza" : "sono più bozze"}.`)}
              ${this.list(left, false)}`
            : nothing
        }
        ${tickList(headingId, drafts, this.acknowledged, (rules, ticked) => {
          this.acknowledged = withTicks(this.acknowledged, rules, ticked);
          handle.redraw();
        })}
        ${this.error ? errorBox(this.error) : nothing}
      </div>
      ${dialogFoot({
        proceed: "Procedi",
        danger: this.form === null,
        barred: listBarred(drafts, this.acknowledged),
        running: this.running,
        focusCancel: true,
        onProceed: () => void this.proceed(handle),
        onCancel: () => handle.close(),
      })}`;
  }

  private list(lines: readonly ListedSession[], judged: boolean): TemplateResult {
    return html`<div class="frame session-list" tabindex="0" role="region" aria-label="Erogazioni della serie">
      <table aria-label="Erogazioni della serie">
        <thead>
          <tr>
            <th scope="col" class="num">ID</th>
            <th scope="col">Quando</th>
            <th scope="col" class="num">Ore</th>
            <th scope="col">${judged ? "Regole" : "Stato"}</th>
          </tr>
        </thead>
        <tbody>
          ${lines.map(
            (it) => html`<tr>
              <td class="num">${it.number}</td>
              <td class="nw">${weekdayShort(it.date)} ${date(it.date)}, ${it.start}–${it.end}</td>
              <td class="num">${minutes(it.minutes)}</td>
              <td class="said">${judged ? broken(it.violations) : sessionChip(it.state)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  private async proceed(handle: DialogHandle<number>): Promise<void> {
    this.running = true;
    this.error = null;
    handle.redraw();
    const shown = this.rest.drafts.map(({ session, revision }) => ({ session, revision }));
    const { session, form } = this;
    try {
      if (form) await editSeries({ session, form, shown, acknowledged: [...this.acknowledged] });
      else await cancelSeries(session, shown);
      handle.close(shown.length);
      return;
    } catch (thrown) {
      this.error = AppError.from(thrown);
    }
    this.running = false;
    handle.redraw();
  }
}

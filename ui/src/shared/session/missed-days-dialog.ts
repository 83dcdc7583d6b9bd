// «Giornata saltata…»: every session of some days of a coach or a person, each with its proposal, confirmed
// together.
import { html, nothing, type TemplateResult } from "lit";
import { Debounce } from "../../base/debounce";
import { AppError } from "../../base/errors";
import { counted, date, minutes, weekdayShort } from "../../base/format";
import { person, plain, privacy } from "../../base/privacy";
import { sessionChip } from "../../components/chip";
import { dateField } from "../../components/date-field";
import { type DialogHandle, dialogFoot } from "../../components/dialog";
import { errorBox } from "../../components/feedback";
import { checkbox, selectField } from "../../components/field";
import { checkMissedDays, missDays } from "../../generated/client";
import type { MissedDaysCheck, MissedDaysForm, MissedLine } from "../../generated/types";
import { today } from "../state";
import { type UnsavedWords, unsaved } from "../unsaved";
import { showForm } from "../unsaved-form";
import { slotWords } from "./missed-dialog";
import { ReasonChoice } from "./reason-choice";

const PAUSE_MS = 150;

export interface Whom {
  coaches: readonly { id: number; name: string }[];
  people: readonly { id: number; name: string }[];
  /** Chosen to begin with. */
  coach: number | null;
  /** ISO day to begin with. */
  day: string;
}

interface Words {
  form: MissedDaysForm;
  reason: string;
  absence: boolean;
  /** Sessions that are not put in the calendar again. */
  dropped: readonly number[];
}

/** How many sessions were given up; nothing when the window was left. */
export function askMissedDays(whom: Whom): Promise<number | undefined> {
  const asking = new Asking(whom);
  return showForm<number, Words>(asking.words, (handle, headingId) => asking.draw(handle, headingId), {
    wide: true,
  }).finally(() => asking.stop());
}

class Asking {
  readonly words: UnsavedWords<Words>;
  private check: MissedDaysCheck | null = null;
  private reason: ReasonChoice | null = null;
  private handle: DialogHandle<number> | null = null;
  private running = false;
  private pressed = false;
  private error: AppError | null = null;
  private turn = 0;
  private readonly pause = new Debounce(PAUSE_MS, () => void this.ask());

  constructor(private readonly whom: Whom) {
    const form = { coach: whom.coach, person: null, from: date(whom.day), to: "" };
    this.words = unsaved.open<Words>(
      "giornata-saltata",
      { form, reason: "", absence: false, dropped: [] },
      { title: "Giornata saltata" },
    );
  }

  stop(): void {
    this.pause.cancel();
    this.handle = null;
  }

  draw(handle: DialogHandle<number>, headingId: string): TemplateResult {
    if (!this.handle) {
      this.handle = handle;
      void this.ask();
    }
    const { check } = this;
    const lines = check?.lines ?? [];
    if (check && !this.reason) {
      this.reason = new ReasonChoice(check.reasons, this.words.value.reason, () => {
        this.words.write({ ...this.words.value, reason: this.reason?.value ?? "" });
        this.error = null;
        handle.redraw();
      });
    }
    return html`<div class="dialog-b ${privacy.value ? "covered" : ""}">
        <h2 id=${headingId}>Giornata saltata</h2>
        <p>Tutte le erogazioni di quei giorni, con la prima occasione libera di ognuna.</p>
        <div class="series-fields">
          ${this.who(headingId)} ${this.day(headingId, "from", "Dal")} ${this.day(headingId, "to", "Al")}
        </div>
        ${this.reason?.draw(headingId) ?? nothing}
        ${lines.length ? this.list(lines) : check && check.fields.length === 0 ? html`<p class="hint">In quei giorni non c’è nessuna erogazione.</p>` : nothing}
        ${checkbox(`${headingId}-absence`, "Segna anche l’assenza, così non si pianifica in quei giorni", this.words.value.absence, (absence) => this.put({ absence }))}
        ${this.error ? errorBox(this.error) : nothing}
      </div>
      ${dialogFoot({
        proceed: lines.length
          ? `Procedi con ${counted(lines.length, "erogazione", "erogazioni")}`
          : "Procedi",
        danger: true,
        barred: this.barred(),
        running: this.running,
        focusCancel: false,
        onBarred: () => {
          this.pressed = true;
          handle.redraw();
        },
        onProceed: () => void this.proceed(handle, headingId),
        onCancel: () => handle.leave(),
      })}`;
  }

  private who(headingId: string): TemplateResult {
    const { form } = this.words.value;
    const value = form.coach ? `coach-${form.coach}` : form.person ? `persona-${form.person}` : "";
    return html`<div class="who-field">${selectField({
      id: `${headingId}-who`,
      label: "Chi manca",
      required: true,
      value,
      none: "scegli",
      choices: [
        ...this.whom.coaches.map(({ id, name }) => ({ value: `coach-${id}`, label: `${name}, operatore` })),
        ...this.whom.people.map(({ id, name }) => ({ value: `persona-${id}`, label: plain(name) })),
      ],
      error: this.pressed ? this.problem("who") : undefined,
      onChange: (chosen) => {
        const id = Number(chosen.split("-")[1]) || null;
        const coach = chosen.startsWith("coach-") ? id : null;
        this.change({ coach, person: coach ? null : id }, true);
      },
    })}</div>`;
  }

  private day(headingId: string, key: "from" | "to", label: string): TemplateResult {
    const text = this.words.value.form[key];
    return html`<div class="day-field">${dateField({
      id: `${headingId}-${key}`,
      label,
      kind: "appointment",
      required: key === "from",
      value: text,
      today: today() || undefined,
      error: text.trim() || this.pressed ? this.problem(key) : undefined,
      onInput: (typed) => this.change({ [key]: typed }),
    })}</div>`;
  }

  private problem(field: string): string | undefined {
    return this.check?.fields.find((it) => it.field === field)?.message;
  }

  private list(lines: readonly MissedLine[]): TemplateResult {
    return html`<div class="frame session-list" tabindex="0" role="region" aria-label="Erogazioni di quei giorni">
      <table aria-label="Erogazioni di quei giorni">
        <thead>
          <tr>
            <th scope="col">Quando</th>
            <th scope="col">Chi</th>
            <th scope="col">Stato</th>
            <th scope="col">Di nuovo in calendario</th>
          </tr>
        </thead>
        <tbody>
          ${lines.map((line) => this.line(line))}
        </tbody>
      </table>
    </div>`;
  }

  private line(line: MissedLine): TemplateResult {
    const { dropped } = this.words.value;
    const { slot, session } = line;
    return html`<tr>
      <td class="nw">${weekdayShort(line.date)} ${date(line.date)}, ${line.start}–${line.end} (${minutes(line.minutes)})</td>
      <td>${person(line.surname, line.name)} · ${line.code}</td>
      <td class="nw">${sessionChip(line.state)}</td>
      <td>
        ${
          slot
            ? checkbox(`rimetti-${session}`, slotWords(slot), !dropped.includes(session), (ticked) =>
                this.put({
                  dropped: ticked ? dropped.filter((it) => it !== session) : [...dropped, session],
                }),
              )
            : html`<span class="muted">nessun orario libero</span>`
        }
      </td>
    </tr>`;
  }

  private barred(): string | undefined {
    if (!this.check) return "Un momento…";
    if (this.check.fields.length) return this.check.fields[0]?.message;
    if (this.check.lines.length === 0 && !this.words.value.absence) return "Non c’è nulla da cambiare.";
    return undefined;
  }

  private put(part: Partial<Words>): void {
    this.words.write({ ...this.words.value, ...part });
    this.handle?.redraw();
  }

  private change(part: Partial<MissedDaysForm>, atOnce = false): void {
    const { form } = this.words.value;
    this.words.write({ ...this.words.value, form: { ...form, ...part }, dropped: [] });
    this.error = null;
    this.turn += 1;
    if (atOnce) void this.ask();
    else this.pause.later();
    this.handle?.redraw();
  }

  private async ask(): Promise<void> {
    this.pause.cancel();
    this.turn += 1;
    const { turn } = this;
    try {
      const check = await checkMissedDays(this.words.value.form);
      if (turn !== this.turn) return;
      this.check = check;
    } catch (thrown) {
      if (turn !== this.turn) return;
      this.error = AppError.from(thrown);
    }
    this.handle?.redraw();
  }

  private async proceed(handle: DialogHandle<number>, headingId: string): Promise<void> {
    if (this.pause.waiting) await this.ask();
    if (this.running || this.barred()) return;
    if (this.reason?.isMissing) {
      handle.redraw();
      (
        document.getElementById(`${headingId}-own`) ?? document.getElementById(`${headingId}-reason`)
      )?.focus();
      return;
    }
    const { form, reason, absence, dropped } = this.words.value;
    const lines = this.check?.lines ?? [];
    this.running = true;
    this.error = null;
    handle.redraw();
    try {
      await missDays({
        form,
        reason: reason.trim(),
        absence,
        lines: lines.map(({ session, state, slot }) => ({
          session,
          expected: state,
          slot: dropped.includes(session) ? null : slot,
        })),
      });
      handle.close(lines.length);
      return;
    } catch (thrown) {
      this.error = AppError.from(thrown);
    }
    this.running = false;
    await this.ask();
  }
}

// «Sposta…»: day and hours of a draft written, and checked while one writes.
import { html, nothing, type TemplateResult } from "lit";
import { Debounce } from "../../base/debounce";
import { AppError } from "../../base/errors";
import { minutes } from "../../base/format";
import { privacy } from "../../base/privacy";
import { dateField, timeField } from "../../components/date-field";
import { type DialogHandle, dialogFoot, showDialog } from "../../components/dialog";
import { errorBox } from "../../components/feedback";
import { fieldTone, keepTicks, violationList, whyBarred } from "../../components/violations";
import { checkSession, editSession } from "../../generated/client";
import type { RuleId, SessionCheck, SessionDrag, Violation } from "../../generated/types";
import { today } from "../../shared/state";

const PAUSE_MS = 120;

/** True once it was moved; false when the user changed their mind. */
export async function askMove(number: number, drag: SessionDrag): Promise<boolean> {
  const moving = new Moving(number, drag);
  const answer = await showDialog<boolean>((handle, headingId) => moving.draw(handle, headingId));
  return answer ?? false;
}

class Moving {
  private form;
  private check: SessionCheck | null = null;
  private violations: readonly Violation[] = [];
  private acknowledged = new Set<RuleId>();
  private error: AppError | null = null;
  private running = false;
  private turn = 0;
  private handle: DialogHandle<boolean> | null = null;
  private readonly pause = new Debounce(PAUSE_MS, () => void this.ask());

  constructor(
    private readonly number: number,
    private readonly drag: SessionDrag,
  ) {
    this.form = { ...drag.form };
    void this.ask();
  }

  draw(handle: DialogHandle<boolean>, headingId: string): TemplateResult {
    this.handle = handle;
    const time = (key: "start" | "end", label: string) =>
      timeField({
        id: `${headingId}-${key}`,
        kind: key,
        label,
        required: true,
        value: this.form[key],
        error: this.problem(key),
        tone: fieldTone(this.violations, key),
        note: key === "end" && this.check?.minutes ? minutes(this.check.minutes) : undefined,
        onInput: (text) => this.change({ [key]: text }),
      });
    return html`<form
      @submit=${(event: Event) => {
        event.preventDefault();
        if (!this.barred) void this.send();
      }}
    >
      <div class="dialog-b ${privacy.value ? "covered" : ""}">
        <h2 id=${headingId}>Sposta l’erogazione ${this.number}</h2>
        <div class="cols3">
          ${dateField({
            id: `${headingId}-date`,
            label: "Data",
            kind: "appointment",
            required: true,
            value: this.form.date,
            error: this.problem("date"),
            tone: fieldTone(this.violations, "date"),
            today: today(),
            onInput: (text) => this.change({ date: text }),
          })}
          ${time("start", "Inizio")} ${time("end", "Fine")}
        </div>
        ${violationList(`${headingId}-rules`, this.violations, {
          acknowledged: this.acknowledged,
          onAcknowledge: (rule, ticked) => {
            if (ticked) this.acknowledged.add(rule);
            else this.acknowledged.delete(rule);
            handle.redraw();
          },
          onMend: ({ field, value }) => this.change({ [field]: value }),
        })}
        ${this.error ? errorBox(this.error) : nothing}
      </div>
      ${dialogFoot({
        proceed: "Sposta",
        danger: false,
        barred: this.barred,
        running: this.running,
        focusCancel: false,
        onProceed: () => void this.send(),
        onCancel: () => handle.close(false),
      })}
      <button type="submit" hidden></button>
    </form>`;
  }

  private problem(field: string): string | undefined {
    const empty = this.form[field as "date" | "start" | "end"].trim() === "";
    if (empty) return "Campo obbligatorio.";
    return (this.check?.fields ?? []).concat(this.error?.fields ?? []).find((it) => it.field === field)
      ?.message;
  }

  private get barred(): string | undefined {
    if (["date", "start", "end"].some((it) => this.problem(it))) return "C’è un campo da correggere.";
    return whyBarred(this.violations, this.acknowledged);
  }

  private change(part: Partial<SessionDrag["form"]>): void {
    this.form = { ...this.form, ...part };
    this.error = null;
    this.turn += 1;
    this.pause.later();
    this.handle?.redraw();
  }

  private async ask(): Promise<void> {
    const turn = ++this.turn;
    try {
      const check = await checkSession(this.drag.activity, this.drag.session, this.form);
      if (turn !== this.turn) return;
      this.check = check;
      this.ruled(check.violations);
    } catch (thrown) {
      if (turn === this.turn) this.error = AppError.from(thrown);
    }
    this.handle?.redraw();
  }

  private ruled(violations: readonly Violation[]): void {
    this.violations = violations;
    this.acknowledged = keepTicks(violations, this.acknowledged);
  }

  private async send(): Promise<void> {
    const { handle } = this;
    if (!handle || this.running) return;
    this.pause.cancel();
    await this.ask();
    if (this.barred) return handle.redraw();
    this.running = true;
    handle.redraw();
    try {
      await editSession(this.drag.session, this.drag.revision, this.form, [...this.acknowledged]);
      handle.close(true);
    } catch (thrown) {
      const error = AppError.from(thrown);
      if (error.violations.length) this.ruled(error.violations);
      else this.error = error;
      this.running = false;
      handle.redraw();
    }
  }
}

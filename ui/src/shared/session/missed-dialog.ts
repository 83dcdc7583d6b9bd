// «Non svolta…»: the right step for the session's state, its reason, and where it could be held instead.
import { html, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { AppError } from "../../base/errors";
import { date, weekday } from "../../base/format";
import { name, privacy } from "../../base/privacy";
import { type DialogHandle, dialogFoot } from "../../components/dialog";
import { errorBox } from "../../components/feedback";
import { factList } from "../../components/layout";
import { remark } from "../../components/violations";
import { checkMissed, missSession } from "../../generated/client";
import type { MissedCheck, Slot } from "../../generated/types";
import { type UnsavedWords, unsaved } from "../unsaved";
import { showForm } from "../unsaved-form";
import { ReasonChoice } from "./reason-choice";
import { withParagraph } from "./step-dialog";

export interface MissedAnswer {
  /** It was given up. */
  done: boolean;
  /** The draft entered instead. */
  entered: number | null;
  error: AppError | null;
}

interface Words {
  reason: string;
  slot: Slot | null;
}

const LEFT: MissedAnswer = { done: false, entered: null, error: null };

export async function askMissed(session: number): Promise<MissedAnswer> {
  let check: MissedCheck;
  try {
    check = await checkMissed(session);
  } catch (thrown) {
    return { ...LEFT, error: AppError.from(thrown) };
  }
  const asking = new Asking(check);
  const answer = await showForm<MissedAnswer, Words>(asking.words, (handle, headingId) =>
    asking.draw(handle, headingId),
  );
  return answer ?? LEFT;
}

export const slotWords = (slot: Slot): string =>
  `${weekday(slot.date)} ${date(slot.date)}, ${slot.start}–${slot.end}`;

export const missedWords = (number: number, entered: boolean): string =>
  entered
    ? `Erogazione ${number} non svolta: una bozza è di nuovo in calendario.`
    : `Erogazione ${number} non svolta.`;

const same = (one: Slot | null, other: Slot | null): boolean =>
  one?.date === other?.date && one?.start === other?.start && one?.end === other?.end;

class Asking {
  readonly words: UnsavedWords<Words>;
  private reason: ReasonChoice | null = null;
  private running = false;
  private error: AppError | null = null;

  constructor(private readonly check: MissedCheck) {
    this.words = unsaved.open<Words>(
      `erogazione/${check.step.session}/non-svolta`,
      { reason: "", slot: null },
      { title: "Non svolta" },
    );
  }

  draw(handle: DialogHandle<MissedAnswer>, headingId: string): TemplateResult {
    const { step } = this.check;
    this.reason ??= new ReasonChoice(this.check.reasons, this.words.value.reason, () => {
      this.words.write({ ...this.words.value, reason: this.reason?.value ?? "" });
      this.error = null;
      handle.redraw();
    });
    return html`<div class="dialog-b ${privacy.value ? "covered" : ""}">
        <h2 id=${headingId}>Non svolta</h2>
        ${factList(step.facts.map((fact) => [fact.label, fact.personal ? name(fact.value) : fact.value]))}
        ${this.reason.draw(headingId)} ${this.places(handle, headingId)}
        ${remark("n", `«${step.title}».`, step.irreversible ? withParagraph(step.irreversible, step.paragraph) : undefined)}
        ${this.error ? errorBox(this.error) : ""}
      </div>
      ${dialogFoot({
        proceed: "Procedi",
        danger: true,
        running: this.running,
        focusCancel: false,
        onProceed: () => void this.proceed(handle, headingId),
        onCancel: () => handle.leave(),
      })}`;
  }

  private places(handle: DialogHandle<MissedAnswer>, headingId: string): TemplateResult {
    const { slots, noSlot } = this.check;
    if (noSlot) return html`<p class="hint">${noSlot}</p>`;
    const choice = (slot: Slot | null, at: number, words: string) =>
      html`<label class="check"
        ><input
          type="radio"
          name="${headingId}-slot"
          data-key="posto-${at}"
          .checked=${live(same(this.words.value.slot, slot))}
          @change=${() => {
            this.words.write({ ...this.words.value, slot });
            handle.redraw();
          }}
        /><span>${words}</span></label
      >`;
    return html`<fieldset class="slots">
      <legend class="lbl">Di nuovo in calendario, come bozza</legend>
      ${slots.map((slot, at) => choice(slot, at + 1, slotWords(slot)))} ${choice(null, 0, "Non adesso")}
    </fieldset>`;
  }

  private async proceed(handle: DialogHandle<MissedAnswer>, headingId: string): Promise<void> {
    if (this.reason?.isMissing) {
      handle.redraw();
      (
        document.getElementById(`${headingId}-own`) ?? document.getElementById(`${headingId}-reason`)
      )?.focus();
      return;
    }
    const { step } = this.check;
    this.running = true;
    this.error = null;
    handle.redraw();
    try {
      const { reason, slot } = this.words.value;
      const entered = await missSession({
        session: step.session,
        expected: step.expected,
        reason: reason.trim(),
        slot,
      });
      handle.close({ done: true, entered, error: null });
      return;
    } catch (thrown) {
      this.error = AppError.from(thrown);
    }
    this.running = false;
    handle.redraw();
  }
}

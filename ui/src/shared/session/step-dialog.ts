// The confirmation of a session's step, the same wherever its button stands: what the program's check says
// (question, facts, every violation, what cannot be undone), then the step itself with the state it expects.
import { html, nothing, type TemplateResult } from "lit";
import { AppError } from "../../base/errors";
import { LENGTHS } from "../../base/lengths";
import { name, privacy } from "../../base/privacy";
import { type DialogHandle, dialogFoot } from "../../components/dialog";
import { errorBox } from "../../components/feedback";
import { areaField } from "../../components/field";
import { factList } from "../../components/layout";
import { par } from "../../components/paragraph";
import { remark, violationList, whyBarred } from "../../components/violations";
import { checkHold, checkStep, holdSession, takeStep } from "../../generated/client";
import type {
  ProblemCode,
  RuleId,
  SessionStep,
  StepCheck,
  StepOrder,
  Violation,
} from "../../generated/types";
import { type UnsavedWords, unsaved } from "../unsaved";
import { showForm } from "../unsaved-form";

export const REGISTER_HINT = "La firma anche il referente aziendale: niente dati sulla salute.";

/** Answers after which the screen no longer shows what is true. */
const OUTDATED: ReadonlySet<ProblemCode> = new Set<ProblemCode>(["STALE", "NOT_FOUND"]);

export const outdated = (error: AppError): boolean => OUTDATED.has(error.code);

/** «Dopo non si può più modificare (§3.1).» */
export function withParagraph(sentence: string, paragraph: string): TemplateResult {
  return html`${sentence.replace(/\.$/, "")} (${par(paragraph)}).`;
}

export type StepOutcome =
  | { taken: true; check: StepCheck }
  /** Not taken: the user changed their mind (no error), or it was refused. */
  | { taken: false; error: AppError | null };

export function askStep(session: number, step: SessionStep): Promise<StepOutcome> {
  return ask(`${session}/${step}`, () => checkStep(session, step), takeStep);
}

/** «Avvia e concludi…»: both steps, once confirmed. */
export function askHold(session: number): Promise<StepOutcome> {
  return ask(`${session}/svolta`, () => checkHold(session), holdSession);
}

type Take = (order: StepOrder) => Promise<unknown>;

async function ask(key: string, read: () => Promise<StepCheck>, take: Take): Promise<StepOutcome> {
  let check: StepCheck;
  try {
    check = await read();
  } catch (thrown) {
    return { taken: false, error: AppError.from(thrown) };
  }
  const asking = new Asking(check, key, take);
  const answer = await showForm<StepOutcome, StepWords>(
    asking.words,
    (handle, headingId) => asking.draw(handle, headingId),
    { role: "alertdialog" },
  );
  return answer ?? { taken: false, error: null };
}

interface StepWords {
  reason: string;
  description: string;
}

class Asking {
  readonly words: UnsavedWords<StepWords>;
  private running = false;
  private violations: readonly Violation[];
  private readonly acknowledged = new Set<RuleId>();
  private reason = "";
  private description: string;
  private missingReason = false;
  private error: AppError | null = null;

  constructor(
    private readonly check: StepCheck,
    key: string,
    private readonly take: Take,
  ) {
    this.violations = check.violations;
    this.description = check.description;
    this.words = unsaved.open(`erogazione/${key}`, this.typed(), {
      title: check.title,
      typed: ({ reason, description }) => [reason.trim(), description.trim()],
    });
    ({ reason: this.reason, description: this.description } = this.words.value);
  }

  private typed(): StepWords {
    return { reason: this.reason, description: this.description };
  }

  draw(handle: DialogHandle<StepOutcome>, headingId: string): TemplateResult {
    const { check } = this;
    const barred = whyBarred(this.violations, this.acknowledged);
    const closing = check.step === "annulla" || check.step === "chiudi";
    return html`<div class="dialog-b ${privacy.value ? "covered" : ""}">
        <h2 id=${headingId}>${check.title}</h2>
        <p>${check.question}</p>
        ${factList(check.facts.map((fact) => [fact.label, fact.personal ? name(fact.value) : fact.value]))}
        ${check.asksReason ? this.reasonField(handle, headingId) : nothing}
        ${check.asksDescription ? this.descriptionField(handle, headingId) : nothing}
        ${violationList(`${headingId}-rules`, this.violations, {
          acknowledged: this.acknowledged,
          onAcknowledge: (rule, ticked) => {
            if (ticked) this.acknowledged.add(rule);
            else this.acknowledged.delete(rule);
            handle.redraw();
          },
        })}
        ${check.irreversible ? remark("n", undefined, withParagraph(check.irreversible, check.paragraph)) : nothing}
        ${this.error && this.error.fields.length === 0 ? errorBox(this.error) : nothing}
      </div>
      ${dialogFoot({
        proceed: "Procedi",
        danger: closing,
        barred,
        running: this.running,
        // Where something is to be written, one writes first.
        focusCancel: !check.asksReason && !check.asksDescription,
        onProceed: () => void this.proceed(handle, headingId),
        onCancel: () => handle.leave(),
      })}`;
  }

  private problem(field: "reason" | "description"): string | undefined {
    return this.error?.fields.find((it) => it.field === field)?.message;
  }

  private reasonField(handle: DialogHandle<StepOutcome>, headingId: string): TemplateResult {
    return areaField({
      id: `${headingId}-reason`,
      label: "Motivazione",
      required: true,
      rows: 2,
      autofocus: true,
      value: this.reason,
      error: this.missingReason ? "Scrivi la motivazione prima di confermare." : this.problem("reason"),
      onInput: (text) => {
        this.reason = text;
        this.words.write(this.typed());
        this.error = null;
        if (text.trim()) this.missingReason = false;
        handle.redraw();
      },
    });
  }

  private descriptionField(handle: DialogHandle<StepOutcome>, headingId: string): TemplateResult {
    return areaField({
      id: `${headingId}-description`,
      label: "Descrizione per il registro",
      hint: REGISTER_HINT,
      error: this.problem("description"),
      rows: 3,
      autofocus: !this.check.asksReason,
      maxLength: LENGTHS.sessionDescription,
      value: this.description,
      onInput: (text) => {
        this.description = text;
        this.words.write(this.typed());
        this.error = null;
        handle.redraw();
      },
    });
  }

  private async proceed(handle: DialogHandle<StepOutcome>, headingId: string): Promise<void> {
    const { check } = this;
    this.missingReason = check.asksReason && this.reason.trim() === "";
    this.error = null;
    this.running = !this.missingReason;
    handle.redraw();
    if (this.missingReason) {
      document.getElementById(`${headingId}-reason`)?.focus();
      return;
    }
    try {
      await this.take({
        step: check.step,
        session: check.session,
        expected: check.expected,
        acknowledged: [...this.acknowledged],
        reason: this.reason.trim(),
        description: check.asksDescription ? this.description : null,
      });
      handle.close({ taken: true, check });
    } catch (thrown) {
      this.refused(AppError.from(thrown), handle);
    }
  }

  private refused(error: AppError, handle: DialogHandle<StepOutcome>): void {
    this.running = false;
    if (outdated(error)) {
      handle.close({ taken: false, error });
      return;
    }
    if (error.violations.length) this.violations = error.violations;
    else this.error = error;
    handle.redraw();
  }
}

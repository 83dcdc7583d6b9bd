// One shape for whatever goes wrong. The program answers { code, message, field?, violations? } with
// Italian text made in one place in Rust; anything else (a broken call, a bug) becomes UNEXPECTED and
// keeps its raw text only as details to copy, never as words shown to the user.
import type { FieldProblem, Problem, ProblemCode, Violation } from "../generated/types";

/** What the program answers when it refuses; a refusal of the page's own says its words only. */
type Refusal = Pick<Problem, "code" | "message"> & Partial<Problem>;

export class AppError extends Error {
  readonly code: ProblemCode;
  readonly field: string | undefined;
  /** Every field of a form at fault, each with its own words. */
  readonly fields: FieldProblem[];
  readonly violations: Violation[];
  /** True for a refusal foreseen by the program: shown calmly, without details to copy. */
  readonly expected: boolean;
  /** Seconds to wait before trying again; 0 when there is nothing to wait for. */
  readonly retryAfter: number;
  /** Raw text for who mends the program. */
  readonly details: string | undefined;

  constructor(private readonly answer: Refusal) {
    super(answer.message);
    this.name = "AppError";
    this.code = answer.code;
    this.field = answer.field ?? undefined;
    this.fields = answer.fields ?? [];
    this.violations = answer.violations ?? [];
    this.expected = answer.expected ?? true;
    this.retryAfter = answer.retryAfter ?? 0;
    this.details = answer.details ?? undefined;
  }

  /** The same of a form within another, whose fields bear this name before their own: «contactSurname». */
  within(prefix: string): AppError {
    const fields = this.fields.map(({ field, message }) => ({
      field: prefix + field.charAt(0).toUpperCase() + field.slice(1),
      message,
    }));
    return new AppError({ ...this.answer, fields });
  }

  static from(thrown: unknown): AppError {
    if (thrown instanceof AppError) return thrown;
    if (isRefusal(thrown)) return new AppError(thrown);
    return new AppError({
      code: "UNEXPECTED",
      expected: false,
      message: "Qualcosa non ha funzionato. Quello che avevi scritto è ancora qui: puoi riprovare.",
      details: rawText(thrown),
    });
  }
}

function isRefusal(thrown: unknown): thrown is Refusal {
  return (
    typeof thrown === "object" &&
    thrown !== null &&
    typeof (thrown as Refusal).code === "string" &&
    typeof (thrown as Refusal).message === "string"
  );
}

function rawText(thrown: unknown): string {
  if (thrown instanceof Error) return `${thrown.name}: ${thrown.message}\n${thrown.stack ?? ""}`.trim();
  if (typeof thrown === "string") return thrown;
  return JSON.stringify(thrown) ?? String(thrown);
}

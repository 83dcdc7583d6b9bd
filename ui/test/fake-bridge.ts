// A bridge that answers from a table instead of the program: for tests, and for looking at the screens.

import { AppError } from "../src/base/errors";
import type { Bridge } from "../src/bridge";
import type { ProblemCode } from "../src/generated/ProblemCode";

// biome-ignore lint/suspicious/noExplicitAny: each test knows the arguments of the command it answers
export type Answer = (args: any) => unknown;

export class FakeBridge implements Bridge {
  readonly calls: { command: string; args: Record<string, unknown> }[] = [];
  title = "";
  private readonly ears = new Map<string, Set<(payload: never) => void>>();

  constructor(readonly answers: Record<string, Answer> = {}) {}

  async call<T>(command: string, args: Record<string, unknown> = {}): Promise<T> {
    this.calls.push({ command, args });
    const answer = this.answers[command];
    if (!answer) throw AppError.from(`command ${command} not found`);
    try {
      return (await answer(args)) as T;
    } catch (thrown) {
      throw AppError.from(thrown);
    }
  }

  on<T>(event: string, heard: (payload: T) => void): () => void {
    const ears = this.ears.get(event) ?? new Set();
    this.ears.set(event, ears);
    ears.add(heard as (payload: never) => void);
    return () => ears.delete(heard as (payload: never) => void);
  }

  /** Plays an event of the program. */
  emit(event: string, payload?: unknown): void {
    for (const heard of this.ears.get(event) ?? []) heard(payload as never);
  }

  /** Hands over the ear itself: an answer of a test may speak into it. */
  channel<T>(heard: (message: T) => void): unknown {
    return heard;
  }

  async setTitle(title: string): Promise<void> {
    this.title = title;
  }

  /** Arguments of the last call of a command. */
  last(command: string): Record<string, unknown> | undefined {
    return this.calls.findLast((it) => it.command === command)?.args;
  }
}

/** What the program answers when it refuses. */
export function refusal(code: ProblemCode, message: string, more: Record<string, unknown> = {}): object {
  return { code, message, ...more };
}

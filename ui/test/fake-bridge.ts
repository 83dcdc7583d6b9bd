// A bridge that answers from a table instead of the program: for tests, and for looking at the screens.
import type { Bridge } from "../src/base/bridge";
import { AppError } from "../src/base/errors";
import type { Answer, Args, Command } from "../src/generated/client";
import type { DropPlace, FileEvent, KeptUnsent, ProgramEvent } from "../src/generated/types";
import { fieldRead } from "./recorded";

/** What answers a command: as the program would, now or later, or by throwing what it refuses with. */
export type Answering<C extends Command> = (args: Args<C>) => Answer<C> | Promise<Answer<C>>;
export type Answers = { [C in Command]?: Answering<C> };

/** A call as it was made. */
export type Called = { [C in Command]: { command: C; args: Args<C> } }[Command];

/** What the program answers whatever the test is about. */
const ALWAYS: Answers = { read_field: ({ kind, text }) => fieldRead(kind, text) };

export class FakeBridge implements Bridge {
  readonly calls: Called[] = [];
  title = "";
  zoom = 1;
  reloads = 0;
  printed = 0;
  private readonly ears = new Map<ProgramEvent, Set<() => void>>();
  private readonly fileEars = new Map<FileEvent, Set<(place: DropPlace) => void>>();

  /** What is typed is kept as in any archive, unless a test says otherwise. */
  readonly answers: Answers;

  constructor(answers: Answers = {}) {
    this.answers = { ...keeping(), ...answers };
  }

  async call<C extends Command>(command: C, args: Args<C>): Promise<Answer<C>> {
    this.calls.push({ command, args } as Called);
    const answer: Answering<C> | undefined = this.answers[command] ?? (ALWAYS as Answers)[command];
    if (!answer) throw AppError.from(`command ${command} not found`);
    try {
      return await answer(args);
    } catch (thrown) {
      throw AppError.from(thrown);
    }
  }

  on(event: ProgramEvent, heard: () => void): () => void {
    const ears = this.ears.get(event) ?? new Set();
    this.ears.set(event, ears);
    ears.add(heard);
    return () => ears.delete(heard);
  }

  onFile(event: FileEvent, heard: (place: DropPlace) => void): () => void {
    const ears = this.fileEars.get(event) ?? new Set();
    this.fileEars.set(event, ears);
    ears.add(heard);
    return () => ears.delete(heard);
  }

  /** Plays a file dragged over the window. */
  emitFile(event: FileEvent, place: DropPlace): void {
    for (const heard of this.fileEars.get(event) ?? []) heard(place);
  }

  /** Plays an event of the program. */
  emit(event: ProgramEvent): void {
    for (const heard of this.ears.get(event) ?? []) heard();
  }

  reload(): void {
    this.reloads += 1;
  }

  async setTitle(title: string): Promise<void> {
    this.title = title;
  }

  async setZoom(factor: number): Promise<void> {
    this.zoom = factor;
  }

  async print(): Promise<void> {
    this.printed += 1;
  }

  /** Arguments of the last call of a command. */
  last<C extends Command>(command: C): Args<C> | undefined {
    return this.calls.findLast((it) => it.command === command)?.args as Args<C> | undefined;
  }
}

function keeping(): Answers {
  const kept = new Map<string, KeptUnsent>();
  return {
    unsent: () => [...kept.values()],
    keep_unsent: ({ unsent }) => {
      const at = "2022-06-01T09:14:00";
      kept.set(unsent.form, { ...unsent, kept: at });
      return at;
    },
    forget_unsent: ({ form }) => void kept.delete(form),
  };
}

/** What the program answers when it refuses. */
export function refusal(code: string, message: string, more: Record<string, unknown> = {}): object {
  return { code, message, ...more };
}

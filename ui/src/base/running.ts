// The steps a part of the page can take: one at a time, the one under way known by its key, and what the last
// one was refused for shown where its button is.
import type { ReactiveControllerHost } from "lit";
import { attempt } from "./attempt";
import type { AppError } from "./errors";

export class Running {
  /** Key of the step under way. */
  key = "";
  error: AppError | null = null;

  constructor(private readonly host: Pick<ReactiveControllerHost, "requestUpdate">) {}

  /** The answer of the step; undefined when it was refused, given up, or another one is under way. */
  async take<T>(key: string, run: () => Promise<T>): Promise<{ value: T } | undefined> {
    if (this.key) return undefined;
    this.key = key;
    this.show(null);
    const { done, value, error } = await attempt(run);
    this.key = "";
    this.show(error);
    return done ? { value: value as T } : undefined;
  }

  show(error: AppError | null): void {
    this.error = error;
    this.host.requestUpdate();
  }
}

// An answer cached until the archive changes: lists that stay the same while a screen is narrowed or paged.
import { archiveChanges } from "./state";

export class Cached<T> {
  private last: { asOf: number; answer: Promise<T> } | undefined;

  constructor(private readonly read: () => Promise<T>) {}

  /** What was read last, read again if the archive has changed since or if the reading failed. */
  get(): Promise<T> {
    const asOf = archiveChanges.value;
    if (this.last?.asOf === asOf) return this.last.answer;
    const answer = this.read();
    const cached = { asOf, answer };
    this.last = cached;
    answer.catch(() => {
      if (this.last === cached) this.last = undefined;
    });
    return answer;
  }
}

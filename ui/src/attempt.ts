// A step a button takes: its answer, or what went wrong, to be shown where the button is. A user who closes
// a system window has changed their mind: nothing is said about it.
import { AppError } from "./errors";

export interface Outcome<T> {
  done: boolean;
  value?: T;
  error: AppError | null;
}

export async function attempt<T>(run: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { done: true, value: await run(), error: null };
  } catch (thrown) {
    const error = AppError.from(thrown);
    return { done: false, error: error.code === "CANCELLED" ? null : error };
  }
}

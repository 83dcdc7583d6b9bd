// A step a button takes: its answer, or what went wrong, to be shown where the button is. A user who closes
// a system window has changed their mind: nothing is said about it.
import { AppError } from "./errors";

export interface Outcome<T> {
  done: boolean;
  value?: T;
  error: AppError | null;
}

/** With a signal, a question can be given up: it is answered to nobody, and changes nothing. */
export async function attempt<T>(run: () => Promise<T>, signal?: AbortSignal): Promise<Outcome<T>> {
  try {
    return { done: true, value: await (signal ? until(signal, run()) : run()), error: null };
  } catch (thrown) {
    const error = AppError.from(thrown);
    return { done: false, error: error.code === "CANCELLED" ? null : error };
  }
}

function until<T>(signal: AbortSignal, answer: Promise<T>): Promise<T> {
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener(
      "abort",
      () => reject(new AppError({ code: "CANCELLED", message: "Interrotto." })),
      { once: true },
    );
  });
  return Promise.race([answer, stopped]);
}

// Saves what is being written a moment after the last key, and at once when the writer turns away: from the
// text, from the window, towards another screen or the lock. One saving at a time, the last words win.
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { Debounce } from "../base/debounce";
import { AppError } from "../base/errors";

/** Long enough not to save at every key, short enough that a crash costs a few words. */
const PAUSE_MS = 600;

export class Autosave implements ReactiveController {
  /** Why the last saving failed; the words are still on the page. */
  error: AppError | null = null;
  private readonly pause = new Debounce(PAUSE_MS, () => void this.now());
  private waiting = false;
  private running: Promise<void> | null = null;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly save: () => Promise<void>,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener("visibilitychange", this.turning);
    document.documentElement.addEventListener("mouseleave", this.turning);
    document.addEventListener("keydown", this.holding);
    addEventListener("blur", this.turning);
    addEventListener("pagehide", this.turning);
  }

  hostDisconnected(): void {
    document.removeEventListener("visibilitychange", this.turning);
    document.documentElement.removeEventListener("mouseleave", this.turning);
    document.removeEventListener("keydown", this.holding);
    removeEventListener("blur", this.turning);
    removeEventListener("pagehide", this.turning);
    void this.now();
  }

  /** Whether something written is not saved yet. */
  get pending(): boolean {
    return this.waiting || this.running !== null;
  }

  /** Something was written. */
  touch(): void {
    this.waiting = true;
    this.pause.later();
    this.host.requestUpdate();
  }

  /** Saves at once what is still to be saved; true when all of it is. */
  async now(): Promise<boolean> {
    this.pause.cancel();
    // What is written while a saving runs is saved by the next one.
    while (this.running) await this.running;
    if (!this.waiting) return this.error === null;
    this.waiting = false;
    this.running = this.run();
    this.host.requestUpdate();
    await this.running;
    return this.error === null && !this.waiting;
  }

  /** Gives up what is still to be saved. */
  drop(): void {
    this.pause.cancel();
    this.waiting = false;
    this.error = null;
    this.host.requestUpdate();
  }

  private async run(): Promise<void> {
    try {
      await this.save();
      this.error = null;
    } catch (thrown) {
      this.error = AppError.from(thrown);
      this.waiting = true;
    } finally {
      this.running = null;
      this.host.requestUpdate();
    }
  }

  private readonly turning = () => {
    if (this.waiting) void this.now();
  };

  /** Keys that lead away begin with one of these: Ctrl+L locks, Alt+F4 closes. */
  private readonly holding = (event: KeyboardEvent) => {
    if (["Control", "Alt", "Meta"].includes(event.key)) this.turning();
  };
}

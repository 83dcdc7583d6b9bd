// Something to be done once a burst of keys is over: every new one begins the pause anew.

export class Debounce {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly pauseMs: number,
    private readonly run: () => void,
  ) {}

  /** The pause is running. */
  get waiting(): boolean {
    return this.timer !== undefined;
  }

  later(): void {
    this.cancel();
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.run();
    }, this.pauseMs);
  }

  cancel(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}

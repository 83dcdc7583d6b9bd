// A value that several parts of the page look at, and the controller that redraws a part when it changes.
import type { ReactiveController, ReactiveControllerHost } from "lit";

export class Store<T> {
  private readonly listeners = new Set<(value: T) => void>();
  constructor(private current: T) {}

  get value(): T {
    return this.current;
  }

  set(next: T): void {
    if (Object.is(next, this.current)) return;
    this.current = next;
    for (const listener of [...this.listeners]) listener(next);
  }

  subscribe(listener: (value: T) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

export class Watch implements ReactiveController {
  private stops: (() => void)[] = [];
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly stores: readonly Pick<Store<unknown>, "subscribe">[],
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.stops = this.stores.map((store) => store.subscribe(() => this.host.requestUpdate()));
  }

  hostDisconnected(): void {
    for (const stop of this.stops) stop();
    this.stops = [];
  }
}

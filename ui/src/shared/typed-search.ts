// The text of a search while it is being typed, ahead of the address: it goes there once the keys are over, so
// that the list is read once and found again on the way back.
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { Debounce } from "../base/debounce";
import { type Place, router } from "./router";

const PAUSE_MS = 200;

export class TypedSearch implements ReactiveController {
  private typed: string | null = null;
  private readonly pause = new Debounce(PAUSE_MS, () => this.settle());

  /** `resets` are the other parts of the address that a new text takes away, as the page. */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly resets: readonly string[],
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.pause.cancel();
  }

  /** What stands in the field. */
  text(place: Place): string {
    return this.typed ?? place.query.get("testo") ?? "";
  }

  type(text: string): void {
    this.typed = text;
    this.pause.later();
    this.host.requestUpdate();
  }

  /** Drops what is typed: the address says something else. */
  drop(): void {
    this.pause.cancel();
    this.typed = null;
    this.host.requestUpdate();
  }

  private settle(): void {
    const text = this.typed ?? "";
    this.drop();
    const others = Object.fromEntries(this.resets.map((key) => [key, null]));
    router.setQuery({ testo: text.trim() ? text : null, ...others });
  }
}

// A part of the request's page that reads what it shows by itself, and again when the archive changes.
import type { PropertyValues } from "lit";
import { property, state } from "lit/decorators.js";
import type { AppError } from "../../base/errors";
import { LightElement } from "../../base/light";
import { archiveChanges } from "../../shared/state";

export abstract class OfRequest extends LightElement {
  @property({ type: Number }) request = 0;
  @state() protected trouble: AppError | null = null;
  /** Which reading is under way: an answer to an earlier one is dropped. */
  protected turn = 0;
  private stop: (() => void) | undefined;

  /** Forgets what it shows, which is of another request. */
  protected abstract empty(): void;

  protected abstract readAgain(): Promise<void>;

  override connectedCallback(): void {
    super.connectedCallback();
    this.stop = archiveChanges.subscribe(() => void this.readAgain());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
    this.turn += 1;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("request")) return;
    this.empty();
    void this.readAgain();
  }
}

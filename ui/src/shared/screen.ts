// What every screen inside the frame does alike: read what it shows, say so when that takes time, show what
// went wrong, read again when the archive changes, and tell the router when the focus may arrive. A reading that
// fails takes nothing off the page: somebody may be writing there.
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { AppError } from "../base/errors";
import { LightElement } from "../base/light";
import { busy, errorBox } from "../components/feedback";
import { bareOf, type Place, router } from "./router";
import { archiveChanges, usable } from "./state";

const PATIENCE_MS = 500;

export abstract class Screen<T> extends LightElement {
  @property({ attribute: false }) place!: Place;
  @state() protected data: T | undefined;
  @state() protected failure: AppError | null = null;
  @state() private slow = false;
  private turn = 0;
  private bare = "";
  private stop: (() => void) | undefined;

  /** Reads everything the screen shows. */
  protected abstract read(place: Place): Promise<T>;

  protected abstract view(data: T): TemplateResult;

  /** What is being done while the reading takes more than half a second. */
  protected waiting(): string {
    return "Leggo dall’archivio…";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.dataset.screen = "";
    this.stop = archiveChanges.subscribe(() => void this.reload());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
    this.turn += 1;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("place")) return;
    const bare = bareOf(this.place);
    if (bare !== this.bare) this.data = undefined;
    this.bare = bare;
    void this.reload();
  }

  /** Reads again; what is on the page stays until the answer comes, and a late answer is dropped. */
  async reload(): Promise<void> {
    const turn = ++this.turn;
    const patience = setTimeout(() => {
      if (turn === this.turn) this.slow = true;
    }, PATIENCE_MS);
    try {
      const data = await this.read(this.place);
      if (turn !== this.turn) return;
      this.data = data;
      this.failure = null;
    } catch (thrown) {
      if (turn !== this.turn) return;
      this.failure = AppError.from(thrown);
    } finally {
      clearTimeout(patience);
      if (turn === this.turn) {
        this.slow = false;
        await this.updateComplete;
        if (turn === this.turn) {
          router.arrived(this, this.place);
          usable();
        }
      }
    }
  }

  /** What went wrong with the last reading and the view does not say by itself. */
  protected untold(): AppError | null {
    return this.failure;
  }

  protected override render(): TemplateResult {
    if (this.data !== undefined) return html`${this.failing()}${this.view(this.data)}`;
    return html`<div class="page">
      <div class="head"><div class="grow"><h1 tabindex="-1">${this.place.route.title}</h1></div></div>
      ${this.slow ? busy(this.waiting()) : nothing}
      ${errorBox(this.failure, () => void this.reload())}
    </div>`;
  }

  private failing(): TemplateResult | typeof nothing {
    const error = this.untold();
    return error ? html`<div class="failing">${errorBox(error, () => void this.reload())}</div>` : nothing;
  }
}

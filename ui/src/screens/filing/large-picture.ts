// A page as large as it was read, in a window of its own.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import type { AppError } from "../../base/errors";
import { LightElement } from "../../base/light";
import { privacy } from "../../base/privacy";
import { showDialog } from "../../components/dialog";
import { busy, errorBox } from "../../components/feedback";
import { remark } from "../../components/violations";
import { sheetPicture } from "../../generated/client";
import type { SheetPage } from "../../generated/types";

@customElement("large-sheet")
export class LargeSheet extends LightElement {
  @property() headingId = "";
  @property({ type: Number }) sheet = 0;
  @property() told = "";
  @state() private picture = "";
  @state() private full = false;
  @state() private error: AppError | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.read();
  }

  protected override render(): TemplateResult {
    return html`<div class="dialog-b">
        <h2 id=${this.headingId}>${this.told}</h2>
        ${privacy.value ? remark("n", "Schermo riservato attivo.", "Premi F9 per rivedere la pagina.") : this.page()}
      </div>
      <div class="dialog-f">
        ${
          this.picture && !privacy.value
            ? html`<button
                type="button"
                class="btn"
                data-key="sheet-full"
                aria-pressed=${this.full}
                @click=${() => {
                  this.full = !this.full;
                }}
              >Grandezza piena</button>`
            : nothing
        }
        <button type="button" class="btn primary" data-key="procedi"  @click=${() => this.dispatchEvent(new CustomEvent("close"))}>
          Chiudi <kbd>Esc</kbd>
        </button>
      </div>`;
  }

  protected override firstUpdated(): void {
    this.querySelector<HTMLElement>("[data-key=procedi]")?.focus();
  }

  private page(): TemplateResult {
    return html`${errorBox(this.error, () => void this.read())}
    ${
      this.picture
        ? html`<div class="sheet-large ${this.full ? "full" : ""}" tabindex="0" role="region" aria-label="Pagina ingrandita">
            <img src=${this.picture} alt="Scansione: ${this.told}" />
          </div>`
        : this.error
          ? nothing
          : busy("Preparo la pagina…")
    }`;
  }

  private async read(): Promise<void> {
    this.error = null;
    const { value, error } = await attempt(() => sheetPicture(this.sheet));
    this.error = error;
    this.picture = value ?? "";
  }
}

export async function showLarge(page: SheetPage, told: string): Promise<void> {
  await showDialog<void>(
    (handle, headingId) => html`<large-sheet
      .headingId=${headingId}
      .sheet=${page.key}
      .told=${told}
      @close=${() => handle.close()}
    ></large-sheet>`,
    { wide: true },
  );
}

declare global {
  interface HTMLElementTagNameMap {
    "large-sheet": LargeSheet;
  }
}

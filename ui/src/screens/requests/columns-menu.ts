// «Colonne»: the widths of the table's columns, for who does not drag with a mouse.
import { html, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { icon } from "../../base/icons";
import { LightElement } from "../../base/light";
import { placeBeside } from "../../components/paragraph";
import { COLUMNS, type ColumnKey, clampWidth, NARROWEST, WIDEST, type Widths } from "./layout";

const STEP = 0.5;

/** Where Titolare closes, as in the stylesheet. */
const narrow = (): boolean => matchMedia("(max-width: 1120px)").matches;

@customElement("columns-menu")
export class ColumnsMenu extends LightElement {
  @property({ attribute: false }) widths: Widths = {};
  @property({ attribute: false }) onWidths: (widths: Widths) => void = () => undefined;
  @state() private open = false;

  protected override render(): TemplateResult {
    return html`<button
        type="button"
        class="btn sm quiet"
        aria-expanded=${this.open}
        aria-haspopup="dialog"
        data-key="columns"
        @click=${this.show}
      >
        ${icon("columns")}Colonne
      </button>
      <div
        class="columns-menu"
        popover="auto"
        role="dialog"
        aria-label="Larghezza delle colonne"
        @toggle=${(event: Event) => {
          this.open = (event as ToggleEvent).newState === "open";
        }}
      >
        <b>Larghezza delle colonne</b>
        ${COLUMNS.filter(([key]) => key !== "ti" || !narrow()).map(([key, label]) => this.column(key, label))}
        <button type="button" class="btn sm" @click=${() => this.onWidths({})}>
          ${icon("again")}Larghezze di partenza
        </button>
      </div>`;
  }

  private column(key: ColumnKey, label: string): TemplateResult {
    const now = this.widths[key] ?? this.measured(key);
    return html`<label
      ><span>${label}</span
      ><input
        type="range"
        min=${NARROWEST}
        max=${WIDEST}
        step=${STEP}
        .value=${String(now)}
        data-key="width-${key}"
        @input=${(event: Event) =>
          this.onWidths({
            ...this.widths,
            [key]: clampWidth(Number((event.target as HTMLInputElement).value)),
          })}
    /></label>`;
  }

  /** The width a column has by itself, so that the slider starts from what one sees. */
  private measured(key: ColumnKey): number {
    const at = COLUMNS.findIndex(([it]) => it === key);
    const cell = this.open
      ? document.querySelectorAll("table.requests thead tr:first-child th")[at]
      : undefined;
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    return cell ? clampWidth(cell.getBoundingClientRect().width / rem) : NARROWEST;
  }

  private async show(): Promise<void> {
    const box = this.querySelector<HTMLElement>("[popover]");
    const button = this.querySelector("button");
    if (!box || !button) return;
    if (this.open) {
      box.hidePopover();
      return;
    }
    this.open = true;
    await this.updateComplete;
    box.showPopover();
    placeBeside(box, button);
    box.querySelector<HTMLElement>("input")?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "columns-menu": ColumnsMenu;
  }
}

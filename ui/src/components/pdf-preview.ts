// A document as it will be printed, one page at a time. A canvas says nothing to who cannot see it: the
// page's text stands beside it, hidden to the eye. With the schermo riservato on neither is on the page.
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { AppError } from "../base/errors";
import { icon } from "../base/icons";
import { LightElement } from "../base/light";
import { privacy } from "../base/privacy";
import { Watch } from "../base/store";
import { busy, errorBox } from "./feedback";
import { givenUp, openPdf, type PdfFile } from "./pdf";
import "./pdf-preview.css";
import { LEAST, MOST, nextZoom, type Zoom, zoomWords } from "./zoom";

const PATIENCE_MS = 500;

export interface PdfSource {
  /** Names the file: what is shown is read again only when this changes. */
  key: string;
  read: () => Promise<ArrayBuffer>;
}

@customElement("pdf-preview")
export class PdfPreview extends LightElement {
  @property({ attribute: false }) source!: PdfSource;
  /** «registro 2022/017»: masculine, for the words around it. */
  @property() label = "";
  @state() private file: PdfFile | null = null;
  @state() private page = 1;
  @state() private zoom: Zoom = null;
  @state() private lines: string[] = [];
  @state() private failure: AppError | null = null;
  @state() private slow = false;
  /** Percent really shown, for the next step of the zoom. */
  private shown = 100;
  /** What stands on the desk: file, page, width, screen. */
  private drawn = "";
  private turn = 0;
  private patience: ReturnType<typeof setTimeout> | undefined;
  private watched: Element | null = null;
  private readonly resized = new ResizeObserver(() => {
    if (this.zoom === null) void this.draw();
  });

  constructor() {
    super();
    new Watch(this, [privacy]);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resized.disconnect();
    this.watched = null;
    clearTimeout(this.patience);
    this.turn += 1;
    this.file?.close();
    this.file = null;
  }

  protected override willUpdate(changed: PropertyValues): void {
    const before = changed.get("source") as PdfSource | undefined;
    if (changed.has("source") && before?.key !== this.source.key) void this.load();
  }

  protected override updated(): void {
    const desk = this.querySelector(".desk");
    if (desk !== this.watched) {
      this.resized.disconnect();
      if (desk) this.resized.observe(desk);
      this.watched = desk;
    }
    void this.draw();
  }

  protected override render(): TemplateResult {
    const pages = this.file?.pages ?? 0;
    return html`<div class="desk-bar row">
        ${this.button("left", "Pagina precedente", this.page <= 1, () => this.turnTo(this.page - 1))}
        <span class="meta nums" aria-live="polite">${pages ? `pagina ${this.page} di ${pages}` : "pagina –"}</span>
        ${this.button("right", "Pagina successiva", this.page >= pages, () => this.turnTo(this.page + 1))}
        <span class="grow"></span>
        ${this.button("minus", "Riduci", !pages || this.shown <= LEAST, () => this.scale(-1))}
        <button
          type="button"
          class="btn sm quiet zoom"
          data-key="zoom-width"
          aria-label="Ingrandimento: ${zoomWords(this.zoom)}. Riporta alla larghezza della pagina"
          title="Riporta alla larghezza della pagina"
          @click=${() => this.fit()}
        >${zoomWords(this.zoom)}</button>
        ${this.button("plus", "Ingrandisci", !pages || this.shown >= MOST, () => this.scale(1))}
      </div>
      ${privacy.value ? this.covered() : this.desk(pages)}`;
  }

  private button(
    drawing: "left" | "right" | "minus" | "plus",
    label: string,
    off: boolean,
    act: () => void,
  ): TemplateResult {
    return html`<button
      type="button"
      class="btn sm quiet icon"
      data-key="desk-${drawing}"
      aria-label=${label}
      ?disabled=${off}
      @click=${act}
    >${icon(drawing)}</button>`;
  }

  private desk(pages: number): TemplateResult {
    return html`<div
      class="desk"
      role="group"
      aria-label="Anteprima del ${this.label}"
      tabindex="0"
      @keydown=${this.key}
    >
      ${this.failure ? errorBox(this.failure, () => void this.load()) : nothing}
      ${this.slow && !this.failure ? busy("Preparo l’anteprima…") : nothing}
      <div class="sheet-of-paper" ?hidden=${!pages || this.failure !== null}></div>
      ${
        pages
          ? html`<div class="vh">
              <h2>Testo della pagina ${this.page} di ${pages}</h2>
              ${this.lines.map((line) => html`<p>${line}</p>`)}
            </div>`
          : nothing
      }
    </div>`;
  }

  private covered(): TemplateResult {
    return html`<div class="desk covered">
      <div class="empty">
        ${icon("hide")}
        <h2>Anteprima coperta</h2>
        <p>Lo schermo riservato è attivo: il documento porta nomi e codici fiscali. Premi F9 per rivederlo.</p>
      </div>
    </div>`;
  }

  private async load(): Promise<void> {
    const turn = ++this.turn;
    this.file?.close();
    this.file = null;
    this.failure = null;
    this.settled();
    this.querySelector(".sheet-of-paper")?.replaceChildren();
    this.lines = [];
    this.page = 1;
    this.patience = setTimeout(() => {
      this.slow = true;
    }, PATIENCE_MS);
    try {
      const file = await openPdf(await this.source.read());
      if (turn === this.turn) this.file = file;
      else file.close();
    } catch (thrown) {
      if (turn === this.turn) this.fail(thrown);
    }
  }

  private fail(thrown: unknown): void {
    this.settled();
    this.failure = AppError.from(thrown);
  }

  /** Something stands on the desk: no more words about waiting. */
  private settled(): void {
    clearTimeout(this.patience);
    this.slow = false;
  }

  /** Draws what is asked for, unless that is what already stands there. */
  private async draw(): Promise<void> {
    const paper = this.querySelector<HTMLElement>(".sheet-of-paper");
    const { file, page, zoom, turn } = this;
    // What could not be drawn is not tried again by itself, or it would be tried without end.
    if (!paper || !file || this.failure) {
      this.drawn = "";
      return;
    }
    const natural = await file.size(page).catch(() => null);
    if (!natural || turn !== this.turn) return;
    const width = Math.max(1, zoom === null ? paper.clientWidth : Math.round((natural.width * zoom) / 100));
    const wanted = [turn, page, width, globalThis.devicePixelRatio].join("/");
    if (wanted === this.drawn && paper.firstChild) return;
    this.drawn = wanted;
    this.shown = Math.round((width / natural.width) * 100);
    try {
      const [canvas, lines] = await Promise.all([file.draw(page, width), file.lines(page)]);
      if (wanted !== this.drawn || turn !== this.turn) return;
      canvas.setAttribute("role", "img");
      canvas.setAttribute("aria-label", `Pagina ${page} del ${this.label}; il suo testo segue`);
      paper.replaceChildren(canvas);
      this.settled();
      this.lines = lines;
      this.requestUpdate();
    } catch (thrown) {
      if (turn === this.turn && !givenUp(thrown)) this.fail(thrown);
    }
  }

  private turnTo(page: number): void {
    const pages = this.file?.pages ?? 1;
    this.page = Math.min(pages, Math.max(1, page));
    this.querySelector(".desk")?.scrollTo?.({ top: 0 });
  }

  private scale(direction: 1 | -1): void {
    this.zoom = nextZoom(this.shown, direction);
  }

  private fit(): void {
    this.zoom = null;
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const act = {
      PageDown: () => this.turnTo(this.page + 1),
      PageUp: () => this.turnTo(this.page - 1),
      "+": () => this.scale(1),
      "-": () => this.scale(-1),
      "0": () => this.fit(),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "pdf-preview": PdfPreview;
  }
}

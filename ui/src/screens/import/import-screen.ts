// Importa: the portal's own table from a file or pasted, seen first as what it will become, then brought in
// at once. Until «Importa» is pressed nothing changes.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { cancelImport, chooseImport, previewPasted, runImport } from "../../api/imports";
import { attempt } from "../../attempt";
import { busy, errorBox } from "../../components/feedback";
import { pageHead } from "../../components/layout";
import { toast } from "../../components/toast";
import type { AppError } from "../../errors";
import { counted } from "../../format";
import type { ImportPreview } from "../../generated/ImportPreview";
import type { ImportReport } from "../../generated/ImportReport";
import { Screen } from "../../screen";
import { archiveChanged } from "../../state";
import { importPreview, type Shown } from "./preview";
import { importReport } from "./report";
import { importSources, REQUESTS } from "./sources";
import "./import.css";

@customElement("import-screen")
export class ImportScreen extends Screen<true> {
  @state() private pasted = "";
  @state() private doing = "";
  @state() private bringing = false;
  @state() private preview: ImportPreview | null = null;
  @state() private report: ImportReport | null = null;
  @state() private refused: AppError | null = null;
  @state() private shown: Shown = "all";

  /** Nothing is read before the user says what. */
  protected override async read(): Promise<true> {
    return true;
  }

  protected override view(): TemplateResult {
    return html`<div class="page import-page">
      ${pageHead({
        title: "Importa richieste",
        crumbs: [{ text: "Richieste", to: "/richieste" }, { text: "Importa" }],
        lead: this.report
          ? nothing
          : "La tabella del portale, da un file o incollata. Prima vedi che cosa diventa: nulla cambia finché non premi «Importa».",
      })}
      ${this.body()}
    </div>`;
  }

  private body(): TemplateResult {
    if (this.report) return importReport(this.report, () => this.again());
    const waiting = this.doing ? busy(this.doing) : errorBox(this.refused);
    if (!this.preview) {
      return html`${importSources({
        words: REQUESTS,
        text: this.pasted,
        reading: this.doing !== "",
        onText: (text) => {
          this.pasted = text;
        },
        onChoose: () => void this.look("Leggo il file…", chooseImport),
        onPaste: () => void this.look("Leggo il testo…", () => previewPasted(this.pasted)),
      })}
      ${waiting}`;
    }
    return html`${importPreview({
      preview: this.preview,
      shown: this.shown,
      onShown: (shown) => {
        this.shown = shown;
      },
    })}
    <div class="import-foot">${waiting} ${this.buttons(this.preview)}</div>`;
  }

  private buttons(preview: ImportPreview): TemplateResult {
    const count = preview.new;
    const why = count === 0 ? nothingNew(preview) : undefined;
    return html`<div class="row wrap">
      <button
        type="button"
        class="btn primary"
        data-key="import"
        aria-disabled=${why ? "true" : nothing}
        aria-describedby=${why ? "import-why" : nothing}
        aria-busy=${this.doing !== ""}
        @click=${() => {
          if (!why && !this.doing) void this.bring(preview);
        }}
      >
        Importa ${counted(count, "richiesta", "richieste")}
      </button>
      ${
        this.bringing
          ? html`<button
              type="button"
              class="btn"
              data-key="stop"
              @click=${() => void cancelImport(preview.token)}
            >
              Interrompi
            </button>`
          : html`<button type="button" class="btn" data-key="again" @click=${this.again}>
              Scegli un’altra tabella
            </button>`
      }
      ${why ? html`<span class="meta" id="import-why">${why}</span>` : nothing}
    </div>`;
  }

  private async look(words: string, run: () => Promise<ImportPreview>): Promise<void> {
    if (this.doing) return;
    this.doing = words;
    this.refused = null;
    const { value, error } = await attempt(run);
    this.doing = "";
    this.refused = error;
    if (!value) return;
    this.preview = value;
    this.shown = "all";
    await this.updateComplete;
    this.querySelector<HTMLElement>(".import-preview h2")?.focus();
  }

  private async bring(preview: ImportPreview): Promise<void> {
    this.doing = `Importo ${counted(preview.new, "richiesta", "richieste")}: o entrano tutte o non cambia nulla…`;
    this.refused = null;
    this.bringing = true;
    const { done, value, error } = await attempt(() =>
      runImport(preview.token, ([at, all]) => {
        if (this.bringing) this.doing = `Importo: ${at} di ${counted(all, "richiesta", "richieste")}…`;
      }),
    );
    this.bringing = false;
    this.doing = "";
    this.refused = error;
    // Neither done nor refused: it was stopped.
    if (!done && !error) toast("Importazione interrotta: non è cambiato nulla.");
    if (!value) return;
    this.report = value;
    this.pasted = "";
    await archiveChanged();
    await this.updateComplete;
    this.querySelector<HTMLElement>(".import-report h2")?.focus();
  }

  private readonly again = (): void => {
    this.preview = null;
    this.report = null;
    this.refused = null;
  };
}

function nothingNew({ known, faulty, lines }: ImportPreview): string {
  if (lines === 0) return "La tabella non ha righe.";
  if (faulty === 0) return "Tutte le richieste sono già nell’archivio.";
  return known === 0
    ? "Nessuna richiesta si può importare: correggi i problemi indicati e riprova."
    : "Le richieste nuove hanno problemi; le altre sono già nell’archivio.";
}

declare global {
  interface HTMLElementTagNameMap {
    "import-screen": ImportScreen;
  }
}

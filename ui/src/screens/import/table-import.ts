// The way every table comes in, whatever it holds: read from a file or pasted, seen first as what it will
// become, then brought in at once. Until «Importa» is pressed nothing changes.

import { html, nothing, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import type { AppError } from "../../base/errors";
import { busy, errorBox } from "../../components/feedback";
import { type Crumb, pageHead } from "../../components/layout";
import { toast } from "../../components/toast";
import { cancelImport } from "../../generated/client";
import type { Progress } from "../../generated/types";
import { Screen } from "../../shared/screen";
import { archiveChanged } from "../../shared/state";
import type { Changes } from "./preview-parts";
import { importSources, type SourceWords } from "./sources";
import "./import.css";

export interface ImportWords extends SourceWords {
  title: string;
  crumbs: readonly Crumb[];
  /** Said before anything is read. */
  lead: string;
  /** What is brought in elsewhere, said until a table is read. */
  beside?: TemplateResult;
  /** «o entrano tutte o non cambia nulla», said while they come in. */
  whole: string;
}

/** What can be seen before it comes in: `token` names it to the archive. */
interface Previewed {
  token: string;
}

export abstract class TableImport<
  Preview extends Previewed,
  Report,
  Outcome extends string,
> extends Screen<true> {
  @state() private pasted = "";
  @state() private doing = "";
  @state() private bringing = false;
  @state() private preview: Preview | null = null;
  @state() private report: Report | null = null;
  @state() private refused: AppError | null = null;
  /** Where what was refused came from. */
  private source: "file" | "text" = "file";
  @state() private shown: Outcome | "all" = "all";
  private reading: AbortController | undefined;

  protected abstract readonly words: ImportWords;

  /** Asks for a file and reads it. */
  protected abstract choose(): Promise<Preview>;

  protected abstract paste(text: string): Promise<Preview>;

  protected abstract bring(token: string, heard: Progress): Promise<Report>;

  /** Puts another text in a cell and reads the table again. */
  protected abstract mend(token: string, row: number, column: string, text: string): Promise<Preview>;

  /** Reads it again with the rows the spreadsheet does not show, or without. */
  protected abstract takeHidden(token: string, taken: boolean): Promise<Preview>;

  protected abstract seen(
    preview: Preview,
    shown: Outcome | "all",
    onShown: (shown: Outcome | "all") => void,
    changes: Changes,
  ): TemplateResult;

  protected abstract done(report: Report, again: () => void): TemplateResult;

  /** «3 richieste»: what would come in. */
  protected abstract what(preview: Preview): string;

  /** «richieste» of «12 di 30 richieste». */
  protected abstract counted(all: number): string;

  /** Why nothing would come in, if so. */
  protected abstract nothingNew(preview: Preview): string | undefined;

  /** Nothing is read before the user says what. */
  protected override async read(): Promise<true> {
    return true;
  }

  protected override view(): TemplateResult {
    const { title, crumbs, lead } = this.words;
    return html`<div class="page import-page">
      ${pageHead({ title, crumbs, lead: this.report ? nothing : lead })} ${this.body()}
    </div>`;
  }

  private body(): TemplateResult {
    if (this.report) return this.done(this.report, this.again);
    const { reading } = this;
    const waiting = this.doing ? busy(this.doing, reading ? () => reading.abort() : undefined) : nothing;
    if (!this.preview) {
      return html`${this.words.beside ? html`<p class="meta">${this.words.beside}</p>` : nothing}
      ${importSources({
        words: this.words,
        text: this.pasted,
        reading: this.doing !== "",
        refused: this.refused && { from: this.source, error: this.refused },
        onText: (text) => {
          this.pasted = text;
          if (this.source === "text") this.refused = null;
        },
        onChoose: () => void this.look("file", () => this.choose()),
        onPaste: () => void this.look("text", () => this.paste(this.pasted)),
      })}
      ${waiting}`;
    }
    const { token } = this.preview;
    const onShown = (shown: Outcome | "all") => {
      this.shown = shown;
    };
    const changes: Changes = {
      mend: (row, column, text) => void this.change(() => this.mend(token, row, column, text)),
      takeHidden: (taken) => void this.change(() => this.takeHidden(token, taken)),
    };
    return html`${this.seen(this.preview, this.shown, onShown, changes)}
    <div class="import-foot">${waiting} ${this.doing ? nothing : errorBox(this.refused)} ${this.buttons(this.preview)}</div>`;
  }

  private buttons(preview: Preview): TemplateResult {
    const why = this.nothingNew(preview);
    return html`<div class="row wrap">
      <button
        type="button"
        class="btn primary"
        data-key="import"
        aria-disabled=${why ? "true" : nothing}
        aria-describedby=${why ? "import-why" : nothing}
        aria-busy=${this.doing !== ""}
        @click=${() => {
          if (!why && !this.doing) void this.bringIn(preview);
        }}
      >
        Importa ${this.what(preview)}
      </button>
      ${
        this.bringing
          ? html`<button type="button" class="btn" data-key="stop" @click=${() => void cancelImport(preview.token)}>
              Interrompi
            </button>`
          : html`<button type="button" class="btn" data-key="again" @click=${this.again}>Scegli un’altra tabella</button>`
      }
      ${why ? html`<span class="meta" id="import-why">${why}</span>` : nothing}
    </div>`;
  }

  private async look(source: "file" | "text", run: () => Promise<Preview>): Promise<void> {
    if (this.doing) return;
    this.doing = source === "file" ? "Leggo il file…" : "Leggo il testo…";
    this.source = source;
    this.refused = null;
    this.reading = new AbortController();
    const { value, error } = await attempt(run, this.reading.signal);
    this.reading = undefined;
    this.doing = "";
    this.refused = error;
    if (error) {
      await this.updateComplete;
      this.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    }
    if (!value) return;
    this.preview = value;
    this.shown = "all";
    await this.updateComplete;
    this.querySelector<HTMLElement>(".import-preview h2")?.focus();
  }

  /** Reads the table again, changed; what is left to mend gets the focus. */
  private async change(run: () => Promise<Preview>): Promise<void> {
    if (this.doing) return;
    this.doing = "Rileggo la tabella…";
    this.refused = null;
    const { value, error } = await attempt(run);
    this.doing = "";
    this.refused = error;
    if (!value) return;
    this.preview = value;
    await this.updateComplete;
    this.querySelector<HTMLElement>(".import-preview .mend input, .import-preview h2")?.focus();
  }

  /** Reads it again, taken another way; the focus stays on the choice. */
  protected async choice(run: () => Promise<Preview>): Promise<void> {
    if (this.doing) return;
    const { value, error } = await attempt(run);
    this.refused = error;
    if (value) this.preview = value;
  }

  private async bringIn(preview: Preview): Promise<void> {
    this.doing = `Importo ${this.what(preview)}: ${this.words.whole}…`;
    this.refused = null;
    this.bringing = true;
    const { done, value, error } = await attempt(() =>
      this.bring(preview.token, ([at, all]) => {
        if (this.bringing) this.doing = `Importo: ${at} di ${this.counted(all)}…`;
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

// Importa datori di lavoro: a list from a spreadsheet or another program, seen first as what it will become,
// then brought in at once. Until «Importa» is pressed nothing changes.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { cancelImport, chooseEmployers, previewPastedEmployers, runEmployersImport } from "../../api/imports";
import { attempt } from "../../attempt";
import { busy, errorBox } from "../../components/feedback";
import { pageHead } from "../../components/layout";
import { toast } from "../../components/toast";
import type { AppError } from "../../errors";
import { counted } from "../../format";
import type { FirmPreview } from "../../generated/FirmPreview";
import type { FirmReport } from "../../generated/FirmReport";
import { icon } from "../../icons";
import { Screen } from "../../screen";
import { archiveChanged } from "../../state";
import { employersPreview, type ShownFirms } from "./employers-preview";
import { importSources, type SourceWords } from "./sources";
import "./import.css";

const WORDS: SourceWords = {
  file: "Un elenco di datori di lavoro: CSV (con «;», «,» o tabulazioni) oppure un foglio di calcolo (.xlsx, .ods, .xls).",
  paste: "Righe copiate da un foglio di calcolo, intestazione compresa",
  placeholder: "Ragione sociale   Indirizzo   Comune   Partita IVA   …",
  columns: html`In qualunque ordine: Ragione sociale (serve sempre), Indirizzo, Comune, Festa del patrono, Codice fiscale,
  Partita IVA, Cognome referente, Nome referente, Ruolo, Telefono, E-mail. Un datore con più referenti sta su più righe.
  Se il patrono manca, si prende quello del comune, dove è noto.`,
};

@customElement("import-employers-screen")
export class ImportEmployersScreen extends Screen<true> {
  @state() private pasted = "";
  @state() private doing = "";
  @state() private bringing = false;
  @state() private preview: FirmPreview | null = null;
  @state() private report: FirmReport | null = null;
  @state() private refused: AppError | null = null;
  @state() private shown: ShownFirms = "all";

  /** Nothing is read before the user says what. */
  protected override async read(): Promise<true> {
    return true;
  }

  protected override view(): TemplateResult {
    return html`<div class="page import-page">
      ${pageHead({
        title: "Importa datori di lavoro",
        crumbs: [
          { text: "Anagrafiche", to: "/anagrafiche?sezione=datori" },
          { text: "Importa datori di lavoro" },
        ],
        lead: this.report
          ? nothing
          : "Da un file o incollati. Prima vedi che cosa diventa ogni riga: nulla cambia finché non premi «Importa».",
      })}
      ${this.body()}
    </div>`;
  }

  private body(): TemplateResult {
    if (this.report) return this.done(this.report);
    const waiting = this.doing ? busy(this.doing) : errorBox(this.refused);
    if (!this.preview) {
      return html`${importSources({
        words: WORDS,
        text: this.pasted,
        reading: this.doing !== "",
        onText: (text) => {
          this.pasted = text;
        },
        onChoose: () => void this.look("Leggo il file…", chooseEmployers),
        onPaste: () => void this.look("Leggo il testo…", () => previewPastedEmployers(this.pasted)),
      })}
      ${waiting}`;
    }
    return html`${employersPreview(this.preview, this.shown, (shown) => {
      this.shown = shown;
    })}
    <div class="import-foot">${waiting} ${this.buttons(this.preview)}</div>`;
  }

  private buttons(preview: FirmPreview): TemplateResult {
    const why = preview.new + preview.contacts === 0 ? nothingNew(preview) : undefined;
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
        Importa ${what(preview)}
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

  private done(report: FirmReport): TemplateResult {
    const lines = [
      report.contacts ? counted(report.contacts, "referente aggiunto", "referenti aggiunti") : "",
      report.known
        ? counted(
            report.known,
            "riga era già nell’archivio: è rimasta com’era",
            "righe erano già nell’archivio: sono rimaste com’erano",
          )
        : "",
      report.skipped
        ? counted(
            report.skipped,
            "riga non è entrata perché da correggere",
            "righe non sono entrate perché da correggere",
          )
        : "",
    ].filter(Boolean);
    return html`<section class="import-report empty" role="status">
      ${icon("done")}
      <h2 tabindex="-1">${counted(report.employers, "datore di lavoro importato", "datori di lavoro importati")}</h2>
      ${lines.length ? html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>` : nothing}
      <div class="row wrap">
        <a class="btn primary" href="#/anagrafiche?sezione=datori">Vai ai datori di lavoro</a>
        <button type="button" class="btn" data-key="again" @click=${this.again}>Importa un’altra tabella</button>
      </div>
    </section>`;
  }

  private async look(words: string, run: () => Promise<FirmPreview>): Promise<void> {
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

  private async bring(preview: FirmPreview): Promise<void> {
    this.doing = `Importo ${what(preview)}: o entrano tutti o non cambia nulla…`;
    this.refused = null;
    this.bringing = true;
    const { done, value, error } = await attempt(() =>
      runEmployersImport(preview.token, ([at, all]) => {
        if (this.bringing)
          this.doing = `Importo: ${at} di ${counted(all, "datore di lavoro", "datori di lavoro")}…`;
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

/** «3 datori di lavoro e 1 referente»; the contacts of new employers come with them. */
function what({ new: firms, contacts }: FirmPreview): string {
  const parts = [
    firms || !contacts ? counted(firms, "datore di lavoro", "datori di lavoro") : "",
    contacts ? counted(contacts, "referente", "referenti") : "",
  ];
  return parts.filter(Boolean).join(" e ");
}

function nothingNew({ known, faulty }: FirmPreview): string {
  if (faulty === 0) return "Tutti i datori di lavoro sono già nell’archivio.";
  return known === 0
    ? "Nessuna riga si può importare: correggi i problemi indicati e riprova."
    : "Le righe nuove hanno problemi; le altre sono già nell’archivio.";
}

declare global {
  interface HTMLElementTagNameMap {
    "import-employers-screen": ImportEmployersScreen;
  }
}

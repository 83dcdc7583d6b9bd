// Importa richieste: the portal's own table.

import { html, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { counted } from "../../base/format";
import { chooseImport, mendImport, previewPasted, runImport, takeHiddenRows } from "../../generated/client";
import type {
  HeldChoices,
  ImportOutcome,
  ImportPreview,
  ImportReport,
  Progress,
} from "../../generated/types";
import { UNCHOSEN, unshownBy } from "./choices";
import { choiceOf, importPreview, type Shown } from "./preview";
import type { Changes } from "./preview-parts";
import { importReport } from "./report";
import { type ImportWords, TableImport } from "./table-import";

const HEADINGS = [
  "Stato preselezione",
  "Data richiesta",
  "Codice OPAL",
  "Titolare",
  "Cognome",
  "Nome",
  "Codice fiscale",
  "CPI",
  "Stato attività",
  "Componente",
  "Voce di spesa",
  "Ore",
  "Importo",
];

@customElement("import-screen")
export class ImportScreen extends TableImport<ImportPreview, ImportReport, ImportOutcome> {
  protected override readonly words: ImportWords = {
    title: "Importa richieste",
    crumbs: [{ text: "Richieste", to: "/richieste" }, { text: "Importa" }],
    lead: "La tabella del portale, da un file o incollata. Prima vedi che cosa diventa: nulla cambia finché non premi «Importa».",
    whole: "o entrano tutte o non cambia nulla",
    file: "La tabella salvata dal portale: CSV (con «;», «,» o tabulazioni) oppure un foglio di calcolo (.xlsx, .ods, .xls).",
    paste: "Righe copiate dalla tabella del portale, intestazione compresa",
    placeholder: "Stato preselezione   Codice OPAL   Titolare   Cognome   …",
    beside: html`Le erogazioni già sul portale si riprendono a parte:
      <a href="#/importa/erogazioni" data-key="sessions">Riprendi le erogazioni…</a>`,
    columns: html`Le colonne del manuale, in qualunque ordine: ${HEADINGS.join(", ")}. Le righe con i dati della richiesta
    vuoti sono le altre attività della richiesta sopra. Gli importi si leggono come 1.672,00 €, le ore come 44 o 44:00.`,
  };

  @state() private choices: HeldChoices = UNCHOSEN;

  protected override choose(): Promise<ImportPreview> {
    this.choices = UNCHOSEN;
    return chooseImport();
  }

  protected override paste(text: string): Promise<ImportPreview> {
    this.choices = UNCHOSEN;
    return previewPasted(text);
  }

  protected override bring(token: string, heard: Progress): Promise<ImportReport> {
    return runImport(token, this.choices, heard);
  }

  protected override mend(token: string, row: number, column: string, text: string): Promise<ImportPreview> {
    return mendImport(token, row, column, text);
  }

  protected override takeHidden(token: string, taken: boolean): Promise<ImportPreview> {
    return takeHiddenRows(token, taken);
  }

  protected override seen(
    preview: ImportPreview,
    shown: Shown,
    onShown: (shown: Shown) => void,
    changes: Changes,
  ): TemplateResult {
    return importPreview(preview, shown, onShown, changes, {
      choices: this.choices,
      ofAll: (different) => {
        this.choices = { ...UNCHOSEN, different };
      },
      ofRow: (key, choice) => {
        const others = this.choices.rows.filter(([row]) => row !== key);
        this.choices = { ...this.choices, rows: [...others, [key, choice]] };
      },
    });
  }

  protected override done(report: ImportReport, again: () => void): TemplateResult {
    return importReport(report, again);
  }

  protected override what(preview: ImportPreview): string {
    return this.counted(preview.new + this.settled(preview));
  }

  protected override counted(all: number): string {
    return counted(all, "richiesta", "richieste");
  }

  /** How many of those told otherwise will change. */
  private settled({ rows, unshown }: ImportPreview): number {
    const shown = rows.filter((row) => choiceOf(row, this.choices) !== "lascia").length;
    return shown + unshownBy(unshown, this.choices.different);
  }

  protected override nothingNew(preview: ImportPreview): string | undefined {
    if (preview.new + this.settled(preview) > 0) return undefined;
    if (preview.lines === 0) return "La tabella non ha righe.";
    if (preview.different > 0)
      return "Non ci sono richieste nuove, e non hai scelto che cosa fare di quelle diverse.";
    if (preview.faulty === 0) return "Tutte le richieste sono già nell’archivio.";
    return preview.known === 0
      ? "Nessuna richiesta si può importare: correggi i problemi indicati e riprova."
      : "Le richieste nuove hanno problemi; le altre sono già nell’archivio.";
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "import-screen": ImportScreen;
  }
}

// Importa datori di lavoro: a list from a spreadsheet or another program.

import { html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { counted } from "../../base/format";
import {
  chooseEmployers,
  mendEmployers,
  previewPastedEmployers,
  runEmployersImport,
  takeHiddenEmployers,
} from "../../generated/client";
import type { FirmOutcome, FirmPreview, FirmReport, Progress } from "../../generated/types";
import { employersPreview, type ShownFirms } from "./employers-preview";
import type { Changes } from "./preview-parts";
import { employersReport } from "./report";
import { type ImportWords, TableImport } from "./table-import";

@customElement("import-employers-screen")
export class ImportEmployersScreen extends TableImport<FirmPreview, FirmReport, FirmOutcome> {
  protected override readonly words: ImportWords = {
    title: "Importa datori di lavoro",
    crumbs: [
      { text: "Anagrafiche", to: "/anagrafiche?sezione=datori" },
      { text: "Importa datori di lavoro" },
    ],
    lead: "Da un file o incollati. Prima vedi che cosa diventa ogni riga: nulla cambia finché non premi «Importa».",
    whole: "o entrano tutti o non cambia nulla",
    file: "Un elenco di datori di lavoro: CSV (con «;», «,» o tabulazioni) oppure un foglio di calcolo (.xlsx, .ods, .xls).",
    paste: "Righe copiate da un foglio di calcolo, intestazione compresa",
    placeholder: "Ragione sociale   Indirizzo   Comune   Partita IVA   …",
    columns: html`In qualunque ordine: Ragione sociale (serve sempre), Indirizzo, Comune, Festa del patrono, Codice fiscale,
    Partita IVA, Cognome referente, Nome referente, Ruolo, Telefono, E-mail. Un datore con più referenti sta su più righe.
    Se il patrono manca, si prende quello del comune, dove è noto.`,
  };

  protected override choose(): Promise<FirmPreview> {
    return chooseEmployers();
  }

  protected override paste(text: string): Promise<FirmPreview> {
    return previewPastedEmployers(text);
  }

  protected override bring(token: string, heard: Progress): Promise<FirmReport> {
    return runEmployersImport(token, heard);
  }

  protected override mend(token: string, row: number, column: string, text: string): Promise<FirmPreview> {
    return mendEmployers(token, row, column, text);
  }

  protected override takeHidden(token: string, taken: boolean): Promise<FirmPreview> {
    return takeHiddenEmployers(token, taken);
  }

  protected override seen(
    preview: FirmPreview,
    shown: ShownFirms,
    onShown: (shown: ShownFirms) => void,
    changes: Changes,
  ): TemplateResult {
    return employersPreview(preview, shown, onShown, changes);
  }

  protected override done(report: FirmReport, again: () => void): TemplateResult {
    return employersReport(report, again);
  }

  /** «3 datori di lavoro e 1 referente»; the contacts of new employers come with them. */
  protected override what({ new: firms, contacts }: FirmPreview): string {
    const parts = [
      firms || !contacts ? this.counted(firms) : "",
      contacts ? counted(contacts, "referente", "referenti") : "",
    ];
    return parts.filter(Boolean).join(" e ");
  }

  protected override counted(all: number): string {
    return counted(all, "datore di lavoro", "datori di lavoro");
  }

  protected override nothingNew(preview: FirmPreview): string | undefined {
    if (preview.new + preview.contacts > 0) return undefined;
    if (preview.faulty === 0) return "Tutti i datori di lavoro sono già nell’archivio.";
    return preview.known === 0
      ? "Nessuna riga si può importare: correggi i problemi indicati e riprova."
      : "Le righe nuove hanno problemi; le altre sono già nell’archivio.";
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "import-employers-screen": ImportEmployersScreen;
  }
}

// Importa destinatari e Importa coach: details of people from a spreadsheet or another program.

import { html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { counted } from "../../base/format";
import {
  chooseDetails,
  mendDetails,
  overwriteDetails,
  previewPastedDetails,
  runDetailsImport,
  takeHiddenDetails,
} from "../../generated/client";
import type {
  DetailsOf,
  DetailsOutcome,
  DetailsPreview,
  DetailsReport,
  Progress,
} from "../../generated/types";
import { detailsPreview, type ShownDetails } from "./details-preview";
import type { Changes } from "./preview-parts";
import { detailsReport } from "./report";
import { type ImportWords, TableImport } from "./table-import";

const KINDS = "CSV (con «;», «,» o tabulazioni) oppure un foglio di calcolo (.xlsx, .ods, .xls)";
const LEAD =
  "Da un file o incollati. Prima vedi che cosa diventa ogni riga: nulla cambia finché non premi «Importa».";
const PASTE = "Righe copiate da un foglio di calcolo, intestazione compresa";

abstract class ImportDetails extends TableImport<DetailsPreview, DetailsReport, DetailsOutcome> {
  protected abstract readonly of: DetailsOf;

  protected override choose(): Promise<DetailsPreview> {
    return chooseDetails(this.of);
  }

  protected override paste(text: string): Promise<DetailsPreview> {
    return previewPastedDetails(this.of, text);
  }

  protected override bring(token: string, heard: Progress): Promise<DetailsReport> {
    return runDetailsImport(token, heard);
  }

  protected override mend(token: string, row: number, column: string, text: string): Promise<DetailsPreview> {
    return mendDetails(token, row, column, text);
  }

  protected override takeHidden(token: string, taken: boolean): Promise<DetailsPreview> {
    return takeHiddenDetails(token, taken);
  }

  protected override seen(
    preview: DetailsPreview,
    shown: ShownDetails,
    onShown: (shown: ShownDetails) => void,
    changes: Changes,
  ): TemplateResult {
    return detailsPreview({
      preview,
      shown,
      onShown,
      changes,
      coded: this.of === "people",
      onOverwrite: (overwrite) => void this.choice(() => overwriteDetails(preview.token, overwrite)),
    });
  }

  protected override done(report: DetailsReport, again: () => void): TemplateResult {
    return detailsReport(report, this.of, again);
  }

  /** «3 coach», and «3 coach e 2 aggiornamenti» when some are there already. */
  protected override what({ new: added, changed }: DetailsPreview): string {
    const parts = [
      added || !changed ? this.counted(added) : "",
      changed ? counted(changed, "aggiornamento", "aggiornamenti") : "",
    ];
    return parts.filter(Boolean).join(" e ");
  }

  protected override nothingNew(preview: DetailsPreview): string | undefined {
    if (preview.new + preview.changed > 0) return undefined;
    if (preview.faulty === 0) {
      return preview.differing ? "Non c’è nulla di vuoto da completare." : "È già tutto nell’archivio.";
    }
    return preview.known === 0
      ? "Nessuna riga si può importare: correggi i problemi indicati e riprova."
      : "Le righe nuove hanno problemi; le altre sono già nell’archivio.";
  }
}

@customElement("import-people-screen")
export class ImportPeopleScreen extends ImportDetails {
  protected override readonly of = "people";
  protected override readonly words: ImportWords = {
    title: "Importa destinatari",
    crumbs: [
      { text: "Anagrafiche", to: "/anagrafiche?sezione=destinatari" },
      { text: "Importa destinatari" },
    ],
    lead: LEAD,
    whole: "o entrano tutti o non cambia nulla",
    file: `Un elenco con i recapiti e i dati delle persone seguite: ${KINDS}.`,
    paste: PASTE,
    placeholder: "Codice fiscale   Cognome   Nome   Telefono   E-mail   …",
    columns: html`In qualunque ordine: Codice fiscale (serve sempre: le persone si riconoscono da quello), Cognome, Nome,
    Data di nascita, Luogo di nascita, Telefono, E-mail, Limite giornaliero, Limite settimanale (la capacità della
    persona, come 4 o 04:00). Una casella vuota non cancella nulla.`,
  };

  protected override counted(all: number): string {
    return counted(all, "destinatario", "destinatari");
  }
}

@customElement("import-coaches-screen")
export class ImportCoachesScreen extends ImportDetails {
  protected override readonly of = "coaches";
  protected override readonly words: ImportWords = {
    title: "Importa coach",
    crumbs: [{ text: "Anagrafiche", to: "/anagrafiche?sezione=coach" }, { text: "Importa coach" }],
    lead: LEAD,
    whole: "o entrano tutti o non cambia nulla",
    file: `L’elenco dei coach con il loro sportello: ${KINDS}.`,
    paste: PASTE,
    placeholder: "Cognome   Nome   Sportello",
    columns: html`In qualunque ordine: Cognome e Nome (servono sempre), Sportello (come si chiama nelle anagrafiche).`,
  };

  protected override counted(all: number): string {
    return counted(all, "coach", "coach");
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "import-people-screen": ImportPeopleScreen;
    "import-coaches-screen": ImportCoachesScreen;
  }
}

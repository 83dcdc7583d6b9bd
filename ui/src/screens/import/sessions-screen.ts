// Riprendi dal portale: its table of sessions, of one activity or of many, held beside the archive.

import { html, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { counted } from "../../base/format";
import {
  activityDetail,
  chooseSessions,
  mendSessions,
  previewPastedSessions,
  runSessionsImport,
  takeHiddenSessions,
} from "../../generated/client";
import type {
  ActivityDetail,
  HeldChoices,
  HeldOutcome,
  HeldRow,
  PortalChoice,
  Progress,
  SessionsPreview,
  SessionsReport,
} from "../../generated/types";
import { UNCHOSEN, unshownBy } from "./choices";
import type { Changes } from "./preview-parts";
import { sessionsReport } from "./report";
import {
  type Choosing,
  choiceOf,
  KINDS,
  type Kind,
  kindOf,
  type ShownHeld,
  sessionsPreview,
} from "./sessions-preview";
import { type ImportWords, TableImport } from "./table-import";

@customElement("import-sessions-screen")
export class ImportSessionsScreen extends TableImport<SessionsPreview, SessionsReport, HeldOutcome> {
  @state() private choices: HeldChoices = UNCHOSEN;
  @state() private of: ActivityDetail | null = null;

  private get activity(): number | null {
    return Number(this.place.params.id) || null;
  }

  protected override get words(): ImportWords {
    const { of } = this;
    return {
      title: of ? "Riprendi le erogazioni dal portale" : "Riprendi le erogazioni di più attività",
      crumbs: of
        ? [
            { text: "Richieste", to: "/richieste" },
            { text: of.opal, to: `/richieste/${of.request}` },
            { text: of.code, to: `/attivita/${of.id}` },
            { text: "Riprendi dal portale" },
          ]
        : [{ text: "Richieste", to: "/richieste" }, { text: "Riprendi le erogazioni" }],
      lead: of
        ? `La tabella «Erogazioni» di ${of.title} com’è sul portale, tutta intera. Prima vedi il confronto: nulla cambia finché non premi «Importa».`
        : "Le tabelle «Erogazioni» del portale in un solo elenco, con il codice OPAL e la voce di spesa di ogni riga. Prima vedi il confronto: nulla cambia finché non premi «Importa».",
      whole: "o entrano tutte o non cambia nulla",
      file: "La tabella salvata dal portale: CSV (con «;», «,» o tabulazioni) oppure un foglio di calcolo (.xlsx, .ods, .xls).",
      paste: "Righe copiate dalla tabella «Erogazioni» del portale, intestazione compresa",
      placeholder: "ID   Stato   Operatore   Data   Inizio   Fine   Ore",
      columns: html`In qualunque ordine: ID, Stato, Operatore, Data, Inizio, Fine, Ore${
        of ? "" : ", Codice OPAL, Voce di spesa"
      }; se ci sono, anche Luogo e Descrizione. Quello che il portale ha già accettato entra com’è: le regole del manuale si dicono accanto
      alla riga e non lo fermano.`,
    };
  }

  protected override async read(): Promise<true> {
    this.of = this.activity === null ? null : await activityDetail(this.activity);
    return true;
  }

  protected override choose(): Promise<SessionsPreview> {
    this.choices = UNCHOSEN;
    return chooseSessions(this.activity);
  }

  protected override paste(text: string): Promise<SessionsPreview> {
    this.choices = UNCHOSEN;
    return previewPastedSessions(this.activity, text);
  }

  protected override bring(token: string, heard: Progress): Promise<SessionsReport> {
    return runSessionsImport(token, this.choices, heard);
  }

  protected override mend(
    token: string,
    row: number,
    column: string,
    text: string,
  ): Promise<SessionsPreview> {
    return mendSessions(token, row, column, text);
  }

  protected override takeHidden(token: string, taken: boolean): Promise<SessionsPreview> {
    return takeHiddenSessions(token, taken);
  }

  protected override seen(
    preview: SessionsPreview,
    shown: ShownHeld,
    onShown: (shown: ShownHeld) => void,
    changes: Changes,
  ): TemplateResult {
    const choosing: Choosing = {
      choices: this.choices,
      ofKind: (kind, choice) => this.chooseKind(preview, kind, choice),
      ofRow: (row, choice) => this.chooseRow(row, choice),
    };
    return sessionsPreview(preview, shown, onShown, changes, choosing, this.of !== null);
  }

  /** One choice for all of a kind: what was chosen row by row gives way to it. */
  private chooseKind(preview: SessionsPreview, kind: Kind, choice: PortalChoice): void {
    const others = new Set(preview.rows.filter((row) => kindOf(row) !== kind).map((row) => row.key));
    const rows = this.choices.rows.filter(([key]) => others.has(key));
    this.choices = { ...this.choices, [kind]: choice, rows };
  }

  private chooseRow(row: HeldRow, choice: PortalChoice): void {
    const others = this.choices.rows.filter(([key]) => key !== row.key);
    this.choices = { ...this.choices, rows: [...others, [row.key, choice]] };
  }

  protected override done(report: SessionsReport, again: () => void): TemplateResult {
    return sessionsReport(report, this.of, again);
  }

  /** How many rows would lead to something. */
  private decided({ rows, unshown }: SessionsPreview): number {
    const { choices } = this;
    const shown = rows.filter((row) => choiceOf(row, choices) !== "lascia");
    const others = KINDS.map((kind) => unshownBy(unshown[kind], choices[kind]));
    return others.reduce((sum, count) => sum + count, shown.length + unshown.equal);
  }

  protected override what(preview: SessionsPreview): string {
    return this.counted(this.decided(preview));
  }

  protected override counted(all: number): string {
    return counted(all, "erogazione", "erogazioni");
  }

  protected override nothingNew(preview: SessionsPreview): string | undefined {
    if (this.decided(preview) > 0) return undefined;
    if (preview.new + preview.different + preview.onlyHere > 0) return "Non hai scelto nulla da fare.";
    return preview.faulty === 0
      ? "Qui e sul portale è tutto uguale."
      : "Nessuna riga si può riprendere: correggi i problemi indicati e riprova.";
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "import-sessions-screen": ImportSessionsScreen;
  }
}

// What importing did, and where to go on.
import { html, nothing, type TemplateResult } from "lit";
import { counted } from "../../base/format";
import { icon } from "../../base/icons";
import { par } from "../../components/paragraph";
import type {
  ActivityDetail,
  DetailsOf,
  DetailsReport,
  FirmReport,
  ImportReport,
  SessionsReport,
} from "../../generated/types";

interface Done {
  title: string;
  /** What else happened; the empty ones are not said. */
  lines: readonly string[];
  advice?: TemplateResult;
  to: string;
  go: string;
  /** What is done next by who takes over people already under way. */
  next?: { to: string; go: string };
}

export function importReport(report: ImportReport, onAgain: () => void): TemplateResult {
  return importDone(
    {
      title: titleOf(report, "richiesta importata", "richieste importate"),
      lines: [
        some(
          report.known,
          "era già nell’archivio ed è rimasta com’era",
          "erano già nell’archivio e sono rimaste com’erano",
        ),
        some(report.taken, "ora è come sul portale", "ora sono come sul portale"),
        some(report.kept, "è da riportare sul portale", "sono da riportare sul portale"),
        some(
          report.left,
          "è diversa dal portale ed è rimasta com’era",
          "sono diverse dal portale e sono rimaste com’erano",
        ),
        some(report.skipped, "non è entrata perché da correggere", "non sono entrate perché da correggere"),
        some(
          report.incomplete,
          "richiesta ammessa manca di Id voucher, scadenza del voucher, sportello o datore di lavoro: la sua pagina dice che cosa",
          "richieste ammesse mancano di Id voucher, scadenza del voucher, sportello o datore di lavoro: la pagina di ciascuna dice che cosa",
        ),
        some(report.people, "persona nuova nelle anagrafiche", "persone nuove nelle anagrafiche"),
      ],
      advice: html`<p>Alle richieste PROPOSTA si risponde entro 7 giorni dalla notifica del CPI (${par("§2")}).</p>`,
      to: "#/richieste",
      go: "Vai alle richieste",
      next: { to: "#/importa/erogazioni", go: "Riprendi le erogazioni già svolte…" },
    },
    onAgain,
  );
}

export function employersReport(report: FirmReport, onAgain: () => void): TemplateResult {
  return importDone(
    {
      title: counted(report.employers, "datore di lavoro importato", "datori di lavoro importati"),
      lines: [
        some(report.contacts, "referente aggiunto", "referenti aggiunti"),
        some(
          report.known,
          "riga era già nell’archivio: è rimasta com’era",
          "righe erano già nell’archivio: sono rimaste com’erano",
        ),
        some(
          report.skipped,
          "riga non è entrata perché da correggere",
          "righe non sono entrate perché da correggere",
        ),
      ],
      to: "#/anagrafiche?sezione=datori",
      go: "Vai ai datori di lavoro",
    },
    onAgain,
  );
}

export function detailsReport(report: DetailsReport, of: DetailsOf, onAgain: () => void): TemplateResult {
  const people = of === "people";
  const added = people
    ? counted(report.added, "destinatario importato", "destinatari importati")
    : counted(report.added, "coach importato", "coach importati");
  const changed = people
    ? counted(report.changed, "destinatario aggiornato", "destinatari aggiornati")
    : counted(report.changed, "coach aggiornato", "coach aggiornati");
  return importDone(
    {
      title: report.added || !report.changed ? added : changed,
      lines: [
        report.added && report.changed ? changed : "",
        some(
          report.known,
          "riga era già nell’archivio: è rimasta com’era",
          "righe erano già nell’archivio: sono rimaste com’erano",
        ),
        some(
          report.skipped,
          "riga non è entrata perché da correggere",
          "righe non sono entrate perché da correggere",
        ),
      ],
      to: people ? "#/anagrafiche?sezione=destinatari" : "#/anagrafiche?sezione=coach",
      go: people ? "Vai ai destinatari" : "Vai ai coach",
    },
    onAgain,
  );
}

export function sessionsReport(
  report: SessionsReport,
  of: ActivityDetail | null,
  onAgain: () => void,
): TemplateResult {
  return importDone(
    {
      title: titleOf(report, "erogazione ripresa dal portale", "erogazioni riprese dal portale"),
      lines: [
        some(report.taken, "ora è come sul portale", "ora sono come sul portale"),
        some(report.kept, "è da riportare sul portale", "sono da riportare sul portale"),
        some(report.equal, "era già uguale", "erano già uguali"),
        some(report.left, "non è stata toccata", "non sono state toccate"),
        some(report.skipped, "non è entrata perché da correggere", "non sono entrate perché da correggere"),
        some(report.started, "attività è ora INIZIATA", "attività sono ora INIZIATE"),
        some(report.coaches, "coach nuovo nelle anagrafiche", "coach nuovi nelle anagrafiche"),
      ],
      to: of ? `#/attivita/${of.id}` : "#/richieste",
      go: of ? "Vai all’attività" : "Vai alle richieste",
    },
    onAgain,
  );
}

/** How many came in; where nothing did and something was settled, that it was. */
function titleOf(
  { imported, taken, kept }: { imported: number; taken: number; kept: number },
  one: string,
  more: string,
): string {
  return imported === 0 && taken + kept > 0
    ? "Confronto con il portale concluso"
    : counted(imported, one, more);
}

/** «2 erano già nell’archivio», and nothing when there is none. */
function some(count: number, one: string, more: string): string {
  return count ? counted(count, one, more) : "";
}

function importDone({ title, lines, advice, to, go, next }: Done, onAgain: () => void): TemplateResult {
  const told = lines.filter(Boolean);
  return html`<section class="import-report empty" role="status">
    ${icon("done")}
    <h2 tabindex="-1">${title}</h2>
    ${told.length ? html`<ul>${told.map((line) => html`<li>${line}</li>`)}</ul>` : nothing}
    ${advice ?? nothing}
    <div class="row wrap">
      <a class="btn primary" href=${to}>${go}</a>
      ${next ? html`<a class="btn" data-key="next" href=${next.to}>${next.go}</a>` : nothing}
      <button type="button" class="btn" data-key="again" @click=${onAgain}>Importa un’altra tabella</button>
    </div>
  </section>`;
}

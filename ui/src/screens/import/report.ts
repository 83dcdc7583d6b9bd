// What importing did, and where to go on.
import { html, nothing, type TemplateResult } from "lit";
import { par } from "../../components/paragraph";
import { counted } from "../../format";
import type { ImportReport } from "../../generated/ImportReport";
import { icon } from "../../icons";

export function importReport(report: ImportReport, onAgain: () => void): TemplateResult {
  const lines = [
    report.known
      ? `${counted(report.known, "era già nell’archivio ed è rimasta com’era", "erano già nell’archivio e sono rimaste com’erano")}`
      : "",
    report.skipped
      ? `${counted(report.skipped, "non è entrata perché da correggere", "non sono entrate perché da correggere")}`
      : "",
    report.people
      ? `${counted(report.people, "persona nuova nelle anagrafiche", "persone nuove nelle anagrafiche")}`
      : "",
  ].filter(Boolean);
  return html`<section class="import-report empty" role="status">
    ${icon("done")}
    <h2 tabindex="-1">${counted(report.imported, "richiesta importata", "richieste importate")}</h2>
    ${lines.length ? html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>` : nothing}
    <p>Alle richieste PROPOSTA si risponde entro 7 giorni dalla notifica del CPI (${par("§2")}).</p>
    <div class="row wrap">
      <a class="btn primary" href="#/richieste">Vai alle richieste</a>
      <button type="button" class="btn" data-key="again" @click=${onAgain}>Importa un’altra tabella</button>
    </div>
  </section>`;
}

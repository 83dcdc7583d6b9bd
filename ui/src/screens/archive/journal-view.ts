// The journal: what was done, when and by whom, newest first; and whether its chain still holds. Subjects and
// details may name people: they are covered with the schermo riservato.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { verifyJournal } from "../../api/archive";
import { attempt } from "../../attempt";
import { busy, errorBox } from "../../components/feedback";
import { selectField } from "../../components/field";
import { emptyState, notice } from "../../components/layout";
import { pager, recordCount } from "../../components/table";
import type { AppError } from "../../errors";
import { date, time } from "../../format";
import type { IntegrityReport } from "../../generated/IntegrityReport";
import type { JournalEntry } from "../../generated/JournalEntry";
import type { JournalPage } from "../../generated/JournalPage";
import { icon } from "../../icons";
import { LightElement } from "../../light";
import { contact } from "../../privacy";
import { router } from "../../routes";

@customElement("journal-view")
export class JournalView extends LightElement {
  @property({ attribute: false }) page!: JournalPage;
  @property() action = "";
  /** Only the operations on one request are shown. */
  @property({ type: Boolean }) narrowed = false;
  @state() private report: IntegrityReport | null = null;
  @state() private error: AppError | null = null;
  @state() private running = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.classList.add("stack-sm");
  }

  protected override render(): TemplateResult {
    const { page } = this;
    return html`<div class="row end wrap">
        ${selectField({
          id: "journal-action",
          label: "Operazione",
          none: "tutte le operazioni",
          value: this.action,
          choices: page.actions.map(([value, label]) => ({ value, label })),
          onChange: (value) => router.setQuery({ azione: value || null, pagina: null }),
        })}
        ${
          this.narrowed || this.action
            ? html`<button
                type="button"
                class="btn"
                data-key="journal-all"
                @click=${() => router.setQuery({ azione: null, richiesta: null, pagina: null })}
              >Mostra tutto</button>`
            : nothing
        }
        <span class="grow"></span>
        <button type="button" class="btn" data-key="verify" aria-busy=${this.running} @click=${() => void this.verify()}>
          ${icon("shield")}Verifica integrità
        </button>
      </div>
      <div aria-live="polite">${this.verdict()}</div>
      ${page.found === 0 ? this.empty() : this.table(page)}`;
  }

  private verdict(): TemplateResult | typeof nothing {
    if (this.running) return busy("Ricalcolo la catena del giornale…");
    if (this.error) return html`${errorBox(this.error, () => void this.verify())}`;
    if (!this.report) return nothing;
    const { broken, message } = this.report;
    return broken === null
      ? notice("info", "shield", message)
      : notice("warn", "triangle", html`<b>${message}</b>`);
  }

  private table(page: JournalPage): TemplateResult {
    return html`<div class="row wrap">
        <p role="status"><b>${recordCount(page.found, page.page, page.pages)}</b></p>
        <span class="grow"></span>
        ${pager(page.page, page.pages, (to) => router.setQuery({ pagina: String(to) }))}
      </div>
      <div class="frame">
        <table class="journal">
          <thead>
            <tr>
              <th scope="col" class="num">N.</th>
              <th scope="col">Quando</th>
              <th scope="col">Chi</th>
              <th scope="col">Operazione</th>
              <th scope="col">Su che cosa</th>
            </tr>
          </thead>
          <tbody>
            ${page.rows.map((row) => this.line(row))}
          </tbody>
        </table>
      </div>`;
  }

  private line(entry: JournalEntry): TemplateResult {
    const subject = contact(entry.subject);
    return html`<tr class=${this.report?.broken === entry.seq ? "broken" : ""}>
      <td class="num">${entry.seq}</td>
      <td class="nw nums">${date(entry.at)}<span class="two">${time(entry.at)}</span></td>
      <td>${entry.who}</td>
      <td>${entry.what}</td>
      <td>
        ${entry.request === null || !entry.subject ? subject : html`<a href="#/richieste/${entry.request}">${subject}</a>`}
        ${entry.details.map(([key, value]) => html`<span class="two">${key}: ${contact(value)}</span>`)}
      </td>
    </tr>`;
  }

  private empty(): TemplateResult {
    return emptyState({
      drawing: "journal",
      title: "Nessuna operazione",
      text: this.action
        ? "Questa operazione non è ancora stata fatta in questo archivio."
        : "Qui comparirà ogni cosa fatta, con chi e quando.",
    });
  }

  private async verify(): Promise<void> {
    if (this.running) return;
    this.running = true;
    this.error = null;
    this.report = null;
    const { value, error } = await attempt(verifyJournal);
    this.running = false;
    this.report = value ?? null;
    this.error = error;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "journal-view": JournalView;
  }
}

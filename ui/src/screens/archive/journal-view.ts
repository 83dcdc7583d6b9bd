// The journal: what was done, when and by whom, newest first; narrowed, turned page by page, taken out; and
// whether its chain still holds. Subjects and details may name people: they are covered with the schermo
// riservato.
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import type { AppError } from "../../base/errors";
import { date, time } from "../../base/format";
import { icon } from "../../base/icons";
import { LightElement } from "../../base/light";
import { contact } from "../../base/privacy";
import { busy, errorBox } from "../../components/feedback";
import { emptyState, notice } from "../../components/layout";
import { toast } from "../../components/toast";
import { exportJournal, verifyJournal } from "../../generated/client";
import type {
  FieldProblem,
  IntegrityMatter,
  IntegrityReport,
  JournalEntry,
  JournalFilter,
  JournalFormat,
  JournalPage,
  JournalTurn,
} from "../../generated/types";
import { router } from "../../shared/router";
import { archiveChanged } from "../../shared/state";
import { compareJournal } from "./compare-journal";
import { FROM_THE_TOP, isNarrowed, KEYS, NOTHING } from "./journal-query";
import { journalSearch } from "./journal-search";

const figure = new Intl.NumberFormat("it-IT");

@customElement("journal-view")
export class JournalView extends LightElement {
  @property({ attribute: false }) filter!: JournalFilter;
  /** The rows; null when the days asked for cannot be. */
  @property({ attribute: false }) page: JournalPage | null = null;
  @property({ attribute: false }) problems: readonly FieldProblem[] = [];
  @state() private typed = { from: "", to: "", person: "" };
  @state() private report: IntegrityReport | null = null;
  @state() private error: AppError | null = null;
  @state() private doing = "";
  /** Ten years of rows take seconds: who does not want to wait need not. */
  private verifying: AbortController | undefined;
  private choices: JournalPage | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.classList.add("stack-sm");
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (this.page) this.choices = this.page;
    if (!changed.has("filter")) return;
    const { from, to } = this.filter;
    const before = changed.get("filter") as JournalFilter | undefined;
    // What is being typed stays; what the address says otherwise is taken over.
    if (before?.from === from && before.to === to && before.person === this.filter.person) return;
    this.typed = { from, to, person: "" };
  }

  protected override render(): TemplateResult {
    const { page } = this;
    return html`${journalSearch({
      filter: this.filter,
      page: page ?? this.choices,
      typed: this.typed,
      problems: this.problems,
      onTyped: (typed) => {
        this.typed = { ...this.typed, ...typed };
      },
      onChoice: (change) => this.go(change),
      onFind: () => {
        const { from, to } = this.typed;
        this.go({ [KEYS.from]: from.trim() || null, [KEYS.to]: to.trim() || null });
      },
      onAll: () => {
        this.typed = { from: "", to: "", person: "" };
        router.setQuery(NOTHING);
      },
    })}
      ${this.tools(page)}
      <div aria-live="polite">${this.verdict()}</div>
      ${page === null ? nothing : page.found === 0 ? this.empty() : this.table(page)}`;
  }

  private tools(page: JournalPage | null): TemplateResult {
    const none = page === null || page.found === 0;
    const out = (format: JournalFormat) =>
      html`<button
        type="button"
        class="btn sm"
        data-key="export-${format.toLowerCase()}"
        aria-disabled=${none ? "true" : nothing}
        title=${none ? "Non c’è nulla da esportare." : nothing}
        @click=${() => {
          if (!none) void this.takeOut(format);
        }}
      >${icon("save")}Esporta ${format}…</button>`;
    return html`<div class="row wrap">
      <p role="status"><b>${page ? counted(page) : ""}</b></p>
      ${page ? this.turner(page) : nothing}
      <span class="grow"></span>
      ${out("CSV")} ${out("PDF")}
      <button
        type="button"
        class="btn sm"
        data-key="verify"
        aria-busy=${this.doing !== ""}
        @click=${() => void this.verify()}
      >${icon("shield")}Verifica integrità</button>
      <button
        type="button"
        class="btn sm"
        data-key="compare"
        @click=${() => void compareJournal((row) => this.goTo(row))}
      >${icon("columns")}Confronta…</button>
    </div>`;
  }

  /** Pages told by their rows: of a long journal the first and the last are as near as the next. */
  private turner({ rows, newer, older }: JournalPage): TemplateResult | typeof nothing {
    if (!newer && !older) return nothing;
    const turn = (turn: JournalTurn, label: string, possible: boolean, content: unknown, seq?: number) =>
      html`<button
        type="button"
        class="btn sm quiet"
        aria-label=${label}
        data-key="turn-${turn}"
        ?disabled=${!possible}
        @click=${() => this.turnTo(turn, seq)}
      >${content}</button>`;
    return html`<nav class="pager" aria-label="Pagine del giornale">
      ${turn("newest", "Le operazioni più recenti", newer, "Più recenti")}
      ${turn("newer", "Pagina precedente: operazioni più recenti", newer, icon("left"), rows[0]?.seq)}
      ${turn("older", "Pagina successiva: operazioni più vecchie", older, icon("right"), rows.at(-1)?.seq)}
      ${turn("oldest", "Le operazioni più vecchie", older, "Più vecchie")}
    </nav>`;
  }

  private verdict(): TemplateResult | typeof nothing {
    const { verifying } = this;
    if (this.doing) return busy(this.doing, verifying ? () => verifying.abort() : undefined);
    if (this.error) return html`${errorBox(this.error)}`;
    if (!this.report) return nothing;
    const { broken, message, matters } = this.report;
    return html`<div class="stack-sm">
      ${
        broken === null
          ? notice("info", "shield", message)
          : notice("warn", "triangle", html`<b>${message}</b>`, this.toTheBroken(broken))
      }
      ${matters.map((matter) => this.matter(matter))}
    </div>`;
  }

  /** What was changed elsewhere warns; a clock that was set back is only told. */
  private matter({ message, grave, remarks }: IntegrityMatter): TemplateResult {
    const words = html`<p>${grave ? html`<b>${message}</b>` : message}</p>
      <ul class="plain">
        ${remarks.map(
          ({ row, message }) => html`<li>
            ${message}${
              row === null
                ? nothing
                : html` <button type="button" class="link" @click=${() => this.goTo(row)}>Vai alla riga ${row}</button>`
            }
          </li>`,
        )}
      </ul>`;
    return grave ? notice("warn", "triangle", words) : notice("info", "clock", words);
  }

  private toTheBroken(broken: number): TemplateResult {
    return html`<button
      type="button"
      class="btn sm"
      data-key="to-broken"
      @click=${() => this.goTo(broken)}
    >Vai alla riga ${broken}</button>`;
  }

  /** The page with a row at its top. */
  private goTo(row: number): void {
    router.setQuery({ ...NOTHING, [KEYS.turn]: "older", [KEYS.seq]: String(row + 1) });
  }

  private table(page: JournalPage): TemplateResult {
    return html`<div class="frame">
      <table class="journal">
        <caption class="vh">Operazioni, dalla più recente</caption>
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
    const subject = contact(entry.subject || entry.opal);
    return html`<tr class=${this.report?.broken === entry.seq ? "broken" : ""}>
      <td class="num">${entry.seq}</td>
      <td class="nw nums">${date(entry.at)}<span class="two">${time(entry.at)}</span></td>
      <td>${entry.who}</td>
      <td>${entry.what}</td>
      <td>
        ${entry.request === null || !subject ? subject : html`<a href="#/richieste/${entry.request}">${subject}</a>`}
        ${entry.details.map(([key, value]) => html`<span class="two">${key}: ${contact(value)}</span>`)}
      </td>
    </tr>`;
  }

  private empty(): TemplateResult {
    return isNarrowed(this.filter)
      ? emptyState({
          drawing: "search",
          title: "Nessuna operazione corrisponde",
          text: "Allarga i giorni, oppure togli una delle scelte.",
        })
      : emptyState({
          drawing: "journal",
          title: "Nessuna operazione",
          text: "Qui comparirà ogni cosa fatta, con chi e quando.",
        });
  }

  private go(change: Record<string, string | null>): void {
    router.setQuery({ ...FROM_THE_TOP, ...change });
  }

  private turnTo(turn: JournalTurn, seq?: number): void {
    router.setQuery({ [KEYS.turn]: turn === "newest" ? null : turn, [KEYS.seq]: seq ? String(seq) : null });
  }

  private async takeOut(format: JournalFormat): Promise<void> {
    const path = await this.act("Esporto il giornale…", () => exportJournal(this.filter, format));
    if (path === undefined) return;
    toast(`Giornale salvato in ${path}`);
    await archiveChanged();
  }

  private async verify(): Promise<void> {
    if (this.doing) return;
    this.report = null;
    this.verifying = new AbortController();
    const { signal } = this.verifying;
    this.report = (await this.act("Ricalcolo la catena del giornale…", verifyJournal, signal)) ?? null;
    this.verifying = undefined;
  }

  private async act<T>(words: string, run: () => Promise<T>, signal?: AbortSignal): Promise<T | undefined> {
    if (this.doing) return undefined;
    this.doing = words;
    this.error = null;
    const { value, error } = await attempt(run, signal);
    this.doing = "";
    this.error = error;
    return value;
  }
}

function counted({ found, more }: JournalPage): string {
  return `Operazioni: ${more ? "più di " : ""}${figure.format(found)}`;
}

declare global {
  interface HTMLElementTagNameMap {
    "journal-view": JournalView;
  }
}

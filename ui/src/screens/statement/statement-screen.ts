// «Rendiconto»: hours and amounts agreed, delivered, scheduled, lost and free, by whatever one reports on;
// the hours of each month as a chart; the same as a workbook, a table or a paper.
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import { Debounce } from "../../base/debounce";
import type { AppError } from "../../base/errors";
import { counted, date, thousands } from "../../base/format";
import { icon } from "../../base/icons";
import { busy, errorBox } from "../../components/feedback";
import { emptyState, pageHead, sectionHead } from "../../components/layout";
import { pager, recordCount } from "../../components/table";
import { tabPanel, tabs } from "../../components/tabs";
import { toast } from "../../components/toast";
import { directory, saveStatement, statement } from "../../generated/client";
import type { Directory, LeftOut, Statement, StatementFilter, StatementFormat } from "../../generated/types";
import { Cached } from "../../shared/cached";
import { type Place, router } from "../../shared/router";
import { Screen } from "../../shared/screen";
import { today } from "../../shared/state";
import { barsOf } from "./bars";
import { criteriaForm } from "./criteria-form";
import { chartLegend, chartTable } from "./hours-chart";
import { filterOf, GROUPINGS, isNarrowed, KEYS, PAGE_SIZES } from "./query";
import { statementTable } from "./table";
import "./statement.css";

interface Shown {
  data: Statement;
  filter: StatementFilter;
  lists: Directory;
}

/** Long enough to let a date be typed to its end. */
const PAUSE_MS = 400;

const EMPTY = { from: "", to: "", opal: "", person: "" };

@customElement("statement-screen")
export class StatementScreen extends Screen<Shown> {
  @state() private typed = EMPTY;
  @state() private more: boolean | null = null;
  /** The chart's figures as a table. */
  @state() private figures = false;
  @state() private saving: StatementFormat | null = null;
  @state() private trouble: AppError | null = null;
  private readonly lists = new Cached(directory);
  private readonly pause = new Debounce(PAUSE_MS, () => this.ask());

  protected override waiting(): string {
    return "Sommo ore e importi…";
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("place") && !this.pause.waiting) {
      const { from, to, opal } = filterOf(this.place.query, today());
      this.typed = { ...EMPTY, from, to, opal };
    }
    super.willUpdate(changed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.pause.cancel();
  }

  protected override async read(place: Place): Promise<Shown> {
    const filter = filterOf(place.query, today());
    const [data, lists] = await Promise.all([statement(filter), this.lists.get()]);
    return { data, filter, lists };
  }

  /** A date that cannot be read yet leaves what is on the page. */
  /** What is wrong with a criterion stands beside it. */
  protected override untold(): AppError | null {
    return this.failure?.fields.length ? null : this.failure;
  }

  protected override view({ data, filter, lists }: Shown): TemplateResult {
    return html`<div class="page st-page">
      ${pageHead({ title: "Rendiconto", lead: lead(data), actions: this.exports() })}
      ${this.saving ? busy("Preparo il file…") : nothing}
      ${errorBox(this.trouble)}
      ${criteriaForm({
        filter,
        data,
        lists,
        failure: this.failure,
        typed: this.typed,
        more: this.more ?? isOther(filter),
        onMore: () => {
          this.more = !(this.more ?? isOther(filter));
        },
        onTyped: (change) => this.type(change),
        onChoice: (values) => this.go({ ...values, [KEYS.page]: null }),
      })}
      ${leftOut(data.leftOut)}
      ${data.requests === 0 ? this.nothing(filter) : html`${this.chart(data)}${this.sums(data)}`}
    </div>`;
  }

  private exports(): TemplateResult {
    const button = (format: StatementFormat, label: string, look = "") =>
      html`<button
        type="button"
        class="btn ${look}"
        data-key="st-${format}"
        aria-disabled=${this.saving ? "true" : nothing}
        @click=${() => void this.save(format)}
      >${icon("save")}${label}</button>`;
    return html`<div class="row wrap end" role="group" aria-label="Esporta">
      ${button("pdf", "PDF…")} ${button("csv", "CSV…")} ${button("xlsx", "XLSX…", "primary")}
    </div>`;
  }

  private chart(data: Statement): TemplateResult | typeof nothing {
    const { unit, bars } = barsOf(data.months, data.from, data.to);
    if (bars.length === 0) return nothing;
    return html`<section class="stack-sm">
      <div class="sec-head">
        <h2>Ore per ${unit} e per stato</h2>
        <span class="push">${this.figures ? nothing : chartLegend()}</span>
        <button
          type="button"
          class="btn sm"
          data-key="st-dati"
          @click=${() => {
            this.figures = !this.figures;
          }}
        >${this.figures ? "Mostra il grafico" : "Mostra i dati"}</button>
      </div>
      ${this.figures ? chartTable(bars, unit) : html`<hours-chart .bars=${bars} .unit=${unit}></hours-chart>`}
    </section>`;
  }

  private sums(data: Statement): TemplateResult {
    const paged = data.grouping === "opal" || data.grouping === "persona";
    return html`<section class="stack-sm">
      ${sectionHead("Ore e importi", paged ? this.paging(data) : undefined, paged ? recordCount(data.found, data.page, data.pages) : undefined)}
      ${tabs("Righe per", GROUPINGS, data.grouping, (grouping) => this.go({ [KEYS.grouping]: grouping, [KEYS.page]: null }))}
      ${tabPanel(data.grouping, statementTable(data, this.place.query))}
      <ul class="meta st-rules" aria-label="Come si conta">
        ${data.rules.map((rule) => html`<li>${rule}</li>`)}
      </ul>
    </section>`;
  }

  private paging(data: Statement): TemplateResult {
    const size = filterOf(this.place.query, today()).pageSize;
    return html`<span class="row">
      <label class="rows-a-page"
        ><span>Righe</span
        ><span class="pick"
          ><select
            data-key="st-righe"
            @change=${(event: Event) => this.go({ [KEYS.size]: (event.target as HTMLSelectElement).value, [KEYS.page]: null })}
          >
            ${PAGE_SIZES.map((it) => html`<option value=${it} .selected=${it === size}>${it}</option>`)}</select
          >${icon("down")}</span
        ></label
      >
      ${pager(data.page, data.pages, (to) => this.go({ [KEYS.page]: to > 1 ? String(to) : null }))}
    </span>`;
  }

  private nothing(filter: StatementFilter): TemplateResult {
    const all = () =>
      this.go({
        ...Object.fromEntries(Object.values(KEYS).map((key) => [key, null])),
        [KEYS.grouping]: filter.grouping,
        [KEYS.period]: "tutto",
      });
    const bare = !isNarrowed(filter) && !filter.from && !filter.to;
    return emptyState({
      drawing: "statement",
      title: bare ? "Non c’è ancora nulla da rendicontare" : "Nessuna ora con questi criteri",
      text: bare
        ? "Il rendiconto somma le ore delle richieste AMMESSE AL SERVIZIO: ammetti una richiesta e inserisci le sue erogazioni."
        : "Nel periodo e con i criteri scelti non ci sono erogazioni: allarga il periodo o togli un criterio.",
      action: bare
        ? html`<a class="btn next" href="#/richieste">Vai alle richieste</a>`
        : html`<button type="button" class="btn primary" data-key="st-tutto" @click=${all}>Mostra tutto l’archivio</button>`,
    });
  }

  private type(change: Partial<typeof EMPTY>): void {
    this.typed = { ...this.typed, ...change };
    if ("person" in change) return;
    this.pause.later();
  }

  /** Asks for what was typed. */
  private ask(): void {
    const { from, to, opal } = this.typed;
    this.go({
      [KEYS.from]: from.trim() || null,
      [KEYS.to]: to.trim() || null,
      [KEYS.period]: from.trim() || to.trim() ? null : "tutto",
      [KEYS.opal]: opal.trim() || null,
      [KEYS.page]: null,
    });
  }

  private go(values: Record<string, string | null>): void {
    this.pause.cancel();
    this.trouble = null;
    router.setQuery(values);
  }

  private async save(format: StatementFormat): Promise<void> {
    if (this.saving || !this.data) return;
    // What was typed a moment ago belongs in the file.
    if (this.pause.waiting) this.ask();
    this.trouble = null;
    this.saving = format;
    const { done, value, error } = await attempt(() =>
      saveStatement(filterOf(this.place.query, today()), format),
    );
    this.saving = null;
    this.trouble = error;
    if (done) toast(`Rendiconto salvato in ${value}.`);
  }
}

/** Criteria that stand behind «Altri criteri». */
function isOther(filter: StatementFilter): boolean {
  return Boolean(filter.centre || filter.voucher || filter.person || filter.opal.trim());
}

/** No OPAL is missing without a word: which, and why. */
function leftOut({ found, first }: LeftOut): TemplateResult | typeof nothing {
  if (found === 0) return nothing;
  const more = found - first.length;
  return html`<details class="meta">
    <summary>${counted(found, "OPAL ammessa non è compresa", "OPAL ammesse non sono comprese")} nel periodo: quali e perché</summary>
    <ul>
      ${first.map(({ request, opal, why }) => html`<li><a href="#/richieste/${request}">${opal}</a>: ${why}</li>`)}
      ${more > 0 ? html`<li>e altre ${thousands(more)}</li>` : nothing}
    </ul>
  </details>`;
}

function lead({ from, to, requests }: Statement): string {
  const period =
    from && to
      ? `dal ${date(from)} al ${date(to)}`
      : from
        ? `dal ${date(from)}`
        : to
          ? `fino al ${date(to)}`
          : "in tutto l’archivio";
  return `Ore e importi di ${thousands(requests)} OPAL, ${period}. I file che salvi escono dall’archivio cifrato.`;
}

declare global {
  interface HTMLElementTagNameMap {
    "statement-screen": StatementScreen;
  }
}

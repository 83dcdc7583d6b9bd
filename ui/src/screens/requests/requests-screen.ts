// Richieste: the portal's list with its search, and *Politiche attive*, the same list of the admitted ones
// with their activities open (§2, §3).
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { Debounce } from "../../base/debounce";
import { icon } from "../../base/icons";
import { emptyState, pageHead } from "../../components/layout";
import { par } from "../../components/paragraph";
import { pager, recordCount, type Sort } from "../../components/table";
import { directory, listRequests } from "../../generated/client";
import type { Directory, RequestFilter, RequestPage } from "../../generated/types";
import { Cached } from "../../shared/cached";
import { type Place, router } from "../../shared/router";
import { Screen } from "../../shared/screen";
import { usable } from "../../shared/state";
import { importButton, newButton } from "./buttons";
import { keepLayout, readLayout, type TableLayout, type Widths } from "./layout";
import { filterOf, isNarrowed, KEYS, PAGE_SIZES } from "./query";
import { type Searched, searchForm } from "./search-form";
import "./columns-menu";
import "./requests-table";
import "./requests.css";

interface Shown {
  page: RequestPage;
  filter: RequestFilter;
  lists: Directory;
}

/** Long enough to spare the program every key, too short to be felt. */
const PAUSE_MS = 120;

interface Opened {
  all: boolean;
  /** Requests that are not as `all` says. */
  others: ReadonlySet<number>;
}

/** What was open, found again on the way back: ids only. */
const opened: { list: Opened; policies: Opened } = {
  list: { all: false, others: new Set() },
  policies: { all: true, others: new Set() },
};

@customElement("requests-screen")
export class RequestsScreen extends Screen<Shown> {
  /** *Politiche attive*: only AMMESSO AL SERVIZIO, activities open. */
  @property({ type: Boolean }) admitted = false;
  @state() private text = "";
  @state() private layout: TableLayout = readLayout();
  private readonly lists = new Cached(directory);
  private readonly pause = new Debounce(PAUSE_MS, () => this.find());

  protected override waiting(): string {
    return "Cerco fra le richieste…";
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("place") && !this.pause.waiting) this.text = this.place.query.get(KEYS.text) ?? "";
    super.willUpdate(changed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.pause.cancel();
  }

  protected override async read(place: Place): Promise<Shown> {
    const filter = filterOf(place.query, this.layout.pageSize, this.admitted);
    const [page, lists] = await Promise.all([listRequests(filter), this.lists.get()]);
    return { page, filter, lists };
  }

  protected override view({ page, filter, lists }: Shown): TemplateResult {
    usable();
    const narrowed = isNarrowed(filter, this.admitted);
    return html`<div class="page list-page">
      ${pageHead({
        title: this.place.route.title,
        actions: this.admitted ? nothing : html`${importButton()}${newButton()}`,
      })}
      ${
        page.found === 0 && !narrowed
          ? this.admitted
            ? nonePolicies()
            : noRequests()
          : html`${this.search(filter, lists)}
            ${page.found === 0 ? this.nothingFound() : this.found(page, filter)}`
      }
    </div>`;
  }

  private search(filter: RequestFilter, lists: Directory): TemplateResult {
    return searchForm({
      text: this.text,
      filter,
      lists,
      withState: !this.admitted,
      onText: (text) => this.typed(text),
      onChoice: (change) => this.choose(change),
      onFind: () => this.find(),
      onAll: () => this.showAll(),
      onForgetPerson: () => this.go({ [KEYS.beneficiary]: null }),
    });
  }

  private found(page: RequestPage, filter: RequestFilter): TemplateResult {
    const { all } = this.opened;
    return html`<div class="row wrap">
        <b role="status">${recordCount(page.found, page.page, page.pages)}</b>
        <span class="grow"></span>
        <columns-menu .widths=${this.layout.widths} .onWidths=${this.setWidths}></columns-menu>
        <button type="button" class="btn sm quiet" data-key="open-all" @click=${this.toggleAll}>
          ${icon(all ? "up" : "down")}${all ? "Chiudi tutte" : "Apri tutte"}
        </button>
        <label class="rows-a-page"
          ><span>Righe</span
          ><span class="pick"
            ><select data-key="page-size" @change=${this.setPageSize}>
              ${PAGE_SIZES.map((size) => html`<option value=${size} .selected=${size === this.layout.pageSize}>${size}</option>`)}</select
            >${icon("down")}</span
          ></label
        >
        ${pager(page.page, page.pages, (to) => this.go({ [KEYS.page]: to > 1 ? String(to) : null }, true))}
      </div>
      <requests-table
        .rows=${page.rows}
        .sort=${{ key: filter.sort, descending: filter.descending }}
        .widths=${this.layout.widths}
        .opened=${this.opened}
        .isOpen=${this.isOpen}
        .onSort=${this.sortBy}
        .onToggle=${this.toggle}
        .onWidths=${this.setWidths}
      ></requests-table>`;
  }

  private nothingFound(): TemplateResult {
    return emptyState({
      drawing: "search",
      title: this.admitted ? "Nessuna richiesta ammessa corrisponde" : "Nessuna richiesta corrisponde",
      text: "Controlla la frase, oppure allarga la ricerca: si cerca in codice OPAL, nomi, codice fiscale, CPI, titolare e attività.",
      action: html`<button type="button" class="btn primary" data-key="all" @click=${this.showAll}>Mostra tutti</button>`,
    });
  }

  private typed(text: string): void {
    this.text = text;
    this.pause.later();
  }

  private find(): void {
    this.pause.cancel();
    this.go({ [KEYS.text]: this.text.trim() ? this.text : null });
  }

  private choose(change: Partial<Searched>): void {
    this.pause.cancel();
    const next: Record<string, string | null> = { [KEYS.text]: this.text.trim() ? this.text : null };
    if (change.state !== undefined) next[KEYS.state] = change.state;
    if (change.branch !== undefined) next[KEYS.branch] = change.branch;
    if (change.centre !== undefined) next[KEYS.centre] = change.centre;
    this.go(next);
  }

  private readonly showAll = (): void => {
    this.pause.cancel();
    this.text = "";
    const { text, state, branch, centre, beneficiary } = KEYS;
    this.go({ [text]: null, [state]: null, [branch]: null, [centre]: null, [beneficiary]: null });
  };

  private readonly sortBy = ({ key, descending }: Sort): void =>
    this.go({ [KEYS.sort]: key, [KEYS.direction]: descending ? "giu" : null });

  /** A new question starts again from its first page. */
  private go(values: Record<string, string | null>, samePage = false): void {
    router.setQuery(samePage ? values : { [KEYS.page]: null, ...values });
  }

  private get opened(): Opened {
    return this.admitted ? opened.policies : opened.list;
  }

  private setOpened(next: Opened): void {
    opened[this.admitted ? "policies" : "list"] = next;
    this.requestUpdate();
  }

  private readonly isOpen = (id: number): boolean => this.opened.all !== this.opened.others.has(id);

  private readonly toggle = (id: number): void => {
    const others = new Set(this.opened.others);
    if (!others.delete(id)) others.add(id);
    this.setOpened({ all: this.opened.all, others });
  };

  private readonly toggleAll = (): void => this.setOpened({ all: !this.opened.all, others: new Set() });

  private readonly setWidths = (widths: Widths): void => {
    this.layout = { ...this.layout, widths };
    keepLayout(this.layout);
  };

  private setPageSize(event: Event): void {
    this.layout = { ...this.layout, pageSize: Number((event.target as HTMLSelectElement).value) };
    keepLayout(this.layout);
    if (this.place.query.has(KEYS.page)) this.go({});
    else void this.reload();
  }
}

function noRequests(): TemplateResult {
  return emptyState({
    drawing: "requests",
    title: "Ancora nessuna richiesta",
    text: html`Inserisci la prima con i dati notificati dal CPI, oppure importa la tabella del portale. Dalla notifica hai 7
    giorni per rispondere (${par("§2")}).`,
    action: html`<div class="row wrap">${newButton()}${importButton()}</div>`,
  });
}

function nonePolicies(): TemplateResult {
  return emptyState({
    drawing: "policies",
    title: "Nessuna richiesta ammessa al servizio",
    text: html`Le attività si erogano solo dopo l’ammissione (${par("§3")}): scegli una richiesta PROPOSTA e ammettila.`,
    action: html`<a class="btn primary" href="#/richieste?situazione=PROPOSTA">Vai alle richieste</a>`,
  });
}

declare global {
  interface HTMLElementTagNameMap {
    "requests-screen": RequestsScreen;
  }
}

// Registri (§3.2): the list of what was issued, and beside it the register chosen, as it is printed.
import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import type { AppError } from "../../base/errors";
import { date } from "../../base/format";
import { icon } from "../../base/icons";
import { Keys } from "../../base/keys";
import { errorBox } from "../../components/feedback";
import { menu } from "../../components/menu";
import { toast, troubleToast } from "../../components/toast";
import { listRegisters, openRegister, registerDetail, requestDetail } from "../../generated/client";
import type { RegisterDetail, RegisterPage, RegisterState } from "../../generated/types";
import { openedCopy } from "../../shared/opened-copy";
import { numberIn, type Place, router } from "../../shared/router";
import { Screen } from "../../shared/screen";
import { archiveChanged } from "../../shared/state";
import { TypedSearch } from "../../shared/typed-search";
import type { Draft, Issued } from "./order";
import { registerList, STATES } from "./register-list";
import "./register-view";
import "./registers.css";
import { askInspection, askIssue, askPaper } from "./windows";

const PAGE_SIZE = 10;

interface Shown {
  list: RegisterPage;
  detail: RegisterDetail | null;
  /** Why the register asked for is not shown. */
  missing: AppError | null;
  opal: string | null;
}

@customElement("registers-screen")
export class RegistersScreen extends Screen<Shown> {
  private readonly searching = new TypedSearch(this, ["pagina", "registro"]);
  private asked = false;

  constructor() {
    super();
    new Keys(this, { n: () => void this.issue() });
  }

  protected override waiting(): string {
    return "Leggo i registri…";
  }

  protected override async read(place: Place): Promise<Shown> {
    const request = numberIn(place, "richiesta");
    const [list, of] = await Promise.all([
      listRegisters({
        state: stateOf(place),
        request,
        text: place.query.get("testo") ?? "",
        page: numberIn(place, "pagina") ?? 1,
        pageSize: PAGE_SIZE,
      }),
      request === null ? null : requestDetail(request),
    ]);
    const wanted = numberIn(place, "registro") ?? list.rows[0]?.id;
    const found = wanted === undefined ? null : await attempt(() => registerDetail(wanted));
    return { list, detail: found?.value ?? null, missing: found?.error ?? null, opal: of?.opal ?? null };
  }

  protected override updated(): void {
    const { query } = this.place;
    const wanted = ["emetti", "carta", "fascicolo"].find((it) => query.has(it));
    if (!wanted) this.asked = false;
    if (!this.data || this.asked || !wanted) return;
    this.asked = true;
    if (wanted === "carta") {
      void this.updateComplete.then(() => {
        router.setQuery({ carta: null });
        void this.paper();
      });
      return;
    }
    if (wanted === "fascicolo") {
      const { opal } = this.data;
      void this.updateComplete.then(() => {
        router.setQuery({ fascicolo: null });
        void this.inspection(opal);
      });
      return;
    }
    const day = query.get("giorno");
    void this.updateComplete.then(() => {
      router.setQuery({ emetti: null, giorno: null });
      void this.issue(day ? { kind: "day", date: date(day) } : {});
    });
  }

  protected override view({ list, detail, missing, opal }: Shown): TemplateResult {
    const open = this.place.query.has("registro");
    return html`<div class="reg-split ${open ? "open" : ""} ${detail || missing ? "" : "alone"}">
      <div class="page reg-list">
        <div class="head">
          <div class="grow"><h1 tabindex="-1">Registri</h1></div>
          ${menu("reg-other", "Altro", [
            { key: "reg-paper", label: "Aggiungi un registro su carta…", to: this.toPaper() },
            {
              key: "reg-inspection",
              label: "Fascicolo per la verifica…",
              press: () => void this.inspection(opal),
            },
          ])}
          <button type="button" class="btn primary" data-key="reg-issue" @click=${() => void this.issue()}>
            ${icon("plus")}Emetti registro…
          </button>
          <a class="btn" href="#/registri/fogli" data-key="reg-sheets">${icon("import")}Leggi i fogli firmati…</a>
        </div>
        ${registerList({
          page: list,
          chosen: detail?.row.id ?? null,
          state: stateOf(this.place),
          text: this.searching.text(this.place),
          opal,
          onState: (value) => router.setQuery({ stato: value, pagina: null, registro: null }),
          onText: (text) => this.searching.type(text),
          onPage: (page) => router.setQuery({ pagina: String(page), registro: null }),
          onChoose: (id) => void this.choose(id),
          onAll: () => this.showAll(),
          onIssue: () => void this.issue(),
        })}
      </div>
      ${detail || missing ? this.pane(detail, missing) : nothing}
    </div>`;
  }

  private pane(detail: RegisterDetail | null, missing: AppError | null): TemplateResult {
    return html`<section class="panel reg-view" aria-labelledby="reg-title">
      ${
        detail
          ? html`<register-view
              .detail=${detail}
              .shown=${this.place.query.get("vista") === "scansione" ? "scansione" : "documento"}
              @issued=${(event: CustomEvent<Issued>) => void this.issued(event.detail)}
              @close=${() => void this.close()}
            ></register-view>`
          : html`<div class="panel-b">
              <h2 id="reg-title">Registro non disponibile</h2>
              ${errorBox(missing, () => void this.reload())}
            </div>`
      }
    </section>`;
  }

  /** All that an inspection asks for; of the request the list is of, where it is of one. */
  private async inspection(opal: string | null): Promise<void> {
    const request = numberIn(this.place, "richiesta");
    const told = await askInspection(request !== null && opal ? { request, opal } : null);
    if (told) toast(told);
  }

  private showAll(): void {
    this.searching.drop();
    router.setQuery({ testo: null, stato: null, richiesta: null, pagina: null, registro: null });
  }

  /** In a narrow window the register takes the place of the list: the focus goes with it. */
  private async choose(id: number): Promise<void> {
    router.setQuery({ registro: String(id), vista: null });
    await this.settled();
    const title = this.querySelector<HTMLElement>("#reg-title");
    if (title && !shown(this.querySelector(".reg-list .frame"))) title.focus();
  }

  private async close(): Promise<void> {
    const id = this.data?.detail?.row.id;
    router.setQuery({ registro: null, vista: null });
    await this.settled();
    this.querySelector<HTMLElement>(`[data-key="registro-${id}"]`)?.focus();
  }

  private async settled(): Promise<void> {
    await this.reload();
    await this.updateComplete;
  }

  private async issue(opening: Partial<Draft> = {}): Promise<void> {
    const request = numberIn(this.place, "richiesta");
    const issued = await askIssue(request === null ? opening : { ...opening, request });
    if (issued) await this.issued(issued);
  }

  /** Where the window for a register on paper opens: here, for the request listed. */
  private toPaper(): string {
    const request = numberIn(this.place, "richiesta");
    return request === null ? "/registri?carta=1" : `/registri?richiesta=${request}&carta=1`;
  }

  /** Records one kept on paper before Affianca. */
  private async paper(): Promise<void> {
    const { value, error } = await attempt(() => askPaper(numberIn(this.place, "richiesta")));
    if (error) troubleToast(error.message);
    if (!value) return;
    router.setQuery({ registro: String(value.id), pagina: null, stato: null, testo: null });
    await archiveChanged();
    await this.settled();
    const number = this.data?.detail?.row.number ?? "";
    toast(`Registro su carta ${number} aggiunto.`.replace("  ", " "));
    if (value.scan && this.data?.detail?.row.id === value.id) {
      await this.querySelector("register-view")?.attach();
    }
  }

  private async issued({ id, print }: Issued): Promise<void> {
    router.setQuery({ registro: String(id), pagina: null, stato: null, testo: null });
    await archiveChanged();
    const { value } = await attempt(() => registerDetail(id));
    if (print) await this.print(id);
    const number = value?.row.number ?? "";
    toast(`Registro ${number} emesso.`.replace("  ", " "), {
      label: `Apri il registro ${number}`.trim(),
      run: () => void this.open(id),
    });
  }

  /** Where it is shown, so that what goes wrong with it is said beside its button. */
  private async print(id: number): Promise<void> {
    await this.settled();
    if (this.data?.detail?.row.id === id) await this.querySelector("register-view")?.print();
  }

  private async open(id: number): Promise<void> {
    const { error } = await attempt(() => openRegister(id));
    if (error) troubleToast(error.message);
    else openedCopy();
  }
}

function stateOf(place: Place): RegisterState | null {
  return STATES.find(([it]) => it === place.query.get("stato"))?.[0] ?? null;
}

const shown = (element: Element | null): boolean => element !== null && element.getClientRects().length > 0;

declare global {
  interface HTMLElementTagNameMap {
    "registers-screen": RegistersScreen;
  }
}

// «Da riportare»: what was done here and somebody still has to repeat by hand on the regional portal, by the
// last day it can be. Affianca sends nothing there: it shows the values to copy and the button to press.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import type { AppError } from "../../base/errors";
import { focusHeading, focusTrace } from "../../base/focus";
import { counted } from "../../base/format";
import { Keys } from "../../base/keys";
import { plain, privacy } from "../../base/privacy";
import { Watch } from "../../base/store";
import { errorBox } from "../../components/feedback";
import { checkbox, selectField } from "../../components/field";
import { emptyState, notice, pageHead } from "../../components/layout";
import { rowKeys } from "../../components/table";
import { toast } from "../../components/toast";
import { correctPortal, portalQueue, reportToPortal, setPortalId } from "../../generated/client";
import type { PortalItem, PortalKnown, PortalQueue, PortalReach } from "../../generated/types";
import { numberIn, type Place, router } from "../../shared/router";
import { Screen } from "../../shared/screen";
import { refreshFrame } from "../../shared/state";
import { askCorrection } from "./correct-dialog";
import type { DetailActions } from "./details";
import { queueList } from "./list";
import "./portal.css";
import { keyOf, titleOf } from "./words";

@customElement("portal-screen")
export class PortalScreen extends Screen<PortalQueue> {
  @state() private chosen: ReadonlySet<string> = new Set();
  /** The entry laid open; undefined until the user has opened or closed one. */
  @state() private open: string | null | undefined;
  @state() private lostOpen = false;
  @state() private trouble: AppError | null = null;
  /** The portal's IDs being typed, and what is wrong with them. */
  @state() private ids: Readonly<Record<number, { text: string; error?: string }>> = {};

  constructor() {
    super();
    new Watch(this, [privacy]);
    new Keys(this, { r: () => void this.reportChosen("prossimo") });
  }

  protected override waiting(): string {
    return "Confronto con quello che risulta sul portale…";
  }

  protected override read(place: Place): Promise<PortalQueue> {
    return portalQueue({
      person: numberIn(place, "persona"),
      coach: numberIn(place, "coach"),
      session: numberIn(place, "erogazione"),
    });
  }

  protected override view(queue: PortalQueue): TemplateResult {
    const items = queue.items;
    const alone = numberIn(this.place, "erogazione") !== null;
    return html`<div class="page">
      ${pageHead({
        title: "Da riportare sul portale",
        lead: "Affianca non invia nulla al portale. Qui c’è che cosa ripetere a mano: i valori da copiare e i pulsanti da premere, entro 7 giorni.",
      })}
      ${alone ? this.aloneNotice() : this.filters(queue)} ${errorBox(this.trouble)}
      ${items.length ? this.queue(queue) : this.nothing()}
    </div>`;
  }

  private queue(queue: PortalQueue): TemplateResult {
    const { items } = queue;
    const first = items.find((it) => it.urgency !== "scaduto") ?? items[0];
    const open = this.open === undefined && first ? keyOf(first) : (this.open ?? null);
    const waiting = items.filter((it) => it.urgency !== "scaduto").length;
    return html`${this.bar(queue)}
      ${
        queue.found > waiting
          ? html`<p class="meta">Sono ${queue.found} in tutto: qui le ${waiting} con il termine più vicino.</p>`
          : nothing
      }
      <div class="po-queue" @keydown=${rowKeys}>
        ${queueList({
          items,
          lost: queue.lost,
          chosen: this.chosen,
          open,
          lostOpen: this.lostOpen || waiting === 0,
          onLostOpen: (it) => {
            this.lostOpen = it;
          },
          onChoose: (item, chosen) => this.choose([item], chosen),
          onOpen: (item) => {
            this.open = open === keyOf(item) ? null : keyOf(item);
          },
          onReport: (item, reach) => void this.report([item], reach),
          details: (item) => this.details(item),
        })}
      </div>`;
  }

  private filters(queue: PortalQueue): TemplateResult | typeof nothing {
    const { people, coaches } = queue;
    const chosen = (key: string) => this.place.query.get(key) ?? "";
    if (people.length < 2 && coaches.length < 2 && !chosen("persona") && !chosen("coach")) return nothing;
    return html`<div class="narrowing">
      ${selectField({
        id: "po-persona",
        label: "Persona",
        none: "tutte le persone",
        value: chosen("persona"),
        choices: people.map((it) => ({ value: String(it.id), label: plain(`${it.surname} ${it.name}`) })),
        onChange: (value) => this.filter({ persona: value || null }),
      })}
      ${selectField({
        id: "po-coach",
        label: "Coach",
        none: "tutti i coach",
        value: chosen("coach"),
        choices: coaches.map((it) => ({ value: String(it.id), label: it.name })),
        onChange: (value) => this.filter({ coach: value || null }),
      })}
    </div>`;
  }

  private aloneNotice(): TemplateResult {
    return notice(
      "info",
      "info",
      "È mostrata una sola erogazione.",
      html`<button type="button" class="btn sm" data-key="po-tutte" @click=${() => this.filter({ erogazione: null })}>
        Mostra tutto
      </button>`,
    );
  }

  private filter(values: Record<string, string | null>): void {
    this.chosen = new Set();
    this.open = undefined;
    router.setQuery(values);
  }

  /** Choosing all means those that can still be repeated: the lost ones are chosen one by one. */
  private bar({ items }: PortalQueue): TemplateResult {
    const all = items.filter((it) => it.urgency !== "scaduto" && it.steps.length);
    const chosen = this.chosenItems();
    const barred = chosen.length === 0;
    const button = (reach: PortalReach, label: unknown, look: string) =>
      html`<button
        type="button"
        class="btn ${look}"
        data-key="po-segna-${reach}"
        aria-disabled=${barred ? "true" : nothing}
        title=${barred ? "Prima scegli le voci riportate." : nothing}
        @click=${() => void this.reportChosen(reach)}
      >${label}</button>`;
    return html`<div class="po-bar">
      ${
        all.length
          ? checkbox(
              "po-tutte",
              `Scegli tutte (${all.length})`,
              all.every((it) => this.chosen.has(keyOf(it))),
              (it) => this.choose(all, it),
            )
          : html`<span class="muted">Nessuna voce ancora riportabile</span>`
      }
      <span class="meta push" role="status">${barred ? "" : counted(chosen.length, "voce scelta", "voci scelte")}</span>
      ${button("prossimo", html`Scelte: ho premuto il primo pulsante <kbd>R</kbd>`, "")}
      ${button("tutto", "Scelte: ho già fatto tutto sul portale", "primary")}
    </div>`;
  }

  private nothing(): TemplateResult {
    const filtered = this.place.query.has("persona") || this.place.query.has("coach");
    return emptyState({
      drawing: "done",
      title: filtered ? "Niente da riportare con questi filtri" : "Il portale è aggiornato",
      text: "Ogni erogazione, risposta o conclusione registrata qui compare in questo elenco finché non la segni come riportata (§3.2).",
      action: filtered
        ? html`<button type="button" class="btn" data-key="po-tutto" @click=${() => this.filter({ persona: null, coach: null })}>
            Mostra tutto
          </button>`
        : undefined,
    });
  }

  private details(item: PortalItem): DetailActions {
    const id = item.subject.id;
    return {
      typedId: this.ids[id]?.text,
      idError: this.ids[id]?.error,
      onId: (text) => {
        this.ids = { ...this.ids, [id]: { text } };
      },
      onIdDone: (text) => void this.saveId(item, text),
      onCorrect: () => void this.correct(item),
    };
  }

  private choose(items: readonly PortalItem[], chosen: boolean): void {
    const next = new Set(this.chosen);
    for (const item of items) {
      if (chosen) next.add(keyOf(item));
      else next.delete(keyOf(item));
    }
    this.chosen = next;
  }

  private chosenItems(): PortalItem[] {
    return this.data?.items.filter((it) => this.chosen.has(keyOf(it)) && it.steps.length) ?? [];
  }

  private async reportChosen(reach: PortalReach): Promise<void> {
    const items = this.chosenItems();
    if (items.length) await this.report(items, reach);
  }

  private async report(items: readonly PortalItem[], reach: PortalReach): Promise<void> {
    this.trouble = null;
    const orders = items.map(({ subject, stamp }) => ({ subject, stamp }));
    const { value, error } = await attempt(() => reportToPortal(orders, reach));
    const next = this.keyAfter(items);
    await this.readAgain();
    if (error || !value) {
      this.trouble = error;
      return;
    }
    this.choose(items, false);
    const [one] = items;
    const what = items.length === 1 && one ? titleOf(one) : `${items.length} voci`;
    toast(`${what}: ${items.length === 1 ? "segnata come riportata" : "segnate come riportate"}.`, {
      label: `Annulla: ${what.charAt(0).toLowerCase()}${what.slice(1)}`,
      run: () => void this.takeBack(value),
    });
    await this.updateComplete;
    this.keepFocus(next);
  }

  private async takeBack(before: readonly PortalKnown[]): Promise<void> {
    const { error } = await attempt(() => correctPortal(before));
    this.trouble = error;
    await this.readAgain();
  }

  private async correct(item: PortalItem): Promise<void> {
    if (!(await askCorrection(item))) return;
    await this.readAgain();
    toast("Corretto che cosa risulta sul portale.");
  }

  private async saveId(item: PortalItem, text: string): Promise<void> {
    const id = item.subject.id;
    if (text.trim() === item.portalId) return this.forgetId(id);
    const { error } = await attempt(() => setPortalId(id, text));
    if (error) {
      this.ids = { ...this.ids, [id]: { text, error: error.message } };
      return;
    }
    this.forgetId(id);
    await this.readAgain();
    toast(text.trim() ? `ID sul portale: ${text.trim()}.` : "ID sul portale tolto.");
  }

  private forgetId(id: number): void {
    this.ids = Object.fromEntries(Object.entries(this.ids).filter(([key]) => Number(key) !== id));
  }

  private async readAgain(): Promise<void> {
    await Promise.all([this.reload(), refreshFrame()]);
  }

  /** The entry after those about to go, to carry on from there. */
  private keyAfter(items: readonly PortalItem[]): string | null {
    const all = this.data?.items ?? [];
    const last = all.findLastIndex((it) => items.includes(it));
    const after = all.slice(last + 1).find((it) => !items.includes(it));
    return after ? keyOf(after) : null;
  }

  /** The button pressed may be gone with its entry: the focus goes on to the next one. */
  private keepFocus(next: string | null): void {
    const active = document.activeElement;
    if (active && active !== document.body && active.isConnected) return;
    if (!next || !focusTrace(`[data-key="apri-${next}"]`)) focusHeading(this);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "portal-screen": PortalScreen;
  }
}

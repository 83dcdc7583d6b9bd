// The frame around every screen once the archive is open: navigation with its counters, top bar, and the
// place where the screen stands.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { AppError } from "../base/errors";
import { moment } from "../base/format";
import { icon } from "../base/icons";
import { Keys } from "../base/keys";
import { LightElement } from "../base/light";
import { privacy, togglePrivacy } from "../base/privacy";
import { Watch } from "../base/store";
import { errorBox } from "../components/feedback";
import { mark } from "../components/mark";
import { toast, troubleToast } from "../components/toast";
import { lock, setCoachAtWork } from "../generated/client";
import { type Place, type Route, router } from "../shared/router";
import { archiveChanged, frame, throwPageAway, today } from "../shared/state";
import { unsaved } from "../shared/unsaved";
import { keyOfSection, SECTIONS, type Section } from "./sections";
import "./lock-near";
import "./notices";
import "./search";
import { showShortcuts } from "./shortcuts";

@customElement("app-frame")
export class AppFrame extends LightElement {
  @state() private failure: AppError | null = null;
  private readonly loaded = new Set<Route>();
  private locking = false;

  constructor() {
    super();
    new Watch(this, [frame, router.place]);
    new Keys(this, {
      ...Object.fromEntries(SECTIONS.map(({ to }, at) => [keyOfSection(at), () => router.go(to)])),
      "?": showShortcuts,
      "alt+arrowleft": () => router.backward(),
    });
    new Keys(this, { f9: () => this.switchPrivacy(), "ctrl+l": () => void this.lock() }, true);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    router.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    router.stop();
  }

  protected override render(): TemplateResult {
    const place = router.place.value;
    return html`<a
        class="btn skip"
        href="#main"
        @click=${(event: Event) => {
          event.preventDefault();
          this.querySelector<HTMLElement>("main")?.focus();
        }}
      >Vai al contenuto</a>
      <div class="app">
        ${this.sidebar(place)} ${this.topBar()}
        <main class="main" id="main" tabindex="-1">
          <lock-near></lock-near>
          <frame-notices></frame-notices>
          ${place ? this.screen(place) : nothing}
        </main>
      </div>`;
  }

  private sidebar(place: Place | null): TemplateResult {
    const copied = frame.value?.lastCopy;
    return html`<aside class="side no-print">
      <div class="brand">${mark()}<span>Affianca</span></div>
      <nav class="nav" aria-label="Sezioni">
        ${SECTIONS.map((section) => html`${section.apart ? html`<hr />` : nothing}${this.entry(section, place)}`)}
      </nav>
      <div class="side-foot">
        <span class="row">${icon("shield")}Archivio cifrato</span>
        <a class=${frame.value?.copyDue ? "due" : ""} href="#/archivio"
          >${copied ? `Ultima copia: ${moment(copied, today())}` : "Nessuna copia finora"}</a
        >
      </div>
    </aside>`;
  }

  private entry(section: Section, place: Place | null): TemplateResult {
    const counters = frame.value?.counters;
    const counter = counters && section.counter?.(counters);
    const here = place?.route.section === section.id;
    return html`<a
      href="#${section.to}"
      aria-current=${here ? (place.path === section.to ? "page" : "true") : nothing}
      >${icon(section.drawing)}${section.label}${
        counter?.count
          ? html`<span class="count ${counter.hot ? "hot" : ""}" title=${counter.words}
              ><span aria-hidden="true">${counter.count}</span><span class="vh">, ${counter.words}</span></span
            >`
          : nothing
      }</a
    >`;
  }

  private topBar(): TemplateResult {
    return html`<header class="top no-print">
      <search-box></search-box>
      <button
        type="button"
        class="btn ${privacy.value ? "" : "quiet"}"
        aria-pressed=${privacy.value}
        @click=${this.switchPrivacy}
      >
        ${icon("hide")}Schermo riservato${privacy.value ? " attivo" : ""} <kbd>F9</kbd>
      </button>
      <button type="button" class="btn quiet" @click=${this.lock}>${icon("lock")}Blocca <kbd>Ctrl L</kbd></button>
      <button
        type="button"
        class="btn quiet icon keys-button"
        data-key="tasti"
        aria-label="Elenco dei tasti"
        title="Elenco dei tasti (?)"
        @click=${showShortcuts}
      >?</button>
      ${this.coach()}
    </header>`;
  }

  private coach(): TemplateResult | typeof nothing {
    const coaches = frame.value?.coaches.filter(({ archived }) => !archived) ?? [];
    const coach = coaches.find(({ id }) => id === frame.value?.coach);
    if (coaches.length === 0) return nothing;
    const role = coach?.branchName ? `coach · sportello ${coach.branchName}` : "coach";
    if (coach && (coaches.length === 1 || frame.value?.coachByKey)) {
      return html`<div class="who"><span>${coach.name} ${coach.surname}<small>${role}</small></span></div>`;
    }
    return html`<div class="who">
      <span
        ><span class="pick"
          ><select aria-label="Coach al lavoro" @change=${this.changeCoach}>
            ${coach ? nothing : html`<option value="" selected>scegli il coach</option>`}
            ${coaches.map(
              (it) =>
                html`<option value=${it.id} .selected=${it.id === coach?.id}>${it.name} ${it.surname}</option>`,
            )}</select
          >${icon("down")}</span
        ><small>${role}</small></span
      >
    </div>`;
  }

  private screen(place: Place): TemplateResult {
    if (this.failure) {
      return html`<div class="page">
        <h1 tabindex="-1">${place.route.title}</h1>
        ${errorBox(this.failure, () => void this.bring(place.route))}
      </div>`;
    }
    if (!this.loaded.has(place.route)) {
      void this.bring(place.route);
      return html``;
    }
    return place.route.view(place);
  }

  private async bring(route: Route): Promise<void> {
    try {
      await route.load();
      this.loaded.add(route);
      this.failure = null;
      this.requestUpdate();
    } catch (thrown) {
      this.failure = AppError.from(thrown);
    }
  }

  private switchPrivacy(): void {
    togglePrivacy();
    toast(
      privacy.value
        ? "Schermo riservato attivo: i dati personali sono coperti."
        : "Schermo riservato disattivato.",
    );
  }

  private async lock(): Promise<void> {
    if (this.locking) return;
    this.locking = true;
    try {
      if (!(await unsaved.mayEnd())) return;
      await lock();
      throwPageAway();
    } catch (thrown) {
      troubleToast(AppError.from(thrown).message);
    } finally {
      this.locking = false;
    }
  }

  private async changeCoach(event: Event): Promise<void> {
    const id = Number((event.target as HTMLSelectElement).value);
    if (!id) return;
    try {
      await setCoachAtWork(id);
      await archiveChanged();
    } catch (thrown) {
      troubleToast(AppError.from(thrown).message);
    }
  }
}

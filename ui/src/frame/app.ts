// The root of the page: first start, unlock, or the frame with its screens, as the program says.
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { bridge } from "../base/bridge";
import { AppError } from "../base/errors";
import { icon, placeSprite } from "../base/icons";
import { LightElement } from "../base/light";
import { Watch } from "../base/store";
import { closeDialogs } from "../components/dialog";
import { busy, errorBox } from "../components/feedback";
import { clearToasts, toastsLeave, troubleToast } from "../components/toast";
import { appStatus, leaveExample } from "../generated/client";
import { bareOf, router } from "../shared/router";
import {
  active,
  archiveChanged,
  creating,
  frame,
  lockNear,
  refreshStatus,
  startFault,
  status,
  throwPageAway,
} from "../shared/state";
import { fence } from "./fence";
import "./app-frame";
import { followZoom } from "./zoom";

const PATIENCE_MS = 500;
/** Dictation, a screen reader and a finger that scrolls leave no key and no pointer. */
const SIGNS_OF_LIFE = [
  "keydown",
  "pointerdown",
  "pointermove",
  "wheel",
  "touchstart",
  "input",
  "compositionupdate",
  "selectionchange",
  "focusin",
  "scroll",
] as const;

@customElement("affianca-app")
export class AffiancaApp extends LightElement {
  @state() private slow = false;
  private stops: (() => void)[] = [];

  constructor() {
    super();
    new Watch(this, [status, startFault, creating, frame]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    placeSprite();
    this.stops = [
      fence(),
      bridge().on("archive-locked", () => {
        closeDialogs();
        clearToasts();
        throwPageAway();
      }),
      bridge().on("lock-near", () => lockNear.set(true)),
      bridge().on("archive-changed", () => void archiveChanged()),
      this.toastsStay(),
      followZoom(),
    ];
    for (const sign of SIGNS_OF_LIFE)
      document.addEventListener(sign, active, { passive: true, capture: true });
    const patience = setTimeout(() => {
      this.slow = true;
    }, PATIENCE_MS);
    void refreshStatus().finally(() => clearTimeout(patience));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.stops) stop();
    for (const sign of SIGNS_OF_LIFE) document.removeEventListener(sign, active, { capture: true });
  }

  protected override willUpdate(_changed: PropertyValues): void {
    // What a dialog or a toast showed must not outlive the archive it came from.
    if (status.value?.archive === "bloccato") {
      closeDialogs();
      clearToasts();
    }
  }

  protected override render(): TemplateResult {
    return html`${this.banner()}${this.body()}<toast-stack></toast-stack>`;
  }

  /** On their screen: they go when it is left. */
  private toastsStay(): () => void {
    let at = router.place.value && bareOf(router.place.value);
    return router.place.subscribe((place) => {
      const now = place && bareOf(place);
      if (at !== null && now !== at) toastsLeave();
      at = now;
    });
  }

  private body(): TemplateResult {
    if (startFault.value) {
      return html`<main class="first"><div class="sheet small"><div class="card">
        <h1 tabindex="-1">Affianca non riesce a partire</h1>
        ${errorBox(startFault.value, () => void refreshStatus())}
      </div></div></main>`;
    }
    if (!status.value) {
      return html`<main class="first"><div class="sheet small">${this.slow ? busy("Cerco l’archivio…") : nothing}</div></main>`;
    }
    const { interrupted } = status.value;
    if (interrupted) return html`<interrupted-screen .kind=${interrupted}></interrupted-screen>`;
    if (creating.value || status.value.archive === "assente") return html`<start-screen></start-screen>`;
    if (status.value.archive === "bloccato") return html`<unlock-screen></unlock-screen>`;
    return html`<app-frame></app-frame>`;
  }

  private banner(): TemplateResult | typeof nothing {
    if (status.value?.archive !== "aperto" || !status.value.example) return nothing;
    return html`<div class="banner no-print" role="region" aria-label="Dati di esempio">
      ${icon("example")}Dati di esempio: persone inesistenti, date spostate vicino a oggi.
      <button type="button" class="link" @click=${() => void this.leaveExample()}>Crea il tuo archivio</button>
    </div>`;
  }

  /** To a real archive: to its door when there is one already, else to the questions that make it. */
  private async leaveExample(): Promise<void> {
    try {
      await leaveExample();
      // Decided before the door is drawn, so that the right one is.
      creating.set((await appStatus()).archive === "assente");
      await refreshStatus();
    } catch (thrown) {
      troubleToast(AppError.from(thrown).message);
    }
  }
}

// The root of the page: first start, unlock, or the frame with its screens, as the program says.
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { bridge } from "../api/client";
import { closeDialogs } from "../components/dialog";
import { busy, errorBox } from "../components/feedback";
import { clearToasts } from "../components/toast";
import { icon, placeSprite } from "../icons";
import { LightElement } from "../light";
import { archiveChanged, creating, frame, refreshStatus, startFault, status } from "../state";
import { Watch } from "../store";
import "./app-frame";
import "../screens/start/start-screen";
import "../screens/start/unlock-screen";

const PATIENCE_MS = 500;

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
      bridge().on("archive-locked", () => {
        closeDialogs();
        clearToasts();
        void refreshStatus();
      }),
      bridge().on("archive-changed", () => void archiveChanged()),
    ];
    const patience = setTimeout(() => {
      this.slow = true;
    }, PATIENCE_MS);
    void refreshStatus().finally(() => clearTimeout(patience));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.stops) stop();
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
    if (creating.value || status.value.archive === "assente") return html`<start-screen></start-screen>`;
    if (status.value.archive === "bloccato") return html`<unlock-screen></unlock-screen>`;
    return html`<app-frame></app-frame>`;
  }

  private banner(): TemplateResult | typeof nothing {
    if (status.value?.archive !== "aperto" || !status.value.example || creating.value) return nothing;
    return html`<div class="banner no-print" role="note">
      ${icon("example")}Dati di esempio: persone inesistenti, date spostate vicino a oggi.
      <button type="button" class="link" @click=${() => creating.set(true)}>Crea il tuo archivio</button>
    </div>`;
  }
}

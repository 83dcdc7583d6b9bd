// First start: three doors. The first is also where who tried the example goes on to a real archive.
import { html, type PropertyValues, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { AppError } from "../../base/errors";
import { focusHeading } from "../../base/focus";
import { type IconName, icon } from "../../base/icons";
import { Keys } from "../../base/keys";
import { LightElement } from "../../base/light";
import { MANUAL } from "../../base/manual";
import { busy, errorBox } from "../../components/feedback";
import { mark } from "../../components/mark";
import { openExample } from "../../generated/client";
import { router } from "../../shared/router";
import { creating, refreshStatus, usable } from "../../shared/state";
import "./create-archive";
import "./restore-copy";

type Door = "doors" | "create" | "restore";

@customElement("start-screen")
export class StartScreen extends LightElement {
  /** Who comes from the example has already chosen its door. */
  @state() private door: Door = creating.value ? "create" : "doors";
  @state() private opening = false;
  @state() private error: AppError | null = null;

  constructor() {
    super();
    new Keys(this, {
      "1": () => this.atDoors(() => this.enter("create")),
      "2": () => this.atDoors(() => void this.example()),
      "3": () => this.atDoors(() => this.enter("restore")),
      escape: () => {
        if (this.door === "restore") this.enter("doors");
      },
    });
  }

  protected override firstUpdated(): void {
    router.setTitle("Primo avvio");
    focusHeading(this);
    usable();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("door") && changed.get("door") !== undefined) focusHeading(this);
  }

  protected override render(): TemplateResult {
    return html`<main class="first">
      ${this.body()}
      <footer class="first-foot">
        <span>Regole secondo il manuale «${MANUAL}»</span>
        <span>Affianca non è un prodotto della Regione del Veneto e non invia nulla al portale.</span>
      </footer>
    </main>`;
  }

  private body(): TemplateResult {
    const back = () => this.leave();
    if (this.door === "create") return html`<create-archive @back=${back}></create-archive>`;
    if (this.door === "restore") return html`<restore-copy @back=${back}></restore-copy>`;
    return this.doors();
  }

  private doors(): TemplateResult {
    const ticks = (lines: string[]) => lines.map((it) => html`<li>${icon("check")}<span>${it}</span></li>`);
    const steps = (lines: string[]) =>
      lines.map((it, at) => html`<li><b>${at + 1}</b><span>${it}</span></li>`);
    return html`<div class="first-in">
      <div class="first-brand">${mark()}Affianca</div>
      <div>
        <h1 tabindex="-1">Da dove vuoi cominciare?</h1>
        <p class="first-lead">
          Affianca tiene le erogazioni, le ore, le scadenze e i registri del Job Coach.<br />
          Tutto resta su questo computer, cifrato: la rete non serve.
        </p>
      </div>
      <div class="doors">
        ${this.oneDoor("door", "Crea il tuo archivio", "Per cominciare a lavorare con le tue OPAL.", {
          lines: steps([
            "Ente, sportello e coach",
            "Una frase segreta, che conosci solo tu",
            "Il codice di recupero, da stampare e conservare",
          ]),
          look: "primary",
          button: "Crea il tuo archivio",
          key: 1,
          enter: () => this.enter("create"),
        })}
        ${this.oneDoor(
          "example",
          "Prova con dati di esempio",
          "Le tre OPAL del manuale, con persone che non esistono.",
          {
            lines: ticks([
              "Date spostate vicino a oggi",
              "Una striscia ricorda che sono esempi",
              "Nessun archivio vero viene toccato",
            ]),
            look: "",
            button: "Prova con dati di esempio",
            key: 2,
            enter: () => void this.example(),
          },
        )}
        ${this.oneDoor(
          "restore",
          "Ripristina una copia",
          "Per riprendere da una copia di sicurezza, anche su un altro computer.",
          {
            lines: steps([
              "Scegli il file della copia",
              "Inserisci la frase segreta, oppure il codice di recupero",
              "Controlla che cosa contiene e conferma",
            ]),
            look: "",
            button: "Ripristina una copia…",
            key: 3,
            enter: () => this.enter("restore"),
          },
        )}
      </div>
      ${this.opening ? busy("Preparo i dati di esempio…") : errorBox(this.error, () => void this.example())}
      <p class="meta row">
        ${icon("info")}Senza la frase segreta e senza il codice di recupero nessuno può aprire l’archivio: nemmeno
        chi ha scritto Affianca.
      </p>
    </div>`;
  }

  private oneDoor(
    drawing: IconName,
    title: string,
    text: string,
    door: { lines: TemplateResult[]; look: string; button: string; key: number; enter: () => void },
  ): TemplateResult {
    return html`<section class="door">
      <div class="door-i">${icon(drawing)}</div>
      <h2>${title}</h2>
      <p>${text}</p>
      <ol>
        ${door.lines}
      </ol>
      <button type="button" class="btn ${door.look}" aria-disabled=${this.opening} @click=${door.enter}>
        ${door.button} <span class="vh">(tasto ${door.key})</span>
      </button>
    </section>`;
  }

  private atDoors(act: () => void): void {
    if (this.door === "doors" && !this.opening) act();
  }

  private enter(door: Door): void {
    this.error = null;
    this.door = door;
  }

  private leave(): void {
    creating.set(false);
    this.enter("doors");
  }

  private async example(): Promise<void> {
    if (this.opening) return;
    this.opening = true;
    this.error = null;
    try {
      await openExample();
      await refreshStatus();
    } catch (thrown) {
      this.error = AppError.from(thrown);
    } finally {
      this.opening = false;
    }
  }
}

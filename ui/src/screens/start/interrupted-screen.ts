// A restore or a change of the key that a crash broke off: before the archive is opened it is finished, or undone.
import { html, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import type { AppError } from "../../base/errors";
import { LightElement } from "../../base/light";
import { errorBox } from "../../components/feedback";
import { mark } from "../../components/mark";
import { finishInterrupted, undoInterrupted } from "../../generated/client";
import type { Interrupted } from "../../generated/types";
import { router } from "../../shared/router";
import { lockReason, refreshStatus, usable } from "../../shared/state";

interface Words {
  title: string;
  happened: string;
  finish: string;
  finished: string;
  undo: string;
  undone: string;
}

const WORDS: Readonly<Record<Interrupted, Words>> = {
  ripristino: {
    title: "Un ripristino è rimasto a metà",
    happened:
      "Affianca si è chiuso mentre una copia prendeva il posto dell’archivio. Non si è perso nulla: scegli come andare avanti.",
    finish: "Finisci il ripristino",
    finished: "L’archivio è quello della copia: si apre con la frase segreta che valeva allora.",
    undo: "Torna all’archivio di prima",
    undone: "L’archivio è quello di prima: si apre con la frase segreta di sempre.",
  },
  "chiave nuova": {
    title: "Il cambio di chiave è rimasto a metà",
    happened:
      "Affianca si è chiuso mentre l’archivio riceveva una chiave nuova. Non si è perso nulla: scegli come andare avanti.",
    finish: "Finisci il cambio",
    finished:
      "La chiave è cambiata: l’archivio si apre con la frase segreta nuova. Poi crea un codice di recupero.",
    undo: "Tieni la chiave di prima",
    undone: "La chiave non è cambiata: l’archivio si apre con la frase segreta di prima.",
  },
};

@customElement("interrupted-screen")
export class InterruptedScreen extends LightElement {
  @property() kind: Interrupted = "ripristino";
  @state() private error: AppError | null = null;
  @state() private running = false;

  protected override firstUpdated(): void {
    router.setTitle(WORDS[this.kind].title);
    this.querySelector<HTMLElement>("h1")?.focus();
    usable();
  }

  protected override render(): TemplateResult {
    const words = WORDS[this.kind];
    return html`<main class="first">
      <div class="sheet small">
        <div class="first-brand no-print">${mark()}Affianca</div>
        <div class="card">
          <h1 tabindex="-1">${words.title}</h1>
          <p>${words.happened}</p>
          ${errorBox(this.error)}
          <div class="foot">
            <button
              type="button"
              class="btn"
              data-key="undo-interrupted"
              aria-disabled=${this.running}
              @click=${() => void this.take(undoInterrupted, words.undone)}
            >${words.undo}</button>
            <button
              type="button"
              class="btn primary push"
              data-key="finish-interrupted"
              aria-busy=${this.running}
              @click=${() => void this.take(finishInterrupted, words.finished)}
            >${words.finish}</button>
          </div>
        </div>
      </div>
    </main>`;
  }

  private async take(run: () => Promise<unknown>, words: string): Promise<void> {
    if (this.running) return;
    this.running = true;
    const { done, error } = await attempt(run);
    this.running = false;
    this.error = error;
    if (!done) return;
    lockReason.set(words);
    await refreshStatus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "interrupted-screen": InterruptedScreen;
  }
}

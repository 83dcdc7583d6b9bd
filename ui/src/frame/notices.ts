// What still waits for its user when the archive opens: texts left half written, a recovery code not put away.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { attempt } from "../base/attempt";
import { moment } from "../base/format";
import { LightElement } from "../base/light";
import { Watch } from "../base/store";
import { notice } from "../components/layout";
import { toast } from "../components/toast";
import { confirmClock } from "../generated/client";
import type { KeptUnsent, RecoveryCode } from "../generated/types";
import { router } from "../shared/router";
import { archiveChanged, frame, status, today } from "../shared/state";
import { unsaved } from "../shared/unsaved";

/** More are shown when asked for. */
const FEW = 3;

const RECOVERY: Readonly<Record<RecoveryCode, string>> = {
  conservato: "",
  "mai conservato":
    "Di questo archivio nessuno ha il codice di recupero: se dimentichi la frase segreta non si riapre più.",
  "vale il precedente":
    "L’ultimo codice di recupero mostrato non è stato conservato: vale ancora quello di prima.",
};

@customElement("frame-notices")
export class FrameNotices extends LightElement {
  @state() private all = false;

  constructor() {
    super();
    new Watch(this, [unsaved.left, unsaved.failure, frame, status, router.place]);
  }

  protected override render(): TemplateResult {
    return html`${this.clock()}${this.synced()}${this.recovery()}${this.failure()}${this.texts()}`;
  }

  private clock(): TemplateResult | typeof nothing {
    const doubt = frame.value?.clock;
    if (!doubt) return nothing;
    return notice(
      "warn",
      "clock",
      html`<b>Controlla la data del computer.</b> ${doubt.message} Finché non è sicura, nessuna richiesta viene
        cancellata da sé e non si fanno passi che hanno un termine. Se è sbagliata correggila nelle impostazioni del computer.`,
      html`<button type="button" class="btn sm" data-key="data-giusta" @click=${() => void this.confirmClock()}>La data è giusta</button>`,
    );
  }

  private async confirmClock(): Promise<void> {
    const { error } = await attempt(confirmClock);
    if (error) toast(error.message);
    await archiveChanged();
  }

  private synced(): TemplateResult | typeof nothing {
    const service = status.value?.synced;
    if (!service || status.value?.example) return nothing;
    return notice(
      "info",
      "info",
      html`<b>La cartella dei dati è sincronizzata con ${service}.</b> L’archivio è cifrato, ma si può guastare se lo
        aprono due computer: usalo da questo soltanto, e per gli altri fai una copia.`,
      html`<a class="btn sm" data-key="dove-dati" href="#/archivio">Dove sono i dati</a>`,
    );
  }

  private recovery(): TemplateResult | typeof nothing {
    const words = frame.value ? RECOVERY[frame.value.recovery] : "";
    if (!words || status.value?.example) return nothing;
    return notice(
      "warn",
      "triangle",
      html`<b>Manca il codice di recupero.</b> ${words}`,
      html`<a class="btn sm" data-key="crea-codice" href="#/archivio?sezione=accesso">Crea un codice…</a>`,
    );
  }

  private failure(): TemplateResult | typeof nothing {
    const failure = unsaved.failure.value;
    if (!failure) return nothing;
    return notice(
      "warn",
      "triangle",
      html`<b>Quello che scrivi non è conservato.</b> ${failure.message}`,
      html`<button type="button" class="btn sm" @click=${() => void unsaved.flush()}>Riprova</button>`,
    );
  }

  private texts(): TemplateResult | typeof nothing {
    const left = unsaved.left.value.filter(({ kept }) => kept !== "");
    if (left.length === 0) return nothing;
    const shown = this.all ? left : left.slice(0, FEW);
    return notice(
      "info",
      "pencil",
      html`<b>Lasciato a metà</b>
        <ul class="plain" aria-label="Testi lasciati a metà">
          ${shown.map((it) => this.text(it))}
        </ul>
        ${
          left.length > shown.length
            ? html`<button type="button" class="link" @click=${() => {
                this.all = true;
              }}>Mostra gli altri ${left.length - shown.length}</button>`
            : nothing
        }`,
    );
  }

  private text({ form, title, place, kept }: KeptUnsent): TemplateResult {
    const here = router.place.value?.path === place;
    return html`<li class="row wrap">
      <span class="grow">${title} <span class="meta">${moment(kept, today())}</span></span>
      ${
        here || !place
          ? html`<span class="meta">lo ritrovi riaprendo la maschera</span>`
          : html`<a class="btn sm" href="#${place}" data-key="riprendi-${form}" aria-label="Riprendi: ${title}">Riprendi</a>`
      }
      <button
        type="button"
        class="btn sm quiet"
        data-key="scarta-${form}"
        aria-label="Scarta: ${title}"
        @click=${() => void unsaved.giveUp(form)}
      >Scarta</button>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "frame-notices": FrameNotices;
  }
}

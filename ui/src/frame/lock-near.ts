// A minute before the archive locks because nobody seems to be there: any sign of life keeps it open, this
// button's press among them.
import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { LightElement } from "../base/light";
import { Watch } from "../base/store";
import { notice } from "../components/layout";
import { active, lockNear } from "../shared/state";

@customElement("lock-near")
export class LockNear extends LightElement {
  constructor() {
    super();
    new Watch(this, [lockNear]);
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!lockNear.value) return nothing;
    return html`<div role="alert">${notice(
      "info",
      "lock",
      html`<b>Affianca si blocca tra un minuto</b>, se non c’è nessuno.`,
      html`<button type="button" class="btn sm" data-key="resta" @click=${active}>Resta</button>`,
    )}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "lock-near": LockNear;
  }
}

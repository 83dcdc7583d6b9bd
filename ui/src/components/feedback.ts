// What the page answers: what went wrong, and what it is waiting for. Never a spinner without words, never
// an error without a way on.
import { html, nothing, svg, type TemplateResult } from "lit";
import { copyText } from "../base/clipboard";
import type { AppError } from "../base/errors";
import { icon } from "../base/icons";
import { toast } from "./toast";

/** Calm for what the program foresees; what it does not foresee can be copied for who mends it. */
export function errorBox(
  error: AppError | null | undefined,
  retry?: () => void,
): TemplateResult | typeof nothing {
  if (!error) return nothing;
  const again = retry ? html`<button type="button" class="link" @click=${retry}>Riprova</button>` : nothing;
  if (error.expected) {
    return html`<div class="viol w" role="alert">
      ${icon("triangle")}<b>${error.message}</b>${retry ? html`<div class="row">${again}</div>` : nothing}
    </div>`;
  }
  return html`<div class="viol e error-box" role="alert">
    ${icon("octagon")}<b>${error.message}</b>
    <div class="row">
      ${again}
      <button type="button" class="link" @click=${() => void copyDetails(error)}>Copia i dettagli</button>
    </div>
  </div>`;
}

async function copyDetails(error: AppError): Promise<void> {
  const done = await copyText(`${error.code}: ${error.message}\n${error.details ?? ""}`.trim());
  toast(done ? "Dettagli copiati." : "Non è stato possibile copiare i dettagli.");
}

/** Work under way, in words: «Cerco fra le richieste…»; what may last longer can be given up. */
export function busy(words: string, onStop?: () => void): TemplateResult {
  return html`<p class="busy" role="status">
    <svg class="i turn" aria-hidden="true">${svg`<use href="#i-busy"></use>`}</svg>${words}
    ${onStop ? html`<button type="button" class="link" data-key="stop" @click=${onStop}>Interrompi</button>` : nothing}
  </p>`;
}

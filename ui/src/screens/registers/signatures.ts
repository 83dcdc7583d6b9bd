// The three signatures of a register and its scan, under the preview.
import { html, nothing, type TemplateResult } from "lit";
import { date } from "../../base/format";
import { icon } from "../../base/icons";
import { contact, name } from "../../base/privacy";
import type { RegisterDetail, SignatureView } from "../../generated/types";

export interface SignatureActions {
  onSign: (signature: SignatureView) => void;
  onBack: (signature: SignatureView) => void;
  onAttach: () => void;
  onOpenScan: () => void;
}

/** A replaced or withdrawn register is kept as it was: nothing is signed or attached any more. */
const closed = (detail: RegisterDetail): boolean =>
  detail.row.state === "SOSTITUITO" || detail.row.state === "RITIRATO";

export function signatures(detail: RegisterDetail, actions: SignatureActions): TemplateResult {
  const required = detail.signatures.filter((it) => it.required);
  const put = required.filter((it) => it.date !== null).length;
  return html`<section class="reg-foot" aria-labelledby="reg-signatures">
    <div class="row wrap">
      <h3 id="reg-signatures">Firme</h3>
      <span class="meta nums">${put} di ${required.length} necessarie</span>
      <span class="grow"></span>
      ${scan(detail, actions)}
    </div>
    <div class="sigs">${detail.signatures.map((it) => card(it, closed(detail), detail.row.state !== "SUPERATO", actions))}</div>
  </section>`;
}

function scan(detail: RegisterDetail, actions: SignatureActions): TemplateResult {
  const open = detail.scan
    ? html`<button type="button" class="link cut" data-key="scan-open" @click=${actions.onOpenScan}
        >${contact(detail.scan)}</button
      >`
    : "nessuna";
  return html`<span class="meta row scan">Scansione: ${open}</span>
    ${
      closed(detail)
        ? nothing
        : html`<button type="button" class="btn sm" data-key="scan-attach" data-drop @click=${actions.onAttach}>
            ${icon("attach")}${detail.scan ? "Sostituisci la scansione…" : "Allega la scansione…"}
          </button>`
    }`;
}

function card(
  signature: SignatureView,
  off: boolean,
  good: boolean,
  actions: SignatureActions,
): TemplateResult {
  const { label, who, expected, date: day, place, signer } = signature;
  if (day) {
    return html`<div>
      <span class="tag okc">${icon("done")}${label}</span>
      <span>${name(who)}</span>
      <span class="meta">firmato il ${date(day)}${place ? ` a ${place}` : ""}</span>
      ${
        off || !good
          ? nothing
          : html`<span
              ><button
                type="button"
                class="link"
                data-key="unsign-${signer}"
                aria-label="Togli la firma: ${label}"
                @click=${() => actions.onBack(signature)}
              >Togli…</button></span
            >`
      }
    </div>`;
  }
  return html`<div>
    <span class="tag ${off || !signature.required ? "calm" : "soon"}">${icon("signature")}${label}${signature.required ? "" : ", facoltativa"}</span>
    <span>${expected.length ? name(expected.join(" o ")) : "–"}</span>
    ${
      off
        ? html`<span class="meta">non firmato</span>`
        : html`<span
            ><button
              type="button"
              class="link"
              data-key="sign-${signer}"
              aria-label="Segna come firmato: ${label}"
              @click=${() => actions.onSign(signature)}
            >Segna come firmato…</button></span
          >`
    }
  </div>`;
}

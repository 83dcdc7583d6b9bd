// The files of a register that came back signed digitally: what the program found in them, in its own words.
// The names of who signed go with the schermo riservato like any other.
import { html, nothing, type TemplateResult } from "lit";
import { dateTime } from "../../base/format";
import { icon } from "../../base/icons";
import { name, type Shown, tax } from "../../base/privacy";
import type { FileSignatureView, SignatureForm, SignedFileView, ToldView } from "../../generated/types";

export interface SignedFileActions {
  onOpenSigned: (number: number) => void;
  onSaveSigned: (number: number) => void;
  onOffer: (offer: SignatureForm) => void;
}

export function signedFiles(
  files: readonly SignedFileView[],
  actions: SignedFileActions,
): TemplateResult | typeof nothing {
  const [newest, ...before] = files;
  if (!newest) return nothing;
  return html`<section class="signed-files" aria-labelledby="reg-signed">
    <h3 id="reg-signed">Firme digitali</h3>
    ${file(newest, actions)}
    ${
      before.length
        ? html`<details class="scans">
            <summary>File firmati di prima</summary>
            ${before.map((it) => file(it, actions))}
          </details>`
        : nothing
    }
    <p class="meta">${newest.notAsked}</p>
  </section>`;
}

function file(it: SignedFileView, actions: SignedFileActions): TemplateResult {
  const words = `del ${dateTime(it.added)}`;
  return html`<article class="signed-file" ?data-loud=${it.loud} aria-label="File firmato ${words}">
    <div class="row wrap">
      <span class="grow meta" title="SHA-256 ${it.sha256}"
        ><b>${it.fileKind}</b>, allegato il ${dateTime(it.added)} da ${it.addedBy} · impronta
        <span class="nums">${it.sha256.slice(0, 16)}</span></span
      >
      <button
        type="button"
        class="link"
        data-key="signed-open-${it.number}"
        aria-label="Apri il file firmato ${words}"
        @click=${() => actions.onOpenSigned(it.number)}
      >Apri</button>
      <button
        type="button"
        class="link"
        data-key="signed-save-${it.number}"
        aria-label="Salva il file firmato ${words}"
        @click=${() => actions.onSaveSigned(it.number)}
      >Salva…</button>
    </div>
    ${it.remarks.map(told)}
    <ul>
      ${it.signatures.map((one) => signature(one, actions))}
    </ul>
  </article>`;
}

function signature(it: FileSignatureView, actions: SignedFileActions): TemplateResult {
  const offer = it.offer;
  return html`<li>
    <p class=${it.told.loud ? "loud" : nothing}>
      ${icon(it.told.loud ? "octagon" : "signature")}<b>${covered(it.told.words, it.who)}</b>
    </p>
    <p class="meta">${it.when.join(" · ")} · ${it.on}</p>
    <p class="meta">
      ${it.organisation ? html`${it.organisation} · ` : nothing}${it.code ? html`${tax(it.code)} · ` : nothing}${
        it.issuer ? `certificato di ${it.issuer} · ` : ""
      }${it.algorithm}
    </p>
    ${it.remarks.map(told)}
    ${
      offer
        ? html`<p>
            <button
              type="button"
              class="link"
              data-key="signed-offer-${offer.signer}"
              @click=${() => actions.onOffer(offer)}
            >Segna anche fra le firme del registro…</button>
          </p>`
        : nothing
    }
  </li>`;
}

function told(it: ToldView): TemplateResult {
  return html`<p class=${it.loud ? "loud" : "meta"}>${it.loud ? icon("octagon") : nothing}<span>${it.words}</span></p>`;
}

/** A sentence of the program, with the name in it shown as names are. */
function covered(words: string, who: string): Shown {
  const at = who ? words.indexOf(who) : -1;
  if (at < 0) return words;
  return html`${words.slice(0, at)}${name(who)}${words.slice(at + who.length)}`;
}

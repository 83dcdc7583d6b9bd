// The three signatures of a register, its scans and signed files, under the preview.
import { html, nothing, type TemplateResult } from "lit";
import { counted, date, dateTime } from "../../base/format";
import { icon } from "../../base/icons";
import { name } from "../../base/privacy";
import type { RegisterDetail, ScanView, SignatureView } from "../../generated/types";
import { type SignedFileActions, signedFiles } from "./signed-files";

export interface SignatureActions extends SignedFileActions {
  onSign: (signature: SignatureView) => void;
  onBack: (signature: SignatureView) => void;
  onAttach: () => void;
  onOpenScan: (number: number) => void;
}

/** A replaced or withdrawn register is kept as it was: nothing is signed or attached any more. */
export const closed = (detail: RegisterDetail): boolean =>
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
    ${rows(detail)} ${earlier(detail, actions)} ${signedFiles(detail.signedFiles, actions)}
  </section>`;
}

/** What its scan shows of the rows, once one was read. */
function rows({ rowsSigned, rowsMissing, missingRows }: RegisterDetail): TemplateResult | typeof nothing {
  if (!(rowsSigned + rowsMissing)) return nothing;
  const seen = counted(rowsSigned, "firma di riga vista", "firme di riga viste");
  if (!rowsMissing) return html`<p class="meta">Sulla scansione: ${seen}, non ne manca nessuna.</p>`;
  return html`<p class="tag soon rows-missing">
    ${icon("triangle")}<span
      >Sulla scansione: ${seen}, ${rowsMissing === 1 ? "1 manca" : `${rowsMissing} mancano`} (${missingRows.join("; ")}).</span
    >
  </p>`;
}

function scan(detail: RegisterDetail, actions: SignatureActions): TemplateResult {
  const [newest] = detail.scans;
  return html`<span class="meta row scan">${newest ? ofScans(detail.scans, newest, actions) : "Scansione: nessuna"}</span>
    ${
      closed(detail)
        ? nothing
        : html`<button type="button" class="btn sm" data-key="scan-attach" data-drop @click=${actions.onAttach}>
            ${icon("attach")}${attachWords(detail)}
          </button>
          <a class="btn sm" href="#/registri/fogli" data-key="reg-sheets-detail">Leggi i fogli firmati…</a>`
    }`;
}

/** One button takes whatever came back; of a register on paper only a scan can. */
function attachWords({ row, scans, signedFiles }: RegisterDetail): string {
  if (row.onPaper) return scans.length ? "Allega un’altra scansione…" : "Allega la scansione…";
  return scans.length + signedFiles.length ? "Allega un altro file…" : "Allega scansione o file firmato…";
}

/** The newest opens from here, the others from the list under the signatures. */
function ofScans(scans: readonly ScanView[], newest: ScanView, actions: SignatureActions): TemplateResult {
  const words = `del ${dateTime(newest.added)}`;
  return html`<span>${scans.length > 1 ? `Scansioni: ${scans.length}, l’ultima` : "Scansione:"}</span>
    <button
      type="button"
      class="link cut"
      data-key="scan-open"
      aria-label="Apri la scansione ${words}"
      @click=${() => actions.onOpenScan(newest.number)}
    >${words}</button>`;
}

/** What was attached before: never overwritten, and seldom looked at. */
function earlier(detail: RegisterDetail, actions: SignatureActions): TemplateResult | typeof nothing {
  const before = detail.scans.slice(1);
  if (!before.length) return nothing;
  return html`<details class="scans">
    <summary>Scansioni di prima</summary>
    <ol reversed start=${before.length}>
      ${before.map(
        (it) => html`<li>
          <button
            type="button"
            class="link"
            data-key="scan-open-${it.number}"
            aria-label="Apri la scansione del ${dateTime(it.added)}"
            @click=${() => actions.onOpenScan(it.number)}
          >del ${dateTime(it.added)}</button>
          <span class="meta" title="SHA-256 ${it.sha256}"
            >${it.fileKind}, ${it.addedBy} · impronta ${it.sha256.slice(0, 16)}</span
          >
        </li>`,
      )}
    </ol>
  </details>`;
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

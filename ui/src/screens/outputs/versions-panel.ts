// Beside the text of a document: what every output must carry (§3.2), and the versions kept of it.
import { html, nothing, type TemplateResult } from "lit";
import { counted, date, dateTime } from "../../base/format";
import { icon } from "../../base/icons";
import { contact } from "../../base/privacy";
import { par } from "../../components/paragraph";
import type { OutputDetail, OutputVersion } from "../../generated/types";

export interface PanelHandlers {
  /** The version shown, if one is. */
  shown: number | null;
  onView: (number: number) => void;
  onRestore: (version: OutputVersion) => void;
}

export function versionsPanel(detail: OutputDetail, handlers: PanelHandlers): TemplateResult {
  return html`<section class="out-side" aria-label="Contenuti e versioni">
    <h2 class="over">Contenuti obbligatori</h2>
    <ul class="out-contents">
      ${detail.contents.map(
        ({ label, present }) => html`<li class=${present ? "" : "missing"}>
          ${icon(present ? "done" : "triangle")}<span>${label}${present ? nothing : html`: <b>manca</b>`}</span>
        </li>`,
      )}
    </ul>
    ${
      detail.contents.some((it) => it.label === "Id voucher" && !it.present)
        ? html`<p class="hint"><a href="#/richieste/${detail.request}/modifica">Scrivi l’Id voucher nella richiesta</a></p>`
        : nothing
    }
    <p class="hint">Data, riferimenti e destinatario stanno nella prima pagina del PDF (${par("§3.2")}).</p>
    <h2 class="over">Versioni salvate</h2>
    ${
      detail.versions.length
        ? html`<ol class="out-versions" reversed>
            ${detail.versions.map((version) => line(version, handlers))}
          </ol>`
        : html`<p class="meta">Nessuna: quando il documento è pronto, salvane una versione.</p>`
    }
  </section>`;
}

function line(version: OutputVersion, handlers: PanelHandlers): TemplateResult {
  const { number } = version;
  return html`<li ?data-chosen=${handlers.shown === number}>
    <p>
      <b>Versione ${number}</b>
      <span class="two">redatta il ${date(version.drafted)} · ${counted(version.pages, "pagina", "pagine")}</span>
      <span class="two">salvata ${dateTime(version.kept)}, ${version.keptBy}</span>
      <span class="two" title="SHA-256 ${version.dataHash}">impronta ${version.dataHash.slice(0, 16)}</span>
      ${version.uncovered ? html`<span class="two">non stampati: ${contact(version.uncovered)}</span>` : nothing}
    </p>
    <div class="acts">
      <button type="button" class="btn sm" data-key="version-view-${number}" @click=${() => handlers.onView(number)}>Vedi</button>
      <button
        type="button"
        class="btn sm quiet"
        data-key="version-restore-${number}"
        @click=${() => handlers.onRestore(version)}
      >Riprendi come bozza…</button>
    </div>
  </li>`;
}

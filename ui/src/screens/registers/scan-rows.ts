// A scan of a register beside what the register says, row by row: what is on the paper, what was said of each
// signature, and the signatures of the whole, ready to be marked.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { attempt } from "../../base/attempt";
import type { AppError } from "../../base/errors";
import { date, minutes } from "../../base/format";
import { icon } from "../../base/icons";
import { LightElement } from "../../base/light";
import { contact, employer, privacy } from "../../base/privacy";
import { busy, errorBox } from "../../components/feedback";
import { sayRowSignature, scanRows } from "../../generated/client";
import type {
  FieldVerdict,
  RegisterDetail,
  ScannedClosing,
  ScannedPlace,
  ScannedRow,
  ScanRows,
  SignatureForm,
} from "../../generated/types";
import { archiveChanged } from "../../shared/state";
import { closed } from "./signatures";
import "./scan-rows.css";

const VERDICTS: readonly FieldVerdict[] = ["da guardare", "firmata", "vuota"];
/** What is told beside a place of which nobody has said anything. */
const SEEMS: Readonly<Record<FieldVerdict, string>> = {
  firmata: "sembra firmata",
  vuota: "sembra vuota",
  "da guardare": "",
};

@customElement("scan-rows")
export class ScanRowsView extends LightElement {
  @property({ attribute: false }) detail!: RegisterDetail;
  @state() private found: ScanRows | null = null;
  @state() private error: AppError | null = null;
  /** The rows that are shown whole. */
  @state() private whole: ReadonlySet<number> = new Set();

  override connectedCallback(): void {
    super.connectedCallback();
    void this.read();
  }

  protected override render(): TemplateResult {
    const { found } = this;
    if (!found) {
      return html`<div class="scan-rows">
        ${errorBox(this.error, () => void this.read())}
        ${this.error ? nothing : busy("Leggo la scansione, pagina per pagina…")}
      </div>`;
    }
    return html`<div class="scan-rows">
      ${errorBox(this.error)}
      ${found.remarks.map((words) => html`<p class="tag soon told">${icon("triangle")}<span>${words}</span></p>`)}
      <ol class="rows">
        ${repeat(
          found.rows,
          (row) => row.row,
          (row) => this.row(row),
        )}
      </ol>
      ${found.closings.length ? this.closings(found.closings) : nothing}
    </div>`;
  }

  private row(row: ScannedRow): TemplateResult {
    const whole = this.whole.has(row.row);
    return html`<li class=${whole ? "whole" : ""} aria-labelledby="scan-row-${row.row}">
      <div class="said">
        <p id="scan-row-${row.row}" class="nums">
          <b>${row.row}</b> <span class=${row.struck ? "struck" : ""}
            >${date(row.date)}, ${row.start}–${row.end} (${minutes(row.minutes)})</span
          >
        </p>
        <p class="meta"><b>${row.activityCode}</b> · ${employer(row.place)}</p>
        <p class="meta cut">${row.description ? contact(row.description) : "descrizione da scrivere a mano"}</p>
        ${row.struck ? html`<p class="meta">Riga barrata: non si firma.</p>` : nothing}
        ${row.places.map((place) => this.place(row, place))}
      </div>
      ${this.picture(row, whole)}
    </li>`;
  }

  private place(row: ScannedRow, place: ScannedPlace): TemplateResult {
    const id = `scan-${row.row}-${place.signer}`;
    const seems = place.said ? "" : SEEMS[place.seen ?? "da guardare"];
    const ticked = place.ticked.length ? `casella: ${place.ticked.join(" e ")}` : "";
    const beside = [seems, ticked].filter(Boolean);
    return html`<div class="place">
      <label for=${id}><span class="vh">Riga ${row.row}: </span>${place.label}</label>
      <span class="pick"
        ><select
          id=${id}
          class=${place.said === "firmata" ? "" : "open"}
          data-key=${id}
          ?disabled=${closed(this.detail) || this.detail.row.state === "SUPERATO"}
          @change=${(event: Event) => void this.say(row, place, event.target as HTMLSelectElement)}
        >
          <option value="da guardare" .selected=${!place.said}>da guardare</option>
          <option value="firmata" .selected=${place.said === "firmata"}>firmata</option>
          <option value="vuota" .selected=${place.said === "vuota"}>vuota</option>
        </select>${icon("down")}</span
      >
      ${beside.length ? html`<span class="meta">${beside.join(" · ")}</span>` : nothing}
    </div>`;
  }

  private picture(row: ScannedRow, whole: boolean): TemplateResult | typeof nothing {
    if (row.struck) return nothing;
    if (!row.picture) return html`<p class="meta none">Nella scansione questa riga non si vede.</p>`;
    if (privacy.value) return html`<p class="meta none">${icon("hide")}Schermo riservato attivo.</p>`;
    return html`<button
      type="button"
      class="strip"
      data-key="scan-whole-${row.row}"
      aria-pressed=${whole}
      aria-label="Riga ${row.row} della scansione, intera"
      title=${whole ? "Mostra solo le firme" : "Mostra la riga intera"}
      @click=${() => this.turn(row.row)}
    ><img src=${row.picture} alt="" /></button>`;
  }

  private closings(closings: readonly ScannedClosing[]): TemplateResult {
    return html`<section aria-labelledby="scan-closings">
      <h3 id="scan-closings">Firme finali</h3>
      <ul class="closings">
        ${closings.map((closing) => this.closing(closing))}
      </ul>
    </section>`;
  }

  private closing(closing: ScannedClosing): TemplateResult {
    const { signer, label, seen, picture, offer, ticked } = closing;
    const marked = this.detail.signatures.some((it) => it.signer === signer && it.date !== null);
    return html`<li>
      ${
        picture && !privacy.value
          ? html`<img src=${picture} alt="Ritaglio della scansione: firma finale, ${label}" />`
          : html`<span class="none">${icon("hide")}</span>`
      }
      <span class="tag ${marked ? "okc" : "calm"}">${icon(marked ? "done" : "signature")}${label}</span>
      <span class="meta"
        >${marked ? "già segnata" : `sulla scansione: ${seen}`}${ticked.length ? ` · casella: ${ticked.join(" e ")}` : ""}</span
      >
      ${
        offer && !marked
          ? html`<button
              type="button"
              class="btn sm"
              data-key="scan-offer-${signer}"
              aria-label="Segna come firmato: ${label}"
              @click=${() => this.dispatchEvent(new CustomEvent<SignatureForm>("offer", { detail: offer }))}
            >Segna come firmato…</button>`
          : nothing
      }
    </li>`;
  }

  private turn(row: number): void {
    const whole = new Set(this.whole);
    if (!whole.delete(row)) whole.add(row);
    this.whole = whole;
  }

  private async read(): Promise<void> {
    this.error = null;
    const { id } = this.detail.row;
    const { value, error } = await attempt(() => scanRows(id));
    if (id !== this.detail.row.id) return;
    this.error = error;
    this.found = value ?? null;
  }

  /** What its user sees in a place is recorded at once; refused, the list says again what was said before. */
  private async say(row: ScannedRow, place: ScannedPlace, select: HTMLSelectElement): Promise<void> {
    const verdict = VERDICTS.find((it) => it === select.value);
    if (!verdict) return;
    const { signer } = place;
    const { done, error } = await attempt(() =>
      sayRowSignature(this.detail.row.id, { row: row.row, signer, verdict }),
    );
    this.error = error;
    if (!done) {
      select.value = place.said ?? "da guardare";
      return;
    }
    // Another answer may have come meanwhile.
    const { found } = this;
    if (!found) return;
    const said = verdict === "da guardare" ? null : verdict;
    const changed = (it: ScannedPlace) => (it.signer === signer ? { ...it, said } : it);
    this.found = {
      ...found,
      rows: found.rows.map((it) => (it.row === row.row ? { ...it, places: it.places.map(changed) } : it)),
    };
    await archiveChanged();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "scan-rows": ScanRowsView;
  }
}

// Attestazione del servizio erogato (§3.2): what it would say now, with its preview, and those issued. It is
// the program's own and not the one IDO produces.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { confirmStep } from "../../components/dialog";
import { errorBox } from "../../components/feedback";
import { emptyState, notice, pageHead, sectionHead } from "../../components/layout";
import { par } from "../../components/paragraph";
import {
  attestationPdf,
  attestations,
  issueAttestation,
  openAttestation,
  previewAttestation,
  printPaper,
  saveAttestation,
} from "../../generated/client";
import "../../components/pdf-preview";
import { counted, dateTime, euros, minutes } from "../../base/format";
import { icon } from "../../base/icons";
import { contact, person } from "../../base/privacy";
import { Running } from "../../base/running";
import { printPdf } from "../../components/print-pdf";
import { toast } from "../../components/toast";
import { remark } from "../../components/violations";
import type { AttestationPage, AttestationRow } from "../../generated/types";
import { elsewhereList } from "../../shared/elsewhere/elsewhere-list";
import { READ_ONLY } from "../../shared/opened-copy";
import { type Place, router } from "../../shared/router";
import { Screen } from "../../shared/screen";
import { archiveChanged } from "../../shared/state";
import { totals } from "./totals";
import "../../styles/report.css";

@customElement("attestation-screen")
export class AttestationScreen extends Screen<AttestationPage> {
  /** The one shown; null for the preview of a new one. */
  @state() private chosen: number | null = null;
  private readonly running = new Running(this);

  protected override waiting(): string {
    return "Leggo le erogazioni…";
  }

  protected override async read(place: Place): Promise<AttestationPage> {
    const page = await attestations(Number(place.params.request));
    router.setTitle(`Attestazione del servizio erogato ${page.opal}`);
    if (this.data?.request !== page.request) this.chosen = page.issued[0]?.id ?? null;
    return page;
  }

  protected override view(page: AttestationPage): TemplateResult {
    const shown = page.issued.find((it) => it.id === this.chosen);
    return html`<div class="page report-page">
      ${pageHead({
        title: "Attestazione del servizio erogato",
        crumbs: [
          { text: "Richieste", to: "/richieste" },
          { text: page.opal, to: `/richieste/${page.request}` },
          { text: "Attestazione" },
        ],
        lead: html`${person(page.surname, page.name)} · ${page.opal}`,
        actions: this.actions(page, shown),
      })}
      ${errorBox(this.running.error)}
      <div class="report-split">
        <div class="report-main report-paper">${this.paper(page, shown)}</div>
        <aside class="report-side stack" aria-label="Contenuto e attestazioni emesse">
          <p class="meta">
            È un documento dell’ente, prodotto con Affianca: non è l’attestazione che produce IDO, il portale regionale,
            e non la sostituisce (${par("§3.2")}).
          </p>
          ${totals(page)}
          ${page.remarks.map((words) => remark("n", undefined, words))}
          ${this.issuedList(page)}
          ${elsewhereList({
            request: page.request,
            paper: "attestazione",
            subject: "Attestazione fatta altrove",
            files: page.elsewhere,
            onError: (error) => this.running.show(error),
          })}
        </aside>
      </div>
    </div>`;
  }

  private actions(page: AttestationPage, shown: AttestationRow | undefined): TemplateResult {
    return html`<div class="row wrap actions">
      ${
        shown
          ? html`${this.button("print", html`${icon("print")}Stampa`, async () => printPdf(await printPaper({ kind: "attestation", id: shown.id })))}
              ${this.button("save", html`${icon("save")}Salva PDF…`, () => this.save(shown))}
              ${this.button("open", html`${icon("open")}Apri`, () => this.open(shown))}`
          : nothing
      }
      <button
        type="button"
        class="btn primary"
        data-key="attestation-issue"
        aria-busy=${this.running.key === "issue"}
        aria-disabled=${page.barred ? "true" : nothing}
        title=${page.barred ?? nothing}
        @click=${() => (page.barred ? undefined : void this.running.take("issue", () => this.issue(page)))}
      >${icon("documents")}Emetti attestazione…</button>
    </div>`;
  }

  private button(key: string, content: unknown, act: () => Promise<void>): TemplateResult {
    return html`<button
      type="button"
      class="btn"
      data-key="attestation-${key}"
      aria-busy=${this.running.key === key}
      @click=${() => void this.running.take(key, act)}
    >${content}</button>`;
  }

  private paper(page: AttestationPage, shown: AttestationRow | undefined): TemplateResult {
    if (!shown && page.barred) {
      return emptyState({
        drawing: "documents",
        title: "Niente da attestare",
        text: html`${page.barred} Contano solo le erogazioni nello stato EROGATA (${par("§3.2")}).`,
        action: html`<a class="btn" href="#/richieste/${page.request}">Torna alla richiesta</a>`,
      });
    }
    const label = shown
      ? `documento: attestazione ${shown.number}`
      : "documento: attestazione non ancora emessa";
    const source = shown
      ? { key: `attestation-${shown.id}`, read: () => attestationPdf(shown.id) }
      : { key: `preview-${page.request}-${page.minutes}`, read: () => previewAttestation(page.request) };
    return html`${shown ? this.notes(page, shown) : notice("info", "info", html`<b>Anteprima.</b> Non è emessa: prende numero e data solo con «Emetti attestazione».`)}
      <pdf-preview .source=${source} .label=${label}></pdf-preview>`;
  }

  private notes(page: AttestationPage, shown: AttestationRow): TemplateResult {
    return html`${
      shown.outdated
        ? notice(
            "warn",
            "triangle",
            html`<b>Dopo l’emissione sono state erogate altre ore.</b> Qui sono ${minutes(shown.minutes)}, ora
              ${minutes(page.minutes)}: se serve, emettine un’altra.`,
          )
        : nothing
    }${
      shown.uncovered
        ? notice(
            "warn",
            "triangle",
            html`<b>Alcuni caratteri non si possono stampare.</b> Al posto di ${contact(shown.uncovered)} l’attestazione porta □.`,
          )
        : nothing
    }`;
  }

  private issuedList(page: AttestationPage): TemplateResult {
    if (page.issued.length === 0) {
      return html`<section>
        ${sectionHead("Attestazioni emesse")}
        <p class="meta">Per questa richiesta non ne è stata emessa ancora nessuna.</p>
      </section>`;
    }
    return html`<section>
      ${sectionHead("Attestazioni emesse", counted(page.issued.length, "emessa", "emesse"))}
      <ul class="report-versions">
        ${page.issued.map(
          (row) => html`<li>
            <button
              type="button"
              class="link"
              data-key="attestation-${row.id}"
              aria-current=${this.chosen === row.id ? "true" : nothing}
              @click=${() => {
                this.chosen = row.id;
              }}
            >${row.number}</button>
            <span class="meta">del ${dateTime(row.issued)}, ${row.issuedBy}</span>
            <span>${counted(row.sessions, "erogazione", "erogazioni")}, ${minutes(row.minutes)} ore, ${euros(row.amount)}</span>
          </li>`,
        )}
      </ul>
      ${
        this.chosen !== null && !page.barred
          ? html`<button
              type="button"
              class="btn sm"
              data-key="attestation-preview"
              @click=${() => {
                this.chosen = null;
              }}
            >${icon("show")}Anteprima di una nuova</button>`
          : nothing
      }
    </section>`;
  }

  private async issue(page: AttestationPage): Promise<void> {
    let id: number | null = null;
    const done = await confirmStep({
      title: "Emetti attestazione",
      question: `Confermi di voler emettere l’attestazione di ${counted(page.sessions, "erogazione", "erogazioni")}, ${minutes(page.minutes)} ore, ${euros(page.amount)}?`,
      note: "Prende il prossimo numero dell’anno e resta nell’archivio: non si modifica e non si cancella.",
      irreversible: true,
      run: async () => {
        id = await issueAttestation(page.request);
      },
    });
    if (!done) return;
    await archiveChanged();
    await this.reload();
    this.chosen = id;
    const number = this.data?.issued.find((it) => it.id === id)?.number ?? "";
    toast(`Attestazione ${number} emessa.`);
  }

  private async save(row: AttestationRow): Promise<void> {
    toast(`PDF salvato in ${await saveAttestation(row.id)}`);
  }

  private async open(row: AttestationRow): Promise<void> {
    await openAttestation(row.id);
    toast(`Attestazione aperta nel programma dei PDF. ${READ_ONLY}`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "attestation-screen": AttestationScreen;
  }
}

// Relazione sugli esiti (§3.2): written as a draft that keeps itself, made ready as a PDF that never changes,
// handed over to the CPI.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { attempt } from "../../attempt";
import { confirmStep } from "../../components/dialog";
import { errorBox } from "../../components/feedback";
import { emptyState, notice, pageHead } from "../../components/layout";
import { par } from "../../components/paragraph";
import {
  finalReport,
  openReport,
  readyReport,
  reopenReport,
  reportPdf,
  saveReport,
} from "../../generated/client";
import type { FinalReport, ReportVersion } from "../../generated/types";
import "../../components/pdf-preview";
import { toast } from "../../components/toast";
import { AppError } from "../../errors";
import { counted, date, time } from "../../format";
import { type IconName, icon } from "../../icons";
import { contact, person, privacy } from "../../privacy";
import type { Place } from "../../router";
import { router } from "../../routes";
import { Screen } from "../../screen";
import { archiveChanged } from "../../state";
import { Watch } from "../../store";
import { askDelivery } from "./deliver-form";
import { ReportDesk } from "./desk";
import { reportForm } from "./report-form";
import { missingList, recipient, reportChip, versionList } from "./side";
import "./report.css";

@customElement("report-screen")
export class ReportScreen extends Screen<FinalReport> {
  @state() private error: AppError | null = null;
  @state() private running = "";
  @state() private asked: ReadonlySet<string> = new Set();
  /** The version on the desk, when it is not the one in force. */
  @state() private chosen: number | null = null;
  private desk: ReportDesk | undefined;
  private readonly guard = (): Promise<boolean> => this.mayLeave();
  private readonly hide = (): void => void this.desk?.flush();

  constructor() {
    super();
    new Watch(this, [privacy]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("pagehide", this.hide);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("pagehide", this.hide);
    if (router.guard === this.guard) router.guard = null;
    void this.desk?.flush();
  }

  protected override waiting(): string {
    return "Leggo la relazione…";
  }

  protected override async read(place: Place): Promise<FinalReport> {
    const request = Number(place.params.request);
    if (this.desk?.request === request) await this.desk.flush();
    const report = await finalReport(request);
    router.setTitle(`Relazione sugli esiti ${report.opal}`);
    if (this.desk?.request === request) {
      this.desk.adopt(report);
    } else {
      this.desk = new ReportDesk(report, () => this.requestUpdate());
      this.asked = new Set();
      this.error = null;
      this.chosen = null;
    }
    return report;
  }

  protected override updated(): void {
    if (this.desk?.dirty) router.guard = this.guard;
    else if (router.guard === this.guard) router.guard = null;
  }

  protected override view(report: FinalReport): TemplateResult {
    return html`<div class="page report-page">
      ${pageHead({
        title: "Relazione sugli esiti",
        crumbs: [
          { text: "Richieste", to: "/richieste" },
          { text: report.opal, to: `/richieste/${report.request}` },
          { text: "Relazione sugli esiti" },
        ],
        lead: html`${person(report.surname, report.name)} · ${report.centreName}`,
        actions: report.admitted ? this.actions(report) : nothing,
      })}
      ${errorBox(this.error)}
      ${report.admitted ? this.body(report) : notAdmitted(report)}
    </div>`;
  }

  private body(report: FinalReport): TemplateResult {
    const desk = this.desk;
    if (!desk) return html``;
    const writing = report.state === "BOZZA" && this.chosen === null;
    return html`<div class="report-split">
      ${writing ? this.writing(report, desk) : this.reading(report)}
      <aside class="report-side stack" aria-label="Stato della relazione">
        ${writing ? missingList(report, desk.missing, (field) => this.goTo(field)) : nothing}
        ${recipient(report)}
        ${versionList(report.versions, this.shown(report)?.id ?? null, (id) => this.choose(report, id))}
      </aside>
    </div>`;
  }

  private writing(report: FinalReport, desk: ReportDesk): TemplateResult {
    if (privacy.value) {
      return emptyState({
        drawing: "hide",
        title: "Testo coperto",
        text: "Lo schermo riservato è attivo: la relazione parla di una persona. Premi F9 per continuare a scrivere.",
      });
    }
    return html`<div class="report-main">
      ${desk.error && desk.error.fields.length === 0 ? this.notKept(desk.error) : nothing}
      ${reportForm({
        report,
        desk,
        asked: this.asked,
        refreshing: this.running === "refresh",
        onRefresh: () => void this.refresh(),
      })}
    </div>`;
  }

  private notKept(error: AppError): TemplateResult {
    const stale = error.code === "STALE" || error.code === "REPORT_READY";
    return notice(
      "warn",
      "triangle",
      html`<b>Le ultime parole non sono ancora salvate.</b> ${error.message}`,
      html`<button type="button" class="btn sm" data-key="report-retry" @click=${() => void (stale ? this.giveUp() : this.desk?.flush())}>
        ${stale ? "Rileggi la relazione salvata…" : "Riprova"}
      </button>`,
    );
  }

  /** What was made ready, as it will be printed. */
  private reading(report: FinalReport): TemplateResult {
    const version = this.shown(report);
    if (!version) return html``;
    return html`<div class="report-main report-paper">
      ${
        version.uncovered
          ? notice(
              "warn",
              "triangle",
              html`<b>Alcuni caratteri non si possono stampare.</b> Al posto di ${contact(version.uncovered)} la relazione porta □.`,
            )
          : nothing
      }
      ${
        version.delivery
          ? notice(
              "info",
              "done",
              html`<b>Consegnata il ${date(version.delivery.date)}</b> a ${contact(version.delivery.receivedBy)}
                (${version.delivery.how}).`,
            )
          : nothing
      }
      <pdf-preview
        .source=${{ key: `report-${version.id}`, read: () => reportPdf(version.id) }}
        .label=${`documento: relazione, versione ${version.version}`}
      ></pdf-preview>
    </div>`;
  }

  private shown(report: FinalReport): ReportVersion | null {
    const inForce = report.versions.find((it) => it.reopenedAt === null);
    return report.versions.find((it) => it.id === this.chosen) ?? inForce ?? null;
  }

  private actions(report: FinalReport): TemplateResult {
    const version = this.shown(report);
    const inForce = version !== null && version.reopenedAt === null;
    if (report.state === "BOZZA" && this.chosen === null) {
      return html`<div class="row wrap actions">
        ${reportChip(report.state)} <span class="meta" role="status">${this.keeping()}</span>
        ${this.button("ready", "documents", "Segna come pronta…", () => this.ready(report), "primary")}
      </div>`;
    }
    return html`<div class="row wrap actions">
      ${reportChip(report.state)}
      ${this.chosen === null ? nothing : this.button("back", "left", report.state === "BOZZA" ? "Torna alla bozza" : "Versione valida", async () => this.choose(report, null))}
      ${version ? this.button("save", "save", "Salva PDF…", () => this.save(version)) : nothing}
      ${version ? this.button("open", "open", "Apri", () => this.open(version)) : nothing}
      ${inForce ? this.button("reopen", "pencil", "Riapri…", () => this.reopen(version)) : nothing}
      ${
        inForce
          ? this.button(
              "deliver",
              "done",
              version.delivery ? "Correggi la consegna…" : "Segna la consegna…",
              () => this.deliver(report, version),
              version.delivery ? "" : "primary",
            )
          : nothing
      }
    </div>`;
  }

  private keeping(): string {
    const desk = this.desk;
    if (!desk) return "";
    if (desk.error) return "non salvata";
    if (desk.dirty || desk.saving) return "salvo…";
    return desk.savedAt
      ? `salvata alle ${time(desk.savedAt)} del ${date(desk.savedAt)}`
      : "non ancora salvata";
  }

  private button(
    key: string,
    drawing: IconName,
    label: string,
    act: () => Promise<void>,
    look = "",
  ): TemplateResult {
    return html`<button
      type="button"
      class="btn ${look}"
      data-key="report-${key}"
      aria-busy=${this.running === key}
      @click=${() => void this.take(key, act)}
    >${icon(drawing)}${label}</button>`;
  }

  /** One step at a time; what it refuses is shown above the report. */
  private async take(key: string, act: () => Promise<void>): Promise<void> {
    if (this.running) return;
    this.running = key;
    this.error = null;
    const { error } = await attempt(act);
    this.running = "";
    this.error = error;
  }

  private refresh(): Promise<void> {
    return this.take("refresh", async () => {
      const answer = await this.desk?.refresh();
      await this.reload();
      if (!answer) return;
      const parts = [
        answer.replaced ? counted(answer.replaced, "capoverso aggiornato", "capoversi aggiornati") : "",
        answer.added ? `${counted(answer.added, "aggiunto", "aggiunti")} in fondo` : "",
      ].filter(Boolean);
      toast(
        parts.length ? `Attività svolte: ${parts.join(", ")}.` : "Attività svolte: era già tutto aggiornato.",
      );
    });
  }

  private async ready(report: FinalReport): Promise<void> {
    const desk = this.desk;
    if (!desk) return;
    await desk.flush();
    if (desk.error) return;
    // A draft never typed in is stored now, so that what is made ready is what was seen.
    if (desk.revision === 0) {
      desk.change({});
      await desk.flush();
      if (desk.error) return;
    }
    if (desk.missing.length) return this.name(desk.missing.map((gap) => gap.field));
    const done = await confirmStep({
      title: "Segna come pronta",
      question: "Confermi che la relazione è completa ?",
      note: html`Se ne conserva il PDF con la data di oggi e non si modifica più. Se serve si può riaprire: ne nascerà un’altra versione.`,
      run: () => readyReport(report.request, desk.revision),
    });
    if (!done) return;
    toast("Relazione pronta: ora si può stampare, firmare e consegnare al CPI.");
    await archiveChanged();
  }

  /** Names what is missing, above the form and at each field, and goes to the first. */
  private async name(fields: string[]): Promise<void> {
    this.asked = new Set(fields);
    const labels = this.desk?.missing.map((gap) => gap.label).join("; ") ?? "";
    this.error = new AppError({
      code: "INVALID",
      message: `La relazione non può essere pronta. Manca: ${labels}.`,
    });
    await this.updateComplete;
    const first = fields[0];
    if (first) this.goTo(first);
    throw this.error;
  }

  private goTo(field: string): void {
    const target = this.querySelector<HTMLElement>(`#report-${field}`);
    target?.focus();
    target?.scrollIntoView?.({ block: "center" });
  }

  private async reopen(version: ReportVersion): Promise<void> {
    const done = await confirmStep({
      title: "Riapri la relazione",
      question: `Confermi di voler riaprire la versione ${version.version} ?`,
      note: version.delivery
        ? html`Il CPI ha già questa versione: resta nell’archivio com’è, ma la relazione torna da consegnare (${par("§3.2")}).`
        : html`Questa versione resta nell’archivio com’è, ma non è più quella valida. La prossima sarà la ${version.version + 1}.`,
      run: () => reopenReport(version.id),
    });
    if (!done) return;
    this.chosen = null;
    toast("Relazione riaperta.");
    await archiveChanged();
  }

  private async deliver(report: FinalReport, version: ReportVersion): Promise<void> {
    if (!(await askDelivery(version, report.centreName))) return;
    toast("Consegna al CPI segnata.");
    await archiveChanged();
  }

  private async save(version: ReportVersion): Promise<void> {
    toast(`PDF salvato in ${await saveReport(version.id)}`);
  }

  private async open(version: ReportVersion): Promise<void> {
    await openReport(version.id);
    toast("Relazione aperta nel programma dei PDF.");
  }

  private choose(report: FinalReport, id: number | null): void {
    const inForce = report.versions.find((it) => it.reopenedAt === null);
    this.chosen = id === inForce?.id ? null : id;
  }

  private async giveUp(): Promise<void> {
    const sure = await confirmStep({
      title: "Rileggi la relazione salvata",
      question: "Confermi di voler lasciare le ultime parole, che non sono salvate ?",
      danger: true,
    });
    if (!sure || !this.desk) return;
    this.desk.giveUp(await finalReport(this.desk.request));
    await this.reload();
  }

  private async mayLeave(): Promise<boolean> {
    await this.desk?.flush();
    if (!this.desk?.dirty) return true;
    return confirmStep({
      title: "Esci dalla relazione",
      question: "Le ultime parole non sono salvate. Confermi di voler uscire lo stesso ?",
      danger: true,
    });
  }
}

function notAdmitted(report: FinalReport): TemplateResult {
  return emptyState({
    drawing: "documents",
    title: "Non c’è ancora un percorso da raccontare",
    text: html`La relazione si scrive dopo l’ammissione al servizio (${par("§3")}).`,
    action: html`<a class="btn" href="#/richieste/${report.request}">Torna alla richiesta</a>`,
  });
}

declare global {
  interface HTMLElementTagNameMap {
    "report-screen": ReportScreen;
  }
}

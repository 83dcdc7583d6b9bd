// Relazione sugli esiti (§3.2): written as a draft that keeps itself, made ready as a PDF that never changes,
// handed over to the CPI.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { confirmStep } from "../../components/dialog";
import { errorBox } from "../../components/feedback";
import { emptyState, notice, pageHead } from "../../components/layout";
import { par } from "../../components/paragraph";
import {
  finalReport,
  openReport,
  printPaper,
  readyReport,
  reopenReport,
  reportPdf,
  saveReport,
} from "../../generated/client";
import "../../components/pdf-preview";
import { AppError } from "../../base/errors";
import { counted, date, time } from "../../base/format";
import { type IconName, icon } from "../../base/icons";
import { contact, person, privacy } from "../../base/privacy";
import { Running } from "../../base/running";
import { Watch } from "../../base/store";
import { printPdf } from "../../components/print-pdf";
import { toast } from "../../components/toast";
import type { FinalReport, GapView, ReportVersion } from "../../generated/types";
import { Autosave } from "../../shared/autosave";
import { elsewhereList } from "../../shared/elsewhere/elsewhere-list";
import { READ_ONLY } from "../../shared/opened-copy";
import { type Place, router } from "../../shared/router";
import { Screen } from "../../shared/screen";
import { archiveChanged } from "../../shared/state";
import { askDelivery } from "./deliver-form";
import { ReportEditor } from "./editor";
import { reportForm } from "./report-form";
import { madeElsewhere, missingList, recipient, reportChip, versionList } from "./side";
import "../../styles/report.css";

@customElement("report-screen")
export class ReportScreen extends Screen<FinalReport> {
  @state() private asked: ReadonlySet<string> = new Set();
  /** The version shown, when it is not the one in force. */
  @state() private chosen: number | null = null;
  private readonly running = new Running(this);
  private readonly autosave = new Autosave(this, async () => this.editor?.save());
  private editor: ReportEditor | undefined;

  constructor() {
    super();
    new Watch(this, [privacy]);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.editor?.close();
  }

  protected override waiting(): string {
    return "Leggo la relazione…";
  }

  protected override async read(place: Place): Promise<FinalReport> {
    const request = Number(place.params.request);
    await this.autosave.now();
    const report = await finalReport(request);
    router.setTitle(`Relazione sugli esiti ${report.opal}`);
    if (this.editor?.request === request) {
      this.editor.adopt(report);
    } else {
      this.editor?.close();
      this.autosave.drop();
      this.editor = new ReportEditor(report, this.autosave);
      this.asked = new Set();
      this.running.error = null;
      this.chosen = null;
    }
    return report;
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
      ${errorBox(this.running.error)}
      ${report.admitted ? this.body(report) : notAdmitted(report)}
    </div>`;
  }

  private body(report: FinalReport): TemplateResult {
    const { editor } = this;
    if (!editor) return html``;
    const writing = report.state === "BOZZA" && this.chosen === null;
    return html`${madeElsewhere(report)}
    <div class="report-split">
      ${writing ? this.writing(report, editor) : this.reading(report)}
      <aside class="report-side stack" aria-label="Stato della relazione">
        ${writing ? missingList(report, editor.missing, (field) => this.goTo(field)) : nothing}
        ${recipient(report)}
        ${versionList(report.versions, this.shown(report)?.id ?? null, (id) => this.choose(report, id))}
        ${elsewhereList({
          request: report.request,
          paper: "relazione",
          subject: "Relazione sugli esiti fatta altrove",
          files: report.elsewhere,
          onError: (error) => this.running.show(error),
        })}
      </aside>
    </div>`;
  }

  private writing(report: FinalReport, editor: ReportEditor): TemplateResult {
    if (privacy.value) {
      return emptyState({
        drawing: "hide",
        title: "Testo coperto",
        text: "Lo schermo riservato è attivo: la relazione parla di una persona. Premi F9 per continuare a scrivere.",
      });
    }
    const { error } = this.autosave;
    return html`<div class="report-main">
      ${error && error.fields.length === 0 ? this.notSaved(error) : nothing}
      ${reportForm({
        report,
        editor,
        error,
        asked: this.asked,
        refreshing: this.running.key === "refresh",
        onDone: () => void this.autosave.now(),
        onRefresh: () => void this.refresh(),
      })}
    </div>`;
  }

  private notSaved(error: AppError): TemplateResult {
    const stale = error.code === "STALE" || error.code === "REPORT_READY";
    return notice(
      "warn",
      "triangle",
      html`<b>Le ultime parole non sono ancora salvate.</b> ${error.message}`,
      html`<button type="button" class="btn sm" data-key="report-retry" @click=${() => void (stale ? this.giveUp() : this.autosave.now())}>
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
      ${version ? this.button("print", "print", "Stampa", async () => printPdf(await printPaper({ kind: "report", id: version.id }))) : nothing}
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
    const { editor } = this;
    if (!editor) return "";
    if (this.autosave.error) return "non salvata";
    if (editor.dirty) return "salvo…";
    return editor.savedAt
      ? `salvata alle ${time(editor.savedAt)} del ${date(editor.savedAt)}`
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
      aria-busy=${this.running.key === key}
      @click=${() => void this.running.take(key, act)}
    >${icon(drawing)}${label}</button>`;
  }

  private async refresh(): Promise<void> {
    await this.running.take("refresh", async () => {
      const answer = await this.editor?.refresh();
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
    const { editor } = this;
    if (!editor) return;
    // A draft never typed in is stored now, so that what is made ready is what was seen.
    if (editor.revision === 0) this.autosave.touch();
    if (!(await this.autosave.now())) return;
    if (editor.missing.length) return this.name(editor.missing);
    const done = await confirmStep({
      title: "Segna come pronta",
      question: "Confermi che la relazione è completa?",
      note: html`Se ne conserva il PDF con la data di oggi e non si modifica più. Se serve si può riaprire: ne nascerà un’altra versione.`,
      run: () => readyReport(report.request, editor.revision),
    });
    if (!done) return;
    toast("Relazione pronta: ora si può stampare, firmare e consegnare al CPI.");
    await archiveChanged();
  }

  /** Names what is missing, above the form and at each field, and goes to the first. */
  private async name(missing: readonly GapView[]): Promise<void> {
    this.asked = new Set(missing.map((gap) => gap.field));
    const labels = missing.map((gap) => gap.label).join("; ");
    const error = new AppError({
      code: "INVALID",
      message: `La relazione non può essere pronta. Manca: ${labels}.`,
    });
    this.running.show(error);
    await this.updateComplete;
    const [first] = missing;
    if (first) this.goTo(first.field);
    throw error;
  }

  private goTo(field: string): void {
    const target = this.querySelector<HTMLElement>(`#report-${field}`);
    target?.focus();
    target?.scrollIntoView?.({ block: "center" });
  }

  private async reopen(version: ReportVersion): Promise<void> {
    const done = await confirmStep({
      title: "Riapri la relazione",
      question: `Confermi di voler riaprire la versione ${version.version}?`,
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
    toast(`Relazione aperta nel programma dei PDF. ${READ_ONLY}`);
  }

  private choose(report: FinalReport, id: number | null): void {
    const inForce = report.versions.find((it) => it.reopenedAt === null);
    this.chosen = id === inForce?.id ? null : id;
  }

  private async giveUp(): Promise<void> {
    const sure = await confirmStep({
      title: "Rileggi la relazione salvata",
      question: "Confermi di voler lasciare le ultime parole, che non sono salvate?",
      danger: true,
    });
    if (!sure || !this.editor) return;
    this.editor.giveUp(await finalReport(this.editor.request));
    await this.reload();
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

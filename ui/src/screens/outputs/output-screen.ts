// One document of an activity (§3.2): its text, kept while it is written; its preview; its versions.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import { dateField } from "../../components/date-field";
import { confirmStep } from "../../components/dialog";
import { errorBox } from "../../components/feedback";
import { textField } from "../../components/field";
import { notice, pageHead } from "../../components/layout";
import {
  discardOutput,
  keepOutputDraft,
  keepOutputVersion,
  openOutputPdf,
  outputDetail,
  outputPdf,
  printPaper,
  restoreOutputVersion,
  saveOutputPdf,
} from "../../generated/client";
import "../../components/pdf-preview";
import "../../components/rich-text/rich-text-editor";
import type { AppError } from "../../base/errors";
import { date, moment } from "../../base/format";
import { icon } from "../../base/icons";
import { LENGTHS } from "../../base/lengths";
import { personalType } from "../../base/privacy";
import { Running } from "../../base/running";
import { printPdf } from "../../components/print-pdf";
import type { RichTextEditor } from "../../components/rich-text/rich-text-editor";
import { tabPanel, tabs } from "../../components/tabs";
import { toast } from "../../components/toast";
import type { FieldProblem, OutputDetail, OutputVersion, RichText } from "../../generated/types";
import { Autosave } from "../../shared/autosave";
import { openedCopy } from "../../shared/opened-copy";
import { type Place, router } from "../../shared/router";
import { Screen } from "../../shared/screen";
import { archiveChanged, today } from "../../shared/state";
import { type UnsavedWords, unsaved } from "../../shared/unsaved";
import "./outputs.css";
import { versionsPanel } from "./versions-panel";

/** What is being written, ahead of the archive. */
interface Writing {
  id: number;
  revision: number;
  title: string;
  drafted: string;
  /** As it is now: it outlives the editor on the page. */
  text: RichText;
  saved: string;
}

/** What may be lost. */
type Written = Pick<Writing, "title" | "drafted" | "text">;

const writtenIn = ({ title, drafted, text }: Writing): Written => ({ title, drafted, text });

@customElement("output-screen")
export class OutputScreen extends Screen<OutputDetail> {
  @state() private writing: Writing | null = null;
  @state() private problems: readonly FieldProblem[] = [];
  /** The focus is to go to what is wrong, once the fields are on the page. */
  private seeking = false;
  private readonly running = new Running(this);
  private readonly autosave = new Autosave(this, () => this.save());
  private words: UnsavedWords<Written> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.words?.close();
  }

  protected override waiting(): string {
    return "Leggo il documento…";
  }

  protected override async read(place: Place): Promise<OutputDetail> {
    const detail = await outputDetail(Number(place.params.id));
    // Read again behind somebody who writes: the words on the page are the newer ones.
    const same = this.writing?.id === detail.id && this.writing.revision >= detail.revision;
    if (!same && !(this.writing?.id === detail.id && this.autosave.pending)) {
      const { id, revision, title, drafted, text, saved } = detail;
      this.writing = { id, revision, title, drafted: date(drafted), text, saved };
      this.words?.close();
      this.words = unsaved.open(`documento/${id}`, writtenIn(this.writing), {
        title: detail.kindTitle,
        save: () => this.autosave.now(),
      });
      this.writing = { ...this.writing, ...this.words.value };
      if (this.words.dirty) this.autosave.touch();
      this.problems = [];
    }
    return detail;
  }

  protected override updated(): void {
    if (this.seeking && !this.place.query.has("vedi")) this.toTheProblem();
  }

  private toTheProblem(): void {
    this.seeking = false;
    const field = ["title", "drafted"].find((it) => this.problems.some((problem) => problem.field === it));
    this.querySelector<HTMLElement>(field ? `#out-${field}` : "rich-text-editor")?.focus();
  }

  protected override view(detail: OutputDetail): TemplateResult {
    const shown = this.shown(detail);
    const part = shown === null ? "testo" : "anteprima";
    return html`<div class="page out-page">
      ${pageHead({
        title: detail.kindTitle,
        crumbs: [
          { text: "Documenti", to: "/documenti" },
          { text: detail.opal, to: `/documenti/${detail.request}` },
          { text: detail.kindTitle },
        ],
        lead: html`${detail.activityCode} – ${detail.activityTitle} · ${this.standing(detail)}`,
        actions: this.actions(detail),
      })}
      ${this.autosave.error ? this.unsaved(this.autosave.error) : nothing} ${errorBox(this.running.error)}
      <div class="out-split">
        <div class="stack">
          ${tabs(
            "Documento",
            [
              { key: "testo", label: "Testo" },
              { key: "anteprima", label: "Anteprima" },
            ],
            part,
            (key) => void this.show(key === "testo" ? null : "bozza"),
          )}
          ${tabPanel(part, html`<div class="stack" ?hidden=${shown !== null}>${this.form(detail)}</div>${this.preview(detail, shown)}`)}
        </div>
        ${versionsPanel(detail, {
          shown: typeof shown === "number" ? shown : null,
          onView: (number) => void this.show(String(number)),
          onRestore: (version) => void this.restore(version),
        })}
      </div>
    </div>`;
  }

  /** What the preview shows: a version, the draft, or nothing while one writes. */
  private shown(detail: OutputDetail): number | "bozza" | null {
    const wanted = this.place.query.get("vedi");
    if (wanted === "bozza") return wanted;
    return detail.versions.find((it) => String(it.number) === wanted)?.number ?? null;
  }

  private standing(detail: OutputDetail): string {
    const last = detail.versions[0];
    const ahead = detail.ahead || this.autosave.pending || (this.writing?.revision ?? 0) > detail.revision;
    if (!last) return "bozza, nessuna versione salvata";
    return ahead ? `bozza dopo la versione ${last.number}` : `versione ${last.number} salvata`;
  }

  private actions(detail: OutputDetail): TemplateResult {
    return html`<div class="acts out-acts">
      <span class="meta" data-key="saved">${this.saved(detail)}</span>
      ${
        detail.versions.length
          ? nothing
          : html`<button type="button" class="btn quiet" data-key="discard" @click=${() => void this.discard(detail)}>
              ${icon("bin")}Elimina bozza…
            </button>`
      }
      <button
        type="button"
        class="btn primary"
        data-key="keep"
        aria-busy=${this.running.key === "keep"}
        @click=${() => void this.keepVersion(detail)}
      >Salva versione…</button>
    </div>`;
  }

  private saved(detail: OutputDetail): string {
    if (this.autosave.pending) return "Salvo…";
    if (this.words?.dirty) return "Salvato, tranne ciò che è segnato in rosso";
    return `Salvato ${moment(this.writing?.saved ?? detail.saved, today())}`;
  }

  private unsaved(error: AppError): TemplateResult {
    return notice(
      "warn",
      "triangle",
      html`<b>Le ultime parole non sono ancora salvate.</b> ${error.message}`,
      html`<button type="button" class="btn" data-key="retry" @click=${() => void this.retry(error)}>
        ${error.code === "STALE" ? "Tieni il testo di questa pagina" : "Riprova"}
      </button>`,
    );
  }

  private form(detail: OutputDetail): TemplateResult | typeof nothing {
    const writing = this.writing;
    if (!writing) return nothing;
    const problem = (field: string) => this.problems.find((it) => it.field === field)?.message;
    const textProblem = problem("text");
    return html`<div class="out-fields">
        ${textField({
          id: "out-title",
          label: "Titolo",
          required: true,
          type: personalType(),
          value: writing.title,
          maxLength: LENGTHS.line,
          error: problem("title"),
          onInput: (title) => this.write({ title }),
        })}
        ${dateField({
          id: "out-drafted",
          label: "Data di redazione",
          required: true,
          value: writing.drafted,
          today: today(),
          max: today(),
          error: problem("drafted"),
          onInput: (drafted) => this.write({ drafted }),
        })}
      </div>
      ${textProblem ? html`<p class="field-err" role="alert">${icon("octagon")}${textProblem}</p>` : nothing}
      <rich-text-editor
        .text=${writing.text}
        .label=${`Testo: ${detail.kindTitle}`}
        aria-invalid=${textProblem ? "true" : nothing}
        @written=${(event: Event) => this.write({ text: (event.target as RichTextEditor).text })}
        @focusout=${() => void this.autosave.now()}
      ></rich-text-editor>`;
  }

  private preview(detail: OutputDetail, shown: number | "bozza" | null): TemplateResult | typeof nothing {
    if (shown === null) return nothing;
    const version = shown === "bozza" ? null : shown;
    const key = version === null ? `bozza-${this.writing?.revision}` : `v${version}`;
    return html`<div class="row wrap">
        <h2 class="out-shown">${version === null ? "Bozza, com’è ora" : `Versione ${version}`}</h2><span class="grow"></span>
        ${this.button("print", "Stampa", async () => printPdf(await printPaper({ kind: "output", id: detail.id, version })))}
        ${this.button("save", "Salva PDF…", async () => {
          toast(`PDF salvato in ${await saveOutputPdf(detail.id, version)}`);
        })}
        ${this.button("open", "Apri", async () => {
          await openOutputPdf(detail.id, version);
          openedCopy();
        })}
      </div>
      <pdf-preview
        .source=${{ key: `${detail.id}-${key}`, read: () => outputPdf(detail.id, version) }}
        .label=${version === null ? "documento in bozza" : `documento, versione ${version}`}
      ></pdf-preview>`;
  }

  private button(
    drawing: "print" | "save" | "open",
    label: string,
    run: () => Promise<unknown>,
  ): TemplateResult {
    return html`<button
      type="button"
      class="btn sm"
      data-key="out-${drawing}"
      aria-busy=${this.running.key === drawing}
      @click=${() => void this.take(drawing, run)}
    >${icon(drawing)}${label}</button>`;
  }

  /** Runs a step on words that are kept; shows here what it refuses. */
  private async take(key: string, run: () => Promise<unknown>): Promise<void> {
    if (await this.autosave.now()) await this.running.take(key, run);
  }

  private write(part: Partial<Writing>): void {
    if (!this.writing) return;
    this.writing = { ...this.writing, ...part };
    this.problems = this.problems.filter(({ field }) => !(field in part) && field !== "text");
    this.words?.write(writtenIn(this.writing));
    this.autosave.touch();
  }

  private async save(): Promise<void> {
    const { writing, words } = this;
    if (!writing || !words) return;
    const sent = writtenIn(writing);
    const kept = await keepOutputDraft(writing.id, { revision: writing.revision, ...sent });
    // A title or a day that was refused stands only on this page.
    const refused = kept.fields.map(({ field }) => [field, null]);
    words.settle({ ...sent, ...Object.fromEntries(refused) });
    if (this.writing?.id !== writing.id) return;
    this.writing = { ...this.writing, revision: kept.revision, saved: kept.saved };
    this.problems = kept.fields;
  }

  /** Written elsewhere meanwhile: the words of this page go on from there. */
  private async retry(error: AppError): Promise<void> {
    if (error.code === "STALE" && this.writing) {
      const { value } = await attempt(() => outputDetail(this.writing?.id ?? 0));
      if (value) this.writing = { ...this.writing, revision: value.revision };
    }
    await this.autosave.now();
  }

  private async show(part: string | null): Promise<void> {
    if (!(await this.autosave.now())) return;
    router.setQuery({ vedi: part });
  }

  private async keepVersion(detail: OutputDetail): Promise<void> {
    if (!(await this.autosave.now())) return;
    if (this.problems.length) return this.refuse(this.problems);
    const missing = (await outputDetail(detail.id)).contents.filter((it) => !it.present);
    const names = missing.map((it) => it.label).join(", ");
    let number = 0;
    let refused: readonly FieldProblem[] = [];
    const agreed = await confirmStep({
      title: "Salva versione",
      question: `Confermi di voler salvare la versione ${(detail.versions[0]?.number ?? 0) + 1} del documento?`,
      note: missing.length
        ? html`<b>Manca: ${names}.</b> Il manuale lo chiede in ogni documento (§3.2). Una versione salvata non cambia più.`
        : "Una versione salvata non cambia più: una correzione ne fa una nuova.",
      irreversible: true,
      run: async () => {
        const kept = await attempt(() => keepOutputVersion(detail.id, this.writing?.revision ?? 0));
        if (kept.error?.fields.length) refused = kept.error.fields;
        else if (kept.error) throw kept.error;
        else number = kept.value ?? 0;
      },
    });
    if (refused.length) this.refuse(refused);
    if (!agreed || !number) return;
    toast(`Versione ${number} salvata.`, {
      label: `Vedi la versione ${number}`,
      run: () => void this.show(String(number)),
    });
    await archiveChanged();
  }

  /** What is wrong stands beside its field: there one is taken, from the preview too. */
  private refuse(problems: readonly FieldProblem[]): void {
    this.problems = problems;
    this.seeking = true;
    router.setQuery({ vedi: null });
    this.requestUpdate();
  }

  private async restore(version: OutputVersion): Promise<void> {
    if (!(await this.autosave.now()) || !this.writing) return;
    const { id } = this.writing;
    const agreed = await confirmStep({
      title: "Riprendi come bozza",
      question: `Confermi di voler riprendere la versione ${version.number} come bozza?`,
      note: "Prende il posto del testo che stai scrivendo. Se ti serve ancora, salvane prima una versione.",
      run: () => restoreOutputVersion(id, version.number, this.writing?.revision ?? 0),
    });
    if (!agreed) return;
    toast(`Versione ${version.number} ripresa come bozza.`);
    router.setQuery({ vedi: null });
    await archiveChanged();
  }

  private async discard(detail: OutputDetail): Promise<void> {
    const agreed = await confirmStep({
      title: "Elimina bozza",
      question: "Confermi di voler eliminare la bozza del documento?",
      note: "Il suo testo va perso.",
      irreversible: true,
      run: async () => {
        await this.autosave.now();
        await discardOutput(detail.id);
      },
    });
    if (!agreed) return;
    this.writing = null;
    this.words?.close();
    router.go(`/documenti/${detail.request}`, { replace: true });
    toast("Bozza eliminata.");
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "output-screen": OutputScreen;
  }
}

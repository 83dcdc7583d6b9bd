// Fogli firmati (§3.2): scans and photos are dropped, chosen or pasted in a heap, and each page finds its register.
// What the scan shows is proposed; nothing is recorded before somebody's key files the page.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { AppError } from "../../base/errors";
import { focusHeading } from "../../base/focus";
import { counted } from "../../base/format";
import { icon } from "../../base/icons";
import { plain } from "../../base/privacy";
import { Running } from "../../base/running";
import { Watch } from "../../base/store";
import { confirmStep } from "../../components/dialog";
import { busy, errorBox } from "../../components/feedback";
import { pageHead } from "../../components/layout";
import { par } from "../../components/paragraph";
import { toast } from "../../components/toast";
import { clearSheet, clearSheets, fileSheets, sayWhichSheet } from "../../generated/client";
import type { FilingDesk, SheetPage, SheetRegister, UnreadFile } from "../../generated/types";
import { Screen } from "../../shared/screen";
import { archiveChanged } from "../../shared/state";
import { answers } from "./answers";
import { grouped, waits } from "./groups";
import { showLarge } from "./large-picture";
import { type Reading, sheets } from "./reading";
import { capital, type SheetState } from "./sheet-card";
import { sheetList } from "./sheet-list";
import "./filing.css";

@customElement("filing-screen")
export class FilingScreen extends Screen<FilingDesk> {
  private readonly running = new Running(this);
  /** What the last step was about: «page/12», «register/17», «all». */
  @state() private about = "";
  /** Files are held over the screen. */
  @state() private held = false;

  constructor() {
    super();
    new Watch(this, [sheets.desk, sheets.under, sheets.error, sheets.unopened, answers.said, answers.codes]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("paste", this.pasted);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("paste", this.pasted);
  }

  protected override waiting(): string {
    return "Leggo l’elenco dei fogli…";
  }

  protected override read(): Promise<FilingDesk> {
    return sheets.refresh();
  }

  protected override view(data: FilingDesk): TemplateResult {
    const desk = sheets.desk.value ?? data;
    const unread = [...desk.unread, ...sheets.unopened.value];
    const empty = desk.pages.length === 0 && unread.length === 0;
    return html`<div
      class="page filing ${this.held ? "held" : ""}"
      data-drop-zone
      @dragenter=${this.over}
      @dragover=${this.over}
      @dragleave=${this.left}
      @drop=${this.dropped}
    >
      ${pageHead({
        title: "Fogli firmati",
        crumbs: [{ text: "Registri", to: "/registri" }, { text: "Fogli firmati" }],
        lead: html`Ogni pagina trova da sola il suo registro (${par("§3.2")}). Nulla viene annotato finché non premi «Archivia».`,
        actions: empty ? nothing : this.headActions(),
      })}
      ${this.progress(sheets.under.value)} ${errorBox(sheets.error.value)}
      <p class="filing-told ${empty ? "vh" : ""}" role="status">${sheets.under.value ? nothing : told(desk, unread)}</p>
      ${this.about === "all" ? errorBox(this.running.error) : nothing}
      ${empty ? this.emptyZone() : this.list(desk, unread)}
    </div>`;
  }

  private headActions(): TemplateResult {
    return html`<div class="row wrap">
      <button type="button" class="btn" data-key="sheets-clear" @click=${() => void this.clearAll()}>
        Svuota l’elenco…
      </button>
      ${this.chooseButton("")}
    </div>`;
  }

  private chooseButton(look: string): TemplateResult {
    const reading = sheets.under.value !== null;
    return html`<button
      type="button"
      class="btn ${look}"
      data-key="sheets-choose"
      data-drop="several"
      aria-disabled=${reading ? "true" : nothing}
      title=${reading ? "Aspetta che finisca la lettura, oppure interrompila." : nothing}
      @click=${() => void this.choose()}
    >${icon("import")}Scegli i file…</button>`;
  }

  private emptyZone(): TemplateResult {
    return html`<section class="empty filing-drop" aria-labelledby="filing-drop">
      ${icon("import")}
      <h2 id="filing-drop">Trascina qui scansioni e foto dei fogli firmati</h2>
      <p>PDF, JPEG, PNG, TIFF o WebP, anche molti insieme. Si possono anche incollare con <kbd>Ctrl V</kbd>.</p>
      ${this.chooseButton("primary")}
      <p class="meta">
        Le foto HEIC dell’iPhone non si leggono: in Impostazioni › Fotocamera › Formati scegli «Più compatibile».
      </p>
    </section>`;
  }

  private progress(under: Reading | null): TemplateResult | typeof nothing {
    if (!under || under.asking) return nothing;
    const { progress, file, stopping } = under;
    const stop = () => sheets.stop();
    return html`<div class="filing-progress row wrap">
      ${busy(stopping ? "Interrompo la lettura…" : doing(under), stopping ? undefined : stop)}
      ${
        progress
          ? html`<progress max=${Math.max(1, progress.all)} .value=${progress.done} aria-label="Pagine lette"></progress>
              <span class="meta nums"
                >${file ? `file ${file.at} di ${file.all}, ` : ""}${progress.done} di ${counted(progress.all, "pagina", "pagine")}</span
              >`
          : file
            ? html`<span class="meta nums">file ${file.at} di ${file.all}</span>`
            : nothing
      }
    </div>`;
  }

  private list(desk: FilingDesk, unread: readonly UnreadFile[]): TemplateResult {
    return sheetList({
      desk,
      unread,
      actions: {
        open: (page) => void showLarge(page, capital(page.told)),
        file: (page) => void this.file(`page/${page.key}`, [page]),
        clear: (page) => void this.clear(page),
        use: (page) => void this.use(page),
      },
      stateOf: (page) => this.stateOf(page),
      errorOf: (of) => (this.about === `register/${of.register}` ? this.running.error : null),
      onRegister: (of, pages) => void this.fileRegister(of, pages),
    });
  }

  private stateOf(page: SheetPage): SheetState {
    const mine = this.about === `page/${page.key}`;
    const error: AppError | null = mine ? this.running.error : null;
    const codeError = error?.fields.find((it) => it.field === "code")?.message;
    return { busy: mine && this.running.key !== "", error: codeError ? null : error, codeError };
  }

  /** Takes a step with the desk; true when it was taken. */
  private async step(about: string, run: () => Promise<FilingDesk>): Promise<boolean> {
    if (this.running.key) return false;
    this.about = about;
    const done = await this.running.take(about, run);
    if (!done) return false;
    sheets.take(done.value);
    await this.updateComplete;
    return true;
  }

  private async choose(): Promise<void> {
    if (sheets.under.value) return;
    await sheets.choose();
  }

  private async file(about: string, pages: readonly SheetPage[]): Promise<void> {
    const next = this.following(pages);
    const filing = pages.map((page) => answers.toFile(page));
    if (!(await this.step(about, () => fileSheets(filing)))) return;
    const [one] = pages;
    toast(pages.length === 1 && one ? `Archiviata: ${one.told}.` : `${pages.length} pagine archiviate.`);
    this.arriveAt(next);
    await archiveChanged();
  }

  private async fileRegister(of: SheetRegister, pages: readonly SheetPage[]): Promise<void> {
    await this.file(`register/${of.register}`, pages);
  }

  private async clear(page: SheetPage): Promise<void> {
    const next = this.following([page]);
    if (await this.step(`page/${page.key}`, () => clearSheet(page.key))) this.arriveAt(next);
  }

  private async use(page: SheetPage): Promise<void> {
    const done = await this.step(`page/${page.key}`, () =>
      sayWhichSheet({ key: page.key, code: answers.code(page.key) }),
    );
    if (done) {
      this.arriveAt(page.key);
      return;
    }
    await this.updateComplete;
    this.querySelector<HTMLElement>(`#sheet-code-${page.key}[aria-invalid="true"]`)?.focus();
  }

  private async clearAll(): Promise<void> {
    const unfiled = sheets.desk.value?.pages.filter((page) => !page.filed).length ?? 0;
    if (unfiled && !(await this.sure(unfiled))) return;
    if (!(await this.step("all", () => clearSheets()))) return;
    sheets.emptied(sheets.desk.value ?? { pages: [], registers: [], unread: [] });
    focusHeading(this);
  }

  private sure(unfiled: number): Promise<boolean> {
    return confirmStep({
      title: "Svuota l’elenco",
      question: "Confermi di voler togliere tutte le pagine dall’elenco?",
      note: `${counted(unfiled, "pagina non è archiviata", "pagine non sono archiviate")}: per riprenderle andranno lette di nuovo dai loro file.`,
      proceed: "Svuota l’elenco",
      danger: true,
    });
  }

  /** The next page that waits to be filed, as they are listed; one before them when none comes after. */
  private following(pages: readonly SheetPage[]): number | null {
    const { value } = sheets.desk;
    if (!value) return null;
    const all = grouped(value).flatMap((group) => group.pages);
    const gone = new Set(pages.map((page) => page.key));
    const last = Math.max(...pages.map((page) => all.findIndex((it) => it.key === page.key)));
    const free = (page: SheetPage) => !gone.has(page.key) && waits(page);
    return (all.slice(last + 1).find(free) ?? all.find(free))?.key ?? null;
  }

  private arriveAt(key: number | null): void {
    const title = key === null ? null : this.querySelector<HTMLElement>(`#sheet-${key}`);
    if (title) title.focus();
    else focusHeading(this);
  }

  private readonly over = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.held = true;
  };

  private readonly left = (event: DragEvent): void => {
    const { currentTarget, relatedTarget } = event;
    if (relatedTarget instanceof Node && (currentTarget as Node).contains(relatedTarget)) return;
    this.held = false;
  };

  /** Where the desktop lets files through to the page; else it hands them to the button. */
  private readonly dropped = (event: DragEvent): void => {
    this.held = false;
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    void sheets.add(files);
  };

  private readonly pasted = (event: ClipboardEvent): void => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0 || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    void sheets.add(files);
  };
}

/** «Leggo scansione.pdf, pagina 3…» */
function doing({ progress, file }: Reading): string {
  const now = plain(progress?.now || file?.name);
  return now ? `Leggo ${now}…` : "Leggo i fogli…";
}

/** «12 pagine: 9 da archiviare, 2 archiviate; 1 file non letto.» */
function told({ pages }: FilingDesk, unread: readonly UnreadFile[]): string {
  if (pages.length === 0 && unread.length === 0) return "";
  const waiting = pages.filter(waits).length;
  const filed = pages.filter((page) => page.filed).length;
  const others = pages.length - waiting - filed;
  const parts = [
    waiting ? `${waiting} da archiviare` : "",
    filed ? counted(filed, "archiviata", "archiviate") : "",
    others ? `${others} che così non si ${others === 1 ? "può" : "possono"} archiviare` : "",
  ].filter(Boolean);
  const whole = pages.length ? `${counted(pages.length, "pagina", "pagine")}: ${parts.join(", ")}` : "";
  const files = unread.length ? counted(unread.length, "file non letto", "file non letti") : "";
  return `${[whole, files].filter(Boolean).join("; ")}.`;
}

declare global {
  interface HTMLElementTagNameMap {
    "filing-screen": FilingScreen;
  }
}

// One register at the right of the list: what can be done with it, whether it still holds, the preview, the
// signatures.
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import { errorBox } from "../../components/feedback";
import { notice } from "../../components/layout";
import {
  attachToRegister,
  openRegister,
  openScan,
  openSignedFile,
  printPaper,
  registerPdf,
  saveRegister,
  saveSignedFile,
  takeSignatureBack,
  withdrawPaperRegister,
} from "../../generated/client";
import "../../components/pdf-preview";
import { counted, dateTime, minutes } from "../../base/format";
import { icon } from "../../base/icons";
import { LENGTHS } from "../../base/lengths";
import { LightElement } from "../../base/light";
import { contact, person } from "../../base/privacy";
import { Running } from "../../base/running";
import { printPdf } from "../../components/print-pdf";
import { tabPanel, tabs } from "../../components/tabs";
import { toast } from "../../components/toast";
import type { RegisterDetail, SignatureForm, SignatureView } from "../../generated/types";
import { openedCopy } from "../../shared/opened-copy";
import { askReason } from "../../shared/reason";
import { router } from "../../shared/router";
import { archiveChanged } from "../../shared/state";
import { called, draftOf, type Issued } from "./order";
import { paperFacts, paperNotes } from "./paper-view";
import { signatures } from "./signatures";
import "./scan-rows";
import type { Offer } from "./sign-form";
import { askIssue, askPaperCorrection, askSignature } from "./windows";

const VIEWS = [
  { key: "documento", label: "Documento" },
  { key: "scansione", label: "Scansione riga per riga" },
];

@customElement("register-view")
export class RegisterView extends LightElement {
  @property({ attribute: false }) detail!: RegisterDetail;
  /** Which of its views is looked at. */
  @property() shown: "documento" | "scansione" = "documento";
  private readonly running = new Running(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("detail")) return;
    if (changed.get("detail")?.row.id !== this.detail.row.id) this.running.error = null;
  }

  protected override render(): TemplateResult {
    return html`${this.head()} ${this.notes()} ${this.detail.paper ? paperFacts(this.detail.paper) : this.sheet()}
      ${signatures(this.detail, {
        onSign: (signature) => void this.sign(signature),
        onBack: (signature) => void this.takeBack(signature),
        onAttach: () => void this.attach(),
        onOpenScan: (number) => void this.openScan("scan", number),
        onOpenSigned: (number) => void this.openSigned(number),
        onSaveSigned: (number) => void this.saveSigned(number),
        onOffer: (offer) => void this.signOffered(offer, "file"),
      })}`;
  }

  /** The document as it was issued, or what came back of it row by row. */
  private sheet(): TemplateResult {
    if (!this.detail.scans.length) return this.preview();
    return html`${tabs("Registro", VIEWS, this.shown, (shown) => {
      router.setQuery({ vista: shown === "scansione" ? shown : null });
    })}
    ${tabPanel(this.shown, this.shown === "scansione" ? this.scanRows() : this.preview())}`;
  }

  private scanRows(): TemplateResult {
    const { row, scans } = this.detail;
    // Another scan is another reading.
    return html`${keyed(
      `${row.id}/${scans[0]?.number}`,
      html`<scan-rows
        .detail=${this.detail}
        @offer=${(event: CustomEvent<SignatureForm>) => void this.signOffered(event.detail, "scan")}
      ></scan-rows>`,
    )}`;
  }

  private preview(): TemplateResult {
    const { row } = this.detail;
    return html`<pdf-preview
      .source=${{ key: String(row.id), read: () => registerPdf(row.id) }}
      .label=${`registro ${row.number}`}
    ></pdf-preview>`;
  }

  private head(): TemplateResult {
    const { row, blank } = this.detail;
    const what = row.onPaper ? "registro su carta, tenuto prima di Affianca" : `versione ${row.version}`;
    return html`<div class="panel-h reg-head">
        <button
          type="button"
          class="btn sm quiet back"
          data-key="reg-back"
          @click=${() => this.dispatchEvent(new CustomEvent("close"))}
        >${icon("left")}Torna all’elenco</button>
        <div class="grow">
          <h2 id="reg-title" tabindex="-1">${row.onPaper ? row.number : `Registro ${row.number}`}</h2>
          <p class="meta cut">
            ${what} · ${person(row.surname, row.name)} ·
            ${counted(row.sessions, "erogazione", "erogazioni")}${blank ? ", in bianco" : `, ${minutes(row.minutes)}`}
          </p>
        </div>
        <div class="acts">${row.onPaper ? this.ofPaper() : this.ofOurs()}</div>
      </div>`;
  }

  private ofOurs(): TemplateResult {
    return html`${this.button("print", "Stampa", "Apre la finestra di stampa del sistema", () => this.print())}
      ${this.button("save", "Salva PDF…", "Salva il PDF dove vuoi", () => this.save())}
      ${this.button("open", "Apri", "Apre il PDF nel programma del sistema", () => this.open())}`;
  }

  private ofPaper(): TemplateResult | typeof nothing {
    const { paper } = this.detail;
    if (!paper || paper.withdrawn) return nothing;
    return html`${
      paper.fixed
        ? nothing
        : html`<button type="button" class="btn sm" data-key="paper-correct" @click=${() => void this.correct()}>
              ${icon("pencil")}Correggi…
            </button>`
    }
      <button type="button" class="btn sm" data-key="paper-withdraw" @click=${() => void this.withdraw()}>
        Ritira…
      </button>
      ${
        this.detail.scans.length
          ? this.button("open", "Apri la scansione", "Apre la scansione nel programma del sistema", () =>
              this.openScan("open", null),
            )
          : nothing
      }`;
  }

  private button(
    drawing: "print" | "save" | "open",
    label: string,
    title: string,
    act: () => Promise<void>,
  ): TemplateResult {
    return html`<button
      type="button"
      class="btn sm"
      data-key="reg-${drawing}"
      title=${title}
      aria-busy=${this.running.key === drawing}
      @click=${() => void act()}
    >${icon(drawing)}${label}</button>`;
  }

  /** What stands between this register and its use, if anything. */
  private notes(): TemplateResult | typeof nothing {
    const { row, outdated, struck, uncovered, paper } = this.detail;
    const replaced = row.state === "SOSTITUITO" && row.replacedBy;
    const said = [outdated, struck].some((it) => it.length) || uncovered || replaced;
    const ofPaper = paperNotes(this.detail);
    if (!said && ofPaper === nothing && !this.running.error) return nothing;
    return html`<div class="reg-notes">
      ${ofPaper}
      ${row.state === "SUPERATO" && !paper ? this.outdated(outdated) : nothing}
      ${struck.length ? notice("info", "info", html`<b>Sul foglio barra la riga di ciò che non si è svolto.</b> ${struck.join(" ")}`) : nothing}
      ${replaced ? notice("info", "cross", html`<b>Sostituito dal registro ${row.replacedBy}.</b> Emesso il ${dateTime(row.issued)}: resta nell’archivio com’era.`) : nothing}
      ${
        uncovered
          ? notice(
              "warn",
              "triangle",
              html`<b>Alcuni caratteri non si possono stampare.</b> Al posto di <span class="nums">${contact(uncovered)}</span>
                il registro porta □: scrivili a mano o cambiali nell’anagrafica.`,
            )
          : nothing
      }
      ${errorBox(this.running.error)} ${this.asScan()}
    </div>`;
  }

  /** A signed PDF that is not this register may still be the scan of its paper: who chose it knows. */
  private asScan(): TemplateResult | typeof nothing {
    if (this.running.error?.code !== "MAY_BE_SCAN") return nothing;
    return html`<div class="row">
      <button type="button" class="btn sm" data-key="attach-as-scan" @click=${() => void this.attach(true)}>
        ${icon("attach")}Allegalo come scansione…
      </button>
    </div>`;
  }

  private outdated(changes: readonly string[]): TemplateResult {
    return notice(
      "warn",
      "triangle",
      html`<h2 class="notice-title">Qualcosa è cambiato dopo l’emissione</h2>
        ${
          changes.length
            ? html`<ul class="changes">
                ${changes.map((words) => html`<li>${words}</li>`)}
              </ul>`
            : nothing
        }
        ${this.detail.unused ? html`<p>Di questo foglio in bianco non si è svolto nulla: non serve una nuova versione.</p>` : nothing}`,
      this.detail.unused
        ? nothing
        : html`<button type="button" class="btn" data-key="reg-again" @click=${() => void this.again()}>
            Emetti la nuova versione…
          </button>`,
    );
  }

  /** Opens the print window; told too by who has just issued the register to print it. */
  async print(): Promise<void> {
    await this.running.take("print", async () =>
      printPdf(await printPaper({ kind: "register", id: this.detail.row.id })),
    );
  }

  private async open(): Promise<void> {
    if (await this.running.take("open", () => openRegister(this.detail.row.id))) openedCopy();
  }

  /** One of its scans, or the newest. */
  private async openScan(key: string, number: number | null): Promise<void> {
    if (await this.running.take(key, () => openScan(this.detail.row.id, number))) openedCopy();
  }

  private async save(): Promise<void> {
    const saved = await this.running.take("save", () => saveRegister(this.detail.row.id));
    if (saved) toast(`PDF salvato in ${saved.value}`);
  }

  private async openSigned(number: number): Promise<void> {
    if (await this.running.take("signed", () => openSignedFile(this.detail.row.id, number))) openedCopy();
  }

  private async saveSigned(number: number): Promise<void> {
    const saved = await this.running.take("signed", () => saveSignedFile(this.detail.row.id, number));
    if (saved) toast(`File salvato in ${saved.value}`);
  }

  /** Asks for what came back of it, a scan or a signed file; told too by who has just recorded it. */
  async attach(asScan = false): Promise<void> {
    const { id, number } = this.detail.row;
    const attached = await this.running.take("attach", () => attachToRegister(id, asScan));
    if (!attached) return;
    const what = attached.value === "scan" ? "Scansione allegata" : "File firmato allegato";
    toast(`${what} al registro ${number}.`);
    await archiveChanged();
  }

  /** A signature found in a signed file or on a scan, recorded only when its user says so. */
  private async signOffered(form: SignatureForm, from: Offer["from"]): Promise<void> {
    const signature = this.detail.signatures.find((it) => it.signer === form.signer);
    if (signature) await this.sign(signature, { form, from });
  }

  private async sign(signature: SignatureView, offer: Offer | null = null): Promise<void> {
    const place = this.detail.signatures.find((it) => it.date !== null)?.place ?? "";
    if (!(await askSignature(this.detail.row, signature, place, offer))) return;
    toast(`Firma segnata sul registro ${this.detail.row.number}.`);
    await archiveChanged();
  }

  private async takeBack({ signer, label }: SignatureView): Promise<void> {
    const { row } = this.detail;
    const reason = await askReason({
      key: `registro/${row.id}/togli-firma/${signer}`,
      title: "Togli la firma",
      lead: html`${label}, ${called(row)}. Si toglie ciò che è stato segnato qui per errore: il foglio resta com’è.`,
      proceed: "Togli la firma",
      maxLength: LENGTHS.reason,
      run: (text) => takeSignatureBack(row.id, { signer, reason: text }),
    });
    if (reason === null) return;
    toast(`Firma tolta dal registro ${row.number}.`);
    await archiveChanged();
  }

  private async correct(): Promise<void> {
    const { row } = this.detail;
    const done = await this.running.take("correct", () => askPaperCorrection(row));
    if (!done?.value) return;
    toast("Registro su carta corretto.");
    await archiveChanged();
  }

  private async withdraw(): Promise<void> {
    const { row, paper } = this.detail;
    const reason = await askReason({
      key: `registro/${row.id}/ritiro`,
      title: "Ritira il registro su carta",
      lead: html`Registro su carta ${row.number}: si ritira ciò che è stato registrato qui per sbaglio. Resta nell’elenco
        come RITIRATO con il motivo, e le erogazioni che riporta tornano da registrare.`,
      note: paper?.fixed
        ? "Nel frattempo altre operazioni si sono basate su questo registro: controllale."
        : undefined,
      proceed: "Ritira il registro",
      maxLength: LENGTHS.reason,
      run: (text) => withdrawPaperRegister(row.id, text),
    });
    if (reason === null) return;
    toast(`Registro su carta ${row.number} ritirato.`);
    await archiveChanged();
  }

  private async again(): Promise<void> {
    const { row, order } = this.detail;
    if (!order) return;
    const label = `Registro ${row.number}, ${row.scope}, versione ${(row.version ?? 0) + 1}`;
    const issued = await askIssue({ ...draftOf(order), replaces: row.id }, label);
    if (issued) this.dispatchEvent(new CustomEvent<Issued>("issued", { detail: issued }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "register-view": RegisterView;
  }
}

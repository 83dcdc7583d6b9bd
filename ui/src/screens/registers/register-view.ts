// One register at the right of the list: what can be done with it, whether it still holds, the preview, the
// signatures.
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { errorBox } from "../../components/feedback";
import { notice } from "../../components/layout";
import {
  attachScan,
  openRegister,
  openScan,
  registerPdf,
  saveRegister,
  takeSignatureBack,
} from "../../generated/client";
import "../../components/pdf-preview";
import { counted, dateTime, minutes } from "../../base/format";
import { icon } from "../../base/icons";
import { LENGTHS } from "../../base/lengths";
import { LightElement } from "../../base/light";
import { contact, person } from "../../base/privacy";
import { Running } from "../../base/running";
import { printPdf } from "../../components/print-pdf";
import { toast } from "../../components/toast";
import type { RegisterDetail, SignatureView } from "../../generated/types";
import { askReason } from "../../shared/reason";
import { archiveChanged } from "../../shared/state";
import { draftOf, type Issued } from "./order";
import { signatures } from "./signatures";
import { askIssue, askSignature } from "./windows";

@customElement("register-view")
export class RegisterView extends LightElement {
  @property({ attribute: false }) detail!: RegisterDetail;
  private readonly running = new Running(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("detail")) return;
    if (changed.get("detail")?.row.id !== this.detail.row.id) this.running.error = null;
  }

  protected override render(): TemplateResult {
    const { row, blank } = this.detail;
    const label = `registro ${row.number}`;
    return html`<div class="panel-h reg-head">
        <button
          type="button"
          class="btn sm quiet back"
          data-key="reg-back"
          @click=${() => this.dispatchEvent(new CustomEvent("close"))}
        >${icon("left")}Torna all’elenco</button>
        <div class="grow">
          <h2 id="reg-title" tabindex="-1">Registro ${row.number}</h2>
          <p class="meta cut">
            versione ${row.version} · ${person(row.surname, row.name)} ·
            ${counted(row.sessions, "erogazione", "erogazioni")}${blank ? ", in bianco" : `, ${minutes(row.minutes)}`}
          </p>
        </div>
        <div class="acts">
          ${this.button("print", "Stampa", "Apre la finestra di stampa del sistema", () => this.print())}
          ${this.button("save", "Salva PDF…", "Salva il PDF dove vuoi", () => this.save())}
          ${this.button("open", "Apri", "Apre il PDF nel programma del sistema", () => this.open())}
        </div>
      </div>
      ${this.notes()}
      <pdf-preview
        .source=${{ key: String(row.id), read: () => registerPdf(row.id) }}
        .label=${label}
      ></pdf-preview>
      ${signatures(this.detail, {
        onSign: (signature) => void this.sign(signature),
        onBack: (signature) => void this.takeBack(signature),
        onAttach: () => void this.attach(),
        onOpenScan: () => void this.running.take("scan", () => openScan(row.id)),
      })}`;
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
    const { row, outdated, struck, uncovered } = this.detail;
    const replaced = row.state === "SOSTITUITO" && row.replacedBy;
    if (![outdated, struck].some((it) => it.length) && !uncovered && !replaced && !this.running.error)
      return nothing;
    return html`<div class="reg-notes">
      ${row.state === "SUPERATO" ? this.outdated(outdated) : nothing}
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
      ${errorBox(this.running.error)}
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
    await this.running.take("print", async () => printPdf(await registerPdf(this.detail.row.id)));
  }

  private async open(): Promise<void> {
    await this.running.take("open", () => openRegister(this.detail.row.id));
  }

  private async save(): Promise<void> {
    const saved = await this.running.take("save", () => saveRegister(this.detail.row.id));
    if (saved) toast(`PDF salvato in ${saved.value}`);
  }

  private async attach(): Promise<void> {
    if (!(await this.running.take("attach", () => attachScan(this.detail.row.id)))) return;
    toast(`Scansione allegata al registro ${this.detail.row.number}.`);
    await archiveChanged();
  }

  private async sign(signature: SignatureView): Promise<void> {
    const place = this.detail.signatures.find((it) => it.date !== null)?.place ?? "";
    if (!(await askSignature(this.detail.row, signature, place))) return;
    toast(`Firma segnata sul registro ${this.detail.row.number}.`);
    await archiveChanged();
  }

  private async takeBack({ signer, label }: SignatureView): Promise<void> {
    const { row } = this.detail;
    const reason = await askReason({
      key: `registro/${row.id}/togli-firma/${signer}`,
      title: "Togli la firma",
      lead: html`${label}, registro ${row.number} versione ${row.version}. Si toglie ciò che è stato segnato qui per errore: il foglio resta com’è.`,
      proceed: "Togli la firma",
      maxLength: LENGTHS.reason,
      run: (text) => takeSignatureBack(row.id, { signer, reason: text }),
    });
    if (reason === null) return;
    toast(`Firma tolta dal registro ${row.number}.`);
    await archiveChanged();
  }

  private async again(): Promise<void> {
    const { row, order } = this.detail;
    const label = `Registro ${row.number}, ${row.scope}, versione ${row.version + 1}`;
    const issued = await askIssue({ ...draftOf(order), replaces: row.id }, label);
    if (issued) this.dispatchEvent(new CustomEvent<Issued>("issued", { detail: issued }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "register-view": RegisterView;
  }
}

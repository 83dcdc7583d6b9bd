// The window «Fascicolo per la verifica»: of which OPALs, as a ZIP or a folder; while it is written, how far it
// is, and a way to give it up.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import type { AppError } from "../../base/errors";
import { counted } from "../../base/format";
import { LightElement } from "../../base/light";
import { comboField } from "../../components/combo-box";
import { dateField } from "../../components/date-field";
import { dialogFoot } from "../../components/dialog";
import { busy, errorBox } from "../../components/feedback";
import { makeInspection, stopCopy } from "../../generated/client";
import type { FieldProblem, InspectionScope } from "../../generated/types";
import { today } from "../../shared/state";
import { anyRequests } from "./admitted";

const SCOPES = [
  ["opal", "Un OPAL", "tutte le sue carte"],
  ["period", "Un periodo", "gli OPAL con erogazioni tenute in quei giorni, con tutte le loro carte"],
  ["all", "Tutto l’archivio", "ogni OPAL, e il giornale intero"],
] as const;
type Kind = (typeof SCOPES)[number][0];

@customElement("inspection-form")
export class InspectionForm extends LightElement {
  @property() headingId = "";
  /** The OPAL it opens with. */
  @property({ attribute: false }) opening: { request: number; opal: string } | null = null;
  @state() private kind: Kind = "opal";
  @state() private request: number | null = null;
  @state() private text = "";
  @state() private from = "";
  @state() private to = "";
  @state() private folder = false;
  @state() private running = false;
  @state() private hundredths = 0;
  @state() private missing = false;
  @state() private problems: readonly FieldProblem[] = [];
  @state() private error: AppError | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.request = this.opening?.request ?? null;
    this.text = this.opening?.opal ?? "";
  }

  protected override render(): TemplateResult {
    return html`<div class="dialog-b">
        <h2 id=${this.headingId}>Fascicolo per la verifica</h2>
        <p class="lead">
          Registri, scansioni, file firmati, documenti, relazioni, attestazioni e giornale, con un indice e l’impronta
          di ogni file. È in chiaro: contiene dati personali, consegnalo solo a chi deve averlo.
        </p>
        <fieldset class="scopes">
          <legend class="lbl">Che cosa contiene</legend>
          ${SCOPES.map(([kind, label, hint]) =>
            this.choice("inspection-scope", kind, this.kind === kind, label, hint, () => {
              this.kind = kind;
            }),
          )}
        </fieldset>
        ${this.which()}
        <fieldset class="scopes">
          <legend class="lbl">Come</legend>
          ${this.choice(
            "inspection-as",
            "zip",
            !this.folder,
            "Un file ZIP",
            "da consegnare così com’è",
            () => {
              this.folder = false;
            },
          )}
          ${this.choice(
            "inspection-as",
            "folder",
            this.folder,
            "Una cartella",
            "nuova, dentro quella che scegli",
            () => {
              this.folder = true;
            },
          )}
        </fieldset>
        ${
          this.running
            ? busy(`Scrivo il fascicolo… ${this.hundredths} %`, () => void stopCopy().catch(() => undefined))
            : nothing
        }
        ${errorBox(this.error)}
      </div>
      ${dialogFoot({
        proceed: "Prepara…",
        danger: false,
        running: this.running,
        focusCancel: false,
        onProceed: () => void this.make(),
        onCancel: () => this.dispatchEvent(new CustomEvent("cancel")),
      })}`;
  }

  private choice(
    group: string,
    value: string,
    checked: boolean,
    label: string,
    hint: string,
    choose: () => void,
  ): TemplateResult {
    return html`<label class="check"
      ><input type="radio" name=${group} value=${value} .checked=${checked} @change=${choose} /><span
        >${label}<small class="hint">${hint}</small></span
      ></label
    >`;
  }

  private which(): TemplateResult | typeof nothing {
    if (this.kind === "all") return nothing;
    if (this.kind === "opal") {
      return comboField({
        id: "inspection-request",
        label: "Richiesta",
        required: true,
        value: this.text,
        placeholder: "cognome, codice fiscale o codice OPAL",
        none: "Nessuna richiesta corrisponde.",
        error: this.missing && this.request === null ? "Scegli la richiesta." : undefined,
        suggest: (text) => anyRequests(text),
        onInput: (text) => {
          this.text = text;
          this.request = null;
        },
        onPick: (item) => {
          this.text = item.text;
          this.request = Number(item.key);
        },
      });
    }
    return html`<div class="cols2">
      ${this.day("from", "Dal", this.from, (value) => {
        this.from = value;
      })}
      ${this.day("to", "Al", this.to, (value) => {
        this.to = value;
      })}
    </div>`;
  }

  private day(field: string, label: string, value: string, onInput: (value: string) => void): TemplateResult {
    return dateField({
      id: `inspection-${field}`,
      label,
      required: true,
      value,
      today: today(),
      max: today(),
      error: this.problems.find((it) => it.field === field)?.message,
      onInput,
    });
  }

  private scope(): InspectionScope | null {
    if (this.kind === "all") return { kind: "all" };
    if (this.kind === "period") return { kind: "period", from: this.from, to: this.to };
    return this.request === null ? null : { kind: "opal", request: this.request };
  }

  private async make(): Promise<void> {
    const scope = this.scope();
    this.missing = scope === null;
    if (!scope || this.running) return;
    this.running = true;
    this.hundredths = 0;
    this.error = null;
    this.problems = [];
    const { value, error } = await attempt(() =>
      makeInspection({ scope, folder: this.folder }, ([done, all]) => {
        this.hundredths = all ? Math.floor((done * 100) / all) : 0;
      }),
    );
    this.running = false;
    this.problems = error?.fields ?? [];
    this.error = this.problems.length ? null : error;
    if (value === undefined) return;
    const { path, files, leftOut } = value;
    const missing = leftOut ? `; ${counted(leftOut, "carta manca", "carte mancano")}: vedi l’indice` : "";
    this.dispatchEvent(
      new CustomEvent("made", {
        detail: `Fascicolo di ${counted(files, "file", "file")} in ${path}${missing}`,
      }),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "inspection-form": InspectionForm;
  }
}

// The form «Emetti registro» (§3.2): which request, which sessions of it, and beforehand what would come
// out. Checked at each change; what cannot be issued says why and keeps what was typed.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import { Debounce } from "../../base/debounce";
import type { AppError } from "../../base/errors";
import { counted, date, minutes } from "../../base/format";
import { icon } from "../../base/icons";
import { LightElement } from "../../base/light";
import { person } from "../../base/privacy";
import { comboField, type Suggestion } from "../../components/combo-box";
import { dialogFoot } from "../../components/dialog";
import { busy, errorBox } from "../../components/feedback";
import { factList } from "../../components/layout";
import { par } from "../../components/paragraph";
import { remark } from "../../components/violations";
import { checkRegister, issueRegister, requestDetail } from "../../generated/client";
import type { FieldProblem, RegisterCheck, RequestDetail } from "../../generated/types";
import { today } from "../../shared/state";
import { admittedRequests } from "./admitted";
import { type Draft, EMPTY, type Issued, noRows, orderOf } from "./order";
import { type ScopeEntry, scopeFields } from "./scope-fields";

const PAUSE_MS = 200;

@customElement("issue-form")
export class IssueForm extends LightElement {
  @property() headingId = "";
  /** What the form opens with. */
  @property({ attribute: false }) opening: Partial<Draft> = {};
  /** «Registro 2022/017, intera OPAL»: the register a new version takes the place of. */
  @property() newVersionOf = "";
  @state() private draft: Draft = EMPTY;
  @state() private text = "";
  @state() private request: RequestDetail | null = null;
  @state() private check: RegisterCheck | null = null;
  @state() private checking = false;
  @state() private problems: readonly FieldProblem[] = [];
  @state() private error: AppError | null = null;
  @state() private running = false;
  /** Emetti was pressed: what is missing now says so. */
  @state() private pressed = false;
  private readonly pause = new Debounce(PAUSE_MS, () => void this.checkNow());
  private turn = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    // The sheet of a day is nearly always today's.
    this.draft = { ...EMPTY, date: date(today()), ...this.opening };
    if (this.draft.request !== null) void this.readRequest(this.draft.request);
    this.look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.pause.cancel();
    this.turn += 1;
  }

  protected override render(): TemplateResult {
    const barred = this.barred();
    return html`<div class="dialog-b">
        <h2 id=${this.headingId}>${this.newVersionOf ? "Emetti la nuova versione" : "Emetti registro"}</h2>
        ${
          this.newVersionOf
            ? this.again()
            : html`<p class="lead">
                  Il registro riporta data, orario e descrizione di ogni erogazione, con lo spazio per le firme del
                  coach e del destinatario (${par("§3.2")}).
                </p>
                ${this.requestField()} ${scopeFields(this.scope())}`
        }
        ${this.outcome()} ${errorBox(this.error)}
      </div>
      ${dialogFoot({
        proceed: "Emetti",
        danger: false,
        barred,
        onBarred: () => void this.showMissing(),
        other: html`<button
          type="button"
          class="btn"
          data-key="emetti-stampa"
          aria-disabled=${barred || this.running ? "true" : nothing}
          title=${barred ?? nothing}
          @click=${() => (barred ? void this.showMissing() : void this.issue(true))}
        >${icon("print")}Emetti e stampa</button>`,
        running: this.running,
        focusCancel: false,
        onProceed: () => void this.issue(),
        onCancel: () => this.dispatchEvent(new CustomEvent("cancel")),
      })}`;
  }

  private again(): TemplateResult {
    return html`<p>${this.newVersionOf}</p>
      ${
        this.request
          ? factList([
              ["Destinatario", person(this.request.surname, this.request.name)],
              ["Codice OPAL", this.request.opal],
            ])
          : nothing
      }
      <p class="lead">
        La nuova versione riporta le erogazioni come sono ora, con lo stesso ambito. Quella di prima resta
        nell’archivio come SOSTITUITO e le firme vanno raccolte di nuovo.
      </p>`;
  }

  private scope(): ScopeEntry {
    return {
      draft: this.draft,
      request: this.request,
      change: (part) => this.change(part),
      problemOf: (field) => this.problemOf(field),
    };
  }

  private requestField(): TemplateResult {
    const found = this.request;
    return comboField({
      id: "issue-request",
      label: "Richiesta",
      required: true,
      value: this.text,
      placeholder: "cognome, codice fiscale o codice OPAL",
      none: "Nessuna richiesta AMMESSA AL SERVIZIO: il registro si emette dopo l’ammissione.",
      error: this.problemOf("request"),
      hint: found ? html`${person(found.surname, found.name)} · ${found.centreName}` : undefined,
      suggest: (text) => this.suggest(text),
      onInput: (text) => {
        this.text = text;
        this.request = null;
        this.change({ request: null, activity: null });
      },
      onPick: (item) => {
        this.change({ request: Number(item.key), activity: null });
        void this.readRequest(Number(item.key));
      },
    });
  }

  /** What would come out: rows, hours, and what is worth a look first. */
  private outcome(): TemplateResult {
    const { check } = this;
    const words = check && check.fields.length === 0 ? this.verdict(check) : nothing;
    return html`<div id="issue-outcome" class="stack-sm" aria-live="polite">
      ${this.checking && !check ? busy("Controllo le erogazioni…") : words}
    </div>`;
  }

  private verdict(check: RegisterCheck): TemplateResult {
    const { blank } = this.draft;
    if (check.rows === 0) return remark("e", "Il registro sarebbe vuoto.", noRows(blank));
    const rows = counted(check.rows, "erogazione", "erogazioni");
    return html`<p class="issue-sum"><b class="nums">${rows}</b>, ${minutes(check.minutes)}${blank ? " in calendario" : ""}</p>
      ${check.remarks.map((words) => remark("w", undefined, words))}`;
  }

  /** What is said in full beside its field, or above, is only named. */
  private barred(): string | undefined {
    const made = orderOf(this.draft);
    if ("missing" in made) return made.missing;
    if (this.problems.length) return "Correggi prima ciò che è segnato in rosso.";
    if (!this.check) return this.checking ? "Controllo le erogazioni…" : undefined;
    return this.check.rows === 0 ? "Il registro sarebbe vuoto." : undefined;
  }

  private problemOf(field: string): string | undefined {
    const made = orderOf(this.draft);
    if (this.pressed && "missing" in made && made.field === field) return made.missing;
    return this.problems.find((it) => it.field === field || it.field.endsWith(`.${field}`))?.message;
  }

  private change(part: Partial<Draft>): void {
    this.draft = { ...this.draft, ...part };
    this.error = null;
    this.problems = [];
    this.look();
  }

  private look(): void {
    this.pause.cancel();
    this.turn += 1;
    this.check = null;
    this.checking = "order" in orderOf(this.draft);
    if (this.checking) this.pause.later();
  }

  private async checkNow(): Promise<void> {
    const made = orderOf(this.draft);
    if (!("order" in made)) return;
    const turn = this.turn;
    const { value, error } = await attempt(() => checkRegister(made.order));
    if (turn !== this.turn) return;
    this.checking = false;
    this.check = value ?? null;
    this.problems = value?.fields ?? [];
    this.error = error;
  }

  private async readRequest(id: number): Promise<void> {
    const { value, error } = await attempt(() => requestDetail(id));
    if (this.draft.request !== id) return;
    this.error = error;
    this.request = value ?? null;
    if (value) this.text = value.opal;
  }

  private async suggest(text: string): Promise<Suggestion[]> {
    const { value, error } = await attempt(() => admittedRequests(text));
    this.error = error;
    return value ?? [];
  }

  /** What is still missing is marked where it is to be written. */
  private async showMissing(): Promise<void> {
    this.pressed = true;
    await this.updateComplete;
    this.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }

  private async issue(print = false): Promise<void> {
    const made = orderOf(this.draft);
    if (!("order" in made) || this.running) return;
    this.running = true;
    this.error = null;
    const { done, value, error } = await attempt(() => issueRegister(made.order));
    this.running = false;
    if (done) {
      this.dispatchEvent(new CustomEvent<Issued>("issued", { detail: { id: value ?? 0, print } }));
      return;
    }
    this.problems = error?.fields ?? [];
    this.error = this.problems.length ? null : error;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "issue-form": IssueForm;
  }
}

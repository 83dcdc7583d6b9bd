// «Aggiungi un registro su carta» (§3.2): one kept before Affianca. What can be read on it is written down:
// number, days, sessions, who signed. The sessions offered are those delivered in its days.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import { Debounce } from "../../base/debounce";
import { AppError } from "../../base/errors";
import { icon } from "../../base/icons";
import { LENGTHS } from "../../base/lengths";
import { name, person, personalType } from "../../base/privacy";
import { comboField, type Suggestion } from "../../components/combo-box";
import { dateField } from "../../components/date-field";
import { errorBox } from "../../components/feedback";
import { areaField, selectField, textField } from "../../components/field";
import { par } from "../../components/paragraph";
import {
  checkPaperRegister,
  correctPaperRegister,
  recordPaperRegister,
  requestDetail,
} from "../../generated/client";
import type { PaperCheck, RequestDetail, SignatureView } from "../../generated/types";
import { today } from "../../shared/state";
import { WindowForm } from "../../shared/window-form";
import { admittedRequests } from "./admitted";
import { EMPTY, formOf, type Opening, openingOf, orderOf, type PaperDraft, proposed } from "./paper-draft";
import { paperSessions } from "./paper-sessions";

const PAUSE_MS = 200;

@customElement("paper-form")
export class PaperFormWindow extends WindowForm<PaperDraft> {
  /** The request it is of, where that is known, and what the form then opens with. */
  @property({ attribute: false }) opening: Opening | null = null;
  /** The register to be corrected. */
  @property({ attribute: false }) register: number | null = null;
  @state() private of: RequestDetail | null = null;
  @state() private check: PaperCheck | null = null;
  /** The id of the register recorded. */
  recorded = 0;
  /** Its scan is asked for next. */
  scanNext = false;
  private readonly pause = new Debounce(PAUSE_MS, () => void this.look(true));
  private turn = 0;

  protected override first(): PaperDraft {
    return this.opening?.draft ?? EMPTY;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.of = this.opening?.of ?? null;
    const { request } = this.form;
    if (this.of) void this.look(false);
    else if (request !== null) void this.reopen(request);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.pause.cancel();
    this.turn += 1;
  }

  protected override render(): TemplateResult {
    const correcting = this.register !== null;
    return html`<div class="dialog-b">
        <h2 id=${this.headingId}>${correcting ? "Correggi il registro su carta" : "Aggiungi un registro su carta"}</h2>
        <p class="lead">
          ${
            correcting
              ? "Si corregge ciò che è stato letto male. Le firme e la scansione restano."
              : html`Un registro tenuto su carta prima di Affianca: le erogazioni che riporta non vengono più chieste
                  (${par("§3.2")}). Affianca non lo stampa: di suo si conserva la scansione.`
          }
        </p>
        ${this.opening ? this.whose() : this.requestField()}
        <div class="cols2">
          ${textField({
            id: "paper-number",
            label: "Numero",
            required: true,
            value: this.form.number,
            placeholder: "Reg. 14/2022",
            maxLength: LENGTHS.paperNumber,
            hint: "come si legge sul registro",
            error: this.problemOf("number"),
            onInput: (number) => this.change({ number }),
          })}
          ${selectField({
            id: "paper-activity",
            label: "Che cosa comprende",
            value: String(this.form.activity ?? ""),
            none: "intera OPAL",
            choices: (this.of?.activities ?? []).map((it) => ({
              value: String(it.id),
              label: `${it.code} – ${it.title}`,
            })),
            onChange: (value) => this.narrow({ activity: value ? Number(value) : null }),
          })}
        </div>
        <div class="cols2">${this.day("from", "Dal", true)} ${this.day("to", "Al", false)}</div>
        ${paperSessions({
          check: this.check,
          chosen: this.form.sessions,
          error: this.problemOf("sessions"),
          onChoose: (sessions) => this.change({ sessions }),
        })}
        ${correcting ? this.why() : this.signatures()} ${errorBox(this.error)}
      </div>
      ${correcting ? this.foot("Correggi") : this.foot("Registra", this.withScan())}`;
  }

  private whose(): TemplateResult | typeof nothing {
    const { of } = this;
    return of ? html`<p>${person(of.surname, of.name)} · ${of.opal}</p>` : nothing;
  }

  private requestField(): TemplateResult {
    const { of } = this;
    return comboField({
      id: "paper-request",
      label: "Richiesta",
      required: true,
      value: this.form.opal,
      placeholder: "cognome, codice fiscale o codice OPAL",
      none: "Nessuna richiesta AMMESSA AL SERVIZIO.",
      error: this.problemOf("request"),
      hint: of ? html`${person(of.surname, of.name)} · ${of.centreName}` : undefined,
      suggest: (text) => this.suggest(text),
      onInput: (opal) => {
        this.of = null;
        this.check = null;
        this.change({ opal, request: null, activity: null, sessions: [] });
      },
      onPick: (item) => void this.choose(Number(item.key)),
    });
  }

  private day(field: "from" | "to", label: string, required: boolean): TemplateResult {
    return dateField({
      id: `paper-${field}`,
      label,
      required,
      value: this.form[field],
      today: today(),
      max: today(),
      hint: required ? undefined : "vuoto se è di una sola giornata",
      error: this.problemOf(field) ?? this.check?.fields.find((it) => it.field === field)?.message,
      onInput: (text) => this.narrow({ [field]: text }),
    });
  }

  private signatures(): TemplateResult {
    return html`<fieldset class="paper-signatures">
      <legend class="lbl">Chi ha firmato</legend>
      <p class="hint">Solo le firme che si vedono sul foglio: chi non ha firmato resta vuoto.</p>
      ${(this.check?.signers ?? []).map((it) => this.signature(it))}
    </fieldset>`;
  }

  private signature({ signer, label, required, expected }: SignatureView): TemplateResult {
    const [who, day] = [`${signer}.who`, `${signer}.date`] as const;
    const names = expected.filter((it) => it !== this.form[who]);
    return html`<div class="cols2">
      ${textField({
        id: `paper-${signer}-who`,
        label: required ? label : `${label}, facoltativa`,
        type: personalType(),
        value: this.form[who],
        error: this.problemOf(who),
        hint: names.length
          ? names.map(
              (it, at) =>
                html`${at ? " · " : ""}<button
                  type="button"
                  class="link"
                  data-key="${signer}-${at}"
                  aria-label="${label}: ha firmato ${name(it)}"
                  @click=${() => this.change({ [who]: it })}
                >${name(it)}</button>`,
            )
          : undefined,
        onInput: (text) => this.change({ [who]: text }),
      })}
      ${dateField({
        id: `paper-${signer}-date`,
        label: `Firmato il (${label.toLowerCase()})`,
        value: this.form[day],
        today: today(),
        max: today(),
        error: this.problemOf(day),
        onInput: (text) => this.change({ [day]: text }),
      })}
    </div>`;
  }

  private why(): TemplateResult {
    return areaField({
      id: "paper-reason",
      label: "Perché va corretto",
      required: true,
      rows: 2,
      value: this.form.reason,
      maxLength: LENGTHS.reason,
      error: this.problemOf("reason"),
      onInput: (reason) => this.change({ reason }),
    });
  }

  private withScan(): TemplateResult {
    return html`<button
      type="button"
      class="btn"
      data-key="registra-scansione"
      aria-disabled=${this.running ? "true" : nothing}
      @click=${() => {
        if (this.running) return;
        this.scanNext = true;
        void this.proceed();
      }}
    >${icon("attach")}Registra e allega la scansione…</button>`;
  }

  /** Other days or another activity: the sessions are offered anew. */
  private narrow(part: Partial<PaperDraft>): void {
    this.change(part);
    this.pause.later();
  }

  /** The days proposed are those of what is on no register yet. */
  private async choose(request: number): Promise<void> {
    this.change({ request });
    const { value, error } = await attempt(() => openingOf(request, null));
    if (this.form.request !== request) return;
    this.error = error;
    if (!value) return;
    this.of = value.of;
    const { opal, from, to, sessions } = value.draft;
    this.change({ opal, activity: null, from, to, sessions });
    await this.look(false);
  }

  /** What was left half written goes on with its request. */
  private async reopen(request: number): Promise<void> {
    const { value, error } = await attempt(() => requestDetail(request));
    this.error = error;
    this.of = value ?? null;
    await this.look(false);
  }

  private async look(anew: boolean): Promise<void> {
    const order = orderOf(this.form, this.register);
    if (!order) return;
    this.turn += 1;
    const { turn } = this;
    const { value, error } = await attempt(() => checkPaperRegister(order));
    if (turn !== this.turn) return;
    this.error = error;
    this.check = value ?? this.check;
    if (value && anew) this.change({ sessions: proposed(value.sessions) });
  }

  private async suggest(text: string): Promise<Suggestion[]> {
    const { value, error } = await attempt(() => admittedRequests(text));
    this.error = error;
    return value ?? [];
  }

  protected override async send(draft: PaperDraft): Promise<unknown> {
    if (this.register !== null) return correctPaperRegister(this.register, formOf(draft), draft.reason);
    const order = orderOf(draft, null);
    if (!order) throw noRequest();
    this.recorded = await recordPaperRegister(order);
    return this.recorded;
  }

  protected override async proceed(): Promise<void> {
    await super.proceed();
    if (!this.recorded) this.scanNext = false;
  }
}

function noRequest(): AppError {
  const message = "Scegli prima la richiesta.";
  return new AppError({ code: "INVALID", message, fields: [{ field: "request", message }] });
}

declare global {
  interface HTMLElementTagNameMap {
    "paper-form": PaperFormWindow;
  }
}

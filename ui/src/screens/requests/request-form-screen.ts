// Nuova richiesta, and the correction of one: labels over the fields, checked while one types, nothing lost
// when a save is refused, asked before unsaved text is left behind.
import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { counted } from "../../base/format";
import { icon } from "../../base/icons";
import { Keys } from "../../base/keys";
import { contact } from "../../base/privacy";
import { errorBox } from "../../components/feedback";
import { checkbox } from "../../components/field";
import { pageHead } from "../../components/layout";
import { arrivingToast } from "../../components/toast";
import { remark } from "../../components/violations";
import { directory, requestDetail } from "../../generated/client";
import type { Directory, FieldProblem, RequestDetail } from "../../generated/types";
import { bareOf, type Place, router } from "../../shared/router";
import { Screen } from "../../shared/screen";
import { archiveChanged } from "../../shared/state";
import { RequestDraft } from "./draft";
import { CompanyFields } from "./fields-company";
import { hoursFields } from "./fields-hours";
import { opalFields } from "./fields-opal";
import { personFields } from "./fields-person";
import { voucherFields } from "./fields-voucher";
import "./requests.css";
import { resumedNote } from "../../shared/unsaved-form";

interface Loaded {
  draft: RequestDraft;
  lists: Directory;
  /** The request being corrected. */
  request: RequestDetail | null;
}

/** Fields that show their own problem. */
const SHOWN = new Set([
  "opal",
  "description",
  "requestDate",
  "notifiedDate",
  "centre",
  "holder",
  "surname",
  "name",
  "taxCode",
  "voucherKind",
  "voucherId",
  "voucherEnds",
]);
const isShown = (field: string): boolean => SHOWN.has(field) || /^(hours|amount)\./.test(field);

/** What is said about these may quote a person or an employer. */
const QUOTING = new Set(["surname", "name", "taxCode", "employer", "contact"]);
const told = ({ field, message }: FieldProblem) => (QUOTING.has(field) ? contact(message) : message);

@customElement("request-form-screen")
export class RequestFormScreen extends Screen<Loaded> {
  private draft: RequestDraft | undefined;
  private openFor = "";
  private readonly company = new CompanyFields(() => this.requestUpdate());

  constructor() {
    super();
    new Keys(this, { "ctrl+enter": () => void this.save() });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("keydown", this.escape);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.escape);
    this.draft?.stop();
  }

  /** Read once: what changes in the archive meanwhile must not undo what is being written. */
  protected override async read(place: Place): Promise<Loaded> {
    const bare = bareOf(place);
    const id = place.params.id ? Number(place.params.id) : null;
    const [lists, request] = await Promise.all([directory(), id === null ? null : requestDetail(id)]);
    if (!this.draft || this.openFor !== bare) {
      this.draft?.stop();
      this.draft = await RequestDraft.open(id, () => this.requestUpdate());
      this.openFor = bare;
      await this.company.start(this.draft.form);
    }
    return { draft: this.draft, lists, request };
  }

  protected override view({ draft, lists, request }: Loaded): TemplateResult {
    const crumbs = [{ text: "Richieste", to: "/richieste" }];
    return html`<div class="page">
      ${pageHead({
        title: request ? "Modifica dati della richiesta" : "Nuova richiesta",
        crumbs: request
          ? [...crumbs, { text: request.opal, to: `/richieste/${request.id}` }, { text: "Modifica dati" }]
          : [...crumbs, { text: "Nuova richiesta" }],
      })}
      <form
        class="request-form"
        novalidate
        @submit=${(event: Event) => {
          event.preventDefault();
          void this.save();
        }}
      >
        <div class="form-cols">
          <div class="stack-lg">
            ${resumedNote(draft.words, "Scarta il testo", () => void this.startOver())} ${opalFields(draft, lists, request?.notifiedGuessed ?? false)} ${personFields(draft, request?.personFixed != null)} ${this.company.draw(draft)}
          </div>
          <div class="stack-lg">${voucherFields(draft, request?.personFixed ?? null)} ${hoursFields(draft, request?.hoursFixed ?? null)}</div>
        </div>
        ${this.foot(draft)}
      </form>
    </div>`;
  }

  private foot(draft: RequestDraft): TemplateResult {
    const elsewhere = draft.elsewhere(isShown);
    const general = draft.refused && draft.refused.fields.length === 0 ? draft.refused : null;
    const warnings = draft.check?.warnings ?? [];
    return html`<div class="form-foot">
      <div class="stack-sm" aria-live="polite">
        ${errorBox(general)} ${errorBox(draft.fault)} ${elsewhere.map((it) => remark("e", told(it)))}
        ${
          warnings.length === 0
            ? nothing
            : html`<div class="viol w">
                ${icon("triangle")}<b>${counted(warnings.length, "cosa da ricontrollare", "cose da ricontrollare")}</b>
                ${warnings.map((it) => html`<p>${told(it)}</p>`)}
                ${checkbox(
                  "request-confirmed",
                  "Ho controllato: i dati sono giusti così",
                  draft.form.confirmed,
                  (confirmed) => draft.change({ confirmed }),
                )}
              </div>`
        }
      </div>
      <div class="row wrap">
        <button type="submit" class="btn primary" data-key="save" aria-busy=${draft.saving}>
          ${draft.id === null ? "Salva la richiesta" : "Salva le modifiche"}
        </button>
        <button type="button" class="btn" data-key="leave" @click=${this.leave}>Chiudi <kbd>Esc</kbd></button>
        ${
          draft.wrong
            ? html`<span class="tag hot" role="status">${icon("octagon")}${counted(draft.wrong, "campo da correggere", "campi da correggere")}</span>`
            : nothing
        }
        <span class="meta push">Con l’asterisco i campi obbligatori</span>
      </div>
    </div>`;
  }

  private async save(): Promise<void> {
    const { draft } = this;
    if (!draft) return;
    const id = await draft.save();
    await this.updateComplete;
    if (id === null) {
      this.querySelector<HTMLElement>("form [aria-invalid=true]")?.focus();
      return;
    }
    arrivingToast(
      draft.id === null
        ? `Richiesta ${draft.form.opal.trim()} inserita.`
        : "Dati della richiesta modificati.",
    );
    await archiveChanged();
    if (draft.id === null) router.go(`/richieste/${id}`, { replace: true });
    else router.back(`/richieste/${id}`);
  }

  /** Employer and person are chosen anew too. */
  private async startOver(): Promise<void> {
    if (this.draft) await this.company.start(this.draft.form);
    this.draft?.change({});
  }

  private readonly leave = (): void => {
    router.back(this.draft?.id ? `/richieste/${this.draft.id}` : "/richieste");
  };

  /** Esc belongs first to the window, the calendar or the list of suggestions that is open. */
  private readonly escape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    if (document.querySelector("dialog[open], main [aria-expanded=true]")) return;
    // Otherwise the same key would close the question it opens.
    event.preventDefault();
    this.leave();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "request-form-screen": RequestFormScreen;
  }
}

// Richiesta: the manual's «Richiesta di attivazione servizi» (§2), with the answer to give and the hours of
// the five activities.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { AppError } from "../../base/errors";
import { focusHeading } from "../../base/focus";
import { icon } from "../../base/icons";
import { errorBox } from "../../components/feedback";
import { factBlock, pageHead } from "../../components/layout";
import { menu } from "../../components/menu";
import { toast } from "../../components/toast";
import { remark } from "../../components/violations";
import { requestDetail } from "../../generated/client";
import type { RequestDetail } from "../../generated/types";
import { askPlan, PLAN, readersOf } from "../../shared/plan/plan-dialog";
import "../../shared/planning/entered-plans";
import { openProfile } from "../../shared/profile/profile-dialog";
import { type Place, router } from "../../shared/router";
import { Screen } from "../../shared/screen";
import { askMany, scheduledWords } from "../../shared/session/many-dialog";
import { archiveChanged, today } from "../../shared/state";
import { admit, refuse } from "./answers";
import { deadlineNotice } from "./deadline";
import { envelopesTable } from "./envelopes-table";
import { informationFacts, opalFacts, workerFacts } from "./facts";
import { newSessionMenu } from "./new-session";
import "./history";
import { nextSessionNotice } from "./next-session";
import "./registers";
import "./requests.css";

@customElement("request-screen")
export class RequestScreen extends Screen<RequestDetail> {
  /** What a refused step said, kept above the page it made the screen read again. */
  @state() private stale: AppError | null = null;

  protected override waiting(): string {
    return "Leggo la richiesta…";
  }

  protected override async read(place: Place): Promise<RequestDetail> {
    const request = await requestDetail(Number(place.params.id));
    router.setTitle(`Richiesta ${request.opal}`);
    return request;
  }

  protected override view(request: RequestDetail): TemplateResult {
    return html`<div class="page request-page">
      ${pageHead({
        title: "Richiesta di attivazione servizi",
        crumbs: [{ text: "Richieste", to: "/richieste" }, { text: request.opal }],
        actions: this.actions(request),
      })}
      ${errorBox(this.stale)} ${deadlineNotice(request, today())} ${nextSessionNotice(request, today())}
      ${request.untold ? remark("n", request.untold) : nothing}
      <div class="trio">
        ${factBlock("INFORMAZIONI", informationFacts(request))}
        ${factBlock("LAVORATORE", workerFacts(request))}
        ${factBlock("OPAL", opalFacts(request))}
      </div>
      <entered-plans .request=${request.id}></entered-plans>
      ${envelopesTable(request)} ${this.drafts(request)}
      ${request.state === "AMMESSO AL SERVIZIO" ? html`<request-registers .request=${request.id}></request-registers>` : nothing}
      <request-history .request=${request.id} .opal=${request.opal}></request-history>
    </div>`;
  }

  private actions(request: RequestDetail): TemplateResult {
    const waits = request.state === "PROPOSTA";
    const runs = request.state === "AMMESSO AL SERVIZIO";
    return html`<div class="row wrap actions">
      <button type="button" class="btn" data-key="profile" @click=${() => this.profile(request)}>
        ${icon("person")}Visualizza profilo
      </button>
      ${
        waits
          ? html`<a class="btn" href="#/richieste/${request.id}/modifica">${icon("pencil")}Modifica dati</a>
              <button type="button" class="btn danger" data-key="refuse" @click=${() => this.answer(refuse, request)}>
                Rifiuta la richiesta…
              </button>
              <button type="button" class="btn primary" data-key="admit" @click=${() => this.answer(admit, request)}>
                ${icon("shield")}Ammissione al servizio
              </button>`
          : nothing
      }
      ${
        runs
          ? html`<a class="btn" href="#/registri?richiesta=${request.id}&emetti=1">${icon("registers")}Emetti registro…</a>
              ${menu("other", "Altro", [
                { key: "plan", label: PLAN, press: () => void askPlan(readersOf(request)) },
                { key: "edit", label: "Modifica dati", to: `/richieste/${request.id}/modifica` },
                {
                  key: "paper",
                  label: "Aggiungi un registro su carta…",
                  to: `/registri?richiesta=${request.id}&carta=1`,
                },
                { key: "documents", label: "Documenti", to: `/documenti/${request.id}` },
                { key: "report", label: "Relazione sugli esiti", to: `/relazione/${request.id}` },
                { key: "attestation", label: "Attestazione…", to: `/attestazione/${request.id}` },
                {
                  key: "inspection",
                  label: "Fascicolo per la verifica…",
                  to: `/registri?richiesta=${request.id}&fascicolo=1`,
                },
              ])}
              ${newSessionMenu(request)}`
          : nothing
      }
    </div>`;
  }

  private async answer(step: typeof admit, request: RequestDetail): Promise<void> {
    const outcome = await step(request);
    if (outcome === "left") return;
    this.stale = outcome === "done" ? null : outcome;
    await archiveChanged();
    await this.reload();
    await this.updateComplete;
    // The button pressed is gone with the state it belonged to.
    if (document.activeElement === document.body) focusHeading(this);
  }

  private drafts(request: RequestDetail): TemplateResult | typeof nothing {
    if (!request.activities.some((it) => it.envelope.draft.minutes > 0)) return nothing;
    return html`<div class="row">
      <button type="button" class="btn" data-key="programma-tutte" @click=${() => this.scheduleAll(request)}>
        ${icon("scheduled")}Programma tutte le bozze…
      </button>
    </div>`;
  }

  private async scheduleAll(request: RequestDetail): Promise<void> {
    const { done, error } = await askMany({ request: request.id });
    this.stale = error;
    if (done === 0) return;
    await archiveChanged();
    await this.reload();
    await this.updateComplete;
    if (document.activeElement === document.body) focusHeading(this);
    toast(`${scheduledWords(done)}.`);
  }

  private async profile(request: RequestDetail): Promise<void> {
    if (await openProfile(request.beneficiary)) await archiveChanged();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "request-screen": RequestScreen;
  }
}

// «Pianifica»: the hours a request has left become a plan, seen beside the form it is made of, and then drafts
// entered in one step. It opens with a plan already made of what the form proposes.
import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { counted } from "../../base/format";
import { Keys } from "../../base/keys";
import { person } from "../../base/privacy";
import { busy } from "../../components/feedback";
import { emptyState, notice, pageHead } from "../../components/layout";
import { arrivingToast } from "../../components/toast";
import { directory, planBeginning } from "../../generated/client";
import type { Directory, PlanBeginning, PlanForm } from "../../generated/types";
import { undoPlans } from "../../shared/planning/undo";
import { openProfile } from "../../shared/profile/profile-dialog";
import { bareOf, type Place, router } from "../../shared/router";
import { Screen } from "../../shared/screen";
import { archiveChanged } from "../../shared/state";
import { PlanDraft } from "./draft";
import { planForm } from "./plan-form";
import { acceptWords, planPreview } from "./preview";
import "./planning.css";

interface Loaded {
  beginning: PlanBeginning;
  draft: PlanDraft;
  lists: Directory;
}

@customElement("planning-screen")
export class PlanningScreen extends Screen<Loaded> {
  private draft: PlanDraft | undefined;
  private openFor = "";
  private stopListening: (() => void) | undefined;

  constructor() {
    super();
    new Keys(this, { "ctrl+enter": () => void this.plan() });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopListening?.();
    if (this.draft?.doing === "planning") this.draft.stop();
    this.draft?.words.close();
    this.draft = undefined;
    this.openFor = "";
  }

  protected override waiting(): string {
    return "Leggo ore e disponibilità…";
  }

  /** The form is read once: what changes in the archive meanwhile must not undo what is being written. */
  protected override async read(place: Place): Promise<Loaded> {
    const [beginning, lists] = await Promise.all([planBeginning(Number(place.params.request)), directory()]);
    router.setTitle(`Pianifica ${beginning.opal}`);
    const bare = bareOf(place);
    if (!this.draft || this.openFor !== bare) this.open(beginning, place, bare);
    return { beginning, draft: this.draft ?? new PlanDraft(beginning), lists };
  }

  private open(beginning: PlanBeginning, place: Place, bare: string): void {
    this.stopListening?.();
    this.draft?.words.close();
    const only = Number(place.query.get("attivita"));
    const draft = new PlanDraft(only ? onlyOf(beginning, only) : beginning);
    this.draft = draft;
    this.openFor = bare;
    this.stopListening = draft.changes.subscribe(() => this.requestUpdate());
    if (!beginning.nothing) void this.plan();
  }

  protected override view({ beginning, draft, lists }: Loaded): TemplateResult {
    const { opal, request } = beginning;
    return html`<div class="page plan-page">
      ${pageHead({
        title: "Pianifica",
        crumbs: [
          { text: "Richieste", to: "/richieste" },
          { text: opal, to: `/richieste/${request}` },
          { text: "Pianifica" },
        ],
        lead: html`${person(beginning.surname, beginning.name)}. Il piano non infrange nessuna regola; le erogazioni
          entrano come bozze quando lo accetti.`,
        actions: this.accepting(draft),
      })}
      ${
        beginning.nothing
          ? emptyState({
              drawing: "agenda",
              title: "Non c’è nulla da pianificare",
              text: beginning.nothing,
              action: html`<a class="btn" href="#/richieste/${request}">Vai alla richiesta</a>`,
            })
          : html`<div class="plan-cols">
              ${planForm({
                draft,
                branches: lists.branches,
                coaches: lists.coaches,
                onPlan: () => void this.plan(),
              })}
              <div class="plan-preview">
                <h2 tabindex="-1" data-key="piano">Il piano</h2>
                ${this.preview(draft, beginning)}
              </div>
            </div>`
      }
    </div>`;
  }

  private accepting(draft: PlanDraft): TemplateResult | typeof nothing {
    const { barred, proposal } = draft;
    if (draft.beginning.nothing) return nothing;
    return html`<div class="row wrap actions">
      <span class="meta" id="plan-barred" role="status">${proposal ? (barred ?? nothing) : nothing}</span>
      <button
        type="button"
        class="btn ${barred ? "" : "primary"}"
        data-key="accetta"
        aria-disabled=${barred ? "true" : nothing}
        aria-describedby="plan-barred"
        aria-busy=${draft.doing === "accepting"}
        @click=${() => void this.accept(draft)}
      >${proposal ? acceptWords(proposal) : "Inserisci le bozze"}</button>
    </div>`;
  }

  private preview(draft: PlanDraft, beginning: PlanBeginning): TemplateResult {
    const { proposal } = draft;
    if (!proposal) {
      return html`<div aria-live="polite">
        ${
          draft.doing
            ? busy("Cerco il piano migliore…")
            : html`<p class="meta">Completa il modulo e premi «Pianifica».</p>`
        }
      </div>`;
    }
    return html`<p class="plan-told" aria-live="polite">${proposal.told}</p>
      ${
        draft.outdated
          ? notice("info", "again", "Il modulo è cambiato: questo è il piano di prima. Pianifica di nuovo.")
          : nothing
      }
      <div class=${draft.outdated ? "plan-old" : ""}>
        ${planPreview({
          proposal,
          onRelief: (form) => void this.relieve(draft, form),
          onProfile: () => void this.profile(beginning),
          sessions: {
            isLocked: (session) => draft.isLocked(session),
            onLock: (session, locked) => draft.lock(session, locked),
            onLeaveOut: (session) => draft.leaveOut(session.date, true),
          },
        })}
      </div>`;
  }

  private async plan(): Promise<void> {
    const { draft } = this;
    if (!draft || draft.beginning.nothing || draft.doing) return;
    const asked = this.data !== undefined;
    const done = await draft.plan();
    if (!asked || draft !== this.draft) return;
    await this.updateComplete;
    const focus = done ? '[data-key="piano"]' : ".plan-form [aria-invalid=true]";
    this.querySelector<HTMLElement>(focus)?.focus();
  }

  private async relieve(draft: PlanDraft, form: PlanForm): Promise<void> {
    draft.change(form);
    await this.plan();
  }

  private async profile(beginning: PlanBeginning): Promise<void> {
    if (!(await openProfile(beginning.beneficiary))) return;
    await archiveChanged();
    await this.plan();
  }

  private async accept(draft: PlanDraft): Promise<void> {
    const entered = await draft.accept();
    if (!entered) return;
    arrivingToast(`Piano inserito: ${counted(entered.sessions, "bozza", "bozze")}.`, {
      label: "Annulla il piano",
      run: () => void undoPlans(entered.groups),
    });
    await archiveChanged();
    router.go(`/richieste/${draft.beginning.request}`);
  }
}

/** The form with one activity ticked, where it can be planned. */
function onlyOf(beginning: PlanBeginning, only: number): PlanBeginning {
  const { form } = beginning;
  if (!form.activities.some((it) => it.activity === only && it.wanted)) return beginning;
  const activities = form.activities.map((it) => ({ ...it, wanted: it.activity === only }));
  return { ...beginning, form: { ...form, activities } };
}

declare global {
  interface HTMLElementTagNameMap {
    "planning-screen": PlanningScreen;
  }
}

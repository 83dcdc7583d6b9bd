// «Pianifica più persone»: one after the other, whoever has least room first; who gave way is told. Each plan is
// shown, and all of them are entered in one step.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import type { AppError } from "../../base/errors";
import { counted, minutes } from "../../base/format";
import { icon } from "../../base/icons";
import { Keys } from "../../base/keys";
import { person } from "../../base/privacy";
import { busy, errorBox } from "../../components/feedback";
import { checkbox, selectField } from "../../components/field";
import { emptyState, notice, pageHead, sectionHead } from "../../components/layout";
import { arrivingToast } from "../../components/toast";
import { acceptPlans, directory, plansBeginning, proposePlans, stopPlanning } from "../../generated/client";
import type {
  Directory,
  MovedSession,
  PersonPlan,
  PlansBeginning,
  PlansForm,
  PlansProposal,
} from "../../generated/types";
import { undoPlans } from "../../shared/planning/undo";
import { router } from "../../shared/router";
import { Screen } from "../../shared/screen";
import { archiveChanged } from "../../shared/state";
import { type UnsavedWords, unsaved } from "../../shared/unsaved";
import { resumedNote } from "../../shared/unsaved-form";
import { planPreview } from "./preview";
import { wishFields } from "./wish-fields";
import "./planning.css";

interface Loaded {
  beginning: PlansBeginning;
  lists: Directory;
}

@customElement("several-screen")
export class SeveralScreen extends Screen<Loaded> {
  @state() private plans: PlansProposal | null = null;
  @state() private doing: "" | "planning" | "accepting" = "";
  @state() private error: AppError | null = null;
  private words: UnsavedWords<PlansForm> | undefined;
  private planned = "";

  constructor() {
    super();
    new Keys(this, { "ctrl+enter": () => void this.plan() });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.doing === "planning") void stopPlanning();
    this.words?.close();
    this.words = undefined;
  }

  protected override async read(): Promise<Loaded> {
    const [beginning, lists] = await Promise.all([plansBeginning(), directory()]);
    this.words ??= unsaved.open("pianifica/persone", beginning.form, {
      title: "Pianifica più persone",
      waits: true,
    });
    return { beginning, lists };
  }

  protected override view({ beginning, lists }: Loaded): TemplateResult {
    const { words } = this;
    return html`<div class="page plan-page">
      ${pageHead({
        title: "Pianifica più persone",
        crumbs: [{ text: "Oggi", to: "/oggi" }, { text: "Pianifica più persone" }],
        lead: "Una dopo l’altra, prima chi ha meno posto. Le erogazioni entrano come bozze quando accetti i piani.",
        actions: this.accepting(),
      })}
      ${
        beginning.people.length === 0 || !words
          ? emptyState({
              drawing: "people",
              title: "Nessuno ha ore da pianificare",
              text: "Tutte le ore dei percorsi aperti sono già erogate, programmate o in bozza.",
              action: html`<a class="btn" href="#/oggi">Torna a Oggi</a>`,
            })
          : html`<div class="plan-cols">
              ${this.form(beginning, lists, words)}
              <div class="plan-preview"><h2 tabindex="-1" data-key="piano">I piani</h2>${this.preview()}</div>
            </div>`
      }
    </div>`;
  }

  private form(beginning: PlansBeginning, lists: Directory, words: UnsavedWords<PlansForm>): TemplateResult {
    const form = words.value;
    const problem = (field: string) => this.error?.fields.find((it) => it.field === field)?.message;
    const change = (part: Partial<PlansForm>) => {
      words.write({ ...form, ...part });
      this.error = null;
      this.requestUpdate();
    };
    const chosen = problem("requests");
    return html`<form
      class="plan-form"
      aria-label="Chi e che cosa pianificare"
      novalidate
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.plan();
      }}
    >
      ${resumedNote(words, "Ricomincia", () => this.requestUpdate())}
      <fieldset class="plan-set" aria-describedby=${chosen ? "p-people-err" : nothing}>
        <legend class="lbl">Persone con ore da pianificare</legend>
        ${chosen ? html`<p class="field-err" id="p-people-err">${icon("octagon")}<span>${chosen}</span></p>` : nothing}
        <ul class="plan-people">
          ${beginning.people.map(
            (it) => html`<li>
              ${checkbox(
                `p-person-${it.request}`,
                html`<b>${person(it.surname, it.name)}</b
                  ><small class="hint">${it.opal}, restano ${minutes(it.left)}</small>`,
                form.requests.includes(it.request),
                (on) => {
                  const others = form.requests.filter((request) => request !== it.request);
                  change({ requests: on ? [...others, it.request] : others });
                },
              )}
            </li>`,
          )}
        </ul>
      </fieldset>
      ${wishFields({
        wish: form.wish,
        lengths: beginning.lengths,
        problem,
        change: (part) => change({ wish: { ...form.wish, ...part } }),
      })}
      <div class="cols2">
        ${selectField({
          id: "p-branch",
          label: "Sportello",
          required: true,
          value: String(form.branch ?? ""),
          choices: lists.branches
            .filter((it) => !it.archived)
            .map((it) => ({ value: String(it.id), label: it.name })),
          ...(form.branch === null ? { none: "scegli" } : {}),
          error: problem("branch"),
          onChange: (id) => change({ branch: Number(id) || null }),
        })}
        ${selectField({
          id: "p-coach",
          label: "Operatore",
          required: true,
          value: String(form.coach ?? ""),
          choices: lists.coaches
            .filter((it) => !it.archived)
            .map((it) => ({ value: String(it.id), label: `${it.surname} ${it.name}` })),
          ...(form.coach === null ? { none: "scegli" } : {}),
          error: problem("coach"),
          onChange: (id) => change({ coach: Number(id) || null }),
        })}
      </div>
      <div class="plan-foot">
        ${this.error && this.error.fields.length === 0 ? errorBox(this.error) : nothing}
        ${this.doing === "planning" ? busy("Cerco i piani migliori…", () => void stopPlanning()) : nothing}
        <button
          type="submit"
          class="btn ${this.barred ? "primary" : ""}"
          data-key="pianifica"
          aria-busy=${this.doing === "planning"}
        >${icon("agenda")}${this.plans ? "Pianifica di nuovo" : "Pianifica"} <kbd>Ctrl ↵</kbd></button>
      </div>
    </form>`;
  }

  private get outdated(): boolean {
    return this.plans !== null && this.planned !== JSON.stringify(this.words?.value);
  }

  private get barred(): string | undefined {
    if (!this.plans) return "Prima pianifica.";
    if (this.outdated) return "Il modulo è cambiato: pianifica di nuovo.";
    return this.plans.sessions ? undefined : "I piani non hanno erogazioni.";
  }

  private accepting(): TemplateResult | typeof nothing {
    const { plans, barred } = this;
    if (!plans) return nothing;
    return html`<div class="row wrap actions">
      <span class="meta" id="plan-barred" role="status">${barred ?? nothing}</span>
      <button
        type="button"
        class="btn ${barred ? "" : "primary"}"
        data-key="accetta"
        aria-disabled=${barred ? "true" : nothing}
        aria-describedby="plan-barred"
        aria-busy=${this.doing === "accepting"}
        @click=${() => void this.accept()}
      >Inserisci ${counted(plans.sessions, "bozza", "bozze")}</button>
    </div>`;
  }

  private preview(): TemplateResult {
    const { plans } = this;
    if (!plans) return html`<p class="meta">Scegli le persone e premi «Pianifica».</p>`;
    return html`<p class="plan-told" aria-live="polite">
        ${counted(plans.people.length, "persona", "persone")}, ${counted(plans.sessions, "erogazione", "erogazioni")},
        ${minutes(plans.planned)}${plans.left ? `; restano fuori ${minutes(plans.left)}` : ""}.
      </p>
      ${
        this.outdated
          ? notice("info", "again", "Il modulo è cambiato: questi sono i piani di prima. Pianifica di nuovo.")
          : nothing
      }
      <div class=${this.outdated ? "plan-old" : ""}>
        ${plans.moved.length ? this.moved(plans.moved) : nothing} ${plans.people.map((it) => this.person(it))}
      </div>`;
  }

  private moved(moved: readonly MovedSession[]): TemplateResult {
    return html`<section class="stack-sm">
      ${sectionHead("Che cosa si è spostato", counted(moved.length, "erogazione", "erogazioni"))}
      <ul class="plan-moved">
        ${moved.map(
          (it) => html`<li>
            <b>${person(it.surname, it.name)}</b>, ${it.code}: ${it.from}
            ${it.to ? html`<span aria-hidden="true">→</span><span class="vh">spostata a</span> ${it.to}` : "(senza posto)"}
          </li>`,
        )}
      </ul>
    </section>`;
  }

  private person(plan: PersonPlan): TemplateResult {
    const { proposal } = plan;
    return html`<details class="plan-person" ?open=${proposal.left > 0}>
      <summary>
        <b>${person(plan.surname, plan.name)}</b> <span class="meta">${plan.opal}</span>
        <span class="nums push">${minutes(proposal.planned)}</span>
        ${proposal.left ? html`<span class="tag soon">${icon("triangle")}restano ${minutes(proposal.left)}</span>` : nothing}
      </summary>
      <p class="plan-told">${proposal.told} <a href="#/pianifica/${plan.request}">Pianifica da sola…</a></p>
      ${planPreview({ proposal, onRelief: () => router.go(`/pianifica/${plan.request}`) })}
    </details>`;
  }

  private async plan(): Promise<void> {
    if (this.doing || !this.words) return;
    const form = this.words.value;
    this.doing = "planning";
    this.error = null;
    const { value, error } = await attempt(() => proposePlans(form));
    this.doing = "";
    this.error = error;
    if (value) {
      this.plans = value;
      this.planned = JSON.stringify(form);
    }
    await this.updateComplete;
    const focus = value ? '[data-key="piano"]' : ".plan-form [aria-invalid=true], #p-people-err";
    this.querySelector<HTMLElement>(focus)?.focus();
  }

  private async accept(): Promise<void> {
    const { plans } = this;
    if (this.doing || this.barred || !plans) return;
    const accepted = plans.people
      .filter(({ proposal }) => proposal.sessions.length > 0)
      .map(({ form, proposal }) => ({
        form,
        sessions: proposal.sessions.map(({ activity, date, start, end }) => ({ activity, date, start, end })),
      }));
    this.doing = "accepting";
    this.error = null;
    const { value, error } = await attempt(() => acceptPlans(accepted));
    this.doing = "";
    this.error = error;
    if (!value) return;
    this.words?.sent();
    arrivingToast(`Piani inseriti: ${counted(value.sessions, "bozza", "bozze")}.`, {
      label: accepted.length === 1 ? "Annulla il piano" : "Annulla i piani",
      run: () => void undoPlans(value.groups),
    });
    await archiveChanged();
    router.go("/oggi");
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "several-screen": SeveralScreen;
  }
}

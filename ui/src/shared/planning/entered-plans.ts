// The accepted plans of a request that can still be taken back, where one looks at what came of them.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import { counted, dateTime, minutes } from "../../base/format";
import { LightElement } from "../../base/light";
import { confirmStep } from "../../components/dialog";
import { factList, notice } from "../../components/layout";
import { toast } from "../../components/toast";
import { enteredPlans, undoPlans } from "../../generated/client";
import type { EnteredPlan } from "../../generated/types";
import { archiveChanged, archiveChanges } from "../state";

@customElement("entered-plans")
export class EnteredPlans extends LightElement {
  @property({ type: Number }) request = 0;
  @state() private plans: readonly EnteredPlan[] = [];
  private turn = 0;
  private stop: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.stop = archiveChanges.subscribe(() => void this.read());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
    this.turn += 1;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("request")) void this.read();
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.plans.length === 0) return nothing;
    return html`<div class="stack-sm">
      ${this.plans.map((plan) =>
        notice(
          "info",
          "agenda",
          html`Piano inserito il ${dateTime(plan.enteredAt)}: ${drafts(plan)}.`,
          html`<button type="button" class="btn sm" data-key="annulla-piano-${plan.group}" @click=${() => void this.undo(plan)}>
            Annulla il piano…
          </button>`,
        ),
      )}
    </div>`;
  }

  /** What cannot be read is missing here and nowhere else: the page says what went wrong with the archive. */
  private async read(): Promise<void> {
    const turn = ++this.turn;
    const { value } = await attempt(() => enteredPlans(this.request));
    if (turn === this.turn) this.plans = value ?? [];
  }

  private async undo(plan: EnteredPlan): Promise<void> {
    const done = await confirmStep({
      title: "Annulla il piano",
      question: "Confermi di voler annullare tutte le bozze del piano?",
      facts: () =>
        factList([
          ["Inserito il", dateTime(plan.enteredAt)],
          ["Bozze", String(plan.drafts)],
          ["Ore", minutes(plan.minutes)],
        ]),
      note: "Le bozze restano nell’elenco come ANNULLATA e le loro ore tornano libere.",
      run: () => undoPlans([plan.group]),
    });
    if (!done) return;
    toast("Piano annullato: le sue bozze sono ANNULLATE.");
    await archiveChanged();
  }
}

const drafts = (plan: EnteredPlan): string =>
  `${counted(plan.drafts, "bozza", "bozze")}, ${minutes(plan.minutes)}`;

declare global {
  interface HTMLElementTagNameMap {
    "entered-plans": EnteredPlans;
  }
}

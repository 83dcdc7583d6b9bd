// Two employers that are one: the other is put aside and points to the one that stays.
import { html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { employer as covered, plain, type Shown } from "../../base/privacy";
import type { Suggestion } from "../../components/combo-box";
import { showDialog } from "../../components/dialog";
import { toast } from "../../components/toast";
import { checkMerge, listEmployers, mergeEmployers, employer as readEmployer } from "../../generated/client";
import type { Employer, MergeOrder, MergePreview } from "../../generated/types";
import { archiveChanged } from "../../shared/state";
import { MergeDialog, type MergeWords } from "./merge-dialog";
import { mergeFacts } from "./merge-facts";

@customElement("merge-form")
export class MergeForm extends MergeDialog<Employer, MergePreview> {
  protected readonly words: MergeWords = {
    title: "Unisci datori di lavoro",
    question: (one) => html`Quale altro datore di lavoro è lo stesso di <b>${one}</b>?`,
    other: "L’altro datore di lavoro",
    placeholder: "ragione sociale, comune, codice fiscale",
    tick: "Ho controllato: è lo stesso datore di lavoro",
    chooseFirst: "Prima scegli l’altro datore di lavoro.",
  };

  protected called(it: Employer): Shown {
    return covered(it.name);
  }

  protected details(it: Employer): readonly Shown[] {
    return [
      covered([it.address, it.municipality].filter(Boolean).join(", ") || "senza indirizzo"),
      covered(it.taxCode || "senza codice fiscale"),
    ];
  }

  protected covered(words: string): Shown {
    return covered(words);
  }

  protected async others(text: string): Promise<Suggestion[]> {
    const { rows } = await listEmployers(text, 1, 10);
    return rows
      .filter((it) => it.id !== this.one.id)
      .map((it) => ({
        key: String(it.id),
        text: plain(it.name),
        label: covered(it.name),
        detail: covered(it.municipality),
      }));
  }

  protected readOther(id: number): Promise<Employer> {
    return readEmployer(id);
  }

  protected check(keep: number, merge: number): Promise<MergePreview> {
    return checkMerge(keep, merge);
  }

  protected carryOut(order: MergeOrder): Promise<void> {
    return mergeEmployers(order);
  }

  protected facts(preview: MergePreview): TemplateResult {
    return mergeFacts(preview);
  }
}

/** Asks which stays and merges; the id of the one that stayed, or undefined when nothing was done. */
export async function askMerge(one: Employer, other: Employer | null): Promise<number | undefined> {
  const kept = await showDialog<number>(
    (handle, headingId) => html`<merge-form
      .headingId=${headingId}
      .one=${one}
      .other=${other}
      @merged=${(event: CustomEvent<{ keep: number }>) => handle.close(event.detail.keep)}
      @cancel=${() => handle.close()}
    ></merge-form>`,
    { wide: true },
  );
  if (kept === undefined) return undefined;
  toast("Datori di lavoro uniti.");
  await archiveChanged();
  return kept;
}

declare global {
  interface HTMLElementTagNameMap {
    "merge-form": MergeForm;
  }
}

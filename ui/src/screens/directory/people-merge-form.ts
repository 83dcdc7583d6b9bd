// Two people who are one, under two codes: requests and sessions move to the one who stays, with the definitive
// code. It can be taken back while nothing has touched them since.
import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import { counted, date } from "../../base/format";
import { contact, person, plain, type Shown, tax } from "../../base/privacy";
import type { Suggestion } from "../../components/combo-box";
import { showDialog } from "../../components/dialog";
import { toast, troubleToast } from "../../components/toast";
import {
  checkPeopleMerge,
  listBeneficiaries,
  mergePeople,
  partPeople,
  beneficiary as readPerson,
} from "../../generated/client";
import type { Beneficiary, PeopleMerge, PeopleOrder } from "../../generated/types";
import { archiveChanged } from "../../shared/state";
import { MergeDialog, type MergeWords } from "./merge-dialog";

@customElement("people-merge-form")
export class PeopleMergeForm extends MergeDialog<Beneficiary, PeopleMerge> {
  protected readonly words: MergeWords = {
    title: "Unisci destinatari",
    question: (one) => html`Sotto quale altro codice fiscale è stato inserito <b>${one}</b>?`,
    other: "L’altro destinatario",
    placeholder: "cognome, codice fiscale",
    tick: "Ho controllato: è la stessa persona",
    chooseFirst: "Prima scegli l’altro destinatario.",
  };

  protected called(it: Beneficiary): Shown {
    return person(it.surname, it.name);
  }

  protected details(it: Beneficiary): readonly Shown[] {
    return [
      tax(it.taxCode),
      it.birthDate ? contact(`nascita ${date(it.birthDate)}`) : "senza data di nascita",
      it.opals.join(", ") || "nessuna richiesta",
    ];
  }

  /** The program names nobody in them. */
  protected covered(words: string): Shown {
    return words;
  }

  protected async others(text: string): Promise<Suggestion[]> {
    const { rows } = await listBeneficiaries(text, 1, 10);
    return rows
      .filter((it) => it.id !== this.one.id)
      .map((it) => ({
        key: String(it.id),
        text: plain(`${it.surname} ${it.name}`),
        label: person(it.surname, it.name),
        detail: tax(it.taxCode),
      }));
  }

  protected readOther(id: number): Promise<Beneficiary> {
    return readPerson(id);
  }

  protected check(keep: number, merge: number): Promise<PeopleMerge> {
    return checkPeopleMerge(keep, merge);
  }

  protected carryOut(order: PeopleOrder): Promise<void> {
    return mergePeople(order);
  }

  protected facts(preview: PeopleMerge): TemplateResult {
    const { keep, merge, registers, unsigned, dropped } = preview;
    return html`<section class="merge-facts">
        <h3>Passa a ${tax(keep.taxCode)}</h3>
        <ul>
          ${moves(preview)}
        </ul>
      </section>
      <section class="merge-facts">
        <h3>Resta com’è</h3>
        <ul>
          ${
            registers
              ? html`<li>
                  ${counted(registers, "registro già emesso porta", "registri già emessi portano")} il codice
                  ${tax(merge.taxCode)}${unsigned ? `, ${unsigned} da firmare: se serve, emettine una nuova versione` : nothing}.
                </li>`
              : nothing
          }
          <li>L’altro non si cancella: esce dagli elenchi e rimanda a questo. Finché nulla cambia si può annullare.</li>
          ${dropped.map(
            ({ label, kept, left }) => html`<li>
              ${label}: resta <b>${contact(kept)}</b>, non «${contact(left)}».
            </li>`,
          )}
        </ul>
      </section>`;
  }
}

function moves({ requests, sessions, filled, merge }: PeopleMerge): TemplateResult {
  if (requests.length + filled.length === 0) {
    return html`<li>Nulla: il codice ${tax(merge.taxCode)} non ha richieste.</li>`;
  }
  return html`${
    requests.length
      ? html`<li>
          ${counted(requests.length, "richiesta", "richieste")}${
            sessions ? ` con ${counted(sessions, "erogazione", "erogazioni")}` : nothing
          }:
          ${requests.map(({ opal }, at) => html`${at ? ", " : ""}<span class="nw">${opal}</span>`)}
        </li>`
      : nothing
  }
  ${filled.map(([label, value]) => html`<li>${label}, che mancava: ${contact(value)}</li>`)}`;
}

interface Merged {
  keep: number;
  merge: number;
}

/** Asks who stays and merges; the id of the one who stayed, or undefined when nothing was done. */
export async function askPeopleMerge(
  one: Beneficiary,
  other: Beneficiary | null,
): Promise<number | undefined> {
  const merged = await showDialog<Merged>(
    (handle, headingId) => html`<people-merge-form
      .headingId=${headingId}
      .one=${one}
      .other=${other}
      @merged=${(event: CustomEvent<Merged>) => handle.close(event.detail)}
      @cancel=${() => handle.close()}
    ></people-merge-form>`,
    { wide: true },
  );
  if (merged === undefined) return undefined;
  toast("Destinatari uniti.", { label: "Annulla l’unione", run: () => void part(merged.merge) });
  await archiveChanged();
  return merged.keep;
}

/** Takes a merge back; says why where it cannot be. */
export async function part(merged: number): Promise<void> {
  const { done, error } = await attempt(() => partPeople(merged));
  if (done) toast("Unione annullata: sono di nuovo due.");
  else if (error) troubleToast(error.message);
  await archiveChanged();
}

declare global {
  interface HTMLElementTagNameMap {
    "people-merge-form": PeopleMergeForm;
  }
}

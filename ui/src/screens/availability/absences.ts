// Absences of a person and of a coach, closing days of a firm: whole days, or some hours of each.
import { html, nothing, type TemplateResult } from "lit";
import { counted } from "../../base/format";
import { icon } from "../../base/icons";
import { contact } from "../../base/privacy";
import { confirmStep } from "../../components/dialog";
import { emptyState, sectionHead } from "../../components/layout";
import { toast } from "../../components/toast";
import { removeAbsence } from "../../generated/client";
import type { AbsenceRow, AvailabilityPage, Whose } from "../../generated/types";
import { archiveChanged } from "../../shared/state";
import { askAbsence } from "./absence-form";
import { wordsOf } from "./words";

export interface OverSwitch {
  over: boolean;
  onOver: () => void;
}

export function absencesSection(page: AvailabilityPage, shown: OverSwitch): TemplateResult {
  const { absences, whose } = page;
  const words = wordsOf(whose);
  const add = html`<button type="button" class="btn" data-key="absence-new" @click=${() => void askAbsence(whose, null)}>
    ${icon("plus")}${words.add}
  </button>`;
  return html`<section class="stack-sm" aria-label=${words.title}>
    ${sectionHead(whose.kind === "employer" ? "Chiusure" : words.title)}
    ${
      absences.length === 0
        ? emptyState({ drawing: "agenda", title: words.none, text: words.text, action: add, level: 3 })
        : html`<div class="frame">
              <table class="absences">
                <thead>
                  <tr>
                    <th scope="col">Quando</th>
                    <th scope="col">Nota</th>
                    <th scope="col"><span class="vh">Azioni</span></th>
                  </tr>
                </thead>
                <tbody>
                  ${absences.map((it) => line(whose, it))}
                </tbody>
              </table>
            </div>
            <div>${add}</div>`
    }
    ${overButton(page.over, shown)}
  </section>`;
}

function overButton(count: number, { over, onOver }: OverSwitch): TemplateResult | typeof nothing {
  if (!over && count === 0) return nothing;
  return html`<div>
    <button type="button" class="link" data-key="absences-over" aria-expanded=${over} @click=${onOver}>
      ${over ? "Nascondi le passate" : `Mostra anche ${counted(count, "passata", "passate")}`}
    </button>
  </div>`;
}

function line(whose: Whose, it: AbsenceRow): TemplateResult {
  const { one } = wordsOf(whose);
  return html`<tr>
    <td class="nums">${it.when}</td>
    <td>${contact(it.note)}${it.fromCalendar ? html`${it.note ? " · " : ""}<span class="meta">dal calendario</span>` : nothing}</td>
    <td class="keep">
      <div class="acts">
        <button type="button" class="btn sm" data-key="absence-${it.id}" aria-label="Modifica ${one}: ${it.when}" @click=${() => void askAbsence(whose, it)}>
          Modifica…
        </button>
        <button type="button" class="btn sm quiet" data-key="absence-off-${it.id}" aria-label="Togli ${one}: ${it.when}" @click=${() => void remove(whose, it)}>
          Togli…
        </button>
      </div>
    </td>
  </tr>`;
}

async function remove(whose: Whose, it: AbsenceRow): Promise<void> {
  const words = wordsOf(whose);
  const done = await confirmStep({
    title: whose.kind === "employer" ? "Togli la chiusura" : "Togli l’assenza",
    question: `Confermi di voler togliere ${words.one} (${it.when})?`,
    run: () => removeAbsence(whose, it.id),
  });
  if (!done) return;
  toast(words.removed);
  await archiveChanged();
}

// Tempi di viaggio: how long it takes between two places, so that the planner leaves that time free.
import { html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { icon } from "../../base/icons";
import { LENGTHS } from "../../base/lengths";
import { employer as covered, plain } from "../../base/privacy";
import { comboField, type Suggestion } from "../../components/combo-box";
import { confirmStep } from "../../components/dialog";
import { errorBox } from "../../components/feedback";
import { textField } from "../../components/field";
import { emptyState, pageHead } from "../../components/layout";
import { toast } from "../../components/toast";
import { removeWay, saveWay, ways } from "../../generated/client";
import type { WayForm, WayRow, Ways } from "../../generated/types";
import { Screen } from "../../shared/screen";
import { archiveChanged } from "../../shared/state";
import { unsaved } from "../../shared/unsaved";
import { showForm } from "../../shared/unsaved-form";
import { WindowForm } from "../../shared/window-form";
import "./availability.css";

const BRANCH = "sportello";
const MOST_SUGGESTED = 8;

@customElement("ways-screen")
export class WaysScreen extends Screen<Ways> {
  protected override read(): Promise<Ways> {
    return ways();
  }

  protected override view({ rows, places }: Ways): TemplateResult {
    const add = html`<button type="button" class="btn primary" data-key="way-new" @click=${() => void askWay(null, places)}>
      ${icon("plus")}Nuovo tempo…
    </button>`;
    return html`<div class="page avail">
      ${pageHead({
        title: "Tempi di viaggio",
        crumbs: [
          { text: "Anagrafiche", to: "/anagrafiche" },
          { text: "Coach", to: "/anagrafiche?sezione=coach" },
          { text: "Tempi di viaggio" },
        ],
        lead: "Quanti minuti servono fra due luoghi, all’andata come al ritorno: pianificando restano liberi.",
        actions: rows.length ? add : html``,
      })}
      ${
        rows.length === 0
          ? emptyState({
              drawing: "place",
              title: "Nessun tempo di viaggio",
              text: "Finché non lo scrivi, fra un luogo e l’altro non si conta nulla.",
              action: add,
            })
          : html`<div class="frame">
              <table>
                <thead>
                  <tr>
                    <th scope="col">Fra</th>
                    <th scope="col">e</th>
                    <th scope="col" class="num">Minuti</th>
                    <th scope="col"><span class="vh">Azioni</span></th>
                  </tr>
                </thead>
                <tbody>
                  ${rows.map((it) => line(it, places))}
                </tbody>
              </table>
            </div>`
      }
    </div>`;
  }
}

const shown = (place: string) => covered(place) || BRANCH;

function line(it: WayRow, places: readonly string[]): TemplateResult {
  const label = `${plain(it.one) || BRANCH} e ${plain(it.other) || BRANCH}`;
  const key = `${it.one}|${it.other}`;
  return html`<tr>
    <td>${shown(it.one)}</td>
    <td>${shown(it.other)}</td>
    <td class="num">${it.minutes}</td>
    <td class="keep">
      <div class="acts">
        <button type="button" class="btn sm" data-key="way-${key}" aria-label="Modifica il tempo fra ${label}" @click=${() => void askWay(it, places)}>
          Modifica…
        </button>
        <button type="button" class="btn sm quiet" data-key="way-off-${key}" aria-label="Togli il tempo fra ${label}" @click=${() => void remove(it, label)}>
          Togli…
        </button>
      </div>
    </td>
  </tr>`;
}

async function remove(it: WayRow, label: string): Promise<void> {
  const done = await confirmStep({
    title: "Togli il tempo di viaggio",
    question: `Confermi di voler togliere il tempo fra ${label}?`,
    run: () => removeWay(it.one, it.other),
  });
  if (!done) return;
  toast("Tempo di viaggio tolto.");
  await archiveChanged();
}

@customElement("way-form")
export class WayWindow extends WindowForm<WayForm> {
  @property({ attribute: false }) way: WayRow | null = null;
  @property({ attribute: false }) places: readonly string[] = [];

  protected override first(): WayForm {
    const { way } = this;
    return { one: way?.one ?? "", other: way?.other ?? "", minutes: way ? String(way.minutes) : "" };
  }

  protected override render(): TemplateResult {
    return html`<div class="dialog-b">
        <h2 id=${this.headingId}>${this.way ? "Modifica il tempo di viaggio" : "Nuovo tempo di viaggio"}</h2>
        <p class="lead">I luoghi, scritti come nelle erogazioni. Un luogo lasciato vuoto è lo sportello.</p>
        ${this.place("one", "Fra")} ${this.place("other", "e")}
        ${textField({
          id: "way-minutes",
          label: "Minuti",
          required: true,
          value: this.form.minutes,
          maxLength: LENGTHS.timeOrDuration,
          placeholder: "25",
          error: this.problemOf("minutes"),
          onInput: (minutes) => this.change({ minutes }),
        })}
        ${errorBox(this.error)}
      </div>
      ${this.foot("Salva")}`;
  }

  private place(key: "one" | "other", label: string): TemplateResult {
    return comboField({
      id: `way-${key}`,
      label,
      value: this.form[key],
      placeholder: BRANCH,
      none: "Nessun luogo usato finora: va bene anche così.",
      error: this.problemOf(key),
      suggest: (text) => this.suggested(text),
      onInput: (text) => this.change({ [key]: text }),
      onPick: (item) => this.change({ [key]: item.text }),
    });
  }

  private suggested(text: string): Suggestion[] {
    const sought = text.toLocaleLowerCase("it");
    return this.places
      .filter((place) => place.toLocaleLowerCase("it").includes(sought))
      .slice(0, MOST_SUGGESTED)
      .map((place) => ({ key: place, text: place, label: covered(place) }));
  }

  protected override async send(form: WayForm): Promise<unknown> {
    await saveWay(form);
    const { way } = this;
    const moved = way && (way.one !== form.one || way.other !== form.other);
    return moved ? removeWay(way.one, way.other).catch(() => undefined) : undefined;
  }
}

async function askWay(way: WayRow | null, places: readonly string[]): Promise<void> {
  const words = unsaved.open<WayForm | null>(`viaggio/${way ? `${way.one}|${way.other}` : "nuovo"}`, null, {
    title: "Tempo di viaggio",
  });
  const saved = await showForm<boolean, WayForm | null>(
    words,
    (handle, headingId) => html`<way-form
      .headingId=${headingId}
      .words=${words}
      .way=${way}
      .places=${places}
      @done=${() => handle.close(true)}
      @cancel=${() => handle.leave()}
    ></way-form>`,
  );
  if (!saved) return;
  toast("Tempo di viaggio salvato.");
  await archiveChanged();
}

declare global {
  interface HTMLElementTagNameMap {
    "ways-screen": WaysScreen;
    "way-form": WayWindow;
  }
}

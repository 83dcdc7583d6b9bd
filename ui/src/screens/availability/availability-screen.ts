// Orari e assenze: when a person works at the employer, when a coach works, when a firm is closed. All of it may
// be left out, and none of it stands in anybody's way: the planner keeps to it, the form of a session tells it.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { icon } from "../../base/icons";
import { employer as covered, person } from "../../base/privacy";
import { pageHead } from "../../components/layout";
import { availability } from "../../generated/client";
import type { AvailabilityPage, Whose } from "../../generated/types";
import { askCalendarOut } from "../../shared/calendar/calendar-out";
import type { Place } from "../../shared/router";
import { Screen } from "../../shared/screen";
import { absencesSection } from "./absences";
import { askCalendarIn } from "./calendar-in";
import { weeksSection } from "./weeks";
import "./availability.css";

/** How each kind stands in the address, and where it is found among the anagrafiche. */
const KINDS: Readonly<Record<string, { kind: Whose["kind"]; section: string; crumb: string }>> = {
  destinatario: { kind: "person", section: "destinatari", crumb: "Destinatari" },
  coach: { kind: "coach", section: "coach", crumb: "Coach" },
  datore: { kind: "employer", section: "datori", crumb: "Datori di lavoro" },
};

@customElement("availability-screen")
export class AvailabilityScreen extends Screen<AvailabilityPage> {
  /** Those that are over are shown too. */
  @state() private over = false;

  protected override read(place: Place): Promise<AvailabilityPage> {
    return availability(whoseOf(place), this.over);
  }

  protected override view(page: AvailabilityPage): TemplateResult {
    const { section, crumb } = kindOf(this.place);
    const firm = page.whose.kind === "employer";
    const called = firm ? covered(page.surname) : person(page.surname, page.name);
    const record = page.whose.kind === "coach" ? "" : `&voce=${page.whose.id}`;
    return html`<div class="page avail">
      ${pageHead({
        title: firm ? "Giorni di chiusura" : "Orari e assenze",
        crumbs: [
          { text: "Anagrafiche", to: "/anagrafiche" },
          { text: crumb, to: `/anagrafiche?sezione=${section}` },
          ...(record ? [{ text: called, to: `/anagrafiche?sezione=${section}${record}` }] : []),
          { text: firm ? "Giorni di chiusura" : "Orari e assenze" },
        ],
        lead: html`<b>${called}</b> · ${lead(page.whose.kind)}`,
        actions: firm ? nothing : actions(page.whose),
      })}
      ${firm ? nothing : weeksSection(page)}
      ${absencesSection(page, {
        over: this.over,
        onOver: () => {
          this.over = !this.over;
          void this.reload();
        },
      })}
    </div>`;
  }
}

function actions(whose: Whose): TemplateResult {
  return html`<div class="row wrap">
    ${
      whose.kind === "coach"
        ? html`<a class="btn quiet" href="#/anagrafiche/viaggi" data-key="to-ways">Tempi di viaggio</a>
            <button type="button" class="btn" data-key="calendar-in" @click=${() => void askCalendarIn(whose.id)}>
              ${icon("import")}Riprendi dal calendario…
            </button>`
        : nothing
    }
    <button type="button" class="btn" data-key="calendar-out" @click=${() => void askCalendarOut(whose)}>
      ${icon("agenda")}Esporta il calendario…
    </button>
  </div>`;
}

function lead(kind: Whose["kind"]): string {
  switch (kind) {
    case "person":
      return "quando lavora dal datore di lavoro, e quando non c’è. È facoltativo e non blocca nulla.";
    case "coach":
      return "quando lavora, e quando non c’è. È facoltativo e non blocca nulla.";
    case "employer":
      return "quando l’azienda è chiusa. È facoltativo e non blocca nulla.";
  }
}

function kindOf(place: Place) {
  return KINDS[place.params.kind ?? ""] ?? { kind: "coach" as const, section: "coach", crumb: "Coach" };
}

function whoseOf(place: Place): Whose {
  return { kind: kindOf(place).kind, id: Number(place.params.id) };
}

declare global {
  interface HTMLElementTagNameMap {
    "availability-screen": AvailabilityScreen;
  }
}

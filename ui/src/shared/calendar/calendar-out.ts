// «Esporta il calendario»: the sessions of a person or a coach as an .ics file, for the calendar of a telephone
// or of the office. Nobody's name is in it unless that is asked for.
import { html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { dateField } from "../../components/date-field";
import { errorBox } from "../../components/feedback";
import { checkbox } from "../../components/field";
import { toast } from "../../components/toast";
import { remark } from "../../components/violations";
import { saveCalendar } from "../../generated/client";
import type { CalendarOrder, Whose } from "../../generated/types";
import { today } from "../state";
import { unsaved } from "../unsaved";
import { showForm } from "../unsaved-form";
import { WindowForm } from "../window-form";
import "./calendar-out.css";

type Typed = Pick<CalendarOrder, "from" | "to" | "surnames">;

@customElement("calendar-out")
export class CalendarOut extends WindowForm<Typed> {
  @property({ attribute: false }) whose!: Whose;

  protected override first(): Typed {
    return { from: "", to: "", surnames: false };
  }

  protected override render(): TemplateResult {
    return html`<div class="dialog-b">
        <h2 id=${this.headingId}>Esporta il calendario</h2>
        <p class="lead">
          Un file .ics con le erogazioni, da aprire nel calendario del telefono o del computer. Esportandolo di nuovo, le
          erogazioni cambiate prendono il posto di prima e quelle annullate o chiuse negativamente risultano annullate.
        </p>
        <div class="cols2">
          ${dateField({
            id: "calendar-from",
            label: "Dal",
            kind: "appointment",
            value: this.form.from,
            today: today(),
            hint: "vuoto: dalla prima",
            error: this.problemOf("from"),
            onInput: (from) => this.change({ from }),
          })}
          ${dateField({
            id: "calendar-to",
            label: "al",
            kind: "appointment",
            value: this.form.to,
            today: today(),
            hint: "vuoto: fino all’ultima",
            error: this.problemOf("to"),
            onInput: (to) => this.change({ to }),
          })}
        </div>
        <p class="meta">Nel titolo stanno le iniziali, il codice dell’attività e il luogo.</p>
        ${checkbox("calendar-surnames", "Scrivi il cognome al posto delle iniziali", this.form.surnames, (surnames) => this.change({ surnames }))}
        ${
          this.form.surnames
            ? remark(
                "w",
                "Il cognome esce dall’archivio cifrato.",
                "Chi vede il calendario, o il servizio che lo conserva, saprà chi è seguito. Usalo solo se il calendario è tuo e protetto.",
              )
            : ""
        }
        ${errorBox(this.error)}
      </div>
      ${this.foot("Scegli dove…")}`;
  }

  /** Giving up the choice of a place leaves the window as it is. */
  protected override async send(form: Typed): Promise<unknown> {
    const path = await saveCalendar({ whose: this.whose, ...form });
    toast(`Calendario salvato: ${path}`);
    return path;
  }
}

export async function askCalendarOut(whose: Whose): Promise<void> {
  const words = unsaved.open<Typed | null>(`calendario/${whose.kind}-${whose.id}`, null, {
    title: "Esporta il calendario",
  });
  await showForm<boolean, Typed | null>(
    words,
    (handle, headingId) => html`<calendar-out
      .headingId=${headingId}
      .words=${words}
      .whose=${whose}
      @done=${() => handle.close(true)}
      @cancel=${() => handle.leave()}
    ></calendar-out>`,
  );
}

declare global {
  interface HTMLElementTagNameMap {
    "calendar-out": CalendarOut;
  }
}

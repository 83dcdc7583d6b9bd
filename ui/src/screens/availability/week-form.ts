// The grid of a week, filled from the keyboard: seven days down, up to three stretches across, each typed as
// «09:00–13:00». What the program says of a stretch stands in the row of its day.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { ifDefined } from "lit/directives/if-defined.js";
import { live } from "lit/directives/live.js";
import { icon } from "../../base/icons";
import { LENGTHS } from "../../base/lengths";
import { settle } from "../../base/typed";
import { dateField } from "../../components/date-field";
import { errorBox } from "../../components/feedback";
import { toast } from "../../components/toast";
import { saveWeek } from "../../generated/client";
import type { WeekRow, Whose } from "../../generated/types";
import { archiveChanged, today } from "../../shared/state";
import { unsaved } from "../../shared/unsaved";
import { showForm } from "../../shared/unsaved-form";
import { WindowForm } from "../../shared/window-form";

export const DAYS = [
  { short: "lun", name: "lunedì" },
  { short: "mar", name: "martedì" },
  { short: "mer", name: "mercoledì" },
  { short: "gio", name: "giovedì" },
  { short: "ven", name: "venerdì" },
  { short: "sab", name: "sabato" },
  { short: "dom", name: "domenica" },
] as const;

/** Stretches of a day that the grid has room for. */
const A_DAY = [0, 1, 2] as const;
/** Monday to Friday: where a day is copied to. */
const WORKING = 5;

/** Every field by the name the program gives it: «from», «to», «days.0.1». */
type Typed = Readonly<Record<string, string>>;

const field = (day: number, at: number): string => `days.${day}.${at}`;

@customElement("week-form")
export class WeekWindow extends WindowForm<Typed> {
  @property({ attribute: false }) whose!: Whose;
  /** The one that is changed. */
  @property({ attribute: false }) week: WeekRow | null = null;

  protected override first(): Typed {
    const { week } = this;
    const typed: Record<string, string> = { from: week?.from ?? "", to: week?.to ?? "" };
    for (const [day] of DAYS.entries())
      for (const at of A_DAY) typed[field(day, at)] = week?.days[day]?.[at] ?? "";
    return typed;
  }

  protected override render(): TemplateResult {
    return html`<div class="dialog-b">
        <h2 id=${this.headingId}>${this.week ? "Modifica l’orario" : "Nuovo orario"}</h2>
        <p class="lead">
          Scrivi inizio e fine, per esempio <span class="nw">9-13</span>. Un giorno lasciato vuoto non è un giorno di
          lavoro.
        </p>
        <div class="cols2">
          ${dateField({
            id: "week-from",
            label: "Vale dal",
            kind: "appointment",
            value: this.form.from ?? "",
            today: today(),
            hint: "vuoto: da sempre",
            error: this.problemOf("from"),
            onInput: (from) => this.change({ from }),
          })}
          ${dateField({
            id: "week-to",
            label: "al",
            kind: "appointment",
            value: this.form.to ?? "",
            today: today(),
            hint: "vuoto: senza una fine",
            error: this.problemOf("to"),
            onInput: (to) => this.change({ to }),
          })}
        </div>
        <table class="week-grid">
          <caption class="vh">Orari della settimana</caption>
          <thead>
            <tr>
              <th scope="col">Giorno</th>
              <th scope="col">Orario</th>
              <th scope="col">Secondo</th>
              <th scope="col">Terzo</th>
              <th scope="col"><span class="vh">Copia</span> su lun–ven</th>
            </tr>
          </thead>
          <tbody>
            ${DAYS.map((_, day) => this.day(day))}
          </tbody>
        </table>
        ${errorBox(this.error)}
      </div>
      ${this.foot("Salva")}`;
  }

  private day(day: number): TemplateResult {
    const name = DAYS[day]?.name ?? "";
    const problems = A_DAY.map((at) => this.problemOf(field(day, at))).filter((it) => it !== undefined);
    const told = `week-${day}-err`;
    return html`<tr>
      <th scope="row">${name}</th>
      ${A_DAY.map((at) => html`<td>${this.stretch(day, at, told)}</td>`)}
      <td>
        <button
          type="button"
          class="btn sm quiet"
          data-key="week-copy-${day}"
          aria-label="Copia ${name} sugli altri giorni, da lunedì a venerdì"
          title="Copia ${name} da lunedì a venerdì"
          @click=${() => this.copy(day)}
        >${icon("copy")}Copia</button>
      </td>
    </tr>
    <tr class="week-said" ?hidden=${problems.length === 0}>
      <td></td>
      <td colspan="4">
        <p class="field-err" id=${told} aria-live="polite">
          ${problems.length ? html`${icon("octagon")}<span>${problems.join(" ")}</span>` : nothing}
        </p>
      </td>
    </tr>`;
  }

  private stretch(day: number, at: number, told: string): TemplateResult {
    const key = field(day, at);
    const wrong = this.problemOf(key) !== undefined;
    const write = (text: string) => this.change({ [key]: text });
    return html`<input
      id="week-${day}-${at}"
      type="text"
      .value=${live(this.form[key] ?? "")}
      placeholder=${ifDefined(day === 0 && at === 0 ? "09:00–13:00" : undefined)}
      aria-label="${DAYS[day]?.name}, orario ${at + 1}"
      aria-invalid=${wrong}
      aria-describedby=${ifDefined(wrong ? told : undefined)}
      autocomplete="off"
      spellcheck="false"
      maxlength=${LENGTHS.timeOrDuration}
      @input=${(event: Event) => write((event.target as HTMLInputElement).value)}
      @change=${settle("hours", write)}
      @keydown=${(event: KeyboardEvent) => this.move(event, day, at)}
    />`;
  }

  /** The arrows lead from day to day: a week is filled downwards. */
  private move(event: KeyboardEvent, day: number, at: number): void {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by || event.altKey || event.ctrlKey) return;
    const next = this.querySelector<HTMLInputElement>(`#week-${day + by}-${at}`);
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.select();
  }

  private copy(from: number): void {
    const part: Record<string, string> = {};
    for (let day = 0; day < WORKING; day += 1)
      for (const at of A_DAY) part[field(day, at)] = this.form[field(from, at)] ?? "";
    this.change(part);
  }

  protected override send(form: Typed): Promise<unknown> {
    return saveWeek(this.whose, this.week?.id ?? null, {
      from: form.from ?? "",
      to: form.to ?? "",
      days: DAYS.map((_, day) => A_DAY.map((at) => form[field(day, at)] ?? "")),
    });
  }
}

export async function askWeek(whose: Whose, week: WeekRow | null): Promise<void> {
  const words = unsaved.open<Typed | null>(`orario/${whose.kind}-${whose.id}/${week?.id ?? "nuovo"}`, null, {
    title: "Orario della settimana",
  });
  const saved = await showForm<boolean, Typed | null>(
    words,
    (handle, headingId) => html`<week-form
      .headingId=${headingId}
      .words=${words}
      .whose=${whose}
      .week=${week}
      @done=${() => handle.close(true)}
      @cancel=${() => handle.leave()}
    ></week-form>`,
    { wide: true },
  );
  if (!saved) return;
  toast("Orario salvato.");
  await archiveChanged();
}

declare global {
  interface HTMLElementTagNameMap {
    "week-form": WeekWindow;
  }
}

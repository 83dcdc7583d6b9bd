// «Ripeti…»: a session's form becomes a series. Days and end at the top, under them every session with what it
// breaks and its mends; one button enters them all.
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { Debounce } from "../../base/debounce";
import { AppError } from "../../base/errors";
import { counted, date, minutes, weekday } from "../../base/format";
import { icon } from "../../base/icons";
import { dateField } from "../../components/date-field";
import { type DialogHandle, dialogFoot } from "../../components/dialog";
import { errorBox } from "../../components/feedback";
import { checkbox } from "../../components/field";
import { checkSeries, enterSeries } from "../../generated/client";
import type {
  RuleId,
  SeriesChange,
  SeriesCheck,
  SeriesEnd,
  SeriesForm,
  SeriesLine,
  SessionForm,
} from "../../generated/types";
import { broken, listBarred, sharedBy, tickList, withTicks } from "../../shared/session/list-parts";
import { today } from "../../shared/state";
import { type UnsavedWords, unsaved } from "../../shared/unsaved";
import { showForm } from "../../shared/unsaved-form";

const PAUSE_MS = 150;
const WEEKDAYS: readonly string[] = ["lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato"];

type Choice = Pick<SeriesForm, "weekdays" | "end" | "count" | "last" | "changes">;

/** How many were entered, or nothing when the window was left. */
export function askSeries(
  activity: number,
  session: SessionForm,
  first: string | null,
): Promise<number[] | undefined> {
  const asking = new Asking(activity, session, first);
  return showForm<number[], Choice>(asking.words, (handle, headingId) => asking.draw(handle, headingId), {
    wide: true,
  }).finally(() => asking.stop());
}

class Asking {
  readonly words: UnsavedWords<Choice>;
  private check: SeriesCheck | null = null;
  private acknowledged: ReadonlySet<RuleId> = new Set();
  private error: AppError | null = null;
  private running = false;
  private pressed = false;
  private turn = 0;
  private handle: DialogHandle<number[]> | null = null;
  private readonly pause = new Debounce(PAUSE_MS, () => void this.ask());

  constructor(
    private readonly activity: number,
    private readonly session: SessionForm,
    first: string | null,
  ) {
    const at = WEEKDAYS.indexOf(first ?? "") + 1;
    const opened: Choice = {
      weekdays: at ? [at] : [],
      end: "numero",
      count: "",
      last: "",
      changes: [],
    };
    this.words = unsaved.open(`attivita/${activity}/serie`, opened, { title: "Ripeti l’erogazione" });
  }

  stop(): void {
    this.pause.cancel();
    this.handle = null;
  }

  draw(handle: DialogHandle<number[]>, headingId: string): TemplateResult {
    if (!this.handle) {
      this.handle = handle;
      void this.ask();
    }
    const { check } = this;
    const sent = this.sent();
    return html`<div class="dialog-b">
        <h2 id=${headingId}>Ripeti l’erogazione</h2>
        <p>Dal ${this.session.date}, dalle ${this.session.start} alle ${this.session.end}.</p>
        <div class="series-fields">${this.days(headingId)} ${this.ends(headingId)}</div>
        ${this.skipped()}
        <p class="list-sum" role="status">${this.sum()}</p>
        ${tickList(headingId, sent, this.acknowledged, (rules, ticked) => {
          this.acknowledged = withTicks(this.acknowledged, rules, ticked);
          handle.redraw();
        })}
        ${check?.lines.length ? this.list(check.lines) : nothing}
        ${this.error ? errorBox(this.error) : nothing}
      </div>
      ${dialogFoot({
        proceed: sent.length ? `Invia ${sent.length}` : "Invia",
        danger: false,
        barred: this.barred(sent),
        running: this.running,
        focusCancel: false,
        onBarred: () => {
          this.pressed = true;
          handle.redraw();
        },
        onProceed: () => void this.send(handle),
        onCancel: () => handle.leave(),
      })}`;
  }

  private days(headingId: string): TemplateResult {
    const { weekdays } = this.words.value;
    return html`<fieldset aria-describedby="${headingId}-days">
      <legend class="lbl">Giorni</legend>
      <div class="weekday-row">
        ${WEEKDAYS.map((day, at) =>
          checkbox(`${headingId}-day-${at + 1}`, day, weekdays.includes(at + 1), (ticked) => {
            const others = weekdays.filter((it) => it !== at + 1);
            this.change({ weekdays: ticked ? [...others, at + 1].sort() : others }, true);
          }),
        )}
      </div>
      ${this.problem("weekdays", `${headingId}-days`)}
    </fieldset>`;
  }

  private ends(headingId: string): TemplateResult {
    const { count, last, end } = this.words.value;
    return html`<fieldset>
      <legend class="lbl">Fino a</legend>
      <div class="ends">
        <div class="end-row">
          ${this.radio(headingId, "numero", "un numero di")}
          <input
            id="${headingId}-count"
            class="few"
            inputmode="numeric"
            autocomplete="off"
            autofocus
            aria-label="Quante erogazioni"
            aria-invalid=${this.told("count") ? "true" : "false"}
            aria-describedby="${headingId}-count-err"
            .value=${live(count)}
            @input=${(event: Event) =>
              this.change({ count: (event.target as HTMLInputElement).value, end: "numero" })}
          />
          <span>erogazioni</span>
        </div>
        ${this.problem("count", `${headingId}-count-err`)}
        <div class="end-row">
          ${this.radio(headingId, "giorno", "un giorno")}
          ${
            end === "giorno"
              ? dateField({
                  id: `${headingId}-last`,
                  label: "Ultimo giorno",
                  kind: "appointment",
                  value: last,
                  today: today() || undefined,
                  error: this.told("last"),
                  onInput: (text) => this.change({ last: text, end: "giorno" }),
                })
              : nothing
          }
        </div>
        <div class="end-row">${this.radio(headingId, "ore", "quando finiscono le ore libere")}</div>
        ${this.problem("hours", `${headingId}-hours-err`)}
      </div>
    </fieldset>`;
  }

  private radio(headingId: string, end: SeriesEnd, label: string): TemplateResult {
    return html`<label class="check"
      ><input
        type="radio"
        id="${headingId}-end-${end}"
        name="${headingId}-end"
        .checked=${live(this.words.value.end === end)}
        @change=${() => this.change({ end }, true)}
      /><span>${label}</span></label
    >`;
  }

  private told(field: string): string | undefined {
    const { count, last } = this.words.value;
    const typed = { count, last }[field];
    if (typed !== undefined && !typed.trim() && !this.pressed) return undefined;
    return this.check?.fields.find((it) => it.field === field)?.message;
  }

  private problem(field: string, id: string): TemplateResult {
    const words = this.told(field);
    return html`<p class="field-err" id=${id} aria-live="polite" ?hidden=${!words}>
      ${words ? html`${icon("octagon")}<span>${words}</span>` : nothing}
    </p>`;
  }

  private skipped(): TemplateResult | typeof nothing {
    const days = this.check?.skipped ?? [];
    const remark = this.check?.remark;
    if (days.length === 0 && !remark) return nothing;
    return html`<div class="viol n">
      ${icon("info")}<b
        >${
          days.length
            ? `Saltati perché festivi: ${days.map((it) => `${weekday(it.date)} ${date(it.date)} (${it.name})`).join(", ")}.`
            : remark
        }</b
      >${days.length && remark ? html`<p>${remark}</p>` : nothing}
    </div>`;
  }

  private list(lines: readonly SeriesLine[]): TemplateResult {
    const told = sharedBy(this.sent());
    return html`<div class="frame session-list" tabindex="0" role="region" aria-label="Erogazioni della serie">
      <table aria-label="Erogazioni della serie">
        <thead>
          <tr>
            <th scope="col" class="num">N.</th>
            <th scope="col">Giorno</th>
            <th scope="col">Orario</th>
            <th scope="col" class="num">Ore</th>
            <th scope="col">Regole</th>
            <th scope="col"><span class="vh">Scelta</span></th>
          </tr>
        </thead>
        <tbody>
          ${lines.map((line, at) => this.line(line, at, told))}
        </tbody>
      </table>
    </div>`;
  }

  private line(line: SeriesLine, at: number, told: ReadonlySet<RuleId>): TemplateResult {
    const { slot, leftOut } = line;
    const day = html`${weekday(slot.date)} ${date(slot.date)}`;
    const hours = `${slot.start}–${slot.end}`;
    return html`<tr class=${leftOut ? "off" : ""}>
      <td class="num">${at + 1}</td>
      <td class="nw">${leftOut ? html`<s class="strike">${day}</s>` : day}</td>
      <td class="nw">${leftOut ? html`<s class="strike">${hours}</s>` : hours}</td>
      <td class="num">${minutes(line.minutes)}</td>
      <td class="said">
        ${leftOut ? html`<span class="muted">Lasciata fuori</span>` : broken(line.violations, told)}
        ${line.mends.length ? html`<div class="mends">${this.mends(line, at)}</div>` : nothing}
      </td>
      <td class="nw">${this.choice(line, at)}</td>
    </tr>`;
  }

  private link(line: SeriesLine, key: string, label: string, press: () => void): TemplateResult {
    const spoken = `${label}, ${weekday(line.slot.date)} ${date(line.slot.date)}`;
    return html`<button type="button" class="link" data-key=${key} aria-label=${spoken} @click=${press}>
      ${label}
    </button>`;
  }

  private mends(line: SeriesLine, at: number): unknown {
    return line.mends.map((mend, place) =>
      this.link(line, `rimedio-${place + 1}-${at + 1}`, mend.label, () => this.put(line.day, mend.change)),
    );
  }

  private choice(line: SeriesLine, at: number): TemplateResult {
    const { day, leftOut, moved } = line;
    if (leftOut || moved)
      return this.link(line, `rimetti-${at + 1}`, leftOut ? "Rimetti" : "Com’era", () => this.put(day, null));
    return this.link(line, `fuori-${at + 1}`, "Lascia fuori", () =>
      this.put(day, { day, leftOut: true, slot: null }),
    );
  }

  private sum(): unknown {
    const { check } = this;
    if (!check?.lines.length) return nothing;
    return html`<span>${counted(check.count, "erogazione", "erogazioni")}</span
      ><span>${minutes(check.minutes)} ore</span><span>restano libere ${minutes(check.free)}</span>`;
  }

  private sent(): SeriesLine[] {
    return (this.check?.lines ?? []).filter((line) => !line.leftOut);
  }

  private barred(sent: readonly SeriesLine[]): string | undefined {
    if (!this.check) return "Un momento…";
    if (this.check.fields.length) {
      const { end, count, last } = this.words.value;
      if (end === "numero" && !count.trim()) return "Scrivi quante erogazioni.";
      if (end === "giorno" && !last.trim()) return "Scrivi l’ultimo giorno.";
      return this.check.fields[0]?.message;
    }
    if (sent.length === 0) return "Nessuna erogazione da inviare.";
    return listBarred(sent, this.acknowledged);
  }

  /** Days and end chosen anew give other lines: what was changed in the old ones is no more. */
  private change(part: Partial<Choice>, atOnce = false): void {
    this.words.write({ ...this.words.value, ...part, changes: [] });
    this.error = null;
    this.turn += 1;
    if (atOnce) void this.ask();
    else this.pause.later();
    this.handle?.redraw();
  }

  private put(day: string, change: SeriesChange | null): void {
    const others = this.words.value.changes.filter((it) => it.day !== day);
    this.words.write({ ...this.words.value, changes: change ? [...others, change] : others });
    void this.ask();
  }

  private form(): SeriesForm {
    return { session: this.session, ...this.words.value };
  }

  private async ask(): Promise<void> {
    this.pause.cancel();
    this.turn += 1;
    const { turn } = this;
    try {
      const check = await checkSeries(this.activity, this.form());
      if (turn !== this.turn) return;
      this.check = check;
    } catch (thrown) {
      if (turn !== this.turn) return;
      this.error = AppError.from(thrown);
    }
    this.handle?.redraw();
  }

  private async send(handle: DialogHandle<number[]>): Promise<void> {
    if (this.pause.waiting) await this.ask();
    const sent = this.sent();
    if (this.running || this.barred(sent)) return;
    this.running = true;
    this.error = null;
    handle.redraw();
    try {
      const { sessions } = await enterSeries(
        this.activity,
        this.form(),
        sent.map((line) => line.slot),
        [...this.acknowledged],
      );
      handle.close(sessions);
      return;
    } catch (thrown) {
      this.error = AppError.from(thrown);
    }
    this.running = false;
    await this.ask();
  }
}

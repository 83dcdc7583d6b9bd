// «Agenda»: the sessions of some days, whose one likes, with how full days and weeks are; drafts are moved here, and
// begun where nothing is.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { AppError } from "../../base/errors";
import { focusHeading, focusTrace } from "../../base/focus";
import { icon } from "../../base/icons";
import { Keys } from "../../base/keys";
import { Watch } from "../../base/store";
import { errorBox } from "../../components/feedback";
import { toast } from "../../components/toast";
import { dragSession, agenda as readAgenda, today as readToday } from "../../generated/client";
import type { Agenda, AgendaQuery, AgendaSession } from "../../generated/types";
import { daySheet } from "../../shared/day-sheet";
import { router } from "../../shared/router";
import { Screen } from "../../shared/screen";
import { chooseActivity } from "../../shared/session/choose-activity";
import { askMissed, missedWords } from "../../shared/session/missed-dialog";
import { askHold, askStep, outdated, type StepOutcome } from "../../shared/session/step-dialog";
import { frame, refreshFrame } from "../../shared/state";
import { dayList } from "./day-list";
import { keyOf } from "./event";
import { timeOf } from "./geometry";
import type { GridAsks } from "./grid";
import { askMove } from "./move-dialog";
import { Mover, toldPlace } from "./mover";
import { queryIn } from "./query";
import { chosen, totals } from "./side";
import { toolbar } from "./toolbar";
import type { Target } from "./verdict";
import { wholeMenu } from "./whole";
import "./agenda.css";
import "./days.css";
import "./month.css";
import "./narrow.css";
import "./month-grid";
import "./time-grid";

@customElement("agenda-screen")
export class AgendaScreen extends Screen<Agenda> {
  @state() private selected: number | null = null;
  @state() private trouble: AppError | null = null;
  @state() private typed: string | null = null;
  private readonly mover = new Mover(
    (session, from, to) => this.moved(session, from, to),
    () => this.readAgain(),
  );

  constructor() {
    super();
    new Watch(this, [frame, this.mover.changes]);
    new Keys(this, { n: () => this.querySelector<HTMLElement>('[data-key="nuova"]')?.click() });
  }

  private get query(): AgendaQuery {
    return queryIn(this.place, frame.value?.coach ?? null);
  }

  protected override read(): Promise<Agenda> {
    return readAgenda(this.query);
  }

  protected override waiting(): string {
    return "Leggo l’agenda…";
  }

  protected override view(agenda: Agenda): TemplateResult {
    const { query } = this;
    const withCoach = query.coach === null;
    const session = agenda.sessions.find((it) => it.id === this.selected);
    return html`<div class="page agenda">
      <div class="head">
        <div class="grow row wrap">
          <h1 tabindex="-1">Agenda, ${agenda.title}</h1>
          ${agenda.week ? html`<span class="meta">${agenda.week}</span>` : nothing}
        </div>
        ${wholeMenu(agenda, query, {
          changed: () => this.readAgain(),
          failed: (error) => void this.failed(error),
        })}
        <button type="button" class="btn primary" data-key="nuova" @click=${() => void this.add(null)}>
          ${icon("plus")}Nuova erogazione <kbd>N</kbd>
        </button>
      </div>
      ${toolbar({
        agenda,
        query,
        typed: this.typed,
        onType: (text) => {
          this.typed = text;
        },
      })}
      ${errorBox(this.trouble)}
      <p class="agenda-said ${this.mover.said.tone}" role="status" data-key="verdetto">
        ${this.mover.said.text ? html`${icon(SIGNS[this.mover.said.tone])}${this.mover.said.text}` : nothing}
      </p>
      <div class="agenda-body">
        <div class="agenda-days">${this.days(agenda, withCoach)}</div>
        <div class="agenda-side">
          ${chosen(session, withCoach, {
            step: (it, step) => void this.took(it, askStep(it.id, step)),
            hold: (it) => void this.took(it, askHold(it.id)),
            miss: (it) => void this.miss(it),
            move: (it) => void this.move(it),
            again: (it) => void this.again(it),
          })}
          ${totals(agenda)}
        </div>
      </div>
    </div>`;
  }

  private days(agenda: Agenda, withCoach: boolean): TemplateResult {
    const asks: GridAsks = {
      select: (it) => {
        this.selected = it.id;
      },
      open: (it) => router.go(`/attivita/${it.activity}?erogazione=${it.id}`),
      create: (target) => void this.add(target),
      move: (it) => void this.move(it),
      day: (date) => router.setQuery({ vista: "giorno", giorno: date }),
    };
    if (agenda.view === "elenco") return dayList(agenda, withCoach, asks);
    return agenda.view === "mese"
      ? html`<month-grid
          .agenda=${agenda}
          .mover=${this.mover}
          .asks=${asks}
          .selected=${this.selected}
          .withCoach=${withCoach}
          .turn=${this.mover.changes.value}
        ></month-grid>`
      : html`<time-grid
          .agenda=${agenda}
          .mover=${this.mover}
          .asks=${asks}
          .selected=${this.selected}
          .withCoach=${withCoach}
          .turn=${this.mover.changes.value}
        ></time-grid>`;
  }

  /** A session belongs to one activity of one person: these are chosen first, then its form opens as one meant it. */
  private async add(target: Target | null): Promise<void> {
    this.trouble = null;
    try {
      const { people, peopleFound } = await readToday({ person: null, coach: null });
      const { person } = this.query;
      const theirs = people.filter((it) => it.person === person);
      const activity = theirs.length
        ? await chooseActivity(theirs, theirs.length)
        : await chooseActivity(people, peopleFound);
      if (activity === null) return;
      const ask = new URLSearchParams({ nuova: "1", da: "agenda" });
      if (target) {
        ask.set("giorno", target.date);
        ask.set("inizio", timeOf(target.from));
        ask.set("fine", timeOf(target.to));
      }
      router.go(`/attivita/${activity}?${ask}`);
    } catch (thrown) {
      this.trouble = AppError.from(thrown);
    }
  }

  private async move(session: AgendaSession): Promise<void> {
    if (session.fixed) {
      this.mover.say(session.fixed, "err");
      return;
    }
    this.trouble = null;
    try {
      const drag = await dragSession(session.id, "giorno", session.date, session.date);
      if (!(await askMove(session.number, drag))) return;
      await this.readAgain();
      this.keepFocus(session.id);
      toast(`Erogazione ${session.number} spostata.`, {
        label: `Vedi l’erogazione ${session.number}`,
        run: () => router.go(`/attivita/${session.activity}?erogazione=${session.id}`),
      });
    } catch (thrown) {
      await this.failed(AppError.from(thrown));
    }
  }

  private async moved(session: AgendaSession, from: Target, to: Target): Promise<void> {
    await this.readAgain();
    this.selected = session.id;
    this.keepFocus(session.id);
    toast(`Erogazione ${session.number} spostata a ${toldPlace(to)}.`, {
      label: "Rimetti dov’era",
      run: () => void this.mover.put({ ...session, ...placed(to) }, from, null),
    });
  }

  private async miss(session: AgendaSession): Promise<void> {
    this.trouble = null;
    const { done, entered, error } = await askMissed(session.id);
    if (error) await this.failed(error);
    if (!done) return;
    await this.readAgain();
    this.keepFocus(session.id);
    toast(missedWords(session.number, entered !== null));
  }

  private async took(session: AgendaSession, asked: Promise<StepOutcome>): Promise<boolean> {
    this.trouble = null;
    const outcome = await asked;
    if (!outcome.taken) {
      if (outcome.error) await this.failed(outcome.error);
      return false;
    }
    await this.readAgain();
    const now = this.data?.sessions.find((it) => it.id === session.id);
    this.keepFocus(session.id);
    toast(
      `Erogazione ${session.number}: ${now?.state ?? "ANNULLATA"}.`,
      now?.state === "EROGATA"
        ? { label: "Foglio del giorno…", run: () => router.go(daySheet(session.request, session.date)) }
        : {
            label: `Vedi l’erogazione ${session.number}`,
            run: () => router.go(`/attivita/${session.activity}?erogazione=${session.id}`),
          },
    );
    return true;
  }

  private async again(session: AgendaSession): Promise<void> {
    if (await this.took(session, askStep(session.id, "chiudi"))) {
      router.go(`/attivita/${session.activity}?di-nuovo=${session.id}`);
    }
  }

  private async failed(error: AppError): Promise<void> {
    this.trouble = error;
    if (outdated(error)) await this.readAgain();
  }

  private async readAgain(): Promise<void> {
    await Promise.all([this.reload(), refreshFrame()]);
    await this.updateComplete;
  }

  /** What had the focus may stand elsewhere now, or be gone. */
  private keepFocus(session: number): void {
    const active = document.activeElement;
    if (active instanceof HTMLElement && active.dataset.session === String(session)) return;
    if (active && active !== document.body && !(active instanceof HTMLElement && active.dataset.session))
      return;
    if (!focusTrace(`[data-key="${keyOf({ id: session })}"]`)) focusHeading(this);
  }
}

const SIGNS = { ok: "check", warn: "triangle", err: "octagon", calm: "info" } as const;

const placed = (at: Target): Pick<AgendaSession, "date" | "start" | "end"> => ({
  date: at.date,
  start: timeOf(at.from),
  end: timeOf(at.to),
});

declare global {
  interface HTMLElementTagNameMap {
    "agenda-screen": AgendaScreen;
  }
}

// «Oggi»: today's sessions with their next button, what is due, the hours each person has left, the days
// that come. One press leads to where the work is done.
import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { attempt } from "../../base/attempt";
import type { AppError } from "../../base/errors";
import { focusHeading, focusTrace } from "../../base/focus";
import { counted, longDate } from "../../base/format";
import { icon } from "../../base/icons";
import { Keys } from "../../base/keys";
import { Watch } from "../../base/store";
import { errorBox } from "../../components/feedback";
import { notice, pageHead } from "../../components/layout";
import { maybeBlocked } from "../../components/maybe-blocked";
import { type MenuEntry, menu } from "../../components/menu";
import { toast } from "../../components/toast";
import { putFirstStepsAway, today as readToday } from "../../generated/client";
import type { Today, TodaySession } from "../../generated/types";
import { daySheet } from "../../shared/day-sheet";
import { askPlan, PLAN, readerOfCoach } from "../../shared/plan/plan-dialog";
import { numberIn, type Place, router } from "../../shared/router";
import { Screen } from "../../shared/screen";
import { chooseActivity } from "../../shared/session/choose-activity";
import { askMany, scheduledWords } from "../../shared/session/many-dialog";
import { askMissedDays } from "../../shared/session/missed-days-dialog";
import { askMissed, missedWords } from "../../shared/session/missed-dialog";
import { askHold, askStep, outdated, type StepOutcome } from "../../shared/session/step-dialog";
import { frame, refreshFrame, status, today, usable } from "../../shared/state";
import { deadlineList } from "./deadlines";
import { firstSteps } from "./first-steps";
import { incompleteList } from "./incomplete";
import { nextDays } from "./next-days";
import { peopleHours } from "./people";
import { todaySessions } from "./sessions";
import "./today.css";

@customElement("today-screen")
export class TodayScreen extends Screen<Today> {
  @state() private trouble: AppError | null = null;

  constructor() {
    super();
    new Watch(this, [frame]);
    new Keys(this, { n: () => this.querySelector<HTMLElement>('[data-key="nuova"]')?.click() });
  }

  protected override read(place: Place): Promise<Today> {
    return readToday({ person: numberIn(place, "persona"), coach: numberIn(place, "coach") });
  }

  protected override updated(): void {
    if (this.data) usable();
  }

  protected override view(today: Today): TemplateResult {
    // In an archive that begins, what is empty only stands in the way of what comes next.
    const begins = today.firstSteps.length > 0;
    return html`<div class="page">
      ${pageHead({
        title: `Oggi, ${longDate(today.date)}`,
        lead: today.note ?? undefined,
        actions: this.actions(today),
      })}
      ${errorBox(this.trouble)} ${copyNotice()}
      <div class="split">
        <div class="stack">
          ${firstSteps(today.firstSteps, () => void this.putAway())}
          ${
            begins && today.sessions.length === 0
              ? nothing
              : todaySessions(today, {
                  step: (session, step) => void this.took(session, askStep(session.id, step)),
                  hold: (session) => void this.took(session, askHold(session.id)),
                  miss: (session) => void this.miss(session),
                })
          }
          ${
            begins && today.deadlinesFound === 0
              ? nothing
              : deadlineList(today, this.place, (path) => router.go(path))
          }
          ${incompleteList(today)}
        </div>
        <div class="stack">
          ${begins && today.peopleFound === 0 ? nothing : peopleHours(today.people, today.peopleFound)}
          ${nextDays(today.nextDays, today.dailyLimit)}
        </div>
      </div>
    </div>`;
  }

  private actions(today: Today): TemplateResult {
    const open = today.people.some((path) => path.activities.some((it) => it.state !== "TERMINATA"));
    const drafts = today.people.some((path) => path.total.draft.minutes > 0);
    const others: MenuEntry[] = [{ key: "piano", label: PLAN, press: () => void askPlan([readerOfCoach()]) }];
    if (open) {
      others.unshift({ key: "giornata", label: "Giornata saltata…", press: () => void this.missDays(today) });
    }
    return html`${menu("oggi-altro", "Altro", others)}${
      drafts
        ? html`<button type="button" class="btn" data-key="programma-tutte" @click=${() => void this.scheduleAll()}>
            ${icon("scheduled")}Programma le bozze…
          </button>`
        : nothing
    }${maybeBlocked({
      key: "nuova",
      label: html`${icon("plus")}Nuova erogazione <kbd>N</kbd>`,
      look: "primary",
      blocked: open ? null : "Nessuna richiesta ammessa ha attività aperte (§3).",
      press: () => void this.add(today),
    })}`;
  }

  /** The list comes back from Archivio, or at once from the word that it is gone. */
  private async putAway(): Promise<void> {
    const { done, error } = await attempt(() => putFirstStepsAway(true));
    this.trouble = error;
    if (!done) return;
    await this.reload();
    await this.updateComplete;
    focusHeading(this);
    toast("«Per cominciare» è nascosto: torna da Archivio.", {
      label: "Mostra di nuovo",
      run: () => void this.bringBack(),
    });
  }

  private async bringBack(): Promise<void> {
    const { error } = await attempt(() => putFirstStepsAway(false));
    this.trouble = error;
    await this.reload();
  }

  private async add(today: Today): Promise<void> {
    const activity = await chooseActivity(today.people, today.peopleFound);
    if (activity !== null) router.go(`/attivita/${activity}?nuova=1`);
  }

  /** *Programma le bozze…* of everybody. */
  private async scheduleAll(): Promise<void> {
    const { done, error } = await askMany({});
    this.trouble = error;
    if (done === 0) return;
    await this.readAgain();
    toast(`${scheduledWords(done)}.`);
  }

  private async miss(session: TodaySession): Promise<void> {
    const { done, entered, error } = await askMissed(session.id);
    this.trouble = error;
    if (!done) return;
    await this.readAgain();
    this.keepFocus(session.id);
    toast(missedWords(session.number, entered !== null));
  }

  /** *Giornata saltata…*. */
  private async missDays(today: Today): Promise<void> {
    const who = frame.value;
    const people = today.people.map((it) => ({ id: it.person, name: `${it.surname} ${it.name}` }));
    const done = await askMissedDays({
      coaches: (who?.coaches ?? []).map((it) => ({ id: it.id, name: `${it.surname} ${it.name}` })),
      people: people.filter((it, at) => people.findIndex((other) => other.id === it.id) === at),
      coach: who?.coach ?? null,
      day: today.date,
    });
    if (done === undefined) return;
    await this.readAgain();
    toast(`${counted(done, "erogazione sistemata", "erogazioni sistemate")}.`);
  }

  private async took(session: TodaySession, asked: Promise<StepOutcome>): Promise<void> {
    this.trouble = null;
    const outcome = await asked;
    if (outcome.taken) {
      await this.readAgain();
      const now = this.data?.sessions.find((it) => it.id === session.id);
      this.keepFocus(session.id);
      toast(
        `Erogazione ${session.number}${now ? `: ${now.state}` : " aggiornata"}.`,
        now?.state === "EROGATA"
          ? { label: "Foglio del giorno…", run: () => router.go(daySheet(session.request, today())) }
          : {
              label: `Vedi l’erogazione ${session.number}`,
              run: () => router.go(`/attivita/${session.activity}?erogazione=${session.id}`),
            },
      );
      return;
    }
    this.trouble = outcome.error;
    if (outcome.error && outdated(outcome.error)) await this.readAgain();
  }

  private async readAgain(): Promise<void> {
    await Promise.all([this.reload(), refreshFrame()]);
  }

  /** The button pressed may be gone with its state: the focus goes to the one that took its place. */
  private keepFocus(session: number): void {
    if (document.activeElement && document.activeElement !== document.body) return;
    const next = this.data?.sessions.find((it) => it.id === session)?.steps[0];
    if (!next || !focusTrace(`[data-key="${next.step}-${session}"]`)) focusHeading(this);
  }
}

/** Calm, and where one begins the day: who loses the computer loses what no copy holds. */
function copyNotice(): TemplateResult | typeof nothing {
  const why = frame.value?.copyDue;
  if (!why || status.value?.example) return nothing;
  return notice(
    "info",
    "archive",
    why,
    html`<a class="btn sm" data-key="copia" href="#/archivio">Fai una copia…</a>`,
  );
}

declare global {
  interface HTMLElementTagNameMap {
    "today-screen": TodayScreen;
  }
}

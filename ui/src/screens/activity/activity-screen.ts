// «Erogazione attività»: the activity, its sessions with the buttons their state allows, and the panel beside
// them where a session is written. What is written there is held apart, so that neither a new reading nor
// another screen takes a word of it away.
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { AppError } from "../../base/errors";
import { focusHeading, focusTrace } from "../../base/focus";
import { date } from "../../base/format";
import { Keys } from "../../base/keys";
import { errorBox } from "../../components/feedback";
import { pageHead, sectionHead } from "../../components/layout";
import { pager, recordCount, type Sort } from "../../components/table";
import { arrivingToast, toast } from "../../components/toast";
import { activityDetail, directory, duplicateForm, rescheduleForm } from "../../generated/client";
import type { ActivityDetail, Directory, SessionForm, SessionRow } from "../../generated/types";
import "../../shared/planning/entered-plans";
import { type Place, router } from "../../shared/router";
import { Screen } from "../../shared/screen";
import { refreshFrame, today } from "../../shared/state";
import { SessionDraft } from "./draft";
import { askEnd } from "./end-dialog";
import { activityFacts } from "./facts";
import { activityFoot } from "./foot";
import { leftFor, type NotesWords, type Purpose } from "./unsent";
import "./activity.css";
import { FOLLOWED, whenIn } from "./followed";
import { SessionNotes } from "./notes";
import "./notes-panel";
import type { SentMany } from "./session-panel";
import "./session-panel";
import { outdated } from "../../shared/session/step-dialog";
import { noSessions, pageOfToday, sessionsTable, sorted } from "./sessions-table";
import { Steps, type StepsHost } from "./steps";

interface Data {
  detail: ActivityDetail;
  directory: Directory;
}

const PAGE = 25;
const NEWEST: Sort = { key: "id", descending: true };
/** Under this width the panel takes the whole screen. */
const NARROW = "(max-width: 1000px)";

@customElement("activity-screen")
export class ActivityScreen extends Screen<Data> implements StepsHost {
  @state() draft: SessionDraft | null = null;
  @state() notes: SessionNotes | null = null;
  private leftNotes: NotesWords | null = null;
  @state() selected: number | null = null;
  @state() private sort = NEWEST;
  /** Until the user turns the pages, the one where today is. */
  @state() private page: number | null = null;
  @state() trouble: AppError | null = null;
  private readonly narrow = matchMedia(NARROW);
  private readonly steps = new Steps(this);
  private opener = "";
  private activity = 0;
  /** Begun on an empty place of the agenda: once sent, one is back there. */
  private fromAgenda = false;

  constructor() {
    super();
    new Keys(this, { n: () => this.querySelector<HTMLElement>('[data-key="nuova"]')?.click() });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.narrow.addEventListener("change", this.resized);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.narrow.removeEventListener("change", this.resized);
  }

  private readonly resized = () => this.requestUpdate();

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("place")) this.enter(Number(this.place.params.id));
    super.willUpdate(changed);
  }

  private enter(activity: number): void {
    if (activity === this.activity) return;
    this.activity = activity;
    const left = leftFor(activity);
    this.draft = left.session && SessionDraft.begin(activity, left.session.purpose, left.session.opened);
    this.notes = null;
    this.leftNotes = left.notes;
    this.selected = this.draft?.session ?? this.leftNotes?.session ?? null;
    this.opener = this.leftNotes ? `erogazione-${this.leftNotes.session}` : "nuova";
    this.trouble = null;
    this.sort = NEWEST;
    this.page = null;
  }

  protected override async read(place: Place): Promise<Data> {
    const id = Number(place.params.id);
    const [detail, people] = await Promise.all([activityDetail(id), directory()]);
    router.setTitle(`${detail.code} · ${detail.opal}`);
    return { detail, directory: people };
  }

  override async reload(): Promise<void> {
    await super.reload();
    this.resumeNotes();
    this.follow();
  }

  /** Notes left half written open again as soon as their session is read. */
  private resumeNotes(): void {
    const row = this.leftNotes && this.row(this.leftNotes.session);
    if (!row || !this.leftNotes || this.draft || this.notes) return;
    this.notes = new SessionNotes(this.activity, row);
    this.leftNotes = null;
  }

  /** Other screens lead to one session, to its next step, or straight to a new one. */
  private follow(): void {
    const { query } = this.place;
    const row = this.row(Number(query.get("erogazione")));
    const [wanted, fresh] = [query.get("passo"), query.has("nuova")];
    const dropped = this.row(Number(query.get("di-nuovo")));
    if (!this.data || !["erogazione", "nuova", "di-nuovo"].some((it) => query.has(it))) return;
    this.fromAgenda = query.get("da") === "agenda";
    const when = whenIn(query);
    router.setQuery(FOLLOWED);
    if (fresh && !this.data.detail.cannotAdd) void this.add(when);
    if (dropped && !this.data.detail.cannotAdd) void this.again(dropped);
    if (!row) return;
    void this.reveal(row.id).then(() => focusTrace(`[data-key="erogazione-${row.id}"]`));
    const button = row.steps.find(({ step, blocked }) => step === wanted && !blocked);
    if (button) void this.steps.take(row, button.step);
  }

  protected override view({ detail, directory: people }: Data): TemplateResult {
    const panel = this.draft !== null || this.notes !== null;
    const over = panel && this.narrow.matches;
    return html`<div class="with-panel activity ${panel ? "" : "alone"}">
      <div class="page" ?inert=${over}>
        ${pageHead({
          title: detail.title,
          crumbs: [
            { text: "Richieste", to: "/richieste" },
            { text: detail.opal, to: `/richieste/${detail.request}` },
            { text: detail.code },
          ],
        })}
        ${errorBox(this.trouble)} ${activityFacts(detail)}
        <entered-plans .request=${detail.request}></entered-plans>
        <section>${this.sessions(detail, panel || this.narrow.matches)} ${activityFoot(detail, {
          writing: this.draft !== null,
          adding: this.draft?.purpose.kind === "new",
          onAdd: () => void this.add(),
          onAll: () => void this.steps.scheduleAll(),
          onEnd: () => void this.end(),
        })}</section>
      </div>
      ${
        this.draft
          ? html`<session-panel
              .draft=${this.draft}
              .branches=${people.branches}
              .coaches=${people.coaches}
              .draftsAfter=${this.followingOf(this.draft)}
              @sent=${(event: CustomEvent<number>) => void this.sent(event.detail)}
              @sent-many=${(event: CustomEvent<SentMany>) => void this.sentMany(event.detail)}
              @duplicate=${() => void this.duplicate(this.draft?.session ?? 0)}
              @missed=${() => void this.missed(this.draft?.session ?? 0)}
              @outdated=${() => void this.caughtUp()}
              @leave=${() => this.closePanel()}
            ></session-panel>`
          : nothing
      }
      ${
        this.notes
          ? html`<notes-panel
              .notes=${this.notes}
              .request=${detail.request}
              @duplicate=${() => void this.duplicate(this.notes?.session ?? 0)}
              @missed=${() => void this.missed(this.notes?.session ?? 0)}
              @saved=${() => void this.saved()}
              @outdated=${() => void this.caughtUp()}
              @leave=${() => this.closePanel()}
            ></notes-panel>`
          : nothing
      }
    </div>`;
  }

  private sessions(detail: ActivityDetail, tight: boolean): TemplateResult {
    const rows = sorted(detail.sessions, this.sort);
    const pages = Math.max(1, Math.ceil(rows.length / PAGE));
    const page = Math.min(this.page ?? pageOfToday(rows, today(), PAGE), pages);
    if (rows.length === 0) {
      return noSessions(detail.cannotAdd);
    }
    return html`${sectionHead("Erogazioni", undefined, recordCount(rows.length, page, pages))}
    ${sessionsTable({
      rows: rows.slice((page - 1) * PAGE, page * PAGE),
      selected: this.selected,
      tight,
      open: !detail.cannotAdd,
      request: detail.request,
      sort: this.sort,
      onSort: (sort) => {
        this.sort = sort;
        this.page = 1;
      },
      onEdit: (row) => void this.edit(row),
      onLook: (row) => void this.look(row),
      onAgain: (row) => void this.again(row),
      onStep: (row, step) => void this.steps.take(row, step),
      onHold: (row) => void this.steps.hold(row),
      onAfterwards: (row) => void this.steps.afterwards(row),
    })}
    ${pager(page, pages, (to) => {
      this.page = to;
    })}`;
  }

  get detail(): ActivityDetail | undefined {
    return this.data?.detail;
  }

  row(id: number): SessionRow | undefined {
    return this.data?.detail.sessions.find((row) => row.id === id);
  }

  /** Selects a session's row and brings the page of the table that holds it. */
  private async reveal(id: number): Promise<void> {
    this.selected = id;
    const at = sorted(this.data?.detail.sessions ?? [], this.sort).findIndex((row) => row.id === id);
    if (at >= 0) this.page = Math.floor(at / PAGE) + 1;
    await this.updateComplete;
    this.querySelector(`#erogazione-${id}`)?.scrollIntoView?.({ block: "nearest" });
  }

  private async add(when: Partial<SessionForm> = {}): Promise<void> {
    if (!this.data) return;
    if (this.draft?.purpose.kind === "new") {
      this.draft.setWhen(when);
      this.querySelector<HTMLElement>("#s-date")?.focus();
      return;
    }
    await this.open({ kind: "new" }, { ...this.data.detail.blank, ...when }, "nuova");
  }

  private async edit(row: SessionRow): Promise<void> {
    const { branch, coach, start, end, place, note, description, privateNote } = row;
    const form = { branch, coach, date: date(row.date), start, end, place, note, description, privateNote };
    const { id, number, revision } = row;
    await this.open({ kind: "edit", session: id, number, revision }, form, `erogazione-${id}`);
  }

  async again(row: SessionRow): Promise<void> {
    try {
      await this.open(
        { kind: "again", number: row.number },
        await rescheduleForm(row.id),
        `ripianifica-${row.id}`,
      );
    } catch (thrown) {
      this.trouble = AppError.from(thrown);
    }
  }

  /** A session like another, a week later. */
  private async duplicate(session: number): Promise<void> {
    const row = this.row(session);
    if (!row) return;
    try {
      const form = await duplicateForm(session);
      await this.open({ kind: "copy", number: row.number }, form, `erogazione-${session}`);
    } catch (thrown) {
      this.trouble = AppError.from(thrown);
    }
  }

  private async missed(session: number): Promise<void> {
    const row = this.row(session);
    if (row) await this.steps.miss(row);
  }

  private followingOf(draft: SessionDraft): number {
    return draft.session === null ? 0 : (this.row(draft.session)?.following ?? 0);
  }

  /** A series was entered, or a draft changed with those after it. */
  private async sentMany({ first, words }: SentMany): Promise<void> {
    this.closePanel();
    this.sort = NEWEST;
    await this.changed(first);
    toast(words, { label: "Programma tutte le bozze", run: () => void this.steps.scheduleAll() });
  }

  private async look(row: SessionRow): Promise<void> {
    if (!(await this.panelFree())) return;
    this.notes = new SessionNotes(this.activity, row);
    this.opener = `erogazione-${row.id}`;
    this.selected = row.id;
  }

  private async open(purpose: Purpose, form: SessionForm, opener: string): Promise<void> {
    if (!(await this.panelFree())) return;
    this.trouble = null;
    this.draft = SessionDraft.begin(this.activity, purpose, form);
    this.opener = opener;
    this.selected = this.draft.session;
  }

  private async panelFree(): Promise<boolean> {
    const panel = this.querySelector("session-panel") ?? this.querySelector("notes-panel");
    return panel ? panel.leave() : true;
  }

  closePanel(): void {
    this.draft?.words.close();
    this.notes?.words.close();
    this.draft = null;
    this.notes = null;
    void this.updateComplete.then(() => this.focusKey(this.opener));
  }

  focusKey(key: string): void {
    if (!focusTrace(`[data-key="${key}"]`)) focusHeading(this);
  }

  private async sent(id: number): Promise<void> {
    if (this.fromAgenda) {
      this.closePanel();
      await refreshFrame();
      arrivingToast("Erogazione inserita: è nell’agenda, da programmare.");
      router.back("/agenda");
      return;
    }
    const edited = this.draft?.purpose.kind === "edit";
    this.closePanel();
    this.sort = NEWEST;
    await this.changed(id);
    this.steps.sent(id, edited);
  }

  private async saved(): Promise<void> {
    const row = this.notes?.row;
    this.closePanel();
    if (!row) return;
    await this.changed(row.id);
    toast(`Descrizione e nota dell’erogazione ${row.number} salvate.`);
  }

  async changed(id: number): Promise<void> {
    await this.reload();
    await Promise.all([this.reveal(id), refreshFrame()]);
  }

  /** After «nel frattempo qualcosa è cambiato»: what is typed stays, what it was based on is read again. */
  private async caughtUp(): Promise<void> {
    await Promise.all([this.reload(), refreshFrame()]);
    const { draft, notes } = this;
    if (draft?.purpose.kind === "edit") {
      const row = this.row(draft.purpose.session);
      if (row) draft.rebase(row.revision);
    }
    const row = notes && this.row(notes.session);
    if (row) notes.rebase(row);
    this.requestUpdate();
  }

  private async end(): Promise<void> {
    if (!this.data || !(await this.panelFree())) return;
    this.trouble = null;
    const outcome = await askEnd(this.data.detail);
    if (outcome.ended) {
      await Promise.all([this.reload(), refreshFrame()]);
      focusHeading(this);
      toast("L’attività è TERMINATA.");
      return;
    }
    this.trouble = outcome.error;
    if (outcome.error && outdated(outcome.error)) await Promise.all([this.reload(), refreshFrame()]);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "activity-screen": ActivityScreen;
  }
}

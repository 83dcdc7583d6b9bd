// Written by `cargo xtask types` from src-tauri/src/commands/list.rs.

/**
 * An absence, or closing days, as typed or stored.
 */
export type AbsenceForm = { 
/**
 * The first day.
 */
from: string, 
/**
 * The last one; empty: the same.
 */
to: string, 
/**
 * The hours of each day; both empty: the whole of it.
 */
start: string, 
/**
 * When they end.
 */
end: string, 
/**
 * What is noted of it, without a health detail.
 */
note: string, };

/**
 * Days away, or closing days.
 */
export type AbsenceId = number;

/**
 * A stored absence.
 */
export type AbsenceRow = { id: AbsenceId, 
/**
 * `da lunedì 08/06/2026 a venerdì 12/06/2026`.
 */
when: string, 
/**
 * Whether it came in with a calendar file.
 */
fromCalendar: boolean, 
/**
 * The first day.
 */
from: string, 
/**
 * The last one; empty: the same.
 */
to: string, 
/**
 * The hours of each day; both empty: the whole of it.
 */
start: string, 
/**
 * When they end.
 */
end: string, 
/**
 * What is noted of it, without a health detail.
 */
note: string, };

/**
 * A plan as it is accepted: the form it was made with, and its sessions.
 */
export type AcceptedPlan = { form: PlanForm, sessions: Array<PlannedSession>, };

/**
 * A user's operation.
 */
export type Action = "CREATE_ARCHIVE" | "CHANGE_PASSPHRASE" | "UNLOCK" | "ADD_KEY" | "REMOVE_KEY" | "OPEN_PAPER" | "PRINT_PAPER" | "SAVE_PAPER" | "NEW_RECOVERY_CODE" | "EXPORT_PERSON" | "EXPORT_JOURNAL" | "RECOVER" | "COPY" | "RESTORE" | "CHANGE_KEY" | "CONFIRM_CLOCK" | "COACH_AT_WORK" | "COPIES_FOLDER" | "LOCK_MINUTES" | "SCREEN_CAPTURE" | "DAILY_NOTICE" | "FIRST_STEPS" | "SAVE_PROVIDER" | "SAVE_BRANCH" | "ARCHIVE_BRANCH" | "SAVE_COACH" | "ARCHIVE_COACH" | "SAVE_CENTRE" | "SAVE_EMPLOYER" | "IMPORT_EMPLOYERS" | "IMPORT_PEOPLE" | "IMPORT_COACHES" | "MERGE_EMPLOYERS" | "EMPLOYERS_APART" | "SAVE_CONTACT" | "SAVE_BENEFICIARY" | "MERGE_PEOPLE" | "PART_PEOPLE" | "PEOPLE_APART" | "SAVE_WEEK" | "REMOVE_WEEK" | "SAVE_ABSENCE" | "REMOVE_ABSENCE" | "SAVE_WAY" | "REMOVE_WAY" | "EXPORT_CALENDAR" | "IMPORT_CALENDAR" | "NEW_REQUEST" | "EDIT_REQUEST" | "IMPORT" | "ADMIT" | "REFUSE" | "EXPIRE" | "ENTER_SESSION" | "EDIT_SESSION" | "DESCRIBE_SESSION" | "SCHEDULE_SESSION" | "START_SESSION" | "CONCLUDE_SESSION" | "CANCEL_SESSION" | "CLOSE_SESSION" | "ACCEPT_PLAN" | "UNDO_PLAN" | "ENTER_SERIES" | "EDIT_SERIES" | "CANCEL_SERIES" | "SCHEDULE_MANY" | "HOLD_SESSION" | "MISS_SESSION" | "MISS_DAYS" | "MISSED_REASONS" | "RECORD_AFTERWARDS" | "IMPORT_SESSIONS" | "END_ACTIVITY" | "ISSUE_REGISTER" | "PAPER_REGISTER" | "CORRECT_PAPER_REGISTER" | "WITHDRAW_PAPER_REGISTER" | "SIGN_REGISTER" | "SIGNATURE_BACK" | "ATTACH_SCAN" | "FILE_SHEETS" | "SAY_ROW_SIGNATURE" | "ATTACH_SIGNED" | "REPORTED" | "PORTAL_CORRECTED" | "PORTAL_ID" | "READY_REPORT" | "REOPEN_REPORT" | "DELIVER_REPORT" | "ISSUE_ATTESTATION" | "EXPORT_STATEMENT" | "EXPORT_INSPECTION" | "PLAN_ON_PAPER" | "NEW_OUTPUT" | "KEEP_OUTPUT" | "RESTORE_OUTPUT" | "DISCARD_OUTPUT" | "SAVE_TEMPLATE" | "ATTACH_FILE" | "TELL_FILE" | "REMOVE_FILE";

/**
 * The page of one activity.
 */
export type ActivityDetail = { id: ActivityId, request: RequestId, opal: string, requestState: RequestState, provider: string, surname: string, name: string, code: string, title: string, state: ActivityState, branchName: string | null, agreed: Minutes, value: Cents, envelope: Envelope, sessions: Array<SessionRow>, 
/**
 * Why *Nuova erogazione* is not possible now, if so.
 */
cannotAdd: string | null, 
/**
 * Why *Concludi* is not possible now, if so (§3.3).
 */
cannotEnd: string | null, 
/**
 * The form a new session starts from: last branch, coach, place.
 */
blank: SessionForm, 
/**
 * The rate, cents an hour.
 */
rate: Cents, };

/**
 * One activity of a request, with its envelope.
 */
export type ActivityEnvelope = { id: ActivityId, code: string, title: string, state: ActivityState, envelope: Envelope, };

/**
 * One of the five activities of a request (§1).
 */
export type ActivityId = number;

/**
 * One activity under a request in the list.
 */
export type ActivityLine = { id: ActivityId, state: ActivityState, code: string, title: string, minutes: Minutes, amount: Cents, delivered: Minutes, };

/**
 * «Stato attività» (§3).
 */
export type ActivityState = "PROPOSTA" | "INIZIATA" | "TERMINATA";

/**
 * The whole screen *Agenda*.
 */
export type Agenda = { view: AgendaView, 
/**
 * The day that was asked for.
 */
day: string, 
/**
 * Why the day typed was not understood; today stands in its place.
 */
dayProblem: string | null, from: string, to: string, 
/**
 * «30 maggio – 5 giugno 2022».
 */
title: string, 
/**
 * «settimana 22», where it is one week.
 */
week: string | null, 
/**
 * A day of the period before, and of the one after.
 */
previous: string, next: string, today: string, 
/**
 * Now, where today is among the days.
 */
now: TimeOfDay | null, 
/**
 * The hours between which sessions may be held (§3.2).
 */
earliest: TimeOfDay, latest: TimeOfDay, days: Array<AgendaDay>, weeks: Array<AgendaWeek>, 
/**
 * By day, then by hour.
 */
sessions: Array<AgendaSession>, 
/**
 * Whose the loads of days and weeks are: the coach, else the person; nobody's when neither was chosen.
 */
loaded: Loaded | null, 
/**
 * Whom the filters can choose.
 */
people: Array<AgendaPerson>, coaches: Array<AgendaCoach>, branches: Array<AgendaBranch>, };

/**
 * Some hours in which somebody is away.
 */
export type AgendaAway = { who: Loaded, start: TimeOfDay, end: TimeOfDay, };

/**
 * A branch the filter can choose.
 */
export type AgendaBranch = { id: BranchId, name: string, };

/**
 * A coach the filter can choose.
 */
export type AgendaCoach = { id: CoachId, name: string, };

/**
 * A day and what marks it.
 */
export type AgendaDay = { date: string, 
/**
 * Shown only to complete a week.
 */
outside: boolean, 
/**
 * No session may be held (§3.2).
 */
holiday: string | null, 
/**
 * «Patrono di Treviso».
 */
patron: string | null, 
/**
 * When the coach or the person chosen is away.
 */
away: Array<AgendaAway>, load: WorkLoad | null, };

/**
 * A person the filter can choose.
 */
export type AgendaPerson = { id: BeneficiaryId, surname: string, name: string, };

/**
 * Which days are looked at, and whose.
 */
export type AgendaQuery = { view: AgendaView, 
/**
 * A day of the period, as typed; empty for today.
 */
day: string, coach: CoachId | null, person: BeneficiaryId | null, branch: BranchId | null, };

/**
 * A session in the agenda.
 */
export type AgendaSession = { id: SessionId, 
/**
 * As the interface names it.
 */
number: number, request: RequestId, activity: ActivityId, code: string, title: string, person: BeneficiaryId, surname: string, name: string, coach: string, date: string, start: TimeOfDay, end: TimeOfDay, minutes: Minutes, place: string, state: SessionState, steps: Array<StepButton>, 
/**
 * *Avvia e concludi…* would do now what its buttons do in two steps.
 */
mayBeHeld: boolean, 
/**
 * Why it cannot be moved; none of a draft.
 */
fixed: string | null, };

/**
 * How much of the agenda is looked at at once.
 */
export type AgendaView = "giorno" | "settimana" | "mese" | "elenco";

/**
 * A week from Monday to Sunday, whole also where only part of it is shown.
 */
export type AgendaWeek = { monday: string, 
/**
 * As the calendar counts it.
 */
number: number, load: WorkLoad | null, 
/**
 * Everybody who has a session in it, where one week is shown.
 */
people: Array<PersonLoad>, };

/**
 * Agreed hours of one activity, as typed.
 */
export type AgreedForm = { code: string, title: string, 
/**
 * `44` or `44:00`.
 */
hours: string, 
/**
 * `1.672,00`.
 */
amount: string, };

/**
 * How the program stands when the page starts.
 */
export type AppStatus = { archive: ArchiveState, 
/**
 * Whether what is open is the example.
 */
example: boolean, now: string, version: string, 
/**
 * The service that keeps the program's folder the same on several computers.
 */
synced: string | null, 
/**
 * What a crash left half done with the user's archive: it is finished or undone before anything else.
 */
interrupted: Interrupted | null, 
/**
 * Whether the archive was locked last without being asked to.
 */
lockedItself: boolean, 
/**
 * Whether the page should say when it can first be used.
 */
traceStart: boolean, };

/**
 * Whether there is an archive, and whether it is open.
 */
export type ArchiveState = "assente" | "bloccato" | "aperto";

/**
 * What a file was taken for.
 */
export type Attached = "scan" | "signedFile";

/**
 * A file from elsewhere.
 */
export type Attachment = { id: AttachmentId, activity: ActivityId | null, activityCode: string | null, 
/**
 * The output it stands for, where it does.
 */
outputKind: OutputKind | null, 
/**
 * The paper of the whole request it stands for, made elsewhere.
 */
paper: RequestPaper | null, 
/**
 * The day it carries, where somebody told.
 */
drafted: string | null, 
/**
 * When and to whom it was handed over.
 */
handed: HandedOver | null, name: string, 
/**
 * `PDF`, `Word (DOCX)`…
 */
fileKind: string, 
/**
 * Bytes.
 */
size: number, sha256: string, added: string, addedBy: string, };

/**
 * A file from elsewhere kept beside a request.
 */
export type AttachmentId = number;

/**
 * Where an attached file belongs.
 */
export type AttachmentPlace = { request: RequestId, activity: ActivityId | null, 
/**
 * The output it stands for; only with an activity.
 */
outputKind: OutputKind | null, 
/**
 * The paper of the whole request it stands for; only without an activity.
 */
paper: RequestPaper | null, };

/**
 * An attestazione del servizio erogato that was issued (§3.2).
 */
export type AttestationId = number;

/**
 * One activity of what would be attested.
 */
export type AttestationLine = { code: string, title: string, sessions: number, agreed: Minutes, minutes: Minutes, 
/**
 * Rounded half up on this figure.
 */
amount: Cents, };

/**
 * The screen *Attestazione del servizio erogato*: what would be attested now, and what was.
 */
export type AttestationPage = { request: RequestId, opal: string, surname: string, name: string, taxCode: string, activities: Array<AttestationLine>, 
/**
 * Sessions delivered.
 */
sessions: number, minutes: Minutes, 
/**
 * The sum of the activities' amounts.
 */
amount: Cents, 
/**
 * Worth of an hour.
 */
rate: Cents, 
/**
 * Why nothing can be issued now, if so.
 */
barred: string | null, 
/**
 * Worth a look before issuing.
 */
remarks: Array<string>, 
/**
 * The newest first.
 */
issued: Array<AttestationRow>, 
/**
 * Attestations made elsewhere, as the portal's, the newest first.
 */
elsewhere: Array<Attachment>, };

/**
 * One attestation that was issued.
 */
export type AttestationRow = { id: AttestationId, 
/**
 * `ATT-2022/003`.
 */
number: string, issued: string, issuedBy: string, sessions: number, minutes: Minutes, amount: Cents, pages: number, dataHash: string, 
/**
 * Characters the font does not cover, printed as □.
 */
uncovered: string, 
/**
 * Other sessions have been delivered since.
 */
outdated: boolean, };

/**
 * *Orari e assenze* of somebody.
 */
export type AvailabilityPage = { whose: Whose, 
/**
 * The surname, or the name of a firm.
 */
surname: string, name: string, 
/**
 * A person's own limits.
 */
dailyLimit: Minutes | null, weeklyLimit: Minutes | null, 
/**
 * The hours of a week, those from ever first.
 */
weeks: Array<WeekRow>, 
/**
 * Absences, or closing days, in order.
 */
absences: Array<AbsenceRow>, 
/**
 * How many are over and not among them.
 */
over: number, };

/**
 * A stored beneficiary.
 */
export type Beneficiary = { id: BeneficiaryId, surname: string, name: string, taxCode: string, birthDate: string | null, birthplace: string, phone: string, email: string, dailyLimit: Minutes | null, weeklyLimit: Minutes | null, 
/**
 * Codici OPAL of this person's requests.
 */
opals: Array<string>, 
/**
 * Who stays in this person's stead: this one is out of use.
 */
mergedInto: MergedPerson | null, 
/**
 * Those who were merged into this person.
 */
absorbed: Array<MergedPerson>, };

/**
 * A beneficiary's profile as typed ("Visualizza profilo", §2).
 */
export type BeneficiaryForm = { surname: string, name: string, taxCode: string, birthDate: string, birthplace: string, phone: string, email: string, 
/**
 * The person's own daily limit (§3.2), `05:00` or empty.
 */
dailyLimit: string, 
/**
 * The person's own weekly limit (§3.2), `20:00` or empty.
 */
weeklyLimit: string, 
/**
 * Warnings about the codice fiscale seen and confirmed.
 */
confirmed: boolean, };

/**
 * The person served («destinatario»).
 */
export type BeneficiaryId = number;

/**
 * One page of beneficiaries.
 */
export type BeneficiaryPage = { found: number, page: number, pages: number, rows: Array<Beneficiary>, };

/**
 * A stored branch.
 */
export type Branch = { id: BranchId, archived: boolean, name: string, address: string, municipality: string, 
/**
 * `13/06`, or empty.
 */
patronDay: string, };

/**
 * A branch as typed or stored.
 */
export type BranchForm = { name: string, address: string, municipality: string, 
/**
 * `13/06`, or empty.
 */
patronDay: string, };

/**
 * A territorial seat of the provider («sportello»).
 */
export type BranchId = number;

/**
 * Which sessions go out as a calendar file.
 */
export type CalendarOrder = { 
/**
 * A person's or a coach's.
 */
whose: Whose, 
/**
 * The first day; empty: from the first session.
 */
from: string, 
/**
 * The last one; empty: to the last session.
 */
to: string, 
/**
 * The title names the person by the surname, instead of initials.
 */
surnames: boolean, };

/**
 * What a calendar file would bring in.
 */
export type CalendarPreview = { 
/**
 * Under which it is kept until it is taken in.
 */
token: string, 
/**
 * The file's name.
 */
file: string, 
/**
 * What is new, in order.
 */
added: Array<CommitmentRow>, 
/**
 * What is there and has changed.
 */
changed: Array<CommitmentRow>, 
/**
 * What is there and the file has no more.
 */
removed: Array<CommitmentRow>, 
/**
 * How many are beyond those shown of each.
 */
more: [number, number, number], 
/**
 * How many are there already, as they are.
 */
same: number, 
/**
 * Left out: over already.
 */
over: number, 
/**
 * Left out: later than two years from now.
 */
beyond: number, 
/**
 * Left out: marked as free time.
 */
free: number, 
/**
 * Left out: called off.
 */
cancelled: number, 
/**
 * Left out: cannot be read.
 */
unread: number, };

/**
 * What came in.
 */
export type CalendarReport = { added: number, changed: number, removed: number, };

/**
 * A stored employment centre.
 */
export type Centre = { id: CentreId, name: string, email: string, phone: string, };

/**
 * An employment centre as typed.
 */
export type CentreForm = { name: string, email: string, phone: string, };

/**
 * The employment centre that sends requests (CPI).
 */
export type CentreId = number;

/**
 * An amount in cents of euro. Shown as `1.672,00 €`.
 */
export type Cents = number;

/**
 * Another session that stands in the way, and where it is looked at.
 */
export type Clash = { 
/**
 * Which one.
 */
session: SessionId, 
/**
 * Its activity.
 */
activity: ActivityId, 
/**
 * «erogazione 3, 09:00–12:00, JC-AL»: never with a name, which stands in `person`.
 */
told: string, 
/**
 * Surname and name of whose it is, when it is somebody else's.
 */
person: string | null, };

/**
 * Why the clock is doubted, with the last operation's moment.
 */
export type ClockDoubt = { 
/**
 * What the clock says.
 */
now: string, 
/**
 * When something was last done.
 */
last: string, 
/**
 * The doubt in words.
 */
message: string, };

/**
 * A stored coach.
 */
export type Coach = { id: CoachId, branchName: string | null, archived: boolean, surname: string, name: string, branch: BranchId | null, };

/**
 * A coach as typed.
 */
export type CoachForm = { surname: string, name: string, branch: BranchId | null, };

/**
 * Who delivers a session («operatore», coach).
 */
export type CoachId = number;

/**
 * An operator of the table, and which coach that is.
 */
export type CoachTold = { 
/**
 * As the table writes it; empty where it says none.
 */
told: string, 
/**
 * Surname and name of the coach.
 */
coach: string, 
/**
 * Not in the archive yet: it is added.
 */
new: boolean, 
/**
 * How many rows.
 */
rows: number, };

/**
 * One commitment of a preview.
 */
export type CommitmentRow = { 
/**
 * `lunedì 08/06/2026, 09:00–11:00`.
 */
when: string, 
/**
 * What the calendar calls it: shown, and kept only where that is asked for.
 */
title: string, };

/**
 * One of the activities a programme is made of («componente», «voce di spesa», §2).
 */
export type Component = { 
/**
 * The expense code.
 */
code: ComponentCode, 
/**
 * The Italian name.
 */
title: string, 
/**
 * The only voucher it comes with, or `None` when it comes with both.
 */
voucher: VoucherKind | null, 
/**
 * The hours it has by default; a request may agree fewer.
 */
minutes: Minutes, 
/**
 * The value of those hours.
 */
amount: Cents, 
/**
 * Delivered at the employer's, so that the place should always be said (§3.1).
 */
atEmployer: boolean, };

/**
 * An expense code, e.g. `JC-AL-R`.
 */
export type ComponentCode = string;

/**
 * A stored company contact.
 */
export type Contact = { id: ContactId, surname: string, name: string, role: string, phone: string, email: string, };

/**
 * A company contact as typed.
 */
export type ContactForm = { surname: string, name: string, role: string, phone: string, email: string, };

/**
 * The employer's contact, who may sign in the person's stead («referente aziendale», §3.2).
 */
export type ContactId = number;

/**
 * What a backup holds, shown before it is taken as the archive.
 */
export type CopyContents = { provider: string, requests: number, registers: number, 
/**
 * Moment of the last operation in it.
 */
last: string | null, 
/**
 * The last row of its journal.
 */
journal: JournalHead | null, 
/**
 * What this computer has seen of the same archive after that; `None` when it is nothing.
 */
newerHere: NewerHere | null, };

/**
 * Navigation counters: what waits for the coach.
 */
export type Counters = { 
/**
 * Deadlines on *Oggi* that expire today, or have already.
 */
today: number, 
/**
 * Requests to answer.
 */
requests: number, 
/**
 * Registers to sign or to issue again.
 */
registers: number, 
/**
 * What can be repeated on the portal today for the last time.
 */
portal: number, };

/**
 * What the first start asks: body, branch, coach and passphrase.
 */
export type CreateArchive = { provider: Provider, branch: BranchForm, coach: CoachForm, passphrase: string, };

/**
 * One thing that is due.
 */
export type Deadline = { 
/**
 * What is to be done.
 */
kind: DeadlineKind, 
/**
 * The last day for it, where there is one.
 */
due: string | null, 
/**
 * Days until then; negative when it is over.
 */
daysLeft: number | null, 
/**
 * How near it is; a presumed day is never over nor today's.
 */
urgency: Urgency, 
/**
 * Its day follows from one that was guessed: nothing happens by itself when it is over.
 */
presumed: boolean, 
/**
 * «Concludi l’erogazione 51»: never with a name, which stands in `person`.
 */
title: string, 
/**
 * What happens otherwise.
 */
consequence: string, 
/**
 * The manual's paragraph, or what else says so.
 */
paragraph: string, 
/**
 * The request it belongs to.
 */
request: RequestId, 
/**
 * The activity, when it is about one.
 */
activity: ActivityId | null, 
/**
 * The session, when it is about one.
 */
session: SessionId | null, 
/**
 * The register, when it is about one.
 */
register: RegisterId | null, 
/**
 * Whose request it is.
 */
beneficiary: BeneficiaryId, 
/**
 * The coach of the session, when it is about one.
 */
coach: CoachId | null, 
/**
 * Surname and name.
 */
person: string, 
/**
 * What the button says.
 */
action: string, };

/**
 * A coach at work, or one with a session among the deadlines.
 */
export type DeadlineCoach = { 
/**
 * Which one.
 */
id: CoachId, 
/**
 * Surname and name.
 */
name: string, };

/**
 * What is to be done.
 */
export type DeadlineKind = "ANSWER" | "SCHEDULE" | "DELIVER" | "VOUCHER" | "CLOSE" | "ISSUE" | "SIGN" | "PLAN" | "CONCLUDE" | "REPORT";

/**
 * A person with a deadline.
 */
export type DeadlinePerson = { 
/**
 * Which one.
 */
id: BeneficiaryId, 
/**
 * Surname and name.
 */
name: string, };

/**
 * A delivery as typed.
 */
export type DeliveryForm = { date: string, receivedBy: string, how: string, };

/**
 * A field that a row fills or changes.
 */
export type DetailsField = { label: string, text: string, };

/**
 * Whose details a list holds.
 */
export type DetailsOf = "people" | "coaches";

/**
 * What a row of the file will become.
 */
export type DetailsOutcome = "new" | "changed" | "known" | "faulty";

/**
 * The preview: nothing has changed yet.
 */
export type DetailsPreview = { new: number, changed: number, known: number, faulty: number, 
/**
 * Rows that say something else than the archive.
 */
differing: number, 
/**
 * Whether what they say is taken; otherwise only what is empty is filled.
 */
overwrite: boolean, 
/**
 * The first rows (at most 200), those to look at first.
 */
rows: Array<DetailsRow>, 
/**
 * How many more rows there are beyond `rows`.
 */
more: number, 
/**
 * Name of the file, or `testo incollato`.
 */
source: string, 
/**
 * `CSV con «;», Windows-1252`, `XLSX, foglio «Richieste»`…
 */
format: string, 
/**
 * Rows read, heading excluded.
 */
lines: number, 
/**
 * Columns of the file that were not recognised, and are left out.
 */
ignoredColumns: Array<string>, 
/**
 * What else the file holds that is not read, a sentence each.
 */
notices: Array<string>, 
/**
 * Rows the spreadsheet does not show, where there are some.
 */
hidden: HiddenRows | null, 
/**
 * Hands the preview back when importing.
 */
token: string, };

/**
 * What importing did.
 */
export type DetailsReport = { added: number, changed: number, known: number, skipped: number, };

/**
 * One row as the file describes it.
 */
export type DetailsRow = { row: number, outcome: DetailsOutcome, surname: string, name: string, 
/**
 * Empty for a coach.
 */
taxCode: string, 
/**
 * What is stored of it besides name and code.
 */
taken: Array<DetailsField>, problems: Array<ImportProblem>, 
/**
 * What differs from the archive, for somebody already there.
 */
differences: Array<string>, };

/**
 * Provider, branches, coaches and centres: short lists, read together.
 */
export type Directory = { provider: Provider, branches: Array<Branch>, coaches: Array<Coach>, centres: Array<Centre>, 
/**
 * Sessions still open at a branch: to be known before putting it aside.
 */
openAtBranch: Array<[BranchId, number]>, 
/**
 * Sessions still open with a coach.
 */
openWithCoach: Array<[CoachId, number]>, };

/**
 * A draft kept by autosave.
 */
export type DraftKept = { revision: number, saved: string, 
/**
 * Fields that could not be read and stay as they were; the text is kept all the same.
 */
fields: Array<FieldProblem>, };

/**
 * What is dragged of a session.
 */
export type Drag = "tutta" | "giorno" | "inizio" | "fine";

/**
 * What is said of one place, and how grave it is.
 */
export type DragTold = { 
/**
 * The gravest of what is broken there.
 */
severity: Severity, 
/**
 * In one sentence.
 */
sentence: string, };

/**
 * What is said of each quarter of an hour of some days.
 */
export type DragVerdicts = { 
/**
 * For each day, each quarter from 07:00 (where it is the end that moves, from 07:15): 0 where nothing is
 * broken, else the place in `told`, counted from 1. One value a day where the hour stays.
 */
days: Array<Array<number>>, 
/**
 * The sentences, each once.
 */
told: Array<DragTold>, };

/**
 * Where on the page a file is held or was dropped, from 0 to 1 of its width and height: the page
 * may be magnified, and knows its own measure.
 */
export type DropPlace = { 
/**
 * From the left edge.
 */
x: number, 
/**
 * From the top.
 */
y: number, };

/**
 * Day and delivery of a paper made elsewhere, as typed.
 */
export type ElsewhereForm = { 
/**
 * The day it carries.
 */
drafted: string, 
/**
 * When it was handed over; empty while it was not.
 */
handedOn: string, 
/**
 * To whom.
 */
handedTo: string, };

/**
 * A stored employer with its contacts.
 */
export type Employer = { id: EmployerId, contacts: Array<Contact>, 
/**
 * The employer it was merged into, with its name: this one is out of use.
 */
mergedInto: [EmployerId, string] | null, 
/**
 * Names of those that were merged into it.
 */
absorbed: Array<string>, name: string, address: string, municipality: string, 
/**
 * `13/06`, or empty.
 */
patronDay: string, taxCode: string, };

/**
 * Two employers that are likely one.
 */
export type EmployerDouble = { one: Employer, other: Employer, 
/**
 * Requests that name each.
 */
oneRequests: number, otherRequests: number, 
/**
 * The reason, in Italian.
 */
why: string, 
/**
 * Perhaps two seats of one firm.
 */
otherSeat: boolean, };

/**
 * The likely doubles, the surest first.
 */
export type EmployerDoubles = { 
/**
 * How many pairs there are.
 */
found: number, 
/**
 * The first ones.
 */
rows: Array<EmployerDouble>, };

/**
 * An employer as typed.
 */
export type EmployerForm = { name: string, address: string, municipality: string, 
/**
 * `13/06`, or empty.
 */
patronDay: string, taxCode: string, };

/**
 * The employer where training takes place («datore di lavoro»).
 */
export type EmployerId = number;

/**
 * One page of employers.
 */
export type EmployerPage = { found: number, page: number, pages: number, rows: Array<Employer>, };

/**
 * What *Concludi* on an activity has to say before it asks (§3.3).
 */
export type EndCheck = { question: string, 
/**
 * Each thing that stays as it is, in a sentence: open sessions, unused hours, unsigned registers,
 * documents nobody has written, what the portal does not hold.
 */
remarks: Array<string>, irreversible: string, paragraph: string, };

/**
 * A plan that was accepted and can be taken back.
 */
export type EnteredPlan = { group: SessionGroupId, enteredAt: string, drafts: number, minutes: Minutes, };

/**
 * The hours of an activity (or of a whole OPAL), by what became of them.
 */
export type Envelope = { 
/**
 * Agreed with the request.
 */
agreed: Worth, 
/**
 * `EROGATA`.
 */
delivered: Worth, 
/**
 * `PROGRAMMATA` and `AVVIATA`.
 */
scheduled: Worth, 
/**
 * `INSERITA`.
 */
draft: Worth, 
/**
 * Agreed less delivered and scheduled and drafts, never below zero; nothing once it is
 * `TERMINATA`.
 */
free: Worth, 
/**
 * Agreed and not delivered in an activity `TERMINATA`, where it can be used no more.
 */
unused: Worth, };

/**
 * One line of facts in a confirmation.
 */
export type Fact = { label: string, value: string, 
/**
 * Personal data: hidden by *schermo riservato*.
 */
personal: boolean, };

/**
 * What a field holds.
 */
export type FieldKind = "appointment" | "event" | "birth" | "patron" | "start" | "end" | "hours" | "duration";

/**
 * One field of a form that cannot be taken as it is.
 */
export type FieldProblem = { 
/**
 * Name of the field, as in the form's type.
 */
field: string, 
/**
 * Italian sentence shown beside it.
 */
message: string, };

/**
 * What a text was taken for; all empty for an empty text.
 */
export type FieldRead = { 
/**
 * The text in the house's form, as it stands in the field once that is left.
 */
text: string | null, 
/**
 * The day it is.
 */
date: string | null, 
/**
 * Minutes from midnight, or of a duration.
 */
minutes: number | null, 
/**
 * What is shown beside the field: the day of the week.
 */
note: string | null, 
/**
 * Why it could not be read.
 */
problem: string | null, };

/**
 * What somebody says a place shows.
 */
export type FieldSaid = { 
/**
 * Which one of its page.
 */
index: number, 
/**
 * What it shows.
 */
verdict: FieldVerdict, };

/**
 * What a place on a page is for.
 */
export type FieldUse = { "kind": "row", 
/**
 * Its number as printed, from 1.
 */
row: number, 
/**
 * Whose place it is.
 */
signer: Signer, } | { "kind": "rowTick", 
/**
 * Its number as printed, from 1.
 */
row: number, 
/**
 * The box of whom.
 */
recipient: RecipientKind, } | { "kind": "closing", 
/**
 * Whose place it is.
 */
signer: Signer, } | { "kind": "closingTick", 
/**
 * The box of whom.
 */
recipient: RecipientKind, };

/**
 * What a scan shows in a place to sign or to tick.
 */
export type FieldVerdict = "firmata" | "vuota" | "da guardare";

/**
 * What a file dragged over the window does.
 */
export type FileEvent = "file-over" | "file-dropped";

/**
 * A signature found in a file.
 */
export type FileSignatureView = { 
/**
 * Whose the certificate says it is.
 */
who: string, organisation: string, 
/**
 * `TINIT-…501U`.
 */
code: string, issuer: string, 
/**
 * `RSA 2048 bit, SHA-256`.
 */
algorithm: string, 
/**
 * `dentro il PDF`, `busta p7m`…
 */
on: string, 
/**
 * The declared time, the time stamp.
 */
when: Array<string>, 
/**
 * Whether the content is the one that was signed.
 */
told: ToldView, remarks: Array<ToldView>, 
/**
 * The form that would record it on the register, where nobody is marked yet in the place it seems
 * to be for. Nothing is recorded until the user says so.
 */
offer: SignatureForm | null, };

/**
 * Everything on the desk.
 */
export type FilingDesk = { 
/**
 * Pages, in the order they came.
 */
pages: Array<SheetPage>, 
/**
 * The registers they are of, by number.
 */
registers: Array<SheetRegister>, 
/**
 * Files that could not be read at all.
 */
unread: Array<UnreadFile>, };

/**
 * How far reading has come.
 */
export type FilingProgress = { 
/**
 * Pages read.
 */
done: number, 
/**
 * Of so many.
 */
all: number, 
/**
 * `scansione.pdf, pagina 3`.
 */
now: string, };

/**
 * The screen *Relazione sugli esiti*.
 */
export type FinalReport = { 
/**
 * Whose report it is.
 */
request: RequestId, 
/**
 * Its OPAL code.
 */
opal: string, 
/**
 * Surname of the person.
 */
surname: string, 
/**
 * Name of the person.
 */
name: string, 
/**
 * The person's codice fiscale.
 */
taxCode: string, 
/**
 * Id voucher; empty when it was never given.
 */
voucherId: string, 
/**
 * The employment centre that waits for it.
 */
centreName: string, 
/**
 * Whether the request was admitted: before, there is nothing to report on.
 */
admitted: boolean, 
/**
 * How far it is.
 */
state: ReportState, 
/**
 * Counts the savings of the draft; 0 for one never saved.
 */
revision: number, 
/**
 * When the draft was last saved.
 */
savedAt: string | null, 
/**
 * What is written; on one never saved, begun from the sessions.
 */
draft: ReportDraft, 
/**
 * Every section, in reading order.
 */
sections: Array<SectionView>, 
/**
 * The longest a section may be, in characters.
 */
longest: number, 
/**
 * What is missing before it can be made ready.
 */
missing: Array<GapView>, 
/**
 * Sessions have changed since the first section was begun or refreshed.
 */
skeletonOutdated: boolean, 
/**
 * Codes of the activities not concluded yet.
 */
running: Array<string>, 
/**
 * Every version made ready, the newest first.
 */
versions: Array<ReportVersion>, 
/**
 * Reports made elsewhere that stand for it, the newest first.
 */
elsewhere: Array<Attachment>, };

/**
 * What a row of the file will become.
 */
export type FirmOutcome = "new" | "contact" | "known" | "faulty";

/**
 * The preview: nothing has changed yet.
 */
export type FirmPreview = { new: number, 
/**
 * Contacts for employers already there.
 */
contacts: number, known: number, faulty: number, 
/**
 * The first rows (at most 200), those to look at first.
 */
rows: Array<FirmRow>, 
/**
 * How many more rows there are beyond `rows`.
 */
more: number, 
/**
 * Name of the file, or `testo incollato`.
 */
source: string, 
/**
 * `CSV con «;», Windows-1252`, `XLSX, foglio «Richieste»`…
 */
format: string, 
/**
 * Rows read, heading excluded.
 */
lines: number, 
/**
 * Columns of the file that were not recognised, and are left out.
 */
ignoredColumns: Array<string>, 
/**
 * What else the file holds that is not read, a sentence each.
 */
notices: Array<string>, 
/**
 * Rows the spreadsheet does not show, where there are some.
 */
hidden: HiddenRows | null, 
/**
 * Hands the preview back when importing.
 */
token: string, };

/**
 * What importing did.
 */
export type FirmReport = { employers: number, contacts: number, known: number, skipped: number, };

/**
 * One row as the file describes it.
 */
export type FirmRow = { row: number, outcome: FirmOutcome, name: string, address: string, municipality: string, taxCode: string, 
/**
 * Surname and name of the contact, or empty.
 */
contact: string, problems: Array<ImportProblem>, 
/**
 * What differs from the archive, for an employer already there.
 */
differences: Array<string>, };

/**
 * One of them.
 */
export type FirstStep = { 
/**
 * Which one.
 */
kind: FirstStepKind, 
/**
 * Whether it was taken.
 */
done: boolean, };

/**
 * What is done once, by who begins in the middle of a year's work.
 */
export type FirstStepKind = "BODY" | "COACHES" | "COPY" | "REQUESTS" | "SESSIONS" | "PAPER";

/**
 * The frame around every screen.
 */
export type Frame = { provider: string, coach: CoachId | null, 
/**
 * Whether it is who opened the archive, with a passphrase of their own.
 */
coachByKey: boolean, coaches: Array<Coach>, counters: Counters, lastCopy: string | null, 
/**
 * Why the computer's clock is doubted.
 */
clock: ClockDoubt | null, 
/**
 * Why it is time for a copy, when it is.
 */
copyDue: string | null, 
/**
 * Whether somebody holds a recovery code.
 */
recovery: RecoveryCode, today: string, };

/**
 * Something that is missing.
 */
export type GapView = { 
/**
 * The form field it is about.
 */
field: string, 
/**
 * Its name.
 */
label: string, };

/**
 * A paper was handed over.
 */
export type HandedOver = { on: string, to: string, };

/**
 * What the user chose of what archive and portal tell otherwise: for all rows of a kind, and for single
 * ones.
 */
export type HeldChoices = { 
/**
 * For what only the portal has; requests of that kind always come in.
 */
new: PortalChoice, 
/**
 * For what is told otherwise.
 */
different: PortalChoice, 
/**
 * For what only the archive has.
 */
onlyHere: PortalChoice, 
/**
 * For single rows, by key.
 */
rows: Array<[string, PortalChoice]>, };

/**
 * A field that archive and portal tell otherwise.
 */
export type HeldDifference = { 
/**
 * «Stato», «Data»…
 */
field: string, 
/**
 * In the archive.
 */
here: string, 
/**
 * On the portal.
 */
there: string, };

/**
 * What a row of the table is to the archive, or a session of the archive to the table.
 */
export type HeldOutcome = "new" | "equal" | "different" | "onlyHere" | "faulty";

/**
 * One row of the comparison.
 */
export type HeldRow = { 
/**
 * Names it in the choices.
 */
key: string, 
/**
 * Row of the file; none of what only the archive has.
 */
row: number | null, outcome: HeldOutcome, 
/**
 * The session here, where there is one.
 */
session: SessionId | null, 
/**
 * Its activity, where it is known.
 */
activity: ActivityId | null, 
/**
 * The portal's ID.
 */
portalId: string, opal: string, code: string, 
/**
 * Surname and name.
 */
person: string, state: string, coach: string, date: string, start: string, end: string, hours: string, problems: Array<ImportProblem>, differences: Array<HeldDifference>, 
/**
 * What may be chosen.
 */
choices: Array<PortalChoice>, 
/**
 * What is done unless something else is chosen.
 */
chosen: PortalChoice, };

/**
 * Rows that the spreadsheet does not show.
 */
export type HiddenRows = { 
/**
 * Whether they are taken like the others.
 */
taken: boolean, 
/**
 * Italian sentence: how many there are, and what becomes of them.
 */
message: string, };

/**
 * One thing found.
 */
export type Hit = { 
/**
 * `richiesta`, `destinatario`, `datore`, `registro`.
 */
kind: string, 
/**
 * Id of the subject within its kind.
 */
id: number, title: string, detail: string, 
/**
 * Whether title and detail hold personal data.
 */
personal: boolean, };

/**
 * What a request found in the file will become.
 */
export type ImportOutcome = "new" | "known" | "different" | "onlyHere" | "faulty";

/**
 * The preview: nothing has changed yet.
 */
export type ImportPreview = { new: number, known: number, different: number, onlyHere: number, faulty: number, 
/**
 * The first rows (at most 200, those to look at first).
 */
rows: Array<ImportRow>, 
/**
 * How many more requests there are beyond `rows`.
 */
more: number, 
/**
 * How many of those beyond `rows` that are told otherwise would change by each choice for all.
 */
unshown: Array<[PortalChoice, number]>, 
/**
 * Name of the file, or `testo incollato`.
 */
source: string, 
/**
 * `CSV con «;», Windows-1252`, `XLSX, foglio «Richieste»`…
 */
format: string, 
/**
 * Rows read, heading excluded.
 */
lines: number, 
/**
 * Columns of the file that were not recognised, and are left out.
 */
ignoredColumns: Array<string>, 
/**
 * What else the file holds that is not read, a sentence each.
 */
notices: Array<string>, 
/**
 * Rows the spreadsheet does not show, where there are some.
 */
hidden: HiddenRows | null, 
/**
 * Hands the preview back when importing.
 */
token: string, };

/**
 * Something wrong or doubtful, where it stands in the file.
 */
export type ImportProblem = { 
/**
 * Row in the file, from 1, heading included.
 */
row: number, 
/**
 * Heading of the column, or empty for the whole row.
 */
column: string, 
/**
 * Italian sentence.
 */
message: string, 
/**
 * Blocks this request (otherwise only worth a look).
 */
blocks: boolean, 
/**
 * What the cell holds now, when another value can be put there.
 */
cell: string | null, };

/**
 * What importing did.
 */
export type ImportReport = { imported: number, known: number, 
/**
 * Became as the portal holds them.
 */
taken: number, 
/**
 * Are now to be repeated on the portal.
 */
kept: number, 
/**
 * Stay told otherwise.
 */
left: number, skipped: number, people: number, 
/**
 * Admitted ones that lack what their registers will need: each page says what.
 */
incomplete: number, };

/**
 * One request as the file describes it.
 */
export type ImportRow = { 
/**
 * Names it in the choices: its OPAL.
 */
key: string, 
/**
 * First row in the file; 0 for what the file has not.
 */
row: number, outcome: ImportOutcome, 
/**
 * The request here, where there is one.
 */
request: RequestId | null, state: string, opal: string, surname: string, name: string, taxCode: string, centre: string, voucher: string, activities: number, hours: string, amount: string, problems: Array<ImportProblem>, 
/**
 * What differs from the archive, for a request already there.
 */
differences: Array<HeldDifference>, 
/**
 * What may be chosen of it.
 */
choices: Array<PortalChoice>, };

/**
 * A request of which something is still untold: nothing waits for it today.
 */
export type Incomplete = { request: RequestId, opal: string, surname: string, name: string, 
/**
 * `Mancano l’Id voucher e lo sportello`.
 */
lacks: string, };

/**
 * What was made.
 */
export type InspectionMade = { 
/**
 * Where, as the user reads it.
 */
path: string, files: number, 
/**
 * Papers that could not be put in.
 */
leftOut: number, };

/**
 * What to make.
 */
export type InspectionOrder = { 
/**
 * Which OPALs.
 */
scope: InspectionScope, 
/**
 * As a folder, and not as a ZIP.
 */
folder: boolean, };

/**
 * Which OPALs it holds.
 */
export type InspectionScope = { "kind": "opal", 
/**
 * Its request.
 */
request: RequestId, } | { "kind": "period", 
/**
 * First day.
 */
from: string, 
/**
 * Last day.
 */
to: string, } | { "kind": "all" };

/**
 * Something of the journal that somebody should look at.
 */
export type IntegrityMatter = { 
/**
 * What it is, in a sentence or two.
 */
message: string, 
/**
 * Whether something was changed outside the program.
 */
grave: boolean, 
/**
 * Where, the first ones.
 */
remarks: Array<RowRemark>, };

/**
 * What walking the chain found.
 */
export type IntegrityReport = { 
/**
 * Rows that fit.
 */
rows: number, 
/**
 * The first row that does not, or that is missing at the end, if any.
 */
broken: number | null, 
/**
 * The outcome in a sentence: what it proves, and what it does not.
 */
message: string, 
/**
 * What else somebody should look at.
 */
matters: Array<IntegrityMatter>, };

/**
 * Why one archive takes another's place.
 */
export type Interrupted = "ripristino" | "chiave nuova";

/**
 * What a comparison found.
 */
export type JournalComparison = { 
/**
 * What it came to.
 */
found: JournalMatch, 
/**
 * The row to look at: the first that differs, or at which the chain breaks.
 */
row: number | null, 
/**
 * The outcome in words.
 */
message: string, };

/**
 * One operation in the journal.
 */
export type JournalEntry = { seq: number, at: string, who: string, 
/**
 * What was done, in Italian.
 */
what: string, subject: string, request: RequestId | null, 
/**
 * The OPAL of that request.
 */
opal: string | null, 
/**
 * The details, as `key: value` in Italian.
 */
details: Array<[string, string]>, };

/**
 * What the journal is asked for.
 */
export type JournalFilter = { 
/**
 * What touched one request.
 */
request: RequestId | null, 
/**
 * What touched one person's requests.
 */
person: BeneficiaryId | null, 
/**
 * Who did it, as the journal names them; empty for anybody.
 */
who: string, 
/**
 * One kind of operation.
 */
action: Action | null, 
/**
 * First day, as typed; empty for no bound.
 */
from: string, 
/**
 * Last day, as typed; empty for no bound.
 */
to: string, 
/**
 * Which page.
 */
turn: JournalTurn, 
/**
 * The row *older* and *newer* start from.
 */
seq: number | null, 
/**
 * 10, 25 or 50.
 */
pageSize: number, };

/**
 * How the journal is taken out.
 */
export type JournalFormat = "CSV" | "PDF";

/**
 * The last row of a journal at some moment. Its hash binds every row before it.
 */
export type JournalHead = { 
/**
 * Its number, from 1.
 */
number: number, 
/**
 * Its hash, SHA-256 in lower-case hexadecimal.
 */
hash: string, };

/**
 * What a comparison came to.
 */
export type JournalMatch = "same" | "parted" | "beyond" | "broken";

/**
 * One page of the journal, newest first.
 */
export type JournalPage = { 
/**
 * How many rows there are; at least so many when `more`.
 */
found: number, 
/**
 * There are more than `found`.
 */
more: boolean, 
/**
 * There are newer rows than these.
 */
newer: boolean, 
/**
 * There are older rows than these.
 */
older: boolean, 
/**
 * The rows.
 */
rows: Array<JournalEntry>, 
/**
 * Every operation the filter can choose: code and words.
 */
actions: Array<[string, string]>, 
/**
 * Everybody the journal names.
 */
whos: Array<string>, 
/**
 * Whose requests the rows are about, when asked: surname and name.
 */
person: [string, string] | null, 
/**
 * Which request the rows are about, when asked.
 */
opal: string | null, };

/**
 * Which page of the journal, told by a row and not by a number: in a million rows the last page is
 * as near as the first.
 */
export type JournalTurn = "newest" | "older" | "newer" | "oldest";

/**
 * What was kept, and when.
 */
export type KeptUnsent = { 
/**
 * Moment of the last key.
 */
kept: string, 
/**
 * The form: `richiesta/4294967310/rifiuto`.
 */
form: string, 
/**
 * What the form calls itself: «Rifiuta la richiesta».
 */
title: string, 
/**
 * The screen it was left on.
 */
place: string, 
/**
 * Its fields.
 */
words: string, };

/**
 * What is to be done once an archive was encrypted anew.
 */
export type KeyChanged = { 
/**
 * The new recovery code.
 */
code: string, 
/**
 * Copies made until then: they still open with the secrets of their day.
 */
copies: number, 
/**
 * The moment of the last one.
 */
lastCopy: string | null, };

/**
 * A coach, by name.
 */
export type KeyCoach = { id: CoachId, name: string, };

/**
 * Who opens the archive.
 */
export type KeyCoaches = { 
/**
 * Who has a passphrase of their own; nobody while one serves everybody.
 */
own: Array<KeyCoach>, 
/**
 * Who can be given one.
 */
without: Array<KeyCoach>, };

/**
 * OPAL that are not in a statement, so that none is missing without a word.
 */
export type LeftOut = { 
/**
 * How many there are.
 */
found: number, 
/**
 * The newest of them.
 */
first: Array<LeftOutOpal>, };

/**
 * One of them.
 */
export type LeftOutOpal = { 
/**
 * Its request.
 */
request: RequestId, 
/**
 * Its code.
 */
opal: string, 
/**
 * Why it is not there: «ammessa il 03/05/2021, senza erogazioni nel periodo».
 */
why: string, };

/**
 * The limits a programme sets on sessions (§2, §3.2).
 */
export type Limits = { 
/**
 * No session starts before.
 */
earliest: TimeOfDay, 
/**
 * No session ends after.
 */
latest: TimeOfDay, 
/**
 * The most a person may have in a day.
 */
daily: Minutes, 
/**
 * The most a person may have in an ISO week.
 */
weekly: Minutes, 
/**
 * Calendar days from the notification within which a request must be answered (§2).
 */
answerDays: number, 
/**
 * Calendar days after a session's date within which it may still be worked on (§3.2).
 */
lateDays: number, };

/**
 * A session in a list of many.
 */
export type ListedSession = { session: SessionId, 
/**
 * As the interface names it.
 */
number: number, 
/**
 * Rises at every change: what is shown is what is acted upon.
 */
revision: number, state: SessionState, request: RequestId, activity: ActivityId, code: string, surname: string, name: string, date: string, start: TimeOfDay, end: TimeOfDay, minutes: Minutes, place: string, 
/**
 * What it breaks, told without what only informs.
 */
violations: Array<Violation>, };

/**
 * Whose hours are added up by day.
 */
export type Loaded = "coach" | "person";

/**
 * After how long the archive locks, and what can be chosen.
 */
export type LockMinutes = { minutes: number, choices: Array<number>, };

/**
 * What is kept, under the name the page looks for it by.
 */
export type LookPart = "affianca.ingrandimento" | "affianca.richieste";

/**
 * Something every output must carry (§3.2).
 */
export type MandatoryContent = { label: string, present: boolean, };

/**
 * The hours of an activity of which drafts are scheduled.
 */
export type ManyActivity = { activity: ActivityId, opal: string, code: string, surname: string, name: string, 
/**
 * Counted before.
 */
counted: Minutes, 
/**
 * Those of its drafts without errors.
 */
added: Minutes, 
/**
 * Agreed.
 */
agreed: Minutes, };

/**
 * *Programma tutte le bozze…*: the drafts with their figures, and what each breaks.
 */
export type ManyCheck = { 
/**
 * The drafts, one after the other.
 */
lines: Array<ListedSession>, 
/**
 * How many there are in all: a list has an end.
 */
found: number, 
/**
 * What becomes of the hours of each activity, once those without errors are scheduled.
 */
activities: Array<ManyActivity>, 
/**
 * What cannot be undone.
 */
irreversible: string, 
/**
 * The manual's paragraph.
 */
paragraph: string, };

/**
 * Which drafts are meant: those named, or all that the rest asks for.
 */
export type ManyFilter = { 
/**
 * These alone, whatever the rest says.
 */
sessions: Array<SessionId>, 
/**
 * Of this activity.
 */
activity: ActivityId | null, 
/**
 * Of this OPAL.
 */
request: RequestId | null, 
/**
 * Of this person.
 */
person: BeneficiaryId | null, 
/**
 * Of this coach.
 */
coach: CoachId | null, 
/**
 * From this day.
 */
from: string | null, 
/**
 * Up to this day.
 */
to: string | null, };

/**
 * One change of one form field that mends a violation.
 */
export type Mend = { 
/**
 * What the link says: «Porta la fine alle 11:00».
 */
label: string, 
/**
 * The form field to change.
 */
field: string, 
/**
 * The text to put into it.
 */
value: string, };

/**
 * The merge as ordered.
 */
export type MergeOrder = { keep: EmployerId, merge: EmployerId, 
/**
 * The preview's.
 */
stamp: string, 
/**
 * The warnings were seen and taken on.
 */
confirmed: boolean, };

/**
 * What merging two employers would do; nothing has changed yet.
 */
export type MergePreview = { 
/**
 * The one that stays, as it is now.
 */
keep: Employer, 
/**
 * The one that is put aside, as it is now.
 */
merge: Employer, 
/**
 * The first requests that will name the one that stays.
 */
requests: Array<MovedRequest>, 
/**
 * How many more there are.
 */
moreRequests: number, 
/**
 * Sessions of all those requests.
 */
sessions: number, 
/**
 * Contacts that move: surname and name.
 */
contactsMoved: Array<[string, string]>, 
/**
 * Contacts both have, which become one: surname and name.
 */
contactsJoined: Array<[string, string]>, 
/**
 * Fields empty in the one that stays, filled from the other: label and value.
 */
filled: Array<[string, string]>, 
/**
 * Fields in which the two differ.
 */
dropped: Array<MergedField>, 
/**
 * Registers issued for those requests, which stay as they are.
 */
registers: number, 
/**
 * Of these, how many still wait for a signature.
 */
unsigned: number, 
/**
 * What a person must look at and take on, each a sentence.
 */
warnings: Array<string>, 
/**
 * Why it cannot be done, if so.
 */
forbidden: string | null, 
/**
 * Stands for all of the above: sent back, so that nothing else is done than what was shown.
 */
stamp: string, };

/**
 * A field in which the two differ: what stays and what is left behind.
 */
export type MergedField = { label: string, kept: string, left: string, };

/**
 * The other one of a merge of two people.
 */
export type MergedPerson = { id: BeneficiaryId, surname: string, name: string, taxCode: string, };

/**
 * A length of time in minutes; an hour of the service is 60 of them (§3.2). Shown as `02:00`.
 */
export type Minutes = number;

/**
 * The days as confirmed.
 */
export type MissDaysOrder = { 
/**
 * DiaryOf, and which days.
 */
form: MissedDaysForm, 
/**
 * Why, of all of them.
 */
reason: string, 
/**
 * Every session that was shown, with its slot where a draft is entered instead.
 */
lines: Array<MissedChoice>, 
/**
 * Whether the days are kept as an absence too.
 */
absence: boolean, };

/**
 * A session that is not held, as confirmed.
 */
export type MissOrder = { 
/**
 * Which one.
 */
session: SessionId, 
/**
 * The state the screen showed.
 */
expected: SessionState, 
/**
 * Why.
 */
reason: string, 
/**
 * Where a draft is entered instead; none when it is given up.
 */
slot: Slot | null, };

/**
 * *Non svolta…*: the step that is right for the state, the reasons to choose from, and where the session
 * could be held instead.
 */
export type MissedCheck = { 
/**
 * *Annulla* or *Chiudi negativamente*, and what it asks.
 */
step: StepCheck, 
/**
 * Reasons to choose from.
 */
reasons: Array<string>, 
/**
 * The next slots that break no rule.
 */
slots: Array<Slot>, 
/**
 * Why there are none.
 */
noSlot: string | null, };

/**
 * One session of the days, as confirmed.
 */
export type MissedChoice = { 
/**
 * Which one.
 */
session: SessionId, 
/**
 * The state that was shown.
 */
expected: SessionState, 
/**
 * Where a draft is entered instead.
 */
slot: Slot | null, };

/**
 * The sessions of the days, each with its proposal; none stands in another's way.
 */
export type MissedDaysCheck = { 
/**
 * Fields that cannot be read.
 */
fields: Array<FieldProblem>, 
/**
 * The sessions, by day.
 */
lines: Array<MissedLine>, 
/**
 * Reasons to choose from.
 */
reasons: Array<string>, };

/**
 * *Giornata saltata…*: whose sessions, and of which days.
 */
export type MissedDaysForm = { 
/**
 * The coach's, whoever they are of.
 */
coach: CoachId | null, 
/**
 * The person's, whoever held them.
 */
person: BeneficiaryId | null, 
/**
 * The first day, as typed.
 */
from: string, 
/**
 * The last day, as typed; empty: the first one.
 */
to: string, };

/**
 * One session of the days.
 */
export type MissedLine = { session: SessionId, 
/**
 * As the interface names it.
 */
number: number, state: SessionState, 
/**
 * The step that is right for its state.
 */
step: SessionStep, activity: ActivityId, code: string, surname: string, name: string, date: string, start: TimeOfDay, end: TimeOfDay, minutes: Minutes, place: string, 
/**
 * Where it could be held instead.
 */
slot: Slot | null, };

/**
 * Hours of one month's sessions, for the chart.
 */
export type MonthHours = { 
/**
 * First day of the month.
 */
month: string, 
/**
 * «giugno 2022».
 */
label: string, 
/**
 * Minutes by what became of the sessions.
 */
hours: SessionHours, };

/**
 * A request that will name another employer.
 */
export type MovedRequest = { id: RequestId, opal: string, state: RequestState, };

/**
 * A session that gave way.
 */
export type MovedSession = { surname: string, name: string, code: string, 
/**
 * «martedì 03/03/2026 09:00–11:00».
 */
from: string, 
/**
 * Where it is now; none where there was no room for it.
 */
to: string | null, };

/**
 * What was done in an archive after a copy of it was made, as far as this computer knows.
 */
export type NewerHere = { 
/**
 * Rows of the journal that the copy does not have.
 */
operations: number, 
/**
 * The moment of the last one.
 */
last: string | null, 
/**
 * Numbers given out since, `2026/018` or `2026/018–2026/020`: none of them is given again.
 */
registers: Array<string>, 
/**
 * The same of attestations.
 */
attestations: Array<string>, };

/**
 * One of the next days, with what is planned.
 */
export type NextDay = { date: string, holiday: string | null, scheduled: number, drafts: number, minutes: Minutes, };

/**
 * The next session of a request, for the strip above the page.
 */
export type NextSession = { id: SessionId, activity: ActivityId, code: string, date: string, start: TimeOfDay, end: TimeOfDay, place: string, state: SessionState, 
/**
 * Last day to start and conclude it (§3.2).
 */
until: string, };

/**
 * A register that a session stands on.
 */
export type OnRegister = { id: RegisterId, number: string, onPaper: boolean, };

/**
 * An activity with what it leaves.
 */
export type OutputActivity = { activity: ActivityId, code: string, title: string, state: ActivityState, 
/**
 * What is expected and what is there.
 */
documents: Array<OutputLine>, };

/**
 * One document with its draft and its versions.
 */
export type OutputDetail = { id: OutputId, request: RequestId, opal: string, activity: ActivityId, activityCode: string, activityTitle: string, kind: OutputKind, 
/**
 * Name of the kind, e.g. `Piano di coaching`.
 */
kindTitle: string, title: string, drafted: string, text: RichText, 
/**
 * Goes up with each autosave.
 */
revision: number, saved: string, 
/**
 * Whether the draft has gone on since the last version.
 */
ahead: boolean, 
/**
 * What §3.2 asks every output to carry, and whether it does.
 */
contents: Array<MandatoryContent>, 
/**
 * The newest first.
 */
versions: Array<OutputVersion>, };

/**
 * The draft as it stands on the screen.
 */
export type OutputDraft = { 
/**
 * The revision it goes on from.
 */
revision: number, title: string, 
/**
 * Drafting date as typed.
 */
drafted: string, text: RichText, };

/**
 * What the list is asked for.
 */
export type OutputFilter = { 
/**
 * Only requests with at least one document that stands so.
 */
standing: OutputStanding | null, 
/**
 * Free text: person, codice fiscale, OPAL…
 */
text: string, page: number, pageSize: number, };

/**
 * A document an activity leaves («output», §3.2).
 */
export type OutputId = number;

/**
 * A kind of output.
 */
export type OutputKind = "colloqui" | "piano" | "criticita" | "supervisione" | "altro";

/**
 * A kind of document with its name.
 */
export type OutputKindTitle = { kind: OutputKind, title: string, };

/**
 * A document of an activity, written or only expected.
 */
export type OutputLine = { kind: OutputKind, title: string, standing: OutputStanding, 
/**
 * Whether the component should leave it.
 */
expected: boolean, 
/**
 * `None` while nobody has begun it.
 */
output: OutputId | null, drafted: string | null, saved: string | null, 
/**
 * Number of the last version kept; 0 for none.
 */
versions: number, 
/**
 * Whether the draft has gone on since the last version.
 */
ahead: boolean, };

/**
 * One page of requests with their documents.
 */
export type OutputPage = { found: number, page: number, pages: number, rows: Array<OutputRequest>, };

/**
 * A request with what its activities leave.
 */
export type OutputRequest = { request: RequestId, opal: string, surname: string, name: string, 
/**
 * In the manual's order.
 */
activities: Array<OutputActivity>, 
/**
 * Files attached.
 */
files: number, };

/**
 * Where an output stands.
 */
export type OutputStanding = "ATTESO" | "MANCANTE" | "BOZZA" | "CONSERVATO" | "ALLEGATO";

/**
 * The model of a kind of document.
 */
export type OutputTemplate = { kind: OutputKind, title: string, text: RichText, 
/**
 * When the body changed it; `None` for the one that ships with the program.
 */
changed: string | null, };

/**
 * A version kept: it never changes.
 */
export type OutputVersion = { number: number, title: string, drafted: string, kept: string, keptBy: string, pages: number, dataHash: string, 
/**
 * Characters the font could not print, if any.
 */
uncovered: string, };

/**
 * What a page is said to be whose code cannot be read: the code typed by hand.
 */
export type PageSaid = { 
/**
 * Which one.
 */
key: number, 
/**
 * The code in letters.
 */
code: string, };

/**
 * What a page is.
 */
export type PageStanding = "found" | "superseded" | "double" | "filedBefore" | "otherArchive" | "otherPaper" | "noCode" | "unreadable";

/**
 * A page to be filed, with what somebody has said of it.
 */
export type PageToFile = { 
/**
 * Which one.
 */
key: number, 
/**
 * What its places show, by somebody's eye; those left to be looked at are not recorded.
 */
fields: Array<FieldSaid>, };

/**
 * A paper the program prints.
 */
export type Paper = { "kind": "register", id: RegisterId, } | { "kind": "attestation", id: AttestationId, } | { "kind": "report", id: ReportId, } | { "kind": "output", id: OutputId, version: number | null, };

/**
 * What the form says while it is filled in.
 */
export type PaperCheck = { 
/**
 * Fields that cannot be read; none of those still empty.
 */
fields: Array<FieldProblem>, 
/**
 * The delivered sessions in its activity and days, by date and hour.
 */
sessions: Array<PaperSession>, 
/**
 * How many were delivered outside them.
 */
outside: number, 
/**
 * Who may be expected to have signed.
 */
signers: Array<SignatureView>, };

/**
 * A register on paper as its form holds it.
 */
export type PaperForm = { 
/**
 * Its own number, as written on it.
 */
number: string, 
/**
 * The only activity; `None`: the whole OPAL.
 */
activity: ActivityId | null, 
/**
 * First day, as typed.
 */
from: string, 
/**
 * Last day; empty where it is one day.
 */
to: string, 
/**
 * The sessions it covers.
 */
sessions: Array<SessionId>, 
/**
 * Who has signed; whoever has not stays out or empty. A correction leaves them as they are.
 */
signatures: Array<SignatureForm>, };

/**
 * A register on paper to be recorded or corrected.
 */
export type PaperOrder = { 
/**
 * Of this request.
 */
request: RequestId, 
/**
 * The one to be corrected; `None`: a new one.
 */
register: RegisterId | null, 
/**
 * What is said of it.
 */
form: PaperForm, };

/**
 * A delivered session that can stand on a register on paper.
 */
export type PaperSession = { session: SessionId, date: string, start: TimeOfDay, end: TimeOfDay, minutes: Minutes, activityCode: string, coach: string, 
/**
 * Other registers in force that print it already.
 */
registers: Array<string>, 
/**
 * Ticked to begin with: on none yet.
 */
proposed: boolean, };

/**
 * What a register on paper has beside what every register has.
 */
export type PaperView = { 
/**
 * First day.
 */
from: string, 
/**
 * Last day.
 */
to: string, 
/**
 * Who recorded it.
 */
recordedBy: string, 
/**
 * The sessions it covers, by date and hour.
 */
sessions: Array<PaperSession>, 
/**
 * Why it can no longer be corrected, if so.
 */
fixed: string | null, 
/**
 * When it was withdrawn, and why.
 */
withdrawn: Withdrawal | null, };

/**
 * A file that was pasted.
 */
export type PastedFile = { 
/**
 * Its name.
 */
name: string, 
/**
 * Its bytes, in Base64.
 */
base64: string, };

/**
 * The people who may be one, the surest pairs first.
 */
export type PeopleDoubles = { 
/**
 * How many pairs there are.
 */
found: number, 
/**
 * The first ones.
 */
rows: Array<PersonDouble>, };

/**
 * What merging two people would do; nothing has changed yet.
 */
export type PeopleMerge = { 
/**
 * The one who stays, as they are now.
 */
keep: Beneficiary, 
/**
 * The one who is put aside, as they are now.
 */
merge: Beneficiary, 
/**
 * Requests that will be of the one who stays.
 */
requests: Array<MovedRequest>, 
/**
 * Sessions of all those requests.
 */
sessions: number, 
/**
 * Fields the one who stays lacks, filled from the other: label and value.
 */
filled: Array<[string, string]>, 
/**
 * Fields in which the two differ.
 */
dropped: Array<MergedField>, 
/**
 * Registers issued for those requests, which stay as they are.
 */
registers: number, 
/**
 * Of these, how many still wait for a signature.
 */
unsigned: number, 
/**
 * What somebody must look at and take on, each a sentence.
 */
warnings: Array<string>, 
/**
 * Why it cannot be done, if so.
 */
forbidden: string | null, 
/**
 * Stands for all of the above: sent back, so that nothing else is done than what was shown.
 */
stamp: string, };

/**
 * The merge as ordered.
 */
export type PeopleOrder = { 
/**
 * Who stays.
 */
keep: BeneficiaryId, 
/**
 * Who is put aside.
 */
merge: BeneficiaryId, 
/**
 * The preview's.
 */
stamp: string, 
/**
 * The warnings were seen and taken on.
 */
confirmed: boolean, };

/**
 * Two people who may be one, entered under two codes.
 */
export type PersonDouble = { 
/**
 * The one whose code is the later one.
 */
one: Beneficiary, 
/**
 * The other.
 */
other: Beneficiary, 
/**
 * The reason, in Italian.
 */
why: string, 
/**
 * The rules count them as one already.
 */
sure: boolean, };

/**
 * The hours of one open path.
 */
export type PersonHours = { request: RequestId, person: BeneficiaryId, opal: string, surname: string, name: string, activities: Array<ActivityEnvelope>, total: Envelope, };

/**
 * How full a person's week is, whoever their sessions are with.
 */
export type PersonLoad = { person: BeneficiaryId, surname: string, name: string, load: WorkLoad, };

/**
 * One person's plan among several.
 */
export type PersonPlan = { request: RequestId, opal: string, surname: string, name: string, 
/**
 * The form it was planned with, to be accepted or opened alone.
 */
form: PlanForm, proposal: PlanProposal, };

/**
 * Somebody with hours left.
 */
export type PersonToPlan = { request: RequestId, opal: string, surname: string, name: string, left: Minutes, };

/**
 * An activity, as the form tells it.
 */
export type PlanActivity = { activity: ActivityId, code: string, title: string, state: ActivityState, agreed: Minutes, 
/**
 * The hours of its sessions, drafts included.
 */
soFar: Minutes, left: Minutes, 
/**
 * Why it cannot be planned, if so.
 */
cannot: string | null, };

/**
 * What the form opens with, and what stands beside it.
 */
export type PlanBeginning = { request: RequestId, opal: string, beneficiary: BeneficiaryId, surname: string, name: string, form: PlanForm, 
/**
 * Those of the request, in the form's order.
 */
activities: Array<PlanActivity>, 
/**
 * Hours left of all of them.
 */
left: Minutes, 
/**
 * The lengths that can be ticked.
 */
lengths: Array<Minutes>, 
/**
 * What is known of when people can, and can be set aside.
 */
setAside: Array<SetAsideTick>, 
/**
 * What bounds the plan whatever is wished: own limits, the voucher's end.
 */
bounds: Array<string>, 
/**
 * Why there is nothing to plan, if so.
 */
nothing: string | null, };

/**
 * A day of such a week.
 */
export type PlanDay = { date: string, 
/**
 * «lun».
 */
weekday: string, planned: Minutes, others: Minutes, 
/**
 * The holiday it is, Sundays left out.
 */
holiday: string | null, };

/**
 * Of which days.
 */
export type PlanDays = { "kind": "thisWeek" } | { "kind": "nextWeek" } | { "kind": "thisMonth" } | { "kind": "nextMonth" } | { "kind": "days", 
/**
 * First day.
 */
from: string, 
/**
 * Last day.
 */
to: string, };

/**
 * What was entered.
 */
export type PlanEntered = { 
/**
 * To take it back.
 */
groups: Array<SessionGroupId>, sessions: number, minutes: Minutes, };

/**
 * Whose plan it is.
 */
export type PlanFor = { "kind": "person", 
/**
 * The request.
 */
request: RequestId, } | { "kind": "employer", 
/**
 * The request.
 */
request: RequestId, 
/**
 * Also those of the other people followed there.
 */
everybody: boolean, } | { "kind": "coach", 
/**
 * The coach.
 */
coach: CoachId | null, };

/**
 * The form *Pianifica…* of one request.
 */
export type PlanForm = { request: RequestId, branch: BranchId | null, coach: CoachId | null, wish: PlanWish, 
/**
 * In the order in which they are held.
 */
activities: Array<PlanPart>, 
/**
 * Sessions of the plan before that stay where they are.
 */
locked: Array<PlannedSession>, };

/**
 * A plan to print.
 */
export type PlanOrder = { 
/**
 * Whose.
 */
reader: PlanFor, 
/**
 * Of which days.
 */
days: PlanDays, };

/**
 * An activity in the form.
 */
export type PlanPart = { 
/**
 * Which one.
 */
activity: ActivityId, 
/**
 * Whether it is planned.
 */
wanted: boolean, 
/**
 * Where it is held.
 */
place: string, 
/**
 * Whether it goes along with the others instead of waiting for its turn.
 */
alongside: boolean, };

/**
 * A plan to be looked at. Nothing of it is in the archive.
 */
export type PlanProposal = { 
/**
 * «28 erogazioni, 64:00, dal 03/03/2026 al 22/05/2026.»
 */
told: string, 
/**
 * Its sessions in order of time, the locked ones among them.
 */
sessions: Array<ProposedSession>, 
/**
 * The weeks from the first day to the last session.
 */
weeks: Array<PlanWeek>, 
/**
 * What becomes of each activity planned.
 */
activities: Array<PlanTotal>, 
/**
 * All hours planned.
 */
planned: Minutes, 
/**
 * All hours for which there was no room.
 */
left: Minutes, 
/**
 * «A fermarle: le ore a settimana.»
 */
stopped: string | null, 
/**
 * What would help.
 */
relief: PlanRelief | null, };

/**
 * What would help.
 */
export type PlanRelief = { 
/**
 * «Con 10 ore a settimana invece di 8 ci stanno tutte.»
 */
sentence: string, 
/**
 * The form with that change, where the form can have it.
 */
form: PlanForm | null, 
/**
 * Whether it is the person's own limit, which stands in their profile.
 */
profile: boolean, };

/**
 * What becomes of an activity.
 */
export type PlanTotal = { activity: ActivityId, code: string, title: string, agreed: Minutes, soFar: Minutes, planned: Minutes, left: Minutes, 
/**
 * What a rule says of every day asked for, where it is against all of them.
 */
refused: string | null, };

/**
 * A week of a proposal.
 */
export type PlanWeek = { monday: string, 
/**
 * «2–8 marzo 2026».
 */
label: string, 
/**
 * Hours of the plan.
 */
planned: Minutes, 
/**
 * Hours of the person's other sessions.
 */
others: Minutes, days: Array<PlanDay>, };

/**
 * What is wished of a plan: raw text as typed, and what is ticked.
 */
export type PlanWish = { from: string, to: string, 
/**
 * The most hours in a week, or empty.
 */
weekly: string, 
/**
 * How long a session may be.
 */
lengths: Array<Minutes>, 
/**
 * How long it is at best.
 */
length: Minutes | null, 
/**
 * The days it is at best, Monday is 1; none is any.
 */
days: Array<number>, 
/**
 * The hours it is at best, or empty.
 */
start: string, end: string, mostADay: number, 
/**
 * Days on which nothing is planned.
 */
leftOut: Array<string>, 
/**
 * What is known of when people can, and is not heeded this time.
 */
setAside: Array<SetAside>, };

/**
 * A session of a plan.
 */
export type PlannedSession = { activity: ActivityId, date: string, start: TimeOfDay, end: TimeOfDay, };

/**
 * What *Pianifica più persone…* opens with.
 */
export type PlansBeginning = { people: Array<PersonToPlan>, form: PlansForm, lengths: Array<Minutes>, 
/**
 * The most people planned at once.
 */
most: number, };

/**
 * The form *Pianifica più persone…*.
 */
export type PlansForm = { requests: Array<RequestId>, branch: BranchId | null, coach: CoachId | null, wish: PlanWish, };

/**
 * The plans of several people.
 */
export type PlansProposal = { 
/**
 * In the order they were chosen.
 */
people: Array<PersonPlan>, 
/**
 * What gave way to somebody else's sessions.
 */
moved: Array<MovedSession>, sessions: number, planned: Minutes, left: Minutes, };

/**
 * A button to press on the portal.
 */
export type PortalButton = { step: PortalStep, label: string, };

/**
 * A field of the form that changed after it was repeated on the portal.
 */
export type PortalChange = { label: string, 
/**
 * What the portal holds.
 */
before: string, now: string, 
/**
 * It names people or firms: hidden by *schermo riservato*.
 */
personal: boolean, };

/**
 * What is done of something that archive and portal tell otherwise.
 */
export type PortalChoice = "portale" | "qui" | "lascia";

/**
 * A coach with something in the queue.
 */
export type PortalCoach = { id: CoachId, name: string, };

/**
 * Which entries are wanted.
 */
export type PortalFilter = { 
/**
 * Only this person's.
 */
person: BeneficiaryId | null, 
/**
 * Only the sessions of this coach, and the activities with one; requests belong to no coach
 * and stay.
 */
coach: CoachId | null, 
/**
 * This session alone, even when nothing is left to repeat of it.
 */
session: SessionId | null, };

/**
 * The form of a session as the portal holds it.
 */
export type PortalForm = { branch: BranchId, coach: CoachId, date: string, start: TimeOfDay, end: TimeOfDay, place: string, note: string, };

/**
 * One difference between the portal and the truth.
 */
export type PortalItem = { subject: PortalSubject, 
/**
 * Of a session, as the interface names it.
 */
number: number | null, request: RequestId, 
/**
 * Of a session or an activity.
 */
activity: ActivityId | null, opal: string, 
/**
 * Expense code of the activity: `JC-AL`.
 */
code: string, surname: string, name: string, 
/**
 * Day of a session.
 */
date: string | null, start: TimeOfDay | null, 
/**
 * What the portal holds, in its own words; `None`: nothing.
 */
known: string | null, 
/**
 * What is true here.
 */
trueState: string, 
/**
 * The portal's own ID of the session.
 */
portalId: string, 
/**
 * The buttons to press there, in their order.
 */
steps: Array<PortalButton>, 
/**
 * The portal's form as it is to be filled in, in its own order.
 */
values: Array<PortalValue>, 
/**
 * What the portal holds of the form and no longer stands here.
 */
changed: Array<PortalChange>, 
/**
 * Last day on which it can be repeated.
 */
due: string | null, 
/**
 * Days until then; negative when it is lost.
 */
daysLeft: number | null, 
/**
 * `scaduto`: it can no longer be repeated.
 */
urgency: Urgency, 
/**
 * What the term means, in a sentence.
 */
consequence: string, paragraph: string, 
/**
 * What must be repeated before, or why it cannot be, in a sentence.
 */
waitsFor: string | null, 
/**
 * What it may be corrected to: `None` is nothing at all.
 */
possible: Array<string | null>, 
/**
 * Sent back when it is reported, so that a stale screen is refused.
 */
stamp: string, };

/**
 * What an entry of the queue is about.
 */
export type PortalKind = "richiesta" | "erogazione" | "attività";

/**
 * What the portal holds of an entry: what it held before a report, to take that back, or what
 * somebody saw there, to correct it.
 */
export type PortalKnown = { 
/**
 * Of what.
 */
subject: PortalSubject, 
/**
 * State, in the portal's own words; `None`: nothing.
 */
known: string | null, 
/**
 * The form it holds of a session; `None`: as it stands here.
 */
form: PortalForm | null, };

/**
 * What the portal is known to hold of a session that is something else here (§3.2: 7 days).
 */
export type PortalMark = { 
/**
 * The state it has there; nothing when it was never entered there.
 */
known: SessionState | null, 
/**
 * The last day on which it can still be repeated there; none when it can at any time.
 */
due: string | null, 
/**
 * How near that day is.
 */
urgency: Urgency, };

/**
 * *Segna come riportato* on one entry.
 */
export type PortalOrder = { subject: PortalSubject, 
/**
 * As the queue gave it.
 */
stamp: string, };

/**
 * A person with something in the queue.
 */
export type PortalPerson = { id: BeneficiaryId, surname: string, name: string, };

/**
 * The queue: what can still be repeated, by its last day, and what no longer can.
 */
export type PortalQueue = { 
/**
 * The most urgent first, at most [`super::MOST_WAITING`]; then the lost ones, the latest first.
 */
items: Array<PortalItem>, 
/**
 * How many can still be repeated in all.
 */
found: number, 
/**
 * How many no longer can; a thousand stands for «a thousand or more».
 */
lost: number, 
/**
 * Whom the filter can choose.
 */
people: Array<PortalPerson>, 
/**
 * Which coaches the filter can choose.
 */
coaches: Array<PortalCoach>, };

/**
 * How much of an entry was repeated.
 */
export type PortalReach = "prossimo" | "tutto";

/**
 * What somebody saw on the portal of a session whose term has passed here.
 */
export type PortalRecord = { 
/**
 * Its state there.
 */
state: SessionState, 
/**
 * Its ID there.
 */
portalId: string, 
/**
 * Why it is recorded only now.
 */
why: string, 
/**
 * Description for the register: mandatory for what was held.
 */
description: string, };

/**
 * One button to press on the portal.
 */
export type PortalStep = "ammetti" | "rifiuta" | "inserisci" | "modifica" | "programma" | "avvia" | "concludi" | "annulla" | "chiudi" | "termina";

/**
 * One request, session or activity.
 */
export type PortalSubject = { kind: PortalKind, id: number, };

/**
 * One field of the portal's form.
 */
export type PortalValue = { 
/**
 * As the portal calls it.
 */
label: string, value: string, 
/**
 * It names people or firms: hidden by *schermo riservato*.
 */
personal: boolean, };

/**
 * An error as the interface receives it.
 */
export type Problem = { 
/**
 * What the interface may do about it.
 */
code: ProblemCode, 
/**
 * Italian sentence for the user.
 */
message: string, 
/**
 * The first field at fault, where there is one.
 */
field?: string, 
/**
 * Every field at fault.
 */
fields?: Array<FieldProblem>, 
/**
 * Every rule that stands in the way.
 */
violations?: Array<Violation>, 
/**
 * Whether a user could have expected this refusal; otherwise details may be copied.
 */
expected: boolean, 
/**
 * Seconds to wait before trying again, after too many wrong tries.
 */
retryAfter?: number, 
/**
 * Technical words for whoever helps the user, when unexpected.
 */
details?: string, };

/**
 * What the interface does something about. A code exists only while somebody acts on it; every
 * other refusal is [`ProblemCode::Refused`], every other fault [`ProblemCode::Unexpected`].
 */
export type ProblemCode = "ARCHIVE_LOCKED" | "WRONG_SECRET" | "WHICH_COACH" | "TOO_MANY_TRIES" | "STALE" | "NOT_FOUND" | "REPORT_READY" | "MAY_BE_SCAN" | "CANCELLED" | "INVALID" | "RULES" | "REFUSED" | "UNEXPECTED";

/**
 * What happens without the page having asked for it.
 */
export type ProgramEvent = "archive-changed" | "archive-locked" | "lock-near" | "window-closing";

/**
 * A version of the «dispositivo» a service is delivered and paid under.
 */
export type Programme = { 
/**
 * A short code of our own.
 */
code: string, 
/**
 * The name shown to users.
 */
title: string, 
/**
 * The service's name as printed on documents.
 */
service: string, 
/**
 * The reference printed word for word on every register, output and report (§3.2).
 */
referenceText: string, 
/**
 * The first day it holds.
 */
validFrom: string, 
/**
 * The last day it holds, or `None` while it does.
 */
validTo: string | null, 
/**
 * The value of an hour.
 */
rate: Cents, 
/**
 * The activities, in the manual's order.
 */
components: Array<Component>, 
/**
 * The limits on time and the terms in days.
 */
limits: Limits, };

/**
 * Is told how many are done, of how many.
 */
export type Progress = (progress: [done: number, all: number]) => void;

/**
 * A session of a proposal.
 */
export type ProposedSession = { code: string, 
/**
 * «martedì».
 */
weekday: string, minutes: Minutes, place: string, 
/**
 * Whether it was locked.
 */
locked: boolean, activity: ActivityId, date: string, start: TimeOfDay, end: TimeOfDay, };

/**
 * The accredited body.
 */
export type Provider = { name: string, taxCode: string, 
/**
 * Who signs registers for the body.
 */
referent: string, };

/**
 * Which of the two a recipient's signature is of.
 */
export type RecipientKind = "destinatario" | "referente";

/**
 * Whether somebody holds a code that opens the archive, as far as the archive knows.
 */
export type RecoveryCode = "conservato" | "mai conservato" | "vale il precedente";

/**
 * What issuing would give, said beforehand.
 */
export type RegisterCheck = { 
/**
 * Fields that cannot be read.
 */
fields: Array<FieldProblem>, 
/**
 * Rows it would have.
 */
rows: number, 
/**
 * Minutes delivered on it.
 */
minutes: Minutes, 
/**
 * Things worth a look first: missing descriptions, Id voucher, referent…
 */
remarks: Array<string>, };

/**
 * One register with its signatures.
 */
export type RegisterDetail = { row: RegisterRow, dataHash: string, blank: boolean, signatures: Array<SignatureView>, 
/**
 * What changed since, when `SUPERATO`.
 */
outdated: Array<string>, 
/**
 * Rows of a blank sheet that were not held, to be struck by hand.
 */
struck: Array<string>, 
/**
 * Nothing of a blank sheet was held: no new version is to be issued.
 */
unused: boolean, 
/**
 * The scans of the signed paper, the newest first; that one counts.
 */
scans: Array<ScanView>, 
/**
 * The files that came back signed digitally, the newest first.
 */
signedFiles: Array<SignedFileView>, 
/**
 * What a new version would be ordered with; there is none of one on paper.
 */
order: RegisterOrder | null, 
/**
 * What only one on paper has.
 */
paper: PaperView | null, 
/**
 * Places of rows that a scan has shown signed.
 */
rowsSigned: number, 
/**
 * Those it has shown empty.
 */
rowsMissing: number, 
/**
 * Those in words: `riga 3, coach`.
 */
missingRows: Array<string>, 
/**
 * Characters the font could not print, if any.
 */
uncovered: string, };

/**
 * What the list of registers is asked for.
 */
export type RegisterFilter = { state: RegisterState | null, request: RequestId | null, 
/**
 * Free text: number, person, OPAL.
 */
text: string, page: number, pageSize: number, };

/**
 * An issued attendance register («registro attività», §3.2).
 */
export type RegisterId = number;

/**
 * A register to issue.
 */
export type RegisterOrder = { 
/**
 * Of this request.
 */
request: RequestId, 
/**
 * What it covers.
 */
scope: ScopeForm, 
/**
 * Programmed sessions printed beforehand, descriptions left to be written by hand.
 */
blank: boolean, 
/**
 * The register this one is a new version of.
 */
replaces: RegisterId | null, };

/**
 * One page of registers.
 */
export type RegisterPage = { found: number, page: number, pages: number, rows: Array<RegisterRow>, };

/**
 * One register in the list.
 */
export type RegisterRow = { id: RegisterId, 
/**
 * `2022/017`; on paper, as written there.
 */
number: string, 
/**
 * Kept on paper before Affianca: it has no version and no document of ours.
 */
onPaper: boolean, version: number | null, state: RegisterState, request: RequestId, opal: string, surname: string, name: string, 
/**
 * `intera OPAL`, `maggio 2022`, `giornata 03/06/2022, in bianco`; on paper `JC-AL, maggio 2022`.
 */
scope: string, 
/**
 * On paper: recorded.
 */
issued: string, sessions: number, minutes: Minutes, pages: number, 
/**
 * How many of coach and recipient have signed, whose signatures are required (§3.2).
 */
signatures: number, 
/**
 * The register that took its place: number and version.
 */
replacedBy: string | null, };

/**
 * Where a register stands.
 */
export type RegisterState = "DA FIRMARE" | "FIRMATO IN PARTE" | "FIRMATO" | "SUPERATO" | "SOSTITUITO" | "RITIRATO";

/**
 * A delivery to the CPI (§3.2).
 */
export type ReportDelivery = { date: string, 
/**
 * The operator of the CPI.
 */
receivedBy: string, 
/**
 * `a mano`, `PEC`, …
 */
how: string, };

/**
 * The report as it is being written: plain text of several paragraphs a section.
 */
export type ReportDraft = { 
/**
 * Not chosen yet on a new one.
 */
outcome: ReportOutcome | null, activities: string, integration: string, abilities: string, keeping: string, difficulties: string, reasons: string, actions: string, };

/**
 * A final report made ready («relazione sugli esiti», §3.2): one version of it.
 */
export type ReportId = number;

/**
 * How the path ended.
 */
export type ReportOutcome = "riuscito" | "non riuscito";

/**
 * *Attività svolte* was brought up to date.
 */
export type ReportRefreshed = { saved: ReportSaved, 
/**
 * The whole section.
 */
text: string, 
/**
 * Paragraphs replaced in place.
 */
replaced: number, 
/**
 * Paragraphs put at the end, the earlier ones having been rewritten by hand.
 */
added: number, };

/**
 * A draft was saved.
 */
export type ReportSaved = { revision: number, savedAt: string, 
/**
 * What is missing before it can be made ready.
 */
missing: Array<GapView>, };

/**
 * A section of the report (§3.2).
 */
export type ReportSection = "activities" | "integration" | "abilities" | "keeping" | "difficulties" | "reasons" | "actions";

/**
 * How far a report is.
 */
export type ReportState = "BOZZA" | "PRONTA" | "CONSEGNATA";

/**
 * One version made ready.
 */
export type ReportVersion = { id: ReportId, version: number, 
/**
 * When it was made ready: its day is the drafting date on the paper.
 */
readyAt: string, readyBy: string, pages: number, dataHash: string, 
/**
 * Characters the font does not cover, printed as □.
 */
uncovered: string, delivery: ReportDelivery | null, 
/**
 * When it was opened again, and so no longer holds.
 */
reopenedAt: string | null, };

/**
 * What the form says while one types: problems, warnings and what the total comes to.
 */
export type RequestCheck = { fields: Array<FieldProblem>, 
/**
 * Things worth a second look (codice fiscale against the name, dates…), confirmed with one tick.
 */
warnings: Array<FieldProblem>, total: Worth, 
/**
 * What the hours of each activity, as typed, are worth at the programme's rate; in its order.
 */
due: Array<Cents>, 
/**
 * Last day to answer, once the notification date can be read.
 */
answerBy: string | null, 
/**
 * A person already in the archive with this codice fiscale.
 */
known: BeneficiaryId | null, knownName: string | null, };

/**
 * A whole request (§2, "Richiesta di attivazione servizi").
 */
export type RequestDetail = { id: RequestId, opal: string, description: string, state: RequestState, programme: string, holder: string, requestDate: string, notifiedDate: string, 
/**
 * The day was not told: the program's guess, which cancels nothing.
 */
notifiedGuessed: boolean, 
/**
 * Last day to answer (§2).
 */
answerBy: string, daysLeft: number | null, decidedAt: string | null, decidedBy: string | null, 
/**
 * Why it was refused or cancelled.
 */
reason: string | null, centre: CentreId, centreName: string, branch: BranchId | null, branchName: string | null, voucherKind: VoucherKind, voucherId: string, 
/**
 * The voucher's last day, where it is known.
 */
voucherEnds: string | null, 
/**
 * What that day means, where the voucher is closed by itself.
 */
voucherEndTold: string | null, beneficiary: BeneficiaryId, surname: string, name: string, taxCode: string, birthDate: string | null, birthplace: string, phone: string, email: string, dailyLimit: Minutes | null, weeklyLimit: Minutes | null, employer: EmployerId | null, employerName: string | null, contact: ContactId | null, contactName: string | null, rate: Cents, activities: Array<ActivityEnvelope>, total: Envelope, nextSession: NextSession | null, 
/**
 * What its registers will need and nobody has told yet, in a sentence.
 */
untold: string | null, 
/**
 * Why person and kind of voucher cannot be corrected any more.
 */
personFixed: string | null, 
/**
 * Why agreed hours and amounts cannot be corrected any more.
 */
hoursFixed: string | null, };

/**
 * What the list of requests is asked for (§2, "Cerca record in cui").
 */
export type RequestFilter = { 
/**
 * A phrase any field contains; empty for all.
 */
text: string, 
/**
 * Only this situation.
 */
state: RequestState | null, 
/**
 * Only this branch.
 */
branch: BranchId | null, 
/**
 * Only this employment centre.
 */
centre: CentreId | null, 
/**
 * Only requests of this person.
 */
beneficiary: BeneficiaryId | null, 
/**
 * Column to sort by.
 */
sort: RequestSort, 
/**
 * From the last to the first.
 */
descending: boolean, 
/**
 * Page, from 1.
 */
page: number, 
/**
 * Rows a page: 10, 25 or 50.
 */
pageSize: number, };

/**
 * The form *Nuova richiesta*: raw text as typed, parsed and checked here.
 */
export type RequestForm = { opal: string, description: string, requestDate: string, notifiedDate: string, centre: CentreId | null, 
/**
 * Name of a centre to add, when `centre` is none.
 */
newCentre: string, branch: BranchId | null, 
/**
 * The body that holds the OPAL; empty for the provider itself.
 */
holder: string, 
/**
 * A person found, or none for the new one described below.
 */
beneficiary: BeneficiaryId | null, surname: string, name: string, taxCode: string, voucherKind: VoucherKind | null, voucherId: string, 
/**
 * The voucher's last day, or empty.
 */
voucherEnds: string, employer: EmployerId | null, contact: ContactId | null, 
/**
 * Agreed hours and amount per activity, in the programme's order.
 */
activities: Array<AgreedForm>, 
/**
 * Warnings about the codice fiscale the user has seen and confirmed.
 */
confirmed: boolean, };

/**
 * A request to activate the service («richiesta di attivazione servizi», §2).
 */
export type RequestId = number;

/**
 * Everything the page of a request's documents shows.
 */
export type RequestOutputs = { request: OutputRequest, 
/**
 * Why nothing can be begun, if so.
 */
barred: string | null, kinds: Array<OutputKindTitle>, attachments: Array<Attachment>, };

/**
 * One page of the list.
 */
export type RequestPage = { 
/**
 * Requests found.
 */
found: number, 
/**
 * This page, from 1 (0 with nothing found).
 */
page: number, 
/**
 * Pages in all.
 */
pages: number, 
/**
 * The page's requests.
 */
rows: Array<RequestRow>, };

/**
 * A paper of the whole request that a file from elsewhere can stand for (§3.2).
 */
export type RequestPaper = "relazione" | "attestazione";

/**
 * One request in the list, with its activities.
 */
export type RequestRow = { id: RequestId, opal: string, state: RequestState, 
/**
 * Days left to answer, for a `PROPOSTA` (0 = today is the last day).
 */
daysLeft: number | null, 
/**
 * That day is only presumed: when the CPI notified it was not told.
 */
notifiedGuessed: boolean, requestDate: string, holder: string, surname: string, name: string, taxCode: string, centre: string, minutes: Minutes, amount: Cents, activities: Array<ActivityLine>, };

/**
 * Columns a list of requests can be sorted by.
 */
export type RequestSort = "state" | "requestDate" | "opal" | "holder" | "surname" | "name" | "taxCode" | "centre" | "activityState" | "component" | "expense" | "minutes" | "amount";

/**
 * «Stato preselezione» (§2, §3).
 */
export type RequestState = "PROPOSTA" | "AMMESSO AL SERVIZIO" | "RIFIUTATA" | "CANCELLATA";

/**
 * One block of a text.
 */
export type RichBlock = { "kind": "heading", 
/**
 * 1 or 2: under the document's own title.
 */
level: number, 
/**
 * Its words.
 */
runs: Array<RichRun>, } | { "kind": "paragraph", 
/**
 * Its words.
 */
runs: Array<RichRun>, } | { "kind": "list", 
/**
 * Numbered, or with dots.
 */
ordered: boolean, 
/**
 * The words of each item.
 */
items: Array<Array<RichRun>>, };

/**
 * A stretch of words in one weight.
 */
export type RichRun = { 
/**
 * The words, on one line.
 */
text: string, 
/**
 * Whether they are bold.
 */
bold: boolean, };

/**
 * A text that has been checked.
 */
export type RichText = { blocks: Array<RichBlock>, };

/**
 * What is to be said of a row.
 */
export type RowRemark = { 
/**
 * The row, where one tells of it.
 */
row: number | null, 
/**
 * What is to be said.
 */
message: string, };

/**
 * What somebody sees in the place of a row.
 */
export type RowSaid = { row: number, signer: Signer, 
/**
 * *Da guardare* takes back what was said.
 */
verdict: FieldVerdict, };

/**
 * The rules, in the order in which they are shown.
 */
export type RuleId = "WINDOW" | "HOLIDAY" | "PATRON" | "HOURS" | "DAILY" | "WEEKLY" | "CAPACITY" | "OVERLAP" | "DAY_BEFORE" | "LATE" | "FUTURE" | "PLACE" | "ADMITTED" | "EXPIRED" | "COACH_LOAD";

/**
 * A scan row by row, beside what the register says.
 */
export type ScanRows = { 
/**
 * Every row of the register.
 */
rows: Array<ScannedRow>, 
/**
 * The signatures of the whole register, where their page is in the scan.
 */
closings: Array<ScannedClosing>, 
/**
 * Pages that are missing, poor or of something else, in words.
 */
remarks: Array<string>, };

/**
 * A scan of the signed paper of a register.
 */
export type ScanView = { 
/**
 * From 1, in the order they were attached.
 */
number: number, 
/**
 * `PDF`, `immagine JPEG`…
 */
fileKind: string, 
/**
 * In bytes.
 */
size: number, sha256: string, added: string, addedBy: string, };

/**
 * A place to sign the whole register.
 */
export type ScannedClosing = { 
/**
 * Whose.
 */
signer: Signer, 
/**
 * `Coach`, `Destinatario o referente`, `Referente dell’ente`.
 */
label: string, 
/**
 * What the scan seems to show.
 */
seen: FieldVerdict, 
/**
 * Who is ticked beside it.
 */
ticked: Array<string>, 
/**
 * That part of the scan: a `data:` address.
 */
picture: string, 
/**
 * A start for marking it as signed, where the register can be and something is written there; who is named
 * only where the sheet says who.
 */
offer: SignatureForm | null, };

/**
 * A place to sign in a row.
 */
export type ScannedPlace = { 
/**
 * Whose.
 */
signer: Signer, 
/**
 * `Coach`, `Destinatario o referente`.
 */
label: string, 
/**
 * What somebody said of it; that counts.
 */
said: FieldVerdict | null, 
/**
 * What the scan seems to show, where it was read.
 */
seen: FieldVerdict | null, 
/**
 * Who is ticked beside it: `destinatario`, `referente`.
 */
ticked: Array<string>, };

/**
 * A row as the register says it and as the scan shows it.
 */
export type ScannedRow = { 
/**
 * The number printed on it.
 */
row: number, date: string, start: string, end: string, minutes: number, activityCode: string, activityTitle: string, place: string, description: string, 
/**
 * Printed struck: nobody signs it.
 */
struck: boolean, 
/**
 * What the scan shows of it: a `data:` address; empty where it cannot be shown.
 */
picture: string, 
/**
 * The places to sign in it.
 */
places: Array<ScannedPlace>, };

/**
 * *Copie automatiche*, once a folder was chosen.
 */
export type ScheduledCopies = { folder: string, 
/**
 * The service that takes along what is put there.
 */
synced: string | null, 
/**
 * How many copies it holds of this archive; `None` where it is not there.
 */
copies: number | null, last: string | null, };

/**
 * What a register covers, as it is ordered.
 */
export type ScopeForm = { "kind": "activity", 
/**
 * The activity.
 */
activity: ActivityId, } | { "kind": "opal" } | { "kind": "day", 
/**
 * The day.
 */
date: string, } | { "kind": "period", 
/**
 * First day.
 */
from: string, 
/**
 * Last day.
 */
to: string, };

/**
 * A section as the form shows it.
 */
export type SectionView = { 
/**
 * Which one: the name of its field in the draft.
 */
section: ReportSection, 
/**
 * Its heading.
 */
label: string, 
/**
 * What is expected in it.
 */
hint: string, 
/**
 * Only a path that failed asks for it.
 */
onlyOnFailure: boolean, };

/**
 * One line of the series, changed.
 */
export type SeriesChange = { 
/**
 * The day the series had it on.
 */
day: string, 
/**
 * It is not entered.
 */
leftOut: boolean, 
/**
 * Where it was moved to; none where the hours stay as well.
 */
slot: Slot | null, };

/**
 * What a series gives: every session with what it breaks and how that is mended.
 */
export type SeriesCheck = { 
/**
 * Fields that cannot be read.
 */
fields: Array<FieldProblem>, 
/**
 * The sessions, one after the other.
 */
lines: Array<SeriesLine>, 
/**
 * Feasts left out.
 */
skipped: Array<SkippedDay>, 
/**
 * Why there are no more, where somebody may expect them.
 */
remark: string | null, 
/**
 * How many would be entered.
 */
count: number, 
/**
 * Their hours.
 */
minutes: Minutes, 
/**
 * What is free of the agreed hours afterwards, drafts taken off.
 */
free: Minutes, 
/**
 * How many of those that would be entered a rule forbids.
 */
blocked: number, };

/**
 * *Questa e le seguenti*: the form of the first, of which times, place, coach and branch hold for all.
 */
export type SeriesEdit = { 
/**
 * The first one.
 */
session: SessionId, 
/**
 * Its form.
 */
form: SessionForm, 
/**
 * All of them, as they were shown.
 */
shown: Array<ShownSession>, 
/**
 * Warnings seen and ticked.
 */
acknowledged: Array<RuleId>, };

/**
 * When a series is over, as it was chosen.
 */
export type SeriesEnd = "numero" | "giorno" | "ore";

/**
 * What was entered together.
 */
export type SeriesEntered = { 
/**
 * The sessions, one after the other.
 */
sessions: Array<SessionId>, };

/**
 * *Ripeti…*: the session's form, whose day is the first one, and how it goes on.
 */
export type SeriesForm = { 
/**
 * The form of each; its date is the first day.
 */
session: SessionForm, 
/**
 * From 1, Monday, to 7, Sunday.
 */
weekdays: Array<number>, 
/**
 * When it is over.
 */
end: SeriesEnd, 
/**
 * How many, as typed.
 */
count: string, 
/**
 * The last day, as typed.
 */
last: string, 
/**
 * What was changed in single lines.
 */
changes: Array<SeriesChange>, };

/**
 * One session of a series.
 */
export type SeriesLine = { 
/**
 * The day the series has it on: its name among the changes.
 */
day: string, 
/**
 * When it would be held.
 */
slot: Slot, 
/**
 * How long it lasts.
 */
minutes: Minutes, 
/**
 * It is not entered.
 */
leftOut: boolean, 
/**
 * It is not as the series has it.
 */
moved: boolean, 
/**
 * What it breaks, told without what only informs.
 */
violations: Array<Violation>, 
/**
 * What would mend it.
 */
mends: Array<SeriesMend>, };

/**
 * A change of one line that mends it.
 */
export type SeriesMend = { 
/**
 * «Sposta a lunedì 11/07».
 */
label: string, 
/**
 * The change it stands for.
 */
change: SeriesChange, };

/**
 * What of a series comes after one of its drafts.
 */
export type SeriesRest = { 
/**
 * The draft itself and those after it, as they would become.
 */
drafts: Array<ListedSession>, 
/**
 * Those after it that are no drafts any more: they stay as they are.
 */
left: Array<ListedSession>, };

/**
 * What the form says while one types.
 */
export type SessionCheck = { 
/**
 * Fields that cannot be read; an empty one is not told before something is typed in it.
 */
fields: Array<FieldProblem>, 
/**
 * Every rule violated, with figures.
 */
violations: Array<Violation>, 
/**
 * What there is to know of somebody's hours and absences, a sentence each: none stands in the way.
 */
hints: Array<string>, 
/**
 * Duration, once start and end can be read.
 */
minutes: Minutes | null, 
/**
 * Weekday of the date, once it can be read: `venerdì`.
 */
weekday: string | null, 
/**
 * How many of the violations block *Programma* though not *Invia*.
 */
blocksSchedule: number, 
/**
 * How many must be acknowledged.
 */
toAcknowledge: number, 
/**
 * How the portal may already hold it, when the term for entering it has passed.
 */
heldPastTerm: Array<SessionState>, };

/**
 * A draft about to be dragged: its form, and what the rules say of every place it can be put in.
 */
export type SessionDrag = { session: SessionId, activity: ActivityId, 
/**
 * What the form is of, for *Invia*.
 */
revision: number, form: SessionForm, verdicts: DragVerdicts, };

/**
 * The form of a session (§3.1): raw text as typed.
 */
export type SessionForm = { branch: BranchId | null, coach: CoachId | null, date: string, start: string, end: string, place: string, note: string, 
/**
 * Printed on the register, so no health detail (at most 400 characters).
 */
description: string, 
/**
 * Never printed on a register.
 */
privateNote: string, };

/**
 * Sessions entered in one step: a series, an accepted plan.
 */
export type SessionGroupId = number;

/**
 * Minutes of sessions by what became of them.
 */
export type SessionHours = { 
/**
 * `EROGATA`, the only ones that count as delivered.
 */
delivered: Minutes, 
/**
 * `PROGRAMMATA` and `AVVIATA`.
 */
scheduled: Minutes, 
/**
 * `INSERITA`.
 */
draft: Minutes, 
/**
 * Planned and never held: `CHIUSA NEGATIVAMENTE`, or left open in an activity `TERMINATA`, where
 * nothing can change any more (§3.3). `[I]`
 */
missed: Minutes, };

/**
 * One delivery of an activity («erogazione», §3.1): the ID column of the portal's table.
 */
export type SessionId = number;

/**
 * Where the record of a session comes from.
 */
export type SessionOrigin = "qui" | "dal portale" | "in seguito";

/**
 * One row of the table *Erogazioni*.
 */
export type SessionRow = { 
/**
 * As the table shows it.
 */
number: number, coachSurname: string, coachName: string, minutes: Minutes, steps: Array<StepButton>, 
/**
 * Whether *Avvia e concludi…* is possible now.
 */
mayBeHeld: boolean, 
/**
 * How many drafts of its series come after it.
 */
following: number, 
/**
 * Whether its whole form can be edited (`INSERITA` in an activity not ended).
 */
editable: boolean, 
/**
 * Whether description and private note can still be written.
 */
describable: boolean, 
/**
 * Registers, not outdated, that print this session.
 */
registers: Array<OnRegister>, 
/**
 * Set while the regional portal does not hold what is true here.
 */
portal: PortalMark | null, 
/**
 * «ripresa dal portale», «registrata in seguito…»; nothing of what was carried on here.
 */
toldOrigin: string | null, 
/**
 * How the portal may already hold it, when its term has passed: *È già così sul portale…*.
 */
heldPastTerm: Array<SessionState>, 
/**
 * Its number.
 */
id: SessionId, 
/**
 * The activity it delivers.
 */
activity: ActivityId, 
/**
 * The person served.
 */
beneficiary: BeneficiaryId, 
/**
 * The branch it is delivered by.
 */
branch: BranchId, 
/**
 * Who delivers it.
 */
coach: CoachId, 
/**
 * Its day.
 */
date: string, 
/**
 * When it starts.
 */
start: TimeOfDay, 
/**
 * When it ends.
 */
end: TimeOfDay, 
/**
 * Where; empty at the branch.
 */
place: string, 
/**
 * «Note» of the form.
 */
note: string, 
/**
 * Printed on the register, so without a health detail.
 */
description: string, 
/**
 * Never printed on a register.
 */
privateNote: string, 
/**
 * Its state.
 */
state: SessionState, 
/**
 * Why it was closed negatively or given up.
 */
reason: string | null, 
/**
 * Whether it was carried on here, or the portal held it before this program did.
 */
origin: SessionOrigin, 
/**
 * Why it was recorded afterwards, where it was.
 */
originWhy: string | null, 
/**
 * Rises at every change.
 */
revision: number, 
/**
 * When it was first entered.
 */
enteredAt: string, 
/**
 * When it was scheduled.
 */
scheduledAt: string | null, 
/**
 * When it was started.
 */
startedAt: string | null, 
/**
 * When it was concluded.
 */
concludedAt: string | null, 
/**
 * When it was closed negatively or given up.
 */
closedAt: string | null, };

/**
 * The state of a delivery («erogazione», §3.1–3.2).
 */
export type SessionState = "INSERITA" | "PROGRAMMATA" | "AVVIATA" | "EROGATA" | "ANNULLATA" | "CHIUSA NEGATIVAMENTE";

/**
 * The buttons of a session's row.
 */
export type SessionStep = "programma" | "avvia" | "concludi" | "annulla" | "chiudi";

/**
 * The preview: nothing has changed yet.
 */
export type SessionsPreview = { 
/**
 * Activities the table speaks of.
 */
activities: number, new: number, equal: number, different: number, onlyHere: number, faulty: number, coaches: Array<CoachTold>, 
/**
 * The first rows (at most 400), those to look at first.
 */
rows: Array<HeldRow>, 
/**
 * How many more there are beyond `rows`.
 */
more: number, unshown: Unshown, 
/**
 * Name of the file, or `testo incollato`.
 */
source: string, 
/**
 * `CSV con «;», Windows-1252`, `XLSX, foglio «Richieste»`…
 */
format: string, 
/**
 * Rows read, heading excluded.
 */
lines: number, 
/**
 * Columns of the file that were not recognised, and are left out.
 */
ignoredColumns: Array<string>, 
/**
 * What else the file holds that is not read, a sentence each.
 */
notices: Array<string>, 
/**
 * Rows the spreadsheet does not show, where there are some.
 */
hidden: HiddenRows | null, 
/**
 * Hands the preview back when importing.
 */
token: string, };

/**
 * What was done.
 */
export type SessionsReport = { 
/**
 * Came in as history.
 */
imported: number, 
/**
 * Became as the portal holds them.
 */
taken: number, 
/**
 * Are now to be repeated on the portal.
 */
kept: number, 
/**
 * Were alike already.
 */
equal: number, 
/**
 * Stay told otherwise.
 */
left: number, skipped: number, coaches: number, 
/**
 * Activities that became `INIZIATA`.
 */
started: number, };

/**
 * What is known of when somebody can, which a plan may be asked not to heed: none of it is a rule.
 */
export type SetAside = "coachAbsences" | "coachHours" | "personAbsences" | "personHours" | "closing";

/**
 * What is set aside, with the words of its tick.
 */
export type SetAsideTick = { what: SetAside, label: string, };

/**
 * How much a violation weighs; the gravest comes first.
 */
export type Severity = "E" | "W" | "I";

/**
 * What one place on a page shows.
 */
export type SheetField = { 
/**
 * Names it on its page.
 */
index: number, 
/**
 * What it is for.
 */
serves: FieldUse, 
/**
 * `riga 3, coach`; `firma finale del coach`.
 */
called: string, 
/**
 * What a row is of: `09/05/2022, 09:00–11:00 · Vivai Sile`. Empty at the end.
 */
of: string, 
/**
 * What the scan shows.
 */
verdict: FieldVerdict, 
/**
 * That part of the scan: a `data:` address.
 */
crop: string, };

/**
 * A page on the desk.
 */
export type SheetPage = { 
/**
 * Names it while it is on the desk.
 */
key: number, 
/**
 * The file it came in.
 */
file: string, 
/**
 * Which page of that, from 1.
 */
filePage: number, 
/**
 * What it is.
 */
standing: PageStanding, 
/**
 * The same in words: `registro 2022/001, versione 1, pagina 2 di 4`.
 */
told: string, 
/**
 * The register it is of, if one is known.
 */
register: RegisterId | null, 
/**
 * Which page of that; 0 where it is not known.
 */
page: number, 
/**
 * Why a new photo would be better, in words.
 */
faults: Array<string>, 
/**
 * What its places show.
 */
fields: Array<SheetField>, 
/**
 * A small picture, upright: a `data:` address.
 */
picture: string, 
/**
 * It was filed.
 */
filed: boolean, };

/**
 * A register of which there are pages on the desk.
 */
export type SheetRegister = { 
/**
 * Which one.
 */
register: RegisterId, 
/**
 * `registro 2022/017, versione 1`.
 */
called: string, 
/**
 * Whose it is.
 */
person: string, 
/**
 * How many pages it has.
 */
pages: number, 
/**
 * Those that are neither on the desk nor filed before.
 */
missing: Array<number>, 
/**
 * `Manca la pagina 3.`; empty when nothing is missing.
 */
missingTold: string, };

/**
 * One session of a list, as it was shown.
 */
export type ShownSession = { 
/**
 * Which one.
 */
session: SessionId, 
/**
 * Its revision then.
 */
revision: number, };

/**
 * A mark of a signature to be taken back, and why.
 */
export type SignatureBack = { signer: Signer, reason: string, };

/**
 * A signature seen on paper, as typed.
 */
export type SignatureForm = { signer: Signer | null, who: string, date: string, place: string, };

/**
 * One of the three signatures.
 */
export type SignatureView = { signer: Signer, 
/**
 * `Coach`, `Destinatario o referente`, `Referente dell’ente`.
 */
label: string, 
/**
 * Without it the register is not signed (§3.2).
 */
required: boolean, 
/**
 * Who may be expected to sign: two names for the recipient, where the company has a contact.
 */
expected: Array<string>, 
/**
 * Who has signed; empty while nobody has.
 */
who: string, date: string | null, place: string, };

/**
 * A file of a register signed digitally.
 */
export type SignedFileView = { 
/**
 * From 1, in the order they were attached.
 */
number: number, 
/**
 * `PDF firmato (PAdES)`, `busta p7m (CAdES)`.
 */
fileKind: string, 
/**
 * In bytes.
 */
size: number, sha256: string, added: string, addedBy: string, signatures: Array<FileSignatureView>, 
/**
 * What is to be known of the file as a whole.
 */
remarks: Array<ToldView>, 
/**
 * Something is wrong with it.
 */
loud: boolean, 
/**
 * What was not asked, and of whom.
 */
notAsked: string, };

/**
 * Who signs a register.
 */
export type Signer = "coach" | "recipient" | "provider";

/**
 * A feast a series leaves out.
 */
export type SkippedDay = { 
/**
 * The day.
 */
date: string, 
/**
 * Its name.
 */
name: string, };

/**
 * A day and hours in which a session could be held.
 */
export type Slot = { 
/**
 * The day.
 */
date: string, 
/**
 * When it would start.
 */
start: TimeOfDay, 
/**
 * When it would end.
 */
end: TimeOfDay, };

/**
 * A statement.
 */
export type Statement = { 
/**
 * What the rows stand for.
 */
grouping: StatementGrouping, 
/**
 * First day of the period, as understood.
 */
from: string | null, 
/**
 * Last day of the period, as understood.
 */
to: string | null, 
/**
 * Whether each row has its own agreed hours; if not, only the total has.
 */
divided: boolean, 
/**
 * Whether only part of the activities' sessions are in the selection.
 */
narrowed: boolean, 
/**
 * OPAL in the selection.
 */
requests: number, 
/**
 * How the sums are made and rounded, a sentence each.
 */
rules: Array<string>, 
/**
 * Rows found.
 */
found: number, 
/**
 * This page, from 1 (0 with nothing found).
 */
page: number, 
/**
 * Pages in all.
 */
pages: number, 
/**
 * This page's rows.
 */
rows: Array<StatementRow>, 
/**
 * The sums of the whole selection, whatever the page.
 */
total: StatementFigures, 
/**
 * Hours month by month, without the months that have no session.
 */
months: Array<MonthHours>, 
/**
 * The person the filter names, «Cognome Nome».
 */
person: string | null, 
/**
 * Admitted OPAL that the period leaves out.
 */
leftOut: LeftOut, };

/**
 * The sums of one row, or of a whole statement.
 */
export type StatementFigures = { 
/**
 * Agreed with the request, at the request's own amount.
 */
agreed: Worth, 
/**
 * `EROGATA`.
 */
delivered: Worth, 
/**
 * `PROGRAMMATA` and `AVVIATA`.
 */
scheduled: Worth, 
/**
 * `INSERITA`.
 */
draft: Worth, 
/**
 * Delivered, scheduled or drafted of the same activities, outside the period or by other coaches.
 */
elsewhere: Worth, 
/**
 * Agreed and not delivered in activities `TERMINATA` (§3.3). `[I]`
 */
lost: Worth, 
/**
 * Agreed and not yet planned in the others, never below zero.
 */
free: Worth, 
/**
 * Planned and never held; the hours closed negatively are free again (§3.2), so these stand apart.
 */
missed: Worth, };

/**
 * What a statement is asked for: how its rows are made, and of what.
 */
export type StatementFilter = { 
/**
 * What the rows stand for.
 */
grouping: StatementGrouping, 
/**
 * First day of the period as typed, empty for none.
 */
from: string, 
/**
 * Last day of the period as typed, empty for none.
 */
to: string, 
/**
 * Only OPAL with this branch.
 */
branch: BranchId | null, 
/**
 * Only this coach's sessions, and the activities they are of.
 */
coach: CoachId | null, 
/**
 * Only this person's OPAL.
 */
person: BeneficiaryId | null, 
/**
 * Only OPAL from this employment centre.
 */
centre: CentreId | null, 
/**
 * Only OPAL whose code contains this.
 */
opal: string, 
/**
 * Only OPAL with this kind of voucher.
 */
voucher: VoucherKind | null, 
/**
 * Page of the rows, from 1; months come all at once.
 */
page: number, 
/**
 * Rows a page: 10, 25 or 50.
 */
pageSize: number, };

/**
 * What kind of file a statement is saved as.
 */
export type StatementFormat = "xlsx" | "csv" | "pdf";

/**
 * What the rows of a statement stand for.
 */
export type StatementGrouping = "attivita" | "opal" | "persona" | "coach" | "sportello" | "cpi" | "mese";

/**
 * One row of a statement.
 */
export type StatementRow = { 
/**
 * Id of the request, person, coach, branch or centre it stands for; none for an activity's
 * code, a month, and what has no branch.
 */
id: number | null, 
/**
 * First day of the month it stands for.
 */
month: string | null, 
/**
 * Code, name or month; a person's name where the rows are people.
 */
label: string, 
/**
 * The activity's title, or the OPAL's person.
 */
detail: string, 
/**
 * The person's codice fiscale, where the rows are people.
 */
taxCode: string | null, 
/**
 * Its sums.
 */
figures: StatementFigures, };

/**
 * One button a session's state allows, and why it cannot be pressed now, if so.
 */
export type StepButton = { step: SessionStep, label: string, 
/**
 * Italian reason when a rule forbids it now.
 */
blocked: string | null, };

/**
 * What a step asks before it is taken: the manual's question, the facts, every violation.
 */
export type StepCheck = { session: SessionId, activity: ActivityId, step: SessionStep, 
/**
 * State the session must still be in when the step is taken.
 */
expected: SessionState, title: string, question: string, facts: Array<Fact>, violations: Array<Violation>, 
/**
 * What cannot be undone, in a sentence.
 */
irreversible: string | null, paragraph: string, 
/**
 * Whether a written reason is mandatory (*Chiudi negativamente*).
 */
asksReason: boolean, 
/**
 * Whether the description for the register may be written now (*Concludi*).
 */
asksDescription: boolean, description: string, };

/**
 * A step as confirmed by the user.
 */
export type StepOrder = { 
/**
 * The session.
 */
session: SessionId, 
/**
 * The button pressed.
 */
step: SessionStep, 
/**
 * State the screen showed.
 */
expected: SessionState, 
/**
 * Warnings the user has seen and ticked.
 */
acknowledged: Array<RuleId>, 
/**
 * Reason (*Chiudi negativamente*).
 */
reason: string, 
/**
 * Description for the register (*Concludi*), if written in the dialog.
 */
description: string | null, };

/**
 * A passphrase judged.
 */
export type Strength = { 
/**
 * 0 (at once) to 4 (centuries).
 */
score: number, 
/**
 * What to do; nothing where there is nothing left to do.
 */
hint: string, 
/**
 * Whether an archive may be created with it.
 */
acceptable: boolean, };

/**
 * Minutes from midnight, 0 to 1440 (24:00, the end of the day). Crosses and is shown as `10:00`.
 */
export type TimeOfDay = string;

/**
 * The whole screen *Oggi*.
 */
export type Today = { date: string, 
/**
 * A sentence about a holiday today or tomorrow.
 */
note: string | null, sessions: Array<TodaySession>, 
/**
 * Minutes counted today for the coach at work.
 */
minutes: Minutes, 
/**
 * The daily limit.
 */
dailyLimit: Minutes, 
/**
 * The most urgent ones, at most [`super::MOST_DEADLINES`].
 */
deadlines: Array<Deadline>, 
/**
 * How many there are in all.
 */
deadlinesFound: number, 
/**
 * Whom the filter can choose, whatever it is set to.
 */
deadlinePeople: Array<DeadlinePerson>, 
/**
 * Which coaches the filter can choose.
 */
deadlineCoaches: Array<DeadlineCoach>, 
/**
 * Open paths, at most [`super::MOST_PEOPLE`].
 */
people: Array<PersonHours>, 
/**
 * How many there are in all.
 */
peopleFound: number, nextDays: Array<NextDay>, 
/**
 * Requests of which something is still untold, at most [`super::MOST_INCOMPLETE`].
 */
incomplete: Array<Incomplete>, 
/**
 * How many there are in all.
 */
incompleteFound: number, 
/**
 * What comes next in a new archive; empty once all is done, or it was put away.
 */
firstSteps: Array<FirstStep>, };

/**
 * Which deadlines are wanted.
 */
export type TodayFilter = { 
/**
 * Only this person's.
 */
person: BeneficiaryId | null, 
/**
 * Only those of this coach's sessions, and of the requests with one; requests to answer stay.
 */
coach: CoachId | null, };

/**
 * One of today's sessions with its buttons.
 */
export type TodaySession = { id: SessionId, 
/**
 * As the interface names it.
 */
number: number, request: RequestId, activity: ActivityId, code: string, surname: string, name: string, start: TimeOfDay, end: TimeOfDay, place: string, coach: string, 
/**
 * Whether *Avvia e concludi…* is possible now.
 */
mayBeHeld: boolean, state: SessionState, steps: Array<StepButton>, };

/**
 * A sentence; a loud one says that something is wrong.
 */
export type ToldView = { words: string, loud: boolean, };

/**
 * A file that could not be read.
 */
export type UnreadFile = { 
/**
 * Its name.
 */
name: string, 
/**
 * Why, in words.
 */
why: string, };

/**
 * What was typed in one form. Its words are the page's own: nothing here reads them.
 */
export type Unsent = { 
/**
 * The form: `richiesta/4294967310/rifiuto`.
 */
form: string, 
/**
 * What the form calls itself: «Rifiuta la richiesta».
 */
title: string, 
/**
 * The screen it was left on.
 */
place: string, 
/**
 * Its fields.
 */
words: string, };

/**
 * How many rows beyond those shown would change, by what is chosen for their kind.
 */
export type Unshown = { 
/**
 * Of what only the portal has.
 */
new: Array<[PortalChoice, number]>, 
/**
 * Of what is told otherwise.
 */
different: Array<[PortalChoice, number]>, 
/**
 * Of what only the archive has.
 */
onlyHere: Array<[PortalChoice, number]>, 
/**
 * Alike, and still to be marked as held there.
 */
equal: number, };

/**
 * How near it is.
 */
export type Urgency = "scaduto" | "oggi" | "entro 3 giorni" | "più avanti";

/**
 * A rule that a session breaks, as it is shown under its form field.
 */
export type Violation = { 
/**
 * Which rule.
 */
rule: RuleId, 
/**
 * How much it weighs now.
 */
severity: Severity, 
/**
 * A warning on a draft that will block «Programma».
 */
blocksSchedule: boolean, 
/**
 * The form field it sits under: `date`, `start`, `end`, `place` or `coach`.
 */
field: string | null, 
/**
 * One Italian sentence.
 */
message: string, 
/**
 * The figures behind it, e.g. `04:00 + 03:00 = 07:00 > 06:00`; they never hold a name.
 */
figures: string | null, 
/**
 * The manual's paragraph, e.g. `§3.2`, or what else says so.
 */
paragraph: string, 
/**
 * What the user ticks to go on in spite of a warning.
 */
acknowledgement: string | null, 
/**
 * One change that would mend it.
 */
mend: Mend | null, 
/**
 * The other sessions that stand in the way, one by one; they take the figures' place on the screen.
 */
clashes: Array<Clash>, };

/**
 * The kind of voucher, which decides the hours of training (§3).
 */
export type VoucherKind = "base" | "rinforzato";

/**
 * A way as typed.
 */
export type WayForm = { one: string, other: string, minutes: string, };

/**
 * How long it takes between two places, either way; an empty place is the branch.
 */
export type WayRow = { one: string, other: string, minutes: Minutes, };

/**
 * *Tempi di viaggio*: the ways told, and the places to choose from.
 */
export type Ways = { rows: Array<WayRow>, 
/**
 * As sessions name them.
 */
places: Array<string>, };

/**
 * The hours of a week as typed or stored.
 */
export type WeekForm = { 
/**
 * The first day; empty: from ever.
 */
from: string, 
/**
 * The last one; empty: for ever.
 */
to: string, 
/**
 * From Monday to Sunday, each with its hours: `09:00–13:00`.
 */
days: Array<Array<string>>, };

/**
 * The hours of somebody's week.
 */
export type WeekHoursId = number;

/**
 * The stored hours of a week.
 */
export type WeekRow = { id: WeekHoursId, 
/**
 * `dal 01/06/2026`.
 */
period: string, 
/**
 * Whether they are those of today.
 */
holds: boolean, 
/**
 * All of the week.
 */
minutes: Minutes, 
/**
 * The first day; empty: from ever.
 */
from: string, 
/**
 * The last one; empty: for ever.
 */
to: string, 
/**
 * From Monday to Sunday, each with its hours: `09:00–13:00`.
 */
days: Array<Array<string>>, };

/**
 * Whose hours or absences they are.
 */
export type Whose = { "kind": "person", "id": BeneficiaryId } | { "kind": "coach", "id": CoachId } | { "kind": "employer", "id": EmployerId };

/**
 * A register on paper was recorded by mistake.
 */
export type Withdrawal = { at: string, because: string, };

/**
 * The hours of a day or a week beside the most there may be.
 */
export type WorkLoad = { 
/**
 * By what became of them.
 */
hours: SessionHours, 
/**
 * Delivered, scheduled and drafts together.
 */
total: Minutes, 
/**
 * The most there may be.
 */
limit: Minutes, 
/**
 * Whether the limit is the person's own and not the programme's (§3.2).
 */
own: boolean, 
/**
 * Whether it is passed.
 */
over: boolean, };

/**
 * Hours and their worth.
 */
export type Worth = { 
/**
 * Whole minutes.
 */
minutes: Minutes, 
/**
 * Cents, rounded half up on this figure.
 */
amount: Cents, };

// Written by `cargo xtask types` from src-tauri/src/commands/list.rs.
import type {
  AbsenceForm,
  AbsenceId,
  AcceptedPlan,
  ActivityDetail,
  ActivityId,
  ActivityState,
  Agenda,
  AgendaQuery,
  AgreedForm,
  AppStatus,
  Attached,
  AttachmentId,
  AttachmentPlace,
  AttestationId,
  AttestationPage,
  AvailabilityPage,
  Beneficiary,
  BeneficiaryForm,
  BeneficiaryId,
  BeneficiaryPage,
  BranchForm,
  BranchId,
  CalendarOrder,
  CalendarPreview,
  CalendarReport,
  CentreForm,
  CentreId,
  CoachForm,
  CoachId,
  ContactForm,
  ContactId,
  CopyContents,
  CreateArchive,
  DeliveryForm,
  DetailsOf,
  DetailsPreview,
  DetailsReport,
  Directory,
  DraftKept,
  Drag,
  ElsewhereForm,
  Employer,
  EmployerDoubles,
  EmployerForm,
  EmployerId,
  EmployerPage,
  EndCheck,
  EnteredPlan,
  FieldKind,
  FieldRead,
  FilingDesk,
  FilingProgress,
  FinalReport,
  FirmPreview,
  FirmReport,
  Frame,
  HeldChoices,
  Hit,
  ImportPreview,
  ImportReport,
  InspectionMade,
  InspectionOrder,
  IntegrityReport,
  JournalComparison,
  JournalFilter,
  JournalFormat,
  JournalPage,
  KeptUnsent,
  KeyChanged,
  KeyCoach,
  KeyCoaches,
  LockMinutes,
  LookPart,
  ManyCheck,
  ManyFilter,
  MergeOrder,
  MergePreview,
  MissDaysOrder,
  MissOrder,
  MissedCheck,
  MissedDaysCheck,
  MissedDaysForm,
  OutputDetail,
  OutputDraft,
  OutputFilter,
  OutputId,
  OutputKind,
  OutputPage,
  OutputTemplate,
  PageSaid,
  PageToFile,
  Paper,
  PaperCheck,
  PaperForm,
  PaperOrder,
  PastedFile,
  PeopleDoubles,
  PeopleMerge,
  PeopleOrder,
  PlanBeginning,
  PlanEntered,
  PlanForm,
  PlanOrder,
  PlanProposal,
  PlansBeginning,
  PlansForm,
  PlansProposal,
  PortalFilter,
  PortalKnown,
  PortalOrder,
  PortalQueue,
  PortalReach,
  PortalRecord,
  Programme,
  Progress,
  Provider,
  RegisterCheck,
  RegisterDetail,
  RegisterFilter,
  RegisterId,
  RegisterOrder,
  RegisterPage,
  ReportDraft,
  ReportId,
  ReportRefreshed,
  ReportSaved,
  RequestCheck,
  RequestDetail,
  RequestFilter,
  RequestForm,
  RequestId,
  RequestOutputs,
  RequestPage,
  RequestState,
  RichText,
  RowSaid,
  RuleId,
  ScanRows,
  ScheduledCopies,
  SeriesCheck,
  SeriesEdit,
  SeriesEntered,
  SeriesForm,
  SeriesRest,
  SessionCheck,
  SessionDrag,
  SessionForm,
  SessionGroupId,
  SessionId,
  SessionState,
  SessionStep,
  SessionsPreview,
  SessionsReport,
  ShownSession,
  SignatureBack,
  SignatureForm,
  Slot,
  Statement,
  StatementFilter,
  StatementFormat,
  StepCheck,
  StepOrder,
  Strength,
  Today,
  TodayFilter,
  Unsent,
  VoucherKind,
  WayForm,
  Ways,
  WeekForm,
  WeekHoursId,
  Whose,
} from "./types";

/** Every command: what it takes, what it answers. */
export interface Commands {
  activity_detail: { args: { id: ActivityId }; answer: ActivityDetail };
  check_end: { args: { activity: ActivityId }; answer: EndCheck };
  end_activity: { args: { activity: ActivityId; expected: ActivityState }; answer: void };
  agenda: { args: { query: AgendaQuery }; answer: Agenda };
  drag_session: { args: { session: SessionId; drag: Drag; from: string; to: string }; answer: SessionDrag };
  attestations: { args: { request: RequestId }; answer: AttestationPage };
  preview_attestation: { args: { request: RequestId }; answer: ArrayBuffer };
  issue_attestation: { args: { request: RequestId }; answer: AttestationId };
  attestation_pdf: { args: { id: AttestationId }; answer: ArrayBuffer };
  save_attestation: { args: { id: AttestationId }; answer: string };
  open_attestation: { args: { id: AttestationId }; answer: void };
  availability: { args: { whose: Whose; over: boolean }; answer: AvailabilityPage };
  save_week: { args: { whose: Whose; id: WeekHoursId | null; form: WeekForm }; answer: WeekHoursId };
  remove_week: { args: { whose: Whose; id: WeekHoursId }; answer: void };
  save_absence: { args: { whose: Whose; id: AbsenceId | null; form: AbsenceForm }; answer: AbsenceId };
  remove_absence: { args: { whose: Whose; id: AbsenceId }; answer: void };
  ways: { args: Record<string, never>; answer: Ways };
  save_way: { args: { form: WayForm }; answer: void };
  remove_way: { args: { one: string; other: string }; answer: void };
  save_calendar: { args: { order: CalendarOrder }; answer: string };
  choose_calendar: { args: { coach: CoachId }; answer: CalendarPreview };
  run_calendar_import: { args: { token: string; titles: boolean }; answer: CalendarReport };
  directory: { args: Record<string, never>; answer: Directory };
  save_provider: { args: { form: Provider }; answer: void };
  save_branch: { args: { id: BranchId | null; form: BranchForm }; answer: BranchId };
  archive_branch: { args: { id: BranchId; archived: boolean }; answer: void };
  save_coach: { args: { id: CoachId | null; form: CoachForm }; answer: CoachId };
  archive_coach: { args: { id: CoachId; archived: boolean }; answer: void };
  save_centre: { args: { id: CentreId | null; form: CentreForm }; answer: CentreId };
  list_employers: { args: { text: string; page: number; pageSize: number }; answer: EmployerPage };
  employer: { args: { id: EmployerId }; answer: Employer };
  save_employer: { args: { id: EmployerId | null; form: EmployerForm }; answer: EmployerId };
  save_contact: { args: { employer: EmployerId; id: ContactId | null; form: ContactForm }; answer: ContactId };
  employer_doubles: { args: Record<string, never>; answer: EmployerDoubles };
  keep_employers_apart: { args: { one: EmployerId; other: EmployerId }; answer: void };
  check_merge: { args: { keep: EmployerId; merge: EmployerId }; answer: MergePreview };
  merge_employers: { args: { order: MergeOrder }; answer: void };
  list_beneficiaries: { args: { text: string; page: number; pageSize: number }; answer: BeneficiaryPage };
  beneficiary: { args: { id: BeneficiaryId }; answer: Beneficiary };
  save_beneficiary: { args: { id: BeneficiaryId | null; form: BeneficiaryForm }; answer: BeneficiaryId };
  save_person_data: { args: { id: BeneficiaryId }; answer: string };
  people_doubles: { args: Record<string, never>; answer: PeopleDoubles };
  keep_people_apart: { args: { one: BeneficiaryId; other: BeneficiaryId }; answer: void };
  check_people_merge: { args: { keep: BeneficiaryId; merge: BeneficiaryId }; answer: PeopleMerge };
  merge_people: { args: { order: PeopleOrder }; answer: void };
  part_people: { args: { merged: BeneficiaryId }; answer: void };
  known_patron: { args: { municipality: string }; answer: string | null };
  choose_sheets: { args: Record<string, never>; answer: FilingDesk };
  read_sheets: { args: { files: ReadonlyArray<PastedFile> }; answer: FilingDesk };
  stop_reading_sheets: { args: Record<string, never>; answer: void };
  reading_of_sheets: { args: Record<string, never>; answer: FilingProgress | null };
  filing_desk: { args: Record<string, never>; answer: FilingDesk };
  sheet_picture: { args: { key: number }; answer: string };
  say_which_sheet: { args: { said: PageSaid }; answer: FilingDesk };
  file_sheets: { args: { pages: ReadonlyArray<PageToFile> }; answer: FilingDesk };
  clear_sheet: { args: { key: number }; answer: FilingDesk };
  clear_sheets: { args: Record<string, never>; answer: FilingDesk };
  choose_import: { args: Record<string, never>; answer: ImportPreview };
  preview_pasted: { args: { text: string }; answer: ImportPreview };
  mend_import: { args: { token: string; row: number; column: string; text: string }; answer: ImportPreview };
  take_hidden_rows: { args: { token: string; taken: boolean }; answer: ImportPreview };
  run_import: { args: { token: string; choices: HeldChoices; progress: Progress }; answer: ImportReport };
  choose_employers: { args: Record<string, never>; answer: FirmPreview };
  preview_pasted_employers: { args: { text: string }; answer: FirmPreview };
  mend_employers: { args: { token: string; row: number; column: string; text: string }; answer: FirmPreview };
  take_hidden_employers: { args: { token: string; taken: boolean }; answer: FirmPreview };
  run_employers_import: { args: { token: string; progress: Progress }; answer: FirmReport };
  choose_sessions: { args: { activity: ActivityId | null }; answer: SessionsPreview };
  preview_pasted_sessions: { args: { activity: ActivityId | null; text: string }; answer: SessionsPreview };
  mend_sessions: { args: { token: string; row: number; column: string; text: string }; answer: SessionsPreview };
  take_hidden_sessions: { args: { token: string; taken: boolean }; answer: SessionsPreview };
  run_sessions_import: { args: { token: string; choices: HeldChoices; progress: Progress }; answer: SessionsReport };
  cancel_import: { args: { token: string }; answer: void };
  choose_details: { args: { of: DetailsOf }; answer: DetailsPreview };
  preview_pasted_details: { args: { of: DetailsOf; text: string }; answer: DetailsPreview };
  mend_details: { args: { token: string; row: number; column: string; text: string }; answer: DetailsPreview };
  take_hidden_details: { args: { token: string; taken: boolean }; answer: DetailsPreview };
  overwrite_details: { args: { token: string; overwrite: boolean }; answer: DetailsPreview };
  run_details_import: { args: { token: string; progress: Progress }; answer: DetailsReport };
  make_inspection: { args: { order: InspectionOrder; progress: Progress }; answer: InspectionMade };
  check_missed: { args: { session: SessionId }; answer: MissedCheck };
  miss_session: { args: { order: MissOrder }; answer: SessionId | null };
  check_missed_days: { args: { form: MissedDaysForm }; answer: MissedDaysCheck };
  miss_days: { args: { order: MissDaysOrder }; answer: void };
  save_missed_reasons: { args: { reasons: string }; answer: Array<string> };
  list_outputs: { args: { filter: OutputFilter }; answer: OutputPage };
  request_outputs: { args: { request: RequestId }; answer: RequestOutputs };
  start_output: { args: { activity: ActivityId; kind: OutputKind }; answer: OutputId };
  output_detail: { args: { id: OutputId }; answer: OutputDetail };
  keep_output_draft: { args: { id: OutputId; draft: OutputDraft }; answer: DraftKept };
  keep_output_version: { args: { id: OutputId; revision: number }; answer: number };
  restore_output_version: { args: { id: OutputId; number: number; revision: number }; answer: void };
  discard_output: { args: { id: OutputId }; answer: void };
  output_pdf: { args: { id: OutputId; version: number | null }; answer: ArrayBuffer };
  save_output_pdf: { args: { id: OutputId; version: number | null }; answer: string };
  open_output_pdf: { args: { id: OutputId; version: number | null }; answer: void };
  output_templates: { args: Record<string, never>; answer: Array<OutputTemplate> };
  save_output_template: { args: { kind: OutputKind; text: RichText | null }; answer: void };
  attach_file: { args: { place: AttachmentPlace }; answer: AttachmentId };
  attach_made_elsewhere: { args: { place: AttachmentPlace; form: ElsewhereForm }; answer: AttachmentId };
  tell_of_file: { args: { id: AttachmentId; form: ElsewhereForm }; answer: void };
  open_attachment: { args: { id: AttachmentId }; answer: void };
  export_attachment: { args: { id: AttachmentId }; answer: string };
  remove_attachment: { args: { id: AttachmentId }; answer: void };
  plan_beginning: { args: { request: RequestId }; answer: PlanBeginning };
  propose_plan: { args: { form: PlanForm }; answer: PlanProposal };
  plans_beginning: { args: Record<string, never>; answer: PlansBeginning };
  propose_plans: { args: { form: PlansForm }; answer: PlansProposal };
  stop_planning: { args: Record<string, never>; answer: void };
  accept_plans: { args: { plans: ReadonlyArray<AcceptedPlan> }; answer: PlanEntered };
  entered_plans: { args: { request: RequestId }; answer: Array<EnteredPlan> };
  undo_plans: { args: { groups: ReadonlyArray<SessionGroupId> }; answer: void };
  preview_plan: { args: { order: PlanOrder }; answer: ArrayBuffer };
  print_plan: { args: { order: PlanOrder }; answer: ArrayBuffer };
  save_plan: { args: { order: PlanOrder }; answer: string };
  open_plan_pdf: { args: { order: PlanOrder }; answer: void };
  portal_queue: { args: { filter: PortalFilter }; answer: PortalQueue };
  report_to_portal: { args: { orders: ReadonlyArray<PortalOrder>; reach: PortalReach }; answer: Array<PortalKnown> };
  correct_portal: { args: { known: ReadonlyArray<PortalKnown> }; answer: void };
  set_portal_id: { args: { session: SessionId; portalId: string }; answer: void };
  check_register: { args: { order: RegisterOrder }; answer: RegisterCheck };
  issue_register: { args: { order: RegisterOrder }; answer: RegisterId };
  list_registers: { args: { filter: RegisterFilter }; answer: RegisterPage };
  register_detail: { args: { id: RegisterId }; answer: RegisterDetail };
  register_pdf: { args: { id: RegisterId }; answer: ArrayBuffer };
  save_register: { args: { id: RegisterId }; answer: string };
  open_register: { args: { id: RegisterId }; answer: void };
  sign_register: { args: { id: RegisterId; form: SignatureForm }; answer: void };
  take_signature_back: { args: { id: RegisterId; back: SignatureBack }; answer: void };
  paper_register_form: { args: { request: RequestId; register: RegisterId | null }; answer: PaperForm };
  check_paper_register: { args: { order: PaperOrder }; answer: PaperCheck };
  record_paper_register: { args: { order: PaperOrder }; answer: RegisterId };
  correct_paper_register: { args: { id: RegisterId; form: PaperForm; reason: string }; answer: void };
  withdraw_paper_register: { args: { id: RegisterId; reason: string }; answer: void };
  attach_to_register: { args: { id: RegisterId; asScan: boolean }; answer: Attached };
  open_scan: { args: { id: RegisterId; number: number | null }; answer: void };
  scan_rows: { args: { id: RegisterId }; answer: ScanRows };
  say_row_signature: { args: { id: RegisterId; said: RowSaid }; answer: void };
  open_signed_file: { args: { id: RegisterId; number: number }; answer: void };
  save_signed_file: { args: { id: RegisterId; number: number }; answer: string };
  final_report: { args: { request: RequestId }; answer: FinalReport };
  save_report_draft: { args: { request: RequestId; revision: number; draft: ReportDraft }; answer: ReportSaved };
  refresh_report_draft: { args: { request: RequestId; revision: number; draft: ReportDraft }; answer: ReportRefreshed };
  ready_report: { args: { request: RequestId; revision: number }; answer: ReportId };
  reopen_report: { args: { id: ReportId }; answer: void };
  deliver_report: { args: { id: ReportId; form: DeliveryForm }; answer: void };
  report_pdf: { args: { id: ReportId }; answer: ArrayBuffer };
  save_report: { args: { id: ReportId }; answer: string };
  open_report: { args: { id: ReportId }; answer: void };
  list_requests: { args: { filter: RequestFilter }; answer: RequestPage };
  request_detail: { args: { id: RequestId }; answer: RequestDetail };
  blank_request: { args: Record<string, never>; answer: RequestForm };
  request_activities: { args: { voucherKind: VoucherKind; requestDate: string }; answer: Array<AgreedForm> };
  check_request: { args: { form: RequestForm; id: RequestId | null }; answer: RequestCheck };
  create_request: { args: { form: RequestForm }; answer: RequestId };
  request_form: { args: { id: RequestId }; answer: RequestForm };
  edit_request: { args: { id: RequestId; form: RequestForm }; answer: void };
  admit_request: { args: { id: RequestId; expected: RequestState }; answer: void };
  refuse_request: { args: { id: RequestId; expected: RequestState; reason: string }; answer: void };
  check_session: { args: { activity: ActivityId; session: SessionId | null; form: SessionForm }; answer: SessionCheck };
  enter_session: { args: { activity: ActivityId; form: SessionForm; acknowledged: ReadonlyArray<RuleId> }; answer: SessionId };
  edit_session: { args: { session: SessionId; revision: number; form: SessionForm; acknowledged: ReadonlyArray<RuleId> }; answer: void };
  describe_session: { args: { session: SessionId; revision: number; description: string; privateNote: string }; answer: void };
  reschedule_form: { args: { session: SessionId }; answer: SessionForm };
  check_step: { args: { session: SessionId; step: SessionStep }; answer: StepCheck };
  take_step: { args: { order: StepOrder }; answer: void };
  record_session_afterwards: { args: { session: SessionId; expected: SessionState; record: PortalRecord }; answer: void };
  enter_session_afterwards: { args: { activity: ActivityId; form: SessionForm; record: PortalRecord }; answer: SessionId };
  check_series: { args: { activity: ActivityId; form: SeriesForm }; answer: SeriesCheck };
  enter_series: { args: { activity: ActivityId; form: SeriesForm; shown: ReadonlyArray<Slot>; acknowledged: ReadonlyArray<RuleId> }; answer: SeriesEntered };
  series_rest: { args: { session: SessionId; form: SessionForm | null }; answer: SeriesRest };
  edit_series: { args: { order: SeriesEdit }; answer: void };
  cancel_series: { args: { session: SessionId; shown: ReadonlyArray<ShownSession> }; answer: void };
  duplicate_form: { args: { session: SessionId }; answer: SessionForm };
  check_many: { args: { filter: ManyFilter }; answer: ManyCheck };
  schedule_many: { args: { shown: ReadonlyArray<ShownSession>; acknowledged: ReadonlyArray<RuleId> }; answer: void };
  check_hold: { args: { session: SessionId }; answer: StepCheck };
  hold_session: { args: { order: StepOrder }; answer: void };
  statement: { args: { filter: StatementFilter }; answer: Statement };
  save_statement: { args: { filter: StatementFilter; format: StatementFormat }; answer: string };
  make_copy: { args: { progress: Progress }; answer: string };
  stop_copy: { args: Record<string, never>; answer: void };
  finish_copies: { args: { progress: Progress }; answer: void };
  scheduled_copies: { args: Record<string, never>; answer: ScheduledCopies | null };
  choose_copies_folder: { args: Record<string, never>; answer: ScheduledCopies | null };
  stop_scheduled_copies: { args: Record<string, never>; answer: void };
  choose_copy: { args: Record<string, never>; answer: string };
  look_into_copy: { args: { secret: string }; answer: CopyContents };
  compare_copy: { args: { secret: string }; answer: JournalComparison };
  restore_copy: { args: { secret: string }; answer: void };
  frame: { args: Record<string, never>; answer: Frame };
  today: { args: { filter: TodayFilter }; answer: Today };
  daily_notice: { args: Record<string, never>; answer: boolean };
  set_daily_notice: { args: { on: boolean }; answer: void };
  first_steps_away: { args: Record<string, never>; answer: boolean };
  put_first_steps_away: { args: { away: boolean }; answer: void };
  confirm_clock: { args: Record<string, never>; answer: void };
  set_coach_at_work: { args: { coach: CoachId }; answer: void };
  search_everything: { args: { text: string }; answer: Array<Hit> };
  read_field: { args: { kind: FieldKind; text: string }; answer: FieldRead };
  programmes: { args: Record<string, never>; answer: Array<Programme> };
  journal: { args: { filter: JournalFilter }; answer: JournalPage };
  verify_journal: { args: Record<string, never>; answer: IntegrityReport };
  export_journal: { args: { filter: JournalFilter; format: JournalFormat }; answer: string };
  compare_journal_paper: { args: { number: string; hash: string }; answer: JournalComparison };
  compare_journal_export: { args: Record<string, never>; answer: JournalComparison };
  key_coaches: { args: Record<string, never>; answer: KeyCoaches };
  add_key_coach: { args: { own: string; coach: CoachId; passphrase: string }; answer: void };
  remove_key_coach: { args: { own: string; coach: CoachId }; answer: void };
  recovery_coaches: { args: { code: string }; answer: Array<KeyCoach> };
  print_paper: { args: { paper: Paper }; answer: ArrayBuffer };
  hear_close: { args: Record<string, never>; answer: void };
  close_window: { args: Record<string, never>; answer: void };
  accept_drop: { args: { several: boolean }; answer: boolean };
  keep_look: { args: { part: LookPart; text: string }; answer: void };
  copy_text: { args: { text: string }; answer: void };
  unsent: { args: Record<string, never>; answer: Array<KeptUnsent> };
  keep_unsent: { args: { unsent: Unsent }; answer: string };
  forget_unsent: { args: { form: string }; answer: void };
  app_status: { args: Record<string, never>; answer: AppStatus };
  trace_usable: { args: Record<string, never>; answer: void };
  user_is_active: { args: Record<string, never>; answer: void };
  passphrase_strength: { args: { passphrase: string; known: ReadonlyArray<string> }; answer: Strength };
  check_new_archive: { args: { input: CreateArchive }; answer: void };
  create_archive: { args: { input: CreateArchive }; answer: string };
  open_example: { args: Record<string, never>; answer: void };
  leave_example: { args: Record<string, never>; answer: void };
  unlock: { args: { passphrase: string }; answer: void };
  unlock_with_recovery: { args: { code: string; coach: CoachId | null; newPassphrase: string }; answer: string };
  finish_interrupted: { args: Record<string, never>; answer: void };
  undo_interrupted: { args: Record<string, never>; answer: void };
  lock: { args: Record<string, never>; answer: void };
  lock_minutes: { args: Record<string, never>; answer: LockMinutes };
  set_lock_minutes: { args: { minutes: number }; answer: void };
  capture_allowed: { args: Record<string, never>; answer: boolean | null };
  allow_capture: { args: { allowed: boolean }; answer: void };
  change_passphrase: { args: { old: string; next: string }; answer: void };
  change_key: { args: { old: string; next: string }; answer: KeyChanged };
  new_recovery_code: { args: { passphrase: string }; answer: string };
  put_away_recovery_code: { args: Record<string, never>; answer: void };
  save_recovery_code: { args: { code: string }; answer: string };
  archive_place: { args: Record<string, never>; answer: string };
}

export type Command = keyof Commands;
export type Args<C extends Command> = Commands[C]["args"];
export type Answer<C extends Command> = Commands[C]["answer"];
export type Call = <C extends Command>(command: C, args: Args<C>) => Promise<Answer<C>>;

let call: Call = () => Promise.reject(new Error("nothing carries the calls"));

export function carryCalls(carrier: Call): void {
  call = carrier;
}

// activities

export const activityDetail = (id: ActivityId) =>
  call("activity_detail", { id });
export const checkEnd = (activity: ActivityId) =>
  call("check_end", { activity });
export const endActivity = (activity: ActivityId, expected: ActivityState) =>
  call("end_activity", { activity, expected });

// agenda

export const agenda = (query: AgendaQuery) =>
  call("agenda", { query });
/** A draft about to be dragged, with what the rules say of every place from a day to another. */
export const dragSession = (session: SessionId, drag: Drag, from: string, to: string) =>
  call("drag_session", { session, drag, from, to });

// attestations

export const attestations = (request: RequestId) =>
  call("attestations", { request });
/** How it would look now; nothing is issued. */
export const previewAttestation = (request: RequestId) =>
  call("preview_attestation", { request });
/** The id of the one issued. */
export const issueAttestation = (request: RequestId) =>
  call("issue_attestation", { request });
export const attestationPdf = (id: AttestationId) =>
  call("attestation_pdf", { id });
/** Asks where, and answers with the path it was saved under. */
export const saveAttestation = (id: AttestationId) =>
  call("save_attestation", { id });
/** Opens the PDF in the system's viewer, from where it is printed. */
export const openAttestation = (id: AttestationId) =>
  call("open_attestation", { id });

// availability

/** *Orari e assenze* of a person, a coach or an employer; `over`: with the absences that are over. */
export const availability = (whose: Whose, over: boolean) =>
  call("availability", { whose, over });
export const saveWeek = (whose: Whose, id: WeekHoursId | null, form: WeekForm) =>
  call("save_week", { whose, id, form });
export const removeWeek = (whose: Whose, id: WeekHoursId) =>
  call("remove_week", { whose, id });
export const saveAbsence = (whose: Whose, id: AbsenceId | null, form: AbsenceForm) =>
  call("save_absence", { whose, id, form });
export const removeAbsence = (whose: Whose, id: AbsenceId) =>
  call("remove_absence", { whose, id });
/** How long it takes between places, and the places to choose from. */
export const ways = () =>
  call("ways", {});
export const saveWay = (form: WayForm) =>
  call("save_way", { form });
export const removeWay = (one: string, other: string) =>
  call("remove_way", { one, other });

// calendar

/** Sessions as a calendar file: asks where, and answers with the path it was saved under. */
export const saveCalendar = (order: CalendarOrder) =>
  call("save_calendar", { order });
/** A coach's own commitments; the program opens its own file dialog. Nothing is changed. */
export const chooseCalendar = (coach: CoachId) =>
  call("choose_calendar", { coach });
/** Takes in what was previewed; `titles`: with what the calendar calls it. */
export const runCalendarImport = (token: string, titles: boolean) =>
  call("run_calendar_import", { token, titles });

// directory

export const directory = () =>
  call("directory", {});
export const saveProvider = (form: Provider) =>
  call("save_provider", { form });
/** A new one when `id` is null, as in every form of the *anagrafiche*. */
export const saveBranch = (id: BranchId | null, form: BranchForm) =>
  call("save_branch", { id, form });
export const archiveBranch = (id: BranchId, archived: boolean) =>
  call("archive_branch", { id, archived });
export const saveCoach = (id: CoachId | null, form: CoachForm) =>
  call("save_coach", { id, form });
export const archiveCoach = (id: CoachId, archived: boolean) =>
  call("archive_coach", { id, archived });
export const saveCentre = (id: CentreId | null, form: CentreForm) =>
  call("save_centre", { id, form });
export const listEmployers = (text: string, page: number, pageSize: number) =>
  call("list_employers", { text, page, pageSize });
export const employer = (id: EmployerId) =>
  call("employer", { id });
export const saveEmployer = (id: EmployerId | null, form: EmployerForm) =>
  call("save_employer", { id, form });
export const saveContact = (employer: EmployerId, id: ContactId | null, form: ContactForm) =>
  call("save_contact", { employer, id, form });
/** The employers that are likely one, two at a time. */
export const employerDoubles = () =>
  call("employer_doubles", {});
/** The two look alike and are two: they are not shown again. */
export const keepEmployersApart = (one: EmployerId, other: EmployerId) =>
  call("keep_employers_apart", { one, other });
/** What merging would do; nothing is changed. */
export const checkMerge = (keep: EmployerId, merge: EmployerId) =>
  call("check_merge", { keep, merge });
export const mergeEmployers = (order: MergeOrder) =>
  call("merge_employers", { order });
export const listBeneficiaries = (text: string, page: number, pageSize: number) =>
  call("list_beneficiaries", { text, page, pageSize });
export const beneficiary = (id: BeneficiaryId) =>
  call("beneficiary", { id });
export const saveBeneficiary = (id: BeneficiaryId | null, form: BeneficiaryForm) =>
  call("save_beneficiary", { id, form });
/** All that is held of one person, as a ZIP; the program opens its own file dialog. */
export const savePersonData = (id: BeneficiaryId) =>
  call("save_person_data", { id });
/** The people who may be one under two codes, two at a time. */
export const peopleDoubles = () =>
  call("people_doubles", {});
export const keepPeopleApart = (one: BeneficiaryId, other: BeneficiaryId) =>
  call("keep_people_apart", { one, other });
/** What merging would do; nothing is changed. */
export const checkPeopleMerge = (keep: BeneficiaryId, merge: BeneficiaryId) =>
  call("check_people_merge", { keep, merge });
export const mergePeople = (order: PeopleOrder) =>
  call("merge_people", { order });
/** Takes a merge back while nothing has touched the two since. */
export const partPeople = (merged: BeneficiaryId) =>
  call("part_people", { merged });
/** The patron saint's day of a municipality, where it is known. */
export const knownPatron = (municipality: string) =>
  call("known_patron", { municipality });

// filing

/** Asks which files, reads them onto the desk page by page and answers with all that lies there. */
export const chooseSheets = () =>
  call("choose_sheets", {});
/** The same with what was pasted. */
export const readSheets = (files: ReadonlyArray<PastedFile>) =>
  call("read_sheets", { files });
/** Gives up reading; what was read stays. */
export const stopReadingSheets = () =>
  call("stop_reading_sheets", {});
/** How far reading is, while it goes on. */
export const readingOfSheets = () =>
  call("reading_of_sheets", {});
export const filingDesk = () =>
  call("filing_desk", {});
/** A page large and upright, as the address of a picture. */
export const sheetPicture = (key: number) =>
  call("sheet_picture", { key });
/** What a page is, by the code typed from it. */
export const sayWhichSheet = (said: PageSaid) =>
  call("say_which_sheet", { said });
/** Pages become a scan of their register, those of one register together; what was said of its rows is recorded. */
export const fileSheets = (pages: ReadonlyArray<PageToFile>) =>
  call("file_sheets", { pages });
export const clearSheet = (key: number) =>
  call("clear_sheet", { key });
export const clearSheets = () =>
  call("clear_sheets", {});

// import

/** The program opens its own file dialog; CANCELLED when nothing was chosen. */
export const chooseImport = () =>
  call("choose_import", {});
export const previewPasted = (text: string) =>
  call("preview_pasted", { text });
/** Puts another text in a cell of the table previewed, and previews it again. */
export const mendImport = (token: string, row: number, column: string, text: string) =>
  call("mend_import", { token, row, column, text });
/** Takes the rows that the spreadsheet does not show, or leaves them out. */
export const takeHiddenRows = (token: string, taken: boolean) =>
  call("take_hidden_rows", { token, taken });
/** `progress` hears how many requests are in, of how many. */
export const runImport = (token: string, choices: HeldChoices, progress: Progress) =>
  call("run_import", { token, choices, progress });
/** A list of employers; the program opens its own file dialog. */
export const chooseEmployers = () =>
  call("choose_employers", {});
export const previewPastedEmployers = (text: string) =>
  call("preview_pasted_employers", { text });
export const mendEmployers = (token: string, row: number, column: string, text: string) =>
  call("mend_employers", { token, row, column, text });
export const takeHiddenEmployers = (token: string, taken: boolean) =>
  call("take_hidden_employers", { token, taken });
export const runEmployersImport = (token: string, progress: Progress) =>
  call("run_employers_import", { token, progress });
/** The portal's table of sessions, of one activity or of all it names; the program opens its own file dialog. */
export const chooseSessions = (activity: ActivityId | null) =>
  call("choose_sessions", { activity });
export const previewPastedSessions = (activity: ActivityId | null, text: string) =>
  call("preview_pasted_sessions", { activity, text });
export const mendSessions = (token: string, row: number, column: string, text: string) =>
  call("mend_sessions", { token, row, column, text });
export const takeHiddenSessions = (token: string, taken: boolean) =>
  call("take_hidden_sessions", { token, taken });
export const runSessionsImport = (token: string, choices: HeldChoices, progress: Progress) =>
  call("run_sessions_import", { token, choices, progress });
/** Stops an import under way: nothing of it stays. */
export const cancelImport = (token: string) =>
  call("cancel_import", { token });

// details

/** A list of details of people or coaches; the program opens its own file dialog. */
export const chooseDetails = (of: DetailsOf) =>
  call("choose_details", { of });
export const previewPastedDetails = (of: DetailsOf, text: string) =>
  call("preview_pasted_details", { of, text });
export const mendDetails = (token: string, row: number, column: string, text: string) =>
  call("mend_details", { token, row, column, text });
export const takeHiddenDetails = (token: string, taken: boolean) =>
  call("take_hidden_details", { token, taken });
/** Where the list and the archive differ: the list is taken, or only what is empty is filled. */
export const overwriteDetails = (token: string, overwrite: boolean) =>
  call("overwrite_details", { token, overwrite });
export const runDetailsImport = (token: string, progress: Progress) =>
  call("run_details_import", { token, progress });

// inspection

/** Asks where, and answers with the path; `progress` hears how far it is, `stop_copy` gives it up. */
export const makeInspection = (order: InspectionOrder, progress: Progress) =>
  call("make_inspection", { order, progress });

// missed

/** What *Non svolta…* asks, and where the session could be held instead. */
export const checkMissed = (session: SessionId) =>
  call("check_missed", { session });
/** The id of the draft entered instead. */
export const missSession = (order: MissOrder) =>
  call("miss_session", { order });
/** The sessions of some days of a coach or a person, each with where it could be held instead. */
export const checkMissedDays = (form: MissedDaysForm) =>
  call("check_missed_days", { form });
/** All of those shown, or none. */
export const missDays = (order: MissDaysOrder) =>
  call("miss_days", { order });
/** One a line; answers with the list as it is kept. */
export const saveMissedReasons = (reasons: string) =>
  call("save_missed_reasons", { reasons });

// outputs

export const listOutputs = (filter: OutputFilter) =>
  call("list_outputs", { filter });
export const requestOutputs = (request: RequestId) =>
  call("request_outputs", { request });
/** The id of the document begun. */
export const startOutput = (activity: ActivityId, kind: OutputKind) =>
  call("start_output", { activity, kind });
export const outputDetail = (id: OutputId) =>
  call("output_detail", { id });
export const keepOutputDraft = (id: OutputId, draft: OutputDraft) =>
  call("keep_output_draft", { id, draft });
/** The number of the version kept. */
export const keepOutputVersion = (id: OutputId, revision: number) =>
  call("keep_output_version", { id, revision });
export const restoreOutputVersion = (id: OutputId, number: number, revision: number) =>
  call("restore_output_version", { id, number, revision });
export const discardOutput = (id: OutputId) =>
  call("discard_output", { id });
/** The PDF of a version, or of the draft as it stands when none is named. */
export const outputPdf = (id: OutputId, version: number | null) =>
  call("output_pdf", { id, version });
/** Asks where, and answers with the path it was saved under. */
export const saveOutputPdf = (id: OutputId, version: number | null) =>
  call("save_output_pdf", { id, version });
export const openOutputPdf = (id: OutputId, version: number | null) =>
  call("open_output_pdf", { id, version });
export const outputTemplates = () =>
  call("output_templates", {});
/** Without a text, the model that ships with the program comes back. */
export const saveOutputTemplate = (kind: OutputKind, text: RichText | null) =>
  call("save_output_template", { kind, text });
/** Asks for the file and keeps it. */
export const attachFile = (place: AttachmentPlace) =>
  call("attach_file", { place });
/** A paper made elsewhere: asks for its file once what is told of it is right. */
export const attachMadeElsewhere = (place: AttachmentPlace, form: ElsewhereForm) =>
  call("attach_made_elsewhere", { place, form });
/** The day a file carries, and whom it was handed over to. */
export const tellOfFile = (id: AttachmentId, form: ElsewhereForm) =>
  call("tell_of_file", { id, form });
export const openAttachment = (id: AttachmentId) =>
  call("open_attachment", { id });
export const exportAttachment = (id: AttachmentId) =>
  call("export_attachment", { id });
export const removeAttachment = (id: AttachmentId) =>
  call("remove_attachment", { id });

// planning

/** What *Pianifica…* opens with. */
export const planBeginning = (request: RequestId) =>
  call("plan_beginning", { request });
/** The best plan there is; nothing of it is stored. It stops the one under way. */
export const proposePlan = (form: PlanForm) =>
  call("propose_plan", { form });
/** What *Pianifica più persone…* opens with. */
export const plansBeginning = () =>
  call("plans_beginning", {});
export const proposePlans = (form: PlansForm) =>
  call("propose_plans", { form });
/** Nobody waits for the plan under way any more: it is answered as CANCELLED. */
export const stopPlanning = () =>
  call("stop_planning", {});
/** Enters the sessions of one plan or more as drafts: all of them, or none. */
export const acceptPlans = (plans: ReadonlyArray<AcceptedPlan>) =>
  call("accept_plans", { plans });
/** The accepted plans of a request that can be taken back. */
export const enteredPlans = (request: RequestId) =>
  call("entered_plans", { request });
export const undoPlans = (groups: ReadonlyArray<SessionGroupId>) =>
  call("undo_plans", { groups });

// plans_on_paper

/** How it would look; nothing leaves the archive. */
export const previewPlan = (order: PlanOrder) =>
  call("preview_plan", { order });
/** What is printed, with its row in the journal. */
export const printPlan = (order: PlanOrder) =>
  call("print_plan", { order });
/** Asks where, and answers with the path it was saved under. */
export const savePlan = (order: PlanOrder) =>
  call("save_plan", { order });
/** Opens the PDF in the system's viewer. */
export const openPlanPdf = (order: PlanOrder) =>
  call("open_plan_pdf", { order });

// portal

export const portalQueue = (filter: PortalFilter) =>
  call("portal_queue", { filter });
/** What the portal held of each before: handed back to `correctPortal`, it takes the report back. */
export const reportToPortal = (orders: ReadonlyArray<PortalOrder>, reach: PortalReach) =>
  call("report_to_portal", { orders, reach });
export const correctPortal = (known: ReadonlyArray<PortalKnown>) =>
  call("correct_portal", { known });
export const setPortalId = (session: SessionId, portalId: string) =>
  call("set_portal_id", { session, portalId });

// registers

/** What issuing would give. */
export const checkRegister = (order: RegisterOrder) =>
  call("check_register", { order });
/** The id of the register issued. */
export const issueRegister = (order: RegisterOrder) =>
  call("issue_register", { order });
export const listRegisters = (filter: RegisterFilter) =>
  call("list_registers", { filter });
export const registerDetail = (id: RegisterId) =>
  call("register_detail", { id });
export const registerPdf = (id: RegisterId) =>
  call("register_pdf", { id });
/** Asks where, and answers with the path it was saved under. */
export const saveRegister = (id: RegisterId) =>
  call("save_register", { id });
/** Opens the PDF in the system's viewer, from where it is printed. */
export const openRegister = (id: RegisterId) =>
  call("open_register", { id });
export const signRegister = (id: RegisterId, form: SignatureForm) =>
  call("sign_register", { id, form });
/** The mark of a signature that is not on the paper. */
export const takeSignatureBack = (id: RegisterId, back: SignatureBack) =>
  call("take_signature_back", { id, back });
/** What the form of a register kept on paper opens with; `register` is the one to be corrected. */
export const paperRegisterForm = (request: RequestId, register: RegisterId | null) =>
  call("paper_register_form", { request, register });
/** The sessions that can stand on it. */
export const checkPaperRegister = (order: PaperOrder) =>
  call("check_paper_register", { order });
/** The id of the register recorded. */
export const recordPaperRegister = (order: PaperOrder) =>
  call("record_paper_register", { order });
export const correctPaperRegister = (id: RegisterId, form: PaperForm, reason: string) =>
  call("correct_paper_register", { id, form, reason });
export const withdrawPaperRegister = (id: RegisterId, reason: string) =>
  call("withdraw_paper_register", { id, reason });
/** Asks for the scan of the signed paper or for a file signed digitally, and stores it; `as_scan`: a signed PDF too is taken for a scan. */
export const attachToRegister = (id: RegisterId, asScan: boolean) =>
  call("attach_to_register", { id, asScan });
/** The scan of that number, or the newest. */
export const openScan = (id: RegisterId, number: number | null) =>
  call("open_scan", { id, number });
/** The newest scan row by row beside what the register says: its pages are read again. */
export const scanRows = (id: RegisterId) =>
  call("scan_rows", { id });
/** What somebody sees in the place of a row. */
export const sayRowSignature = (id: RegisterId, said: RowSaid) =>
  call("say_row_signature", { id, said });
export const openSignedFile = (id: RegisterId, number: number) =>
  call("open_signed_file", { id, number });
/** Asks where, and answers with the path it was saved under. */
export const saveSignedFile = (id: RegisterId, number: number) =>
  call("save_signed_file", { id, number });

// reports

export const finalReport = (request: RequestId) =>
  call("final_report", { request });
export const saveReportDraft = (request: RequestId, revision: number, draft: ReportDraft) =>
  call("save_report_draft", { request, revision, draft });
/** Brings «Attività svolte» up to date with the sessions, and keeps the draft. */
export const refreshReportDraft = (request: RequestId, revision: number, draft: ReportDraft) =>
  call("refresh_report_draft", { request, revision, draft });
/** The id of the version made ready. */
export const readyReport = (request: RequestId, revision: number) =>
  call("ready_report", { request, revision });
export const reopenReport = (id: ReportId) =>
  call("reopen_report", { id });
export const deliverReport = (id: ReportId, form: DeliveryForm) =>
  call("deliver_report", { id, form });
export const reportPdf = (id: ReportId) =>
  call("report_pdf", { id });
/** Asks where, and answers with the path it was saved under. */
export const saveReport = (id: ReportId) =>
  call("save_report", { id });
/** Opens the PDF in the system's viewer, from where it is printed. */
export const openReport = (id: ReportId) =>
  call("open_report", { id });

// requests

export const listRequests = (filter: RequestFilter) =>
  call("list_requests", { filter });
export const requestDetail = (id: RequestId) =>
  call("request_detail", { id });
export const blankRequest = () =>
  call("blank_request", {});
export const requestActivities = (voucherKind: VoucherKind, requestDate: string) =>
  call("request_activities", { voucherKind, requestDate });
/** What the form says while one types; `id` is the request being edited, if any. */
export const checkRequest = (form: RequestForm, id: RequestId | null) =>
  call("check_request", { form, id });
export const createRequest = (form: RequestForm) =>
  call("create_request", { form });
export const requestForm = (id: RequestId) =>
  call("request_form", { id });
export const editRequest = (id: RequestId, form: RequestForm) =>
  call("edit_request", { id, form });
/** `expected` is the state on the page: another one in the archive is refused as STALE. */
export const admitRequest = (id: RequestId, expected: RequestState) =>
  call("admit_request", { id, expected });
export const refuseRequest = (id: RequestId, expected: RequestState, reason: string) =>
  call("refuse_request", { id, expected, reason });

// sessions

/** What the form says while one types; `session` is the one being edited, if any. */
export const checkSession = (activity: ActivityId, session: SessionId | null, form: SessionForm) =>
  call("check_session", { activity, session, form });
/** Answers with the new session's id. */
export const enterSession = (activity: ActivityId, form: SessionForm, acknowledged: ReadonlyArray<RuleId>) =>
  call("enter_session", { activity, form, acknowledged });
export const editSession = (session: SessionId, revision: number, form: SessionForm, acknowledged: ReadonlyArray<RuleId>) =>
  call("edit_session", { session, revision, form, acknowledged });
export const describeSession = (session: SessionId, revision: number, description: string, privateNote: string) =>
  call("describe_session", { session, revision, description, privateNote });
/** The form of a session closed negatively or cancelled, with no date. */
export const rescheduleForm = (session: SessionId) =>
  call("reschedule_form", { session });
/** What a step asks before it is taken. */
export const checkStep = (session: SessionId, step: SessionStep) =>
  call("check_step", { session, step });
export const takeStep = (order: StepOrder) =>
  call("take_step", { order });
/** Its term has passed, and the portal holds it further than here. */
export const recordSessionAfterwards = (session: SessionId, expected: SessionState, record: PortalRecord) =>
  call("record_session_afterwards", { session, expected, record });
/** Answers with the id of a session that the portal holds and was not entered here in time. */
export const enterSessionAfterwards = (activity: ActivityId, form: SessionForm, record: PortalRecord) =>
  call("enter_session_afterwards", { activity, form, record });

// series

/** What a series gives, while it is put together. */
export const checkSeries = (activity: ActivityId, form: SeriesForm) =>
  call("check_series", { activity, form });
/** All of it as it was shown, or nothing. */
export const enterSeries = (activity: ActivityId, form: SeriesForm, shown: ReadonlyArray<Slot>, acknowledged: ReadonlyArray<RuleId>) =>
  call("enter_series", { activity, form, shown, acknowledged });
/** A draft of a series and what comes after it; with a form, as they would become. */
export const seriesRest = (session: SessionId, form: SessionForm | null) =>
  call("series_rest", { session, form });
export const editSeries = (order: SeriesEdit) =>
  call("edit_series", { order });
export const cancelSeries = (session: SessionId, shown: ReadonlyArray<ShownSession>) =>
  call("cancel_series", { session, shown });
/** The form of a session like another, a week later. */
export const duplicateForm = (session: SessionId) =>
  call("duplicate_form", { session });
/** The drafts that are meant, each with what it would break at *Programma*. */
export const checkMany = (filter: ManyFilter) =>
  call("check_many", { filter });
/** All of those shown, or none. */
export const scheduleMany = (shown: ReadonlyArray<ShownSession>, acknowledged: ReadonlyArray<RuleId>) =>
  call("schedule_many", { shown, acknowledged });
/** What *Avvia e concludi…* asks. */
export const checkHold = (session: SessionId) =>
  call("check_hold", { session });
export const holdSession = (order: StepOrder) =>
  call("hold_session", { order });

// statement

export const statement = (filter: StatementFilter) =>
  call("statement", { filter });
/** Asks where, and answers with the path it was saved under. */
export const saveStatement = (filter: StatementFilter, format: StatementFormat) =>
  call("save_statement", { filter, format });

// copies

/** Asks where, and answers with the path of the copy; `progress` hears how far it is. */
export const makeCopy = (progress: Progress) =>
  call("make_copy", { progress });
/** Nobody wants the copy under way any more: nothing of it stays. */
export const stopCopy = () =>
  call("stop_copy", {});
/** Makes the copy that is due and waits for one under way, before the window is closed. */
export const finishCopies = (progress: Progress) =>
  call("finish_copies", { progress });
/** *Copie automatiche*: where, and how it stands there. */
export const scheduledCopies = () =>
  call("scheduled_copies", {});
/** Asks for the folder in a system window. */
export const chooseCopiesFolder = () =>
  call("choose_copies_folder", {});
export const stopScheduledCopies = () =>
  call("stop_scheduled_copies", {});
/** Asks which file in a system window, and keeps it for the next two; answers with its path. */
export const chooseCopy = () =>
  call("choose_copy", {});
/** `secret` is the passphrase or the recovery code of the copy. */
export const lookIntoCopy = (secret: string) =>
  call("look_into_copy", { secret });
export const compareCopy = (secret: string) =>
  call("compare_copy", { secret });
export const restoreCopy = (secret: string) =>
  call("restore_copy", { secret });

// frame

export const frame = () =>
  call("frame", {});
export const today = (filter: TodayFilter) =>
  call("today", { filter });
/** Whether the day's deadlines are told on the desktop. */
export const dailyNotice = () =>
  call("daily_notice", {});
export const setDailyNotice = (on: boolean) =>
  call("set_daily_notice", { on });
/** Whether the list «Per cominciare» was put away. */
export const firstStepsAway = () =>
  call("first_steps_away", {});
export const putFirstStepsAway = (away: boolean) =>
  call("put_first_steps_away", { away });
/** The computer's date, which was doubted, is right. */
export const confirmClock = () =>
  call("confirm_clock", {});
export const setCoachAtWork = (coach: CoachId) =>
  call("set_coach_at_work", { coach });
export const searchEverything = (text: string) =>
  call("search_everything", { text });
/** What the text of a field is taken for. */
export const readField = (kind: FieldKind, text: string) =>
  call("read_field", { kind, text });
/** The versions of the rules the archive holds, newest first. */
export const programmes = () =>
  call("programmes", {});

// journal

export const journal = (filter: JournalFilter) =>
  call("journal", { filter });
export const verifyJournal = () =>
  call("verify_journal", {});
export const exportJournal = (filter: JournalFilter, format: JournalFormat) =>
  call("export_journal", { filter, format });
export const compareJournalPaper = (number: string, hash: string) =>
  call("compare_journal_paper", { number, hash });
export const compareJournalExport = () =>
  call("compare_journal_export", {});

// key_coaches

/** Who opens the archive with a passphrase of their own, and who can be given one. */
export const keyCoaches = () =>
  call("key_coaches", {});
/** `own` is one's own passphrase: one that served everybody becomes that of who is at work. */
export const addKeyCoach = (own: string, coach: CoachId, passphrase: string) =>
  call("add_key_coach", { own, coach, passphrase });
export const removeKeyCoach = (own: string, coach: CoachId) =>
  call("remove_key_coach", { own, coach });
/** Who has a passphrase of their own, for whoever has the recovery code of a locked archive. */
export const recoveryCoaches = (code: string) =>
  call("recovery_coaches", { code });

// papers

/** A paper to be printed: the journal tells of it. */
export const printPaper = (paper: Paper) =>
  call("print_paper", { paper });

// window

/** The page heard that the window is being closed: it is not closed behind its back. */
export const hearClose = () =>
  call("hear_close", {});
/** Closes the window, which ends the program: all that was typed is kept. */
export const closeWindow = () =>
  call("close_window", {});
/** The page takes the file dropped last, or `several`: it is the answer to the next question for files. False when what was dropped is something else. */
export const acceptDrop = (several: boolean) =>
  call("accept_drop", { several });
/** Keeps how the page is liked, to be found at the next start. */
export const keepLook = (part: LookPart, text: string) =>
  call("keep_look", { part, text });
/** Onto the clipboard, for no history of it; taken off at the lock and after a minute or two. */
export const copyText = (text: string) =>
  call("copy_text", { text });

// unsent

/** What was typed and not sent, the last first. */
export const unsent = () =>
  call("unsent", {});
/** Answers with the moment it was kept. */
export const keepUnsent = (unsent: Unsent) =>
  call("keep_unsent", { unsent });
/** It was sent, or given up. */
export const forgetUnsent = (form: string) =>
  call("forget_unsent", { form });

// vault

export const appStatus = () =>
  call("app_status", {});
/** The page can be used: `--trace-start` says how long that took. */
export const traceUsable = () =>
  call("trace_usable", {});
/** Puts off the lock that comes with inactivity. */
export const userIsActive = () =>
  call("user_is_active", {});
/** `known` are names typed a moment before, as at the first start; those of the open archive are known. */
export const passphraseStrength = (passphrase: string, known: ReadonlyArray<string>) =>
  call("passphrase_strength", { passphrase, known });
/** Refuses what is wrong with body, branch and coach before a passphrase is thought of. */
export const checkNewArchive = (input: CreateArchive) =>
  call("check_new_archive", { input });
/** Answers with a recovery code, which is shown once and counts once it is put away. */
export const createArchive = (input: CreateArchive) =>
  call("create_archive", { input });
export const openExample = () =>
  call("open_example", {});
export const leaveExample = () =>
  call("leave_example", {});
export const unlock = (passphrase: string) =>
  call("unlock", { passphrase });
/** Answers with a new recovery code: the old one holds until it is put away. `coach` is whose passphrase is the new one, where each has their own: WHICH_COACH asks for it. */
export const unlockWithRecovery = (code: string, coach: CoachId | null, newPassphrase: string) =>
  call("unlock_with_recovery", { code, coach, newPassphrase });
/** Carries a restore or a change of the key that a crash broke off to its end. */
export const finishInterrupted = () =>
  call("finish_interrupted", {});
/** Takes back what was done of it: the archive is the one of before. */
export const undoInterrupted = () =>
  call("undo_interrupted", {});
export const lock = () =>
  call("lock", {});
/** After how long without anybody the archive locks. */
export const lockMinutes = () =>
  call("lock_minutes", {});
export const setLockMinutes = (minutes: number) =>
  call("set_lock_minutes", { minutes });
/** Whether the window may stand in pictures of the screen; null where the system keeps none out. */
export const captureAllowed = () =>
  call("capture_allowed", {});
export const allowCapture = (allowed: boolean) =>
  call("allow_capture", { allowed });
export const changePassphrase = (old: string, next: string) =>
  call("change_passphrase", { old, next });
/** Encrypts the archive anew, for when somebody else may have seen a secret of it. */
export const changeKey = (old: string, next: string) =>
  call("change_key", { old, next });
/** Answers with a new recovery code: the one before holds until it is put away. */
export const newRecoveryCode = (passphrase: string) =>
  call("new_recovery_code", { passphrase });
/** The recovery code shown last was put away: from now on it is the one that holds. */
export const putAwayRecoveryCode = () =>
  call("put_away_recovery_code", {});
/** Asks where in a system window; answers with the path. */
export const saveRecoveryCode = (code: string) =>
  call("save_recovery_code", { code });
/** The folder on disk. */
export const archivePlace = () =>
  call("archive_place", {});

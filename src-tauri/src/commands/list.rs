// Every command the page may call, once: the wrappers that answer the page, the permission of its
// window and the page's own client are made from this list. What a command takes stands as it
// crosses; its handler is the function of the same name in the file named like its subject.
// Those of the archive itself stand in `list_of_the_archive.rs`.

with_those_of_the_archive! { commands {
    activities {
        activity_detail(id: ActivityId) -> ActivityDetail;
        check_end(activity: ActivityId) -> EndCheck;
        end_activity(activity: ActivityId, expected: ActivityState) -> ();
    }

    agenda {
        agenda(query: AgendaQuery) -> Agenda;
        /// A draft about to be dragged, with what the rules say of every place from a day to another.
        drag_session(session: SessionId, drag: Drag, from: NaiveDate, to: NaiveDate) -> SessionDrag;
    }

    attestations {
        attestations(request: RequestId) -> AttestationPage;
        /// How it would look now; nothing is issued.
        preview_attestation(request: RequestId) -> Pdf;
        /// The id of the one issued.
        issue_attestation(request: RequestId) -> AttestationId;
        attestation_pdf(id: AttestationId) -> Pdf;
        /// Asks where, and answers with the path it was saved under.
        save_attestation(id: AttestationId) -> String;
        /// Opens the PDF in the system's viewer, from where it is printed.
        open_attestation(id: AttestationId) -> ();
    }

    availability {
        /// *Orari e assenze* of a person, a coach or an employer; `over`: with the absences that are over.
        availability(whose: Whose, over: bool) -> AvailabilityPage;
        save_week(whose: Whose, id: Option<WeekHoursId>, form: WeekForm) -> WeekHoursId;
        remove_week(whose: Whose, id: WeekHoursId) -> ();
        save_absence(whose: Whose, id: Option<AbsenceId>, form: AbsenceForm) -> AbsenceId;
        remove_absence(whose: Whose, id: AbsenceId) -> ();
        /// How long it takes between places, and the places to choose from.
        ways() -> Ways;
        save_way(form: WayForm) -> ();
        remove_way(one: String, other: String) -> ();
    }

    calendar {
        /// Sessions as a calendar file: asks where, and answers with the path it was saved under.
        save_calendar(order: CalendarOrder) -> String;
        /// A coach's own commitments; the program opens its own file dialog. Nothing is changed.
        choose_calendar(coach: CoachId) -> CalendarPreview;
        /// Takes in what was previewed; `titles`: with what the calendar calls it.
        run_calendar_import(token: String, titles: bool) -> CalendarReport;
    }

    directory {
        directory() -> Directory;
        save_provider(form: Provider) -> ();
        /// A new one when `id` is null, as in every form of the *anagrafiche*.
        save_branch(id: Option<BranchId>, form: BranchForm) -> BranchId;
        archive_branch(id: BranchId, archived: bool) -> ();
        save_coach(id: Option<CoachId>, form: CoachForm) -> CoachId;
        archive_coach(id: CoachId, archived: bool) -> ();
        save_centre(id: Option<CentreId>, form: CentreForm) -> CentreId;
        list_employers(text: String, page: u32, page_size: u32) -> EmployerPage;
        employer(id: EmployerId) -> Employer;
        save_employer(id: Option<EmployerId>, form: EmployerForm) -> EmployerId;
        save_contact(employer: EmployerId, id: Option<ContactId>, form: ContactForm) -> ContactId;
        /// The employers that are likely one, two at a time.
        employer_doubles() -> EmployerDoubles;
        /// The two look alike and are two: they are not shown again.
        keep_employers_apart(one: EmployerId, other: EmployerId) -> ();
        /// What merging would do; nothing is changed.
        check_merge(keep: EmployerId, merge: EmployerId) -> MergePreview;
        merge_employers(order: MergeOrder) -> ();
        list_beneficiaries(text: String, page: u32, page_size: u32) -> BeneficiaryPage;
        beneficiary(id: BeneficiaryId) -> Beneficiary;
        save_beneficiary(id: Option<BeneficiaryId>, form: BeneficiaryForm) -> BeneficiaryId;
        /// All that is held of one person, as a ZIP; the program opens its own file dialog.
        save_person_data(id: BeneficiaryId) -> String;
        /// The people who may be one under two codes, two at a time.
        people_doubles() -> PeopleDoubles;
        keep_people_apart(one: BeneficiaryId, other: BeneficiaryId) -> ();
        /// What merging would do; nothing is changed.
        check_people_merge(keep: BeneficiaryId, merge: BeneficiaryId) -> PeopleMerge;
        merge_people(order: PeopleOrder) -> ();
        /// Takes a merge back while nothing has touched the two since.
        part_people(merged: BeneficiaryId) -> ();
        /// The patron saint's day of a municipality, where it is known.
        known_patron(municipality: String) -> Option<String>;
    }

    filing {
        /// Asks which files, reads them onto the desk page by page and answers with all that lies there.
        choose_sheets() -> FilingDesk;
        /// The same with what was pasted.
        read_sheets(files: Vec<PastedFile>) -> FilingDesk;
        /// Gives up reading; what was read stays.
        stop_reading_sheets() -> ();
        /// How far reading is, while it goes on.
        reading_of_sheets() -> Option<FilingProgress>;
        filing_desk() -> FilingDesk;
        /// A page large and upright, as the address of a picture.
        sheet_picture(key: u32) -> String;
        /// What a page is, by the code typed from it.
        say_which_sheet(said: PageSaid) -> FilingDesk;
        /// Pages become a scan of their register, those of one register together; what was said of its rows
        /// is recorded.
        file_sheets(pages: Vec<PageToFile>) -> FilingDesk;
        clear_sheet(key: u32) -> FilingDesk;
        clear_sheets() -> FilingDesk;
    }

    import {
        /// The program opens its own file dialog; CANCELLED when nothing was chosen.
        choose_import() -> ImportPreview;
        preview_pasted(text: String) -> ImportPreview;
        /// Puts another text in a cell of the table previewed, and previews it again.
        mend_import(token: String, row: u32, column: String, text: String) -> ImportPreview;
        /// Takes the rows that the spreadsheet does not show, or leaves them out.
        take_hidden_rows(token: String, taken: bool) -> ImportPreview;
        /// `progress` hears how many requests are in, of how many.
        run_import(token: String, choices: HeldChoices, progress: Progress) -> ImportReport;
        /// A list of employers; the program opens its own file dialog.
        choose_employers() -> FirmPreview;
        preview_pasted_employers(text: String) -> FirmPreview;
        mend_employers(token: String, row: u32, column: String, text: String) -> FirmPreview;
        take_hidden_employers(token: String, taken: bool) -> FirmPreview;
        run_employers_import(token: String, progress: Progress) -> FirmReport;
        /// The portal's table of sessions, of one activity or of all it names; the program opens its own
        /// file dialog.
        choose_sessions(activity: Option<ActivityId>) -> SessionsPreview;
        preview_pasted_sessions(activity: Option<ActivityId>, text: String) -> SessionsPreview;
        mend_sessions(token: String, row: u32, column: String, text: String) -> SessionsPreview;
        take_hidden_sessions(token: String, taken: bool) -> SessionsPreview;
        run_sessions_import(token: String, choices: HeldChoices, progress: Progress) -> SessionsReport;
        /// Stops an import under way: nothing of it stays.
        cancel_import(token: String) -> ();
    }

    details {
        /// A list of details of people or coaches; the program opens its own file dialog.
        choose_details(of: DetailsOf) -> DetailsPreview;
        preview_pasted_details(of: DetailsOf, text: String) -> DetailsPreview;
        mend_details(token: String, row: u32, column: String, text: String) -> DetailsPreview;
        take_hidden_details(token: String, taken: bool) -> DetailsPreview;
        /// Where the list and the archive differ: the list is taken, or only what is empty is filled.
        overwrite_details(token: String, overwrite: bool) -> DetailsPreview;
        run_details_import(token: String, progress: Progress) -> DetailsReport;
    }

    inspection {
        /// Asks where, and answers with the path; `progress` hears how far it is, `stop_copy` gives it up.
        make_inspection(order: InspectionOrder, progress: Progress) -> InspectionMade;
    }

    missed {
        /// What *Non svolta…* asks, and where the session could be held instead.
        check_missed(session: SessionId) -> MissedCheck;
        /// The id of the draft entered instead.
        miss_session(order: MissOrder) -> Option<SessionId>;
        /// The sessions of some days of a coach or a person, each with where it could be held instead.
        check_missed_days(form: MissedDaysForm) -> MissedDaysCheck;
        /// All of those shown, or none.
        miss_days(order: MissDaysOrder) -> ();
        /// One a line; answers with the list as it is kept.
        save_missed_reasons(reasons: String) -> Vec<String>;
    }

    outputs {
        list_outputs(filter: OutputFilter) -> OutputPage;
        request_outputs(request: RequestId) -> RequestOutputs;
        /// The id of the document begun.
        start_output(activity: ActivityId, kind: OutputKind) -> OutputId;
        output_detail(id: OutputId) -> OutputDetail;
        keep_output_draft(id: OutputId, draft: OutputDraft) -> DraftKept;
        /// The number of the version kept.
        keep_output_version(id: OutputId, revision: u32) -> u32;
        restore_output_version(id: OutputId, number: u32, revision: u32) -> ();
        discard_output(id: OutputId) -> ();
        /// The PDF of a version, or of the draft as it stands when none is named.
        output_pdf(id: OutputId, version: Option<u32>) -> Pdf;
        /// Asks where, and answers with the path it was saved under.
        save_output_pdf(id: OutputId, version: Option<u32>) -> String;
        open_output_pdf(id: OutputId, version: Option<u32>) -> ();
        output_templates() -> Vec<OutputTemplate>;
        /// Without a text, the model that ships with the program comes back.
        save_output_template(kind: OutputKind, text: Option<RichText>) -> ();
        /// Asks for the file and keeps it.
        attach_file(place: AttachmentPlace) -> AttachmentId;
        /// A paper made elsewhere: asks for its file once what is told of it is right.
        attach_made_elsewhere(place: AttachmentPlace, form: ElsewhereForm) -> AttachmentId;
        /// The day a file carries, and whom it was handed over to.
        tell_of_file(id: AttachmentId, form: ElsewhereForm) -> ();
        open_attachment(id: AttachmentId) -> ();
        export_attachment(id: AttachmentId) -> String;
        remove_attachment(id: AttachmentId) -> ();
    }

    planning {
        /// What *Pianifica…* opens with.
        plan_beginning(request: RequestId) -> PlanBeginning;
        /// The best plan there is; nothing of it is stored. It stops the one under way.
        propose_plan(form: PlanForm) -> PlanProposal;
        /// What *Pianifica più persone…* opens with.
        plans_beginning() -> PlansBeginning;
        propose_plans(form: PlansForm) -> PlansProposal;
        /// Nobody waits for the plan under way any more: it is answered as CANCELLED.
        stop_planning() -> ();
        /// Enters the sessions of one plan or more as drafts: all of them, or none.
        accept_plans(plans: Vec<AcceptedPlan>) -> PlanEntered;
        /// The accepted plans of a request that can be taken back.
        entered_plans(request: RequestId) -> Vec<EnteredPlan>;
        undo_plans(groups: Vec<SessionGroupId>) -> ();
    }

    plans_on_paper {
        /// How it would look; nothing leaves the archive.
        preview_plan(order: PlanOrder) -> Pdf;
        /// What is printed, with its row in the journal.
        print_plan(order: PlanOrder) -> Pdf;
        /// Asks where, and answers with the path it was saved under.
        save_plan(order: PlanOrder) -> String;
        /// Opens the PDF in the system's viewer.
        open_plan_pdf(order: PlanOrder) -> ();
    }

    portal {
        portal_queue(filter: PortalFilter) -> PortalQueue;
        /// What the portal held of each before: handed back to `correctPortal`, it takes the report back.
        report_to_portal(orders: Vec<PortalOrder>, reach: PortalReach) -> Vec<PortalKnown>;
        correct_portal(known: Vec<PortalKnown>) -> ();
        set_portal_id(session: SessionId, portal_id: String) -> ();
    }

    registers {
        /// What issuing would give.
        check_register(order: RegisterOrder) -> RegisterCheck;
        /// The id of the register issued.
        issue_register(order: RegisterOrder) -> RegisterId;
        list_registers(filter: RegisterFilter) -> RegisterPage;
        register_detail(id: RegisterId) -> RegisterDetail;
        register_pdf(id: RegisterId) -> Pdf;
        /// Asks where, and answers with the path it was saved under.
        save_register(id: RegisterId) -> String;
        /// Opens the PDF in the system's viewer, from where it is printed.
        open_register(id: RegisterId) -> ();
        sign_register(id: RegisterId, form: SignatureForm) -> ();
        /// The mark of a signature that is not on the paper.
        take_signature_back(id: RegisterId, back: SignatureBack) -> ();
        /// What the form of a register kept on paper opens with; `register` is the one to be corrected.
        paper_register_form(request: RequestId, register: Option<RegisterId>) -> PaperForm;
        /// The sessions that can stand on it.
        check_paper_register(order: PaperOrder) -> PaperCheck;
        /// The id of the register recorded.
        record_paper_register(order: PaperOrder) -> RegisterId;
        correct_paper_register(id: RegisterId, form: PaperForm, reason: String) -> ();
        withdraw_paper_register(id: RegisterId, reason: String) -> ();
        /// Asks for the scan of the signed paper or for a file signed digitally, and stores it;
        /// `as_scan`: a signed PDF too is taken for a scan.
        attach_to_register(id: RegisterId, as_scan: bool) -> Attached;
        /// The scan of that number, or the newest.
        open_scan(id: RegisterId, number: Option<u32>) -> ();
        /// The newest scan row by row beside what the register says: its pages are read again.
        scan_rows(id: RegisterId) -> ScanRows;
        /// What somebody sees in the place of a row.
        say_row_signature(id: RegisterId, said: RowSaid) -> ();
        open_signed_file(id: RegisterId, number: u32) -> ();
        /// Asks where, and answers with the path it was saved under.
        save_signed_file(id: RegisterId, number: u32) -> String;
    }

    reports {
        final_report(request: RequestId) -> FinalReport;
        save_report_draft(request: RequestId, revision: u32, draft: ReportDraft) -> ReportSaved;
        /// Brings «Attività svolte» up to date with the sessions, and keeps the draft.
        refresh_report_draft(request: RequestId, revision: u32, draft: ReportDraft) -> ReportRefreshed;
        /// The id of the version made ready.
        ready_report(request: RequestId, revision: u32) -> ReportId;
        reopen_report(id: ReportId) -> ();
        deliver_report(id: ReportId, form: DeliveryForm) -> ();
        report_pdf(id: ReportId) -> Pdf;
        /// Asks where, and answers with the path it was saved under.
        save_report(id: ReportId) -> String;
        /// Opens the PDF in the system's viewer, from where it is printed.
        open_report(id: ReportId) -> ();
    }

    requests {
        list_requests(filter: RequestFilter) -> RequestPage;
        request_detail(id: RequestId) -> RequestDetail;
        blank_request() -> RequestForm;
        request_activities(voucher_kind: VoucherKind, request_date: String) -> Vec<AgreedForm>;
        /// What the form says while one types; `id` is the request being edited, if any.
        check_request(form: RequestForm, id: Option<RequestId>) -> RequestCheck;
        create_request(form: RequestForm) -> RequestId;
        request_form(id: RequestId) -> RequestForm;
        edit_request(id: RequestId, form: RequestForm) -> ();
        /// `expected` is the state on the page: another one in the archive is refused as STALE.
        admit_request(id: RequestId, expected: RequestState) -> ();
        refuse_request(id: RequestId, expected: RequestState, reason: String) -> ();
    }

    sessions {
        /// What the form says while one types; `session` is the one being edited, if any.
        check_session(activity: ActivityId, session: Option<SessionId>, form: SessionForm) -> SessionCheck;
        /// Answers with the new session's id.
        enter_session(activity: ActivityId, form: SessionForm, acknowledged: Vec<RuleId>) -> SessionId;
        edit_session(session: SessionId, revision: u32, form: SessionForm, acknowledged: Vec<RuleId>) -> ();
        describe_session(session: SessionId, revision: u32, description: String, private_note: String) -> ();
        /// The form of a session closed negatively or cancelled, with no date.
        reschedule_form(session: SessionId) -> SessionForm;
        /// What a step asks before it is taken.
        check_step(session: SessionId, step: SessionStep) -> StepCheck;
        take_step(order: StepOrder) -> ();
        /// Its term has passed, and the portal holds it further than here.
        record_session_afterwards(session: SessionId, expected: SessionState, record: PortalRecord) -> ();
        /// Answers with the id of a session that the portal holds and was not entered here in time.
        enter_session_afterwards(activity: ActivityId, form: SessionForm, record: PortalRecord) -> SessionId;
    }

    series {
        /// What a series gives, while it is put together.
        check_series(activity: ActivityId, form: SeriesForm) -> SeriesCheck;
        /// All of it as it was shown, or nothing.
        enter_series(activity: ActivityId, form: SeriesForm, shown: Vec<Slot>, acknowledged: Vec<RuleId>)
            -> SeriesEntered;
        /// A draft of a series and what comes after it; with a form, as they would become.
        series_rest(session: SessionId, form: Option<SessionForm>) -> SeriesRest;
        edit_series(order: SeriesEdit) -> ();
        cancel_series(session: SessionId, shown: Vec<ShownSession>) -> ();
        /// The form of a session like another, a week later.
        duplicate_form(session: SessionId) -> SessionForm;
        /// The drafts that are meant, each with what it would break at *Programma*.
        check_many(filter: ManyFilter) -> ManyCheck;
        /// All of those shown, or none.
        schedule_many(shown: Vec<ShownSession>, acknowledged: Vec<RuleId>) -> ();
        /// What *Avvia e concludi…* asks.
        check_hold(session: SessionId) -> StepCheck;
        hold_session(order: StepOrder) -> ();
    }

    statement {
        statement(filter: StatementFilter) -> Statement;
        /// Asks where, and answers with the path it was saved under.
        save_statement(filter: StatementFilter, format: StatementFormat) -> String;
    }
} }

//! The final report and the attestation (§3.2), on a real encrypted file, from the first word to the CPI.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod common;

use std::sync::Arc;

use affianca_archive::papers::PrintedPaper;
use affianca_archive::reports::DeliveryForm;
use affianca_archive::sessions::{SessionForm, StepOrder};
use affianca_archive::{Archive, Error, JournalFilter, Problem, Result};
use affianca_domain::{
    ActivityState, AttestationSheet, Cents, DeadlineKind, Minutes, ReportDraft, ReportOutcome,
    ReportSheet, ReportState, RequestId, RequestState, RuleId, SessionId, SessionState,
};
use common::at;
use tempfile::TempDir;

const OPAL: &str = "JC-1-1103/901";
const DAYS: [&str; 5] = [
    "2022-07-04",
    "2022-07-05",
    "2022-07-06",
    "2022-07-07",
    "2022-07-08",
];

/// What the documents would give back, readable.
fn printed(content: String) -> Result<PrintedPaper> {
    Ok(PrintedPaper {
        pdf: content.clone().into_bytes(),
        pages: 1,
        uncovered: String::new(),
        data_hash: format!("{:064x}", content.len()),
        content,
    })
}

fn report(sheet: &ReportSheet) -> Result<PrintedPaper> {
    printed(format!("{sheet:?}"))
}

fn attestation(sheet: &AttestationSheet) -> Result<PrintedPaper> {
    printed(format!("{sheet:?}"))
}

/// An admitted request with its Id voucher.
fn admitted() -> (TempDir, Arc<Archive>, RequestId) {
    let (home, archive) = common::open();
    let table = format!("{}{}", common::HEADINGS, common::Request::new(1).csv());
    common::take(&archive, table.as_bytes());
    let id = common::one(&archive, OPAL).id;
    let now = at("2022-07-01T09:30");
    archive.admit(id, RequestState::Proposed, now).unwrap();
    let mut form = archive.request_form(id).unwrap();
    form.voucher_id = "40217".into();
    form.confirmed = true;
    archive.edit_request(id, &form, now).unwrap();
    (home, archive, id)
}

fn seen<T>(run: impl Fn(&[RuleId]) -> Result<T>) -> T {
    match run(&[]) {
        Err(Error::Rules(violations)) => run(&violations
            .iter()
            .map(|violation| violation.rule)
            .collect::<Vec<_>>())
        .unwrap(),
        answer => answer.unwrap(),
    }
}

/// Delivers two hours of the activity in the given place of the programme, on its own day.
fn deliver(archive: &Archive, request: RequestId, place: usize) {
    let day = DAYS[place];
    let directory = archive.directory().unwrap();
    let detail = archive
        .request_detail(request, at("2022-07-01T09:00"))
        .unwrap();
    let form = SessionForm {
        branch: Some(directory.branches[0].id),
        coach: Some(directory.coaches[0].id),
        date: day.into(),
        start: "09:00".into(),
        end: "11:00".into(),
        place: "Vivai Sile, Casier".into(),
        description: "Colloquio sul lavoro.".into(),
        ..SessionForm::default()
    };
    let eve = at("2022-07-01T16:00");
    let activity = detail.activities[place].id;
    let session = seen(|rules| archive.enter_session(activity, &form, rules, eve));
    step(
        archive,
        session,
        SessionState::Entered,
        "2022-07-01T17:00",
        Archive::schedule_session,
    );
    step(
        archive,
        session,
        SessionState::Scheduled,
        &format!("{day}T09:00"),
        Archive::start_session,
    );
    step(
        archive,
        session,
        SessionState::Started,
        &format!("{day}T11:00"),
        Archive::conclude_session,
    );
}

fn step(
    archive: &Archive,
    session: SessionId,
    expected: SessionState,
    now: &str,
    take: fn(&Archive, &StepOrder, chrono::NaiveDateTime) -> Result<()>,
) {
    seen(|rules| {
        let order = StepOrder {
            session,
            expected,
            acknowledged: rules.to_vec(),
            reason: String::new(),
            description: None,
        };
        take(archive, &order, at(now))
    });
}

fn end(archive: &Archive, request: RequestId, place: usize) {
    let now = at("2022-07-11T09:00");
    let activity = archive.request_detail(request, now).unwrap().activities[place].id;
    archive
        .end_activity(activity, ActivityState::Started, now)
        .unwrap();
}

fn complete(outcome: ReportOutcome) -> ReportDraft {
    let mut draft = ReportDraft {
        outcome: Some(outcome),
        ..ReportDraft::default()
    };
    for section in outcome.sections() {
        draft.text_mut(section).push_str("Scritto.");
    }
    draft
}

fn refused(error: Error) -> Problem {
    Problem::from(error)
}

fn asked_for(archive: &Archive) -> bool {
    let today = archive.today(at("2022-07-11T10:00")).unwrap();
    today
        .deadlines
        .iter()
        .any(|deadline| deadline.kind == DeadlineKind::Report)
}

fn journal(archive: &Archive) -> Vec<String> {
    let filter = JournalFilter {
        page: 1,
        page_size: 50,
        ..JournalFilter::default()
    };
    archive
        .journal(&filter)
        .unwrap()
        .rows
        .into_iter()
        .map(|row| row.what)
        .collect()
}

/// Writes a complete report and makes it ready.
fn ready(archive: &Archive, request: RequestId) -> affianca_domain::ReportId {
    let now = at("2022-07-11T09:30");
    let before = archive.final_report(request).unwrap();
    let draft = complete(ReportOutcome::Succeeded);
    let saved = archive
        .save_report_draft(request, before.revision, &draft, now)
        .unwrap();
    archive
        .ready_report(request, saved.revision, now, report)
        .unwrap()
}

fn delivery(date: &str) -> DeliveryForm {
    DeliveryForm {
        date: date.into(),
        received_by: "Paola Zanin".into(),
        how: "a mano".into(),
    }
}

#[test]
fn a_new_report_is_begun_from_the_sessions_and_nothing_is_stored_for_looking_at_it() {
    let (home, archive, request) = admitted();
    deliver(&archive, request, 0);
    let before = common::content(&home);
    let report = archive.final_report(request).unwrap();
    assert_eq!((report.state, report.revision), (ReportState::Draft, 0));
    assert!(
        report
            .draft
            .activities
            .contains("dalle 09:00 alle 11:00 (2 ore), Vivai Sile, Casier")
    );
    assert!(report.draft.integration.is_empty());
    assert_eq!(report.running.len(), 5);
    assert_eq!(common::content(&home), before);
}

#[test]
fn a_draft_is_kept_without_a_journal_row_each_time() {
    let (_home, archive, request) = admitted();
    let rows = journal(&archive).len();
    let mut draft = ReportDraft {
        keeping: "Uno\r\n\u{0}due".into(),
        ..ReportDraft::default()
    };
    let first = archive
        .save_report_draft(request, 0, &draft, at("2022-07-11T09:00"))
        .unwrap();
    draft.abilities = "Tre".into();
    archive
        .save_report_draft(request, first.revision, &draft, at("2022-07-11T09:01"))
        .unwrap();
    let kept = archive.final_report(request).unwrap();
    assert_eq!(
        (kept.draft.keeping.as_str(), kept.draft.abilities.as_str()),
        ("Uno\ndue", "Tre")
    );
    assert_eq!(kept.saved_at, Some(at("2022-07-11T09:01")));
    assert_eq!(journal(&archive).len(), rows);
}

#[test]
fn a_stale_window_cannot_write_over_a_draft() {
    let (_home, archive, request) = admitted();
    let now = at("2022-07-11T09:00");
    archive
        .save_report_draft(request, 0, &complete(ReportOutcome::Failed), now)
        .unwrap();
    let error = archive
        .save_report_draft(request, 0, &ReportDraft::default(), now)
        .unwrap_err();
    assert_eq!(refused(error).code, "STALE");
    assert_eq!(
        archive.final_report(request).unwrap().draft.outcome,
        Some(ReportOutcome::Failed)
    );
}

#[test]
fn refreshing_tells_new_sessions_and_keeps_what_was_typed() {
    let (_home, archive, request) = admitted();
    deliver(&archive, request, 0);
    let now = at("2022-07-11T09:00");
    let mut draft = archive.final_report(request).unwrap().draft;
    draft.activities.insert_str(0, "Premessa.\n\n");
    let saved = archive.save_report_draft(request, 0, &draft, now).unwrap();
    assert!(!archive.final_report(request).unwrap().skeleton_outdated);
    deliver(&archive, request, 1);
    assert!(archive.final_report(request).unwrap().skeleton_outdated);
    let fresh = archive
        .refresh_report_draft(request, saved.revision, &draft, now)
        .unwrap();
    assert!(fresh.text.starts_with("Premessa.\n\n"));
    assert!(fresh.text.contains("05/07/2022"));
    assert_eq!((fresh.replaced, fresh.added), (2, 0));
    let after = archive.final_report(request).unwrap();
    assert_eq!(after.draft.activities, fresh.text);
    assert!(!after.skeleton_outdated);
}

#[test]
fn a_report_is_not_ready_while_something_is_missing_and_names_all_of_it() {
    let (_home, archive, request) = admitted();
    let now = at("2022-07-11T09:00");
    let mut draft = complete(ReportOutcome::Failed);
    draft.keeping = "…".into();
    draft.actions.clear();
    let saved = archive.save_report_draft(request, 0, &draft, now).unwrap();
    let problem = refused(
        archive
            .ready_report(request, saved.revision, now, report)
            .unwrap_err(),
    );
    let fields: Vec<&str> = problem
        .fields
        .iter()
        .map(|field| field.field.as_str())
        .collect();
    assert_eq!(
        (problem.code.as_str(), fields),
        ("INVALID", vec!["keeping", "actions"])
    );
    assert_eq!(
        problem.fields[1].message,
        "Manca: Azioni intraprese in itinere."
    );
    assert!(archive.final_report(request).unwrap().versions.is_empty());
}

#[test]
fn a_report_without_an_id_voucher_is_not_ready() {
    let (_home, archive, request) = admitted();
    let now = at("2022-07-11T09:00");
    let mut form = archive.request_form(request).unwrap();
    form.voucher_id = String::new();
    form.confirmed = true;
    archive.edit_request(request, &form, now).unwrap();
    let draft = complete(ReportOutcome::Succeeded);
    let saved = archive.save_report_draft(request, 0, &draft, now).unwrap();
    assert_eq!(saved.missing[0].label, "Id voucher");
    let problem = refused(
        archive
            .ready_report(request, saved.revision, now, report)
            .unwrap_err(),
    );
    assert_eq!(problem.field.as_deref(), Some("voucherId"));
}

#[test]
fn a_ready_report_is_frozen_and_opening_it_again_gives_another_version() {
    let (_home, archive, request) = admitted();
    deliver(&archive, request, 0);
    let first = ready(&archive, request);
    let now = at("2022-07-11T10:00");
    let frozen = archive.final_report(request).unwrap();
    assert_eq!(
        (frozen.state, frozen.versions[0].version),
        (ReportState::Ready, 1)
    );
    let error = archive
        .save_report_draft(request, frozen.revision, &ReportDraft::default(), now)
        .unwrap_err();
    assert_eq!(refused(error).code, "REPORT_READY");
    let paper = archive.report_pdf(first).unwrap();
    assert_eq!(paper.name, "relazione-JC-1-1103-901-v1.pdf");

    archive.reopen_report(first, now).unwrap();
    let again = archive.final_report(request).unwrap();
    assert_eq!(again.state, ReportState::Draft);
    assert_eq!(
        again.draft,
        complete(ReportOutcome::Succeeded),
        "what was written is still there"
    );
    assert_eq!(
        refused(archive.reopen_report(first, now).unwrap_err()).code,
        "STALE"
    );
    archive
        .ready_report(request, again.revision, now, report)
        .unwrap();
    let versions = archive.final_report(request).unwrap().versions;
    assert_eq!(
        versions
            .iter()
            .map(|version| version.version)
            .collect::<Vec<_>>(),
        [2, 1]
    );
    assert_eq!(
        archive.report_pdf(first).unwrap(),
        paper,
        "the first version is as it was"
    );
    assert_eq!(
        journal(&archive)[..3],
        [
            "Relazione sugli esiti pronta",
            "Relazione sugli esiti riaperta",
            "Relazione sugli esiti pronta"
        ]
    );
}

#[test]
fn nothing_is_left_of_a_report_that_could_not_be_printed() {
    let (_home, archive, request) = admitted();
    let now = at("2022-07-11T09:00");
    let draft = complete(ReportOutcome::Succeeded);
    let saved = archive.save_report_draft(request, 0, &draft, now).unwrap();
    let rows = journal(&archive).len();
    let broken = |_: &ReportSheet| Err(Error::Document("no ink".into()));
    assert!(
        archive
            .ready_report(request, saved.revision, now, broken)
            .is_err()
    );
    assert_eq!(
        archive.final_report(request).unwrap().state,
        ReportState::Draft
    );
    assert_eq!(journal(&archive).len(), rows);
}

#[test]
fn a_delivery_is_neither_to_come_nor_before_the_report_was_written() {
    let (_home, archive, request) = admitted();
    let id = ready(&archive, request);
    let now = at("2022-07-13T09:00");
    for date in ["14/07/2022", "10/07/2022", "ieri", ""] {
        let problem = refused(
            archive
                .deliver_report(id, &delivery(date), now)
                .unwrap_err(),
        );
        assert_eq!(problem.field.as_deref(), Some("date"), "{date}");
    }
    let empty = DeliveryForm {
        date: "13/07/2022".into(),
        ..DeliveryForm::default()
    };
    let problem = refused(archive.deliver_report(id, &empty, now).unwrap_err());
    let fields: Vec<&str> = problem
        .fields
        .iter()
        .map(|field| field.field.as_str())
        .collect();
    assert_eq!(fields, ["receivedBy", "how"]);
    archive
        .deliver_report(id, &delivery("13/07/2022"), now)
        .unwrap();
    let delivered = archive.final_report(request).unwrap();
    assert_eq!(delivered.state, ReportState::Delivered);
    let recorded = delivered.versions[0].delivery.as_ref().unwrap();
    assert_eq!(recorded.received_by, "Paola Zanin");
    archive
        .deliver_report(id, &delivery("12/07/2022"), now)
        .unwrap();
    assert_eq!(
        journal(&archive)[0],
        "Consegna della relazione al CPI segnata"
    );
}

#[test]
fn oggi_asks_for_the_report_from_the_last_conclusion_to_the_delivery() {
    let (_home, archive, request) = admitted();
    for place in 0..5 {
        deliver(&archive, request, place);
    }
    for place in 0..4 {
        end(&archive, request, place);
        assert!(!asked_for(&archive), "{place}");
    }
    end(&archive, request, 4);
    assert!(asked_for(&archive));
    let id = ready(&archive, request);
    assert!(asked_for(&archive), "ready is not delivered");
    archive
        .deliver_report(id, &delivery("11/07/2022"), at("2022-07-11T12:00"))
        .unwrap();
    assert!(!asked_for(&archive));
    archive.reopen_report(id, at("2022-07-11T12:30")).unwrap();
    assert!(
        asked_for(&archive),
        "a report corrected after delivery must be handed over again"
    );
}

#[test]
fn a_report_delivered_early_is_not_asked_for_at_the_end() {
    let (_home, archive, request) = admitted();
    for place in 0..5 {
        deliver(&archive, request, place);
    }
    let id = ready(&archive, request);
    archive
        .deliver_report(id, &delivery("11/07/2022"), at("2022-07-11T12:00"))
        .unwrap();
    for place in 0..5 {
        end(&archive, request, place);
    }
    assert!(!asked_for(&archive));
}

#[test]
fn a_report_needs_an_admitted_request() {
    let (_home, archive) = common::open();
    let table = format!("{}{}", common::HEADINGS, common::Request::new(1).csv());
    common::take(&archive, table.as_bytes());
    let id = common::one(&archive, OPAL).id;
    let draft = complete(ReportOutcome::Succeeded);
    let error = archive
        .save_report_draft(id, 0, &draft, at("2022-07-01T09:00"))
        .unwrap_err();
    assert_eq!(refused(error).code, "NOT_ADMITTED");
    assert!(!archive.final_report(id).unwrap().admitted);
}

#[test]
fn an_attestation_counts_what_was_delivered_and_is_numbered_within_the_year() {
    let (_home, archive, request) = admitted();
    deliver(&archive, request, 0);
    let now = at("2022-07-11T09:00");
    let page = archive.attestations(request, now).unwrap();
    assert_eq!(
        (page.sessions, page.minutes, page.amount),
        (1, Minutes(120), Cents(7600))
    );
    assert_eq!((page.barred, page.issued.len()), (None, 0));
    let preview = archive
        .preview_attestation(request, now, attestation)
        .unwrap();
    assert!(String::from_utf8(preview).unwrap().contains("number: None"));

    let first = archive
        .issue_attestation(request, now, attestation)
        .unwrap();
    let paper = archive.attestation_pdf(first).unwrap();
    assert_eq!(paper.name, "attestazione-2022-001.pdf");
    deliver(&archive, request, 1);
    let issued = archive.attestations(request, now).unwrap().issued;
    assert_eq!(
        (issued[0].number.as_str(), issued[0].outdated),
        ("ATT-2022/001", true)
    );
    archive
        .issue_attestation(request, now, attestation)
        .unwrap();
    archive
        .issue_attestation(request, at("2023-01-09T09:00"), attestation)
        .unwrap();
    let issued = archive.attestations(request, now).unwrap().issued;
    let numbers: Vec<_> = issued
        .iter()
        .map(|row| (row.number.as_str(), row.minutes.0, row.outdated))
        .collect();
    assert_eq!(
        numbers,
        [
            ("ATT-2023/001", 240, false),
            ("ATT-2022/002", 240, false),
            ("ATT-2022/001", 120, true)
        ]
    );
    assert_eq!(
        archive.attestation_pdf(first).unwrap(),
        paper,
        "the first is as it was"
    );
    assert_eq!(journal(&archive)[0], "Attestazione emessa");
}

#[test]
fn nothing_is_attested_where_nothing_was_delivered() {
    let (_home, archive, request) = admitted();
    let now = at("2022-07-11T09:00");
    assert!(archive.attestations(request, now).unwrap().barred.is_some());
    for refusal in [
        archive
            .issue_attestation(request, now, attestation)
            .map(drop),
        archive
            .preview_attestation(request, now, attestation)
            .map(drop),
    ] {
        assert_eq!(refused(refusal.unwrap_err()).code, "EMPTY_ATTESTATION");
    }
}

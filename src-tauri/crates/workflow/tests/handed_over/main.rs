//! The final report and the attestation (§3.2), on a real encrypted file, from the first word to the CPI.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "../common/mod.rs"]
mod common;

mod attestation;

use affianca_domain::{
    ActivityState, AttestationSheet, Cents, DeadlineKind, Minutes, PrintedDocument, ReportDraft,
    ReportOutcome, ReportSheet, ReportState, RequestId, RequestState, RuleId, SessionId,
    SessionState, SessionStep,
};
use affianca_workflow::reports::DeliveryForm;
use affianca_workflow::sessions::{SessionForm, StepOrder};
use affianca_workflow::today::TodayFilter;
use affianca_workflow::{Archive, Error, JournalFilter, Problem, ProblemCode, Result};
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
fn printed(content: String) -> Result<PrintedDocument> {
    Ok(PrintedDocument {
        pdf: content.clone().into_bytes(),
        pages: 1,
        uncovered: String::new(),
        data_hash: format!("{:064x}", content.len()),
        fields: Vec::new(),
        content,
    })
}

fn report(sheet: &ReportSheet) -> Result<PrintedDocument> {
    printed(format!("{sheet:?}"))
}

fn attestation(sheet: &AttestationSheet) -> Result<PrintedDocument> {
    printed(format!("{sheet:?}"))
}

/// An admitted request with its Id voucher.
fn admitted() -> (TempDir, Archive, RequestId) {
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
    // Every session is entered on that day, also after others were held: the clock goes back for it.
    if archive.clock_doubt(eve).unwrap().is_some() {
        archive.confirm_clock(eve).unwrap();
    }
    let activity = detail.activities[place].id;
    let session = seen(|rules| archive.enter_session(activity, &form, rules, eve));
    step(
        archive,
        session,
        SessionState::Entered,
        "2022-07-01T17:00",
        SessionStep::Schedule,
    );
    step(
        archive,
        session,
        SessionState::Scheduled,
        &format!("{day}T09:00"),
        SessionStep::Start,
    );
    step(
        archive,
        session,
        SessionState::Started,
        &format!("{day}T11:00"),
        SessionStep::Conclude,
    );
}

fn step(
    archive: &Archive,
    session: SessionId,
    expected: SessionState,
    now: &str,
    which: SessionStep,
) {
    seen(|rules| {
        let order = StepOrder {
            session,
            step: which,
            expected,
            acknowledged: rules.to_vec(),
            reason: String::new(),
            description: None,
        };
        archive.step(&order, at(now))
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
    let today = archive
        .today(TodayFilter::default(), at("2022-07-11T10:00"))
        .unwrap();
    today
        .deadlines
        .iter()
        .any(|deadline| deadline.kind == DeadlineKind::Report)
}

fn journal(archive: &Archive) -> Vec<String> {
    let filter = JournalFilter {
        page_size: 50,
        ..JournalFilter::default()
    };
    archive
        .journal(&filter, at("2022-07-12T09:00"))
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
    assert_eq!(refused(error).code, ProblemCode::Stale);
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
        (problem.code, fields),
        (ProblemCode::Invalid, vec!["keeping", "actions"])
    );
    assert_eq!(
        problem.fields[1].message,
        "Manca: Azioni intraprese in itinere."
    );
    assert!(archive.final_report(request).unwrap().versions.is_empty());
}

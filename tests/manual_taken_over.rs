//! Who begins in the middle: what the portal already holds is taken over, or recorded after its term (§3.2).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use affianca_domain::{ActivityId, SessionOrigin, SessionState, SessionStep};
use affianca_tests::body::registers::assert_in_order;
use affianca_tests::body::{Body, MARTA, Session, read_back};
use affianca_workflow::import::{HeldChoices, SessionsReport, read_sessions};
use affianca_workflow::sessions::{PortalRecord, StepOrder};
use affianca_workflow::{Action, FieldProblem, Problem, Refusal};

fn record() -> PortalRecord {
    PortalRecord {
        state: SessionState::Delivered,
        portal_id: "37".into(),
        why: "Scritta sul portale dal collega mentre ero in ferie".into(),
        description: "Prova di reparto".into(),
    }
}

fn fields(problem: &Problem) -> Vec<&str> {
    problem
        .fields
        .iter()
        .map(|FieldProblem { field, .. }| field.as_str())
        .collect()
}

fn analysis(body: &Body) -> ActivityId {
    body.request("JC-1-1103/022")
        .of(MARTA)
        .admitted()
        .activity("JC-AN")
}

fn scheduled(body: &Body) -> Session {
    body.session(analysis(body), "28/06/2022", "10:00", "12:00")
        .scheduled()
}

/// §3.2: «comunque entro e non oltre 7 giorni». On day 7 the buttons still work and are the only way; on day 8
/// only what the portal holds can be written down.
#[test]
fn past_day_seven_only_what_the_portal_already_holds_is_recorded() {
    let body = Body::new("2022-06-27T09:00");
    let session = scheduled(&body);
    body.at("2022-07-05T18:00");
    assert!(body.row(session).held_past_term.is_empty(), "day 7 is in");
    let early = body.refused(|archive, now| {
        archive.record_session_afterwards(session.id, SessionState::Scheduled, &record(), now)
    });
    assert!(
        early.message.contains("passo per passo"),
        "{}",
        early.message
    );
    body.at("2022-07-06T08:00");
    let row = body.row(session);
    assert!(row.steps[0].blocked.is_some(), "LATE");
    assert_eq!(
        row.held_past_term,
        [
            SessionState::Delivered,
            SessionState::ClosedNegatively,
            SessionState::Started
        ]
    );
    let (archive, now) = (body.archive(), body.now());
    archive
        .record_session_afterwards(session.id, SessionState::Scheduled, &record(), now)
        .unwrap();
    let row = body.row(session);
    assert_eq!(row.session.state, SessionState::Delivered);
    assert_eq!(row.session.origin, SessionOrigin::Afterwards);
    assert_eq!(row.portal, None, "here and on the portal the same");
    assert_eq!(body.activity(session.activity).state.as_str(), "INIZIATA");
    let told = body.journal().into_iter().next_back().unwrap();
    assert_eq!(told.what, Action::RecordAfterwards.describe());
    let told = format!("{told:?}");
    for words in ["37", "mentre ero in ferie", "EROGATA"] {
        assert!(told.contains(words), "{words}: {told}");
    }
}

#[test]
fn without_an_id_a_reason_and_a_description_nothing_is_recorded() {
    let body = Body::new("2022-06-27T09:00");
    let session = scheduled(&body);
    body.at("2022-07-20T08:00");
    let empty = PortalRecord {
        portal_id: " ".into(),
        why: String::new(),
        description: String::new(),
        ..record()
    };
    let refused = body.refused(|archive, now| {
        archive.record_session_afterwards(session.id, SessionState::Scheduled, &empty, now)
    });
    assert_eq!(fields(&refused), ["portalId", "why", "description"]);
    let wrong = PortalRecord {
        portal_id: "37; DROP".into(),
        state: SessionState::Entered,
        ..record()
    };
    let refused = body.refused(|archive, now| {
        archive.record_session_afterwards(session.id, SessionState::Scheduled, &wrong, now)
    });
    assert_eq!(fields(&refused), ["state", "portalId"]);
    // Closed negatively it needs no description.
    let closed = PortalRecord {
        state: SessionState::ClosedNegatively,
        description: String::new(),
        ..record()
    };
    let (archive, now) = (body.archive(), body.now());
    archive
        .record_session_afterwards(session.id, SessionState::Scheduled, &closed, now)
        .unwrap();
    assert_eq!(body.state(session), SessionState::ClosedNegatively);
}

#[test]
fn one_id_of_the_portal_belongs_to_one_session() {
    let body = Body::new("2022-06-27T09:00");
    let activity = analysis(&body);
    let one = body
        .session(activity, "28/06/2022", "10:00", "11:00")
        .scheduled();
    let other = body
        .session(activity, "28/06/2022", "11:00", "12:00")
        .scheduled();
    body.at("2022-07-20T08:00");
    let (archive, now) = (body.archive(), body.now());
    archive
        .record_session_afterwards(one.id, SessionState::Scheduled, &record(), now)
        .unwrap();
    let refused = body.refused(|archive, now| {
        archive.record_session_afterwards(other.id, SessionState::Scheduled, &record(), now)
    });
    assert_eq!(fields(&refused), ["portalId"]);
}

#[test]
fn a_session_forgotten_here_is_entered_afterwards_and_the_rules_it_breaks_are_told() {
    let body = Body::new("2022-07-20T09:00");
    let activity = analysis(&body);
    // 2 June is a holiday: the portal took it all the same.
    let form = body.session(activity, "02/06/2022", "10:00", "12:00");
    let check = form.check();
    assert_eq!(check.held_past_term.first(), Some(&SessionState::Delivered));
    let form = form.form();
    let (archive, now) = (body.archive(), body.now());
    let id = archive
        .enter_session_afterwards(activity, &form, &record(), now)
        .unwrap();
    let row = body.row(Session { id, activity });
    assert_eq!(row.session.state, SessionState::Delivered);
    assert_eq!(
        row.told_origin.as_deref(),
        Some("registrata in seguito: era già sul portale")
    );
    let told = format!("{:?}", body.journal().into_iter().next_back().unwrap());
    assert!(told.contains("Festa della Repubblica"), "{told}");
    let soon = body
        .session(activity, "21/07/2022", "10:00", "12:00")
        .form();
    let refused = body
        .refused(|archive, now| archive.enter_session_afterwards(activity, &soon, &record(), now));
    assert!(refused.message.contains("passo per passo"));
}

/// A clock that is wrong would let pass what is late, or have written down as late what is not: it is asked about
/// first.
#[test]
fn no_step_that_has_a_term_is_taken_while_the_clock_is_doubted() {
    let body = Body::new("2022-06-27T09:00");
    let session = scheduled(&body);
    let step = StepOrder {
        session: session.id,
        step: SessionStep::Start,
        expected: SessionState::Scheduled,
        acknowledged: Vec::new(),
        reason: String::new(),
        description: None,
    };
    let form = body
        .session(session.activity, "27/06/2022", "10:00", "12:00")
        .form();
    for doubted in ["2022-08-01T08:00", "2022-06-25T08:00"] {
        body.at(doubted);
        let refused = [
            body.refused(|archive, now| archive.step(&step, now)),
            body.refused(|archive, now| archive.enter_session(session.activity, &form, &[], now)),
            body.refused(|archive, now| {
                archive.record_session_afterwards(
                    session.id,
                    SessionState::Scheduled,
                    &record(),
                    now,
                )
            }),
            body.refused(|archive, now| {
                archive.enter_session_afterwards(session.activity, &form, &record(), now)
            }),
        ];
        for refused in refused {
            assert!(
                matches!(refused.refusal, Some(Refusal::ClockDoubted(_))),
                "{doubted}: {refused:?}"
            );
            assert!(
                refused.message.contains("La data è giusta"),
                "{}",
                refused.message
            );
        }
    }
    body.at("2022-08-01T08:00");
    let (archive, now) = (body.archive(), body.now());
    archive.confirm_clock(now).unwrap();
    archive
        .record_session_afterwards(session.id, SessionState::Scheduled, &record(), now)
        .unwrap();
}

fn take_over(body: &Body, activity: ActivityId, table: &str) -> SessionsReport {
    let table = read_sessions(table.as_bytes(), "/casa/erogazioni.csv").unwrap();
    let (archive, now) = (body.archive(), body.now());
    let (_, prepared) = archive
        .preview_sessions(table, Some(activity), now)
        .unwrap();
    archive
        .import_sessions(&prepared, &HeldChoices::default(), now, &mut |_, _| true)
        .unwrap()
}

/// A person taken over in the middle: the next session is held here, and one register holds old and new.
#[test]
fn a_person_taken_over_goes_on_and_the_register_holds_old_and_new() {
    let body = Body::new("2022-07-20T09:00");
    let opal = body.request("JC-1-1103/022").of(MARTA).admitted();
    let activity = opal.activity("JC-AL");
    let report = take_over(
        &body,
        activity,
        "ID;Stato;Operatore;Data;Inizio;Fine;Ore;Azioni\n\
         41;EROGATA;;30-06-2022;08:00;12:00;4;\n\
         42;EROGATA;;01-07-2022;09:00;12:00;3;\n\
         43;CHIUSA NEGATIVAMENTE;;04-07-2022;09:00;12:00;3;\n\
         44;PROGRAMMATA;;22-07-2022;09:00;12:00;3;\n",
    );
    assert_eq!(report.imported, 4);
    let page = body.activity(activity);
    assert_eq!(page.envelope.delivered.minutes.to_string(), "07:00");
    assert_eq!(page.envelope.scheduled.minutes.to_string(), "03:00");
    let next = page
        .sessions
        .iter()
        .find(|row| row.session.state == SessionState::Scheduled)
        .unwrap();
    let session = Session {
        id: next.session.id,
        activity,
    };
    body.at("2022-07-22T12:00");
    body.take(SessionStep::Start, session);
    body.take(SessionStep::Conclude, session);
    assert_eq!(
        body.activity(activity)
            .envelope
            .delivered
            .minutes
            .to_string(),
        "10:00"
    );
    let id = body.issue(&body.register_of(&opal)).unwrap();
    let text = read_back(&body.pdf(id));
    assert_in_order(
        &text,
        &[
            "30/06/2022",
            "ripresa dal portale",
            "01/07/2022",
            "ripresa dal portale",
            "CHIUSA NEGATIVAMENTE",
            "22/07/2022",
        ],
    );
    assert_eq!(body.register(id).row.sessions, 4);
}

/// Recorded afterwards, the register says so under what was done.
#[test]
fn the_register_says_what_was_recorded_afterwards() {
    let body = Body::new("2022-06-27T09:00");
    let opal = body.request("JC-1-1103/022").of(MARTA).admitted();
    let session = body
        .session(opal.activity("JC-AN"), "28/06/2022", "10:00", "12:00")
        .scheduled();
    body.at("2022-07-20T08:00");
    let (archive, now) = (body.archive(), body.now());
    archive
        .record_session_afterwards(session.id, SessionState::Scheduled, &record(), now)
        .unwrap();
    let id = body.issue(&body.register_of(&opal)).unwrap();
    let text = read_back(&body.pdf(id));
    assert_in_order(
        &text,
        &["28/06/2022", "Prova di reparto", "registrata in seguito"],
    );
}

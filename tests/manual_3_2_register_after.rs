//! §3.2 of the manual, what becomes of a register: sheets left blank for signing, corrections that
//! change nothing on paper, and what still stands on none.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use affianca_domain::{ActivityState, DeadlineKind, RegisterState, RuleId, SessionStep, Signer};
use affianca_tests::body::registers::{assert_in_order, delivered};
use affianca_tests::body::{Body, MARTA, read_back};
use affianca_workflow::directory::CoachForm;
use affianca_workflow::registers::{RegisterOrder, ScopeForm};
use affianca_workflow::today::TodayFilter;

/// A sheet to take along and have signed at once: what is programmed, its description left to be
/// written by hand.
#[test]
fn a_blank_one_holds_what_is_programmed_and_is_not_outdated_by_its_delivery() {
    let body = Body::new("2022-06-27T09:00");
    let opal = body.request("JC-1-1103/022").of(MARTA).admitted();
    let session = body
        .session(opal.activity("JC-AN"), "28/06/2022", "10:00", "12:00")
        .described("Non ancora")
        .scheduled();
    let blank = RegisterOrder {
        blank: true,
        ..body.register_of(&opal)
    };
    let id = body.issue(&blank).unwrap();
    let text = read_back(&body.pdf(id));
    assert_in_order(&text, &["28/06/2022", "10:00", "12:00"]);
    assert!(!text.contains("Non ancora"), "{text}");
    body.at("2022-06-28T12:00")
        .take(SessionStep::Start, session);
    body.take(SessionStep::Conclude, session);
    assert_eq!(body.register(id).row.state, RegisterState::ToSign);
    let after = body.session(opal.activity("JC-AN"), "28/06/2022", "15:00", "16:00");
    let after = after.seen(&[RuleId::DayBefore]).scheduled();
    body.at("2022-06-28T16:00");
    let second = body.issue(&blank).unwrap();
    body.take(SessionStep::CloseNegatively, after);
    let closed = body.register(second);
    assert_eq!(closed.row.state, RegisterState::Outdated, "it was not held");
    assert!(closed.unused, "nothing is to be issued in its place");
    let waiting = body.archive().frame(body.now()).unwrap().counters.registers;
    assert_eq!(waiting, 1, "only the first waits for its signatures");
}

/// §3.3: what is open when an activity is concluded is never held, so that a sheet printed for it waits
/// for nobody.
#[test]
fn a_blank_one_of_which_nothing_was_held_waits_no_more_once_the_activity_is_ended() {
    let body = Body::new("2022-06-27T09:00");
    let opal = body.request("JC-1-1103/022").of(MARTA).admitted();
    let activity = opal.activity("JC-AN");
    let held = body
        .session(activity, "28/06/2022", "10:00", "12:00")
        .scheduled();
    body.session(activity, "30/06/2022", "10:00", "12:00")
        .scheduled();
    let day = |date: &str| RegisterOrder {
        blank: true,
        scope: ScopeForm::Day { date: date.into() },
        ..body.register_of(&opal)
    };
    let first = body.issue(&day("28/06/2022")).unwrap();
    let second = body.issue(&day("30/06/2022")).unwrap();
    body.at("2022-06-28T12:00").take(SessionStep::Start, held);
    body.take(SessionStep::Conclude, held);
    let waiting = || body.archive().frame(body.now()).unwrap().counters.registers;
    assert_eq!(waiting(), 2);
    body.archive()
        .end_activity(activity, ActivityState::Started, body.now())
        .unwrap();
    let unused = body.register(second);
    assert_eq!(
        (unused.row.state, unused.unused),
        (RegisterState::Outdated, true)
    );
    let signed_for = body.register(first);
    assert_eq!(
        (signed_for.row.state, signed_for.unused, waiting()),
        (RegisterState::ToSign, false, 1),
        "what was held is still signed for"
    );
}

/// One of the sessions of a sheet taken along is not held: its row is struck on the paper, and the
/// sheet is signed for the others.
#[test]
fn a_blank_one_is_signed_for_the_rows_that_were_held() {
    let body = Body::new("2022-06-27T09:00");
    let opal = body.request("JC-1-1103/022").of(MARTA).admitted();
    let activity = opal.activity("JC-AN");
    let held = body
        .session(activity, "28/06/2022", "10:00", "12:00")
        .scheduled();
    let missed = body
        .session(activity, "28/06/2022", "15:00", "16:00")
        .scheduled();
    let blank = RegisterOrder {
        blank: true,
        ..body.register_of(&opal)
    };
    let id = body.issue(&blank).unwrap();
    body.at("2022-06-28T12:00").take(SessionStep::Start, held);
    body.take(SessionStep::Conclude, held);
    body.sign(id, Signer::Coach, "Lucia Sartori").unwrap();
    body.take(SessionStep::CloseNegatively, missed);
    assert_eq!(
        body.register(id).struck,
        [format!(
            "Erogazione {} del 28/06/2022: CHIUSA NEGATIVAMENTE.",
            missed.id
        )]
    );
    body.sign(id, Signer::Recipient, "Marta Zanella").unwrap();
    let signed = body.register(id);
    assert_eq!(
        (signed.row.state, signed.unused),
        (RegisterState::Signed, false)
    );
}

/// A name corrected in the directory makes no signed paper untrue, whatever is written afterwards
/// beside a session.
#[test]
fn a_renamed_coach_and_a_private_note_leave_a_signed_register_as_it_is() {
    let body = Body::new("2022-06-27T09:00");
    let (opal, [first, ..]) = delivered(&body);
    let id = body.issue(&body.register_of(&opal)).unwrap();
    body.sign(id, Signer::Coach, "Lucia Sartori").unwrap();
    body.sign(id, Signer::Recipient, "Renzo Busato").unwrap();
    let archive = body.archive();
    let coach = archive.directory().unwrap().coaches.remove(0);
    let form = CoachForm {
        surname: "Sartori Bellini".into(),
        ..coach.form
    };
    archive
        .save_coach(Some(coach.id), &form, body.now())
        .unwrap();
    let row = body.row(first).session;
    archive
        .describe_session(
            first.id,
            row.revision,
            &row.description,
            "Nota mia",
            body.now(),
        )
        .unwrap();
    assert_eq!(body.register(id).row.state, RegisterState::Signed);
}

/// What was delivered and stands on no register is told on Oggi until one is issued, and again when
/// the version in force no longer prints it.
#[test]
fn what_was_delivered_without_a_register_is_a_deadline() {
    let body = Body::new("2022-06-27T09:00");
    let (opal, _) = delivered(&body);
    let asked = || -> Vec<String> {
        let today = body.archive().today(TodayFilter::default(), body.now());
        let deadlines = today.unwrap().deadlines.into_iter();
        deadlines
            .filter(|it| it.kind == DeadlineKind::Issue)
            .map(|it| it.title)
            .collect()
    };
    assert_eq!(asked(), ["Emetti il registro di 3 erogazioni svolte"]);
    let one = RegisterOrder {
        scope: ScopeForm::Activity {
            activity: opal.activity("JC-AL"),
        },
        ..body.register_of(&opal)
    };
    body.issue(&one).unwrap();
    assert_eq!(asked(), ["Emetti il registro di 2 erogazioni svolte"]);
    let all = body.issue(&body.register_of(&opal)).unwrap();
    assert!(asked().is_empty());
    let narrower = RegisterOrder {
        replaces: Some(all),
        ..one
    };
    body.issue(&narrower).unwrap();
    assert_eq!(asked(), ["Emetti il registro di 2 erogazioni svolte"]);
}

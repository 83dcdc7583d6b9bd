//! What holds in every paragraph of the manual: nothing without the secret phrase, no state broken
//! by a second screen, one row of the journal for each operation.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use affianca_domain::{ActivityState, JournalMatch, RequestState, SessionStep};
use affianca_tests::body::registers::delivered;
use affianca_tests::body::{Body, MARTA, Opal, PASSPHRASE, read_back};
use affianca_workflow::sessions::StepOrder;
use affianca_workflow::vault::ArchiveState;
use affianca_workflow::{Action, Error, ProblemCode};

fn opal(body: &Body) -> Opal {
    body.request("JC-1-1103/022").of(MARTA).admitted()
}

#[test]
fn every_operation_is_refused_while_the_archive_is_locked() {
    let body = Body::new("2022-06-27T09:00");
    let opal = opal(&body);
    let session = body
        .session(opal.activity("JC-AN"), "28/06/2022", "10:00", "12:00")
        .scheduled();
    let before = body.everything();
    body.vault().lock();
    assert_eq!(body.vault().state(), ArchiveState::Locked);
    let now = body.now();
    let mut vault = body.vault();
    // Every operation is one of the archive's, and there is no archive to ask.
    let refused: [Result<(), Error>; 4] = [
        vault.archive().map(drop),
        vault.change_passphrase(PASSPHRASE, "un’altra frase molto lunga e strana", now),
        vault.new_recovery_code(PASSPHRASE).map(drop),
        vault.backup().map(drop),
    ];
    for answer in refused {
        let error = answer.expect_err("locked");
        assert_eq!(error.code(), ProblemCode::ArchiveLocked);
        assert!(error.message().contains("bloccato"), "{}", error.message());
    }
    vault
        .unlock("un’altra frase molto lunga e strana", now)
        .expect_err("not its phrase");
    vault.unlock(PASSPHRASE, now).unwrap();
    drop(vault);
    let told = body.last_entry();
    assert_eq!(told.what, Action::Unlock.describe());
    let wrong = [("tentativi sbagliati prima".to_owned(), "1".to_owned())];
    assert_eq!(told.details, wrong, "and that somebody tried before");
    assert!(body.everything() == before, "all is as it was left");
    body.at("2022-06-28T10:00")
        .take(SessionStep::Start, session);
}

#[test]
fn a_request_answered_on_one_screen_cannot_be_answered_on_another() {
    let body = Body::new("2022-06-27T09:00");
    let opal = body.request("JC-1-1103/022").of(MARTA).proposed();
    let shown = body.page(&opal).state;
    body.archive().admit(opal.id, shown, body.now()).unwrap();
    let problem = body.refused(|archive, now| archive.refuse(opal.id, shown, "Impedimento", now));
    assert_eq!(problem.code, ProblemCode::Stale);
    assert!(
        problem.message.contains("PROPOSTA") && problem.message.contains("AMMESSO AL SERVIZIO")
    );
    assert!(problem.expected, "a calm refusal, not a fault");
    let problem = body.refused(|archive, now| archive.admit(opal.id, shown, now));
    assert_eq!(problem.code, ProblemCode::Stale);
    assert_eq!(body.page(&opal).state, RequestState::Admitted);
}

#[test]
fn a_step_taken_on_one_screen_cannot_be_taken_again_on_another() {
    let body = Body::new("2022-06-27T09:00");
    let activity = opal(&body).activity("JC-AN");
    let session = body
        .session(activity, "28/06/2022", "10:00", "12:00")
        .entered();
    for (step, other, moment) in [
        (
            SessionStep::Schedule,
            SessionStep::Cancel,
            "2022-06-27T09:00",
        ),
        (
            SessionStep::Start,
            SessionStep::CloseNegatively,
            "2022-06-28T10:00",
        ),
        (
            SessionStep::Conclude,
            SessionStep::CloseNegatively,
            "2022-06-28T12:00",
        ),
    ] {
        body.at(moment);
        let shown = body.order(step, session);
        body.press(&shown).unwrap();
        for late in [step, other] {
            let problem = body.refused(|_, _| {
                body.press(&StepOrder {
                    step: late,
                    ..shown.clone()
                })
            });
            assert_eq!(problem.code, ProblemCode::Stale, "{step}, then {late}");
        }
    }
    assert_eq!(body.state(session).as_str(), "EROGATA");
}

#[test]
fn a_form_opened_before_another_change_is_not_taken() {
    let body = Body::new("2022-06-27T09:00");
    let activity = opal(&body).activity("JC-AN");
    let session = body
        .session(activity, "28/06/2022", "10:00", "12:00")
        .entered();
    let (shown, mut form) = (body.row(session).session.revision, body.form_of(session));
    body.edit(session, |form| form.start = "11:00".into())
        .unwrap();
    form.note = "Scritta su un’altra finestra".into();
    let edited =
        body.refused(|archive, now| archive.edit_session(session.id, shown, &form, &[], now));
    let described = body.refused(|archive, now| {
        archive.describe_session(session.id, shown, "Descrizione", "", now)
    });
    assert_eq!(
        (edited.code, described.code),
        (ProblemCode::Stale, ProblemCode::Stale)
    );
    assert_eq!(body.form_of(session).start, "11:00");
}

#[test]
fn an_activity_concluded_on_one_screen_cannot_be_concluded_on_another() {
    let body = Body::new("2022-06-27T09:00");
    let activity = opal(&body).activity("JC-AN");
    let before_it_began = body.activity(activity).state;
    body.session(activity, "28/06/2022", "10:00", "12:00")
        .delivered();
    let problem = body.refused(|archive, now| archive.end_activity(activity, before_it_began, now));
    assert_eq!(problem.code, ProblemCode::Stale);
    let shown = body.activity(activity).state;
    body.archive()
        .end_activity(activity, shown, body.now())
        .unwrap();
    let problem = body.refused(|archive, now| archive.end_activity(activity, shown, now));
    assert_eq!(problem.code, ProblemCode::Stale);
}

#[test]
fn the_journal_has_exactly_one_row_for_each_operation_and_verifies() {
    let body = Body::new("2022-06-20T09:00");
    let mut expected: Vec<String> = body.journal().into_iter().map(|entry| entry.what).collect();
    let mut did = |action: Action| expected.push(action.describe().to_owned());

    let unanswered = body.request("JC-1-1103/001").proposed();
    did(Action::NewRequest);
    let refused = body.request("JC-1-1103/003").proposed();
    did(Action::NewRequest);
    body.archive()
        .refuse(
            refused.id,
            RequestState::Proposed,
            "Impedimento",
            body.now(),
        )
        .unwrap();
    did(Action::Refuse);
    body.at("2022-06-28T00:00")
        .archive()
        .cancel_expired(body.now())
        .unwrap();
    did(Action::Expire);
    assert_eq!(body.page(&unanswered).state, RequestState::Cancelled);

    let opal = opal(&body);
    did(Action::NewRequest);
    did(Action::Admit);
    let activity = opal.activity("JC-AN");
    let lost = body
        .session(activity, "29/06/2022", "08:00", "10:00")
        .entered();
    did(Action::EnterSession);
    body.take(SessionStep::Schedule, lost);
    did(Action::ScheduleSession);
    body.take(SessionStep::CloseNegatively, lost);
    did(Action::CloseSession);
    let draft = body
        .session(activity, "30/06/2022", "08:00", "12:00")
        .entered();
    did(Action::EnterSession);
    body.take(SessionStep::Cancel, draft);
    did(Action::CancelSession);
    let session = body
        .session(activity, "30/06/2022", "08:00", "10:00")
        .entered();
    did(Action::EnterSession);
    body.edit(session, |form| form.end = "09:00".into())
        .unwrap();
    did(Action::EditSession);
    body.take(SessionStep::Schedule, session);
    did(Action::ScheduleSession);
    body.at("2022-06-30T09:00")
        .take(SessionStep::Start, session);
    did(Action::StartSession);
    body.take(SessionStep::Conclude, session);
    did(Action::ConcludeSession);
    let revision = body.row(session).session.revision;
    body.archive()
        .describe_session(session.id, revision, "Colloquio", "", body.now())
        .unwrap();
    did(Action::DescribeSession);
    let register = body.issue(&body.register_of(&opal)).unwrap();
    did(Action::IssueRegister);
    body.sign(register, affianca_domain::Signer::Coach, "Lucia Sartori")
        .unwrap();
    did(Action::SignRegister);
    body.archive()
        .end_activity(activity, ActivityState::Started, body.now())
        .unwrap();
    did(Action::EndActivity);
    body.refused(|_, _| body.press(&body.order(SessionStep::Start, session)));

    let journal = body.journal();
    let told: Vec<_> = journal.iter().map(|entry| entry.what.clone()).collect();
    assert_eq!(told, expected);
    let numbers: Vec<_> = journal.iter().map(|entry| entry.seq).collect();
    assert_eq!(
        numbers,
        (1..=i32::try_from(journal.len()).unwrap()).collect::<Vec<_>>()
    );
    let report = body.archive().verify_journal().unwrap();
    assert_eq!((report.rows as usize, report.broken), (journal.len(), None));
}

/// What a paper says of the journal, read off it: number and hash.
fn head_on(pdf: &[u8]) -> (String, String) {
    let text = read_back(pdf);
    let (_, told) = text.split_once("iornale, riga ").unwrap();
    let (number, rest) = told.split_once(": ").unwrap();
    (number.to_owned(), rest.chars().take(19).collect())
}

#[test]
fn what_stands_on_a_paper_tells_later_whether_the_journal_is_still_the_same() {
    let body = Body::new("2022-06-27T09:00");
    let (opal, _) = delivered(&body);
    let mut blank = body.register_of(&opal);
    blank.blank = true;
    let later = opal.activity("JC-AN");
    let _ = body
        .at("2022-07-01T18:00")
        .session(later, "04/07/2022", "09:00", "10:00")
        .scheduled();
    let papers = [
        body.pdf(body.issue(&body.register_of(&opal)).unwrap()),
        body.pdf(body.issue(&blank).unwrap()),
    ];
    let archive = body.archive();
    let rows = archive.verify_journal().unwrap().rows;
    for pdf in &papers {
        let (number, hash) = head_on(pdf);
        let same = archive.compare_with_paper(&number, &hash).unwrap();
        assert_eq!(same.found, JournalMatch::Same, "{}", same.message);
        assert!(number.parse::<u32>().unwrap() < rows, "before its own row");
        let other = if hash.starts_with('0') { "1" } else { "0" };
        let other = format!("{other}{}", &hash[1..]);
        let parted = archive.compare_with_paper(&number, &other).unwrap();
        assert_eq!(parted.found, JournalMatch::Parted, "{}", parted.message);
    }
    assert_eq!(
        archive.verify_journal().unwrap().matters,
        [],
        "every record is as its last row left it"
    );
}

//! The same fact is the same wherever it is told: what a `TERMINATA` left open counts nowhere (§3.3).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use affianca_domain::{ActivityState, Minutes, RegisterState, RuleId, Signer, StatementGrouping};
use affianca_tests::body::registers::delivered;
use affianca_tests::body::statements::{ask, by};
use affianca_tests::body::{Body, DAVIDE, MARTA, Opal};
use affianca_workflow::registers::{RegisterOrder, ScopeForm, SignatureBack};
use affianca_workflow::today::{Today, TodayFilter};
use affianca_workflow::{Action, ProblemCode};

fn today(body: &Body) -> Today {
    body.archive()
        .today(TodayFilter::default(), body.now())
        .unwrap()
}

/// JC-DE with one session `EROGATA`, and on the days after one `AVVIATA`, two `PROGRAMMATA`, one
/// `INSERITA`; then `TERMINATA`, on the morning of 01/07.
fn ended(body: &Body) -> Opal {
    let opal = body.request("JC-1-1103/022").of(MARTA).admitted();
    let activity = opal.activity("JC-DE");
    for (date, start, end) in [
        ("01/07/2022", "09:00", "11:00"),
        ("04/07/2022", "09:00", "11:00"),
    ] {
        body.session(activity, date, start, end).scheduled();
    }
    body.session(activity, "05/07/2022", "09:00", "10:00")
        .entered();
    body.session(activity, "30/06/2022", "08:00", "09:30")
        .delivered();
    body.at("2022-07-01T08:00");
    body.archive()
        .end_activity(activity, ActivityState::Started, body.now())
        .unwrap();
    opal
}

#[test]
fn what_a_terminata_left_open_takes_no_hour_of_coach_or_person() {
    let body = Body::new("2022-06-29T09:00");
    ended(&body);
    let other = body.request("JC-1-1103/014").of(DAVIDE).admitted();
    body.session(other.activity("JC-AN"), "01/07/2022", "09:00", "11:00")
        .seen(&[RuleId::DayBefore])
        .scheduled();
    body.session(other.activity("JC-AN"), "04/07/2022", "09:30", "10:30")
        .scheduled();
}

#[test]
fn what_a_terminata_left_open_is_in_no_list_and_no_total_of_a_day() {
    let body = Body::new("2022-06-29T09:00");
    let opal = ended(&body);
    let day = today(&body);
    assert_eq!((day.sessions.len(), day.minutes), (0, Minutes::ZERO));
    assert!(
        day.next_days
            .iter()
            .all(|day| (day.scheduled, day.drafts, day.minutes) == (0, 0, Minutes::ZERO)),
        "{:?}",
        day.next_days
    );
    assert!(day.deadlines.iter().all(|due| due.session.is_none()));
    let directory = body.archive().directory().unwrap();
    assert_eq!(directory.open_at_branch, []);
    assert_eq!(directory.open_with_coach, []);

    let order = RegisterOrder {
        request: opal.id,
        scope: ScopeForm::Opal,
        blank: true,
        replaces: None,
    };
    let check = body.archive().check_register(&order, body.now()).unwrap();
    assert_eq!(
        check.rows, 0,
        "no sheet is printed of what will not be held"
    );
}

#[test]
fn of_a_terminata_hours_are_delivered_or_unused_and_none_is_free() {
    let body = Body::new("2022-06-29T09:00");
    let opal = ended(&body);
    let envelope = body.activity(opal.activity("JC-DE")).envelope;
    assert_eq!(envelope.delivered.minutes, Minutes(90));
    assert_eq!(envelope.unused.minutes, Minutes(390));
    for none in [envelope.free, envelope.scheduled, envelope.draft] {
        assert_eq!(none.minutes, Minutes::ZERO);
    }
    let page = body.page(&opal);
    assert_eq!(page.total.unused.minutes, Minutes(390));
    let person = today(&body).people.remove(0);
    assert_eq!(person.total, page.total);
    let total = ask(&body, &by(StatementGrouping::Opal)).total;
    assert_eq!(total.lost.minutes, envelope.unused.minutes);
    assert_eq!(total.free.minutes, page.total.free.minutes);
}

/// A register is signed when coach and recipient have (§3.2), in list, page, counter and deadlines; a
/// mark put down by mistake is taken back, and the journal says why.
#[test]
fn a_signature_marked_by_mistake_is_taken_back_with_its_reason() {
    let body = Body::new("2022-06-27T09:00");
    let (opal, _) = delivered(&body);
    let id = body.issue(&body.register_of(&opal)).unwrap();
    let waiting = || body.archive().frame(body.now()).unwrap().counters.registers;
    let back = |signer, reason: &str| SignatureBack {
        signer,
        reason: reason.into(),
    };
    body.sign(id, Signer::Provider, "Irene Dal Corso").unwrap();
    let row = body.register(id).row;
    assert_eq!(
        (row.signatures, row.state),
        (0, RegisterState::ToSign),
        "nobody who must"
    );
    body.sign(id, Signer::Coach, "Lucia Sartori").unwrap();
    let row = body.register(id).row;
    assert_eq!(
        (row.state, row.signatures, waiting()),
        (RegisterState::PartlySigned, 1, 1)
    );
    body.sign(id, Signer::Recipient, "Renzo Busato").unwrap();
    let row = body.register(id).row;
    assert_eq!(
        (row.state, row.signatures, waiting()),
        (RegisterState::Signed, 2, 0)
    );

    let problem = body.refused(|archive, now| {
        archive.take_signature_back(id, &back(Signer::Recipient, "  "), now)
    });
    assert_eq!(problem.fields[0].field, "reason");
    body.archive()
        .take_signature_back(
            id,
            &back(Signer::Recipient, "Era il registro di maggio."),
            body.now(),
        )
        .unwrap();
    let detail = body.register(id);
    assert_eq!(
        (detail.row.state, waiting()),
        (RegisterState::PartlySigned, 1)
    );
    assert!(
        detail
            .signatures
            .iter()
            .all(|it| it.signer != Signer::Recipient || it.date.is_none())
    );
    let entry = body.last_entry();
    assert_eq!(entry.what, Action::TakeSignatureBack.describe());
    let told = ("motivo".to_owned(), "Era il registro di maggio.".to_owned());
    assert!(entry.details.contains(&told), "{:?}", entry.details);

    let again = body.refused(|archive, now| {
        archive.take_signature_back(id, &back(Signer::Recipient, "Ancora."), now)
    });
    assert_eq!(again.code, ProblemCode::NotFound);
}

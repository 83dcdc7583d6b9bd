//! *Modifica dati* on requests that came from the portal's table: what stands, what may still be
//! corrected, and what a wrong notification date did and undoes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod common;

use affianca_domain::{ActivityState, OutputKind, RequestId, RequestState, VoucherKind};
use affianca_workflow::outputs::OutputDraft;
use affianca_workflow::requests::RequestForm;
use affianca_workflow::{Archive, Error, Refusal};
use common::{HEADINGS, Request, at, one, open, take};

const NOW: &str = "2022-07-01T09:00";

/// The request JC-1-1103/901, brought in with a change of its rows.
fn brought_in(archive: &Archive, change: impl Fn(String) -> String) -> RequestId {
    let text = change(Request::new(1).csv());
    take(archive, format!("{HEADINGS}{text}").as_bytes());
    one(archive, "JC-1-1103/901").id
}

fn edit(
    archive: &Archive,
    id: RequestId,
    now: &str,
    change: impl Fn(&mut RequestForm),
) -> Result<(), Error> {
    let mut form = archive.request_form(id).unwrap();
    form.confirmed = true;
    change(&mut form);
    archive.edit_request(id, &form, at(now))
}

fn hours(form: &mut RequestForm, code: &str, hours: &str, amount: &str) {
    let one = form.activities.iter_mut().find(|one| one.code == code);
    let one = one.unwrap();
    (one.hours, one.amount) = (hours.into(), amount.into());
}

fn refusal(refused: Result<(), Error>) -> Refusal {
    match refused {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

fn states(archive: &Archive, id: RequestId) -> Vec<(String, ActivityState)> {
    let detail = archive.request_detail(id, at(NOW)).unwrap();
    let activities = detail.activities.into_iter();
    activities.map(|one| (one.code, one.state)).collect()
}

#[test]
fn lowered_hours_leave_every_activity_as_far_as_it_had_come() {
    let (_home, archive) = open();
    let id = brought_in(&archive, |rows| {
        rows.replacen("PROPOSTA;DEFINIZIONE", "INIZIATA;DEFINIZIONE", 1)
            .replacen("PROPOSTA", "AMMESSO AL SERVIZIO", 1)
    });
    let before = archive.request_detail(id, at(NOW)).unwrap();
    assert!(before.hours_fixed.is_none());
    edit(&archive, id, NOW, |form| {
        hours(form, "JC-AN", "03:00", "114,00");
    })
    .unwrap();
    let after = archive.request_detail(id, at(NOW)).unwrap();
    for (was, is) in before.activities.iter().zip(&after.activities) {
        assert_eq!((was.id, was.state), (is.id, is.state), "{}", is.code);
    }
    assert!(states(&archive, id).contains(&("JC-DE".into(), ActivityState::Started)));
    let lowered = after.activities.iter().find(|one| one.code == "JC-AN");
    assert_eq!(
        lowered.unwrap().envelope.agreed.minutes.to_string(),
        "03:00"
    );
}

#[test]
fn what_is_concluded_keeps_its_hours_and_its_person() {
    let (_home, archive) = open();
    let id = brought_in(&archive, |rows| {
        rows.replacen("PROPOSTA;DEFINIZIONE", "TERMINATA;DEFINIZIONE", 1)
            .replacen("PROPOSTA", "AMMESSO AL SERVIZIO", 1)
    });
    let detail = archive.request_detail(id, at(NOW)).unwrap();
    assert!(detail.hours_fixed.unwrap().contains("TERMINATA"));
    assert!(detail.person_fixed.is_some());
    let lower = |form: &mut RequestForm| hours(form, "JC-AN", "03:00", "114,00");
    assert!(matches!(
        refusal(edit(&archive, id, NOW, lower)),
        Refusal::HoursFixed(_)
    ));
    edit(&archive, id, NOW, |form| form.voucher_id = "40217".into()).unwrap();
    assert!(states(&archive, id).contains(&("JC-DE".into(), ActivityState::Ended)));
}

#[test]
fn a_document_keeps_its_person_and_lets_the_hours_be_lowered() {
    let (_home, archive) = open();
    let id = brought_in(&archive, |rows| rows);
    archive.admit(id, RequestState::Proposed, at(NOW)).unwrap();
    let detail = archive.request_detail(id, at(NOW)).unwrap();
    let activity = detail.activities.first().unwrap().id;
    let output = archive
        .start_output(activity, OutputKind::Other, at(NOW))
        .unwrap();
    edit(&archive, id, NOW, |form| {
        hours(form, "JC-DE", "06:00", "228,00");
    })
    .unwrap();
    let kept: OutputDraft = {
        let detail = archive.output_detail(output, at(NOW)).unwrap();
        OutputDraft {
            revision: detail.revision,
            title: detail.title,
            drafted: "01/07/2022".into(),
            text: detail.text,
        }
    };
    archive.keep_output_draft(output, &kept, at(NOW)).unwrap();
    let other = |form: &mut RequestForm| form.voucher_kind = Some(VoucherKind::Reinforced);
    let refused = edit(&archive, id, NOW, |form| {
        other(form);
        form.activities = archive
            .request_activities(VoucherKind::Reinforced, &form.request_date, at(NOW))
            .unwrap();
    });
    assert!(matches!(refusal(refused), Refusal::PersonFixed(_)));
}

#[test]
fn the_other_voucher_brings_its_own_training_in_the_same_place() {
    let (_home, archive) = open();
    let id = brought_in(&archive, |rows| rows);
    let before = archive.request_detail(id, at(NOW)).unwrap();
    edit(&archive, id, NOW, |form| {
        form.voucher_kind = Some(VoucherKind::Reinforced);
        form.activities = archive
            .request_activities(VoucherKind::Reinforced, &form.request_date, at(NOW))
            .unwrap();
    })
    .unwrap();
    let after = archive.request_detail(id, at(NOW)).unwrap();
    let ids = |detail: &affianca_workflow::requests::RequestDetail| {
        detail
            .activities
            .iter()
            .map(|one| one.id)
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(&before), ids(&after));
    assert_eq!(after.total.agreed.minutes.to_string(), "72:00");
    assert_eq!(after.activities.last().unwrap().code, "JC-AL-R");
}

#[test]
fn an_amount_that_came_from_the_table_does_not_keep_the_rest_from_being_corrected() {
    let (_home, archive) = open();
    let id = brought_in(&archive, |rows| rows.replacen("152,00 €", "160,00 €", 1));
    edit(&archive, id, NOW, |form| form.voucher_id = "40217".into()).unwrap();
    let detail = archive.request_detail(id, at(NOW)).unwrap();
    assert_eq!(detail.voucher_id, "40217");
    let raised = edit(&archive, id, NOW, |form| {
        let dear = form
            .activities
            .iter()
            .position(|one| one.amount == "160,00 €");
        form.activities[dear.unwrap()].amount = "161,00 €".into();
    });
    assert!(matches!(raised, Err(Error::Invalid(_))), "{raised:?}");
}

#[test]
fn a_guessed_notification_moves_on_day_by_day_until_the_true_one_is_told() {
    let (_home, archive) = open();
    let id = brought_in(&archive, |rows| rows);
    for day in ["2022-07-08T00:01", "2022-08-20T10:00"] {
        if archive.clock_doubt(at(day)).unwrap().is_some() {
            archive.confirm_clock(at(day)).unwrap();
        }
        assert_eq!(archive.cancel_expired(at(day)).unwrap(), 0);
        let detail = archive.request_detail(id, at(day)).unwrap();
        assert!(detail.notified_guessed);
        assert_eq!(
            (detail.state, detail.days_left),
            (RequestState::Proposed, Some(0)),
            "{day}"
        );
    }
    edit(&archive, id, "2022-08-20T10:00", |form| {
        form.voucher_id = "40217".into();
    })
    .unwrap();
    let guessed = |day| {
        archive
            .request_detail(id, at(day))
            .unwrap()
            .notified_guessed
    };
    assert!(guessed("2022-08-20T10:00"), "nobody has told the true one");
    edit(&archive, id, "2022-08-20T10:00", |form| {
        form.notified_date = "18/08/2022".into();
    })
    .unwrap();
    assert!(!guessed("2022-08-20T10:00"));
    assert_eq!(archive.cancel_expired(at("2022-08-26T00:01")).unwrap(), 1);
}

#[test]
fn a_clock_that_leapt_cancels_nothing_until_its_user_says_it_is_right() {
    let (_home, archive) = open();
    let id = brought_in(&archive, |rows| rows);
    edit(&archive, id, NOW, |form| {
        form.request_date = "01/06/2022".into();
        form.notified_date = "29/06/2022".into();
    })
    .unwrap();
    let state = |at| archive.request_detail(id, at).unwrap().state;
    let leapt = at(NOW) + chrono::Duration::days(365);
    let rows = archive.verify_journal().unwrap().rows;
    assert_eq!(archive.cancel_expired(leapt).unwrap(), 0);
    assert_eq!(state(leapt), RequestState::Proposed);
    assert_eq!(archive.verify_journal().unwrap().rows, rows);
    let doubt = archive.frame(leapt).unwrap().clock.unwrap();
    assert!(
        doubt.message.contains("più di un mese fa"),
        "{}",
        doubt.message
    );

    let late = archive.admit(id, RequestState::Proposed, leapt);
    assert!(
        matches!(late, Err(Error::Refused(Refusal::ClockDoubted(_)))),
        "nothing is judged late before the answer: {late:?}"
    );
    archive.confirm_clock(leapt).unwrap();
    assert_eq!(archive.frame(leapt).unwrap().clock, None);
    assert_eq!(archive.cancel_expired(leapt).unwrap(), 1);
    let back = archive.frame(at(NOW)).unwrap().clock;
    assert!(back.is_some(), "the clock went back");
}

#[test]
fn a_clock_set_back_lets_no_late_answer_pass_before_it_is_asked_about() {
    let (_home, archive) = open();
    let id = brought_in(&archive, |rows| rows);
    edit(&archive, id, NOW, |form| {
        form.request_date = "29/06/2022".into();
        form.notified_date = "29/06/2022".into();
    })
    .unwrap();
    // The term is over, something else is done, and then the clock says that it is not over.
    archive.set_idle_minutes(5, at("2022-07-07T09:00")).unwrap();
    let back = at("2022-07-05T09:00");
    let rows = archive.verify_journal().unwrap().rows;
    for answer in [
        archive.admit(id, RequestState::Proposed, back),
        archive.refuse(id, RequestState::Proposed, "Oggettivo impedimento", back),
    ] {
        assert!(
            matches!(answer, Err(Error::Refused(Refusal::ClockDoubted(_)))),
            "{answer:?}"
        );
    }
    assert_eq!(archive.verify_journal().unwrap().rows, rows);
    archive.confirm_clock(back).unwrap();
    archive.admit(id, RequestState::Proposed, back).unwrap();
}

#[test]
fn what_a_wrong_date_cancelled_waits_again_with_the_right_one() {
    let (_home, archive) = open();
    let id = brought_in(&archive, |rows| rows);
    let wrong = |form: &mut RequestForm| {
        form.request_date = "01/06/2022".into();
        form.notified_date = "01/06/2022".into();
    };
    let mut form = archive.request_form(id).unwrap();
    wrong(&mut form);
    let check = archive.check_request(&form, Some(id), at(NOW)).unwrap();
    let warned = check.warnings.first().unwrap();
    assert!(warned.message.contains("CANCELLATA"), "{}", warned.message);
    edit(&archive, id, NOW, wrong).unwrap();
    assert_eq!(archive.cancel_expired(at(NOW)).unwrap(), 1);

    let unsaid = edit(&archive, id, NOW, |form| {
        form.notified_date = "30/06/2022".into();
        form.confirmed = false;
    });
    assert!(matches!(unsaid, Err(Error::Invalid(_))), "asked first");
    edit(&archive, id, NOW, |form| {
        form.notified_date = "30/06/2022".into();
    })
    .unwrap();
    let detail = archive.request_detail(id, at(NOW)).unwrap();
    assert_eq!(detail.state, RequestState::Proposed);
    assert_eq!((detail.reason, detail.decided_at), (None, None));
    archive.admit(id, RequestState::Proposed, at(NOW)).unwrap();
}

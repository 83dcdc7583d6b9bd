//! §2 of the manual and the opening of §3: a request is admitted, refused, or cancelled by itself.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use affianca_domain::{DateOf, RequestState, RuleId, parse_date};
use affianca_tests::body::{Body, DAVIDE, MARTA, Opal, broken};
use affianca_workflow::requests::{RequestFilter, RequestPage};
use affianca_workflow::{Action, JournalFilter, ProblemCode, Refusal};
use chrono::NaiveDate;

const REASON: &str =
    "Disallineamento evidente fra la specializzazione dell’ente e i bisogni dell’utente";

fn list(body: &Body, filter: &RequestFilter) -> RequestPage {
    body.archive().list_requests(filter, body.now()).unwrap()
}

fn state(body: &Body, opal: &Opal) -> RequestState {
    body.page(opal).state
}

fn day(text: &str) -> NaiveDate {
    parse_date(text, DateOf::Cell, NaiveDate::MIN).unwrap()
}

/// §2: «Cliccando sul pulsante → Ammissione al servizio si conferma l'esito positivo della
/// richiesta»; §3: «lo stato della preselezione approvata diventa “ammesso al servizio”».
#[test]
fn an_admitted_request_becomes_ammesso_al_servizio() {
    let body = Body::new("2022-06-20T09:00");
    let opal = body.request("JC-1-1103/022").proposed();
    body.at("2022-06-21T11:30");
    body.archive()
        .admit(opal.id, RequestState::Proposed, body.now())
        .unwrap();
    let page = body.page(&opal);
    assert_eq!(page.state.as_str(), "AMMESSO AL SERVIZIO");
    assert_eq!(
        (page.decided_at, page.decided_by.as_deref()),
        (Some(body.now()), Some("Lucia Sartori"))
    );
    assert_eq!(page.days_left, None, "nothing is waited for any more");
    let entry = body.last_entry();
    assert_eq!(
        (entry.what.as_str(), entry.request),
        (Action::Admit.describe(), Some(opal.id))
    );
    let again = body.refused(|archive, now| archive.admit(opal.id, RequestState::Admitted, now));
    assert!(matches!(again.refusal, Some(Refusal::ForbiddenAnswer(_))));
}

/// §2: «cliccando sul pulsante → Rifiuta la richiesta la richiesta non viene accolta. In questo caso
/// prima della conferma è necessario scrivere la motivazione.»
#[test]
fn a_refusal_needs_its_written_reason() {
    let body = Body::new("2022-06-20T09:00");
    let opal = body.request("JC-1-1103/022").proposed();
    for blank in ["", "   ", "\n\t "] {
        let problem = body
            .refused(|archive, now| archive.refuse(opal.id, RequestState::Proposed, blank, now));
        assert_eq!(
            (problem.code, problem.field.as_deref()),
            (ProblemCode::Invalid, Some("reason"))
        );
    }
    assert_eq!(state(&body, &opal), RequestState::Proposed);
    body.archive()
        .refuse(opal.id, RequestState::Proposed, REASON, body.now())
        .unwrap();
    let page = body.page(&opal);
    assert_eq!(page.state.as_str(), "RIFIUTATA");
    assert_eq!(page.reason.as_deref(), Some(REASON));
    assert_eq!(
        body.last_entry().details,
        [("motivazione".to_owned(), REASON.to_owned())]
    );
    let problem = body.refused(|archive, now| archive.admit(opal.id, RequestState::Refused, now));
    assert!(matches!(problem.refusal, Some(Refusal::ForbiddenAnswer(_))));
}

/// §2: «La comunicazione di ammissione, o di rifiuto, deve essere effettuata obbligatoriamente entro
/// 7 giorni dalla notifica della richiesta da parte del CPI».
#[test]
fn is_answered_on_day_7_and_no_longer_on_day_8() {
    let body = Body::new("2022-06-20T09:00");
    let opals: Vec<_> = (1..=4)
        .map(|number| body.request(&format!("JC-1-1103/{number:03}")).proposed())
        .collect();
    assert_eq!(body.page(&opals[0]).answer_by, day("27/06/2022"));
    body.at("2022-06-27T23:59");
    body.archive()
        .admit(opals[0].id, RequestState::Proposed, body.now())
        .unwrap();
    body.archive()
        .refuse(opals[1].id, RequestState::Proposed, REASON, body.now())
        .unwrap();
    body.at("2022-06-28T00:00");
    let late = body.refused(|archive, now| archive.admit(opals[2].id, RequestState::Proposed, now));
    assert!(matches!(
        late.refusal,
        Some(Refusal::AnsweredTooLate { .. })
    ));
    assert!(
        late.message.contains("20/06/2022") && late.message.contains("§2"),
        "{}",
        late.message
    );
    let late = body
        .refused(|archive, now| archive.refuse(opals[3].id, RequestState::Proposed, REASON, now));
    assert!(matches!(
        late.refusal,
        Some(Refusal::AnsweredTooLate { .. })
    ));
}

/// §2: «pena la cancellazione automatica della richiesta».
#[test]
fn is_cancelled_by_itself_on_day_8_and_not_before() {
    let body = Body::new("2022-06-20T09:00");
    let unanswered = body.request("JC-1-1103/001").proposed();
    let admitted = body.request("JC-1-1103/002").admitted();
    body.at("2022-06-21T09:00");
    let later = body.request("JC-1-1103/003").proposed();
    body.at("2022-06-27T23:59");
    assert_eq!(body.archive().cancel_expired(body.now()).unwrap(), 0);
    body.at("2022-06-28T00:00");
    assert_eq!(body.archive().cancel_expired(body.now()).unwrap(), 1);
    let page = body.page(&unanswered);
    assert_eq!(page.state.as_str(), "CANCELLATA");
    assert!(page.reason.unwrap().contains("7 giorni"));
    assert_eq!(state(&body, &admitted), RequestState::Admitted);
    assert_eq!(state(&body, &later), RequestState::Proposed);
    let entry = body.last_entry();
    assert_eq!(
        (entry.what.as_str(), entry.request),
        (Action::Expire.describe(), Some(unanswered.id))
    );
    assert_eq!(entry.who, "Affianca", "nobody pressed a button");
    let rows = body.journal().len();
    assert_eq!(body.archive().cancel_expired(body.now()).unwrap(), 0);
    assert_eq!(
        body.journal().len(),
        rows,
        "nothing to cancel leaves no row"
    );
    let found = list(
        &body,
        &RequestFilter {
            state: Some(RequestState::Cancelled),
            ..RequestFilter::default()
        },
    );
    assert_eq!(found.found, 1, "the list knows it too");
    let problem =
        body.refused(|archive, now| archive.admit(unanswered.id, RequestState::Cancelled, now));
    assert!(matches!(problem.refusal, Some(Refusal::ForbiddenAnswer(_))));
}

/// §2: the days left are told until the last one.
#[test]
fn days_left_to_answer_count_down_to_day_7() {
    let body = Body::new("2022-06-20T09:00");
    let opal = body.request("JC-1-1103/022").proposed();
    for (moment, left) in [
        ("2022-06-20T09:00", 7),
        ("2022-06-26T23:59", 1),
        ("2022-06-27T00:00", 0),
        ("2022-06-28T00:00", -1),
    ] {
        body.at(moment);
        assert_eq!(body.page(&opal).days_left, Some(left), "{moment}");
        assert_eq!(
            list(&body, &RequestFilter::default()).rows[0].days_left,
            Some(left),
            "{moment}"
        );
    }
}

/// §3: «In base alla tipologia di voucher rilasciato (base o rinforzato) l'attività di "allenamento e
/// affiancamento" varia da 44 a 52, mentre le altre 4 restano uguali.»
#[test]
fn base_and_reinforced_vouchers_differ_in_training_alone() {
    let body = Body::new("2022-06-20T09:00");
    let hours = |opal: &Opal| -> Vec<_> {
        let activities = body.page(opal).activities.into_iter();
        activities
            .map(|one| {
                (
                    one.code,
                    one.envelope.agreed.minutes.0 / 60,
                    one.envelope.agreed.amount.0,
                )
            })
            .collect()
    };
    let base = hours(&body.request("JC-1-1103/022").of(MARTA).proposed());
    let reinforced = hours(
        &body
            .request("JC-1-1103/002")
            .of(DAVIDE)
            .reinforced()
            .proposed(),
    );
    assert_eq!(base[..4], reinforced[..4]);
    assert_eq!(base[4], ("JC-AL".to_owned(), 44, 167_200));
    assert_eq!(reinforced[4], ("JC-AL-R".to_owned(), 52, 197_600));
}

/// §3: «Solo successivamente all'ammissione al servizio l'ente può erogare le attività».
#[test]
fn sessions_exist_only_under_an_admitted_request() {
    let body = Body::new("2022-06-20T09:00");
    let proposed = body.request("JC-1-1103/001").proposed();
    let refused = body.request("JC-1-1103/002").proposed();
    body.archive()
        .refuse(refused.id, RequestState::Proposed, REASON, body.now())
        .unwrap();
    let cancelled = body.request("JC-1-1103/003").notified("10/06/2022");
    let mut late = cancelled.form();
    late.confirmed = true;
    let cancelled = body.archive().create_request(&late, body.now()).unwrap();
    body.archive().cancel_expired(body.now()).unwrap();
    let cancelled = body
        .archive()
        .request_detail(cancelled, body.now())
        .unwrap()
        .activities[0]
        .id;
    for activity in [
        proposed.activity("JC-AN"),
        refused.activity("JC-AN"),
        cancelled,
    ] {
        let session = body.session(activity, "28/06/2022", "10:00", "12:00");
        let problem = body.refused(|_, _| session.send());
        assert_eq!(problem.code, ProblemCode::Rules);
        assert_eq!(
            broken(&problem.violations, RuleId::Admitted).paragraph,
            "§3"
        );
        assert!(body.activity(activity).cannot_add.unwrap().contains("§3"));
    }
    body.archive()
        .admit(proposed.id, RequestState::Proposed, body.now())
        .unwrap();
    assert_eq!(body.activity(proposed.activity("JC-AN")).cannot_add, None);
    body.session(proposed.activity("JC-AN"), "28/06/2022", "10:00", "12:00")
        .entered();
    let filter = JournalFilter {
        request: Some(proposed.id),
        ..JournalFilter::default()
    };
    assert_eq!(
        body.archive().journal(&filter, body.now()).unwrap().found,
        3,
        "entered, admitted, first session"
    );
}

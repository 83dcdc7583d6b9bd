//! §3.2 of the manual, what becomes of a register kept on paper and recorded here: read wrongly it is
//! corrected, recorded by mistake withdrawn, and each time the reason stays.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use affianca_domain::{RegisterId, RegisterState, Signer};
use affianca_tests::body::registers::{asked, delivered, paper};
use affianca_tests::body::{Body, fields_of};
use affianca_workflow::registers::{PaperForm, PaperOrder};
use affianca_workflow::{Problem, Refusal, Result};

fn record(body: &Body, order: &PaperOrder) -> Result<RegisterId> {
    body.archive().record_paper_register(order, body.now())
}

#[test]
fn it_is_corrected_with_a_reason_until_something_rests_on_it() {
    let body = Body::new("2022-06-27T09:00");
    let (opal, [first, second, _]) = delivered(&body);
    let id = record(&body, &paper(&opal, &[first, second])).unwrap();
    let archive = body.archive();
    let mut form = archive.paper_register_form(opal.id, Some(id)).unwrap();
    assert_eq!(form.sessions, [first.id, second.id]);
    form.number = "Reg. 41/2022".into();
    form.sessions = vec![first.id];
    let correct = |form: &PaperForm, reason: &str| {
        archive.correct_paper_register(id, form, reason, body.now())
    };
    let refused = correct(&form, " ").unwrap_err();
    let problem = Problem::from(refused);
    assert_eq!(fields_of(&problem), ["reason"]);
    correct(&form, "Letto male").unwrap();
    let row = body.register(id).row;
    assert_eq!((row.number.as_str(), row.sessions), ("Reg. 41/2022", 1));
    assert_eq!(row.state, RegisterState::Signed, "its signatures stay");
    assert_eq!(asked(&body), ["Emetti il registro di 2 erogazioni svolte"]);
    let detail = format!("{:?}", body.last_entry().details);
    for told in ["Reg. 14/2022 → Reg. 41/2022", "Letto male"] {
        assert!(detail.contains(told), "{told}: {detail}");
    }
    archive
        .end_activity(
            opal.activity("JC-AN"),
            affianca_domain::ActivityState::Started,
            body.now(),
        )
        .unwrap();
    let fixed = body.register(id).paper.unwrap().fixed.unwrap();
    assert!(
        fixed.contains("l’attività JC-AN è stata conclusa"),
        "{fixed}"
    );
    let before = body.everything();
    let refused = correct(&form, "Ancora").unwrap_err();
    assert_eq!(refused.refusal(), Some(&Refusal::PaperFixed(fixed)));
    assert_eq!(body.everything(), before);
}

#[test]
fn one_recorded_by_mistake_is_withdrawn_and_stays_listed() {
    let body = Body::new("2022-06-27T09:00");
    let (opal, [first, second, _]) = delivered(&body);
    let id = record(&body, &paper(&opal, &[first, second])).unwrap();
    let archive = body.archive();
    let refused = archive
        .withdraw_paper_register(id, "", body.now())
        .unwrap_err();
    assert_eq!(fields_of(&Problem::from(refused)), ["reason"]);
    archive
        .withdraw_paper_register(id, "È di un’altra persona", body.now())
        .unwrap();
    assert_eq!(asked(&body), ["Emetti il registro di 3 erogazioni svolte"]);
    let detail = body.register(id);
    assert_eq!(detail.row.state, RegisterState::Withdrawn);
    let withdrawn = detail.paper.unwrap().withdrawn.unwrap();
    assert_eq!(withdrawn.because, "È di un’altra persona");
    assert!(body.row(first).registers.is_empty());
    let withdrawn = Some(&Refusal::RegisterWithdrawn);
    let form = archive.paper_register_form(opal.id, Some(id)).unwrap();
    for refused in [
        archive.withdraw_paper_register(id, "Di nuovo", body.now()),
        archive.correct_paper_register(id, &form, "Di nuovo", body.now()),
        archive.attach_scan(id, b"%PDF-1.7", body.now()),
        body.sign(id, Signer::Provider, "Renzo Busato"),
    ] {
        assert_eq!(refused.unwrap_err().refusal(), withdrawn);
    }
    record(&body, &paper(&opal, &[first, second])).expect("its number is free again");
}

/// What is printed of a session here may change, but not what stands on the paper.
#[test]
fn a_description_written_afterwards_leaves_it_as_it_is() {
    let body = Body::new("2022-06-27T09:00");
    let (opal, [first, second, _]) = delivered(&body);
    let id = record(&body, &paper(&opal, &[first, second])).unwrap();
    let revision = body.row(first).session.revision;
    body.archive()
        .describe_session(first.id, revision, "Altre parole", "", body.now())
        .unwrap();
    assert_eq!(body.register(id).row.state, RegisterState::Signed);
}

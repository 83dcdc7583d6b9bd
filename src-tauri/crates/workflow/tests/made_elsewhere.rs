//! Papers made elsewhere: a file stands for one, with the day it carries and whom it was handed over
//! to, so that nothing asks for it again.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;
#[path = "common/desk.rs"]
mod desk;

use affianca_domain::{AttachmentId, OutputStanding, RequestPaper, RequestState};
use affianca_workflow::outputs::{AttachmentPlace, ElsewhereForm, HandedOver};
use affianca_workflow::{Action, Error, Refusal, Result};
use common::{HEADINGS, Request, all, take};
use desk::Desk;

fn form(drafted: &str, on: &str, to: &str) -> ElsewhereForm {
    ElsewhereForm {
        drafted: drafted.into(),
        handed_on: on.into(),
        handed_to: to.into(),
    }
}

fn attach(desk: &Desk, place: &AttachmentPlace, form: &ElsewhereForm) -> Result<AttachmentId> {
    let file = ("piano firmato.pdf", &b"%PDF-1.7"[..]);
    desk.archive
        .attach_made_elsewhere(place, form, file, desk.now)
}

fn of_request(desk: &Desk, paper: RequestPaper) -> AttachmentPlace {
    AttachmentPlace {
        request: desk.request,
        activity: None,
        output_kind: None,
        paper: Some(paper),
    }
}

fn fields(refused: Result<impl std::fmt::Debug>) -> Vec<String> {
    match refused {
        Err(Error::Invalid(fields)) => fields.into_iter().map(|it| it.field).collect(),
        other => panic!("it was taken: {other:?}"),
    }
}

#[test]
fn a_document_made_elsewhere_is_no_longer_missing() {
    let desk = Desk::new();
    let told = form("30/06/2022", "01/07/2022", "Paola Zanin, CPI Treviso");
    let id = attach(&desk, &desk.place(), &told).unwrap();
    assert_eq!(desk.standing(), OutputStanding::Attached);
    let files = desk
        .archive
        .request_outputs(desk.request)
        .unwrap()
        .attachments;
    let [file] = files.as_slice() else {
        panic!("one file: {files:?}");
    };
    assert_eq!(file.id, id);
    assert_eq!(file.drafted.unwrap().to_string(), "2022-06-30");
    assert_eq!(
        file.handed,
        Some(HandedOver {
            on: "2022-07-01".parse().unwrap(),
            to: "Paola Zanin, CPI Treviso".into()
        })
    );
    assert_eq!(desk.journal(Action::AttachFile), 1);
}

#[test]
fn each_paper_of_the_request_is_listed_where_it_belongs() {
    let desk = Desk::new();
    let told = form("30/06/2022", "", "");
    let report = attach(&desk, &of_request(&desk, RequestPaper::Report), &told).unwrap();
    let attested = attach(&desk, &of_request(&desk, RequestPaper::Attestation), &told).unwrap();
    let ids = |files: Vec<affianca_workflow::outputs::Attachment>| -> Vec<AttachmentId> {
        files.into_iter().map(|file| file.id).collect()
    };
    let page = desk.archive.final_report(desk.request).unwrap();
    assert_eq!(ids(page.elsewhere), [report]);
    let page = desk.archive.attestations(desk.request, desk.now).unwrap();
    assert_eq!(ids(page.elsewhere), [attested]);
}

#[test]
fn what_is_told_of_a_file_is_corrected_and_journalled() {
    let desk = Desk::new();
    let id = desk
        .archive
        .attach_file(&desk.place(), "piano.pdf", b"%PDF-1.7", desk.now)
        .unwrap();
    let told = form("30/06/2022", "01/07/2022", "Paola Zanin");
    desk.archive.tell_of_file(id, &told, desk.now).unwrap();
    desk.archive
        .tell_of_file(id, &form("29/06/2022", "", ""), desk.now)
        .unwrap();
    let files = desk
        .archive
        .request_outputs(desk.request)
        .unwrap()
        .attachments;
    assert_eq!(files[0].drafted.unwrap().to_string(), "2022-06-29");
    assert_eq!(files[0].handed, None);
    assert_eq!(desk.journal(Action::TellFile), 2);
}

#[test]
fn everything_wrong_is_told_beside_its_field_before_a_file_is_asked_for() {
    let desk = Desk::new();
    let place = of_request(&desk, RequestPaper::Report);
    for (wrong, named) in [
        (form("", "", ""), vec!["drafted"]),
        (form("31/02/2022", "", "Paola"), vec!["drafted", "handedOn"]),
        (form("03/07/2022", "", ""), vec!["drafted"]),
        (form("30/06/2022", "01/07/2022", " "), vec!["handedTo"]),
        (form("30/06/2022", "03/07/2022", "Paola"), vec!["handedOn"]),
        (form("30/06/2022", "29/06/2022", "Paola"), vec!["handedOn"]),
    ] {
        let checked = desk.archive.check_made_elsewhere(&place, &wrong, desk.now);
        assert_eq!(fields(checked), named, "{wrong:?}");
        assert_eq!(fields(attach(&desk, &place, &wrong)), named, "{wrong:?}");
    }
    let page = desk.archive.final_report(desk.request).unwrap();
    assert!(page.elsewhere.is_empty(), "nothing was half done");
    assert_eq!(desk.journal(Action::AttachFile), 0);
}

#[test]
fn a_paper_of_the_whole_request_is_of_no_activity_and_of_an_admitted_request() {
    let desk = Desk::new();
    let told = form("30/06/2022", "", "");
    let odd = AttachmentPlace {
        paper: Some(RequestPaper::Report),
        output_kind: None,
        ..desk.place()
    };
    let refused = attach(&desk, &odd, &told).unwrap_err();
    assert_eq!(refused.refusal(), Some(&Refusal::WrongPlace));
    take(
        &desk.archive,
        format!("{HEADINGS}{}", Request::new(2).csv()).as_bytes(),
    );
    let rows = all(&desk.archive);
    let proposed = rows.iter().find(|row| row.state == RequestState::Proposed);
    let place = AttachmentPlace {
        request: proposed.unwrap().id,
        ..of_request(&desk, RequestPaper::Report)
    };
    let refused = attach(&desk, &place, &told).unwrap_err();
    assert!(matches!(refused.refusal(), Some(Refusal::NotAdmitted(_))));
}

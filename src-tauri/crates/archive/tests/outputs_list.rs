//! Files kept beside documents, and the list of where each document stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;
#[path = "common/desk.rs"]
mod desk;

use affianca_archive::Action;
use affianca_archive::outputs::{AttachmentPlace, OutputFilter};
use affianca_domain::OutputStanding;
use common::{HEADINGS, many, open, take};
use desk::Desk;

#[test]
fn a_file_is_kept_with_its_hash_and_comes_back_the_same() {
    let desk = Desk::new();
    let bytes = b"%PDF-1.7 firmato".to_vec();
    let id = desk
        .archive
        .attach_file(&desk.place(), "/home/g/firma.exe", &bytes, desk.now)
        .unwrap();
    let all = desk.archive.request_outputs(desk.request).unwrap();
    let file = &all.attachments[0];
    assert_eq!(
        (file.name.as_str(), file.size, file.file_kind.as_str()),
        ("firma.pdf", 16, "PDF")
    );
    assert_eq!(file.sha256.len(), 64);
    assert_eq!(all.request.files, 1);
    assert_eq!(desk.archive.attached_file(id).unwrap().bytes, bytes);
    assert_eq!(desk.standing(), OutputStanding::Attached);
    desk.archive.remove_attachment(id, desk.now).unwrap();
    assert_eq!(
        desk.archive.attached_file(id).unwrap_err().code(),
        "NOT_FOUND"
    );
    assert_eq!(
        (
            desk.journal(Action::AttachFile),
            desk.journal(Action::RemoveFile)
        ),
        (1, 1)
    );
}

#[test]
fn other_files_are_refused_with_a_sentence() {
    let desk = Desk::new();
    let refused = |bytes: &[u8]| {
        desk.archive
            .attach_file(&desk.place(), "x.pdf", bytes, desk.now)
            .unwrap_err()
    };
    assert_eq!(refused(b"").code(), "FILE_EMPTY");
    assert_eq!(refused(b"MZ this is a program").code(), "FILE_KIND");
    assert!(refused(b"<html>").message().contains("DOCX, ODT, XLSX"));
    let mut large = b"%PDF-".to_vec();
    large.resize(20 * 1024 * 1024 + 1, b' ');
    assert_eq!(refused(&large).code(), "FILE_TOO_LARGE");
    let nowhere = AttachmentPlace {
        activity: None,
        ..desk.place()
    };
    let refused = desk
        .archive
        .attach_file(&nowhere, "x.pdf", b"%PDF-1", desk.now)
        .unwrap_err();
    assert_eq!(refused.code(), "WRONG_PLACE");
}

#[test]
fn the_list_says_where_each_document_stands() {
    let desk = Desk::new();
    assert_eq!(desk.standing(), OutputStanding::Awaited);
    let id = desk.plan();
    assert_eq!(desk.standing(), OutputStanding::Draft);
    desk.write(id, "testo");
    desk.keep(id);
    assert_eq!(desk.standing(), OutputStanding::Kept);
    let found = |standing, text: &str| {
        let filter = OutputFilter {
            standing,
            text: text.into(),
            ..OutputFilter::default()
        };
        desk.archive.list_outputs(&filter).unwrap().found
    };
    assert_eq!(found(None, "rossi"), 1);
    assert_eq!(found(None, "bianchi"), 0);
    assert_eq!(found(Some(OutputStanding::Kept), ""), 1);
    assert_eq!(found(Some(OutputStanding::Draft), ""), 0);
    assert_eq!(
        found(Some(OutputStanding::Awaited), "ros"),
        1,
        "the other activities"
    );
    assert_eq!(
        found(Some(OutputStanding::Missing), ""),
        0,
        "none has begun"
    );
    assert_eq!(found(Some(OutputStanding::Attached), ""), 0);
}

#[test]
fn only_admitted_requests_are_listed() {
    let (_home, archive) = open();
    take(&archive, format!("{HEADINGS}{}", many(3)).as_bytes());
    assert_eq!(
        archive
            .list_outputs(&OutputFilter::default())
            .unwrap()
            .found,
        0
    );
}

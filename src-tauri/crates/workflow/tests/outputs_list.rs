//! Files kept beside documents, and the list of where each document stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;
#[path = "common/desk.rs"]
mod desk;

use affianca_domain::OutputStanding;
use affianca_workflow::outputs::{AttachmentPlace, OutputFilter};
use affianca_workflow::vault::Vault;
use affianca_workflow::{Action, Archive, ProblemCode, Refusal};
use common::{HEADINGS, at, many, open, take};
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
        ProblemCode::NotFound
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
    assert!(matches!(refused(b"").refusal(), Some(Refusal::FileEmpty)));
    assert!(matches!(
        refused(b"MZ this is a program").refusal(),
        Some(Refusal::FileKind)
    ));
    assert!(refused(b"<html>").message().contains("DOCX, ODT, XLSX"));
    let mut large = b"%PDF-".to_vec();
    large.resize(20 * 1024 * 1024 + 1, b' ');
    assert!(matches!(
        refused(&large).refusal(),
        Some(Refusal::FileTooLarge(20))
    ));
    let nowhere = AttachmentPlace {
        activity: None,
        ..desk.place()
    };
    let refused = desk
        .archive
        .attach_file(&nowhere, "x.pdf", b"%PDF-1", desk.now)
        .unwrap_err();
    assert!(matches!(refused.refusal(), Some(Refusal::WrongPlace)));
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

#[test]
fn the_list_of_one_standing_follows_every_step() {
    let desk = Desk::new();
    let listed = || {
        ALL.into_iter()
            .filter(|standing| found(&desk.archive, Some(*standing)) == 1)
            .collect::<Vec<_>>()
    };
    use OutputStanding::{Attached, Awaited, Draft, Kept};
    assert_eq!(listed(), [Awaited], "admitted a moment ago");
    let id = desk.plan();
    assert_eq!(listed(), [Awaited, Draft]);
    desk.archive.discard_output(id, desk.now).unwrap();
    assert_eq!(listed(), [Awaited]);
    let id = desk.plan();
    desk.write(id, "testo");
    desk.keep(id);
    assert_eq!(listed(), [Awaited, Kept]);
    let file = desk
        .archive
        .attach_file(&desk.place(), "firma.pdf", b"%PDF-1.7 firmato", desk.now)
        .unwrap();
    assert_eq!(listed(), [Awaited, Kept, Attached]);
    desk.archive.remove_attachment(file, desk.now).unwrap();
    assert_eq!(listed(), [Awaited, Kept]);
}

#[test]
fn the_list_of_one_standing_holds_what_the_whole_list_shows() {
    let home = tempfile::tempdir().unwrap();
    let mut vault = Vault::new(home.path());
    vault.create_example(at("2022-06-27T09:00")).unwrap();
    let archive = vault.archive().unwrap();
    let whole = archive.list_outputs(&page(None)).unwrap().rows;
    assert!(!whole.is_empty());
    for standing in ALL {
        let shown: Vec<_> = whole
            .iter()
            .filter(|request| {
                let mut documents = request.activities.iter().flat_map(|it| &it.documents);
                documents.any(|it| it.standing == standing)
                    || standing == OutputStanding::Attached && request.files > 0
            })
            .map(|request| request.request)
            .collect();
        let listed: Vec<_> = archive
            .list_outputs(&page(Some(standing)))
            .unwrap()
            .rows
            .into_iter()
            .map(|request| request.request)
            .collect();
        assert_eq!(listed, shown, "{standing:?}");
    }
    assert!(found(&archive, Some(OutputStanding::Missing)) > 0);
}

const ALL: [OutputStanding; 5] = [
    OutputStanding::Awaited,
    OutputStanding::Missing,
    OutputStanding::Draft,
    OutputStanding::Kept,
    OutputStanding::Attached,
];

fn page(standing: Option<OutputStanding>) -> OutputFilter {
    OutputFilter {
        standing,
        page_size: 50,
        ..OutputFilter::default()
    }
}

fn found(archive: &Archive, standing: Option<OutputStanding>) -> u32 {
    archive.list_outputs(&page(standing)).unwrap().found
}

//! An archive of every schema there was is still read, brought up to date and written: one file of each
//! is kept under `tests/data/archives`, made when its schema was released.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "derived/coach.rs"]
mod coach;
mod common;
#[path = "common/desk.rs"]
mod desk;
#[path = "derived/papers.rs"]
mod papers;

use std::fs;
use std::path::{Path, PathBuf};

use affianca_domain::{ActivityId, OutputId, RegisterId, SessionId};
use affianca_store::{ReadColumn as _, ReadRows as _, RowId, values};
use affianca_workflow::portal::PortalFilter;
use affianca_workflow::vault::Vault;
use affianca_workflow::{Action, Archive};
use coach::Coach;
use common::{PASSPHRASE, at};

const KEPT: &str = "../../../tests/data/archives";
/// Every table that a person fills.
const FILLED: [&str; 21] = [
    "activity",
    "activity_portal",
    "attachment",
    "beneficiary",
    "branch",
    "centre",
    "coach",
    "id_counter",
    "journal",
    "output",
    "output_version",
    "programme",
    "provider",
    "register",
    "register_session",
    "report_draft",
    "request",
    "request_portal",
    "session",
    "session_portal",
    "signature",
];

/// The folders kept, each with an archive and its keys.
fn kept() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = fs::read_dir(KEPT)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    folders.sort();
    folders
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let file = entry.unwrap().path();
        // Says only that a program has the archive open.
        if file.file_name().is_some_and(|name| name == "in-uso") {
            continue;
        }
        fs::copy(&file, to.join(file.file_name().unwrap())).unwrap();
    }
}

/// A number that a question answers with.
fn number(archive: &Archive, question: &str) -> i64 {
    archive
        .read(|connection| Ok(connection.query_row(question, [], |row| row.get(0))?))
        .unwrap()
}

fn rows(archive: &Archive, table: &str) -> i64 {
    number(archive, &format!("SELECT count(*) FROM {table}"))
}

fn ids<I: RowId + affianca_store::Column>(archive: &Archive) -> Vec<I> {
    archive
        .read(|connection| {
            let mut statement = connection.prepare(&format!("SELECT id FROM {}", I::TABLE))?;
            statement.all(values![], |row| -> affianca_workflow::Result<I> {
                Ok(row.read("id")?)
            })
        })
        .unwrap()
}

/// Opens everything a coach can look at.
fn look_at_everything(archive: &Archive) {
    let now = at("2022-08-01T09:00");
    for row in common::all(archive) {
        archive.request_detail(row.id, now).unwrap();
        archive.request_form(row.id).unwrap();
        archive.final_report(row.id).unwrap();
    }
    for id in ids::<ActivityId>(archive) {
        archive.activity_detail(id, now).unwrap();
    }
    for id in ids::<RegisterId>(archive) {
        let on_paper = archive.register_detail(id).unwrap().row.on_paper;
        let pdf = archive.register_pdf(id);
        assert!(on_paper != pdf.is_ok_and(|pdf| !pdf.bytes.is_empty()));
    }
    for id in ids::<OutputId>(archive) {
        archive.output_detail(id, now).unwrap();
    }
    archive.portal_queue(&PortalFilter::default(), now).unwrap();
    archive.frame(now).unwrap();
    let report = archive.verify_journal().unwrap();
    assert_eq!(report.broken, None, "{}", report.message);
}

#[test]
fn an_archive_of_every_schema_is_read_and_written() {
    for folder in kept() {
        let home = tempfile::tempdir().unwrap();
        copy(&folder, home.path());
        let mut vault = Vault::new(home.path());
        vault.unlock(PASSPHRASE, at("2022-08-01T09:00")).unwrap();
        let archive = vault.archive().unwrap();
        for table in FILLED {
            assert!(rows(&archive, table) > 0, "{}: {table}", folder.display());
        }
        look_at_everything(&archive);
        let before = ids::<SessionId>(&archive);
        let new: SessionId = archive
            .write(Action::Copy, at("2022-08-01T09:00"), |write| {
                Ok(write.new_id()?)
            })
            .unwrap();
        assert!(before.iter().all(|id| id.site() == new.site()));
        assert!(before.iter().all(|id| id.counter() < new.counter()));
        let wrong = "SELECT count(*) FROM pragma_foreign_key_check";
        assert_eq!(number(&archive, wrong), 0);
    }
}

#[test]
fn an_archive_of_this_schema_is_kept() {
    let (_home, archive) = common::open();
    let schema = number(&archive, "PRAGMA user_version");
    let folder = Path::new(KEPT).join(format!("schema-{schema}"));
    assert!(
        folder.is_dir(),
        "make it once the schema is released: {} is missing",
        folder.display()
    );
}

/// `cargo test -p affianca-workflow --test released_archives -- --ignored`
#[test]
#[ignore = "makes the archive of a schema about to be released, and of no other"]
fn the_archive_of_this_schema_is_made() {
    let mut coach = Coach::new(7);
    // As small as it can be with something in every table.
    while FILLED.iter().any(|table| rows(&coach.archive, table) == 0) {
        coach.go_on();
    }
    let schema = number(&coach.archive, "PRAGMA user_version");
    let folder = Path::new(KEPT).join(format!("schema-{schema}"));
    assert!(!folder.exists(), "a released archive is never made anew");
    let home = coach.close();
    copy(home.path(), &folder);
}

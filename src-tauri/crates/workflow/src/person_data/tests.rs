//! One person's data, taken out of the example archive.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};

use affianca_domain::{PrintedDocument, RequestId};
use chrono::Duration;
use serde_json::Value;
use tempfile::TempDir;
use zip::ZipArchive;

use super::*;
use crate::directory::BeneficiaryForm;
use crate::outputs::AttachmentPlace;
use crate::query_plan;
use crate::registers::{RegisterOrder, ScopeForm};
use crate::vault::Vault;

const SCAN: &[u8] = b"%PDF-1.7 firmato";

/// The example archive, with somebody in it who has a register, a scan and two files of one name.
struct Desk {
    archive: Archive,
    now: NaiveDateTime,
    request: RequestId,
    person: BeneficiaryId,
    _home: TempDir,
}

impl Desk {
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let now = NaiveDateTime::parse_from_str("2022-06-28T10:00", "%Y-%m-%dT%H:%M").unwrap();
        let mut vault = Vault::new(home.path().join("esempio"));
        vault.create_example(now).unwrap();
        let archive = vault.archive().unwrap();
        let (request, person): (i64, i64) = archive
            .read(|connection| {
                Ok(connection.query_row(
                    "SELECT a.request_id, s.beneficiary_id FROM session s
                         JOIN activity a ON a.id = s.activity_id
                     WHERE s.state = 'EROGATA' ORDER BY s.id LIMIT 1",
                    [],
                    |row| Ok((row.get(0)?, row.get(1)?)),
                )?)
            })
            .unwrap();
        let desk = Self {
            archive,
            now,
            request: RequestId(request),
            person: BeneficiaryId(person),
            _home: home,
        };
        desk.give_papers();
        desk
    }

    fn give_papers(&self) {
        let order = RegisterOrder {
            request: self.request,
            scope: ScopeForm::Opal,
            blank: false,
            replaces: None,
        };
        let print = |_: &_| {
            Ok(PrintedDocument {
                pdf: b"%PDF-1.7 registro".to_vec(),
                pages: 1,
                uncovered: String::new(),
                content: "{}".into(),
                data_hash: "ab".repeat(32),
                fields: Vec::new(),
            })
        };
        let register = self
            .archive
            .issue_register(&order, self.now, print)
            .unwrap();
        self.archive.attach_scan(register, SCAN, self.now).unwrap();
        let place = AttachmentPlace {
            request: self.request,
            activity: None,
            output_kind: None,
            paper: None,
        };
        for bytes in [&b"%PDF-1.4 uno"[..], b"%PDF-1.4 due"] {
            self.archive
                .attach_file(&place, "Delega.pdf", bytes, self.now)
                .unwrap();
        }
        self.change(
            "UPDATE session SET private_note = 'nota che non si stampa'
             WHERE id = (SELECT min(id) FROM session WHERE beneficiary_id = ?1)",
        );
    }

    /// Changes something of the person that no screen changes so.
    fn change(&self, sql: &str) {
        self.archive
            .write(Action::SaveBeneficiary, self.now, |step| {
                step.execute(sql, values![self.person])?;
                Ok(())
            })
            .unwrap();
    }

    fn number(&self, sql: &str) -> usize {
        self.archive
            .read(|connection| {
                Ok(connection.query_row(sql, [i64::from(self.person)], |row| row.get(0))?)
            })
            .map(|number: i64| usize::try_from(number).unwrap())
            .unwrap()
    }

    fn taken_out(&self) -> Taken {
        let mut bytes = Cursor::new(Vec::new());
        let sheet = self
            .archive
            .export_person_data(self.person, self.now, |data| {
                data.zip(b"%PDF-1.7 dati", &mut bytes)?;
                data.sheet()
            })
            .unwrap();
        Taken {
            zip: ZipArchive::new(bytes).unwrap(),
            sheet,
        }
    }
}

struct Taken {
    zip: ZipArchive<Cursor<Vec<u8>>>,
    sheet: PersonSheet,
}

impl Taken {
    fn names(&self) -> Vec<String> {
        self.zip
            .file_names()
            .map(|name| name.unwrap().into_owned())
            .collect()
    }

    fn bytes(&mut self, name: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.zip
            .by_name(name)
            .unwrap()
            .read_to_end(&mut bytes)
            .unwrap();
        bytes
    }

    fn text(&mut self, name: &str) -> String {
        String::from_utf8(self.bytes(name)).unwrap()
    }

    fn json(&mut self) -> Value {
        serde_json::from_str(&self.text("dati.json")).unwrap()
    }

    fn table(&self, heading: &str) -> &affianca_domain::PersonTable {
        let mut tables = self.sheet.tables.iter();
        tables
            .find(|table| table.heading.starts_with(heading))
            .unwrap()
    }

    /// All that is written of the person, but for the documents.
    fn words(&mut self) -> String {
        let tables = self.sheet.tables.iter().flat_map(|table| &table.rows);
        let printed: String = tables.flatten().map(|cell| format!("{cell}\n")).collect();
        printed + &self.text("dati.json") + &self.text("giornale.csv")
    }
}

#[test]
fn every_table_of_an_archive_is_told_of_or_left_out_for_a_reason() {
    let connection = query_plan::in_memory().unwrap();
    let names: Vec<String> = connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<rusqlite::Result<_>>()
        .unwrap();
    let known: BTreeSet<&str> = tables::TABLES
        .iter()
        .map(|table| table.name)
        .chain(tables::LEFT_OUT.iter().copied())
        .collect();
    let words = |name: &&String| name.starts_with("request_words") || name.starts_with("sqlite_");
    let there: BTreeSet<&str> = names
        .iter()
        .filter(|name| !words(name))
        .map(String::as_str)
        .collect();
    assert_eq!(there, known);
}

#[test]
fn all_that_is_held_of_somebody_is_in_the_file_and_listed_in_it() {
    let desk = Desk::new();
    let mut taken = desk.taken_out();
    let names = taken.names();
    assert_eq!(names[..3], ["dati.pdf", "dati.json", "giornale.csv"]);
    assert_eq!(taken.bytes("dati.pdf"), b"%PDF-1.7 dati");
    assert_eq!(taken.bytes("allegati/Delega.pdf"), b"%PDF-1.4 uno");
    assert_eq!(taken.bytes("allegati/Delega (2).pdf"), b"%PDF-1.4 due");
    for (folder, bytes) in [
        ("registri/", &b"%PDF-1.7 registro"[..]),
        ("scansioni/", SCAN),
    ] {
        let name = names.iter().find(|name| name.starts_with(folder)).unwrap();
        assert_eq!(taken.bytes(name), bytes, "{name}");
    }
    let listed: Vec<&str> = taken
        .table("Che cosa")
        .rows
        .iter()
        .map(|row| row[0].as_str())
        .collect();
    assert_eq!(listed, names, "the list names every file");

    let json = taken.json();
    let told = |table: &str| json["tabelle"][table].as_array().map_or(0, Vec::len);
    let sessions = desk.number("SELECT count(*) FROM session WHERE beneficiary_id = ?1");
    let requests = desk.number("SELECT count(*) FROM request WHERE beneficiary_id = ?1");
    assert_eq!((told("session"), told("request")), (sessions, requests));
    assert_eq!(told("activity"), requests * 5);
    assert_eq!(
        (told("register"), told("register_scan"), told("attachment")),
        (1, 1, 2)
    );
    assert!(json["tabelle"]["register"][0].get("pdf").is_none());
    assert!(json["tabelle"]["register"][0]["sheet"].is_object());
    assert_eq!(taken.table("Erogazioni").rows.len(), sessions);
    assert!(taken.words().contains("nota che non si stampa"));
}

#[test]
fn nothing_of_anybody_else_is_in_it() {
    let desk = Desk::new();
    let other = desk.number("SELECT id FROM request WHERE beneficiary_id <> ?1 LIMIT 1");
    let other = RequestId(i64::try_from(other).unwrap());
    desk.archive
        .write(Action::MissDays, desk.now, |step| {
            step.within(desk.request);
            step.touches(other);
            step.about("giornata di Altri Nomi");
            step.note_apart("chi", "Altri Nomi");
            Ok(())
        })
        .unwrap();
    let mut taken = desk.taken_out();
    let words = taken.words();
    assert!(!words.contains("Altri Nomi"));
    assert!(words.contains("riguarda anche altre persone"));
    let others: Vec<(String, String, String)> = desk
        .archive
        .read(|connection| {
            Ok(connection
                .prepare("SELECT surname, tax_code, opal FROM beneficiary b JOIN request q ON q.beneficiary_id = b.id
                     WHERE b.id <> ?1")?
                .query_map([i64::from(desk.person)], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
                .collect::<rusqlite::Result<_>>()?)
        })
        .unwrap();
    assert!(others.len() > 2);
    for (surname, tax_code, opal) in others {
        for told in [&surname, &tax_code, &opal] {
            assert!(!words.contains(told.as_str()), "{told}");
        }
    }
}

#[test]
fn somebody_under_two_codes_is_one_and_whoever_stands_for_another_is_nobody() {
    let desk = Desk::new();
    let form = BeneficiaryForm {
        surname: "Prova".into(),
        name: "Paola".into(),
        tax_code: "PRVPLA80A01L736L".into(),
        ..BeneficiaryForm::default()
    };
    let second = desk
        .archive
        .save_beneficiary(None, &form, desk.now)
        .unwrap();
    let merge = format!(
        "UPDATE beneficiary SET merged_into = ?1, merged_at = '2022-06-28T10:00:00' WHERE id = {}",
        i64::from(second)
    );
    desk.change(&merge);
    let mut taken = desk.taken_out();
    assert_eq!(
        taken.json()["tabelle"]["beneficiary"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
    let codes: Vec<&str> = taken
        .table("Chi è")
        .rows
        .iter()
        .map(|row| row[1].as_str())
        .collect();
    assert_eq!(codes[1], "PRVPLA80A01L736L");
    for nobody in [second, BeneficiaryId(7)] {
        assert!(matches!(
            desk.archive.person_data_name(nobody, desk.now.date()),
            Err(Error::NotFound(_))
        ));
        let refused = desk
            .archive
            .export_person_data(nobody, desk.now, |_| Ok(()));
        assert!(matches!(refused, Err(Error::NotFound(_))));
    }
}

#[test]
fn the_journal_tells_that_it_was_taken_out_only_when_it_was_and_names_nobody() {
    let desk = Desk::new();
    let rows = || desk.archive.verify_journal().unwrap().rows;
    let before = rows();
    let failed = desk
        .archive
        .export_person_data(desk.person, desk.now, |_| -> Result<()> {
            Err(std::io::Error::other("the disk is full").into())
        });
    assert!(failed.is_err());
    assert_eq!(rows(), before);
    desk.taken_out();
    assert_eq!(rows(), before + 1);
    let filter = crate::JournalFilter {
        person: Some(desk.person),
        ..crate::JournalFilter::default()
    };
    let page = desk
        .archive
        .journal(&filter, desk.now + Duration::hours(1))
        .unwrap();
    let row = &page.rows[0];
    assert_eq!(row.what, Action::ExportPerson.describe());
    assert_eq!(row.subject, "dati di un destinatario");
    assert_eq!(row.details[0], ("documenti".to_owned(), "4".to_owned()));
}

#[test]
fn a_document_that_is_no_longer_what_was_kept_is_named_and_left_out() {
    let desk = Desk::new();
    desk.archive
        .write(Action::Copy, desk.now, |step| {
            step.execute_batch(
                "DROP TRIGGER register_scan_never_changes;
                 UPDATE register_scan SET bytes = x'4D5A9000';",
            )?;
            Ok(())
        })
        .unwrap();
    let taken = desk.taken_out();
    assert!(
        !taken
            .names()
            .iter()
            .any(|name| name.starts_with("scansioni/"))
    );
    let listed = &taken.table("Che cosa").rows;
    let scan = listed
        .iter()
        .find(|row| row[1].starts_with("scansione"))
        .unwrap();
    assert_eq!(scan[0], "–");
}

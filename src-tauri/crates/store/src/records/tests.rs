//! Records changed behind the program's back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::PathBuf;

use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::OpenFlags;

use super::kinds::KINDS;
use crate::connect::connect;
use crate::key::Key;
use crate::{Action, Error, Result, Store};

fn at() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2022, 6, 1)
        .unwrap()
        .and_hms_opt(9, 0, 0)
        .unwrap()
}

/// An archive with a person, a request of one activity and three sessions.
struct Scene {
    _folder: tempfile::TempDir,
    file: PathBuf,
    key: Key,
    store: Store,
}

const SCENE: &str = "
    INSERT INTO branch (id, name) VALUES (1, 'Treviso');
    INSERT INTO coach (id, surname, name) VALUES (1, 'Ferraresso', 'Giulia');
    INSERT INTO centre (id, name) VALUES (1, 'CPI Treviso');
    INSERT INTO programme (code, valid_from, body) VALUES ('P', '2022-01-01', '{}');
    INSERT INTO beneficiary (id, surname, name, tax_code, folded) VALUES (1, 'Bortolin', 'Nicolò', 'X', 'x');
    INSERT INTO request (id, opal, programme, holder, request_date, notified_date, centre_id, beneficiary_id,
        voucher_kind, state, entered_at)
    VALUES (1, 'JC-1', 'P', 'Ente', '2022-06-01', '2022-06-01', 1, 1, 'base', 'PROPOSTA', '2022-06-01T09:00:00');
    INSERT INTO activity (id, request_id, position, code, title, minutes, amount, state)
    VALUES (1, 1, 0, 'JC-AN', 'Analisi', 240, 1, 'PROPOSTA');
    INSERT INTO session (id, activity_id, beneficiary_id, branch_id, coach_id, date, start, \"end\", state, entered_at)
    VALUES (1, 1, 1, 1, 1, '2022-06-10', 540, 600, 'INSERITA', '2022-06-01T09:00:00'),
        (2, 1, 1, 1, 1, '2022-06-11', 540, 600, 'INSERITA', '2022-06-01T09:00:00'),
        (3, 1, 1, 1, 1, '2022-06-12', 540, 600, 'INSERITA', '2022-06-01T09:00:00');";

impl Scene {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (file, key) = (folder.path().join("archivio"), Key::random().unwrap());
        std::fs::write(&file, b"").unwrap();
        drop(Store::create(&file, &key, |_| Ok(())).unwrap());
        let store = Store::open(&file, &key, |_| Ok(())).unwrap();
        let scene = Self {
            _folder: folder,
            file,
            key,
            store,
        };
        // Derived tables ask for a programme that can be read: none is wanted here.
        scene
            .store
            .writer()
            .unwrap()
            .execute_batch("DELETE FROM temp.touched")
            .unwrap();
        scene.step(SCENE);
        scene
    }

    /// One operation of the program.
    fn step(&self, sql: &str) {
        self.store
            .write(Action::EditSession, at(), |write| -> Result<()> {
                write.execute_batch(sql)?;
                // What is derived is tried elsewhere.
                write.execute_batch("DELETE FROM temp.touched; DELETE FROM temp.session_before")?;
                Ok(())
            })
            .unwrap();
    }

    /// Somebody with the key and another program.
    fn behind(&self, sql: &str) {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let other = connect(&self.file, &self.key, flags).unwrap();
        other.execute_batch(sql).unwrap();
    }

    /// What the check says of records.
    fn said(&self) -> Vec<String> {
        let report = self.store.verify_journal().unwrap();
        assert_eq!(report.broken, None);
        let remarks = report.matters.into_iter().flat_map(|it| it.remarks);
        remarks.map(|it| it.message).collect()
    }
}

#[test]
fn what_only_the_program_changed_is_as_its_last_row_says() {
    let scene = Scene::new();
    assert_eq!(scene.said(), [""; 0]);
    scene.step("UPDATE session SET place = 'Casier' WHERE id < 3");
    scene
        .step("UPDATE session SET place = '' WHERE id = 1; UPDATE activity SET state = 'INIZIATA'");
    scene.step("DELETE FROM session WHERE id = 3");
    scene.step("UPDATE beneficiary SET phone = '0422 1'");
    assert_eq!(scene.said(), [""; 0]);
}

#[test]
fn records_changed_taken_out_or_put_in_with_another_program_are_named() {
    let changes = [
        ("UPDATE session SET \"end\" = 660 WHERE id = 2", "erogazione 2: i suoi dati"),
        ("UPDATE session SET private_note = 'altro' WHERE id = 1", "erogazione 1: i suoi dati"),
        ("DELETE FROM session WHERE id = 3", "erogazione 3: non c’è più"),
        ("UPDATE activity SET minutes = 480", "richiesta 1: i suoi dati"),
        ("DELETE FROM session; DELETE FROM activity", "erogazione 1: non c’è più"),
        ("UPDATE beneficiary SET name = 'Nicola'", "destinatario 1: i suoi dati"),
        (
            "INSERT INTO session (id, activity_id, beneficiary_id, branch_id, coach_id, date, start, \"end\",
                 state, entered_at)
             SELECT 9, activity_id, beneficiary_id, branch_id, coach_id, date, start, \"end\", state, entered_at
             FROM session WHERE id = 1",
            "erogazione 9: nessuna operazione",
        ),
    ];
    for (sql, told) in changes {
        let scene = Scene::new();
        scene.behind(sql);
        let said = scene.said();
        assert!(said.iter().any(|it| it.contains(told)), "{sql}: {said:?}");
        assert!(
            scene.store.verify_journal().unwrap().matters[0].grave,
            "{sql}"
        );
    }
}

#[test]
fn hashes_made_to_fit_what_was_changed_are_not_those_the_chain_binds() {
    let scene = Scene::new();
    scene.behind(
        "UPDATE session SET place = 'Casier' WHERE id = 2;
         DROP TRIGGER journal_record_never_changes;
         UPDATE journal_record SET hash = zeroblob(32) WHERE what = 'session' AND id = 2",
    );
    let said = scene.said();
    assert!(said.iter().any(|it| it.starts_with("Riga 1:")), "{said:?}");
    let scene = Scene::new();
    scene.step("UPDATE branch SET name = 'Altro'");
    scene.behind("INSERT INTO journal_record VALUES ('session', 2, 2, zeroblob(32))");
    let said = scene.said();
    assert!(said.iter().any(|it| it.starts_with("Riga 2:")), "{said:?}");
}

#[test]
fn a_draft_leaves_no_hash_and_what_the_program_guesses_counts_for_none() {
    let scene = Scene::new();
    scene.step("UPDATE request SET notified_guessed = 1");
    scene
        .store
        .keep_draft(|connection| -> Result<(), Error> {
            connection.execute_batch(
                "UPDATE request SET notified_date = '2022-06-05'; DELETE FROM temp.touched",
            )?;
            Ok(())
        })
        .unwrap();
    assert_eq!(scene.said(), [""; 0]);
}

#[test]
fn a_step_on_one_record_reads_one_record() {
    let scene = Scene::new();
    scene.step("UPDATE session SET place = 'Casier' WHERE id = 2");
    let kept: u32 = scene
        .store
        .read(|connection| -> Result<u32> {
            let sql = "SELECT count(*) FROM journal_record WHERE seq = 2";
            Ok(connection.query_row(sql, [], |row| row.get(0))?)
        })
        .unwrap();
    assert_eq!(kept, 1);
}

#[test]
fn every_column_of_a_record_counts_but_those_named_here() {
    let left_out = [
        // For search.
        ("beneficiary", "folded"),
        // Derived.
        ("register", "signatures"),
        ("register", "signed"),
        ("register", "partly_signed"),
        ("register", "rows_signed"),
        ("register", "rows_missing"),
    ];
    let folder = tempfile::tempdir().unwrap();
    let (file, key) = (folder.path().join("archivio"), Key::random().unwrap());
    std::fs::write(&file, b"").unwrap();
    let store = Store::create(&file, &key, |_| Ok(())).unwrap();
    let writer = store.writer().unwrap();
    for table in KINDS.iter().map(|kind| kind.table) {
        let mut columns = writer.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let names: Vec<String> = columns.column_names().map(str::to_owned).collect();
        drop(columns.query([]).unwrap());
        for name in names {
            let mut kinds = KINDS.iter().filter(|kind| kind.table == table);
            let counts = kinds.any(|kind| {
                let mut words = kind
                    .own
                    .split(|letter: char| !letter.is_alphanumeric() && letter != '_');
                words.any(|word| word == name)
            });
            // Scans are told by the rows that attach them.
            let scan = name.starts_with("scan");
            assert!(
                counts || scan || left_out.contains(&(table, name.as_str())),
                "{table}.{name} is bound by no row of the journal"
            );
        }
    }
}

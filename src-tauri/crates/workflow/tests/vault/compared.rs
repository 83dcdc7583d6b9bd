//! The journal held against a copy, a table taken out and what stands on a paper; what of it stands apart.

use super::restored::{copy_of, example_vault};
use super::*;
use affianca_domain::JournalMatch;
use affianca_workflow::directory::CentreForm;
use affianca_workflow::{Archive, JournalFormat};

/// One operation more.
fn step(archive: &Archive, name: &str) {
    let form = CentreForm {
        name: name.into(),
        ..CentreForm::default()
    };
    archive.save_centre(None, &form, now()).unwrap();
}

/// The last row as a paper carries it.
fn head(archive: &Archive) -> (String, String) {
    let sheet = archive
        .export_journal(&JournalFilter::default(), JournalFormat::Pdf, now(), |it| {
            it.sheet()
        })
        .unwrap();
    let head = sheet.journal.unwrap();
    assert_eq!(head.hash, sheet.last_hash, "nothing came after");
    (head.number.to_string(), head.hash)
}

/// Rows changed by somebody who knows how they are bound together: the row and all after it are made anew.
fn rewritten(archive: &Archive, from: u32) {
    archive
        .write(Action::Copy, now(), |write| {
            write
                .execute_batch(&format!(
                    "DROP TRIGGER journal_never_changes;
                     UPDATE journal SET hash = hex(randomblob(32)) WHERE seq >= {from};"
                ))
                .map_err(StoreError::from)?;
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_row_is_known_again_by_what_a_paper_says_of_it() {
    let home = Home::new();
    let archive = home.archive();
    step(&archive, "CPI Uno");
    let (number, hash) = head(&archive);
    step(&archive, "CPI Due");
    let typed = format!(
        "{} {}  {} {}",
        hash[..4].to_uppercase(),
        &hash[4..8],
        &hash[8..12],
        &hash[12..16]
    );
    let same = archive
        .compare_with_paper(&format!("n. {number}"), &typed)
        .unwrap();
    assert_eq!(same.found, JournalMatch::Same, "{}", same.message);
    assert!(same.message.contains("riga 2"), "{}", same.message);
    let other = archive
        .compare_with_paper(&number, "0000 0000 0000 0000")
        .unwrap();
    assert_eq!((other.found, other.row), (JournalMatch::Parted, Some(2)));
    let beyond = archive.compare_with_paper("99", &typed).unwrap();
    assert_eq!(beyond.found, JournalMatch::Beyond);
    assert_eq!(
        names_of(archive.compare_with_paper("", "12")),
        ["number", "hash"]
    );
    rewritten(&archive, 1);
    let broken = archive.compare_with_paper(&number, &typed).unwrap();
    assert_ne!(broken.found, JournalMatch::Same, "{}", broken.message);
}

#[test]
fn a_table_taken_out_bears_witness_to_every_row_in_it() {
    let home = Home::new();
    let archive = home.archive();
    step(&archive, "CPI; \"Uno\"\nTreviso");
    let mut csv = Vec::new();
    archive
        .export_journal(&JournalFilter::default(), JournalFormat::Csv, now(), |it| {
            it.csv(&mut csv)
        })
        .unwrap();
    let same = archive.compare_with_export("giornale.csv", &csv).unwrap();
    assert_eq!(same.found, JournalMatch::Same, "{}", same.message);
    assert!(same.message.contains("riga 2"), "{}", same.message);
    rewritten(&archive, 2);
    let parted = archive.compare_with_export("giornale.csv", &csv).unwrap();
    assert_eq!((parted.found, parted.row), (JournalMatch::Parted, Some(2)));
    assert!(
        parted.message.contains("Fino alla riga 1"),
        "{}",
        parted.message
    );
    for (other, bytes) in [
        ("altro.csv", "Nome;Cognome\nMario;Rossi\n"),
        ("rovinato.csv", "N.;Impronta\nuno;due\n"),
    ] {
        assert!(
            archive
                .compare_with_export(other, bytes.as_bytes())
                .is_err(),
            "{other}"
        );
    }
}

#[test]
fn a_copy_tells_where_two_histories_part() {
    let (folder, mut vault) = example_vault();
    let copy = copy_of(&vault, &folder);
    let archive = vault.archive().unwrap();
    step(&archive, "CPI Uno");
    let secret = affianca_workflow::example::PASSPHRASE;
    let told = vault
        .look_into_copy(&copy, secret)
        .unwrap()
        .journal
        .unwrap();
    let same = vault.compare_with_copy(&archive, &copy, secret).unwrap();
    assert_eq!(same.found, JournalMatch::Same, "{}", same.message);
    let until = format!("riga {}", told.number);
    assert!(same.message.contains(&until), "{}", same.message);
    let copies = JournalFilter {
        action: Some(Action::Copy),
        ..JournalFilter::default()
    };
    let row = archive.journal(&copies, now()).unwrap().rows[0].clone();
    let names = ("giornale".to_owned(), told.to_string());
    assert!(row.details.contains(&names), "{:?}", row.details);
    let known = format!("È la copia di cui parla la riga {}.", row.seq);
    assert!(same.message.ends_with(&known), "{}", same.message);

    // The same copy, taken elsewhere and worked on: both have gone on by themselves.
    let mut elsewhere = Vault::new(folder.path().join("altrove"));
    elsewhere.restore(&copy, secret, now()).unwrap();
    let other = elsewhere.archive().unwrap();
    step(&other, "CPI Due");
    let newer = folder.path().join("altra.affianca-copia");
    elsewhere.backup().unwrap().write(&newer, now()).unwrap();
    let parted = vault.compare_with_copy(&archive, &newer, secret).unwrap();
    assert_eq!(
        (parted.found, parted.row),
        (JournalMatch::Parted, Some(told.number + 1)),
        "{}",
        parted.message
    );
    let wrong = vault.compare_with_copy(&archive, &copy, "un’altra frase");
    assert!(wrong.is_err());
}

#[test]
fn names_and_reasons_stand_apart_from_the_row_and_are_read_as_before() {
    let home = Home::new();
    let archive = home.archive();
    archive
        .write(Action::SignRegister, now(), |write| {
            write.note("firma", "destinatario");
            write.note_apart("chi", "Bortolin Nicolò");
            write.note_apart("avvisi confermati", vec!["DOUBLE Nicolò è già qui.", ""]);
            Ok(())
        })
        .unwrap();
    let signed = JournalFilter {
        action: Some(Action::SignRegister),
        ..JournalFilter::default()
    };
    let details = || {
        let page = archive.journal(&signed, now()).unwrap();
        page.rows[0].details.clone()
    };
    let told = |key: &str, text: &str| (key.to_owned(), text.to_owned());
    assert_eq!(
        details(),
        [
            told("avvisi confermati", "Nicolò è già qui.; "),
            told("chi", "Bortolin Nicolò"),
            told("firma", "destinatario"),
        ]
    );
    let row: String = archive
        .read(|connection| {
            let sql = "SELECT detail FROM journal ORDER BY seq DESC LIMIT 1";
            let detail = connection.query_row(sql, [], |row| row.get(0));
            Ok(detail.map_err(StoreError::from)?)
        })
        .unwrap();
    assert!(!row.contains("Nicol"), "{row}");
    let behind = |sql: &str| {
        let batch = format!("DROP TRIGGER IF EXISTS journal_text_never_changes; {sql}");
        archive
            .write(Action::Copy, now(), |write| {
                write.execute_batch(&batch).map_err(StoreError::from)?;
                Ok(())
            })
            .unwrap();
        archive.verify_journal().unwrap()
    };
    let spoilt = behind("UPDATE journal_text SET words = 'Altri' WHERE words = 'Bortolin Nicolò'");
    assert_eq!((spoilt.broken, spoilt.matters.len()), (None, 1));
    assert!(spoilt.matters[0].grave);
    assert_eq!(spoilt.matters[0].remarks[0].row, Some(2));
    assert!(
        details()[1].1.contains("altro programma"),
        "{:?}",
        details()
    );
    // What has to go can go: the chain holds without it.
    let gone = behind("DELETE FROM journal_text");
    assert_eq!((gone.broken, gone.matters), (None, Vec::new()));
    assert_eq!(details()[1].1, "(cancellato)");
}

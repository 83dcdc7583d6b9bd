//! What an older copy that takes the archive's place must not undo: numbers given out on paper, and that
//! it was restored at all.

use super::*;
use affianca_domain::{PrintedDocument, RegisterNumber};
use affianca_workflow::example;
use affianca_workflow::registers::{RegisterOrder, ScopeForm};
use affianca_workflow::requests::RequestFilter;

/// The example's folder and vault, open.
pub fn example_vault() -> (tempfile::TempDir, Vault) {
    let folder = tempfile::tempdir().unwrap();
    let mut vault = Vault::new(folder.path().join("esempio"));
    vault.create_example(now()).unwrap();
    (folder, vault)
}

/// Issues a register of an OPAL; gives its number.
fn issue(vault: &Vault) -> RegisterNumber {
    let archive = vault.archive().unwrap();
    let filter = RequestFilter {
        text: "JC-1-1103/009".into(),
        page: 1,
        page_size: 10,
        ..RequestFilter::default()
    };
    let order = RegisterOrder {
        request: archive.list_requests(&filter, now()).unwrap().rows[0].id,
        scope: ScopeForm::Opal,
        blank: true,
        replaces: None,
    };
    let printed = || PrintedDocument {
        pdf: b"%PDF-1.7".to_vec(),
        pages: 1,
        uncovered: String::new(),
        content: "{}".into(),
        data_hash: "0f".repeat(32),
        fields: Vec::new(),
    };
    let id = archive
        .issue_register(&order, now(), |_| Ok(printed()))
        .unwrap();
    archive
        .register_detail(id)
        .unwrap()
        .row
        .number
        .parse()
        .unwrap()
}

pub fn copy_of(vault: &Vault, folder: &tempfile::TempDir) -> std::path::PathBuf {
    let copy = folder.path().join("copia.affianca-copia");
    vault.backup().unwrap().write(&copy, now()).unwrap();
    copy
}

#[test]
fn no_number_is_given_twice_after_an_older_copy_was_restored() {
    let (folder, mut vault) = example_vault();
    let before = issue(&vault).serial();
    let copy = copy_of(&vault, &folder);
    assert_eq!(issue(&vault).serial(), before + 1);
    assert_eq!(issue(&vault).serial(), before + 2);
    vault.lock();

    let told = vault.look_into_copy(&copy, example::PASSPHRASE).unwrap();
    let newer = told.newer_here.expect("what was done since is told");
    let number = |more| format!("2022/{:03}", before + more);
    assert_eq!(
        newer.registers,
        [format!("{}–{}", number(1), number(2))],
        "{newer:?}"
    );
    assert!(newer.attestations.is_empty());
    // The copy itself and two registers.
    assert_eq!(newer.operations, 3);

    vault.restore(&copy, example::PASSPHRASE, now()).unwrap();
    assert_eq!(
        issue(&vault).serial(),
        before + 3,
        "two stand on paper already"
    );
    let journal = vault
        .archive()
        .unwrap()
        .journal(&JournalFilter::default(), now())
        .unwrap();
    let row = journal
        .rows
        .iter()
        .find(|row| row.what == Action::Restore.describe())
        .expect("a restore is told");
    let detail = serde_json::to_string(row).unwrap();
    assert!(
        detail.contains(&format!("registro {}–{}", number(1), number(2))),
        "{detail}"
    );
    let report = vault.archive().unwrap().verify_journal().unwrap();
    assert_eq!(report.broken, None);

    // Restored once more, from the same copy: what was given out since is not forgotten.
    vault.lock();
    vault.restore(&copy, example::PASSPHRASE, now()).unwrap();
    assert_eq!(issue(&vault).serial(), before + 4);
}

#[test]
fn a_copy_that_is_as_new_as_the_archive_tells_of_nothing_newer() {
    let (folder, mut vault) = example_vault();
    issue(&vault);
    let copy = copy_of(&vault, &folder);
    let mut elsewhere = Vault::new(folder.path().join("altrove"));
    let told = elsewhere
        .look_into_copy(&copy, example::PASSPHRASE)
        .unwrap();
    assert_eq!(told.newer_here, None, "nothing was ever seen there");
    vault.lock();
    let told = vault.look_into_copy(&copy, example::PASSPHRASE).unwrap();
    let newer = told.newer_here.expect("the copy's own row");
    assert_eq!((newer.operations, newer.registers.len()), (1, 0));
}

#[test]
fn what_was_seen_says_nothing_to_who_has_no_copy_and_is_not_believed_when_changed() {
    let (folder, mut vault) = example_vault();
    issue(&vault);
    let copy = copy_of(&vault, &folder);
    let last = issue(&vault).serial();
    vault.lock();
    let file = vault.folder().join("visto-qui");
    let bytes = fs::read(&file).unwrap();
    for readable in ["2022", "serial", "registro"] {
        assert!(!contains(&bytes, readable), "{readable}");
    }
    for spoilt in [Vec::new(), vec![7; 20], vec![7; 500], {
        let mut changed = bytes.clone();
        let end = changed.len() - 1;
        changed[end] ^= 1;
        changed
    }] {
        fs::write(&file, &spoilt).unwrap();
        let told = vault.look_into_copy(&copy, example::PASSPHRASE).unwrap();
        assert_eq!(told.newer_here, None, "{} bytes", spoilt.len());
    }
    fs::write(&file, &bytes).unwrap();
    vault.restore(&copy, example::PASSPHRASE, now()).unwrap();
    assert_eq!(issue(&vault).serial(), last + 1);
}

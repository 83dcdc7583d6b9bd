#![allow(clippy::unwrap_used)]

use super::*;

#[test]
fn a_file_is_the_old_one_until_all_of_the_new_one_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("giornale.csv");
    fs::write(&path, b"vecchio").unwrap();
    let refused = write_with(&path, |file| {
        file.write_all(b"met")?;
        Err(Error::Cancelled)
    });
    assert!(matches!(refused, Err(Error::Cancelled)));
    assert_eq!(fs::read(&path).unwrap(), b"vecchio");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    write_with(&path, |file| Ok(file.write_all(b"nuovo")?)).unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"nuovo");
}

#[cfg(unix)]
#[test]
fn a_file_has_the_rights_of_the_one_it_replaces_or_of_any_new_file() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let (new, plain) = (folder.path().join("nuovo.pdf"), folder.path().join("altro"));
    write_whole(&new, b"a").unwrap();
    fs::write(&plain, b"b").unwrap();
    assert_eq!(mode(&new), mode(&plain));
    fs::set_permissions(&new, fs::Permissions::from_mode(0o664)).unwrap();
    write_whole(&new, b"c").unwrap();
    assert_eq!(
        (mode(&new), fs::read(&new).unwrap()),
        (0o664, b"c".to_vec())
    );
}

#[test]
fn a_name_typed_without_its_ending_gets_it_and_replaces_nothing_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    for (typed, kind, wanted) in [
        ("copia ottobre", &COPY, "copia ottobre.affianca-copia"),
        ("registro.PDF", &PDF, "registro.PDF"),
        ("registro 2026.001", &PDF, "registro 2026.001.pdf"),
        ("scansione.jpeg", &SCAN, "scansione.jpeg"),
        ("nota", &ANY, "nota"),
    ] {
        assert_eq!(with_ending(at(typed), kind), at(wanted));
    }
    fs::write(at("prospetto.csv"), b"x").unwrap();
    assert_eq!(with_ending(at("prospetto.csv"), &CSV), at("prospetto.csv"));
    assert_eq!(with_ending(at("prospetto"), &CSV), at("prospetto (2).csv"));
}

#[test]
fn a_file_open_in_another_program_is_told_by_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("prospetto.csv");
    let busy = || io::Error::from(io::ErrorKind::ResourceBusy);
    assert!(
        refused(&path, busy()).refusal().is_none(),
        "not there at all"
    );
    fs::write(&path, b"x").unwrap();
    let told = refused(&path, busy()).to_string();
    assert!(
        told.starts_with("«prospetto.csv» è aperto in un altro programma"),
        "{told}"
    );
    let full = io::Error::from(io::ErrorKind::StorageFull);
    assert!(refused(&path, full).refusal().is_none());
}

#[test]
fn a_file_of_exactly_the_limit_is_read_and_one_byte_more_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("scansione.pdf");
    fs::write(&path, b"1234").unwrap();
    assert_eq!(read_up_to(&path, 4).unwrap(), b"1234");
    assert_eq!(
        read_up_to(&path, 3).unwrap_err().refusal(),
        Some(&Refusal::FileTooLarge(0))
    );
}

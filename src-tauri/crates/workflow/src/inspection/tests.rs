#![allow(clippy::unwrap_used)]

use std::io::{Cursor, Read as _};

use super::packing::{Packing, Sums, ZipPacking, part_of_place};

#[test]
fn a_place_is_one_that_every_system_takes() {
    for (text, part) in [
        ("JC-1-1103/022", "JC-1-1103-022"),
        ("Reg. 14/2022 bis", "Reg-14-2022-bis"),
        ("città / è «così»", "citta-e-cosi"),
        ("../../etc", "etc"),
        ("", "senza-nome"),
        ("///", "senza-nome"),
    ] {
        assert_eq!(part_of_place(text), part, "{text}");
    }
    assert!(part_of_place(&"a".repeat(500)).len() <= 60);
}

#[test]
fn no_two_files_have_one_place() {
    let mut sums = Sums::default();
    assert_eq!(sums.place("a", "registro", "pdf"), "a/registro.pdf");
    assert_eq!(sums.place("a", "Registro", "pdf"), "a/Registro-2.pdf");
    assert_eq!(sums.place("b", "registro", "pdf"), "b/registro.pdf");
    assert_eq!(sums.place("", "giornale", "csv"), "giornale.csv");
}

#[test]
fn a_zip_written_as_it_comes_is_read_back() {
    let mut bytes = Vec::new();
    let mut packing = ZipPacking::new(&mut bytes);
    packing.put("a/uno.pdf", b"%PDF-1").unwrap();
    packing.put("due.csv", b"").unwrap();
    packing.finish().unwrap();
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut read = |name: &str| {
        let mut text = String::new();
        zip.by_name(name)
            .unwrap()
            .read_to_string(&mut text)
            .unwrap();
        text
    };
    assert_eq!(read("a/uno.pdf"), "%PDF-1");
    assert_eq!(read("due.csv"), "");
}

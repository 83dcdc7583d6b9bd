#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::io::Write as _;

use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

fn packed(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in entries {
        writer.start_file(*name, plain).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn a_file_is_known_by_what_is_in_it() {
    let types: (&str, &[u8]) = ("[Content_Types].xml", b"x");
    let cases: [(Vec<u8>, FileKind); 7] = [
        (b"%PDF-1.7\n".to_vec(), FileKind::Pdf),
        (vec![0xFF, 0xD8, 0xFF, 0xE0], FileKind::Jpeg),
        (b"\x89PNG\r\n\x1a\n....".to_vec(), FileKind::Png),
        (b"II*\0\x08\0\0\0\x01\0".to_vec(), FileKind::Tiff),
        (
            packed(&[types, ("word/document.xml", b"x")]),
            FileKind::Docx,
        ),
        (packed(&[types, ("xl/workbook.xml", b"x")]), FileKind::Xlsx),
        (
            packed(&[
                ("mimetype", b"application/vnd.oasis.opendocument.text"),
                ("content.xml", b"x"),
            ]),
            FileKind::Odt,
        ),
    ];
    for (bytes, kind) in cases {
        assert_eq!(FileKind::of(&bytes), Some(kind));
    }
}

#[test]
fn programs_macros_and_other_packages_are_not_kept() {
    let types: (&str, &[u8]) = ("[Content_Types].xml", b"x");
    for bytes in [
        Vec::new(),
        b"MZ\x90\x00".to_vec(),
        b"\x7fELF".to_vec(),
        b"<html><script>".to_vec(),
        b"PK\x03\x04 and no more".to_vec(),
        packed(&[("setup.exe", b"MZ")]),
        packed(&[
            types,
            ("word/document.xml", b"x"),
            ("word/vbaProject.bin", b"x"),
        ]),
        packed(&[
            types,
            ("word/document.xml", b"x"),
            ("word/VBAPROJECT.BIN", b"x"),
        ]),
        packed(&[
            (
                "[Content_Types].xml",
                b"<Override ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/>",
            ),
            ("word/document.xml", b"x"),
        ]),
        packed(&[
            ("mimetype", b"application/vnd.oasis.opendocument.text"),
            ("content.xml", b"x"),
            ("Scripts/python/a.py", b"x"),
        ]),
        packed(&[types, ("ppt/presentation.xml", b"x")]),
    ] {
        assert_eq!(FileKind::of(&bytes), None);
    }
}

#[test]
fn a_picture_of_a_telephone_is_refused_with_what_to_do() {
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";
    let webp = b"RIFF\x1a\0\0\0WEBPVP8L";
    for (bytes, name) in [(&heic[..], "HEIC"), (webp, "WebP")] {
        for refused in [scan_kind(bytes), kept_kind(bytes)] {
            let refused = refused.unwrap_err();
            assert_eq!(refused.refusal(), Some(&Refusal::PhonePicture(name)));
            assert!(refused.to_string().contains("JPG"), "{refused}");
            let told = refused.to_string().contains("iPhone");
            assert_eq!(told, name == "HEIC", "{refused}");
        }
    }
}

#[test]
fn a_scan_is_a_page_or_a_picture() {
    for (kind, scan) in [
        (FileKind::Pdf, true),
        (FileKind::Jpeg, true),
        (FileKind::Png, true),
        (FileKind::Tiff, true),
        (FileKind::Docx, false),
        (FileKind::Xlsx, false),
        (FileKind::Odt, false),
    ] {
        assert_eq!(kind.is_scan(), scan, "{kind:?}");
    }
}

#[test]
fn a_name_loses_its_folder_and_cannot_lie_about_the_kind() {
    for (given, kept) in [
        ("C:\\Utenti\\giulia\\piano.docx", "piano.docx"),
        (
            "/home/giulia/Relazione finale.doc.exe",
            "Relazione finale.doc.docx",
        ),
        ("..", "allegato.docx"),
        ("a<b>:\u{7}c.docx", "abc.docx"),
        ("", "allegato.docx"),
        ("nul.docx", "allegato-nul.docx"),
        ("Com1.foglio.docx", "allegato-Com1.foglio.docx"),
        ("console.docx", "console.docx"),
        ("piano\u{202E}xcod.exe", "pianoxcod.docx"),
        ("IMG_001", "IMG_001.docx"),
    ] {
        assert_eq!(kept_name(given, FileKind::Docx), kept, "{given}");
    }
}

#[test]
fn a_name_fits_every_system_however_long_it_was() {
    for letter in ["a", "à", "語", "😀"] {
        let name = kept_name(&format!("{}.exe", letter.repeat(300)), FileKind::Docx);
        assert!(name.len() <= 200, "{name}");
        assert!(name.len() > 180, "{name}");
        assert!(name.ends_with(&format!("{letter}.docx")), "{name}");
    }
    let cut = format!("{} . .piano.docx", "a".repeat(187));
    assert_eq!(
        kept_name(&cut, FileKind::Docx),
        format!("{}.docx", "a".repeat(187))
    );
}

#[test]
fn no_mark_of_direction_stays_in_a_name() {
    for mark in ('\u{202A}'..='\u{202E}').chain('\u{2066}'..='\u{2069}') {
        assert_eq!(kept_name(&format!("a{mark}b.pdf"), FileKind::Pdf), "ab.pdf");
    }
}

#[test]
fn what_another_program_put_into_an_archive_does_not_leave_it() {
    let sha256 = |bytes: &[u8]| hex(Sha256::digest(bytes));
    let out = |bytes: &[u8], sha256: &str| {
        leaving(bytes.to_vec(), sha256, |kind| {
            kept_name("registro.exe", kind)
        })
    };
    let pdf = b"%PDF-1.7";
    assert_eq!(out(pdf, &sha256(pdf)).unwrap().name, "registro.pdf");
    let changed = out(b"%PDF-1.6", &sha256(pdf)).unwrap_err();
    assert_eq!(changed.refusal(), Some(&Refusal::KeptFileChanged));
    let program = b"MZ\x90\x00";
    let foreign = out(program, &sha256(program)).unwrap_err();
    assert_eq!(foreign.refusal(), Some(&Refusal::KeptFileKind));
}

#[test]
fn only_what_its_name_says_is_handed_to_a_viewer() {
    for (name, bytes, opened) in [
        ("registro.pdf", &b"%PDF-1.7"[..], true),
        ("registro.pdf", b"MZ\x90\x00", false),
        ("registro.exe", b"%PDF-1.7", false),
        ("registro", b"%PDF-1.7", false),
    ] {
        let file = StoredFile {
            name: name.into(),
            bytes: bytes.to_vec(),
        };
        assert_eq!(may_be_opened(&file).is_ok(), opened, "{name}");
    }
}

#[test]
fn a_code_in_the_name_of_a_file_is_of_one_piece() {
    assert_eq!(in_file_names("JC-1-1103/022"), "JC-1-1103-022");
    assert_eq!(in_file_names("../à b"), "---à-b");
}

fn seeds() -> Vec<Vec<u8>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/data/fuzz/kind");
    let entries = std::fs::read_dir(folder).unwrap();
    entries
        .map(|entry| std::fs::read(entry.unwrap().path()).unwrap())
        .collect()
}

#[test]
fn every_seed_is_of_a_kind() {
    let kinds = seeds()
        .iter()
        .filter_map(|bytes| FileKind::of(bytes))
        .count();
    assert!(kinds >= 6, "{kinds}");
}

proptest! {
    #[test]
    fn whatever_the_bytes_and_the_name_a_file_is_kept_safely_or_refused(
        (mut bytes, changes) in (
            prop::sample::select(seeds()),
            prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..20),
        ),
        name in "\\PC{0,260}",
    ) {
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            *bytes.get_mut(place).unwrap() = byte;
        }
        if let Some(kind) = FileKind::of(&bytes) {
            let name = kept_name(&name, kind);
            prop_assert!(name.len() <= 200);
            prop_assert!(!name.contains(['/', '\\', ':', '\0']));
            prop_assert!(!name.starts_with('.') && !name.starts_with(' '));
            let file = StoredFile { name, bytes };
            prop_assert!(may_be_opened(&file).is_ok());
        }
    }
}

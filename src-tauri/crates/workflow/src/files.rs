//! Files that are kept or given out: what they really are, how large they may be, how they are called.

use std::io::Cursor;

use affianca_domain::typed::clean_line;
use zip::ZipArchive;

use crate::{Refusal, Result};

/// The largest file that is kept, in bytes: a scan of many pages, not a film.
pub const LARGEST_FILE: usize = 20 * 1024 * 1024;
/// The longest name of a file that is kept, in characters.
const LONGEST_NAME: usize = 150;

/// A file kept in the archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredFile {
    /// The name it is offered under; no person's name in it.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The kinds of file that are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FileKind {
    Pdf,
    Jpeg,
    Png,
    Tiff,
    Docx,
    Xlsx,
    Odt,
}

impl FileKind {
    /// The kind of a file by its content, never by its name, which anybody can change; `None` for
    /// what is not kept.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        match infer::get(bytes)?.mime_type() {
            "application/pdf" => Some(Self::Pdf),
            "image/jpeg" => Some(Self::Jpeg),
            "image/png" => Some(Self::Png),
            "image/tiff" => Some(Self::Tiff),
            _ if infer::archive::is_zip(bytes) => Self::packed(bytes),
            _ => None,
        }
    }

    /// Word, Excel and LibreOffice write ZIP files: the names inside say which; macros are refused.
    fn packed(bytes: &[u8]) -> Option<Self> {
        let archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let has = |name: &str| archive.index_for_name(name).is_some();
        // A name that cannot be read is taken for the worst.
        let macros = archive.file_names().any(|name| {
            name.map_or(true, |name| {
                name.ends_with("vbaProject.bin") || name.starts_with("Basic/")
            })
        });
        if macros {
            return None;
        }
        match () {
            () if has("[Content_Types].xml") && has("word/document.xml") => Some(Self::Docx),
            () if has("[Content_Types].xml") && has("xl/workbook.xml") => Some(Self::Xlsx),
            () if infer::odf::is_odt(bytes) && has("content.xml") => Some(Self::Odt),
            () => None,
        }
    }

    /// Whether it can be the scan of a paper.
    pub const fn is_scan(self) -> bool {
        matches!(self, Self::Pdf | Self::Jpeg | Self::Png | Self::Tiff)
    }

    /// Its name among those who know it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::Tiff => "TIFF",
            Self::Docx => "DOCX",
            Self::Xlsx => "XLSX",
            Self::Odt => "ODT",
        }
    }

    /// What a user reads.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Jpeg => "immagine JPEG",
            Self::Png => "immagine PNG",
            Self::Tiff => "immagine TIFF",
            Self::Docx => "Word (DOCX)",
            Self::Xlsx => "Excel (XLSX)",
            Self::Odt => "LibreOffice (ODT)",
        }
    }

    /// The ending it is opened and exported with, whatever its name was.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Tiff => "tif",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Odt => "odt",
        }
    }
}

/// What a file really is, if it can be kept.
///
/// # Errors
/// [`Refusal::FileEmpty`], [`Refusal::FileTooLarge`], [`Refusal::FileKind`].
pub(crate) fn kept_kind(bytes: &[u8]) -> Result<FileKind> {
    if bytes.is_empty() {
        return Err(Refusal::FileEmpty.into());
    }
    refuse_too_large(bytes)?;
    FileKind::of(bytes).ok_or_else(|| match phone_picture(bytes) {
        Some(name) => Refusal::PhonePicture(name).into(),
        None => Refusal::FileKind.into(),
    })
}

/// What a file really is, if it can be kept as the scan of a paper.
///
/// # Errors
/// [`Refusal::FileTooLarge`], [`Refusal::NotAScan`].
pub(crate) fn scan_kind(bytes: &[u8]) -> Result<FileKind> {
    refuse_too_large(bytes)?;
    FileKind::of(bytes)
        .filter(|kind| kind.is_scan())
        .ok_or_else(|| match phone_picture(bytes) {
            Some(name) => Refusal::PhonePicture(name).into(),
            None => Refusal::NotAScan.into(),
        })
}

/// The name of a picture as telephones and the web write them, which many programs do not open.
fn phone_picture(bytes: &[u8]) -> Option<&'static str> {
    match infer::get(bytes)?.mime_type() {
        "image/heif" | "image/heic" => Some("HEIC"),
        "image/avif" => Some("AVIF"),
        "image/webp" => Some("WebP"),
        _ => None,
    }
}

fn refuse_too_large(bytes: &[u8]) -> Result<()> {
    if bytes.len() > LARGEST_FILE {
        let megabytes = LARGEST_FILE as u64 / (1024 * 1024);
        return Err(Refusal::FileTooLarge(megabytes).into());
    }
    Ok(())
}

/// The name a file is kept under: its own without its folder, with the ending of what it really is.
pub(crate) fn kept_name(name: &str, kind: FileKind) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
    let writable: String = stem
        .chars()
        .filter(|letter| !letter.is_control() && !"<>:\"|?*".contains(*letter))
        .collect();
    let stem: String = clean_line(&writable).chars().take(LONGEST_NAME).collect();
    let stem = stem.trim_matches(|letter: char| letter == '.' || letter.is_whitespace());
    let stem = match stem {
        "" => "allegato".to_owned(),
        stem if is_device(stem) => format!("allegato-{stem}"),
        stem => stem.to_owned(),
    };
    format!("{stem}.{}", kind.ending())
}

/// Names that Windows keeps for devices, whatever their ending: nothing can be saved under them.
fn is_device(stem: &str) -> bool {
    let first = stem.split('.').next().unwrap_or_default().trim_end();
    let first = first.to_ascii_uppercase();
    let numbered = |name: &str| {
        let number = first.strip_prefix(name).unwrap_or_default();
        number.chars().count() == 1 && number.contains(|it: char| "123456789¹²³".contains(it))
    };
    ["CON", "PRN", "AUX", "NUL"].contains(&first.as_str()) || numbered("COM") || numbered("LPT")
}

/// A code as it can stand in the name of a file: `JC-1-1103/022` as `JC-1-1103-022`.
pub(crate) fn in_file_names(code: &str) -> String {
    code.chars()
        .map(|c| if c.is_alphanumeric() { c } else { '-' })
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use std::io::Write as _;

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
    fn a_code_in_the_name_of_a_file_is_of_one_piece() {
        assert_eq!(in_file_names("JC-1-1103/022"), "JC-1-1103-022");
        assert_eq!(in_file_names("../à b"), "---à-b");
    }
}

//! What a file really is, by its content: never by its name, which anybody can change.

use std::io::Cursor;

use zip::ZipArchive;

/// The kinds of file that are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileKind {
    Pdf,
    Jpeg,
    Png,
    Tiff,
    Docx,
    Xlsx,
    Odt,
}

impl FileKind {
    /// The kind of a file, if it is one of those kept.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [b'%', b'P', b'D', b'F', b'-', ..] => Some(Self::Pdf),
            [0xFF, 0xD8, 0xFF, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Some(Self::Png),
            [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => Some(Self::Tiff),
            [b'P', b'K', 3, 4, ..] => Self::packed(bytes),
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
        // An OpenDocument file names its kind at a fixed place, uncompressed.
        const ODT: &[u8] = b"mimetypeapplication/vnd.oasis.opendocument.text";
        match () {
            () if has("[Content_Types].xml") && has("word/document.xml") => Some(Self::Docx),
            () if has("[Content_Types].xml") && has("xl/workbook.xml") => Some(Self::Xlsx),
            () if bytes.get(30..30 + ODT.len()) == Some(ODT) && has("content.xml") => {
                Some(Self::Odt)
            }
            () => None,
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

    /// The ending it is lent and exported with, whatever its name was.
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
            (vec![b'I', b'I', 42, 0, 8], FileKind::Tiff),
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
}

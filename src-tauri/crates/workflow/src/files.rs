//! Files that are kept or given out: what they really are, how large they may be, how they are called.

use std::io::{Cursor, Read as _};

use affianca_domain::typed::clean_line;
use hex::encode as hex;
use sha2::{Digest, Sha256};
use zip::ZipArchive;

use crate::signed_files::is_envelope;
use crate::{Refusal, Result};

/// The largest file that is kept, in bytes: a scan of many pages, not a film.
pub const LARGEST_FILE: usize = 20 * 1024 * 1024;
/// The largest file of signed sheets that is read, in bytes: a heap of them in one PDF.
pub const LARGEST_SHEETS: usize = 60 * 1024 * 1024;
/// The longest name of a file that is kept, in bytes, without its ending: systems take 255 with it.
const LONGEST_NAME: usize = 190;
/// How much is read of the list of what a Word or Excel file is made of, in bytes.
const LONGEST_LIST: u64 = 1024 * 1024;

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
    /// An envelope with signatures around a PDF.
    P7m,
}

impl FileKind {
    /// The kind of a file by its content, never by its name, which anybody can change; `None` for
    /// what is not kept.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if is_envelope(bytes) {
            return Some(Self::P7m);
        }
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
        let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        // A name that cannot be read is taken for the worst.
        let macros = archive
            .file_names()
            .any(|name| name.map_or(true, |name| is_of_macros(&name)));
        if macros || lists_macros(&mut archive) {
            return None;
        }
        let has = |name: &str| archive.index_for_name(name).is_some();
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
            Self::P7m => "P7M",
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
            Self::P7m => "busta firmata (P7M)",
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
            Self::P7m => "pdf.p7m",
        }
    }
}

/// Whether a part of a Word, Excel or LibreOffice file is there for macros or scripts, by its name.
fn is_of_macros(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.ends_with("vbaproject.bin")
        || name.ends_with("vbadata.xml")
        || name.starts_with("basic/")
        || name.starts_with("scripts/")
}

/// Whether the list of the parts names macros, under whatever name they are packed.
fn lists_macros(archive: &mut ZipArchive<Cursor<&[u8]>>) -> bool {
    ["[Content_Types].xml", "META-INF/manifest.xml"]
        .iter()
        .any(|name| {
            let Ok(part) = archive.by_name(name) else {
                return false;
            };
            let mut list = Vec::new();
            // A list that cannot be read is taken for the worst.
            if part.take(LONGEST_LIST).read_to_end(&mut list).is_err() {
                return true;
            }
            let list = String::from_utf8_lossy(&list).to_ascii_lowercase();
            ["macroenabled", "vbaproject", "\"basic/", "\"scripts/"]
                .iter()
                .any(|sign| list.contains(sign))
        })
}

/// A file that was kept, as it leaves the archive: by the hash it was kept with, and by what its bytes
/// are. An archive may be a stranger's, and hold any bytes under any name; `name` makes the one it is
/// offered under.
///
/// # Errors
/// [`Refusal::KeptFileChanged`], [`Refusal::KeptFileKind`].
pub(crate) fn leaving(
    bytes: Vec<u8>,
    sha256: &str,
    name: impl FnOnce(FileKind) -> String,
) -> Result<StoredFile> {
    if hex(Sha256::digest(&bytes)) != sha256 {
        return Err(Refusal::KeptFileChanged.into());
    }
    let kind = FileKind::of(&bytes).ok_or(Refusal::KeptFileKind)?;
    let name = name(kind);
    Ok(StoredFile { name, bytes })
}

/// Whether a file may be handed to the system's viewer: its bytes are of a kind that is kept, and its
/// name says which.
///
/// # Errors
/// [`Refusal::KeptFileKind`].
pub fn may_be_opened(file: &StoredFile) -> Result<()> {
    FileKind::of(&file.bytes)
        .filter(|kind| file.name.ends_with(&format!(".{}", kind.ending())))
        .map(drop)
        .ok_or_else(|| Refusal::KeptFileKind.into())
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
    // An envelope is kept where what is in it is looked at: with its register.
    FileKind::of(bytes)
        .filter(|kind| *kind != FileKind::P7m)
        .ok_or_else(|| match phone_picture(bytes) {
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

/// Refuses what is larger than what is kept.
///
/// # Errors
/// [`Refusal::FileTooLarge`].
pub(crate) fn refuse_too_large(bytes: &[u8]) -> Result<()> {
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
    let stem = clean_line(&writable);
    let stem = stem
        .get(..stem.floor_char_boundary(LONGEST_NAME))
        .unwrap_or_default();
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
mod tests;

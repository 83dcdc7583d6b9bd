//! Files outside the archive: the kinds a dialog offers, how large one may be, writing, reading.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use affianca_workflow::{Error, Refusal, Result};

use crate::desktop::Desktop;

/// A kind of file a dialog offers.
pub struct Kind {
    /// What the user reads.
    pub label: &'static str,
    /// Endings, without the dot.
    pub endings: &'static [&'static str],
}

/// A document.
pub const PDF: Kind = Kind {
    label: "PDF",
    endings: &["pdf"],
};
/// A table as text.
pub const CSV: Kind = Kind {
    label: "Tabella CSV",
    endings: &["csv"],
};
/// A table as a workbook.
pub const XLSX: Kind = Kind {
    label: "Cartella di lavoro XLSX",
    endings: &["xlsx"],
};
/// Every table an import reads.
pub const TABLE: Kind = Kind {
    label: "Tabelle",
    endings: &["csv", "txt", "tsv", "xlsx", "xls", "ods"],
};
/// A signed paper, scanned.
pub const SCAN: Kind = Kind {
    label: "Scansioni",
    endings: &["pdf", "jpg", "jpeg", "png", "tif", "tiff"],
};
/// Signed sheets, to be filed.
pub const SHEETS: Kind = Kind {
    label: "Scansioni e foto",
    endings: &["pdf", "jpg", "jpeg", "png", "tif", "tiff", "webp"],
};
/// What comes back of a register: a signed paper, scanned, or a file signed digitally.
pub const CAME_BACK: Kind = Kind {
    label: "Scansioni e file firmati",
    endings: &["pdf", "p7m", "jpg", "jpeg", "png", "tif", "tiff"],
};
/// An envelope with signatures around a PDF.
pub const P7M: Kind = Kind {
    label: "Busta firmata P7M",
    endings: &["p7m"],
};
/// What can be attached.
pub const ATTACHABLE: Kind = Kind {
    label: "PDF, immagini, DOCX, ODT, XLSX",
    endings: &[
        "pdf", "jpg", "jpeg", "png", "tif", "tiff", "docx", "odt", "xlsx",
    ],
};
/// Plain text.
pub const TEXT: Kind = Kind {
    label: "Testo",
    endings: &["txt"],
};
/// Several files as one.
pub const ZIP: Kind = Kind {
    label: "Archivio ZIP",
    endings: &["zip"],
};
/// A copy of the archive.
pub const COPY: Kind = Kind {
    label: "Copia di Affianca",
    endings: &["affianca-copia"],
};
/// A calendar.
pub const CALENDAR: Kind = Kind {
    label: "Calendario",
    endings: &["ics"],
};
/// Whatever it is.
pub const ANY: Kind = Kind {
    label: "Tutti i file",
    endings: &["*"],
};

/// Asks which file, and reads it: its name and its content, of `most` bytes.
///
/// # Errors
/// [`Error::Cancelled`], `Refusal::FileTooLarge`, or the disk.
pub fn choose(desktop: &dyn Desktop, kind: &Kind, most: usize) -> Result<(String, Vec<u8>)> {
    let path = which(desktop, kind)?;
    Ok((name_of(&path), read_up_to(&path, most)?))
}

/// Asks which file: one that is there.
///
/// # Errors
/// [`Error::Cancelled`], `Refusal::FileGone`.
pub fn which(desktop: &dyn Desktop, kind: &Kind) -> Result<PathBuf> {
    let path = desktop.ask_which(kind)?;
    if path.is_file() {
        Ok(path)
    } else {
        Err(Refusal::FileGone.into())
    }
}

/// Reads a file of at most so many bytes.
///
/// # Errors
/// `Refusal::FileTooLarge`, or the disk.
pub fn read_up_to(path: &Path, most: usize) -> Result<Vec<u8>> {
    let most = u64::try_from(most).unwrap_or(u64::MAX);
    if fs::metadata(path)?.len() > most {
        return Err(Refusal::FileTooLarge(most / (1024 * 1024)).into());
    }
    Ok(fs::read(path)?)
}

/// A path as the user reads it.
pub fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// The name of a file, without its folder.
pub fn name_of(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// Writes the whole file, as [`write_with`].
///
/// # Errors
/// When the disk refuses.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    write_with(path, |file| Ok(file.write_all(bytes)?))
}

/// Writes beside, then renames: the file is either the old one or all of the new one.
///
/// # Errors
/// Whatever `write` refuses with, or the disk.
pub fn write_with(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<&mut File>) -> Result<()>,
) -> Result<()> {
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    let mut file = beside(folder, path)?;
    let mut buffered = BufWriter::new(file.as_file_mut());
    write(&mut buffered)?;
    buffered.flush()?;
    drop(buffered);
    file.as_file().sync_all()?;
    put_in_place(file, path)
}

/// Gives a file written beside `path` its name.
///
/// # Errors
/// When the disk refuses.
pub fn put_in_place(file: tempfile::NamedTempFile, path: &Path) -> Result<()> {
    file.persist(path)
        .map_err(|failed| refused(path, failed.error))?;
    Ok(())
}

/// A file to be given the name of `path`: with the rights of the one it replaces, or those that the
/// user's system gives to new files.
///
/// # Errors
/// When the disk refuses.
pub fn beside(folder: &Path, path: &Path) -> Result<tempfile::NamedTempFile> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let file = tempfile::Builder::new()
            .permissions(fs::Permissions::from_mode(0o666))
            .tempfile_in(folder)?;
        if let Ok(replaced) = fs::metadata(path) {
            file.as_file().set_permissions(replaced.permissions())?;
        }
        Ok(file)
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        Ok(tempfile::NamedTempFile::new_in(folder)?)
    }
}

/// Why a file could not take its name; Windows does not replace one that is open elsewhere.
fn refused(path: &Path, error: io::Error) -> Error {
    let is_there = fs::metadata(path).is_ok_and(|file| !file.permissions().readonly());
    if is_there && is_in_use(&error) {
        return Refusal::FileInUse(name_of(path)).into();
    }
    error.into()
}

fn is_in_use(error: &io::Error) -> bool {
    const ACCESS_DENIED: i32 = 5;
    const SHARING_VIOLATION: i32 = 32;
    const LOCK_VIOLATION: i32 = 33;
    let by_windows = matches!(
        error.raw_os_error(),
        Some(ACCESS_DENIED | SHARING_VIOLATION | LOCK_VIOLATION)
    );
    cfg!(windows) && by_windows
        || matches!(
            error.kind(),
            io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy
        )
}

/// The path a dialog gave, with an ending of its kind: a dialog may let the user type a name without
/// one. A file that the dialog did not ask about is not written over.
pub fn with_ending(path: PathBuf, kind: &Kind) -> PathBuf {
    let Some(first) = kind.endings.first().filter(|ending| **ending != "*") else {
        return path;
    };
    let name = name_of(&path).to_lowercase();
    let mut endings = kind.endings.iter();
    if endings.any(|ending| name.ends_with(&format!(".{ending}"))) {
        return path;
    }
    let named = |number: &str| path.with_file_name(format!("{}{number}.{first}", name_of(&path)));
    let numbered = (2..1000).map(|number| named(&format!(" ({number})")));
    std::iter::once(named(""))
        .chain(numbered)
        .find(|path| !path.exists())
        .unwrap_or(path.clone())
}

#[cfg(test)]
mod tests;

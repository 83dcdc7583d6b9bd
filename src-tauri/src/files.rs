//! Files outside the archive: the kinds a dialog offers, how large one may be, saving, reading,
//! opening in the system's viewer.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use affianca_workflow::files::{StoredFile, may_be_opened};
use affianca_workflow::handed::{LetOut, Paper};
use affianca_workflow::{Action, Archive, Error, Refusal, Result};
use chrono::NaiveDateTime;

use crate::commands::paper_file;
use crate::desktop::Desktop;
use crate::office::Office;
use crate::synced;
use crate::viewer_files::Origin;

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

/// Saves where the user says what `make` takes from the archive; gives the path. The journal tells of it.
///
/// It is made twice, for its name and for its bytes: nothing in clear waits for the user's answer.
///
/// # Errors
/// [`Error::Cancelled`], [`StoreError::Locked`], whatever `make` refuses with, or the disk.
pub fn save(
    office: &Office,
    kind: &Kind,
    what: LetOut,
    make: impl Fn(&Archive, NaiveDateTime) -> Result<StoredFile>,
) -> Result<String> {
    office.ask(
        |archive, now| Ok(make(archive, now)?.name),
        |desktop, name| desktop.ask_where(&name, kind),
        |archive, path, now| {
            write_whole(&path, &make(archive, now)?.bytes)?;
            archive.tell_let_out(what, Action::SavePaper, now);
            Ok(synced::told(&path))
        },
    )
}

/// Opens in the system's viewer the paper that `make` takes from the archive, until the archive is
/// locked.
///
/// # Errors
/// [`StoreError::Locked`], whatever `make` refuses with, the disk, or a system without a viewer.
pub fn open(
    office: &Office,
    make: impl FnOnce(&Archive, NaiveDateTime) -> Result<StoredFile>,
) -> Result<()> {
    show(office, Origin::Ours, make)
}

/// As [`open`], a paper of the program's own: the journal tells of it.
///
/// # Errors
/// As [`open`].
pub fn open_paper(office: &Office, paper: Paper) -> Result<()> {
    open(office, |archive, now| {
        let file = paper_file(archive, paper, now)?;
        archive.tell_let_out(LetOut::Paper(paper), Action::OpenPaper, now);
        Ok(file)
    })
}

/// As [`open`], what was attached: the journal tells of it.
///
/// # Errors
/// As [`open`].
pub fn open_attached(
    office: &Office,
    what: LetOut,
    make: impl FnOnce(&Archive, NaiveDateTime) -> Result<StoredFile>,
) -> Result<()> {
    show(office, Origin::Outside, |archive, now| {
        let file = make(archive, now)?;
        archive.tell_let_out(what, Action::OpenPaper, now);
        Ok(file)
    })
}

/// As [`save`], a paper of the program's own.
///
/// # Errors
/// As [`save`].
pub fn save_paper(office: &Office, paper: Paper) -> Result<String> {
    save(office, &PDF, LetOut::Paper(paper), |archive, now| {
        paper_file(archive, paper, now)
    })
}

fn show(
    office: &Office,
    origin: Origin,
    make: impl FnOnce(&Archive, NaiveDateTime) -> Result<StoredFile>,
) -> Result<()> {
    let file = office.work(make)?;
    may_be_opened(&file)?;
    let path = {
        let mut viewer_files = office.viewer_files();
        // Whoever locks the archive from here on waits, and then deletes the file.
        office.archive()?;
        viewer_files.put(&file.name, &file.bytes, origin)?
    };
    office.desktop().open(&path)
}

/// Asks which file, and reads it: its name and its content, of `most` bytes.
///
/// # Errors
/// [`Error::Cancelled`], `Refusal::FileTooLarge`, or the disk.
pub fn choose(desktop: &dyn Desktop, kind: &Kind, most: usize) -> Result<(String, Vec<u8>)> {
    let path = desktop.ask_which(kind)?;
    Ok((name_of(&path), read_up_to(&path, most)?))
}

fn read_up_to(path: &Path, most: usize) -> Result<Vec<u8>> {
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
pub fn write_with(path: &Path, write: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    let mut file = beside(folder, path)?;
    let mut buffered = BufWriter::new(file.as_file_mut());
    write(&mut buffered)?;
    buffered.flush()?;
    drop(buffered);
    file.as_file().sync_all()?;
    file.persist(path)
        .map_err(|failed| refused(path, failed.error))?;
    Ok(())
}

/// A file to be given the name of `path`: with the rights of the one it replaces, or those that the
/// user's system gives to new files.
fn beside(folder: &Path, path: &Path) -> Result<tempfile::NamedTempFile> {
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
mod tests {
    #![allow(clippy::unwrap_used)]

    use affianca_workflow::StoreError;

    use super::*;
    use crate::office::tests::example;

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
    fn a_file_taken_from_an_archive_locked_meanwhile_is_not_put_before_a_viewer() {
        let folder = tempfile::tempdir().unwrap();
        let office = example(folder.path());
        let read = |office: &Office, locks: bool| {
            open(office, |_, _| {
                if locks {
                    office.close();
                }
                Ok(StoredFile {
                    name: "registro.pdf".into(),
                    bytes: b"%PDF".to_vec(),
                })
            })
        };
        read(&office, false).unwrap();
        assert!(!office.viewer_files().is_empty());
        assert!(matches!(
            read(&office, true),
            Err(Error::Store(StoreError::Locked))
        ));
        assert!(office.viewer_files().is_empty());
    }

    #[test]
    fn what_is_no_document_is_never_handed_to_the_system() {
        let folder = tempfile::tempdir().unwrap();
        let office = example(folder.path());
        for (name, bytes) in [
            ("registro.pdf", &b"MZ\x90\x00"[..]),
            ("registro.pdf.exe", b"%PDF-1.7"),
        ] {
            let refused = open(&office, |_, _| {
                Ok(StoredFile {
                    name: name.into(),
                    bytes: bytes.to_vec(),
                })
            });
            let refused = refused.unwrap_err();
            assert_eq!(refused.refusal(), Some(&Refusal::KeptFileKind), "{name}");
            assert!(office.viewer_files().is_empty());
        }
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
}

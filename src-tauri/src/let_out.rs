//! Papers, scans and attached files that leave the archive: saved where the user says, or opened in the
//! system's viewer until the archive is locked. The journal tells of each.

use affianca_workflow::files::{StoredFile, may_be_opened};
use affianca_workflow::handed::{LetOut, Paper};
use affianca_workflow::{Action, Archive, Result};
use chrono::NaiveDateTime;

use crate::files::{self, Kind};
use crate::office::Office;
use crate::viewer_files::Origin;
use crate::{printing, synced};

/// The PDF of a paper.
pub fn paper_file(archive: &Archive, paper: Paper, now: NaiveDateTime) -> Result<StoredFile> {
    match paper {
        Paper::Register { id } => archive.register_pdf(id),
        Paper::Attestation { id } => archive.attestation_pdf(id),
        Paper::Report { id } => archive.report_pdf(id),
        Paper::Output {
            id,
            version: Some(number),
        } => archive.version_pdf(id, number),
        Paper::Output { id, version: None } => archive.draft_pdf(id, now, printing::output),
    }
}

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
            files::write_whole(&path, &make(archive, now)?.bytes)?;
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
    save(office, &files::PDF, LetOut::Paper(paper), |archive, now| {
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use affianca_workflow::{Error, Refusal, StoreError};

    use super::*;
    use crate::office::tests::example;

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
}

//! Copies of the archive: making one, looking into it, restoring it.

use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};

use affianca_domain::JournalComparison;
use affianca_workflow::vault::{CopiesFolder, CopyContents};
use affianca_workflow::{Archive, Error, Refusal, Result};
use chrono::NaiveDateTime;
use serde::Serialize;
use ts_rs::TS;

use super::crossing::Progress;
use super::vault::opened;
use crate::copies::Going;
use crate::office::Office;
use crate::{clock, copies, files, synced};

/// *Copie automatiche*, once a folder was chosen.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ScheduledCopies {
    folder: String,
    /// The service that takes along what is put there.
    synced: Option<&'static str>,
    /// How many copies it holds of this archive; `None` where it is not there.
    copies: Option<u32>,
    last: Option<NaiveDateTime>,
}

pub fn make_copy(office: &Office, progress: Progress) -> Result<String> {
    let day = clock::now().format("%Y-%m-%d");
    let name = format!("affianca-{day}.affianca-copia");
    let target = office.desktop().ask_where(&name, &files::COPY)?;
    let going = office.copies().asked.begin();
    let going = going.ok_or(Error::Refused(Refusal::CopyUnderWay))?;
    copy(office, &target, (&going, &progress), clock::now())?;
    Ok(synced::told(&target))
}

/// Writes a copy. No vault is kept meanwhile: commands go on, and the archive can be locked.
fn copy(
    office: &Office,
    target: &Path,
    (going, progress): (&Going, &Progress),
    now: NaiveDateTime,
) -> Result<()> {
    let backup = office.with_vault(|vault| vault.backup())?;
    let told = AtomicU32::new(0);
    Ok(backup.write_heard(target, now, &|done, all| {
        let hundredths =
            u32::try_from((done * 100).checked_div(all).unwrap_or_default()).unwrap_or(100);
        if told.swap(hundredths, Ordering::Relaxed) != hundredths {
            progress.tell(hundredths, 100);
        }
        going.passes(done, all)
    })?)
}

pub fn stop_copy(office: &Office) -> Result<()> {
    office.copies().give_up();
    Ok(())
}

pub fn finish_copies(office: &Office, progress: Progress) -> Result<()> {
    copies::finish(office, |hundredths| progress.tell(hundredths, 100));
    Ok(())
}

pub fn scheduled_copies(office: &Office) -> Result<Option<ScheduledCopies>> {
    let folder = office.work(|archive, _| archive.copies_folder())?;
    Ok(folder.map(|folder| shown(office, &folder)))
}

fn shown(office: &Office, folder: &CopiesFolder) -> ScheduledCopies {
    let made = office.copies().made_in(folder);
    ScheduledCopies {
        folder: files::shown(folder.path()),
        synced: synced::service_of(folder.path()),
        copies: made.map(|made| u32::try_from(made.len()).unwrap_or(u32::MAX)),
        last: folder.last(),
    }
}

pub fn choose_copies_folder(office: &Office) -> Result<Option<ScheduledCopies>> {
    office.ask(
        |_, _| Ok(()),
        |desktop, ()| desktop.ask_folder("Scegli dove fare le copie automatiche"),
        |archive, folder, now| {
            expect_apart(office, &folder)?;
            archive.choose_copies_folder(&folder, now)
        },
    )?;
    copies::look_for_folder(office);
    scheduled_copies(office)
}

/// Refuses a folder that goes with the archive, or where nothing can be written.
fn expect_apart(office: &Office, folder: &Path) -> Result<()> {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let why = if real(folder).starts_with(real(office.folder())) {
        "Questa cartella è fra i dati di Affianca: se si perdono quelli si perdono anche le copie. Scegline un’altra, meglio su un altro disco."
    } else if tempfile::tempfile_in(folder).is_err() {
        "In questa cartella non si può scrivere: scegline un’altra."
    } else {
        return Ok(());
    };
    Err(Error::invalid("folder", why))
}

pub fn stop_scheduled_copies(office: &Office) -> Result<()> {
    office.work(Archive::stop_scheduled_copies)?;
    copies::look_for_folder(office);
    Ok(())
}

/// The page is told where the copy is, and never says where one is.
pub fn choose_copy(office: &Office) -> Result<String> {
    let path = files::which(office.desktop(), &files::COPY)?;
    let shown = files::shown(&path);
    office.asked().choose_copy(path);
    Ok(shown)
}

pub fn look_into_copy(office: &Office, secret: String) -> Result<CopyContents> {
    let path = office.asked().chosen_copy()?;
    office.own().look_into_copy(&path, &secret)
}

/// The archive at work, against the copy chosen.
pub fn compare_copy(office: &Office, secret: String) -> Result<JournalComparison> {
    let path = office.asked().chosen_copy()?;
    let archive = office.archive()?;
    office.own().compare_with_copy(&archive, &path, &secret)
}

pub fn restore_copy(office: &Office, secret: String) -> Result<()> {
    let path = office.asked().chosen_copy()?;
    // The archive about to be set aside is not read any more.
    office.copies().stop_reading();
    opened(office, |vault| vault.restore(&path, &secret, clock::now()))
}

#[cfg(all(test, unix))]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::fs::File;
    use std::process::Command;
    use std::time::Duration;

    use affianca_workflow::vault::ArchiveState;

    use super::*;
    use crate::office::tests::example;

    #[test]
    fn the_archive_can_be_asked_and_locked_while_a_copy_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let office = example(&folder.path().join("dati"));
        // A pipe where the copy is written: it goes on only once somebody reads.
        let target = folder.path().join("prova.affianca-copia");
        let pipe = folder.path().join("prova.affianca-copia.parziale");
        assert!(
            Command::new("mkfifo")
                .arg(&pipe)
                .status()
                .unwrap()
                .success()
        );
        let snapshot = office.folder().join("esempio/copia-in-corso.affianca");

        let copying = std::thread::spawn({
            let office = office.clone();
            move || {
                let going = office.copies().asked.begin().unwrap();
                copy(
                    &office,
                    &target,
                    (&going, &Progress::unheard()),
                    clock::now(),
                )
            }
        });
        while !snapshot.exists() {
            assert!(!copying.is_finished(), "the copy broke off before it began");
            std::thread::yield_now();
        }
        let (told, asked) = std::sync::mpsc::channel();
        std::thread::spawn({
            let office = office.clone();
            move || {
                let open = office.state();
                office.close();
                told.send((open, office.state()))
            }
        });
        let answer = asked.recv_timeout(Duration::from_secs(20));
        // Opened to be written too, it waits for nobody.
        let reader = File::options().read(true).write(true).open(&pipe).unwrap();
        // A pipe is no file one can save to.
        assert!(copying.join().unwrap().is_err());
        drop(reader);
        let (before, after) = answer.unwrap();
        assert_eq!(before, (ArchiveState::Open, true));
        assert_eq!(after, (ArchiveState::Missing, false));
    }
}

//! Copies of the archive: making one, looking into it, restoring it.

use std::path::Path;

use affianca_domain::JournalComparison;
use affianca_workflow::Result;
use affianca_workflow::vault::CopyContents;
use chrono::NaiveDateTime;

use super::vault::opened;
use crate::office::Office;
use crate::{clock, files, synced};

pub fn make_copy(office: &Office) -> Result<String> {
    let day = clock::now().format("%Y-%m-%d");
    let name = format!("affianca-{day}.affianca-copia");
    let target = office.desktop().ask_where(&name, &files::COPY)?;
    copy(office, &target, clock::now())?;
    Ok(synced::told(&target))
}

/// Writes a copy. No vault is kept meanwhile: commands go on, and the archive can be locked.
fn copy(office: &Office, target: &Path, now: NaiveDateTime) -> Result<()> {
    let _one_at_a_time = office.copying();
    let backup = office.with_vault(|vault| vault.backup())?;
    Ok(backup.write(target, now)?)
}

/// The page is told where the copy is, and never says where one is.
pub fn choose_copy(office: &Office) -> Result<String> {
    let path = office.desktop().ask_which(&files::COPY)?;
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
            move || copy(&office, &target, clock::now())
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

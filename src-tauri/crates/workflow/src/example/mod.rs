//! The example archive of the first start: invented people at work around today.
//!
//! Everything in it is done through the ordinary operations, each at the moment it would have
//! happened, so that what one tries the program on obeys every rule and has a true history.

mod days;
mod places;
mod portal;
mod requests;
mod script;
mod sessions;

use std::path::Path;

use chrono::NaiveDateTime;

use crate::vault::Vault;
use crate::{Archive, Result, StoreError};
use affianca_store::settings;
use days::Days;

/// Opens the example; it protects nothing, since nothing in it is true.
pub const PASSPHRASE: &str = "esempio";
/// Marks a folder as the example's, so that no other is ever emptied.
const MARK: &str = "esempio.txt";

/// Fills a new archive with the manual's three OPALs, a few more requests, and sessions in every
/// state, all around `now`.
///
/// # Errors
/// When an operation is refused; the archive is then of no use.
pub fn fill(archive: &Archive, now: NaiveDateTime) -> Result<()> {
    let days = Days::new(now.date());
    let places = places::enter(archive, days.moment(requests::BEGINNING, 8, 0)?)?;
    let mut script = script::Script::default();
    requests::write(&mut script, &days)?;
    sessions::write(&mut script, &days)?;
    portal::write(&mut script, &days)?;
    script.play(archive, &places)
}

impl Vault {
    /// Makes the example archive in this vault's folder, which must be the example's own, and
    /// opens it. An earlier example is removed.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`] when the folder holds anything but an example; or the disk.
    pub fn create_example(&mut self, now: NaiveDateTime) -> Result<()> {
        self.lock();
        remove_earlier(self.folder())?;
        let mark = self.folder().join(MARK);
        let beginning = Days::new(now.date()).moment(requests::BEGINNING, 7, 55)?;
        self.create_unchecked(PASSPHRASE, beginning, |step| {
            // Before the archive is in place: a folder with one and no mark is never emptied.
            std::fs::write(
                mark,
                "Archivio di esempio di Affianca: si può cancellare.\n",
            )?;
            Ok(settings::set(step, settings::EXAMPLE, "1")?)
        })?;
        let archive = self.archive()?;
        fill(&archive, now)
    }
}

fn remove_earlier(folder: &Path) -> Result<()> {
    let empty = match std::fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => true,
        Err(error) => return Err(error.into()),
    };
    match (empty, folder.join(MARK).exists()) {
        (true, _) => Ok(()),
        (false, true) => Ok(std::fs::remove_dir_all(folder)?),
        (false, false) => Err(StoreError::AlreadyThere.into()),
    }
}

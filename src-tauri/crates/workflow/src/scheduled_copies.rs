//! *Copie automatiche…*: the folder chosen for the copies the program makes by itself.

use std::path::Path;

use affianca_store::vault::CopiesFolder;
use affianca_store::{Action, settings};
use chrono::NaiveDateTime;

use crate::{Archive, Error, Result};

impl Archive {
    /// The folder chosen for the copies, if one was.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn copies_folder(&self) -> Result<Option<CopiesFolder>> {
        self.read(|connection| Ok(CopiesFolder::of(connection)?))
    }

    /// Chooses the folder; the next copy due is made there, whatever it holds.
    ///
    /// # Errors
    /// [`Error::Invalid`] of `folder` for a name that is no text; when the archive cannot be written.
    pub fn choose_copies_folder(&self, folder: &Path, now: NaiveDateTime) -> Result<()> {
        let Some(path) = folder.to_str() else {
            return Err(Error::invalid(
                "folder",
                "Il nome di questa cartella ha caratteri che Affianca non sa conservare: scegline un’altra.",
            ));
        };
        self.write(Action::CopiesFolder, now, |write| {
            write.about("scelta");
            settings::set(write, settings::COPIES_FOLDER, path)?;
            Ok(settings::remove(write, settings::LAST_SCHEDULED_COPY)?)
        })
    }

    /// No copy is made by itself any more; those made stay.
    ///
    /// # Errors
    /// When the archive cannot be written.
    pub fn stop_scheduled_copies(&self, now: NaiveDateTime) -> Result<()> {
        self.write(Action::CopiesFolder, now, |write| {
            write.about("tolta");
            settings::remove(write, settings::COPIES_FOLDER)?;
            Ok(settings::remove(write, settings::LAST_SCHEDULED_COPY)?)
        })
    }

    /// Tells the journal of copies made while the archive was locked.
    ///
    /// # Errors
    /// When the archive cannot be written; they are told the next time.
    pub fn tell_scheduled_copies(&self, now: NaiveDateTime) -> Result<()> {
        Ok(self.store().tell_scheduled_copies(now)?)
    }
}

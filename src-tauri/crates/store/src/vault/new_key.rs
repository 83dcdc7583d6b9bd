//! The archive under another key, when somebody else may have seen a secret of it: whoever has an old
//! copy with that secret reads that copy, and nothing written from then on.

use std::path::Path;

use affianca_domain::CoachId;
use chrono::NaiveDateTime;
use rusqlite::Connection;

use super::keyring::{FIRST_GENERATION, Keyring};
use super::{Interrupted, Vault, recovery, refuse_weak};
use crate::connect::encrypt_anew;
use crate::files::{private_file, remove_with_companions};
use crate::key::Key;
use crate::store::Alone;
use crate::{Action, Result, Store, settings};

/// The archive while it is encrypted anew.
pub(super) const DRAFT_FILE: &str = "chiave-nuova.affianca";

/// What is to be done once the key is another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyChanged {
    /// The new recovery code, which counts once it is put away.
    pub code: String,
    /// Copies made until then: they open with the secrets of their day.
    pub copies: u32,
    /// The moment of the last one.
    pub last_copy: Option<NaiveDateTime>,
}

impl Vault {
    /// Encrypts the archive anew under another key, which only the new passphrase opens, and the new
    /// recovery code once it is put away: coaches who had a passphrase of their own need another. The old file and its keys are gone when this returns. `known` as
    /// in [`Vault::create`].
    ///
    /// # Errors
    /// [`Error::Locked`], [`Error::WrongPassphrase`] for the old one, [`Error::WeakPassphrase`] for the
    /// new one, the disk; the archive is as it was then.
    pub fn change_key(
        &mut self,
        old: &str,
        new: &str,
        known: &[&str],
        now: NaiveDateTime,
    ) -> Result<KeyChanged> {
        let store = self.store()?;
        refuse_weak(new, known)?;
        let (ring, opened) = self.key_by(|ring| ring.open_with_passphrase(old))?;
        let (old_key, mut coaches) = (&opened.key, ring.coaches());
        coaches.retain(|coach| ring.coach_of(&opened) != Some(*coach));
        let key = Key::random()?;
        let draft = self.folder.join(DRAFT_FILE);
        remove_with_companions(&draft)?;
        let draft_of = |alone: &Alone| {
            let encrypted = self.draft(alone, (old_key, &key), &draft, &coaches, now);
            encrypted.and_then(|()| Keyring::new(&key, new, &draft))
        };
        let changed = store.alone(|alone| self.swap(alone, &draft_of(alone)?, &draft, now));
        if self.half_done().is_none() {
            remove_with_companions(&draft)?;
        }
        if changed.is_err() && self.archive_file().exists() {
            // The file that is there is the old one: closed or not, it is opened again.
            self.open = None;
            self.open = Some(self.opened(old_key)?);
        }
        changed?;
        self.open = Some(self.opened(&key)?);
        let (copies, last_copy) = self.store()?.read(made_copies)?;
        Ok(KeyChanged {
            code: self.show_code(&key)?,
            copies,
            last_copy,
        })
    }

    /// The archive encrypted anew, in a file beside it.
    fn draft(
        &self,
        alone: &Alone,
        (old, new): (&Key, &Key),
        draft: &Path,
        shut_out: &[CoachId],
        now: NaiveDateTime,
    ) -> Result<()> {
        private_file(draft)?;
        alone.back_up_into(draft)?;
        encrypt_anew(draft, old, new)?;
        Store::open(draft, new, self.prepare)?.write(Action::ChangeKey, now, |write| {
            write.about("archivio");
            let names = shut_out.iter().filter_map(|coach| {
                let name = settings::coach_name(write, *coach);
                name.transpose()
            });
            let names = names.collect::<Result<Vec<_>>>()?;
            if !names.is_empty() {
                write.note("coach rimasti senza accesso", names);
            }
            settings::set_keys(write, &[], FIRST_GENERATION)?;
            recovery::note_shown(write, true)
        })
    }

    fn swap(&self, alone: &Alone, ring: &Keyring, draft: &Path, now: NaiveDateTime) -> Result<()> {
        alone.close()?;
        // The old file and its keys go once the new one is open.
        self.take(draft, ring, (Interrupted::NewKey, None), now)
    }
}

/// How many copies the journal tells of, and when the last one was made.
fn made_copies(connection: &Connection) -> Result<(u32, Option<NaiveDateTime>)> {
    Ok(connection.query_row(
        "SELECT count(*), max(at) FROM journal WHERE action = ?1",
        [Action::Copy.code()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?)
}

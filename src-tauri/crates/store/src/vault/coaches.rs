//! A passphrase for each coach: the same archive, and the journal names who opened it.

use affianca_domain::CoachId;
use chrono::NaiveDateTime;

use super::{Vault, refuse_weak};
use crate::{Action, Error, Result, Store, settings};

impl Vault {
    /// Gives `coach` a passphrase of their own. One that served everybody becomes that of `me`, who
    /// types it as `own`: from then on whose passphrase opens the archive is at work. `known` as in
    /// [`Vault::create`].
    ///
    /// # Errors
    /// [`Error::Locked`], [`Error::WrongPassphrase`] for one's own, [`Error::WeakPassphrase`] and
    /// [`Error::PassphraseTaken`] for the new one, [`Error::SlotThere`].
    pub fn add_coach(
        &mut self,
        (me, own): (CoachId, &str),
        (coach, passphrase): (CoachId, &str),
        known: &[&str],
        now: NaiveDateTime,
    ) -> Result<()> {
        let store = self.store()?;
        refuse_weak(passphrase, known)?;
        let (ring, opened) = self.key_by(|ring| ring.open_with_passphrase(own))?;
        let new = ring
            .clone()
            .with_coach(&opened.key, (me, own), (coach, passphrase))?;
        self.replace_keys(&store, (&ring, &new), Action::AddKey, now, |write| {
            let name = settings::coach_name(write, coach)?.unwrap_or_default();
            write.about(format!("coach «{name}»"));
            Ok(())
        })
    }

    /// Takes away the passphrase of `coach`. The last one left serves everybody again.
    ///
    /// # Errors
    /// [`Error::Locked`], [`Error::WrongPassphrase`] for one's own, [`Error::OwnSlot`],
    /// [`Error::NoSlot`].
    pub fn remove_coach(&mut self, own: &str, coach: CoachId, now: NaiveDateTime) -> Result<()> {
        let store = self.store()?;
        let (ring, opened) = self.key_by(|ring| ring.open_with_passphrase(own))?;
        let new = ring.clone().without_coach(&opened, own, coach)?;
        self.replace_keys(&store, (&ring, &new), Action::RemoveKey, now, |write| {
            let name = settings::coach_name(write, coach)?.unwrap_or_default();
            write.about(format!("coach «{name}»"));
            Ok(())
        })
    }

    /// What `look` sees of the coaches who have a passphrase of their own, for whoever has the recovery
    /// code: the archive is opened for a moment.
    ///
    /// # Errors
    /// As [`Vault::recover`], or whatever `look` refuses with.
    pub fn coaches_by_code<T, E: From<Error>>(
        &mut self,
        code: &str,
        look: impl FnOnce(&Store, &[CoachId]) -> Result<T, E>,
    ) -> Result<T, E> {
        self.look_by_code(code, |ring, store| look(store, &ring.coaches()))
    }
}

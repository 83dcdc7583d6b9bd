//! A passphrase for each coach: who opens the archive, giving and taking away.

use affianca_domain::CoachId;
use affianca_store::settings;
use chrono::NaiveDateTime;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::directory::{active_coaches, active_name};
use crate::vault::Vault;
use crate::{Refusal, Result};

/// A coach, by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[allow(missing_docs)]
pub struct KeyCoach {
    pub id: CoachId,
    pub name: String,
}

/// Who opens the archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct KeyCoaches {
    /// Who has a passphrase of their own; nobody while one serves everybody.
    pub own: Vec<KeyCoach>,
    /// Who can be given one.
    pub without: Vec<KeyCoach>,
}

impl Vault {
    /// Who opens the archive, and who can be let in.
    ///
    /// # Errors
    /// [`affianca_store::Error::Locked`].
    pub fn key_coaches(&self) -> Result<KeyCoaches> {
        self.archive()?.read(|connection| {
            let own = settings::key_coaches(connection)?;
            let me = settings::coach_at_work(connection)?.filter(|_| own.is_empty());
            let without = active_coaches(connection)?
                .into_iter()
                .filter(|coach| !own.contains(&coach.id) && me != Some(coach.id))
                .map(|coach| KeyCoach {
                    id: coach.id,
                    name: format!("{} {}", coach.form.name, coach.form.surname),
                });
            Ok(KeyCoaches {
                without: without.collect(),
                own: named(connection, &own)?,
            })
        })
    }

    /// Gives a coach a passphrase of their own. One that served everybody becomes that of who is at work.
    ///
    /// # Errors
    /// [`Refusal::NobodyAtWork`]; `Refusal::CoachArchived`; [`crate::Error::NotFound`]; as
    /// [`affianca_store::vault::Vault::add_coach`].
    pub fn add_key_coach(
        &mut self,
        own: &str,
        coach: CoachId,
        passphrase: &str,
        now: NaiveDateTime,
    ) -> Result<()> {
        let archive = self.archive()?;
        let me = archive.read(|connection| {
            active_name(connection, coach)?;
            let me = settings::coach_at_work(connection)?;
            Ok(me.ok_or(Refusal::NobodyAtWork)?)
        })?;
        let names = archive.known_names()?;
        drop(archive);
        let known: Vec<&str> = names.iter().map(String::as_str).collect();
        self.store()
            .add_coach((me, own), (coach, passphrase), &known, now)
            .map_err(Into::into)
    }

    /// Takes a coach's passphrase away.
    ///
    /// # Errors
    /// As [`affianca_store::vault::Vault::remove_coach`].
    pub fn remove_key_coach(
        &mut self,
        own: &str,
        coach: CoachId,
        now: NaiveDateTime,
    ) -> Result<()> {
        Ok(self.store().remove_coach(own, coach, now)?)
    }

    /// Who has a passphrase of their own, for whoever has the recovery code of a locked archive.
    ///
    /// # Errors
    /// As [`Vault::recover`].
    pub fn recovery_coaches(&mut self, code: &str) -> Result<Vec<KeyCoach>> {
        self.store().coaches_by_code(code, |store, coaches| {
            store.read(|connection| named(connection, coaches))
        })
    }
}

fn named(connection: &Connection, coaches: &[CoachId]) -> Result<Vec<KeyCoach>> {
    let named = coaches.iter().map(|id| {
        let name = settings::coach_name(connection, *id)?;
        Ok(KeyCoach {
            id: *id,
            name: name.unwrap_or_else(|| "coach non più in elenco".into()),
        })
    });
    named.collect()
}

//! «Per cominciare»: what comes next in a new archive, until all of it is done or it is put away.

use affianca_domain::{Begun, FirstStep, first_steps};
use affianca_store::settings::{self, EXAMPLE, FIRST_STEPS, LAST_COPY};
use affianca_store::{Action, ReadColumn as _, ReadRows as _, values};
use chrono::NaiveDateTime;
use rusqlite::Connection;

use crate::{Archive, Result};

const AWAY: &str = "away";
const SHOWN: &str = "shown";

impl Archive {
    /// Whether the list «Per cominciare» was put away.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn first_steps_away(&self) -> Result<bool> {
        self.read(is_away)
    }

    /// Puts the list «Per cominciare» away, or brings it back.
    ///
    /// # Errors
    /// When the archive cannot be written.
    pub fn put_first_steps_away(&self, away: bool, now: NaiveDateTime) -> Result<()> {
        self.write(Action::FirstSteps, now, |step| {
            step.about(if away { "nascosto" } else { "mostrato" });
            let value = if away { AWAY } else { SHOWN };
            Ok(settings::set(step, FIRST_STEPS, value)?)
        })
    }
}

/// The steps, as far as the archive has come.
pub(super) fn steps(connection: &Connection) -> Result<Vec<FirstStep>> {
    let begun = connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM provider WHERE name <> '')
                    AND EXISTS (SELECT 1 FROM branch WHERE archived = 0),
                    EXISTS (SELECT 1 FROM coach WHERE archived = 0),
                    EXISTS (SELECT 1 FROM request), EXISTS (SELECT 1 FROM session),
                    EXISTS (SELECT 1 FROM register WHERE withdrawn_at IS NULL)",
        )?
        .one(values![], |row| -> Result<_> {
            Ok(Begun {
                body: row.read(0)?,
                coaches: row.read(1)?,
                requests: row.read(2)?,
                sessions: row.read(3)?,
                paper: row.read(4)?,
                ..Begun::default()
            })
        })?;
    Ok(first_steps(Begun {
        copy: settings::get(connection, LAST_COPY)?.is_some(),
        // In the example everything has begun.
        away: is_away(connection)? || settings::get(connection, EXAMPLE)?.is_some(),
        ..begun
    }))
}

fn is_away(connection: &Connection) -> Result<bool> {
    Ok(settings::get(connection, FIRST_STEPS)?.as_deref() == Some(AWAY))
}

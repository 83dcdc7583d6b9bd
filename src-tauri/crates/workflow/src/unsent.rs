//! What is typed in a form and not yet sent: kept within a second of the last key, so that no lock,
//! crash or closed window loses it, and offered again where it was left.

use affianca_store::{ReadColumn as _, ReadRows as _, values};
use chrono::NaiveDateTime;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Archive, Refusal, Result};

/// The longest words of one form that are kept, in bytes: forty pages.
pub const LONGEST: usize = 256 * 1024;
/// Forms kept at once; beyond, the oldest goes.
pub const MOST: u32 = 100;
/// Longest name of a form, title and place, in bytes.
const LONGEST_NAME: usize = 400;

/// What was typed in one form. Its words are the page's own: nothing here reads them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Unsent {
    /// The form: `richiesta/4294967310/rifiuto`.
    pub form: String,
    /// What the form calls itself: «Rifiuta la richiesta».
    pub title: String,
    /// The screen it was left on.
    pub place: String,
    /// Its fields.
    pub words: String,
}

/// What was kept, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KeptUnsent {
    /// What was typed.
    #[serde(flatten)]
    pub unsent: Unsent,
    /// Moment of the last key.
    pub kept: NaiveDateTime,
}

impl Archive {
    /// Keeps what is typed in a form in place of what was kept of it before; gives the moment. It
    /// leaves no journal row: nothing was done yet.
    ///
    /// # Errors
    /// [`Refusal::UnsentTooLong`], or the archive.
    pub fn keep_unsent(&self, unsent: &Unsent, now: NaiveDateTime) -> Result<NaiveDateTime> {
        let names = [&unsent.form, &unsent.title, &unsent.place];
        if unsent.words.len() > LONGEST || names.iter().any(|name| name.len() > LONGEST_NAME) {
            return Err(Refusal::UnsentTooLong.into());
        }
        self.keep_draft(|connection| {
            connection
                .prepare_cached(
                    "INSERT INTO unsent (form, title, place, words, kept_at)
                     VALUES (?1, ?2, ?3, ?4, ?5)
                     ON CONFLICT (form) DO UPDATE SET title = excluded.title,
                         place = excluded.place, words = excluded.words, kept_at = excluded.kept_at",
                )?
                .execute(values![
                    unsent.form,
                    unsent.title,
                    unsent.place,
                    unsent.words,
                    now
                ])?;
            forget_the_oldest(connection)?;
            Ok(now)
        })
    }

    /// Forgets what was kept of a form: it was sent, or given up.
    ///
    /// # Errors
    /// When the archive cannot be written.
    pub fn forget_unsent(&self, form: &str) -> Result<()> {
        self.keep_draft(|connection| {
            connection
                .prepare_cached("DELETE FROM unsent WHERE form = ?1")?
                .execute([form])?;
            Ok(())
        })
    }

    /// Everything kept, the last written first.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn unsent(&self) -> Result<Vec<KeptUnsent>> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT form, title, place, words, kept_at FROM unsent
                     ORDER BY kept_at DESC, form",
                )?
                .all(values![], |row| {
                    Ok(KeptUnsent {
                        unsent: Unsent {
                            form: row.read(0)?,
                            title: row.read(1)?,
                            place: row.read(2)?,
                            words: row.read(3)?,
                        },
                        kept: row.read(4)?,
                    })
                })
        })
    }
}

/// Words nobody comes back to do not pile up.
fn forget_the_oldest(connection: &Connection) -> Result<()> {
    connection
        .prepare_cached(
            "DELETE FROM unsent WHERE form IN
                 (SELECT form FROM unsent ORDER BY kept_at DESC, form LIMIT -1 OFFSET ?1)",
        )?
        .execute(values![MOST])?;
    Ok(())
}

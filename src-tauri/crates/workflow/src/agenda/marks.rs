//! What marks a day: patron days of the places of work.

use std::collections::BTreeMap;

use affianca_domain::{BranchId, PatronDay, Workplace};
use affianca_store::{ReadColumn as _, ReadRows as _, values};
use chrono::NaiveDate;
use rusqlite::Connection;

use super::questions::PlannedSession;
use crate::Result;

/// The patron days of branches and employers, by municipality. `[I]`
pub(super) struct Patrons(BTreeMap<String, PatronDay>);

impl Patrons {
    /// Of the branches at work, or of the one chosen, and of where the people of the days work.
    pub fn of(
        connection: &Connection,
        branch: Option<BranchId>,
        sessions: &[PlannedSession],
    ) -> Result<Self> {
        let branches = connection
            .prepare_cached(
                "SELECT id, name, municipality, nullif(patron_day, '') FROM branch
                 WHERE archived = 0 AND (?1 IS NULL OR id = ?1)",
            )?
            .all(values![branch], |row| -> Result<_> {
                Ok(Workplace {
                    name: row.read(1)?,
                    municipality: row.read(2)?,
                    patron_day: row.read(3)?,
                })
            })?;
        let employers = sessions.iter().filter_map(|it| it.employer.as_ref());
        let known = branches.iter().chain(employers).filter_map(|place| {
            let patron = place.patron()?;
            Some((place.municipality.trim().to_owned(), patron))
        });
        Ok(Self(known.collect()))
    }

    /// «Patrono di Treviso e Casier», where it is one.
    pub fn on(&self, date: NaiveDate) -> Option<String> {
        let places: Vec<&str> = self
            .0
            .iter()
            .filter(|(_, patron)| patron.matches(date))
            .map(|(place, _)| place.as_str())
            .collect();
        let (last, before) = places.split_last()?;
        Some(if before.is_empty() {
            format!("Patrono di {last}")
        } else {
            format!("Patrono di {} e {last}", before.join(", "))
        })
    }
}

//! What marks a day: patron days of the places of work, and who is away.

use std::collections::BTreeMap;

use affianca_domain::agenda::SHOWN;
use affianca_domain::{Availability, BranchId, PatronDay, Span, Workplace};
use affianca_store::{ReadColumn as _, ReadRows as _, values};
use chrono::NaiveDate;
use rusqlite::Connection;

use super::questions::AgendaRow;
use super::{AgendaAway, AgendaFilter, Loaded};
use crate::{Result, availability};

/// What marks the days of a view.
pub(super) struct Marks {
    pub patrons: Patrons,
    pub away: Away,
}

/// When the coach and the person chosen are away.
pub(super) struct Away(Vec<(Loaded, Availability)>);

impl Away {
    pub fn of(connection: &Connection, filter: AgendaFilter) -> Result<Self> {
        let mut known = Vec::new();
        if let Some(coach) = filter.coach {
            known.push((Loaded::Coach, availability::of_coach(connection, coach)?));
        }
        if let Some(person) = filter.person {
            known.push((Loaded::Person, availability::of_person(connection, person)?));
        }
        Ok(Self(known))
    }

    /// The hours of a day, of those that the agenda shows.
    pub fn on(&self, date: NaiveDate) -> Vec<AgendaAway> {
        let of = |(who, known): &(Loaded, Availability)| {
            let who = *who;
            let away = known.away_on(date, SHOWN).into_iter();
            away.map(move |Span { start, end }| AgendaAway { who, start, end })
                .collect::<Vec<_>>()
        };
        self.0.iter().flat_map(of).collect()
    }
}

/// The patron days of branches and employers, by municipality. `[I]`
pub(super) struct Patrons(BTreeMap<String, PatronDay>);

impl Patrons {
    /// Of the branches at work, or of the one chosen, and of where the people of the days work.
    pub fn of(
        connection: &Connection,
        branch: Option<BranchId>,
        sessions: &[AgendaRow],
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

//! *Tempi di viaggio*: how long a coach takes between two places.

use affianca_domain::words::sought;
use affianca_domain::{Minutes, Travel};
use affianca_store::rows::availability;
use affianca_store::{ReadColumn as _, ReadRows as _, values};
use chrono::{Days, NaiveDate, NaiveDateTime};
use rusqlite::Connection;

use super::{WayForm, WayRow, Ways};
use crate::fields::Fields;
use crate::{Action, Archive, Error, Result};

/// The longest way, in minutes.
const MOST: u32 = 600;
/// Places of sessions of so many days are offered.
const LATELY: Days = Days::new(60);
/// What stands for a place left empty.
const BRANCH: &str = "sportello";

impl Archive {
    /// The ways told, and the places to choose from.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn ways(&self, now: NaiveDateTime) -> Result<Ways> {
        self.read(|connection| {
            let ways = availability::ways(connection)?;
            let mut places = places(connection, now.date())?;
            places.extend(
                ways.iter()
                    .flat_map(|(one, other, _)| [one.clone(), other.clone()]),
            );
            places.retain(|place| !place.is_empty());
            places.sort_unstable_by_key(|place| sought(place));
            places.dedup_by_key(|place| sought(place));
            Ok(Ways {
                rows: ways.into_iter().map(row).collect(),
                places,
            })
        })
    }

    /// Says how long it takes between two places; what was said of the same two before is replaced.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field at fault.
    pub fn save_way(&self, form: &WayForm, now: NaiveDateTime) -> Result<()> {
        let (one, other, minutes) = read(form)?;
        self.write(Action::SaveWay, now, |step| {
            // However the two were written then.
            for (a, b, _) in availability::ways(step)? {
                let mut known = Travel::default();
                known.set(&a, &b, minutes);
                if known.between(&one, &other) == minutes {
                    availability::keep_way(step, (&a, &b), None)?;
                }
            }
            availability::keep_way(step, (&one, &other), Some(minutes))?;
            step.about(named(&one, &other));
            step.note("minuti", minutes.0);
            Ok(())
        })
    }

    /// Nobody says any more how long it takes.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn remove_way(&self, one: &str, other: &str, now: NaiveDateTime) -> Result<()> {
        self.write(Action::RemoveWay, now, |step| {
            let known = availability::ways(step)?;
            if !known.iter().any(|(a, b, _)| a == one && b == other) {
                return Err(Error::NotFound("Il tempo di viaggio"));
            }
            availability::keep_way(step, (one, other), None)?;
            step.about(named(one, other));
            Ok(())
        })
    }
}

fn row((one, other, minutes): (String, String, Minutes)) -> WayRow {
    WayRow {
        one,
        other,
        minutes,
    }
}

fn named(one: &str, other: &str) -> String {
    let name = |place: &str| {
        if place.is_empty() {
            BRANCH.to_owned()
        } else {
            format!("«{place}»")
        }
    };
    format!("fra {} e {}", name(one), name(other))
}

fn read(form: &WayForm) -> Result<(String, String, Minutes)> {
    let mut fields = Fields::new("");
    let one = fields.text("one", &form.one);
    let other = fields.text("other", &form.other);
    if sought(&one) == sought(&other) {
        let message = if sought(&one).is_empty() {
            "Scrivi almeno un luogo: l’altro, vuoto, è lo sportello."
        } else {
            "È lo stesso luogo."
        };
        fields.problem("other", message);
    }
    let minutes = minutes(&form.minutes);
    if minutes.is_none() {
        fields.problem(
            "minutes",
            format!("Scrivi quanti minuti, da 1 a {MOST}: per esempio 25."),
        );
    }
    match minutes {
        Some(minutes) if fields.are_right() => Ok((one, other, minutes)),
        _ => Err(Error::Invalid(fields.problems())),
    }
}

/// Figures alone are minutes; with a sign they are read as every length is.
fn minutes(typed: &str) -> Option<Minutes> {
    let typed = typed.trim();
    let read = typed
        .parse()
        .map(Minutes)
        .or_else(|_| Minutes::parse(typed))
        .ok()?;
    (1..=MOST).contains(&read.0).then_some(read)
}

/// Where sessions were held of late, and are to be.
fn places(connection: &Connection, today: NaiveDate) -> Result<Vec<String>> {
    let from = today.checked_sub_days(LATELY).unwrap_or(today);
    connection
        .prepare_cached(
            "SELECT DISTINCT place FROM session INDEXED BY session_date
             WHERE date >= ?1 AND place <> ''",
        )?
        .all(values![from], |row| -> Result<_> { Ok(row.read(0)?) })
}

//! Rows of the tables `week_hours`, `absence` and `travel`. Those of somebody merged into another are
//! read as the other's, and are their own again once the merge is taken back.

#[cfg(test)]
mod tests;

use affianca_domain::{
    Absence, AbsenceId, Availability, AvailabilityError, Minutes, Span, TimeOfDay, Travel,
    WeekHours, WeekHoursId, Whose,
};
use chrono::NaiveDate;
use rusqlite::{Connection, Row};

use crate::{Error, ReadColumn as _, ReadRows as _, Result, values};

/// The hours of a week as they are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptWeek {
    /// Which row.
    pub id: WeekHoursId,
    /// What it says.
    pub hours: WeekHours,
}

/// An absence as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptAbsence {
    /// Which row.
    pub id: AbsenceId,
    /// When.
    pub absence: Absence,
    /// What was noted of it.
    pub note: String,
    /// Which appointment of a calendar file it came in with; empty: entered here.
    pub calendar_uid: String,
}

/// Both are somebody's: the column that says whose, and the table they are in.
fn owner(whose: Whose) -> (&'static str, &'static str, i64) {
    match whose {
        Whose::Person(id) => ("beneficiary_id", "beneficiary", id.into()),
        Whose::Coach(id) => ("coach_id", "coach", id.into()),
        Whose::Employer(id) => ("employer_id", "employer", id.into()),
    }
}

/// Which rows are somebody's, `?1` being their id.
fn condition(whose: Whose) -> String {
    let (column, table, _) = owner(whose);
    match whose {
        Whose::Coach(_) => format!("{column} = ?1"),
        Whose::Person(_) | Whose::Employer(_) => {
            format!(
                "{column} IN (SELECT ?1 UNION ALL SELECT id FROM {table} WHERE merged_into = ?1)"
            )
        }
    }
}

/// All that is known of when somebody is free.
///
/// # Errors
/// When the archive or a row cannot be read.
pub fn of(connection: &Connection, whose: Whose) -> Result<Availability> {
    let weeks = weeks_of(connection, whose)?;
    let absences = absences_of(connection, whose, None)?;
    Ok(Availability {
        weeks: weeks.into_iter().map(|week| week.hours).collect(),
        absences: absences.into_iter().map(|kept| kept.absence).collect(),
    })
}

/// Somebody's hours, those from ever first; of the same day, their own last, which count.
///
/// # Errors
/// When the archive or a row cannot be read.
pub fn weeks_of(connection: &Connection, whose: Whose) -> Result<Vec<KeptWeek>> {
    let (column, _, id) = owner(whose);
    if matches!(whose, Whose::Employer(_)) {
        return Ok(Vec::new());
    }
    connection
        .prepare_cached(&format!(
            "SELECT id, from_day, to_day, days FROM week_hours WHERE {}
             ORDER BY from_day, {column} = ?1, id",
            condition(whose)
        ))?
        .all(values![id], week)
}

/// Somebody's absences that are not over on a day, in order; without a day all of them.
///
/// # Errors
/// When the archive or a row cannot be read.
pub fn absences_of(
    connection: &Connection,
    whose: Whose,
    from: Option<NaiveDate>,
) -> Result<Vec<KeptAbsence>> {
    let (_, _, id) = owner(whose);
    connection
        .prepare_cached(&format!(
            "SELECT id, from_day, to_day, start, \"end\", note, calendar_uid FROM absence
             WHERE {} AND to_day >= ?2 ORDER BY from_day, coalesce(start, -1), id",
            condition(whose)
        ))?
        .all(values![id, from.unwrap_or_default()], absence)
}

/// How long a coach takes between places.
///
/// # Errors
/// When the archive or a row cannot be read.
pub fn travel(connection: &Connection) -> Result<Travel> {
    let mut travel = Travel::default();
    for (one, other, minutes) in ways(connection)? {
        travel.set(&one, &other, minutes);
    }
    Ok(travel)
}

/// Places and how long it takes between them, as they are kept.
///
/// # Errors
/// When the archive or a row cannot be read.
pub fn ways(connection: &Connection) -> Result<Vec<(String, String, Minutes)>> {
    connection
        .prepare_cached("SELECT one, other, minutes FROM travel ORDER BY one, other")?
        .all(values![], |row| {
            Ok((row.read(0)?, row.read(1)?, row.read(2)?))
        })
}

fn week(row: &Row) -> Result<KeptWeek> {
    let days: Vec<Vec<(u16, u16)>> = row.read_json("days")?;
    let spans: Option<Vec<Vec<Span>>> = days
        .iter()
        .map(|day| day.iter().map(|(start, end)| span(*start, *end)).collect())
        .collect();
    let days: [Vec<Span>; 7] = spans
        .and_then(|days| days.try_into().ok())
        .ok_or_else(|| Error::Internal("week_hours.days".to_owned()))?;
    let hours = WeekHours::new(row.read("from_day")?, row.read("to_day")?, days)
        .map_err(|error| told(&error))?;
    Ok(KeptWeek {
        id: row.read("id")?,
        hours,
    })
}

fn span(start: u16, end: u16) -> Option<Span> {
    Some(Span {
        start: TimeOfDay::from_minutes(start)?,
        end: TimeOfDay::from_minutes(end)?,
    })
}

fn absence(row: &Row) -> Result<KeptAbsence> {
    let (start, end): (Option<TimeOfDay>, Option<TimeOfDay>) =
        (row.read("start")?, row.read("end")?);
    let hours = start.zip(end).map(|(start, end)| Span { start, end });
    Ok(KeptAbsence {
        id: row.read("id")?,
        absence: Absence::new(row.read("from_day")?, row.read("to_day")?, hours)
            .map_err(|error| told(&error))?,
        note: row.read("note")?,
        calendar_uid: row.read("calendar_uid")?,
    })
}

fn told(error: &AvailabilityError) -> Error {
    Error::Internal(error.to_string())
}

/// Enters or writes anew the hours of a week under their id.
///
/// # Errors
/// When the archive refuses.
pub fn keep_week(connection: &Connection, whose: Whose, week: &KeptWeek) -> Result<()> {
    let (column, _, owner) = owner(whose);
    let days: Vec<Vec<(u16, u16)>> = week.hours.days().iter().map(|day| plain(day)).collect();
    let days = serde_json::to_string(&days).map_err(|error| Error::Internal(error.to_string()))?;
    connection
        .prepare_cached(&format!(
            "INSERT INTO week_hours (id, {column}, from_day, to_day, days) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (id) DO UPDATE SET from_day = excluded.from_day, to_day = excluded.to_day,
                days = excluded.days"
        ))?
        .execute(values![week.id, owner, week.hours.from(), week.hours.to(), days])?;
    Ok(())
}

/// Enters or writes anew an absence under its id.
///
/// # Errors
/// When the archive refuses.
pub fn keep_absence(connection: &Connection, whose: Whose, kept: &KeptAbsence) -> Result<()> {
    let (column, _, owner) = owner(whose);
    let hours = kept.absence.hours();
    connection
        .prepare_cached(&format!(
            "INSERT INTO absence (id, {column}, from_day, to_day, start, \"end\", note, calendar_uid)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (id) DO UPDATE SET from_day = excluded.from_day, to_day = excluded.to_day,
                start = excluded.start, \"end\" = excluded.\"end\", note = excluded.note,
                calendar_uid = excluded.calendar_uid"
        ))?
        .execute(values![
            kept.id,
            owner,
            kept.absence.from(),
            kept.absence.to(),
            hours.map(|hours| hours.start),
            hours.map(|hours| hours.end),
            kept.note,
            kept.calendar_uid
        ])?;
    Ok(())
}

/// Takes the hours of a week away.
///
/// # Errors
/// When the archive refuses.
pub fn remove_week(connection: &Connection, id: WeekHoursId) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM week_hours WHERE id = ?1")?
        .execute(values![id])?;
    Ok(())
}

/// Takes an absence away.
///
/// # Errors
/// When the archive refuses.
pub fn remove_absence(connection: &Connection, id: AbsenceId) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM absence WHERE id = ?1")?
        .execute(values![id])?;
    Ok(())
}

/// Keeps how long it takes between two places, or that nobody says any more.
///
/// # Errors
/// When the archive refuses.
pub fn keep_way(
    connection: &Connection,
    (one, other): (&str, &str),
    minutes: Option<Minutes>,
) -> Result<()> {
    let (one, other) = if one < other {
        (one, other)
    } else {
        (other, one)
    };
    match minutes {
        Some(minutes) => connection
            .prepare_cached(
                "INSERT OR REPLACE INTO travel (one, other, minutes) VALUES (?1, ?2, ?3)",
            )?
            .execute(values![one, other, minutes])?,
        None => connection
            .prepare_cached("DELETE FROM travel WHERE one = ?1 AND other = ?2")?
            .execute(values![one, other])?,
    };
    Ok(())
}

fn plain(day: &[Span]) -> Vec<(u16, u16)> {
    day.iter()
        .map(|span| (span.start.minutes(), span.end.minutes()))
        .collect()
}

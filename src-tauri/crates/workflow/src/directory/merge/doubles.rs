//! The likely doubles among the employers in use, and those a person has said are two.

use std::collections::HashSet;

use affianca_domain::{EmployerId, Likeness, likely_doubles};
use chrono::NaiveDateTime;
use rusqlite::{Connection, params};

use super::prepare::firm;
use super::view::{EmployerDouble, EmployerDoubles};
use crate::directory::{EmployerForm, employers};
use crate::{Action, Archive, Error, Result};

/// Pairs shown at once; who has settled them sees the next ones.
const SHOWN: usize = 50;
/// Pairs counted: beyond, the figure helps nobody.
const MOST: usize = 500;

impl Archive {
    /// The employers that are likely one, the surest pairs first.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn employer_doubles(&self) -> Result<EmployerDoubles> {
        self.read_at_length(doubles)
    }

    /// Notes that two employers that look alike are two, and are not to be shown again.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn keep_apart(&self, one: EmployerId, other: EmployerId, now: NaiveDateTime) -> Result<()> {
        self.write(Action::EmployersApart, now, |step| {
            let (first, second) = (employers::load(step, one)?, employers::load(step, other)?);
            if one == other {
                return Err(Error::NotFound("Il doppione"));
            }
            step.execute(
                "INSERT OR IGNORE INTO employer_apart (one, other) VALUES (?1, ?2)",
                params![one.0.min(other.0), one.0.max(other.0)],
            )?;
            step.about(format!(
                "datori di lavoro «{}» e «{}»",
                first.form.name, second.form.name
            ));
            Ok(())
        })
    }
}

fn doubles(connection: &Connection) -> Result<EmployerDoubles> {
    let firms: Vec<(EmployerId, EmployerForm)> = connection
        .prepare_cached(
            "SELECT id, name, address, municipality, tax_code FROM employer
             WHERE merged_into IS NULL ORDER BY id",
        )?
        .query_map([], |row| {
            let form = EmployerForm {
                name: row.get("name")?,
                address: row.get("address")?,
                municipality: row.get("municipality")?,
                tax_code: row.get("tax_code")?,
                ..EmployerForm::default()
            };
            Ok((EmployerId(row.get("id")?), form))
        })?
        .collect::<rusqlite::Result<_>>()?;
    let facts: Vec<_> = firms.iter().map(|(_, form)| firm(form)).collect();
    let apart: HashSet<(i64, i64)> = connection
        .prepare_cached("SELECT one, other FROM employer_apart")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let pairs: Vec<(EmployerId, EmployerId, Likeness)> = likely_doubles(&facts, MOST + apart.len())
        .into_iter()
        .filter_map(|(one, other, likeness)| {
            Some((firms.get(one)?.0, firms.get(other)?.0, likeness))
        })
        .filter(|(one, other, _)| !apart.contains(&(one.0, other.0)))
        .collect();
    let rows = pairs
        .iter()
        .take(SHOWN)
        .map(|(one, other, likeness)| {
            Ok(EmployerDouble {
                one_requests: requests(connection, *one)?,
                other_requests: requests(connection, *other)?,
                one: employers::load(connection, *one)?,
                other: employers::load(connection, *other)?,
                why: likeness.label().to_owned(),
                other_seat: *likeness == Likeness::OtherSeat,
            })
        })
        .collect::<Result<_>>()?;
    Ok(EmployerDoubles {
        found: u32::try_from(pairs.len()).unwrap_or(u32::MAX),
        rows,
    })
}

fn requests(connection: &Connection, employer: EmployerId) -> Result<u32> {
    let found = connection
        .prepare_cached("SELECT count(*) FROM request WHERE employer_id = ?1")?
        .query_row([employer.0], |row| row.get(0))?;
    Ok(found)
}

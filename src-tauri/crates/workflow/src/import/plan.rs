//! The preview: what importing a table would do, with nothing done yet.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use affianca_domain::{Programme, ProgrammeCode};
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::Connection;

use super::components::Titles;
use super::dates::Dates;
use super::groups::{Group, groups};
use super::meaning::{self, Reading};
use super::view::changed_by;
use super::{
    HeldDifference, HiddenRows, ImportOutcome, ImportPreview, ImportRow, RequestTable, TableRead,
    compare,
};
use crate::directory::{programme_for, provider};
use crate::requests::NewRequest;
use crate::{Archive, Error, Result};

/// Requests shown before importing: nobody reads more.
const SHOWN: usize = 200;

/// A table understood and ready to be taken in, kept in memory until the user decides.
#[derive(Clone, Debug)]
pub struct PreparedImport {
    /// Hands it back: the same as in the preview.
    pub token: String,
    pub(super) source: String,
    pub(super) planned: Vec<NewRequest>,
    /// Those the archive has, told otherwise, with what was shown to differ.
    pub(super) differing: Vec<(NewRequest, Vec<HeldDifference>)>,
    pub(super) known: u32,
    pub(super) skipped: u32,
}

impl Archive {
    /// What importing `table` would do; changes nothing.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn preview_import(
        &self,
        table: &RequestTable,
        now: NaiveDateTime,
    ) -> Result<(ImportPreview, PreparedImport)> {
        let (mut readings, hidden, (only_here, missing)) =
            self.read_at_length(|connection| -> Result<_> {
                let (readings, hidden) = readings(connection, table, now.date())?;
                let missing = missing(connection, &readings)?;
                Ok((readings, hidden, missing))
            })?;
        let read = TableRead {
            // A request with some rows hidden is read whole: only those left out count.
            hidden: HiddenRows::told(hidden, table.with_hidden),
            ..TableRead::of(table)?
        };
        for problem in readings
            .iter_mut()
            .flat_map(|reading| &mut reading.row.problems)
        {
            problem.look_up(table);
        }
        let count = |outcome| {
            let rows = readings
                .iter()
                .filter(|reading| reading.row.outcome == outcome);
            u32::try_from(rows.count()).unwrap_or(u32::MAX)
        };
        let (known, faulty) = (count(ImportOutcome::Known), count(ImportOutcome::Faulty));
        let token = read.token.clone();
        let mut preview = ImportPreview {
            read,
            new: count(ImportOutcome::New),
            known,
            different: count(ImportOutcome::Different),
            only_here,
            faulty,
            rows: Vec::new(),
            more: 0,
            unshown: Vec::new(),
        };
        let (mut planned, mut differing) = (Vec::new(), Vec::new());
        let mut rows = Vec::with_capacity(readings.len());
        for Reading { row, request } in readings {
            match row.outcome {
                ImportOutcome::New => planned.extend(request),
                ImportOutcome::Different => {
                    differing.extend(request.map(|request| (request, row.differences.clone())));
                }
                _ => {}
            }
            rows.push(row);
        }
        let listed = u32::try_from(missing.len()).unwrap_or(u32::MAX);
        rows.extend(missing);
        rows.sort_by_key(|row| (urgency(row), row.row));
        let shown = rows.len().min(SHOWN);
        let unlisted = preview.only_here.saturating_sub(listed);
        preview.more = u32::try_from(rows.len() - shown).unwrap_or(u32::MAX) + unlisted;
        let beyond = rows.get(shown..).unwrap_or_default().iter();
        let different = beyond.filter(|row| row.outcome == ImportOutcome::Different);
        preview.unshown = changed_by(different.map(|row| row.choices.as_slice()));
        rows.truncate(SHOWN);
        preview.rows = rows;
        let source = table.source.clone();
        Ok((
            preview,
            PreparedImport {
                token,
                source,
                planned,
                differing,
                known,
                skipped: faulty,
            },
        ))
    }
}

/// What a user must look at comes first.
fn urgency(row: &ImportRow) -> u8 {
    match row.outcome {
        ImportOutcome::Faulty => 0,
        ImportOutcome::New if !row.problems.is_empty() => 1,
        ImportOutcome::Different => 2,
        ImportOutcome::New => 3,
        ImportOutcome::OnlyHere => 4,
        ImportOutcome::Known => 5,
    }
}

/// What the archive has and the table has not, where the table was read before: a first table has none of it.
fn missing(connection: &Connection, readings: &[Reading]) -> Result<(u32, Vec<ImportRow>)> {
    if readings.iter().all(|reading| reading.row.request.is_none()) {
        return Ok((0, Vec::new()));
    }
    let opals: Vec<&str> = readings
        .iter()
        .map(|reading| reading.row.opal.as_str())
        .collect();
    compare::only_here(connection, &opals, SHOWN)
}

fn readings(
    connection: &Connection,
    table: &RequestTable,
    today: NaiveDate,
) -> Result<(Vec<Reading>, usize)> {
    let provider = provider(connection)?.name;
    let (shown, hidden) = shown(table);
    let groups: Vec<(Group, Dates)> = shown
        .into_iter()
        .map(|group| {
            let dates = Dates::read(&group, today);
            (group, dates)
        })
        .collect();
    let programmes = programmes(connection, groups.iter().map(|(_, dates)| dates.request))?;
    let mut titles: HashMap<ProgrammeCode, Titles> = programmes
        .values()
        .map(|programme| (programme.code.clone(), Titles::new(programme)))
        .collect();
    let mut readings = Vec::with_capacity(groups.len());
    for (group, dates) in groups {
        let code = programmes
            .get(&dates.request)
            .map(|programme| &programme.code);
        let Some((code, titles)) = code.and_then(|code| Some((code, titles.get_mut(code)?))) else {
            return Err(Error::NotFound("Il dispositivo"));
        };
        readings.push(if group.opal.is_empty() {
            meaning::orphans(&group)
        } else {
            meaning::read(table, group, dates, (code, titles), &provider, today)
        });
    }
    compare::mark(connection, &mut readings)?;
    Ok((readings, hidden))
}

/// The requests to read, and how many rows the spreadsheet does not show. A request all of whose
/// rows are hidden is left out unless they are asked for; one with some is read whole.
fn shown(table: &RequestTable) -> (Vec<Group<'_>>, usize) {
    let mut groups = groups(table);
    if table.with_hidden {
        let hidden = groups.iter().map(Group::hidden).sum();
        return (groups, hidden);
    }
    let mut hidden = 0;
    groups.retain_mut(|group| {
        let is_shown = group.hidden() < group.lines.len();
        if is_shown {
            group.tell_hidden();
        } else {
            hidden += group.lines.len();
        }
        is_shown
    });
    (groups, hidden)
}

/// The programme in force on each of some days.
fn programmes(
    connection: &Connection,
    days: impl Iterator<Item = NaiveDate>,
) -> Result<HashMap<NaiveDate, Programme>> {
    let mut found = HashMap::new();
    for day in days {
        if let Entry::Vacant(empty) = found.entry(day) {
            empty.insert(programme_for(connection, day)?);
        }
    }
    Ok(found)
}

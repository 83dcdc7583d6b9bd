//! A coach's own commitments, from a calendar file: previewed, then taken in as absences.

use affianca_domain::{CoachId, Whose};
use affianca_store::rows::availability::{self, KeptAbsence};
use affianca_tables::calendar::{CalendarRead, Commitment, read_calendar};
use chrono::{Months, NaiveDate, NaiveDateTime};
use rusqlite::Connection;

use super::plan::{Plan, planned};
use super::{CalendarPreview, CalendarReport, CommitmentRow};
use crate::availability::when;
use crate::directory::owner;
use crate::import::token;
use crate::{Action, Archive, Refusal, Result, Write};

/// A series that never ends is followed for so long.
const AHEAD: Months = Months::new(24);
/// Rows of each kind that a preview shows.
const SHOWN: usize = 100;

/// A calendar file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarTable {
    /// The file's name.
    pub file: String,
    read: CalendarRead,
}

/// A calendar file ready to be taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreparedCalendar {
    coach: CoachId,
    table: CalendarTable,
    plan: Plan,
}

/// Reads a calendar file, from today on.
///
/// # Errors
/// [`Refusal::CalendarUnreadable`] with the reason.
pub fn read_commitments(bytes: &[u8], file: &str, today: NaiveDate) -> Result<CalendarTable> {
    let until = today.checked_add_months(AHEAD).unwrap_or(today);
    let read = read_calendar(bytes, today, until)
        .map_err(|error| Refusal::CalendarUnreadable(error.to_string()))?;
    Ok(CalendarTable {
        file: file.to_owned(),
        read,
    })
}

impl Archive {
    /// What a calendar file would bring in; nothing is changed.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub fn preview_calendar(
        &self,
        coach: CoachId,
        table: CalendarTable,
        now: NaiveDateTime,
    ) -> Result<(CalendarPreview, PreparedCalendar)> {
        self.read(|connection| {
            owner(connection, Whose::Coach(coach))?;
            let plan = plan_of(connection, coach, &table.read, now.date())?;
            let preview = preview(&table, &plan, token()?);
            Ok((preview, PreparedCalendar { coach, table, plan }))
        })
    }

    /// Takes in what was previewed, and only that; titles only where that is asked for.
    ///
    /// # Errors
    /// [`Refusal::ListChanged`] when the absences have changed so that something else would come in.
    pub fn import_calendar(
        &self,
        prepared: &PreparedCalendar,
        titles: bool,
        now: NaiveDateTime,
    ) -> Result<CalendarReport> {
        let PreparedCalendar { coach, table, plan } = prepared;
        self.write(Action::ImportCalendar, now, |step| {
            let whose = Whose::Coach(*coach);
            let who = owner(step, whose)?;
            if plan_of(step, *coach, &table.read, now.date())? != *plan {
                return Err(Refusal::ListChanged.into());
            }
            for it in &plan.added {
                let id = step.new_id()?;
                keep(step, whose, it, id, titles)?;
            }
            for (id, it) in &plan.changed {
                keep(step, whose, it, *id, titles)?;
            }
            for (id, ..) in &plan.removed {
                availability::remove_absence(step, *id)?;
            }
            let report = CalendarReport {
                added: count(plan.added.len()),
                changed: count(plan.changed.len()),
                removed: count(plan.removed.len()),
            };
            step.about(who.subject);
            step.note("nuovi", report.added);
            step.note("cambiati", report.changed);
            step.note("tolti", report.removed);
            step.note("con titoli", titles);
            Ok(report)
        })
    }
}

fn plan_of(
    connection: &Connection,
    coach: CoachId,
    read: &CalendarRead,
    today: NaiveDate,
) -> Result<Plan> {
    let kept = availability::absences_of(connection, Whose::Coach(coach), Some(today))?;
    Ok(planned(read, &kept))
}

fn keep(
    step: &Write,
    whose: Whose,
    it: &Commitment,
    id: affianca_domain::AbsenceId,
    titles: bool,
) -> Result<()> {
    let kept = KeptAbsence {
        id,
        absence: it.away,
        note: if titles {
            it.title.clone()
        } else {
            String::new()
        },
        calendar_uid: it.uid.clone(),
    };
    Ok(availability::keep_absence(step, whose, &kept)?)
}

fn preview(table: &CalendarTable, plan: &Plan, token: String) -> CalendarPreview {
    let row = |it: &Commitment| CommitmentRow {
        when: when(&it.away),
        title: it.title.clone(),
    };
    let more = |all: usize| count(all.saturating_sub(SHOWN));
    let read = &table.read;
    CalendarPreview {
        token,
        file: table.file.clone(),
        added: plan.added.iter().take(SHOWN).map(row).collect(),
        changed: plan
            .changed
            .iter()
            .take(SHOWN)
            .map(|(_, it)| row(it))
            .collect(),
        removed: plan
            .removed
            .iter()
            .take(SHOWN)
            .map(|(_, away, note)| CommitmentRow {
                when: when(away),
                title: note.clone(),
            })
            .collect(),
        more: [plan.added.len(), plan.changed.len(), plan.removed.len()].map(more),
        same: plan.same,
        over: read.over,
        beyond: read.beyond,
        free: read.free,
        cancelled: read.cancelled,
        unread: read.unread,
    }
}

fn count(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}

//! *Ripeti…*: a series judged as a whole, each session beside those before it, and entered in one step.

use std::collections::HashMap;

use affianca_domain::series::MOST;
use affianca_domain::{
    ActivityId, BranchId, CoachId, DateOf, Minutes, NoSeries, Plan, Repetition, RuleId, SeriesDays,
    Session, SessionGroupId, Slot, Span, TimeOfDay, Until, blocking, parse_date,
};
use affianca_store::rows;
use affianca_store::rows::session_group::GroupKind;
use chrono::{Days, NaiveDate, NaiveDateTime, Weekday};
use rusqlite::Connection;

use super::changes::{Acknowledged, line_of};
use super::judging::Judging;
use super::{
    SeriesChange, SeriesCheck, SeriesEnd, SeriesEntered, SeriesForm, SeriesLine, SkippedDay,
};
use crate::fields::Fields;
use crate::sessions::{Context, NOT_YET, Onto, SessionReader, read};
use crate::{Action, Archive, Error, FieldProblem, Refusal, Result};

/// How far a session is moved on to the same weekday.
const WEEKS_ON: u64 = 26;

impl Archive {
    /// Judges a series while it is put together: every session with what it breaks and its mends.
    ///
    /// # Errors
    /// [`Error::NotFound`] for the activity.
    pub fn check_series(
        &self,
        activity: ActivityId,
        form: &SeriesForm,
        now: NaiveDateTime,
    ) -> Result<SeriesCheck> {
        self.read(|connection| {
            let context = Context::load(connection, activity)?;
            match Series::read(&context, form, now) {
                Ok(series) => series.check(connection, &context, now),
                Err(fields) => Ok(SeriesCheck {
                    fields,
                    ..SeriesCheck::default()
                }),
            }
        })
    }

    /// *Invia* on a series: all of it as it was shown, or nothing.
    ///
    /// # Errors
    /// [`Error::Invalid`] for fields, [`Error::Rules`] for rules broken or not acknowledged,
    /// [`Refusal::ListChanged`] when the series is not the one shown any more.
    pub fn enter_series(
        &self,
        activity: ActivityId,
        form: &SeriesForm,
        shown: &[Slot],
        acknowledged: &[RuleId],
        now: NaiveDateTime,
    ) -> Result<SeriesEntered> {
        self.write(Action::EnterSeries, now, |step| {
            let context = Context::load(step, activity)?;
            let series = Series::read(&context, form, now).map_err(Error::Invalid)?;
            let check = series.check(step, &context, now)?;
            let lines: Vec<&SeriesLine> = check.lines.iter().filter(|it| !it.left_out).collect();
            if lines.is_empty() {
                return Err(Refusal::NothingChosen.into());
            }
            if !lines.iter().map(|line| &line.slot).eq(shown) {
                return Err(Refusal::ListChanged.into());
            }
            let mut seen = Acknowledged::new(acknowledged);
            let mut told = Vec::new();
            let mut sessions = Vec::new();
            let whose = (activity, context.request.beneficiary);
            let onto = Onto::New(NOT_YET, whose, now);
            let form = read(step, &form.session, onto, now.date())?;
            for line in &lines {
                let session = Session {
                    id: step.new_id()?,
                    date: line.slot.date,
                    start: line.slot.start,
                    end: line.slot.end,
                    ..form.clone()
                };
                seen.take(&session, &line.violations)?;
                rows::session::insert(step, &session)?;
                told.push(line_of(&context, &session));
                sessions.push(session.id);
            }
            if sessions.len() > 1 {
                let group: SessionGroupId = step.new_id()?;
                rows::session_group::insert(step, group, GroupKind::Series, now, &sessions)?;
            }
            step.about(format!(
                "{} erogazioni, {} {}",
                sessions.len(),
                context.request.opal,
                context.activity.code
            ));
            step.within(context.request.id);
            step.note("erogazioni", told);
            seen.note(step);
            Ok(SeriesEntered { sessions })
        })
    }
}

/// A series that could be read.
pub(super) struct Series {
    days: SeriesDays,
    reader: SessionReader,
    pub start: TimeOfDay,
    pub changes: HashMap<NaiveDate, SeriesChange>,
    pub branch: Option<BranchId>,
    pub coach: Option<CoachId>,
}

impl Series {
    fn read(
        context: &Context,
        form: &SeriesForm,
        now: NaiveDateTime,
    ) -> Result<Self, Vec<FieldProblem>> {
        let today = now.date();
        let reader = SessionReader::of(&form.session, today);
        let mut problems = reader.problems();
        let mut fields = Fields::new("");
        let until = until(context, form, &mut fields, today);
        problems.extend(fields.problems());
        let (Some(first), Some(start), Some(end), Some(until), true) = (
            reader.date,
            reader.start,
            reader.end,
            until,
            problems.is_empty(),
        ) else {
            return Err(problems);
        };
        let length = Span { start, end }.length();
        if length == Minutes::ZERO {
            let message = "La fine deve essere dopo l’inizio.";
            return Err(vec![FieldProblem::new("end", message)]);
        }
        let weekdays = form.weekdays.iter().filter_map(|day| weekday(*day));
        let repetition = Repetition {
            first,
            weekdays: weekdays.collect(),
            length,
            until,
        };
        let days = repetition
            .days()
            .map_err(|why| vec![FieldProblem::new(field_of(why), why.to_string())])?;
        let changes = form.changes.iter().cloned();
        Ok(Self {
            days,
            reader,
            start,
            changes: changes.map(|change| (change.day, change)).collect(),
            branch: form.session.branch,
            coach: form.session.coach,
        })
    }

    fn check(
        &self,
        connection: &Connection,
        context: &Context,
        now: NaiveDateTime,
    ) -> Result<SeriesCheck> {
        let last = self.days.days.last().map_or(now.date(), |(day, _)| *day);
        let first = self.days.days.first().map_or(now.date(), |(day, _)| *day);
        let until = last + Days::new(7 * WEEKS_ON);
        let mut judging = Judging::begin(connection, (context, self), (first, until), now)?;
        let mut lines: Vec<SeriesLine> = Vec::new();
        for (day, length) in &self.days.days {
            lines.push(judging.line(*day, *length));
        }
        judging.offer_other_weeks(&mut lines);
        let sent = || lines.iter().filter(|line| !line.left_out);
        let minutes: Minutes = sent().map(|line| line.minutes).sum();
        let left = context.hours.left(context.activity.agreed);
        Ok(SeriesCheck {
            fields: Vec::new(),
            count: u32::try_from(sent().count()).unwrap_or(MOST),
            minutes,
            free: left.saturating_sub(minutes),
            blocked: count(sent().filter(|line| blocking(&line.violations))),
            skipped: self.days.skipped.iter().map(skipped).collect(),
            remark: self.days.cut.map(|cut| cut.to_string()),
            lines,
        })
    }

    /// When and where a session of it is held.
    pub fn plan(&self, date: NaiveDate, span: Span) -> Plan {
        let place = Some(self.reader.place.clone()).filter(|place| !place.is_empty());
        Plan {
            date,
            start: span.start,
            end: span.end,
            place,
        }
    }
}

fn skipped((date, name): &(NaiveDate, &'static str)) -> SkippedDay {
    SkippedDay {
        date: *date,
        name: (*name).to_owned(),
    }
}

fn count<T>(of: impl Iterator<Item = T>) -> u32 {
    u32::try_from(of.count()).unwrap_or(u32::MAX)
}

fn weekday(number: u8) -> Option<Weekday> {
    Weekday::try_from(number.checked_sub(1)?).ok()
}

/// The end that was chosen, or its problem.
fn until(
    context: &Context,
    form: &SeriesForm,
    fields: &mut Fields,
    today: NaiveDate,
) -> Option<Until> {
    match form.end {
        SeriesEnd::Count => match form.count.trim().parse() {
            Ok(count) => Some(Until::Count(count)),
            Err(_) => {
                fields.problem("count", NoSeries::Count.to_string());
                None
            }
        },
        SeriesEnd::Day => fields
            .take("last", parse_date(&form.last, DateOf::Appointment, today))
            .map(Until::Day),
        SeriesEnd::Hours => Some(Until::Hours(context.hours.left(context.activity.agreed))),
    }
}

/// Beside which field it is told why there is no series.
const fn field_of(why: NoSeries) -> &'static str {
    match why {
        NoSeries::NoWeekday | NoSeries::NoDay => "weekdays",
        NoSeries::Backwards { .. } => "last",
        NoSeries::Count => "count",
        NoSeries::NoHours => "hours",
    }
}

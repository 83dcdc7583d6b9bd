//! *Ripeti…*: a series judged as a whole, each session beside those before it, and entered in one step.

use std::collections::HashMap;

use affianca_domain::series::{MOST, next_same_weekday};
use affianca_domain::{
    ActivityId, BranchId, CoachId, DateOf, Minutes, Moment, NoSeries, PatronDay, Plan, Repetition,
    RuleId, SeriesDays, Session, SessionGroupId, Slot, Span, TimeOfDay, Until, Violation, blocking,
    format_date, parse_date, weekday_name,
};
use affianca_store::rows;
use affianca_store::rows::session_group::GroupKind;
use chrono::{Days, NaiveDate, NaiveDateTime, Weekday};
use rusqlite::Connection;

use super::changes::{Acknowledged, line_of};
use super::lines::telling;
use super::{
    SeriesChange, SeriesCheck, SeriesEnd, SeriesEntered, SeriesForm, SeriesLine, SeriesMend,
    SkippedDay,
};
use crate::fields::Fields;
use crate::sessions::{
    Beside, Candidate, Context, Diary, DiaryOf, NOT_YET, Onto, SessionReader, read,
    told_without_number,
};
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
struct Series {
    days: SeriesDays,
    reader: SessionReader,
    start: TimeOfDay,
    changes: HashMap<NaiveDate, SeriesChange>,
    branch: Option<BranchId>,
    coach: Option<CoachId>,
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
        let whose = DiaryOf::of(context.request.beneficiary, self.coach);
        let mut judging = Judging {
            series: self,
            context,
            diary: Diary::load(connection, &whose, (first, until), false)?,
            counted: context.counted_without(None),
            patron: None,
            now,
        };
        let any = Plan::probe(first, &context.programme.limits);
        if let Some(plan) = any.map(|plan| self.plan(plan.date, plan.span())) {
            judging.patron = context.patron(connection, &judging.candidate(&plan))?;
        }
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

    fn plan(&self, date: NaiveDate, span: Span) -> Plan {
        let place = Some(self.reader.place.clone()).filter(|place| !place.is_empty());
        Plan {
            date,
            start: span.start,
            end: span.end,
            place,
        }
    }
}

/// The series while its lines are judged, one beside those before it.
struct Judging<'a> {
    series: &'a Series,
    context: &'a Context,
    diary: Diary,
    counted: Minutes,
    patron: Option<(String, PatronDay)>,
    now: NaiveDateTime,
}

impl Judging<'_> {
    fn candidate<'p>(&self, plan: &'p Plan) -> Candidate<'p> {
        Candidate {
            moment: Moment::Enter,
            plan,
            branch: self.series.branch,
            coach: self.series.coach,
            itself: None,
            entered: None,
        }
    }

    fn judge(&self, slot: Slot) -> Vec<Violation> {
        let plan = self.series.plan(slot.date, slot.span());
        let neighbours =
            self.diary
                .beside(self.context.request.beneficiary, self.series.coach, None);
        let beside = Beside {
            counted: self.counted,
            neighbours,
            patron: self.patron.clone(),
        };
        let found = self
            .context
            .judge_beside(&self.candidate(&plan), &beside, self.now);
        told_without_number(telling(found))
    }

    fn line(&mut self, day: NaiveDate, length: Minutes) -> SeriesLine {
        let change = self.series.changes.get(&day);
        let left_out = change.is_some_and(|change| change.left_out);
        let start = self.series.start;
        let own = Slot {
            date: day,
            start,
            end: start.plus(length).unwrap_or(start),
        };
        let slot = change.and_then(|change| change.slot).unwrap_or(own);
        let mut line = SeriesLine {
            day,
            slot,
            minutes: slot.span().length(),
            left_out,
            moved: slot != own,
            violations: Vec::new(),
            mends: Vec::new(),
        };
        if left_out {
            return line;
        }
        line.violations = self.judge(slot);
        line.mends = mends(&line);
        self.counted = self.counted + line.minutes;
        if let Some(session) = self.session(slot) {
            self.diary.put(self.context, &session);
        }
        line
    }

    /// As the diary holds it.
    fn session(&self, slot: Slot) -> Option<Session> {
        let whose = (self.context.activity.id, self.context.request.beneficiary);
        let by = (self.series.branch?, self.series.coach?);
        let when = (slot.date, slot.span());
        Some(Session::entered_now(NOT_YET, whose, by, when, self.now))
    }

    /// The next same weekday on which the line would break nothing, beside all the others.
    fn offer_other_weeks(&self, lines: &mut [SeriesLine]) {
        let mut taken: Vec<NaiveDate> = lines.iter().map(|line| line.slot.date).collect();
        for line in lines.iter_mut().filter(|line| !line.violations.is_empty()) {
            let place_alone = line.violations.iter().all(is_of_the_place);
            if place_alone {
                continue;
            }
            let free = next_same_weekday(line.slot.date, |date| {
                !taken.contains(&date)
                    && self
                        .judge(Slot { date, ..line.slot })
                        .iter()
                        .all(is_of_the_place)
            });
            if let Some(date) = free {
                taken.push(date);
                let slot = Slot { date, ..line.slot };
                let already = |mend: &SeriesMend| mend.change.slot == Some(slot);
                if !line.mends.iter().any(already) {
                    line.mends.insert(0, moved(line.day, slot));
                }
            }
        }
    }
}

fn is_of_the_place(violation: &Violation) -> bool {
    violation.field.as_deref() == Some("place")
}

/// The rules' own mends, as changes of the line.
fn mends(line: &SeriesLine) -> Vec<SeriesMend> {
    let mut found: Vec<SeriesMend> = Vec::new();
    for mend in line.violations.iter().filter_map(|it| it.mend.as_ref()) {
        let time = || TimeOfDay::parse(&mend.value).ok();
        let slot = match mend.field.as_str() {
            "start" => time().map(|start| Slot { start, ..line.slot }),
            "end" => time().map(|end| Slot { end, ..line.slot }),
            // Moved on by days, it would meet the next of the series: a week is looked for instead.
            _ => None,
        };
        let Some(slot) = slot.filter(|slot| slot.start < slot.end) else {
            continue;
        };
        if !found.iter().any(|other| other.change.slot == Some(slot)) {
            found.push(SeriesMend {
                label: mend.label.clone(),
                change: change(line.day, slot),
            });
        }
    }
    found
}

fn moved(day: NaiveDate, slot: Slot) -> SeriesMend {
    let date = format_date(slot.date);
    SeriesMend {
        label: format!("Sposta a {} {date}", weekday_name(slot.date)),
        change: change(day, slot),
    }
}

const fn change(day: NaiveDate, slot: Slot) -> SeriesChange {
    SeriesChange {
        day,
        left_out: false,
        slot: Some(slot),
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

//! The sessions of a series judged one beside those before it, each with its mends.

use affianca_domain::series::next_same_weekday;
use affianca_domain::{
    Minutes, Moment, PatronDay, Plan, Session, Slot, TimeOfDay, Violation, format_date,
    weekday_name,
};
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::Connection;

use super::lines::telling;
use super::repeat::Series;
use super::{SeriesChange, SeriesLine, SeriesMend};
use crate::Result;
use crate::sessions::{Beside, Candidate, Context, Diary, DiaryOf, NOT_YET, told_without_number};

/// The series while its lines are judged, one beside those before it.
pub(super) struct Judging<'a> {
    series: &'a Series,
    context: &'a Context,
    diary: Diary,
    counted: Minutes,
    patron: Option<(String, PatronDay)>,
    now: NaiveDateTime,
}

impl<'a> Judging<'a> {
    /// Reads what stands beside the series between two days.
    pub fn begin(
        connection: &Connection,
        (context, series): (&'a Context, &'a Series),
        (first, until): (NaiveDate, NaiveDate),
        now: NaiveDateTime,
    ) -> Result<Self> {
        let whose = DiaryOf::of(context.request.beneficiary, series.coach);
        let mut judging = Self {
            series,
            context,
            diary: Diary::load(connection, &whose, (first, until), false)?,
            counted: context.counted_without(None),
            patron: None,
            now,
        };
        if let Some(any) = Plan::probe(first, &context.programme.limits) {
            let plan = series.plan(any.date, any.span());
            judging.patron = context.patron(connection, &judging.candidate(&plan))?;
        }
        Ok(judging)
    }

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
            neighbours: &neighbours,
            patron: self.patron.clone(),
        };
        let found = self
            .context
            .judge_beside(&self.candidate(&plan), &beside, self.now);
        told_without_number(telling(found))
    }

    /// A session of it as it stands beside those before.
    pub fn line(&mut self, day: NaiveDate, length: Minutes) -> SeriesLine {
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
    pub fn offer_other_weeks(&self, lines: &mut [SeriesLine]) {
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

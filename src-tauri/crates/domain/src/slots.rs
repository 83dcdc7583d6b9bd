//! Where a session that was not held could be held instead: the next hours of the same length in which it
//! would break no rule, for person and coach.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::availability::{Availability, common};
use crate::quantities::{Minutes, Span, TimeOfDay};
use crate::rules::{Circumstances, Plan, Severity, check};

/// Days looked through: longer than any holidays.
const SEARCHED: usize = 60;
/// Between one beginning tried and the next.
const STEP: u16 = 30;

/// A day and hours in which a session could be held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Slot {
    /// The day.
    pub date: NaiveDate,
    /// When it would start.
    pub start: TimeOfDay,
    /// When it would end.
    pub end: TimeOfDay,
}

/// For whom a slot is looked for, and who has to be free.
#[derive(Clone, Debug)]
pub struct SlotAsk<'a> {
    /// The session as the rules see it, at the hours it had: of another day, all but these stays. Drafts
    /// stand among its neighbours as if they were scheduled: their hours are taken.
    pub case: Circumstances<'a>,
    /// No slot is on a day before.
    pub from: NaiveDate,
    /// Hours the coach is on the way in.
    pub on_the_way: &'a [(NaiveDate, Span)],
    /// When the person is at work.
    pub person: &'a Availability,
    /// When the coach works.
    pub coach: &'a Availability,
    /// When the employer is closed.
    pub employer: &'a Availability,
    /// How many are wanted.
    pub most: usize,
}

impl Slot {
    /// The hours it takes.
    #[must_use]
    pub const fn span(self) -> Span {
        Span {
            start: self.start,
            end: self.end,
        }
    }
}

/// The next slots, one a day at most: at the session's own hours where these are free, else at the nearest.
#[must_use]
pub fn next_slots(ask: &SlotAsk<'_>) -> Vec<Slot> {
    let Some(length) = ask.case.plan.length() else {
        return Vec::new();
    };
    let mut days: Vec<NaiveDate> = ask.from.iter_days().take(SEARCHED).collect();
    // The same weekday suits a person's week best: it comes first among the days of its week, those
    // with another session of the person last.
    let wanted = ask.case.plan.date.weekday();
    let week_of = |day: &NaiveDate| (*day - ask.from).num_days() / 7;
    days.sort_by_key(|day| {
        let second = ask.has_one_already(*day);
        (week_of(day), second, day.weekday() != wanted, *day)
    });
    let mut found: Vec<Slot> = days
        .into_iter()
        .filter_map(|day| ask.on(day, length))
        .take(ask.most)
        .collect();
    found.sort_by_key(|slot| (slot.date, slot.start));
    found
}

impl SlotAsk<'_> {
    fn on(&self, day: NaiveDate, length: Minutes) -> Option<Slot> {
        let limits = self.case.limits;
        let whole = Span {
            start: limits.earliest,
            end: limits.latest,
        };
        let mut free = self.person.free_on(day, whole);
        for other in [self.coach, self.employer] {
            free = common(&free, &other.free_on(day, whole));
        }
        let own = self.case.plan.start.minutes();
        let mut starts: Vec<u16> = (limits.earliest.minutes()..limits.latest.minutes())
            .step_by(STEP.into())
            .filter(|start| *start != own)
            .collect();
        starts.push(own);
        starts.sort_by_key(|start| (start.abs_diff(own), *start));
        starts
            .into_iter()
            .filter_map(|start| {
                let start = TimeOfDay::from_minutes(start)?;
                let end = start.plus(length)?;
                Some(Slot {
                    date: day,
                    start,
                    end,
                })
            })
            .filter(|slot| {
                let inside = |span: &Span| span.start <= slot.start && slot.end <= span.end;
                free.iter().any(inside) && self.is_untaken(*slot)
            })
            .find(|slot| self.breaks_nothing(*slot))
    }

    /// Whether the person has another session on that day.
    fn has_one_already(&self, day: NaiveDate) -> bool {
        let mut others = self.case.neighbours.iter();
        others.any(|other| other.same_beneficiary && other.date == day)
    }

    /// Whether the coach is not on the way meanwhile.
    fn is_untaken(&self, slot: Slot) -> bool {
        let mut ways = self.on_the_way.iter();
        !ways.any(|(day, span)| *day == slot.date && span.overlaps(slot.span()))
    }

    /// Whether no rule says a word; a place that was missing before is missing still.
    fn breaks_nothing(&self, slot: Slot) -> bool {
        let plan = Plan {
            date: slot.date,
            start: slot.start,
            end: slot.end,
            place: self.case.plan.place.clone(),
        };
        let case = Circumstances {
            plan: &plan,
            ..self.case.clone()
        };
        let broken = check(&case);
        broken.iter().all(|violation| {
            violation.severity == Severity::Information
                || violation.field.as_deref() == Some("place")
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use chrono::NaiveDateTime;

    use super::*;
    use crate::availability::{Absence, WeekHours};
    use crate::ids::{ActivityId, SessionId};
    use crate::programme::Programme;
    use crate::rules::{ActivityTerms, Booking, Moment};
    use crate::states::{ActivityState, RequestState, SessionState};

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2022, month, day).unwrap()
    }

    fn time(text: &str) -> TimeOfDay {
        TimeOfDay::parse(text).unwrap()
    }

    fn span(start: &str, end: &str) -> Span {
        Span {
            start: time(start),
            end: time(end),
        }
    }

    /// Wednesday 1 June 2022, 09:12.
    fn now() -> NaiveDateTime {
        day(6, 1).and_hms_opt(9, 12, 0).unwrap()
    }

    #[derive(Default)]
    struct World {
        neighbours: Vec<Booking>,
        on_the_way: Vec<(NaiveDate, Span)>,
        person: Availability,
        coach: Availability,
        employer: Availability,
    }

    impl World {
        /// The next slots of a session of Wednesday 1 June, 09:00–12:00, from the day after.
        fn slots(&self, most: usize) -> Vec<Slot> {
            let programme = Programme::job_coach_1103().unwrap();
            let terms = ActivityTerms {
                request: RequestState::Admitted,
                activity: ActivityState::Started,
                component: programme.component("JC-AL").unwrap(),
                agreed: Minutes::from_hours(44),
                limits: &programme.limits,
                voucher: None,
            };
            let plan = Plan {
                date: day(6, 1),
                start: time("9"),
                end: time("12"),
                place: None,
            };
            next_slots(&SlotAsk {
                case: Circumstances {
                    neighbours: &self.neighbours,
                    ..Circumstances::alone(terms, Moment::Enter, &plan, now())
                },
                from: day(6, 2),
                on_the_way: &self.on_the_way,
                person: &self.person,
                coach: &self.coach,
                employer: &self.employer,
                most,
            })
        }

        fn told(&self, most: usize) -> Vec<String> {
            let slots = self.slots(most).into_iter();
            slots
                .map(|slot| format!("{} {}", slot.date.format("%d/%m"), slot.span()))
                .collect()
        }
    }

    fn booked(date: NaiveDate, of: Span, same_beneficiary: bool) -> Booking {
        Booking {
            id: SessionId(1),
            date,
            start: of.start,
            end: of.end,
            state: SessionState::Scheduled,
            activity_id: ActivityId(1),
            activity: "JC-AL".into(),
            person: "Rossi Maria".into(),
            same_beneficiary,
            same_coach: true,
        }
    }

    #[test]
    fn the_same_weekday_of_the_next_week_is_among_the_first() {
        assert_eq!(
            World::default().told(3),
            [
                "03/06 09:00–12:00",
                "04/06 09:00–12:00",
                "08/06 09:00–12:00"
            ],
            "2 June and Sunday are feasts"
        );
        assert_eq!(World::default().told(1), ["08/06 09:00–12:00"]);
    }

    #[test]
    fn another_session_moves_it_to_the_nearest_hours() {
        let world = World {
            neighbours: vec![booked(day(6, 8), span("8", "10:15"), false)],
            ..World::default()
        };
        assert_eq!(world.told(1), ["08/06 10:30–13:30"]);
    }

    #[test]
    fn a_day_with_another_session_of_the_person_comes_last() {
        let mut world = World {
            neighbours: vec![booked(day(6, 8), span("15", "16"), true)],
            ..World::default()
        };
        assert_eq!(world.told(1), ["03/06 09:00–12:00"]);
        world.neighbours = vec![booked(day(6, 8), span("15", "16"), false)];
        assert_eq!(
            world.told(1),
            ["08/06 09:00–12:00"],
            "another person's hours take nothing from this one's day"
        );
    }

    #[test]
    fn a_day_that_is_full_is_left_out() {
        let world = World {
            neighbours: vec![booked(day(6, 8), span("13", "19"), true)],
            ..World::default()
        };
        assert_eq!(
            world.told(1),
            ["03/06 09:00–12:00"],
            "6 hours and 3 are more than the person may have"
        );
    }

    #[test]
    fn nobody_is_called_in_outside_their_hours_or_while_away() {
        let mornings = WeekHours::new(
            None,
            None,
            std::array::from_fn(|day| match day {
                0 | 2 => vec![span("9", "12")],
                4 => vec![span("9", "11")],
                _ => Vec::new(),
            }),
        );
        let away = |from, to, hours| Availability {
            absences: vec![Absence::new(from, to, hours).unwrap()],
            ..Availability::default()
        };
        let mut world = World {
            person: Availability {
                weeks: vec![mornings.unwrap()],
                absences: Vec::new(),
            },
            ..World::default()
        };
        assert_eq!(world.told(2), ["06/06 09:00–12:00", "08/06 09:00–12:00"]);
        world.coach = away(day(6, 6), day(6, 6), Some(span("10", "11")));
        world.employer = away(day(6, 8), day(6, 12), None);
        assert_eq!(world.told(2), ["13/06 09:00–12:00", "15/06 09:00–12:00"]);
    }

    #[test]
    fn who_is_on_the_way_is_not_there() {
        let world = World {
            on_the_way: vec![(day(6, 8), span("11:30", "12"))],
            ..World::default()
        };
        assert_eq!(world.told(1), ["08/06 08:30–11:30"]);
    }

    #[test]
    fn what_cannot_be_anywhere_is_nowhere() {
        let world = World {
            coach: Availability {
                absences: vec![Absence::new(day(6, 1), day(12, 31), None).unwrap()],
                ..Availability::default()
            },
            ..World::default()
        };
        assert!(world.slots(3).is_empty());
    }

    #[test]
    fn every_slot_passes_the_rules_it_was_asked_of() {
        let world = World {
            neighbours: vec![
                booked(day(6, 3), span("8", "16"), false),
                booked(day(6, 7), span("9", "12"), true),
            ],
            ..World::default()
        };
        let slots = world.slots(8);
        assert_eq!(slots.len(), 8);
        for slot in slots {
            assert_eq!(slot.span().length(), Minutes(180), "{slot:?}");
            let clash = world
                .neighbours
                .iter()
                .any(|other| other.date == slot.date && other.span().overlaps(slot.span()));
            assert!(!clash, "{slot:?}");
        }
    }
}

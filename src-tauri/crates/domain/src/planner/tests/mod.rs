#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
//! Plans judged by what shares no code with the planner: the rules, every possible plan, a solver's proof.

mod edges;
mod judge;
mod proved;
mod read;
mod ruled;
mod several;
mod tiny;
mod turned;
mod wording;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, Weekday};

use super::*;
use crate::availability::{Absence, Availability, Travel, WeekHours};
use crate::holidays::PatronDay;
use crate::ids::{ActivityId, BeneficiaryId, CoachId};
use crate::programme::Programme;
use crate::quantities::{Minutes, Span, TimeOfDay};
use crate::rules::Capacity;
use crate::states::{ActivityState, RequestState};
use crate::voucher_end::VoucherEnd;

/// Owns what an [`Ask`] borrows.
#[derive(Clone, Debug)]
struct Case {
    programme: Programme,
    now: NaiveDateTime,
    person_id: BeneficiaryId,
    request: RequestState,
    capacity: Capacity,
    voucher_end: Option<VoucherEnd>,
    patron: Option<(String, PatronDay)>,
    wanted: Vec<Part>,
    wish: Wish,
    person: Availability,
    coach: Availability,
    employer: Availability,
    travel: Travel,
    taken: Vec<Taken>,
    locked: Vec<Planned>,
}

/// An activity of a case; its number is its place in the manual.
#[derive(Clone, Debug)]
struct Part {
    code: &'static str,
    state: ActivityState,
    agreed: Minutes,
    so_far: Minutes,
    place: String,
    at_work: bool,
}

const PERSON: BeneficiaryId = BeneficiaryId(1);
const COACH: CoachId = CoachId(1);
const CODES: [&str; 6] = ["JC-AN", "JC-PU", "JC-DE", "JC-AL", "JC-AL-R", "JC-SU"];
const MONTELLO: &str = "Lavanderia Montello, Villorba";

fn go_on() -> bool {
    true
}

impl Case {
    /// Monday 2 March 2026 to the Friday of so many weeks later, asked for the day before; sessions of one
    /// and two hours.
    fn new(weeks: u64, parts: &[(&'static str, u32)]) -> Self {
        let from = day(2026, 3, 2);
        let wanted = parts.iter().map(|(code, hours)| Part {
            code,
            state: ActivityState::Started,
            agreed: Minutes::from_hours(*hours),
            so_far: Minutes::ZERO,
            place: MONTELLO.into(),
            at_work: code.starts_with("JC-AL"),
        });
        Self {
            programme: Programme::job_coach_1103().unwrap(),
            now: day(2026, 3, 1).and_time(NaiveTime::MIN),
            person_id: PERSON,
            request: RequestState::Admitted,
            capacity: Capacity::default(),
            voucher_end: None,
            patron: None,
            wanted: wanted.collect(),
            wish: Wish {
                from,
                to: from + Days::new(7 * weeks - 3),
                weekly: None,
                lengths: vec![Minutes(60), Minutes(120)],
                length: None,
                days: Vec::new(),
                hours: None,
                most_a_day: 2,
                left_out: Vec::new(),
            },
            person: Availability::default(),
            coach: Availability::default(),
            employer: Availability::default(),
            travel: Travel::default(),
            taken: Vec::new(),
            locked: Vec::new(),
        }
    }

    /// A base voucher, all five activities.
    fn voucher(weeks: u64) -> Self {
        Self::new(
            weeks,
            &[
                ("JC-AN", 4),
                ("JC-PU", 4),
                ("JC-DE", 8),
                ("JC-AL", 44),
                ("JC-SU", 4),
            ],
        )
    }

    fn ask(&self) -> Ask<'_> {
        let wanted = self.wanted.iter().map(|part| Wanted {
            activity: activity(part.code),
            component: self.programme.component(part.code).unwrap(),
            state: part.state,
            agreed: part.agreed,
            so_far: part.so_far,
            place: part.place.clone(),
            patron: self.patron.clone(),
            at_work: part.at_work,
            alongside: part.code == "JC-SU",
        });
        Ask {
            now: self.now,
            person: self.person_id,
            coach: COACH,
            request: self.request,
            limits: &self.programme.limits,
            capacity: self.capacity,
            voucher: self.voucher_end,
            wanted: wanted.collect(),
            wish: self.wish.clone(),
            free: Free {
                person: &self.person,
                coach: &self.coach,
                employer: &self.employer,
                travel: &self.travel,
            },
            locked: self.locked.clone(),
        }
    }

    fn plan(&self) -> Proposal {
        plan(&self.ask(), &self.taken, &go_on).unwrap()
    }

    /// The plan without what would help.
    fn best(&self) -> Proposal {
        proposal::best(&self.ask(), &self.taken, &go_on).unwrap()
    }

    /// The coach works in these hours from Monday to Friday.
    fn coach_works(mut self, hours: &[&str]) -> Self {
        self.coach.weeks = vec![working(hours)];
        self
    }
}

fn activity(code: &str) -> ActivityId {
    let place = CODES.iter().position(|known| *known == code).unwrap();
    ActivityId(i64::try_from(place).unwrap() + 1)
}

fn code(activity: ActivityId) -> &'static str {
    CODES[usize::try_from(activity.0).unwrap() - 1]
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn span(text: &str) -> Span {
    let (start, end) = text.split_once('-').unwrap();
    Span {
        start: TimeOfDay::parse(start).unwrap(),
        end: TimeOfDay::parse(end).unwrap(),
    }
}

fn working(hours: &[&str]) -> WeekHours {
    let days = std::array::from_fn(|place| {
        let hours = if place < 5 { hours } else { &[] };
        hours.iter().map(|text| span(text)).collect()
    });
    WeekHours::new(None, None, days).unwrap()
}

fn taken(date: NaiveDate, hours: &str, person: BeneficiaryId, coach: CoachId) -> Taken {
    Taken {
        date,
        span: span(hours),
        person,
        coach,
        place: MONTELLO.into(),
    }
}

/// «JC-AN lun 02/03 09:00–11:00», one a line.
fn told(sessions: &[Planned]) -> Vec<String> {
    let line = |one: &Planned| {
        let (date, weekday) = (
            one.date.format("%d/%m"),
            crate::calendar::weekday_short(one.date),
        );
        format!("{} {weekday} {date} {}", code(one.activity), one.span)
    };
    sessions.iter().map(line).collect()
}

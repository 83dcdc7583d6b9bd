#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
//! Every rule at its edges. A case starts from a session that breaks nothing, and changes one thing.

mod edges;
mod expired;
mod hostile;
mod sums;
mod wording;

use chrono::{NaiveDate, NaiveDateTime};

use super::*;
use crate::holidays::PatronDay;
use crate::ids::{ActivityId, SessionId};
use crate::programme::{Component, Limits, Programme};
use crate::quantities::{Minutes, TimeOfDay};
use crate::states::{ActivityState, RequestState, SessionState};
use crate::voucher_end::VoucherEnd;

/// Owns what [`Circumstances`] borrows; «today» is Wednesday 1 June 2022, 09:12.
#[derive(Debug)]
struct Case {
    moment: Moment,
    now: NaiveDateTime,
    plan: Plan,
    request: RequestState,
    activity: ActivityState,
    component: Component,
    agreed: Minutes,
    counted: Minutes,
    neighbours: Vec<Booking>,
    capacity: Capacity,
    patron: Option<(String, PatronDay)>,
    usual_place: Option<String>,
    limits: Limits,
    voucher: Option<VoucherEnd>,
    entered: Option<NaiveDate>,
}

fn case(moment: Moment) -> Case {
    let programme = Programme::job_coach_1103().unwrap();
    let date = match moment {
        Moment::Enter | Moment::Schedule => day(2022, 6, 8),
        Moment::Start | Moment::Conclude | Moment::Held => day(2022, 6, 1),
    };
    let (start, end) = match moment {
        Moment::Enter | Moment::Schedule => ("09:00", "12:00"),
        Moment::Start | Moment::Conclude | Moment::Held => ("08:00", "09:00"),
    };
    Case {
        moment,
        now: day(2022, 6, 1).and_hms_opt(9, 12, 0).unwrap(),
        plan: Plan {
            date,
            start: time(start),
            end: time(end),
            place: Some("Lavanderia Montello, Villorba".into()),
        },
        request: RequestState::Admitted,
        activity: ActivityState::Started,
        component: programme.component("JC-AL-R").unwrap().clone(),
        agreed: Minutes::from_hours(52),
        counted: Minutes::ZERO,
        neighbours: Vec::new(),
        capacity: Capacity::default(),
        patron: None,
        usual_place: None,
        limits: programme.limits,
        voucher: None,
        entered: None,
    }
}

impl Case {
    fn found(&self) -> Vec<Violation> {
        check(&self.circumstances())
    }

    fn circumstances(&self) -> Circumstances<'_> {
        Circumstances {
            moment: self.moment,
            now: self.now,
            entered: self.entered.unwrap_or(self.now.date()),
            plan: &self.plan,
            request: self.request,
            activity: self.activity,
            component: &self.component,
            agreed: self.agreed,
            counted: self.counted,
            neighbours: &self.neighbours,
            capacity: self.capacity,
            patron: self.patron.clone(),
            usual_place: self.usual_place.as_deref(),
            limits: &self.limits,
            voucher: self.voucher,
        }
    }

    /// The rules broken, with their weight.
    fn rules(&self) -> Vec<(RuleId, Severity)> {
        self.found()
            .iter()
            .map(|one| (one.rule, one.severity))
            .collect()
    }

    /// The only violation there is.
    fn only(&self) -> Violation {
        let mut found = self.found();
        assert_eq!(found.len(), 1, "expected one violation: {found:?}");
        found.remove(0)
    }

    fn on(mut self, date: NaiveDate) -> Self {
        self.plan.date = date;
        self
    }

    fn between(mut self, start: &str, end: &str) -> Self {
        self.plan.start = time(start);
        self.plan.end = time(end);
        self
    }

    fn beside(mut self, bookings: &[Booking]) -> Self {
        self.neighbours.extend_from_slice(bookings);
        self
    }

    fn today(mut self, date: NaiveDate) -> Self {
        self.now = date.and_time(self.now.time());
        self
    }

    /// With a voucher whose last day is this one.
    fn until(mut self, last: NaiveDate) -> Self {
        let programme = Programme::job_coach_1103().unwrap();
        self.voucher = programme.voucher_end(Some(last));
        self
    }

    fn at(mut self, hour: u32, minute: u32) -> Self {
        self.now = self.now.date().and_hms_opt(hour, minute, 0).unwrap();
        self
    }
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn time(text: &str) -> TimeOfDay {
    TimeOfDay::parse(text).unwrap()
}

/// A counted session of the same person with another coach.
fn booked(date: NaiveDate, start: &str, end: &str) -> Booking {
    Booking {
        id: SessionId(55),
        date,
        start: time(start),
        end: time(end),
        state: SessionState::Scheduled,
        activity_id: ActivityId(9),
        activity: "JC-DE".into(),
        person: "El Amrani Samira".into(),
        same_beneficiary: true,
        same_coach: false,
    }
}

/// The same of another person with the same coach.
fn of_the_coach(booking: Booking) -> Booking {
    Booking {
        same_beneficiary: false,
        same_coach: true,
        ..booking
    }
}

const DRAFT: [Moment; 2] = [Moment::Enter, Moment::Schedule];
const LATER: [Moment; 2] = [Moment::Start, Moment::Conclude];

#[test]
fn a_regular_session_breaks_nothing_at_any_moment() {
    for moment in DRAFT.into_iter().chain(LATER) {
        assert_eq!(case(moment).found(), Vec::new(), "{moment:?}");
    }
}

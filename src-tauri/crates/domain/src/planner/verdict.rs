//! The rules themselves, asked of every day before and of every session after: what they have anything
//! to say against, a warning included, is not proposed.

use std::collections::BTreeMap;

use chrono::{Datelike, IsoWeek, NaiveDate};

use super::ask::{Ask, Planned, Taken, Wanted};
use crate::ids::{ActivityId, SessionId};
use crate::quantities::{Minutes, Span};
use crate::rules::{Booking, Circumstances, Moment, Plan, Violation, check};
use crate::states::SessionState;

/// What the rules have against any session of an activity on a day, whatever else there is.
pub fn of_day(ask: &Ask<'_>, wanted: &Wanted<'_>, date: NaiveDate) -> Option<Violation> {
    let mut plan = Plan::probe(date, ask.limits)?;
    plan.place = Some(wanted.place.clone());
    [Moment::Enter, Moment::Schedule]
        .into_iter()
        .find_map(|moment| {
            check(&circumstances(ask, wanted, &plan, moment))
                .into_iter()
                .next()
        })
}

/// What the rules have against sessions of a plan, each beside all others and those there are, when they
/// are entered and when they are scheduled.
pub fn of_plan(ask: &Ask<'_>, sessions: &[Planned], taken: &[Taken]) -> Vec<(Planned, Violation)> {
    let neighbours = Neighbours::of(ask, sessions, taken);
    let mut against = Vec::new();
    for session in sessions {
        let Some(wanted) = ask
            .wanted
            .iter()
            .find(|one| one.activity == session.activity)
        else {
            continue;
        };
        let others = neighbours.beside(session);
        let all = sessions.iter().chain(&ask.locked);
        let same = all.filter(|one| one.activity == session.activity && *one != session);
        let counted = same.map(|one| one.span.length()).sum::<Minutes>() + wanted.so_far;
        let plan = Plan {
            date: session.date,
            start: session.span.start,
            end: session.span.end,
            place: Some(wanted.place.clone()),
        };
        let first = [Moment::Enter, Moment::Schedule]
            .into_iter()
            .find_map(|moment| {
                let case = Circumstances {
                    counted,
                    neighbours: &others,
                    ..circumstances(ask, wanted, &plan, moment)
                };
                check(&case).into_iter().next()
            });
        against.extend(first.map(|violation| (*session, violation)));
    }
    against
}

/// One session about which nothing else is known yet.
fn circumstances<'a>(
    ask: &'a Ask<'_>,
    wanted: &'a Wanted<'_>,
    plan: &'a Plan,
    moment: Moment,
) -> Circumstances<'a> {
    Circumstances {
        moment,
        now: ask.now,
        entered: ask.now.date(),
        plan,
        request: ask.request,
        activity: wanted.state,
        component: wanted.component,
        agreed: wanted.agreed,
        counted: Minutes::ZERO,
        neighbours: &[],
        capacity: ask.capacity,
        voucher: ask.voucher,
        patron: wanted.patron.clone(),
        usual_place: None,
        limits: ask.limits,
    }
}

/// A booking, and the session of the plan that it is, if so.
type Beside = (Option<Planned>, Booking);

/// The bookings of the person and the coach by their week, as if all of them were scheduled.
struct Neighbours {
    weeks: BTreeMap<(i32, u32), Vec<Beside>>,
}

impl Neighbours {
    fn of(ask: &Ask<'_>, sessions: &[Planned], taken: &[Taken]) -> Self {
        let mut weeks: BTreeMap<_, Vec<Beside>> = BTreeMap::new();
        for session in sessions.iter().chain(&ask.locked) {
            let booking = Booking {
                activity_id: session.activity,
                same_beneficiary: true,
                same_coach: true,
                ..booking(session.date, session.span)
            };
            let week = weeks.entry(key(session.date.iso_week())).or_default();
            week.push((Some(*session), booking));
        }
        for one in taken {
            let week = key(one.date.iso_week());
            let (same_beneficiary, same_coach) = (one.person == ask.person, one.coach == ask.coach);
            // Only the weeks that something is planned in are looked at.
            if let Some(beside) = weeks.get_mut(&week)
                && (same_beneficiary || same_coach)
            {
                let booking = Booking {
                    same_beneficiary,
                    same_coach,
                    ..booking(one.date, one.span)
                };
                beside.push((None, booking));
            }
        }
        Self { weeks }
    }

    fn beside(&self, session: &Planned) -> Vec<Booking> {
        let week = self.weeks.get(&key(session.date.iso_week()));
        let others = week.into_iter().flatten();
        others
            .filter(|(planned, _)| planned.as_ref() != Some(session))
            .map(|(_, booking)| booking.clone())
            .collect()
    }
}

fn key(week: IsoWeek) -> (i32, u32) {
    (week.year(), week.week())
}

fn booking(date: NaiveDate, span: Span) -> Booking {
    Booking {
        id: SessionId(0),
        date,
        start: span.start,
        end: span.end,
        state: SessionState::Scheduled,
        activity_id: ActivityId(0),
        activity: String::new(),
        person: String::new(),
        same_beneficiary: false,
        same_coach: false,
    }
}

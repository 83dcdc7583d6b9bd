//! A plan looked at as it is, from its sessions alone: what the rules say, whether it keeps the wish, and
//! what it weighs.

use std::collections::BTreeSet;

use chrono::{Datelike, Duration};

use super::*;
use crate::ids::SessionId;
use crate::rules::{Booking, Circumstances, Moment, Plan, RuleId, check};
use crate::states::SessionState;

/// What the rules say of all sessions of a plan, each beside all others.
pub(super) fn violations(case: &Case, sessions: &[Planned]) -> Vec<(Planned, RuleId)> {
    let mut found = Vec::new();
    for session in sessions {
        let part = case
            .wanted
            .iter()
            .find(|part| activity(part.code) == session.activity)
            .unwrap();
        let others = || {
            sessions
                .iter()
                .chain(&case.locked)
                .filter(|one| *one != session)
        };
        let own = others().map(|one| booking(one.date, one.span, true, true));
        let there = case.taken.iter().map(|one| {
            booking(
                one.date,
                one.span,
                one.person == case.person_id,
                one.coach == COACH,
            )
        });
        let neighbours: Vec<Booking> = own.chain(there).collect();
        let same = others().filter(|one| one.activity == session.activity);
        let plan = Plan {
            date: session.date,
            start: session.span.start,
            end: session.span.end,
            place: Some(part.place.clone()),
        };
        for moment in [Moment::Enter, Moment::Schedule] {
            let circumstances = Circumstances {
                moment,
                now: case.now,
                entered: case.now.date(),
                plan: &plan,
                request: case.request,
                activity: part.state,
                component: case.programme.component(part.code).unwrap(),
                agreed: part.agreed,
                counted: same.clone().map(|one| one.span.length()).sum::<Minutes>() + part.so_far,
                neighbours: &neighbours,
                capacity: case.capacity,
                voucher: case.voucher_end,
                patron: case.patron.clone(),
                usual_place: None,
                limits: &case.programme.limits,
            };
            found.extend(
                check(&circumstances)
                    .into_iter()
                    .map(|one| (*session, one.rule)),
            );
        }
    }
    found
}

fn booking(date: NaiveDate, span: Span, same_beneficiary: bool, same_coach: bool) -> Booking {
    Booking {
        id: SessionId(7),
        date,
        start: span.start,
        end: span.end,
        state: SessionState::Scheduled,
        activity_id: ActivityId(0),
        activity: String::new(),
        person: if same_beneficiary { "A" } else { "B" }.into(),
        same_beneficiary,
        same_coach,
    }
}

/// Whether a plan keeps what was wished, and the order; why not, if not.
pub(super) fn against_wish(case: &Case, sessions: &[Planned]) -> Option<String> {
    let wish = &case.wish;
    let all: Vec<Planned> = sessions.iter().chain(&case.locked).copied().collect();
    for session in sessions {
        let part = case
            .wanted
            .iter()
            .find(|part| activity(part.code) == session.activity)
            .unwrap();
        let (date, hours) = (session.date, session.span);
        let inside = |free: Vec<Span>| {
            free.iter()
                .any(|free| free.start <= hours.start && hours.end <= free.end)
        };
        if date < wish.from || wish.to < date || !wish.lengths.contains(&hours.length()) {
            return Some(format!("{session:?}: day or length"));
        }
        if hours.start.minutes() % 15 != 0 {
            return Some(format!("{session:?}: not at a quarter"));
        }
        let whole = span("00:00-24:00");
        let person = &case.person;
        let free = inside(case.coach.free_on(date, whole))
            && inside(if part.at_work {
                person.free_on(date, whole)
            } else {
                person.present_on(date, whole)
            })
            && (!part.at_work || inside(case.employer.free_on(date, whole)));
        if !free {
            return Some(format!("{session:?}: somebody is not free"));
        }
        if persons(case, &all, date, date) > u32::from(wish.most_a_day) {
            return Some(format!("{session:?}: too many a day"));
        }
        if wish
            .weekly
            .is_some_and(|most| week_minutes(case, &all, date) > most)
        {
            return Some(format!("{session:?}: too much a week"));
        }
        let on_the_way = case.taken.iter().filter(|one| one.coach == COACH);
        let mut others: Vec<(NaiveDate, Span, String)> = on_the_way
            .map(|one| (one.date, one.span, one.place.clone()))
            .collect();
        others.extend(
            all.iter()
                .filter(|one| *one != session)
                .map(|one| (one.date, one.span, place(case, one.activity))),
        );
        let late = others.iter().find(|(day, other, other_place)| {
            let travel = case.travel.between(other_place, &part.place);
            let away = hours
                .start
                .minus(other.end)
                .or_else(|| other.start.minus(hours.end));
            *day == date && away.unwrap_or_default() < travel
        });
        if let Some(other) = late {
            return Some(format!("{session:?}: no time to come from {other:?}"));
        }
    }
    let turn = |one: &Planned| {
        let main = case.wanted.iter().filter(|part| part.code != "JC-SU");
        main.map(|part| activity(part.code))
            .position(|known| known == one.activity)
    };
    let wrong = sessions
        .iter()
        .flat_map(|one| all.iter().map(move |other| (one, other)));
    let wrong = wrong.into_iter().find(|(one, other)| {
        let (Some(a), Some(b)) = (turn(one), turn(other)) else {
            return false;
        };
        let before = (one.date, one.span.start) < (other.date, other.span.start);
        a != b && (a < b) != before
    });
    wrong.map(|pair| format!("{pair:?}: not in order"))
}

fn place(case: &Case, of: ActivityId) -> String {
    let part = case.wanted.iter().find(|part| activity(part.code) == of);
    part.map(|part| part.place.clone()).unwrap_or_default()
}

/// The person's sessions from a day to another, as many as there are.
fn persons(case: &Case, planned: &[Planned], from: NaiveDate, to: NaiveDate) -> u32 {
    let there = case
        .taken
        .iter()
        .filter(|one| one.person == case.person_id)
        .map(|one| one.date);
    let all = there.chain(planned.iter().map(|one| one.date));
    u32::try_from(all.filter(|date| from <= *date && *date <= to).count()).unwrap()
}

fn person_minutes(case: &Case, planned: &[Planned], from: NaiveDate, to: NaiveDate) -> Minutes {
    let there = case.taken.iter().filter(|one| one.person == case.person_id);
    let all = there
        .map(|one| (one.date, one.span))
        .chain(planned.iter().map(|one| (one.date, one.span)));
    all.filter(|(date, _)| from <= *date && *date <= to)
        .map(|(_, span)| span.length())
        .sum()
}

fn week_minutes(case: &Case, planned: &[Planned], date: NaiveDate) -> Minutes {
    let (monday, sunday) = crate::calendar::iso_week(date);
    person_minutes(case, planned, monday, sunday)
}

/// Minutes of the wanted activities that a plan leaves.
pub(super) fn left(case: &Case, sessions: &[Planned]) -> u32 {
    let of = |part: &Part| {
        let all = sessions.iter().chain(&case.locked);
        let own = all.filter(|one| one.activity == activity(part.code));
        let held: u32 = own.map(|one| one.span.length().0).sum();
        part.agreed.0.saturating_sub(part.so_far.0 + held)
    };
    case.wanted.iter().map(of).sum()
}

/// What a plan weighs, counted from its sessions and from the days on which something could be held.
pub(super) fn points(case: &Case, open: &BTreeSet<NaiveDate>, sessions: &[Planned]) -> u64 {
    let wish = &case.wish;
    let quarters = |minutes: Minutes| i64::from(minutes.0.div_ceil(15));
    let mut sum: i64 = 0;
    for one in sessions {
        let length = i64::from(one.span.length().0);
        sum += 6 + wish
            .length
            .map_or(0, |best| 2 * ((length - i64::from(best.0)).abs() / 15));
        sum += if wish.days.is_empty() || wish.days.contains(&one.date.weekday()) {
            0
        } else {
            20
        };
        if let Some(best) = wish.hours {
            let (from, to) = (one.span.start.minutes(), one.span.end.minutes());
            let out = (from..to).step_by(15);
            let out = out.filter(|at| *at < best.start.minutes() || best.end.minutes() < at + 15);
            sum += 2 * i64::try_from(out.count()).unwrap();
        }
    }
    let days: BTreeSet<NaiveDate> = sessions.iter().map(|one| one.date).collect();
    let beyond = |count: u32| i64::from(count.saturating_sub(1));
    for date in &days {
        let before = persons(case, &case.locked, *date, *date);
        let own = sessions.iter().filter(|one| one.date == *date).count();
        sum += 12 * (beyond(before + u32::try_from(own).unwrap()) - beyond(before));
    }
    let all: Vec<Planned> = sessions.iter().chain(&case.locked).copied().collect();
    let first = wish.from.max(case.now.date());
    let (monday, _) = crate::calendar::iso_week(first);
    let weeks: Vec<NaiveDate> = (0..)
        .map(|week| monday + Duration::weeks(week))
        .take_while(|start| *start <= wish.to)
        .collect();
    let all_open = i64::try_from(open.len()).unwrap();
    let unit = wish
        .lengths
        .iter()
        .fold(0, |unit, length| gcd(unit, length.0));
    let need = |part: &Part| {
        let locked = case
            .locked
            .iter()
            .filter(|one| one.activity == activity(part.code));
        let locked: u32 = locked.map(|one| one.span.length().0).sum();
        i64::from(part.agreed.0.saturating_sub(part.so_far.0 + locked) / unit * unit / 15)
    };
    let there = weeks
        .iter()
        .map(|start| quarters(week_minutes(case, &case.locked, *start)));
    let total: i64 = there.sum::<i64>() + case.wanted.iter().map(need).sum::<i64>();
    let beside = |one: &&Planned| one.activity == activity("JC-SU");
    let beside_up_to = |planned: &[Planned], to: NaiveDate| {
        let own = planned
            .iter()
            .filter(beside)
            .filter(|one| monday <= one.date && one.date <= to);
        own.map(|one| one.span.length()).sum::<Minutes>()
    };
    let count = i64::try_from(weeks.len()).unwrap();
    let last = monday + Duration::days(7 * count - 1);
    let side_need: i64 = case
        .wanted
        .iter()
        .filter(|part| part.code == "JC-SU")
        .map(need)
        .sum();
    let side_total = quarters(beside_up_to(&case.locked, last)) + side_need;
    for (place, start) in (1..).zip(&weeks) {
        let open_days: Vec<NaiveDate> = start
            .iter_days()
            .take(7)
            .filter(|date| open.contains(date))
            .collect();
        for (place, date) in (1..).zip(&open_days) {
            let held = quarters(person_minutes(case, &all, *start, *date));
            sum += (held * all_open - total * place).abs() / all_open;
        }
        if let Ok(open_days @ 1..) = i64::try_from(open_days.len()) {
            let held = quarters(week_minutes(case, &all, *start));
            sum += held * held * 6 / open_days;
        }
        let held = quarters(beside_up_to(&all, *start + Duration::days(6)));
        sum += (held * count - side_total * place).abs() / count;
    }
    u64::try_from(sum).unwrap()
}

fn gcd(one: u32, other: u32) -> u32 {
    if other == 0 {
        one
    } else {
        gcd(other, one % other)
    }
}

/// The days of a case on which something could be held if nobody had any session.
pub(super) fn open_days(case: &Case) -> BTreeSet<NaiveDate> {
    let shortest = *case.wish.lengths.iter().min().unwrap();
    let alone = case.wanted.iter().map(|part| {
        let mut alone = case.clone();
        alone.wanted = vec![Part {
            agreed: Minutes::from_hours(99),
            so_far: Minutes::ZERO,
            ..part.clone()
        }];
        alone.taken.clear();
        alone.locked.clear();
        alone.capacity = Capacity::default();
        alone.wish.weekly = None;
        (activity(part.code), alone)
    });
    let alone: Vec<(ActivityId, Case)> = alone.collect();
    let fits = |of: &ActivityId, alone: &Case, date: NaiveDate| {
        let starts = (450..=1380 - u16::try_from(shortest.0).unwrap()).step_by(15);
        let held = starts.map(|start| {
            let start = TimeOfDay::from_minutes(start).unwrap();
            let end = start.plus(shortest).unwrap();
            let span = Span { start, end };
            Planned {
                activity: *of,
                date,
                span,
            }
        });
        let mut held = held.filter(|one| against_wish(alone, &[*one]).is_none());
        held.next()
            .is_some_and(|one| violations(alone, &[one]).is_empty())
    };
    let first = case.wish.from.max(case.now.date());
    let days = first.iter_days().take_while(|date| *date <= case.wish.to);
    days.filter(|date| alone.iter().any(|(of, alone)| fits(of, alone, *date)))
        .collect()
}

//! What must stay the same when a case is turned: moved by weeks, given more time, planned again.

use super::judge::{open_days, points};
use super::*;

/// Two weeks of March, in which there is no holiday, with little room.
fn narrow() -> Vec<Case> {
    let parts: [&[(&'static str, u32)]; 3] = [
        &[("JC-AN", 4), ("JC-AL", 6), ("JC-SU", 3)],
        &[("JC-DE", 8), ("JC-SU", 4)],
        &[("JC-AN", 4), ("JC-PU", 4), ("JC-DE", 5)],
    ];
    let hours: [&[&str]; 3] = [
        &["09:00-11:30"],
        &["08:30-10:00", "14:00-15:30"],
        &["10:00-13:00"],
    ];
    let cases = parts
        .iter()
        .flat_map(|parts| hours.iter().map(move |hours| (parts, hours)));
    cases
        .zip(0..)
        .map(|((parts, hours), number)| {
            let mut case = Case::new(2, parts).coach_works(hours);
            case.wish.weekly = Some(Minutes::from_hours(6 + number % 3));
            case.wish.days = vec![Weekday::Tue, Weekday::Thu];
            case.taken.push(taken(
                day(2026, 3, 4),
                "09:00-10:00",
                BeneficiaryId(2),
                COACH,
            ));
            case.taken
                .push(taken(day(2026, 3, 10), "10:30-11:00", PERSON, COACH));
            case
        })
        .collect()
}

#[test]
fn moved_by_whole_weeks_it_is_the_same_plan() {
    for case in narrow() {
        let plan = case.best();
        assert!(!plan.sessions.is_empty());
        for weeks in [1, 2] {
            let later = Days::new(7 * weeks);
            let mut moved = case.clone();
            (moved.wish.from, moved.wish.to) = (case.wish.from + later, case.wish.to + later);
            moved.now = case.now + later;
            moved
                .taken
                .iter_mut()
                .for_each(|one| one.date = one.date + later);
            let again = moved.best();
            let sessions = plan.sessions.iter().map(|one| Planned {
                date: one.date + later,
                ..*one
            });
            assert_eq!(told(&again.sessions), told(&sessions.collect::<Vec<_>>()));
            assert_eq!(
                (again.points, again.left_over()),
                (plan.points, plan.left_over())
            );
        }
    }
}

#[test]
fn with_more_free_time_it_is_never_worse() {
    for case in narrow() {
        let plan = case.best();
        let mut freer = vec![case.clone(), case.clone(), case.clone()];
        // The same days, longer; then what stood in the way is gone; then more days.
        freer[0].coach.weeks = vec![working(&["08:00-13:30", "13:30-16:00"])];
        freer[1].taken.retain(|one| one.person == PERSON);
        freer[2].wish.to = case.wish.to + Days::new(7);
        for (place, freer) in freer.into_iter().enumerate() {
            let more = freer.best();
            assert!(more.left_over() <= plan.left_over(), "{place}");
            if place < 2 && more.left_over() == plan.left_over() {
                assert!(
                    more.points <= plan.points,
                    "{place}: {} > {}",
                    more.points,
                    plan.points
                );
            }
        }
    }
}

#[test]
fn planned_again_around_some_of_its_own_sessions_it_is_as_good() {
    for case in narrow() {
        let plan = case.best();
        let open = open_days(&case);
        for every in 1..=4 {
            let mut again = case.clone();
            again.locked = plan.sessions.iter().copied().step_by(every).collect();
            let rest = again.best();
            if every == 1 {
                assert_eq!(rest.sessions, [], "all of it is locked");
            }
            let mut all: Vec<Planned> =
                rest.sessions.iter().chain(&again.locked).copied().collect();
            all.sort_unstable_by_key(|one| (one.date, one.span.start));
            let weighs = (rest.left_over(), points(&case, &open, &all));
            assert_eq!(
                weighs,
                (plan.left_over(), plan.points),
                "{every}: {:#?}",
                told(&all)
            );
        }
    }
}

//! Cases so small that every plan there can be is looked at.

use std::collections::BTreeSet;

use super::judge::{against_wish, left, open_days, points, violations};
use super::*;

/// Figures that are the same at each run.
struct Dice(u64);

impl Dice {
    /// One of them.
    fn of<T: Clone>(&mut self, faces: &[T]) -> T {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let face = usize::try_from(self.0 >> 33).unwrap() % faces.len();
        faces[face].clone()
    }
}

fn tiny(seed: u64) -> Case {
    let mut dice = Dice(seed);
    let parts: &[(&'static str, u32)] = dice.of(&[
        &[("JC-AN", 2)][..],
        &[("JC-AN", 2), ("JC-SU", 1)],
        &[("JC-AN", 1), ("JC-PU", 2)],
        &[("JC-DE", 3)],
        &[("JC-PU", 1), ("JC-AL", 1), ("JC-SU", 1)],
    ]);
    let mut case = Case::new(1, parts).coach_works(dice.of(&[
        &["09:00-10:15", "15:00-16:00"][..],
        &["09:00-11:15"],
        &["09:00-10:00", "10:20-12:00"],
    ]));
    case.wish.to = case.wish.from + Days::new(dice.of(&[1, 2]));
    case.wish.lengths = dice.of(&[
        vec![Minutes(60)],
        vec![Minutes(60), Minutes(120)],
        vec![Minutes(45), Minutes(60)],
    ]);
    case.wish.length = dice.of(&[None, Some(Minutes(60))]);
    case.wish.days = dice.of(&[Vec::new(), vec![Weekday::Tue]]);
    case.wish.hours = dice.of(&[None, Some(span("09:30-10:30"))]);
    case.wish.most_a_day = dice.of(&[1, 2, 2]);
    case.wish.weekly = dice.of(&[None, None, Some(Minutes(120))]);
    case.capacity.daily = dice.of(&[None, None, Some(Minutes(60))]);
    case.travel
        .set(MONTELLO, "Sportello", Minutes(dice.of(&[0, 15, 30])));
    if let Some(last) = case.wanted.last_mut() {
        last.place = dice.of(&["Sportello", MONTELLO]).into();
    }
    let monday = case.wish.from;
    if dice.of(&[true, false]) {
        let hours = dice.of(&["09:00-09:30", "09:45-10:15", "15:00-16:00"]);
        let person = dice.of(&[PERSON, BeneficiaryId(2)]);
        case.taken.push(taken(monday, hours, person, COACH));
    }
    case
}

/// All sessions that could be part of a plan, by day.
fn candidates(case: &Case) -> Vec<Vec<Planned>> {
    let days = case
        .wish
        .from
        .iter_days()
        .take_while(|date| *date <= case.wish.to);
    let of_day = |date: NaiveDate| {
        let mut sessions = Vec::new();
        for part in &case.wanted {
            for length in &case.wish.lengths {
                for start in (450..1380).step_by(15) {
                    let start = TimeOfDay::from_minutes(start).unwrap();
                    let Some(end) = start.plus(*length) else {
                        continue;
                    };
                    let span = Span { start, end };
                    let one = Planned {
                        activity: activity(part.code),
                        date,
                        span,
                    };
                    if against_wish(case, &[one]).is_none() && violations(case, &[one]).is_empty() {
                        sessions.push(one);
                    }
                }
            }
        }
        sessions
    };
    days.map(of_day).collect()
}

/// What the best of all plans leaves and weighs.
fn best_of_all(case: &Case) -> (u32, u64) {
    let mut best = (u32::MAX, u64::MAX);
    let mut open = vec![(0, 0, Vec::new())];
    let (days, open_days) = (candidates(case), open_days(case));
    while let Some((place, first, plan)) = open.pop() {
        consider(case, &open_days, &plan, &mut best);
        for (later, sessions) in days.iter().enumerate().skip(place) {
            let skipped = if later == place { first } else { 0 };
            for (number, one) in sessions.iter().enumerate().skip(skipped) {
                let mut longer: Vec<Planned> = plan.clone();
                longer.push(*one);
                if possible(case, &longer) {
                    open.push((later, number + 1, longer));
                }
            }
        }
    }
    best
}

/// Whether a plan is not yet too long, so that longer ones are worth looking at.
fn possible(case: &Case, plan: &[Planned]) -> bool {
    let Some(last) = plan.last() else {
        return true;
    };
    let same_day = plan.iter().filter(|one| one.date == last.date);
    let mut others = same_day.clone().take(same_day.clone().count() - 1);
    let held: u32 = plan
        .iter()
        .filter(|one| one.activity == last.activity)
        .map(|one| one.span.length().0)
        .sum();
    let part = case
        .wanted
        .iter()
        .find(|part| activity(part.code) == last.activity)
        .unwrap();
    same_day.count() <= usize::from(case.wish.most_a_day)
        && others.all(|one| !one.span.overlaps(last.span))
        && held <= part.agreed.0
}

fn consider(case: &Case, open: &BTreeSet<NaiveDate>, plan: &[Planned], best: &mut (u32, u64)) {
    let left = left(case, plan);
    if left > best.0 {
        return;
    }
    let weighs = (left, points(case, open, plan));
    if weighs < *best && violations(case, plan).is_empty() && against_wish(case, plan).is_none() {
        *best = weighs;
    }
}

#[test]
fn no_plan_there_can_be_is_better() {
    for seed in 1..=120 {
        let case = tiny(seed);
        let plan = case.best();
        let weighs = (plan.left_over().0, plan.points);
        assert_eq!(
            weighs,
            best_of_all(&case),
            "seed {seed}: {:#?}",
            told(&plan.sessions)
        );
    }
}

//! Several people with one coach.

use super::judge::{against_wish, violations};
use super::*;

fn of_person(number: i64, mut case: Case) -> Case {
    case.person_id = BeneficiaryId(number);
    case
}

/// The sessions of everybody but one, as that one finds them.
fn others(cases: &[Case], several: &Several, but: usize) -> Vec<Taken> {
    let all = cases
        .iter()
        .zip(&several.proposals)
        .enumerate()
        .filter(|(place, _)| *place != but);
    all.flat_map(|(_, (case, proposal))| {
        proposal.sessions.iter().map(|one| Taken {
            date: one.date,
            span: one.span,
            person: case.person_id,
            coach: COACH,
            place: MONTELLO.into(),
        })
    })
    .collect()
}

fn planned(cases: &[Case]) -> Several {
    let asks: Vec<Ask<'_>> = cases.iter().map(Case::ask).collect();
    let several = plan_several(&asks, &[], &go_on).unwrap();
    for (place, (case, proposal)) in cases.iter().zip(&several.proposals).enumerate() {
        let beside = Case {
            taken: others(cases, &several, place),
            ..case.clone()
        };
        assert_eq!(violations(&beside, &proposal.sessions), [], "{place}");
        assert_eq!(against_wish(&beside, &proposal.sessions), None, "{place}");
    }
    several
}

#[test]
fn whoever_has_least_room_comes_first() {
    let free = Case::new(1, &[("JC-AN", 2)]).coach_works(&["09:00-11:00"]);
    let mut narrow = free.clone();
    narrow.wish.to = narrow.wish.from;
    let several = planned(&[of_person(1, free), of_person(2, narrow)]);
    assert!(several.proposals.iter().all(|one| one.left.is_empty()));
    assert!(
        several.proposals[1]
            .sessions
            .iter()
            .all(|one| one.date == day(2026, 3, 2))
    );
    assert_eq!(several.moved, []);
}

#[test]
fn a_session_gives_way_where_that_leaves_less_and_it_is_told() {
    // The second has more room to spare, and works only in the hour that is the first one's best.
    let mut first = Case::new(1, &[("JC-AN", 1)]).coach_works(&["09:00-10:00"]);
    first.wish.lengths = vec![Minutes(60)];
    first.wish.to = day(2026, 3, 3);
    first.wish.days = vec![Weekday::Mon];
    let mut second = Case::new(1, &[("JC-AL", 1), ("JC-SU", 1)]).coach_works(&["09:00-10:00"]);
    let monday = |place| {
        if place == 0 {
            vec![span("09:00-10:00")]
        } else {
            Vec::new()
        }
    };
    second.person.weeks = vec![WeekHours::new(None, None, std::array::from_fn(monday)).unwrap()];
    let cases = [of_person(1, first), of_person(2, second)];
    let several = planned(&cases);
    assert!(several.proposals.iter().all(|one| one.left.is_empty()));
    let moved = several.moved.iter().map(|one| {
        (
            one.person.0,
            told(&[one.from]),
            one.to.map(|to| told(&[to])),
        )
    });
    assert_eq!(
        moved.collect::<Vec<_>>(),
        [(
            1,
            vec!["JC-AN lun 02/03 09:00–10:00".to_owned()],
            Some(vec!["JC-AN mar 03/03 09:00–10:00".to_owned()])
        )]
    );
}

#[test]
fn nobody_waiting_stops_several_too() {
    let case = Case::voucher(4);
    let stopped = plan_several(&[case.ask()], &[], &|| false);
    assert_eq!(stopped.unwrap_err(), CannotPlan::Interrupted);
}

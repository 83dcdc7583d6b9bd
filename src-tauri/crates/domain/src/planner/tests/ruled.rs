//! Whatever is asked, no session is proposed that a rule has anything against.

use proptest::prelude::*;

use super::judge::{against_wish, left, violations};
use super::*;

fn hours() -> impl Strategy<Value = Span> {
    (28..80_u16, 2..24_u16).prop_map(|(start, length)| Span {
        start: TimeOfDay::from_minutes(start * 15 + 5).unwrap(),
        end: TimeOfDay::from_minutes((start + length).min(96) * 15).unwrap(),
    })
}

fn week() -> impl Strategy<Value = WeekHours> {
    prop::array::uniform7(prop::option::weighted(0.7, hours())).prop_map(|days| {
        let days = days.map(|hours| hours.into_iter().collect());
        WeekHours::new(None, None, days).unwrap()
    })
}

fn dated(days: u64) -> impl Strategy<Value = NaiveDate> {
    (0..days).prop_map(|days| day(2026, 3, 2) + Days::new(days))
}

fn availability() -> impl Strategy<Value = Availability> {
    let absence = (dated(30), 0..4_u64, prop::option::of(hours()))
        .prop_map(|(from, days, hours)| Absence::new(from, from + Days::new(days), hours).unwrap());
    (
        prop::option::of(week()),
        prop::collection::vec(absence, 0..3),
    )
        .prop_map(|(week, absences)| Availability {
            weeks: week.into_iter().collect(),
            absences,
        })
}

fn there() -> impl Strategy<Value = Taken> {
    (dated(40), hours(), 1..3_i64, 1..3_i64, any::<bool>()).prop_map(
        |(date, span, person, coach, away)| Taken {
            date,
            span,
            person: BeneficiaryId(person),
            coach: CoachId(coach),
            place: if away { "Sportello" } else { MONTELLO }.into(),
        },
    )
}

fn wish() -> impl Strategy<Value = Wish> {
    let lengths = prop::sample::subsequence(vec![30, 45, 60, 90, 120, 180, 240], 1..4);
    (
        dated(8),
        0..32_u64,
        prop::option::of(0..30_u32),
        lengths,
        1..4_u8,
        prop::option::of(hours()),
    )
        .prop_map(|(from, days, weekly, lengths, most_a_day, hours)| Wish {
            from,
            to: from + Days::new(days),
            weekly: weekly.map(Minutes::from_hours),
            lengths: lengths.into_iter().map(Minutes).collect(),
            length: Some(Minutes(60)),
            days: vec![Weekday::Mon, Weekday::Thu],
            hours,
            most_a_day,
            left_out: vec![from + Days::new(days / 2)],
        })
}

fn any_case() -> impl Strategy<Value = Case> {
    let limits = (prop::option::of(1..9_u32), prop::option::of(1..20_u32));
    let states = (0..10_usize, 0..10_usize, any::<bool>());
    (
        wish(),
        availability(),
        availability(),
        prop::collection::vec(there(), 0..25),
        limits,
        states,
        0..40_u32,
    )
        .prop_map(
            |(wish, person, coach, taken, (daily, weekly), (ended, refused, at_patron), travel)| {
                let mut case =
                    Case::new(1, &[("JC-AN", 4), ("JC-PU", 3), ("JC-AL", 9), ("JC-SU", 4)]);
                case.wish = wish;
                (case.person, case.coach, case.taken) = (person, coach, taken);
                case.capacity = Capacity {
                    daily: daily.map(Minutes::from_hours),
                    weekly: weekly.map(Minutes::from_hours),
                };
                if let Some(part) = case.wanted.get_mut(ended) {
                    part.state = ActivityState::Ended;
                }
                if let Some(part) = case.wanted.get_mut(refused) {
                    part.place = String::new();
                }
                if at_patron {
                    case.patron = Some(("Villorba".into(), PatronDay { day: 10, month: 3 }));
                }
                case.wanted[0].place = "Sportello".into();
                case.travel.set("Sportello", MONTELLO, Minutes(travel));
                case
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn no_rule_has_anything_against_a_plan(case in any_case()) {
        let plan = case.best();
        prop_assert_eq!(violations(&case, &plan.sessions), Vec::new());
        prop_assert_eq!(against_wish(&case, &plan.sessions), None);
        prop_assert_eq!(left(&case, &plan.sessions), plan.left_over().0);
    }

    #[test]
    fn the_same_ask_gives_the_same_plan(case in any_case()) {
        prop_assert_eq!(case.best(), case.best());
    }
}

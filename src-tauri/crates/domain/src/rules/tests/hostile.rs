//! No input, however absurd, makes the rules panic, contradict themselves or lose a reason.

use proptest::prelude::*;

use super::*;

fn any_date() -> impl Strategy<Value = NaiveDate> {
    prop_oneof![
        4 => (2020..2030_i32, 1..=366_u32).prop_filter_map("a day of that year", |(year, day)| {
            NaiveDate::from_yo_opt(year, day)
        }),
        1 => prop_oneof![
            Just(NaiveDate::MIN),
            Just(NaiveDate::MAX),
            Just(NaiveDate::from_ymd_opt(-1, 12, 31).unwrap()),
            Just(NaiveDate::from_ymd_opt(9999, 12, 31).unwrap()),
        ],
    ]
}

fn any_time() -> impl Strategy<Value = TimeOfDay> {
    (0..=1440_u16).prop_map(|minutes| TimeOfDay::from_minutes(minutes).unwrap())
}

fn any_minutes() -> impl Strategy<Value = Minutes> {
    prop_oneof![4 => 0..6000_u32, 1 => Just(u32::MAX)].prop_map(Minutes)
}

fn any_booking() -> impl Strategy<Value = Booking> {
    let state = prop::sample::select(&SessionState::ALL);
    (
        any_date(),
        any_time(),
        any_time(),
        state,
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(
            |(date, start, end, state, same_beneficiary, same_coach)| Booking {
                id: SessionId(i64::MAX),
                date,
                start,
                end,
                state,
                activity: "JC-AN".into(),
                person: String::new(),
                same_beneficiary,
                same_coach,
            },
        )
}

prop_compose! {
    fn any_plan()(
        date in any_date(),
        start in any_time(),
        end in any_time(),
        place in prop::option::of("\\PC{0,8}"),
    ) -> Plan {
        Plan { date, start, end, place }
    }
}

prop_compose! {
    fn any_case()(
        moment in prop::sample::select(&[Moment::Enter, Moment::Schedule, Moment::Start, Moment::Conclude]),
        today in any_date(),
        clock in (0..24_u32, 0..60_u32),
        plan in any_plan(),
        request in prop::sample::select(&RequestState::ALL),
        activity in prop::sample::select(&ActivityState::ALL),
        times in (any_minutes(), any_minutes()),
        neighbours in prop::collection::vec(any_booking(), 0..6),
        own in (prop::option::of(any_minutes()), prop::option::of(any_minutes())),
        patron in prop::option::of((0..40_u32, 0..14_u32)),
        late_days in prop_oneof![Just(7_i64), any::<i64>()],
    ) -> Case {
        let mut limits = case(Moment::Enter).limits;
        limits.late_days = late_days;
        Case {
            moment,
            now: today.and_hms_opt(clock.0, clock.1, 0).unwrap(),
            plan,
            request,
            activity,
            agreed: times.0,
            counted: times.1,
            neighbours,
            capacity: Capacity { daily: own.0, weekly: own.1 },
            patron: patron.map(|(day, month)| ("Ovunque".into(), PatronDay { day, month })),
            usual_place: Some("Altrove".into()),
            limits,
            ..case(moment)
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn every_answer_is_complete(case in any_case()) {
        let found = case.found();
        let _ = notices(&case.circumstances());
        prop_assert!(found.is_sorted_by_key(|one| (one.severity, one.rule)));
        for one in &found {
            prop_assert!(one.message.ends_with('.'), "{one:?}");
            prop_assert!(one.figures.is_some(), "a reason without figures: {one:?}");
            prop_assert!(one.paragraph.starts_with('§'), "{one:?}");
            prop_assert!(!one.message.contains('\''), "a straight apostrophe: {one:?}");
            prop_assert_eq!(
                one.acknowledgement.is_some(),
                one.severity == Severity::Warning,
                "warnings and only they are acknowledged: {:?}", one
            );
            prop_assert!(!one.blocks_schedule || one.severity == Severity::Warning);
        }
    }

    #[test]
    fn what_blocks_a_draft_or_warns_that_it_will_blocks_scheduling(mut case in any_case()) {
        case.moment = Moment::Enter;
        let at_enter = case.found();
        case.moment = Moment::Schedule;
        let foreseen = blocking(&at_enter) || at_enter.iter().any(|one| one.blocks_schedule);
        prop_assert_eq!(foreseen, blocking(&case.found()));
    }

    #[test]
    fn a_mend_of_the_hours_leaves_no_excess(mut case in any_case()) {
        case.moment = Moment::Enter;
        let mended = case
            .found()
            .into_iter()
            .filter(|one| one.rule == RuleId::Hours)
            .find_map(|one| one.mend);
        if let Some(mend) = mended {
            case.plan.end = time(&mend.value);
            prop_assert!(case.found().iter().all(|one| one.rule != RuleId::Hours));
        }
    }

    #[test]
    fn a_moved_date_is_never_a_holiday(mut case in any_case()) {
        case.moment = Moment::Enter;
        for mend in case.found().into_iter().filter_map(|one| one.mend) {
            if mend.field == "date"
                && let Ok(date) = crate::calendar::parse_date(&mend.value, crate::DateOf::Appointment, NaiveDate::MIN)
            {
                prop_assert_eq!(crate::holidays::holiday(date), None);
            }
        }
    }
}

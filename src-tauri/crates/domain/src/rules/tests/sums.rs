//! Sums of time against limits, and clashes with other sessions.

use super::*;

const WEDNESDAY: (i32, u32, u32) = (2022, 6, 8);

fn wednesday() -> NaiveDate {
    day(WEDNESDAY.0, WEDNESDAY.1, WEDNESDAY.2)
}

/// What depends on other sessions: a warning on a draft, an error at «Programma».
fn weight(moment: Moment) -> Severity {
    if moment == Moment::Enter {
        Severity::Warning
    } else {
        Severity::Error
    }
}

#[test]
fn the_agreed_hours_are_enough_to_the_minute() {
    for moment in DRAFT {
        let mut full = case(moment);
        full.agreed = Minutes::from_hours(6);
        full.counted = Minutes::from_hours(3);
        assert!(full.found().is_empty(), "3 + 3 = 6");
        full.counted = Minutes(181);
        let over = full.only();
        assert_eq!((over.rule, over.severity), (RuleId::Hours, weight(moment)));
        assert_eq!(over.blocks_schedule, moment == Moment::Enter);
        assert_eq!(over.mend.unwrap().value, "11:59");
    }
}

#[test]
fn with_no_hour_left_there_is_nothing_to_shorten_to() {
    let mut none = case(Moment::Enter);
    none.agreed = Minutes::from_hours(6);
    none.counted = Minutes::from_hours(6);
    assert_eq!(none.only().mend, None);
    none.counted = Minutes::from_hours(7);
    assert_eq!(none.only().mend, None);
}

#[test]
fn exactly_eight_hours_a_day_are_allowed() {
    for moment in DRAFT {
        let eight = case(moment).beside(&[booked(wednesday(), "13:00", "18:00")]);
        assert!(eight.found().is_empty(), "5 + 3 = 8");
        let over = case(moment)
            .beside(&[booked(wednesday(), "13:00", "18:01")])
            .only();
        assert_eq!((over.rule, over.severity), (RuleId::Daily, weight(moment)));
        assert_eq!(
            over.figures.as_deref(),
            Some("05:01 + 03:00 = 08:01 > 08:00")
        );
        assert_eq!(over.mend.unwrap().value, "11:59");
    }
}

#[test]
fn a_full_day_is_mended_by_the_next_free_one() {
    let thursday = wednesday().succ_opt().unwrap();
    let full = [
        booked(wednesday(), "13:00", "21:00"),
        booked(thursday, "13:00", "20:00"),
    ];
    let over = case(Moment::Enter).beside(&full).only();
    assert_eq!(
        over.mend.unwrap().label,
        "Sposta a venerdì 10/06",
        "Thursday has no room for three hours"
    );
}

fn week_of(hours_a_day: &str, monday: NaiveDate) -> Vec<Booking> {
    monday
        .iter_days()
        .take(5)
        .map(|date| booked(date, "13:00", hours_a_day))
        .collect()
}

#[test]
fn exactly_forty_hours_a_week_are_allowed() {
    for moment in DRAFT {
        let saturday = day(2022, 6, 11);
        let mut week = week_of("20:00", day(2022, 6, 6));
        let at = |week: &[Booking]| {
            case(moment)
                .on(saturday)
                .between("08:00", "13:00")
                .beside(week)
        };
        assert!(at(&week).found().is_empty(), "35 + 5 = 40");
        week[0].end = time("20:01");
        let over = at(&week).only();
        assert_eq!((over.rule, over.severity), (RuleId::Weekly, weight(moment)));
        assert_eq!(
            over.figures.as_deref(),
            Some("35:01 + 05:00 = 40:01 > 40:00")
        );
    }
}

#[test]
fn a_full_week_is_mended_by_the_next_one() {
    let week = week_of("21:00", day(2022, 6, 6));
    let over = case(Moment::Enter)
        .on(day(2022, 6, 11))
        .beside(&week)
        .only();
    assert_eq!(over.mend.unwrap().label, "Sposta a lunedì 13/06");
}

#[test]
fn the_iso_week_crosses_the_end_of_the_year() {
    let monday = day(2024, 12, 30);
    let mut week: Vec<Booking> = [monday, day(2024, 12, 31), day(2025, 1, 2), day(2025, 1, 3)]
        .into_iter()
        .map(|date| booked(date, "13:00", "21:00"))
        .collect();
    week.push(booked(day(2024, 12, 29), "13:00", "21:00"));
    let saturday = |end| {
        case(Moment::Schedule)
            .today(day(2024, 12, 20))
            .on(day(2025, 1, 4))
            .between("08:00", end)
            .beside(&week)
    };
    assert!(
        saturday("16:00").found().is_empty(),
        "32 + 8, the 29th being of week 52"
    );
    let over = saturday("16:01").rules();
    assert!(over.contains(&(RuleId::Weekly, Severity::Error)));
}

#[test]
fn only_counted_sessions_weigh() {
    for state in SessionState::ALL {
        let mut other = booked(wednesday(), "09:00", "18:00");
        other.state = state;
        let found = case(Moment::Schedule).beside(&[other]).found();
        assert_eq!(!found.is_empty(), state.counted(), "{state}");
    }
}

#[test]
fn the_person_s_own_limits_are_softer() {
    for moment in DRAFT {
        let mut own = case(moment).beside(&[booked(wednesday(), "14:00", "15:00")]);
        own.capacity = Capacity {
            daily: Some(Minutes::from_hours(4)),
            weekly: Some(Minutes::from_hours(4)),
        };
        assert!(own.found().is_empty(), "1 + 3 = 4");
        own.capacity.daily = Some(Minutes(239));
        let warning = own.only();
        assert_eq!(
            (warning.rule, warning.severity),
            (RuleId::Capacity, Severity::Warning)
        );
        assert!(!warning.blocks_schedule);
        own.capacity.weekly = Some(Minutes(239));
        let both = own.only();
        assert!(both.message.contains("giornaliero e settimanale"));
        assert_eq!(
            both.figures.as_deref(),
            Some(
                "nel giorno 01:00 + 03:00 = 04:00 > 03:59; \
                 nella settimana 01:00 + 03:00 = 04:00 > 03:59"
            )
        );
    }
}

#[test]
fn the_coach_s_load_is_a_warning_over_all_people() {
    for moment in DRAFT {
        let others = |end| [of_the_coach(booked(wednesday(), "13:00", end))];
        assert!(case(moment).beside(&others("18:00")).found().is_empty());
        let warning = case(moment).beside(&others("18:01")).only();
        assert_eq!(
            (warning.rule, warning.severity),
            (RuleId::CoachLoad, Severity::Warning)
        );
        assert_eq!(warning.field.as_deref(), Some("coach"));
    }
}

#[test]
fn the_coach_s_week_counts_as_well() {
    let week: Vec<Booking> = week_of("20:00", day(2022, 6, 6))
        .into_iter()
        .map(of_the_coach)
        .collect();
    let saturday = case(Moment::Enter)
        .on(day(2022, 6, 11))
        .between("08:00", "13:01")
        .beside(&week);
    assert!(saturday.only().message.contains("settimanale"));
}

#[test]
fn sessions_back_to_back_do_not_overlap() {
    let around = [
        booked(wednesday(), "08:00", "09:00"),
        booked(wednesday(), "12:00", "13:00"),
    ];
    assert!(case(Moment::Schedule).beside(&around).found().is_empty());
}

#[test]
fn one_minute_in_common_is_an_overlap() {
    for moment in DRAFT {
        let before = case(moment)
            .beside(&[booked(wednesday(), "08:00", "09:01")])
            .only();
        assert_eq!(
            (before.rule, before.severity),
            (RuleId::Overlap, weight(moment))
        );
        assert_eq!(before.mend.unwrap().label, "Porta l’inizio alle 09:01");
        let after = case(moment)
            .beside(&[booked(wednesday(), "11:59", "13:00")])
            .only();
        assert_eq!(after.mend.unwrap().label, "Porta la fine alle 11:59");
        let around = case(moment)
            .beside(&[booked(wednesday(), "08:00", "13:00")])
            .only();
        assert_eq!(around.mend, None, "one field is not enough");
    }
}

#[test]
fn the_same_coach_cannot_be_in_two_places() {
    let other = of_the_coach(booked(wednesday(), "10:00", "11:00"));
    let clash = case(Moment::Schedule).beside(&[other]).only();
    assert_eq!(
        (clash.rule, clash.severity),
        (RuleId::Overlap, Severity::Error)
    );
    assert_eq!(clash.field.as_deref(), Some("coach"));
    assert_eq!(
        clash.figures.as_deref(),
        Some("erogazione 55, 10:00–11:00, JC-DE")
    );
}

#[test]
fn no_message_names_another_person() {
    let other = of_the_coach(booked(wednesday(), "07:30", "20:00"));
    for mut violation in case(Moment::Enter).beside(&[other]).found() {
        violation.clashes.clear();
        let said = serde_json::to_string(&violation).unwrap();
        assert!(!said.contains("Samira"), "{said}");
        assert!(!violation.sentence().contains("Samira"));
    }
}

#[test]
fn a_clash_tells_whose_the_other_session_is_only_when_it_is_somebody_else_s() {
    let mine = booked(wednesday(), "09:00", "10:30");
    let theirs = Booking {
        id: SessionId(56),
        ..of_the_coach(booked(wednesday(), "11:00", "12:00"))
    };
    let clash = case(Moment::Enter).beside(&[mine, theirs]).only();
    let people: Vec<Option<&str>> = clash
        .clashes
        .iter()
        .map(|other| other.person.as_deref())
        .collect();
    assert_eq!(people, [None, Some("El Amrani Samira")]);
    assert_eq!(clash.clashes[1].session, SessionId(56));
    assert_eq!(clash.clashes[1].activity, ActivityId(9));
    let told: Vec<&str> = clash.clashes.iter().map(|it| it.told.as_str()).collect();
    assert_eq!(clash.figures.as_deref(), Some(told.join("; ").as_str()));
}

#[test]
fn sessions_on_other_days_and_weeks_do_not_weigh() {
    let far = [
        booked(day(2022, 6, 5), "08:00", "23:00"),
        booked(day(2022, 6, 13), "08:00", "23:00"),
        booked(day(2021, 6, 9), "08:00", "23:00"),
    ];
    assert!(case(Moment::Schedule).beside(&far).found().is_empty());
}

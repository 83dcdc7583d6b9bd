//! The edges of hours of the day, days of the year, terms in days, place and standing.

use super::*;

#[test]
fn the_day_begins_at_half_past_seven() {
    for moment in DRAFT {
        assert!(case(moment).between("07:30", "08:30").found().is_empty());
        let early = case(moment).between("07:29", "08:30").only();
        assert_eq!(
            (early.rule, early.severity),
            (RuleId::Window, Severity::Error)
        );
        assert_eq!(early.figures.as_deref(), Some("07:29 < 07:30"));
        assert_eq!(early.field.as_deref(), Some("start"));
        assert_eq!(early.mend.unwrap().value, "07:30");
    }
}

#[test]
fn the_day_ends_at_twenty_three() {
    for moment in DRAFT {
        assert!(case(moment).between("22:00", "23:00").found().is_empty());
        let late = case(moment).between("22:00", "23:01").only();
        assert_eq!(
            (late.rule, late.severity),
            (RuleId::Window, Severity::Error)
        );
        assert_eq!(late.mend.unwrap().label, "Porta la fine alle 23:00");
    }
}

#[test]
fn the_end_comes_after_the_start() {
    for (start, end) in [("10:00", "10:00"), ("10:00", "09:00")] {
        let wrong = case(Moment::Enter).between(start, end).only();
        assert_eq!(
            (wrong.rule, wrong.severity),
            (RuleId::Window, Severity::Error)
        );
        assert_eq!(wrong.mend.unwrap().value, "11:00");
    }
    let no_room = case(Moment::Enter).between("23:00", "23:00").only();
    assert_eq!(no_room.mend, None, "an hour later would be past 23:00");
}

#[test]
fn both_ends_of_the_day_are_told_at_once() {
    let found = case(Moment::Enter).between("06:00", "24:00").found();
    let window = found.iter().filter(|one| one.rule == RuleId::Window);
    assert_eq!(window.count(), 2);
}

#[test]
fn refuses_a_session_on_easter_monday() {
    for moment in DRAFT {
        let monday = case(moment)
            .today(day(2022, 4, 1))
            .on(day(2022, 4, 18))
            .only();
        assert_eq!(
            (monday.rule, monday.severity),
            (RuleId::Holiday, Severity::Error)
        );
        assert_eq!(
            monday.figures.as_deref(),
            Some("18/04/2022, Lunedì dell’Angelo")
        );
        assert_eq!(monday.mend.unwrap().label, "Sposta a martedì 19/04");
    }
}

#[test]
fn refuses_a_sunday_and_takes_a_saturday() {
    let sunday = case(Moment::Enter).on(day(2022, 6, 5)).only();
    assert_eq!(sunday.rule, RuleId::Holiday);
    assert_eq!(sunday.figures.as_deref(), Some("05/06/2022, Domenica"));
    assert!(case(Moment::Enter).on(day(2022, 6, 4)).found().is_empty());
}

#[test]
fn saint_francis_is_a_holiday_from_2026_on() {
    let on = |year| {
        case(Moment::Enter)
            .today(day(year, 9, 1))
            .on(day(year, 10, 4))
            .rules()
    };
    assert_eq!(on(2025), vec![], "a Saturday, before the law");
    assert_eq!(
        on(2027),
        vec![(RuleId::Holiday, Severity::Error)],
        "a Monday, after it"
    );
}

#[test]
fn the_patron_day_is_only_a_warning() {
    let patron = Some(("Padova".to_owned(), PatronDay { day: 13, month: 6 }));
    for moment in DRAFT {
        let mut on_it = case(moment).on(day(2022, 6, 13));
        on_it.patron = patron.clone();
        let warning = on_it.only();
        assert_eq!(
            (warning.rule, warning.severity),
            (RuleId::Patron, Severity::Warning)
        );
        assert!(!warning.blocks_schedule);
        assert_eq!(warning.figures.as_deref(), Some("13/06/2022, Padova"));
        assert!(warning.acknowledgement.is_some());
    }
}

#[test]
fn a_patron_day_that_is_a_holiday_is_told_once() {
    let mut venice = case(Moment::Enter)
        .today(day(2022, 4, 1))
        .on(day(2022, 4, 25));
    venice.patron = Some(("Venezia".into(), PatronDay { day: 25, month: 4 }));
    assert_eq!(venice.only().rule, RuleId::Holiday);
}

#[test]
fn a_mend_skips_holidays_and_the_patron_day() {
    let mut christmas = case(Moment::Enter)
        .today(day(2022, 12, 1))
        .on(day(2022, 12, 25));
    christmas.patron = Some(("Altrove".into(), PatronDay { day: 27, month: 12 }));
    assert_eq!(
        christmas.only().mend.unwrap().label,
        "Sposta a mercoledì 28/12"
    );
    let new_year = case(Moment::Enter)
        .today(day(2022, 12, 1))
        .on(day(2022, 12, 26));
    assert_eq!(new_year.only().mend.unwrap().value, "27/12/2022");
}

#[test]
fn a_session_entered_in_time_is_scheduled_on_its_day_with_nothing_to_confirm() {
    let mut case = case(Moment::Schedule).on(day(2022, 6, 1));
    case.entered = Some(day(2022, 5, 31));
    assert!(case.found().is_empty(), "{:?}", case.found());
    case.entered = Some(day(2022, 6, 1));
    assert_eq!(case.only().rule, RuleId::DayBefore);
    let mut late = case.on(day(2022, 5, 30));
    late.entered = Some(day(2022, 5, 30));
    assert_eq!(
        late.only().figures.as_deref(),
        Some("termine 29/05/2022, inserita il 30/05/2022")
    );
}

#[test]
fn a_session_is_entered_by_the_day_before() {
    for moment in DRAFT {
        assert!(case(moment).on(day(2022, 6, 3)).found().is_empty());
        let same_day = case(moment).on(day(2022, 6, 1)).only();
        assert_eq!(
            (same_day.rule, same_day.severity),
            (RuleId::DayBefore, Severity::Warning)
        );
        assert_eq!(
            same_day.figures.as_deref(),
            Some("termine 31/05/2022, oggi 01/06/2022")
        );
        assert_eq!(
            same_day.mend.unwrap().label,
            "Sposta a venerdì 03/06",
            "the 2nd is a holiday"
        );
    }
    let tomorrow = case(Moment::Enter).today(day(2022, 6, 7));
    assert!(
        tomorrow.found().is_empty(),
        "the day before is still in time"
    );
}

#[test]
fn day_seven_is_in_and_day_eight_is_out_at_every_step() {
    let date = day(2022, 6, 1);
    for moment in DRAFT.into_iter().chain(LATER) {
        let seven = case(moment).on(date).today(day(2022, 6, 8));
        assert!(!blocking(&seven.found()), "{moment:?} on day 7");
        let eight = case(moment).on(date).today(day(2022, 6, 9)).found();
        let late = eight.iter().find(|one| one.rule == RuleId::Late).unwrap();
        assert_eq!(late.severity, Severity::Error, "{moment:?} on day 8");
        assert_eq!(
            late.figures.as_deref(),
            Some("01/06/2022 + 7 giorni = 08/06/2022, oggi 09/06/2022")
        );
        assert_eq!(
            late.mend.is_some(),
            DRAFT.contains(&moment),
            "only a draft can be moved"
        );
    }
}

#[test]
fn day_seven_counts_over_the_end_of_the_year() {
    let conclude = || case(Moment::Conclude).on(day(2022, 12, 30));
    assert!(conclude().today(day(2023, 1, 6)).found().is_empty());
    assert_eq!(conclude().today(day(2023, 1, 7)).only().rule, RuleId::Late);
}

#[test]
fn nothing_starts_or_ends_before_its_day() {
    for moment in LATER {
        let tomorrow = case(moment).on(day(2022, 6, 3)).only();
        assert_eq!(
            (tomorrow.rule, tomorrow.severity),
            (RuleId::Future, Severity::Error)
        );
        assert_eq!(
            tomorrow.figures.as_deref(),
            Some("prevista il 03/06/2022, oggi 01/06/2022")
        );
    }
}

#[test]
fn before_its_hour_on_the_day_is_a_warning() {
    let start = |hour, minute| {
        case(Moment::Start)
            .between("10:00", "12:00")
            .at(hour, minute)
    };
    let early = start(9, 59).only();
    assert_eq!(
        (early.rule, early.severity),
        (RuleId::Future, Severity::Warning)
    );
    assert_eq!(early.figures.as_deref(), Some("09:59 < 10:00"));
    assert!(start(10, 0).found().is_empty());
    let conclude = |hour, minute| {
        case(Moment::Conclude)
            .between("10:00", "12:00")
            .at(hour, minute)
    };
    assert_eq!(conclude(11, 59).only().severity, Severity::Warning);
    assert!(conclude(12, 0).found().is_empty());
}

#[test]
fn a_draft_may_be_planned_as_far_ahead_as_one_likes() {
    assert!(case(Moment::Enter).on(day(2023, 6, 7)).found().is_empty());
}

#[test]
fn a_missing_place_is_a_warning() {
    for moment in DRAFT {
        for place in [None, Some(String::new()), Some("  \t".to_owned())] {
            let mut nowhere = case(moment);
            nowhere.plan.place = place;
            let warning = nowhere.only();
            assert_eq!(
                (warning.rule, warning.severity),
                (RuleId::Place, Severity::Warning)
            );
        }
    }
    for moment in LATER {
        let mut nowhere = case(moment);
        nowhere.plan.place = None;
        assert!(
            nowhere.found().is_empty(),
            "the place is no matter once scheduled"
        );
    }
}

#[test]
fn only_an_admitted_request_carries_sessions() {
    for moment in DRAFT.into_iter().chain(LATER) {
        for state in [
            RequestState::Proposed,
            RequestState::Refused,
            RequestState::Cancelled,
        ] {
            let mut other = case(moment);
            other.request = state;
            let error = other.only();
            assert_eq!(
                (error.rule, error.severity),
                (RuleId::Admitted, Severity::Error)
            );
            assert_eq!(error.paragraph, "§3");
        }
        let mut over = case(moment);
        over.activity = ActivityState::Ended;
        assert_eq!(over.only().paragraph, "§3.3");
    }
}

#[test]
fn what_was_scheduled_is_not_judged_again_by_its_hours_or_its_day() {
    for moment in LATER {
        let mut odd = case(moment).between("06:00", "07:00");
        odd.plan.date = day(2022, 5, 29);
        odd.counted = Minutes::from_hours(60);
        assert!(odd.found().is_empty(), "{moment:?}");
    }
}

#[test]
fn what_the_portal_holds_is_told_by_what_it_is_and_never_by_its_terms() {
    let mut held = case(Moment::Held);
    held.plan.date = day(2022, 4, 25);
    held.plan.place = None;
    held.agreed = Minutes::from_hours(1);
    held.counted = Minutes::from_hours(1);
    let found: Vec<RuleId> = held.found().iter().map(|it| it.rule).collect();
    assert_eq!(found, [RuleId::Holiday, RuleId::Hours, RuleId::Place]);
    assert_eq!(
        held.found().first().map(Violation::sentence).as_deref(),
        Some("Giorno festivo (25/04/2022, Festa della Liberazione, §3.2).")
    );
}

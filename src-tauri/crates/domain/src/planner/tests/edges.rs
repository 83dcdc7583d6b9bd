//! What a plan does at its edges.

use super::judge::{against_wish, violations};
use super::*;

#[test]
fn a_whole_voucher_leaves_nothing_in_its_order_and_evenly() {
    let mut case = Case::voucher(10).coach_works(&["08:30-12:30", "14:00-18:00"]);
    case.wish.weekly = Some(Minutes::from_hours(8));
    case.wish.lengths = [60, 120, 180, 240].map(Minutes).to_vec();
    case.wish.length = Some(Minutes(120));
    let plan = case.plan();
    assert_eq!((plan.left.as_slice(), &plan.relief), (&[][..], &None));
    assert_eq!(violations(&case, &plan.sessions), []);
    assert_eq!(against_wish(&case, &plan.sessions), None);
    let held = |week: u64, only: Option<&str>| -> u32 {
        let (from, to) = (
            case.wish.from + Days::new(7 * week),
            case.wish.from + Days::new(7 * week + 6),
        );
        let sessions = plan
            .sessions
            .iter()
            .filter(|one| from <= one.date && one.date <= to);
        sessions
            .filter(|one| only.is_none_or(|only| code(one.activity) == only))
            .map(|one| one.span.length().0 / 60)
            .sum()
    };
    let weeks: Vec<u32> = (0..10).map(|week| held(week, None)).collect();
    assert_eq!(weeks.iter().sum::<u32>(), 64);
    assert!(
        weeks.iter().all(|hours| (5..=8).contains(hours)),
        "{weeks:?}"
    );
    let supervised: u32 = (0..5).map(|week| held(week, Some("JC-SU"))).sum();
    assert_eq!(supervised, 2, "half of it in the first half");
}

#[test]
fn what_the_greedy_way_leaves_is_placed() {
    let mut case = Case::new(1, &[("JC-DE", 5)]).coach_works(&["09:00-12:00"]);
    case.wish.to = day(2026, 3, 3);
    case.wish.lengths = vec![Minutes(120), Minutes(180)];
    case.wish.length = Some(Minutes(120));
    assert_eq!(
        case.best().left,
        [],
        "two hours on both days would leave one"
    );
}

#[test]
fn nothing_is_planned_for_today_nor_before() {
    let mut case = Case::new(1, &[("JC-AN", 4)]);
    case.now = day(2026, 3, 4).and_hms_opt(8, 0, 0).unwrap();
    let plan = case.best();
    assert_eq!(plan.left, []);
    assert!(plan.sessions.iter().all(|one| one.date >= day(2026, 3, 5)));
    case.wish.to = day(2026, 3, 4);
    let plan = case.plan();
    assert_eq!(plan.sessions, []);
    let refused = plan.left[0].refused.as_deref().unwrap();
    assert!(
        refused.starts_with("Andava inserita entro il giorno precedente"),
        "{refused}"
    );
}

#[test]
fn holidays_and_the_patron_day_stay_free() {
    let mut case = Case::new(1, &[("JC-AN", 4)]);
    (case.wish.from, case.wish.to) = (day(2026, 4, 4), day(2026, 4, 8));
    case.patron = Some(("Villorba".into(), PatronDay { day: 7, month: 4 }));
    case.wish.lengths = vec![Minutes(60)];
    let plan = case.best();
    let days: Vec<NaiveDate> = plan.sessions.iter().map(|one| one.date).collect();
    assert_eq!(
        days,
        [
            day(2026, 4, 4),
            day(2026, 4, 4),
            day(2026, 4, 8),
            day(2026, 4, 8)
        ]
    );
}

#[test]
fn what_a_rule_refuses_on_every_day_is_told_with_its_words() {
    let mut case = Case::new(1, &[("JC-AN", 2), ("JC-SU", 1)]);
    case.wanted[0].state = ActivityState::Ended;
    case.wanted[1].place = "  ".into();
    let plan = case.plan();
    let refused: Vec<_> = plan
        .left
        .iter()
        .map(|left| left.refused.clone().unwrap())
        .collect();
    assert!(refused[0].contains("l’attività è conclusa"), "{refused:?}");
    assert!(refused[1].starts_with("Manca il luogo"), "{refused:?}");
    assert_eq!(plan.relief.unwrap().limit, Limit::Programme);
}

#[test]
fn an_activity_that_cannot_be_held_does_not_keep_the_next_ones_back() {
    let mut case = Case::new(2, &[("JC-AN", 2), ("JC-PU", 4), ("JC-DE", 3)]);
    case.wanted[1].state = ActivityState::Ended;
    let plan = case.best();
    let left: Vec<_> = plan
        .left
        .iter()
        .map(|left| (left.code.as_str(), left.minutes))
        .collect();
    assert_eq!(left, [("JC-PU", Minutes(240))]);
}

#[test]
fn drafts_of_the_activity_are_taken_off_and_locked_sessions_too() {
    let mut case = Case::new(1, &[("JC-AN", 4)]);
    case.wanted[0].so_far = Minutes(60);
    case.locked.push(Planned {
        activity: activity("JC-AN"),
        date: day(2026, 3, 3),
        span: span("10:00-12:00"),
    });
    let plan = case.best();
    assert_eq!(plan.left, []);
    let minutes: u32 = plan.sessions.iter().map(|one| one.span.length().0).sum();
    assert_eq!(
        minutes, 60,
        "four hours, less one, less the two that are locked"
    );
}

#[test]
fn sessions_stay_between_the_locked_ones_of_other_activities() {
    let mut case = Case::new(1, &[("JC-AN", 2), ("JC-PU", 2), ("JC-DE", 4)]);
    let locked = |code, date, hours| Planned {
        activity: activity(code),
        date: day(2026, 3, date),
        span: span(hours),
    };
    case.locked = vec![
        locked("JC-AN", 3, "10:00-12:00"),
        locked("JC-DE", 4, "09:00-11:00"),
    ];
    let plan = case.best();
    assert_eq!(plan.left, []);
    assert_eq!(against_wish(&case, &plan.sessions), None);
    let puntualizzazione = plan
        .sessions
        .iter()
        .filter(|one| code(one.activity) == "JC-PU");
    assert!(puntualizzazione.clone().count() > 0);
    for one in puntualizzazione {
        assert!((day(2026, 3, 3), span("12:00-13:00").start) <= (one.date, one.span.start));
        assert!((one.date, one.span.end) <= (day(2026, 3, 4), span("09:00-10:00").start));
    }
}

#[test]
fn the_coach_has_time_to_come_from_elsewhere() {
    let mut case = Case::new(1, &[("JC-AN", 1)]).coach_works(&["09:00-11:00"]);
    case.wish.to = case.wish.from;
    case.travel.set("Sportello", MONTELLO, Minutes(25));
    let elsewhere = Taken {
        place: "Sportello".into(),
        ..taken(case.wish.from, "09:00-09:30", BeneficiaryId(2), COACH)
    };
    case.taken.push(elsewhere);
    assert_eq!(told(&case.best().sessions), ["JC-AN lun 02/03 10:00–11:00"]);
    case.travel.set("Sportello", MONTELLO, Minutes(31));
    assert_eq!(case.best().sessions, []);
}

#[test]
fn it_stops_when_nobody_waits_any_more() {
    let case = Case::voucher(12);
    let stopped = plan(&case.ask(), &case.taken, &|| false);
    assert_eq!(stopped.unwrap_err(), CannotPlan::Interrupted);
    let asked = std::cell::Cell::new(0);
    let later = plan(&case.ask(), &case.taken, &|| {
        asked.set(asked.get() + 1);
        asked.get() < 5
    });
    assert_eq!(later.unwrap_err(), CannotPlan::Interrupted);
    assert_eq!(asked.get(), 5);
}

#[test]
fn absurd_hours_are_told_or_planned_as_far_as_there_is_room() {
    let mut case = Case::new(2, &[("JC-AN", 3_000), ("JC-SU", 2_000)]);
    case.wish.lengths = vec![Minutes(15)];
    let refused = plan(&case.ask(), &[], &go_on);
    assert_eq!(refused.unwrap_err(), CannotPlan::TooMuch);
    case.wanted[0].agreed = Minutes(u32::MAX);
    case.wanted[1].agreed = Minutes(u32::MAX);
    case.wish.lengths = vec![Minutes(15), Minutes(480)];
    assert!(plan(&case.ask(), &[], &go_on).is_err());
}

#[test]
fn nothing_is_planned_after_the_voucher_s_end() {
    let mut case = Case::voucher(12);
    let last = day(2026, 4, 3);
    case.voucher_end = Some(VoucherEnd {
        last,
        closing_days: 60,
        notice: day(2023, 8, 8),
    });
    let proposal = case.best();
    assert!(!proposal.sessions.is_empty());
    let after: Vec<_> = proposal
        .sessions
        .iter()
        .filter(|it| it.date > last)
        .collect();
    assert!(after.is_empty(), "{after:?}");
}

#[test]
fn a_day_left_out_stays_empty_and_is_given_back_where_it_is_missed() {
    let mut case = Case::new(1, &[("JC-AN", 4)]).coach_works(&["09:00-11:00"]);
    case.wish.most_a_day = 1;
    case.wish.to = day(2026, 3, 3);
    assert_eq!(case.best().left, []);
    case.wish.left_out = vec![day(2026, 3, 3)];
    let plan = case.plan();
    assert!(plan.sessions.iter().all(|one| one.date == day(2026, 3, 2)));
    assert_eq!(plan.left_over(), Minutes(120));
    case.wish.lengths = vec![Minutes(120)];
    case.wish.to = day(2026, 3, 4);
    case.wish.left_out = vec![day(2026, 3, 3), day(2026, 3, 4)];
    let relief = case.plan().relief.unwrap();
    assert_eq!(
        (relief.limit, relief.left),
        (Limit::Until(day(2026, 3, 11)), Minutes::ZERO)
    );
    case.voucher_end = Some(VoucherEnd {
        last: day(2026, 3, 4),
        closing_days: 60,
        notice: day(2023, 8, 8),
    });
    let relief = case.plan().relief.unwrap();
    assert_eq!(relief.limit, Limit::LeftOut);
    assert_eq!(
        relief.sentence,
        "Anche nei giorni lasciati fuori ci stanno tutte."
    );
}

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use chrono::Days;
use proptest::prelude::*;

use super::*;

fn at(moment: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(moment, "%Y-%m-%d %H:%M").unwrap()
}

fn day(date: &str) -> NaiveDate {
    date.parse().unwrap()
}

fn site() -> Site {
    Site::new(48_211).unwrap()
}

#[test]
fn the_name_of_a_copy_tells_its_archive_and_its_moment() {
    let copy = ScheduledCopy::new(site(), at("2026-11-29 18:15"));
    let name = "affianca-automatica-2026-11-29-181500-48211.affianca-copia";
    assert_eq!(copy.to_string(), name);
    assert_eq!(name.parse(), Ok(copy));
}

#[test]
fn any_other_name_is_of_no_copy_the_program_made() {
    for name in [
        "",
        "affianca-2026-11-29.affianca-copia",
        "affianca-automatica-2026-11-29-181500-48211",
        "affianca-automatica-2026-11-29-181500-48211.affianca-copia.parziale",
        "affianca-automatica-2026-11-29-181500-048211.affianca-copia",
        "affianca-automatica-2026-11-29-181500-0.affianca-copia",
        "affianca-automatica-2026-11-29-181500-+48211.affianca-copia",
        "affianca-automatica-2026-11-31-181500-48211.affianca-copia",
        "affianca-automatica-2026-11-29-251500-48211.affianca-copia",
        "affianca-automatica-2026-1-29-1815000-48211.affianca-copia",
        "affianca-automatica-2026-11-29-18150è-48211.affianca-copia",
        "Affianca-automatica-2026-11-29-181500-48211.affianca-copia",
        "copia di affianca-automatica-2026-11-29-181500-48211.affianca-copia",
        "affianca-automatica-2026-11-29-181500-48211 (1).affianca-copia",
    ] {
        assert!(name.parse::<ScheduledCopy>().is_err(), "{name}");
    }
}

#[test]
fn a_copy_is_due_once_a_day_and_when_the_clock_was_set_back() {
    let due = |last: Option<&str>| scheduled_copy_due(last.map(at), at("2026-11-29 18:15"));
    assert!(due(None));
    assert!(!due(Some("2026-11-29 18:15")));
    assert!(!due(Some("2026-11-28 18:16")));
    assert!(due(Some("2026-11-28 18:15")));
    assert!(due(Some("2031-01-01 00:00")));
}

#[test]
fn a_year_of_evenings_leaves_seven_days_four_weeks_and_twelve_months() {
    let (mut made, mut now) = (Vec::new(), at("2025-01-01 18:00"));
    while now <= at("2026-11-29 18:00") {
        made.push(now);
        let gone = copies_to_remove(&made, now);
        made.retain(|at| !gone.contains(at));
        now = now + Days::new(1);
    }
    let kept: Vec<String> = made.iter().rev().map(|at| at.date().to_string()).collect();
    assert_eq!(
        kept,
        [
            // Days, and the weeks that end on a Sunday.
            "2026-11-29",
            "2026-11-28",
            "2026-11-27",
            "2026-11-26",
            "2026-11-25",
            "2026-11-24",
            "2026-11-23",
            "2026-11-22",
            "2026-11-15",
            "2026-11-08",
            // Months.
            "2026-10-31",
            "2026-09-30",
            "2026-08-31",
            "2026-07-31",
            "2026-06-30",
            "2026-05-31",
            "2026-04-30",
            "2026-03-31",
            "2026-02-28",
            "2026-01-31",
            "2025-12-31",
        ]
    );
}

#[test]
fn a_clock_that_leaps_ahead_or_back_removes_nothing_more() {
    let week: Vec<_> = (0..7)
        .map(|days| at("2026-11-23 18:00") + Days::new(days))
        .collect();
    assert!(copies_to_remove(&week, at("2036-01-01 09:00")).is_empty());
    let mut ahead = week.clone();
    ahead.extend((0..9).map(|days| at("2036-01-01 18:00") + Days::new(days)));
    assert!(copies_to_remove(&ahead, at("2026-11-29 18:00")).is_empty());
}

#[test]
fn a_missing_folder_is_told_only_once_work_is_in_no_copy() {
    let missing = CopyTrouble::FolderMissing;
    let told = |last: Option<&str>, changed: Option<&str>| {
        copy_trouble_notice(&missing, last.map(day), changed.map(day), day("2026-11-29"))
    };
    assert_eq!(
        told(Some("2026-11-26"), Some("2026-11-27")).unwrap(),
        "La chiavetta o la cartella delle copie non c’è: ultima copia 3 giorni fa."
    );
    assert!(
        told(Some("2026-11-28"), Some("2026-11-29"))
            .unwrap()
            .contains("ultima copia ieri")
    );
    assert!(
        told(Some("2026-09-01"), Some("2026-09-02"))
            .unwrap()
            .contains("del 01/09/2026")
    );
    assert!(
        told(None, Some("2026-11-29"))
            .unwrap()
            .contains("nessuna copia")
    );
    assert_eq!(
        told(Some("2026-11-29"), Some("2026-11-29")),
        None,
        "today's"
    );
    assert_eq!(told(Some("2026-11-01"), None), None, "nothing has changed");
    assert_eq!(told(None, Some("2026-11-30")), None, "the clock went back");
}

#[test]
fn what_the_disk_refused_is_told_with_its_reason() {
    let refused = CopyTrouble::Refused("Il disco è pieno.".into());
    let words = copy_trouble_notice(
        &refused,
        Some(day("2026-11-27")),
        Some(day("2026-11-28")),
        day("2026-11-29"),
    );
    assert_eq!(
        words.unwrap(),
        "La copia automatica non è riuscita: ultima copia 2 giorni fa. Il disco è pieno."
    );
}

fn moments() -> impl Strategy<Value = Vec<NaiveDateTime>> {
    // Hours of some three years.
    prop::collection::vec(0_i64..26_000, 0..200).prop_map(|hours| {
        let begin = at("2024-01-01 00:00");
        hours
            .into_iter()
            .map(|hour| begin + TimeDelta::hours(hour))
            .collect()
    })
}

proptest! {
    #[test]
    fn what_stays_is_the_last_of_its_day_week_or_month_and_always_the_newest(
        made in moments(),
        now in 0_i64..26_000,
    ) {
        let now = at("2024-01-01 00:00") + TimeDelta::hours(now);
        let gone = copies_to_remove(&made, now);
        let past: BTreeSet<_> = made.iter().copied().filter(|at| *at <= now).collect();
        let kept: Vec<_> = past.iter().copied().filter(|at| !gone.contains(at)).collect();

        prop_assert!(gone.iter().all(|at| past.contains(at)), "only what is there, and never a later one");
        prop_assert_eq!(kept.last(), past.last(), "never the newest");
        prop_assert!(kept.len() <= DAILY + WEEKLY + MONTHLY);
        for days in &kept {
            let later = past.range(days..).skip(1);
            prop_assert!(later.clone().all(|at| at.date() != days.date())
                || kept.last() == Some(days), "{} is not the last of its day", days);
        }
        let dates: BTreeSet<_> = past.iter().map(NaiveDateTime::date).collect();
        for date in dates.iter().rev().take(DAILY) {
            prop_assert!(kept.iter().any(|at| at.date() == *date), "{} has none left", date);
        }
        let months: BTreeSet<_> = past.iter().map(|at| (at.year(), at.month())).collect();
        for month in months.iter().rev().take(MONTHLY) {
            prop_assert!(kept.iter().any(|at| (at.year(), at.month()) == *month), "{:?} has none left", month);
        }
        prop_assert!(copies_to_remove(&kept, now).is_empty(), "twice is as once");
    }

    #[test]
    fn no_arbitrary_name_is_taken_for_a_copy_but_its_own(name in "\\PC{0,80}") {
        if let Ok(copy) = name.parse::<ScheduledCopy>() {
            prop_assert_eq!(copy.to_string(), name);
        }
    }
}

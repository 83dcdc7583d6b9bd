//! Sentences about plans.

use affianca_domain::planner::Planned;
use affianca_domain::{Minutes, format_date, month_name, weekday_name};
use chrono::{Datelike, Days, NaiveDate};

/// «28 erogazioni».
pub(super) fn sessions(many: usize) -> String {
    match many {
        1 => "1 erogazione".into(),
        more => format!("{more} erogazioni"),
    }
}

/// «28 erogazioni, 64:00, dal 03/03/2026 al 22/05/2026.»
pub(super) fn told(planned: &[Planned]) -> String {
    let minutes: Minutes = planned.iter().map(|one| one.span.length()).sum();
    let days = planned.iter().map(|one| one.date);
    match (days.clone().min(), days.max()) {
        (Some(first), Some(last)) if first == last => {
            format!(
                "{}, {minutes}, il {}.",
                sessions(planned.len()),
                format_date(first)
            )
        }
        (Some(first), Some(last)) => format!(
            "{}, {minutes}, dal {} al {}.",
            sessions(planned.len()),
            format_date(first),
            format_date(last)
        ),
        _ => "Nessuna erogazione.".into(),
    }
}

/// «martedì 03/03/2026 09:00–11:00».
pub(super) fn when(one: &Planned) -> String {
    format!(
        "{} {} {}",
        weekday_name(one.date),
        format_date(one.date),
        one.span
    )
}

/// «2–8 marzo 2026», «30 marzo – 5 aprile 2026».
pub(super) fn week(monday: NaiveDate) -> String {
    let sunday = monday.checked_add_days(Days::new(6)).unwrap_or(monday);
    let (from, to) = (monday.day(), sunday.day());
    let (first, last) = (month_name(monday), month_name(sunday));
    let year = sunday.year();
    if monday.year() != year {
        format!("{from} {first} {} – {to} {last} {year}", monday.year())
    } else if monday.month() == sunday.month() {
        format!("{from}–{to} {last} {year}")
    } else {
        format!("{from} {first} – {to} {last} {year}")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_week_says_its_months_and_years_once() {
        for (monday, said) in [
            ((2026, 3, 2), "2–8 marzo 2026"),
            ((2026, 3, 30), "30 marzo – 5 aprile 2026"),
            ((2026, 12, 28), "28 dicembre 2026 – 3 gennaio 2027"),
        ] {
            let day = NaiveDate::from_ymd_opt(monday.0, monday.1, monday.2).unwrap();
            assert_eq!(week(day), said);
        }
    }

    #[test]
    fn no_session_is_told_too() {
        assert_eq!(told(&[]), "Nessuna erogazione.");
    }
}

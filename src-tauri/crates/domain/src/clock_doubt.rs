//! Is the computer's clock to be believed? What is cancelled or judged late by a wrong one stays so.

use chrono::{Days, NaiveDateTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::calendar::format_date;

/// Days after the last operation beyond which a clock may as well have jumped. A coach who was away
/// longer says once that it is right.
pub const LONGEST_SILENCE: u64 = 30;
/// How far a clock may stand behind the last operation: it is set right by minutes, and by an hour
/// when summer ends.
const SET_RIGHT: chrono::TimeDelta = chrono::TimeDelta::hours(2);

/// Why the clock is doubted, with the last operation's moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClockDoubt {
    /// What the clock says.
    pub now: NaiveDateTime,
    /// When something was last done.
    pub last: NaiveDateTime,
    /// The doubt in words.
    pub message: String,
}

impl ClockDoubt {
    /// Whether a clock that says `now` is to be doubted, when something was last done at `last`.
    #[must_use]
    pub fn of(last: NaiveDateTime, now: NaiveDateTime) -> Option<Self> {
        let (day, before) = (format_date(now.date()), format_date(last.date()));
        let message = if now < last - SET_RIGHT {
            format!("Il computer dice {day}, ma l’ultima operazione è del {before}.")
        } else if now.date() > last.date() + Days::new(LONGEST_SILENCE) {
            format!(
                "Il computer dice {day}: l’ultima operazione è del {before}, più di un mese fa."
            )
        } else {
            return None;
        };
        Some(Self { now, last, message })
    }
}

/// How far a row of the journal may stand before the one written earlier: clocks are set right by
/// themselves, by seconds.
const UNNOTICED: chrono::TimeDelta = chrono::TimeDelta::minutes(5);

/// Whether the time of an operation at `at` runs back, the one before it having been at `before`.
#[must_use]
pub fn runs_back(before: NaiveDateTime, at: NaiveDateTime) -> bool {
    at < before - UNNOTICED
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn at(moment: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(moment, "%Y-%m-%dT%H:%M").unwrap()
    }

    #[test]
    fn a_clock_is_doubted_when_it_goes_back_or_leaps_a_month() {
        let last = at("2022-06-28T10:00");
        for (now, doubted) in [
            ("2022-06-28T10:00", false),
            ("2022-06-28T08:00", false),
            ("2022-06-28T07:59", true),
            ("2020-01-01T00:00", true),
            ("2022-07-28T23:59", false),
            ("2022-07-29T00:00", true),
            ("2023-06-28T10:00", true),
        ] {
            assert_eq!(ClockDoubt::of(last, at(now)).is_some(), doubted, "{now}");
        }
    }

    #[test]
    fn time_that_runs_back_by_more_than_minutes_is_noticed() {
        let before = at("2022-06-28T10:00");
        assert!(!runs_back(before, at("2022-06-28T10:00")));
        assert!(!runs_back(before, at("2022-06-28T09:55")));
        assert!(runs_back(before, at("2022-06-28T09:54")));
        assert!(!runs_back(before, at("2023-06-28T10:00")));
    }

    #[test]
    fn the_doubt_names_both_days() {
        let doubt = ClockDoubt::of(at("2022-06-28T10:00"), at("2023-07-01T09:00")).unwrap();
        assert_eq!(
            doubt.message,
            "Il computer dice 01/07/2023: l’ultima operazione è del 28/06/2022, più di un mese fa."
        );
    }
}

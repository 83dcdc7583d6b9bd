//! The only place that asks the system what time it is.

use chrono::{DateTime, NaiveDateTime, Utc};
use chrono_tz::Europe::Rome;

/// Now, in Europe/Rome local time, wherever the laptop thinks it is: terms and registers are Italian.
///
/// Debug builds honour `AFFIANCA_NOW=2022-06-27T09:00`, from which time then runs on, so that the
/// manual's own dates can be walked through the real window. Release builds never do.
pub fn now() -> NaiveDateTime {
    #[cfg(debug_assertions)]
    if let Some(now) = pretended() {
        return now;
    }
    in_rome(Utc::now())
}

fn in_rome(moment: DateTime<Utc>) -> NaiveDateTime {
    moment.with_timezone(&Rome).naive_local()
}

#[cfg(debug_assertions)]
fn pretended() -> Option<NaiveDateTime> {
    use std::sync::OnceLock;
    use std::time::Instant;
    static START: OnceLock<Option<(NaiveDateTime, Instant)>> = OnceLock::new();
    let (base, since) = (*START.get_or_init(|| {
        let text = std::env::var("AFFIANCA_NOW").ok()?;
        let base = NaiveDateTime::parse_from_str(&text, "%Y-%m-%dT%H:%M").ok()?;
        Some((base, Instant::now()))
    }))?;
    chrono::TimeDelta::from_std(since.elapsed())
        .ok()
        .and_then(|gone| base.checked_add_signed(gone))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn the_day_begins_at_midnight_in_italy() {
        for (utc, here) in [
            ("2022-06-26T21:59:59Z", "2022-06-26T23:59:59"),
            ("2022-06-26T22:00:00Z", "2022-06-27T00:00:00"),
            ("2022-12-31T22:59:59Z", "2022-12-31T23:59:59"),
            ("2022-12-31T23:00:00Z", "2023-01-01T00:00:00"),
            // The clock goes forward on 27 March 2022 and back on 30 October.
            ("2022-03-27T00:59:59Z", "2022-03-27T01:59:59"),
            ("2022-03-27T01:00:00Z", "2022-03-27T03:00:00"),
            ("2022-10-30T00:30:00Z", "2022-10-30T02:30:00"),
            ("2022-10-30T01:30:00Z", "2022-10-30T02:30:00"),
        ] {
            let moment: DateTime<Utc> = utc.parse().unwrap();
            let expected: NaiveDateTime = here.parse().unwrap();
            assert_eq!(in_rome(moment), expected, "{utc}");
        }
    }
}

//! The page reads dates and times too, to show a weekday or move a time: what either side takes a text
//! for stands in one file, which the page's tests read as well.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use affianca_domain::{TimeOfDay, parse_date};
use serde::Deserialize;

/// What is typed, and what it means; nothing when it means nothing.
type Case = (String, Option<String>);

#[derive(Deserialize)]
struct Typed {
    dates: Vec<Case>,
    times: Vec<Case>,
}

fn typed() -> Typed {
    let cases = include_str!("../../../../tests/data/typed.json");
    serde_json::from_str(cases).expect("the cases are readable")
}

#[test]
fn a_typed_date_means_what_the_page_takes_it_for() {
    for (text, meant) in typed().dates {
        let read = parse_date(&text).ok().map(|date| date.to_string());
        assert_eq!(read, meant, "«{text}»");
    }
}

#[test]
fn a_typed_time_means_what_the_page_takes_it_for() {
    for (text, meant) in typed().times {
        let read = TimeOfDay::parse(&text).ok().map(|time| time.to_string());
        assert_eq!(read, meant, "«{text}»");
    }
}

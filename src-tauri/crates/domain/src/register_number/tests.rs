#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;

fn number(text: &str) -> RegisterNumber {
    text.parse().unwrap()
}

fn series(text: &str) -> Option<Series> {
    Some(text.parse().unwrap())
}

#[test]
fn a_number_reads_as_on_paper() {
    for (year, letters, serial, shown) in [
        (2026, None, 1, "2026/001"),
        (2022, None, 17, "2022/017"),
        (2022, None, 999, "2022/999"),
        (2022, None, 1000, "2022/1000"),
        (2026, series("B"), 1, "2026/B-001"),
        (2026, series("AZ"), 1234, "2026/AZ-1234"),
    ] {
        let one = RegisterNumber::new(year, letters, serial).unwrap();
        assert_eq!(one.to_string(), shown);
        assert_eq!(number(shown), one);
        assert_eq!(
            (one.year(), one.series(), one.serial()),
            (year, letters, serial)
        );
    }
    assert_eq!(
        number("2022/17"),
        number("2022/017"),
        "however it is padded"
    );
}

#[test]
fn what_is_no_number_is_refused() {
    for text in [
        "",
        "/",
        "2022",
        "2022/",
        "/017",
        "2022/0",
        "2022/000",
        "22/017",
        "02022/017",
        "2022/B017",
        "2022/B-",
        "2022/-017",
        "2022/b-017",
        "2022/BCD-017",
        "2022/1-017",
        "2022/È-017",
        "2022/+17",
        "2022/ 017",
        " 2022/017",
        "2022/017 ",
        "2022/017/1",
        "-2022/017",
        "+202/017",
        "2022/4294967296",
        "1899/001",
        "JC-1-1103/022",
    ] {
        let refused = text.parse::<RegisterNumber>().unwrap_err();
        assert_eq!(refused.what, NUMBER, "{text}");
    }
    assert!("1900/001".parse::<RegisterNumber>().is_ok());
    assert!("9999/001".parse::<RegisterNumber>().is_ok());
    assert_eq!(
        RegisterNumber::new(2022, None, 0).unwrap_err().to_string(),
        "«2022/000» non è un numero di registro."
    );
    assert!(RegisterNumber::new(10_000, None, 1).is_err());
}

#[test]
fn a_series_is_one_or_two_capitals() {
    for text in ["A", "Z", "AA"] {
        assert_eq!(text.parse::<Series>().unwrap().to_string(), text);
    }
    for text in ["", "a", "AAA", "1", "A1", "É", " ", "A "] {
        assert!(text.parse::<Series>().is_err(), "«{text}»");
    }
}

#[test]
fn each_year_and_series_counts_from_one() {
    let first = RegisterNumber::after(0, 2026, series("B")).unwrap();
    assert_eq!(first.to_string(), "2026/B-001");
    assert_eq!(first.next().unwrap().to_string(), "2026/B-002");
    assert_eq!(number("2022/999").next(), Some(number("2022/1000")));
    assert_eq!(
        number("2022/4294967294").next(),
        Some(number("2022/4294967295"))
    );
    assert_eq!(number("2022/4294967295").next(), None, "none is used twice");
}

#[test]
fn numbers_are_in_order_of_year_then_series_then_serial() {
    let mut all = [
        "2026/B-001",
        "2026/001",
        "2025/1000",
        "2025/002",
        "2026/A-002",
        "2026/AA-001",
    ]
    .map(number);
    all.sort_unstable();
    let shown = all.map(|one| one.to_string());
    assert_eq!(
        shown,
        [
            "2025/002",
            "2025/1000",
            "2026/001",
            "2026/A-002",
            "2026/AA-001",
            "2026/B-001"
        ]
    );
}

#[test]
fn a_number_crosses_as_its_text_and_names_a_file() {
    let one = number("2026/B-001");
    assert_eq!(serde_json::to_string(&one).unwrap(), "\"2026/B-001\"");
    assert_eq!(
        serde_json::from_str::<RegisterNumber>("\"2026/B-001\"").unwrap(),
        one
    );
    assert!(serde_json::from_str::<RegisterNumber>("\"2026\"").is_err());
    assert_eq!(one.in_file_names(), "2026-B-001");
    assert_eq!(number("2022/017").in_file_names(), "2022-017");
}

#[test]
fn a_register_is_found_by_its_number_alone_or_with_year_and_series() {
    let plain = number("2022/017");
    let of_b = number("2022/B-017");
    for (typed, finds_plain, finds_b) in [
        ("2022/017", true, true),
        ("2022/17", true, true),
        ("registro 17", true, true),
        ("Registro 2022/17", true, true),
        ("17", true, true),
        ("b-17", false, true),
        ("2022/B-017", false, true),
        ("2022/C-017", false, false),
        ("2023/17", false, false),
        ("18", false, false),
    ] {
        let sought = SoughtNumber::parse(typed).unwrap();
        assert_eq!(
            (sought.fits(plain), sought.fits(of_b)),
            (finds_plain, finds_b),
            "{typed}"
        );
    }
    for other in ["jc-1-1103/022", "rossi", "/", "registro", "", "2022/", "b-"] {
        assert_eq!(SoughtNumber::parse(other), None, "{other}");
    }
}

proptest! {
    #[test]
    fn what_is_shown_is_read_again(
        year in 1900..=9999_i32, letters in prop::option::of("[A-Z]{1,2}"), serial in 1..=u32::MAX,
    ) {
        let series = letters.map(|letters| letters.parse().unwrap());
        let one = RegisterNumber::new(year, series, serial).unwrap();
        prop_assert_eq!(one.to_string().parse(), Ok(one));
        if let Some(next) = one.next() {
            prop_assert!(one < next);
        }
    }

    #[test]
    fn no_text_makes_reading_a_number_panic(text in ".{0,12}") {
        let _ = text.parse::<RegisterNumber>();
        let _ = SoughtNumber::parse(&text);
    }
}

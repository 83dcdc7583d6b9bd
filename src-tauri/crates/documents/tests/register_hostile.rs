//! Whatever people type or paste, a register comes out, valid and the same every time.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use affianca_documents::register_pdf;
use affianca_domain::{RegisterRow, RegisterSheet, RegisterTotal};
use chrono::{Days, NaiveDate};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use support::{any_text, print, sheet, text};

#[test]
fn the_same_sheet_gives_the_same_bytes() {
    for rows in [0, 1, 10] {
        assert_eq!(
            register_pdf(&sheet(rows)).unwrap(),
            register_pdf(&sheet(rows)).unwrap()
        );
    }
}

#[test]
fn another_sheet_gives_another_hash_and_another_file() {
    let mut other = sheet(3);
    other.rows[2].minutes += 1;
    assert_ne!(other.data_hash(), sheet(3).data_hash());
    assert_ne!(
        register_pdf(&other).unwrap().pdf,
        register_pdf(&sheet(3)).unwrap().pdf
    );
}

#[test]
fn a_stored_sheet_is_read_back_with_the_same_hash() {
    let sheet = sheet(10);
    let json = sheet.canonical_json();
    let back: RegisterSheet = serde_json::from_str(&json).unwrap();
    assert_eq!(back, sheet);
    assert_eq!(back.data_hash(), sheet.data_hash());
    assert!(
        json.starts_with(
            r#"{"number":"2022/017","version":1,"service":"Job Coach","referenceText":"#
        ),
        "{json}"
    );
}

/// Registers already signed carry this hash: a change in how it is taken would disown them.
#[test]
fn the_hash_of_a_known_sheet_does_not_change() {
    let mut sheet = sheet(10);
    sheet.journal = None;
    sheet.codes = None;
    assert_eq!(
        sheet.data_hash(),
        "9262b26677a2d6fcab0794a0e0c11955c05ea990c12750acb87ef934e90b0c05"
    );
}

#[test]
fn what_the_font_lacks_is_printed_as_a_box_and_named() {
    let mut sheet = sheet(1);
    sheet.beneficiary = "王小明 Ёлкин Șțefan Żółć".to_owned();
    sheet.contact = Some("\u{202E}שלום\u{202C} \u{7}\u{FEFF}A\u{AD}nna".to_owned());
    let pdf = print(&sheet);
    assert_eq!(
        pdf.uncovered,
        String::from_iter(['\u{7}', 'ו', 'ל', 'ם', 'ש', '小', '明', '王'])
    );
    let text = text(&pdf, "uncovered");
    assert!(text.contains("□□□ Ёлкин Șțefan Żółć"), "{text}");
    assert!(text.contains("□□□□ □Anna"), "{text}");
}

#[test]
fn accents_typed_as_separate_marks_are_printed_as_one_letter() {
    let mut sheet = sheet(1);
    sheet.beneficiary = "Bortolin Nicolo\u{300}".to_owned();
    let pdf = print(&sheet);
    assert!(pdf.uncovered.is_empty());
    assert!(text(&pdf, "marks").contains("Bortolin Nicolò"));
}

#[test]
fn letters_beyond_the_first_plane_are_read_back() {
    let mut sheet = sheet(1);
    sheet.coach = "𝐀da".to_owned();
    let pdf = print(&sheet);
    let text = text(&pdf, "planes");
    assert!(
        text.contains(if pdf.uncovered.is_empty() {
            "𝐀da"
        } else {
            "□da"
        }),
        "{text}"
    );
}

#[test]
fn names_that_are_not_known_are_left_to_be_written() {
    let mut sheet = sheet(2);
    (sheet.employer, sheet.contact, sheet.provider_referent) = (None, Some(" ".to_owned()), None);
    sheet.coach = String::new();
    let text = text(&print(&sheet), "unknown");
    assert!(text.contains("Il referente dell’ente erogatore"), "{text}");
    assert!(text.contains("Il referente aziendale:"), "{text}");
}

#[test]
fn more_totals_than_a_request_can_have_go_on_in_further_tables() {
    let mut sheet = sheet(4);
    sheet.totals = (0..40)
        .map(|n| RegisterTotal {
            code: format!("JC-{n:02}"),
            agreed: u32::MAX,
            delivered: n,
        })
        .collect();
    let pdf = print(&sheet);
    let text = text(&pdf, "totals");
    assert!(
        (0..40).all(|n| text.contains(&format!("JC-{n:02}"))),
        "{text}"
    );
    assert!(
        text.contains("2863311530:00"),
        "the sum does not overflow: {text}"
    );
}

prop_compose! {
    fn any_row()(
        day in 0..4000_u64, start in "[0-9:]{0,5}", end in any_text(), minutes in any::<u32>(), activity_code in any_text(),
        activity_title in any_text(), place in any_text(), description in vec(any_text(), 0..12), struck in any::<bool>(),
    ) -> RegisterRow {
        let date = NaiveDate::from_ymd_opt(2022, 1, 1).unwrap().checked_add_days(Days::new(day)).unwrap();
        RegisterRow {
            date, start, end, minutes, activity_code, activity_title, place, description: description.join("\n"), struck, origin: String::new(),
        }
    }
}

prop_compose! {
    fn any_sheet()(
        texts in vec(any_text(), 14), people in vec(option::of(any_text()), 3), version in any::<u32>(), blank in any::<bool>(),
        rows in vec(any_row(), 0..14), totals in vec((any_text(), any::<u32>(), any::<u32>()), 0..9), minute in 0..1_000_000_i64,
    ) -> RegisterSheet {
        let mut texts = texts.into_iter();
        let mut text = || texts.next().unwrap_or_default();
        let mut people = people.into_iter();
        let mut person = || people.next().flatten();
        RegisterSheet {
            number: text(), version, service: text(), reference_text: text(), provider: text(), branch: text(), opal: text(),
            voucher_id: text(), voucher_kind: text(), beneficiary: text(), tax_code: text(), centre: text(),
            employer: person(), contact: person(), coach: text(), provider_referent: person(), period: text(), scope: text(),
            blank, issued: sheet(0).issued + chrono::TimeDelta::minutes(minute), rows,
            totals: totals.into_iter().map(|(code, agreed, delivered)| RegisterTotal { code, agreed, delivered }).collect(),
            journal: support::journal_head(), codes: support::codes("R1:2022-017-1"),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_sheet_comes_out_valid(sheet in any_sheet()) {
        let pdf = print(&sheet);
        let rows = sheet.rows.len() as u32;
        prop_assert!(pdf.pages >= 1);
        prop_assert!(pdf.pages <= 3 + rows * 4, "{} pages for {rows} rows", pdf.pages);
        prop_assert!(pdf.uncovered.chars().is_sorted());
    }
}

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
//! The data file against the manual's own figures.

use super::*;

fn job_coach() -> Programme {
    Programme::job_coach_1103().unwrap()
}

fn total(voucher: VoucherKind) -> (Minutes, Cents) {
    let programme = job_coach();
    let minutes = programme
        .components_for(voucher)
        .map(|one| one.minutes)
        .sum();
    let amount = programme
        .components_for(voucher)
        .map(|one| one.amount)
        .sum();
    (minutes, amount)
}

#[test]
fn a_base_voucher_is_64_hours_and_a_reinforced_one_72() {
    assert_eq!(
        total(VoucherKind::Base),
        (Minutes::from_hours(64), Cents(243_200))
    );
    assert_eq!(
        total(VoucherKind::Reinforced),
        (Minutes::from_hours(72), Cents(273_600))
    );
}

#[test]
fn each_voucher_has_five_activities_in_the_manual_s_order() {
    let programme = job_coach();
    let codes = |voucher| -> Vec<&str> {
        programme
            .components_for(voucher)
            .map(|one| one.code.as_str())
            .collect()
    };
    assert_eq!(
        codes(VoucherKind::Base),
        ["JC-AN", "JC-DE", "JC-PU", "JC-SU", "JC-AL"]
    );
    assert_eq!(
        codes(VoucherKind::Reinforced),
        ["JC-AN", "JC-DE", "JC-PU", "JC-SU", "JC-AL-R"]
    );
}

#[test]
fn an_expense_item_reads_as_on_the_portal() {
    let programme = job_coach();
    let analysis = programme.component(" jc-an ").unwrap();
    assert_eq!(
        analysis.expense_item(),
        "JC-AN - Analisi del quadro generale"
    );
    assert!(programme.component("JC-XX").is_none());
}

#[test]
fn the_reference_text_is_the_manual_s() {
    let text = job_coach().reference_text;
    assert!(text.starts_with("Fondo Regionale per l'Occupazione delle persone con Disabilità."));
    assert!(text.ends_with("di cui alla D.G.R. 1103 del 09/08/2021\""));
}

#[test]
fn the_limits_are_those_of_paragraphs_2_and_3_2() {
    let limits = job_coach().limits;
    assert_eq!(
        (limits.earliest.to_string(), limits.latest.to_string()),
        ("07:30".into(), "23:00".into())
    );
    assert_eq!(
        (limits.daily, limits.weekly),
        (Minutes::from_hours(8), Minutes::from_hours(40))
    );
    assert_eq!((limits.answer_days, limits.late_days), (7, 7));
}

fn on(programmes: &[Programme], date: &str) -> Option<String> {
    Programme::for_day(programmes, date.parse().unwrap()).map(|one| one.code.to_string())
}

fn lasting(code: &str, from: &str, to: Option<&str>) -> Programme {
    Programme {
        code: ProgrammeCode(code.into()),
        valid_from: from.parse().unwrap(),
        valid_to: to.map(|to| to.parse().unwrap()),
        ..job_coach()
    }
}

#[test]
fn a_newer_programme_takes_over_and_old_days_keep_the_old_one() {
    let all = [lasting("NEW", "2024-02-19", None), job_coach()];
    for (day, code) in [
        ("2022-03-30", "JC-1103"),
        ("2024-02-18", "JC-1103"),
        ("2024-02-19", "NEW"),
        ("2030-01-01", "NEW"),
    ] {
        assert_eq!(on(&all, day).as_deref(), Some(code), "{day}");
    }
}

#[test]
fn where_none_is_in_force_the_one_that_began_nearest_is_taken() {
    let all = [
        lasting("A", "2022-01-01", Some("2022-01-31")),
        lasting("B", "2022-03-01", Some("2022-03-31")),
    ];
    for (day, code) in [
        ("2021-01-01", "A"),
        ("2022-01-31", "A"),
        ("2022-02-01", "B"),
        ("2022-03-31", "B"),
        ("2022-04-01", "B"),
    ] {
        assert_eq!(on(&all, day).as_deref(), Some(code), "{day}");
    }
    assert_eq!(on(&[job_coach()], "2022-03-29").as_deref(), Some("JC-1103"));
    assert_eq!(on(&[], "2022-03-30"), None, "there is none at all");
}

#[test]
fn one_in_force_is_taken_before_one_that_began_nearer() {
    let all = [
        lasting("SOON", "2022-06-02", None),
        lasting("OLD", "2010-01-01", None),
    ];
    assert_eq!(on(&all, "2022-06-01").as_deref(), Some("OLD"));
}

#[test]
fn of_two_as_near_the_first_is_taken() {
    let all = [
        lasting("BEFORE", "2022-01-01", Some("2022-01-01")),
        lasting("AFTER", "2022-01-03", None),
    ];
    assert_eq!(on(&all, "2022-01-02").as_deref(), Some("BEFORE"));
}

#[test]
fn a_programme_ends_with_its_last_day() {
    let mut programme = job_coach();
    programme.valid_to = NaiveDate::from_ymd_opt(2023, 12, 31);
    assert!(programme.holds_on(NaiveDate::from_ymd_opt(2023, 12, 31).unwrap()));
    assert!(!programme.holds_on(NaiveDate::from_ymd_opt(2024, 1, 1).unwrap()));
}

#[test]
fn a_file_that_contradicts_itself_is_refused() {
    assert!(matches!(
        Programme::from_json("{"),
        Err(ProgrammeError::Unreadable(_))
    ));
    for (from, to) in [
        ("\"amount\": 15200", "\"amount\": 15201"),
        ("\"validTo\": null", "\"validTo\": \"2022-01-01\""),
        ("\"latest\": \"23:00\"", "\"latest\": \"07:00\""),
        ("\"lateDays\": 7", "\"lateDays\": -1"),
        ("\"closingDays\": 60", "\"closingDays\": -1"),
        ("\"JC-DE\"", "\"JC-AN\""),
        ("{ \"code\": \"base\"", "{ \"code\": \"rinforzato\""),
        (
            "    { \"code\": \"base\", \"title\": \"Voucher base\" },\n",
            "",
        ),
        ("\"kind\": \"piano\"", "\"kind\": \"colloqui\""),
        ("      \"JC-SU\"\n", "      \"JC-XX\"\n"),
    ] {
        let changed = JOB_COACH_1103.replace(from, to);
        assert_ne!(changed, JOB_COACH_1103, "«{from}» is not in the file");
        let refused = Programme::from_json(&changed);
        assert!(
            matches!(refused, Err(ProgrammeError::Inconsistent(_))),
            "{to}"
        );
    }
}

#[test]
fn vouchers_are_closed_by_themselves_since_the_notice_of_august_2023() {
    let day = |date: &str| Some(date.parse().unwrap());
    let mut programme = job_coach();
    assert_eq!(programme.voucher_end(day("2023-08-07")), None);
    let end = programme.voucher_end(day("2023-08-08")).unwrap();
    assert_eq!(end.papers_by(), day("2023-10-07").unwrap());
    programme.validity = None;
    assert_eq!(programme.voucher_end(day("2023-08-08")), None);
}

#[test]
fn a_programme_that_says_nothing_of_its_vouchers_end_is_read() {
    let line = "  \"validity\": { \"closingDays\": 60, \"closesFrom\": \"2023-08-08\" },\n";
    let without = JOB_COACH_1103.replace(line, "");
    assert_ne!(without, JOB_COACH_1103);
    assert_eq!(Programme::from_json(&without).unwrap().validity, None);
}

#[test]
fn a_programme_crosses_unchanged() {
    let programme = job_coach();
    let crossed = serde_json::to_string(&programme).unwrap();
    assert_eq!(Programme::from_json(&crossed).unwrap(), programme);
}

#[test]
fn a_voucher_is_of_a_kind_the_programme_has() {
    let mut programme = job_coach();
    assert_eq!(
        programme.voucher_kind("base").unwrap().code,
        VoucherKind::Base
    );
    assert_eq!(
        programme.voucher_kind("rinforzato").unwrap().title,
        "Voucher rinforzato"
    );
    for other in ["oro", "Base", ""] {
        assert!(programme.voucher_kind(other).is_err(), "{other}");
    }
    programme
        .vouchers
        .retain(|voucher| voucher.code == VoucherKind::Base);
    assert_eq!(
        programme
            .voucher_kind("rinforzato")
            .unwrap_err()
            .to_string(),
        "«rinforzato» non è un tipo di voucher."
    );
}

#[test]
fn vouchers_are_called_as_in_the_manual() {
    for voucher in [VoucherKind::Base, VoucherKind::Reinforced] {
        assert_eq!(voucher.as_str().parse(), Ok(voucher));
        assert_eq!(
            serde_json::to_string(&voucher).unwrap(),
            format!("\"{voucher}\"")
        );
    }
    assert!("oro".parse::<VoucherKind>().is_err());
}

#[test]
fn activities_are_planned_in_their_order_with_the_supervision_along() {
    let planning = job_coach().planning;
    let mut codes = ["JC-AL-R", "JC-XX", "JC-DE", "JC-AN", "JC-PU"];
    codes.sort_by_key(|code| planning.place(code));
    assert_eq!(codes, ["JC-AN", "JC-PU", "JC-DE", "JC-AL-R", "JC-XX"]);
    assert!(planning.is_alongside("JC-SU") && !planning.is_alongside("JC-AL"));
}

#[test]
fn an_order_of_what_there_is_not_or_twice_is_no_order() {
    let order = r#"["JC-AN", "JC-PU", "JC-DE", "JC-AL", "JC-AL-R"]"#;
    assert!(JOB_COACH_1103.contains(order));
    for (other, code) in [
        (r#"["JC-AN", "JC-XX"]"#, "JC-XX"),
        (r#"["JC-AN", "JC-PU", "JC-AN"]"#, "JC-AN"),
        (r#"["JC-AN", "JC-SU"]"#, "JC-SU"),
    ] {
        let text = JOB_COACH_1103.replacen(order, other, 1);
        let said = Programme::from_json(&text).unwrap_err().to_string();
        let expected = format!("nell’ordine {code} non c’è o compare due volte");
        assert!(said.contains(&expected), "{said}");
    }
}

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

#[test]
fn a_newer_programme_takes_over_and_old_days_keep_the_old_one() {
    let old = job_coach();
    let new = Programme {
        code: "JC-2024".into(),
        valid_from: NaiveDate::from_ymd_opt(2024, 2, 19).unwrap(),
        ..old.clone()
    };
    let all = [new, old];
    let on = |year, month, day| {
        let date = NaiveDate::from_ymd_opt(year, month, day).unwrap();
        Programme::in_force(&all, date).map(|one| one.code.as_str())
    };
    assert_eq!(on(2022, 3, 29), None, "before the first one");
    assert_eq!(on(2022, 3, 30), Some("JC-1103"));
    assert_eq!(on(2024, 2, 18), Some("JC-1103"));
    assert_eq!(on(2024, 2, 19), Some("JC-2024"));
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
        ("\"JC-DE\"", "\"JC-AN\""),
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
fn a_programme_crosses_unchanged() {
    let programme = job_coach();
    let crossed = serde_json::to_string(&programme).unwrap();
    assert_eq!(Programme::from_json(&crossed).unwrap(), programme);
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

//! What is said of an ask that cannot be planned, and of what would help.

use super::*;

fn refused(change: impl Fn(&mut Case)) -> String {
    let mut case = Case::new(1, &[("JC-AN", 4)]);
    change(&mut case);
    plan(&case.ask(), &[], &go_on).unwrap_err().to_string()
}

#[test]
fn a_wish_that_cannot_be_planned_says_what_is_wrong_with_it() {
    assert_eq!(
        refused(|case| case.wish.to = day(2026, 3, 1)),
        "L’ultimo giorno (01/03/2026) viene prima del primo (02/03/2026)."
    );
    assert_eq!(
        refused(|case| case.wish.to = day(2028, 3, 2)),
        "Si pianificano al massimo due anni alla volta: avvicina l’ultimo giorno."
    );
    assert_eq!(
        refused(|case| case.wish.lengths.clear()),
        "Scegli almeno una durata per le erogazioni."
    );
    for length in [0, 50, 495] {
        let said = format!(
            "Una durata di {} non si può pianificare: servono quarti d’ora, da 00:15 a 08:00.",
            Minutes(length)
        );
        assert_eq!(
            refused(|case| case.wish.lengths.push(Minutes(length))),
            said
        );
        assert_eq!(
            refused(|case| case.wish.length = Some(Minutes(length))),
            said
        );
    }
    assert_eq!(
        refused(|case| case.wish.hours = Some(span("12:00-09:00"))),
        "La fine dell’orario preferito non è dopo l’inizio (12:00–09:00)."
    );
    for most in [0, 4] {
        assert_eq!(
            refused(|case| case.wish.most_a_day = most),
            "Le erogazioni al giorno vanno da 1 a 3."
        );
    }
}

#[test]
fn two_activities_cannot_both_go_along() {
    let case = Case::new(1, &[("JC-AN", 4), ("JC-SU", 4)]);
    let mut ask = case.ask();
    ask.wanted[0].alongside = true;
    assert_eq!(
        plan(&ask, &[], &go_on).unwrap_err().to_string(),
        "Una sola attività può andare di pari passo con le altre: JC-AN e JC-SU no."
    );
}

/// What would help, and what it would still leave.
fn relief(case: &Case) -> (String, u32) {
    let plan = case.plan();
    assert!(plan.left_over() > Minutes::ZERO);
    let relief = plan.relief.unwrap();
    (relief.sentence, relief.left.0)
}

#[test]
fn the_smallest_change_that_helps_is_told() {
    let mut case = Case::voucher(7).coach_works(&["08:00-18:00"]);
    case.wish.weekly = Some(Minutes::from_hours(8));
    assert_eq!(
        relief(&case),
        (
            "Con 10 ore a settimana invece di 8 ci stanno tutte.".into(),
            0
        ),
        "64 hours in seven weeks"
    );
    let mut case = Case::new(1, &[("JC-DE", 8)]).coach_works(&["09:00-10:00"]);
    case.wish.most_a_day = 1;
    assert_eq!(
        relief(&case),
        (
            "Fino al 13/03/2026 invece del 06/03/2026 ci stanno tutte.".into(),
            0
        )
    );
    case.wish.to = day(2026, 3, 2);
    case.coach = Availability::default();
    case.wanted[0].agreed = Minutes(240);
    assert_eq!(
        relief(&case),
        (
            "Con 2 erogazioni al giorno invece di 1 ci stanno tutte.".into(),
            0
        )
    );
    let mut case = Case::new(1, &[("JC-AN", 4)]);
    case.wanted[0].agreed = Minutes(210);
    assert_eq!(
        relief(&case),
        ("Con erogazioni anche di 01:30 ci stanno tutte.".into(), 0)
    );
}

#[test]
fn a_limit_of_the_person_and_of_the_coach_is_told() {
    let mut case = Case::new(1, &[("JC-DE", 8)]);
    case.capacity.weekly = Some(Minutes::from_hours(6));
    (case.wish.from, case.wish.to) = (day(2026, 3, 2), day(2026, 3, 6));
    let said = relief(&case);
    assert_eq!(
        said.0, "Fino al 13/03/2026 invece del 06/03/2026 ci stanno tutte.",
        "the cheapest first"
    );
    assert_eq!(
        Limit::OwnWeekly(Minutes(1)).rule(),
        Some(crate::rules::RuleId::Capacity)
    );
}

//! §3.2 of the manual, the limits: hours of the day, hours in a day and in a week, holidays, and
//! what a person can take part in.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use affianca_domain::{ActivityId, Cents, Minutes, RuleId, SessionState, SessionStep, Severity};
use affianca_tests::body::{Body, DAVIDE, MARTA, Opal, Person, broken};
use affianca_workflow::directory::BeneficiaryForm;
use affianca_workflow::sessions::StepOrder;

fn base(body: &Body) -> Opal {
    body.request("JC-1-1103/022").of(MARTA).admitted()
}

/// §3.2: «Le attività non possono iniziare prima delle ore 7.30 e non possono terminare oltre le ore
/// 23.00».
#[test]
fn starts_no_earlier_than_half_past_seven_and_ends_no_later_than_eleven() {
    let body = Body::new("2022-06-27T09:00");
    let activity = base(&body).activity("JC-AL");
    let day = "28/06/2022";
    for (start, end) in [
        ("07:29", "08:30"),
        ("22:00", "23:01"),
        ("12:00", "10:00"),
        ("10:00", "10:00"),
    ] {
        let problem = body.refused(|_, _| body.session(activity, day, start, end).send());
        let window = broken(&problem.violations, RuleId::Window);
        assert_eq!(window.severity, Severity::Error, "{start}–{end}");
        assert_eq!(window.paragraph, "§3.2");
    }
    body.session(activity, day, "07:30", "08:30").scheduled();
    body.session(activity, day, "22:00", "23:00").scheduled();
}

/// §3.2: «La durata oraria delle singole attività è definita in 60 minuti e l'orario giornaliero non
/// potrà superare le 8 ore.»
#[test]
fn a_day_holds_8_hours_of_60_minutes_over_all_activities() {
    let body = Body::new("2022-06-27T09:00");
    let opal = base(&body);
    let day = "28/06/2022";
    let training = body
        .session(opal.activity("JC-AL"), day, "08:00", "13:00")
        .scheduled();
    body.session(opal.activity("JC-DE"), day, "14:00", "15:30")
        .scheduled();
    let worth = body.activity(opal.activity("JC-DE")).envelope.scheduled;
    assert_eq!(
        (worth.minutes, worth.amount),
        (Minutes(90), Cents(5_700)),
        "an hour and a half at 38 €"
    );
    body.session(opal.activity("JC-PU"), day, "16:00", "17:30")
        .scheduled();
    let over = body.session(opal.activity("JC-SU"), day, "18:00", "18:01");
    let problem = body.refused(|_, _| over.send());
    let daily = broken(&problem.violations, RuleId::Daily);
    assert_eq!(
        (daily.severity, daily.blocks_schedule),
        (Severity::Warning, true)
    );
    assert!(
        daily.figures.as_deref().unwrap().contains("08:00"),
        "{daily:?}"
    );
    // The same coach has worked as long: that is only a warning.
    let seen = [RuleId::Daily, RuleId::CoachLoad];
    let draft = over.seen(&seen).entered();
    let order = StepOrder {
        acknowledged: seen.to_vec(),
        ..body.order(SessionStep::Schedule, draft)
    };
    let problem = body.refused(|_, _| body.press(&order));
    assert_eq!(
        broken(&problem.violations, RuleId::Daily).severity,
        Severity::Error
    );
    body.take(SessionStep::CloseNegatively, training);
    body.take(SessionStep::Schedule, draft);
    assert_eq!(
        body.state(draft),
        SessionState::Scheduled,
        "its hours are free again"
    );
}

/// §3.2, of one person whom the archive has under two codes that differ by omocodia only.
#[test]
fn a_day_holds_8_hours_of_one_person_whatever_the_code() {
    const PAOLA: Person = Person {
        surname: "Prova",
        name: "Paola",
        tax_code: "PRVPLA80A01L736L",
    };
    let body = Body::new("2022-06-27T09:00");
    let first = body.request("JC-1-1103/022").of(PAOLA).admitted();
    let second = body.request("JC-1-1103/002").of(DAVIDE).admitted();
    let day = "28/06/2022";
    body.session(first.activity("JC-AL"), day, "08:00", "13:00")
        .scheduled();
    let over = body.session(second.activity("JC-AL"), day, "14:00", "18:00");
    let broken_by = |problem: &affianca_workflow::Problem| -> Vec<RuleId> {
        problem.violations.iter().map(|it| it.rule).collect()
    };
    let problem = body.refused(|_, _| over.send());
    assert!(!broken_by(&problem).contains(&RuleId::Daily), "two people");
    let davide = body.archive().beneficiaries("tonello", 1, 10).unwrap();
    let davide = davide.rows.first().unwrap().id;
    let form = BeneficiaryForm {
        surname: "Prova".into(),
        name: "Paola".into(),
        tax_code: "PRVPLA80A01L7P6X".into(),
        ..BeneficiaryForm::default()
    };
    let asked = body.refused(|archive, now| archive.save_beneficiary(Some(davide), &form, now));
    assert!(
        asked
            .fields
            .iter()
            .any(|it| it.field == "confirmed" && it.message.contains("omocodia")),
        "{asked:?}"
    );
    let form = BeneficiaryForm {
        confirmed: true,
        ..form
    };
    body.archive()
        .save_beneficiary(Some(davide), &form, body.now())
        .unwrap();
    let problem = body.refused(|_, _| over.send());
    let daily = broken(&problem.violations, RuleId::Daily);
    assert!(daily.blocks_schedule, "{daily:?}");
}

/// §3.2: «il relativo orario settimanale non potrà superare le 40 ore.»
#[test]
fn a_week_holds_40_hours() {
    let body = Body::new("2022-06-27T09:00");
    let opal = base(&body);
    for day in 4..=8 {
        let date = format!("{day:02}/07/2022");
        body.session(opal.activity("JC-AL"), &date, "08:00", "16:00")
            .scheduled();
    }
    let seen = [RuleId::Weekly, RuleId::CoachLoad];
    let over = body
        .session(opal.activity("JC-AN"), "09/07/2022", "10:00", "10:01")
        .seen(&seen);
    let draft = over.entered();
    let order = StepOrder {
        acknowledged: seen.to_vec(),
        ..body.order(SessionStep::Schedule, draft)
    };
    let problem = body.refused(|_, _| body.press(&order));
    let weekly = broken(&problem.violations, RuleId::Weekly);
    assert_eq!(
        (weekly.severity, weekly.paragraph.as_str()),
        (Severity::Error, "§3.2")
    );
    body.session(opal.activity("JC-AN"), "11/07/2022", "10:00", "12:00")
        .scheduled();
}

/// §3.2: «non possono, inoltre, svolgersi in giorni festivi».
#[test]
fn nothing_takes_place_on_a_holiday() {
    let body = Body::new("2022-04-01T09:00");
    let activity = base(&body).activity("JC-AL");
    let on = |date: &str| body.session(activity, date, "10:00", "12:00");
    for holiday in [
        "01/01/2024",
        "06/01/2023",
        "17/04/2022",
        "18/04/2022",
        "25/04/2022",
        "01/05/2023",
        "02/06/2022",
        "26/06/2022",
        "15/08/2022",
        "01/11/2022",
        "08/12/2022",
        "25/12/2023",
        "26/12/2022",
        "04/10/2027",
    ] {
        let broken_rules = on(holiday).check().violations;
        assert_eq!(
            broken(&broken_rules, RuleId::Holiday).severity,
            Severity::Error,
            "{holiday}"
        );
    }
    let problem = body.refused(|_, _| on("02/06/2022").send());
    assert_eq!(
        broken(&problem.violations, RuleId::Holiday).paragraph,
        "§3.2"
    );
    assert_eq!(problem.message, "Non si può inviare: giorno festivo.");
    // A Saturday, and St Francis before he was a holiday again.
    on("25/06/2022").scheduled();
    on("04/10/2025").scheduled();
    // The patron of Verona.
    let patron = body.refused(|_, _| on("21/05/2022").send());
    assert_eq!(
        broken(&patron.violations, RuleId::Patron).severity,
        Severity::Warning
    );
    on("21/05/2022").seen(&[RuleId::Patron]).scheduled();
}

/// §3.2: «In ogni caso l'articolazione oraria delle attività deve tenere conto del grado di disabilità
/// della persona e della sua effettiva capacità di partecipazione.»
#[test]
fn a_persons_own_limit_warns_and_the_acknowledgement_is_kept() {
    let body = Body::new("2022-06-27T09:00");
    let opal = base(&body);
    let limited = BeneficiaryForm {
        surname: MARTA.surname.into(),
        name: MARTA.name.into(),
        tax_code: MARTA.tax_code.into(),
        daily_limit: "03:00".into(),
        ..BeneficiaryForm::default()
    };
    let person = body.page(&opal).beneficiary;
    body.archive()
        .save_beneficiary(Some(person), &limited, body.now())
        .unwrap();
    let day = |start, end| body.session(opal.activity("JC-AL"), "28/06/2022", start, end);
    day("08:00", "11:00").scheduled();
    let problem = body.refused(|_, _| day("14:00", "14:30").send());
    assert_eq!(
        broken(&problem.violations, RuleId::Capacity).severity,
        Severity::Warning
    );
    day("14:00", "14:30").seen(&[RuleId::Capacity]).scheduled();
    assert_eq!(acknowledged(&body), 2, "at Invia and at Programma");
}

fn acknowledged(body: &Body) -> usize {
    let entries = body.journal().into_iter();
    let details = entries.flat_map(|entry| entry.details);
    details
        .filter(|(key, text)| key == "avvisi confermati" && text.contains("scelto per la persona."))
        .count()
}

/// §3.2: two people cannot have the same coach, nor one person two sessions, in the same hours.
#[test]
fn nobody_is_in_two_sessions_at_once() {
    let body = Body::new("2022-06-27T09:00");
    let [of_marta, of_yasmine] = [base(&body), body.request("JC-1-1103/014").admitted()];
    let clash = |activity: ActivityId| body.session(activity, "28/06/2022", "11:00", "13:00");
    body.session(of_marta.activity("JC-AN"), "28/06/2022", "10:00", "12:00")
        .scheduled();
    for activity in [of_marta.activity("JC-AL"), of_yasmine.activity("JC-AL")] {
        let draft = clash(activity).seen(&[RuleId::Overlap]).entered();
        let order = StepOrder {
            acknowledged: vec![RuleId::Overlap],
            ..body.order(SessionStep::Schedule, draft)
        };
        let problem = body.refused(|_, _| body.press(&order));
        assert_eq!(
            broken(&problem.violations, RuleId::Overlap).severity,
            Severity::Error
        );
    }
    clash(of_yasmine.activity("JC-AN"))
        .by(body.marco)
        .scheduled();
    body.session(of_marta.activity("JC-AL"), "28/06/2022", "12:00", "13:00")
        .scheduled();
}

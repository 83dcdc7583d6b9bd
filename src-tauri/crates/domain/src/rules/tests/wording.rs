//! What is said, word for word, and how an answer is used.

use super::*;

#[test]
fn too_many_hours_are_told_in_the_manual_s_words() {
    let mut over = case(Moment::Enter).on(day(2022, 6, 10));
    over.agreed = Minutes::from_hours(6);
    over.counted = Minutes::from_hours(4);
    let violation = over.only();
    assert_eq!(
        violation.message,
        "Le ore delle erogazioni superano le ore definite nella attività."
    );
    assert_eq!(
        violation.figures.as_deref(),
        Some("contate 04:00 + 03:00 = 07:00 > 06:00")
    );
    assert_eq!(violation.paragraph, "§3.1");
    assert_eq!(
        violation.acknowledgement.as_deref(),
        Some("La invio come bozza, senza programmarla")
    );
    assert_eq!(
        violation.mend,
        Some(Mend {
            label: "Porta la fine alle 11:00".into(),
            field: "end".into(),
            value: "11:00".into(),
        })
    );
    over.moment = Moment::Schedule;
    assert_eq!(
        over.only().acknowledgement,
        None,
        "an error is not acknowledged"
    );
}

#[test]
fn a_holiday_is_told_with_its_name_and_the_next_working_day() {
    let republic = case(Moment::Enter).on(day(2022, 6, 2)).only();
    assert_eq!(republic.message, "Non si può inviare: giorno festivo.");
    assert_eq!(
        republic.figures.as_deref(),
        Some("02/06/2022, Festa della Repubblica")
    );
    let mend = republic.mend.unwrap();
    assert_eq!(
        (mend.label.as_str(), mend.value.as_str()),
        ("Sposta a venerdì 03/06", "03/06/2022")
    );
    let programme = case(Moment::Schedule).on(day(2022, 6, 2)).only();
    assert_eq!(programme.message, "Non si può programmare: giorno festivo.");
}

#[test]
fn a_missing_place_offers_the_usual_one() {
    let mut nowhere = case(Moment::Enter);
    nowhere.plan.place = None;
    nowhere.usual_place = Some("Lavanderia Montello, Villorba".into());
    let warning = nowhere.only();
    assert_eq!(warning.message, "Manca il luogo.");
    assert_eq!(
        warning.figures.as_deref(),
        Some("Per JC-AL-R è sempre raccomandato")
    );
    assert_eq!(
        warning.acknowledgement.as_deref(),
        Some("Confermo senza luogo")
    );
    assert_eq!(
        warning.mend.unwrap().label,
        "Usa «Lavanderia Montello, Villorba»"
    );
    let programme = Programme::job_coach_1103().unwrap();
    nowhere.component = programme.component("JC-AN").unwrap().clone();
    nowhere.usual_place = Some("  ".into());
    let elsewhere = nowhere.only();
    assert_eq!(
        elsewhere.figures.as_deref(),
        Some("Raccomandato fuori dallo sportello")
    );
    assert_eq!(elsewhere.mend, None);
}

#[test]
fn the_hours_that_remain_are_told_while_writing() {
    let mut within = case(Moment::Enter);
    within.agreed = Minutes::from_hours(6);
    within.counted = Minutes::from_hours(1);
    let told = notices(&within.circumstances());
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].severity, Severity::Information);
    assert_eq!(told[0].message, "Restano 02:00 libere su 06:00 concordate.");
    within.counted = Minutes::from_hours(4);
    assert!(
        notices(&within.circumstances()).is_empty(),
        "the rule itself speaks then"
    );
}

#[test]
fn everything_wrong_is_told_at_once_the_gravest_first() {
    let sunday = day(2022, 6, 5);
    let mut wrong = case(Moment::Enter)
        .on(sunday)
        .today(day(2022, 6, 20))
        .between("06:00", "23:30")
        .beside(&[booked(sunday, "10:00", "11:00")]);
    wrong.plan.place = None;
    wrong.agreed = Minutes::from_hours(1);
    wrong.request = RequestState::Cancelled;
    use RuleId as R;
    use Severity::{Error as E, Warning as W};
    assert_eq!(
        wrong.rules(),
        vec![
            (R::Window, E),
            (R::Window, E),
            (R::Holiday, E),
            (R::Late, E),
            (R::Admitted, E),
            (R::Hours, W),
            (R::Daily, W),
            (R::Overlap, W),
            (R::DayBefore, W),
            (R::Place, W),
            (R::CoachLoad, W),
        ]
    );
}

#[test]
fn a_warning_waits_for_its_acknowledgement() {
    let mut doubtful = case(Moment::Enter).on(day(2022, 6, 1));
    doubtful.plan.place = None;
    let found = doubtful.found();
    assert!(!blocking(&found));
    assert_eq!(
        unacknowledged(&found, &[]),
        vec![RuleId::DayBefore, RuleId::Place]
    );
    assert_eq!(
        unacknowledged(&found, &[RuleId::Place]),
        vec![RuleId::DayBefore]
    );
    assert!(unacknowledged(&found, &RuleId::ALL).is_empty());
}

#[test]
fn an_error_cannot_be_acknowledged_away() {
    let found = case(Moment::Enter).on(day(2022, 6, 5)).found();
    assert!(blocking(&found));
    assert!(unacknowledged(&found, &[]).is_empty());
}

#[test]
fn a_rule_crosses_under_its_code() {
    for rule in RuleId::ALL {
        let crossed = serde_json::to_string(&rule).unwrap();
        assert_eq!(crossed, format!("\"{}\"", rule.as_str()));
    }
    assert_eq!(serde_json::to_string(&Severity::Warning).unwrap(), "\"W\"");
}

#[test]
fn a_violation_is_told_in_one_sentence_with_its_figures_and_paragraph() {
    let mut late = case(Moment::Conclude);
    late.now = day(2022, 6, 9).and_hms_opt(9, 0, 0).unwrap();
    assert_eq!(
        late.only().sentence(),
        "Non si può concludere: sono passati più di 7 giorni (01/06/2022 + 7 giorni = 08/06/2022, oggi 09/06/2022, §3.2)."
    );
    let bare = Violation {
        figures: None,
        ..late.only()
    };
    assert_eq!(
        bare.sentence(),
        "Non si può concludere: sono passati più di 7 giorni (§3.2)."
    );
}

#[test]
fn a_button_is_grey_only_for_dates_and_states() {
    let refused = |case: &Case| {
        let terms = ActivityTerms {
            request: case.request,
            activity: case.activity,
            component: &case.component,
            agreed: case.agreed,
            limits: &case.limits,
            voucher: case.voucher,
        };
        refusal(terms, case.moment, &case.plan, case.now).map(|violation| violation.rule)
    };
    for moment in [Moment::Schedule, Moment::Start, Moment::Conclude] {
        assert_eq!(refused(&case(moment)), None, "nothing stands in the way");
        let mut late = case(moment);
        late.now = day(2022, 6, 20).and_hms_opt(9, 0, 0).unwrap();
        assert_eq!(refused(&late), Some(RuleId::Late));
        let mut ended = case(moment);
        ended.activity = ActivityState::Ended;
        assert_eq!(refused(&ended), Some(RuleId::Admitted));
    }
    let mut without_place = case(Moment::Schedule);
    without_place.plan.place = None;
    assert_eq!(refused(&without_place), None, "a warning greys nothing");
    let mut too_long = case(Moment::Schedule);
    too_long.agreed = Minutes(179);
    assert_eq!(
        refused(&too_long),
        Some(RuleId::Hours),
        "alone it is too long already"
    );
}

#[test]
fn a_plan_is_told_by_its_day_and_hours_and_a_day_is_probed_by_its_first_minute() {
    let case = case(Moment::Enter);
    assert_eq!(case.plan.when(), "08/06/2022 09:00–12:00");
    let probe = Plan::probe(day(2022, 6, 8), &case.limits).unwrap();
    assert_eq!(probe.when(), "08/06/2022 07:30–07:31");
    let no_room = Limits {
        earliest: time("24:00"),
        ..case.limits.clone()
    };
    assert_eq!(Plan::probe(day(2022, 6, 8), &no_room), None);
}

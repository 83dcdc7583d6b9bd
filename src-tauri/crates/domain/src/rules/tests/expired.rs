//! EXPIRED at its edges and in its words; «today» is Monday 25 September 2023.

use super::*;

fn last() -> NaiveDate {
    day(2023, 9, 30)
}

/// A session of the day after the voucher's end, a Sunday left out: Monday 2 October.
fn after_the_end(moment: Moment) -> Case {
    let date = day(2023, 10, 2);
    let case = case(moment).on(date).until(last());
    match moment {
        Moment::Enter | Moment::Schedule => case.today(day(2023, 9, 25)),
        Moment::Start | Moment::Conclude | Moment::Held => case.today(date),
    }
}

#[test]
fn the_last_day_is_in_and_the_next_is_out_at_every_step() {
    for moment in DRAFT.into_iter().chain(LATER) {
        let severity = if moment == Moment::Enter {
            Severity::Warning
        } else {
            Severity::Error
        };
        assert_eq!(
            after_the_end(moment).rules(),
            vec![(RuleId::Expired, severity)],
            "{moment:?}"
        );
        let on_it = after_the_end(moment).on(last());
        let on_it = if LATER.contains(&moment) {
            on_it.today(last())
        } else {
            on_it
        };
        assert!(on_it.found().is_empty(), "{moment:?}: {:?}", on_it.found());
    }
}

#[test]
fn what_was_held_in_time_is_concluded_after_the_end() {
    for moment in LATER {
        let held = case(moment).on(last()).until(last());
        let held = held.today(day(2023, 10, 7));
        assert!(held.found().is_empty(), "{moment:?}");
    }
}

#[test]
fn before_the_notice_of_august_2023_nothing_was_closed_by_itself() {
    let of = |end, date| {
        let case = case(Moment::Schedule).on(date).until(end);
        case.today(day(2023, 8, 1)).rules()
    };
    assert_eq!(of(day(2023, 8, 7), day(2023, 8, 10)), vec![]);
    assert_eq!(
        of(day(2023, 8, 8), day(2023, 8, 9)),
        vec![(RuleId::Expired, Severity::Error)]
    );
}

#[test]
fn an_end_nobody_knows_breaks_nothing() {
    let mut unknown = after_the_end(Moment::Schedule);
    unknown.voucher = None;
    assert!(unknown.found().is_empty());
}

#[test]
fn it_is_told_with_both_days_and_the_last_working_one() {
    let draft = after_the_end(Moment::Enter).only();
    assert_eq!(draft.message, "È dopo la scadenza del voucher.");
    assert_eq!(
        draft.figures.as_deref(),
        Some("erogazione 02/10/2023 > scadenza 30/09/2023")
    );
    assert_eq!(draft.paragraph, "avviso regionale 08/08/2023");
    assert_eq!(draft.field.as_deref(), Some("date"));
    assert!(draft.blocks_schedule);
    assert_eq!(
        draft.acknowledgement.as_deref(),
        Some("La invio come bozza, senza programmarla")
    );
    assert_eq!(draft.mend.unwrap().label, "Sposta a sabato 30/09");
    let scheduled = after_the_end(Moment::Schedule).only();
    assert_eq!(
        scheduled.sentence(),
        "Non si può programmare: quel giorno il voucher è scaduto (erogazione 02/10/2023 > scadenza 30/09/2023, avviso regionale 08/08/2023)."
    );
    let started = after_the_end(Moment::Start).only();
    assert_eq!(
        started.message,
        "Non si può avviare: quel giorno il voucher è scaduto."
    );
    assert_eq!(started.mend, None, "what is scheduled stays where it is");
}

#[test]
fn of_what_the_portal_holds_already_it_is_told_too() {
    let held = after_the_end(Moment::Held).only();
    assert_eq!(held.rule, RuleId::Expired);
    assert_eq!(held.message, "Quel giorno il voucher è scaduto.");
}

#[test]
fn a_mend_never_leads_past_the_end_nor_back_before_tomorrow() {
    let on_a_sunday = case(Moment::Enter).until(day(2023, 10, 1));
    let on_a_sunday = on_a_sunday.on(day(2023, 10, 1)).today(day(2023, 9, 25));
    assert_eq!(on_a_sunday.only().rule, RuleId::Holiday);
    assert_eq!(on_a_sunday.only().mend, None, "Monday is past the end");
    let on_the_last_evening = after_the_end(Moment::Enter).today(last());
    assert_eq!(on_the_last_evening.only().mend, None);
    let a_sunday_before = case(Moment::Enter).until(day(2023, 10, 1));
    let a_sunday_before = a_sunday_before.on(day(2023, 10, 3)).today(day(2023, 9, 25));
    assert_eq!(
        a_sunday_before.only().mend.unwrap().value,
        "30/09/2023",
        "a Sunday is skipped backwards too"
    );
}

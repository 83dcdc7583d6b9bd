#![allow(clippy::unwrap_used)]

use std::convert::Infallible;

use super::*;
use crate::session::tests::{at, day};

fn printed(state: SessionState) -> PrintedSession {
    PrintedSession {
        session: SessionId(41),
        activity: ActivityId(7),
        code: "JC-DE".into(),
        title: "Definizione del programma".into(),
        date: day("2022-06-28"),
        start: at("10:00"),
        end: at("12:30"),
        place: "Vivai Sile, Casier".into(),
        description: "Colloquio".into(),
        coach: "Giulia Ferraresso".into(),
        state,
        origin: SessionOrigin::Here,
    }
}

fn made_of(
    before: &PrintedSession,
    now: &PrintedSession,
    blank: bool,
    any_left: bool,
) -> Outdating {
    outdating(before, now, SheetKind::issued(blank), || {
        Ok::<_, Infallible>(any_left)
    })
    .unwrap()
}

#[test]
fn a_register_prints_what_is_over_and_a_blank_one_what_is_to_come() {
    use SessionState::{Cancelled, ClosedNegatively, Delivered, Entered, Scheduled, Started};
    for (state, on_register, on_blank) in [
        (Entered, false, false),
        (Scheduled, false, true),
        (Started, false, true),
        (Delivered, true, false),
        (Cancelled, false, false),
        (ClosedNegatively, true, false),
    ] {
        assert_eq!(belongs(state, false), on_register, "{state}");
        assert_eq!(belongs(state, true), on_blank, "{state}, in bianco");
    }
}

#[test]
fn what_was_closed_negatively_is_struck_and_not_counted() {
    for state in SessionState::ALL {
        let one = printed(state);
        let struck = state == SessionState::ClosedNegatively;
        assert_eq!(one.is_struck(), struck);
        assert_eq!(
            one.counted(),
            if struck { Minutes::ZERO } else { Minutes(150) }
        );
        let delivered = state == SessionState::Delivered;
        assert_eq!(
            one.delivered(),
            if delivered {
                Minutes(150)
            } else {
                Minutes::ZERO
            }
        );
        let row = one.row(false);
        assert_eq!((row.struck, row.minutes), (struck, 150), "{state}");
    }
}

#[test]
fn a_row_says_all_but_on_a_blank_sheet_the_description() {
    let row = printed(SessionState::Delivered).row(false);
    assert_eq!((row.start.as_str(), row.end.as_str()), ("10:00", "12:30"));
    assert_eq!(
        (row.activity_code.as_str(), row.description.as_str()),
        ("JC-DE", "Colloquio")
    );
    let blank = printed(SessionState::Scheduled).row(true);
    assert_eq!(blank.description, "", "to be written by hand");
    assert_eq!(blank.place, row.place);
}

#[test]
fn the_mark_is_kept_in_the_same_words_as_always() {
    let mark = printed(SessionState::Delivered).mark(SheetKind::Held);
    let kept = serde_json::to_string(&mark).unwrap();
    assert_eq!(
        kept,
        r#"{"attività":"JC-DE","data":"28/06/2022","descrizione":"Colloquio","fine":"12:30","inizio":"10:00","luogo":"Vivai Sile, Casier","operatore":"Giulia Ferraresso","stato":"EROGATA"}"#
    );
    assert_eq!(serde_json::from_str::<PrintedMark>(&kept).unwrap(), mark);
    let blank = printed(SessionState::Scheduled).mark(SheetKind::Blank);
    assert_eq!(
        serde_json::to_string(&blank).unwrap(),
        r#"{"attività":"JC-DE","data":"28/06/2022","fine":"12:30","inizio":"10:00","luogo":"Vivai Sile, Casier","operatore":"Giulia Ferraresso","stato":"prevista"}"#
    );
}

type Change = fn(&mut PrintedSession);

#[test]
fn every_word_on_the_paper_outdates_it_and_is_named() {
    let before = printed(SessionState::Delivered);
    let changes: [(&str, Change); 8] = [
        ("cambiata la data", |it| it.date = day("2022-06-29")),
        ("cambiato l’inizio", |it| it.start = at("09:00")),
        ("cambiata la fine", |it| it.end = at("13:00")),
        ("cambiata l’attività", |it| it.code = "JC-AN".into()),
        ("cambiato il luogo", |it| it.place.push('!')),
        ("cambiato l’operatore", |it| it.coach.push('!')),
        ("cambiata la descrizione", |it| it.description.push('!')),
        ("cambiato lo stato", |it| {
            it.state = SessionState::ClosedNegatively;
        }),
    ];
    for (name, change) in changes {
        let mut now = before.clone();
        change(&mut now);
        assert_eq!(
            made_of(&before, &now, false, true),
            Outdating::Outdated,
            "{name}"
        );
        let said = now
            .mark(SheetKind::Held)
            .change_since(&before.mark(SheetKind::Held));
        assert_eq!(said, Some(format!("è {name}")));
    }
    let mut now = before.clone();
    now.end = at("13:00");
    now.code = "JC-AN".into();
    let said = now
        .mark(SheetKind::Held)
        .change_since(&before.mark(SheetKind::Held));
    assert_eq!(said.as_deref(), Some("sono cambiati l’attività e la fine"));
}

#[test]
fn what_the_paper_does_not_say_outdates_nothing() {
    let before = printed(SessionState::Delivered);
    let mut now = before.clone();
    now.title.push('!');
    assert_eq!(made_of(&before, &now, false, false), Outdating::StaysGood);
    assert_eq!(
        now.mark(SheetKind::Held)
            .change_since(&before.mark(SheetKind::Held)),
        None
    );
}

#[test]
fn a_blank_sheet_outlives_its_delivery_and_its_description() {
    let before = printed(SessionState::Scheduled);
    for state in [SessionState::Started, SessionState::Delivered] {
        let mut now = printed(state);
        now.description.push('!');
        assert_eq!(
            made_of(&before, &now, true, false),
            Outdating::StaysGood,
            "{state}"
        );
    }
    let mut moved = printed(SessionState::Scheduled);
    moved.start = at("09:00");
    assert_eq!(made_of(&before, &moved, true, true), Outdating::Outdated);
}

#[test]
fn a_row_of_a_blank_sheet_that_was_not_held_is_struck_until_none_is_left() {
    let before = printed(SessionState::Scheduled);
    for state in [SessionState::Cancelled, SessionState::ClosedNegatively] {
        let now = printed(state);
        assert_eq!(
            made_of(&before, &now, true, true),
            Outdating::StaysGood,
            "{state}"
        );
        assert_eq!(
            made_of(&before, &now, true, false),
            Outdating::Unused,
            "{state}"
        );
    }
    let failing = outdating(
        &before,
        &printed(SessionState::ClosedNegatively),
        SheetKind::Blank,
        || Err("no"),
    );
    assert_eq!(failing, Err("no"));
}

#[test]
fn what_a_register_on_paper_describes_only_the_paper_tells() {
    let before = printed(SessionState::Delivered);
    let on_paper = |now: &PrintedSession| {
        outdating(&before, now, SheetKind::Paper, || Ok::<_, Infallible>(true)).unwrap()
    };
    let changed = |change: fn(&mut PrintedSession)| {
        let mut now = printed(SessionState::Delivered);
        change(&mut now);
        on_paper(&now)
    };
    for kept in [
        (|now| now.description = "Altro".into()) as fn(&mut PrintedSession),
        |now| now.place = "Altrove".into(),
        |now| now.coach = "Un altro".into(),
    ] {
        assert_eq!(changed(kept), Outdating::StaysGood);
    }
    for untrue in [
        (|now| now.start = at("09:00")) as fn(&mut PrintedSession),
        |now| now.end = at("12:00"),
        |now| now.date = day("2022-06-29"),
        |now| now.code = "JC-AL".into(),
        |now| now.state = SessionState::ClosedNegatively,
    ] {
        assert_eq!(changed(untrue), Outdating::Outdated);
    }
}

#[test]
fn a_period_is_from_the_first_to_the_last_session() {
    let on = |date| PrintedSession {
        date: day(date),
        ..printed(SessionState::Delivered)
    };
    assert_eq!(period(&[]), "");
    assert_eq!(period(&[on("2022-06-28"), on("2022-06-28")]), "28/06/2022");
    assert_eq!(
        period(&[on("2022-05-09"), on("2022-05-31")]),
        "09/05/2022 – 31/05/2022"
    );
}

#[test]
fn an_activity_s_total_counts_only_what_it_delivered() {
    let of_other = PrintedSession {
        activity: ActivityId(8),
        ..printed(SessionState::Delivered)
    };
    let sessions = [
        printed(SessionState::Delivered),
        printed(SessionState::ClosedNegatively),
        of_other,
        printed(SessionState::Delivered),
    ];
    let sum = total(ActivityId(7), "JC-DE", Minutes(480), &sessions);
    assert_eq!(
        (sum.code.as_str(), sum.agreed, sum.delivered),
        ("JC-DE", 480, 300)
    );
    let blank = total(
        ActivityId(7),
        "JC-DE",
        Minutes(480),
        &[printed(SessionState::Started)],
    );
    assert_eq!(blank.delivered, 0);
}

#![allow(clippy::unwrap_used)]

use super::*;
use crate::ids::SessionId;
use crate::session::SessionOrigin;
use crate::session::tests::{at, day};

fn session(date: &str, activity: i64, state: SessionState) -> PrintedSession {
    PrintedSession {
        session: SessionId(12),
        activity: ActivityId(activity),
        code: "JC-AL".into(),
        title: "Allenamento e affiancamento".into(),
        date: day(date),
        start: at("09:00"),
        end: at("11:00"),
        place: "Treviso".into(),
        description: String::new(),
        coach: "Elisa Marangon".into(),
        state,
        origin: SessionOrigin::Here,
    }
}

fn scope(activity: Option<i64>, from: &str, to: &str) -> PaperScope {
    PaperScope {
        activity: activity.map(ActivityId),
        from: day(from),
        to: day(to),
    }
}

#[test]
fn what_it_covers_is_told_in_words() {
    for (covers, told) in [
        (
            scope(None, "2022-05-01", "2022-05-31"),
            "intera OPAL, maggio 2022",
        ),
        (
            scope(Some(1), "2022-05-09", "2022-06-03"),
            "JC-AL, 09/05/2022 – 03/06/2022",
        ),
        (
            scope(Some(1), "2022-06-03", "2022-06-03"),
            "JC-AL, giornata 03/06/2022",
        ),
    ] {
        assert_eq!(covers.label("JC-AL"), told);
    }
}

#[test]
fn only_what_was_held_of_its_activity_and_days_stands_on_it() {
    let covers = scope(Some(1), "2022-05-09", "2022-06-03");
    let held = SessionState::Delivered;
    for (date, activity, state, misfit) in [
        ("2022-05-09", 1, held, None),
        ("2022-06-03", 1, held, None),
        ("2022-05-08", 1, held, Some(PaperMisfit::OtherDays)),
        ("2022-06-04", 1, held, Some(PaperMisfit::OtherDays)),
        ("2022-06-03", 2, held, Some(PaperMisfit::OtherActivity)),
    ] {
        assert_eq!(
            covers.misfit(&session(date, activity, state)),
            misfit,
            "{date}"
        );
    }
    for state in SessionState::ALL.into_iter().filter(|state| *state != held) {
        let misfit = covers.misfit(&session("2022-06-03", 1, state));
        assert_eq!(misfit, Some(PaperMisfit::NotDelivered), "{state}");
    }
    let whole = scope(None, "2022-06-03", "2022-06-03");
    assert_eq!(whole.misfit(&session("2022-06-03", 7, held)), None);
}

#[test]
fn a_session_that_cannot_stand_on_it_is_named_with_the_reason() {
    let one = session("2022-06-03", 1, SessionState::Scheduled);
    assert_eq!(
        PaperMisfit::NotDelivered.sentence(&one),
        "L’erogazione 12 del 03/06/2022 è PROGRAMMATA: su un registro sta solo ciò che è stato erogato."
    );
    assert_eq!(
        PaperMisfit::OtherDays.sentence(&one),
        "L’erogazione 12 del 03/06/2022 è fuori dal periodo del registro."
    );
    assert_eq!(
        PaperMisfit::OtherActivity.sentence(&one),
        "L’erogazione 12 del 03/06/2022 è di JC-AL, che il registro non comprende."
    );
}

#[test]
fn it_is_corrected_until_something_of_ours_rests_on_it() {
    assert_eq!(RestingOnPaper::default().sentence(), None);
    let told = |ended: &[&str], report, attestation| {
        let resting = RestingOnPaper {
            ended: ended.iter().map(ToString::to_string).collect(),
            report,
            attestation,
        };
        resting.sentence().unwrap()
    };
    for (said, part) in [
        (
            told(&["JC-AN"], false, false),
            "l’attività JC-AN è stata conclusa. Se",
        ),
        (
            told(&["JC-AN", "JC-AL"], true, false),
            "le attività JC-AN, JC-AL sono state concluse e la relazione sugli esiti è stata segnata come pronta. Se",
        ),
        (
            told(&["JC-AN"], true, true),
            "conclusa, la relazione sugli esiti è stata segnata come pronta e un’attestazione è stata emessa.",
        ),
    ] {
        assert!(said.contains(part), "{said}");
    }
}

#[test]
fn a_number_on_paper_is_found_by_any_part_of_it() {
    let number = crate::words::sought("Reg. 14/2022");
    for (typed, found) in [
        ("14/2022", true),
        ("reg 14", true),
        ("REGISTRO 14", true),
        ("registro su carta 2022", true),
        ("registro", false),
        ("15", false),
        ("", false),
    ] {
        assert_eq!(SoughtOnPaper::read(typed).is_in(&number), found, "{typed}");
    }
}

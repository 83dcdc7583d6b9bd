//! Hours of a week, absences, closing days and ways: kept, refused, told, and followed through a merge.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    unreachable_pub
)]

#[path = "../common/mod.rs"]
mod common;
mod merged;
mod office;

use affianca_domain::{Availability, Minutes, Span, Whose};
use affianca_workflow::availability::{AbsenceForm, WayForm, WeekForm, travel};
use affianca_workflow::{Action, Error};
use common::at;
use office::{NOW, Office, PLAIN, absence, day, pair, problems, week};

#[test]
fn hours_typed_loosely_are_kept_in_house_form_and_told() {
    let office = Office::new();
    let whose = Whose::Person(office.person(PLAIN));
    let form = week(
        "",
        "",
        &[&["14-18", " ", "9.00 - 13"], &["dalle 8 alle 12"]],
    );
    let id = office
        .archive
        .save_week(whose, None, &form, at(NOW))
        .unwrap();
    let page = office.archive.availability(whose, false, at(NOW)).unwrap();
    assert_eq!(page.weeks[0].form.days[0], ["09:00–13:00", "14:00–18:00"]);
    assert_eq!(page.weeks[0].form.days[1], ["08:00–12:00"]);
    assert_eq!(page.weeks[0].minutes, Minutes::from_hours(12));
    assert_eq!(page.weeks[0].period, "sempre");
    assert!(page.weeks[0].holds);
    let monday = office
        .of(whose)
        .free_on(day(4), Span::parse("7-23").unwrap());
    assert_eq!(monday.len(), 2);
    let again = week("04/07/2022", "31/08/2022", &[&["9-13"]]);
    office
        .archive
        .save_week(whose, Some(id), &again, at(NOW))
        .unwrap();
    let page = office.archive.availability(whose, false, at(NOW)).unwrap();
    assert_eq!(page.weeks.len(), 1);
    assert_eq!(page.weeks[0].period, "dal 04/07/2022 al 31/08/2022");
    assert!(!page.weeks[0].holds, "from Monday on");
    office.archive.remove_week(whose, id, at(NOW)).unwrap();
    assert_eq!(office.of(whose), Availability::default());
    let (subject, details) = office.told(Action::SaveWeek).remove(0);
    assert_eq!(subject, "destinatario dell’OPAL JC-1-1103/901");
    assert!(details.contains(&pair("valgono", "dal 04/07/2022 al 31/08/2022")));
    assert_eq!(office.told(Action::RemoveWeek).len(), 1);
    let gone = office.archive.remove_week(whose, id, at(NOW));
    assert!(matches!(gone, Err(Error::NotFound(_))));
}

#[test]
fn every_wrong_hour_is_told_beside_its_field_and_nothing_is_kept() {
    let office = Office::new();
    let whose = Whose::Coach(office.coach());
    let refused = |form: &WeekForm| {
        problems(
            office
                .archive
                .save_week(whose, None, form, at(NOW))
                .unwrap_err(),
        )
    };
    let form = week("31/02/2022", "", &[&["9-13", "12-14"], &["13-9"], &["boh"]]);
    let told = refused(&form);
    let fields: Vec<&str> = told.iter().map(|it| it.0.as_str()).collect();
    assert_eq!(fields, ["from", "days.0.1", "days.1.0", "days.2.0"]);
    assert_eq!(told[1].1, "Si sovrappone a 09:00–13:00.");
    assert_eq!(told[2].1, "La fine non è dopo l’inizio (13:00–09:00).");
    let backwards = refused(&week("08/07/2022", "07/07/2022", &[&["9-13"]]));
    assert_eq!(
        backwards,
        [pair(
            "to",
            "L’ultimo giorno (07/07/2022) viene prima del primo (08/07/2022)."
        )]
    );
    let empty = refused(&week("", "", &[&[""], &[]]));
    assert_eq!(empty[0].0, "days.0.0");
    let four = refused(&week("", "", &[&["8-9", "10-11", "12-13", "14-15"]]));
    assert_eq!(four, [pair("days.0.3", "Al massimo tre orari al giorno.")]);
    assert_eq!(office.of(whose), Availability::default());
    let good = week("", "", &[&["9-13"]]);
    office
        .archive
        .save_week(whose, None, &good, at(NOW))
        .unwrap();
    assert_eq!(
        refused(&good)[0].0,
        "from",
        "two of which nobody knows which counts"
    );
    assert_eq!(office.told(Action::SaveWeek).len(), 1);
}

#[test]
fn absences_are_of_whole_days_or_hours_and_those_over_are_put_away() {
    let office = Office::new();
    let whose = Whose::Coach(office.coach());
    office.away(whose, "1/6/2022", "3/6/2022");
    let mut form = absence("4/7", "", "9", "11");
    form.note = "riunione".into();
    let id = office
        .archive
        .save_absence(whose, None, &form, at(NOW))
        .unwrap();
    let page = office.archive.availability(whose, false, at(NOW)).unwrap();
    assert_eq!((page.absences.len(), page.over), (1, 1));
    assert_eq!(page.absences[0].when, "lunedì 04/07/2022, 09:00–11:00");
    assert_eq!(page.absences[0].form.note, "riunione");
    let all = office.archive.availability(whose, true, at(NOW)).unwrap();
    assert_eq!((all.absences.len(), all.over), (2, 0));
    assert_eq!(
        all.absences[0].when,
        "da mercoledì 01/06/2022 a venerdì 03/06/2022"
    );
    let again = absence("04/07/2022", "05/07/2022", "", "");
    office
        .archive
        .save_absence(whose, Some(id), &again, at(NOW))
        .unwrap();
    let (subject, details) = office.told(Action::SaveAbsence).remove(0);
    assert_eq!(subject, "coach «Elisa Marangon»");
    assert!(details.contains(&pair("prima", "lunedì 04/07/2022, 09:00–11:00")));
    assert!(
        !details.iter().any(|it| it.1.contains("riunione")),
        "the note stays out"
    );
    office.archive.remove_absence(whose, id, at(NOW)).unwrap();
    assert_eq!(office.days_away(whose), 1);
    assert_eq!(office.told(Action::RemoveAbsence).len(), 1);
}

#[test]
fn a_wrong_absence_is_told_beside_its_fields() {
    let office = Office::new();
    let whose = Whose::Coach(office.coach());
    let refused = |form: &AbsenceForm| problems(office.try_away(whose, form).unwrap_err());
    let fields =
        |form: &AbsenceForm| -> Vec<String> { refused(form).into_iter().map(|it| it.0).collect() };
    assert_eq!(fields(&absence("", "boh", "9", "")), ["from", "to", "end"]);
    assert_eq!(fields(&absence("4/7", "", "24", "25")), ["start", "end"]);
    assert_eq!(
        refused(&absence("4/7", "", "11", "9")),
        [pair("end", "La fine non è dopo l’inizio (11:00–09:00).")]
    );
    assert_eq!(fields(&absence("4/7", "3/7", "", "")), ["to"]);
    office.away(whose, "4/7", "");
    assert_eq!(
        fields(&absence("04/07/2022", "04/07/2022", "", "")),
        ["from"],
        "twice"
    );
    assert_eq!(office.days_away(whose), 1);
}

#[test]
fn what_is_of_another_is_not_touched() {
    let office = Office::new();
    let (one, other) = (office.employer("Vivai Sile"), office.employer("Panificio"));
    let form = absence("4/7", "", "", "");
    let id = office
        .archive
        .save_absence(Whose::Employer(one), None, &form, at(NOW))
        .unwrap();
    let other = Whose::Employer(other);
    let gone = office.archive.remove_absence(other, id, at(NOW));
    assert!(matches!(gone, Err(Error::NotFound(_))));
    let form = absence("5/7", "", "", "");
    let gone = office.archive.save_absence(other, Some(id), &form, at(NOW));
    assert!(matches!(gone, Err(Error::NotFound(_))));
    assert_eq!(office.days_away(Whose::Employer(one)), 1);
}

#[test]
fn a_way_is_told_once_however_its_places_are_written() {
    let office = Office::new();
    let way = |one: &str, other: &str, minutes: &str| {
        let form = WayForm {
            one: one.into(),
            other: other.into(),
            minutes: minutes.into(),
        };
        office.archive.save_way(&form, at(NOW))
    };
    way("", "Lavanderia Montello, Villorba", "25").unwrap();
    way("LAVANDERIA MONTELLO – Villorba", "", "00:40").unwrap();
    let ways = office.archive.ways(at(NOW)).unwrap();
    assert_eq!(ways.rows.len(), 1);
    assert_eq!(
        (ways.rows[0].one.as_str(), ways.rows[0].minutes),
        ("", Minutes(40))
    );
    assert_eq!(ways.places, ["LAVANDERIA MONTELLO – Villorba"]);
    let known = office.archive.read(travel).unwrap();
    assert_eq!(
        known.between("lavanderia montello villorba", ""),
        Minutes(40)
    );
    for (one, other, minutes, fields) in [
        ("", " ", "0", &["other", "minutes"][..]),
        ("Casier", "CASIER", "25", &["other"]),
        ("", "Casier", "601", &["minutes"]),
        ("", "Casier", "tanto", &["minutes"]),
    ] {
        let told = problems(way(one, other, minutes).unwrap_err());
        let named: Vec<&str> = told.iter().map(|it| it.0.as_str()).collect();
        assert_eq!(named, fields, "{one} {other} {minutes}");
    }
    office
        .archive
        .remove_way("", &ways.rows[0].other, at(NOW))
        .unwrap();
    assert_eq!(office.archive.ways(at(NOW)).unwrap().rows, []);
    assert_eq!(
        office.told(Action::RemoveWay)[0].0,
        "fra sportello e «LAVANDERIA MONTELLO – Villorba»"
    );
}

#[test]
fn the_form_of_a_session_tells_what_nobody_is_stopped_by() {
    let office = Office::new();
    let employer = office.employer("Vivai Sile");
    office.works_at(employer);
    let (person, coach) = (
        Whose::Person(office.person(PLAIN)),
        Whose::Coach(office.coach()),
    );
    assert_eq!(
        office.hints("06/07/2022", ("14", "16"), ""),
        Vec::<String>::new()
    );
    let days: [&[&str]; 7] = [
        &["9-13"],
        &["9-13"],
        &["9-13"],
        &["9-13"],
        &["9-13"],
        &[],
        &[],
    ];
    for whose in [person, coach] {
        let hours = week("", "", &days);
        office
            .archive
            .save_week(whose, None, &hours, at(NOW))
            .unwrap();
    }
    assert_eq!(
        office.hints("06/07/2022", ("9", "13"), ""),
        Vec::<String>::new()
    );
    assert_eq!(
        office.hints("06/07/2022", ("14", "16"), ""),
        [
            "Fuori dagli orari di lavoro del destinatario: mercoledì 09:00–13:00.",
            "Fuori dagli orari del coach: mercoledì 09:00–13:00."
        ]
    );
    assert_eq!(
        office.hints("09/07/2022", ("9", "11"), "Sportello Treviso"),
        ["Fuori dagli orari del coach: sabato non è un giorno di lavoro."],
        "at the branch the person is not at work"
    );
    office.away(Whose::Employer(employer), "6/7/2022", "8/7/2022");
    office
        .try_away(person, &absence("6/7/2022", "", "9", "11"))
        .unwrap();
    office.away(coach, "6/7/2022", "");
    assert_eq!(
        office.hints("06/07/2022", ("9", "13"), ""),
        [
            "Il destinatario è assente mercoledì 06/07/2022, 09:00–11:00.",
            "Il coach è assente mercoledì 06/07/2022.",
            "Il datore di lavoro è chiuso dal 06/07/2022 al 08/07/2022."
        ]
    );
    assert_eq!(
        office.hints("06/07/2022", ("9", ""), ""),
        Vec::<String>::new()
    );
}

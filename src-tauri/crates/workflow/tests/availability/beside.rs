//! Absences and ways beside what they belong to: merges, places as they are written, the form of a session.

use super::*;

#[test]
fn closing_days_follow_an_employer_that_is_merged() {
    let office = Office::new();
    let (keep, merge) = (
        office.employer("Vivai Sile"),
        office.employer("VIVAI SILE srl"),
    );
    office.away(Whose::Employer(merge), "15/8/2022", "21/8/2022");
    let order = MergeOrder {
        keep,
        merge,
        stamp: office.archive.check_merge(keep, merge).unwrap().stamp,
        confirmed: true,
    };
    office.archive.merge_employers(&order, at(NOW)).unwrap();
    assert_eq!(office.days_away(Whose::Employer(keep)), 1);
    let page = office
        .archive
        .availability(Whose::Employer(keep), false, at(NOW))
        .unwrap();
    let shown = &page.absences[0];
    let form = absence("16/8/2022", "21/8/2022", "", "");
    let whose = Whose::Employer(keep);
    office
        .archive
        .save_absence(whose, Some(shown.id), &form, at(NOW))
        .unwrap();
    assert_eq!(
        office.of(whose).absences[0].from().to_string(),
        "2022-08-16"
    );
    let refused = office.try_away(Whose::Employer(merge), &form);
    assert!(
        matches!(refused, Err(Error::Refused(_))),
        "it is out of use"
    );
}

#[test]
fn a_persons_absences_follow_a_merge_and_go_back_with_it() {
    let office = Office::new();
    let (keep, merge) = (office.person(PLAIN), office.person(PROVISIONAL));
    office.away(Whose::Person(merge), "4/7", "");
    office.away(Whose::Person(keep), "5/7", "");
    let order = PeopleOrder {
        keep,
        merge,
        stamp: office
            .archive
            .check_people_merge(keep, merge)
            .unwrap()
            .stamp,
        confirmed: true,
    };
    office.archive.merge_people(&order, at(NOW)).unwrap();
    assert_eq!(office.days_away(Whose::Person(keep)), 2);
    office.archive.part_people(merge, at(NOW)).unwrap();
    assert_eq!(office.days_away(Whose::Person(keep)), 1);
    assert_eq!(office.days_away(Whose::Person(merge)), 1);
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

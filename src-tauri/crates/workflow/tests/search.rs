//! Search everywhere (Ctrl+K), and what is derived for it when a profile or a centre changes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use affianca_domain::{
    ActivityState, BeneficiaryId, CentreId, RequestId, RequestState, RuleId, SessionState,
    SessionStep,
};
use affianca_workflow::Archive;
use affianca_workflow::directory::{BeneficiaryForm, CentreForm, EmployerForm};
use affianca_workflow::requests::{RequestFilter, RequestForm, RequestSort};
use affianca_workflow::search::Hit;
use affianca_workflow::sessions::{SessionForm, StepOrder};
use support::{Home, mario, now};

fn request(archive: &Archive, opal: &str, person: BeneficiaryId, centre: CentreId) {
    let form = RequestForm {
        opal: opal.into(),
        centre: Some(centre),
        beneficiary: Some(person),
        voucher_id: format!("V-{opal}"),
        ..archive.blank_request(now()).unwrap()
    };
    archive.create_request(&form, now()).unwrap();
}

/// An archive with two people and a request of each.
fn home() -> (Home, BeneficiaryId, CentreId) {
    let home = Home::new();
    let archive = home.archive();
    let padova = CentreForm {
        name: "CPI Padova".into(),
        ..CentreForm::default()
    };
    let centre = archive.save_centre(None, &padova, now()).unwrap();
    let mario = archive.save_beneficiary(None, &mario(), now()).unwrap();
    let lucia = BeneficiaryForm {
        surname: "Bianchi".into(),
        name: "Lucia".into(),
        tax_code: "BNCLCU91D55L407I".into(),
        ..BeneficiaryForm::default()
    };
    let lucia = archive.save_beneficiary(None, &lucia, now()).unwrap();
    let bar = EmployerForm {
        name: "Bar Rossi".into(),
        ..EmployerForm::default()
    };
    archive.save_employer(None, &bar, now()).unwrap();
    request(&archive, "JC-1-1103/022", mario, centre);
    request(&archive, "JC-1-1103/002", lucia, centre);
    (home, mario, centre)
}

fn titles(archive: &Archive, text: &str) -> Vec<String> {
    archive
        .search_everything(text)
        .unwrap()
        .into_iter()
        .map(|hit| hit.title)
        .collect()
}

#[test]
fn one_word_finds_requests_people_and_employers() {
    let (home, mario, _) = home();
    let hits = home.archive().search_everything("ROSSI").unwrap();
    let kinds: Vec<_> = hits.iter().map(|hit| hit.kind.as_str()).collect();
    assert_eq!(kinds, ["richiesta", "destinatario", "datore"]);
    assert_eq!(
        hits[0],
        Hit {
            kind: "richiesta".into(),
            id: hits[0].id,
            title: "JC-1-1103/022".into(),
            detail: "Rossi Mario · PROPOSTA".into(),
            personal: true,
        }
    );
    assert_eq!(RequestId(hits[0].id).counter(), 1);
    assert_eq!(hits[1].id, i64::from(mario));
}

#[test]
fn words_are_found_in_any_order_and_all_of_them() {
    let (home, ..) = home();
    let archive = home.archive();
    assert_eq!(
        titles(&archive, "mario rossi"),
        ["JC-1-1103/022", "Rossi Mario"]
    );
    assert_eq!(titles(&archive, "rossi lucia"), Vec::<String>::new());
    assert_eq!(titles(&archive, "/002"), ["JC-1-1103/002"]);
    assert_eq!(
        titles(&archive, "padova bi"),
        ["JC-1-1103/002"],
        "a short word narrows a long one"
    );
}

#[test]
fn two_letters_find_what_begins_with_them() {
    let (home, ..) = home();
    let archive = home.archive();
    assert_eq!(
        titles(&archive, "jc"),
        ["JC-1-1103/002", "JC-1-1103/022"],
        "the newest first"
    );
    assert_eq!(titles(&archive, "bi"), ["JC-1-1103/002", "Bianchi Lucia"]);
}

#[test]
fn signs_of_the_index_are_only_letters_to_a_user() {
    let (home, ..) = home();
    let archive = home.archive();
    for text in [
        "\"",
        "a\"b",
        "rossi OR",
        "NOT rossi",
        "*",
        "rossi*",
        "(((",
        "words:rossi",
        "%",
        "'",
        "\u{0}abc",
        "-x-",
        "^ros",
    ] {
        archive.search_everything(text).unwrap();
        archive
            .list_requests(
                &RequestFilter {
                    text: text.into(),
                    ..RequestFilter::default()
                },
                now(),
            )
            .unwrap();
        archive.beneficiaries(text, 1, 10).unwrap();
        archive.employers(text, 1, 10).unwrap();
    }
    assert!(titles(&archive, "   ").is_empty());
    assert_eq!(
        found(&archive, "  "),
        [0, 2, 2, 1],
        "nothing typed leaves all"
    );
    assert_eq!(found(&archive, "’ %"), [0; 4], "signs alone are in no name");
}

/// Every list a person, an employer or a code is looked for in, with how many it finds.
fn found(archive: &Archive, text: &str) -> [usize; 4] {
    let filter = RequestFilter {
        text: text.into(),
        ..RequestFilter::default()
    };
    [
        archive.search_everything(text).unwrap().len(),
        archive.list_requests(&filter, now()).unwrap().found as usize,
        archive.beneficiaries(text, 1, 10).unwrap().found as usize,
        archive.employers(text, 1, 10).unwrap().found as usize,
    ]
}

#[test]
fn apostrophes_hyphens_and_spaces_do_not_count_in_any_search() {
    let (home, _, centre) = home();
    let archive = home.archive();
    let person = |surname: &str, name: &str, tax_code: &str| BeneficiaryForm {
        surname: surname.into(),
        name: name.into(),
        tax_code: tax_code.into(),
        confirmed: true,
        ..BeneficiaryForm::default()
    };
    // As Word and the iPad write it, and straight.
    let nicolo = person("D’Angelo", "Nicolò", "DNGNCL91D52L736T");
    let sofia = person("D'Angelo", "Sofia", "DNGSFO91D52L736J");
    for (number, form) in [(201, nicolo), (202, sofia)] {
        let id = archive.save_beneficiary(None, &form, now()).unwrap();
        request(&archive, &format!("JC-1-1103/{number}"), id, centre);
    }
    let orchard = EmployerForm {
        name: "L’Orto d'Angelo".into(),
        ..EmployerForm::default()
    };
    archive.save_employer(None, &orchard, now()).unwrap();
    for typed in [
        "d'angelo",
        "D’Angelo",
        "d´angelo",
        "d`angelo",
        "dʼangelo",
        "d angelo",
        "dangelo",
        "D-ANGELO",
    ] {
        assert_eq!(found(&archive, typed), [5, 2, 2, 1], "{typed}");
    }
    for typed in [
        "nicolo'",
        "Nicolò d'ang",
        "d angelo nicolo",
        "dangelo nicolò",
    ] {
        assert_eq!(found(&archive, typed)[2..], [1, 0], "{typed}");
        assert!(
            titles(&archive, typed).contains(&"D’Angelo Nicolò".to_owned()),
            "{typed}"
        );
    }
    for typed in [
        "JC-1-1103/201",
        "jc 1 1103 201",
        "jc11103201",
        "1103/201",
        "JC–1–1103–201",
    ] {
        assert!(
            titles(&archive, typed).contains(&"JC-1-1103/201".to_owned()),
            "{typed}"
        );
        assert_eq!(found(&archive, typed)[1], 1, "{typed}");
    }
    let double = EmployerForm {
        name: "L'ORTO D’ANGELO".into(),
        ..EmployerForm::default()
    };
    assert!(
        archive.save_employer(None, &double, now()).is_err(),
        "it is there already"
    );
}

#[test]
fn a_changed_profile_or_centre_is_found_by_its_new_words_only() {
    let (home, mario_id, centre) = home();
    let archive = home.archive();
    let listed = |text: &str| {
        let filter = RequestFilter {
            text: text.into(),
            ..RequestFilter::default()
        };
        archive.list_requests(&filter, now()).unwrap().found
    };
    assert_eq!(
        (listed("rossi"), listed("padova"), listed("mestre")),
        (1, 2, 0)
    );
    let married = BeneficiaryForm {
        surname: "Verdi".into(),
        confirmed: true,
        ..mario()
    };
    archive
        .save_beneficiary(Some(mario_id), &married, now())
        .unwrap();
    let moved = CentreForm {
        name: "CPI Mestre".into(),
        ..CentreForm::default()
    };
    archive.save_centre(Some(centre), &moved, now()).unwrap();
    assert_eq!((listed("rossi"), listed("verdi")), (0, 1));
    assert_eq!((listed("padova"), listed("mestre")), (0, 2));
    assert_eq!(titles(&archive, "verdi"), ["JC-1-1103/022", "Verdi Mario"]);
    let person = archive.beneficiary(mario_id).unwrap();
    assert_eq!(person.opals, ["JC-1-1103/022"]);
    let row = &archive
        .journal(&affianca_workflow::JournalFilter::default(), now())
        .unwrap()
        .rows[1];
    assert_eq!(
        row.subject, "destinatario dell’OPAL JC-1-1103/022",
        "no name in the journal"
    );
}

#[test]
fn a_date_is_found_however_it_is_written() {
    let (home, ..) = home();
    let day = now().date();
    for written in ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"] {
        let typed = day.format(written).to_string();
        assert_eq!(titles(&home.archive(), &typed).len(), 2, "{typed}");
        let filter = RequestFilter {
            text: typed.clone(),
            page: 1,
            page_size: 10,
            ..RequestFilter::default()
        };
        let page = home.archive().list_requests(&filter, now()).unwrap();
        assert_eq!(page.found, 2, "{typed}");
    }
}

#[test]
fn the_activities_of_the_table_are_sorted_by_their_own_columns_too() {
    let (home, ..) = home();
    let archive = home.archive();
    let listed = |sort, descending| {
        let filter = RequestFilter {
            sort,
            descending,
            page: 1,
            page_size: 10,
            ..RequestFilter::default()
        };
        archive.list_requests(&filter, now()).unwrap().rows
    };
    let codes = |sort, descending| -> Vec<String> {
        let rows = listed(sort, descending);
        let lines = rows.into_iter().next().unwrap().activities.into_iter();
        lines.map(|line| line.code).collect()
    };
    let by_code = ["JC-AL", "JC-AN", "JC-DE", "JC-PU", "JC-SU"];
    assert_eq!(codes(RequestSort::Expense, false), by_code);
    let last = codes(RequestSort::Component, true);
    assert_eq!(last.first().map(String::as_str), Some("JC-SU"));

    let row = &listed(RequestSort::Opal, false)[0];
    archive
        .admit(row.id, RequestState::Proposed, now())
        .unwrap();
    let one = row.activities[0].id;
    let date = now().date() + chrono::Days::new(2);
    let form = SessionForm {
        branch: archive
            .directory()
            .unwrap()
            .branches
            .first()
            .map(|it| it.id),
        coach: archive.directory().unwrap().coaches.first().map(|it| it.id),
        date: affianca_domain::format_date(date),
        start: "10:00".into(),
        end: "11:00".into(),
        place: "Sede".into(),
        ..SessionForm::default()
    };
    let session = archive
        .enter_session(one, &form, &RuleId::ALL, now())
        .unwrap();
    let order = |step, expected| StepOrder {
        session,
        step,
        expected,
        acknowledged: RuleId::ALL.to_vec(),
        reason: String::new(),
        description: None,
    };
    archive
        .step(&order(SessionStep::Schedule, SessionState::Entered), now())
        .unwrap();
    let noon = date.and_hms_opt(12, 0, 0).unwrap();
    archive
        .step(&order(SessionStep::Start, SessionState::Scheduled), noon)
        .unwrap();
    for (descending, place) in [(true, 0), (false, 1)] {
        let rows = listed(RequestSort::ActivityState, descending);
        assert_eq!(rows[place].opal, row.opal, "the one begun, {descending}");
        let at = if descending { 0 } else { 4 };
        assert_eq!(rows[place].activities[at].state, ActivityState::Started);
    }
}

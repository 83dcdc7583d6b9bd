//! Plans of meetings of the example archive, as they are printed for each reader.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use affianca_domain::{Meeting, PlaceKind, PlanReader, PlanSheet, RequestId};
use affianca_workflow::plans_on_paper::{Handed, PlanDays, PlanFor, PlanOrder, plan_file_name};
use affianca_workflow::requests::RequestFilter;
use affianca_workflow::vault::Vault;
use affianca_workflow::{Action, Archive, Error, JournalFilter, JournalPage};
use chrono::NaiveDateTime;
use tempfile::TempDir;

/// A Monday.
fn now() -> NaiveDateTime {
    "2022-06-27T09:12:00".parse().unwrap()
}

fn example() -> (TempDir, Archive) {
    let home = tempfile::tempdir().unwrap();
    let mut vault = Vault::new(home.path().join("esempio"));
    vault.create_example(now()).unwrap();
    (home, vault.archive().unwrap())
}

fn request(archive: &Archive, number: &str) -> RequestId {
    let filter = RequestFilter {
        text: format!("JC-1-1103/{number}"),
        ..RequestFilter::default()
    };
    archive.list_requests(&filter, now()).unwrap().rows[0].id
}

fn days(from: &str, to: &str) -> PlanDays {
    PlanDays::Days {
        from: from.into(),
        to: to.into(),
    }
}

fn plan(archive: &Archive, reader: PlanFor, days: PlanDays) -> PlanSheet {
    archive
        .plan_sheet(&PlanOrder { reader, days }, now())
        .unwrap()
}

fn person(archive: &Archive, number: &str) -> PlanFor {
    PlanFor::Person {
        request: request(archive, number),
    }
}

fn company(archive: &Archive, number: &str, everybody: bool) -> PlanFor {
    PlanFor::Employer {
        request: request(archive, number),
        everybody,
    }
}

fn when(meetings: &[Meeting]) -> Vec<String> {
    meetings
        .iter()
        .map(|it| format!("{} {}", it.date.format("%d/%m"), it.hours))
        .collect()
}

fn refused(archive: &Archive, order: &PlanOrder) -> (String, String) {
    match archive.plan_sheet(order, now()) {
        Err(Error::Invalid(fields)) => (fields[0].field.clone(), fields[0].message.clone()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_person_s_week_tells_days_hours_place_and_coach() {
    let (_home, archive) = example();
    let sheet = plan(&archive, person(&archive, "009"), PlanDays::ThisWeek);
    assert_eq!(
        when(&sheet.meetings),
        [
            "27/06 08:30–11:30",
            "29/06 14:00–16:00",
            "30/06 14:00–16:00",
            "01/07 16:30–17:30"
        ]
    );
    let confirmed: Vec<bool> = sheet.meetings.iter().map(|it| it.confirmed).collect();
    assert_eq!(confirmed, [true, true, true, false], "the last is a draft");
    for meeting in &sheet.meetings {
        assert_eq!(meeting.place, "Vivai Prà dei Salici, Casier");
        assert_eq!(meeting.place_kind, PlaceKind::Work);
        assert!(meeting.coach.contains(' '), "{}", meeting.coach);
        assert!(meeting.person.is_empty() && meeting.activity.is_empty());
    }
    assert!(matches!(sheet.reader, PlanReader::Person { name } if !name.contains(' ')));
    assert!(sheet.provider.is_empty());
}

#[test]
fn what_was_cancelled_or_closed_is_not_on_it() {
    let (_home, archive) = example();
    let sheet = plan(
        &archive,
        person(&archive, "009"),
        days("13/06/2022", "24/06/2022"),
    );
    let printed = when(&sheet.meetings);
    assert!(
        printed.contains(&"24/06 08:30–10:30".to_owned()),
        "{printed:?}"
    );
    for dropped in ["15/06 09:00–11:00", "20/06 14:00–15:00"] {
        assert!(!printed.contains(&dropped.to_owned()), "{printed:?}");
    }
}

#[test]
fn an_office_and_a_company_are_told_apart() {
    let (_home, archive) = example();
    let sheet = plan(&archive, person(&archive, "002"), PlanDays::ThisWeek);
    let kinds: Vec<PlaceKind> = sheet.meetings.iter().map(|it| it.place_kind).collect();
    assert_eq!(kinds, [PlaceKind::Office]);
}

#[test]
fn a_company_reads_only_what_is_held_there_and_only_of_whom_it_is_asked() {
    let (_home, archive) = example();
    let june = || days("01/06/2022", "30/06/2022");
    let one = plan(&archive, company(&archive, "009", false), june());
    let all = plan(&archive, company(&archive, "009", true), june());
    let theirs = plan(&archive, person(&archive, "009"), june());
    let there = theirs.meetings.iter();
    let there = there.filter(|it| it.place_kind == PlaceKind::Work).count();
    assert_eq!(one.meetings.len(), there);
    assert!(
        all.meetings.len() > one.meetings.len(),
        "somebody else is there too"
    );
    let names = |sheet: &PlanSheet| {
        let mut names: Vec<String> = sheet.meetings.iter().map(|it| it.person.clone()).collect();
        names.sort();
        names.dedup();
        names.len()
    };
    assert_eq!((names(&one), names(&all)), (1, 2));
    for meeting in &all.meetings {
        assert!(meeting.place.is_empty() && meeting.activity.is_empty());
    }
    assert!(matches!(
        all.reader,
        PlanReader::Employer { name, .. } if name == "Vivai Prà dei Salici soc. agr."
    ));
}

#[test]
fn the_company_of_a_request_without_one_is_refused() {
    let (_home, archive) = example();
    let reader = company(&archive, "029", false);
    let order = PlanOrder {
        reader,
        days: PlanDays::ThisWeek,
    };
    let told = refused(&archive, &order);
    assert_eq!(
        told,
        (
            "reader".into(),
            "La richiesta non ha un datore di lavoro.".into()
        )
    );
}

#[test]
fn a_coach_s_week_is_theirs_and_everybody_s_where_nobody_is_at_work() {
    let (_home, archive) = example();
    let coaches = archive.directory().unwrap().coaches;
    let at_work = plan(&archive, PlanFor::Coach { coach: None }, PlanDays::ThisWeek);
    let mut names = Vec::new();
    let mut sum = 0;
    for coach in &coaches {
        let reader = PlanFor::Coach {
            coach: Some(coach.id),
        };
        let theirs = plan(&archive, reader, PlanDays::ThisWeek);
        let name = format!("{} {}", coach.form.surname, coach.form.name);
        assert!(theirs.meetings.iter().all(|it| it.coach == name));
        assert!(
            theirs
                .meetings
                .iter()
                .all(|it| it.activity.starts_with("JC-"))
        );
        assert!(!theirs.provider.is_empty());
        if at_work.reader == theirs.reader {
            assert_eq!(at_work.meetings, theirs.meetings);
            names.push(name);
        }
        sum += theirs.meetings.len();
    }
    assert_eq!(names.len(), 1, "one of them is at work");
    assert!(sum > at_work.meetings.len());
}

#[test]
fn days_that_make_no_period_are_refused_beside_their_field() {
    let (_home, archive) = example();
    let reader = person(&archive, "009");
    for (from, to, field, words) in [
        ("", "30/06/2022", "from", "data"),
        ("01/06/2022", "31/06/2022", "to", "31/06/2022"),
        ("30/06/2022", "01/06/2022", "to", "precede"),
        ("01/06/2022", "01/09/2022", "to", "92 giorni"),
    ] {
        let order = PlanOrder {
            reader,
            days: days(from, to),
        };
        let (named, said) = refused(&archive, &order);
        assert_eq!(named, field, "{from} {to}");
        assert!(said.contains(words), "{said}");
    }
    let sheet = plan(&archive, reader, days("01/06/2022", "31/08/2022"));
    assert_eq!(sheet.to.to_string(), "2022-08-31", "92 days are taken");
}

fn journal(archive: &Archive) -> JournalPage {
    let filter = JournalFilter {
        action: Some(Action::PlanOnPaper),
        ..JournalFilter::default()
    };
    archive.journal(&filter, now()).unwrap()
}

#[test]
fn handing_one_over_leaves_a_row_that_names_nobody() {
    let (_home, archive) = example();
    let request = request(&archive, "009");
    let order = PlanOrder {
        reader: PlanFor::Person { request },
        days: PlanDays::ThisWeek,
    };
    let sheet = archive.plan_sheet(&order, now()).unwrap();
    assert!(
        journal(&archive).rows.is_empty(),
        "looking at it leaves none"
    );
    let failed = archive.hand_over_plan((&order, &sheet), Handed::Saved, now(), || {
        Err::<(), _>(Error::Cancelled)
    });
    assert!(matches!(failed, Err(Error::Cancelled)));
    assert!(journal(&archive).rows.is_empty(), "nor does giving up");
    archive
        .hand_over_plan((&order, &sheet), Handed::Saved, now(), || Ok(()))
        .unwrap();
    let rows = journal(&archive).rows;
    let [row] = &rows[..] else { panic!("{rows:?}") };
    let told = format!("{row:?}");
    for word in [
        "27/06/2022 – 03/07/2022",
        "piano per la persona",
        "JC-1-1103/009",
    ] {
        assert!(told.contains(word), "{told}");
    }
    let PlanReader::Person { name } = &sheet.reader else {
        panic!("{sheet:?}")
    };
    assert!(!told.contains(name.as_str()), "{told}");
    let file = plan_file_name(&sheet);
    assert_eq!(file, "incontri-persona-2022-06-27.pdf");
}

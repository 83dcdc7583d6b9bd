//! The form: what it opens with, what is wrong with it, what comes of it.

use affianca_domain::Minutes;
use affianca_workflow::Error;
use affianca_workflow::planning::PlanWish;

use super::*;

/// The problems of a form, as `field: sentence`.
fn problems(archive: &Archive, change: impl FnOnce(&mut PlanForm)) -> Vec<String> {
    let mut form = form(archive, OPAL);
    change(&mut form);
    let refused = archive
        .prepare_plan(&form, now())
        .and_then(|prepared| prepared.propose(&|| true));
    match refused {
        Err(Error::Invalid(fields)) => fields
            .into_iter()
            .map(|it| format!("{}: {}", it.field, it.message))
            .collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn it_opens_ready_to_be_planned() {
    let (_home, archive) = desk();
    let beginning = archive
        .plan_beginning(request(&archive, OPAL), now())
        .unwrap();
    assert_eq!(
        (beginning.left, &beginning.nothing),
        (Minutes::from_hours(64), &None)
    );
    let codes: Vec<&str> = beginning
        .activities
        .iter()
        .map(|it| it.code.as_str())
        .collect();
    assert_eq!(codes, ["JC-AN", "JC-PU", "JC-DE", "JC-AL", "JC-SU"]);
    let form = &beginning.form;
    assert!(form.activities.iter().all(|part| part.wanted));
    assert!(form.activities[4].alongside && !form.activities[0].alongside);
    assert_eq!(form.activities[0].place, "Sportello di Treviso");
    assert_eq!(form.activities[3].place, "Lavanderia Montello, Villorba");
    assert!(form.branch.is_some() && form.coach.is_some());
    assert_eq!(
        (
            form.wish.from.as_str(),
            form.wish.to.as_str(),
            form.wish.weekly.as_str()
        ),
        ("02/07/2022", "25/09/2022", "08:00")
    );
    assert_eq!(beginning.lengths.len(), 5);
}

#[test]
fn of_a_request_not_admitted_it_says_why_there_is_nothing() {
    let (_home, archive) = open();
    take(
        &archive,
        format!("{HEADINGS}{}", Request::new(1).csv()).as_bytes(),
    );
    let beginning = archive
        .plan_beginning(request(&archive, OPAL), now())
        .unwrap();
    assert_eq!(
        beginning.nothing.as_deref(),
        Some(
            "La richiesta è PROPOSTA: le erogazioni si inseriscono solo dopo l’ammissione al servizio (§3)."
        )
    );
}

#[test]
fn without_an_employer_the_place_is_asked_beside_its_field() {
    let (_home, archive) = desk();
    let mut form = archive.request_form(request(&archive, OPAL)).unwrap();
    (form.employer, form.confirmed) = (None, true);
    archive
        .edit_request(request(&archive, OPAL), &form, now())
        .unwrap();
    assert_eq!(
        problems(&archive, |_| {}),
        ["place.3: Scrivi dove si svolge: senza luogo ogni erogazione avrebbe un avviso (§3.1)."]
    );
    let mut several = archive.plans_beginning(now()).unwrap().form;
    several.requests = vec![request(&archive, OPAL)];
    match archive.prepare_plans(&several, now()) {
        Err(Error::Invalid(fields)) => assert!(
            fields[0]
                .message
                .starts_with("Di JC-1-1103/901 non si sa dove si svolge JC-AL"),
            "{fields:?}"
        ),
        other => panic!("{:?}", other.is_ok()),
    }
}

#[test]
fn every_problem_of_the_form_is_told_beside_its_field() {
    let (_home, archive) = desk();
    let told = problems(&archive, |form| {
        form.branch = None;
        form.coach = None;
        form.activities[1].place = "  ".into();
        form.wish = PlanWish {
            from: "32/07/2022".into(),
            to: String::new(),
            weekly: "otto".into(),
            start: "9".into(),
            end: String::new(),
            lengths: Vec::new(),
            ..form.wish.clone()
        };
    });
    let fields: Vec<&str> = told
        .iter()
        .map(|it| it.split(':').next().unwrap())
        .collect();
    assert_eq!(
        fields,
        [
            "branch", "coach", "from", "to", "weekly", "end", "lengths", "place.1"
        ]
    );
    for (change, said) in [
        (
            (|form: &mut PlanForm| form.wish.to = "01/07/2022".into()) as fn(&mut PlanForm),
            "to: L’ultimo giorno (01/07/2022) viene prima del primo (02/07/2022).",
        ),
        (
            |form| form.wish.lengths.clear(),
            "lengths: Scegli almeno una durata per le erogazioni.",
        ),
        (
            |form| form.wish.weekly = "0".into(),
            "weekly: Scrivi almeno 1 ora, oppure lascia vuoto.",
        ),
        (
            |form| form.wish.most_a_day = 9,
            "mostADay: Le erogazioni al giorno vanno da 1 a 3.",
        ),
        (
            |form| {
                form.activities
                    .iter_mut()
                    .for_each(|part| part.alongside = true);
            },
            "activities: Una sola attività può andare di pari passo con le altre: JC-AN e JC-PU no.",
        ),
        (
            |form| {
                form.activities
                    .iter_mut()
                    .for_each(|part| part.wanted = false);
            },
            "activities: Scegli almeno un’attività.",
        ),
        (
            |form| {
                let first = form.activities[0].clone();
                form.activities.push(first);
            },
            "activities: Ogni attività si pianifica una volta sola.",
        ),
    ] {
        assert_eq!(problems(&archive, change), [said]);
    }
}

#[test]
fn another_request_s_activity_is_not_found() {
    let (_home, archive) = desk();
    let mut form = form(&archive, OPAL);
    form.activities[0].activity = activity(&archive, OTHER, "JC-AN");
    let prepared = archive.prepare_plan(&form, now()).unwrap();
    assert!(matches!(
        prepared.propose(&|| true),
        Err(Error::NotFound(_))
    ));
}

#[test]
fn it_stops_when_nobody_waits_and_leaves_nothing() {
    let (_home, archive) = desk();
    let prepared = archive.prepare_plan(&form(&archive, OPAL), now()).unwrap();
    assert!(matches!(prepared.propose(&|| false), Err(Error::Cancelled)));
    assert_eq!(rows(&archive, OPAL), []);
}

#[test]
fn hours_for_which_there_is_no_room_are_told_with_a_change_that_helps() {
    let (_home, archive) = desk();
    let mut form = form(&archive, OPAL);
    form.wish.to = "31/07/2022".into();
    form.wish.weekly = "8".into();
    let proposal = propose(&archive, &form);
    assert!(proposal.left > Minutes::ZERO);
    assert_eq!(
        proposal.stopped.as_deref(),
        Some("A fermarle: le ore a settimana.")
    );
    let relief = proposal.relief.unwrap();
    assert!(
        relief.sentence.starts_with("Con ")
            && relief
                .sentence
                .ends_with("ore a settimana invece di 8 ci stanno tutte."),
        "{}",
        relief.sentence
    );
    let helped = propose(&archive, &relief.form.unwrap());
    assert_eq!(
        (helped.left, helped.planned),
        (Minutes::ZERO, Minutes::from_hours(64))
    );
}

#[test]
fn planned_again_around_what_is_locked_and_without_a_day() {
    let (_home, archive) = desk();
    let mut form = form(&archive, OPAL);
    let first = propose(&archive, &form);
    let locked = first.sessions[0].session;
    let out = first.sessions[3].session.date;
    form.locked = vec![locked];
    form.wish.left_out = vec![out];
    let again = propose(&archive, &form);
    assert!(
        again
            .sessions
            .iter()
            .any(|one| one.locked && one.session == locked)
    );
    assert_eq!(again.sessions.iter().filter(|one| one.locked).count(), 1);
    assert!(again.sessions.iter().all(|one| one.session.date != out));
    assert_eq!(
        (again.planned, again.left),
        (Minutes::from_hours(64), Minutes::ZERO)
    );
}

#[test]
fn the_week_s_figures_are_those_of_its_sessions() {
    let (_home, archive) = desk();
    enter(&archive, OPAL, "JC-DE", "04/07/2022", ("09:00", "11:00"));
    let proposal = propose(&archive, &form(&archive, OPAL));
    let planned: Minutes = proposal.weeks.iter().map(|week| week.planned).sum();
    assert_eq!(planned, proposal.planned);
    let others: Minutes = proposal.weeks.iter().map(|week| week.others).sum();
    assert_eq!(others, Minutes(120));
    assert!(proposal.weeks.iter().all(|week| week.days.len() == 7));
    let second = &proposal.weeks[1];
    assert_eq!(
        (second.label.as_str(), second.others),
        ("4–10 luglio 2022", Minutes(120))
    );
    let definition = proposal
        .activities
        .iter()
        .find(|it| it.code == "JC-DE")
        .unwrap();
    assert_eq!(
        (
            definition.agreed,
            definition.so_far,
            definition.planned,
            definition.left
        ),
        (
            Minutes::from_hours(8),
            Minutes(120),
            Minutes(360),
            Minutes::ZERO
        )
    );
    assert!(
        proposal
            .weeks
            .iter()
            .all(|week| week.planned + week.others <= Minutes::from_hours(8))
    );
}

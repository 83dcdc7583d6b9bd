//! Several people at once.

use affianca_domain::{Minutes, SessionState, TimeOfDay, Whose, format_date, holiday};
use affianca_workflow::Error;
use affianca_workflow::availability::WeekForm;
use chrono::{Datelike as _, NaiveDate};

use affianca_workflow::planning::PlansProposal;

use super::*;

/// What is accepted when all of it is.
fn all_of(plans: &PlansProposal) -> Vec<AcceptedPlan> {
    let people = plans.people.iter();
    people
        .filter(|person| !person.proposal.sessions.is_empty())
        .map(|person| accepted(&person.form, &person.proposal))
        .collect()
}

#[test]
fn two_vouchers_are_planned_beside_each_other_and_entered_together() {
    let (_home, archive) = desk();
    let beginning = archive.plans_beginning(now()).unwrap();
    let names: Vec<&str> = beginning
        .people
        .iter()
        .map(|it| it.surname.as_str())
        .collect();
    assert_eq!(names, ["Rossi", "Verdi"]);
    assert!(
        beginning
            .people
            .iter()
            .all(|it| it.left == Minutes::from_hours(64))
    );
    let mut form = beginning.form;
    form.requests = beginning.people.iter().map(|it| it.request).collect();
    let plans = archive
        .prepare_plans(&form, now())
        .unwrap()
        .propose(&|| true)
        .unwrap();
    assert_eq!(
        (plans.left, plans.planned),
        (Minutes::ZERO, Minutes::from_hours(128))
    );
    let [one, other] = plans.people.as_slice() else {
        panic!("{plans:?}");
    };
    for first in sessions(&one.proposal) {
        for second in sessions(&other.proposal) {
            let apart =
                first.date != second.date || first.end <= second.start || second.end <= first.start;
            assert!(apart, "{first:?} {second:?}");
        }
    }
    let entered = archive.accept_plans(&all_of(&plans), now()).unwrap();
    assert_eq!(
        (entered.groups.len(), entered.sessions),
        (2, plans.sessions)
    );
    for opal in [OPAL, OTHER] {
        assert!(
            rows(&archive, opal)
                .iter()
                .all(|row| row.session.state == SessionState::Entered)
        );
        assert_eq!(
            archive
                .entered_plans(request(&archive, opal))
                .unwrap()
                .len(),
            1
        );
    }
    assert_eq!(archive.plans_beginning(now()).unwrap().people, []);
    archive.undo_plans(&entered.groups, now()).unwrap();
    assert_eq!(archive.plans_beginning(now()).unwrap().people.len(), 2);
}

/// Enters all hours of a request but those left, four at a time on the working days from one on.
fn use_up(archive: &Archive, opal: &str, leave: &[(&str, u16)], from: NaiveDate) {
    let working =
        |day: &NaiveDate| holiday(*day).is_none() && day.weekday().number_from_monday() < 6;
    let mut days = from.iter_days().filter(working);
    for row in one(archive, opal).activities {
        let kept = leave.iter().find(|(code, _)| *code == row.code);
        let kept = Minutes(kept.map_or(0, |(_, hours)| hours * 60).into());
        let mut left = row.minutes.saturating_sub(kept);
        while left > Minutes::ZERO {
            let part = left.min(Minutes::from_hours(4));
            let start = TimeOfDay::parse("9").unwrap();
            let end = start.plus(part).unwrap().to_string();
            let date = format_date(days.next().unwrap());
            enter(archive, opal, &row.code, &date, ("09:00", &end));
            left = left.saturating_sub(part);
        }
    }
}

/// From nine to ten on the first days of the week.
fn nine_on(days: usize) -> WeekForm {
    let hours = |day| (day < days).then(|| "9-10".to_owned());
    WeekForm {
        days: (0..7).map(|day| hours(day).into_iter().collect()).collect(),
        ..WeekForm::default()
    }
}

#[test]
fn who_gives_way_is_told() {
    let (_home, archive) = desk();
    let day = |month, day| NaiveDate::from_ymd_opt(2022, month, day).unwrap();
    use_up(&archive, OPAL, &[("JC-AN", 1)], day(8, 1));
    use_up(&archive, OTHER, &[("JC-AL", 1), ("JC-SU", 1)], day(9, 1));
    let mut form = archive.plans_beginning(now()).unwrap().form;
    // The coach has one hour a day. The first can be there on three of them and likes Monday best; of the
    // second, AL can be on Monday alone, since SU may be held while the person is not at work.
    let coach = Whose::Coach(form.coach.unwrap());
    archive.save_week(coach, None, &nine_on(7), now()).unwrap();
    for (opal, days) in [(OPAL, 3), (OTHER, 1)] {
        let id = request(&archive, opal);
        let person = archive.request_detail(id, now()).unwrap().beneficiary;
        let week = nine_on(days);
        archive
            .save_week(Whose::Person(person), None, &week, now())
            .unwrap();
    }
    form.requests = vec![request(&archive, OPAL), request(&archive, OTHER)];
    (form.wish.from, form.wish.to) = ("04/07/2022".into(), "08/07/2022".into());
    form.wish.lengths = vec![Minutes(60)];
    form.wish.length = Some(Minutes(60));
    form.wish.days = vec![1];
    let plans = archive
        .prepare_plans(&form, now())
        .unwrap()
        .propose(&|| true)
        .unwrap();
    assert_eq!(plans.left, Minutes::ZERO, "{plans:#?}");
    let [moved] = plans.moved.as_slice() else {
        panic!("{:?}", plans.moved);
    };
    assert_eq!(
        (moved.surname.as_str(), moved.code.as_str()),
        ("Rossi", "JC-AN")
    );
    assert_eq!(
        (moved.from.as_str(), moved.to.as_deref()),
        (
            "lunedì 04/07/2022 09:00–10:00",
            Some("mercoledì 06/07/2022 09:00–10:00")
        )
    );
    archive.accept_plans(&all_of(&plans), now()).unwrap();
}

#[test]
fn nobody_chosen_or_with_nothing_left_is_told() {
    let (_home, archive) = desk();
    let beginning = archive.plans_beginning(now()).unwrap();
    let refused = |form: &_| match archive.prepare_plans(form, now()) {
        Err(Error::Invalid(fields)) => fields[0].message.clone(),
        other => panic!("{:?}", other.is_ok()),
    };
    let mut form = beginning.form;
    assert_eq!(refused(&form), "Scegli almeno una persona.");
    form.requests = vec![request(&archive, OPAL)];
    let own = self::form(&archive, OPAL);
    let proposal = propose(&archive, &own);
    archive
        .accept_plans(&[accepted(&own, &proposal)], now())
        .unwrap();
    assert_eq!(
        refused(&form),
        "A nessuna delle persone scelte restano ore da pianificare."
    );
}

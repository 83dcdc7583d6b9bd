//! Several people at once.

use affianca_domain::{Minutes, SessionState};
use affianca_workflow::Error;

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
            archive.entered_plans(request(&archive, opal)).unwrap().len(),
            1
        );
    }
    assert_eq!(archive.plans_beginning(now()).unwrap().people, []);
    archive.undo_plans(&entered.groups, now()).unwrap();
    assert_eq!(archive.plans_beginning(now()).unwrap().people.len(), 2);
}

#[test]
fn who_gives_way_is_told() {
    let (_home, archive) = desk();
    // The second has one Saturday hour a week left on which the first could be too: nine weeks of the
    // coach's Saturdays are all there is for neither to be left with hours.
    let mut form = archive.plans_beginning(now()).unwrap().form;
    form.requests = vec![request(&archive, OPAL), request(&archive, OTHER)];
    form.wish.weekly = "40".into();
    form.wish.to = "15/07/2022".into();
    form.wish.most_a_day = 3;
    form.wish.lengths = vec![Minutes(60), Minutes(120), Minutes(240)];
    let plans = archive
        .prepare_plans(&form, now())
        .unwrap()
        .propose(&|| true)
        .unwrap();
    for person in &plans.people {
        assert_eq!(
            person.proposal.planned + person.proposal.left,
            Minutes::from_hours(64)
        );
    }
    for moved in &plans.moved {
        assert!(!moved.from.is_empty() && !moved.surname.is_empty());
    }
    assert!(
        plans.planned <= Minutes::from_hours(40 + 40 + 8 + 8),
        "the coach's own weeks are full"
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

//! A plan taken back in one step, while all of it are drafts.

use affianca_domain::{Minutes, SessionState, SessionStep};
use affianca_workflow::{Action, JournalFilter, Refusal};

use super::*;

#[test]
fn its_drafts_become_annullata_and_the_hours_are_free_again() {
    let (_home, archive) = desk();
    let form = form(&archive, OPAL);
    let proposal = propose(&archive, &form);
    let entered = archive
        .accept_plans(&[accepted(&form, &proposal)], now())
        .unwrap();
    let id = request(&archive, OPAL);
    let open = archive.entered_plans(id).unwrap();
    assert_eq!(open.len(), 1);
    assert_eq!(
        (open[0].group, open[0].drafts, open[0].minutes),
        (entered.groups[0], entered.sessions, Minutes::from_hours(64))
    );
    assert_eq!(archive.entered_plans(request(&archive, OTHER)).unwrap(), []);
    archive.undo_plans(&entered.groups, now()).unwrap();
    assert!(
        rows(&archive, OPAL)
            .iter()
            .all(|row| row.session.state == SessionState::Cancelled)
    );
    assert_eq!(archive.entered_plans(id).unwrap(), []);
    let beginning = archive.plan_beginning(id, now()).unwrap();
    assert_eq!(beginning.left, Minutes::from_hours(64));
    let filter = JournalFilter {
        action: Some(Action::UndoPlan),
        request: Some(id),
        page_size: 50,
        ..JournalFilter::default()
    };
    assert_eq!(archive.journal(&filter, now()).unwrap().rows.len(), 1);
    let again = archive.undo_plans(&entered.groups, now()).unwrap_err();
    assert_eq!(again.refusal(), Some(&Refusal::PlanUnderWay), "only once");
}

#[test]
fn one_session_scheduled_keeps_all_of_it() {
    let (_home, archive) = desk();
    let form = form(&archive, OPAL);
    let proposal = propose(&archive, &form);
    let entered = archive
        .accept_plans(&[accepted(&form, &proposal)], now())
        .unwrap();
    let all = rows(&archive, OPAL);
    step(
        &archive,
        &all[0],
        SessionStep::Cancel,
        SessionState::Entered,
    );
    let open = archive.entered_plans(request(&archive, OPAL)).unwrap();
    assert_eq!(
        open[0].drafts,
        entered.sessions - 1,
        "one cancelled by hand is no draft"
    );
    step(
        &archive,
        &all[1],
        SessionStep::Schedule,
        SessionState::Entered,
    );
    let refused = archive.undo_plans(&entered.groups, now()).unwrap_err();
    assert_eq!(refused.refusal(), Some(&Refusal::PlanUnderWay));
    assert_eq!(archive.entered_plans(request(&archive, OPAL)).unwrap(), []);
    let drafts = rows(&archive, OPAL);
    let still = drafts
        .iter()
        .filter(|row| row.session.state == SessionState::Entered);
    assert_eq!(still.count(), all.len() - 2, "nothing half done");
}

#[test]
fn a_group_that_is_no_plan_is_not_found() {
    let (_home, archive) = desk();
    let refused = archive.undo_plans(&[affianca_domain::SessionGroupId(77)], now());
    assert!(matches!(
        refused,
        Err(affianca_workflow::Error::NotFound(_))
    ));
}

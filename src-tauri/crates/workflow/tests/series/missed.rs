use affianca_domain::{Absence, Minutes, RuleId, SessionState, SessionStep, Slot};
use affianca_workflow::missed::{
    MissDaysOrder, MissOrder, MissedChoice, MissedDaysCheck, MissedDaysForm,
};
use affianca_workflow::sessions::SessionRow;
use affianca_workflow::{Action, Error, Refusal, availability};

use crate::common::at;
use crate::{Desk, now};

/// Twelve from 4 July, the first three scheduled.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.enter(&desk.twelve());
    for row in desk.rows(desk.training).iter().take(3) {
        desk.step(row, SessionStep::Schedule, now());
    }
    desk
}

fn order(row: &SessionRow, slot: Option<Slot>) -> MissOrder {
    MissOrder {
        session: row.session.id,
        expected: row.session.state,
        reason: "Persona malata".into(),
        slot,
    }
}

#[test]
fn a_scheduled_one_is_closed_and_a_draft_entered_where_nothing_stands_in_the_way() {
    let desk = desk();
    let monday = at("2022-07-04T08:00");
    let row = desk.rows(desk.training).remove(0);
    let check = desk.archive.check_missed(row.session.id, monday).unwrap();
    assert_eq!(check.step.step, SessionStep::CloseNegatively);
    assert!(check.reasons.contains(&"Persona malata".to_owned()));
    assert_eq!(check.slots.len(), 5);
    for slot in &check.slots {
        assert_eq!(slot.span().length(), Minutes(180));
        let others = desk.rows(desk.training);
        let clash = others.iter().skip(1).any(|other| {
            other.session.date == slot.date && other.session.span().overlaps(slot.span())
        });
        assert!(!clash, "drafts keep their hours: {slot:?}");
    }
    let before = desk.journalled();
    let entered = desk
        .archive
        .miss_session(&order(&row, Some(check.slots[1])), monday)
        .unwrap()
        .expect("a draft");
    assert_eq!(desk.journalled(), before + 1);
    let rows = desk.rows(desk.training);
    let closed = rows
        .iter()
        .find(|it| it.session.id == row.session.id)
        .unwrap();
    assert_eq!(closed.session.state, SessionState::ClosedNegatively);
    assert_eq!(closed.session.reason.as_deref(), Some("Persona malata"));
    let draft = rows.iter().find(|it| it.session.id == entered).unwrap();
    assert_eq!(draft.session.state, SessionState::Entered);
    assert_eq!(draft.session.date, check.slots[1].date);
    assert_eq!(draft.session.place, row.session.place);
}

#[test]
fn a_draft_is_cancelled_with_its_reason_and_what_was_held_is_not_missed() {
    let desk = desk();
    let draft = desk.rows(desk.training).remove(5);
    let check = desk.archive.check_missed(draft.session.id, now()).unwrap();
    assert_eq!(check.step.step, SessionStep::Cancel);
    let no_reason = MissOrder {
        reason: " ".into(),
        ..order(&draft, None)
    };
    assert!(matches!(
        desk.archive.miss_session(&no_reason, now()),
        Err(Error::Invalid(_))
    ));
    let entered = desk.archive.miss_session(&order(&draft, None), now());
    assert_eq!(entered.unwrap(), None);
    let row = desk.rows(desk.training).remove(5);
    assert_eq!(row.session.state, SessionState::Cancelled);
    assert_eq!(row.session.reason.as_deref(), Some("Persona malata"));
    assert!(matches!(
        desk.archive.check_missed(row.session.id, now()),
        Err(Error::Refused(Refusal::ForbiddenStep { .. }))
    ));
    assert!(matches!(
        desk.archive.miss_session(&order(&draft, None), now()),
        Err(Error::Refused(Refusal::StateChanged { .. }))
    ));
}

#[test]
fn a_slot_taken_meanwhile_is_refused_and_nothing_changes() {
    let desk = desk();
    let rows = desk.rows(desk.training);
    let taken = Slot {
        date: rows[4].session.date,
        start: rows[4].session.start,
        end: rows[4].session.end,
    };
    let refused = desk
        .archive
        .miss_session(&order(&rows[0], Some(taken)), now());
    let Err(Error::Rules(broken)) = refused else {
        panic!("{refused:?}");
    };
    assert_eq!(crate::told(&broken), [RuleId::Overlap]);
    assert_eq!(desk.rows(desk.training), rows);
}

fn days(desk: &Desk, from: &str, to: &str) -> MissedDaysForm {
    MissedDaysForm {
        coach: Some(desk.rows(desk.training)[0].session.coach),
        person: None,
        from: from.into(),
        to: to.into(),
    }
}

fn chosen(check: &MissedDaysCheck) -> Vec<MissedChoice> {
    check
        .lines
        .iter()
        .map(|line| MissedChoice {
            session: line.session,
            expected: line.state,
            slot: line.slot,
        })
        .collect()
}

#[test]
fn a_coach_s_sick_days_are_settled_in_one_step_and_kept_as_an_absence() {
    let desk = desk();
    let monday = at("2022-07-04T07:30");
    let form = days(&desk, "04/07/2022", "08/07/2022");
    let check = desk.archive.check_missed_days(&form, monday).unwrap();
    let steps: Vec<SessionStep> = check.lines.iter().map(|line| line.step).collect();
    assert_eq!(steps, [SessionStep::CloseNegatively; 3]);
    let slots: Vec<Slot> = check.lines.iter().filter_map(|line| line.slot).collect();
    assert_eq!(slots.len(), 3);
    for (place, slot) in slots.iter().enumerate() {
        assert!(
            slot.date
                > affianca_domain::parse_date(
                    "08/07/2022",
                    affianca_domain::DateOf::Appointment,
                    monday.date()
                )
                .unwrap()
        );
        for other in &slots[place + 1..] {
            let clash = other.date == slot.date && other.span().overlaps(slot.span());
            assert!(!clash, "{slot:?} {other:?}");
        }
    }
    let order = MissDaysOrder {
        form,
        reason: "Operatore malato".into(),
        lines: chosen(&check),
        absence: true,
    };
    let before = desk.journalled();
    desk.archive.miss_days(&order, monday).unwrap();
    assert_eq!(desk.journalled(), before + 1);
    let rows = desk.rows(desk.training);
    let count = |state| rows.iter().filter(|row| row.session.state == state).count();
    assert_eq!(count(SessionState::ClosedNegatively), 3);
    assert_eq!(count(SessionState::Entered), 12, "nine and three new ones");
    let coach = rows[0].session.coach;
    let away = desk
        .archive
        .read(|connection| availability::of_coach(connection, coach))
        .unwrap();
    let first = rows[0].session.date;
    let kept = Absence::new(first, first + chrono::Days::new(4), None).unwrap();
    assert_eq!(away.absences, [kept]);
    assert_eq!(desk.journal(Action::MissDays).len(), 1);
}

#[test]
fn an_absence_that_is_known_is_obeyed() {
    let desk = desk();
    let monday = at("2022-07-04T07:30");
    let nothing = MissDaysOrder {
        form: days(&desk, "06/07/2022", "31/07/2022"),
        reason: "Corso".into(),
        lines: Vec::new(),
        absence: true,
    };
    assert!(
        matches!(
            desk.archive.miss_days(&nothing, monday),
            Err(Error::Refused(Refusal::ListChanged))
        ),
        "there are sessions on those days"
    );
    let later = MissDaysOrder {
        form: days(&desk, "05/07/2022", "05/07/2022"),
        ..nothing
    };
    desk.archive.miss_days(&later, monday).unwrap();
    let row = desk.rows(desk.training).remove(0);
    let check = desk.archive.check_missed(row.session.id, monday).unwrap();
    let days: Vec<String> = check.slots.iter().map(|it| it.date.to_string()).collect();
    assert!(!days.contains(&"2022-07-05".to_owned()), "{days:?}");
}

#[test]
fn days_are_read_and_what_changed_meanwhile_stops_everything() {
    let desk = desk();
    let wrong = |form: &MissedDaysForm| {
        let check = desk.archive.check_missed_days(form, now()).unwrap();
        let fields: Vec<String> = check.fields.into_iter().map(|it| it.field).collect();
        fields.join(" ")
    };
    let nobody = MissedDaysForm {
        coach: None,
        ..days(&desk, "04/07/2022", "")
    };
    assert_eq!(wrong(&nobody), "who");
    assert_eq!(wrong(&days(&desk, "boh", "")), "from");
    assert_eq!(wrong(&days(&desk, "04/07/2022", "03/07/2022")), "to");
    assert_eq!(wrong(&days(&desk, "04/07/2022", "04/10/2022")), "to");
    let form = days(&desk, "04/07/2022", "");
    let check = desk.archive.check_missed_days(&form, now()).unwrap();
    assert_eq!(check.lines.len(), 1, "one day");
    let rows = desk.rows(desk.training);
    let mut order = MissDaysOrder {
        form,
        reason: "Operatore malato".into(),
        lines: chosen(&check),
        absence: false,
    };
    order.lines[0].expected = SessionState::Entered;
    assert!(desk.archive.miss_days(&order, now()).is_err());
    order.lines.clear();
    assert!(desk.archive.miss_days(&order, now()).is_err());
    assert_eq!(desk.rows(desk.training), rows);
}

#[test]
fn the_reasons_are_the_user_s_own() {
    let desk = desk();
    let save = |text: &str| desk.archive.save_missed_reasons(text, now());
    assert_eq!(
        save(" Neve \n\nPersona malata\nNeve\n").unwrap(),
        ["Neve", "Persona malata"]
    );
    assert_eq!(desk.archive.missed_reasons().unwrap().len(), 2);
    let many: Vec<String> = (0..13).map(|number| format!("motivo {number}")).collect();
    assert!(matches!(save(&many.join("\n")), Err(Error::Invalid(_))));
    assert_eq!(desk.archive.missed_reasons().unwrap().len(), 2);
    assert!(save("  \n").unwrap().len() > 2, "the first ones are back");
}

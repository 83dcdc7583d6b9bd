//! What the queue holds, until when, with which values and buttons.

use affianca_domain::{ActivityState, PortalKind, RequestState, SessionState, Urgency};
use affianca_workflow::portal::{PortalQueue, PortalReach};
use affianca_workflow::sessions::SessionForm;

use crate::common::at;
use crate::office::{ENTERED, Office, THE_DAY, all_rules, buttons, office};

#[test]
fn what_came_from_the_portal_is_known_to_it() {
    let office = office();
    assert!(office.queue(ENTERED).items.is_empty());
    assert_eq!(office.counter(ENTERED), 0);
}

#[test]
fn an_admission_waits_until_day_seven_from_the_notification() {
    let office = office();
    office
        .archive
        .admit(office.request, RequestState::Proposed, at(ENTERED))
        .unwrap();
    let queue = office.queue(ENTERED);
    let item = &queue.items[0];
    assert_eq!((queue.found, queue.lost), (1, 0));
    assert_eq!(buttons(item), ["Ammissione al servizio"]);
    assert_eq!(item.known.as_deref(), Some("PROPOSTA"));
    assert_eq!(item.true_state, "AMMESSO AL SERVIZIO");
    let notified = office
        .archive
        .request_detail(office.request, at(ENTERED))
        .unwrap()
        .notified_date;
    assert_eq!(item.due, notified.checked_add_days(chrono::Days::new(7)));
    office.report(&queue.items, PortalReach::Next, ENTERED);
    assert!(office.queue(ENTERED).items.is_empty());
}

#[test]
fn a_refusal_carries_its_reason_to_copy() {
    let office = office();
    let reason = "Fuori dal territorio servito";
    office
        .archive
        .refuse(office.request, RequestState::Proposed, reason, at(ENTERED))
        .unwrap();
    let item = &office.queue(ENTERED).items[0];
    assert_eq!(buttons(item), ["Rifiuta la richiesta"]);
    assert_eq!(
        (item.values[0].label.as_str(), item.values[0].value.as_str()),
        ("Motivazione", reason)
    );
}

#[test]
fn the_values_stand_in_the_order_of_the_portal_s_form() {
    let office = Office::admitted();
    let session = office.delivered();
    let item = office.item(session, THE_DAY);
    let values: Vec<_> = item
        .values
        .iter()
        .map(|it| (it.label.as_str(), it.value.as_str()))
        .collect();
    assert_eq!(
        values,
        [
            ("Sportello", "Treviso"),
            ("Operatore", "Marangon Elisa"),
            ("Data", "28/06/2022"),
            ("Inizio", "10:00"),
            ("Fine", "12:00"),
            ("Note", "Luogo: Vivai Sile, Casier\nCon il tutor"),
        ]
    );
    assert_eq!(
        buttons(&item),
        ["Nuova erogazione → invia", "Programma", "Avvia", "Concludi"]
    );
    assert_eq!(item.known, None);
}

#[test]
fn one_step_at_a_time_or_all_of_them_at_once() {
    let office = Office::admitted();
    let session = office.delivered();
    office.report(&[office.item(session, THE_DAY)], PortalReach::Next, THE_DAY);
    let item = office.item(session, THE_DAY);
    assert_eq!(item.known.as_deref(), Some("INSERITA"));
    assert_eq!(buttons(&item), ["Programma", "Avvia", "Concludi"]);
    office.report(&[item], PortalReach::All, THE_DAY);
    let item = office.item(session, THE_DAY);
    assert_eq!(item.known.as_deref(), Some("EROGATA"));
    assert!(item.steps.is_empty());
    assert!(office.queue(THE_DAY).items.is_empty());
}

#[test]
fn an_edit_after_the_report_shows_what_to_change_there() {
    let office = Office::admitted();
    let session = office.entered(0, "29/06/2022", "10:00", "12:00");
    office.report(&[office.item(session, ENTERED)], PortalReach::All, ENTERED);
    assert!(office.queue(ENTERED).items.is_empty());
    let form = SessionForm {
        note: "Con la referente".into(),
        ..office.form("30/06/2022", "10:00", "12:00")
    };
    office
        .archive
        .edit_session(session, 1, &form, &all_rules(), at(ENTERED))
        .unwrap();
    let item = office.queue(ENTERED).items.remove(0);
    assert_eq!(buttons(&item), ["Modifica → invia"]);
    let changed: Vec<_> = item
        .changed
        .iter()
        .map(|it| (it.label.as_str(), it.before.as_str(), it.now.as_str()))
        .collect();
    assert_eq!(
        changed,
        [
            ("Data", "29/06/2022", "30/06/2022"),
            (
                "Note",
                "Luogo: Vivai Sile, Casier\nCon il tutor",
                "Luogo: Vivai Sile, Casier\nCon la referente"
            ),
        ]
    );
    let before = office.report(&[item], PortalReach::All, ENTERED);
    assert!(office.queue(ENTERED).items.is_empty());
    office.archive.correct_portal(&before, at(ENTERED)).unwrap();
    let again = office.queue(ENTERED).items.remove(0);
    assert_eq!(
        again.changed.len(),
        2,
        "taken back, the portal holds the old form again"
    );
}

#[test]
fn day_seven_is_in_and_day_eight_is_lost() {
    let office = Office::admitted();
    let session = office.delivered();
    let last = office.queue("2022-07-05T23:59");
    assert_eq!((last.found, last.lost), (1, 0));
    assert_eq!(last.items[0].urgency, Urgency::Today);
    assert_eq!(office.counter("2022-07-05T23:59"), 1);
    assert_eq!(
        office.counter("2022-07-04T23:59"),
        0,
        "what can wait does not count"
    );
    let after = office.queue("2022-07-06T00:00");
    assert_eq!((after.found, after.lost), (0, 1));
    assert_eq!(after.items[0].urgency, Urgency::Overdue);
    assert!(after.items[0].consequence.contains("Non più riportabile"));
    assert_eq!(office.counter("2022-07-06T00:00"), 0);
    office.report(
        &[office.item(session, "2022-07-06T09:00")],
        PortalReach::All,
        "2022-07-06T09:00",
    );
    assert_eq!(
        office.queue("2022-07-06T09:00").lost,
        0,
        "it had been repeated in time after all"
    );
}

/// What frees the hours on the portal can be done at any time (§3.2).
#[test]
fn what_came_to_nothing_is_never_lost_where_the_portal_still_holds_its_hours() {
    use SessionState::{Cancelled, ClosedNegatively, Entered, Scheduled};
    let office = Office::admitted();
    let closed = office.entered(0, "28/06/2022", "10:00", "12:00");
    office.through(closed, &[Entered, Scheduled]);
    let dropped = office.entered(1, "28/06/2022", "14:00", "15:00");
    let unheard = office.entered(2, "28/06/2022", "16:00", "17:00");
    for session in [closed, dropped, unheard] {
        let item = office.item(session, ENTERED);
        let reach = if session == unheard {
            PortalReach::Next
        } else {
            PortalReach::All
        };
        office.report(&[item], reach, ENTERED);
    }
    office.through(closed, &[Scheduled, ClosedNegatively]);
    office.through(dropped, &[Entered, Cancelled]);
    office.through(unheard, &[Entered, Scheduled, ClosedNegatively]);

    let late = "2022-07-20T09:00";
    let queue = office.queue(late);
    assert_eq!(queue.lost, 1, "the portal would have to schedule it first");
    let mut waiting = queue.items;
    waiting.retain(|it| it.urgency != Urgency::Overdue);
    let told: Vec<_> = waiting.iter().map(|it| (it.subject.id, it.due)).collect();
    assert_eq!(told, [(closed.0, None), (dropped.0, None)]);
    assert!(waiting[0].consequence.contains("restano occupate"));
    office.report(&waiting, PortalReach::All, late);
    let left: Vec<_> = office.queue(late).items;
    assert_eq!((left.len(), left[0].subject.id), (1, unheard.0));
}

#[test]
fn a_session_waits_for_the_admission_and_a_conclusion_for_its_sessions() {
    let office = office();
    office
        .archive
        .admit(office.request, RequestState::Proposed, at(ENTERED))
        .unwrap();
    let session = office.delivered();
    let waits = office.item(session, THE_DAY).waits_for.unwrap();
    assert!(waits.contains("ammissione"), "{waits}");
    office
        .archive
        .end_activity(office.activities[0], ActivityState::Started, at(THE_DAY))
        .unwrap();
    let ended = |queue: PortalQueue| {
        queue
            .items
            .into_iter()
            .find(|it| it.subject.kind == PortalKind::Activity)
    };
    assert!(ended(office.queue(THE_DAY)).unwrap().waits_for.is_some());
    let sessions: Vec<_> = office
        .queue(THE_DAY)
        .items
        .into_iter()
        .filter(|it| it.subject.kind != PortalKind::Activity)
        .collect();
    office.report(&sessions, PortalReach::All, THE_DAY);
    let item = ended(office.queue(THE_DAY)).unwrap();
    assert_eq!((item.waits_for.as_deref(), item.due), (None, None));
    assert_eq!(buttons(&item), ["Concludi"]);
    office.report(&[item], PortalReach::Next, THE_DAY);
    assert!(office.queue(THE_DAY).items.is_empty());
}

#[test]
fn the_table_of_sessions_marks_what_the_portal_does_not_hold_yet() {
    let office = Office::admitted();
    let session = office.entered(0, "29/06/2022", "10:00", "12:00");
    let mark = |now: &str| {
        let detail = office
            .archive
            .activity_detail(office.activities[0], at(now))
            .unwrap();
        let row = detail
            .sessions
            .into_iter()
            .find(|row| row.session.id == session);
        row.unwrap().portal
    };
    let fresh = mark(ENTERED).unwrap();
    assert_eq!(fresh.known, None);
    assert_eq!(fresh.due, at("2022-07-06T00:00").date().into());
    assert_eq!(fresh.urgency, Urgency::Later);
    assert_eq!(mark("2022-07-06T23:00").unwrap().urgency, Urgency::Today);
    assert_eq!(mark("2022-07-07T00:00").unwrap().urgency, Urgency::Overdue);

    office.report(&[office.item(session, ENTERED)], PortalReach::All, ENTERED);
    assert_eq!(mark(ENTERED), None);
    office.through(session, &[SessionState::Entered, SessionState::Scheduled]);
    assert_eq!(mark(ENTERED).unwrap().known, Some(SessionState::Entered));
}

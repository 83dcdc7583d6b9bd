//! The portal's mirror: what is left to repeat there, said back step by step.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod common;

use std::sync::Arc;

use affianca_archive::portal::{
    PortalFilter, PortalItem, PortalKind, PortalKnown, PortalOrder, PortalQueue, PortalReach,
    PortalSubject,
};
use affianca_archive::requests::RequestFilter;
use affianca_archive::sessions::{SessionForm, StepOrder};
use affianca_archive::{Archive, JournalFilter};
use affianca_domain::{
    ActivityId, ActivityState, BranchId, CoachId, RequestId, RequestState, RuleId, SessionId,
    SessionState, Urgency,
};
use common::{HEADINGS, Request, at, open, take};
use tempfile::TempDir;

/// An archive with one request, PROPOSTA, and its five activities.
struct Office {
    _home: TempDir,
    archive: Arc<Archive>,
    request: RequestId,
    activities: Vec<ActivityId>,
}

const ENTERED: &str = "2022-06-27T09:00";
const THE_DAY: &str = "2022-06-28T13:00";

fn office() -> Office {
    let (home, archive) = open();
    let csv = format!("{HEADINGS}{}", Request::new(1).csv()).replace("30-06-2022", "24-06-2022");
    take(&archive, csv.as_bytes());
    let filter = RequestFilter {
        page: 1,
        page_size: 10,
        ..RequestFilter::default()
    };
    let page = archive.list_requests(&filter, at(ENTERED)).unwrap();
    let row = &page.rows[0];
    let activities = row.activities.iter().map(|line| line.id).collect();
    Office {
        request: row.id,
        activities,
        archive,
        _home: home,
    }
}

impl Office {
    /// The request answered and the answer already repeated.
    fn admitted() -> Self {
        let office = office();
        office
            .archive
            .admit(office.request, RequestState::Proposed, at(ENTERED))
            .unwrap();
        office.report(&office.queue(ENTERED).items, PortalReach::All, ENTERED);
        assert!(office.queue(ENTERED).items.is_empty());
        office
    }

    fn form(date: &str, start: &str, end: &str) -> SessionForm {
        SessionForm {
            branch: Some(BranchId(1)),
            coach: Some(CoachId(1)),
            date: date.into(),
            start: start.into(),
            end: end.into(),
            place: "Vivai Sile, Casier".into(),
            note: "Con il tutor".into(),
            ..SessionForm::default()
        }
    }

    fn entered(&self, activity: usize, date: &str, start: &str, end: &str) -> SessionId {
        let form = Self::form(date, start, end);
        let activity = self.activities[activity];
        self.archive
            .enter_session(activity, &form, &all_rules(), at(ENTERED))
            .unwrap()
    }

    /// Takes a session through states, each by its own button.
    fn through(&self, session: SessionId, states: &[SessionState]) {
        for pair in states.windows(2) {
            let order = StepOrder {
                session,
                expected: pair[0],
                acknowledged: all_rules(),
                reason: "Rinviata".into(),
                description: None,
            };
            let now = at(THE_DAY);
            match pair[1] {
                SessionState::Scheduled => self.archive.schedule_session(&order, now),
                SessionState::Started => self.archive.start_session(&order, now),
                SessionState::Delivered => self.archive.conclude_session(&order, now),
                SessionState::Cancelled => self.archive.cancel_session(&order, now),
                SessionState::ClosedNegatively => self.archive.close_session(&order, now),
                SessionState::Entered => unreachable!(),
            }
            .unwrap();
        }
    }

    fn delivered(&self) -> SessionId {
        let session = self.entered(0, "28/06/2022", "10:00", "12:00");
        self.through(session, DELIVERED);
        session
    }

    fn queue(&self, now: &str) -> PortalQueue {
        self.archive
            .portal_queue(&PortalFilter::default(), at(now))
            .unwrap()
    }

    fn item(&self, session: SessionId, now: &str) -> PortalItem {
        let filter = PortalFilter {
            session: Some(session),
            ..PortalFilter::default()
        };
        self.archive
            .portal_queue(&filter, at(now))
            .unwrap()
            .items
            .remove(0)
    }

    fn report(&self, items: &[PortalItem], reach: PortalReach, now: &str) -> Vec<PortalKnown> {
        self.archive
            .report_to_portal(&orders(items), reach, at(now))
            .unwrap()
    }

    fn counters(&self, now: &str) -> (u32, bool) {
        let counters = self.archive.frame(at(now)).unwrap().counters;
        (counters.portal, counters.portal_hot)
    }
}

const DELIVERED: &[SessionState] = &[
    SessionState::Entered,
    SessionState::Scheduled,
    SessionState::Started,
    SessionState::Delivered,
];

fn all_rules() -> Vec<RuleId> {
    vec![
        RuleId::DayBefore,
        RuleId::Place,
        RuleId::Patron,
        RuleId::Future,
        RuleId::CoachLoad,
    ]
}

fn orders(items: &[PortalItem]) -> Vec<PortalOrder> {
    items
        .iter()
        .map(|item| PortalOrder {
            subject: item.subject,
            stamp: item.stamp.clone(),
        })
        .collect()
}

fn buttons(item: &PortalItem) -> Vec<&str> {
    item.steps
        .iter()
        .map(|button| button.label.as_str())
        .collect()
}

fn code(error: &affianca_archive::Error) -> &'static str {
    error.code()
}

#[test]
fn what_came_from_the_portal_is_known_to_it() {
    let office = office();
    assert!(office.queue(ENTERED).items.is_empty());
    assert_eq!(office.counters(ENTERED), (0, false));
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
        ["Nuova erogazione → invia", "programma", "avvia", "Concludi"]
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
    assert_eq!(buttons(&item), ["programma", "avvia", "Concludi"]);
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
        ..Office::form("30/06/2022", "10:00", "12:00")
    };
    office
        .archive
        .edit_session(session, 1, &form, &all_rules(), at(ENTERED))
        .unwrap();
    let item = office.queue(ENTERED).items.remove(0);
    assert_eq!(buttons(&item), ["modifica → invia"]);
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
    assert_eq!(office.counters("2022-07-05T23:59"), (1, true));
    let after = office.queue("2022-07-06T00:00");
    assert_eq!((after.found, after.lost), (0, 1));
    assert_eq!(after.items[0].urgency, Urgency::Overdue);
    assert!(after.items[0].consequence.contains("Non più riportabile"));
    assert_eq!(office.counters("2022-07-06T00:00"), (0, false));
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

#[test]
fn a_stale_screen_is_refused_and_nothing_is_written_down() {
    let office = Office::admitted();
    let first = office.entered(0, "29/06/2022", "10:00", "12:00");
    let second = office.entered(1, "29/06/2022", "14:00", "15:00");
    let shown = office.queue(ENTERED).items;
    office.through(second, &[SessionState::Entered, SessionState::Scheduled]);
    let refused = office
        .archive
        .report_to_portal(&orders(&shown), PortalReach::All, at(ENTERED))
        .unwrap_err();
    assert_eq!(code(&refused), "STALE");
    for session in [first, second] {
        assert_eq!(office.item(session, ENTERED).known, None);
    }
    let nothing = office
        .archive
        .report_to_portal(&[], PortalReach::All, at(ENTERED))
        .unwrap_err();
    assert_eq!(code(&nothing), "NOTHING_CHOSEN");
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
fn a_report_can_be_taken_back_and_both_stand_in_the_journal() {
    let office = Office::admitted();
    let session = office.delivered();
    let before = office.report(&[office.item(session, THE_DAY)], PortalReach::All, THE_DAY);
    assert!(office.queue(THE_DAY).items.is_empty());
    office.archive.correct_portal(&before, at(THE_DAY)).unwrap();
    assert_eq!(office.item(session, THE_DAY).known, None);
    let filter = JournalFilter {
        request: Some(office.request),
        page: 1,
        page_size: 10,
        ..JournalFilter::default()
    };
    let rows = office.archive.journal(&filter).unwrap().rows;
    assert_eq!(rows[0].what, "Stato sul portale corretto");
    assert_eq!(rows[1].what, "Segnato come riportato sul portale");
    assert!(
        rows[1]
            .details
            .iter()
            .any(|(_, text)| text.contains("programma, avvia, Concludi (ora EROGATA)"))
    );
    assert_eq!(office.archive.verify_journal().unwrap().broken, None);
}

#[test]
fn the_portal_cannot_hold_what_the_session_never_was() {
    let office = Office::admitted();
    let session = office.entered(0, "29/06/2022", "10:00", "12:00");
    let known = PortalKnown {
        subject: PortalSubject {
            kind: PortalKind::Session,
            id: session.0,
        },
        known: Some("EROGATA".into()),
        form: None,
    };
    let refused = office
        .archive
        .correct_portal(&[known], at(ENTERED))
        .unwrap_err();
    assert_eq!(code(&refused), "IMPOSSIBLE");
}

#[test]
fn the_portal_s_id_is_kept_and_belongs_to_one_session() {
    let office = Office::admitted();
    let first = office.entered(0, "29/06/2022", "10:00", "12:00");
    let second = office.entered(1, "29/06/2022", "14:00", "15:00");
    let now = at(ENTERED);
    office.archive.set_portal_id(first, " 37 ", now).unwrap();
    assert_eq!(office.item(first, ENTERED).portal_id, "37");
    let taken = office.archive.set_portal_id(second, "37", now).unwrap_err();
    assert!(
        taken.message().contains(&format!("erogazione {first}")),
        "{}",
        taken.message()
    );
    for wrong in ["3 7", "1234567890123456789012", "37;"] {
        assert_eq!(
            code(
                &office
                    .archive
                    .set_portal_id(second, wrong, now)
                    .unwrap_err()
            ),
            "INVALID"
        );
    }
    office.archive.set_portal_id(first, "", now).unwrap();
    office.archive.set_portal_id(second, "37", now).unwrap();
}

#[test]
fn filters_by_person_and_coach_leave_the_rest_out() {
    let office = Office::admitted();
    office.entered(0, "29/06/2022", "10:00", "12:00");
    let queue = office.queue(ENTERED);
    assert_eq!((queue.people.len(), queue.coaches.len()), (1, 1));
    let found = |person: Option<i64>, coach: Option<i64>| {
        let filter = PortalFilter {
            person: person.map(Into::into),
            coach: coach.map(Into::into),
            session: None,
        };
        office
            .archive
            .portal_queue(&filter, at(ENTERED))
            .unwrap()
            .found
    };
    let person = queue.people[0].id.0;
    assert_eq!(found(Some(person), Some(1)), 1);
    assert_eq!(found(Some(person + 1), None), 0);
    assert_eq!(found(None, Some(2)), 0);
}

/// Every state a session can be in, against everything the portal can hold of it: the marker that
/// the queue reads agrees with the steps the domain gives.
#[test]
fn the_marker_agrees_with_the_steps_in_every_case() {
    use SessionState::{Cancelled, ClosedNegatively, Delivered, Entered, Scheduled, Started};
    let lives: [&[SessionState]; 7] = [
        &[Entered],
        &[Entered, Scheduled],
        &[Entered, Scheduled, Started],
        &[Entered, Scheduled, Started, Delivered],
        &[Entered, Cancelled],
        &[Entered, Scheduled, ClosedNegatively],
        &[Entered, Scheduled, Started, ClosedNegatively],
    ];
    let office = Office::admitted();
    for (hour, life) in lives.into_iter().enumerate() {
        let (start, end) = (format!("{:02}:00", 8 + hour), format!("{:02}:30", 8 + hour));
        let session = office.entered(2, "28/06/2022", &start, &end);
        office.through(session, life);
        for possible in office.item(session, THE_DAY).possible {
            let known = PortalKnown {
                subject: PortalSubject {
                    kind: PortalKind::Session,
                    id: session.0,
                },
                known: possible.clone(),
                form: None,
            };
            office
                .archive
                .correct_portal(&[known], at(THE_DAY))
                .unwrap();
            let item = office.item(session, THE_DAY);
            assert_eq!(item.known, possible);
            let queued = office
                .queue(THE_DAY)
                .items
                .iter()
                .any(|it| it.subject.id == session.0);
            assert_eq!(
                queued,
                !item.steps.is_empty(),
                "{life:?}, the portal holds {possible:?}"
            );
        }
    }
}

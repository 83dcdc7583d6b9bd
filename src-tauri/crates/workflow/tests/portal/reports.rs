//! What is said back, taken back and corrected; and the marker the queue is read by.

use affianca_domain::{PortalKind, SessionState};
use affianca_workflow::JournalFilter;
use affianca_workflow::portal::{PortalFilter, PortalKnown, PortalReach, PortalSubject};
use affianca_workflow::{ProblemCode, Refusal};

use crate::common::at;
use crate::office::{ENTERED, Office, THE_DAY, code, orders};

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
    assert_eq!(code(&refused), ProblemCode::Stale);
    for session in [first, second] {
        assert_eq!(office.item(session, ENTERED).known, None);
    }
    let nothing = office
        .archive
        .report_to_portal(&[], PortalReach::All, at(ENTERED))
        .unwrap_err();
    assert_eq!(nothing.refusal(), Some(&Refusal::NothingChosen));
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
        page_size: 10,
        ..JournalFilter::default()
    };
    let mut rows = office
        .archive
        .journal(&filter, at("2022-07-12T09:00"))
        .unwrap()
        .rows;
    // The clock of this test goes back: the journal's own numbers tell what came last.
    rows.sort_by_key(|row| std::cmp::Reverse(row.seq));
    assert_eq!(rows[0].what, "Stato sul portale corretto");
    assert_eq!(rows[1].what, "Segnato come riportato sul portale");
    assert!(
        rows[1]
            .details
            .iter()
            .any(|(_, text)| text.contains("Programma, Avvia, Concludi (ora EROGATA)"))
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
    assert!(matches!(
        refused.refusal(),
        Some(Refusal::PortalCannotHold { .. })
    ));
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
            ProblemCode::Invalid
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
    let (person, coach) = (queue.people[0].id.0, queue.coaches[0].id.0);
    assert_eq!(found(Some(person), Some(coach)), 1);
    assert_eq!(found(Some(person + 1), None), 0);
    assert_eq!(found(None, Some(coach + 1)), 0);
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

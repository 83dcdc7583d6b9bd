//! A voucher's end: thirty days before it, the day itself, the sixty days after it.

use super::*;

fn on(date: &str) -> NaiveDate {
    date.parse().unwrap()
}

/// A request whose voucher ends on 30 September 2023, with two activities of four hours: one begun,
/// with two hours delivered, and one with nothing yet.
fn ending(limits: &Limits) -> RequestFacts<'_> {
    let begun = ActivityFacts {
        delivered: Minutes::from_hours(2),
        ..activity(ActivityState::Started, vec![])
    };
    let programme = Programme::job_coach_1103().unwrap();
    RequestFacts {
        voucher: programme.voucher_end(Some(on("2023-09-30"))),
        ..admitted(
            limits,
            vec![begun, activity(ActivityState::Proposed, vec![])],
        )
    }
}

/// The line about the voucher, if there is one.
fn line(request: &RequestFacts<'_>, today: &str) -> Option<Deadline> {
    let about = [DeadlineKind::Voucher, DeadlineKind::Close];
    let mut found = deadlines(std::slice::from_ref(request), on(today))
        .into_iter()
        .filter(|it| about.contains(&it.kind));
    let first = found.next();
    assert!(found.next().is_none(), "one line at most");
    first
}

#[test]
fn hours_left_are_told_from_thirty_days_before_the_end() {
    let limits = limits();
    let request = ending(&limits);
    assert_eq!(line(&request, "2023-08-30"), None, "31 days before");
    let told = line(&request, "2023-08-31").unwrap();
    assert_eq!(told.title, "Il voucher scade il 30/09");
    assert_eq!(
        told.consequence,
        "Restano 06:00 senza erogazioni in calendario. Dopo non si programma e non si eroga più."
    );
    assert_eq!(told.paragraph, "avviso regionale 08/08/2023");
    assert_eq!(
        (told.urgency, told.due, told.days_left),
        (Urgency::Later, Some(on("2023-09-30")), Some(30))
    );
    let soon = line(&request, "2023-09-27").unwrap();
    assert_eq!(soon.urgency, Urgency::WithinThreeDays);
}

#[test]
fn what_stands_in_the_calendar_up_to_the_end_is_not_left() {
    let limits = limits();
    let mut request = ending(&limits);
    request.activities.remove(0);
    let planned = |date| session(51, date, SessionState::Scheduled);
    request.activities[0].sessions = vec![planned(on("2023-09-28")), planned(on("2023-09-30"))];
    assert_eq!(
        line(&request, "2023-09-25"),
        None,
        "all four hours are planned"
    );
    let today = line(&request, "2023-09-30").unwrap();
    assert_eq!(today.title, "Il voucher scade oggi");
    assert_eq!(
        today.consequence,
        "Da domani non si programma e non si eroga più."
    );
    assert_eq!(today.urgency, Urgency::Today);
}

#[test]
fn sessions_after_the_end_are_told_at_once_and_by_nothing_else() {
    let limits = limits();
    let mut request = ending(&limits);
    let beyond = |id, state| session(id, on("2023-10-02"), state);
    request.activities[1].sessions = vec![
        beyond(51, SessionState::Entered),
        beyond(52, SessionState::Scheduled),
    ];
    let told = line(&request, "2023-06-01").unwrap();
    assert_eq!(
        told.consequence,
        "2 erogazioni sono dopo: vanno spostate, annullate o chiuse negativamente. Dopo non si programma e non si eroga più."
    );
    let kinds: Vec<_> = deadlines(&[request], on("2023-06-01"))
        .into_iter()
        .map(|it| it.kind)
        .collect();
    assert_eq!(
        kinds,
        [DeadlineKind::Voucher, DeadlineKind::Conclude],
        "no draft is to be scheduled there"
    );
}

#[test]
fn sixty_days_remain_to_load_papers_and_conclude() {
    let limits = limits();
    let mut request = ending(&limits);
    request.unregistered = 1;
    let told = line(&request, "2023-10-01").unwrap();
    assert_eq!(
        told.title,
        "Carica i documenti e concludi: voucher scaduto il 30/09"
    );
    assert_eq!(
        told.consequence,
        "Si fa fino al 29/11. Resta da fare: concludere 2 attività, emettere il registro di 1 erogazione, consegnare la relazione sugli esiti."
    );
    assert_eq!(
        (told.kind, told.due),
        (DeadlineKind::Close, Some(on("2023-11-29")))
    );
    let last_day = line(&request, "2023-11-29").unwrap();
    assert_eq!(last_day.urgency, Urgency::Today);
    let over = line(&request, "2023-11-30").unwrap();
    assert_eq!(over.urgency, Urgency::Overdue);
    assert!(over.consequence.starts_with("Il termine era il 29/11."));
}

#[test]
fn after_the_end_nothing_asks_for_new_sessions() {
    let limits = limits();
    let request = ending(&limits);
    let due = deadlines(std::slice::from_ref(&request), on("2023-10-01"));
    let conclude = due.iter().find(|it| it.kind == DeadlineKind::Conclude);
    assert_eq!(conclude.unwrap().title, "Concludi l’attività JC-AN");
    let idle = RequestFacts {
        activities: vec![activity(ActivityState::Proposed, vec![])],
        ..ending(&limits)
    };
    let plans = |today| {
        let due = deadlines(std::slice::from_ref(&idle), on(today));
        due.iter().any(|it| it.kind == DeadlineKind::Plan)
    };
    assert!(plans("2023-09-30") && !plans("2023-10-01"));
}

#[test]
fn only_what_still_lacks_is_asked_for_and_then_nothing() {
    let limits = limits();
    let mut request = ending(&limits);
    request.activities = vec![activity(ActivityState::Ended, vec![]); 5];
    assert_eq!(
        line(&request, "2023-10-01").unwrap().consequence,
        "Si fa fino al 29/11. Resta da fare: consegnare la relazione sugli esiti."
    );
    request.report.handed_over = true;
    assert_eq!(line(&request, "2023-10-01"), None);
    assert_eq!(line(&request, "2023-09-30"), None, "nothing is running");
}

#[test]
fn the_hours_are_counted_only_where_they_are_told() {
    let limits = limits();
    let request = ending(&limits);
    for (from, to, told) in [
        ("2023-08-30", "2023-08-30", false),
        ("2023-08-17", "2023-08-31", true),
        ("2023-09-30", "2023-09-30", true),
        ("2023-10-01", "2023-10-14", false),
    ] {
        assert_eq!(request.tells_hours_left(on(from), on(to)), told, "{from}");
    }
}

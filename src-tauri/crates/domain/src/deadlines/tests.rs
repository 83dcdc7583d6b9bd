#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
//! The deadlines of 1 June 2022, as in the picture of «Oggi», and the edges of each term.

mod gathered;
mod registers;
mod voucher;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::*;
use crate::programme::{Limits, Programme};
use crate::quantities::TimeOfDay;
use crate::states::ActivityState;
use crate::states::SessionState;

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2022, month, day).unwrap()
}

fn limits() -> Limits {
    Programme::job_coach_1103().unwrap().limits
}

fn session(id: i64, date: NaiveDate, state: SessionState) -> SessionFacts {
    SessionFacts {
        id: SessionId(id),
        coach: CoachId(1),
        date,
        start: TimeOfDay::at(9, 0).unwrap(),
        end: TimeOfDay::at(11, 0).unwrap(),
        state,
    }
}

fn activity(state: ActivityState, sessions: Vec<SessionFacts>) -> ActivityFacts {
    ActivityFacts {
        id: ActivityId(7),
        code: "JC-AN".into(),
        state,
        agreed: Minutes::from_hours(4),
        delivered: sessions
            .iter()
            .filter(|session| session.state == SessionState::Delivered)
            .map(SessionFacts::length)
            .sum(),
        sessions,
    }
}

fn admitted(limits: &Limits, activities: Vec<ActivityFacts>) -> RequestFacts<'_> {
    RequestFacts {
        id: RequestId(1),
        opal: "JC-1-1103/022".into(),
        beneficiary: BeneficiaryId(3),
        person: "Marangon Luca".into(),
        centre: "CPI Treviso".into(),
        state: RequestState::Admitted,
        notified: day(5, 27),
        notified_guessed: false,
        limits,
        voucher: None,
        activities,
        registers: Vec::new(),
        unregistered: 0,
        report: ReportFacts::default(),
    }
}

/// Everything due, in words.
fn deadlines(requests: &[RequestFacts<'_>], today: NaiveDate) -> Vec<Deadline> {
    due(requests, today).iter().map(Due::told).collect()
}

fn with_session(date: NaiveDate, state: SessionState, today: NaiveDate) -> Vec<Deadline> {
    let limits = limits();
    let sessions = vec![session(51, date, state)];
    let request = admitted(&limits, vec![activity(ActivityState::Started, sessions)]);
    deadlines(&[request], today)
}

#[test]
fn a_started_session_on_day_seven_is_due_today() {
    let due = with_session(day(5, 25), SessionState::Started, day(6, 1));
    assert_eq!(due.len(), 1);
    assert_eq!(due[0].title, "Concludi l’erogazione 51");
    assert_eq!(
        due[0].consequence,
        "Del 25/05. Da domani resta solo «Chiudi negativamente»."
    );
    assert_eq!(
        (due[0].urgency, due[0].days_left),
        (Urgency::Today, Some(0))
    );
    assert_eq!(due[0].paragraph, "§3.2");
    assert_eq!(due[0].session, Some(SessionId(51)));
}

#[test]
fn a_scheduled_session_of_two_days_ago_has_five_days_left() {
    let due = with_session(day(5, 30), SessionState::Scheduled, day(6, 1));
    assert_eq!(due[0].title, "Avvia e concludi l’erogazione 51");
    assert_eq!(
        due[0].consequence,
        "Del 30/05: dopo il 06/06 le 02:00 non si possono più erogare."
    );
    assert_eq!(
        (due[0].urgency, due[0].days_left),
        (Urgency::Later, Some(5))
    );
}

#[test]
fn past_day_seven_only_the_negative_closing_is_left() {
    let due = with_session(day(5, 24), SessionState::Started, day(6, 1));
    assert_eq!(
        (due[0].urgency, due[0].days_left),
        (Urgency::Overdue, Some(-1))
    );
    assert_eq!(
        due[0].consequence,
        "Del 24/05: il termine del 31/05 è passato. Resta solo «Chiudi negativamente»."
    );
}

#[test]
fn a_draft_is_to_be_scheduled_by_the_day_before() {
    let due = with_session(day(6, 3), SessionState::Entered, day(6, 1));
    assert_eq!(due[0].title, "Programma l’erogazione 51");
    assert_eq!(
        due[0].consequence,
        "Del 03/06, ancora INSERITA: oltre domani risulta fuori termine."
    );
    assert_eq!((due[0].due, due[0].days_left), (Some(day(6, 2)), Some(1)));
    assert_eq!(
        (due[0].paragraph.as_str(), due[0].action.as_str()),
        ("§3.1", "Programma")
    );
}

#[test]
fn a_draft_of_a_past_day_counts_towards_day_seven_and_can_only_be_dropped_after_it() {
    let due = with_session(day(5, 31), SessionState::Entered, day(6, 1));
    assert_eq!(due[0].due, Some(day(6, 7)));
    let over = with_session(day(5, 20), SessionState::Entered, day(6, 1));
    assert!(over[0].consequence.ends_with("Resta solo «Annulla»."));
}

#[test]
fn sessions_of_today_and_later_are_no_deadline_once_scheduled() {
    assert!(with_session(day(6, 1), SessionState::Scheduled, day(6, 1)).is_empty());
    assert!(with_session(day(6, 1), SessionState::Started, day(6, 1)).is_empty());
    assert!(with_session(day(6, 8), SessionState::Scheduled, day(6, 1)).is_empty());
}

#[test]
fn finished_sessions_and_concluded_activities_ask_for_nothing() {
    for state in [SessionState::Cancelled, SessionState::ClosedNegatively] {
        let due = with_session(day(5, 20), state, day(6, 1));
        let kinds: Vec<DeadlineKind> = due.iter().map(|it| it.kind).collect();
        assert_eq!(
            kinds,
            [DeadlineKind::Plan],
            "{state}: only a new one is missing"
        );
    }
    let limits = limits();
    let open = vec![session(51, day(5, 20), SessionState::Entered)];
    let request = admitted(
        &limits,
        vec![
            activity(ActivityState::Ended, open),
            activity(
                ActivityState::Started,
                vec![session(52, day(6, 8), SessionState::Scheduled)],
            ),
        ],
    );
    assert!(deadlines(&[request], day(6, 1)).is_empty());
}

#[test]
fn a_path_with_nothing_in_the_calendar_is_asked_about_once() {
    let limits = limits();
    let path = |activities| {
        let request = admitted(&limits, activities);
        deadlines(&[request], day(6, 1))
    };
    let due = path(vec![activity(ActivityState::Proposed, vec![]); 5]);
    assert_eq!(due.len(), 1);
    assert_eq!(
        due[0].title,
        "Metti in calendario le erogazioni di JC-1-1103/022"
    );
    assert_eq!(
        due[0].consequence,
        "Restano 20:00 concordate e non c’è nulla in calendario."
    );
    let one_planned = vec![session(1, day(6, 20), SessionState::Scheduled)];
    let due = path(vec![
        activity(ActivityState::Proposed, vec![]),
        activity(ActivityState::Proposed, one_planned),
    ]);
    assert!(due.is_empty(), "it goes on: {due:?}");
}

#[test]
fn what_was_delivered_is_to_stand_on_a_register() {
    let limits = limits();
    let mut request = admitted(&limits, vec![activity(ActivityState::Ended, vec![]); 5]);
    request.report.handed_over = true;
    request.unregistered = 2;
    let due = deadlines(std::slice::from_ref(&request), day(6, 1));
    assert_eq!(due[0].kind, DeadlineKind::Issue);
    assert_eq!(due[0].title, "Emetti il registro di 2 erogazioni svolte");
}

#[test]
fn a_request_is_answered_by_day_seven() {
    let limits = limits();
    let mut request = admitted(&limits, vec![]);
    request.state = RequestState::Proposed;
    let due = deadlines(std::slice::from_ref(&request), day(6, 1));
    assert_eq!(due[0].title, "Rispondi alla richiesta JC-1-1103/022");
    assert_eq!(
        due[0].consequence,
        "Senza risposta entro il 03/06 la richiesta è cancellata."
    );
    assert_eq!(
        (due[0].urgency, due[0].days_left),
        (Urgency::WithinThreeDays, Some(2))
    );
    let over = deadlines(std::slice::from_ref(&request), day(6, 4));
    assert_eq!(over[0].urgency, Urgency::Overdue);
    for state in [RequestState::Refused, RequestState::Cancelled] {
        request.state = state;
        assert!(deadlines(std::slice::from_ref(&request), day(6, 1)).is_empty());
    }
}

#[test]
fn an_unsigned_register_names_who_is_missing() {
    let limits = limits();
    let mut request = admitted(&limits, vec![]);
    let register = |id, coach_signed, recipient_signed, superseded| RegisterFacts {
        id: RegisterId(id),
        number: format!("2022/{id:03}"),
        on_paper: false,
        activity: None,
        superseded,
        outdated: id == 20,
        coach_signed,
        recipient_signed,
        rows_signed: 0,
        rows_missing: 0,
        missing_at: Vec::new(),
    };
    request.registers = vec![
        register(17, true, false, false),
        register(18, true, true, false),
        register(19, false, false, true),
        register(20, true, true, false),
    ];
    let due = deadlines(&[request], day(6, 1));
    assert_eq!(due.len(), 2, "signed and superseded ones ask for nothing");
    assert_eq!(due[0].title, "Fai firmare il registro 2022/017");
    assert_eq!(
        due[0].consequence,
        "Manca la firma del destinatario o del referente aziendale. Serve per le verifiche in loco."
    );
    assert_eq!((due[0].due, due[0].urgency), (None, Urgency::Later));
    assert_eq!(
        due[1].title,
        "Emetti la nuova versione del registro 2022/020"
    );
}

#[test]
fn an_idle_activity_is_to_be_concluded_or_used() {
    let limits = limits();
    let one = vec![session(1, day(5, 20), SessionState::Delivered)];
    let two = vec![
        session(1, day(5, 20), SessionState::Delivered),
        session(2, day(5, 21), SessionState::Delivered),
    ];
    let request = admitted(
        &limits,
        vec![
            activity(ActivityState::Started, one),
            activity(ActivityState::Started, two),
        ],
    );
    let due = deadlines(&[request], day(6, 1));
    let said: Vec<&str> = due.iter().map(|due| due.consequence.as_str()).collect();
    assert!(said.contains(&"Restano 02:00 su 04:00 senza erogazioni in calendario."));
    assert!(said.contains(&"Le 04:00 concordate sono tutte erogate."));
}

#[test]
fn the_report_is_asked_for_when_all_five_are_concluded() {
    let limits = limits();
    let five = vec![activity(ActivityState::Ended, vec![]); 5];
    let mut request = admitted(&limits, five);
    let due = deadlines(std::slice::from_ref(&request), day(6, 1));
    assert_eq!(due[0].kind, DeadlineKind::Report);
    assert_eq!(
        due[0].consequence,
        "Le cinque attività sono TERMINATE; la attende il CPI Treviso."
    );
    request.report.handed_over = true;
    assert!(deadlines(std::slice::from_ref(&request), day(6, 1)).is_empty());
}

#[test]
fn a_date_of_another_year_is_shown_whole() {
    let new_year = NaiveDate::from_ymd_opt(2023, 1, 2).unwrap();
    let due = with_session(day(12, 30), SessionState::Started, new_year);
    assert_eq!(
        due[0].consequence,
        "Del 30/12/2022: dopo il 06/01 le 02:00 non si possono più erogare."
    );
}

#[test]
fn the_ends_of_the_calendar_do_not_panic() {
    for date in [NaiveDate::MIN, NaiveDate::MAX, day(6, 1)] {
        for today in [NaiveDate::MIN, NaiveDate::MAX, day(6, 1)] {
            for state in SessionState::ALL {
                let _ = with_session(date, state, today);
            }
        }
    }
}

proptest! {
    #[test]
    fn the_most_urgent_stands_first(offsets in prop::collection::vec((0..60_u64, 0..6_usize), 0..20)) {
        let limits = limits();
        let sessions = offsets.iter().enumerate().map(|(id, (offset, state))| {
            let date = day(5, 1).checked_add_days(Days::new(*offset)).unwrap();
            session(i64::try_from(id).unwrap(), date, SessionState::ALL[*state])
        });
        let request = admitted(&limits, vec![activity(ActivityState::Started, sessions.collect())]);
        let requests = [request];
        let untold = super::due(&requests, day(6, 1));
        let due = deadlines(&requests, day(6, 1));
        prop_assert!(due.is_sorted_by_key(|due| due.urgency));
        prop_assert_eq!(untold.len(), due.len());
        for (one, told) in untold.iter().zip(&due) {
            prop_assert_eq!((one.urgency, one.kind()), (told.urgency, told.kind));
            prop_assert_eq!((one.coach(), one.beneficiary()), (told.coach, told.beneficiary));
        }
        for one in &due {
            prop_assert_eq!(one.urgency == Urgency::Overdue, one.days_left.is_some_and(|left| left < 0));
            prop_assert!(!one.title.contains(&one.person), "a title never names anybody");
        }
    }
}

#[test]
fn a_presumed_term_is_presumed_whatever_day_it_is() {
    let limits = limits();
    let request = RequestFacts {
        state: RequestState::Proposed,
        notified_guessed: true,
        ..admitted(&limits, Vec::new())
    };
    for (today, urgency) in [
        (day(5, 28), Urgency::Later),
        (day(6, 1), Urgency::WithinThreeDays),
        (day(6, 3), Urgency::WithinThreeDays),
        (day(6, 4), Urgency::WithinThreeDays),
    ] {
        let due = due(std::slice::from_ref(&request), today);
        let told = due[0].told();
        assert!(due[0].presumed && told.presumed);
        assert_eq!(
            (due[0].urgency, told.urgency),
            (urgency, urgency),
            "{today}"
        );
        assert!(told.consequence.starts_with("Termine presunto"));
        assert!(!told.consequence.contains("cancellata"));
    }
    let certain = RequestFacts {
        notified_guessed: false,
        ..request
    };
    let due = due(std::slice::from_ref(&certain), day(6, 3));
    assert_eq!((due[0].urgency, due[0].presumed), (Urgency::Today, false));
}

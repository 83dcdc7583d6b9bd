//! §3.2 of the manual, «Erogazione delle attività»: sessions are started, concluded, given up and
//! planned again, within 7 days.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use affianca_domain::{ActivityState, Minutes, RuleId, SessionState, SessionStep, Severity};
use affianca_tests::body::{Body, MARTA, Opal, Session, broken};
use affianca_workflow::Action;
use affianca_workflow::sessions::StepOrder;
use affianca_workflow::{ProblemCode, Refusal};

const NOTE: &str = "L'attività si svolge presso la sede della azienda XXX";

fn base(body: &Body) -> Opal {
    body.request("JC-1-1103/022").of(MARTA).admitted()
}

/// The manual's own session: OPAL JC-1-1103/014, 2 hours, 28/06/2022 from 10:00 to 12:00, from
/// «Nuova erogazione» to «EROGATA».
#[test]
fn the_manuals_own_session_goes_from_nuova_erogazione_to_erogata() {
    let body = Body::new("2022-06-27T09:00");
    let opal = body
        .request("JC-1-1103/014")
        .reinforced()
        .hours([2, 6, 2, 2, 6])
        .admitted();
    let activity = opal.activity("JC-AN");
    let session = body
        .session(activity, "28/06/2022", "10:00", "12:00")
        .note(NOTE)
        .entered();
    assert_eq!(body.state(session).as_str(), "INSERITA");
    body.take(SessionStep::Schedule, session);
    assert_eq!(body.state(session).as_str(), "PROGRAMMATA");
    body.at("2022-06-28T10:00")
        .take(SessionStep::Start, session);
    assert_eq!(body.state(session).as_str(), "AVVIATA");
    assert_eq!(body.activity(activity).state.as_str(), "INIZIATA");
    body.at("2022-06-28T12:00")
        .take(SessionStep::Conclude, session);
    let page = body.activity(activity);
    let row = &page.sessions[0];
    assert_eq!(
        (row.session.state.as_str(), row.session.note.as_str()),
        ("EROGATA", NOTE)
    );
    assert_eq!(
        (row.session.start.to_string(), row.session.end.to_string()),
        ("10:00".into(), "12:00".into())
    );
    assert_eq!(page.envelope.delivered.minutes, page.agreed);
    assert_eq!(page.envelope.delivered.amount.to_string(), "76,00 €");
    let told: Vec<_> = body
        .journal()
        .into_iter()
        .rev()
        .take(4)
        .map(|entry| entry.what)
        .collect();
    let steps = [
        Action::ConcludeSession,
        Action::StartSession,
        Action::ScheduleSession,
        Action::EnterSession,
    ];
    assert_eq!(told, steps.map(Action::describe));
}

/// §3.2: «L'erogazione dell'attività va avviata cliccando sul pulsante → avvia. […] Questa
/// operazione, che deve essere confermata, determina il passaggio allo stato in “avviata”.»
#[test]
fn avvia_is_confirmed_and_makes_the_session_avviata() {
    let body = Body::new("2022-06-27T09:00");
    let activity = base(&body).activity("JC-AN");
    let session = body
        .session(activity, "28/06/2022", "10:00", "12:00")
        .scheduled();
    let early = body.refused(|_, _| body.press(&body.order(SessionStep::Start, session)));
    assert_eq!(
        broken(&early.violations, RuleId::Future).severity,
        Severity::Error
    );
    body.at("2022-06-28T10:00");
    let asked = body
        .archive()
        .check_step(session.id, SessionStep::Start, body.now())
        .unwrap();
    assert_eq!(asked.question, "Confermi di voler avviare l’erogazione ?");
    assert_eq!(
        body.state(session),
        SessionState::Scheduled,
        "asking changes nothing"
    );
    body.take(SessionStep::Start, session);
    assert_eq!(body.state(session), SessionState::Started);
    assert_eq!(body.buttons(session), ["Concludi", "Chiudi negativamente"]);
    assert_eq!(body.activity(activity).state, ActivityState::Started);
}

/// §3.2: «Per la conclusione dell'attività invece è necessario cliccare sul pulsante → Concludi, e
/// confermare l'operazione. […] diventa “erogata”.»
#[test]
fn concludi_is_confirmed_and_makes_the_session_erogata() {
    let body = Body::new("2022-06-27T09:00");
    let activity = base(&body).activity("JC-AN");
    let session = body
        .session(activity, "28/06/2022", "10:00", "12:00")
        .started();
    body.at("2022-06-28T12:00");
    let asked = body
        .archive()
        .check_step(session.id, SessionStep::Conclude, body.now())
        .unwrap();
    assert_eq!(
        asked.question,
        "Confermi di voler concludere l’erogazione ?"
    );
    assert!(
        asked.asks_description,
        "what was done is best written at once"
    );
    let described = Some("Colloquio di conoscenza".to_owned());
    let order = StepOrder {
        description: described,
        ..body.order(SessionStep::Conclude, session)
    };
    body.press(&order).unwrap();
    let row = body.row(session).session;
    assert_eq!(
        (row.state.as_str(), row.description.as_str()),
        ("EROGATA", "Colloquio di conoscenza")
    );
    assert_eq!(body.buttons(session), [""; 0]);
    for step in SessionStep::ALL {
        let problem = body.refused(|_, _| body.press(&body.order(step, session)));
        assert!(
            matches!(problem.refusal, Some(Refusal::ForbiddenStep { .. })),
            "{step}"
        );
    }
}

/// §3.2: «In caso di mancata erogazione l'attività può essere annullata e ricalendarizzata. Se
/// l'attività si trova allo stato “inserita” il pulsante da cliccare è → Annulla.» The manual's
/// session 41: 30-06-2022, 08:00–12:00.
#[test]
fn an_inserita_is_given_up_with_annulla_and_planned_again() {
    let body = Body::new("2022-06-27T09:00");
    let activity = base(&body).activity("JC-AN");
    let given_up = body
        .session(activity, "30/06/2022", "08:00", "12:00")
        .entered();
    let closing =
        body.refused(|_, _| body.press(&body.order(SessionStep::CloseNegatively, given_up)));
    assert!(matches!(
        closing.refusal,
        Some(Refusal::ForbiddenStep { .. })
    ));
    body.take(SessionStep::Cancel, given_up);
    assert_eq!(body.buttons(given_up), [""; 0]);
    let again = body
        .session(activity, "30/06/2022", "08:00", "12:00")
        .scheduled();
    let rows = body.activity(activity).sessions;
    let states: Vec<_> = rows
        .iter()
        .map(|row| (row.session.id, row.session.state.as_str()))
        .collect();
    assert_eq!(
        states,
        [(again.id, "PROGRAMMATA"), (given_up.id, "ANNULLATA")],
        "it stays listed"
    );
}

/// §3.2: «Diversamente, se l'attività si trova allo stato “programmata” il pulsante da cliccare è →
/// chiudi negativamente. Così facendo, in entrambi i casi, sarà possibile ripetere l'operazione di
/// calendarizzazione e programmazione». The manual's sessions 34 (29-06-2022, 08:00–10:00) and 35
/// (30-06-2022, 08:00–09:00).
#[test]
fn the_29th_is_closed_negatively_and_the_30th_programmed_instead() {
    let body = Body::new("2022-06-27T09:00");
    let opal = body
        .request("JC-1-1103/014")
        .reinforced()
        .hours([2, 6, 2, 2, 6])
        .admitted();
    let activity = opal.activity("JC-PU");
    let lost = body
        .session(activity, "29/06/2022", "08:00", "10:00")
        .scheduled();
    body.at("2022-06-29T08:30");
    let without_reason = StepOrder {
        reason: "  ".into(),
        ..body.order(SessionStep::CloseNegatively, lost)
    };
    let problem = body.refused(|_, _| body.press(&without_reason));
    assert_eq!(
        (problem.code, problem.field.as_deref()),
        (ProblemCode::Invalid, Some("reason"))
    );
    assert_eq!(body.activity(activity).envelope.free.minutes, Minutes(0));
    body.take(SessionStep::CloseNegatively, lost);
    assert_eq!(
        body.row(lost).session.reason.as_deref(),
        Some("La persona era ammalata")
    );
    assert_eq!(
        body.activity(activity).envelope.free.minutes,
        Minutes::from_hours(2)
    );
    let mut form = body.archive().reschedule_form(lost.id).unwrap();
    assert_eq!(
        (form.date.as_str(), form.start.as_str()),
        ("", "08:00"),
        "all but the date"
    );
    form.date = "30/06/2022".into();
    form.end = "09:00".into();
    let id = body
        .archive()
        .enter_session(activity, &form, &[], body.now())
        .unwrap();
    let again = Session { id, activity };
    body.take(SessionStep::Schedule, again);
    let rows = body.activity(activity).sessions;
    let seen: Vec<_> = rows
        .iter()
        .map(|row| {
            (
                row.session.state.as_str(),
                row.session.date.to_string(),
                row.minutes.to_string(),
            )
        })
        .collect();
    assert_eq!(
        seen,
        [
            ("PROGRAMMATA", "2022-06-30".to_owned(), "01:00".to_owned()),
            (
                "CHIUSA NEGATIVAMENTE",
                "2022-06-29".to_owned(),
                "02:00".to_owned()
            ),
        ]
    );
}

/// §3.2: the same of one already «avviata», whose row has the button too.
#[test]
fn an_avviata_is_closed_negatively_too() {
    let body = Body::new("2022-06-27T09:00");
    let activity = base(&body).activity("JC-AN");
    let session = body
        .session(activity, "28/06/2022", "10:00", "12:00")
        .started();
    body.take(SessionStep::CloseNegatively, session);
    assert_eq!(body.state(session).as_str(), "CHIUSA NEGATIVAMENTE");
    let envelope = body.activity(activity).envelope;
    assert_eq!(
        (envelope.delivered.minutes, envelope.free.minutes),
        (Minutes(0), Minutes::from_hours(4))
    );
}

/// §3.2: «esse potranno essere inserite, programmate, avviate e concluse anche in un secondo momento,
/// comunque entro e non oltre 7 giorni.»
#[test]
fn every_step_is_open_on_day_7_and_shut_on_day_8() {
    let body = Body::new("2022-06-27T09:00");
    let activity = base(&body).activity("JC-AL");
    let day = "28/06/2022";
    let drafts = [
        body.session(activity, day, "08:00", "09:00").entered(),
        body.session(activity, day, "09:00", "10:00").entered(),
        body.session(activity, day, "10:00", "11:00").entered(),
    ];
    let scheduled = [
        body.session(activity, day, "11:00", "12:00").scheduled(),
        body.session(activity, day, "12:00", "13:00").scheduled(),
        body.session(activity, day, "13:00", "14:00").scheduled(),
    ];
    let started = [
        body.session(activity, day, "14:00", "15:00").scheduled(),
        body.session(activity, day, "15:00", "16:00").scheduled(),
        body.session(activity, day, "16:00", "17:00").scheduled(),
    ];
    body.at("2022-06-28T18:00");
    for session in started {
        body.take(SessionStep::Start, session);
    }
    let late_entry = body
        .session(activity, day, "18:00", "19:00")
        .seen(&[RuleId::DayBefore]);
    let late_schedule = |draft| StepOrder {
        acknowledged: vec![RuleId::DayBefore],
        ..body.order(SessionStep::Schedule, draft)
    };

    body.at("2022-07-05T23:59");
    late_entry.send().unwrap();
    body.press(&late_schedule(drafts[0])).unwrap();
    body.take(SessionStep::Start, scheduled[0]);
    body.take(SessionStep::Conclude, started[0]);

    body.at("2022-07-06T00:00");
    let shut = [
        body.refused(|_, _| late_entry.send()),
        body.refused(|_, _| body.press(&late_schedule(drafts[1]))),
        body.refused(|_, _| body.press(&body.order(SessionStep::Start, scheduled[1]))),
        body.refused(|_, _| body.press(&body.order(SessionStep::Conclude, started[1]))),
    ];
    for problem in shut {
        assert_eq!(problem.code, ProblemCode::Rules);
        let late = broken(&problem.violations, RuleId::Late);
        assert_eq!(
            (late.severity, late.paragraph.as_str()),
            (Severity::Error, "§3.2")
        );
        assert!(
            late.figures.as_deref().unwrap().contains("05/07/2022"),
            "{late:?}"
        );
    }
    let button = &body.row(started[1]).steps[0];
    let why = button.blocked.as_deref().unwrap();
    assert!(
        why.contains("7 giorni") && why.ends_with("§3.2)."),
        "the row says why: {why}"
    );

    body.at("2022-09-30T09:00");
    body.take(SessionStep::Cancel, drafts[2]);
    body.take(SessionStep::CloseNegatively, scheduled[2]);
    body.take(SessionStep::CloseNegatively, started[2]);
    assert_eq!(body.state(drafts[2]), SessionState::Cancelled);
    assert_eq!(body.state(scheduled[2]), SessionState::ClosedNegatively);
    assert_eq!(body.state(started[2]), SessionState::ClosedNegatively);
}

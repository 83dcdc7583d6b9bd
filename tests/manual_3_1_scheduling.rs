//! §3.1 of the manual, «Calendarizzazione e avvio delle attività»: from *Nuova erogazione* to
//! `PROGRAMMATA`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use affianca_domain::{
    ActivityState, Minutes, RequestState, RuleId, SessionState, SessionStep, Severity,
};
use affianca_tests::body::{Body, Opal, broken, fields_of};
use affianca_workflow::sessions::{SessionForm, StepOrder};
use affianca_workflow::{ProblemCode, Refusal};

const NOTE: &str = "L'attività si svolge presso la sede della azienda XXX";
const TOO_MANY_HOURS: &str = "Le ore delle erogazioni superano le ore definite nella attività.";

/// OPAL JC-1-1103/014 with the manual's own hours, the day before its session.
fn fourteen(body: &Body) -> Opal {
    body.request("JC-1-1103/014")
        .reinforced()
        .hours([2, 6, 2, 2, 6])
        .admitted()
}

/// §3.1: «si accede ad una nuova schermata contenente alcune informazioni relative all'Opal e
/// all'erogazione dell'attività in particolare al numero di ore da effettuare e al valore
/// dell'attività.»
#[test]
fn the_page_of_an_activity_shows_its_hours_and_their_value() {
    let body = Body::new("2022-06-27T09:00");
    let page = body.activity(fourteen(&body).activity("JC-AN"));
    assert_eq!(page.opal, "JC-1-1103/014");
    assert_eq!(
        (page.request_state, page.state),
        (RequestState::Admitted, ActivityState::Proposed)
    );
    assert_eq!(page.provider, "Cooperativa Ponte Chiaro");
    assert_eq!(page.branch_name.as_deref(), Some("Verona"));
    assert_eq!(
        (page.agreed, page.value.to_string().as_str()),
        (Minutes::from_hours(2), "76,00 €")
    );
    assert!(page.sessions.is_empty(), "Record trovati: 0");
    assert_eq!(page.cannot_add, None, "Nuova erogazione");
    assert_eq!(
        (page.blank.branch, page.blank.coach),
        (Some(body.verona), Some(body.lucia))
    );
}

/// §3.1: «Una volta inserite queste informazioni e cliccato sul pulsante → invia, l'attività viene
/// posta in stato “inserita”».
#[test]
fn a_session_sent_is_inserita_with_all_that_was_typed() {
    let body = Body::new("2022-06-27T09:00");
    let activity = fourteen(&body).activity("JC-AN");
    let session = body
        .session(activity, "28/06/2022", "10:00", "12:00")
        .note(NOTE)
        .entered();
    let page = body.activity(activity);
    assert_eq!(page.sessions.len(), 1);
    let row = &page.sessions[0];
    assert_eq!(row.session.state.as_str(), "INSERITA");
    assert_eq!(
        (row.session.branch, row.session.coach),
        (body.verona, body.lucia)
    );
    assert_eq!(
        (row.coach_name.as_str(), row.coach_surname.as_str()),
        ("Lucia", "Sartori")
    );
    assert_eq!(row.session.date.to_string(), "2022-06-28");
    assert_eq!(
        (row.session.start.to_string(), row.session.end.to_string()),
        ("10:00".into(), "12:00".into())
    );
    assert_eq!(
        (row.minutes, row.session.note.as_str()),
        (Minutes::from_hours(2), NOTE)
    );
    assert_eq!(body.buttons(session), ["Programma", "Annulla"]);
    assert_eq!(
        page.state,
        ActivityState::Proposed,
        "a draft starts nothing"
    );
}

/// §3.1: «L'ente deve indicare il nominativo dell'operatore che erogherà il servizio, la data prevista
/// per lo svolgimento dell'attività, l'ora di inizio e di fine» (Sportello\*, Operatore\*, Data\*,
/// Inizio\*, Fine\*).
#[test]
fn branch_coach_date_start_and_end_are_mandatory_and_told_all_at_once() {
    let body = Body::new("2022-06-27T09:00");
    let activity = fourteen(&body).activity("JC-AN");
    let empty = SessionForm::default();
    let problem = body.refused(|archive, now| archive.enter_session(activity, &empty, &[], now));
    assert_eq!(problem.code, ProblemCode::Invalid);
    let mut fields = fields_of(&problem);
    fields.sort_unstable();
    assert_eq!(fields, ["branch", "coach", "date", "end", "start"]);
}

/// §3.1: «Nel campo note è raccomandabile inserire il luogo dove viene erogata l'attività, in
/// particolare quando è esterno alla sede dell'ente (ad esempio le ore di “allenamento e
/// affiancamento”, attività che viene effettuata presso il datore di lavoro).»
#[test]
fn the_place_is_recommended_and_not_mandatory() {
    let body = Body::new("2022-06-27T09:00");
    let opal = fourteen(&body);
    for (code, start, end) in [("JC-AN", "10:00", "12:00"), ("JC-AL-R", "14:00", "16:00")] {
        let nowhere = body
            .session(opal.activity(code), "28/06/2022", start, end)
            .place(" ");
        let problem = body.refused(|_, _| nowhere.send());
        let place = broken(&problem.violations, RuleId::Place);
        assert_eq!(
            (place.severity, place.field.as_deref()),
            (Severity::Warning, Some("place"))
        );
        assert_eq!(place.paragraph, "§3.1");
        nowhere.seen(&[RuleId::Place]).entered();
        let seen = body.last_entry().details;
        assert!(
            seen.iter()
                .any(|(key, text)| key == "avvisi confermati" && text.contains("Manca il luogo."))
        );
    }
    let training = body.activity(fourteen_training(&body)).blank;
    assert_eq!(
        training.place, "Legatoria Canal, Treviso",
        "training starts from the employer's seat"
    );
}

fn fourteen_training(body: &Body) -> affianca_domain::ActivityId {
    body.request("JC-1-1103/015").admitted().activity("JC-AL")
}

/// §3.1: «Fino a quando una attività è in stato “inserita” è possibile modificarla […] può essere
/// modificata in tutte le sue parti (data, operatore, orari)».
#[test]
fn while_it_is_inserita_every_part_of_it_can_be_changed() {
    let body = Body::new("2022-06-27T09:00");
    let activity = fourteen(&body).activity("JC-AN");
    let session = body
        .session(activity, "28/06/2022", "10:00", "12:00")
        .note(NOTE)
        .entered();
    assert!(body.row(session).editable);
    let changed = SessionForm {
        branch: Some(body.treviso),
        coach: Some(body.marco),
        date: "29/06/2022".into(),
        start: "14:30".into(),
        end: "16:00".into(),
        place: "Sportello di Treviso".into(),
        note: "Portare il curriculum".into(),
        description: "Colloquio di conoscenza".into(),
        private_note: "Preferisce il pomeriggio".into(),
    };
    body.edit(session, |form| form.clone_from(&changed))
        .unwrap();
    assert_eq!(body.form_of(session), changed);
    assert_eq!(body.state(session), SessionState::Entered);
    assert_eq!(
        body.activity(activity).sessions.len(),
        1,
        "changed, not doubled"
    );
}

/// §3.1: «Il sistema informativo tiene valide le informazioni inserite nello step precedente e chiede
/// conferma della volontà di calendarizzare l'attività secondo i parametri inseriti.»
#[test]
fn programma_asks_to_confirm_what_was_entered() {
    let body = Body::new("2022-06-27T09:00");
    let activity = fourteen(&body).activity("JC-AN");
    let session = body
        .session(activity, "28/06/2022", "10:00", "12:00")
        .entered();
    let before = body.everything();
    let asked = body
        .archive()
        .check_step(session.id, SessionStep::Schedule, body.now())
        .unwrap();
    assert_eq!(asked.title, "Programma");
    assert_eq!(
        asked.question,
        "Confermi di voler programmare l’erogazione ?"
    );
    assert_eq!(asked.expected, SessionState::Entered);
    assert!(asked.violations.is_empty(), "{:?}", asked.violations);
    let facts: Vec<_> = asked.facts.iter().map(|fact| fact.value.as_str()).collect();
    assert!(
        facts[0].contains("martedì 28/06/2022, 10:00–12:00 (02:00)"),
        "{facts:?}"
    );
    assert!(
        facts.contains(&"JC-1-1103/014") && facts.contains(&"Haddad Yasmine"),
        "{facts:?}"
    );
    assert!(
        asked.irreversible.is_some(),
        "it says that there is no way back"
    );
    assert!(body.everything() == before, "asking changes nothing");
}

/// §3.1: «A questo punto l'attività passa allo stato “programmata”, e non è più modificabile.»
#[test]
fn once_programmata_it_cannot_be_edited() {
    let body = Body::new("2022-06-27T09:00");
    let activity = fourteen(&body).activity("JC-AN");
    let session = body
        .session(activity, "28/06/2022", "10:00", "12:00")
        .note(NOTE)
        .entered();
    body.take(SessionStep::Schedule, session);
    let shown = body.row(session);
    let row = shown.session;
    assert_eq!(row.state.as_str(), "PROGRAMMATA");
    assert_eq!(
        (row.date.to_string().as_str(), row.note.as_str()),
        ("2022-06-28", NOTE)
    );
    assert!(!shown.editable);
    assert_eq!(body.buttons(session), ["Avvia", "Chiudi negativamente"]);
    let problem = body.refused(|_, _| body.edit(session, |form| form.start = "10:30".into()));
    assert_eq!(problem.code, ProblemCode::Stale);
    for step in [
        SessionStep::Schedule,
        SessionStep::Cancel,
        SessionStep::Conclude,
    ] {
        let problem = body.refused(|_, _| body.press(&body.order(step, session)));
        assert!(
            matches!(problem.refusal, Some(Refusal::ForbiddenStep { .. })),
            "{step}"
        );
    }
}

/// §3.1: «Nel caso venga programmato un numero superiore di ore rispetto a quelle concordate in fase
/// di richiesta del servizio, un alert avvisa dell'errore, e sarà necessario procedere alla modifica
/// delle informazioni come precedentemente descritto.» The alert: «Le ore delle erogazioni superano
/// le ore definite nella attività.»
#[test]
fn more_hours_than_agreed_cannot_be_scheduled_until_they_are_changed() {
    let body = Body::new("2022-06-27T09:00");
    let activity = fourteen(&body).activity("JC-AN");
    let too_long = body.session(activity, "28/06/2022", "10:00", "12:01");
    let problem = body.refused(|_, _| too_long.send());
    let hours = broken(&problem.violations, RuleId::Hours);
    assert_eq!(hours.message, TOO_MANY_HOURS);
    assert_eq!(
        (hours.severity, hours.blocks_schedule),
        (Severity::Warning, true)
    );
    let session = too_long.seen(&[RuleId::Hours]).entered();
    let order = StepOrder {
        acknowledged: vec![RuleId::Hours],
        ..body.order(SessionStep::Schedule, session)
    };
    let problem = body.refused(|_, _| body.press(&order));
    assert_eq!(
        (problem.code, problem.message.as_str()),
        (ProblemCode::Rules, TOO_MANY_HOURS)
    );
    let hours = broken(&problem.violations, RuleId::Hours);
    assert_eq!(
        (hours.severity, hours.paragraph.as_str()),
        (Severity::Error, "§3.1")
    );
    body.edit(session, |form| form.end = "12:00".into())
        .unwrap();
    body.take(SessionStep::Schedule, session);
    assert_eq!(body.state(session), SessionState::Scheduled);
}

/// §3.1: the hours already scheduled count too, and drafts do not.
#[test]
fn sessions_together_may_fill_the_agreed_hours_and_not_exceed_them() {
    let body = Body::new("2022-06-27T09:00");
    let activity = fourteen(&body).activity("JC-AN");
    let draft = body
        .session(activity, "30/06/2022", "10:00", "12:00")
        .entered();
    body.session(activity, "28/06/2022", "10:00", "11:00")
        .scheduled();
    body.session(activity, "29/06/2022", "10:00", "11:00")
        .scheduled();
    let envelope = body.activity(activity).envelope;
    assert_eq!(envelope.scheduled.minutes, envelope.agreed.minutes);
    let problem = body.refused(|_, _| body.press(&body.order(SessionStep::Schedule, draft)));
    assert_eq!(problem.message, TOO_MANY_HOURS);
}

/// §3.1: «Tutte le attività devono essere inserite entro il giorno precedente alla loro erogazione.»
#[test]
fn is_entered_by_the_day_before_or_with_a_warning_that_stays_in_the_journal() {
    let body = Body::new("2022-06-27T23:59");
    let opal = fourteen(&body);
    body.session(opal.activity("JC-AN"), "28/06/2022", "10:00", "12:00")
        .entered();
    body.at("2022-06-28T00:00");
    let late = body.session(opal.activity("JC-PU"), "28/06/2022", "14:00", "16:00");
    let problem = body.refused(|_, _| late.send());
    let warning = broken(&problem.violations, RuleId::DayBefore);
    assert_eq!(
        (warning.severity, warning.paragraph.as_str()),
        (Severity::Warning, "§3.1")
    );
    assert!(warning.acknowledgement.is_some());
    assert!(
        !seen_in_journal(&body),
        "not journalled before it is ticked"
    );
    let session = late.seen(&[RuleId::DayBefore]).entered();
    assert!(seen_in_journal(&body));
    let problem = body.refused(|_, _| body.press(&body.order(SessionStep::Schedule, session)));
    assert_eq!(
        broken(&problem.violations, RuleId::DayBefore).severity,
        Severity::Warning
    );
    let order = StepOrder {
        acknowledged: vec![RuleId::DayBefore],
        ..body.order(SessionStep::Schedule, session)
    };
    body.press(&order).unwrap();
    assert!(
        seen_in_journal(&body),
        "ticked again at Programma, and told again"
    );
    assert_eq!(body.state(session), SessionState::Scheduled);
}

fn seen_in_journal(body: &Body) -> bool {
    let details = body.last_entry().details;
    details.iter().any(|(key, text)| {
        key == "avvisi confermati" && text.contains("Andava inserita entro il giorno precedente.")
    })
}

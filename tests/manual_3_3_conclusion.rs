//! §3.3 of the manual, «Conclusione dell'attività»: one session delivered is enough, and nothing
//! changes afterwards.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use affianca_domain::{ActivityState, RuleId, SessionState, SessionStep};
use affianca_tests::body::{Body, MARTA, Opal, Session, broken};
use affianca_workflow::ProblemCode;
use affianca_workflow::Refusal;
use affianca_workflow::requests::RequestFilter;

fn opal(body: &Body) -> Opal {
    body.request("JC-1-1103/022").of(MARTA).admitted()
}

/// The manual's own table: 41 and 42 `EROGATA`, 43 `INSERITA`, of `JC-DE`.
fn forty_one_to_forty_three(body: &Body, opal: &Opal) -> [Session; 3] {
    let activity = opal.activity("JC-DE");
    let last = body
        .session(activity, "02/07/2022", "08:00", "09:00")
        .entered();
    [
        body.session(activity, "30/06/2022", "08:00", "12:00")
            .delivered(),
        body.session(activity, "01/07/2022", "09:00", "12:00")
            .delivered(),
        last,
    ]
}

fn states(body: &Body, sessions: &[Session]) -> Vec<&'static str> {
    sessions
        .iter()
        .map(|session| body.state(*session).as_str())
        .collect()
}

/// §3.3: «Almeno una delle attività deve trovarsi in stato erogato. Cliccare sul pulsante → Concludi.
/// Dopo aver dato conferma come di consueto cliccando sul pulsante → Procedi […] La conclusione
/// dell'erogazione passa l'attività allo stato "Terminata".» With 41 and 42 EROGATA, 43 INSERITA.
#[test]
fn with_41_and_42_erogata_and_43_inserita_concludi_makes_the_activity_terminata() {
    let body = Body::new("2022-06-29T09:00");
    let opal = opal(&body);
    let activity = opal.activity("JC-DE");
    let sessions = forty_one_to_forty_three(&body, &opal);
    assert_eq!(states(&body, &sessions), ["EROGATA", "EROGATA", "INSERITA"]);
    assert_eq!(body.activity(activity).cannot_end, None);

    let before = body.everything();
    let asked = body.archive().check_end(activity, body.now()).unwrap();
    assert_eq!(asked.paragraph, "§3.3");
    let open = format!("{} (inserita)", sessions[2].id);
    assert!(
        asked.remarks.iter().any(|remark| remark.contains(&open)),
        "{:?}",
        asked.remarks
    );
    assert!(
        asked
            .remarks
            .iter()
            .any(|remark| remark.contains("01:00 ore su 08:00")),
        "{:?}",
        asked.remarks
    );
    let said = asked.remarks.join(" ");
    for open in [
        "2 erogazioni non sono ancora in un registro firmato.",
        "Documenti che mancano: Piano di coaching.",
        "Erogazioni da riportare sul portale: ",
    ] {
        assert!(said.contains(open), "«{open}» is not in «{said}»");
    }
    assert!(body.everything() == before, "asking changes nothing");

    body.archive()
        .end_activity(activity, ActivityState::Started, body.now())
        .unwrap();
    assert_eq!(body.activity(activity).state.as_str(), "TERMINATA");
    assert_eq!(
        states(&body, &sessions),
        ["EROGATA", "EROGATA", "INSERITA"],
        "they stay as they were"
    );
    let entry = body.last_entry();
    assert!(
        entry
            .details
            .iter()
            .any(|(key, text)| key == "rimaste aperte" && text.contains(&open))
    );
    for kept in [
        "registri da firmare",
        "documenti mancanti",
        "portale non aggiornato",
    ] {
        assert!(entry.details.iter().any(|(key, _)| key == kept), "{kept}");
    }

    let page = body
        .archive()
        .list_requests(&RequestFilter::default(), body.now())
        .unwrap();
    let listed: Vec<_> = page.rows[0]
        .activities
        .iter()
        .map(|line| (line.code.as_str(), line.state.as_str()))
        .collect();
    assert_eq!(
        listed,
        [
            ("JC-AN", "PROPOSTA"),
            ("JC-DE", "TERMINATA"),
            ("JC-PU", "PROPOSTA"),
            ("JC-SU", "PROPOSTA"),
            ("JC-AL", "PROPOSTA"),
        ]
    );
}

/// §3.3: «l'attività non sarà più modificabile e nessuna operazione potrà più essere effettuata».
#[test]
fn nothing_can_be_done_in_a_terminata() {
    let body = Body::new("2022-06-27T09:00");
    let opal = opal(&body);
    let activity = opal.activity("JC-DE");
    let draft = body
        .session(activity, "01/07/2022", "08:00", "09:00")
        .entered();
    let scheduled = body
        .session(activity, "01/07/2022", "09:00", "10:00")
        .scheduled();
    let under_way = body
        .session(activity, "28/06/2022", "09:00", "10:00")
        .scheduled();
    let delivered = body
        .session(activity, "28/06/2022", "10:00", "12:00")
        .delivered();
    body.take(SessionStep::Start, under_way);
    body.archive()
        .end_activity(activity, ActivityState::Started, body.now())
        .unwrap();

    body.at("2022-07-01T12:00");
    let page = body.activity(activity);
    assert!(page.cannot_add.is_some() && page.cannot_end.is_some());
    for row in &page.sessions {
        assert!(
            row.steps.is_empty() && !row.editable && !row.describable,
            "{row:?}"
        );
    }
    let new = body.session(activity, "04/07/2022", "10:00", "11:00");
    let problem = body.refused(|_, _| new.send());
    assert_eq!(
        problem.message,
        "Non si può inviare: l’attività è conclusa."
    );
    assert_eq!(
        broken(&problem.violations, RuleId::Admitted).paragraph,
        "§3.3"
    );
    let problem = body.refused(|_, _| body.edit(draft, |form| form.date = "04/07/2022".into()));
    assert_eq!(
        problem.message,
        "Non si può inviare: l’attività è conclusa."
    );
    for session in [draft, scheduled, under_way, delivered] {
        let revision = body.row(session).session.revision;
        let problem = body.refused(|archive, now| {
            archive.describe_session(session.id, revision, "Altro", "Altro", now)
        });
        assert!(matches!(problem.refusal, Some(Refusal::ActivityEnded)));
        for step in body.state(session).steps() {
            let problem = body.refused(|_, _| body.press(&body.order(*step, session)));
            assert!(
                matches!(problem.refusal, Some(Refusal::ActivityEnded)),
                "{step}"
            );
            assert!(problem.message.contains("TERMINATA"), "{}", problem.message);
            let asked = body.refused(|archive, now| archive.check_step(session.id, *step, now));
            assert!(
                matches!(asked.refusal, Some(Refusal::ActivityEnded)),
                "{step}"
            );
        }
    }
    let again =
        body.refused(|archive, now| archive.end_activity(activity, ActivityState::Ended, now));
    assert_eq!(
        (again.code, again.message.as_str()),
        (ProblemCode::Stale, "L’attività è già TERMINATA.")
    );
    let mut form = body.archive().request_form(opal.id).unwrap();
    form.activities[1].hours = "07:00".into();
    form.activities[1].amount = "266,00".into();
    let hours = body.refused(|archive, now| archive.edit_request(opal.id, &form, now));
    assert!(matches!(hours.refusal, Some(Refusal::HoursFixed(_))));

    let elsewhere = opal.activity("JC-AN");
    body.session(elsewhere, "04/07/2022", "10:00", "11:00")
        .scheduled();
    assert_eq!(
        body.activity(elsewhere).state,
        ActivityState::Proposed,
        "the other four go on"
    );
}

/// §3.3: «Almeno una delle attività deve trovarsi in stato erogato.»
#[test]
fn cannot_be_concluded_with_nothing_erogata() {
    let body = Body::new("2022-06-27T09:00");
    let activity = opal(&body).activity("JC-DE");
    let day = |start, end| body.session(activity, "28/06/2022", start, end);
    let refused = |state| {
        let reason = body.activity(activity).cannot_end.unwrap();
        assert!(
            reason.contains("almeno una erogazione deve essere EROGATA"),
            "{reason}"
        );
        let asked = body.refused(|archive, now| archive.check_end(activity, now));
        let ended = body.refused(|archive, now| archive.end_activity(activity, state, now));
        for problem in [&asked, &ended] {
            assert!(matches!(problem.refusal, Some(Refusal::CannotEnd(_))));
        }
        assert_eq!(
            (asked.message.as_str(), ended.message.as_str()),
            (reason.as_str(), reason.as_str())
        );
    };
    refused(ActivityState::Proposed);
    day("08:00", "09:00").entered();
    let given_up = day("09:00", "10:00").entered();
    body.take(SessionStep::Cancel, given_up);
    let scheduled = day("10:00", "11:00").scheduled();
    refused(ActivityState::Proposed);
    body.at("2022-06-28T11:00")
        .take(SessionStep::Start, scheduled);
    refused(ActivityState::Started);
    body.take(SessionStep::CloseNegatively, scheduled);
    assert_eq!(body.state(scheduled), SessionState::ClosedNegatively);
    refused(ActivityState::Started);
}

/// §3.3: «per poter concludere l'attività non è necessario che l'intero ammontare delle ore concordate
/// sia stato erogato, ma è sufficiente che ne sia stata effettuata una.»
#[test]
fn one_session_erogata_is_enough() {
    let body = Body::new("2022-06-27T09:00");
    let activity = opal(&body).activity("JC-AL");
    body.session(activity, "28/06/2022", "10:00", "10:30")
        .delivered();
    let asked = body.archive().check_end(activity, body.now()).unwrap();
    assert_eq!(asked.question, "Confermi di voler concludere l’attività ?");
    assert!(
        asked
            .remarks
            .iter()
            .any(|remark| remark.contains("43:30 ore su 44:00")),
        "{:?}",
        asked.remarks
    );
    body.archive()
        .end_activity(activity, ActivityState::Started, body.now())
        .unwrap();
    assert_eq!(body.activity(activity).state, ActivityState::Ended);
}

/// §3.2 and §3.3: the papers of what was done can still be issued once the activity is `TERMINATA`.
#[test]
fn the_register_of_a_terminata_can_still_be_issued() {
    let body = Body::new("2022-06-29T09:00");
    let opal = opal(&body);
    forty_one_to_forty_three(&body, &opal);
    let activity = opal.activity("JC-DE");
    body.archive()
        .end_activity(activity, ActivityState::Started, body.now())
        .unwrap();
    let register = body.issue(&body.register_of(&opal)).unwrap();
    assert_eq!(body.register(register).row.minutes.to_string(), "07:00");
}

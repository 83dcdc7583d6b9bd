//! The public notice of 08/08/2023, later than the manual: the regional system closes by itself the
//! vouchers that have ended. Nothing is scheduled or delivered afterwards, and 60 days remain to load
//! papers and conclude.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use affianca_domain::{Deadline, DeadlineKind, RuleId, SessionStep, Severity, Urgency};
use affianca_tests::body::{Body, MARTA, Opal, broken};
use affianca_workflow::requests::RequestForm;
use affianca_workflow::sessions::StepOrder;
use affianca_workflow::today::TodayFilter;

/// A request whose voucher ends on Saturday 30 September 2023, seen on Monday the 25th.
fn ending(body: &Body) -> Opal {
    body.request("JC-1-1103/022")
        .of(MARTA)
        .until("30/09/2023")
        .admitted()
}

fn correct(body: &Body, opal: &Opal, change: impl FnOnce(&mut RequestForm)) {
    let archive = body.archive();
    let mut form = archive.request_form(opal.id).unwrap();
    change(&mut form);
    archive.edit_request(opal.id, &form, body.now()).unwrap();
}

/// The line of *Oggi* about the voucher.
fn line(body: &Body) -> Option<Deadline> {
    let today = body.archive().today(TodayFilter::default(), body.now());
    let about = [DeadlineKind::Voucher, DeadlineKind::Close];
    let mut lines = today.unwrap().deadlines.into_iter();
    lines.find(|it| about.contains(&it.kind))
}

/// The notice: «nothing can be programmed or delivered» on a later day.
#[test]
fn nothing_is_scheduled_on_a_day_after_the_end() {
    let body = Body::new("2023-09-25T09:00");
    let activity = ending(&body).activity("JC-AL");
    body.session(activity, "30/09/2023", "09:00", "11:00")
        .scheduled();
    let after = body.session(activity, "02/10/2023", "09:00", "11:00");
    let unseen = body.refused(|_, _| after.send());
    let told = broken(&unseen.violations, RuleId::Expired);
    assert_eq!(
        (told.severity, told.blocks_schedule),
        (Severity::Warning, true)
    );
    assert_eq!(told.mend.as_ref().unwrap().label, "Sposta a sabato 30/09");
    let draft = after.seen(&[RuleId::Expired]).entered();
    let order = StepOrder {
        acknowledged: vec![RuleId::Expired],
        ..body.order(SessionStep::Schedule, draft)
    };
    let refused = body.refused(|_, _| body.press(&order));
    let blocked = broken(&refused.violations, RuleId::Expired);
    assert_eq!(blocked.severity, Severity::Error);
    body.edit(draft, |form| form.date = "29/09/2023".into())
        .unwrap();
    body.take(SessionStep::Schedule, draft);
}

/// The same for what was scheduled before anybody knew the end.
#[test]
fn nothing_is_started_on_a_day_after_the_end() {
    let body = Body::new("2023-09-25T09:00");
    let opal = body.request("JC-1-1103/022").of(MARTA).admitted();
    let activity = opal.activity("JC-AL");
    let session = body
        .session(activity, "02/10/2023", "09:00", "11:00")
        .scheduled();
    correct(&body, &opal, |form| form.voucher_ends = "30.9.23".into());
    body.at("2023-10-02T09:00");
    let blocked = body.row(session).steps[0].blocked.clone().unwrap();
    assert_eq!(
        blocked,
        "Non si può avviare: quel giorno il voucher è scaduto (erogazione 02/10/2023 > scadenza 30/09/2023, avviso regionale 08/08/2023)."
    );
    let refused = body.refused(|_, _| body.press(&body.order(SessionStep::Start, session)));
    assert_eq!(
        broken(&refused.violations, RuleId::Expired).severity,
        Severity::Error
    );
    body.take(SessionStep::CloseNegatively, session);
}

/// What was held by the last day is still concluded within its own seven days.
#[test]
fn what_was_held_in_time_is_concluded_afterwards() {
    let body = Body::new("2023-09-25T09:00");
    let activity = ending(&body).activity("JC-AL");
    let session = body
        .session(activity, "30/09/2023", "09:00", "11:00")
        .started();
    body.at("2023-10-07T18:00");
    body.take(SessionStep::Conclude, session);
}

/// «Since 08/08/2023»: a voucher that had ended before was not closed by itself.
#[test]
fn a_voucher_that_ended_before_the_notice_keeps_its_sessions() {
    let body = Body::new("2023-07-31T09:00");
    let opal = body.request("JC-1-1103/022").of(MARTA);
    let activity = opal.until("07/08/2023").admitted().activity("JC-AL");
    body.session(activity, "09/08/2023", "09:00", "11:00")
        .delivered();
}

/// 30 days before with hours still free, the end, the 60 days to load papers and conclude.
#[test]
fn oggi_tells_the_end_before_it_comes_and_the_sixty_days_after_it() {
    let body = Body::new("2023-08-25T09:00");
    let activity = ending(&body).activity("JC-AL");
    body.session(activity, "29/08/2023", "09:00", "13:00")
        .delivered();
    body.session(activity, "26/09/2023", "09:00", "13:00")
        .scheduled();
    body.at("2023-08-30T18:00");
    assert_eq!(line(&body), None, "31 days before");
    body.at("2023-08-31T18:00");
    let told = line(&body).unwrap();
    assert_eq!(told.title, "Il voucher scade il 30/09");
    assert_eq!(
        told.consequence,
        "Restano 56:00 senza erogazioni in calendario. Dopo non si programma e non si eroga più."
    );
    body.at("2023-09-30T18:00");
    assert_eq!(line(&body).unwrap().urgency, Urgency::Today);
    body.at("2023-10-01T18:00");
    let after = line(&body).unwrap();
    assert_eq!(
        (after.kind, after.due.unwrap().to_string().as_str()),
        (DeadlineKind::Close, "2023-11-29")
    );
    assert_eq!(
        after.consequence,
        "Si fa fino al 29/11. Resta da fare: concludere 5 attività, emettere il registro di 1 erogazione, consegnare la relazione sugli esiti."
    );
}

/// Empty when unknown, and then asked for calmly.
#[test]
fn an_end_nobody_knows_is_asked_for_and_breaks_nothing() {
    let body = Body::new("2023-09-25T09:00");
    let opal = body.request("JC-1-1103/022").of(MARTA).admitted();
    let asked =
        "Per i termini manca ancora la scadenza del voucher: si aggiunge con «Modifica dati».";
    assert_eq!(body.page(&opal).untold.as_deref(), Some(asked));
    body.session(opal.activity("JC-AL"), "02/10/2023", "09:00", "11:00")
        .scheduled();
    assert_eq!(line(&body), None);
    correct(&body, &opal, |form| form.voucher_ends = "31/12/2023".into());
    let page = body.page(&opal);
    assert_eq!(page.untold, None);
    assert_eq!(
        page.voucher_end_told.as_deref(),
        Some("poi, fino al 29/02/2024, solo documenti e conclusione")
    );
}

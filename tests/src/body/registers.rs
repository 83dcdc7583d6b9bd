//! An OPAL on its way, for the tests of the registers.

use affianca_domain::{DeadlineKind, SessionStep, Signer};
use affianca_workflow::registers::{PaperForm, PaperOrder, SignatureForm};
use affianca_workflow::today::TodayFilter;

use super::{Body, MARTA, Opal, Session};

/// What is written for nobody but the coach.
pub const PRIVATE: &str = "Terapia farmacologica cambiata";

/// OPAL JC-1-1103/022 with three sessions held and one that was not.
#[must_use]
pub fn delivered(body: &Body) -> (Opal, [Session; 3]) {
    let opal = body.request("JC-1-1103/022").of(MARTA).admitted();
    let (analysis, training) = (opal.activity("JC-AN"), opal.activity("JC-AL"));
    let lost = body
        .session(analysis, "29/06/2022", "08:00", "10:00")
        .scheduled();
    let last = body
        .session(training, "01/07/2022", "13:45", "17:15")
        .place("Legatoria Canal, Treviso")
        .described("Prova guidata della piegatrice")
        .entered();
    let held = [
        body.session(analysis, "28/06/2022", "10:00", "12:00")
            .described("Colloquio di conoscenza")
            .private_note(PRIVATE)
            .delivered(),
        {
            body.take(SessionStep::CloseNegatively, lost);
            body.session(analysis, "30/06/2022", "08:00", "09:00")
                .described("Raccolta degli interessi di lavoro")
                .delivered()
        },
        last,
    ];
    body.take(SessionStep::Schedule, last);
    body.at("2022-07-01T17:15").take(SessionStep::Start, last);
    body.take(SessionStep::Conclude, last);
    (opal, held)
}

/// Checks that a text holds these parts, one after the other.
///
/// # Panics
/// When one is missing or not in its place.
pub fn assert_in_order(text: &str, parts: &[&str]) {
    let mut rest = text;
    for part in parts {
        let at = rest.find(part);
        let at =
            at.unwrap_or_else(|| panic!("«{part}» is missing, or not in its place, in: {text}"));
        rest = &rest[at + part.len()..];
    }
}

/// The paper of the analysis: two sessions, signed by both.
#[must_use]
pub fn paper(opal: &Opal, held: &[Session]) -> PaperOrder {
    let signed = |signer, who: &str| SignatureForm {
        signer: Some(signer),
        who: who.into(),
        date: "30/06/2022".into(),
        place: String::new(),
    };
    PaperOrder {
        request: opal.id,
        register: None,
        form: PaperForm {
            number: " Reg.  14/2022 ".into(),
            activity: Some(opal.activity("JC-AN")),
            from: "28/06/2022".into(),
            to: "30/6".into(),
            sessions: held.iter().map(|it| it.id).collect(),
            signatures: vec![
                signed(Signer::Coach, "Lucia Sartori"),
                signed(Signer::Recipient, "Marta Zanatta"),
                SignatureForm {
                    signer: Some(Signer::Provider),
                    ..SignatureForm::default()
                },
            ],
        },
    }
}

/// What *Oggi* asks of registers: to issue one, to have one signed.
///
/// # Panics
/// When the archive cannot be read.
#[must_use]
pub fn asked(body: &Body) -> Vec<String> {
    let today = body
        .archive()
        .today(TodayFilter::default(), body.now())
        .unwrap();
    let deadlines = today.deadlines.into_iter();
    deadlines
        .filter(|it| matches!(it.kind, DeadlineKind::Issue | DeadlineKind::Sign))
        .map(|it| it.title)
        .collect()
}

//! §3.2 of the manual, the register: what was done is attested on paper, signed and kept.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use affianca_domain::{ActivityState, RegisterState, Signer};
use affianca_tests::body::registers::{PRIVATE, assert_in_order, delivered};
use affianca_tests::body::{Body, PASSPHRASE, Session, print, read_back};
use affianca_workflow::Refusal;
use affianca_workflow::registers::{RegisterOrder, ScopeForm};

const REFERENCE: &str = "Fondo Regionale per l'Occupazione delle persone con Disabilità. Decreto \
Direttoriale di Veneto Lavoro n. 18 del 30/03/2022 \"Approvazione e adozione dell'Avviso pubblico per \
la realizzazione di interventi di accompagnamento al lavoro delle persone con disabilità di cui alla \
D.G.R. 1103 del 09/08/2021\"";

fn describe(body: &Body, session: Session, description: &str, private_note: &str) {
    let revision = body.row(session).session.revision;
    let archive = body.archive();
    archive
        .describe_session(session.id, revision, description, private_note, body.now())
        .unwrap();
}

/// §3.2: «Il registro attività riporterà, per ogni attività svolta, la data, l'ora di inizio e di fine
/// e una breve descrizione dell'attività realizzata.»
#[test]
fn tells_date_start_end_and_description_of_every_session_held() {
    let body = Body::new("2022-06-27T09:00");
    let (opal, _) = delivered(&body);
    let id = body.issue(&body.register_of(&opal)).unwrap();
    let text = read_back(&body.pdf(id));
    for held in [
        [
            "28/06/2022",
            "10:00",
            "12:00",
            "02:00",
            "JC-AN",
            "Colloquio di conoscenza",
        ],
        [
            "30/06/2022",
            "08:00",
            "09:00",
            "01:00",
            "JC-AN",
            "Raccolta degli interessi di lavoro",
        ],
        [
            "01/07/2022",
            "13:45",
            "17:15",
            "03:30",
            "JC-AL",
            "Prova guidata della piegatrice",
        ],
    ] {
        assert_in_order(&text, &held);
    }
    let row = body.register(id).row;
    assert_eq!((row.number.as_str(), row.version), ("2022/001", Some(1)));
    assert_eq!(
        row.minutes.to_string(),
        "06:30",
        "what was closed negatively is not counted"
    );
}

/// §3.2: a session that did not take place is printed struck, and no hours of it.
#[test]
fn a_session_closed_negatively_is_struck_and_a_draft_is_not_on_it() {
    let body = Body::new("2022-06-27T09:00");
    let (opal, _) = delivered(&body);
    let training = opal.activity("JC-AL");
    body.session(training, "04/07/2022", "10:00", "12:00")
        .described("Da fare")
        .entered();
    body.session(training, "05/07/2022", "10:00", "12:00")
        .scheduled();
    let mut printed = Vec::new();
    let order = body.register_of(&opal);
    body.archive()
        .issue_register(&order, body.now(), |sheet| {
            let rows = sheet.rows.iter();
            printed = rows.map(|row| (row.date.to_string(), row.struck)).collect();
            print(sheet)
        })
        .unwrap();
    let expected = [
        ("2022-06-28", false),
        ("2022-06-29", true),
        ("2022-06-30", false),
        ("2022-07-01", false),
    ];
    assert_eq!(
        printed,
        expected.map(|(date, struck)| (date.to_owned(), struck))
    );
}

/// §3.2: «i riferimenti al dispositivo ("Fondo Regionale per l'Occupazione delle persone con
/// Disabilità. […] D.G.R. 1103 del 09/08/2021") e al destinatario (Id voucher, nome cognome e CF
/// dell'utente)».
#[test]
fn carries_the_reference_text_word_for_word_and_the_recipient() {
    let body = Body::new("2022-06-27T09:00");
    let (opal, _) = delivered(&body);
    let text = read_back(&body.pdf(body.issue(&body.register_of(&opal)).unwrap()));
    for part in [
        REFERENCE,
        "JC-1-1103/022",
        "40217",
        "Zanatta Marta",
        "ZNTMRT94C54G224Z",
        "CPI Treviso",
        "Cooperativa Ponte Chiaro",
        "Lucia Sartori",
        "Busato Renzo",
        "Legatoria Canal, Treviso",
    ] {
        assert!(text.contains(part), "«{part}» is missing in: {text}");
    }
}

/// The description is signed by the company contact too: the reserved note never reaches the paper.
#[test]
fn the_reserved_note_is_never_on_it() {
    let body = Body::new("2022-06-27T09:00");
    let (opal, [first, ..]) = delivered(&body);
    assert_eq!(body.row(first).session.private_note, PRIVATE);
    let order = body.register_of(&opal);
    let mut sheet = String::new();
    let issued = body
        .archive()
        .issue_register(&order, body.now(), |printed| {
            sheet = printed.canonical_json();
            print(printed)
        });
    let text = read_back(&body.pdf(issued.unwrap()));
    for word in PRIVATE.split(' ') {
        assert!(!text.contains(word), "«{word}» is on the paper: {text}");
    }
    assert!(
        !sheet.contains(PRIVATE),
        "nor is it in the data of the paper"
    );
}

/// §3.2: «Tale registro andrà firmato con le firme del coach e del destinatario (titolare del voucher
/// o referente aziendale) e dovrà essere conservato agli atti e reso disponibile in caso di possibili
/// verifiche in loco.»
#[test]
fn is_signed_kept_and_there_again_after_the_archive_was_locked() {
    let body = Body::new("2022-06-27T09:00");
    let (opal, _) = delivered(&body);
    let id = body.issue(&body.register_of(&opal)).unwrap();
    assert_eq!(body.register(id).row.state, RegisterState::ToSign);
    let pdf = body.pdf(id);
    let waiting = || body.archive().frame(body.now()).unwrap().counters.registers;
    body.sign(id, Signer::Provider, "Irene Dal Corso").unwrap();
    body.sign(id, Signer::Coach, "Lucia Sartori").unwrap();
    assert_eq!(
        (body.register(id).row.state, waiting()),
        (RegisterState::PartlySigned, 1),
        "the recipient has not"
    );
    body.sign(id, Signer::Recipient, "Renzo Busato").unwrap();
    assert_eq!(
        (body.register(id).row.state, waiting()),
        (RegisterState::Signed, 0)
    );
    let scan = b"%PDF-1.7 the signed paper";
    body.archive().attach_scan(id, scan, body.now()).unwrap();
    let other = b"%PDF-1.7 the signed paper, straight";
    let once = body.last_entry().details;
    body.archive().attach_scan(id, other, body.now()).unwrap();
    let told = |details: &[(String, String)], key: &str| {
        let found = details.iter().find(|(k, _)| k == key);
        found.map(|(_, value)| value.clone())
    };
    assert_eq!(
        told(
            &body.last_entry().details,
            "impronta della scansione precedente"
        ),
        told(&once, "impronta"),
        "what was there before can still be told"
    );
    body.vault().lock();
    body.vault().unlock(PASSPHRASE, body.now()).unwrap();
    assert!(body.pdf(id) == pdf, "the same bytes");
    let kept = body.archive().register_scan(id, None).unwrap();
    assert_eq!(kept.bytes, other);
    let first = body.archive().register_scan(id, Some(1)).unwrap();
    assert_eq!(first.bytes, scan, "nothing is overwritten");
    let numbers: Vec<u32> = body.register(id).scans.iter().map(|it| it.number).collect();
    assert_eq!(numbers, [2, 1]);
    assert!(
        kept.name.starts_with("registro-") && kept.name.ends_with("-firmato-2.pdf"),
        "{}",
        kept.name
    );
    assert_eq!(body.register(id).row.state, RegisterState::Signed);
}

/// What is on paper and signed must be what is true: a changed description asks for a new version.
#[test]
fn a_signature_marked_wrongly_is_marked_again() {
    let body = Body::new("2022-06-27T09:00");
    let (opal, _) = delivered(&body);
    let id = body.issue(&body.register_of(&opal)).unwrap();
    for who in ["Anna Moreti", "Anna Moretti"] {
        body.sign(id, Signer::Coach, who).unwrap();
    }
    assert_eq!(body.register(id).signatures[0].who, "Anna Moretti");
}

#[test]
fn a_changed_description_makes_it_superato_and_a_new_version_keeps_the_number() {
    let body = Body::new("2022-06-27T09:00");
    let (opal, [first, second, _]) = delivered(&body);
    let order = body.register_of(&opal);
    let old = body.issue(&order).unwrap();
    describe(
        &body,
        second,
        "Raccolta degli interessi di lavoro",
        "Solo per me",
    );
    assert_eq!(
        body.register(old).row.state,
        RegisterState::ToSign,
        "the note is not on paper"
    );

    describe(&body, first, "Colloquio di conoscenza e visita", PRIVATE);
    let detail = body.register(old);
    assert_eq!(detail.row.state, RegisterState::Outdated);
    assert_eq!(
        detail.outdated,
        [format!(
            "Erogazione {}: è cambiata la descrizione.",
            first.id
        )]
    );
    let problem = body.refused(|_, _| body.sign(old, Signer::Coach, "Lucia Sartori"));
    assert!(matches!(problem.refusal, Some(Refusal::RegisterOutdated)));

    let new = body.issue(detail.order.as_ref().unwrap()).unwrap();
    let row = body.register(new).row;
    assert_eq!((row.number.as_str(), row.version), ("2022/001", Some(2)));
    assert_eq!(row.state, RegisterState::ToSign);
    assert!(read_back(&body.pdf(new)).contains("Colloquio di conoscenza e visita"));
    let replaced = body.register(old).row;
    assert_eq!(replaced.state, RegisterState::Replaced);
    assert_eq!(replaced.replaced_by.as_deref(), Some("2022/001 versione 2"));
    let problem = body.refused(|_, _| body.issue(detail.order.as_ref().unwrap()));
    assert!(
        matches!(problem.refusal, Some(Refusal::RegisterReplaced)),
        "one newest version only"
    );
    let another = body.issue(&order).unwrap();
    assert_eq!(body.register(another).row.number, "2022/002");
}

/// An issued register never changes, whatever becomes of its sessions.
#[test]
fn an_issued_register_never_changes() {
    let body = Body::new("2022-06-27T09:00");
    let (opal, [first, ..]) = delivered(&body);
    let id = body.issue(&body.register_of(&opal)).unwrap();
    let (pdf, hash) = (body.pdf(id), body.register(id).data_hash);
    let unchanged = |after: &str| {
        assert!(body.pdf(id) == pdf, "after {after}");
        assert_eq!(body.register(id).data_hash, hash, "after {after}");
    };
    body.sign(id, Signer::Coach, "Lucia Sartori").unwrap();
    unchanged("a signature");
    describe(&body, first, "Tutt’altra descrizione", "");
    unchanged("another description");
    body.session(opal.activity("JC-AN"), "02/07/2022", "10:00", "11:00")
        .delivered();
    unchanged("another session");
    body.issue(body.register(id).order.as_ref().unwrap())
        .unwrap();
    unchanged("a new version");
    for activity in ["JC-AN", "JC-AL"] {
        let id = opal.activity(activity);
        body.archive()
            .end_activity(id, ActivityState::Started, body.now())
            .unwrap();
    }
    unchanged("the end of its activities");
    body.vault().lock();
    body.vault().unlock(PASSPHRASE, body.now()).unwrap();
    unchanged("the archive was opened again");
}

/// The same sheet gives the same bytes: what is printed twice is the same paper.
#[test]
fn the_same_data_give_the_same_bytes() {
    let body = Body::new("2022-06-27T09:00");
    let (opal, _) = delivered(&body);
    let mut sheets = Vec::new();
    let order = body.register_of(&opal);
    let id = body
        .archive()
        .issue_register(&order, body.now(), |sheet| {
            sheets.push(sheet.clone());
            print(sheet)
        })
        .unwrap();
    assert!(print(&sheets[0]).unwrap().pdf == body.pdf(id));
    assert_eq!(body.register(id).data_hash, sheets[0].data_hash());
}

/// A register covers an activity, a day or a period as well as the whole OPAL.
#[test]
fn covers_what_was_asked_for_and_nothing_else() {
    let body = Body::new("2022-06-27T09:00");
    let (opal, _) = delivered(&body);
    let activity = opal.activity("JC-AL");
    let period = |from: &str, to: &str| ScopeForm::Period {
        from: from.into(),
        to: to.into(),
    };
    for (scope, rows, hours, label) in [
        (ScopeForm::Opal, 4, "06:30", "intera OPAL"),
        (ScopeForm::Activity { activity }, 1, "03:30", "JC-AL"),
        (
            ScopeForm::Day {
                date: "28/06/2022".into(),
            },
            1,
            "02:00",
            "giornata 28/06/2022",
        ),
        (
            period("01/06/2022", "30/06/2022"),
            3,
            "03:00",
            "giugno 2022",
        ),
    ] {
        let order = RegisterOrder {
            scope,
            ..body.register_of(&opal)
        };
        let check = body.archive().check_register(&order, body.now()).unwrap();
        assert_eq!(
            (check.rows, check.minutes.to_string().as_str()),
            (rows, hours),
            "{label}"
        );
        let row = body.register(body.issue(&order).unwrap()).row;
        assert_eq!((row.sessions, row.scope.as_str()), (rows, label));
    }
    let order = RegisterOrder {
        scope: ScopeForm::Day {
            date: "02/07/2022".into(),
        },
        ..body.register_of(&opal)
    };
    assert!(matches!(
        body.refused(|_, _| body.issue(&order)).refusal,
        Some(Refusal::EmptyRegister { .. })
    ));
}

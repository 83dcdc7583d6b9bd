//! §3.2 of the manual, «il registro attività» kept on paper before the body had Affianca: it is
//! recorded as it is, covers its sessions, and nothing of it is ever printed here.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use affianca_domain::{RegisterId, RegisterState, SessionId, Signer};
use affianca_tests::body::registers::{asked, delivered, paper};
use affianca_tests::body::{Body, YASMINE};
use affianca_workflow::registers::{PaperForm, PaperOrder, RegisterFilter};
use affianca_workflow::{Error, Refusal, Result};

fn record(body: &Body, order: &PaperOrder) -> Result<RegisterId> {
    body.archive().record_paper_register(order, body.now())
}

fn problems(refused: Result<RegisterId>) -> Vec<(String, String)> {
    match refused {
        Err(Error::Invalid(fields)) => {
            let told = |it: affianca_workflow::FieldProblem| (it.field, it.message);
            fields.into_iter().map(told).collect()
        }
        other => panic!("it was taken: {other:?}"),
    }
}

#[test]
fn its_sessions_are_not_asked_for_again() {
    let body = Body::new("2022-06-27T09:00");
    let (opal, [first, second, last]) = delivered(&body);
    assert_eq!(asked(&body), ["Emetti il registro di 3 erogazioni svolte"]);
    let form = body.archive().paper_register_form(opal.id, None).unwrap();
    assert_eq!(
        (form.from.as_str(), form.to.as_str(), form.sessions),
        (
            "28/06/2022",
            "01/07/2022",
            vec![first.id, second.id, last.id]
        ),
        "what is on no register is proposed"
    );
    let id = record(&body, &paper(&opal, &[first, second])).unwrap();
    assert_eq!(asked(&body), ["Emetti il registro di un’erogazione svolta"]);
    let detail = body.register(id);
    let row = &detail.row;
    assert_eq!(
        (
            row.number.as_str(),
            row.scope.as_str(),
            row.version,
            row.on_paper
        ),
        ("Reg. 14/2022", "JC-AN, 28/06/2022 – 30/06/2022", None, true)
    );
    assert_eq!(
        (
            row.state,
            row.signatures,
            row.sessions,
            row.minutes.to_string()
        ),
        (RegisterState::Signed, 2, 2, "03:00".to_owned())
    );
    let dates = detail.paper.unwrap().sessions;
    let dates: Vec<_> = dates.iter().map(|it| it.date.to_string()).collect();
    assert_eq!(dates, ["2022-06-28", "2022-06-30"]);
    let on = &body.row(first).registers;
    assert_eq!(
        (on.len(), on[0].number.as_str(), on[0].on_paper),
        (1, "Reg. 14/2022", true)
    );
    let entry = body.last_entry();
    assert_eq!(
        entry.subject,
        "registro su carta Reg. 14/2022, JC-1-1103/022"
    );
}

#[test]
fn the_end_of_an_activity_takes_it_for_its_register() {
    let body = Body::new("2022-06-27T09:00");
    let (opal, [first, second, _]) = delivered(&body);
    let unsigned = |body: &Body| {
        let check = body
            .archive()
            .check_end(opal.activity("JC-AN"), body.now())
            .unwrap();
        let said = check.remarks.into_iter();
        said.filter(|it| it.contains("registro firmato"))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        unsigned(&body),
        ["2 erogazioni non sono ancora in un registro firmato."]
    );
    let mut order = paper(&opal, &[first, second]);
    order.form.signatures.truncate(1);
    let id = record(&body, &order).unwrap();
    assert_eq!(unsigned(&body).len(), 1, "the recipient has not signed it");
    assert_eq!(
        asked(&body)[1..],
        ["Fai firmare il registro su carta Reg. 14/2022"]
    );
    body.sign(id, Signer::Recipient, "Marta Zanatta").unwrap();
    assert_eq!(unsigned(&body), [""; 0]);
}

#[test]
fn nothing_of_it_is_ours_but_its_scan() {
    let body = Body::new("2022-06-27T09:00");
    let (opal, [first, second, _]) = delivered(&body);
    let id = record(&body, &paper(&opal, &[first, second])).unwrap();
    let archive = body.archive();
    let refused = archive.register_pdf(id).unwrap_err();
    assert_eq!(refused.refusal(), Some(&Refusal::RegisterOnPaper));
    let version = affianca_workflow::registers::RegisterOrder {
        replaces: Some(id),
        ..body.register_of(&opal)
    };
    let refused = body.issue(&version).unwrap_err();
    assert_eq!(refused.refusal(), Some(&Refusal::RegisterOnPaper));
    assert_eq!(body.register(id).order, None);
    archive
        .attach_scan(id, b"%PDF-1.7 carta", body.now())
        .unwrap();
    let scan = archive.register_scan(id, None).unwrap();
    assert_eq!(scan.name, "registro-su-carta-Reg--14-2022.pdf");
    assert_eq!(scan.bytes, b"%PDF-1.7 carta");
    let refused = archive.attach_scan(id, b"<html>", body.now()).unwrap_err();
    assert_eq!(refused.refusal(), Some(&Refusal::NotAScan));
    let number = body.issue(&body.register_of(&opal)).unwrap();
    assert_eq!(
        body.register(number).row.number,
        "2022/001",
        "no number is used up"
    );
}

#[test]
fn another_register_of_its_sessions_is_warned_of() {
    let body = Body::new("2022-06-27T09:00");
    let (opal, [first, second, _]) = delivered(&body);
    record(&body, &paper(&opal, &[first, second])).unwrap();
    let order = body.register_of(&opal);
    let check = body.archive().check_register(&order, body.now()).unwrap();
    assert!(
        check.remarks.contains(
            &"2 erogazioni sono già su un registro su carta (Reg. 14/2022): qui andrebbero firmate di nuovo.".into()
        ),
        "{:?}",
        check.remarks
    );
    let again = PaperOrder {
        form: PaperForm {
            number: "Reg. 15/2022".into(),
            ..PaperForm::default()
        },
        ..paper(&opal, &[])
    };
    let offered = body
        .archive()
        .check_paper_register(&again, body.now())
        .unwrap();
    let proposed: Vec<_> = offered.sessions.iter().map(|it| it.proposed).collect();
    assert_eq!(proposed, [false, false, true]);
    assert_eq!(offered.sessions[0].registers, ["Reg. 14/2022"]);
}

#[test]
fn it_is_found_by_its_number_and_by_its_person() {
    let body = Body::new("2022-06-27T09:00");
    let (opal, [first, second, _]) = delivered(&body);
    let id = record(&body, &paper(&opal, &[first, second])).unwrap();
    body.issue(&body.register_of(&opal)).unwrap();
    let archive = body.archive();
    for (text, expected) in [
        ("14/2022", 1),
        ("reg. 14", 1),
        ("registro 14", 1),
        ("zanatta", 2),
        ("2022/001", 1),
        ("15/2022", 0),
    ] {
        let filter = RegisterFilter {
            text: text.into(),
            page_size: 10,
            ..RegisterFilter::default()
        };
        let found = archive.list_registers(&filter).unwrap();
        assert_eq!(found.found, expected, "{text}");
    }
    for text in ["reg 14", "registro su carta 14/2022"] {
        let hits = archive.search_everything(text).unwrap();
        let hit = hits.iter().find(|hit| hit.kind == "registro").unwrap();
        assert_eq!(
            (hit.id, hit.title.as_str()),
            (id.0, "Registro su carta Reg. 14/2022")
        );
    }
}

#[test]
fn everything_wrong_is_told_at_once_beside_its_field() {
    let body = Body::new("2022-06-27T09:00");
    let (opal, [first, second, last]) = delivered(&body);
    let before = body.everything();
    let wrong = |change: fn(&mut PaperForm)| {
        let mut order = paper(&opal, &[first, second]);
        change(&mut order.form);
        problems(record(&body, &order))
    };
    let fields = |change| -> Vec<String> {
        let told: Vec<(String, String)> = wrong(change);
        told.into_iter().map(|(field, _)| field).collect()
    };
    assert_eq!(
        fields(|form| *form = PaperForm::default()),
        ["number", "from", "sessions"]
    );
    assert_eq!(fields(|form| form.number = "–".into()), ["number"]);
    assert_eq!(fields(|form| form.number = "9".repeat(41)), ["number"]);
    assert_eq!(fields(|form| form.from = "31/02/2022".into()), ["from"]);
    assert_eq!(fields(|form| form.to = "02/07/2022".into()), ["to"]);
    assert_eq!(fields(|form| form.to = "27/06/2022".into()), ["to"]);
    assert_eq!(
        fields(|form| form.signatures[0].date = "02/07/2022".into()),
        ["coach.date"]
    );
    assert_eq!(
        fields(|form| form.signatures[1].who = " ".into()),
        ["recipient.who"]
    );
    assert_eq!(
        wrong(|form| form.to = String::new()),
        [(
            "sessions".to_owned(),
            format!(
                "L’erogazione {} del 30/06/2022 è fuori dal periodo del registro.",
                second.id
            )
        )]
    );
    let other = paper(&opal, &[first, last]);
    assert_eq!(
        problems(record(&body, &other)).len(),
        1,
        "of another activity, and later"
    );
    let unknown = PaperOrder {
        form: PaperForm {
            sessions: vec![SessionId(7)],
            ..other.form.clone()
        },
        ..other
    };
    assert!(matches!(record(&body, &unknown), Err(Error::NotFound(_))));
    assert_eq!(body.everything(), before, "nothing was half done");
    record(&body, &paper(&opal, &[first])).unwrap();
    let twice = problems(record(&body, &paper(&opal, &[second])));
    assert_eq!(
        twice,
        [(
            "number".to_owned(),
            "Di questa richiesta c’è già il registro su carta «Reg. 14/2022».".to_owned()
        )]
    );
}

#[test]
fn only_what_was_held_can_stand_on_it() {
    let body = Body::new("2022-06-27T09:00");
    let opal = body.request("JC-1-1103/014").of(YASMINE).admitted();
    let planned = body
        .session(opal.activity("JC-AN"), "28/06/2022", "10:00", "12:00")
        .scheduled();
    body.at("2022-06-30T09:00");
    let told = problems(record(&body, &paper(&opal, &[planned])));
    assert_eq!(
        told[0].1,
        format!(
            "L’erogazione {} del 28/06/2022 è PROGRAMMATA: su un registro sta solo ciò che è stato erogato.",
            planned.id
        )
    );
}

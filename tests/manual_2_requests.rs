//! §1 and §2 of the manual: the table of requests, its search, and the page of one request.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use affianca_domain::{
    ActivityState, Cents, DateOf, Minutes, RequestState, VoucherKind, parse_date,
};
use affianca_tests::body::{Body, DAVIDE, MARTA, Opal, fields_of};
use affianca_workflow::ProblemCode;
use affianca_workflow::requests::{RequestFilter, RequestPage};

/// The manual's three OPALs, each with the person, the centre and the hours it has there.
fn three_opals(body: &Body) -> [Opal; 3] {
    let by_padova = body
        .request("JC-1-1103/022")
        .of(MARTA)
        .sent_by(body.cpi_padova);
    [
        by_padova.at(body.padova).proposed(),
        body.request("JC-1-1103/002")
            .of(DAVIDE)
            .reinforced()
            .at(body.treviso)
            .admitted(),
        body.request("JC-1-1103/014")
            .reinforced()
            .hours([2, 6, 2, 2, 6])
            .admitted(),
    ]
}

fn list(body: &Body, filter: &RequestFilter) -> RequestPage {
    body.archive().list_requests(filter, body.now()).unwrap()
}

fn found(body: &Body, filter: &RequestFilter) -> Vec<String> {
    let mut opals: Vec<_> = list(body, filter)
        .rows
        .into_iter()
        .map(|row| row.opal)
        .collect();
    opals.sort();
    opals
}

fn phrase(text: &str) -> RequestFilter {
    RequestFilter {
        text: text.into(),
        ..RequestFilter::default()
    }
}

/// §1: «Essendo il servizio di job coaching composto da 5 attività necessariamente compresenti,
/// tutte le attività devono essere erogate dallo stesso ente erogatore.»
#[test]
fn a_request_has_all_five_activities_or_is_not_taken() {
    let body = Body::new("2022-06-20T09:00");
    let mut form = body.request("JC-1-1103/022").form();
    form.activities.remove(2);
    let problem = body.refused(|archive, now| archive.create_request(&form, now));
    assert_eq!(problem.code, ProblemCode::Invalid);
    assert_eq!(fields_of(&problem), ["activities"]);
    assert!(problem.message.contains("JC-PU"), "{}", problem.message);
}

/// §2: «La tabella elenca tutte le richieste di servizio. Ognuna di esse riporta lo stato di
/// preselezione, il codice dell'Opal per la quale è stato richiesto il servizio, i riferimenti del
/// beneficiario e la composizione dell'Opal.»
#[test]
fn every_request_is_listed_with_its_state_its_person_and_what_it_is_made_of() {
    let body = Body::new("2022-06-20T09:00");
    three_opals(&body);
    let page = list(&body, &RequestFilter::default());
    assert_eq!((page.found, page.page, page.pages), (3, 1, 1));
    let row = page
        .rows
        .iter()
        .find(|row| row.opal == "JC-1-1103/022")
        .unwrap();
    assert_eq!(row.state, RequestState::Proposed);
    assert_eq!(
        row.request_date,
        parse_date("20/06/2022", DateOf::Cell, body.now().date()).unwrap()
    );
    assert_eq!(row.holder, "Cooperativa Ponte Chiaro");
    assert_eq!(
        (row.surname.as_str(), row.name.as_str()),
        ("Zanatta", "Marta")
    );
    assert_eq!(row.tax_code, "ZNTMRT94C54G224Z");
    assert_eq!(row.centre, "CPI Padova");
    let lines: Vec<_> = row
        .activities
        .iter()
        .map(|line| {
            (
                line.state,
                line.code.as_str(),
                line.minutes,
                line.amount.to_string(),
            )
        })
        .collect();
    let proposed = ActivityState::Proposed;
    assert_eq!(
        lines,
        [
            (
                proposed,
                "JC-AN",
                Minutes::from_hours(4),
                "152,00 €".to_owned()
            ),
            (
                proposed,
                "JC-DE",
                Minutes::from_hours(8),
                "304,00 €".to_owned()
            ),
            (
                proposed,
                "JC-PU",
                Minutes::from_hours(4),
                "152,00 €".to_owned()
            ),
            (
                proposed,
                "JC-SU",
                Minutes::from_hours(4),
                "152,00 €".to_owned()
            ),
            (
                proposed,
                "JC-AL",
                Minutes::from_hours(44),
                "1.672,00 €".to_owned()
            ),
        ]
    );
    assert_eq!(
        (row.minutes, row.amount),
        (Minutes::from_hours(64), Cents(243_200))
    );
}

/// §2: «Record trovati: 41 - pagina 1 di 5».
#[test]
fn forty_one_requests_fill_five_pages() {
    let body = Body::new("2022-06-20T09:00");
    for number in 1..=41 {
        body.request(&format!("JC-1-1103/{number:03}")).proposed();
    }
    let page = |page, page_size| {
        list(
            &body,
            &RequestFilter {
                page,
                page_size,
                ..RequestFilter::default()
            },
        )
    };
    let first = page(1, 10);
    assert_eq!((first.found, first.page, first.pages), (41, 1, 5));
    let mut seen: Vec<_> = (1..=5)
        .flat_map(|number| page(number, 10).rows)
        .map(|row| row.id)
        .collect();
    assert_eq!(page(5, 10).rows.len(), 1);
    assert_eq!(seen.len(), 41);
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), 41, "a request is on one page only");
    assert_eq!((page(1, 25).pages, page(1, 50).pages), (2, 1));
}

/// §2: «CERCA RECORD IN CUI: un qualsiasi campo contiene la frase».
#[test]
fn a_phrase_is_found_in_any_column_of_the_table() {
    let body = Body::new("2022-06-20T09:00");
    three_opals(&body);
    for text in [
        "PROPOSTA",
        "proposta",
        "20/06/2022",
        "1103/022",
        "jc-1-1103",
        "ponte chiaro",
        "Zanatta",
        "anatt",
        "marta zanatta",
        "Zanatta Marta",
        "ZNTMRT94C54",
        "CPI Padova",
        "collaudo",
        "definizione del programma",
        "ATTIVITA",
        "JC-PU",
        "44:00",
        "1.672,00",
        "1.672,00 €",
    ] {
        let opals = found(&body, &phrase(text));
        assert!(
            opals.contains(&"JC-1-1103/022".to_owned()),
            "«{text}» finds {opals:?}"
        );
    }
    for (text, only) in [
        ("1103/022", "JC-1-1103/022"),
        ("Tonello", "JC-1-1103/002"),
        ("haddad", "JC-1-1103/014"),
        ("228,00 €", "JC-1-1103/014"),
        ("padova", "JC-1-1103/022"),
    ] {
        assert_eq!(found(&body, &phrase(text)), [only], "«{text}»");
    }
    let nothing = list(&body, &phrase("nessuno si chiama così"));
    assert_eq!((nothing.found, nothing.page, nothing.pages), (0, 0, 0));
}

/// §2: the column «Stato attività» is searched as it stands now.
#[test]
fn a_request_is_found_by_the_state_its_activities_have_now() {
    let body = Body::new("2022-06-27T09:00");
    let [_, opal, _] = three_opals(&body);
    assert_eq!(found(&body, &phrase("INIZIATA")), [""; 0]);
    let session = body
        .session(opal.activity("JC-AN"), "28/06/2022", "10:00", "12:00")
        .delivered();
    assert_eq!(found(&body, &phrase("INIZIATA")), ["JC-1-1103/002"]);
    body.archive()
        .end_activity(session.activity, ActivityState::Started, body.now())
        .unwrap();
    assert_eq!(found(&body, &phrase("INIZIATA")), [""; 0]);
    assert_eq!(found(&body, &phrase("TERMINATA")), ["JC-1-1103/002"]);
}

/// §2: «RESTRINGI LA RICERCA AI RECORD CON: qualsiasi situazione qualsiasi sportello».
#[test]
fn the_search_narrows_by_situation_and_by_branch() {
    let body = Body::new("2022-06-20T09:00");
    three_opals(&body);
    let all = RequestFilter::default();
    let admitted = RequestFilter {
        state: Some(RequestState::Admitted),
        ..all.clone()
    };
    assert_eq!(found(&body, &admitted), ["JC-1-1103/002", "JC-1-1103/014"]);
    let at_verona = RequestFilter {
        branch: Some(body.verona),
        ..all.clone()
    };
    assert_eq!(found(&body, &at_verona), ["JC-1-1103/014"]);
    let both = RequestFilter {
        branch: Some(body.padova),
        ..admitted.clone()
    };
    assert_eq!(list(&body, &both).found, 0);
    let with_a_phrase = RequestFilter {
        text: "rinforzato".into(),
        ..admitted
    };
    assert_eq!(
        found(&body, &with_a_phrase),
        ["JC-1-1103/002", "JC-1-1103/014"]
    );
    assert_eq!(list(&body, &all).found, 3, "Mostra Tutti");
}

/// §2: «Nella nuova schermata a cui si accede, che ripropone le stesse informazioni contenute nella
/// tabella, sono presenti i pulsanti per l'ammissione al servizio e al rifiuto della richiesta, e
/// anche un pulsante per la visualizzazione del profilo del beneficiario.»
#[test]
fn the_page_of_a_request_shows_its_five_activities_and_their_amounts() {
    let body = Body::new("2022-06-20T09:00");
    let [opal, ..] = three_opals(&body);
    let page = body.page(&opal);
    assert_eq!(page.state, RequestState::Proposed);
    assert_eq!(
        (page.opal.as_str(), page.description.as_str()),
        ("JC-1-1103/022", "COLLAUDO COL002")
    );
    assert_eq!(page.voucher_kind, VoucherKind::Base);
    let activities: Vec<_> = page
        .activities
        .iter()
        .map(|activity| {
            let agreed = activity.envelope.agreed;
            (
                activity.code.as_str(),
                activity.title.as_str(),
                agreed.minutes.0 / 60,
                agreed.amount.0,
            )
        })
        .collect();
    assert_eq!(
        activities,
        [
            ("JC-AN", "Analisi del quadro generale", 4, 15_200),
            ("JC-DE", "Definizione del programma", 8, 30_400),
            ("JC-PU", "Puntualizzazione delle problematiche", 4, 15_200),
            ("JC-SU", "Supervisione delle attività", 4, 15_200),
            ("JC-AL", "Allenamento e affiancamento", 44, 167_200),
        ]
    );
    assert_eq!(page.total.agreed.amount, Cents(243_200));
    let profile = body.archive().beneficiary(page.beneficiary).unwrap();
    assert_eq!(
        (profile.surname.as_str(), profile.name.as_str()),
        ("Zanatta", "Marta")
    );
    assert_eq!(profile.tax_code, "ZNTMRT94C54G224Z");
    assert_eq!(profile.opals, ["JC-1-1103/022"]);
}

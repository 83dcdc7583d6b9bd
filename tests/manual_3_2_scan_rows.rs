//! §3.2 of the manual, the register once its scan is attached: row by row beside what was printed, with what was
//! signed and what was not.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod simulated;

use affianca_domain::{FieldUse, FieldVerdict, RegisterId, RegisterState, Signer};
use affianca_tests::body::Body;
use affianca_tests::body::registers::delivered;
use affianca_workflow::registers::{RegisterOrder, RowSaid, ScanRows};
use affianca_workflow::{Error, Problem, Refusal};
use simulated::signed;
use simulated::support::camera::Level;

const MISSING: FieldUse = FieldUse::Row {
    row: 3,
    signer: Signer::Recipient,
};

fn attach(body: &Body, id: RegisterId, pages: &[Vec<u8>]) {
    let scan = affianca_documents::scan_pdf(pages).unwrap();
    body.archive().attach_scan(id, &scan, body.now()).unwrap();
}

fn rows(body: &Body, id: RegisterId) -> ScanRows {
    body.archive().scan_to_read(id).unwrap().by_rows()
}

fn said(row: u32, signer: Signer, verdict: FieldVerdict) -> RowSaid {
    RowSaid {
        row,
        signer,
        verdict,
    }
}

/// §3.2: «Il registro attività […] dovrà essere firmato dal coach e dal destinatario».
#[test]
fn a_scan_is_laid_beside_what_the_register_says() {
    let body = Body::new("2022-06-27T09:00");
    let (opal, _) = delivered(&body);
    let id = body.issue(&body.register_of(&opal)).unwrap();
    // Any scan will do, in any order: it need not have been filed page by page.
    let last = signed(&body, id, 2, &[], Level::Scanner);
    let first = signed(&body, id, 1, &[MISSING], Level::Scanner);
    attach(&body, id, &[last, first]);
    let seen = rows(&body, id);
    assert_eq!(seen.remarks, Vec::<String>::new());
    assert_eq!(seen.rows.len() as u32, body.register(id).row.sessions);
    for row in &seen.rows {
        assert_eq!(row.picture.is_empty(), row.struck, "row {}", row.row);
        assert_eq!(row.places.len(), if row.struck { 0 } else { 2 });
        for place in &row.places {
            let empty = row.row == 3 && place.signer == Signer::Recipient;
            let expected = if empty {
                FieldVerdict::Empty
            } else {
                FieldVerdict::Signed
            };
            assert_eq!((place.said, place.seen), (None, Some(expected)));
        }
    }
    assert!(seen.rows[1].struck && !seen.rows[0].struck);
    // Nothing is recorded by looking.
    assert_eq!(body.register(id).row.state, RegisterState::ToSign);
    let offered: Vec<_> = seen.closings.iter().map(|it| it.offer.clone()).collect();
    let coach = offered[0].as_ref().unwrap();
    assert_eq!(coach.signer, Some(Signer::Coach));
    assert_eq!(
        vec![coach.who.clone()],
        body.register(id).signatures[0].expected
    );
    // Neither of the two boxes is ticked: nobody is put down for whoever signed there.
    let recipient = offered[1].as_ref().unwrap();
    assert_eq!(
        recipient.who.is_empty(),
        body.register(id).signatures[1].expected.len() > 1
    );
}

#[test]
fn what_is_seen_in_a_row_is_said_changed_and_taken_back() {
    let body = Body::new("2022-06-27T09:00");
    let (opal, _) = delivered(&body);
    let id = body.issue(&body.register_of(&opal)).unwrap();
    attach(&body, id, &[signed(&body, id, 1, &[], Level::GoodPhone)]);
    assert_eq!(rows(&body, id).remarks, ["Manca la pagina 2."]);
    let say = |said| body.archive().say_row_signature(id, said, body.now());
    say(said(1, Signer::Coach, FieldVerdict::Signed)).unwrap();
    say(said(3, Signer::Recipient, FieldVerdict::Empty)).unwrap();
    let register = body.register(id);
    assert_eq!(register.row.state, RegisterState::PartlySigned);
    assert_eq!((register.rows_signed, register.rows_missing), (1, 1));
    let entry = body.last_entry();
    assert!(
        entry
            .details
            .iter()
            .any(|(_, value)| value == "riga 3, destinatario o referente: vuota"),
        "{:?}",
        entry.details
    );
    let seen = rows(&body, id);
    assert_eq!(seen.rows[0].places[0].said, Some(FieldVerdict::Signed));
    assert_eq!(seen.rows[2].places[1].said, Some(FieldVerdict::Empty));
    say(said(3, Signer::Recipient, FieldVerdict::Signed)).unwrap();
    assert_eq!(body.register(id).rows_missing, 0);
    say(said(3, Signer::Recipient, FieldVerdict::ToLookAt)).unwrap();
    assert_eq!(body.register(id).rows_signed, 1);
    // The struck row has no place to sign, the provider's referent none in any row, and there is no row 40.
    for wrong in [
        said(2, Signer::Coach, FieldVerdict::Signed),
        said(1, Signer::Provider, FieldVerdict::Signed),
        said(40, Signer::Coach, FieldVerdict::Empty),
    ] {
        assert!(matches!(say(wrong), Err(Error::NotFound(_))));
    }
}

#[test]
fn of_a_register_that_no_longer_holds_nothing_more_is_said() {
    let body = Body::new("2022-06-27T09:00");
    let (opal, _) = delivered(&body);
    let id = body.issue(&body.register_of(&opal)).unwrap();
    attach(&body, id, &[signed(&body, id, 2, &[], Level::Scanner)]);
    body.issue(&RegisterOrder {
        replaces: Some(id),
        ..body.register_of(&opal)
    })
    .unwrap();
    let one = said(1, Signer::Coach, FieldVerdict::Signed);
    let why = body.refused(|archive, now| archive.say_row_signature(id, one, now));
    assert_eq!(
        why.message,
        Problem::from(Error::from(Refusal::RegisterOutdated)).message
    );
    let seen = rows(&body, id);
    assert!(seen.closings.iter().all(|it| it.offer.is_none()));
    assert_eq!(seen.closings.len(), 3);
}

#[test]
fn a_scan_of_something_else_or_a_spoiled_one_is_told_in_words() {
    let body = Body::new("2022-06-27T09:00");
    let (opal, _) = delivered(&body);
    let id = body.issue(&body.register_of(&opal)).unwrap();
    assert!(matches!(
        body.archive().scan_to_read(id),
        Err(Error::NotFound(_))
    ));
    let mut white = Vec::new();
    let pixels = vec![250_u8; 400 * 280 * 3];
    image::codecs::jpeg::JpegEncoder::new(&mut white)
        .encode(&pixels, 400, 280, image::ExtendedColorType::Rgb8)
        .unwrap();
    attach(&body, id, &[white]);
    let seen = rows(&body, id);
    assert_eq!(
        seen.remarks,
        ["Sulla pagina 1 della scansione non si legge nessun codice di questo registro."]
    );
    assert!(seen.rows.iter().all(|row| row.picture.is_empty()));
    assert!(seen.closings.is_empty());
    body.archive()
        .attach_scan(id, b"%PDF-1.7 and nothing of it", body.now())
        .unwrap();
    let seen = rows(&body, id);
    assert_eq!(seen.remarks.len(), 1);
    assert!(
        seen.remarks[0].starts_with("La scansione non si può leggere: "),
        "{:?}",
        seen.remarks
    );
}

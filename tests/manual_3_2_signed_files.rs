//! §3.2: «Tale registro andrà firmato con le firme del coach e del destinatario». Where they sign
//! digitally, what comes back is the register as it was issued, with signatures in it or around it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

#[allow(dead_code)]
#[path = "../src-tauri/crates/workflow/tests/signed_files/certificates.rs"]
mod certificates;
#[allow(dead_code)]
#[path = "../src-tauri/crates/workflow/tests/signed_files/papers.rs"]
mod papers;

use affianca_domain::{RegisterId, RegisterState, Signer};
use affianca_tests::body::registers::{delivered, paper};
use affianca_tests::body::{Body, PASSPHRASE};
use affianca_workflow::registers::{Attached, SignatureForm, SignedFileView};
use affianca_workflow::{Error, ProblemCode, Refusal, SignedRefusal};

use certificates::Person;
use papers::{envelope, sign};

fn issued(body: &Body) -> (RegisterId, Vec<u8>) {
    let (opal, _) = delivered(body);
    let id = body.issue(&body.register_of(&opal)).unwrap();
    (id, body.pdf(id))
}

fn attach(body: &Body, id: RegisterId, bytes: &[u8]) -> Result<Attached, Error> {
    body.archive()
        .attach_to_register(id, bytes, false, body.now())
}

fn refusal(body: &Body, id: RegisterId, bytes: &[u8]) -> SignedRefusal {
    let before = body.last_entry();
    let error = attach(body, id, bytes).unwrap_err();
    assert_eq!(body.last_entry(), before, "nothing happened");
    match error.refusal() {
        Some(Refusal::SignedFile(refusal)) => refusal.clone(),
        other => panic!("{other:?}: {error}"),
    }
}

fn files(body: &Body, id: RegisterId) -> Vec<SignedFileView> {
    body.register(id).signed_files
}

#[test]
fn comes_back_signed_by_both_and_is_kept_as_it_came() {
    let body = Body::new("2022-06-27T09:00");
    let (id, pdf) = issued(&body);
    let once = sign(&pdf, &Person::new("Lucia", "Sartori"));
    let twice = sign(&once, &Person::new("Marta", "Zanatta"));
    assert_eq!(attach(&body, id, &once).unwrap(), Attached::SignedFile);
    assert_eq!(attach(&body, id, &twice).unwrap(), Attached::SignedFile);
    let entry = body.last_entry();
    assert_eq!(entry.what, "File firmato digitalmente allegato al registro");
    let told = |key: &str| {
        entry
            .details
            .iter()
            .find(|(k, _)| k == key)
            .map(|it| it.1.as_str())
    };
    assert_eq!(
        (told("file firmato"), told("firme")),
        (Some("2"), Some("2"))
    );
    assert!(told("impronta").is_some() && told("attenzione").is_none());

    body.vault().lock();
    body.vault().unlock(PASSPHRASE, body.now()).unwrap();
    let kept = files(&body, id);
    assert_eq!(
        kept.iter().map(|it| it.number).collect::<Vec<_>>(),
        [2, 1],
        "versions"
    );
    let newest = &kept[0];
    assert_eq!(newest.file_kind, "PDF firmato (PAdES)");
    assert!(!newest.loud && newest.remarks.is_empty(), "{newest:?}");
    let who: Vec<&str> = newest.signatures.iter().map(|it| it.who.as_str()).collect();
    assert_eq!(who, ["Lucia Sartori", "Marta Zanatta"]);
    assert!(newest.not_asked.contains("trust list"));
    let file = body.archive().signed_file(id, None).unwrap();
    assert_eq!(file.bytes, twice);
    assert_eq!(file.name, "registro-2022-001-v1-firmato-digitalmente-2.pdf");
    let first = body.archive().signed_file(id, Some(1)).unwrap();
    assert_eq!(first.bytes, once, "nothing is overwritten");
    assert_eq!(
        body.register(id).row.state,
        RegisterState::ToSign,
        "nothing is marked by itself"
    );
}

#[test]
fn its_signatures_are_offered_where_nobody_is_marked_and_recorded_by_hand() {
    let body = Body::new("2022-06-27T09:00");
    let (id, pdf) = issued(&body);
    let signed = sign(&pdf, &Person::new("LUCIA", "SARTORI"));
    attach(
        &body,
        id,
        &envelope(&signed, &Person::new("Uno", "Sconosciuto")),
    )
    .unwrap();
    let offers = |body: &Body| -> Vec<SignatureForm> {
        let files = files(body, id);
        files[0]
            .signatures
            .iter()
            .filter_map(|it| it.offer.clone())
            .collect()
    };
    let [offer] = offers(&body).try_into().unwrap();
    assert_eq!(offer.signer, Some(Signer::Coach));
    assert_eq!(
        (offer.who.as_str(), offer.place.as_str()),
        ("LUCIA SARTORI", "")
    );
    // Signed today, whenever that is: the coach's clock is of 2022.
    let form = SignatureForm {
        date: "01/07/2022".into(),
        place: "Treviso".into(),
        ..offer
    };
    body.archive().sign_register(id, &form, body.now()).unwrap();
    assert_eq!(body.register(id).row.state, RegisterState::PartlySigned);
    assert_eq!(offers(&body), [], "once is enough");
}

#[test]
fn a_broken_earlier_signature_is_kept_and_told_loudly() {
    let body = Body::new("2022-06-27T09:00");
    let (id, pdf) = issued(&body);
    let mut once = sign(&pdf, &Person::new("Lucia", "Sartori"));
    let at = once.windows(7).rposition(|it| it == b"/Filter").unwrap();
    once[at + 1] = b'f';
    let twice = sign(&once, &Person::new("Marta", "Zanatta"));
    attach(&body, id, &twice).unwrap();
    let file = &files(&body, id)[0];
    assert!(file.loud);
    assert_eq!(
        file.signatures[0].told.words,
        "La firma di Lucia Sartori NON corrisponde più al contenuto: è stato cambiato dopo."
    );
    assert!(file.signatures[0].told.loud && file.signatures[0].offer.is_none());
    assert!(!file.signatures[1].told.loud);
    assert!(
        body.last_entry()
            .details
            .iter()
            .any(|(key, _)| key == "attenzione")
    );
}

#[test]
fn comes_back_in_an_envelope_too() {
    let body = Body::new("2022-06-27T09:00");
    let (id, pdf) = issued(&body);
    let (lucia, marta) = (
        Person::new("Lucia", "Sartori"),
        Person::new("Marta", "Zanatta"),
    );
    let one = envelope(&pdf, &lucia);
    let nested = envelope(&one, &marta);
    let base64 = openssl::base64::encode_block(&nested);
    for bytes in [one.as_slice(), &nested, base64.as_bytes()] {
        assert_eq!(attach(&body, id, bytes).unwrap(), Attached::SignedFile);
        assert_eq!(body.archive().signed_file(id, None).unwrap().bytes, bytes);
    }
    let kept = files(&body, id);
    assert_eq!(kept[0].file_kind, "busta p7m (CAdES)");
    let who = |at: usize| -> Vec<&str> {
        kept[at]
            .signatures
            .iter()
            .map(|it| it.who.as_str())
            .collect()
    };
    assert_eq!(who(2), ["Lucia Sartori"]);
    assert_eq!(who(0), ["Lucia Sartori", "Marta Zanatta"]);
    assert!(kept.iter().all(|it| !it.loud));
    let name = body.archive().signed_file(id, Some(1)).unwrap().name;
    assert_eq!(name, "registro-2022-001-v1-firmato-digitalmente.pdf.p7m");
    assert_eq!(refusal(&body, id, &nested), SignedRefusal::Same);
}

#[test]
fn what_is_not_this_register_is_told_and_what_can_be_done() {
    let body = Body::new("2022-06-27T09:00");
    let (opal, _) = delivered(&body);
    let first = body.issue(&body.register_of(&opal)).unwrap();
    let other = body.issue(&body.register_of(&opal)).unwrap();
    let lucia = Person::new("Lucia", "Sartori");
    let signed = sign(&body.pdf(other), &lucia);
    let told = refusal(&body, first, &signed);
    assert!(
        told.message()
            .starts_with("È firmato il registro 2022/002 (versione 1), non questo"),
        "{}",
        told.message()
    );
    assert_eq!(Refusal::SignedFile(told).code(), ProblemCode::MayBeScan);
    let wrapped = refusal(&body, first, &envelope(&body.pdf(other), &lucia));
    assert!(matches!(
        wrapped,
        SignedRefusal::Other { envelope: true, .. }
    ));
    assert_eq!(Refusal::SignedFile(wrapped).code(), ProblemCode::Refused);

    let foreign = sign(&papers::paper("una fattura"), &lucia);
    assert_eq!(
        refusal(&body, first, &foreign),
        SignedRefusal::Foreign { envelope: false }
    );
    // The scan of the sheet, signed digitally by whoever scanned it.
    let as_scan = body
        .archive()
        .attach_to_register(first, &foreign, true, body.now());
    assert_eq!(as_scan.unwrap(), Attached::Scan);
    assert_eq!(
        body.archive().register_scan(first, None).unwrap().bytes,
        foreign
    );
    assert_eq!(files(&body, first), []);

    assert_eq!(
        refusal(&body, first, &body.pdf(first)),
        SignedRefusal::Unsigned
    );
    let cut = envelope(&body.pdf(first), &lucia)[..400].to_vec();
    assert_eq!(refusal(&body, first, &cut), SignedRefusal::Unreadable);
    let letter = envelope(b"una lettera", &lucia);
    assert_eq!(refusal(&body, first, &letter), SignedRefusal::NoPdf);
    for rubbish in [&b"MZ\x90\0"[..], b"", b"testo"] {
        let error = attach(&body, first, rubbish).unwrap_err();
        assert_eq!(error.refusal(), Some(&Refusal::NotAScan));
    }
}

#[test]
fn a_register_changed_before_it_was_signed_is_told() {
    let body = Body::new("2022-06-27T09:00");
    let (id, pdf) = issued(&body);
    let lucia = Person::new("Lucia", "Sartori");
    let mut altered = pdf.clone();
    let at = pdf.len() * 3 / 4;
    altered[at] ^= 1;
    let changed = SignedRefusal::Changed {
        number: "2022/001".into(),
        envelope: true,
    };
    assert_eq!(refusal(&body, id, &envelope(&altered, &lucia)), changed);
    let mut again = lopdf::Document::load_mem(&pdf).unwrap();
    again.renumber_objects_with(400);
    let mut saved = Vec::new();
    again.save_to(&mut saved).unwrap();
    let told = refusal(&body, id, &sign(&saved, &lucia));
    assert!(
        matches!(
            told,
            SignedRefusal::Changed {
                envelope: false,
                ..
            }
        ),
        "{told:?}"
    );
}

#[test]
fn a_file_of_the_version_before_is_told_apart() {
    let body = Body::new("2022-06-27T09:00");
    let (opal, [first, ..]) = delivered(&body);
    let old = body.issue(&body.register_of(&opal)).unwrap();
    let signed = sign(&body.pdf(old), &Person::new("Lucia", "Sartori"));
    let revision = body.row(first).session.revision;
    let description = "Colloquio di conoscenza e visita";
    let described =
        body.archive()
            .describe_session(first.id, revision, description, "", body.now());
    described.unwrap();
    let new = body
        .issue(body.register(old).order.as_ref().unwrap())
        .unwrap();
    let told = refusal(&body, new, &signed).message();
    assert!(told.contains("2022/001 (versione 1)"), "{told}");
    assert_eq!(
        attach(&body, old, &signed).unwrap(),
        Attached::SignedFile,
        "it stays evidence"
    );
}

#[test]
fn of_a_register_on_paper_only_a_scan_comes_back() {
    let body = Body::new("2022-06-27T09:00");
    let (opal, held) = delivered(&body);
    let order = paper(&opal, &held[..2]);
    let id = body
        .archive()
        .record_paper_register(&order, body.now())
        .unwrap();
    let lucia = Person::new("Lucia", "Sartori");
    let scan = sign(&papers::paper("scansione"), &lucia);
    assert_eq!(attach(&body, id, &scan).unwrap(), Attached::Scan);
    assert_eq!(
        refusal(&body, id, &envelope(&scan, &lucia)),
        SignedRefusal::OnPaper
    );
}

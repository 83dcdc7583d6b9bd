#![allow(clippy::unwrap_used)]

use chrono::NaiveDate;

use super::*;

fn signature() -> FileSignature {
    FileSignature {
        on: SignatureOn::Pdf,
        signer: CertifiedName {
            name: "ANNA MORETTI".into(),
            ..CertifiedName::default()
        },
        issuer: "CA di prova".into(),
        declared: NaiveDate::from_ymd_opt(2022, 6, 3).and_then(|day| day.and_hms_opt(18, 5, 0)),
        stamped: None,
        stamp_broken: false,
        only_stamp: false,
        algorithm: "RSA 2048 bit, SHA-256".into(),
        weak: false,
        out_of_term: false,
        integrity: Integrity::Holds,
        covered: Covered::All,
    }
}

fn file(signatures: Vec<FileSignature>) -> SignedFile {
    SignedFile {
        form: SignedForm::Pades,
        envelopes: 0,
        signatures,
        more: false,
        added_after: 0,
        same_pages: Some(true),
    }
}

fn expected() -> ExpectedSigners {
    ExpectedSigners {
        coach: "Anna Moretti".into(),
        beneficiary: "Mario Rossi".into(),
        contact: Some("Paola Neri".into()),
        referent: Some("Paola Neri".into()),
    }
}

#[test]
fn nothing_is_ever_called_valid() {
    let all = [
        Integrity::Holds,
        Integrity::ContentChanged,
        Integrity::NotOfCertificate,
        Integrity::OtherCertificate,
        Integrity::NoCertificate,
        Integrity::Unknown,
    ];
    for integrity in all {
        for covered in [Covered::All, Covered::UpToThen, Covered::Part] {
            for on in [
                SignatureOn::Pdf,
                SignatureOn::Envelope(1),
                SignatureOn::Signature,
            ] {
                let one = FileSignature {
                    integrity,
                    covered,
                    on,
                    ..signature()
                };
                let told = one.told();
                assert!(!told.words.to_lowercase().contains("valid"), "{told:?}");
                assert_eq!(told.loud, !one.holds(), "{told:?}");
            }
        }
    }
    assert!(!TRUST_NOT_ASKED.to_lowercase().contains("valid"));
}

#[test]
fn a_broken_signature_is_told_loudly_with_its_name() {
    let broken = FileSignature {
        integrity: Integrity::ContentChanged,
        covered: Covered::UpToThen,
        ..signature()
    };
    assert_eq!(
        broken.told(),
        Told {
            words:
                "La firma di ANNA MORETTI NON corrisponde più al contenuto: è stato cambiato dopo."
                    .into(),
            loud: true
        }
    );
    assert!(file(vec![broken, signature()]).is_loud());
    assert!(!file(vec![signature()]).is_loud());
}

#[test]
fn a_declared_time_is_not_a_time_stamp() {
    let mut one = signature();
    assert_eq!(one.when(), ["orario dichiarato 03/06/2022 alle 18:05"]);
    one.stamped = one.declared.map(|at| TimeStamp {
        at,
        by: "TSA di prova".into(),
    });
    assert_eq!(
        one.when(),
        [
            "orario dichiarato 03/06/2022 alle 18:05",
            "marca temporale del 03/06/2022 alle 18:05 di TSA di prova"
        ]
    );
    one.declared = None;
    one.stamped = None;
    assert_eq!(one.when(), ["senza orario"]);
}

#[test]
fn what_nobody_signed_is_told_of_the_file() {
    let whole = file(vec![signature()]);
    assert_eq!(whole.remarks(), []);
    let added = SignedFile {
        added_after: 812,
        same_pages: Some(false),
        more: true,
        ..whole.clone()
    };
    let told = added.remarks();
    assert!(told.iter().all(|it| it.loud), "{told:?}");
    assert!(told.iter().any(|it| it.words.contains("812 byte")));
    let unread = SignedFile {
        same_pages: None,
        ..whole
    };
    assert!(!unread.is_loud() && unread.remarks().len() == 1);
}

#[test]
fn a_signature_seems_of_a_place_only_when_one_name_fits() {
    let named = |name: &str| FileSignature {
        signer: CertifiedName {
            name: name.into(),
            ..CertifiedName::default()
        },
        ..signature()
    };
    for (name, place) in [
        ("Moretti Anna", Some(Signer::Coach)),
        ("MARIO ROSSI", Some(Signer::Recipient)),
        // Contact and referent: who sees it says which.
        ("Paola Neri", None),
        ("Mario", None),
        ("", None),
    ] {
        assert_eq!(named(name).seems_of(&expected()), place, "{name}");
    }
    let broken = FileSignature {
        integrity: Integrity::NotOfCertificate,
        ..signature()
    };
    assert_eq!(broken.seems_of(&expected()), None);
}

#[test]
fn what_weakens_a_signature_is_told_beside_it() {
    assert_eq!(signature().remarks(), []);
    let weak = FileSignature {
        weak: true,
        out_of_term: true,
        stamp_broken: true,
        ..signature()
    };
    assert_eq!(weak.remarks().len(), 3);
    assert!(file(vec![weak]).is_loud());
}

//! PDFs signed from within (PAdES).

use affianca_domain::signed_file::{Covered, Integrity, SignatureOn, SignedFile, SignedForm};
use affianca_workflow::signed_files::{Opened, open, read};

use crate::certificates::{KeyKind, Person};
use crate::messages::{Signing, message, token};
use crate::papers::{add, paper, sign, sign_with};

fn names(file: &SignedFile) -> Vec<&str> {
    file.signatures
        .iter()
        .map(|it| it.signer.name.as_str())
        .collect()
}

fn what_holds(file: &SignedFile) -> Vec<Integrity> {
    file.signatures.iter().map(|it| it.integrity).collect()
}

#[test]
fn one_signer_is_told_with_everything_the_file_says() {
    for (kind, algorithm) in [
        (KeyKind::Curve, "ECDSA 256 bit, SHA-256"),
        (KeyKind::Rsa, "RSA 2048 bit, SHA-256"),
    ] {
        let issued = paper("registro 2022/001");
        let signed = sign(&issued, &Person::with("Anna", "Moretti", kind));
        assert_eq!(open(&signed), Opened::Signed(signed.clone()));
        let file = read(&signed, &issued).unwrap();
        assert_eq!(
            (file.form, file.envelopes, file.more),
            (SignedForm::Pades, 0, false)
        );
        assert_eq!((file.added_after, file.same_pages), (0, Some(true)));
        let [one] = file.signatures.as_slice() else {
            panic!("{file:?}")
        };
        assert_eq!(one.signer.name, "Anna Moretti");
        assert_eq!(one.signer.organisation, "Ente Prova");
        assert_eq!(one.signer.code, "TINIT-…501U");
        assert_eq!(one.issuer, "CA di prova");
        assert_eq!(one.algorithm, algorithm);
        assert_eq!(one.integrity, Integrity::Holds);
        assert_eq!((one.on, one.covered), (SignatureOn::Pdf, Covered::All));
        assert!(one.declared.is_some() && one.stamped.is_none());
        assert!(!one.weak && !one.out_of_term && !file.is_loud());
    }
}

#[test]
fn the_time_of_the_pdf_is_told_where_the_signer_declares_none() {
    let (issued, anna) = (paper("registro"), Person::new("Anna", "Moretti"));
    let without = |signed: &[u8]| {
        let signing = Signing {
            time: None,
            ..Signing::by(&anna)
        };
        message(signed, false, &[signing], &[&anna])
    };
    let signed = sign_with(&issued, Some("D:20220603180500+02'00'"), without);
    let file = read(&signed, &issued).unwrap();
    assert_eq!(
        file.signatures[0].declared.unwrap().to_string(),
        "2022-06-03 18:05:00"
    );
    let signed = sign_with(&issued, None, without);
    assert_eq!(read(&signed, &issued).unwrap().signatures[0].declared, None);
}

#[test]
fn two_in_sequence_both_hold() {
    let issued = paper("registro 2022/001");
    let once = sign(&issued, &Person::new("Anna", "Moretti"));
    let twice = sign(&once, &Person::new("Mario", "Rossi"));
    let file = read(&twice, &issued).unwrap();
    assert_eq!(names(&file), ["Anna Moretti", "Mario Rossi"]);
    assert_eq!(what_holds(&file), [Integrity::Holds, Integrity::Holds]);
    assert_eq!(file.signatures[0].covered, Covered::UpToThen);
    assert_eq!(file.signatures[1].covered, Covered::All);
    assert_eq!(file.same_pages, Some(true));
    assert!(!file.is_loud());
}

#[test]
fn a_broken_earlier_signature_is_told_loudly() {
    let issued = paper("registro 2022/001");
    let mut once = sign(&issued, &Person::new("Anna", "Moretti"));
    // Something the first signer signed, after what we issued.
    let at = once.windows(7).rposition(|it| it == b"/Filter").unwrap();
    once[at + 1] = b'f';
    let twice = sign(&once, &Person::new("Mario", "Rossi"));
    let file = read(&twice, &issued).unwrap();
    assert_eq!(
        what_holds(&file),
        [Integrity::ContentChanged, Integrity::Holds]
    );
    assert!(file.is_loud());
    assert_eq!(
        file.signatures[0].told().words,
        "La firma di Anna Moretti NON corrisponde più al contenuto: è stato cambiato dopo."
    );
}

#[test]
fn a_signature_that_was_tampered_with_is_not_of_its_certificate() {
    let (issued, anna) = (paper("registro"), Person::new("Anna", "Moretti"));
    let signed = sign_with(&issued, None, |signed| {
        let mut bytes = message(signed, false, &[Signing::by(&anna)], &[&anna]);
        let last = bytes.len() - 1;
        bytes[last] ^= 1;
        bytes
    });
    let file = read(&signed, &issued).unwrap();
    assert_eq!(what_holds(&file), [Integrity::NotOfCertificate]);
}

#[test]
fn a_certificate_put_in_place_of_the_signers_is_noticed() {
    let (issued, anna) = (paper("registro"), Person::new("Anna", "Moretti"));
    let other = anna.called("Mario", "Rossi");
    let signed = sign_with(&issued, None, |signed| {
        let signing = Signing {
            names: Some(&anna),
            ..Signing::by(&other)
        };
        message(signed, false, &[signing], &[&other])
    });
    let file = read(&signed, &issued).unwrap();
    assert_eq!(what_holds(&file), [Integrity::OtherCertificate]);
    let signed = sign_with(&issued, None, |signed| {
        let signing = Signing {
            names: Some(&anna),
            ..Signing::by(&anna)
        };
        message(signed, false, &[signing], &[&anna])
    });
    assert_eq!(
        what_holds(&read(&signed, &issued).unwrap()),
        [Integrity::Holds]
    );
}

#[test]
fn a_signature_without_its_certificate_says_so() {
    let (issued, anna) = (paper("registro"), Person::new("Anna", "Moretti"));
    let signed = sign_with(&issued, None, |signed| {
        message(signed, false, &[Signing::by(&anna)], &[])
    });
    let file = read(&signed, &issued).unwrap();
    assert_eq!(what_holds(&file), [Integrity::NoCertificate]);
    assert!(file.is_loud());
}

#[test]
fn bytes_after_the_last_signature_are_told() {
    let issued = paper("registro 2022/001");
    let mut signed = sign(&issued, &Person::new("Anna", "Moretti"));
    signed.extend(b"\n");
    assert_eq!(read(&signed, &issued).unwrap().added_after, 0);
    let added = add(&signed, |added| {
        added
            .new_document
            .add_object(lopdf::dictionary! { "Di" => "nessuno" });
    });
    let file = read(&added, &issued).unwrap();
    assert!(file.added_after > 20, "{file:?}");
    assert_eq!(file.signatures[0].covered, Covered::UpToThen);
    assert!(file.is_loud());
}

#[test]
fn a_time_stamp_is_told_apart_from_a_declared_time() {
    let (issued, anna) = (paper("registro"), Person::new("Anna", "Moretti"));
    let authority = Person::new("Marche", "Temporali");
    let signed = |right: bool| {
        sign_with(&issued, None, |signed| {
            let signing = Signing {
                stamp: Some((&authority, "20220603160700Z", right)),
                ..Signing::by(&anna)
            };
            message(signed, false, &[signing], &[&anna])
        })
    };
    let file = read(&signed(true), &issued).unwrap();
    let [one] = file.signatures.as_slice() else {
        panic!("{file:?}")
    };
    let stamp = one.stamped.as_ref().unwrap();
    assert_eq!(stamp.at.to_string(), "2022-06-03 18:07:00");
    assert_eq!(stamp.by, "Marche Temporali");
    assert_eq!(one.declared.unwrap().to_string(), "2022-06-03 18:05:00");
    let file = read(&signed(false), &issued).unwrap();
    assert!(file.signatures[0].stamped.is_none() && file.signatures[0].stamp_broken);
    assert!(file.is_loud());
}

#[test]
fn a_time_stamp_on_the_whole_pdf_is_no_signature_of_anybody() {
    let issued = paper("registro");
    let signed = sign(&issued, &Person::new("Anna", "Moretti"));
    let authority = Person::new("Marche", "Temporali");
    let stamped = sign_with(&signed, None, |signed| {
        token(&authority, "20220603160700Z", signed)
    });
    let file = read(&stamped, &issued).unwrap();
    assert_eq!(what_holds(&file), [Integrity::Holds, Integrity::Holds]);
    assert!(file.signatures[1].only_stamp && !file.signatures[0].only_stamp);
    let stamped = sign_with(&signed, None, |_| {
        token(&authority, "20220603160700Z", b"altro")
    });
    let file = read(&stamped, &issued).unwrap();
    assert_eq!(
        what_holds(&file),
        [Integrity::Holds, Integrity::ContentChanged]
    );
}

#[test]
fn a_signature_out_of_the_certificates_term_says_so() {
    let (issued, anna) = (paper("registro"), Person::new("Anna", "Moretti"));
    let signed = sign_with(&issued, None, |signed| {
        let signing = Signing {
            time: Some("190603160500Z"),
            ..Signing::by(&anna)
        };
        message(signed, false, &[signing], &[&anna])
    });
    assert!(read(&signed, &issued).unwrap().signatures[0].out_of_term);
}

#[test]
fn rsa_pss_is_checked_too() {
    let issued = paper("registro");
    let anna = Person::with("Anna", "Moretti", KeyKind::Rsa);
    let signed = sign_with(&issued, None, |signed| {
        let signing = Signing {
            pss: true,
            ..Signing::by(&anna)
        };
        message(signed, false, &[signing], &[&anna])
    });
    let file = read(&signed, &issued).unwrap();
    assert_eq!(what_holds(&file), [Integrity::Holds]);
    assert_eq!(file.signatures[0].algorithm, "RSA-PSS 2048 bit, SHA-256");
}

#[test]
fn what_does_not_begin_with_the_issued_bytes_is_none_of_it() {
    let issued = paper("registro 2022/001");
    let signed = sign(&issued, &Person::new("Anna", "Moretti"));
    assert!(
        read(&signed, &paper("registro 2022/002")).is_none(),
        "another register"
    );
    let mut changed = issued.clone();
    changed[issued.len() / 2] ^= 1;
    let altered = sign(&issued, &Person::new("Anna", "Moretti"));
    assert!(
        read(&altered, &changed).is_none(),
        "changed before it was signed"
    );
    assert!(read(&issued, &issued).is_none(), "nobody signed it");
    assert_eq!(open(&issued), Opened::Unsigned);
    assert!(
        read(&signed, &[]).is_none(),
        "a register without a document"
    );
}

#[test]
fn a_signature_on_part_of_the_file_is_told() {
    let (issued, anna) = (paper("registro"), Person::new("Anna", "Moretti"));
    // It says, and signs, that it begins a byte later.
    let later = |bytes: &[u8]| {
        let at = bytes
            .windows(13)
            .rposition(|it| it == b"/ByteRange[0 ")
            .unwrap()
            + 11;
        let end = at + 2 + bytes[at + 2..].iter().position(|it| *it == b' ').unwrap();
        let gap: usize = std::str::from_utf8(&bytes[at + 2..end])
            .unwrap()
            .parse()
            .unwrap();
        let told = format!("1 {}", gap - 1);
        [&bytes[..at], told.as_bytes(), &bytes[end..]].concat()
    };
    let part = sign_with(&issued, None, |signed| {
        message(&later(signed)[1..], false, &[Signing::by(&anna)], &[&anna])
    });
    let part = later(&part);
    let file = read(&part, &issued).unwrap();
    assert_eq!(what_holds(&file), [Integrity::Holds], "of what it covers");
    assert_eq!(file.signatures[0].covered, Covered::Part);
    assert!(!file.signatures[0].holds() && file.is_loud());
}

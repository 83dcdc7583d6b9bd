//! Envelopes around a PDF (p7m, CAdES).

use affianca_domain::signed_file::{Integrity, SignatureOn, SignedForm};
use affianca_workflow::signed_files::{Closed, Opened, open, read};
use openssl::base64::encode_block;

use crate::certificates::Person;
use crate::messages::{Signing, message, streamed_message};
use crate::papers::{envelope, paper, sign};

fn lines(bytes: &[u8], length: usize) -> String {
    let text = encode_block(bytes);
    let lines = text.as_bytes().chunks(length);
    let lines: Vec<&str> = lines.map(|it| std::str::from_utf8(it).unwrap()).collect();
    lines.join("\r\n")
}

#[test]
fn an_envelope_around_what_was_issued_is_read_however_it_is_written() {
    let issued = paper("registro 2022/001");
    let bytes = envelope(&issued, &Person::new("Anna", "Moretti"));
    let base64 = lines(&bytes, 64);
    let one_line = encode_block(&bytes);
    let pem = format!("-----BEGIN PKCS7-----\n{base64}\n-----END PKCS7-----\n");
    for written in [
        bytes.clone(),
        base64.into_bytes(),
        one_line.into_bytes(),
        pem.into_bytes(),
    ] {
        assert_eq!(open(&written), Opened::Signed(issued.clone()));
        let file = read(&written, &issued).unwrap();
        assert_eq!((file.form, file.envelopes), (SignedForm::Cades, 1));
        assert_eq!(file.same_pages, Some(true));
        let [one] = file.signatures.as_slice() else {
            panic!("{file:?}")
        };
        assert_eq!(one.on, SignatureOn::Envelope(1));
        assert_eq!(
            (one.signer.name.as_str(), one.integrity),
            ("Anna Moretti", Integrity::Holds)
        );
        assert!(!file.is_loud());
    }
}

#[test]
fn an_envelope_written_without_lengths_is_read() {
    let (issued, anna) = (paper("registro 2022/001"), Person::new("Anna", "Moretti"));
    let bytes = streamed_message(&issued, &[Signing::by(&anna)], &[&anna]);
    assert_eq!(open(&bytes), Opened::Signed(issued.clone()));
    let file = read(&bytes, &issued).unwrap();
    assert_eq!(file.signatures[0].integrity, Integrity::Holds);
}

#[test]
fn envelopes_in_each_other_are_opened_to_three() {
    let issued = paper("registro 2022/001");
    let people = ["Anna", "Mario", "Paola", "Irene"].map(|name| Person::new(name, "Neri"));
    let mut bytes = issued.clone();
    for (at, person) in people.iter().enumerate() {
        bytes = envelope(&bytes, person);
        let file = read(&bytes, &issued);
        if at < 3 {
            let file = file.unwrap();
            assert_eq!(usize::from(file.envelopes), at + 1);
            assert_eq!(file.signatures.len(), at + 1);
            assert!(
                file.signatures
                    .iter()
                    .all(|it| it.integrity == Integrity::Holds)
            );
            assert_eq!(
                file.signatures[0].signer.name, "Anna Neri",
                "the innermost first"
            );
        } else {
            assert!(file.is_none());
            assert_eq!(open(&bytes), Opened::Closed(Closed::TooDeep));
        }
    }
}

#[test]
fn an_envelope_around_a_signed_pdf_tells_both() {
    let issued = paper("registro 2022/001");
    let inside = sign(&issued, &Person::new("Anna", "Moretti"));
    let bytes = envelope(&inside, &Person::new("Mario", "Rossi"));
    let file = read(&bytes, &issued).unwrap();
    let told: Vec<_> = file
        .signatures
        .iter()
        .map(|it| (it.signer.name.as_str(), it.on))
        .collect();
    assert_eq!(
        told,
        [
            ("Anna Moretti", SignatureOn::Pdf),
            ("Mario Rossi", SignatureOn::Envelope(1))
        ]
    );
    assert!(!file.is_loud());
}

#[test]
fn several_signers_and_who_signed_their_signature_are_listed() {
    let issued = paper("registro 2022/001");
    let (anna, mario, paola) = (
        Person::new("Anna", "Moretti"),
        Person::new("Mario", "Rossi"),
        Person::new("Paola", "Neri"),
    );
    let first = Signing {
        countersigned: Some(&paola),
        ..Signing::by(&anna)
    };
    let bytes = message(
        &issued,
        true,
        &[first, Signing::by(&mario)],
        &[&anna, &mario, &paola],
    );
    let file = read(&bytes, &issued).unwrap();
    let mut told: Vec<_> = file
        .signatures
        .iter()
        .map(|it| (it.signer.name.as_str(), it.on))
        .collect();
    told.sort_by_key(|it| it.0);
    assert_eq!(
        told,
        [
            ("Anna Moretti", SignatureOn::Envelope(1)),
            ("Mario Rossi", SignatureOn::Envelope(1)),
            ("Paola Neri", SignatureOn::Signature),
        ]
    );
    assert!(
        file.signatures
            .iter()
            .all(|it| it.integrity == Integrity::Holds)
    );
    let after = file
        .signatures
        .iter()
        .position(|it| it.on == SignatureOn::Signature)
        .unwrap();
    assert_eq!(
        file.signatures[after - 1].signer.name,
        "Anna Moretti",
        "right after the one it is on"
    );
}

#[test]
fn content_changed_in_an_envelope_is_told() {
    let issued = paper("registro 2022/001");
    let mut bytes = envelope(&paper("registro 2022/009"), &Person::new("Anna", "Moretti"));
    let other = paper("registro 2022/009");
    let at = bytes
        .windows(other.len())
        .position(|it| it == other)
        .unwrap();
    bytes[at..at + issued.len()].copy_from_slice(&issued);
    let file = read(&bytes, &issued).unwrap();
    assert_eq!(file.signatures[0].integrity, Integrity::ContentChanged);
    assert!(file.is_loud());
}

#[test]
fn what_is_no_envelope_of_ours_is_told_apart() {
    let (issued, anna) = (paper("registro"), Person::new("Anna", "Moretti"));
    let apart = message(&issued, false, &[Signing::by(&anna)], &[&anna]);
    assert_eq!(open(&apart), Opened::Closed(Closed::Apart));
    let text = envelope(b"una lettera", &anna);
    assert_eq!(open(&text), Opened::Closed(Closed::NoPdf));
    let cut = envelope(&issued, &anna)[..200].to_vec();
    assert_eq!(open(&cut), Opened::Closed(Closed::Unreadable));
    let foreign = envelope(&paper("una fattura"), &anna);
    assert!(matches!(open(&foreign), Opened::Signed(_)));
    assert!(read(&foreign, &issued).is_none());
    for other in [
        &b""[..],
        b"testo",
        b"\xFF\xD8\xFF\xE0",
        b"PK\x03\x04",
        b"0\x82",
    ] {
        assert_eq!(open(other), Opened::Other, "{other:?}");
        assert!(read(other, &issued).is_none());
    }
}

#[test]
fn more_signers_than_are_read_are_said_to_be_more() {
    let (issued, anna) = (paper("registro"), Person::new("Anna", "Moretti"));
    let signers: Vec<_> = (0..25).map(|_| Signing::by(&anna)).collect();
    let file = read(&message(&issued, true, &signers, &[&anna]), &issued).unwrap();
    assert!(file.more && file.is_loud());
    assert_eq!(file.signatures.len(), 20);
}

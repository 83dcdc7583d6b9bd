//! People who sign, with a certificate of an authority made up for the test.

use openssl::asn1::Asn1Time;
use openssl::bn::BigNum;
use openssl::ec::{EcGroup, EcKey};
use openssl::hash::MessageDigest;
use openssl::nid::Nid;
use openssl::pkey::{PKey, Private};
use openssl::rsa::Rsa;
use openssl::x509::{X509, X509Builder, X509Name, X509NameBuilder};

/// Somebody with a key and a certificate.
pub struct Person {
    pub key: PKey<Private>,
    pub certificate: X509,
}

/// How a key is made.
#[derive(Clone, Copy)]
pub enum KeyKind {
    Curve,
    Rsa,
}

impl Person {
    pub fn new(given: &str, surname: &str) -> Self {
        Self::with(given, surname, KeyKind::Curve)
    }

    pub fn with(given: &str, surname: &str, kind: KeyKind) -> Self {
        let key = match kind {
            KeyKind::Curve => {
                let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1).unwrap();
                PKey::from_ec_key(EcKey::generate(&group).unwrap()).unwrap()
            }
            KeyKind::Rsa => PKey::from_rsa(Rsa::generate(2048).unwrap()).unwrap(),
        };
        let certificate = certificate(&key, given, surname);
        Self { key, certificate }
    }

    /// The same key under another name.
    pub fn called(&self, given: &str, surname: &str) -> Self {
        Self {
            key: self.key.clone(),
            certificate: certificate(&self.key, given, surname),
        }
    }
}

fn name(entries: &[(Nid, &str)]) -> X509Name {
    let mut name = X509NameBuilder::new().unwrap();
    for (what, text) in entries {
        name.append_entry_by_nid(*what, text).unwrap();
    }
    name.build()
}

fn certificate(key: &PKey<Private>, given: &str, surname: &str) -> X509 {
    let common = format!("{} {}", surname.to_uppercase(), given.to_uppercase());
    let subject = name(&[
        (Nid::COUNTRYNAME, "IT"),
        (Nid::ORGANIZATIONNAME, "Ente Prova"),
        (Nid::SURNAME, surname),
        (Nid::GIVENNAME, given),
        (Nid::SERIALNUMBER, "TINIT-RSSMRA80A01H501U"),
        (Nid::COMMONNAME, &common),
    ]);
    let issuer = name(&[
        (Nid::ORGANIZATIONNAME, "Prove S.p.A."),
        (Nid::COMMONNAME, "CA di prova"),
    ]);
    let mut builder = X509Builder::new().unwrap();
    builder.set_version(2).unwrap();
    let mut number = BigNum::new().unwrap();
    number.rand(64, openssl::bn::MsbOption::ONE, false).unwrap();
    builder
        .set_serial_number(&number.to_asn1_integer().unwrap())
        .unwrap();
    builder.set_subject_name(&subject).unwrap();
    builder.set_issuer_name(&issuer).unwrap();
    builder.set_pubkey(key).unwrap();
    // From 2020 to 2050: what signs here signs in 2022, or now.
    builder
        .set_not_before(&Asn1Time::from_unix(1_577_836_800).unwrap())
        .unwrap();
    builder
        .set_not_after(&Asn1Time::from_unix(2_524_608_000).unwrap())
        .unwrap();
    builder.sign(key, MessageDigest::sha256()).unwrap();
    builder.build()
}

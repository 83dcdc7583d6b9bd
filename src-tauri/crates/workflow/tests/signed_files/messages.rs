//! Messages (CMS) written value by value, so that a test can leave out, repeat or break any of them.

use openssl::hash::{MessageDigest, hash};
use openssl::rsa::Padding;
use openssl::sign::{RsaPssSaltlen, Signer};

use crate::certificates::Person;

const SHA256: &[u8] = &[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1];
const ECDSA_SHA256: &[u8] = &[0x2A, 0x86, 0x48, 0xCE, 0x3D, 4, 3, 2];
const RSA_PSS: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, 10];
const MGF1: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, 8];
const SIGNED_DATA: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, 2];
const DATA: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, 1];
const TOKEN: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 9, 16, 1, 4];
const CONTENT_TYPE: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 9, 3];
const MESSAGE_DIGEST: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 9, 4];
const SIGNING_TIME: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 9, 5];
const COUNTERSIGNATURE: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 9, 6];
const CERTIFICATE_V2: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 9, 16, 2, 47];
const TIME_STAMP: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 9, 16, 2, 14];

fn value(tag: u8, inner: &[u8]) -> Vec<u8> {
    let mut bytes = vec![tag];
    let length = inner.len();
    match length {
        0..0x80 => bytes.push(u8::try_from(length).unwrap()),
        0x80..0x100 => bytes.extend([0x81, u8::try_from(length).unwrap()]),
        0x100..0x1_0000 => {
            bytes.push(0x82);
            bytes.extend(u16::try_from(length).unwrap().to_be_bytes());
        }
        _ => {
            bytes.push(0x84);
            bytes.extend(u32::try_from(length).unwrap().to_be_bytes());
        }
    }
    bytes.extend(inner);
    bytes
}

/// A value whose length is told by its end, as streaming programs write them.
fn streamed(tag: u8, inner: &[u8]) -> Vec<u8> {
    [&[tag, 0x80], inner, &[0, 0]].concat()
}

fn sequence(parts: &[Vec<u8>]) -> Vec<u8> {
    value(0x30, &parts.concat())
}

fn set(mut parts: Vec<Vec<u8>>) -> Vec<u8> {
    parts.sort();
    value(0x31, &parts.concat())
}

fn named(identifier: &[u8]) -> Vec<u8> {
    value(6, identifier)
}

fn algorithm(identifier: &[u8]) -> Vec<u8> {
    sequence(&[named(identifier)])
}

fn attribute(identifier: &[u8], of: Vec<u8>) -> Vec<u8> {
    sequence(&[named(identifier), set(vec![of])])
}

pub fn sha256(bytes: &[u8]) -> Vec<u8> {
    hash(MessageDigest::sha256(), bytes).unwrap().to_vec()
}

/// One signer of a message about to be made.
pub struct Signing<'a> {
    pub person: &'a Person,
    /// `220603160500Z`, of Greenwich.
    pub time: Option<&'a str>,
    /// Names the certificate of this one among the signed attributes.
    pub names: Option<&'a Person>,
    /// Who stamps the time, which, and over what it says it does.
    pub stamp: Option<(&'a Person, &'a str, bool)>,
    pub countersigned: Option<&'a Person>,
    /// By RSA-PSS.
    pub pss: bool,
}

impl<'a> Signing<'a> {
    pub fn by(person: &'a Person) -> Self {
        Self {
            person,
            time: Some("220603160500Z"),
            names: None,
            stamp: None,
            countersigned: None,
            pss: false,
        }
    }

    fn info(&self, digest: &[u8], kind: &[u8]) -> Vec<u8> {
        let mut attributes = vec![
            attribute(CONTENT_TYPE, named(kind)),
            attribute(MESSAGE_DIGEST, value(4, digest)),
        ];
        if let Some(time) = self.time {
            attributes.push(attribute(SIGNING_TIME, value(0x17, time.as_bytes())));
        }
        if let Some(named) = self.names {
            let digest = value(4, &sha256(&named.certificate.to_der().unwrap()));
            let one = sequence(&[digest]);
            attributes.push(attribute(CERTIFICATE_V2, sequence(&[sequence(&[one])])));
        }
        let signed = set(attributes);
        let mut signer = Signer::new(MessageDigest::sha256(), &self.person.key).unwrap();
        if self.pss {
            signer.set_rsa_padding(Padding::PKCS1_PSS).unwrap();
            signer.set_rsa_mgf1_md(MessageDigest::sha256()).unwrap();
            signer
                .set_rsa_pss_saltlen(RsaPssSaltlen::custom(32))
                .unwrap();
        }
        let signature = signer.sign_oneshot_to_vec(&signed).unwrap();
        let mut within = signed;
        within[0] = 0xA0;
        let mut unsigned = Vec::new();
        if let Some((authority, time, right)) = self.stamp {
            let over = if right {
                &signature[..]
            } else {
                b"something else"
            };
            unsigned.push(attribute(TIME_STAMP, token(authority, time, over)));
        }
        if let Some(other) = self.countersigned {
            let counter = Signing::by(other).info(&sha256(&signature), DATA);
            unsigned.push(attribute(COUNTERSIGNATURE, counter));
        }
        let how = if self.pss {
            pss()
        } else {
            algorithm(ECDSA_SHA256)
        };
        let mut parts = vec![
            value(2, &[1]),
            identifier(self.person),
            algorithm(SHA256),
            within,
            how,
            value(4, &signature),
        ];
        if !unsigned.is_empty() {
            unsigned.sort();
            parts.push(value(0xA1, &unsigned.concat()));
        }
        sequence(&parts)
    }
}

fn pss() -> Vec<u8> {
    let mask = sequence(&[named(MGF1), algorithm(SHA256)]);
    let parameters = sequence(&[
        value(0xA0, &algorithm(SHA256)),
        value(0xA1, &mask),
        value(0xA2, &value(2, &[32])),
    ]);
    sequence(&[named(RSA_PSS), parameters])
}

/// Issuer and number of somebody's certificate.
fn identifier(person: &Person) -> Vec<u8> {
    let issuer = person.certificate.issuer_name().to_der().unwrap();
    let number = person.certificate.serial_number().to_bn().unwrap().to_vec();
    let number = if number[0] >= 0x80 {
        [vec![0], number].concat()
    } else {
        number
    };
    sequence(&[issuer, value(2, &number)])
}

/// A message signed by some, with certificates beside.
pub fn message(
    content: &[u8],
    inside: bool,
    signers: &[Signing],
    certificates: &[&Person],
) -> Vec<u8> {
    made(content, DATA, inside, signers, certificates)
}

/// As [`message`] with its content inside, written as streaming programs write it: without lengths, the
/// content in pieces.
pub fn streamed_message(content: &[u8], signers: &[Signing], certificates: &[&Person]) -> Vec<u8> {
    let pieces: Vec<u8> = content.chunks(100).flat_map(|it| value(4, it)).collect();
    let inside = streamed(0xA0, &streamed(0x24, &pieces));
    let certificates: Vec<u8> = certificates
        .iter()
        .flat_map(|it| it.certificate.to_der().unwrap())
        .collect();
    let digest = sha256(content);
    let infos = signers.iter().map(|it| it.info(&digest, DATA)).collect();
    let data = [
        value(2, &[1]),
        set(vec![algorithm(SHA256)]),
        streamed(0x30, &[named(DATA), inside].concat()),
        streamed(0xA0, &certificates),
        set(infos),
    ];
    let data = streamed(0xA0, &streamed(0x30, &data.concat()));
    streamed(0x30, &[named(SIGNED_DATA), data].concat())
}

fn made(
    content: &[u8],
    kind: &[u8],
    inside: bool,
    signers: &[Signing],
    certificates: &[&Person],
) -> Vec<u8> {
    let digest = sha256(content);
    let mut of = vec![named(kind)];
    if inside {
        of.push(value(0xA0, &value(4, content)));
    }
    let certificates: Vec<u8> = certificates
        .iter()
        .flat_map(|it| it.certificate.to_der().unwrap())
        .collect();
    let infos = signers.iter().map(|it| it.info(&digest, kind)).collect();
    let data = sequence(&[
        value(2, &[1]),
        set(vec![algorithm(SHA256)]),
        sequence(&of),
        value(0xA0, &certificates),
        set(infos),
    ]);
    sequence(&[named(SIGNED_DATA), value(0xA0, &data)])
}

/// A time stamp, `20220603160700Z`, over some bytes.
pub fn token(authority: &Person, time: &str, over: &[u8]) -> Vec<u8> {
    let told = sequence(&[
        value(2, &[1]),
        named(&[0x2A, 3, 4]),
        sequence(&[algorithm(SHA256), value(4, &sha256(over))]),
        value(2, &[7]),
        value(0x18, time.as_bytes()),
    ]);
    made(&told, TOKEN, true, &[Signing::by(authority)], &[authority])
}

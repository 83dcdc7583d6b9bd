//! How signatures are made, by the identifiers they carry, and whether one was made with a key.

use der::Tag;
use der::asn1::ObjectIdentifier;
use openssl::hash::{MessageDigest, hash};
use openssl::pkey::{Id, PKeyRef, Public};
use openssl::rsa::Padding;
use openssl::sign::{RsaPssSaltlen, Verifier};

use super::values::Value;

const RSA: &str = "1.2.840.113549.1.1.1";
const RSA_PSS: &str = "1.2.840.113549.1.1.10";
const EC_KEY: &str = "1.2.840.10045.2.1";
const ED25519: &str = "1.3.101.112";
/// A digest, by what it is called.
const DIGESTS: [(&str, &str); 5] = [
    ("1.3.14.3.2.26", "SHA-1"),
    ("2.16.840.1.101.3.4.2.4", "SHA-224"),
    ("2.16.840.1.101.3.4.2.1", "SHA-256"),
    ("2.16.840.1.101.3.4.2.2", "SHA-384"),
    ("2.16.840.1.101.3.4.2.3", "SHA-512"),
];
/// A key and a digest in one, by the digest.
const WITH_DIGEST: [(&str, &str); 10] = [
    ("1.2.840.113549.1.1.5", "SHA-1"),
    ("1.2.840.113549.1.1.14", "SHA-224"),
    ("1.2.840.113549.1.1.11", "SHA-256"),
    ("1.2.840.113549.1.1.12", "SHA-384"),
    ("1.2.840.113549.1.1.13", "SHA-512"),
    ("1.2.840.10045.4.1", "SHA-1"),
    ("1.2.840.10045.4.3.1", "SHA-224"),
    ("1.2.840.10045.4.3.2", "SHA-256"),
    ("1.2.840.10045.4.3.3", "SHA-384"),
    ("1.2.840.10045.4.3.4", "SHA-512"),
];

/// A digest that is known here.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Digest(&'static str);

impl Digest {
    pub const SHA1: Self = Self("SHA-1");
    pub const SHA256: Self = Self("SHA-256");

    /// The one an `AlgorithmIdentifier` names.
    pub fn read(algorithm: Value) -> Option<Self> {
        let named = algorithm.values().next()?.identifier()?.to_string();
        let found = DIGESTS.iter().find(|(identifier, _)| *identifier == named);
        found.map(|(_, name)| Self(name))
    }

    pub const fn name(self) -> &'static str {
        self.0
    }

    fn message_digest(self) -> MessageDigest {
        match self.0 {
            "SHA-1" => MessageDigest::sha1(),
            "SHA-224" => MessageDigest::sha224(),
            "SHA-384" => MessageDigest::sha384(),
            "SHA-512" => MessageDigest::sha512(),
            _ => MessageDigest::sha256(),
        }
    }

    /// The digest of `bytes`; empty where it cannot be made, which equals none.
    pub fn of(self, bytes: &[u8]) -> Vec<u8> {
        hash(self.message_digest(), bytes).map_or_else(|_| Vec::new(), |digest| digest.to_vec())
    }
}

/// How a signature is made.
pub(super) struct Algorithm<'a> {
    named: ObjectIdentifier,
    parameters: Option<Value<'a>>,
    /// What the content was hashed with.
    digest: Digest,
}

/// The parameters of RSA-PSS (RFC 4055), with what they are where they are left out.
struct Pss {
    digest: Digest,
    mask: Digest,
    salt: i32,
}

impl<'a> Algorithm<'a> {
    /// The one an `AlgorithmIdentifier` names, of content hashed with `digest`.
    pub fn read(algorithm: Value<'a>, digest: Digest) -> Option<Self> {
        let mut parts = algorithm.values();
        Some(Self {
            named: parts.next()?.identifier()?,
            parameters: parts.next(),
            digest,
        })
    }

    /// What the signed bytes are hashed with.
    pub fn digest(&self) -> Digest {
        let named = self.named.to_string();
        let with = WITH_DIGEST.iter().find(|(it, _)| *it == named);
        match with {
            Some((_, name)) => Digest(name),
            None if named == RSA_PSS => self.pss().map_or(self.digest, |pss| pss.digest),
            None => self.digest,
        }
    }

    /// As a user reads it: `RSA 2048 bit, SHA-256`.
    pub fn told(&self, key: Option<&PKeyRef<Public>>) -> String {
        let Some(key) = key else {
            return self.digest().name().to_owned();
        };
        let kind = match key.id() {
            Id::RSA | Id::RSA_PSS if self.named.to_string() == RSA_PSS => "RSA-PSS",
            Id::RSA | Id::RSA_PSS => "RSA",
            Id::EC => "ECDSA",
            Id::ED25519 => return "Ed25519".to_owned(),
            _ => return self.digest().name().to_owned(),
        };
        format!("{kind} {} bit, {}", key.bits(), self.digest().name())
    }

    /// Whether `signature` was made over `signed` with the private half of `key`; `None` where this way
    /// of signing is not known here.
    pub fn verify(&self, key: &PKeyRef<Public>, signed: &[u8], signature: &[u8]) -> Option<bool> {
        let named = self.named.to_string();
        let with_digest = WITH_DIGEST.iter().any(|(it, _)| *it == named);
        let known = match key.id() {
            Id::RSA | Id::RSA_PSS => with_digest || named == RSA || named == RSA_PSS,
            Id::EC => with_digest || named == EC_KEY,
            Id::ED25519 => named == ED25519,
            _ => false,
        };
        if !known {
            return None;
        }
        if key.id() == Id::ED25519 {
            let mut verifier = Verifier::new_without_digest(key).ok()?;
            return Some(verifier.verify_oneshot(signature, signed).unwrap_or(false));
        }
        let mut verifier = Verifier::new(self.digest().message_digest(), key).ok()?;
        if named == RSA_PSS {
            let pss = self.pss()?;
            verifier.set_rsa_padding(Padding::PKCS1_PSS).ok()?;
            verifier.set_rsa_mgf1_md(pss.mask.message_digest()).ok()?;
            let salt = RsaPssSaltlen::custom(pss.salt);
            verifier.set_rsa_pss_saltlen(salt).ok()?;
        }
        // What OpenSSL cannot even read as a signature of this key is none.
        Some(verifier.verify_oneshot(signature, signed).unwrap_or(false))
    }

    fn pss(&self) -> Option<Pss> {
        let mut pss = Pss {
            digest: Digest::SHA1,
            mask: Digest::SHA1,
            salt: 20,
        };
        let Some(parameters) = self.parameters.filter(|it| it.tag == Tag::Sequence) else {
            return Some(pss);
        };
        let mut parts = parameters.values();
        if let Some(digest) = parts.numbered(0) {
            pss.digest = Digest::read(digest.values().next()?)?;
        }
        if let Some(mask) = parts.numbered(1) {
            let algorithm = mask.values().next()?;
            pss.mask = Digest::read(algorithm.values().nth(1)?)?;
        }
        if let Some(salt) = parts.numbered(2) {
            let bytes = salt.values().next()?.inner;
            let long = bytes.len() > 2;
            pss.salt = bytes
                .iter()
                .fold(0, |sum, byte| sum * 256 + i32::from(*byte));
            if long {
                return None;
            }
        }
        Some(pss)
    }
}

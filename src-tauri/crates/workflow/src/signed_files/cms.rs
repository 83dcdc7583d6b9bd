//! Cryptographic messages (CMS, RFC 5652): who signed what, and whether it still belongs together.
//! OpenSSL reads them, in whatever encoding, and writes them again as DER; what its safe interface does
//! not give, the single signers, is then read from that. Certificates are believed, not asked about.

use affianca_domain::signed_file::{Covered, FileSignature, Integrity, SignatureOn};
use chrono::NaiveDateTime;
use der::Tag;
use openssl::cms::CmsContentInfo;
use openssl::pkey::{PKey, Public};

use super::algorithms::{Algorithm, Digest};
use super::certificate::Certificate;
use super::stamp::{self, Stamp};
use super::values::{Value, Values};
use super::{DEEPEST, MOST_CERTIFICATES, MOST_SIGNATURES};

const SIGNED_DATA: &str = "1.2.840.113549.1.7.2";
const MESSAGE_DIGEST: &str = "1.2.840.113549.1.9.4";
const SIGNING_TIME: &str = "1.2.840.113549.1.9.5";
const COUNTERSIGNATURE: &str = "1.2.840.113549.1.9.6";
const SIGNING_CERTIFICATE: &str = "1.2.840.113549.1.9.16.2.12";
const TIME_STAMP: &str = "1.2.840.113549.1.9.16.2.14";
const SIGNING_CERTIFICATE_V2: &str = "1.2.840.113549.1.9.16.2.47";

/// The message in `bytes` as DER; what follows it is left out.
pub(super) fn as_der(bytes: &[u8]) -> Option<Vec<u8>> {
    CmsContentInfo::from_der(bytes).ok()?.to_der().ok()
}

/// What was signed: it may lie around a gap.
#[derive(Clone, Copy)]
pub(super) struct Content<'a>(pub &'a [&'a [u8]]);

impl Content<'_> {
    fn joined(self) -> Vec<u8> {
        self.0.concat()
    }

    pub fn digest(self, digest: Digest) -> Vec<u8> {
        match self.0 {
            [only] => digest.of(only),
            parts => digest.of(&parts.concat()),
        }
    }
}

/// A message that holds signatures.
pub(super) struct SignedData<'a> {
    /// What kind of content is signed.
    pub kind: String,
    /// The content, where it is inside.
    pub content: Option<&'a [u8]>,
    certificates: Vec<Certificate<'a>>,
    signers: Vec<Value<'a>>,
    /// There are more signers than are read.
    pub more: bool,
}

impl<'a> SignedData<'a> {
    /// The message that is `der`.
    pub fn read(der: &'a [u8]) -> Option<Self> {
        let mut message = Value::read(der)?.values();
        let kind = message.next()?.identifier()?.to_string();
        if kind != SIGNED_DATA {
            return None;
        }
        let mut parts = message.numbered(0)?.values().one(Tag::Sequence)?.values();
        parts.one(Tag::Integer)?;
        // The digests, which each signer tells again.
        parts.one(Tag::Set)?;
        let mut signed = parts.one(Tag::Sequence)?.values();
        let kind = signed.next()?.identifier()?.to_string();
        let content = signed.numbered(0).and_then(|it| it.values().next());
        let certificates = parts.numbered(0).map(Value::values);
        // What was revoked.
        let _ = parts.numbered(1);
        let mut signers = parts.one(Tag::Set)?.values();
        Some(Self {
            kind,
            content: content.map(|it| it.inner),
            certificates: certificates
                .into_iter()
                .flatten()
                .take(MOST_CERTIFICATES)
                .filter_map(Certificate::read)
                .collect(),
            signers: signers.by_ref().take(MOST_SIGNATURES).collect(),
            more: signers.next().is_some(),
        })
    }

    /// Its signatures on `content`, each followed by those on itself.
    pub fn signatures(
        &self,
        content: Content,
        on: SignatureOn,
        covered: Covered,
    ) -> Vec<FileSignature> {
        let mut found = Vec::new();
        for signer in &self.signers {
            let one = SignerInfo::read(*signer);
            let Some(one) = one else {
                found.push(unread(on, covered));
                continue;
            };
            one.tell(&self.certificates, content, (on, covered), &mut found);
        }
        found.truncate(MOST_SIGNATURES);
        found
    }
}

/// A signature that cannot be read.
pub(super) fn unread(on: SignatureOn, covered: Covered) -> FileSignature {
    FileSignature {
        on,
        signer: Default::default(),
        issuer: String::new(),
        declared: None,
        stamped: None,
        stamp_broken: false,
        only_stamp: false,
        algorithm: String::new(),
        weak: false,
        out_of_term: false,
        integrity: Integrity::Unknown,
        covered,
    }
}

/// One signer of a message.
struct SignerInfo<'a> {
    /// Which certificate: issuer and number, or the key's identifier.
    of: Value<'a>,
    digest: Option<Digest>,
    attributes: Option<Value<'a>>,
    algorithm: Option<Algorithm<'a>>,
    signature: &'a [u8],
    unsigned: Option<Value<'a>>,
    /// How deep in signatures on signatures.
    depth: usize,
}

impl<'a> SignerInfo<'a> {
    fn read(value: Value<'a>) -> Option<Self> {
        let mut parts = value.values();
        parts.one(Tag::Integer)?;
        let of = parts.next()?;
        let digest = Digest::read(parts.one(Tag::Sequence)?);
        let attributes = parts.numbered(0);
        let algorithm = parts.one(Tag::Sequence)?;
        Some(Self {
            of,
            digest,
            attributes,
            algorithm: digest.and_then(|digest| Algorithm::read(algorithm, digest)),
            signature: parts.one(Tag::OctetString)?.inner,
            unsigned: parts.numbered(1),
            depth: 0,
        })
    }

    fn tell(
        &self,
        certificates: &[Certificate],
        content: Content,
        (on, covered): (SignatureOn, Covered),
        found: &mut Vec<FileSignature>,
    ) {
        if self.depth > DEEPEST || found.len() >= MOST_SIGNATURES {
            return;
        }
        let certificate = certificates.iter().find(|it| self.is_by(it));
        let key = certificate.and_then(Certificate::key);
        let declared = self.declared();
        let stamp = unsigned(self.unsigned, TIME_STAMP)
            .next()
            .map(|token| stamp::read(token.whole, Content(&[self.signature])));
        let (stamped, stamp_broken) = match stamp {
            None => (None, false),
            Some(Some(Stamp {
                stamp,
                integrity: Integrity::Holds,
                ..
            })) => (Some(stamp), false),
            Some(_) => (None, true),
        };
        let at = stamped.as_ref().map(|stamp| stamp.at).or(declared);
        let digest = self.algorithm.as_ref().map(Algorithm::digest);
        found.push(FileSignature {
            on,
            signer: certificate.map(Certificate::name).unwrap_or_default(),
            issuer: certificate.map(Certificate::issued_by).unwrap_or_default(),
            declared,
            stamped,
            stamp_broken,
            only_stamp: false,
            algorithm: self
                .algorithm
                .as_ref()
                .map(|it| it.told(key.as_deref()))
                .unwrap_or_default(),
            weak: [self.digest, digest].contains(&Some(Digest::SHA1)),
            out_of_term: certificate
                .zip(at)
                .is_some_and(|(certificate, at)| certificate.is_out_of_term(at)),
            integrity: self.integrity(certificate, key.as_ref(), content),
            covered,
        });
        for counter in unsigned(self.unsigned, COUNTERSIGNATURE) {
            if let Some(mut one) = SignerInfo::read(counter) {
                one.depth = self.depth + 1;
                let signed = [self.signature];
                let place = (SignatureOn::Signature, Covered::All);
                one.tell(certificates, Content(&signed), place, found);
            }
        }
    }

    fn is_by(&self, certificate: &Certificate) -> bool {
        if self.of.tag != Tag::Sequence {
            return certificate.has_key_id(self.of.inner);
        }
        let mut parts = self.of.values();
        let issuer = parts.one(Tag::Sequence).map(|it| it.whole);
        let serial = parts.one(Tag::Integer).map(|it| it.inner);
        issuer == Some(certificate.issuer) && serial == Some(certificate.serial)
    }

    fn declared(&self) -> Option<NaiveDateTime> {
        attributes(self.attributes, SIGNING_TIME).next()?.moment()
    }

    fn integrity(
        &self,
        certificate: Option<&Certificate>,
        key: Option<&PKey<Public>>,
        content: Content,
    ) -> Integrity {
        let Some(certificate) = certificate else {
            return Integrity::NoCertificate;
        };
        let (Some(key), Some(digest), Some(algorithm)) = (key, self.digest, &self.algorithm) else {
            return Integrity::Unknown;
        };
        let Some(signed) = self.signed() else {
            let made = algorithm.verify(key, &content.joined(), self.signature);
            return match made {
                None => Integrity::Unknown,
                Some(true) => Integrity::Holds,
                Some(false) => Integrity::ContentChanged,
            };
        };
        match algorithm.verify(key, &signed, self.signature) {
            None => return Integrity::Unknown,
            Some(false) => return Integrity::NotOfCertificate,
            Some(true) => {}
        }
        let told = attributes(self.attributes, MESSAGE_DIGEST).next();
        if told.is_none_or(|told| told.inner.is_empty() || told.inner != content.digest(digest)) {
            return Integrity::ContentChanged;
        }
        if self.was_made_for(certificate) {
            Integrity::Holds
        } else {
            Integrity::OtherCertificate
        }
    }

    /// The bytes of the signed attributes as they were signed: as a set of their own.
    fn signed(&self) -> Option<Vec<u8>> {
        const SET: u8 = 0x31;
        let mut bytes = self.attributes?.whole.to_vec();
        *bytes.first_mut()? = SET;
        Some(bytes)
    }

    /// Whether the certificate is the one the signer's own attributes name by its digest (RFC 5035);
    /// where they name none, it is.
    fn was_made_for(&self, certificate: &Certificate) -> bool {
        for (which, usual) in [
            (SIGNING_CERTIFICATE_V2, Digest::SHA256),
            (SIGNING_CERTIFICATE, Digest::SHA1),
        ] {
            let Some(named) = attributes(self.attributes, which).next() else {
                continue;
            };
            let fits = || {
                let mut parts = named.values().next()?.values().next()?.values();
                let digest = match parts.one(Tag::Sequence) {
                    Some(algorithm) => Digest::read(algorithm)?,
                    None => usual,
                };
                let told = parts.one(Tag::OctetString)?.inner;
                Some(!told.is_empty() && told == digest.of(certificate.whole))
            };
            if fits() != Some(true) {
                return false;
            }
        }
        true
    }
}

/// The values of an attribute, by its identifier.
fn attributes<'a>(all: Option<Value<'a>>, which: &str) -> Values<'a> {
    let mut found = all.into_iter().flat_map(Value::values).filter_map(|one| {
        let mut parts = one.values();
        let named = parts.next()?.identifier()?.to_string();
        (named == which).then(|| parts.one(Tag::Set)).flatten()
    });
    found.next().map_or_else(|| Values::of(&[]), Value::values)
}

/// As [`attributes`], of those nobody signed: an attribute may be there several times.
fn unsigned<'a>(all: Option<Value<'a>>, which: &str) -> impl Iterator<Item = Value<'a>> {
    let one = all.into_iter().flat_map(Value::values);
    let found = one.filter_map(move |one| {
        let mut parts = one.values();
        let named = parts.next()?.identifier()?.to_string();
        (named == which).then(|| parts.one(Tag::Set)).flatten()
    });
    found.flat_map(Value::values).take(MOST_SIGNATURES)
}

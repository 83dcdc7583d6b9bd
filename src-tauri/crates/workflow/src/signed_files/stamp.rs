//! Time stamps (RFC 3161): when something was there at the latest, as somebody else says.

use affianca_domain::signed_file::{Covered, FileSignature, Integrity, SignatureOn, TimeStamp};
use der::Tag;

use super::algorithms::Digest;
use super::cms::{Content, SignedData, as_der};
use super::values::Value;

/// The kind of content a time stamp signs.
pub(super) const TOKEN: &str = "1.2.840.113549.1.9.16.1.4";

/// A time stamp, and whether it is one of what it stands beside.
pub(super) struct Stamp {
    pub stamp: TimeStamp,
    pub integrity: Integrity,
    /// The signature it is made with.
    signature: FileSignature,
}

/// The time stamp in `bytes` of `content`.
pub(super) fn read(bytes: &[u8], content: Content) -> Option<Stamp> {
    let der = as_der(bytes)?;
    of_message(&SignedData::read(&der)?, content)
}

/// The time stamp that a message is.
pub(super) fn of_message(message: &SignedData, content: Content) -> Option<Stamp> {
    if message.kind != TOKEN {
        return None;
    }
    let told = message.content?;
    let mut parts = Value::read(told)?.values();
    parts.one(Tag::Integer)?;
    parts.one(Tag::ObjectIdentifier)?;
    let mut imprint = parts.one(Tag::Sequence)?.values();
    let digest = Digest::read(imprint.one(Tag::Sequence)?);
    let imprint = imprint.one(Tag::OctetString)?.inner;
    parts.one(Tag::Integer)?;
    let at = parts.one(Tag::GeneralizedTime)?.moment()?;
    let signed = message.signatures(Content(&[told]), SignatureOn::Pdf, Covered::All);
    let signature = signed.into_iter().next()?;
    let integrity = match (signature.integrity, digest) {
        (Integrity::Holds, None) => Integrity::Unknown,
        (Integrity::Holds, Some(digest)) if content.digest(digest) != imprint => {
            Integrity::ContentChanged
        }
        (other, _) => other,
    };
    let by = signature.signer.name.clone();
    Some(Stamp {
        stamp: TimeStamp { at, by },
        integrity,
        signature,
    })
}

impl Stamp {
    /// As a signature of its own: a time stamp on a whole PDF.
    pub fn into_signature(self, covered: Covered) -> FileSignature {
        FileSignature {
            declared: None,
            stamped: Some(self.stamp),
            only_stamp: true,
            integrity: self.integrity,
            covered,
            ..self.signature
        }
    }
}

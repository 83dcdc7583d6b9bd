//! The certificates that stand beside signatures: whose they say they are. Nobody is asked whether that
//! is so.

use affianca_domain::signed_file::CertifiedName;
use affianca_domain::typed::clean_line;
use chrono::{DateTime, NaiveDateTime};
use der::Tag;
use openssl::asn1::{Asn1Time, Asn1TimeRef};
use openssl::nid::Nid;
use openssl::pkey::{PKey, Public};
use openssl::x509::{X509, X509NameRef};

use super::values::{Value, in_rome};

/// The longest name that is shown, in characters.
const LONGEST: usize = 120;
/// How much of a person's code is shown, from its end.
const SHOWN: usize = 4;

/// A certificate.
pub(super) struct Certificate<'a> {
    parsed: X509,
    /// Its bytes.
    pub whole: &'a [u8],
    /// Who issued it, as encoded.
    pub issuer: &'a [u8],
    /// Its number, as encoded.
    pub serial: &'a [u8],
}

impl<'a> Certificate<'a> {
    pub fn read(value: Value<'a>) -> Option<Self> {
        if value.tag != Tag::Sequence {
            return None;
        }
        let parsed = X509::from_der(value.whole).ok()?;
        let mut signed = value.values().next()?.values();
        // The version.
        let _ = signed.numbered(0);
        let serial = signed.one(Tag::Integer)?.inner;
        // How it is signed.
        let _ = signed.one(Tag::Sequence)?;
        Some(Self {
            parsed,
            whole: value.whole,
            issuer: signed.one(Tag::Sequence)?.whole,
            serial,
        })
    }

    /// Whether its key has this identifier.
    pub fn has_key_id(&self, id: &[u8]) -> bool {
        self.parsed
            .subject_key_id()
            .is_some_and(|own| own.as_slice() == id)
    }

    pub fn key(&self) -> Option<PKey<Public>> {
        self.parsed.public_key().ok()
    }

    /// Whose it says it is.
    pub fn name(&self) -> CertifiedName {
        let subject = self.parsed.subject_name();
        let (given, surname) = (first(subject, Nid::GIVENNAME), first(subject, Nid::SURNAME));
        let name = if given.is_empty() || surname.is_empty() {
            first(subject, Nid::COMMONNAME)
        } else {
            format!("{given} {surname}")
        };
        CertifiedName {
            name,
            organisation: first(subject, Nid::ORGANIZATIONNAME),
            code: covered(&first(subject, Nid::SERIALNUMBER)),
        }
    }

    /// Who says so.
    pub fn issued_by(&self) -> String {
        let issuer = self.parsed.issuer_name();
        let name = first(issuer, Nid::COMMONNAME);
        match name.as_str() {
            "" => first(issuer, Nid::ORGANIZATIONNAME),
            _ => name,
        }
    }

    /// Whether a moment, of Europe/Rome, is outside its term.
    pub fn is_out_of_term(&self, at: NaiveDateTime) -> bool {
        let since = moment(self.parsed.not_before());
        let until = moment(self.parsed.not_after());
        since.is_some_and(|since| at < since) || until.is_some_and(|until| at > until)
    }
}

/// The first entry of a name, as it can be shown.
fn first(name: &X509NameRef, what: Nid) -> String {
    let entry = name.entries_by_nid(what).next();
    let text = entry.and_then(|entry| entry.data().to_string().ok());
    let text = text.unwrap_or_default();
    clean_line(&text).chars().take(LONGEST).collect()
}

/// A person's code but for its end; what stands before a dash only says of which country and kind it is.
fn covered(code: &str) -> String {
    let (kind, number) = match code.split_once('-') {
        Some((kind, number)) => (format!("{kind}-"), number),
        None => (String::new(), code),
    };
    let letters: Vec<char> = number.chars().collect();
    if letters.len() <= SHOWN {
        return String::new();
    }
    let end: String = letters.iter().skip(letters.len() - SHOWN).collect();
    format!("{kind}…{end}")
}

fn moment(time: &Asn1TimeRef) -> Option<NaiveDateTime> {
    let since = Asn1Time::from_unix(0).ok()?.diff(time).ok()?;
    let seconds = i64::from(since.days) * 86_400 + i64::from(since.secs);
    DateTime::from_timestamp(seconds, 0).map(|at| in_rome(at.naive_utc()))
}

#[cfg(test)]
mod tests {
    use super::covered;

    #[test]
    fn the_code_of_a_person_is_not_shown_whole() {
        for (code, shown) in [
            ("TINIT-RSSMRA80A01H501U", "TINIT-…501U"),
            ("IT:RSSMRA80A01H501U", "…501U"),
            ("2022abcd", "…abcd"),
            ("TINIT-501U", ""),
            ("", ""),
        ] {
            assert_eq!(covered(code), shown, "{code}");
        }
    }
}

//! Values of DER one after another, each with the bytes it stands in: what is hashed must be exactly
//! those. The `der` crate reads them; what it refuses ends the walk.

use chrono::{NaiveDate, NaiveDateTime};
use chrono_tz::Europe::Rome;
use der::asn1::{AnyRef, ObjectIdentifier};
use der::{Decode as _, Reader as _, SliceReader, Tag, TagNumber, Tagged as _};

/// A value.
#[derive(Clone, Copy)]
pub(super) struct Value<'a> {
    pub tag: Tag,
    /// What it holds.
    pub inner: &'a [u8],
    /// All of it, with what stands before what it holds.
    pub whole: &'a [u8],
}

/// The values in a constructed one.
pub(super) struct Values<'a>(Option<SliceReader<'a>>);

impl<'a> Values<'a> {
    /// Those in `bytes`.
    pub fn of(bytes: &'a [u8]) -> Self {
        Self(SliceReader::new(bytes).ok())
    }

    /// The next one, if it is of this kind; otherwise it stays.
    pub fn one(&mut self, tag: Tag) -> Option<Value<'a>> {
        let mut ahead = Self(self.0.clone());
        let value = ahead.next().filter(|value| value.tag == tag)?;
        self.0 = ahead.0;
        Some(value)
    }

    /// The next one, with this context-specific number.
    pub fn numbered(&mut self, number: u32) -> Option<Value<'a>> {
        let with = |constructed| Tag::ContextSpecific {
            constructed,
            number: TagNumber(number),
        };
        self.one(with(true)).or_else(|| self.one(with(false)))
    }
}

impl<'a> Iterator for Values<'a> {
    type Item = Value<'a>;

    fn next(&mut self) -> Option<Value<'a>> {
        let reader = self.0.as_mut()?;
        if reader.is_finished() {
            return None;
        }
        let whole = reader.tlv_bytes().ok()?;
        Value::read(whole)
    }
}

impl<'a> Value<'a> {
    /// The one value that `whole` is.
    pub fn read(whole: &'a [u8]) -> Option<Self> {
        let any = AnyRef::from_der(whole).ok()?;
        Some(Self {
            tag: any.tag(),
            inner: any.value(),
            whole,
        })
    }

    /// The values in it.
    pub fn values(self) -> Values<'a> {
        Values::of(self.inner)
    }

    /// The identifier it is.
    pub fn identifier(self) -> Option<ObjectIdentifier> {
        (self.tag == Tag::ObjectIdentifier)
            .then(|| ObjectIdentifier::from_bytes(self.inner).ok())
            .flatten()
    }

    /// The moment it is, in Europe/Rome.
    pub fn moment(self) -> Option<NaiveDateTime> {
        let text = std::str::from_utf8(self.inner).ok()?;
        let digits = text.split(['Z', '.', '+', '-']).next()?;
        let full = match self.tag {
            Tag::GeneralizedTime => digits.to_owned(),
            // RFC 5280: from 50 on of the century before.
            Tag::UtcTime if digits.get(..2)? < "50" => format!("20{digits}"),
            Tag::UtcTime => format!("19{digits}"),
            _ => return None,
        };
        full.get(..14).and_then(of_digits).map(in_rome)
    }
}

/// A moment of 14 digits.
pub(super) fn of_digits(digits: &str) -> Option<NaiveDateTime> {
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let part = |from: usize, to: usize| digits.get(from..to)?.parse::<u32>().ok();
    NaiveDate::from_ymd_opt(digits.get(..4)?.parse().ok()?, part(4, 6)?, part(6, 8)?)?.and_hms_opt(
        part(8, 10)?,
        part(10, 12)?,
        part(12, 14)?,
    )
}

/// A moment of Greenwich as clocks in Italy show it.
pub(super) fn in_rome(utc: NaiveDateTime) -> NaiveDateTime {
    utc.and_utc().with_timezone(&Rome).naive_local()
}

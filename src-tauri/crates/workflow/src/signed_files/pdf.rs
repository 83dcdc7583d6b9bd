//! Signatures inside a PDF (PAdES): each names the bytes it stands for, all but the gap it lies in. They
//! are looked for in the bytes themselves: no reader of PDF decides what is there, and what a signature
//! covers is what its bytes say, wherever they stand.

use affianca_domain::signed_file::{Covered, FileSignature, Integrity, SignatureOn};
use chrono::{NaiveDateTime, TimeDelta};

use super::cms::{Content, SignedData, as_der, unread};
use super::values::{in_rome, of_digits};
use super::{MOST_SIGNATURES, stamp};

const RANGE: &[u8] = b"/ByteRange";
/// The largest signature in a PDF, in hexadecimal digits.
const LARGEST: usize = 4 * 1024 * 1024;
/// How much of the object around a signature is looked through for its moment, each way.
const AROUND: usize = 8 * 1024;

/// The bytes a signature of a PDF stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Range {
    start: usize,
    gap: usize,
    after: usize,
    end: usize,
}

/// What was found in a PDF.
pub(super) struct InPdf {
    pub signatures: Vec<FileSignature>,
    pub more: bool,
    pub added_after: usize,
}

/// Whether a PDF holds a signature.
pub(super) fn is_signed(pdf: &[u8]) -> bool {
    ranges(pdf).next().is_some()
}

/// The signatures of a PDF that begins with `issued` bytes of ours, in the order they were put.
pub(super) fn read(pdf: &[u8], issued: usize) -> InPdf {
    let mut found: Vec<Range> = Vec::new();
    let mut more = false;
    for range in ranges(pdf) {
        if found.contains(&range) {
            continue;
        }
        if found.len() == MOST_SIGNATURES {
            more = true;
            break;
        }
        found.push(range);
    }
    found.sort_by_key(|range| range.end);
    let last = found.last().map_or(0, |range| range.end);
    let signatures = found.iter().flat_map(|range| range.read(pdf, issued));
    InPdf {
        signatures: signatures.take(MOST_SIGNATURES).collect(),
        more,
        added_after: beyond(pdf, last),
    }
}

/// Bytes after `end`, but for blanks at the very end of the file.
fn beyond(pdf: &[u8], end: usize) -> usize {
    pdf.get(end..).unwrap_or_default().trim_ascii_end().len()
}

/// Every range a PDF names whose bytes are there, with a gap like that of a signature.
fn ranges(pdf: &[u8]) -> impl Iterator<Item = Range> {
    let places = pdf.windows(RANGE.len()).enumerate();
    places
        .filter(|(_, word)| *word == RANGE)
        .filter_map(|(at, _)| Range::named(pdf, at + RANGE.len()))
}

impl Range {
    /// The range named at a place.
    fn named(pdf: &[u8], at: usize) -> Option<Self> {
        let text = pdf.get(at..)?.trim_ascii_start().strip_prefix(b"[")?;
        let inside = text.get(..text.iter().take(120).position(|byte| *byte == b']')?)?;
        let numbers = std::str::from_utf8(inside).ok()?.split_ascii_whitespace();
        let numbers: Vec<usize> = numbers.map_while(|it| it.parse().ok()).collect();
        let [start, length, after, rest] = *numbers.as_slice() else {
            return None;
        };
        let range = Self {
            start,
            gap: start.checked_add(length)?,
            after,
            end: after.checked_add(rest)?,
        };
        let gap = pdf.get(range.gap..range.after)?;
        let is_one = gap.starts_with(b"<") && gap.ends_with(b">") && gap.len() > 2;
        (is_one && range.end <= pdf.len()).then_some(range)
    }

    fn read(self, pdf: &[u8], issued: usize) -> Vec<FileSignature> {
        let covered = self.covered(pdf, issued);
        let on = SignatureOn::Pdf;
        let part = |from: usize, to: usize| pdf.get(from..to).unwrap_or_default();
        let parts = [part(self.start, self.gap), part(self.after, self.end)];
        let content = Content(&parts);
        let message =
            from_hexadecimal(part(self.gap + 1, self.after - 1)).and_then(|it| as_der(&it));
        let Some(message) = message.as_deref().and_then(SignedData::read) else {
            return vec![unread(on, covered)];
        };
        if message.kind == stamp::TOKEN {
            let stamp = stamp::of_message(&message, content);
            return vec![
                stamp.map_or_else(|| unread(on, covered), |it| it.into_signature(covered)),
            ];
        }
        if message.content.is_some_and(|inside| !inside.is_empty()) {
            // Something of its own is signed there, and not the PDF.
            return vec![unread(on, Covered::Part)];
        }
        let mut found = message.signatures(content, on, covered);
        for one in &mut found {
            if one.on == on && one.declared.is_none() && one.integrity != Integrity::Unknown {
                one.declared = self.declared(pdf);
            }
        }
        found
    }

    fn covered(self, pdf: &[u8], issued: usize) -> Covered {
        if self.start != 0 || self.gap < issued {
            return Covered::Part;
        }
        if beyond(pdf, self.end) == 0 {
            Covered::All
        } else {
            Covered::UpToThen
        }
    }

    /// The moment its object tells beside it (`/M`), which it covers.
    fn declared(self, pdf: &[u8]) -> Option<NaiveDateTime> {
        let before = pdf.get(self.gap.saturating_sub(AROUND).max(self.start)..self.gap)?;
        let after = pdf.get(self.after..self.end.min(self.after + AROUND))?;
        let object =
            last(before, b" obj").map_or(before, |at| before.get(at..).unwrap_or_default());
        let end = first(after, b"endobj").unwrap_or(after.len());
        let rest = after.get(..end).unwrap_or_default();
        written(object).or_else(|| written(rest))
    }
}

fn first(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|it| it == word)
}

fn last(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).rposition(|it| it == word)
}

/// The moment in part of a dictionary, `/M (D:20220603180500+02'00')`.
fn written(dictionary: &[u8]) -> Option<NaiveDateTime> {
    let mut rest = dictionary;
    while let Some(at) = first(rest, b"/M") {
        rest = rest.get(at + 2..)?;
        let Some(text) = rest.trim_ascii_start().strip_prefix(b"(") else {
            continue;
        };
        let text = text.get(..text.iter().take(80).position(|byte| *byte == b')')?)?;
        return moment(std::str::from_utf8(&plain(text)).ok()?);
    }
    None
}

/// A text of a PDF with its signs written out: some programs write a colon as `\\072`.
fn plain(text: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((first, after)) = rest.split_first() {
        let octal = || std::str::from_utf8(after.get(..3)?).ok();
        let sign = octal().and_then(|it| u8::from_str_radix(it, 8).ok());
        match (first, sign) {
            (b'\\', Some(sign)) => {
                plain.push(sign);
                rest = after.get(3..).unwrap_or_default();
            }
            _ => {
                plain.push(*first);
                rest = after;
            }
        }
    }
    plain
}

/// A moment as a PDF writes it, in Europe/Rome; without a zone it is taken as written.
fn moment(text: &str) -> Option<NaiveDateTime> {
    let text = text.strip_prefix("D:").unwrap_or(text);
    let at = of_digits(text.get(..14)?)?;
    let zone = text.get(14..)?;
    let figures: String = zone.chars().filter(char::is_ascii_digit).collect();
    let away = TimeDelta::minutes(
        figures
            .get(..2)
            .and_then(|it| it.parse::<i64>().ok())
            .unwrap_or(0)
            * 60
            + figures
                .get(2..4)
                .and_then(|it| it.parse::<i64>().ok())
                .unwrap_or(0),
    );
    match zone.as_bytes().first() {
        None => Some(at),
        Some(b'+') => at.checked_sub_signed(away).map(in_rome),
        Some(b'-') => at.checked_add_signed(away).map(in_rome),
        Some(_) => Some(in_rome(at)),
    }
}

fn from_hexadecimal(text: &[u8]) -> Option<Vec<u8>> {
    if text.len() > LARGEST {
        return None;
    }
    let mut digits: Vec<u8> = text
        .iter()
        .copied()
        .filter(|it| !it.is_ascii_whitespace())
        .collect();
    if digits.len() % 2 == 1 {
        digits.push(b'0');
    }
    hex::decode(digits).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_moment_is_read_as_a_pdf_writes_it() {
        let told = |text: &str| moment(text).map(|at| at.to_string());
        for (text, rome) in [
            ("D:20220603180500+02'00'", Some("2022-06-03 18:05:00")),
            ("D:20220603160500Z", Some("2022-06-03 18:05:00")),
            ("D:20220603160500+00'00'", Some("2022-06-03 18:05:00")),
            ("D:20221203120500-05'00", Some("2022-12-03 18:05:00")),
            ("D:20220603180500", Some("2022-06-03 18:05:00")),
            ("D:2022060318", None),
            ("D:20221303180500Z", None),
            ("ieri", None),
            ("D:2022060318050à", None),
        ] {
            assert_eq!(told(text).as_deref(), rome, "{text}");
        }
    }

    #[test]
    fn a_moment_is_found_among_other_entries_and_with_signs_written_out() {
        for written_so in [
            &b"<< /Type /Sig /Marks 3 /M(D:20220603160500Z) /Name (x) >>"[..],
            b"/M   (D\\07220220603160500Z)\n>>",
            b"/MDP (no) /M (20220603160500Z)",
        ] {
            let told = written(written_so).map(|at| at.to_string());
            assert_eq!(told.as_deref(), Some("2022-06-03 18:05:00"));
        }
        for none in [
            &b"/M (D:2022"[..],
            b"/M (\\07)",
            b"/M",
            b"/Mario (D:20220603160500Z)",
        ] {
            assert_eq!(written(none), None);
        }
    }

    #[test]
    fn a_range_that_is_not_there_is_none() {
        for text in [
            "/ByteRange [0 10 99999999999999999999 5]",
            "/ByteRange [0 18446744073709551615 1 1]",
            "/ByteRange [0 5 6]",
            "/ByteRange [0 5 3 9]",
            "/ByteRange 0 5 6 7",
            "/ByteRange [0 4 9 100]",
            "/ByteRange [",
            "/ByteRange",
        ] {
            assert!(!is_signed(text.as_bytes()), "{text}");
        }
    }
}

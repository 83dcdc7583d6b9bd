//! Envelopes (p7m): messages that hold their content, as bytes, as base64, with PEM lines around it, and
//! one in the other.

use openssl::base64::decode_block;

use super::cms::{SignedData, as_der};
use super::{Closed, DEEPEST, is_pdf};

/// The identifier of signed data, as it stands at the beginning of a message.
const SIGNED_DATA: [u8; 11] = [6, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, 2];
/// Within how many bytes it does.
const BEGINNING: usize = 24;
/// Enough of base64 to see what it is.
const SOME: usize = 96;

/// An envelope opened.
pub(super) struct Layers {
    /// What the innermost one holds.
    pub content: Vec<u8>,
    /// The envelopes as DER, the outermost first.
    pub layers: Vec<Vec<u8>>,
}

/// Whether bytes begin like an envelope.
pub(crate) fn is_envelope(bytes: &[u8]) -> bool {
    begins_a_message(bytes) || {
        let text = bytes.get(..bytes.len().min(4 * SOME)).unwrap_or_default();
        from_text(text, Some(SOME)).is_some_and(|it| begins_a_message(&it))
    }
}

/// Opens an envelope, and those in it, down to a PDF.
pub(super) fn open(bytes: &[u8]) -> Result<Layers, Closed> {
    let mut layers = Vec::new();
    let mut content = bytes.to_vec();
    while !is_pdf(&content) {
        if !is_envelope(&content) {
            return Err(if layers.is_empty() {
                Closed::Unreadable
            } else {
                Closed::NoPdf
            });
        }
        if layers.len() == DEEPEST {
            return Err(Closed::TooDeep);
        }
        if !begins_a_message(&content) {
            content = from_text(&content, None).ok_or(Closed::Unreadable)?;
        }
        let der = as_der(&content).ok_or(Closed::Unreadable)?;
        let message = SignedData::read(&der).ok_or(Closed::Unreadable)?;
        content = message.content.ok_or(Closed::Apart)?.to_vec();
        layers.push(der);
    }
    Ok(Layers { content, layers })
}

fn begins_a_message(bytes: &[u8]) -> bool {
    let beginning = bytes.get(..bytes.len().min(BEGINNING)).unwrap_or_default();
    beginning.first() == Some(&0x30)
        && beginning
            .windows(SIGNED_DATA.len())
            .any(|it| it == SIGNED_DATA)
}

/// The bytes that base64 stands for, with or without the lines of PEM around it; of its beginning only
/// where so many signs are enough.
fn from_text(text: &[u8], enough: Option<usize>) -> Option<Vec<u8>> {
    let text = text
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(text)
        .trim_ascii_start();
    if !text
        .first()
        .is_some_and(|it| it.is_ascii_alphanumeric() || *it == b'-')
    {
        return None;
    }
    let lines = text.split(|byte| *byte == b'\n');
    let lines = lines.filter(|line| !line.starts_with(b"-----"));
    let signs = lines
        .flatten()
        .copied()
        .filter(|it| !it.is_ascii_whitespace());
    let mut signs: Vec<u8> = match enough {
        Some(enough) => signs.take(enough).collect(),
        None => signs.collect(),
    };
    if enough.is_some() {
        signs.truncate(signs.len() / 4 * 4);
    }
    decode_block(std::str::from_utf8(&signs).ok()?).ok()
}

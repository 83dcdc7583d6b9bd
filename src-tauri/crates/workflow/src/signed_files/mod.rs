//! Files that come back signed digitally: PDF with signatures inside (PAdES), envelopes around one
//! (p7m, CAdES). What is in them is read and checked with nothing but their own bytes; no archive is
//! known here, nobody is asked on line, and every file is a stranger's: whatever its bytes, an answer
//! comes back within bounds of size, depth and number.

mod algorithms;
mod certificate;
mod cms;
mod envelope;
mod pages;
mod pdf;
mod stamp;
mod values;

use affianca_domain::signed_file::{Covered, SignatureOn, SignedFile, SignedForm};

pub(crate) use envelope::is_envelope;

/// The most signatures that are read in a file, and in one message.
const MOST_SIGNATURES: usize = 20;
/// The most certificates that are read in one message.
const MOST_CERTIFICATES: usize = 60;
/// The most envelopes in each other, and signatures on signatures.
const DEEPEST: usize = 3;

/// What a file that may be signed holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    /// A PDF without signatures.
    Unsigned,
    /// Signatures around or inside this PDF, which may not be ours.
    Signed(Vec<u8>),
    /// An envelope that cannot be opened: why.
    Closed(Closed),
    /// Neither a PDF nor an envelope.
    Other,
}

/// Why an envelope cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// It is not a message, or one that holds no signatures.
    Unreadable,
    /// The signatures stand apart from their content.
    Apart,
    /// There are more envelopes in each other than are opened.
    TooDeep,
    /// It holds something else than a PDF.
    NoPdf,
}

/// Looks into a file: the PDF inside its envelopes, if it has any.
#[must_use]
pub fn open(bytes: &[u8]) -> Opened {
    if is_pdf(bytes) {
        return if pdf::is_signed(bytes) {
            Opened::Signed(bytes.to_vec())
        } else {
            Opened::Unsigned
        };
    }
    if !is_envelope(bytes) {
        return Opened::Other;
    }
    match envelope::open(bytes) {
        Ok(layers) => Opened::Signed(layers.content),
        Err(closed) => Opened::Closed(closed),
    }
}

/// What is found in a signed file whose PDF begins with exactly the bytes `issued`; `None` where it does
/// not, or where nothing is signed.
#[must_use]
pub fn read(bytes: &[u8], issued: &[u8]) -> Option<SignedFile> {
    let (content, layers) = if is_pdf(bytes) {
        (bytes.to_vec(), Vec::new())
    } else {
        let opened = envelope::open(bytes).ok()?;
        (opened.content, opened.layers)
    };
    if issued.is_empty() || !content.starts_with(issued) {
        return None;
    }
    let inside = pdf::read(&content, issued.len());
    let envelopes = u8::try_from(layers.len()).unwrap_or(u8::MAX);
    let unchanged = content.len() == issued.len();
    let mut file = SignedFile {
        form: if layers.is_empty() {
            SignedForm::Pades
        } else {
            SignedForm::Cades
        },
        envelopes,
        more: inside.more,
        // What an envelope holds is covered by it.
        added_after: if layers.is_empty() {
            inside.added_after
        } else {
            0
        },
        signatures: inside.signatures,
        same_pages: if unchanged {
            Some(true)
        } else {
            pages::are_same(issued, &content)
        },
    };
    for (at, layer) in layers.iter().enumerate().rev() {
        let on = SignatureOn::Envelope(u8::try_from(at + 1).unwrap_or(u8::MAX));
        let Some(message) = cms::SignedData::read(layer) else {
            continue;
        };
        let inside = message.content.unwrap_or_default();
        let found = message.signatures(cms::Content(&[inside]), on, Covered::All);
        file.signatures.extend(found);
        file.more |= message.more;
    }
    if file.signatures.len() > MOST_SIGNATURES {
        file.signatures.truncate(MOST_SIGNATURES);
        file.more = true;
    }
    (!file.signatures.is_empty()).then_some(file)
}

fn is_pdf(bytes: &[u8]) -> bool {
    bytes.starts_with(b"%PDF-")
}

//! A document as it is printed and kept, and how what stands on it is written down and hashed.

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::signature_fields::SignatureField;

/// A printed document: what is stored, shown and sent to the printer. Printed again from the same
/// content it is the same file, byte for byte.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PrintedDocument {
    /// The PDF.
    pub pdf: Vec<u8>,
    /// How many pages it has.
    pub pages: u32,
    /// Characters that the font lacks, in order and once each: they are printed as `□`, and the
    /// user is told which.
    pub uncovered: String,
    /// Where on its pages a pen is expected; only a register says so.
    pub fields: Vec<SignatureField>,
    /// All that stands on it, as [`canonical_json`].
    pub content: String,
    /// [`data_hash`] of the content; its beginning stands in the foot of every page.
    pub data_hash: String,
}

/// What a document says, as it is kept: JSON without white space, fields in declared order.
#[must_use]
pub fn canonical_json(sheet: &impl Serialize) -> String {
    // Sheets hold only strings, numbers, dates and lists of them, none of which JSON refuses.
    serde_json::to_string(sheet).unwrap_or_default()
}

/// SHA-256 of a content in lower-case hexadecimal: it can be computed again from what is kept with
/// nothing but a checksum tool.
#[must_use]
pub fn data_hash(content: &str) -> String {
    hex::encode(Sha256::digest(content.as_bytes()))
}

/// Figures of a hash that a paper carries.
pub const SHORT_HASH: usize = 16;

/// The start of a hash in groups of four, enough to compare by eye: `9f3c 71ab 0e42 d85b`.
#[must_use]
pub fn short_hash(hash: &str) -> String {
    let groups: Vec<&str> = (0..SHORT_HASH / 4)
        .filter_map(|group| hash.get(group * 4..group * 4 + 4))
        .collect();
    groups.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_shortened_to_four_groups() {
        assert_eq!(short_hash("9f3c71ab0e42d85bffff"), "9f3c 71ab 0e42 d85b");
    }

    #[test]
    fn a_hash_is_the_one_that_checksum_tools_write() {
        assert_eq!(
            data_hash("abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}

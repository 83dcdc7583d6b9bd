//! Only the glyphs in use go into the file: a register stays small enough to keep by the thousand.

use std::collections::{BTreeMap, BTreeSet};

use printpdf::{FontMetrics, ParsedFont};
use sha2::{Digest, Sha256};

use super::fonts::Face;
use crate::DocumentError;

/// A face reduced to some characters, all of which it covers.
pub(super) fn subset(
    face: &Face,
    characters: &BTreeSet<char>,
) -> Result<ParsedFont, DocumentError> {
    let mut remapper = subsetter::GlyphRemapper::new();
    let mut codes = BTreeMap::new();
    let mut widths = BTreeMap::new();
    for &character in characters {
        let glyph = face.glyph(character);
        let id = remapper.remap(glyph.id);
        codes.insert(u32::from(character), id);
        widths.insert(id, glyph.advance);
    }
    let bytes =
        subsetter::subset(face.bytes, 0, &remapper).map_err(|error| DocumentError::Font {
            font: face.name,
            reason: error.to_string(),
        })?;
    let name = format!("{}+{}", tag(characters), face.name);
    let metrics = FontMetrics {
        ascent: face.ascent,
        descent: face.descent,
    };
    let mut font = ParsedFont::with_glyph_data(
        bytes,
        0,
        Some(name),
        codes,
        widths,
        face.units_per_em,
        metrics,
    );
    font.pdf_font_metrics = face.metrics.clone();
    Ok(font)
}

/// The six capitals that mark a subset: from its characters, so that the same text always gives
/// the same file.
fn tag(characters: &BTreeSet<char>) -> String {
    let text: String = characters.iter().collect();
    Sha256::digest(text.as_bytes())
        .iter()
        .take(6)
        .map(|byte| char::from(b'A' + byte % 26))
        .collect()
}

//! The two faces every document is set in, read once and kept: which characters they have and how
//! wide each is. The fonts come from a crate, so that no font file lives in the repository.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use printpdf::ParsedFont;

use super::text::Type;
use crate::DocumentError;

/// Printed in place of a character that the font lacks.
pub(super) const MISSING: char = '\u{25A1}';

/// Regular or bold: the only two weights in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// For running text.
    Regular,
    /// For what the eye looks for.
    Bold,
}

/// Where a glyph is in the font and how wide it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    pub id: u16,
    /// Width in the font's own units.
    pub advance: u16,
    /// Width in parts of the size of the type. Truncated to thousandths as it is in the file's
    /// table of widths, so that what is measured here is what a viewer advances by.
    em: f32,
}

/// Characters below this, which are nearly all that a document holds, are looked up in a table.
const COMMON: char = '\u{500}';

/// One face, with only the characters that can be set faithfully one after the other.
#[derive(Debug)]
pub(super) struct Face {
    pub name: &'static str,
    pub bytes: &'static [u8],
    pub units_per_em: u16,
    pub metrics: printpdf::PdfFontMetricsStub,
    /// Highest and lowest reach in the font's own units; the second is negative.
    pub ascent: i16,
    pub descent: i16,
    common: Vec<Option<Glyph>>,
    others: BTreeMap<char, Glyph>,
    missing: Glyph,
}

impl Face {
    fn load(name: &'static str, bytes: &'static [u8]) -> Result<Self, DocumentError> {
        let fault = |reason: &str| DocumentError::Font {
            font: name,
            reason: reason.to_owned(),
        };
        let font =
            ParsedFont::from_bytes(bytes, 0, &mut Vec::new()).ok_or_else(|| fault("not a font"))?;
        let units = u32::from(font.units_per_em.max(1));
        let glyph = |id: u16| -> Option<Glyph> {
            let advance = font.get_glyph_width(id)?;
            let thousandths = u32::from(advance) * 1000 / units;
            Some(Glyph {
                id,
                advance,
                em: thousandths as f32 / 1000.0,
            })
        };
        let mut all: BTreeMap<char, Glyph> = font
            .codepoint_to_glyph
            .iter()
            .filter_map(|(&code, &id)| Some((char::from_u32(code)?, id)))
            .filter(|&(character, id)| id != 0 && can_be_set(character))
            .filter_map(|(character, id)| Some((character, glyph(id)?)))
            .collect();
        let others = all.split_off(&COMMON);
        let missing = *others
            .get(&MISSING)
            .ok_or_else(|| fault("no sign for missing characters"))?;
        let common = ('\0'..COMMON).map(|character| all.get(&character).copied());
        Ok(Self {
            name,
            bytes,
            units_per_em: font.units_per_em,
            ascent: font.font_metrics.ascent,
            descent: font.font_metrics.descent,
            metrics: font.pdf_font_metrics.clone(),
            common: common.collect(),
            others,
            missing,
        })
    }

    fn find(&self, character: char) -> Option<Glyph> {
        match self.common.get(character as usize) {
            Some(glyph) => *glyph,
            None => self.others.get(&character).copied(),
        }
    }

    /// Whether the character is printed as itself.
    pub fn covers(&self, character: char) -> bool {
        self.find(character).is_some()
    }

    /// The character that is really printed for this one.
    pub fn printed(&self, character: char) -> char {
        if self.covers(character) {
            character
        } else {
            MISSING
        }
    }

    /// The glyph that is really printed for a character.
    pub fn glyph(&self, character: char) -> Glyph {
        self.find(character).unwrap_or(self.missing)
    }

    /// Width of a character in points at a type size.
    pub fn advance(&self, character: char, size: f32) -> f32 {
        self.glyph(character).em * size
    }
}

/// Characters are set one after the other from left to right, with no shaping: what needs more
/// than that would come out wrong rather than missing, and a wrong name is worse. Private-use
/// characters mean nothing outside one font, and PDF/A-2a forbids them without a substitute text.
fn can_be_set(character: char) -> bool {
    let right_to_left = matches!(character,
        '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}');
    let private = matches!(character,
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}');
    !(right_to_left || private || character.is_control())
}

/// The faces of all documents.
#[derive(Debug)]
pub struct Fonts {
    pub(super) regular: Face,
    pub(super) bold: Face,
}

impl Fonts {
    /// The fonts, read at the first call and shared afterwards.
    ///
    /// # Errors
    /// When an embedded font cannot be read.
    pub fn shared() -> Result<&'static Self, DocumentError> {
        static SHARED: OnceLock<Fonts> = OnceLock::new();
        if let Some(fonts) = SHARED.get() {
            return Ok(fonts);
        }
        let fonts = Self {
            regular: Face::load("DejaVuSansCondensed", dejavu::sans_condensed::regular())?,
            bold: Face::load("DejaVuSansCondensed-Bold", dejavu::sans_condensed::bold())?,
        };
        Ok(SHARED.get_or_init(|| fonts))
    }

    /// How far under the top of a block of lines its `index`th baseline lies.
    pub fn baseline(&self, index: usize, kind: Type) -> f32 {
        let face = &self.regular;
        let em = f32::from(face.units_per_em);
        let (ascent, descent) = (f32::from(face.ascent) / em, f32::from(face.descent) / em);
        let above = (kind.leading - (ascent - descent) * kind.size) / 2.0;
        index as f32 * kind.leading + above + ascent * kind.size
    }

    pub(super) fn face(&self, weight: Weight) -> &Face {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }
}

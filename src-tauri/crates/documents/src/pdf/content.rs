//! From drawn pieces to the page content and fonts of printpdf.

use std::collections::{BTreeMap, BTreeSet};

use printpdf::{
    DictItem, FontId, Line, LinePoint, Mm, Op, PaintMode, PdfDocument, PdfFont, PdfFontHandle,
    PdfPage, Point, Polygon, PolygonRing, Pt, TextItem, WindingOrder,
};

use super::draft::{Artifact, Draft, PageSize, Piece};
use super::fonts::{Fonts, Weight};
use super::subset::subset;
use crate::DocumentError;

/// Names of the fonts inside the file: fixed, or two runs would differ, and none of F1 to F14,
/// which printpdf keeps for the built-in fonts.
fn font_id(weight: Weight) -> FontId {
    FontId(match weight {
        Weight::Regular => "Text".to_owned(),
        Weight::Bold => "TextBold".to_owned(),
    })
}

/// Moves the draft's pages to a printpdf document; returns the characters no face covers.
pub(super) fn write_pages(
    draft: &mut Draft,
    document: &mut PdfDocument,
) -> Result<BTreeSet<char>, DocumentError> {
    let mut uncovered = BTreeSet::new();
    let used = used_characters(draft).map(|(weight, characters)| {
        let face = draft.fonts.face(weight);
        let lacking = characters.iter().filter(|&&c| !face.covers(c));
        uncovered.extend(lacking.copied());
        let printed = characters.iter().map(|&c| face.printed(c)).collect();
        (weight, printed)
    });
    let used: Vec<(Weight, BTreeSet<char>)> = used
        .filter(|(_, characters): &(_, BTreeSet<char>)| !characters.is_empty())
        .collect();
    for (weight, characters) in &used {
        let font = subset(draft.fonts.face(*weight), characters)?;
        document
            .resources
            .fonts
            .map
            .insert(font_id(*weight), PdfFont::new(font));
    }
    let millimetres = |points: f32| Mm(points * 25.4 / 72.0);
    for page in std::mem::take(&mut draft.pages) {
        let mut writer = PageWriter::new(draft);
        for piece in page {
            writer.write(piece);
        }
        document.pages.push(PdfPage::new(
            millimetres(draft.paper.width),
            millimetres(draft.paper.height),
            writer.ops,
        ));
    }
    Ok(uncovered)
}

/// The characters of each face, once each.
fn used_characters(draft: &Draft) -> impl Iterator<Item = (Weight, Vec<char>)> {
    let mut used = [(Weight::Regular, Vec::new()), (Weight::Bold, Vec::new())];
    for piece in draft.pages.iter().flatten() {
        if let Piece::Text { weight, text, .. } = piece
            && let Some((_, characters)) = used.iter_mut().find(|(own, _)| own == weight)
        {
            characters.extend(text.chars());
        }
    }
    used.into_iter().map(|(weight, mut characters)| {
        characters.sort_unstable();
        characters.dedup();
        (weight, characters)
    })
}

/// Writes pieces as operations. What is set already is not set again: a page is mostly lines of one
/// thickness and words of one type, and a shorter page is compressed sooner.
struct PageWriter<'a> {
    fonts: &'a Fonts,
    paper: PageSize,
    thickness: Option<f32>,
    font: Option<(Weight, f32)>,
    ops: Vec<Op>,
}

impl<'a> PageWriter<'a> {
    fn new(draft: &'a Draft) -> Self {
        Self {
            fonts: draft.fonts,
            paper: draft.paper,
            thickness: None,
            font: None,
            ops: Vec::new(),
        }
    }

    fn write(&mut self, piece: Piece) {
        match piece {
            Piece::BeginContent { tag, mcid } => {
                self.begin(tag.name(), "MCID", DictItem::Int(mcid as i64));
            }
            Piece::BeginArtifact(kind) => {
                let kind: &[u8] = match kind {
                    Artifact::Layout => b"Layout",
                    Artifact::Pagination => b"Pagination",
                };
                self.begin("Artifact", "Type", DictItem::Name(kind.to_vec()));
            }
            Piece::End => self.ops.push(Op::EndMarkedContent),
            Piece::Text {
                weight,
                size,
                x,
                baseline,
                text,
            } => self.text((weight, size), (x, baseline), text),
            Piece::Stroke {
                points,
                closed,
                thickness,
            } => self.stroke(&points, closed, thickness),
            Piece::Fill { points } => {
                let ring = PolygonRing {
                    points: self.path(&points),
                };
                let polygon = Polygon {
                    rings: vec![ring],
                    mode: PaintMode::Fill,
                    winding_order: WindingOrder::NonZero,
                };
                self.ops.push(Op::DrawPolygon { polygon });
            }
        }
    }

    fn begin(&mut self, tag: &str, key: &str, value: DictItem) {
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: tag.to_owned(),
            properties: DictItem::Dict {
                map: BTreeMap::from([(key.to_owned(), value)]),
            },
        });
    }

    fn text(&mut self, font: (Weight, f32), (x, baseline): (f32, f32), text: String) {
        let (weight, size) = font;
        let face = self.fonts.face(weight);
        let printed = if text.chars().all(|c| face.covers(c)) {
            text
        } else {
            text.chars().map(|c| face.printed(c)).collect()
        };
        self.ops.push(Op::StartTextSection);
        if self.font != Some(font) {
            self.font = Some(font);
            self.ops.push(Op::SetFont {
                font: PdfFontHandle::External(font_id(weight)),
                size: Pt(size),
            });
        }
        self.ops.extend([
            Op::SetTextCursor {
                pos: self.point(x, baseline),
            },
            Op::ShowText {
                items: vec![TextItem::Text(printed)],
            },
            Op::EndTextSection,
        ]);
    }

    fn stroke(&mut self, points: &[(f32, f32)], closed: bool, thickness: f32) {
        if self.thickness != Some(thickness) {
            self.thickness = Some(thickness);
            self.ops.push(Op::SetOutlineThickness { pt: Pt(thickness) });
        }
        let line = Line {
            points: self.path(points),
            is_closed: closed,
        };
        self.ops.push(Op::DrawLine { line });
    }

    fn path(&self, points: &[(f32, f32)]) -> Vec<LinePoint> {
        let corner = |&(x, y): &(f32, f32)| LinePoint {
            p: self.point(x, y),
            bezier: false,
        };
        points.iter().map(corner).collect()
    }

    /// A point counted from the lower left corner of the page, as PDF counts.
    fn point(&self, x: f32, y: f32) -> Point {
        Point {
            x: Pt(x),
            y: Pt(self.paper.height - y),
        }
    }
}

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

/// Fills a printpdf document with the draft's pages; returns the characters no face covers.
pub(super) fn write_pages(
    draft: &Draft,
    document: &mut PdfDocument,
) -> Result<BTreeSet<char>, DocumentError> {
    let mut used: BTreeMap<Weight, BTreeSet<char>> = BTreeMap::new();
    let mut uncovered = BTreeSet::new();
    for piece in draft.pages.iter().flatten() {
        let Piece::Text { weight, text, .. } = piece else {
            continue;
        };
        let face = draft.fonts.face(*weight);
        let used = used.entry(*weight).or_default();
        for character in text.chars() {
            used.insert(face.printed(character));
            if !face.covers(character) {
                uncovered.insert(character);
            }
        }
    }
    for (weight, characters) in &used {
        let font = subset(draft.fonts.face(*weight), characters)?;
        document
            .resources
            .fonts
            .map
            .insert(font_id(*weight), PdfFont::new(font));
    }
    let millimetres = |points: f32| Mm(points * 25.4 / 72.0);
    for page in &draft.pages {
        let ops = page
            .iter()
            .flat_map(|piece| operations(piece, draft.paper, draft.fonts))
            .collect();
        document.pages.push(PdfPage::new(
            millimetres(draft.paper.width),
            millimetres(draft.paper.height),
            ops,
        ));
    }
    Ok(uncovered)
}

fn operations(piece: &Piece, paper: PageSize, fonts: &Fonts) -> Vec<Op> {
    let point = |x: f32, y: f32| Point {
        x: Pt(x),
        y: Pt(paper.height - y),
    };
    let path = |points: &[(f32, f32)]| -> Vec<LinePoint> {
        let corner = |&(x, y): &(f32, f32)| LinePoint {
            p: point(x, y),
            bezier: false,
        };
        points.iter().map(corner).collect()
    };
    match piece {
        Piece::BeginContent { tag, mcid } => {
            vec![begin(tag.name(), "MCID", DictItem::Int(*mcid as i64))]
        }
        Piece::BeginArtifact(kind) => {
            let kind: &[u8] = match kind {
                Artifact::Layout => b"Layout",
                Artifact::Pagination => b"Pagination",
            };
            vec![begin("Artifact", "Type", DictItem::Name(kind.to_vec()))]
        }
        Piece::End => vec![Op::EndMarkedContent],
        Piece::Text {
            weight,
            size,
            x,
            baseline,
            text,
        } => {
            let face = fonts.face(*weight);
            let printed = text.chars().map(|c| face.printed(c)).collect();
            vec![
                Op::StartTextSection,
                Op::SetFont {
                    font: PdfFontHandle::External(font_id(*weight)),
                    size: Pt(*size),
                },
                Op::SetTextCursor {
                    pos: point(*x, *baseline),
                },
                Op::ShowText {
                    items: vec![TextItem::Text(printed)],
                },
                Op::EndTextSection,
            ]
        }
        Piece::Stroke {
            points,
            closed,
            thickness,
        } => {
            let line = Line {
                points: path(points),
                is_closed: *closed,
            };
            vec![
                Op::SetOutlineThickness { pt: Pt(*thickness) },
                Op::DrawLine { line },
            ]
        }
        Piece::Fill { points } => {
            let ring = PolygonRing {
                points: path(points),
            };
            let polygon = Polygon {
                rings: vec![ring],
                mode: PaintMode::Fill,
                winding_order: WindingOrder::NonZero,
            };
            vec![Op::DrawPolygon { polygon }]
        }
    }
}

fn begin(tag: &str, key: &str, value: DictItem) -> Op {
    Op::BeginMarkedContentWithProperties {
        tag: tag.to_owned(),
        properties: DictItem::Dict {
            map: BTreeMap::from([(key.to_owned(), value)]),
        },
    }
}

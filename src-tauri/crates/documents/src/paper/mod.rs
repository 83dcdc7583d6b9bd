//! Every paper but the register: outputs, final report, attestation, statement of hours (§3.2). A
//! title, the legal reference and the facts it is about; then text, lists, tables and charts over
//! as many pages as they need; then who signs.

mod bars;
mod facts;
mod frame;
mod list;
mod measures;
mod model;
pub(crate) mod parts;
mod pattern;
mod prose;
mod signatures;
mod table;
mod widths;

use affianca_domain::PrintedDocument;

pub use model::{Block, Column, Paper, Run};

use crate::DocumentError;
use crate::layout::{Frame, Page, Part, lay_out};
use crate::pdf::{Fonts, Metadata};
use bars::Bars;
use frame::PaperFrame;
use list::List;
use measures::{ABOVE_BLOCK, UNBROKEN, page};
use prose::Prose;

/// Lays out and writes a paper. The same paper gives the same bytes.
///
/// # Errors
/// [`DocumentError::Unfit`] when a table or a chart asks for more columns or series than a page can
/// hold; otherwise only a fault of the program itself: any text can be printed.
pub fn paper_pdf(paper: &Paper) -> Result<PrintedDocument, DocumentError> {
    let fonts = Fonts::shared()?;
    let content = paper.canonical_json();
    let data_hash = affianca_domain::printed::data_hash(&content);
    let frame = PaperFrame::new(fonts, paper, &data_hash);
    let parts = parts(fonts, paper, &frame)?;
    let draft = lay_out(fonts, page(paper.landscape).size, &frame, parts);
    draft.finish(Metadata {
        title: &paper.title,
        created: paper.drafted,
        content,
        data_hash,
    })
}

/// Everything under the title, measured.
fn parts(fonts: &Fonts, paper: &Paper, frame: &PaperFrame<'_>) -> Result<Vec<Part>, DocumentError> {
    let page = page(paper.landscape);
    let room = frame.room();
    let highest = (room.bottom - room.top) * UNBROKEN;
    let mut parts = Vec::new();
    push(
        &mut parts,
        Prose::reference(fonts, page, &paper.reference_text),
    );
    let facts = facts::facts(fonts, page, &paper.facts, paper.landscape);
    if !facts.is_empty() {
        parts.push(Part::new(facts));
    }
    let front = parts.len();
    let mut inside_a_part = false;
    for block in &paper.blocks {
        if let Block::Heading { level, text } = block {
            let inside = *level > 2 && inside_a_part;
            let heading = Prose::heading(fonts, page, text, inside);
            inside_a_part |= !heading.is_empty();
            push(&mut parts, heading);
        } else {
            parts.extend(part(fonts, page, block, highest)?);
        }
    }
    let signatures =
        signatures::signatures(fonts, page, &paper.signatures, paper.landscape, highest);
    if !signatures.is_empty() {
        // Signatures share a page with the end of what they are put under.
        if let Some(last) = parts.last_mut() {
            last.keep_with_next();
        }
        parts.push(Part::new(signatures));
    }
    if let Some(first) = parts.get_mut(front) {
        first.leave_above(ABOVE_BLOCK);
    }
    Ok(parts)
}

fn push(parts: &mut Vec<Part>, prose: Prose) {
    if !prose.is_empty() {
        parts.push(Part::new(prose));
    }
}

/// A block that is no heading, measured: nothing in it that should not be broken is higher than
/// `highest`. A block with nothing to print gives none.
fn part(
    fonts: &Fonts,
    page: Page,
    block: &Block,
    highest: f32,
) -> Result<Option<Part>, DocumentError> {
    let part = match block {
        Block::Heading { .. } => None,
        Block::Paragraph(runs) => {
            let paragraph = Prose::paragraph(fonts, page, runs);
            (!paragraph.is_empty()).then(|| Part::new(paragraph))
        }
        Block::List { ordered, items } => {
            let list = List::new(fonts, page, *ordered, items);
            (!list.is_empty()).then(|| Part::new(list))
        }
        Block::Table { columns, .. } if columns.is_empty() => None,
        Block::Table {
            caption,
            columns,
            rows,
            total,
        } => {
            let given = table::Given {
                caption: caption.as_deref(),
                columns,
                rows,
                total: total.as_deref(),
            };
            Some(Part::new(table::table(fonts, page, &given, highest)?))
        }
        Block::Bars {
            caption,
            unit,
            series,
            groups,
        } => {
            let given = bars::Given {
                caption,
                unit,
                series,
                groups,
            };
            Some(Part::new(Bars::new(fonts, page, &given, highest)?))
        }
    };
    Ok(part)
}

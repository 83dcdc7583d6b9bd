//! Every paper but the register: outputs, final report, attestation, statement of hours (§3.2). A
//! title, the legal reference and the facts it is about; then text, lists, tables and charts over
//! as many pages as they need; then who signs.

mod bars;
mod facts;
mod flow;
mod list;
mod measures;
mod model;
pub(crate) mod parts;
mod pattern;
mod prose;
mod running;
mod signatures;
mod table;
mod title;
mod widths;

pub use model::{Block, Column, Paper, Run};

use crate::DocumentError;
use crate::pdf::{Draft, Fonts, Metadata, mm};
use bars::Bars;
use facts::Facts;
use flow::{Flow, Room, Unit, plan};
use list::List;
use measures::{ABOVE_BLOCK, Page, UNBROKEN};
use prose::Prose;
use running::{Foot, Head};
use signatures::Signatures;
use table::Table;
use title::Title;

/// A paper ready to be stored, shown and printed.
#[derive(Clone, Debug, PartialEq)]
pub struct PaperPdf {
    /// The file. The same paper gives the same bytes.
    pub bytes: Vec<u8>,
    /// How many pages it has, at least one.
    pub pages: u32,
    /// Characters the font lacks, in order and once each: they are printed as `□`, and the user
    /// should be told which.
    pub uncovered: Vec<char>,
}

/// Lays out and writes a paper.
///
/// # Errors
/// [`DocumentError::Unfit`] when a table or a chart asks for more columns or series than a page can
/// hold; otherwise only a fault of the program itself: any text can be printed.
pub fn paper_pdf(paper: &Paper) -> Result<PaperPdf, DocumentError> {
    let fonts = Fonts::shared()?;
    let draft = lay_out(fonts, paper)?;
    let file = draft.finish(&Metadata {
        title: &paper.title,
        created: paper.drafted,
    })?;
    Ok(PaperPdf {
        bytes: file.bytes,
        pages: file.pages,
        uncovered: file.uncovered,
    })
}

fn lay_out(fonts: &'static Fonts, paper: &Paper) -> Result<Draft, DocumentError> {
    let page = Page::of(paper.landscape);
    let foot = Foot::new(fonts, page, paper);
    let room = Room {
        first: Title::new(fonts, page, paper, 1).bottom(),
        top: Head::bottom(page),
        bottom: foot.top() - mm(3.0),
    };
    let parts = parts(fonts, page, paper, (room.bottom - room.top) * UNBROKEN)?;
    let mut units: Vec<Unit> = Vec::new();
    let mut owners: Vec<(usize, usize)> = Vec::new();
    let front = parts.front;
    let mut parts = parts.all;
    for (part, flow) in parts.iter().enumerate() {
        let mut own = flow.units();
        if part == front
            && let Some(first) = own.first_mut()
        {
            first.above = first.above.max(ABOVE_BLOCK);
        }
        owners.extend((0..own.len()).map(|unit| (part, unit)));
        units.extend(own);
    }
    keep_with_signatures(&mut units, &owners, paper);
    let pages = plan(&units, room);

    let mut draft = Draft::new(fonts, page.size);
    for (index, placed) in pages.iter().enumerate() {
        if index == 0 {
            Title::new(fonts, page, paper, pages.len()).draw(&mut draft);
        } else {
            draft.next_page();
            Head::new(fonts, page, paper, index + 1, pages.len()).draw(&mut draft);
        }
        for &(unit, place) in placed {
            let (part, unit) = owners[unit];
            parts[part].draw(&mut draft, unit, place);
        }
        foot.draw(&mut draft, index + 1 == pages.len());
    }
    Ok(draft)
}

/// Signatures share a page with the end of what they are put under.
fn keep_with_signatures(units: &mut [Unit], owners: &[(usize, usize)], paper: &Paper) {
    let Some(&(last, _)) = owners.last() else {
        return;
    };
    let first = owners.iter().position(|&(part, _)| part == last);
    if let Some(before) = first.and_then(|first| first.checked_sub(1))
        && !paper.signatures.is_empty()
    {
        units[before].keep = true;
    }
}

/// Everything under the title.
struct Parts {
    all: Vec<Box<dyn Flow>>,
    /// How many of them stand before what the paper says.
    front: usize,
}

/// Everything under the title, measured; nothing in it that should not be broken is higher than
/// `highest`.
fn parts(fonts: &Fonts, page: Page, paper: &Paper, highest: f32) -> Result<Parts, DocumentError> {
    let mut parts: Vec<Box<dyn Flow>> = Vec::new();
    let prose = |parts: &mut Vec<Box<dyn Flow>>, prose: Prose| {
        if !prose.is_empty() {
            parts.push(Box::new(prose));
        }
    };
    prose(
        &mut parts,
        Prose::reference(fonts, page, &paper.reference_text),
    );
    let facts = Facts::new(fonts, page, &paper.facts, paper.landscape);
    if !facts.is_empty() {
        parts.push(Box::new(facts));
    }
    let front = parts.len();
    let mut inside_a_part = false;
    for block in &paper.blocks {
        match block {
            Block::Heading { level, text } => {
                let inside = *level > 2 && inside_a_part;
                let heading = Prose::heading(fonts, page, text, inside);
                inside_a_part |= !heading.is_empty();
                prose(&mut parts, heading);
            }
            Block::Paragraph(runs) => {
                prose(&mut parts, Prose::paragraph(fonts, page, runs));
            }
            Block::List { ordered, items } => {
                let list = List::new(fonts, page, *ordered, items);
                if !list.is_empty() {
                    parts.push(Box::new(list));
                }
            }
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
                if !columns.is_empty() {
                    parts.push(Box::new(Table::new(fonts, page, &given, highest)?));
                }
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
                parts.push(Box::new(Bars::new(fonts, page, &given, highest)?));
            }
        }
    }
    let signatures = Signatures::new(fonts, page, &paper.signatures, highest);
    if !signatures.is_empty() {
        parts.push(Box::new(signatures));
    }
    Ok(Parts { all: parts, front })
}

//! The register of activities (§3.2), A4 landscape, to be signed by coach and recipient.

mod closing;
mod foot;
mod head;
mod measures;
mod plan;
mod rows;
mod signatures;
mod table;

pub use affianca_domain::{RegisterRow, RegisterSheet, RegisterTotal};

use crate::DocumentError;
use crate::pdf::{Artifact, Draft, Fonts, Mark, Metadata, Rect, Tag};
use foot::Foot;
use head::Head;
use measures::{CONTINUES, FOOT, LEAST_BARRED, LEFT, PAPER, WIDTH};
use plan::{Heights, plan};
use table::Table;

/// A register ready to be stored, shown and printed.
#[derive(Clone, Debug, PartialEq)]
pub struct RegisterPdf {
    /// The file. The same sheet gives the same bytes.
    pub bytes: Vec<u8>,
    /// How many pages it has, at least one.
    pub pages: u32,
    /// Characters the font lacks, in order and once each: they are printed as `□`, and the user
    /// should be told which.
    pub uncovered: Vec<char>,
}

/// Lays out and writes a register.
///
/// # Errors
/// Only a fault of the program itself: any text can be printed.
pub fn register_pdf(sheet: &RegisterSheet) -> Result<RegisterPdf, DocumentError> {
    let fonts = Fonts::shared()?;
    let draft = lay_out(fonts, sheet);
    let title = title(sheet);
    let file = draft.finish(&Metadata {
        title: &title,
        created: sheet.issued,
    })?;
    Ok(RegisterPdf {
        bytes: file.bytes,
        pages: file.pages,
        uncovered: file.uncovered,
    })
}

/// The file's title: number and scope, and nobody's name.
fn title(sheet: &RegisterSheet) -> String {
    let kind = if sheet.blank {
        "Registro attività da firmare"
    } else {
        "Registro attività"
    };
    format!(
        "{kind} {} – versione {} – {}",
        sheet.number, sheet.version, sheet.scope
    )
}

fn lay_out(fonts: &'static Fonts, sheet: &RegisterSheet) -> Draft {
    let head = Head::new(fonts, sheet);
    let foot = Foot::new(fonts, sheet);
    let mut table = Table::new(fonts);
    let blocks = closing::blocks(fonts, sheet);
    let room = FOOT - head.bottom() - table.head_height();
    let rows = rows::measure(fonts, sheet, room - CONTINUES);
    let row_heights: Vec<f32> = rows.iter().map(rows::Row::height).collect();
    let block_heights: Vec<f32> = blocks.iter().map(closing::Block::height).collect();
    let pages = plan(&Heights {
        rows: &row_heights,
        blocks: &block_heights,
        room,
        continues: CONTINUES,
    });

    let mut draft = Draft::new(fonts, PAPER);
    for (index, page) in pages.iter().enumerate() {
        let (number, last) = (index + 1, index + 1 == pages.len());
        if index > 0 {
            draft.next_page();
        }
        head.draw(&mut draft, number, pages.len());
        let mut y = head.bottom();
        if index == 0 || !page.rows.is_empty() {
            table.draw_head(&mut draft, y, !page.rows.is_empty());
            y += table.head_height();
        }
        for row in &rows[page.rows.clone()] {
            table.draw_row(&mut draft, row, y);
            y += row.height();
        }
        let blocks = &blocks[page.blocks.clone()];
        let closing: f32 = blocks.iter().map(closing::Block::height).sum();
        let end = FOOT - if last { 0.0 } else { CONTINUES } - closing;
        if end - y >= LEAST_BARRED {
            bar(&mut draft, fonts, sheet, y..end, last);
            y = end;
        }
        for block in blocks {
            block.draw(&mut draft, fonts, sheet, y);
            y += block.height();
        }
        if !last {
            foot::draw_continues(&mut draft, fonts, number + 1);
        }
        foot.draw(&mut draft, last);
    }
    draft
}

/// Bars the space no row has used; the words are said once, at the end of the rows.
fn bar(
    draft: &mut Draft,
    fonts: &Fonts,
    sheet: &RegisterSheet,
    space: std::ops::Range<f32>,
    last: bool,
) {
    let words = if sheet.rows.is_empty() {
        "nessuna erogazione – spazio non utilizzato"
    } else {
        "spazio non utilizzato"
    };
    let mark = if last {
        let root = draft.root();
        Mark::Content(draft.element(root, Tag::P))
    } else {
        Mark::Artifact(Artifact::Pagination)
    };
    let space = Rect {
        x: LEFT,
        y: space.start,
        width: WIDTH,
        height: space.end - space.start,
    };
    table::draw_unused(draft, fonts, space, words, mark);
}

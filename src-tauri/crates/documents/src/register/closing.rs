//! What ends a register: the totals, which are no use without the signatures under them.

use super::measures::{GAP, HAIR, LEFT, RULE, TEXT, VALUE, WIDTH};
use super::signatures::Signatures;
use super::{RegisterSheet, RegisterTotal};
use crate::italian;
use crate::pdf::{
    Artifact, Draft, Fonts, Mark, Rect, Scope, Tag, Type, bold, mm, regular, wrap_at_most,
};

/// The five activities of a request stand side by side with their sum.
const ACROSS: usize = 6;
const LABEL_WIDTH: f32 = mm(48.0);
const PAD_X: f32 = mm(1.6);
const PAD_Y: f32 = mm(0.8);
const ROWS: [Type; 3] = [TEXT, VALUE, VALUE];

/// A block that is not broken over two pages.
pub enum Block<'a> {
    /// Some of the totals, where they are too many for one table.
    Totals(&'a [RegisterTotal]),
    /// The last of them with their sum, and the signatures.
    SumAndSignatures(&'a [RegisterTotal], Signatures),
}

/// The blocks that end the register.
pub fn blocks<'a>(fonts: &'static Fonts, sheet: &'a RegisterSheet) -> Vec<Block<'a>> {
    let whole = sheet.totals.len().saturating_sub(1) / ACROSS * ACROSS;
    let (first, last) = sheet.totals.split_at(whole);
    let signatures = Block::SumAndSignatures(last, Signatures::new(fonts, sheet));
    first
        .chunks(ACROSS)
        .map(Block::Totals)
        .chain([signatures])
        .collect()
}

impl Block<'_> {
    /// Height with the space around it.
    pub fn height(&self) -> f32 {
        match self {
            Self::Totals(_) => GAP + table_height(),
            Self::SumAndSignatures(_, signatures) => {
                GAP + table_height() + GAP + signatures.height() + GAP
            }
        }
    }

    /// Draws the block under `top`.
    pub fn draw(&self, draft: &mut Draft, fonts: &Fonts, sheet: &RegisterSheet, top: f32) {
        match self {
            Self::Totals(totals) => draw_totals(draft, fonts, sheet, totals, false, top + GAP),
            Self::SumAndSignatures(totals, signatures) => {
                draw_totals(draft, fonts, sheet, totals, true, top + GAP);
                signatures.draw(draft, top + GAP + table_height() + GAP);
            }
        }
    }
}

fn row_height(row: usize) -> f32 {
    ROWS[row].leading + 2.0 * PAD_Y
}

fn table_height() -> f32 {
    (0..ROWS.len()).map(row_height).sum()
}

/// One column of the totals.
struct Column {
    title: String,
    agreed: String,
    delivered: String,
}

fn columns(sheet: &RegisterSheet, totals: &[RegisterTotal], with_sum: bool) -> Vec<Column> {
    let column = |title: &str, agreed: u64, delivered: u64| Column {
        title: title.to_owned(),
        agreed: italian::hours(agreed),
        delivered: italian::hours(delivered),
    };
    let mut columns: Vec<Column> = totals
        .iter()
        .map(|total| column(&total.code, total.agreed.into(), total.delivered.into()))
        .collect();
    if with_sum {
        let sum = |minutes: fn(&RegisterTotal) -> u32| {
            sheet
                .totals
                .iter()
                .map(|total| u64::from(minutes(total)))
                .sum()
        };
        columns.push(column(
            "totale",
            sum(|total| total.agreed),
            sum(|total| total.delivered),
        ));
    }
    columns
}

fn draw_totals(
    draft: &mut Draft,
    fonts: &Fonts,
    sheet: &RegisterSheet,
    totals: &[RegisterTotal],
    with_sum: bool,
    top: f32,
) {
    let columns = columns(sheet, totals, with_sum);
    let width = (WIDTH - LABEL_WIDTH) / columns.len().max(1) as f32;
    draft.draw(Mark::Artifact(Artifact::Layout), |canvas| {
        let height = table_height();
        let mut y = top;
        for (row, thickness) in [RULE, HAIR].into_iter().enumerate() {
            y += row_height(row);
            canvas.rule((LEFT, y), (LEFT + WIDTH, y), thickness);
        }
        for column in 0..columns.len() {
            let x = LEFT + LABEL_WIDTH + column as f32 * width;
            canvas.rule((x, top), (x, top + height), HAIR);
        }
        canvas.frame(
            Rect {
                x: LEFT,
                y: top,
                width: WIDTH,
                height,
            },
            RULE,
        );
    });
    let root = draft.root();
    let table = draft.element(root, Tag::Table);
    let head = draft.element(table, Tag::THead);
    let body = draft.element(table, Tag::TBody);
    let delivered = if sheet.blank {
        "ore erogate all’emissione"
    } else {
        "ore erogate"
    };
    let labels = [
        bold("Totali (ore:minuti)"),
        regular("ore concordate"),
        regular(delivered),
    ];
    let mut y = top;
    for (row, label) in labels.into_iter().enumerate() {
        let (part, label_scope) = if row == 0 {
            (head, Scope::Column)
        } else {
            (body, Scope::Row)
        };
        let element = draft.element(part, Tag::TR);
        let figures = columns.iter().map(|column| match row {
            0 => (Tag::TH(Scope::Column), bold(&column.title), TEXT),
            1 => (Tag::TD, regular(&column.agreed), VALUE),
            _ => (Tag::TD, bold(&column.delivered), VALUE),
        });
        let mut x = LEFT;
        for (index, (tag, span, kind)) in [(Tag::TH(label_scope), label, TEXT)]
            .into_iter()
            .chain(figures)
            .enumerate()
        {
            let width = if index == 0 { LABEL_WIDTH } else { width };
            let lines = wrap_at_most(fonts, &[span], kind.size, width - 2.0 * PAD_X, 1);
            let cell = draft.element(element, tag);
            draft.draw(Mark::Content(cell), |canvas| {
                let baseline = y + PAD_Y + canvas.baseline(0, ROWS[row]);
                for line in &lines {
                    let left = if index == 0 {
                        x + PAD_X
                    } else {
                        x + width - PAD_X - line.width
                    };
                    canvas.line(line, left, baseline, kind.size);
                }
            });
            x += width;
        }
        y += row_height(row);
    }
}

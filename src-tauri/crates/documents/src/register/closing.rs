//! What ends a register: the totals, which are no use without the signatures under them.

use affianca_domain::{RegisterSheet, RegisterTotal};

use super::measures::{GAP, PAGE, SIGNATURES, TEXT, TOTALS, VALUE};
use super::signatures::signatures;
use crate::italian;
use crate::layout::{Cell, Column, Flow, Place, Row, Signatures, Table, Text, Unit};
use crate::pdf::{Draft, Fonts, Span, Type, bold, mm, regular};

/// The five activities of a request stand side by side with their sum.
const ACROSS: usize = 6;
const LABEL_WIDTH: f32 = mm(48.0);

/// The totals, in tables one under the other where they are too many for one; the last has the sum
/// and the signatures, and none of these is broken over two pages.
pub struct Closing {
    tables: Vec<Table>,
    signatures: Signatures,
    /// Between the signatures and the foot; over a code there is room already.
    under: f32,
}

impl Closing {
    pub fn new(fonts: &Fonts, sheet: &RegisterSheet) -> Self {
        let whole = sheet.totals.len().saturating_sub(1) / ACROSS * ACROSS;
        let (first, last) = sheet.totals.split_at(whole);
        let mut tables: Vec<Table> = first
            .chunks(ACROSS)
            .map(|totals| table(fonts, sheet.blank, &columns(totals)))
            .collect();
        let mut last = columns(last);
        last.push(sum(&sheet.totals));
        tables.push(table(fonts, sheet.blank, &last));
        Self {
            tables,
            signatures: signatures(fonts, sheet),
            under: if sheet.codes.is_some() { 0.0 } else { GAP },
        }
    }
}

impl Flow for Closing {
    fn units(&self) -> Vec<Unit> {
        let last = self.tables.len() - 1;
        let unit = |(index, table): (usize, &Table)| {
            let signatures = if index == last {
                SIGNATURES.above + self.signatures.row_height() + self.under
            } else {
                0.0
            };
            Unit {
                height: GAP + table.height() + signatures,
                sinks: true,
                ..Unit::default()
            }
        };
        self.tables.iter().enumerate().map(unit).collect()
    }

    fn draw(&mut self, draft: &mut Draft, unit: usize, place: Place) {
        let last = unit + 1 == self.tables.len();
        let Some(table) = self.tables.get_mut(unit) else {
            return;
        };
        let top = place.top + GAP;
        table.draw_all(draft, top);
        if last {
            let top = top + table.height() + SIGNATURES.above;
            self.signatures.draw_row(draft, 0, top);
        }
    }
}

/// Hours of one activity, or of all, as they are printed.
struct Total {
    title: String,
    agreed: String,
    delivered: String,
}

fn columns(totals: &[RegisterTotal]) -> Vec<Total> {
    let total = |total: &RegisterTotal| Total {
        title: total.code.clone(),
        agreed: italian::hours(total.agreed.into()),
        delivered: italian::hours(total.delivered.into()),
    };
    totals.iter().map(total).collect()
}

fn sum(totals: &[RegisterTotal]) -> Total {
    let sum = |minutes: fn(&RegisterTotal) -> u32| -> String {
        italian::hours(totals.iter().map(|total| u64::from(minutes(total))).sum())
    };
    Total {
        title: "totale".to_owned(),
        agreed: sum(|total| total.agreed),
        delivered: sum(|total| total.delivered),
    }
}

fn table(fonts: &Fonts, blank: bool, totals: &[Total]) -> Table {
    let width = (PAGE.width - LABEL_WIDTH) / totals.len().max(1) as f32;
    let set = |span: Span<'_>, kind: Type, width: f32| {
        Text::cut(fonts, &[span], kind, width - 2.0 * TOTALS.pad_x, 1)
    };
    let label = Column {
        head: set(bold("Totali (ore:minuti)"), TEXT, LABEL_WIDTH),
        width: LABEL_WIDTH,
        right: false,
    };
    let columns = totals.iter().map(|total| Column {
        head: set(bold(&total.title), TEXT, width),
        width,
        right: true,
    });
    let row = |label: &str, figures: Vec<Text>| Row {
        cells: std::iter::once(set(regular(label), TEXT, LABEL_WIDTH))
            .chain(figures)
            .map(Cell::Text)
            .collect(),
        least_height: 0.0,
        total: false,
    };
    let agreed = totals
        .iter()
        .map(|total| set(regular(&total.agreed), VALUE, width));
    let delivered = totals
        .iter()
        .map(|total| set(bold(&total.delivered), VALUE, width));
    let rows = vec![
        row("ore concordate", agreed.collect()),
        row(
            if blank {
                "ore erogate all’emissione"
            } else {
                "ore erogate"
            },
            delivered.collect(),
        ),
    ];
    let columns = std::iter::once(label).chain(columns).collect();
    Table::new(PAGE, TOTALS, columns, rows, f32::INFINITY)
}

//! The sizes of the register's page, after the drawn model: margins, type, rules, and the room that
//! signatures need. In points unless a constructor says millimetres.

use crate::layout::{
    Align, FactsStyle, HAIR, HEAVY, Page, RULE, SignaturesStyle, TableStyle, TitleStyle,
};
use crate::pdf::{PageSize, Type, mm};

pub const PAGE: Page = Page::new(PageSize::A4_LANDSCAPE, mm(11.0), mm(9.0), mm(8.0));

/// Running text, the smallest there is: it must survive a photocopy.
pub const TEXT: Type = Type::new(9.0, 1.22);
/// The values that identify the register, and the totals.
pub const VALUE: Type = Type::new(10.0, 1.22);
pub const REFERENCE: Type = Type::new(9.0, 1.25);
pub const NAMES: Type = Type::new(9.0, 1.35);
pub const FOOTER: Type = Type::new(9.0, 1.3);

/// A signature needs 14 mm; the rest keeps the row from looking cramped.
pub const ROW: f32 = mm(15.7);
/// Room for three lines of handwriting.
pub const BLANK_ROW: f32 = mm(19.5);
pub const WRITING_PITCH: f32 = mm(6.0);
/// Between two blocks of the page.
pub const GAP: f32 = mm(2.4);
/// Less than this cannot be mistaken for room to write in, nor hold the words that bar it.
pub const LEAST_BARRED: f32 = mm(8.0);
/// The line that says where the register goes on.
pub const CONTINUES: f32 = mm(1.2) + TEXT.leading;

pub const TITLE_STYLE: TitleStyle = TitleStyle {
    title: Type::new(15.0, 1.22),
    most_lines: 1,
    number: VALUE,
    number_width: mm(130.0),
    service_below: false,
};

/// Beyond these lines a text is cut with an ellipsis: some room for rows must be left on every page,
/// and the archive keeps it whole.
pub const REFERENCE_LINES: usize = 5;
const FACT_LINES: usize = 4;

pub const FACTS: FactsStyle = FactsStyle {
    over: 0.0,
    pad: mm(1.6),
    above: mm(0.7),
    below: mm(0.9),
    label: TEXT,
    label_lines: 1,
    value: VALUE,
    value_lines: FACT_LINES,
    small: TEXT,
    most_lines: FACT_LINES,
    least_height: mm(8.6),
};

pub const SESSIONS: TableStyle = TableStyle {
    above: 0.0,
    pad_x: mm(1.2),
    pad_y: mm(1.0),
    head: Type::new(9.0, 1.12),
    text: TEXT,
    align: Align::Middle,
    head_rule: HEAVY,
    end_rule: HAIR,
    named_by: Some(0),
};

pub const TOTALS: TableStyle = TableStyle {
    above: 0.0,
    pad_x: mm(1.6),
    pad_y: mm(0.8),
    head: TEXT,
    text: VALUE,
    align: Align::Top,
    head_rule: RULE,
    end_rule: RULE,
    named_by: Some(0),
};

pub const SIGNATURES: SignaturesStyle = SignaturesStyle {
    above: GAP,
    space: mm(4.0),
    across: 3,
    pad_x: mm(2.0),
    pad_y: mm(1.4),
    words: TEXT,
    under_names: mm(2.0),
    hand: TEXT.leading + mm(6.6),
    least_height: mm(30.0),
};

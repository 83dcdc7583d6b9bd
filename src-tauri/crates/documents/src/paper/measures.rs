//! The sizes of a paper's page: margins, type, rules. In points unless a constructor says
//! millimetres. Type and rules are the register's, so that the papers of one file look alike.

use crate::layout::{
    Align, FactsStyle, HEAVY, Page, RULE, SignaturesStyle, TableStyle, TitleStyle,
};
use crate::pdf::{PageSize, Type, mm};

/// Text that identifies or counts; the smallest there is: it must survive a photocopy.
pub const SMALL: Type = Type::new(9.0, 1.25);
/// The values of the facts.
pub const VALUE: Type = Type::new(10.0, 1.25);
/// Running text.
pub const BODY: Type = Type::new(10.0, 1.45);
pub const HEADING: Type = Type::new(12.0, 1.25);
pub const SUBHEADING: Type = Type::new(10.5, 1.3);
pub const CAPTION: Type = Type::new(9.5, 1.3);

/// Space over a paragraph, a table, a chart.
pub const ABOVE_TEXT: f32 = mm(2.2);
pub const ABOVE_BLOCK: f32 = mm(4.2);

/// The part of a page that things which must not be broken may take. What is higher is broken
/// after all, or a heading before it could not stand on the same page.
pub const UNBROKEN: f32 = 0.7;

const STANDING: Page = Page::new(PageSize::A4_PORTRAIT, mm(20.0), mm(15.0), mm(11.0));
const LYING: Page = Page::new(PageSize::A4_LANDSCAPE, mm(14.0), mm(12.0), mm(9.0));

/// The page a paper is printed on.
pub const fn page(landscape: bool) -> Page {
    if landscape { LYING } else { STANDING }
}

pub const FACTS: FactsStyle = FactsStyle {
    over: mm(2.4),
    pad: mm(1.8),
    above: mm(0.8),
    below: mm(1.1),
    label: SMALL,
    label_lines: 2,
    value: VALUE,
    value_lines: 2,
    small: SMALL,
    most_lines: 6,
    least_height: 0.0,
};

pub const TABLE: TableStyle = TableStyle {
    above: ABOVE_BLOCK,
    pad_x: mm(1.4),
    pad_y: mm(0.9),
    head: SMALL,
    text: SMALL,
    align: Align::Top,
    head_rule: HEAVY,
    end_rule: RULE,
    named_by: None,
};

/// The title of a page of the given width.
pub const fn title(page: Page) -> TitleStyle {
    TitleStyle {
        title: Type::new(16.0, 1.2),
        most_lines: 4,
        number: VALUE,
        number_width: page.width,
        service_below: true,
    }
}

/// The signatures of a page: each must have room for a hand.
pub const fn signatures(landscape: bool) -> SignaturesStyle {
    SignaturesStyle {
        above: mm(7.0),
        space: mm(4.0),
        across: if landscape { 3 } else { 2 },
        pad_x: mm(2.2),
        pad_y: mm(1.6),
        words: SMALL,
        under_names: mm(3.0),
        hand: SMALL.leading + mm(8.0),
        least_height: 0.0,
    }
}

//! The sizes of a plan: large print for who reads slowly, fourteen points at the least.

use crate::layout::{Align, HEAVY, Page, RULE, TableStyle};
use crate::pdf::{PageSize, Type, mm};

/// How a plan is set.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    pub page: Page,
    /// What the paper is.
    pub title: Type,
    /// Which days it is of.
    pub period: Type,
    /// The name of a day.
    pub day: Type,
    pub hours: Type,
    /// Everything else.
    pub text: Type,
    /// Over and under a meeting.
    pub pad: f32,
    /// Width of the days, at the left of their meetings.
    pub days: f32,
    /// Side of a picture.
    pub picture: f32,
}

const PAGE: Page = Page::new(PageSize::A4_PORTRAIT, mm(20.0), mm(18.0), mm(14.0));

/// A week, with room around every meeting.
pub const ROOMY: Look = Look {
    page: PAGE,
    title: Type::new(27.0, 1.2),
    period: Type::new(17.0, 1.3),
    day: Type::new(18.0, 1.25),
    hours: Type::new(18.0, 1.3),
    text: Type::new(15.5, 1.35),
    pad: mm(4.2),
    days: mm(46.0),
    picture: mm(17.0),
};

/// A month, as close as it can be read with ease.
pub const CLOSE: Look = Look {
    page: PAGE,
    title: Type::new(22.0, 1.2),
    period: Type::new(15.0, 1.3),
    day: Type::new(15.0, 1.25),
    hours: Type::new(15.0, 1.25),
    text: Type::new(14.0, 1.25),
    pad: mm(2.3),
    days: mm(38.0),
    picture: mm(14.0),
};

/// The company's list.
pub const COMPANY: Look = Look {
    title: Type::new(20.0, 1.2),
    period: Type::new(14.0, 1.35),
    text: Type::new(12.0, 1.35),
    ..ROOMY
};

/// The company's table.
pub const TABLE: TableStyle = TableStyle {
    above: mm(5.0),
    pad_x: mm(2.0),
    pad_y: mm(1.6),
    head: COMPANY.text,
    text: COMPANY.text,
    align: Align::Top,
    head_rule: HEAVY,
    end_rule: RULE,
    named_by: Some(0),
};

//! The layout engine under every document: pages filled with units that are not broken, tables,
//! boxes, signatures and what runs on every page. [`crate::register`] and [`crate::paper`] say what
//! stands where; nothing in here knows either of them.

mod codes;
mod facts;
mod flow;
mod foot;
mod marks;
mod measures;
mod page;
mod signatures;
mod table;
mod text;
mod title;

pub use codes::Codes;
pub use facts::{Facts, FactsStyle};
pub use flow::{Flow, Place, Room, Unit};
pub use foot::Foot;
pub use measures::{HAIR, HEAVY, Page, RULE};
pub use page::{Frame, PageNumber, Part, lay_out, mark_once};
pub use signatures::{ByHand, Signatures, SignaturesStyle, Signer};
pub use table::{Align, Cell, Choice, Column, Row, Table, TableStyle, lines_kept_together};
pub use text::Text;
pub use title::{Title, TitleStyle, TitleText};

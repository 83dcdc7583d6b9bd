//! What a spreadsheet says beside the values of its cells: rows it does not show, cells merged,
//! formulas that failed or that nobody worked out.

mod ods;
mod xls;
mod xlsx;

use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;

use crate::Flaw;

pub(crate) use ods::read as ods;
pub(crate) use xls::hidden as xls_hidden;
pub(crate) use xlsx::{in_italian as failed, read as xlsx};

/// A row and a column, from 0.
pub(crate) type Place = (u32, u32);

/// More of any kind than this is no sheet that a person made: the rest is not noted.
const MOST: usize = 500_000;

/// The marks of one sheet.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Marks {
    /// Rows not shown, first and last.
    pub hidden: Vec<(u32, u32)>,
    /// First and last place of cells merged.
    pub merged: Vec<(Place, Place)>,
    /// Cells that cannot be believed.
    pub flaws: Vec<(Place, Flaw)>,
}

impl Marks {
    pub fn hide(&mut self, first: u32, last: u32) {
        let is_full = self.hidden.len() >= MOST;
        match self.hidden.last_mut() {
            Some((_, end)) if end.saturating_add(1) == first => *end = last,
            _ if is_full => {}
            _ => self.hidden.push((first, last)),
        }
    }

    pub fn flaw(&mut self, place: Place, flaw: Flaw) {
        if self.flaws.len() < MOST {
            self.flaws.push((place, flaw));
        }
    }

    pub fn merge(&mut self, first: Place, last: Place) {
        if self.merged.len() < MOST {
            self.merged.push((first, last));
        }
    }
}

/// The value of an attribute, whatever its prefix, when it can be read.
pub(crate) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    element
        .attributes()
        .with_checks(false)
        .filter_map(Result::ok)
        .find(|attribute| attribute.key.local_name().as_ref() == name)
        .and_then(|attribute| {
            Some(
                attribute
                    .normalized_value(XmlVersion::Implicit1_0)
                    .ok()?
                    .into_owned(),
            )
        })
}

/// The value of an attribute that is a number.
pub(crate) fn number(element: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(element, name)?.parse().ok()
}

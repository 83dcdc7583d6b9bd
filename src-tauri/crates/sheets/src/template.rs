//! A page as we printed it, drawn from the document in the archive: what a scan of it is held against.

use crate::codes::{self, FoundCode};
use crate::gray::Gray;
use crate::{Unreadable, pdf};

/// Pixels a millimetre at which pages are held against each other.
pub const SCALE: f32 = 6.0;

/// A page as we printed it.
#[derive(Clone, Debug)]
pub struct Template {
    pub(crate) page: Gray,
    /// The squares on it, in its own pixels.
    pub(crate) codes: Vec<FoundCode>,
}

impl Template {
    /// A page of a document of ours, counted from 1.
    ///
    /// # Errors
    /// [`Unreadable`], where the document is none of ours.
    pub fn of(document: &[u8], page: u32) -> Result<Self, Unreadable> {
        let index = usize::try_from(page)
            .ok()
            .and_then(|page| page.checked_sub(1));
        let page = pdf::page_at(document, index.ok_or(Unreadable::NoPage)?, SCALE)?.gray();
        let codes = codes::find(&page);
        Ok(Self { page, codes })
    }

    /// Its width, in millimetres.
    #[must_use]
    pub fn width(&self) -> f32 {
        self.page.width as f32 / SCALE
    }
}

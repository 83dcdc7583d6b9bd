//! From what a document holds to its pages: what flows is placed, and every page gets its head and
//! foot.

use std::ops::Range;

use super::flow::{Flow, Room, Unit, plan};
use crate::pdf::{Artifact, Draft, ElementId, Fonts, Mark, PageSize, Tag};

/// Which page it is, and of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageNumber {
    /// Counts from 1.
    pub number: usize,
    pub of: usize,
}

impl PageNumber {
    /// Whether it is where the document begins.
    pub fn is_first(self) -> bool {
        self.number == 1
    }

    /// Whether it is where the document ends.
    pub fn is_last(self) -> bool {
        self.number == self.of
    }
}

/// What stands on every page around what flows.
pub trait Frame {
    /// Where things flow.
    fn room(&self) -> Room;
    /// Draws what stands at the top of a page.
    fn draw_head(&self, draft: &mut Draft, page: PageNumber);
    /// Draws on space that nothing has used.
    fn draw_unused(&self, _draft: &mut Draft, _space: Range<f32>, _page: PageNumber) {}
    /// Draws what stands at the bottom of a page.
    fn draw_foot(&self, draft: &mut Draft, page: PageNumber);
}

/// Something that flows, and how it stands beside the others.
pub struct Part {
    flow: Box<dyn Flow>,
    least_above: f32,
    keep_with_next: bool,
}

impl Part {
    pub fn new(flow: impl Flow + 'static) -> Self {
        Self {
            flow: Box::new(flow),
            least_above: 0.0,
            keep_with_next: false,
        }
    }

    /// Leaves at least so much space over it.
    pub fn leave_above(&mut self, least: f32) {
        self.least_above = least;
    }

    /// Its end shares a page with the beginning of the part after it.
    pub fn keep_with_next(&mut self) {
        self.keep_with_next = true;
    }

    fn units(&self) -> Vec<Unit> {
        let mut units = self.flow.units();
        if let Some(first) = units.first_mut() {
            first.above = first.above.max(self.least_above);
        }
        if let Some(last) = units.last_mut() {
            last.keep |= self.keep_with_next;
        }
        units
    }
}

/// Lays out a document.
pub fn lay_out(
    fonts: &'static Fonts,
    size: PageSize,
    frame: &dyn Frame,
    mut parts: Vec<Part>,
) -> Draft {
    let mut units: Vec<Unit> = Vec::new();
    let mut owners: Vec<(usize, usize)> = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        let own = part.units();
        owners.extend((0..own.len()).map(|unit| (index, unit)));
        units.extend(own);
    }
    let pages = plan(&units, frame.room());

    let mut draft = Draft::new(fonts, size);
    for (index, page) in pages.iter().enumerate() {
        let number = PageNumber {
            number: index + 1,
            of: pages.len(),
        };
        if !number.is_first() {
            draft.next_page();
        }
        frame.draw_head(&mut draft, number);
        let mut unused = page.unused.clone();
        for &(unit, place) in &page.units {
            if let Some(space) = unused.take_if(|space| space.start < place.top) {
                frame.draw_unused(&mut draft, space, number);
            }
            let (part, unit) = owners[unit];
            parts[part].flow.draw(&mut draft, unit, place);
        }
        if let Some(space) = unused {
            frame.draw_unused(&mut draft, space, number);
        }
        frame.draw_foot(&mut draft, number);
    }
    draft
}

/// What is said where `here` is true, and repeated for the eye on the other pages.
pub fn mark_once(draft: &mut Draft, tag: Tag, here: bool) -> Mark {
    if here {
        let root: ElementId = draft.root();
        Mark::Content(draft.element(root, tag))
    } else {
        Mark::Artifact(Artifact::Pagination)
    }
}

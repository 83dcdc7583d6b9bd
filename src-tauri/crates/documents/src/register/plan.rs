//! Which rows and which closing blocks go on which page, decided before anything is drawn because
//! every page says how many there are.

use std::ops::Range;

/// What one page holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PagePlan {
    /// Rows, by index.
    pub rows: Range<usize>,
    /// Closing blocks, by index.
    pub blocks: Range<usize>,
}

/// The heights to plan with, in points.
#[derive(Debug)]
pub struct Heights<'a> {
    /// Of each row; none is over `room - continues`.
    pub rows: &'a [f32],
    /// Of each closing block; none is over `room`.
    pub blocks: &'a [f32],
    /// Between the head of the table and the foot of the page.
    pub room: f32,
    /// Of the line on every page but the last.
    pub continues: f32,
}

/// Fills the pages. Rows keep their order; the closing follows the last of them, and takes it along
/// to a new page rather than stand there alone, so that the signatures share a sheet with what they
/// are put under.
pub fn plan(heights: &Heights<'_>) -> Vec<PagePlan> {
    let mut pages = vec![PagePlan::default()];
    let mut used = 0.0;
    for (index, &height) in heights.rows.iter().enumerate() {
        if used + height > heights.room - heights.continues {
            pages.push(PagePlan {
                rows: index..index,
                blocks: 0..0,
            });
            used = 0.0;
        }
        if let Some(page) = pages.last_mut() {
            page.rows.end = index + 1;
        }
        used += height;
    }
    for (index, &height) in heights.blocks.iter().enumerate() {
        if used + height > heights.room {
            used = take_along(&mut pages, heights, index);
        }
        if let Some(page) = pages.last_mut() {
            page.blocks.end = index + 1;
        }
        used += height;
    }
    pages
}

/// Starts a page for a closing block and says how much of it is used already.
fn take_along(pages: &mut Vec<PagePlan>, heights: &Heights<'_>, block: usize) -> f32 {
    let end = heights.rows.len();
    let mut next = PagePlan {
        rows: end..end,
        blocks: block..block,
    };
    let mut used = 0.0;
    if let (Some(page), Some(&row)) = (pages.last_mut(), heights.rows.last()) {
        let comes_along =
            block == 0 && page.rows.len() > 1 && row + heights.blocks[block] <= heights.room;
        if comes_along {
            page.rows.end -= 1;
            next.rows.start -= 1;
            used = row;
        }
    }
    pages.push(next);
    used
}

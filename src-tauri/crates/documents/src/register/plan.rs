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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn pages(rows: &[f32], blocks: &[f32]) -> Vec<(Range<usize>, Range<usize>)> {
        let pages = plan(&Heights {
            rows,
            blocks,
            room: 10.0,
            continues: 1.0,
        });
        pages
            .into_iter()
            .map(|page| (page.rows, page.blocks))
            .collect()
    }

    #[test]
    fn no_rows_make_one_page() {
        assert_eq!(pages(&[], &[4.0]), [(0..0, 0..1)]);
    }

    #[test]
    fn the_closing_stays_where_there_is_room_to_the_last_point() {
        assert_eq!(pages(&[3.0, 3.0], &[4.0]), [(0..2, 0..1)]);
    }

    #[test]
    fn the_closing_takes_the_last_row_along() {
        assert_eq!(
            pages(&[3.0, 3.0, 3.0], &[4.0]),
            [(0..2, 0..0), (2..3, 0..1)]
        );
    }

    #[test]
    fn a_row_too_high_to_come_along_stays() {
        assert_eq!(pages(&[1.0, 8.0], &[4.0]), [(0..2, 0..0), (2..2, 0..1)]);
    }

    #[test]
    fn a_page_is_never_emptied_for_the_closing() {
        assert_eq!(pages(&[9.0], &[4.0]), [(0..1, 0..0), (1..1, 0..1)]);
    }

    proptest! {
        #[test]
        fn everything_stands_once_in_order_and_within_its_page(
            rows in proptest::collection::vec(1.0..9.0_f32, 0..40),
            blocks in proptest::collection::vec(1.0..10.0_f32, 1..5),
        ) {
            let pages = pages(&rows, &blocks);
            let (mut row, mut block) = (0, 0);
            for (index, (page_rows, page_blocks)) in pages.iter().enumerate() {
                prop_assert_eq!((page_rows.start, page_blocks.start.max(block)), (row, block));
                (row, block) = (page_rows.end, page_blocks.end.max(block));
                let used: f32 = rows[page_rows.clone()].iter().chain(&blocks[page_blocks.clone()]).sum();
                prop_assert!(used <= 10.001, "page {index}: {used}");
                prop_assert!(!page_rows.is_empty() || !page_blocks.is_empty());
            }
            prop_assert_eq!((row, block), (rows.len(), blocks.len()));
        }
    }
}

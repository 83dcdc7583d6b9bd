//! What goes on which page, decided before anything is drawn because every page says how many there
//! are.

use crate::pdf::Draft;

/// A stretch that is never broken over two pages, in points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Unit {
    /// Space over it, left out at the top of a page.
    pub above: f32,
    /// Its own height.
    pub height: f32,
    /// Height of what is drawn again over it where it opens a page: the head of its table.
    pub again: f32,
    /// Stays on one page with the unit after it.
    pub keep: bool,
}

/// Where a unit was put.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Its top, under what is drawn again.
    pub top: f32,
    /// It is the first of its page, and not where the document begins.
    pub opens: bool,
    /// It is the last of its page.
    pub ends: bool,
}

/// Something laid out in units.
pub trait Flow {
    /// Its units, in order.
    fn units(&self) -> Vec<Unit>;
    /// Draws one of them; they are drawn in order, each once.
    fn draw(&mut self, draft: &mut Draft, unit: usize, place: Place);
}

/// The heights of the pages, from the top edge of the sheet.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    /// Where the first page is free.
    pub first: f32,
    /// Where the others are.
    pub top: f32,
    /// Where all end.
    pub bottom: f32,
}

/// Fills the pages: for each, the units it holds, by index, and where.
pub fn plan(units: &[Unit], room: Room) -> Vec<Vec<(usize, Place)>> {
    let mut pages: Vec<Vec<(usize, Place)>> = vec![Vec::new()];
    let mut y = room.first;
    let mut next = 0;
    while next < units.len() {
        let opens = pages.len() > 1 && pages.last().is_some_and(Vec::is_empty);
        let end = chain_end(units, next, room);
        if !opens && y + height(&units[next..end], false) > room.bottom {
            pages.push(Vec::new());
            y = room.top;
            continue;
        }
        for (index, unit) in (next..end).zip(&units[next..end]) {
            let opens = opens && index == next;
            y += over(*unit, opens);
            let place = Place {
                top: y,
                opens,
                ends: false,
            };
            if let Some(page) = pages.last_mut() {
                page.push((index, place));
            }
            y += unit.height;
        }
        next = end;
    }
    for page in &mut pages {
        if let Some((_, place)) = page.last_mut() {
            place.ends = true;
        }
    }
    pages
}

/// Where the units end that must share a page with this one. More of them than a page holds are
/// let go, or they would never be placed.
fn chain_end(units: &[Unit], start: usize, room: Room) -> usize {
    let mut end = start + 1;
    while end < units.len() && units[end - 1].keep {
        end += 1;
    }
    if height(&units[start..end], true) > room.bottom - room.top {
        start + 1
    } else {
        end
    }
}

fn over(unit: Unit, opens: bool) -> f32 {
    if opens { unit.again } else { unit.above }
}

fn height(units: &[Unit], opens: bool) -> f32 {
    let each = units.iter().enumerate();
    each.map(|(index, unit)| over(*unit, opens && index == 0) + unit.height)
        .sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ROOM: Room = Room {
        first: 4.0,
        top: 1.0,
        bottom: 11.0,
    };

    fn unit(height: f32, keep: bool) -> Unit {
        Unit {
            height,
            keep,
            ..Unit::default()
        }
    }

    fn pages(units: &[Unit]) -> Vec<Vec<usize>> {
        let pages = plan(units, ROOM);
        pages
            .into_iter()
            .map(|page| page.into_iter().map(|(index, _)| index).collect())
            .collect()
    }

    #[test]
    fn nothing_makes_one_empty_page() {
        assert_eq!(pages(&[]), [Vec::<usize>::new()]);
    }

    #[test]
    fn a_heading_goes_with_what_it_heads() {
        let units = [unit(5.0, false), unit(1.0, true), unit(2.0, false)];
        assert_eq!(pages(&units), [vec![0], vec![1, 2]]);
    }

    #[test]
    fn a_page_is_filled_to_the_last_point() {
        let units = [unit(5.0, false), unit(2.0, false), unit(10.0, false)];
        assert_eq!(pages(&units), [vec![0, 1], vec![2]]);
    }

    #[test]
    fn a_chain_longer_than_a_page_is_let_go() {
        let units = [unit(6.0, true), unit(6.0, true), unit(2.0, false)];
        assert_eq!(pages(&units), [vec![0], vec![1, 2]]);
    }

    #[test]
    fn the_space_over_a_unit_is_not_left_at_the_top_of_a_page() {
        let mut second = unit(4.0, false);
        (second.above, second.again) = (2.0, 1.5);
        let pages = plan(&[unit(5.0, false), second], ROOM);
        assert_eq!(
            pages[1],
            [(
                1,
                Place {
                    top: 2.5,
                    opens: true,
                    ends: true
                }
            )]
        );
    }

    proptest! {
        #[test]
        fn every_unit_stands_once_in_order_and_within_its_page(
            units in proptest::collection::vec(
                (0.0..2.0_f32, 0.1..6.0_f32, 0.0..2.0_f32, any::<bool>()), 0..60),
        ) {
            let units: Vec<Unit> = units
                .into_iter()
                .map(|(above, height, again, keep)| Unit { above, height, again, keep })
                .collect();
            let mut next = 0;
            for page in plan(&units, ROOM) {
                let mut free = 0.0;
                for (index, place) in page {
                    prop_assert_eq!(index, next);
                    prop_assert!(place.top >= free);
                    free = place.top + units[index].height;
                    prop_assert!(free <= ROOM.bottom + 0.001);
                    next += 1;
                }
            }
            prop_assert_eq!(next, units.len());
        }
    }
}

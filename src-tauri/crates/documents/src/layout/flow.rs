//! What goes on which page, decided before anything is drawn because every page says how many there
//! are.

use std::ops::Range;

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
    /// Stands at the foot of its page, with the units after it, where the space left over is barred.
    pub sinks: bool,
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
    /// Height kept free at the end of every page but the last, to say where the document goes on.
    pub continues: f32,
    /// Height from which space left over is barred; `None` leaves it white.
    pub least_barred: Option<f32>,
}

impl Room {
    fn bottom_of(&self, last: bool) -> f32 {
        self.bottom - if last { 0.0 } else { self.continues }
    }
}

/// What one page holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PagePlan {
    /// Its units, by index, and where they stand.
    pub units: Vec<(usize, Place)>,
    /// Space to be barred.
    pub unused: Option<Range<f32>>,
}

/// Fills the pages.
pub fn plan(units: &[Unit], room: Room) -> Vec<PagePlan> {
    let mut pages = vec![PagePlan::default()];
    let mut y = room.first;
    let mut next = 0;
    while next < units.len() {
        let opens = pages.len() > 1 && pages.last().is_some_and(|page| page.units.is_empty());
        let end = chain_end(units, next, room);
        let bottom = room.bottom_of(end == units.len());
        if !opens && y + height(&units[next..end], false) > bottom {
            pages.push(PagePlan::default());
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
                page.units.push((index, place));
            }
            y += unit.height;
        }
        next = end;
    }
    let count = pages.len();
    for (index, page) in pages.iter_mut().enumerate() {
        if let Some((_, place)) = page.units.last_mut() {
            place.ends = true;
        }
        if let Some(least) = room.least_barred {
            let top = if index == 0 { room.first } else { room.top };
            bar(page, units, top..room.bottom_of(index + 1 == count), least);
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
    let bottom = room.bottom_of(end == units.len());
    if height(&units[start..end], true) > bottom - room.top {
        start + 1
    } else {
        end
    }
}

/// Moves the units that sink to the foot of the page; the space over them is barred.
fn bar(page: &mut PagePlan, units: &[Unit], page_room: Range<f32>, least: f32) {
    let end_of = |&(index, place): &(usize, Place)| place.top + units[index].height;
    let end = page.units.last().map_or(page_room.start, end_of);
    let spare = page_room.end - end;
    if spare < least {
        return;
    }
    let sunk = page.units.iter().position(|&(index, _)| units[index].sinks);
    let sunk = sunk.unwrap_or(page.units.len());
    let start = page.units[..sunk].last().map_or(page_room.start, end_of);
    for (_, place) in &mut page.units[sunk..] {
        place.top += spare;
    }
    page.unused = Some(start..start + spare);
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
        continues: 0.0,
        least_barred: None,
    };

    /// Pages of ten, of which all but the last give one to the line that says where it goes on.
    const REGISTER: Room = Room {
        first: 1.0,
        continues: 1.0,
        least_barred: Some(2.0),
        ..ROOM
    };

    fn unit(height: f32, keep: bool) -> Unit {
        Unit {
            height,
            keep,
            ..Unit::default()
        }
    }

    /// Rows, the last kept with what closes the document.
    fn register(rows: &[f32], closing: &[f32]) -> Vec<Unit> {
        let last = rows.len().saturating_sub(1);
        let rows = rows.iter().enumerate();
        let rows = rows.map(|(index, &height)| unit(height, index == last));
        let closing = closing.iter().map(|&height| Unit {
            sinks: true,
            ..unit(height, false)
        });
        rows.chain(closing).collect()
    }

    fn pages_in(room: Room, units: &[Unit]) -> Vec<Vec<usize>> {
        let pages = plan(units, room);
        pages
            .into_iter()
            .map(|page| page.units.into_iter().map(|(index, _)| index).collect())
            .collect()
    }

    fn pages(units: &[Unit]) -> Vec<Vec<usize>> {
        pages_in(ROOM, units)
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
            pages[1].units,
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

    #[test]
    fn every_page_but_the_last_says_where_it_goes_on() {
        let units = [unit(5.0, false), unit(4.5, false), unit(1.0, false)];
        assert_eq!(pages_in(REGISTER, &units), [vec![0], vec![1, 2]]);
        assert_eq!(pages_in(REGISTER, &units[..2]), [[0, 1]]);
    }

    #[test]
    fn the_closing_stays_where_there_is_room_to_the_last_point() {
        let units = register(&[3.0, 3.0], &[4.0]);
        assert_eq!(pages_in(REGISTER, &units), [[0, 1, 2]]);
    }

    #[test]
    fn the_closing_takes_the_last_row_along() {
        let units = register(&[3.0, 3.0, 3.0], &[4.0]);
        assert_eq!(pages_in(REGISTER, &units), [[0, 1], [2, 3]]);
    }

    #[test]
    fn a_row_too_high_to_come_along_stays() {
        let units = register(&[1.0, 8.0], &[4.0]);
        assert_eq!(pages_in(REGISTER, &units), [vec![0, 1], vec![2]]);
    }

    #[test]
    fn a_page_is_never_emptied_for_the_closing() {
        let units = register(&[9.0], &[4.0]);
        assert_eq!(pages_in(REGISTER, &units), [vec![0], vec![1]]);
    }

    #[test]
    fn space_left_over_is_barred_and_the_closing_stands_under_it() {
        let pages = plan(&register(&[2.0], &[3.0, 2.0]), REGISTER);
        assert_eq!(pages[0].unused, Some(3.0..6.0));
        let tops: Vec<f32> = pages[0].units.iter().map(|(_, place)| place.top).collect();
        assert_eq!(tops, [1.0, 6.0, 9.0]);
    }

    #[test]
    fn space_too_small_to_write_in_is_left() {
        let pages = plan(&register(&[4.0], &[5.0]), REGISTER);
        assert_eq!(pages[0].unused, None);
        assert_eq!(pages[0].units[1].1.top, 5.0);
    }

    #[test]
    fn a_page_of_rows_is_barred_down_to_the_line_that_says_where_it_goes_on() {
        let pages = plan(&register(&[6.0, 6.0], &[4.0]), REGISTER);
        assert_eq!(pages[0].unused, Some(7.0..10.0));
        assert_eq!(pages[1].unused, None);
    }

    proptest! {
        #[test]
        fn every_unit_stands_once_in_order_and_within_its_page(
            units in proptest::collection::vec(
                (0.0..2.0_f32, 0.1..6.0_f32, 0.0..2.0_f32, any::<bool>()), 0..60),
            sinking in 0..60_usize,
            continues in 0.0..1.0_f32,
            least_barred in proptest::option::of(0.1..3.0_f32),
        ) {
            let units: Vec<Unit> = units
                .into_iter()
                .enumerate()
                .map(|(index, (above, height, again, keep))| Unit {
                    above, height, again, keep, sinks: index >= sinking,
                })
                .collect();
            let pages = plan(&units, Room { continues, least_barred, ..ROOM });
            let mut next = 0;
            for (number, page) in pages.iter().enumerate() {
                let last = number + 1 == pages.len();
                let mut free = if number == 0 { ROOM.first } else { ROOM.top };
                for &(index, place) in &page.units {
                    prop_assert_eq!(index, next);
                    prop_assert!(place.top >= free - 0.001);
                    if let Some(unused) = &page.unused {
                        let over = place.top + units[index].height <= unused.start + 0.001;
                        prop_assert!(over || place.top >= unused.end - 0.001);
                    }
                    free = place.top + units[index].height;
                    next += 1;
                }
                let bottom = ROOM.bottom - if last { 0.0 } else { continues };
                prop_assert!(free <= bottom + 0.001);
                if let Some(unused) = &page.unused {
                    prop_assert!(unused.end <= bottom + 0.001);
                }
            }
            prop_assert_eq!(next, units.len());
        }
    }
}

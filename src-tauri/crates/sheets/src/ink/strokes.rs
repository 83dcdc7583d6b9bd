//! Strokes: what is dark on the scan and white on the page we printed, put together where it touches, also
//! across a printed line.

use super::{Box, DARK, PRINTED, THIN, WIDENED};
use crate::gray::Gray;

/// A stroke so thin and so long, in pixels, is drawn by no hand: dirt on the glass, a fold.
const STREAK_WIDTH: isize = 5;
const STREAK_LENGTH: isize = 54;
/// Half a side of the square that no pen fills, in pixels.
const BROAD: isize = 8;
/// A pen crosses a printed line of so many pixels, widened.
const ACROSS: isize = 10;
/// Fewer pixels are dust.
const DUST: usize = 3;

/// The strokes in and around a place.
pub struct Strokes {
    around: Box,
    width: usize,
    /// Which stroke each pixel belongs to: an index of `parents` and 0 for none.
    labels: Vec<u32>,
    parents: Vec<u32>,
    broad: Vec<bool>,
}

/// One of them, as a place sees it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Stroke {
    /// Its pixels.
    pub size: usize,
    /// Those in the place.
    pub inside: usize,
    /// Those in the place that are no pen's.
    pub broad: usize,
    /// From one corner of it to the other.
    pub length: f32,
}

impl Strokes {
    /// Finds them in a box of the page; the scan, flat and in relief, is `shift` away from it.
    pub fn find(
        printed: &Gray,
        (scanned, relief): (&Gray, &Gray),
        around: Box,
        shift: (isize, isize),
    ) -> Self {
        let (width, height) = (around.width(), around.height());
        let mut dark = vec![false; width * height];
        let mut thin = vec![false; width * height];
        let mut covered = vec![false; width * height];
        for row in 0..height {
            for column in 0..width {
                let (x, y) = (around.left + column as isize, around.top + row as isize);
                let (from_x, from_y) = (x + shift.0, y + shift.1);
                dark[row * width + column] = scanned.at(from_x, from_y) < DARK;
                thin[row * width + column] = relief.at(from_x, from_y) < THIN;
                if printed.at(x, y) < PRINTED {
                    cover(&mut covered, width, height, column as isize, row as isize);
                }
            }
        }
        let mut strokes = Self {
            around,
            width,
            labels: vec![0; width * height],
            parents: vec![0],
            broad: broad(&dark, width, height),
        };
        // What is dark and neither thin nor broad is the edge of a shadow.
        let ink: Vec<bool> = (0..dark.len())
            .map(|at| dark[at] && !covered[at] && (thin[at] || strokes.broad[at]))
            .collect();
        strokes.label(&ink, width, height);
        strokes.join_across(&covered, width, height);
        strokes
    }

    /// Each stroke, as the place sees it.
    pub fn each(&self, own: Box) -> Vec<Stroke> {
        let mut strokes = vec![(Stroke::default(), None::<Box>); self.parents.len()];
        for (at, label) in self
            .labels
            .iter()
            .enumerate()
            .filter(|(_, label)| **label > 0)
        {
            let x = self.around.left + (at % self.width) as isize;
            let y = self.around.top + (at / self.width) as isize;
            let (stroke, extent) = &mut strokes[self.root(*label) as usize];
            stroke.size += 1;
            if own.holds(x, y) {
                stroke.inside += 1;
                stroke.broad += usize::from(self.broad[at]);
            }
            let now = extent.unwrap_or(Box {
                left: x,
                top: y,
                right: x + 1,
                bottom: y + 1,
            });
            *extent = Some(Box {
                left: now.left.min(x),
                top: now.top.min(y),
                right: now.right.max(x + 1),
                bottom: now.bottom.max(y + 1),
            });
        }
        let seen = strokes.into_iter().filter(|(stroke, _)| stroke.size > DUST);
        seen.filter_map(|(mut stroke, extent)| {
            let extent = extent?;
            let (width, height) = (extent.right - extent.left, extent.bottom - extent.top);
            stroke.length = (width as f32).hypot(height as f32);
            if width.min(height) <= STREAK_WIDTH && width.max(height) >= STREAK_LENGTH {
                stroke.broad = stroke.inside;
            }
            Some(stroke)
        })
        .collect()
    }

    fn root(&self, mut label: u32) -> u32 {
        while self.parents[label as usize] != label {
            label = self.parents[label as usize];
        }
        label
    }

    fn join(&mut self, one: u32, other: u32) {
        let (one, other) = (self.root(one), self.root(other));
        let (low, high) = (one.min(other), one.max(other));
        self.parents[high as usize] = low;
    }

    fn label(&mut self, ink: &[bool], width: usize, height: usize) {
        for row in 0..height {
            for column in 0..width {
                let at = row * width + column;
                if !ink[at] {
                    continue;
                }
                let left = (column > 0).then(|| at - 1);
                let above = (row > 0).then(|| at - width);
                let beside = [
                    left,
                    above,
                    above.filter(|_| column > 0).map(|at| at - 1),
                    above.filter(|_| column + 1 < width).map(|at| at + 1),
                ];
                for neighbour in beside.into_iter().flatten() {
                    let label = self.labels[neighbour];
                    if label == 0 {
                        continue;
                    }
                    match self.labels[at] {
                        0 => self.labels[at] = label,
                        own => self.join(own, label),
                    }
                }
                if self.labels[at] == 0 {
                    let label = self.parents.len() as u32;
                    self.parents.push(label);
                    self.labels[at] = label;
                }
            }
        }
    }

    /// A stroke that ends at what is printed and goes on straight behind it is one.
    fn join_across(&mut self, covered: &[bool], width: usize, height: usize) {
        const WAYS: [(isize, isize); 6] = [(1, 0), (0, 1), (1, 1), (-1, 1), (1, 2), (-1, 2)];
        let inside = |x: isize, y: isize| {
            (0..width as isize).contains(&x) && (0..height as isize).contains(&y)
        };
        for at in 0..self.labels.len() {
            let label = self.labels[at];
            if label == 0 {
                continue;
            }
            let (x, y) = ((at % width) as isize, (at / width) as isize);
            for (dx, dy) in WAYS {
                let mut step = 1;
                loop {
                    let (x, y) = (x + dx * step, y + dy * step);
                    if !inside(x, y) || step > ACROSS {
                        break;
                    }
                    let there = y as usize * width + x as usize;
                    if covered[there] {
                        step += 1;
                        continue;
                    }
                    let other = self.labels[there];
                    if step > 1 && other > 0 {
                        self.join(label, other);
                    }
                    break;
                }
            }
        }
    }
}

fn cover(covered: &mut [bool], width: usize, height: usize, x: isize, y: isize) {
    for y in (y - WIDENED).max(0)..(y + WIDENED + 1).min(height as isize) {
        let (left, right) = ((x - WIDENED).max(0), (x + WIDENED + 1).min(width as isize));
        let row = y as usize * width;
        covered[row + left as usize..row + right as usize].fill(true);
    }
}

/// Pixels in the middle of a square that is dark all over, and those of that square.
fn broad(dark: &[bool], width: usize, height: usize) -> Vec<bool> {
    // Sums of all that is above and left of each pixel.
    let mut sums = vec![0_u32; (width + 1) * (height + 1)];
    for row in 0..height {
        let mut sum = 0;
        for column in 0..width {
            sum += u32::from(dark[row * width + column]);
            sums[(row + 1) * (width + 1) + column + 1] = sums[row * (width + 1) + column + 1] + sum;
        }
    }
    let side = (2 * BROAD + 1) as usize;
    let mut broad = vec![false; width * height];
    for top in 0..(height + 1).saturating_sub(side) {
        for left in 0..(width + 1).saturating_sub(side) {
            let at = |row: usize, column: usize| sums[row * (width + 1) + column];
            let (bottom, right) = (top + side, left + side);
            let full = at(bottom, right) + at(top, left) - at(top, right) - at(bottom, left);
            if full as usize * 100 >= side * side * 97 {
                for row in top..bottom {
                    broad[row * width + left..row * width + right].fill(true);
                }
            }
        }
    }
    broad
}

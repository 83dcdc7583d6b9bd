//! Where what is printed around a place really is on a scan.

use super::{Box, PRINTED};
use crate::gray::Gray;

/// How far it is looked for, in pixels: four millimetres.
const FAR: isize = 24;
/// And from where its neighbours were found: a millimetre.
const NEAR: isize = 6;
/// So many pixels from what is printed, paper is looked at.
const BESIDE: isize = 4;
/// First in steps of this.
const STEP: isize = 3;
/// Darker than this, of paper 255, a printed line is found.
const LINE: u8 = 205;

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    /// From the page to the scan.
    pub shift: (isize, isize),
    /// Which part of what is printed was found, from 0 to 1.
    pub found: f32,
    /// How dark it is, from 0 to 1.
    pub contrast: f32,
}

/// Looks for what is printed in a box, `near` where it is said or far around: there the scan is dark where the page is, and pale beside it. A
/// signature is dark on both and draws nothing towards itself.
pub fn find(printed: &Gray, scanned: &Gray, around: Box, near: Option<(isize, isize)>) -> Found {
    let (dark, beside) = pixels(printed, around);
    if dark.is_empty() {
        return Found {
            shift: (0, 0),
            found: 0.0,
            contrast: 0.0,
        };
    }
    let few = |pixels: &[(isize, isize)]| -> Vec<(isize, isize)> {
        pixels
            .iter()
            .step_by(1 + pixels.len() / 1_500)
            .copied()
            .collect()
    };
    let (dark_few, beside) = (few(&dark), few(&beside));
    let coarse = match near {
        Some(near) => best(&dark_few, &beside, scanned, near, NEAR, STEP),
        None => best(&dark_few, &beside, scanned, (0, 0), FAR, STEP),
    };
    let shift = best(&dark_few, &beside, scanned, coarse, STEP - 1, 1);
    let darkest = |&(x, y): &(isize, isize)| {
        let (x, y) = (x + shift.0, y + shift.1);
        let near = [(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)];
        near.iter()
            .map(|(dx, dy)| scanned.at(x + dx, y + dy))
            .min()
            .unwrap_or(255)
    };
    let (mut found, mut sum) = (0_usize, 0.0);
    for pixel in &dark {
        let pixel = darkest(pixel);
        found += usize::from(pixel < LINE);
        sum += f32::from(255 - pixel) / 255.0;
    }
    Found {
        shift,
        found: found as f32 / dark.len() as f32,
        contrast: sum / dark.len() as f32,
    }
}

/// Where the neighbours of a place were found: the middle of the nearest of them, by each way.
pub fn of_neighbours(centre: (f32, f32), others: &[((f32, f32), Found)]) -> Option<(isize, isize)> {
    const NEIGHBOURS: usize = 5;
    let mut others: Vec<_> = others
        .iter()
        .map(|((x, y), found)| ((x - centre.0).hypot(y - centre.1), found.shift))
        .collect();
    others.sort_by(|one, other| one.0.total_cmp(&other.0));
    others.truncate(NEIGHBOURS);
    let middle = |of: fn(&(f32, (isize, isize))) -> isize| {
        let mut shifts: Vec<isize> = others.iter().map(of).collect();
        shifts.sort_unstable();
        shifts.get(shifts.len() / 2).copied()
    };
    Some((middle(|it| it.1.0)?, middle(|it| it.1.1)?))
}

impl Found {
    /// Whether it lies where its neighbours do.
    pub fn agrees_with(&self, neighbours: (isize, isize)) -> bool {
        let (dx, dy) = (self.shift.0 - neighbours.0, self.shift.1 - neighbours.1);
        dx.abs() <= NEAR && dy.abs() <= NEAR
    }
}

/// Places of pixels.
type Pixels = Vec<(isize, isize)>;

/// What is printed, and what is paper just beside it.
fn pixels(printed: &Gray, around: Box) -> (Pixels, Pixels) {
    let (mut dark, mut beside) = (Vec::new(), Vec::new());
    for y in around.top..around.bottom {
        for x in around.left..around.right {
            if printed.at(x, y) < PRINTED {
                dark.push((x, y));
                continue;
            }
            let near = |far: isize| {
                [(far, 0), (-far, 0), (0, far), (0, -far)]
                    .iter()
                    .any(|(dx, dy)| printed.at(x + dx, y + dy) < PRINTED)
            };
            if near(BESIDE) && !(1..BESIDE).any(near) {
                beside.push((x, y));
            }
        }
    }
    (dark, beside)
}

/// The shift at which what is printed stands out most; of equal ones the smallest.
fn best(
    dark: &[(isize, isize)],
    beside: &[(isize, isize)],
    scanned: &Gray,
    around: (isize, isize),
    far: isize,
    step: isize,
) -> (isize, isize) {
    let mut best = (f32::MIN, isize::MAX, around);
    for dy in (-far..=far).step_by(step.unsigned_abs()) {
        for dx in (-far..=far).step_by(step.unsigned_abs()) {
            let (dx, dy) = (around.0 + dx, around.1 + dy);
            let light = |pixels: &[(isize, isize)]| -> f32 {
                let sum: u32 = pixels
                    .iter()
                    .map(|(x, y)| u32::from(scanned.at(x + dx, y + dy)))
                    .sum();
                sum as f32 / pixels.len().max(1) as f32
            };
            let stands_out = light(beside) - light(dark);
            let away = dx.abs() + dy.abs();
            if stands_out > best.0 || (stands_out == best.0 && away < best.1) {
                best = (stands_out, away, (dx, dy));
            }
        }
    }
    best.2
}

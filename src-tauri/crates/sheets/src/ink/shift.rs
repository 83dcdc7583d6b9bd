//! Where what is printed around a place really is on a scan.

use super::{Box, PRINTED};
use crate::gray::Gray;

/// How far it is looked for, in pixels: four millimetres.
const FAR: isize = 24;
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

/// Looks for what is printed in a box.
pub fn find(printed: &Gray, scanned: &Gray, around: Box) -> Found {
    let dark = dark_pixels(printed, around);
    if dark.is_empty() {
        return Found {
            shift: (0, 0),
            found: 0.0,
            contrast: 0.0,
        };
    }
    let few: Vec<(isize, isize)> = dark.iter().step_by(1 + dark.len() / 1_500).copied().collect();
    let coarse = best(&few, scanned, (0, 0), FAR, STEP);
    let shift = best(&few, scanned, coarse, STEP - 1, 1);
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

fn dark_pixels(printed: &Gray, around: Box) -> Vec<(isize, isize)> {
    let mut dark = Vec::new();
    for y in around.top..around.bottom {
        for x in around.left..around.right {
            if printed.at(x, y) < PRINTED {
                dark.push((x, y));
            }
        }
    }
    dark
}

/// The shift at which what is printed is darkest; of equal ones the smallest.
fn best(
    dark: &[(isize, isize)],
    scanned: &Gray,
    around: (isize, isize),
    far: isize,
    step: isize,
) -> (isize, isize) {
    let mut best = (u64::MAX, isize::MAX, around);
    for dy in (-far..=far).step_by(step.unsigned_abs()) {
        for dx in (-far..=far).step_by(step.unsigned_abs()) {
            let (dx, dy) = (around.0 + dx, around.1 + dy);
            let light: u64 = dark
                .iter()
                .map(|(x, y)| u64::from(scanned.at(x + dx, y + dy)))
                .sum();
            let away = dx.abs() + dy.abs();
            if (light, away) < (best.0, best.1) {
                best = (light, away, (dx, dy));
            }
        }
    }
    best.2
}

//! How much darker a place is than what lies on both sides of it: a stroke is thin and has paper on either side,
//! the edge of a shadow on one.

use crate::gray::Gray;

/// A side of the square that no stroke fills, in pixels: 2.8 millimetres.
const SIDE: usize = 17;

/// Each pixel in relation to what it would be without strokes: 255 where there is none, however dark it is there.
/// The page is as it was photographed: light that was evened out has made bands of the edges of shadows.
pub fn in_relief(page: &Gray) -> Gray {
    let beside = without_strokes(page);
    let pixels = page.bytes().iter().zip(beside.bytes());
    let pixels = pixels.map(|(pixel, beside)| {
        (u32::from(*pixel) * 255 / u32::from(*beside).max(1)).min(255) as u8
    });
    Gray::new(page.width, page.height, pixels.collect())
}

/// The page with all that is dark and thinner than a stroke made as bright as what lies beside it. The edges of
/// what is broader stay where they are.
fn without_strokes(page: &Gray) -> Gray {
    let (width, height) = (page.width, page.height);
    let mut pixels = page.bytes().to_vec();
    let brightest = |one: u8, other: u8| one.max(other);
    let darkest = |one: u8, other: u8| one.min(other);
    for step in [1, width] {
        ahead(&mut pixels, width, step, brightest);
    }
    // The same backwards, so that nothing is moved.
    pixels.reverse();
    for step in [1, width] {
        ahead(&mut pixels, width, step, darkest);
    }
    pixels.reverse();
    Gray::new(width, height, pixels)
}

/// Puts in place of each pixel the one `picked` of itself and those ahead of it, [`SIDE`] of them in all, along the
/// row (`step` 1) or down the column (`step` the width).
fn ahead(pixels: &mut [u8], width: usize, step: usize, picked: impl Fn(u8, u8) -> u8) {
    // A line is a row, or all of them at once.
    let line = if step == 1 { width } else { pixels.len() };
    let mut reach = 1;
    while reach < SIDE {
        let more = reach.min(SIDE - reach);
        for pixels in pixels.chunks_mut(line.max(1)) {
            for at in 0..pixels.len().saturating_sub(more * step) {
                pixels[at] = picked(pixels[at], pixels[at + more * step]);
            }
        }
        reach += more;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDTH: usize = 80;
    const HEIGHT: usize = 60;

    fn page(dark: impl Fn(usize, usize) -> u8) -> Gray {
        let pixels = (0..WIDTH * HEIGHT).map(|at| dark(at % WIDTH, at / WIDTH));
        Gray::new(WIDTH, HEIGHT, pixels.collect())
    }

    #[test]
    fn a_stroke_is_gone() {
        for stroke in [
            page(|x, _| if (30..36).contains(&x) { 60 } else { 240 }),
            page(|x, y| if (x + y) % 40 < 4 { 60 } else { 240 }),
        ] {
            let around = without_strokes(&stroke);
            let inside = |at: usize| {
                let (x, y) = (at % WIDTH, at / WIDTH);
                (SIDE..WIDTH - SIDE).contains(&x) && (SIDE..HEIGHT - SIDE).contains(&y)
            };
            let mut pixels = around.bytes().iter().enumerate();
            assert!(pixels.all(|(at, pixel)| !inside(at) || *pixel == 240));
        }
    }

    #[test]
    fn a_stroke_in_a_shadow_stands_out_and_its_edge_does_not() {
        let both = page(|x, y| match (x, y) {
            (_, 30..34) if x >= 45 => 60,
            _ if x >= 40 => 150,
            _ => 240,
        });
        let relief = in_relief(&both);
        assert_eq!(
            [(20, 20), (39, 20), (40, 20), (60, 20), (60, 32)].map(|(x, y)| relief.at(x, y)),
            [255, 255, 255, 255, 102]
        );
    }

    #[test]
    fn a_shadow_stays_where_it_is() {
        let shadow = page(|x, _| if x >= 40 { 150 } else { 240 });
        assert_eq!(without_strokes(&shadow), shadow);
        let slope = page(|x, y| 250 - (2 * x + y) as u8);
        assert_eq!(without_strokes(&slope), slope);
    }
}

//! A picture laid flat on the page it shows, with its shadows taken off.

use crate::gray::Gray;
use crate::homography::Homography;
use crate::template::SCALE;

/// The picture as the page itself would look, `width` by `height` at [`SCALE`]: `view` takes its pixels to
/// those of the picture.
pub fn laid_flat(picture: &Gray, view: &Homography, width: usize, height: usize) -> Gray {
    let mut pixels = Vec::with_capacity(width * height);
    for y in 0..height {
        for x in 0..width {
            let (x, y) = (x as f32, y as f32);
            // A fine picture has several pixels for one: a few of them are taken.
            let sum: f32 = [(-0.25, -0.25), (0.25, -0.25), (-0.25, 0.25), (0.25, 0.25)]
                .iter()
                .map(|(dx, dy)| {
                    let (from_x, from_y) = view.apply((x + dx, y + dy));
                    picture.between(from_x, from_y)
                })
                .sum();
            pixels.push((sum / 4.0) as u8);
        }
    }
    Gray::new(width, height, pixels)
}

/// The same with paper white everywhere: each pixel in relation to the brightest around it.
pub fn without_shadows(page: &Gray) -> Gray {
    let step = (4.0 * SCALE) as usize;
    let (across, down) = (page.width.div_ceil(step), page.height.div_ceil(step));
    let mut paper = Vec::with_capacity(across * down);
    for row in 0..down {
        for column in 0..across {
            paper.push(paper_around(page, column * step, row * step, step));
        }
    }
    let paper = Gray::new(across, down, paper);
    let mut pixels = Vec::with_capacity(page.width * page.height);
    for y in 0..page.height {
        for x in 0..page.width {
            let place = |at: usize, most: usize| {
                (at as f32 / step as f32 - 0.5).clamp(0.0, most.saturating_sub(1) as f32)
            };
            let white = paper.between(place(x, across), place(y, down)).max(1.0);
            let pixel = f32::from(page.at(x as isize, y as isize));
            pixels.push((pixel / white * 255.0).min(255.0) as u8);
        }
    }
    Gray::new(page.width, page.height, pixels)
}

/// How bright the paper is around a place: most of it is paper, whatever is written there.
fn paper_around(page: &Gray, x: usize, y: usize, step: usize) -> u8 {
    let mut counts = [0_u32; 256];
    let mut all = 0_u32;
    let range = |from: usize, most: usize| {
        (from.saturating_sub(step)..(from + 2 * step).min(most)).step_by(2)
    };
    for y in range(y, page.height) {
        for x in range(x, page.width) {
            counts[usize::from(page.at(x as isize, y as isize))] += 1;
            all += 1;
        }
    }
    let wanted = all / 10;
    let mut over = 0;
    for (bright, count) in counts.iter().enumerate().rev() {
        over += count;
        if over > wanted {
            return bright as u8;
        }
    }
    255
}

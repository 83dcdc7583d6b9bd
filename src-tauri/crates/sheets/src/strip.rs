//! Parts of a page laid flat, in their colours: what one row of a register looks like on its scan.

use affianca_domain::Area;

use crate::Picture;
use crate::codes::FoundCode;
use crate::reading::lie;
use crate::template::Template;

/// Pixels a millimetre: a row as wide as a sheet is not wider than a screen.
const FINE: f32 = 5.0;
/// Longest side, in pixels.
const MOST: f32 = 3_000.0;

/// Each part as a JPEG of this quality, lying as it was printed; none where the page cannot be laid flat.
#[must_use]
pub fn strips(
    template: &Template,
    picture: &Picture,
    found: &[FoundCode],
    areas: &[Area],
    quality: u8,
) -> Vec<Vec<u8>> {
    let Some(lie) = lie(template, found) else {
        return Vec::new();
    };
    let strip = |area: &Area| {
        let pixels = |side: f32| (side * FINE).clamp(1.0, MOST) as u32;
        let places = |x: u32, y: u32| {
            // A fine picture has several pixels for one: a few of them are taken.
            [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)].map(|(along, down)| {
                let at = |start: f32, pixel: u32, part: f32| start + (pixel as f32 + part) / FINE;
                lie.on_picture((at(area.x, x, along), at(area.y, y, down)))
            })
        };
        picture.taken(pixels(area.width), pixels(area.height), places)
    };
    areas.iter().map(|area| strip(area).jpeg(quality)).collect()
}

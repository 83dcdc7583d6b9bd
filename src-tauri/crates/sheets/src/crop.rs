//! The part of a picture that shows a place, the way up one reads it.

use affianca_domain::SignatureField;

use crate::codes::FoundCode;
use crate::reading::{Lie, lie, upright};
use crate::template::Template;
use crate::{Picture, Quarter};

/// What is shown around a place, in millimetres.
const AROUND: f32 = 2.5;
/// Longest side of what is shown, in pixels.
const LONGEST: u32 = 420;

/// Each place as a small JPEG; none where the page cannot be laid flat.
#[must_use]
pub fn crops(
    template: &Template,
    picture: &Picture,
    found: &[FoundCode],
    fields: &[SignatureField],
    quality: u8,
) -> Vec<Vec<u8>> {
    let Some(lie) = lie(template, found) else {
        return Vec::new();
    };
    let turn = found.first().map_or(Quarter::None, upright);
    fields
        .iter()
        .map(|field| {
            crop(picture, &lie, *field)
                .turned(turn)
                .within(LONGEST)
                .jpeg(quality)
        })
        .collect()
}

fn crop(picture: &Picture, lie: &Lie, field: SignatureField) -> Picture {
    let area = field.area.within(-AROUND);
    let corners = [
        (area.x, area.y),
        (area.x + area.width, area.y),
        (area.x, area.y + area.height),
        (area.x + area.width, area.y + area.height),
    ]
    .map(|corner| lie.on_picture(corner));
    let range = |of: fn(&(f32, f32)) -> f32, most: u32| {
        let least = corners.iter().map(of).fold(f32::INFINITY, f32::min);
        let last = corners.iter().map(of).fold(f32::NEG_INFINITY, f32::max);
        let most = most.saturating_sub(1) as f32;
        let (from, to) = (least.clamp(0.0, most), last.clamp(0.0, most));
        (from as u32, ((to - from) as u32).max(1))
    };
    let (x, width) = range(|corner| corner.0, picture.width());
    let (y, height) = range(|corner| corner.1, picture.height());
    picture.part(x, y, width, height)
}

//! What a pen has added to a place: found by holding the scan against the page we printed. The place itself
//! is looked for first, since paper curls and a scanner stretches it.

mod relief;
mod shift;
mod strokes;

use affianca_domain::{Area, FieldUse, Ink, SignatureField};

use crate::gray::Gray;
use crate::template::SCALE;
use relief::in_relief;
use shift::{Found, find, of_neighbours};
use strokes::Strokes;

/// Darker than this, where paper is 255, is ink.
const DARK: u8 = 185;
/// Darker than this, where what lies on both sides of it is 255, is thin enough for a stroke.
const THIN: u8 = 204;
/// Darker than this is printed, on the page as we printed it.
const PRINTED: u8 = 128;
/// What is printed is widened so much on every side, in pixels: half a millimetre.
const WIDENED: isize = 3;
/// What is looked at around a place, in millimetres: a stroke may come from next door.
const AROUND: f32 = 6.0;
/// A tick is drawn over its box as far as this, in millimetres.
const OVER_TICK: f32 = 1.0;
/// A stroke belongs where so much of it is…
const BELONGS: f32 = 0.5;
/// …and makes a place to sign worth a look where so much is; a box to tick, however little.
const REACHES: f32 = 0.35;

/// Measures the places of a page: `printed` as we printed it, `photographed` laid flat on it, and that `scanned` as
/// if evenly lit.
pub(crate) fn measure(
    printed: &Gray,
    photographed: &Gray,
    scanned: &Gray,
    fields: &[SignatureField],
) -> Vec<Ink> {
    // Around a cell there are lines both ways, by which it is found; a box to tick lies where its neighbours do.
    let cells: Vec<((f32, f32), Found)> = fields
        .iter()
        .filter(|field| !is_tick(field))
        .map(|field| {
            let around = Box::of(field.area.within(-AROUND));
            (field.area.centre(), find(printed, scanned, around, None))
        })
        .collect();
    let relief = in_relief(photographed);
    fields
        .iter()
        .map(|field| {
            let centre = field.area.centre();
            let neighbours = of_neighbours(centre, &cells);
            let own = cells
                .iter()
                .find(|(its, _)| !is_tick(field) && *its == centre)
                .map(|(_, found)| *found);
            let found = match (own, neighbours) {
                (Some(own), Some(neighbours)) if own.agrees_with(neighbours) => own,
                _ => {
                    let around = Box::of(field.area.within(-AROUND));
                    find(printed, scanned, around, neighbours)
                }
            };
            one(printed, (scanned, &relief), field, found)
        })
        .collect()
}

fn is_tick(field: &SignatureField) -> bool {
    matches!(
        field.serves,
        FieldUse::RowTick { .. } | FieldUse::ClosingTick { .. }
    )
}

/// A box in pixels: from the first corner up to, and not with, the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Box {
    left: isize,
    top: isize,
    right: isize,
    bottom: isize,
}

impl Box {
    fn of(area: Area) -> Self {
        let pixel = |millimetres: f32| (millimetres * SCALE).round() as isize;
        Self {
            left: pixel(area.x),
            top: pixel(area.y),
            right: pixel(area.x + area.width),
            bottom: pixel(area.y + area.height),
        }
    }

    fn holds(&self, x: isize, y: isize) -> bool {
        (self.left..self.right).contains(&x) && (self.top..self.bottom).contains(&y)
    }

    fn width(&self) -> usize {
        usize::try_from(self.right - self.left).unwrap_or(0)
    }

    fn height(&self) -> usize {
        usize::try_from(self.bottom - self.top).unwrap_or(0)
    }
}

fn one(
    printed: &Gray,
    (scanned, relief): (&Gray, &Gray),
    field: &SignatureField,
    at: Found,
) -> Ink {
    let tick = is_tick(field);
    let own = Box::of(if tick {
        field.area.within(-OVER_TICK)
    } else {
        field.area
    });
    let around = Box::of(field.area.within(-AROUND));
    let Found {
        shift,
        found,
        contrast,
    } = at;
    let strokes = Strokes::find(printed, (scanned, relief), around, shift);
    let mut ink = Ink {
        found,
        contrast,
        ..Ink::default()
    };
    let (mut broad, mut all, mut its) = (0, 0, 0);
    let reaches = if tick { 0.0 } else { REACHES };
    for stroke in strokes.each(own) {
        let share = stroke.inside as f32 / stroke.size.max(1) as f32;
        if share < reaches {
            continue;
        }
        all += stroke.inside;
        broad += stroke.broad;
        ink.area += stroke.inside as f32 / (SCALE * SCALE);
        if share >= BELONGS {
            its += stroke.inside;
            ink.stroke = ink.stroke.max(stroke.length / SCALE);
        }
    }
    if all > 0 {
        ink.broad = broad as f32 / all as f32;
        ink.own = its as f32 / all as f32;
    }
    ink
}

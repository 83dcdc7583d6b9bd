//! What a pen has added to a place: found by holding the scan against the page we printed. The place itself
//! is looked for first, since paper curls and a scanner stretches it.

mod shift;
mod strokes;

use affianca_domain::{Area, FieldUse, Ink, SignatureField};

use crate::gray::Gray;
use crate::template::SCALE;
use shift::{Found, find};
use strokes::Strokes;

/// Darker than this, where paper is 255, is ink.
const DARK: u8 = 185;
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
/// …and makes a place worth a look where so much is.
const REACHES: f32 = 0.35;

/// Measures the places of a page: `printed` as we printed it, `scanned` laid flat on it.
pub(crate) fn measure(printed: &Gray, scanned: &Gray, fields: &[SignatureField]) -> Vec<Ink> {
    fields.iter().map(|field| one(printed, scanned, field)).collect()
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

fn one(printed: &Gray, scanned: &Gray, field: &SignatureField) -> Ink {
    let tick = matches!(
        field.serves,
        FieldUse::RowTick { .. } | FieldUse::ClosingTick { .. }
    );
    let own = Box::of(if tick { field.area.within(-OVER_TICK) } else { field.area });
    let around = Box::of(field.area.within(-AROUND));
    let Found {
        shift,
        found,
        contrast,
    } = find(printed, scanned, around);
    let strokes = Strokes::find(printed, scanned, around, shift);
    let mut ink = Ink {
        found,
        contrast,
        ..Ink::default()
    };
    let (mut broad, mut all) = (0, 0);
    for stroke in strokes.each(own) {
        let share = stroke.inside as f32 / stroke.size.max(1) as f32;
        if share < REACHES {
            continue;
        }
        all += stroke.inside;
        broad += stroke.broad;
        ink.area += stroke.inside as f32 / (SCALE * SCALE);
        if share >= BELONGS {
            ink.stroke = ink.stroke.max(stroke.length / SCALE);
        }
    }
    if all > 0 {
        ink.broad = broad as f32 / all as f32;
    }
    ink
}

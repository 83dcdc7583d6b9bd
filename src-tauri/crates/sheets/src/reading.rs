//! A picture of a page of ours, laid on the page as we printed it, and what its places show.

use affianca_domain::signature_reading::{faults, verdict};
use affianca_domain::{FieldVerdict, Ink, QualityFault, SignatureField, THRESHOLDS};

use crate::codes::FoundCode;
use crate::flat::{laid_flat, without_shadows};
use crate::homography::Homography;
use crate::ink;
use crate::template::{SCALE, Template};
use crate::{Picture, Quarter};

/// How a picture lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lie {
    /// Takes pixels of the template to those of the picture.
    view: Homography,
}

/// What one place shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReadField {
    /// The place.
    pub field: SignatureField,
    /// What was measured.
    pub ink: Ink,
    /// What is said of it.
    pub verdict: FieldVerdict,
}

/// What a page shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PageReading {
    /// Why another scan would be better; empty when this one is good.
    pub faults: Vec<QualityFault>,
    /// Its places.
    pub fields: Vec<ReadField>,
}

/// Which way a picture has to be turned for a square to stand upright.
#[must_use]
pub fn upright(code: &FoundCode) -> Quarter {
    let [_, upper_left, upper_right, ..] = code.points.as_slice() else {
        return Quarter::None;
    };
    let (along, down) = (upper_right.0 - upper_left.0, upper_right.1 - upper_left.1);
    if along.abs() >= down.abs() {
        if along >= 0.0 {
            Quarter::None
        } else {
            Quarter::Half
        }
    } else if down >= 0.0 {
        Quarter::Left
    } else {
        Quarter::Right
    }
}

/// The largest miss of a picture that lies on its page, in its pixels a pixel of the template.
const MOST_MISS: f32 = 14.0;

/// How the squares found on a picture lie on those of its page.
#[must_use]
pub fn lie(template: &Template, found: &[FoundCode]) -> Option<Lie> {
    let pairs = |ours: &FoundCode, theirs: &FoundCode| {
        ours.points
            .iter()
            .copied()
            .zip(theirs.points.iter().copied())
            .collect::<Vec<_>>()
    };
    if let ([first, second, ..], [one, other]) = (template.codes.as_slice(), found) {
        let straight = [pairs(first, one), pairs(second, other)].concat();
        let crossed = [pairs(first, other), pairs(second, one)].concat();
        let best = [straight, crossed]
            .into_iter()
            .filter_map(|pairs| {
                let view = Homography::between(&pairs)?;
                Some((view.miss(&pairs), view))
            })
            .min_by(|one, other| one.0.total_cmp(&other.0));
        if let Some((_, view)) = best.filter(|(miss, view)| *miss <= MOST_MISS * enlargement(view))
        {
            return Some(Lie { view });
        }
    }
    None
}

/// How many pixels of the picture there are to one of the template, in the middle of the page.
fn enlargement(view: &Homography) -> f32 {
    let (from, to) = (view.apply((500.0, 500.0)), view.apply((501.0, 500.0)));
    (from.0 - to.0).hypot(from.1 - to.1).max(0.05)
}

/// What the places of a page show on a picture of it. With one square only, the page cannot be laid flat and
/// nothing is read.
#[must_use]
pub fn read_fields(
    template: &Template,
    picture: &Picture,
    found: &[FoundCode],
    fields: &[SignatureField],
) -> PageReading {
    let Some(lie) = lie(template, found) else {
        return PageReading {
            faults: vec![QualityFault::OneCode],
            fields: fields.iter().map(|field| unread(*field)).collect(),
        };
    };
    let (width, height) = (template.page.width, template.page.height);
    let flat = laid_flat(&picture.gray(), &lie.view, width, height);
    let inks = ink::measure(&template.page, &flat, &without_shadows(&flat), fields);
    let read: Vec<ReadField> = fields
        .iter()
        .zip(&inks)
        .map(|(field, ink)| ReadField {
            field: *field,
            ink: *ink,
            verdict: verdict(field.serves, *ink, &THRESHOLDS),
        })
        .collect();
    let places: Vec<_> = read.iter().map(|it| (it.field.serves, it.ink)).collect();
    PageReading {
        faults: faults(&places, &THRESHOLDS),
        fields: read,
    }
}

fn unread(field: SignatureField) -> ReadField {
    ReadField {
        field,
        ink: Ink::default(),
        verdict: FieldVerdict::ToLookAt,
    }
}

impl Lie {
    /// Where a point of the page, in millimetres, is on the picture, in pixels.
    #[must_use]
    pub fn on_picture(&self, (x, y): (f32, f32)) -> (f32, f32) {
        self.view.apply((x * SCALE, y * SCALE))
    }
}

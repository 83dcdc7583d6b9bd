//! The squares on a page: what they say, and where they are.

use std::collections::HashSet;

use rxing::common::HybridBinarizer;
use rxing::multi::MultipleBarcodeReader;
use rxing::multi::qrcode::QRCodeMultiReader;
use rxing::{BarcodeFormat, BinaryBitmap, DecodeHints, Luma8LuminanceSource};

use crate::Picture;
use crate::gray::Gray;

/// A square that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundCode {
    /// What it says.
    pub text: String,
    /// The middles of its three large marks: lower left, upper left, upper right, as it is held; then, where
    /// it was found, of the small one.
    pub points: Vec<(f32, f32)>,
}

impl FoundCode {
    /// About its middle.
    pub(crate) fn centre(&self) -> (f32, f32) {
        match self.points.as_slice() {
            [lower_left, _, upper_right, ..] => (
                (lower_left.0 + upper_right.0) / 2.0,
                (lower_left.1 + upper_right.1) / 2.0,
            ),
            _ => (0.0, 0.0),
        }
    }
}

/// Longest side that is looked at first: modules of a square are four pixels then on a whole sheet.
const FIRST: usize = 1_800;
/// No more is looked at than so many pixels on the longest side.
const MOST: usize = 4_500;
/// Squares of one page: more are of something else.
const EXPECTED: usize = 2;
/// Readers fail at some angles, so the page is leaned and looked at again.
const LEANINGS: [f32; 2] = [20.0, 45.0];

/// The squares on a picture.
#[must_use]
pub fn find_codes(picture: &Picture) -> Vec<FoundCode> {
    find(&picture.gray())
}

pub(crate) fn find(gray: &Gray) -> Vec<FoundCode> {
    let longest = gray.width.max(gray.height);
    let first = longest.div_ceil(FIRST).max(1);
    let finest = longest.div_ceil(MOST).max(1);
    let mut found = Vec::new();
    let mut steps = vec![first];
    steps.extend((finest..first).rev());
    for by in steps {
        add(&mut found, scaled(gray, by));
        if found.len() >= EXPECTED {
            return found;
        }
    }
    for degrees in LEANINGS {
        let small = gray.shrunk(first);
        let leaned = read(&small.leaned(degrees))
            .into_iter()
            .map(|code| FoundCode {
                points: code
                    .points
                    .iter()
                    .map(|point| enlarged(small.before_leaning(degrees, *point), first))
                    .collect(),
                ..code
            });
        add(&mut found, leaned.collect());
        if found.len() >= EXPECTED {
            break;
        }
    }
    found
}

fn scaled(gray: &Gray, by: usize) -> Vec<FoundCode> {
    if by == 1 {
        return read(gray);
    }
    let mut codes = read(&gray.shrunk(by));
    for code in &mut codes {
        for point in &mut code.points {
            *point = enlarged(*point, by);
        }
    }
    codes
}

/// A point of the shrunk picture on the whole one.
fn enlarged((x, y): (f32, f32), by: usize) -> (f32, f32) {
    let by = by as f32;
    (x * by + (by - 1.0) / 2.0, y * by + (by - 1.0) / 2.0)
}

/// Takes in what is not there yet.
fn add(found: &mut Vec<FoundCode>, more: Vec<FoundCode>) {
    for code in more {
        let (x, y) = code.centre();
        let size = code
            .points
            .first()
            .map_or(0.0, |first| (first.0 - x).abs().max((first.1 - y).abs()));
        let known = found.iter().any(|it| {
            let (its_x, its_y) = it.centre();
            (its_x - x).abs() < size && (its_y - y).abs() < size
        });
        if !known && code.points.len() >= 3 {
            found.push(code);
        }
    }
}

fn read(gray: &Gray) -> Vec<FoundCode> {
    let (Ok(width), Ok(height)) = (u32::try_from(gray.width), u32::try_from(gray.height)) else {
        return Vec::new();
    };
    let Ok(source) = Luma8LuminanceSource::new(gray.bytes().to_vec(), width, height) else {
        return Vec::new();
    };
    let mut bitmap = BinaryBitmap::new(HybridBinarizer::new(source));
    let hints = DecodeHints {
        TryHarder: Some(true),
        PossibleFormats: Some(HashSet::from([BarcodeFormat::QR_CODE])),
        ..DecodeHints::default()
    };
    let found = QRCodeMultiReader::new().decode_multiple_with_hints(&mut bitmap, &hints);
    found
        .unwrap_or_default()
        .iter()
        .map(|result| FoundCode {
            text: result.getText().to_owned(),
            points: result.getPoints().iter().map(|it| (it.x, it.y)).collect(),
        })
        .collect()
}

//! A page as colours.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::{self, FilterType};
use image::{ExtendedColorType, Rgb, RgbImage};

use crate::gray::Gray;

/// Turns to the right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Quarter {
    /// None.
    #[default]
    None,
    /// One.
    Right,
    /// Two.
    Half,
    /// Three, or one to the left.
    Left,
}

/// A picture of a page.
#[derive(Clone, PartialEq)]
pub struct Picture(RgbImage);

impl Picture {
    pub(crate) fn new(pixels: RgbImage) -> Self {
        Self(pixels)
    }

    /// Width in pixels.
    #[must_use]
    pub fn width(&self) -> u32 {
        self.0.width()
    }

    /// Height in pixels.
    #[must_use]
    pub fn height(&self) -> u32 {
        self.0.height()
    }

    /// Turned as one holds it.
    #[must_use]
    pub fn turned(&self, by: Quarter) -> Self {
        match by {
            Quarter::None => self.clone(),
            Quarter::Right => Self(imageops::rotate90(&self.0)),
            Quarter::Half => Self(imageops::rotate180(&self.0)),
            Quarter::Left => Self(imageops::rotate270(&self.0)),
        }
    }

    /// No longer or wider than so many pixels.
    #[must_use]
    pub fn within(&self, longest: u32) -> Self {
        let (width, height) = self.0.dimensions();
        let most = width.max(height);
        if most <= longest {
            return self.clone();
        }
        let scale = |side: u32| {
            let side = u64::from(side) * u64::from(longest) / u64::from(most);
            u32::try_from(side).unwrap_or(longest).max(1)
        };
        Self(imageops::resize(
            &self.0,
            scale(width),
            scale(height),
            FilterType::Triangle,
        ))
    }

    /// A part of it; what reaches beyond the edge is left out.
    #[must_use]
    pub fn part(&self, x: u32, y: u32, width: u32, height: u32) -> Self {
        Self(imageops::crop_imm(&self.0, x, y, width, height).to_image())
    }

    /// A picture of so many pixels, each the mean of the colours at some places of this one.
    pub(crate) fn taken<const N: usize>(
        &self,
        width: u32,
        height: u32,
        places: impl Fn(u32, u32) -> [(f32, f32); N],
    ) -> Self {
        Self(RgbImage::from_fn(width, height, |x, y| {
            let mut sum = [0.0; 3];
            for place in places(x, y) {
                for (sum, colour) in sum.iter_mut().zip(self.between(place)) {
                    *sum += colour;
                }
            }
            Rgb(sum.map(|it| (it / N as f32) as u8))
        }))
    }

    /// The colour between four pixels; white beyond the edge.
    fn between(&self, (x, y): (f32, f32)) -> [f32; 3] {
        imageops::interpolate_bilinear(&self.0, x, y)
            .map_or([f32::from(u8::MAX); 3], |pixel| pixel.0.map(f32::from))
    }

    /// As a JPEG file of this quality, 1 to 100.
    #[must_use]
    pub fn jpeg(&self, quality: u8) -> Vec<u8> {
        let mut bytes = Vec::new();
        let (width, height) = self.0.dimensions();
        let written = JpegEncoder::new_with_quality(Cursor::new(&mut bytes), quality).encode(
            self.0.as_raw(),
            width,
            height,
            ExtendedColorType::Rgb8,
        );
        // Writing into memory fails only on a picture with no pixel.
        if written.is_err() {
            bytes.clear();
        }
        bytes
    }

    pub(crate) fn gray(&self) -> Gray {
        let pixels = self.0.pixels().map(|pixel| {
            let [red, green, blue] = pixel.0.map(u32::from);
            // Blue ink must stay dark: of a colour counts its darkest part as much as all three.
            let least = red.min(green).min(blue);
            ((red + green + blue + 3 * least) / 6) as u8
        });
        Gray::new(
            self.0.width() as usize,
            self.0.height() as usize,
            pixels.collect(),
        )
    }
}

//! Pages of a PDF, drawn as pictures.

use std::sync::Arc;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use image::RgbImage;

use crate::{Picture, Unreadable};

/// Pixels a millimetre: 200 dots an inch, as offices scan.
const SCAN: f32 = 200.0 / 25.4;
/// Longest side, in pixels; what is larger is drawn smaller.
const LONGEST: f32 = 6_000.0;
/// Points a millimetre.
const POINTS: f32 = 72.0 / 25.4;

fn open(bytes: &[u8]) -> Result<Pdf, Unreadable> {
    Pdf::new(Arc::new(bytes.to_vec())).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Unreadable::Locked,
        LoadPdfError::Invalid => Unreadable::Damaged,
    })
}

/// How many pages it has.
pub fn pages(bytes: &[u8]) -> Result<usize, Unreadable> {
    Ok(open(bytes)?.pages().len())
}

/// A page as a scanner would have given it.
pub fn page(bytes: &[u8], page: usize) -> Result<Picture, Unreadable> {
    page_at(bytes, page, SCAN)
}

/// A page at so many pixels a millimetre.
pub fn page_at(bytes: &[u8], page: usize, per_millimetre: f32) -> Result<Picture, Unreadable> {
    let pdf = open(bytes)?;
    let page = pdf.pages().get(page).ok_or(Unreadable::NoPage)?;
    let (width, height) = page.render_dimensions();
    let longest = width.max(height);
    if !(longest > 0.0 && width.min(height) > 0.0 && longest.is_finite()) {
        return Err(Unreadable::Damaged);
    }
    let scale = (per_millimetre / POINTS).min(LONGEST / longest);
    let settings = PixmapSettings {
        x_scale: scale,
        y_scale: scale,
        bg_color: WHITE,
    };
    let drawn = render(
        page,
        &RenderCache::new(),
        &InterpreterSettings::default(),
        &RenderSettings::default(),
        &settings,
    );
    let (width, height) = (u32::from(drawn.width()), u32::from(drawn.height()));
    let colours: Vec<u8> = drawn
        .data()
        .iter()
        .flat_map(|pixel| [pixel.r, pixel.g, pixel.b])
        .collect();
    RgbImage::from_raw(width, height, colours)
        .map(Picture::new)
        .ok_or(Unreadable::Damaged)
}

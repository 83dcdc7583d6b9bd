//! From a file to its pages, each as a picture. What a file is, its bytes say and not its name.

use std::io::Cursor;

use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use crate::{Picture, Unreadable, pdf, tiff};

/// Millions of pixels that are read.
const MOST_MEGAPIXELS: u32 = 60;
/// Pages of one file that are read.
const MOST_PAGES: usize = 200;
/// Bytes a reader may ask for at once.
const MOST_BYTES: u64 = 600 << 20;

enum Kind {
    Pdf,
    Image(ImageFormat),
}

fn kind(bytes: &[u8]) -> Result<Kind, Unreadable> {
    // Some programs write a few bytes before it, and readers have learnt to look for it.
    let beginning = &bytes[..bytes.len().min(1024)];
    if beginning.windows(5).any(|it| it == b"%PDF-") {
        return Ok(Kind::Pdf);
    }
    if is_heic(bytes) {
        return Err(Unreadable::Heic);
    }
    match image::guess_format(bytes) {
        Ok(
            format @ (ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::Tiff | ImageFormat::WebP),
        ) => Ok(Kind::Image(format)),
        _ => Err(Unreadable::Kind),
    }
}

/// The brands that phones write.
fn is_heic(bytes: &[u8]) -> bool {
    const BRANDS: [&[u8]; 7] = [
        b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1",
    ];
    bytes.get(4..8) == Some(b"ftyp") && bytes.get(8..12).is_some_and(|it| BRANDS.contains(&it))
}

/// What a user reads of the kind of a file.
#[must_use]
pub fn kind_of(bytes: &[u8]) -> &'static str {
    match kind(bytes) {
        Ok(Kind::Pdf) => "PDF",
        Ok(Kind::Image(ImageFormat::Jpeg)) => "immagine JPEG",
        Ok(Kind::Image(ImageFormat::Png)) => "immagine PNG",
        Ok(Kind::Image(ImageFormat::WebP)) => "immagine WebP",
        Ok(Kind::Image(_)) => "immagine TIFF",
        Err(_) => "file",
    }
}

/// How many pages a file has.
///
/// # Errors
/// [`Unreadable`].
pub fn pages_in(bytes: &[u8]) -> Result<usize, Unreadable> {
    let pages = match kind(bytes)? {
        Kind::Pdf => pdf::pages(bytes)?,
        Kind::Image(ImageFormat::Tiff) => tiff::pages(bytes).len().max(1),
        Kind::Image(_) => 1,
    };
    match pages {
        0 => Err(Unreadable::Damaged),
        pages if pages > MOST_PAGES => Err(Unreadable::TooManyPages {
            pages,
            most: MOST_PAGES,
        }),
        pages => Ok(pages),
    }
}

/// A page of a file, counted from 0.
///
/// # Errors
/// [`Unreadable`].
pub fn read_page(bytes: &[u8], page: usize) -> Result<Picture, Unreadable> {
    match kind(bytes)? {
        Kind::Pdf => pdf::page(bytes, page),
        Kind::Image(ImageFormat::Tiff) => match tiff::pages(bytes).get(page) {
            Some(start) => picture(&tiff::beginning_at(bytes, *start), ImageFormat::Tiff),
            None if page == 0 => picture(bytes, ImageFormat::Tiff),
            None => Err(Unreadable::NoPage),
        },
        Kind::Image(format) if page == 0 => picture(bytes, format),
        Kind::Image(_) => Err(Unreadable::NoPage),
    }
}

pub(crate) fn not_too_large(width: u32, height: u32) -> Result<(), Unreadable> {
    let most = u64::from(MOST_MEGAPIXELS) * 1_000_000;
    if u64::from(width) * u64::from(height) > most {
        return Err(Unreadable::TooLarge {
            most: MOST_MEGAPIXELS,
        });
    }
    Ok(())
}

/// A picture, the way up its camera says.
fn picture(bytes: &[u8], format: ImageFormat) -> Result<Picture, Unreadable> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_BYTES);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| Unreadable::Damaged)?;
    let (width, height) = decoder.dimensions();
    not_too_large(width, height)?;
    // Without a word on it, it lies as it is.
    let orientation = decoder.orientation().ok();
    let mut image = DynamicImage::from_decoder(decoder).map_err(|_| Unreadable::Damaged)?;
    if let Some(orientation) = orientation {
        image.apply_orientation(orientation);
    }
    if image.color().has_alpha() {
        image = on_white(&image);
    }
    Ok(Picture::new(image.into_rgb8()))
}

/// What shows through is paper.
fn on_white(image: &DynamicImage) -> DynamicImage {
    let pixels = image.to_rgba8();
    let mut paper = image::RgbImage::new(pixels.width(), pixels.height());
    for (to, from) in paper.pixels_mut().zip(pixels.pixels()) {
        let [red, green, blue, there] = from.0.map(u16::from);
        to.0 = [red, green, blue].map(|it| ((it * there + 255 * (255 - there)) / 255) as u8);
    }
    DynamicImage::ImageRgb8(paper)
}

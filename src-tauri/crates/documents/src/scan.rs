//! A scan put together of pages, each a picture: bound in order into one PDF, and taken out of it again.

use lopdf::content::{Content, Operation};
use lopdf::{Document, Object, Stream, dictionary};

use crate::DocumentError;

/// The long side of an A4 sheet, in points: whatever a picture was taken with, it is printed as a sheet.
const LONG_SIDE: f32 = 297.0 * 72.0 / 25.4;

/// Binds pages, each a JPEG of three colours, in the order given.
///
/// # Errors
/// [`DocumentError::Unfit`] for what is no JPEG.
pub fn scan_pdf(pages: &[Vec<u8>]) -> Result<Vec<u8>, DocumentError> {
    let mut document = Document::with_version("1.7");
    let tree = document.new_object_id();
    let mut kids = Vec::new();
    for jpeg in pages {
        let (width, height) = size(jpeg)
            .ok_or_else(|| DocumentError::Unfit("a page of a scan is no JPEG".to_owned()))?;
        let scale = LONG_SIDE / f32::from(width.max(height));
        let (across, up) = (f32::from(width) * scale, f32::from(height) * scale);
        let picture = Stream::new(
            dictionary! {
                "Type" => "XObject",
                "Subtype" => "Image",
                "Width" => i64::from(width),
                "Height" => i64::from(height),
                "ColorSpace" => "DeviceRGB",
                "BitsPerComponent" => 8,
                "Filter" => "DCTDecode",
            },
            jpeg.clone(),
        );
        let picture = document.add_object(picture.with_compression(false));
        let content = Content {
            operations: vec![
                Operation::new("q", vec![]),
                Operation::new(
                    "cm",
                    vec![
                        across.into(),
                        0.into(),
                        0.into(),
                        up.into(),
                        0.into(),
                        0.into(),
                    ],
                ),
                Operation::new("Do", vec!["Page".into()]),
                Operation::new("Q", vec![]),
            ],
        };
        let content = document.add_object(Stream::new(dictionary! {}, content.encode()?));
        let page = document.add_object(dictionary! {
            "Type" => "Page",
            "Parent" => tree,
            "MediaBox" => vec![0.into(), 0.into(), across.into(), up.into()],
            "Resources" => dictionary! { "XObject" => dictionary! { "Page" => picture } },
            "Contents" => content,
        });
        kids.push(Object::Reference(page));
    }
    let count = i64::try_from(kids.len()).unwrap_or(i64::MAX);
    document.set_object(
        tree,
        dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count },
    );
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes)?;
    Ok(bytes)
}

/// The pages of a scan that was put together here, in order.
///
/// # Errors
/// [`DocumentError`] for any other PDF.
pub fn scan_pages(pdf: &[u8]) -> Result<Vec<Vec<u8>>, DocumentError> {
    let document = Document::load_mem(pdf)?;
    let mut pages = Vec::new();
    for id in document.get_pages().into_values() {
        let page = document.get_dictionary(id)?;
        let pictures = page
            .get(b"Resources")?
            .as_dict()?
            .get(b"XObject")?
            .as_dict()?;
        let picture = document.get_object(pictures.get(b"Page")?.as_reference()?)?;
        pages.push(picture.as_stream()?.content.clone());
    }
    Ok(pages)
}

/// Width and height of a JPEG, from the marker that begins its picture.
fn size(jpeg: &[u8]) -> Option<(u16, u16)> {
    let mut at = 2;
    if jpeg.get(..2)? != [0xFF, 0xD8] {
        return None;
    }
    loop {
        let [marker, kind, high, low] = *jpeg.get(at..at + 4)?.first_chunk::<4>()?;
        if marker != 0xFF {
            return None;
        }
        let length = usize::from(u16::from_be_bytes([high, low]));
        if matches!(kind, 0xC0..=0xC3) {
            let [up, down, left, right] = *jpeg.get(at + 5..at + 9)?.first_chunk::<4>()?;
            let (height, width) = (
                u16::from_be_bytes([up, down]),
                u16::from_be_bytes([left, right]),
            );
            return (width > 0 && height > 0).then_some((width, height));
        }
        at += 2 + length;
    }
}

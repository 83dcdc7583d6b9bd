//! Registers printed, signed and photographed are read: which page, which way up, what was signed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use affianca_domain::{FieldVerdict, PageCode, QualityFault, SignatureField};
use affianca_sheets::{
    PageReading, Picture, Quarter, Template, Unreadable, crops, find_codes, pages_in, read_fields,
    read_page, strips, upright,
};
use image::{ExtendedColorType, ImageEncoder as _, ImageReader};
use std::io::Cursor;
use support::camera::{Level, Sheet};
use support::chance::Chance;
use support::pen::{self, Put};
use support::{SHAPES, drawn, key, register};

struct Taken {
    file: Vec<u8>,
    put: Vec<(SignatureField, Put)>,
    document: affianca_domain::PrintedDocument,
    code: String,
}

/// The first page of a register of six rows, signed by chance and come back.
fn taken(level: Level, seed: u64) -> Taken {
    let mut chance = Chance::new(seed);
    let (paper, document) = register(SHAPES[0], &mut chance);
    let fields: Vec<_> = document
        .fields
        .iter()
        .filter(|it| it.page == 1)
        .copied()
        .collect();
    let mut sheet = Sheet::printed(&drawn(&document, 1));
    let put = pen::fill(&mut sheet, &fields, &mut chance);
    Taken {
        file: sheet.comes_back(level, &mut chance),
        put,
        code: key().codes(paper).of_page(1, document.pages),
        document,
    }
}

fn read(taken: &Taken) -> PageReading {
    let picture = read_page(&taken.file, 0).unwrap();
    let codes = find_codes(&picture);
    let fields: Vec<_> = taken.put.iter().map(|(field, _)| *field).collect();
    read_fields(
        &Template::of(&taken.document.pdf, 1).unwrap(),
        &picture,
        &codes,
        &fields,
    )
}

#[test]
fn a_page_tells_which_it_is_and_which_way_up() {
    for level in [Level::Scanner, Level::GoodPhone] {
        for seed in 0..2 {
            let taken = taken(level, seed);
            let picture = read_page(&taken.file, 0).unwrap();
            let codes = find_codes(&picture);
            assert_eq!(codes.len(), 2, "{level:?} {seed}");
            for code in &codes {
                assert_eq!(code.text, taken.code);
                assert!(key().printed(&code.text.parse::<PageCode>().unwrap()));
            }
            let turned = picture.turned(upright(&codes[0]));
            assert!(turned.width() > turned.height(), "{level:?} {seed}");
            let again = find_codes(&turned);
            assert_eq!(upright(&again[0]), Quarter::None, "{level:?} {seed}");
        }
    }
}

#[test]
fn no_signature_is_seen_where_there_is_none_and_none_is_overlooked() {
    let (mut said, mut all) = (0, 0);
    for level in [Level::Scanner, Level::GoodPhone] {
        for seed in 20..22 {
            let taken = taken(level, seed);
            let reading = read(&taken);
            assert_eq!(reading.fields.len(), taken.put.len());
            for ((field, put), read) in taken.put.iter().zip(&reading.fields) {
                let wrong = if put.is_signed() {
                    FieldVerdict::Empty
                } else {
                    FieldVerdict::Signed
                };
                assert_ne!(
                    read.verdict, wrong,
                    "{level:?} {seed} {:?} {put:?} {:?}",
                    field.serves, read.ink
                );
                all += 1;
                said += usize::from(read.verdict != FieldVerdict::ToLookAt);
            }
        }
    }
    // Doubts are a few: where a pen slipped, or a neighbour's signature hangs over.
    assert!(said * 100 > all * 85, "{said} of {all}");
}

#[test]
fn every_place_is_shown() {
    let taken = taken(Level::GoodPhone, 7);
    let picture = read_page(&taken.file, 0).unwrap();
    let fields: Vec<_> = taken.put.iter().map(|(field, _)| *field).collect();
    let template = Template::of(&taken.document.pdf, 1).unwrap();
    let shown = crops(&template, &picture, &find_codes(&picture), &fields, 80);
    assert_eq!(shown.len(), fields.len());
    for crop in shown {
        let crop = read_page(&crop, 0).unwrap();
        assert!(crop.width() >= 20 && crop.height() >= 20 && crop.width() <= 420);
    }
}

/// A part of the page laid flat looks like the same part of the page as we printed it.
#[test]
fn a_row_is_shown_as_it_was_printed_however_the_sheet_lay() {
    for level in [Level::Scanner, Level::GoodPhone] {
        let taken = taken(level, 11);
        let picture = read_page(&taken.file, 0).unwrap();
        let template = Template::of(&taken.document.pdf, 1).unwrap();
        let first = taken.put[0].0.area;
        let row = affianca_domain::Area {
            x: 8.0,
            width: template.width() - 16.0,
            ..first
        };
        let shown = strips(&template, &picture, &find_codes(&picture), &[row], 90);
        let shown = read_page(&shown[0], 0).unwrap();
        assert_eq!(
            (shown.width(), shown.height()),
            (1405, (first.height * 5.0) as u32)
        );
        // Held against the same part of the page that no pen has touched.
        let printed = drawn(&taken.document, 1);
        let found = find_codes(&printed);
        let clean = strips(&template, &printed, &found, &[row], 90);
        let clean = read_page(&clean[0], 0).unwrap();
        // Left of the places to sign: dates, hours and words, which a pen does not reach.
        let left = (first.x - 10.0) as u32 * 5;
        let (ours, theirs) = (dark(&clean, left), dark(&shown, left));
        let both = ours
            .iter()
            .zip(&theirs)
            .filter(|(one, other)| **one && **other)
            .count();
        let all = ours.iter().filter(|it| **it).count();
        assert!(
            all > 60 && both * 10 > all * 6,
            "{level:?}: {both} of {all}"
        );
    }
}

/// Which squares of ten pixels, left of an edge, have something dark in them.
fn dark(picture: &Picture, left: u32) -> Vec<bool> {
    let jpeg = picture.part(0, 0, left, picture.height()).jpeg(95);
    let gray = ImageReader::new(Cursor::new(jpeg))
        .with_guessed_format()
        .unwrap()
        .decode()
        .unwrap()
        .into_luma8();
    let (across, down) = (gray.width() / 10, gray.height() / 10);
    let square = |at: u32| {
        let (x, y) = (at % across * 10, at / across * 10);
        let mut pixels = (0..100).map(|it| gray.get_pixel(x + it % 10, y + it / 10).0[0]);
        pixels.any(|it| it < 170)
    };
    (0..across * down).map(square).collect()
}

#[test]
fn with_one_square_only_nothing_is_said_and_another_photo_is_asked_for() {
    let taken = taken(Level::Scanner, 3);
    let picture = read_page(&taken.file, 0).unwrap();
    let codes = find_codes(&picture);
    let fields: Vec<_> = taken.put.iter().map(|(field, _)| *field).collect();
    let template = Template::of(&taken.document.pdf, 1).unwrap();
    for few in [&codes[..1], &[]] {
        let reading = read_fields(&template, &picture, few, &fields);
        assert_eq!(reading.faults, [QualityFault::OneCode]);
        assert!(
            reading
                .fields
                .iter()
                .all(|it| it.verdict == FieldVerdict::ToLookAt)
        );
    }
}

/// The page as PNG, TIFF and WebP, and two pages in one TIFF.
#[test]
fn every_kind_of_picture_is_read() {
    let taken = taken(Level::Scanner, 4);
    let page = ImageReader::new(Cursor::new(&taken.file))
        .with_guessed_format()
        .unwrap()
        .decode()
        .unwrap();
    for format in [
        image::ImageFormat::Png,
        image::ImageFormat::Tiff,
        image::ImageFormat::WebP,
    ] {
        let mut bytes = Cursor::new(Vec::new());
        page.write_to(&mut bytes, format).unwrap();
        let bytes = bytes.into_inner();
        assert_eq!(pages_in(&bytes), Ok(1), "{format:?}");
        let codes = find_codes(&read_page(&bytes, 0).unwrap());
        assert_eq!(codes[0].text, taken.code, "{format:?}");
        assert_eq!(
            read_page(&bytes, 1).err(),
            Some(Unreadable::NoPage),
            "{format:?}"
        );
    }
    // Grey with a hole in it, through which paper shows.
    let mut bytes = Vec::new();
    let clear = vec![0_u8; 40 * 40 * 2];
    image::codecs::png::PngEncoder::new(&mut bytes)
        .write_image(&clear, 40, 40, ExtendedColorType::La8)
        .unwrap();
    let white = read_page(&bytes, 0).unwrap().jpeg(90);
    let white = ImageReader::new(Cursor::new(white))
        .with_guessed_format()
        .unwrap()
        .decode()
        .unwrap();
    assert!(white.into_luma8().pixels().all(|pixel| pixel.0[0] > 250));
}

#[test]
fn a_printed_document_has_its_pages() {
    let (_, document) = register(SHAPES[4], &mut Chance::new(1));
    assert_eq!(pages_in(&document.pdf), Ok(document.pages as usize));
    let page = read_page(&document.pdf, 0).unwrap();
    assert!((f64::from(page.width()) / f64::from(page.height()) - 297.0 / 210.0).abs() < 0.01);
    assert_eq!(read_page(&document.pdf, 99).err(), Some(Unreadable::NoPage));
}

#[test]
fn what_is_no_page_is_told_in_words() {
    let heic = [b"\0\0\0\x18ftypheic".as_slice(), &[0; 40]].concat();
    let cases: [(&[u8], Unreadable); 4] = [
        (b"", Unreadable::Kind),
        (b"just a text", Unreadable::Kind),
        (&heic, Unreadable::Heic),
        (b"%PDF-1.7 and nothing of it", Unreadable::Damaged),
    ];
    for (bytes, why) in cases {
        assert_eq!(pages_in(bytes), Err(why.clone()), "{why}");
        assert_eq!(read_page(bytes, 0).err(), Some(why));
    }
    // A PNG that says it is as large as a wall.
    let mut wall = Vec::new();
    image::codecs::png::PngEncoder::new(&mut wall)
        .write_image(&[0; 3], 1, 1, ExtendedColorType::Rgb8)
        .unwrap();
    wall[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
    wall[20..24].copy_from_slice(&60_000_u32.to_be_bytes());
    assert!(read_page(&wall, 0).is_err());
}

/// Bytes changed, taken out and put in by chance: an answer always comes.
#[test]
fn a_spoiled_file_is_an_answer() {
    let taken = taken(Level::Bad, 5);
    let files = [taken.file, taken.document.pdf];
    let mut chance = Chance::new(9);
    for file in &files {
        for _ in 0..25 {
            let mut spoiled = file.clone();
            for _ in 0..1 + chance.below(30) {
                let at = chance.below(spoiled.len());
                match chance.below(3) {
                    0 => spoiled[at] = chance.below(256) as u8,
                    1 => spoiled.truncate(at.max(20)),
                    _ => drop(spoiled.drain(at..(at + 9).min(spoiled.len()))),
                }
                if spoiled.len() < 20 {
                    break;
                }
            }
            let answer = affianca_sheets::bounded(affianca_sheets::LONGEST, move || {
                let pages = pages_in(&spoiled)?;
                let picture = read_page(&spoiled, pages - 1)?;
                Ok(find_codes(&picture.within(900)).len())
            });
            assert_ne!(answer, Err(Unreadable::TooSlow));
        }
    }
}

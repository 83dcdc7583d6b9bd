//! Whatever the bytes, and wherever squares are said to be, an answer comes back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::fs::read_dir;
use std::path::PathBuf;
use std::sync::LazyLock;

use affianca_domain::PrintedDocument;
use affianca_sheets::{
    FoundCode, LONGEST, Picture, Template, Unreadable, bounded, crops, find_codes, pages_in,
    read_fields, read_page, strips, upright,
};
use proptest::prelude::*;
use support::chance::Chance;
use support::{SHAPES, drawn, register};

/// What a fuzzer begins with, and what it found.
fn seeds(target: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = format!(
        "{}/../../../tests/data/fuzz/{target}",
        env!("CARGO_MANIFEST_DIR")
    );
    let files = read_dir(folder).unwrap().map(|file| file.unwrap().path());
    files
        .map(|path| (path.clone(), std::fs::read(path).unwrap()))
        .collect()
}

/// Those that a program wrote have a name and an ending; those that a fuzzer found have neither.
#[test]
fn every_seed_of_a_file_is_answered_and_every_kind_is_read() {
    let seeds = seeds("sheet_file");
    assert!(seeds.len() >= 20);
    for (path, bytes) in seeds {
        let answer = bounded(LONGEST, move || {
            let pages = pages_in(&bytes)?;
            let picture = read_page(&bytes, pages - 1)?;
            let _ = find_codes(&picture);
            Ok((picture.width(), picture.height()))
        });
        assert_ne!(answer, Err(Unreadable::TooSlow), "{path:?}");
        if path.extension().is_some_and(|it| it != "pdf") {
            assert!(
                matches!(answer, Ok((64, 48) | (48, 64))),
                "{path:?}: {answer:?}"
            );
        } else if path.extension().is_some() {
            // Drawn as fine as offices scan, and turned as the page says.
            assert_eq!(answer, Ok((133, 177)), "{path:?}");
        }
    }
}

struct Page {
    document: PrintedDocument,
    template: Template,
    picture: Picture,
}

static PAGE: LazyLock<Page> = LazyLock::new(|| {
    let (_, document) = register(SHAPES[1], &mut Chance::new(2));
    let picture = drawn(&document, 1).within(700);
    let template = Template::of(&document.pdf, 1).unwrap();
    Page {
        document,
        template,
        picture,
    }
});

/// Mostly on the picture, sometimes far off it, sometimes nowhere.
fn point() -> impl Strategy<Value = (f32, f32)> {
    let side = || {
        prop_oneof![
            6 => -50.0_f32..750.0,
            2 => -1e9_f32..1e9,
            1 => Just(f32::NAN),
            1 => Just(f32::INFINITY),
        ]
    };
    (side(), side())
}

fn code() -> impl Strategy<Value = FoundCode> {
    proptest::collection::vec(point(), 0..5).prop_map(|points| FoundCode {
        text: "R1:2022-017-1:1/2:7Q4K9ZC2".to_owned(),
        points,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn squares_anywhere_are_answered(found in proptest::collection::vec(code(), 0..4)) {
        let Page { document, template, picture } = &*PAGE;
        let reading = read_fields(template, picture, &found, &document.fields);
        prop_assert_eq!(reading.fields.len(), document.fields.len());
        for field in &reading.fields {
            prop_assert!(field.ink.area.is_finite() && field.ink.found.is_finite());
        }
        let areas: Vec<_> = document.fields.iter().map(|field| field.area).take(2).collect();
        for shown in [
            crops(template, picture, &found, &document.fields, 60),
            strips(template, picture, &found, &areas, 60),
        ] {
            prop_assert!(shown.iter().all(|jpeg| read_page(jpeg, 0).is_ok()));
        }
        let _ = found.first().map(upright);
    }
}

//! Pages that foreign tools have degraded are read: `tests/sheets/README.md` says how they are made.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::path::Path;

use affianca_domain::FieldVerdict;
use support::camera::Level;
use support::folder::Folder;
use support::page::read;

fn folder() -> Folder {
    Folder::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/pages"))
}

/// Scanned or photographed well, a page is found; on none that is taken a signature is seen where there is none;
/// and of every other there is an answer.
#[test]
fn pages_degraded_by_foreign_tools_are_read() {
    let folder = folder();
    assert!(!folder.pages.is_empty());
    for known in &folder.pages {
        let pdf = folder.pdf(known);
        for level in Level::ALL {
            let page = format!("{} {}", level.name(), known.seed);
            let file = folder.picture(known, level).expect(&page);
            let Some(reading) = read(&file, known, &pdf).reading else {
                let good = [Level::Scanner, Level::GoodPhone].contains(&level);
                assert!(!good, "{page} is not found");
                continue;
            };
            assert_eq!(reading.fields.len(), known.put.len(), "{page}");
            if !reading.faults.is_empty() {
                continue;
            }
            for ((field, put), read) in known.put.iter().zip(&reading.fields) {
                let wrong = read.verdict == FieldVerdict::Signed && !put.is_signed();
                assert!(!wrong, "{page}: {:?} {put:?} {:?}", field.serves, read.ink);
            }
        }
    }
}

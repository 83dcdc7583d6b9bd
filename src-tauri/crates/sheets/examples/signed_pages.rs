//! Signed pages that nothing has spoiled yet, for another tool to degrade: each as a PNG with the PDF it is a page
//! of, and what was put on all of them. `tests/sheets/README.md` says what for.
//!
//! `signed_pages FOLDER PAGES SEED`
#![allow(missing_docs)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../tests/support/mod.rs"]
mod support;

use std::fs;
use std::path::PathBuf;

use support::chance::Chance;
use support::folder::Folder;
use support::page::signed;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let mut next = || arguments.next().expect("FOLDER PAGES SEED");
    let (folder, pages, first) = (PathBuf::from(next()), next(), next());
    let (pages, first): (u64, u64) = (pages.parse().unwrap(), first.parse().unwrap());
    fs::create_dir_all(&folder).unwrap();
    let mut known = Vec::new();
    for seed in first..first + pages {
        let signed = signed(seed, &mut Chance::new(seed));
        fs::write(folder.join(format!("{seed}.pdf")), &signed.pdf).unwrap();
        fs::write(folder.join(format!("{seed}.png")), signed.sheet.as_png()).unwrap();
        known.push(signed.page);
    }
    Folder::write_truth(&folder, &known);
}

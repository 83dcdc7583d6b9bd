//! How well signed sheets are read: registers printed, signed and photographed by chance, read again and held
//! against what was put on them. Thresholds were tuned on the seeds below [`REPORTED`]; what is reported comes
//! from those beyond. Nothing here was on paper.
//!
//! `signed_sheets [PAGES [SEED [LEVEL…]]]` simulates the pages; `signed_sheets FOLDER` reads those of a folder
//! that another tool has degraded. With `EACH` in the environment every place to be looked at is named.
#![allow(missing_docs)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../tests/support/mod.rs"]
mod support;

use std::path::Path;
use std::thread;

use support::camera::Level;
use support::chance::Chance;
use support::folder::Folder;
use support::page::{read, signed};
use support::tally::Tally;

/// From this seed on pages are reported; those before are for tuning.
const REPORTED: u64 = 10_000;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize, otherwise: u64| {
        let given = arguments.get(at).map(|it| it.parse());
        given.map_or(otherwise, |it| {
            it.expect("a folder that is there, or numbers")
        })
    };
    if let Some(folder) = arguments.first().filter(|it| Path::new(it).is_dir()) {
        let folder = Folder::open(Path::new(folder));
        println!("{} pages of a folder\n", folder.pages.len());
        report(
            &Level::ALL,
            folder.pages.len() as u64,
            |level, at, tally| {
                let known = &folder.pages[at as usize];
                if let Some(file) = folder.picture(known, level) {
                    tally.add(known, &read(&file, known, &folder.pdf(known)), each());
                }
            },
        );
        return;
    }
    let (pages, first) = (number(0, 24), number(1, REPORTED));
    println!(
        "seeds {first} to {}, {pages} pages a level\n",
        first + pages - 1
    );
    let named = |level: &Level| arguments[2..].iter().any(|it| *it == level.name());
    let mut levels = Level::ALL.to_vec();
    if arguments.len() > 2 {
        levels.retain(named);
    }
    report(&levels, pages, |level, at, tally| {
        let seed = first + at;
        let mut chance = Chance::new(seed * 4 + level as u64);
        let signed = signed(seed, &mut chance);
        let file = signed.sheet.comes_back(level, &mut chance);
        tally.add(
            &signed.page,
            &read(&file, &signed.page, &signed.pdf),
            each(),
        );
    });
}

fn each() -> bool {
    std::env::var_os("EACH").is_some()
}

/// Counts so many pages of each level, on all cores, and tells what came out.
fn report(levels: &[Level], pages: u64, one: impl Fn(Level, u64, &mut Tally) + Sync) {
    let cores = thread::available_parallelism().map_or(1, |it| it.get() as u64);
    for level in levels.iter().copied() {
        let mut all = Tally::default();
        thread::scope(|scope| {
            let workers: Vec<_> = (0..cores)
                .map(|worker| {
                    let one = &one;
                    scope.spawn(move || {
                        let mut tally = Tally::default();
                        for at in (worker..pages).step_by(cores as usize) {
                            one(level, at, &mut tally);
                        }
                        tally
                    })
                })
                .collect();
            for worker in workers {
                all.join(worker.join().unwrap());
            }
        });
        println!("{}", all.report(level.name()));
    }
}

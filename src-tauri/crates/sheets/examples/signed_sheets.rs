//! How well signed sheets are read: registers printed, signed and photographed by chance, read again and held
//! against what was put on them. Thresholds were tuned on the seeds below [`REPORTED`]; what is reported comes
//! from those beyond. Nothing here was on paper.
#![allow(missing_docs)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../tests/support/mod.rs"]
mod support;

use std::time::Instant;

use affianca_domain::{FieldUse, FieldVerdict, PageCode};
use affianca_sheets::{Template, find_codes, read_fields, read_page};
use support::camera::{Level, Sheet};
use support::chance::Chance;
use support::pen::{self, Put};
use support::{SHAPES, drawn, key, register};

/// From this seed on pages are reported; those before are for tuning.
const REPORTED: u64 = 10_000;

#[derive(Clone, Copy, Debug, Default)]
struct Cells {
    /// Signed and said so, to look at, said empty.
    signed: [u32; 3],
    /// Not signed and said empty, to look at, said signed.
    unsigned: [u32; 3],
}

#[derive(Debug, Default)]
struct Told {
    pages: u32,
    found: u32,
    both: u32,
    refused: u32,
    cells: Cells,
    ticks: Cells,
    millis: Vec<u128>,
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let pages: u64 = arguments
        .next()
        .and_then(|it| it.parse().ok())
        .unwrap_or(24);
    let first: u64 = arguments
        .next()
        .and_then(|it| it.parse().ok())
        .unwrap_or(REPORTED);
    println!(
        "seeds {first} to {}, {pages} pages a level\n",
        first + pages - 1
    );
    for level in Level::ALL {
        let mut told = Told::default();
        for seed in first..first + pages {
            one(level, seed, &mut told);
        }
        report(level, &mut told);
    }
}

fn one(level: Level, seed: u64, told: &mut Told) {
    let mut chance = Chance::new(seed * 4 + level as u64);
    let shape = SHAPES[(seed % SHAPES.len() as u64) as usize];
    let (paper, document) = register(shape, &mut chance);
    let page = 1 + chance.below(document.pages as usize) as u32;
    let fields: Vec<_> = document
        .fields
        .iter()
        .filter(|it| it.page == page)
        .copied()
        .collect();
    let mut sheet = Sheet::printed(&drawn(&document, page));
    let put = pen::fill(&mut sheet, &fields, &mut chance);
    let file = sheet.comes_back(level, &mut chance);

    let began = Instant::now();
    let picture = read_page(&file, 0).unwrap();
    let codes = find_codes(&picture);
    told.pages += 1;
    let ours = codes
        .iter()
        .filter_map(|it| it.text.parse::<PageCode>().ok());
    if ours
        .clone()
        .any(|code| code.paper == paper && code.page == page && key().printed(&code))
    {
        told.found += 1;
    } else {
        told.millis.push(began.elapsed().as_millis());
        return;
    }
    told.both += u32::from(codes.len() == 2);
    let template = Template::of(&document.pdf, page).unwrap();
    let reading = read_fields(&template, &picture, &codes, &fields);
    told.millis.push(began.elapsed().as_millis());
    let asked_again = !reading.faults.is_empty();
    told.refused += u32::from(asked_again);
    for ((field, put), read) in put.iter().zip(&reading.fields) {
        let tick = matches!(
            field.serves,
            FieldUse::RowTick { .. } | FieldUse::ClosingTick { .. }
        );
        let cells = if tick {
            &mut told.ticks
        } else {
            &mut told.cells
        };
        let said = match (put.is_signed(), read.verdict) {
            (true, FieldVerdict::Signed) => &mut cells.signed[0],
            (true, FieldVerdict::ToLookAt) => &mut cells.signed[1],
            (true, FieldVerdict::Empty) => &mut cells.signed[2],
            (false, FieldVerdict::Empty) => &mut cells.unsigned[0],
            (false, FieldVerdict::ToLookAt) => &mut cells.unsigned[1],
            (false, FieldVerdict::Signed) => &mut cells.unsigned[2],
        };
        *said += 1;
        let wrong = put.is_signed() && read.verdict == FieldVerdict::Empty
            || !put.is_signed() && read.verdict == FieldVerdict::Signed
            || (std::env::var_os("EACH").is_some()
                && read.verdict == FieldVerdict::ToLookAt
                && *put != Put::Dot);
        if wrong {
            println!(
                "{} seed {seed}: {:?} {put:?} -> {} {:?}{}",
                level.name(),
                field.serves,
                read.verdict.as_str(),
                read.ink,
                if asked_again {
                    " (page asked again)"
                } else {
                    ""
                }
            );
        }
    }
}

fn report(level: Level, told: &mut Told) {
    told.millis.sort_unstable();
    let middle = told.millis[told.millis.len() / 2];
    let slowest = told.millis.last().unwrap();
    println!(
        "{:10} pages {} found {} both codes {} asked again {} · ms a page {middle}, slowest {slowest}",
        level.name(),
        told.pages,
        told.found,
        told.both,
        told.refused
    );
    for (name, cells) in [("cells", told.cells), ("ticks", told.ticks)] {
        let ([right, look, empty], [none, doubt, wrong]) = (cells.signed, cells.unsigned);
        let looked = 100.0 * f64::from(look + doubt)
            / f64::from((right + look + empty + none + doubt + wrong).max(1));
        println!(
            "  {name}: signed {right} right, {look} to look at, {empty} said empty · not signed {none} right, \
             {doubt} to look at, {wrong} said signed · {looked:.1} % to look at"
        );
    }
    println!();
}

//! How long a paper takes to print: the longest is a statement of a year.
#![allow(clippy::unwrap_used)]

#[path = "../tests/support/mod.rs"]
mod support;

use affianca_documents::paper_pdf;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

#[divan::bench]
fn coaching_plan(bencher: Bencher<'_, '_>) {
    let paper = support::papers::plan();
    bencher.bench(|| paper_pdf(black_box(&paper)).unwrap());
}

#[divan::bench(args = [60, 600])]
fn statement_rows(bencher: Bencher<'_, '_>, rows: usize) {
    let paper = support::papers::statement(rows, true);
    bencher.bench(|| paper_pdf(black_box(&paper)).unwrap());
}

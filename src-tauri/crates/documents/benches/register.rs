//! How long a register takes to print: it is waited for, pen in hand.
#![allow(clippy::unwrap_used)]

#[path = "../tests/support/mod.rs"]
mod support;

use affianca_documents::register_pdf;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

#[divan::bench(args = [1, 40, 200])]
fn rows(bencher: Bencher<'_, '_>, rows: usize) {
    let sheet = support::sheet(rows);
    bencher.bench(|| register_pdf(black_box(&sheet)).unwrap());
}

//! How long a paper takes to print: the longest is a statement of a year.
#![allow(clippy::unwrap_used)]

#[path = "../tests/support/mod.rs"]
mod support;

use affianca_bench::{Bench, SAMPLES};
use affianca_documents::paper_pdf;

fn main() {
    let bench = Bench::from_args();
    let papers = [
        ("paper/coaching_plan", support::papers::plan()),
        ("paper/statement/60", support::papers::statement(60, true)),
        ("paper/statement/600", support::papers::statement(600, true)),
    ];
    for (name, paper) in papers {
        bench.measure(name, SAMPLES, || &paper, |paper| paper_pdf(paper).unwrap());
    }
}

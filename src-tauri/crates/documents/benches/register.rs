//! How long a register takes to print: it is waited for, pen in hand.
#![allow(clippy::unwrap_used)]

#[path = "../tests/support/mod.rs"]
mod support;

use affianca_bench::{Bench, SAMPLES};
use affianca_documents::register_pdf;

fn main() {
    let bench = Bench::from_args();
    for rows in [1, 40, 200] {
        let sheet = support::sheet(rows);
        let name = format!("register/rows/{rows}");
        bench.measure(
            &name,
            SAMPLES,
            || &sheet,
            |sheet| register_pdf(sheet).unwrap(),
        );
    }
}

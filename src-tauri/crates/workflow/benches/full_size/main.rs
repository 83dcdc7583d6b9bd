//! Every question a screen asks, and every step a coach takes, on an archive of full size. A screen
//! answers as one types when each stays below 16 ms, one frame.
//!
//! Every question is put right after something was written, as a screen puts it after each step.
//! With `AFFIANCA_BENCH=forgetful` it is put to an archive that keeps nothing of what it has read in
//! memory, as right after the passphrase; with `AFFIANCA_BENCH=idle` again and again.
//!
//! `cargo bench -p affianca-workflow --bench full_size -- work` measures only what is named so.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod archive;
mod history;
mod lists;
mod long;
mod more_lists;
mod papers;
mod rows;
mod steps;
mod work;

use std::sync::LazyLock;

use affianca_domain::{RegisterId, Signer};
use affianca_workflow::Archive;
use affianca_workflow::registers::SignatureForm;
use divan::Bencher;

/// The archive every question is put to and every step is taken in: a copy.
static ARCHIVE: LazyLock<Archive> = LazyLock::new(archive::to_write);

#[derive(Clone, Copy)]
enum Mode {
    AfterAStep,
    Forgetful,
    Idle,
}

static MODE: LazyLock<Mode> = LazyLock::new(|| match std::env::var("AFFIANCA_BENCH").as_deref() {
    Ok("forgetful") => Mode::Forgetful,
    Ok("idle") => Mode::Idle,
    _ => Mode::AfterAStep,
});

/// More pages than there are: the last one is given.
const LAST: u32 = 1_000_000;

fn main() {
    LazyLock::force(&ARCHIVE);
    // One question a sample, since what was read must be forgotten before each.
    divan::Divan::default()
        .sample_size(1)
        .config_with_args()
        .main();
}

/// Measures a question.
fn ask<T>(bencher: Bencher, question: impl Fn(&Archive) -> T + Sync) {
    bencher
        .with_inputs(|| match *MODE {
            Mode::AfterAStep => step(),
            Mode::Forgetful => forget(),
            Mode::Idle => {}
        })
        .bench_values(|()| question(&ARCHIVE));
}

/// A step of a coach, somewhere else.
fn step() {
    let form = SignatureForm {
        signer: Some(Signer::Coach),
        who: "Anna Moretti".into(),
        date: "01/06/2022".into(),
        place: "Treviso".into(),
    };
    ARCHIVE
        .sign_register(RegisterId(papers::REGISTERS), &form, archive::now())
        .unwrap();
}

/// Empties what the archive has read.
fn forget() {
    ARCHIVE
        .read(|connection| Ok(connection.execute_batch("PRAGMA shrink_memory")?))
        .unwrap();
}

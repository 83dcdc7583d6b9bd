//! Every question a screen asks, and every step a coach takes, on an archive of full size. A screen
//! answers as one types when each stays below 16 ms, one frame.
//!
//! Every question is put right after something was written, as a screen puts it after each step.
//! With `AFFIANCA_BENCH=forgetful` it is put to an archive that keeps nothing of what it has read in
//! memory, as right after the passphrase; with `AFFIANCA_BENCH=idle` again and again.
//!
//! Questions and steps have an archive each, so that no step changes what a question finds.
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

use affianca_bench::{Bench, SAMPLES};
use affianca_domain::{RegisterId, Signer};
use affianca_workflow::Archive;
use affianca_workflow::registers::SignatureForm;

/// The archive every question is put to.
static ARCHIVE: LazyLock<Archive> = LazyLock::new(|| archive::copied("full-size-asked"));

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
    let bench = Bench::from_args();
    let requests = rows::REQUESTS;
    let activities = requests * rows::ACTIVITIES.len() as i64;
    bench.about(&format!(
        "An archive of ten years: {requests} requests, {activities} activities, {} sessions, {} registers. {}.",
        activities * rows::SESSIONS_AN_ACTIVITY,
        papers::REGISTERS,
        match *MODE {
            Mode::AfterAStep => "Every question is asked right after a step",
            Mode::Forgetful => "Nothing of it is in memory when a question is asked",
            Mode::Idle => "Nothing happens between one question and the next",
        }
    ));
    work::measure(&bench);
    lists::measure(&bench);
    more_lists::measure(&bench);
    steps::measure(&bench);
    long::measure(&bench);
}

/// Measures a question.
fn ask<T>(bench: &Bench, name: &str, question: impl Fn(&Archive) -> T) {
    ask_times(bench, name, SAMPLES, question);
}

/// Measures a question that takes longer.
fn ask_times<T>(bench: &Bench, name: &str, samples: usize, question: impl Fn(&Archive) -> T) {
    let prepare = || match *MODE {
        Mode::AfterAStep => step(),
        Mode::Forgetful => forget(),
        Mode::Idle => {}
    };
    bench.measure(name, samples, prepare, |()| question(&ARCHIVE));
}

/// A step of a coach, somewhere else.
fn step() {
    ARCHIVE
        .sign_register(
            RegisterId(rows::nth(papers::REGISTERS)),
            &by_the_coach(),
            archive::now(),
        )
        .unwrap();
}

fn by_the_coach() -> SignatureForm {
    SignatureForm {
        signer: Some(Signer::Coach),
        who: "Anna Moretti".into(),
        date: "01/06/2022".into(),
        place: "Treviso".into(),
    }
}

/// Empties what the archive has read.
fn forget() {
    ARCHIVE
        .read(|connection| Ok(connection.execute_batch("PRAGMA shrink_memory")?))
        .unwrap();
}

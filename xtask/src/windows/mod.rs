//! The program for Windows, made and tried from Linux: its tests run under Wine, and its installer.
//! Wine has no WebView2, so the window itself is not tried.

mod installer;
mod outside;
mod toolchain;
mod wine;

use std::path::Path;
use std::process::ExitCode;

use crate::artefacts::TestBinary;
use crate::house::House;
use crate::interface;
use crate::process::Outcome;
use crate::system::{
    TO_BUILD, TO_BUILD_FOR_WINDOWS, TO_DRIVE_WINDOW, TO_READ_PDF, TO_RUN_WINDOWS, require,
};
use crate::table::{report, timed};
use crate::tally::Tally;
use crate::tiers::{self, Tier};
use toolchain::Toolchain;
use wine::{Place, Wine};

pub use installer::make as make_installer;
pub use outside::{OUTSIDE, run as run_outside};

/// The tiers that Wine can run, in order.
const TIERS: [Tier; 8] = [
    Tier::Tasks,
    Tier::Domain,
    Tier::Tables,
    Tier::Store,
    Tier::Workflow,
    Tier::Documents,
    Tier::Shell,
    Tier::Manual,
];
/// Those that work on files, and so are run in every place.
const WITH_FILES: [Tier; 4] = [Tier::Store, Tier::Workflow, Tier::Shell, Tier::Manual];
/// Tests for a real Windows alone: Wine keeps the modes of the system outside in place of access lists.
const NOT_UNDER_WINE: [&str; 1] =
    ["platform::windows::rights::tests::nobody_else_can_look_into_a_private_folder"];

/// The task: the last line printed is `N passed, N failed`.
///
/// # Errors
/// When what it needs is missing or cannot be installed.
pub fn test(house: &House) -> Outcome<ExitCode> {
    require(&[
        TO_BUILD,
        TO_BUILD_FOR_WINDOWS,
        TO_READ_PDF,
        TO_RUN_WINDOWS,
        TO_DRIVE_WINDOW,
    ])?;
    let toolchain = Toolchain::find(house)?;
    interface::build(house)?;
    let mut tests = Vec::new();
    let mut rows = vec![timed("build", || {
        toolchain
            .tests()
            .map_or_else(tiers::failure, |(built, whole)| {
                tests = built;
                let mut tally = Tally::default();
                if !whole {
                    tally.fail("some of the code does not build for Windows");
                }
                tally
            })
    })];
    let wine = Wine::prepare(house, &toolchain)?;
    for place in Place::ALL {
        for tier in TIERS {
            if place == Place::Plain || WITH_FILES.contains(&tier) {
                let name = format!("{}{}", tier.name(), place.ending());
                rows.push(timed(name, || run(tier, &tests, &wine, place)));
            }
        }
    }
    Ok(report(&rows))
}

fn count(test: &TestBinary, wine: &Wine, place: Place) -> Outcome<Tally> {
    // The shell's tests make a window, hidden as it is.
    let display = Tier::Shell.owns(test);
    let mut command = wine.command(&test.path, place, display)?;
    for name in NOT_UNDER_WINE {
        command.args(["--skip", name]);
    }
    tiers::count(test, &mut command)
}

fn run(tier: Tier, tests: &[TestBinary], wine: &Wine, place: Place) -> Tally {
    let mut tally = Tally::default();
    for test in tests.iter().filter(|test| tier.owns(test)) {
        println!("\n== {}{}: {}", tier.name(), place.ending(), test.target);
        let mut counted = count(test, wine, place);
        // Wine's server may end just when the next program calls it: then no test told how it went.
        if counted.as_ref().is_ok_and(Tally::is_untold) {
            counted = count(test, wine, place);
        }
        tally.add(&counted.unwrap_or_else(tiers::failure));
    }
    if tally.passed + tally.failed == 0 {
        tally.fail(format!("tier {} ran no test", tier.name()));
    }
    tally
}

/// The task: builds the program as it is released and its installer.
///
/// # Errors
/// When something is missing or does not build.
pub fn installer(house: &House, webview: Option<&Path>) -> Outcome<ExitCode> {
    require(&[TO_BUILD, TO_BUILD_FOR_WINDOWS])?;
    let toolchain = Toolchain::find(house)?;
    interface::build(house)?;
    let program = toolchain.program()?;
    installer::make(house, &program, webview)?;
    Ok(ExitCode::SUCCESS)
}

//! How well signed sheets are read: registers are printed, signed and photographed by chance, read again and
//! held against what was put on them. Nothing of it was ever on paper.

use crate::house::House;
use crate::process::{Outcome, cargo, run};
use crate::system::{TO_BUILD, require};

/// The task: so many pages a level, from a seed on; or those of a folder that foreign tools have degraded.
///
/// # Errors
/// When something is missing or does not build, or when the measure breaks off.
pub fn sheets(house: &House, arguments: &[&str]) -> Outcome<()> {
    require(&[TO_BUILD])?;
    let mut command = cargo(&house.root);
    command.args([
        "run",
        "--release",
        "--package",
        "affianca-sheets",
        "--example",
        "signed_sheets",
        "--",
    ]);
    run(command.args(arguments))
}

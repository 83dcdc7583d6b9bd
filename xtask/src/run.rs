//! From a fresh copy of the tree to the open window, in one call.

use std::process::{Command, ExitCode};

use crate::house::{House, PROGRAM};
use crate::process::{Outcome, cargo, run as run_to_end};
use crate::system::{TO_BUILD, has_display, require};
use crate::{demo, interface};

/// The task.
///
/// # Errors
/// When something is missing, does not build, or an argument is not understood.
pub fn run(house: &House, arguments: &[&str]) -> Outcome<ExitCode> {
    let (example, passed_on) = read(arguments)?;
    if !has_display() {
        println!("No display here to open a window on: running the demo instead.");
        return demo::demo(house, None);
    }
    require(&[TO_BUILD])?;
    interface::build(house)?;
    println!("Building the program (the first time takes several minutes).");
    run_to_end(cargo(&house.root).args(["build", "--package", PROGRAM]))?;
    let program = house.program("debug");
    println!("Starting {}.", house.shown(&program));
    let mut command = Command::new(program);
    command.args(passed_on);
    if example {
        command.env("AFFIANCA_EXAMPLE", "1");
    }
    run_to_end(&mut command).map(|()| ExitCode::SUCCESS)
}

fn read<'a>(arguments: &[&'a str]) -> Outcome<(bool, Vec<&'a str>)> {
    let end = arguments
        .iter()
        .position(|word| *word == "--")
        .unwrap_or(arguments.len());
    let passed_on = arguments.iter().skip(end + 1).copied().collect();
    match arguments.get(..end).unwrap_or_default() {
        [] => Ok((false, passed_on)),
        ["--demo"] => Ok((true, passed_on)),
        unknown => Err(format!("run does not know {}", unknown.join(" "))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_the_two_dashes_goes_to_the_program() {
        assert_eq!(read(&[]), Ok((false, vec![])));
        assert_eq!(read(&["--demo"]), Ok((true, vec![])));
        assert_eq!(
            read(&["--", "--demo", "x"]),
            Ok((false, vec!["--demo", "x"]))
        );
        assert_eq!(read(&["--demo", "--", "x"]), Ok((true, vec!["x"])));
        assert_eq!(read(&["x"]), Err("run does not know x".to_owned()));
    }
}

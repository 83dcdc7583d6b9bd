//! The manual's way walked in the real program where nobody has to watch; the pictures and the
//! registers stay.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::SystemTime;

use crate::artefacts::{self, Extent};
use crate::house::{House, TESTS, files_under, has_extension};
use crate::interface;
use crate::process::{Outcome, run};
use crate::system::{TO_BUILD, TO_DRIVE_WINDOW, TO_READ_PDF, require};
use crate::window::under_display;

/// The task: leaves the pictures and registers in `out` and prints where they are.
///
/// # Errors
/// When something is missing or does not build, or when the walk fails.
pub fn demo(house: &House, out: Option<&Path>) -> Outcome<ExitCode> {
    if !cfg!(target_os = "linux") {
        return Err("the demo needs a virtual display and runs on Linux only".to_owned());
    }
    require(&[TO_BUILD, TO_DRIVE_WINDOW, TO_READ_PDF])?;
    interface::build(house)?;
    let built = artefacts::build(house, Extent::Whole)?;
    let mut tests = built.tests.iter();
    let walk = tests
        .find(|test| test.package == TESTS && test.integration && test.target == "demo")
        .ok_or("the demo did not build")?;
    let out = folder(house, out)?;
    let started = SystemTime::now();
    let mut command = under_display(house, &walk.path, "debug");
    command.args(["--include-ignored", "--nocapture", "--test-threads=1"]);
    command
        .current_dir(&walk.folder)
        .env("CARGO_MANIFEST_DIR", &walk.folder);
    command.env("AFFIANCA_DEMO_OUT", &out);
    let walked = run(&mut command);
    let made = made_since(&out, started);
    println!("\n{} files in {}", made.len(), out.display());
    made.iter().for_each(|file| println!("{}", file.display()));
    walked?;
    if made.is_empty() {
        return Err("the demo made nothing".to_owned());
    }
    Ok(ExitCode::SUCCESS)
}

fn folder(house: &House, out: Option<&Path>) -> Outcome<PathBuf> {
    let folder = out.map_or_else(|| house.target.join("demo"), Path::to_owned);
    std::fs::create_dir_all(&folder)
        .and_then(|()| std::path::absolute(&folder))
        .map_err(|why| format!("{}: {why}", folder.display()))
}

fn made_since(folder: &Path, started: SystemTime) -> Vec<PathBuf> {
    let fresh = |file: &PathBuf| {
        let modified = std::fs::metadata(file).and_then(|about| about.modified());
        has_extension(file, &["png", "pdf"]) && modified.is_ok_and(|time| time >= started)
    };
    files_under(folder).into_iter().filter(fresh).collect()
}

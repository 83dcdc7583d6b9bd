//! The installer of the system one is on.

use std::process::Command;
use std::time::SystemTime;

use crate::house::{House, files_under, has_extension};
use crate::interface;
use crate::process::{Outcome, run};
use crate::system::{TO_BUILD, require};

/// The task: prints where the installer is and how large it is.
///
/// # Errors
/// When something is missing or does not build.
pub fn bundle(house: &House) -> Outcome<()> {
    require(&[TO_BUILD])?;
    interface::build(house)?;
    let (kind, extension) = match std::env::consts::OS {
        "windows" => ("nsis", "exe"),
        "macos" => ("dmg", "dmg"),
        _ => ("deb", "deb"),
    };
    let started = SystemTime::now();
    let builder = house.ui().join("node_modules/@tauri-apps/cli/tauri.js");
    let mut command = Command::new("node");
    command
        .arg(builder)
        .args(["build", "--bundles", kind])
        .current_dir(house.shell());
    run(&mut command)?;
    let made = files_under(&house.target.join("release/bundle").join(kind));
    let mut found = false;
    for file in made.iter().filter(|file| has_extension(file, &[extension])) {
        let about = std::fs::metadata(file).map_err(|why| format!("{}: {why}", file.display()))?;
        if about.modified().is_ok_and(|time| time >= started) {
            found = true;
            println!("{} ({:.1} MB)", file.display(), about.len() as f64 / 1e6);
        }
    }
    if found {
        Ok(())
    } else {
        Err(format!("no .{extension} was made"))
    }
}

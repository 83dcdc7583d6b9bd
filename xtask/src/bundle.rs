//! The installer of the system one is on.

use std::process::Command;
use std::time::SystemTime;

use crate::house::{House, PROGRAM, files_under, has_extension};
use crate::process::{Outcome, cargo, run};
use crate::system::{TO_BUILD, require};
use crate::{interface, windows};

/// The task: prints where the installer is and how large it is.
///
/// # Errors
/// When something is missing or does not build.
pub fn bundle(house: &House) -> Outcome<()> {
    require(&[TO_BUILD])?;
    interface::build(house)?;
    // Tauri's own would be in English, fetch what it needs and offer to delete the user's data.
    if cfg!(windows) {
        let words = "build --release --locked --features tauri/custom-protocol --package";
        run(cargo(&house.root).args(words.split(' ')).arg(PROGRAM))?;
        return windows::make_installer(house, &house.program("release"), None).map(drop);
    }
    let kind = if cfg!(target_os = "macos") {
        "dmg"
    } else {
        "deb"
    };
    let started = SystemTime::now();
    let builder = house.ui().join("node_modules/@tauri-apps/cli/tauri.js");
    let mut command = Command::new("node");
    command
        .arg(builder)
        .args(["build", "--bundles", kind, "--", "--locked"])
        .current_dir(house.shell());
    run(&mut command)?;
    let made = files_under(&house.target.join("release/bundle").join(kind));
    let mut found = false;
    for file in made.iter().filter(|file| has_extension(file, &[kind])) {
        let about = std::fs::metadata(file).map_err(|why| format!("{}: {why}", file.display()))?;
        if about.modified().is_ok_and(|time| time >= started) {
            found = true;
            println!("{} ({:.1} MB)", file.display(), about.len() as f64 / 1e6);
        }
    }
    if found {
        Ok(())
    } else {
        Err(format!("no .{kind} was made"))
    }
}

//! The interface's packages and its build: done only when something changed.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::house::{House, files_under};
use crate::process::{Outcome, npm, run};
use crate::system::require_node;

/// Installs the locked packages when the lock file is newer than what is installed.
///
/// # Errors
/// When Node is missing or npm fails.
pub fn install(house: &House) -> Outcome<()> {
    require_node()?;
    let lock = house.ui().join("package-lock.json");
    let installed = house.ui().join("node_modules/.package-lock.json");
    if !is_stale(modified(&lock), modified(&installed)) {
        return Ok(());
    }
    println!("Installing the interface's packages (npm ci).");
    run(npm(&house.ui()).args(["ci", "--no-audit", "--no-fund"]))?;
    // npm may leave the lock's own time on its copy, which would make it look old for ever.
    let copy = std::fs::File::options().append(true).open(&installed);
    copy.and_then(|file| file.set_modified(SystemTime::now()))
        .map_err(|why| format!("{}: {why}", house.shown(&installed)))
}

/// Builds ui/dist when one of its sources is newer.
///
/// # Errors
/// When npm fails.
pub fn build(house: &House) -> Outcome<()> {
    install(house)?;
    let built = house.ui().join("dist/index.html");
    if !is_stale(newest(&sources(&house.ui())), modified(&built)) {
        return Ok(());
    }
    println!("Building the interface.");
    run(npm(&house.ui()).args(["run", "--silent", "build"]))
}

fn sources(ui: &Path) -> Vec<PathBuf> {
    let mut found = files_under(&ui.join("src"));
    found.extend(files_under(&ui.join("public")));
    let single = [
        "index.html",
        "package.json",
        "package-lock.json",
        "tsconfig.json",
        "vite.config.ts",
    ];
    found.extend(single.map(|name| ui.join(name)));
    // A folder's own time tells of a file taken away.
    let folders: Vec<PathBuf> = found
        .iter()
        .filter_map(|file| file.parent())
        .map(Path::to_owned)
        .collect();
    found.extend(folders.into_iter().filter(|folder| folder != ui));
    found
}

fn newest(paths: &[PathBuf]) -> Option<SystemTime> {
    paths.iter().filter_map(|path| modified(path)).max()
}

fn modified(path: &Path) -> Option<SystemTime> {
    std::fs::metadata(path)
        .and_then(|about| about.modified())
        .ok()
}

fn is_stale(source: Option<SystemTime>, product: Option<SystemTime>) -> bool {
    product.is_none_or(|made| source.is_some_and(|changed| changed > made))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_product_is_stale_when_missing_or_older_than_its_sources() {
        let early = SystemTime::UNIX_EPOCH;
        let late = early + Duration::from_secs(1);
        assert!(is_stale(Some(early), None));
        assert!(is_stale(Some(late), Some(early)));
        assert!(!is_stale(Some(early), Some(late)));
        assert!(!is_stale(Some(early), Some(early)));
        assert!(
            !is_stale(None, Some(early)),
            "nothing to build from changes nothing"
        );
    }
}

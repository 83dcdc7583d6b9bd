//! Habits of the house that no compiler knows: who may call the desktop, who may read the clock,
//! how long a file may be.

use std::path::{Path, PathBuf};

use crate::house::{House, files_under, has_extension};
use crate::{imports, modules};

/// Most lines a source file may have.
const LONGEST: usize = 400;
/// The one file of the interface that may call the desktop.
const BRIDGE: &str = "ui/src/desktop.ts";
/// The only modules that may hold unsafe code: what a system offers in no other way.
const PLATFORM: &str = "src-tauri/src/platform/";
/// Calls that ask the machine for the time; rules are given it instead.
const CLOCKS: [&str; 4] = ["Local::now", "Utc::now", "SystemTime::now", "Instant::now"];

/// Crates whose modules may not form a circle; nouns and their rules, in the domain, name each other.
const WITHOUT_CIRCLES: [&str; 4] = ["tables", "store", "workflow", "documents"];

/// Files of the interface, other than the bridge, that import the desktop's packages.
pub fn desktop_imports(house: &House) -> Vec<String> {
    let files = sources(house, &["ui/src", "ui/test"]);
    let importing = files
        .into_iter()
        .filter(|file| file.0 != BRIDGE && imports_desktop(&file.1));
    importing
        .map(|(name, _)| format!("{name} imports @tauri-apps"))
        .collect()
}

/// Files of the domain that read the clock.
pub fn clocks_in_domain(house: &House) -> Vec<String> {
    let files = sources(house, &["src-tauri/crates/domain/src"]);
    let reading = files
        .into_iter()
        .filter(|(_, text)| CLOCKS.iter().any(|call| text.contains(call)));
    reading
        .map(|(name, _)| format!("{name} reads the clock"))
        .collect()
}

/// Files, other than the platform's, that let unsafe code in.
pub fn unsafe_code(house: &House) -> Vec<String> {
    let files = sources(house, &["src-tauri", "tests"]);
    let letting = files
        .into_iter()
        .filter(|(name, text)| !name.starts_with(PLATFORM) && lets_unsafe_in(text));
    letting
        .map(|(name, _)| format!("{name} lets unsafe code in"))
        .collect()
}

/// Circles between the modules of the crates that have none.
pub fn circles_of_modules(house: &House) -> Vec<String> {
    let mut lines = Vec::new();
    for name in WITHOUT_CIRCLES {
        let files = below(house, &format!("src-tauri/crates/{name}/src"), "rs");
        if files.is_empty() {
            lines.push(format!("there is no crate {name} to look at"));
        }
        let found = modules::circles(&files);
        lines.extend(found.into_iter().map(|line| format!("{name}: {line}")));
    }
    lines
}

/// Circles between the files and between the folders of the interface.
pub fn circles_of_imports(house: &House) -> Vec<String> {
    let mut files = below(house, "ui/src", "ts");
    files.extend(below(house, "ui/src", "css"));
    imports::circles(&files)
}

/// The files with this ending below a folder, named from there.
fn below(house: &House, folder: &str, extension: &str) -> Vec<(String, String)> {
    let whole = house.root.join(folder);
    files_under(&whole)
        .into_iter()
        .filter(|file| has_extension(file, &[extension]))
        .filter_map(|file| {
            let name = house.shown(&file);
            let name = name.strip_prefix(&format!("{folder}/"))?.to_owned();
            Some((name, std::fs::read_to_string(&file).ok()?))
        })
        .collect()
}

/// Source files that have grown too long.
pub fn too_long(house: &House) -> Vec<String> {
    let files = sources(
        house,
        &["src-tauri", "ui/src", "ui/test", "tests", "xtask/src"],
    );
    let counted = files
        .into_iter()
        .map(|(name, text)| (name, text.lines().count()));
    let long = counted.filter(|(_, lines)| *lines > LONGEST);
    long.map(|(name, lines)| format!("{name} has {lines} lines, more than {LONGEST}"))
        .collect()
}

fn sources(house: &House, folders: &[&str]) -> Vec<(String, String)> {
    let generated = house.ui().join("src/generated");
    let files: Vec<PathBuf> = folders
        .iter()
        .flat_map(|folder| files_under(&house.root.join(folder)))
        .collect();
    let own = files
        .into_iter()
        .filter(|file| is_source(file) && !file.starts_with(&generated));
    own.filter_map(|file| Some((house.shown(&file), std::fs::read_to_string(&file).ok()?)))
        .collect()
}

fn is_source(file: &Path) -> bool {
    has_extension(file, &["rs", "ts", "css"])
}

fn lets_unsafe_in(source: &str) -> bool {
    source.split('#').any(|rest| {
        let attribute = rest.split(']').next().unwrap_or_default();
        let lets = ["allow(", "warn(", "expect("];
        attribute.contains("unsafe_code") && lets.iter().any(|word| attribute.contains(word))
    })
}

fn imports_desktop(source: &str) -> bool {
    ["\"@tauri-apps/", "'@tauri-apps/", "`@tauri-apps/"]
        .iter()
        .any(|start| source.contains(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sees_unsafe_code_let_in_but_not_kept_out() {
        assert!(lets_unsafe_in("#![allow(unsafe_code)]"));
        assert!(lets_unsafe_in(
            "#[expect(dead_code, unsafe_code)]\nfn a() {}"
        ));
        assert!(!lets_unsafe_in("#![deny(unsafe_code)]"));
        assert!(!lets_unsafe_in("#![allow(dead_code)] // no unsafe_code"));
    }

    #[test]
    fn sees_an_import_of_the_desktop_but_not_a_mention() {
        assert!(imports_desktop(
            "import { invoke } from \"@tauri-apps/api/core\";"
        ));
        assert!(imports_desktop("await import('@tauri-apps/plugin-dialog')"));
        assert!(!imports_desktop("// only desktop.ts imports @tauri-apps/*"));
    }
}

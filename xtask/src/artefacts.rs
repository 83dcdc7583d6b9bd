//! Builds the program and every test in one call of cargo, and says which file is which.
//!
//! One call, because each other selection of packages would unite the features of the
//! dependencies in another way and compile the large ones again.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::house::{House, TASKS};
use crate::process::{Outcome, cargo, lines_of};

/// A test program as cargo built it.
#[derive(Clone, Debug, PartialEq)]
pub struct TestBinary {
    /// Package it belongs to.
    pub package: String,
    /// Name of the target: the crate for unit tests, the file for integration tests.
    pub target: String,
    /// Whether it is an integration test rather than a crate's own unit tests.
    pub integration: bool,
    /// The program to run.
    pub path: PathBuf,
    /// Folder of the package, where its tests expect to run.
    pub folder: PathBuf,
}

/// All that was built, and whether anything failed to build.
pub struct Built {
    /// The tests, in the order in which cargo finished them.
    pub tests: Vec<TestBinary>,
    /// Whether all of it compiled; what did is in `tests` all the same.
    pub complete: bool,
}

/// What to build.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Extent<'a> {
    /// The debug program and the tests of every member.
    Whole,
    /// Only the tests of these packages: quicker while working on one.
    Only(&'a [&'static str]),
}

/// Builds the tests, and with the whole also the debug program.
///
/// # Errors
/// When cargo cannot be started.
pub fn build(house: &House, extent: Extent) -> Outcome<Built> {
    let mut built = Built::default();
    let members = match extent {
        Extent::Whole => "--workspace --exclude xtask".to_owned(),
        Extent::Only(packages) => {
            let others = packages.iter().filter(|package| **package != TASKS);
            others
                .map(|package| format!("--package {package}"))
                .collect::<Vec<_>>()
                .join(" ")
        }
    };
    if !members.is_empty() {
        println!("Building the tests and what they try.");
        let words = format!("build {members} --lib --bins --tests --keep-going");
        built.add(collect(house, &words)?);
    }
    // Apart from the rest: these tasks are running, and Windows overwrites no running program.
    if matches!(extent, Extent::Whole)
        || matches!(extent, Extent::Only(packages) if packages.contains(&TASKS))
    {
        built.add(collect(house, &format!("test --package {TASKS} --no-run"))?);
    }
    Ok(built)
}

impl Default for Built {
    fn default() -> Self {
        Self {
            tests: Vec::new(),
            complete: true,
        }
    }
}

impl Built {
    fn add(&mut self, other: Self) {
        self.tests.extend(other.tests);
        self.complete &= other.complete;
    }
}

fn collect(house: &House, words: &str) -> Outcome<Built> {
    let mut command = cargo(&house.root);
    command
        .args(words.split(' '))
        .arg("--message-format=json-render-diagnostics");
    let mut tests = Vec::new();
    let status = lines_of(&mut command, |line| tests.extend(read_message(house, line)))?;
    Ok(Built {
        tests,
        complete: status.success(),
    })
}

/// The test program that a line of cargo speaks of, if it does.
pub fn read_message(house: &House, line: &str) -> Option<TestBinary> {
    let message: Value = serde_json::from_str(line).ok()?;
    if message["reason"] != "compiler-artifact" || message["profile"]["test"] != true {
        return None;
    }
    let manifest = &message["manifest_path"];
    let package = house
        .packages
        .iter()
        .find(|package| package["manifest_path"] == *manifest)?;
    Some(TestBinary {
        package: package["name"].as_str()?.to_owned(),
        target: message["target"]["name"].as_str()?.to_owned(),
        integration: message["target"]["kind"][0] == "test",
        path: message["executable"].as_str()?.into(),
        folder: Path::new(manifest.as_str()?).parent()?.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use serde_json::json;

    use super::*;

    #[test]
    fn tells_an_integration_test_from_everything_else_cargo_says() {
        let house = House {
            root: "/h".into(),
            target: "/h/target".into(),
            packages: vec![
                json!({"name": "affianca-tests", "manifest_path": "/h/tests/Cargo.toml"}),
            ],
        };
        let message = json!({
            "reason": "compiler-artifact",
            "manifest_path": "/h/tests/Cargo.toml",
            "target": {"name": "manual_2", "kind": ["test"]},
            "profile": {"test": true},
            "executable": "/h/target/debug/deps/manual_2-1",
        });
        let found = read_message(&house, &message.to_string()).unwrap();
        assert_eq!(found.package, "affianca-tests");
        assert_eq!(found.target, "manual_2");
        assert!(found.integration);
        assert_eq!(found.folder, Path::new("/h/tests"));

        let mut library = message;
        library["profile"]["test"] = json!(false);
        assert_eq!(read_message(&house, &library.to_string()), None);
        assert_eq!(read_message(&house, "   Compiling something"), None);
    }
}

//! What tests of the shell write into the interface's tree: the page's client with the types that
//! cross to it, and the recorded answers its tests stand on. It is compared with what is committed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::artefacts::{self, Built, Extent};
use crate::house::{House, PROGRAM, files_under};
use crate::process::{Outcome, text_of};

/// A folder that a test of the shell writes.
pub struct Generated {
    /// Name that the test begins with: no other run of the tests takes it in.
    pub test: &'static str,
    folder: &'static str,
    /// Tells the test where to write.
    variable: &'static str,
    /// The minute it pretends to run in.
    moment: Option<&'static str>,
}

/// The page's client.
pub const CLIENT: Generated = Generated {
    test: "export_bindings",
    folder: "src/generated",
    variable: "AFFIANCA_CLIENT_DIR",
    moment: None,
};

/// The answers recorded from the example archive.
pub const ANSWERS: Generated = Generated {
    test: "record_answers",
    folder: "test/answers",
    variable: "AFFIANCA_ANSWERS_DIR",
    moment: Some("2022-06-01T09:12"),
};

/// All of them.
pub const GENERATED: [&Generated; 2] = [&CLIENT, &ANSWERS];

impl Generated {
    /// Builds, and writes the folder anew.
    ///
    /// # Errors
    /// When something does not build or cannot be written.
    pub fn write(&self, house: &House) -> Outcome<()> {
        ensure_dist(house)?;
        let built = artefacts::build(house, Extent::Only(&[PROGRAM]))?;
        if !built.complete {
            return Err(format!(
                "{} was not written: the code does not build",
                self.folder
            ));
        }
        self.replace(house, &built)
    }

    fn replace(&self, house: &House, built: &Built) -> Outcome<()> {
        let fresh = contents(&self.export(house, built)?)?;
        let folder = self.committed(house);
        let told = |why: std::io::Error| format!("{}: {why}", house.shown(&folder));
        if folder.exists() {
            std::fs::remove_dir_all(&folder).map_err(told)?;
        }
        for (name, text) in &fresh {
            let file = folder.join(name);
            std::fs::create_dir_all(file.parent().unwrap_or(&folder)).map_err(told)?;
            std::fs::write(file, text).map_err(told)?;
        }
        println!("{} files in {}", fresh.len(), house.shown(&folder));
        Ok(())
    }

    /// What differs between what the code gives and what is committed, one line a file.
    ///
    /// # Errors
    /// When the test fails or a file cannot be read.
    pub fn differences(&self, house: &House, built: &Built) -> Outcome<Vec<String>> {
        let fresh = contents(&self.export(house, built)?)?;
        Ok(compare(&fresh, &contents(&self.committed(house))?))
    }

    fn committed(&self, house: &House) -> PathBuf {
        house.ui().join(self.folder)
    }

    fn export(&self, house: &House, built: &Built) -> Outcome<PathBuf> {
        let folder = house.target.join("generated").join(self.test);
        if folder.exists() {
            std::fs::remove_dir_all(&folder)
                .map_err(|why| format!("{}: {why}", folder.display()))?;
        }
        std::fs::create_dir_all(&folder).map_err(|why| format!("{}: {why}", folder.display()))?;
        let mut shell = built
            .tests
            .iter()
            .filter(|test| !test.integration && test.package == PROGRAM);
        shell.try_for_each(|test| {
            let mut command = Command::new(&test.path);
            command
                .args([self.test, "--include-ignored"])
                .current_dir(&test.folder)
                .env(self.variable, &folder);
            if let Some(moment) = self.moment {
                command.env("AFFIANCA_NOW", moment);
            }
            text_of(&mut command).map(drop)
        })?;
        Ok(folder)
    }
}

/// The shell embeds ui/dist as it compiles; while it is not built an empty folder does.
fn ensure_dist(house: &House) -> Outcome<()> {
    let dist = house.ui().join("dist");
    std::fs::create_dir_all(&dist).map_err(|why| format!("{}: {why}", house.shown(&dist)))
}

fn contents(folder: &Path) -> Outcome<BTreeMap<String, String>> {
    let mut found = BTreeMap::new();
    for file in files_under(folder) {
        let text =
            std::fs::read_to_string(&file).map_err(|why| format!("{}: {why}", file.display()))?;
        let name = file
            .strip_prefix(folder)
            .unwrap_or(&file)
            .display()
            .to_string();
        found.insert(name.replace('\\', "/"), text.replace("\r\n", "\n"));
    }
    Ok(found)
}

fn compare(fresh: &BTreeMap<String, String>, committed: &BTreeMap<String, String>) -> Vec<String> {
    let mut lines: Vec<String> = fresh
        .iter()
        .filter_map(|(name, text)| match committed.get(name) {
            None => Some(format!("{name} is missing")),
            Some(old) if old != text => Some(format!("{name} is out of date")),
            Some(_) => None,
        })
        .collect();
    let left_over = committed.keys().filter(|name| !fresh.contains_key(*name));
    lines.extend(left_over.map(|name| format!("{name} is left over")));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs
            .iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
            .collect()
    }

    #[test]
    fn names_files_that_are_missing_changed_or_left_over() {
        let fresh = files(&[("A.ts", "a"), ("B.ts", "b"), ("C.ts", "c")]);
        let old = files(&[("B.ts", "old"), ("C.ts", "c"), ("D.ts", "d")]);
        let found = compare(&fresh, &old);
        assert_eq!(
            found,
            [
                "A.ts is missing",
                "B.ts is out of date",
                "D.ts is left over"
            ]
        );
        assert!(compare(&fresh, &fresh).is_empty());
    }
}

//! The tiers of tests: which programs belong to each, and how each is run.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::artefacts::TestBinary;
use crate::generated::GENERATED;
use crate::house::{House, PROGRAM, TASKS, TESTS};
use crate::process::{Outcome, lines_of, npm, spelled};
use crate::tally::{ENDED_BADLY, Tally};
use crate::window::under_display;

/// One tier, in the order in which they run: what others stand on comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tier {
    /// These tasks themselves, and what benches are run with.
    Tasks,
    /// Words, rules and figures, with no archive.
    Domain,
    /// Tables read from files made in memory.
    Tables,
    /// The encrypted file: keys, writes, journal, backups.
    Store,
    /// Every operation, on real encrypted archives in a temporary folder.
    Workflow,
    /// Printed documents, read back.
    Documents,
    /// Signed sheets, scanned and photographed by chance, read.
    Sheets,
    /// The commands between window and archive.
    Shell,
    /// The interface with a fake bridge.
    Ui,
    /// The manual, one test a paragraph, on the archive.
    Manual,
    /// The real program in a real window.
    Window,
}

/// Seconds after which a test program is given up when nobody is there to stop it.
const LIMIT_SECONDS: &str = "1500";

impl Tier {
    /// All tiers in order.
    pub const ALL: [Self; 11] = [
        Self::Tasks,
        Self::Domain,
        Self::Tables,
        Self::Store,
        Self::Workflow,
        Self::Documents,
        Self::Sheets,
        Self::Shell,
        Self::Ui,
        Self::Manual,
        Self::Window,
    ];

    /// The name used on the command line and in the table.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Tasks => "tasks",
            Self::Domain => "domain",
            Self::Tables => "tables",
            Self::Store => "store",
            Self::Workflow => "workflow",
            Self::Documents => "documents",
            Self::Sheets => "sheets",
            Self::Shell => "shell",
            Self::Ui => "ui",
            Self::Manual => "manual",
            Self::Window => "window",
        }
    }

    /// The tier with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tier| tier.name() == name)
    }

    /// The packages whose tests these are; the interface is none of cargo's.
    pub const fn packages(self) -> &'static [&'static str] {
        match self {
            Self::Tasks => &[TASKS, "affianca-bench"],
            Self::Domain => &["affianca-domain"],
            Self::Tables => &["affianca-tables"],
            Self::Store => &["affianca-store"],
            Self::Workflow => &["affianca-workflow"],
            Self::Documents => &["affianca-documents"],
            Self::Sheets => &["affianca-sheets"],
            Self::Shell => &[PROGRAM],
            Self::Ui => &[],
            Self::Manual | Self::Window => &[TESTS],
        }
    }

    /// Whether a test program is one of this tier's.
    pub fn owns(self, test: &TestBinary) -> bool {
        self.packages().contains(&test.package.as_str())
            && match self {
                Self::Manual => !test.integration || test.target.starts_with("manual_"),
                Self::Window => test.target.starts_with("window_"),
                _ => true,
            }
    }

    /// Runs every test of this tier to the end, whatever fails on the way.
    pub fn run(self, house: &House, built: &[TestBinary]) -> Tally {
        let mut tally = Tally::default();
        if self == Self::Ui {
            tally = interface(house).unwrap_or_else(failure);
        }
        for test in built.iter().filter(|test| self.owns(test)) {
            println!("\n== {}: {}", self.name(), test.target);
            tally.add(&self.program(house, test).unwrap_or_else(failure));
        }
        for file in self.not_built(house, built) {
            tally.fail(format!(
                "{file} is not built: no [[test]] in tests/Cargo.toml, or it does not compile"
            ));
        }
        if tally.passed + tally.failed == 0 {
            tally.fail(format!("tier {} ran no test", self.name()));
        }
        tally
    }

    fn program(self, house: &House, test: &TestBinary) -> Outcome<Tally> {
        let mut command = match self {
            Self::Window => under_display(house, &test.path, "debug"),
            _ => Command::new(&test.path),
        };
        if self == Self::Window {
            command.arg("--test-threads=1");
        }
        if cfg!(target_os = "linux") && std::env::var_os("CI").is_some() {
            command = limited(&command);
        }
        count(test, &mut command)
    }

    /// Test files of this tier that cargo built nothing from.
    fn not_built(self, house: &House, built: &[TestBinary]) -> Vec<String> {
        let prefix = match self {
            Self::Manual => "manual_",
            Self::Window => "window_",
            _ => return Vec::new(),
        };
        test_files(&house.root.join("tests"), prefix)
            .into_iter()
            .filter(|name| !built.iter().any(|test| test.target == *name))
            .map(|name| format!("tests/{name}.rs"))
            .collect()
    }
}

/// Runs a command that runs a test program, and counts its tests.
///
/// # Errors
/// When it cannot be started.
pub fn count(test: &TestBinary, command: &mut Command) -> Outcome<Tally> {
    // What they write is asked for and compared by the check.
    for generated in GENERATED {
        command.args(["--skip", generated.test]);
    }
    command
        .current_dir(&test.folder)
        .env("CARGO_MANIFEST_DIR", &test.folder);
    let mut tally = Tally::default();
    let status = lines_of(command, |line| {
        println!("{line}");
        tally.read_line(line);
    })?;
    if !status.success() && tally.failed == 0 {
        tally.fail(format!(
            "{} {ENDED_BADLY} ({status}): {}",
            test.target,
            spelled(command)
        ));
    }
    Ok(tally)
}

/// Test programs that no tier runs, other than the demo, which is a task of its own.
pub fn without_tier(built: &[TestBinary]) -> Vec<String> {
    let demo = |test: &TestBinary| test.package == TESTS && test.target == "demo";
    built
        .iter()
        .filter(|test| !demo(test) && !Tier::ALL.iter().any(|tier| tier.owns(test)))
        .map(|test| format!("no tier runs {} of {}", test.target, test.package))
        .collect()
}

/// A tally of nothing but what went wrong.
pub fn failure(why: String) -> Tally {
    let mut tally = Tally::default();
    tally.fail(why);
    tally
}

/// The same command, stopped with all it started when it goes on for too long.
fn limited(command: &Command) -> Command {
    let mut limited = Command::new("timeout");
    limited
        .args(["--kill-after=15", LIMIT_SECONDS])
        .arg(command.get_program())
        .args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => limited.env(name, value),
            None => limited.env_remove(name),
        };
    }
    limited
}

fn test_files(folder: &Path, prefix: &str) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let stems = names.filter_map(|name| name.strip_suffix(".rs").map(str::to_owned));
    stems.filter(|stem| stem.starts_with(prefix)).collect()
}

fn interface(house: &House) -> Outcome<Tally> {
    println!("\n== ui: vitest");
    let report: PathBuf = house.target.join("vitest.json");
    // A report left by an earlier run must not stand for this one.
    if report.exists() {
        std::fs::remove_file(&report).map_err(|why| format!("{}: {why}", report.display()))?;
    }
    let mut command = npm(&house.ui());
    command.args([
        "run",
        "--silent",
        "test",
        "--",
        "--reporter=default",
        "--reporter=json",
    ]);
    command.arg(format!("--outputFile.json={}", report.display()));
    let status = lines_of(&mut command, |line| println!("{line}"))?;
    let text = std::fs::read_to_string(&report)
        .map_err(|_| format!("`{}` left no report ({status})", spelled(&command)))?;
    let read: Value =
        serde_json::from_str(&text).map_err(|why| format!("vitest's report: {why}"))?;
    let mut tally = Tally::of_interface(&read);
    if !status.success() && tally.failed == 0 {
        tally.fail(format!("vitest ended badly ({status})"));
    }
    Ok(tally)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built(package: &str, target: &str, integration: bool) -> TestBinary {
        let (package, target) = (package.to_owned(), target.to_owned());
        TestBinary {
            package,
            target,
            integration,
            path: PathBuf::new(),
            folder: PathBuf::new(),
        }
    }

    #[test]
    fn every_test_program_belongs_to_one_tier_and_the_demo_to_none() {
        let owners = |test: TestBinary| -> Vec<Tier> {
            Tier::ALL
                .into_iter()
                .filter(|tier| tier.owns(&test))
                .collect()
        };
        assert_eq!(
            owners(built("affianca-domain", "rules", true)),
            [Tier::Domain]
        );
        assert_eq!(
            owners(built("affianca", "affianca_shell", false)),
            [Tier::Shell]
        );
        assert_eq!(
            owners(built("affianca-tests", "affianca_tests", false)),
            [Tier::Manual]
        );
        assert_eq!(
            owners(built("affianca-tests", "manual_3_1", true)),
            [Tier::Manual]
        );
        assert_eq!(
            owners(built("affianca-tests", "window_first_start", true)),
            [Tier::Window]
        );
        assert_eq!(owners(built("affianca-tests", "demo", true)), []);
    }

    #[test]
    fn a_test_program_that_no_tier_runs_is_named() {
        let built = [
            built("affianca-domain", "rules", true),
            built("affianca-tests", "demo", true),
            built("affianca-tests", "manul_3_1", true),
            built("affianca-new", "affianca_new", false),
        ];
        assert_eq!(
            without_tier(&built),
            [
                "no tier runs manul_3_1 of affianca-tests",
                "no tier runs affianca_new of affianca-new",
            ]
        );
    }

    #[test]
    fn tiers_are_found_by_name() {
        assert_eq!(Tier::named("window"), Some(Tier::Window));
        assert_eq!(Tier::named("windows"), None);
    }

    #[test]
    fn a_limited_command_keeps_its_words_and_its_environment() {
        let mut command = Command::new("tests");
        command.args(["--skip", "x"]).env("A", "1");
        let limited = limited(&command);
        assert_eq!(
            spelled(&limited),
            "timeout --kill-after=15 1500 tests --skip x"
        );
        assert!(
            limited
                .get_envs()
                .any(|(name, value)| name == "A" && value == Some("1".as_ref()))
        );
    }
}

//! Counting tests from what their runners print.

use serde_json::Value;

/// Said of a program that ended without naming what failed.
pub const ENDED_BADLY: &str = "ended badly";

/// What a runner reported, added up.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    /// Tests that passed.
    pub passed: usize,
    /// Tests that failed, and programs that ended badly without saying which test did.
    pub failed: usize,
    /// Tests left out on purpose.
    pub ignored: usize,
    /// Names of what failed.
    pub failures: Vec<String>,
}

impl Tally {
    /// Adds another tally.
    pub fn add(&mut self, other: &Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.ignored += other.ignored;
        self.failures.extend(other.failures.iter().cloned());
    }

    /// Whether a program of tests ended without telling how they went.
    pub fn is_untold(&self) -> bool {
        let untold = |what: &String| what.contains(ENDED_BADLY);
        self.passed == 0 && self.failures.iter().any(untold)
    }

    /// Notes one failure that no runner counted.
    pub fn fail(&mut self, what: impl Into<String>) {
        self.failed += 1;
        self.failures.push(what.into());
    }

    /// Reads one line of a Rust test program.
    pub fn read_line(&mut self, line: &str) {
        if let Some(rest) = line.strip_prefix("test result: ") {
            self.passed += number_before(rest, " passed");
            self.failed += number_before(rest, " failed");
            self.ignored += number_before(rest, " ignored");
        } else if let Some(name) = line
            .strip_prefix("test ")
            .and_then(|rest| rest.strip_suffix(" ... FAILED"))
        {
            self.failures.push(name.to_owned());
        }
    }

    /// Reads the JSON report of the interface's tests.
    pub fn of_interface(report: &Value) -> Self {
        let count = |key: &str| report[key].as_u64().unwrap_or(0) as usize;
        let mut tally = Self {
            passed: count("numPassedTests"),
            failed: count("numFailedTests"),
            ignored: count("numPendingTests") + count("numTodoTests"),
            failures: Vec::new(),
        };
        for file in report["testResults"].as_array().into_iter().flatten() {
            let tests = file["assertionResults"].as_array();
            let failed = tests
                .into_iter()
                .flatten()
                .filter(|test| test["status"] == "failed");
            let names: Vec<String> = failed.map(|test| text(&test["fullName"])).collect();
            // A file that cannot even be loaded fails with no test in it.
            if file["status"] == "failed" && names.is_empty() {
                tally.fail(text(&file["name"]));
            }
            tally.failures.extend(names);
        }
        tally
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or("?").to_owned()
}

fn number_before(text: &str, word: &str) -> usize {
    let head = text.split_once(word).map_or("", |(head, _)| head);
    let digits = head
        .rsplit(|character: char| !character.is_ascii_digit())
        .next();
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn adds_up_the_results_of_test_programs() {
        let mut tally = Tally::default();
        for line in [
            "running 3 tests",
            "test rules::refuses_easter_monday ... ok",
            "test rules::says_5 passed; 9 failed ... FAILED",
            "test result: FAILED. 12 passed; 1 failed; 2 ignored; 0 measured; 40 filtered out; finished in 0.01s",
            "test result: ok. 30 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.20s",
        ] {
            tally.read_line(line);
        }
        assert_eq!((tally.passed, tally.failed, tally.ignored), (42, 1, 2));
        assert_eq!(tally.failures, ["rules::says_5 passed; 9 failed"]);
    }

    #[test]
    fn counts_a_file_of_the_interface_that_does_not_load() {
        let tally = Tally::of_interface(&json!({
            "numPassedTests": 4, "numFailedTests": 1, "numPendingTests": 1, "numTodoTests": 0,
            "testResults": [
                {"name": "a.test.ts", "status": "failed",
                 "assertionResults": [{"status": "failed", "fullName": "shows the hours"}]},
                {"name": "b.test.ts", "status": "failed", "assertionResults": []},
                {"name": "c.test.ts", "status": "passed", "assertionResults": [{"status": "passed"}]},
            ],
        }));
        assert_eq!((tally.passed, tally.failed, tally.ignored), (4, 2, 1));
        assert_eq!(tally.failures, ["shows the hours", "b.test.ts"]);
    }

    #[test]
    fn an_empty_report_counts_nothing() {
        assert_eq!(Tally::of_interface(&Value::Null), Tally::default());
    }
}

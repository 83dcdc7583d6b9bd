//! What was tried, one line each, and the last line that adds it up.

use std::process::ExitCode;
use std::time::Instant;

use crate::tally::Tally;

/// One line of the table.
pub struct Row {
    name: String,
    tally: Tally,
    seconds: f32,
}

/// Does the work, and notes how it went and how long it took.
pub fn timed(name: impl Into<String>, work: impl FnOnce() -> Tally) -> Row {
    let started = Instant::now();
    let tally = work();
    Row {
        name: name.into(),
        tally,
        seconds: started.elapsed().as_secs_f32(),
    }
}

/// Prints the table, what failed by name, and the last line: `N passed, N failed`.
pub fn report(rows: &[Row]) -> ExitCode {
    let mut total = Tally::default();
    println!(
        "\n{:<20}{:>8}{:>8}{:>9}{:>10}",
        "", "passed", "failed", "ignored", "seconds"
    );
    for Row {
        name,
        tally,
        seconds,
    } in rows
    {
        let Tally {
            passed,
            failed,
            ignored,
            ..
        } = tally;
        println!("{name:<20}{passed:>8}{failed:>8}{ignored:>9}{seconds:>10.1}");
        total.add(tally);
    }
    for Row { name, tally, .. } in rows {
        for failure in &tally.failures {
            println!("failed: {name}: {failure}");
        }
    }
    println!("\n{}", last_line(&total));
    if total.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn last_line(total: &Tally) -> String {
    format!("{} passed, {} failed", total.passed, total.failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_says_the_two_sums_and_nothing_else() {
        let total = Tally {
            passed: 12,
            failed: 0,
            ignored: 3,
            failures: Vec::new(),
        };
        assert_eq!(last_line(&total), "12 passed, 0 failed");
    }

    #[test]
    fn one_failure_anywhere_makes_the_whole_a_failure() {
        let row = |failed: usize| {
            timed("tier", || Tally {
                passed: 1,
                failed,
                ..Tally::default()
            })
        };
        assert_eq!(report(&[row(0), row(0)]), ExitCode::SUCCESS);
        assert_eq!(report(&[row(0), row(1)]), ExitCode::FAILURE);
    }
}

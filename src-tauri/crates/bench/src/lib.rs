//! What the benches of the crates are run with: every operation is timed by itself, after its own
//! preparation, so that the 99th percentile can be told; one line a measure, which
//! `cargo xtask bench` reads back.
//!
//! A measure picks what it needs in its own preparation: each can run alone, and in any order.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// How often most operations are timed: fewer have no 99th percentile to speak of.
pub const SAMPLES: usize = 100;

/// A run of measures: all of them, or those whose name holds one of the words it was given.
#[derive(Debug)]
pub struct Bench {
    words: Vec<String>,
}

impl Bench {
    /// The run that the command line asks for, and the heads of its columns.
    #[must_use]
    pub fn from_args() -> Self {
        let words = std::env::args().skip(1);
        println!(
            "{:<64}{:>12}{:>12}{:>12}{:>9}",
            "milliseconds", "median", "p99", "slowest", "samples"
        );
        Self {
            // Cargo adds flags of its own.
            words: words.filter(|word| !word.starts_with("--")).collect(),
        }
    }

    /// Says what is measured, above its lines.
    pub fn about(&self, words: &str) {
        println!("# {words}");
    }

    /// Whether a measure of this name is to run.
    #[must_use]
    pub fn wants(&self, name: &str) -> bool {
        self.words.is_empty() || self.words.iter().any(|word| name.contains(word))
    }

    /// Times `run` on what `prepare` makes, `samples` times; once more before, untimed, when it is
    /// timed more than once.
    pub fn measure<Input, Output>(
        &self,
        name: &str,
        samples: usize,
        mut prepare: impl FnMut() -> Input,
        mut run: impl FnMut(Input) -> Output,
    ) {
        if !self.wants(name) {
            return;
        }
        let mut timed = || {
            let input = black_box(prepare());
            let started = Instant::now();
            let output = black_box(run(input));
            let time = started.elapsed();
            // What the operation answered with is dropped untimed.
            drop(output);
            time
        };
        if samples > 1 {
            timed();
        }
        let mut times: Vec<Duration> = (0..samples).map(|_| timed()).collect();
        times.sort_unstable();
        println!("{}", line(name, &times));
    }
}

fn line(name: &str, sorted: &[Duration]) -> String {
    let at = |percent| milliseconds(percentile(sorted, percent));
    format!(
        "{name:<64}{:>12.3}{:>12.3}{:>12.3}{:>9}",
        at(50),
        at(99),
        at(100),
        sorted.len()
    )
}

/// The shortest of the times that `percent` of all do not exceed.
fn percentile(sorted: &[Duration], percent: usize) -> Duration {
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).copied().unwrap_or_default()
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    fn times(milliseconds: impl Iterator<Item = u64>) -> Vec<Duration> {
        milliseconds.map(Duration::from_millis).collect()
    }

    #[test]
    fn a_percentile_is_a_time_that_was_taken() {
        let hundred = times(1..=100);
        let of_hundred = |percent| percentile(&hundred, percent).as_millis();
        assert_eq!(
            (of_hundred(50), of_hundred(99), of_hundred(100)),
            (50, 99, 100)
        );
        let three = times(1..=3);
        let of_three = |percent| percentile(&three, percent).as_millis();
        assert_eq!((of_three(50), of_three(99), of_three(100)), (2, 3, 3));
        assert_eq!(percentile(&times(7..=7), 50).as_millis(), 7);
        assert_eq!(percentile(&[], 99), Duration::ZERO);
    }

    #[test]
    fn a_line_ends_with_three_times_and_how_many_were_taken() {
        let line = line("lists/by_text/mario rossi", &times(1..=100));
        assert!(line.starts_with("lists/by_text/mario rossi "), "{line}");
        let columns: Vec<&str> = line.split_whitespace().rev().take(4).collect();
        assert_eq!(columns, ["100", "100.000", "99.000", "50.000"]);
    }

    #[test]
    fn only_what_is_named_runs_each_time_on_what_was_prepared_for_it() {
        let ran = RefCell::new(Vec::new());
        let bench = Bench {
            words: vec!["sign".to_owned()],
        };
        for name in ["steps/sign_register", "steps/admit"] {
            let mut next = 0;
            let prepare = || {
                next += 1;
                next
            };
            bench.measure(name, 2, prepare, |input| ran.borrow_mut().push(input));
        }
        // One more than asked for, before any is timed.
        assert_eq!(*ran.borrow(), [1, 2, 3]);
        let all = Bench { words: Vec::new() };
        all.measure("anything", 1, || 9, |input| ran.borrow_mut().push(input));
        assert_eq!(*ran.borrow(), [1, 2, 3, 9]);
    }
}

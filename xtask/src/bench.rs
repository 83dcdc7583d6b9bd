//! Figures to watch: the benches of the crates, the program's size, and how long a person waits for
//! the first screen. What is measured is written into `docs/performance.md`.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde_json::Value;

use crate::house::{House, PROGRAM};
use crate::interface;
use crate::performance::{Measures, Start, report};
use crate::process::{Outcome, cargo, lines_of, run};
use crate::system::{TO_BUILD, TO_DRIVE_WINDOW, has_display, require};
use crate::window::under_display;

/// Starts measured; the first also warms the machine's caches.
const STARTS: usize = 6;
/// Where the figures are kept.
const REPORT: &str = "docs/performance.md";

/// The task.
///
/// # Errors
/// When something is missing, does not build, does not run to its end or does not start.
pub fn bench(house: &House) -> Outcome<()> {
    require(&[TO_BUILD, TO_DRIVE_WINDOW])?;
    let mut measures = Measures::default();
    for (package, name) in benches(&house.packages) {
        println!("\n== {package}: {name}");
        let mut command = cargo(&house.root);
        command.args(["bench", "--package", &package, "--bench", &name]);
        let status = lines_of(&mut command, |line| {
            println!("{line}");
            measures.read_line(line);
        })?;
        if !status.success() {
            return Err(format!("{name} of {package} ended badly ({status})"));
        }
    }
    let start = start(house)?;
    println!("\n{}", start.sentence());
    let file = house.root.join(REPORT);
    std::fs::write(&file, report(&measures, &start)?)
        .map_err(|why| format!("{}: {why}", file.display()))?;
    println!("{REPORT} is written anew");
    Ok(())
}

/// Builds the program as it is released, weighs it and starts it.
fn start(house: &House) -> Outcome<Start> {
    interface::build(house)?;
    run(cargo(&house.root).args(["build", "--release", "--package", PROGRAM]))?;
    let program = house.program("release");
    let weighed =
        std::fs::metadata(&program).map_err(|why| format!("{}: {why}", program.display()))?;
    let mut times = Vec::new();
    for _ in 0..STARTS {
        times.push(start_time(house)?);
    }
    Start::of(weighed.len(), &times)
}

fn benches(packages: &[Value]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for package in packages {
        for target in package["targets"].as_array().into_iter().flatten() {
            if target["kind"][0] == "bench" {
                let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
                found.push((text(&package["name"]), text(&target["name"])));
            }
        }
    }
    found
}

/// Milliseconds that the program itself prints once its first screen is painted.
fn start_time(house: &House) -> Outcome<u64> {
    let data = house.target.join("bench-data");
    if data.exists() {
        std::fs::remove_dir_all(&data).map_err(|why| format!("{}: {why}", data.display()))?;
    }
    let program = house.program("release");
    let mut command = starting(house, &program);
    command
        .env("AFFIANCA_TRACE_START", "1")
        .env("AFFIANCA_DATA_DIR", &data);
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|why| format!("{}: {why}", program.display()))?;
    let mut lines = child
        .stdout
        .take()
        .map(BufReader::new)
        .into_iter()
        .flat_map(BufRead::lines);
    let time = lines.find_map(|line| milliseconds(&line.ok()?));
    end(&mut child)?;
    time.ok_or_else(|| "the program ended without saying how long its start took".to_owned())
}

/// In a group of processes of its own, so that all of it can be ended together.
fn starting(house: &House, program: &Path) -> Command {
    in_a_group_of_its_own(if has_display() {
        Command::new(program)
    } else {
        under_display(house, program, "release")
    })
}

#[cfg(unix)]
fn in_a_group_of_its_own(mut command: Command) -> Command {
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    command
}

#[cfg(not(unix))]
fn in_a_group_of_its_own(command: Command) -> Command {
    command
}

/// Ends the program with the display and the bus started around it.
fn end(child: &mut Child) -> Outcome<()> {
    if cfg!(unix) {
        let group = format!("-{}", child.id());
        run(Command::new("kill").args(["-TERM", "--", &group]))?;
    } else {
        child.kill().map_err(|why| why.to_string())?;
    }
    child.wait().map(drop).map_err(|why| why.to_string())
}

/// The number before "ms" in a line.
fn milliseconds(line: &str) -> Option<u64> {
    let before = line.split_once("ms")?.0.trim_end();
    before
        .rsplit(|character: char| !character.is_ascii_digit())
        .next()?
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn finds_the_milliseconds_in_a_line() {
        assert_eq!(milliseconds("first usable screen after 412 ms"), Some(412));
        assert_eq!(milliseconds("98ms"), Some(98));
        assert_eq!(milliseconds("no time in it"), None);
    }

    #[test]
    fn lists_the_benchmarks_of_every_package() {
        let packages = [json!({"name": "affianca-workflow", "targets": [
            {"name": "affianca_workflow", "kind": ["lib"]}, {"name": "search", "kind": ["bench"]},
        ]})];
        assert_eq!(
            benches(&packages),
            [("affianca-workflow".to_owned(), "search".to_owned())]
        );
    }
}

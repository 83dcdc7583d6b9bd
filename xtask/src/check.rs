//! Everything that can be said of the code without running the tests. Every check runs, so that
//! one call tells all.

use std::process::{Command, ExitCode};
use std::time::Instant;

use crate::artefacts::{self, Built, Extent};
use crate::cross::{self, Checked};
use crate::generated::{ANSWERS, CLIENT, GENERATED, Generated};
use crate::house::House;
use crate::process::{Outcome, cargo, npm, run, text_of};
use crate::system::{TO_BUILD, require};
use crate::{arrows, interface, sources, tiers};

/// How many checks went well, and the names of those that did not.
pub struct Verdict {
    /// Checks that found nothing wrong.
    pub passed: usize,
    /// Names of the others.
    pub wrong: Vec<&'static str>,
}

/// The task: prepares, mends if asked to, checks.
///
/// # Errors
/// When what the checks need cannot be installed or mending fails.
pub fn check(house: &House, fix: bool) -> Outcome<ExitCode> {
    require(&[TO_BUILD])?;
    interface::install(house)?;
    if fix {
        mend(house)?;
    }
    if let Err(why) = interface::build(house) {
        println!("{why}");
    }
    let built = artefacts::build(house, Extent::Whole)?;
    let verdict = all(house, &built);
    println!(
        "\n{} checks passed, {} failed",
        verdict.passed,
        verdict.wrong.len()
    );
    Ok(if verdict.wrong.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn mend(house: &House) -> Outcome<()> {
    for generated in GENERATED {
        generated.write(house)?;
    }
    run(cargo(&house.root).args(["fmt", "--all"]))?;
    run(npm(&house.ui()).args(["exec", "--", "biome", "check", "--write", "."]))
}

/// Runs every check on what is built, saying of each in a line whether it went well.
pub fn all(house: &House, built: &Built) -> Verdict {
    let mut verdict = Verdict {
        passed: 0,
        wrong: Vec::new(),
    };
    let mut hold = |name, check: &dyn Fn() -> Outcome<()>| verdict.hold(name, check);
    hold("dependency arrows", &|| none(&arrows::wrong(house)));
    hold("every test program has its tier", &|| {
        none(&tiers::without_tier(&built.tests))
    });
    hold("only the bridge calls the desktop", &|| {
        none(&sources::desktop_imports(house))
    });
    hold("the domain reads no clock", &|| {
        none(&sources::clocks_in_domain(house))
    });
    hold("unsafe code only for the platform", &|| {
        none(&sources::unsafe_code(house))
    });
    hold("no file is too long", &|| none(&sources::too_long(house)));
    hold("no modules form a circle", &|| {
        none(&sources::circles_of_modules(house))
    });
    hold("no imports form a circle", &|| {
        none(&sources::circles_of_imports(house))
    });
    hold("rust format", &|| {
        quiet(cargo(&house.root).args(["fmt", "--all", "--check"]))
    });
    hold("interface format and lints", &|| {
        quiet(npm(&house.ui()).args(["run", "--silent", "lint", "--", "--colors=off"]))
    });
    hold("interface types", &|| {
        quiet(npm(&house.ui()).args(["run", "--silent", "types"]))
    });
    hold("generated client up to date", &|| {
        up_to_date(&CLIENT, "types", house, built)
    });
    hold("recorded answers up to date", &|| {
        up_to_date(&ANSWERS, "answers", house, built)
    });
    hold("rust lints", &|| {
        let words = "clippy --quiet --workspace --all-targets --keep-going -- --deny warnings";
        quiet(cargo(&house.root).args(words.split(' ')))
    });
    verdict.hold_or_skip("compiles for Windows and macOS", &|| cross::check(house));
    verdict
}

impl Verdict {
    fn hold(&mut self, name: &'static str, check: &dyn Fn() -> Outcome<()>) {
        self.hold_or_skip(name, &|| check().map(|()| Checked::Well));
    }

    fn hold_or_skip(&mut self, name: &'static str, check: &dyn Fn() -> Outcome<Checked>) {
        let started = Instant::now();
        match check() {
            Ok(Checked::Well) => {
                self.passed += 1;
                println!("ok     {name} ({:.1} s)", started.elapsed().as_secs_f32());
            }
            Ok(Checked::Skipped(why)) => println!("skip   {name}: {why}"),
            Err(why) => {
                self.wrong.push(name);
                println!("WRONG  {name}");
                why.lines().for_each(|line| println!("       {line}"));
            }
        }
    }
}

fn up_to_date(generated: &Generated, task: &str, house: &House, built: &Built) -> Outcome<()> {
    if !built.complete {
        return Err("the code does not build".to_owned());
    }
    none(&generated.differences(house, built)?)
        .map_err(|why| format!("{why}\n`cargo xtask {task}` writes it anew"))
}

fn none(found: &[String]) -> Outcome<()> {
    if found.is_empty() {
        Ok(())
    } else {
        Err(found.join("\n"))
    }
}

fn quiet(command: &mut Command) -> Outcome<()> {
    text_of(command).map(drop)
}

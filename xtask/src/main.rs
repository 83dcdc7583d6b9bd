//! The only entry point for building, testing and releasing: `cargo xtask TASK`.
//! One file a task; what several tasks need has a file of its own.

mod arrows;
mod artefacts;
mod bench;
mod bundle;
mod check;
mod circles;
mod cross;
mod demo;
mod generated;
mod house;
mod icons;
mod imports;
mod interface;
mod modules;
mod performance;
mod process;
mod run;
mod sheets;
mod sources;
mod system;
mod table;
mod tally;
mod test;
mod tiers;
mod window;
mod windows;

use std::process::ExitCode;

use house::House;
use process::Outcome;

const HELP: &str = "\
cargo xtask TASK

  run [--demo] [-- ARGS]         install what is missing, build and start the program
                                 --demo opens the example archive; ARGS go to the program
  test [--no-check] [TIER…]      check, then every tier of tests, or only those named:
                                 tasks domain tables store workflow documents sheets shell ui manual window
  check [--fix]                  format, lints, types, arrows, circles, and whether it compiles for
                                 Windows and macOS; --fix mends what a tool can mend
  types                          write the page's client and its types into ui/src/generated
  answers                        record into ui/test/answers what the program answers the page from
                                 its example archive
  demo [--out DIR]               walk the manual's way in the real program under a virtual
                                 display; screenshots and registers go to DIR (target/demo)
  bench                          every bench, the time from start to the first usable screen;
                                 writes docs/performance.md
  sheets [PAGES [SEED [LEVEL]]]  how well signed sheets are read: prints, signs and photographs registers by
                                 chance and tells what was found, with bounds
  sheets FOLDER                  the same of pages that foreign tools have degraded (tests/sheets)
  bundle                         build the installer of this system (deb, dmg or exe)
  windows                        from Linux: build every test for Windows and run it under Wine,
                                 once more in a folder of an odd name and on a share
  windows installer [--webview FILE]
                                 from Linux: the Windows program and its installer; FILE is
                                 Microsoft's off-line installer of WebView2, carried along
  icons                          render icons/*.svg to the sizes the program and installers want
  help                           this list
";

fn main() -> ExitCode {
    let words: Vec<std::ffi::OsString> = std::env::args_os().collect();
    if let Some(well) = cross::stand_in::answers(&words) {
        return ExitCode::from(u8::from(!well));
    }
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match dispatch(&arguments) {
        Ok(code) => code,
        Err(why) => {
            eprintln!("xtask: {why}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[&str]) -> Outcome<ExitCode> {
    let (task, rest) = arguments.split_first().unwrap_or((&"help", &[]));
    if matches!(*task, "help" | "--help" | "-h") {
        print!("{HELP}");
        return Ok(ExitCode::SUCCESS);
    }
    if let (&windows::OUTSIDE, [tool, base]) = (task, rest) {
        return windows::run_outside(tool, base);
    }
    let house = House::find()?;
    match (*task, rest) {
        ("run", rest) => run::run(&house, rest),
        ("test", rest) => test::test(&house, rest),
        ("check", []) => check::check(&house, false),
        ("check", ["--fix"]) => check::check(&house, true),
        ("types", []) => generated::CLIENT.write(&house).map(|()| ExitCode::SUCCESS),
        ("answers", []) => generated::ANSWERS.write(&house).map(|()| ExitCode::SUCCESS),
        ("demo", []) => demo::demo(&house, None),
        ("demo", ["--out", directory]) => demo::demo(&house, Some(directory.as_ref())),
        ("bench", []) => bench::bench(&house).map(|()| ExitCode::SUCCESS),
        ("sheets", arguments) => sheets::sheets(&house, arguments).map(|()| ExitCode::SUCCESS),
        ("bundle", []) => bundle::bundle(&house).map(|()| ExitCode::SUCCESS),
        ("windows", []) => windows::test(&house),
        ("windows", ["installer"]) => windows::installer(&house, None),
        ("windows", ["installer", "--webview", file]) => {
            windows::installer(&house, Some(file.as_ref()))
        }
        ("icons", []) => icons::icons(&house).map(|()| ExitCode::SUCCESS),
        _ => Err(format!(
            "unknown task or argument: {}\n\n{HELP}",
            arguments.join(" ")
        )),
    }
}

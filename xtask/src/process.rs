//! Starting other programs: what is shown of them, and what their failure is called.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

/// What a task gives back; the error is a sentence for whoever started the task.
pub type Outcome<T> = Result<T, String>;

/// The cargo that started this task, in `directory`.
pub fn cargo(directory: &Path) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(directory);
    command
}

/// npm, in `directory`; on Windows it is a script that must be named in full.
pub fn npm(directory: &Path) -> Command {
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.current_dir(directory);
    // Its tools take CI for a terminal and fill the log with colours.
    if !std::io::stdout().is_terminal() {
        command.env("NO_COLOR", "1").env_remove("FORCE_COLOR");
    }
    command
}

/// The command as one would type it, for messages.
pub fn spelled(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(program.as_os_str());
    std::iter::once(name)
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}

/// Runs to the end with the terminal as it is.
///
/// # Errors
/// When it cannot be started or ends badly.
pub fn run(command: &mut Command) -> Outcome<()> {
    let status = command.status().map_err(|why| not_started(command, &why))?;
    if status.success() {
        return Ok(());
    }
    Err(format!("`{}` failed ({status})", spelled(command)))
}

/// Runs to the end and gives its standard output.
///
/// # Errors
/// When it cannot be started or ends badly; the message then holds all that it said.
pub fn text_of(command: &mut Command) -> Outcome<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|why| not_started(command, &why))?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() {
        return Ok(said);
    }
    let complained = String::from_utf8_lossy(&output.stderr);
    Err(format!(
        "`{}` failed ({})\n{}{}",
        spelled(command),
        output.status,
        said,
        complained
    ))
}

/// Runs to the end, handing over each line of its standard output as it comes.
///
/// # Errors
/// When it cannot be started; a bad end is in the status.
pub fn lines_of(command: &mut Command, mut each: impl FnMut(&str)) -> Outcome<ExitStatus> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|why| not_started(command, &why))?;
    if let Some(output) = child.stdout.take() {
        let mut reader = BufReader::new(output);
        let mut line = Vec::new();
        // Bytes, not `lines()`: one wrong byte in a test's output must not end the reading.
        while reader
            .read_until(b'\n', &mut line)
            .is_ok_and(|read| read > 0)
        {
            each(String::from_utf8_lossy(&line).trim_end_matches(['\r', '\n']));
            line.clear();
        }
    }
    child.wait().map_err(|why| not_started(command, &why))
}

/// Where a program of this name is found on the PATH.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let name = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&std::env::var_os("PATH")?)
        .map(|directory| directory.join(&name))
        .find(|candidate| candidate.is_file())
}

fn not_started(command: &Command, why: &std::io::Error) -> String {
    format!("`{}` could not be started: {why}", spelled(command))
}

//! Tools of the system that tests under Wine read documents with. `native.c` asks for one, and it
//! is run here, outside Wine, with paths turned into the system's.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use crate::process::Outcome;

/// The name of the task that Wine starts.
pub const OUTSIDE: &str = "outside-wine";

/// Runs `tool` with the arguments in `base.args`, and leaves what it says in `base.out` and
/// `base.err` and then how it ended in `base.done`.
///
/// # Errors
/// When a file cannot be read or written, or the tool not be started.
pub fn run(tool: &str, base: &str) -> Outcome<ExitCode> {
    let prefix = PathBuf::from(std::env::var_os("WINEPREFIX").unwrap_or_default());
    let base = here(base, &prefix);
    let told = |why: std::io::Error| format!("{base}: {why}");
    let words = std::fs::read_to_string(format!("{base}.args")).map_err(told)?;
    let file = |ending: &str| std::fs::File::create(format!("{base}.{ending}")).map_err(told);
    let status = Command::new(tool)
        .args(words.lines().map(|word| here(word, &prefix)))
        .stdin(Stdio::null())
        .stdout(file("out")?)
        .stderr(file("err")?)
        .status();
    let code = status.map_or(127, |status| status.code().unwrap_or(127));
    // Under another name first: whoever waits for it must find it whole.
    let part = format!("{base}.part");
    std::fs::write(&part, code.to_string()).map_err(told)?;
    std::fs::rename(&part, format!("{base}.done")).map_err(told)?;
    Ok(ExitCode::SUCCESS)
}

/// A word of Wine's as the system outside reads it: a path of a drive or of a share where it is
/// kept, anything else as it is.
fn here(word: &str, prefix: &Path) -> String {
    let devices = prefix.join("dosdevices");
    let slashes = word.replace('\\', "/");
    match slashes.as_bytes() {
        [b'Z' | b'z', b':', b'/', ..] => slashes.get(2..).unwrap_or_default().to_owned(),
        [letter, b':', b'/', ..] if letter.is_ascii_alphabetic() => {
            let (drive, rest) = slashes.split_at(2);
            format!("{}/{}{rest}", devices.display(), drive.to_lowercase())
        }
        [b'/', b'/', ..] if word.starts_with('\\') => {
            format!(
                "{}/unc{}",
                devices.display(),
                slashes.get(1..).unwrap_or_default()
            )
        }
        [b'/', ..] => slashes,
        _ => word.to_owned(),
    }
}

// It runs outside, where paths have slashes.
#[cfg(all(test, not(windows)))]
mod tests {
    use super::*;

    #[test]
    fn paths_of_wine_are_found_outside_and_other_words_stay() {
        for (word, outside) in [
            (r"Z:\work\a b.pdf", "/work/a b.pdf"),
            (
                r"C:\users\nicolò\a.pdf",
                "/w/dosdevices/c:/users/nicolò/a.pdf",
            ),
            (
                r"\\server\quota\a.pdf",
                "/w/dosdevices/unc/server/quota/a.pdf",
            ),
            ("/work/a.pdf", "/work/a.pdf"),
            ("-layout", "-layout"),
            ("-", "-"),
            (r"a\b", r"a\b"),
        ] {
            assert_eq!(here(word, Path::new("/w")), outside, "{word}");
        }
    }
}

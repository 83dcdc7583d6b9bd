//! The installer for Windows, from a script of our own: the same from Linux and on Windows.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::toolchain::LOADER;
use crate::house::{House, PROGRAM};
use crate::process::{Outcome, on_path, run};

const SCRIPT: &str = "src-tauri/installer/affianca.nsi";
/// Where the installer of NSIS puts it on Windows, off the path.
const ON_WINDOWS: &str = r"C:\Program Files (x86)\NSIS\makensis.exe";
/// Names a command that signs the file written after it; without it nothing is signed.
const SIGN: &str = "AFFIANCA_SIGN";

/// Makes the installer of `program` beside it, carrying the off-line installer `webview` along
/// when there is one; prints where it is and how large.
///
/// # Errors
/// When NSIS is missing or refuses, or a file is not there.
pub fn make(house: &House, program: &Path, webview: Option<&Path>) -> Outcome<PathBuf> {
    let sign = std::env::var(SIGN).ok().filter(|words| !words.is_empty());
    signed(sign.as_deref(), program)?;
    let version = version(house)?;
    let output = program.with_file_name(format!("Affianca_{version}_x64-setup.exe"));
    let mut command = Command::new(makensis()?);
    command.args(["-V2", "-INPUTCHARSET", "UTF8"]);
    let mut define = |name: &str, value: &dyn std::fmt::Display| {
        command.arg(format!("-D{name}={value}"));
    };
    define("VERSION", &version);
    define("PROGRAM", &program.display());
    define("ICON", &house.root.join("icons/icon.ico").display());
    define("OUTPUT", &output.display());
    define("SIZE", &(size_of(program)? / 1024));
    let loader = program.with_file_name(LOADER);
    if loader.exists() {
        define("LOADER", &loader.display());
    }
    if let Some(webview) = webview {
        let whole = std::path::absolute(webview)
            .ok()
            .filter(|file| file.is_file())
            .ok_or_else(|| format!("{} is not there", webview.display()))?;
        define("WEBVIEW", &whole.display());
    }
    // Windows' own NSIS has only one kind.
    if cfg!(not(windows)) {
        define("STUB", &"amd64-unicode");
    }
    if let Some(sign) = &sign {
        define("SIGN", sign);
    }
    run(command.arg(house.root.join(SCRIPT)))?;
    signed(sign.as_deref(), &output)?;
    for file in [program, &output] {
        println!("{} ({:.1} MB)", file.display(), size_of(file)? as f64 / 1e6);
    }
    Ok(output)
}

fn size_of(file: &Path) -> Outcome<u64> {
    let about = std::fs::metadata(file).map_err(|why| format!("{}: {why}", file.display()))?;
    Ok(about.len())
}

/// Has the command sign the file, when there is one.
fn signed(sign: Option<&str>, file: &Path) -> Outcome<()> {
    let mut words = sign.unwrap_or_default().split_whitespace();
    match words.next() {
        Some(program) => run(Command::new(program).args(words).arg(file)),
        None => Ok(()),
    }
}

fn version(house: &House) -> Outcome<String> {
    let mut packages = house.packages.iter();
    let program = packages.find(|package| package["name"] == PROGRAM);
    program
        .and_then(|package| package["version"].as_str())
        .map(str::to_owned)
        .ok_or_else(|| format!("{PROGRAM} has no version"))
}

fn makensis() -> Outcome<PathBuf> {
    let installed = PathBuf::from(ON_WINDOWS);
    on_path("makensis")
        .or_else(|| installed.is_file().then_some(installed))
        .ok_or_else(|| "NSIS is missing: `choco install nsis`".to_owned())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_installer_has_the_version_of_the_program() {
        let house = House {
            root: "/h".into(),
            target: "/h/target".into(),
            packages: vec![
                json!({"name": "affianca-domain", "version": "9.9.9"}),
                json!({"name": "affianca", "version": "1.2.3"}),
            ],
        };
        assert_eq!(version(&house), Ok("1.2.3".to_owned()));
    }

    #[test]
    fn a_file_is_signed_by_the_command_named_and_by_none_without() {
        let file = Path::new("affianca.exe");
        assert_eq!(signed(None, file), Ok(()));
        assert_eq!(signed(Some("  "), file), Ok(()));
        assert!(signed(Some("no-such-program --sign"), file).is_err());
    }
}

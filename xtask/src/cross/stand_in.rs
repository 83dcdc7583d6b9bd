//! A compiler, an archiver and a resource compiler that make nothing. Checking links nothing, so
//! what C code would become is never looked at: empty files do, and no other system's tools or
//! headers are needed.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::process::Outcome;

/// The names it goes by; each is a link to the program of these tasks.
pub const NAMES: [&str; 3] = [
    "stand-in-compiler",
    "stand-in-archiver",
    "stand-in-resources",
];

/// What it says to whoever has it expand headers, to learn which compiler it is and which OpenSSL
/// is there.
const HEADERS: &str = "\"gcc\"\nRUST_VERSION_NEW_OPENSSL_3_6_0";
/// What it says to whoever asks which resource compiler it is.
const RESOURCES: &str = "GNU windres";

/// Whether these tasks were started under one of its names; then it does what is asked, and says
/// whether that went well.
pub fn answers(words: &[OsString]) -> Option<bool> {
    let (name, words) = words.split_first()?;
    let name = Path::new(name).file_stem()?.to_str()?;
    NAMES.contains(&name).then(|| {
        let words: Vec<String> = words
            .iter()
            .map(|word| word.to_string_lossy().into_owned())
            .collect();
        words.iter().filter_map(|word| said(word)).for_each(|line| {
            println!("{line}");
        });
        // One of Microsoft's would know this one.
        let knows = !words.iter().any(|word| word == "-?");
        let made = outputs(&words)
            .into_iter()
            .all(|file| fs::write(file, []).is_ok());
        knows && made
    })
}

/// Lays links to the running program into `folder`, one for each name.
///
/// # Errors
/// When the folder cannot be written.
pub fn lay_into(folder: &Path) -> Outcome<[PathBuf; 3]> {
    let told = |why: std::io::Error| format!("{}: {why}", folder.display());
    fs::create_dir_all(folder).map_err(told)?;
    let program = std::env::current_exe().map_err(told)?;
    let links = NAMES.map(|name| folder.join(name));
    for link in &links {
        if fs::read_link(link).is_ok_and(|there| there == program) {
            continue;
        }
        // One that leads to another checkout's program, or nowhere.
        let _ = fs::remove_file(link);
        self::link(&program, link).map_err(told)?;
    }
    Ok(links)
}

#[cfg(unix)]
fn link(program: &Path, link: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(program, link)
}

#[cfg(not(unix))]
fn link(program: &Path, link: &Path) -> std::io::Result<()> {
    fs::copy(program, link).map(drop)
}

fn said(word: &str) -> Option<&'static str> {
    match word {
        "-E" => Some(HEADERS),
        "-V" => Some(RESOURCES),
        _ => None,
    }
}

/// The files that a compiler, an archiver or a resource compiler given these words would make.
fn outputs(words: &[String]) -> Vec<&str> {
    let mut files = Vec::new();
    let mut words = words.iter().map(String::as_str);
    while let Some(word) = words.next() {
        match word {
            "-o" | "--output" => files.extend(words.next()),
            library if library.ends_with(".a") => files.push(library),
            other => files.extend(other.strip_prefix("--output=")),
        }
    }
    files
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn words(line: &str) -> Vec<String> {
        line.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn every_tool_makes_the_file_it_is_asked_for_and_no_other() {
        for (line, made) in [
            ("-O2 -DX=1 -o out/a.o -c a.c", vec!["out/a.o"]),
            ("cq out/libx.a out/a.o", vec!["out/libx.a"]),
            ("s out/libx.a", vec!["out/libx.a"]),
            (
                "--input a.rc --output-format=coff --output out/a.lib",
                vec!["out/a.lib"],
            ),
            ("--output=out/a.lib", vec!["out/a.lib"]),
            ("-E a.c", vec![]),
        ] {
            assert_eq!(outputs(&words(line)), made, "{line}");
        }
    }

    #[test]
    fn only_under_its_own_names_does_it_answer() {
        let folder = std::env::temp_dir().join(format!("stand-in-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let made = folder.join("a.o");
        let ask = |name: &str| {
            let words = [name, "-c", "-o", made.to_str().unwrap()];
            answers(&words.map(OsString::from))
        };
        assert_eq!(ask("target/debug/xtask"), None);
        assert!(!made.exists());
        assert_eq!(ask("tools/stand-in-compiler"), Some(true));
        assert_eq!(fs::read(&made).unwrap(), b"");
        let ask_for_help = ["stand-in-compiler", "-?"].map(OsString::from);
        assert_eq!(answers(&ask_for_help), Some(false));
        assert_eq!(
            answers(&["stand-in-compiler", "-o", "/nowhere/at/all"].map(OsString::from)),
            Some(false)
        );
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn links_are_laid_once_and_lead_to_this_program() {
        let folder = std::env::temp_dir().join(format!("stand-in-links-{}", std::process::id()));
        lay_into(&folder).unwrap();
        let links = lay_into(&folder).unwrap();
        assert!(links.iter().all(|link| link.is_file()), "{links:?}");
        fs::remove_dir_all(folder).unwrap();
    }
}

//! Which compiler knows other systems: the one in use, when rustup has given it their libraries;
//! else Debian's second one, which comes with the sources of the standard library.

use std::path::Path;
use std::process::Command;

use crate::house::House;
use crate::process::{Outcome, cargo, on_path, run, text_of};
use crate::system::{TO_CHECK_OTHERS, distribution, require};

/// Where Debian's compiler has the standard library it builds for another system.
const STANDARD_SOURCES: &str = "/usr/lib/rustlib/src/rust/library/std";

/// A compiler that knows other systems.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compiler {
    /// The one in use, with the libraries of the other systems.
    InUse,
    /// Debian's own, beside the one in use; it builds the standard library as well.
    Debian,
}

impl Compiler {
    /// One that knows these systems, got from Debian or by rustup when it is not there yet.
    ///
    /// # Errors
    /// When there is none; the message says how to get one.
    pub fn for_systems(systems: &[&str]) -> Outcome<Self> {
        if knows(systems) {
            return Ok(Self::InUse);
        }
        let from_debian = distribution().is_some_and(|name| name == "debian")
            && require(&[TO_CHECK_OTHERS]).is_ok()
            && Path::new(STANDARD_SOURCES).exists();
        if from_debian {
            return Ok(Self::Debian);
        }
        let by_hand = format!("rustup target add {}", systems.join(" "));
        if on_path("rustup").is_some() {
            let mut add = Command::new("rustup");
            add.args(["target", "add"]).args(systems);
            if run(&mut add).is_ok() && knows(systems) {
                return Ok(Self::InUse);
            }
        }
        Err(format!(
            "no compiler here knows {}; `{by_hand}` gets what it needs",
            systems.join(" and ")
        ))
    }

    /// Cargo with this compiler, in the root of the tree, building into `target`.
    pub fn cargo(self, house: &House, target: &Path) -> Command {
        let mut command = match self {
            Self::InUse => cargo(&house.root),
            Self::Debian => debian(house),
        };
        command
            .env("CARGO_TARGET_DIR", target)
            .env("CARGO_INCREMENTAL", "0");
        command
    }

    /// Words of cargo's command line that this compiler needs for other systems.
    pub const fn words(self) -> &'static [&'static str] {
        match self {
            Self::InUse => &[],
            Self::Debian => &["-Zbuild-std=std,panic_unwind"],
        }
    }
}

/// Whether the compiler in use has the libraries of all of these systems.
fn knows(systems: &[&str]) -> bool {
    systems.iter().all(|system| {
        let mut ask = Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
        ask.args(["--print", "target-libdir", "--target", system]);
        text_of(&mut ask).is_ok_and(|folder| Path::new(folder.trim()).is_dir())
    })
}

/// Debian's cargo, without what rustup's hands to all it starts.
fn debian(house: &House) -> Command {
    let mut command = Command::new("/usr/bin/cargo");
    command.current_dir(&house.root);
    for name in [
        "CARGO",
        "RUSTC",
        "RUSTDOC",
        "RUSTUP_TOOLCHAIN",
        "LD_LIBRARY_PATH",
    ] {
        command.env_remove(name);
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let first = std::iter::once("/usr/bin".into()).chain(std::env::split_paths(&path));
    if let Ok(path) = std::env::join_paths(first) {
        command.env("PATH", path);
    }
    // Building the standard library is for nightly compilers, or one told to act like them.
    command.env("RUSTC_BOOTSTRAP", "1");
    command
}

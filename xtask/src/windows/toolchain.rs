//! Compiling and linking for Windows with MinGW.

use std::path::PathBuf;
use std::process::Command;

use crate::artefacts::{TestBinary, read_message};
use crate::cross::compiler::Compiler;
use crate::house::{House, PROGRAM};
use crate::process::{Outcome, lines_of, run};

/// Windows, as compilers name it.
pub const SYSTEM: &str = "x86_64-pc-windows-gnu";
/// MinGW's compiler with threads as the standard library wants them.
pub const MINGW: &str = "x86_64-w64-mingw32-gcc-posix";
/// What loads WebView2; it has to lie beside the program.
pub const LOADER: &str = "WebView2Loader.dll";

/// What builds for Windows.
pub struct Toolchain<'a> {
    house: &'a House,
    compiler: Compiler,
    /// Where all of it goes.
    pub target: PathBuf,
}

impl<'a> Toolchain<'a> {
    /// Finds a compiler that knows Windows.
    ///
    /// # Errors
    /// When there is none.
    pub fn find(house: &'a House) -> Outcome<Self> {
        Ok(Self {
            house,
            compiler: Compiler::for_systems(&[SYSTEM])?,
            target: house.target.join("windows"),
        })
    }

    /// Builds every test that Wine can run; tells also whether all of them were built.
    ///
    /// # Errors
    /// When cargo cannot be started or the loader is not laid beside them.
    pub fn tests(&self) -> Outcome<(Vec<TestBinary>, bool)> {
        println!("Building the tests for Windows (the first time takes half an hour).");
        let words = "test --workspace --no-run --locked --message-format=json-render-diagnostics";
        let mut command = self.cargo(words);
        let mut tests = Vec::new();
        let status = lines_of(&mut command, |line| {
            tests.extend(read_message(self.house, line));
        })?;
        let built = self.target.join(SYSTEM).join("debug");
        // The tests of the shell load it as well.
        if built.join(LOADER).exists() {
            std::fs::copy(built.join(LOADER), built.join("deps").join(LOADER))
                .map_err(|why| format!("{LOADER}: {why}"))?;
        }
        Ok((tests, status.success()))
    }

    /// Builds the program as it is released.
    ///
    /// # Errors
    /// When it does not build.
    pub fn program(&self) -> Outcome<PathBuf> {
        println!("Building the program for Windows (the first time takes half an hour).");
        // Without the feature it would look for a development server.
        let words = "build --release --locked --features tauri/custom-protocol";
        run(self.cargo(words).args(["--package", PROGRAM]))?;
        Ok(self
            .target
            .join(SYSTEM)
            .join("release")
            .join("affianca.exe"))
    }

    fn cargo(&self, words: &str) -> Command {
        let mut command = self.compiler.cargo(self.house, &self.target);
        command
            .args(words.split(' '))
            .args(["--target", SYSTEM])
            .args(self.compiler.words());
        let name = SYSTEM.replace('-', "_");
        let upper = name.to_uppercase();
        command
            .env(format!("CC_{name}"), MINGW)
            .env(format!("CARGO_TARGET_{upper}_LINKER"), MINGW);
        // A library of the tree is built to be loaded as well, and exports more names than a file
        // of Windows can hold; nobody loads it.
        command
            .env(
                format!("CARGO_TARGET_{upper}_RUSTFLAGS"),
                "-Clink-arg=-Wl,--exclude-all-symbols",
            )
            .env("CARGO_PROFILE_DEV_DEBUG", "0");
        command
    }
}

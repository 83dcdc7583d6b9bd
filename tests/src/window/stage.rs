//! One computer for one test: empty folders, a date, and what the system's dialogs would answer.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::Window;

/// Where a test takes place. Nothing of it outlives the test, and nothing outside it is touched.
pub struct Stage {
    name: String,
    folder: TempDir,
    now: String,
    to_open: Option<PathBuf>,
    left_for: u32,
}

impl Stage {
    /// For the test of this name, on 27/06/2022 at nine: the day before the manual's session.
    #[must_use]
    pub fn new(name: &str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for part in ["data", "saved", "config", "share", "cache"] {
            std::fs::create_dir(folder.path().join(part)).expect("a folder in it");
        }
        Self {
            name: name.to_owned(),
            folder,
            now: "2022-06-27T09:00".to_owned(),
            to_open: None,
            left_for: 0,
        }
    }

    /// Another day, as `2022-06-28T12:10`; holds from the next start.
    pub fn on(&mut self, now: &str) -> &mut Self {
        now.clone_into(&mut self.now);
        self
    }

    /// The file the user chooses in the system's dialog; holds from the next start.
    pub fn choosing(&mut self, file: impl Into<PathBuf>) -> &mut Self {
        self.to_open = Some(file.into());
        self
    }

    /// Nobody has been there for so many seconds; holds from the next start.
    pub const fn left_for(&mut self, seconds: u32) -> &mut Self {
        self.left_for = seconds;
        self
    }

    /// A file of this name in the test's own folder.
    #[must_use]
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Where the archive lives.
    #[must_use]
    pub fn data(&self) -> PathBuf {
        self.file("data")
    }

    /// The files saved from the program's dialogs, in order of name.
    #[must_use]
    pub fn saved(&self) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(self.file("saved")).expect("the folder of saved files");
        let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        files.sort();
        files
    }

    /// Starts the program.
    #[track_caller]
    #[must_use]
    pub fn start(&self) -> Window {
        let place = |part: &str| self.file(part).display().to_string();
        let mut environment = vec![
            ("AFFIANCA_DATA_DIR", place("data")),
            ("AFFIANCA_SAVE_DIR", place("saved")),
            ("AFFIANCA_NOW", self.now.clone()),
            ("AFFIANCA_LEFT_FOR", self.left_for.to_string()),
            ("XDG_CONFIG_HOME", place("config")),
            ("XDG_DATA_HOME", place("share")),
            ("XDG_CACHE_HOME", place("cache")),
        ];
        if let Some(file) = &self.to_open {
            environment.push(("AFFIANCA_OPEN_FILE", file.display().to_string()));
        }
        Window::open(&self.name, self.data(), &environment)
    }

    /// A file of the tests' own data.
    #[must_use]
    pub fn sample(name: &str) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("data")
            .join(name)
    }
}

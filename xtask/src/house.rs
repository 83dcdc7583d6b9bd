//! Where things are in the tree, said once.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::process::{Outcome, cargo, text_of};

/// Name of the package that is the program.
pub const PROGRAM: &str = "affianca";
/// Name of the package that holds the acceptance and window tests.
pub const TESTS: &str = "affianca-tests";

/// Name of the package of these tasks.
pub const TASKS: &str = "xtask";

/// The tree, and what cargo says of it.
pub struct House {
    /// Folder of the workspace.
    pub root: PathBuf,
    /// Where cargo leaves what it builds.
    pub target: PathBuf,
    /// The members as `cargo metadata` describes them.
    pub packages: Vec<Value>,
}

impl House {
    /// Asks cargo for the workspace this task was built in.
    ///
    /// # Errors
    /// When cargo cannot read the workspace.
    pub fn find() -> Outcome<Self> {
        // Cargo says at run time which checkout it runs in; what was compiled may be another's.
        let here = std::env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let said = text_of(cargo(&here).args(["metadata", "--no-deps", "--format-version", "1"]))?;
        let metadata: Value = serde_json::from_str(&said).map_err(|why| why.to_string())?;
        let folder = |key: &str| {
            let text = metadata[key].as_str();
            text.map(PathBuf::from)
                .ok_or_else(|| format!("cargo metadata names no {key}"))
        };
        Ok(Self {
            root: folder("workspace_root")?,
            target: folder("target_directory")?,
            packages: metadata["packages"].as_array().cloned().unwrap_or_default(),
        })
    }

    /// The interface's folder.
    pub fn ui(&self) -> PathBuf {
        self.root.join("ui")
    }

    /// The shell's folder.
    pub fn shell(&self) -> PathBuf {
        self.root.join("src-tauri")
    }

    /// The program as built with `profile`, "debug" or "release".
    pub fn program(&self, profile: &str) -> PathBuf {
        let name = format!("{PROGRAM}{}", std::env::consts::EXE_SUFFIX);
        self.target.join(profile).join(name)
    }

    /// A path as one would write it from the root of the tree.
    pub fn shown(&self, path: &Path) -> String {
        let short = path.strip_prefix(&self.root).unwrap_or(path);
        short.display().to_string().replace('\\', "/")
    }
}

/// Every file under `folder`, in order, without those in folders that are built or installed.
pub fn files_under(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if !path.is_dir() {
            files.push(path);
        } else if !matches!(&*name, "node_modules" | "dist" | "target" | "gen" | ".git") {
            files.extend(files_under(&path));
        }
    }
    files
}

/// Whether a file's name ends with one of these.
pub fn has_extension(path: &Path, wanted: &[&str]) -> bool {
    path.extension()
        .is_some_and(|found| wanted.iter().any(|extension| found == *extension))
}

//! Pages that another tool has degraded: a folder with the documents, what was put on their pages, and how the
//! pages came back. `tests/sheets/README.md` says how such a folder is made.

use std::fs;
use std::path::{Path, PathBuf};

use super::camera::Level;
use super::page::Known;

/// What was put on each page.
const TRUTH: &str = "truth.json";

/// A folder of pages.
pub struct Folder {
    root: PathBuf,
    pub pages: Vec<Known>,
}

impl Folder {
    pub fn open(root: &Path) -> Self {
        let truth = fs::read(root.join(TRUTH)).unwrap();
        Self {
            root: root.to_owned(),
            pages: serde_json::from_slice(&truth).unwrap(),
        }
    }

    pub fn write_truth(root: &Path, pages: &[Known]) {
        // A page a line, so that a change is seen as one.
        let lines: Vec<_> = pages
            .iter()
            .map(|page| serde_json::to_string(page).unwrap())
            .collect();
        fs::write(root.join(TRUTH), format!("[\n{}\n]\n", lines.join(",\n"))).unwrap();
    }

    /// The document a page is of.
    pub fn pdf(&self, page: &Known) -> Vec<u8> {
        fs::read(self.root.join(format!("{}.pdf", page.seed))).unwrap()
    }

    /// How a page came back, where it was degraded in this way at all.
    pub fn picture(&self, page: &Known, level: Level) -> Option<Vec<u8>> {
        let level = level.name().replace(' ', "-");
        fs::read(self.root.join(format!("{}-{level}.jpg", page.seed))).ok()
    }
}

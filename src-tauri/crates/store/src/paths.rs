//! Names of the files SQLite and we keep beside one another.

use std::path::{Path, PathBuf};

/// The file of the same name with `ending` after it.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(ending);
    path.with_file_name(name)
}

//! macOS: the user's library, modes, the workspace's notices, quarantine, the menu bar.

mod clipboard;
mod leaving;
mod menu;
mod variables;

use std::fs;
use std::io;
use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

use tauri::{AppHandle, Manager as _, WebviewWindow};

use super::Missing;

pub use clipboard::{copy, take_copy_back};
pub use leaving::watch;
pub use menu::with_menus;
pub use variables::forget_variable;

pub fn ready() -> Result<(), Missing> {
    tauri::webview_version()
        .map(drop)
        .map_err(|_| Missing::WebView)
}

pub fn say(title: &str, words: &str) -> bool {
    rfd::MessageDialog::new()
        .set_level(rfd::MessageLevel::Error)
        .set_title(title)
        .set_description(words)
        .show();
    true
}

pub fn data_folder(app: &AppHandle) -> tauri::Result<PathBuf> {
    app.path().app_data_dir()
}

pub fn make_private_folder(folder: &Path) -> io::Result<()> {
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
}

/// A folder others can look into is its owner's alone again.
pub fn correct_rights(folder: &Path) -> io::Result<()> {
    let mut rights = fs::metadata(folder)?.permissions();
    if rights.mode() & 0o077 != 0 {
        rights.set_mode(0o700);
        fs::set_permissions(folder, rights)?;
    }
    Ok(())
}

/// No file gets the memory of a crash.
pub fn leave_no_dumps() {
    let none = rustix::process::Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    // A system that refuses keeps what it had.
    let _ = rustix::process::setrlimit(rustix::process::Resource::Core, none);
}

pub fn viewer_place() -> PathBuf {
    std::env::temp_dir()
}

/// The page refuses what WebKit would do.
pub fn tame(_: &WebviewWindow) {}

/// As a browser does with what it downloads: what opens the file is told.
pub fn mark_from_outside(file: &Path) -> io::Result<()> {
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default()
        .as_secs();
    let value = format!("0081;{now:08x};Affianca;");
    Command::new("/usr/bin/xattr")
        .args(["-w", "com.apple.quarantine", &value])
        .arg(file)
        .status()
        .map(drop)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn nobody_else_can_look_into_a_private_folder() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("a").join("b");
        make_private_folder(&folder).unwrap();
        let mode = fs::metadata(&folder).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o700);
    }

    #[test]
    fn a_marked_file_is_in_quarantine() {
        let place = tempfile::tempdir().unwrap();
        let file = place.path().join("lettera.docx");
        fs::write(&file, b"PK").unwrap();
        mark_from_outside(&file).unwrap();
        let said = Command::new("/usr/bin/xattr").arg(&file).output().unwrap();
        let said = String::from_utf8(said.stdout).unwrap();
        assert!(said.contains("com.apple.quarantine"), "{said}");
    }
}

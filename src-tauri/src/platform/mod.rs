//! What differs by system, behind one small interface. Everything else of the shell is the same
//! on all three.

#[cfg(any(windows, test))]
mod moved;

#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "macos")]
mod macos;
#[cfg(windows)]
mod windows;

#[cfg(target_os = "linux")]
use linux as system;
#[cfg(target_os = "macos")]
use macos as system;
#[cfg(windows)]
use windows as system;

use std::io;
use std::path::{Path, PathBuf};

use tauri::{AppHandle, Builder, WebviewWindow, Wry};

/// What the program can ask of a system before it has a window.
#[derive(Debug, PartialEq, Eq)]
#[cfg_attr(
    not(target_os = "linux"),
    allow(dead_code, reason = "elsewhere the system itself sees to two of these")
)]
pub enum Missing {
    /// No screen to draw on.
    Display,
    /// What draws the page is not installed.
    WebView,
    /// What draws the page is older than the page; its version.
    NewerWebView(String),
}

/// Sees whether a window with the page in it can be made.
///
/// # Errors
/// What is missing.
pub fn ready() -> Result<(), Missing> {
    system::ready()
}

/// Says something in a window of the system's own, and waits until it has been read; whether it
/// could be shown.
pub fn say(title: &str, words: &str) -> bool {
    system::say(title, words)
}

/// Gives the program the menus that the system wants it to have.
pub fn with_menus(builder: Builder<Wry>) -> Builder<Wry> {
    system::with_menus(builder)
}

/// The folder of the user's own that holds everything of the program.
///
/// # Errors
/// When the system knows none.
pub fn data_folder(app: &AppHandle) -> tauri::Result<PathBuf> {
    system::data_folder(app)
}

/// Makes a folder, with those above it, that this user alone can read, as what is made in it. One
/// already there stays as it is.
///
/// # Errors
/// When the disk refuses.
pub fn make_private_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    system::make_private_folder(folder)
}

/// Takes from everybody else the rights on a folder that was there before the program knew better.
pub fn correct_rights(folder: &Path) {
    // A disk that knows no owners keeps its files for whoever holds it.
    let _ = system::correct_rights(folder);
}

/// What a variable of the environment begins with that opens the page's engine to other programs:
/// debuggers, automation, another engine in its place.
const OPENERS: [&str; 4] = ["TAURI_", "WEBVIEW2_", "WEBKIT_INSPECTOR_", "JSC_"];

/// Shuts what other programs of the same user could look in through: variables that open the page's engine
/// are forgotten, and a crash leaves no image of the memory. To be called before any thread starts.
pub fn shut() {
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(opens) {
            system::forget_variable(&name);
        }
    }
    system::leave_no_dumps();
}

/// Whether a variable is one of those.
fn opens(variable: &str) -> bool {
    // Windows knows no large and small letters in them.
    let variable = variable.to_ascii_uppercase();
    OPENERS.iter().any(|opener| variable.starts_with(opener))
}

/// Where files are put for the system's viewers, each time in a new folder.
pub fn viewer_place() -> PathBuf {
    system::viewer_place()
}

/// Notes on a file that it came from somebody else, so that what opens it takes care.
pub fn mark_from_outside(file: &Path) {
    // A disk that keeps no such notes takes none.
    let _ = system::mark_from_outside(file);
}

/// Puts words on the clipboard so that what keeps a history of it leaves them out; whether it took
/// them. Not to be called on the window's own thread.
pub fn copy(app: &AppHandle, words: &str) -> bool {
    system::copy(app, words)
}

/// Takes words off the clipboard that [`copy`] put there, unless it holds others by now.
pub fn take_copy_back(app: &AppHandle, words: &str) {
    system::take_copy_back(app, words);
}

/// Takes from the window's web view what it has of a browser.
pub fn tame(window: &WebviewWindow) {
    system::tame(window);
}

/// Calls `left` whenever the user leaves the computer: the screen is locked, another user comes
/// to the front, the computer goes to sleep. It is called away from the window's thread.
pub fn watch(left: impl Fn() + Send + Sync + 'static) {
    system::watch(left);
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_private_folder_is_made_with_those_above_it_and_one_there_stays_as_it_is() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("Nicolò D'Amico (2)").join("archivio");
        make_private_folder(&folder).unwrap();
        std::fs::write(folder.join("a"), b"a").unwrap();
        make_private_folder(&folder).unwrap();
        assert_eq!(std::fs::read(folder.join("a")).unwrap(), b"a");
        let file = place.path().join("file");
        std::fs::write(&file, b"").unwrap();
        assert!(make_private_folder(&file.join("sotto")).is_err());
    }

    #[test]
    fn variables_that_open_the_engine_are_told_from_others() {
        for (name, shut) in [
            ("WEBVIEW2_ADDITIONAL_BROWSER_ARGUMENTS", true),
            ("webview2_pipe_for_script_debugger", true),
            ("WEBKIT_INSPECTOR_SERVER", true),
            ("WEBKIT_INSPECTOR_HTTP_SERVER", true),
            ("TAURI_WEBVIEW_AUTOMATION", true),
            ("JSC_dumpOptions", true),
            ("WEBKIT_DISABLE_DMABUF_RENDERER", false),
            ("AFFIANCA_DATA_DIR", false),
            ("LANG", false),
        ] {
            assert_eq!(opens(name), shut, "{name}");
        }
    }

    #[test]
    fn viewers_are_given_files_in_a_folder_that_is_there() {
        let place = viewer_place();
        make_private_folder(&place).unwrap();
        assert!(place.is_dir(), "{}", place.display());
    }

    #[test]
    fn a_file_marked_as_from_outside_keeps_its_content() {
        let place = tempfile::tempdir().unwrap();
        let file = place.path().join("lettera.docx");
        std::fs::write(&file, b"PK").unwrap();
        mark_from_outside(&file);
        assert_eq!(std::fs::read(&file).unwrap(), b"PK");
    }
}

//! What the program asks of the desktop around it: its dialogs, its viewers, its page.

use std::path::{Path, PathBuf};

use affianca_workflow::{Error, Result};
use serde::Serialize;
use tauri::{AppHandle, Emitter as _, Manager as _};
use tauri_plugin_dialog::{DialogExt as _, FileDialogBuilder, FilePath};
use tauri_plugin_opener::OpenerExt as _;
use ts_rs::TS;

use crate::files::{self, Kind};
use crate::office::Office;
use crate::platform;
use crate::window::MAIN;

/// What happens without the page having asked for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ProgramEvent {
    /// What the page shows may no longer be so.
    ArchiveChanged,
    /// The archive locked itself.
    ArchiveLocked,
    /// It will in a minute, unless somebody is there.
    LockNear,
    /// The user closes the window: the page is to keep what is typed, then to end the program.
    WindowClosing,
}

impl ProgramEvent {
    /// Its name on the page.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ArchiveChanged => "archive-changed",
            Self::ArchiveLocked => "archive-locked",
            Self::LockNear => "lock-near",
            Self::WindowClosing => "window-closing",
        }
    }
}

/// The desktop; tests put another in its place.
pub trait Desktop: Send + Sync {
    /// Asks where to save a file, proposing a name.
    ///
    /// # Errors
    /// [`Error::Cancelled`].
    fn ask_where(&self, name: &str, kind: &Kind) -> Result<PathBuf>;

    /// Asks which file to read.
    ///
    /// # Errors
    /// [`Error::Cancelled`].
    fn ask_which(&self, kind: &Kind) -> Result<PathBuf>;

    /// Asks which files to read: one or several.
    ///
    /// # Errors
    /// [`Error::Cancelled`].
    fn ask_which_several(&self, kind: &Kind) -> Result<Vec<PathBuf>> {
        Ok(vec![self.ask_which(kind)?])
    }

    /// Asks for a folder.
    ///
    /// # Errors
    /// [`Error::Cancelled`].
    fn ask_folder(&self, title: &str) -> Result<PathBuf>;

    /// Opens a file in the system's viewer.
    ///
    /// # Errors
    /// When the system has none.
    fn open(&self, path: &Path) -> Result<()>;

    /// Puts words on the clipboard, for no history of it to keep.
    ///
    /// # Errors
    /// When the system does not take them.
    fn copy(&self, words: &str) -> Result<()>;

    /// Takes them off again, unless there are others by now.
    fn take_copy_back(&self, words: &str);

    /// Tells the page.
    fn tell(&self, event: ProgramEvent);

    /// Keeps the window out of pictures of the screen, where the system can, or no longer.
    fn keep_out_of_pictures(&self, out: bool);

    /// Closes the window, which ends the program.
    fn close_window(&self);
}

impl Desktop for AppHandle {
    fn ask_where(&self, name: &str, kind: &Kind) -> Result<PathBuf> {
        #[cfg(debug_assertions)]
        if let Some(folder) = std::env::var_os("AFFIANCA_SAVE_DIR") {
            return Ok(PathBuf::from(folder).join(name));
        }
        let dialog = dialog(self, kind, "Salva").set_file_name(name);
        Ok(files::with_ending(
            chosen(dialog.blocking_save_file())?,
            kind,
        ))
    }

    fn ask_which(&self, kind: &Kind) -> Result<PathBuf> {
        if let Some(dropped) = self.state::<Office>().asked().take_accepted_drop() {
            return Ok(dropped);
        }
        #[cfg(debug_assertions)]
        if let Some(file) = std::env::var_os("AFFIANCA_OPEN_FILE") {
            return Ok(PathBuf::from(file));
        }
        chosen(dialog(self, kind, "Scegli il file").blocking_pick_file())
    }

    fn ask_which_several(&self, kind: &Kind) -> Result<Vec<PathBuf>> {
        let dropped = self.state::<Office>().asked().take_accepted_drops();
        if !dropped.is_empty() {
            return Ok(dropped);
        }
        #[cfg(debug_assertions)]
        if let Some(files) = std::env::var_os("AFFIANCA_OPEN_FILE") {
            return Ok(std::env::split_paths(&files).collect());
        }
        let picked = dialog(self, kind, "Scegli i file").blocking_pick_files();
        let picked = picked
            .filter(|picked| !picked.is_empty())
            .ok_or(Error::Cancelled)?;
        picked.into_iter().map(|file| chosen(Some(file))).collect()
    }

    fn ask_folder(&self, title: &str) -> Result<PathBuf> {
        #[cfg(debug_assertions)]
        if let Some(folder) = std::env::var_os("AFFIANCA_SAVE_DIR") {
            return Ok(PathBuf::from(folder));
        }
        let mut dialog = self.dialog().file().set_title(title);
        if let Some(window) = self.get_webview_window(MAIN) {
            dialog = dialog.set_parent(&window);
        }
        chosen(dialog.blocking_pick_folder())
    }

    fn open(&self, path: &Path) -> Result<()> {
        self.opener()
            .open_path(path.display().to_string(), None::<&str>)
            .map_err(|error| std::io::Error::other(error).into())
    }

    fn copy(&self, words: &str) -> Result<()> {
        if platform::copy(self, words) {
            return Ok(());
        }
        Err(std::io::Error::other("the clipboard took nothing").into())
    }

    fn take_copy_back(&self, words: &str) {
        platform::take_copy_back(self, words);
    }

    fn tell(&self, event: ProgramEvent) {
        // A window already closed has nobody to hear it.
        let _ = self.emit(event.as_str(), ());
    }

    fn keep_out_of_pictures(&self, out: bool) {
        if let Some(window) = self.get_webview_window(MAIN) {
            // A window the system does not keep out is one all the same.
            let _ = window.set_content_protected(out);
        }
    }

    fn close_window(&self) {
        if let Some(window) = self.get_webview_window(MAIN) {
            // One that is gone already is closed.
            let _ = window.destroy();
        }
    }
}

/// A dialog of the system over the window, in Italian, that opens among the user's documents: left
/// to itself it has an English title and begins in the program's own folder.
fn dialog(app: &AppHandle, kind: &Kind, title: &str) -> FileDialogBuilder<tauri::Wry> {
    let mut dialog = app
        .dialog()
        .file()
        .set_title(format!("{title} – {}", kind.label))
        .add_filter(kind.label, kind.endings);
    if let Some(window) = app.get_webview_window(MAIN) {
        dialog = dialog.set_parent(&window);
    }
    match app.path().document_dir() {
        Ok(documents) if documents.is_dir() => dialog.set_directory(documents),
        // Without one, the system knows best.
        _ => dialog,
    }
}

fn chosen(path: Option<FilePath>) -> Result<PathBuf> {
    path.ok_or(Error::Cancelled)?
        .into_path()
        .map_err(|error| std::io::Error::other(error).into())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
pub mod stand_in;

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn an_event_has_one_name_here_and_on_the_page() {
        for event in [
            ProgramEvent::ArchiveChanged,
            ProgramEvent::ArchiveLocked,
            ProgramEvent::LockNear,
            ProgramEvent::WindowClosing,
        ] {
            assert_eq!(serde_json::to_value(event).unwrap(), event.as_str());
        }
    }
}

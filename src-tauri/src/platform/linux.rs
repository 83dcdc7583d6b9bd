//! Linux: folders as the desktop's standard says, modes, logind and the screen saver on the bus.

mod bus;
mod clipboard;

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use gtk::prelude::{DialogExt as _, GtkWindowExt as _};
use tauri::{AppHandle, Builder, Manager as _, WebviewWindow, Wry};

use super::Missing;

pub use bus::watch;
pub use clipboard::{copy, take_copy_back};

/// The oldest WebKitGTK that draws the page as it is written.
const OLDEST_WEBVIEW: (u32, u32) = (2, 44);

pub fn ready() -> Result<(), Missing> {
    gtk::init().map_err(|_| Missing::Display)?;
    let version = tauri::webview_version().map_err(|_| Missing::WebView)?;
    if is_older(&version, OLDEST_WEBVIEW) {
        return Err(Missing::NewerWebView(version));
    }
    Ok(())
}

/// Whether a version that begins with two numbers is before `oldest`; one that does not is none.
fn is_older(version: &str, oldest: (u32, u32)) -> bool {
    let mut numbers = version.split('.').map_while(|number| number.parse().ok());
    match (numbers.next(), numbers.next()) {
        (Some(major), Some(minor)) => (major, minor) < oldest,
        _ => false,
    }
}

pub fn say(title: &str, words: &str) -> bool {
    if gtk::init().is_err() {
        return false;
    }
    let dialog = gtk::MessageDialog::new(
        None::<&gtk::Window>,
        gtk::DialogFlags::MODAL,
        gtk::MessageType::Error,
        gtk::ButtonsType::Close,
        words,
    );
    dialog.set_title(title);
    dialog.run();
    true
}

/// None: the page has all there is to choose.
pub fn with_menus(builder: Builder<Wry>) -> Builder<Wry> {
    builder
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

pub fn forget_variable(name: &OsStr) {
    glib::unsetenv(name);
}

/// Neither a file nor the system's collector gets the memory, of this process or of the page's; no other
/// program of the same user reads it.
pub fn leave_no_dumps() {
    use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};

    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    // A system that refuses keeps what it had.
    let _ = setrlimit(Resource::Core, none);
    let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
}

/// A browser installed as a snap has a temporary folder of its own and sees neither the system's
/// nor hidden ones: what it is to open lies in the user's home then.
pub fn viewer_place() -> PathBuf {
    match std::env::home_dir() {
        Some(home) if Path::new("/snap/bin").is_dir() && home.is_dir() => {
            home.join("Affianca - file aperti")
        }
        _ => std::env::temp_dir(),
    }
}

/// The page refuses what WebKit would do.
pub fn tame(_: &WebviewWindow) {}

/// The system keeps no such note that anything heeds.
pub fn mark_from_outside(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_folder_open_to_others_is_its_owner_s_alone_again() {
        let place = tempfile::tempdir().unwrap();
        let mode = || fs::metadata(place.path()).unwrap().permissions().mode() & 0o777;
        for before in [0o755, 0o777, 0o700, 0o500] {
            fs::set_permissions(place.path(), fs::Permissions::from_mode(before)).unwrap();
            correct_rights(place.path()).unwrap();
            let after = if before & 0o077 == 0 { before } else { 0o700 };
            assert_eq!(mode(), after, "{before:o}");
        }
        fs::set_permissions(place.path(), fs::Permissions::from_mode(0o700)).unwrap();
    }

    #[test]
    fn nobody_else_can_look_into_a_private_folder() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("a").join("b");
        make_private_folder(&folder).unwrap();
        for made in [&folder, folder.parent().unwrap()] {
            let mode = fs::metadata(made).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o700, "{}", made.display());
        }
    }

    #[test]
    fn versions_are_compared_as_numbers() {
        assert!(is_older("2.42.5", (2, 44)));
        assert!(is_older("2.9", (2, 44)));
        assert!(!is_older("2.44.0", (2, 44)));
        assert!(!is_older("3.0.0", (2, 44)));
        assert!(!is_older("nightly", (2, 44)));
    }
}

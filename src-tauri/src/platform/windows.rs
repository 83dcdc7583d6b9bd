//! Windows: the local application data, access lists, the messages of session and power, the
//! note of the zone a file came from.

mod clipboard;
mod leaving;
mod rights;
mod shutting;
mod web_view;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tauri::{AppHandle, Builder, Manager as _, Wry};

use super::Missing;
use super::moved::moved_once;

pub use clipboard::{copy, take_copy_back};
pub use leaving::watch;
pub use rights::{correct_rights, make_private_folder};
pub use shutting::{forget_variable, leave_no_dumps};
pub use web_view::tame;

pub fn ready() -> Result<(), Missing> {
    tauri::webview_version()
        .map(drop)
        .map_err(|_| Missing::WebView)
}

pub fn say(title: &str, words: &str) -> bool {
    leaving::message_box(title, words)
}

/// None: the page has all there is to choose.
pub fn with_menus(builder: Builder<Wry>) -> Builder<Wry> {
    builder
}

/// The local one: with a roaming profile the other is copied to a server and back, and the
/// computer that was used last wins. An archive of an earlier version moves here.
pub fn data_folder(app: &AppHandle) -> tauri::Result<PathBuf> {
    let local = app.path().app_local_data_dir()?;
    Ok(match app.path().app_data_dir() {
        Ok(roaming) => moved_once(&roaming, &local),
        Err(_) => local,
    })
}

pub fn viewer_place() -> PathBuf {
    std::env::temp_dir()
}

/// Office opens such a file in its protected view.
pub fn mark_from_outside(file: &Path) -> io::Result<()> {
    let mut stream = file.as_os_str().to_owned();
    stream.push(":Zone.Identifier");
    fs::write(stream, "[ZoneTransfer]\r\nZoneId=3\r\n")
}

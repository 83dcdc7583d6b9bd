//! The pasteboard, marked so that programs that keep what is copied leave the words out.

use arboard::{Clipboard, SetExtApple as _};
use tauri::AppHandle;

pub fn copy(_: &AppHandle, words: &str) -> bool {
    put(words).is_ok()
}

pub fn take_copy_back(_: &AppHandle, words: &str) {
    // One held by another program is let alone.
    let _ = take_off(words);
}

fn put(words: &str) -> Result<(), arboard::Error> {
    Clipboard::new()?.set().exclude_from_history().text(words)
}

fn take_off(words: &str) -> Result<(), arboard::Error> {
    let mut clipboard = Clipboard::new()?;
    if clipboard.get_text()? == words {
        clipboard.clear()?;
    }
    Ok(())
}

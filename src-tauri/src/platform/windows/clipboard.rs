//! The clipboard, marked so that neither its history (Win+V), nor the cloud, nor another program that
//! keeps what is copied takes the words along.

use arboard::{Clipboard, SetExtWindows as _};
use tauri::AppHandle;

pub fn copy(_: &AppHandle, words: &str) -> bool {
    put(words).is_ok()
}

pub fn take_copy_back(_: &AppHandle, words: &str) {
    // One held by another program is let alone.
    let _ = take_off(words);
}

fn put(words: &str) -> Result<(), arboard::Error> {
    Clipboard::new()?
        .set()
        .exclude_from_monitoring()
        .exclude_from_history()
        .exclude_from_cloud()
        .text(words)
}

fn take_off(words: &str) -> Result<(), arboard::Error> {
    let mut clipboard = Clipboard::new()?;
    if clipboard.get_text()? == words {
        clipboard.clear()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, unsafe_code)]

    use windows::Win32::System::DataExchange::{
        IsClipboardFormatAvailable, RegisterClipboardFormatW,
    };
    use windows::core::HSTRING;

    use super::*;

    fn marked(name: &str) -> bool {
        // SAFETY: the name lives until both calls are over.
        unsafe { IsClipboardFormatAvailable(RegisterClipboardFormatW(&HSTRING::from(name))) }
            .is_ok()
    }

    #[test]
    fn words_are_marked_and_taken_off_while_they_are_still_there() {
        let marks = [
            "ExcludeClipboardContentFromMonitorProcessing",
            "CanIncludeInClipboardHistory",
            "CanUploadToCloudClipboard",
        ];
        let held = || Clipboard::new().and_then(|mut clipboard| clipboard.get_text());
        put("Kovačević, 12/03/1962").unwrap();
        assert_eq!(held().unwrap(), "Kovačević, 12/03/1962");
        for mark in marks {
            assert!(marked(mark), "{mark}");
        }
        take_off("other words").unwrap();
        assert_eq!(held().unwrap(), "Kovačević, 12/03/1962");
        take_off("Kovačević, 12/03/1962").unwrap();
        assert!(held().is_err(), "nothing is left");
        Clipboard::new()
            .unwrap()
            .set_text("somebody else's")
            .unwrap();
        assert!(!marks.into_iter().any(marked));
    }
}

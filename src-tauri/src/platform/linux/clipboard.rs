//! The clipboard, marked as a keeper of passwords marks it: desktops that keep a history leave such
//! words out of it.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::mpsc;

use gtk::{TargetEntry, TargetFlags, gdk};
use tauri::AppHandle;

/// What KDE's history asks for, and those of other desktops after it.
const HINT: &str = "x-kde-passwordManagerHint";
const SECRET: &[u8] = b"secret";
/// How text is asked for.
const TEXT: [&str; 4] = [
    "UTF8_STRING",
    "text/plain;charset=utf-8",
    "text/plain",
    "STRING",
];
const AS_TEXT: u32 = 0;
const AS_HINT: u32 = 1;

thread_local! {
    /// Whether what is on the clipboard was put there by us.
    static OURS: Rc<Cell<bool>> = Rc::default();
}

/// Says that the words are ours no more once the clipboard lets go of them.
struct Held(Rc<Cell<bool>>);

impl Drop for Held {
    fn drop(&mut self) {
        self.0.set(false);
    }
}

pub fn copy(app: &AppHandle, words: &str) -> bool {
    let (tell, told) = mpsc::channel();
    let words = words.to_owned();
    // The clipboard is the window's own thread's.
    let sent = app.run_on_main_thread(move || {
        // Whoever asked may be gone.
        let _ = tell.send(put(words));
    });
    sent.is_ok() && told.recv().unwrap_or(false)
}

/// Never waited for: whoever locks the archive may be on the window's thread.
pub fn take_copy_back(app: &AppHandle, _: &str) {
    // When the program ends the words go with it.
    let _ = app.run_on_main_thread(|| {
        if OURS.with(|ours| ours.get()) {
            clipboard().clear();
        }
    });
}

fn put(words: String) -> bool {
    let entry = |name: &&str| TargetEntry::new(name, TargetFlags::empty(), AS_TEXT);
    let mut offered: Vec<TargetEntry> = TEXT.iter().map(entry).collect();
    offered.push(TargetEntry::new(HINT, TargetFlags::empty(), AS_HINT));
    let ours = OURS.with(Rc::clone);
    let held = Held(ours.clone());
    let taken = clipboard().set_with_data(&offered, move |_, asked, how| {
        let _ = &held;
        if how == AS_HINT {
            asked.set(&asked.target(), 8, SECRET);
        } else {
            asked.set_text(&words);
        }
    });
    // What was there before was let go of by now.
    ours.set(taken);
    taken
}

fn clipboard() -> gtk::Clipboard {
    gtk::Clipboard::get(&gdk::SELECTION_CLIPBOARD)
}

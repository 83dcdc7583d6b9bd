//! What goes on by itself every minute: requests past day 7 are cancelled, the archive locks when
//! nobody has been there for a while, the clipboard is emptied, and the day's notice is given.

use std::time::Duration;

use affianca_workflow::Archive;
use affianca_workflow::vault::ArchiveState;
use tauri::{AppHandle, Manager as _};
use tauri_plugin_notification::NotificationExt as _;

use crate::desktop::ProgramEvent;
use crate::office::Office;
use crate::{clock, copies};

const EVERY: Duration = Duration::from_secs(60);
/// How often it is looked whether anybody is there.
const OFTEN: Duration = Duration::from_secs(5);

/// Starts ticking, until the program ends.
pub fn start(app: AppHandle, office: Office) {
    tauri::async_runtime::spawn(async move {
        let mut beat = tokio::time::interval(OFTEN);
        let beats = EVERY.as_secs() / OFTEN.as_secs();
        for number in (0..beats).cycle() {
            beat.tick().await;
            let app = app.clone();
            // An archive that cannot be read just now is told of to whoever uses it.
            let _ = office
                .away(move |office| {
                    if number == 0 {
                        tick(office);
                        give_notice(&app, office);
                    } else {
                        see_who_is_there(office);
                    }
                    Ok(())
                })
                .await;
        }
    });
}

fn tick(office: &Office) {
    office.copied().forget_old(office.desktop());
    if !is_open(office) || see_who_is_there(office) {
        return;
    }
    copies::look_for_folder(office);
    if let Ok(1..) = office.work(Archive::cancel_expired) {
        office.desktop().tell(ProgramEvent::ArchiveChanged);
    }
}

/// Locks what is open when nobody is there, and says so a minute before; whether it locked.
fn see_who_is_there(office: &Office) -> bool {
    let locked = lock_if_idle(office);
    if !locked && office.lock_is_near() {
        office.desktop().tell(ProgramEvent::LockNear);
    }
    locked
}

/// Locks what is open when the user has been away for too long, and tells the page; whether it did.
pub fn lock_if_idle(office: &Office) -> bool {
    let locked = office.close_if_idle();
    if locked {
        office.note_locked_itself();
        office.desktop().tell(ProgramEvent::ArchiveLocked);
    }
    locked
}

/// Locks what is open because the user leaves the computer, and tells the page. Where a copy was due the
/// archive is read for it before the computer sleeps, or not at all.
pub fn lock_now(office: &Office) {
    if is_open(office) {
        office.close();
        office.note_locked_itself();
        office.desktop().tell(ProgramEvent::ArchiveLocked);
    }
    office.copies().stop_reading();
}

fn give_notice(app: &AppHandle, office: &Office) {
    // An archive that cannot be read just now gives no notice.
    let _ = office.look_ahead();
    let in_front = app
        .get_webview_window("main")
        .is_some_and(|window| window.is_focused().unwrap_or(false));
    let seen = in_front && is_open(office);
    let words = office.notices().take(clock::now(), seen);
    if let Some(words) = words {
        // A desktop without notices is no reason to stop.
        let _ = app
            .notification()
            .builder()
            .title("Affianca")
            .body(words)
            .show();
    }
}

fn is_open(office: &Office) -> bool {
    office.state().0 == ArchiveState::Open
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::desktop::stand_in::{Noted, StandIn};
    use crate::office::tests::example_with;

    /// An office with the example open, and what its desktop is told.
    fn noted(folder: &std::path::Path) -> (Office, Noted) {
        let desktop = StandIn::nobody();
        let noted = desktop.noted();
        (example_with(folder, desktop), noted)
    }

    #[test]
    fn what_is_open_is_locked_at_once_when_the_user_leaves_the_computer() {
        let folder = tempfile::tempdir().unwrap();
        let (office, desktop) = noted(folder.path());
        let told = || desktop.events.lock().unwrap().pop();
        lock_now(&office);
        assert!(office.archive().is_err());
        assert_eq!(told(), Some(ProgramEvent::ArchiveLocked));
        lock_now(&office);
        assert_eq!(told(), None, "nothing was open any more");
    }

    #[test]
    fn what_was_copied_outlasts_neither_a_minute_nor_the_lock() {
        let folder = tempfile::tempdir().unwrap();
        let (office, desktop) = noted(folder.path());
        let held = || desktop.clipboard.lock().unwrap().clone();
        let copy = |words: &str| office.copied().copy(office.desktop(), words.to_owned());
        copy("Kovačević").unwrap();
        copy("12/03/1962").unwrap();
        tick(&office);
        assert_eq!(held(), "12/03/1962", "it can be pasted for a while");
        office.copied().grow_old();
        tick(&office);
        assert_eq!(held(), "");
        copy("K7QD").unwrap();
        lock_now(&office);
        assert_eq!(held(), "");
    }
}

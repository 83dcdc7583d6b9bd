//! What goes on by itself every minute: requests past day 7 are cancelled, the archive locks when
//! nobody has been there for a while, and the day's notice is given.

use std::time::Duration;

use affianca_workflow::Archive;
use affianca_workflow::vault::ArchiveState;
use tauri::{AppHandle, Manager as _};
use tauri_plugin_notification::NotificationExt as _;

use crate::clock;
use crate::desktop::ProgramEvent;
use crate::office::Office;

const EVERY: Duration = Duration::from_secs(60);

/// Starts ticking, until the program ends.
pub fn start(app: AppHandle, office: Office) {
    tauri::async_runtime::spawn(async move {
        let mut beat = tokio::time::interval(EVERY);
        loop {
            beat.tick().await;
            let app = app.clone();
            // An archive that cannot be read just now is told of to whoever uses it.
            let _ = office
                .away(move |office| {
                    tick(office);
                    give_notice(&app, office);
                    Ok(())
                })
                .await;
        }
    });
}

fn tick(office: &Office) {
    if !is_open(office) || lock_if_idle(office) {
        return;
    }
    if let Ok(1..) = office.work(Archive::cancel_expired) {
        office.desktop().tell(ProgramEvent::ArchiveChanged);
    }
}

/// Locks what is open when the user has been away for too long, and tells the page; whether it did.
pub fn lock_if_idle(office: &Office) -> bool {
    let locked = office.close_if_idle();
    if locked {
        office.desktop().tell(ProgramEvent::ArchiveLocked);
    }
    locked
}

/// Locks what is open because the user leaves the computer, and tells the page.
pub fn lock_now(office: &Office) {
    if is_open(office) {
        office.close();
        office.desktop().tell(ProgramEvent::ArchiveLocked);
    }
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

    use std::path::{Path, PathBuf};

    use affianca_workflow::{Error, Result};

    use super::*;
    use crate::desktop::Desktop;
    use crate::files::Kind;
    use crate::office::tests::example_with;

    #[test]
    fn what_is_open_is_locked_at_once_when_the_user_leaves_the_computer() {
        struct Page(std::sync::mpsc::Sender<ProgramEvent>);
        impl Desktop for Page {
            fn ask_where(&self, _: &str, _: &Kind) -> Result<PathBuf> {
                Err(Error::Cancelled)
            }
            fn ask_which(&self, _: &Kind) -> Result<PathBuf> {
                Err(Error::Cancelled)
            }
            fn open(&self, _: &Path) -> Result<()> {
                Ok(())
            }
            fn tell(&self, event: ProgramEvent) {
                self.0.send(event).unwrap();
            }

            fn close_window(&self) {}
        }
        let folder = tempfile::tempdir().unwrap();
        let (page, told) = std::sync::mpsc::channel();
        let office = example_with(folder.path(), Page(page));
        lock_now(&office);
        assert!(office.archive().is_err());
        assert_eq!(told.try_recv(), Ok(ProgramEvent::ArchiveLocked));
        lock_now(&office);
        assert!(told.try_recv().is_err(), "nothing was open any more");
    }
}

//! What goes on by itself every minute: requests past day 7 are cancelled, the archive locks when
//! nobody has been there for a while, and the day's notice is given.

use std::time::Duration;

use affianca_workflow::vault::ArchiveState;
use affianca_workflow::Archive;
use tauri::{AppHandle, Emitter as _, Manager as _};
use tauri_plugin_notification::NotificationExt as _;

use crate::clock;
use crate::office::Office;

const EVERY: Duration = Duration::from_secs(60);

/// Starts ticking, until the program ends.
pub fn start(app: AppHandle, office: Office) {
    tauri::async_runtime::spawn(async move {
        let mut beat = tokio::time::interval(EVERY);
        loop {
            beat.tick().await;
            tick(&app, &office).await;
            give_notice(&app, &office).await;
        }
    });
}

async fn tick(app: &AppHandle, office: &Office) {
    if !matches!(office.state(), Ok((ArchiveState::Open, _))) {
        return;
    }
    if lock_if_idle(app, office).await {
        return;
    }
    if let Ok(1..) = office.work(Archive::cancel_expired).await {
        tell(app, "archive-changed");
    }
}

/// Locks what is open when the user has been away for too long, and tells the page; whether it did.
pub async fn lock_if_idle(app: &AppHandle, office: &Office) -> bool {
    let locked = office.aside(|office| Ok(office.close_if_idle())).await;
    let locked = matches!(locked, Ok(true));
    if locked {
        tell(app, "archive-locked");
    }
    locked
}

async fn give_notice(app: &AppHandle, office: &Office) {
    // An archive that cannot be read just now gives no notice; whoever uses it is told why there.
    let _ = office.aside(Office::look_ahead).await;
    let in_front = app
        .get_webview_window("main")
        .is_some_and(|window| window.is_focused().unwrap_or(false));
    let open = matches!(office.state(), Ok((ArchiveState::Open, _)));
    let words = office
        .notices()
        .ok()
        .and_then(|mut notices| notices.take(clock::now(), in_front && open));
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

/// Tells the page; a window already closed has nobody to hear it.
pub fn tell(app: &AppHandle, event: &str) {
    let _ = app.emit(event, ());
}

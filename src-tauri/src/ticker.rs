//! What goes on by itself every minute: requests past day 7 are cancelled, and the archive locks
//! when nobody has been there for a while.

use std::time::Duration;

use affianca_archive::vault::ArchiveState;
use affianca_archive::Archive;
use tauri::{AppHandle, Emitter as _};

use crate::office::Office;

const EVERY: Duration = Duration::from_secs(60);

/// Starts ticking, until the program ends.
pub fn start(app: AppHandle, office: Office) {
    tauri::async_runtime::spawn(async move {
        let mut beat = tokio::time::interval(EVERY);
        loop {
            beat.tick().await;
            tick(&app, &office).await;
        }
    });
}

async fn tick(app: &AppHandle, office: &Office) {
    if !matches!(office.state(), Ok((ArchiveState::Open, _))) {
        return;
    }
    if office.is_idle() {
        office.close();
        tell(app, "archive-locked");
        return;
    }
    if let Ok(1..) = office.work(Archive::cancel_expired).await {
        tell(app, "archive-changed");
    }
}

/// Tells the page; a window already closed has nobody to hear it.
pub fn tell(app: &AppHandle, event: &str) {
    let _ = app.emit(event, ());
}

//! The shell: one window, the commands it may call, and what goes on in the background.
//!
//! Nothing is decided here. A command takes what the page sends, has the archive carry out one
//! operation off the main thread, and answers.

mod clock;
mod commands;
mod files;
mod last_seen;
mod lent;
mod notices;
mod office;
mod printing;
mod ticker;

use std::path::Path;
use std::time::Instant;

use tauri::{Manager, RunEvent, WebviewWindowBuilder};

use office::Office;

/// File in the program's folder that holds where its window was, and how large.
const WINDOW_FILE: &str = "finestra.json";

/// Starts the program and returns when its window is closed.
///
/// # Errors
/// When the window or the data folder cannot be made.
pub fn run(started: Instant) -> tauri::Result<()> {
    let mut builder = tauri::Builder::default();
    // One program for the user's archive; whoever names another folder asks for another program.
    if std::env::var_os("AFFIANCA_DATA_DIR").is_none() {
        builder = builder.plugin(tauri_plugin_single_instance::init(|app, _, _| {
            if let Some(window) = app.get_webview_window("main") {
                // A second start only brings the first to the front; if the system refuses, it stays.
                let _ = window.unminimize();
                let _ = window.set_focus();
            }
        }));
    }
    let app = builder
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(tauri_plugin_notification::init())
        .invoke_handler(commands::handler())
        .setup(move |app| {
            let folder = data_folder(app.handle())?;
            let office = Office::new(folder.clone(), started);
            app.manage(office.clone());
            open_window(app.handle(), &folder)?;
            ticker::start(app.handle().clone(), office);
            tauri::async_runtime::spawn_blocking(|| lent::sweep(&std::env::temp_dir()));
            Ok(())
        })
        .build(tauri::generate_context!())?;
    app.run(|app, event| {
        if let RunEvent::Exit = event {
            let office = app.state::<Office>();
            office.close();
            // A copy under way is finished first: half a copy would stay behind.
            drop(office.copying());
        }
    });
    Ok(())
}

/// Opens the window where it was left, which is noted in the program's own folder: the window is
/// not made before that folder is known.
fn open_window(app: &tauri::AppHandle, folder: &Path) -> tauri::Result<()> {
    let place = folder.join(WINDOW_FILE).to_string_lossy().into_owned();
    app.plugin(
        tauri_plugin_window_state::Builder::default()
            .with_filename(place)
            .build(),
    )?;
    for window in &app.config().app.windows {
        WebviewWindowBuilder::from_config(app, window)?.build()?;
    }
    Ok(())
}

/// Where the archive lives: the user's own data folder, or what `AFFIANCA_DATA_DIR` says.
fn data_folder(app: &tauri::AppHandle) -> tauri::Result<std::path::PathBuf> {
    match std::env::var_os("AFFIANCA_DATA_DIR") {
        Some(folder) => Ok(folder.into()),
        None => app.path().app_data_dir(),
    }
}

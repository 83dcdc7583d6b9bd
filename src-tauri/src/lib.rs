//! The shell: one window, the commands it may call, and what goes on in the background.
//!
//! Nothing is decided here. A command takes what the page sends, has the archive carry out one
//! operation off the main thread, and answers.

mod asked;
mod clock;
mod commands;
mod desktop;
mod files;
mod last_seen;
mod notices;
mod office;
mod printing;
mod ticker;
mod viewer_files;
mod window;

use std::time::Instant;

use tauri::{Manager, RunEvent};

use office::Office;

/// Starts the program and returns when its window is closed.
///
/// # Errors
/// When the window or the data folder cannot be made.
pub fn run(started: Instant) -> tauri::Result<()> {
    let mut builder = tauri::Builder::default();
    // One program for the user's archive; whoever names another folder asks for another program.
    if std::env::var_os("AFFIANCA_DATA_DIR").is_none() {
        builder = builder.plugin(tauri_plugin_single_instance::init(|app, _, _| {
            if let Some(window) = app.get_webview_window(window::MAIN) {
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
            let office = Office::new(folder.clone(), started, app.handle().clone());
            if std::env::var_os("AFFIANCA_EXAMPLE").is_some() {
                office.begin_with_example();
            }
            app.manage(office.clone());
            window::open(app.handle(), &folder)?;
            ticker::start(app.handle().clone(), office);
            tauri::async_runtime::spawn_blocking(|| viewer_files::sweep(&std::env::temp_dir()));
            Ok(())
        })
        .build(context())?;
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

/// What was built in: configuration, page, permissions.
fn context() -> tauri::Context {
    tauri::generate_context!()
}

/// Where the archive lives: the user's own data folder, or what `AFFIANCA_DATA_DIR` says.
fn data_folder(app: &tauri::AppHandle) -> tauri::Result<std::path::PathBuf> {
    match std::env::var_os("AFFIANCA_DATA_DIR") {
        Some(folder) => Ok(folder.into()),
        None => app.path().app_data_dir(),
    }
}

#[cfg(test)]
mod tests {
    use tauri::ipc::Origin;

    use super::*;

    #[test]
    fn the_page_may_ask_for_every_command_of_the_list_and_for_no_other() {
        let mut context = context();
        let authority = context.runtime_authority_mut();
        let may = |command: &str, window: &str| {
            authority
                .resolve_access(command, window, window, &Origin::Local)
                .is_some()
        };
        for command in commands::NAMES {
            assert!(may(command, "main"), "{command} is not permitted");
        }
        for other in ["commands", "plugin:opener|open_path", "plugin:dialog|open"] {
            assert!(!may(other, "main"), "{other} is permitted");
        }
        assert!(!may("lock", "another"), "another window is permitted");
    }
}

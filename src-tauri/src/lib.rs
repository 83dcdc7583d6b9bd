//! The shell: one window, the commands it may call, and what goes on in the background.
//!
//! Nothing is decided here. A command takes what the page sends, has the archive carry out one
//! operation off the main thread, and answers.

mod asked;
mod clock;
mod commands;
mod copied;
mod copies;
mod desktop;
mod files;
mod filing;
mod last_seen;
mod let_out;
mod look;
mod notices;
mod office;
mod pending;
mod platform;
mod printing;
mod synced;
mod ticker;
mod trouble;
mod under_way;
mod viewer_files;
mod window;

use std::time::Instant;

use tauri::{AppHandle, Manager, RunEvent};

use office::Office;
use trouble::Trouble;

/// Starts the program and returns when its window is closed. What keeps it from starting is said
/// in a window of the system's own, and ends the process.
pub fn run(started: Instant) {
    std::panic::set_hook(Box::new(|panic| {
        eprintln!("{}", trouble::place_of(panic.location()));
    }));
    // What is built to be tried can be looked into.
    if !cfg!(debug_assertions) {
        platform::shut();
    }
    if let Err(missing) = platform::ready() {
        Trouble::Missing(missing).end();
    }
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
    let built = platform::with_menus(builder)
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(tauri_plugin_notification::init())
        .invoke_handler(commands::handler())
        .setup(move |app| {
            // An error handed back from here would end in a panic that nobody sees.
            if let Err(trouble) = set_up(app.handle(), started) {
                trouble.end();
            }
            Ok(())
        })
        .build(context());
    let app = match built {
        Ok(app) => app,
        Err(error) => Trouble::from(error).end(),
    };
    app.run(|app, event| {
        if let RunEvent::Exit = event {
            let office = app.state::<Office>();
            office.close_for_good();
            // The window waited for the copies while it was there.
            office.copies().end();
        }
    });
}

/// Makes the folder, opens the window and starts what goes on in the background.
fn set_up(app: &AppHandle, started: Instant) -> Result<(), Trouble> {
    let folder = data_folder(app)?;
    trouble::prepare(&folder)?;
    // One that somebody named keeps the rights it has.
    if std::env::var_os("AFFIANCA_DATA_DIR").is_none() {
        platform::correct_rights(&folder);
    }
    let office = Office::new(folder.clone(), started, app.clone());
    if std::env::var_os("AFFIANCA_EXAMPLE").is_some() {
        office.begin_with_example();
    }
    // What stays now is removed another time.
    let _ = office.own().tidy();
    app.manage(office.clone());
    window::open(app, &folder)?;
    let watched = office.clone();
    platform::watch(move || ticker::lock_now(&watched));
    ticker::start(app.clone(), office);
    tauri::async_runtime::spawn_blocking(|| viewer_files::sweep(&platform::viewer_place()));
    Ok(())
}

/// What was built in: configuration, page, permissions.
fn context() -> tauri::Context {
    tauri::generate_context!()
}

/// Where the archive lives: the user's own data folder, or what `AFFIANCA_DATA_DIR` says.
fn data_folder(app: &AppHandle) -> tauri::Result<std::path::PathBuf> {
    match std::env::var_os("AFFIANCA_DATA_DIR") {
        Some(folder) => Ok(folder.into()),
        None => platform::data_folder(app),
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

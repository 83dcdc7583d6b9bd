//! The one window: where it opens, what it may lead to, what happens when something is dropped on it
//! and when it is closed.

use std::path::Path;
use std::time::Duration;

use serde::Serialize;
use tauri::utils::config::WindowConfig;
use tauri::webview::NewWindowResponse;
use tauri::{
    AppHandle, DragDropEvent, Emitter as _, Manager as _, PhysicalPosition, Url, WebviewWindow,
    WebviewWindowBuilder, WindowEvent,
};
use ts_rs::TS;

use crate::desktop::{Desktop as _, ProgramEvent};
use crate::look;
use crate::office::Office;
use crate::platform;

/// The window's name among those of the program.
pub const MAIN: &str = "main";
/// File in the program's folder that holds where its window was, and how large.
const WINDOW_FILE: &str = "finestra.json";
/// How long the page has to say that it heard the window being closed. One that hangs is not waited
/// for: what was typed is kept within a second of the last key anyway.
const PATIENCE: Duration = Duration::from_secs(3);

/// What a file dragged over the window does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum FileEvent {
    /// It is held over a place, or over none.
    FileOver,
    /// It was let fall.
    FileDropped,
}

impl FileEvent {
    /// Its name on the page.
    const fn as_str(self) -> &'static str {
        match self {
            Self::FileOver => "file-over",
            Self::FileDropped => "file-dropped",
        }
    }
}

/// Where on the page a file is held or was dropped, from 0 to 1 of its width and height: the page
/// may be magnified, and knows its own measure.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, TS)]
pub struct DropPlace {
    /// From the left edge.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// Opens the window where it was left, which is noted in the program's own folder: the window is
/// not made before that folder is known.
pub fn open(app: &AppHandle, folder: &Path) -> tauri::Result<()> {
    let place = folder.join(WINDOW_FILE).to_string_lossy().into_owned();
    app.plugin(
        tauri_plugin_window_state::Builder::default()
            .with_filename(place)
            .build(),
    )?;
    for config in &app.config().app.windows {
        let window = fenced(app, config)?
            .initialization_script(look::script(folder))
            .build()?;
        platform::tame(&window);
        let heard = window.clone();
        window.on_window_event(move |event| hear(&heard, event));
    }
    Ok(())
}

/// The window as configured, which leads to no other page and opens no other window.
fn fenced<'a>(
    app: &'a AppHandle,
    config: &'a WindowConfig,
) -> tauri::Result<WebviewWindowBuilder<'a, tauri::Wry, AppHandle>> {
    Ok(WebviewWindowBuilder::from_config(app, config)?
        // For «Incolla» in the page's own menu.
        .enable_clipboard_access()
        .general_autofill_enabled(false)
        // These engines keep a history of addresses and what was typed on the disk; on Linux ours keeps
        // neither, and no test could drive a private one.
        .incognito(cfg!(any(windows, target_os = "macos")))
        .on_navigation(is_the_page)
        .on_new_window(|_, _| NewWindowResponse::Deny))
}

/// Whether an address is the program's own page, which the window never leaves.
fn is_the_page(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => true,
        // How the page is addressed on Windows.
        "http" | "https" => url.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

fn hear(window: &WebviewWindow, event: &WindowEvent) {
    let office = window.state::<Office>();
    match event {
        WindowEvent::CloseRequested { api, .. } if office.asks_before_closing() => {
            api.prevent_close();
            close_unless_heard(window.clone(), &office);
        }
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, position }) => {
            office.asked().drop_files(paths);
            tell(window, FileEvent::FileDropped, *position);
        }
        WindowEvent::DragDrop(DragDropEvent::Over { position }) => {
            tell(window, FileEvent::FileOver, *position);
        }
        WindowEvent::DragDrop(DragDropEvent::Leave) => {
            let nowhere = PhysicalPosition::new(-1.0, -1.0);
            tell(window, FileEvent::FileOver, nowhere);
        }
        _ => {}
    }
}

/// Asks the page to keep what is typed and to close the window then.
fn close_unless_heard(window: WebviewWindow, office: &Office) {
    let asked = office.asked().close();
    window.app_handle().tell(ProgramEvent::WindowClosing);
    let office = office.clone();
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(PATIENCE).await;
        if !office.asked().heard_close(asked) {
            // A window that is gone already is closed.
            let _ = window.destroy();
        }
    });
}

fn tell(window: &WebviewWindow, event: FileEvent, position: PhysicalPosition<f64>) {
    if let Some(place) = place_of(window, position) {
        // A page that is gone has nobody to hear it.
        let _ = window.emit(event.as_str(), place);
    }
}

fn place_of(window: &WebviewWindow, position: PhysicalPosition<f64>) -> Option<DropPlace> {
    let size = window.inner_size().ok()?;
    // GTK counts in its own units, and what it says is passed on as it is.
    let scale = if cfg!(target_os = "linux") {
        window.scale_factor().ok()?
    } else {
        1.0
    };
    Some(DropPlace {
        x: position.x * scale / f64::from(size.width.max(1)),
        y: position.y * scale / f64::from(size.height.max(1)),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn an_event_has_one_name_here_and_on_the_page() {
        for event in [FileEvent::FileOver, FileEvent::FileDropped] {
            assert_eq!(serde_json::to_value(event).unwrap(), event.as_str());
        }
    }

    #[test]
    fn the_window_stays_on_the_program_s_own_page() {
        for (address, ours) in [
            ("tauri://localhost/", true),
            ("tauri://localhost/index.html#/oggi", true),
            ("http://tauri.localhost/", true),
            ("https://tauri.localhost/#/registri", true),
            ("file:///home/anna/scansione.html", false),
            ("https://example.org/", false),
            ("http://tauri.localhost.example.org/", false),
            ("http://127.0.0.1/", false),
            ("data:text/html,ciao", false),
            ("blob:tauri://localhost/1", false),
            ("javascript:alert(1)", false),
            ("about:blank", false),
        ] {
            assert_eq!(
                is_the_page(&Url::parse(address).unwrap()),
                ours,
                "{address}"
            );
        }
    }
}

//! The menu bar, in Italian. Without its items the system would not know copy, paste and quit.

use tauri::menu::{AboutMetadata, Menu, PredefinedMenuItem, Submenu, WINDOW_SUBMENU_ID};
use tauri::{AppHandle, Builder, Wry};

/// Gives the program its menus.
pub fn with_menus(builder: Builder<Wry>) -> Builder<Wry> {
    builder.menu(bar)
}

fn bar(app: &AppHandle) -> tauri::Result<Menu<Wry>> {
    Menu::with_items(
        app,
        &[&program(app)?, &edit(app)?, &view(app)?, &window(app)?],
    )
}

fn program(app: &AppHandle) -> tauri::Result<Submenu<Wry>> {
    let about = AboutMetadata {
        name: Some("Affianca".to_owned()),
        version: Some(app.package_info().version.to_string()),
        ..AboutMetadata::default()
    };
    Submenu::with_items(
        app,
        "Affianca",
        true,
        &[
            &PredefinedMenuItem::about(app, Some("Informazioni su Affianca"), Some(about))?,
            &PredefinedMenuItem::separator(app)?,
            &PredefinedMenuItem::services(app, Some("Servizi"))?,
            &PredefinedMenuItem::separator(app)?,
            &PredefinedMenuItem::hide(app, Some("Nascondi Affianca"))?,
            &PredefinedMenuItem::hide_others(app, Some("Nascondi altre"))?,
            &PredefinedMenuItem::show_all(app, Some("Mostra tutte"))?,
            &PredefinedMenuItem::separator(app)?,
            &PredefinedMenuItem::quit(app, Some("Esci da Affianca"))?,
        ],
    )
}

fn edit(app: &AppHandle) -> tauri::Result<Submenu<Wry>> {
    Submenu::with_items(
        app,
        "Modifica",
        true,
        &[
            &PredefinedMenuItem::undo(app, Some("Annulla"))?,
            &PredefinedMenuItem::redo(app, Some("Ripeti"))?,
            &PredefinedMenuItem::separator(app)?,
            &PredefinedMenuItem::cut(app, Some("Taglia"))?,
            &PredefinedMenuItem::copy(app, Some("Copia"))?,
            &PredefinedMenuItem::paste(app, Some("Incolla"))?,
            &PredefinedMenuItem::select_all(app, Some("Seleziona tutto"))?,
        ],
    )
}

fn view(app: &AppHandle) -> tauri::Result<Submenu<Wry>> {
    let full = PredefinedMenuItem::fullscreen(app, Some("A tutto schermo"))?;
    Submenu::with_items(app, "Vista", true, &[&full])
}

fn window(app: &AppHandle) -> tauri::Result<Submenu<Wry>> {
    Submenu::with_id_and_items(
        app,
        WINDOW_SUBMENU_ID,
        "Finestra",
        true,
        &[
            &PredefinedMenuItem::minimize(app, Some("Contrai"))?,
            &PredefinedMenuItem::maximize(app, Some("Ridimensiona"))?,
            &PredefinedMenuItem::separator(app)?,
            &PredefinedMenuItem::close_window(app, Some("Chiudi"))?,
        ],
    )
}

//! Pressing a window's own X: the desktop sends the window a message, and so does this.

use x11rb::connection::Connection as _;
use x11rb::errors::ReplyError;
use x11rb::protocol::xproto::{
    AtomEnum, ClientMessageEvent, ConnectionExt as _, EventMask, Window,
};
use x11rb::rust_connection::RustConnection;

x11rb::atom_manager! {
    /// The names the message is made of.
    Atoms: AtomsCookie { WM_PROTOCOLS, WM_DELETE_WINDOW, _NET_WM_PID, }
}

/// Asks every window of a process to close; tells how many there were.
pub(super) fn ask_to_close(process: u32) -> Result<usize, Box<dyn std::error::Error>> {
    let (display, screen) = x11rb::connect(None)?;
    let atoms = Atoms::new(&display)?.reply()?;
    let root = display.setup().roots[screen].root;
    let windows = windows(&display, root, process)?;
    for window in &windows {
        let data = [atoms.WM_DELETE_WINDOW, x11rb::CURRENT_TIME, 0, 0, 0];
        let message = ClientMessageEvent::new(32, *window, atoms.WM_PROTOCOLS, data);
        display.send_event(false, *window, EventMask::NO_EVENT, message)?;
    }
    display.flush()?;
    Ok(windows.len())
}

/// The windows of a process that can be asked to close.
pub(super) fn windows(
    display: &RustConnection,
    root: Window,
    process: u32,
) -> Result<Vec<Window>, Box<dyn std::error::Error>> {
    let atoms = Atoms::new(display)?.reply()?;
    Ok(windows_of(display, &atoms, root, process)?)
}

fn windows_of(
    display: &RustConnection,
    atoms: &Atoms,
    under: Window,
    process: u32,
) -> Result<Vec<Window>, ReplyError> {
    let mut found = Vec::new();
    for window in display.query_tree(under)?.reply()?.children {
        let owner = number(display, window, atoms._NET_WM_PID, AtomEnum::CARDINAL)?;
        let takes = display
            .get_property(false, window, atoms.WM_PROTOCOLS, AtomEnum::ATOM, 0, 32)?
            .reply()?
            .value32()
            .is_some_and(|mut all| all.any(|it| it == atoms.WM_DELETE_WINDOW));
        if owner == Some(process) && takes {
            found.push(window);
        }
        found.extend(windows_of(display, atoms, window, process)?);
    }
    Ok(found)
}

fn number(
    display: &RustConnection,
    window: Window,
    name: u32,
    kind: AtomEnum,
) -> Result<Option<u32>, ReplyError> {
    let property = display
        .get_property(false, window, name, kind, 0, 1)?
        .reply()?;
    Ok(property.value32().and_then(|mut all| all.next()))
}

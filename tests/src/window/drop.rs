//! Letting a file fall on the window: the test is the other program, from which the file is dragged, and
//! says to the window what a file manager says (XDND, version 5).

use std::cell::Cell;
use std::error::Error;
use std::path::Path;
use std::time::{Duration, Instant};

use x11rb::connection::Connection as _;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    AtomEnum, ClientMessageEvent, ConnectionExt as _, CreateWindowAux, EventMask, PropMode,
    SELECTION_NOTIFY_EVENT, SelectionNotifyEvent, SelectionRequestEvent, Window, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;
use x11rb::{COPY_FROM_PARENT, CURRENT_TIME, NONE};

use super::close;

x11rb::atom_manager! {
    /// What the two programs call what they say to each other.
    Atoms: AtomsCookie {
        XdndAware, XdndEnter, XdndPosition, XdndStatus, XdndLeave, XdndDrop, XdndFinished,
        XdndSelection, XdndActionCopy, XdndActionMove, XdndActionList,
        URI_LIST: b"text/uri-list",
    }
}

const VERSION: u32 = 5;
/// How long the window may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// How often the pointer moves.
const STEP: Duration = Duration::from_millis(60);
/// How often the window, knowing what is dragged, says no until that is its answer.
const REFUSALS: u32 = 20;

/// One drag of one file.
struct Drag {
    display: RustConnection,
    atoms: Atoms,
    source: Window,
    target: Window,
    /// The files as a file manager names them.
    uri: String,
    /// Whether the window has asked for it.
    told: Cell<bool>,
}

/// What became of a file dragged over the window.
pub(super) struct Fell {
    /// Whether it would have been taken on the way.
    pub welcome_on_the_way: bool,
    /// Whether it was taken where it was let fall.
    pub taken: bool,
}

/// Drags files from another program past a point of the window to another one, and lets them fall there.
pub(super) fn let_fall(
    process: u32,
    files: &[&Path],
    past: (i16, i16),
    at: (i16, i16),
) -> Result<Fell, Box<dyn Error>> {
    let (display, screen) = x11rb::connect(None)?;
    let atoms = Atoms::new(&display)?.reply()?;
    let root = display.setup().roots[screen].root;
    let target = main_window(&display, &atoms, root, process)?;
    let corner = display.translate_coordinates(target, root, 0, 0)?.reply()?;
    let on_screen = |(x, y): (i16, i16)| (corner.dst_x + x, corner.dst_y + y);
    let source = display.generate_id()?;
    display.create_window(
        COPY_FROM_PARENT as u8,
        source,
        root,
        -10,
        -10,
        1,
        1,
        0,
        WindowClass::INPUT_OUTPUT,
        COPY_FROM_PARENT,
        &CreateWindowAux::new(),
    )?;
    let offered = [atoms.XdndActionCopy, atoms.XdndActionMove];
    display.change_property32(
        PropMode::REPLACE,
        source,
        atoms.XdndActionList,
        AtomEnum::ATOM,
        &offered,
    )?;
    display.set_selection_owner(source, atoms.XdndSelection, CURRENT_TIME)?;
    let drag = Drag {
        display,
        atoms,
        source,
        target,
        uri: files
            .iter()
            .map(|file| file.display().to_string().replace(' ', "%20"))
            .map(|file| format!("file://{file}\r\n"))
            .collect(),
        told: Cell::new(false),
    };
    drag.say(atoms.XdndEnter, [VERSION << 24, atoms.URI_LIST, NONE, NONE])?;
    let welcome_on_the_way = drag.is_welcome(on_screen(past))?;
    let mut taken = drag.is_welcome(on_screen(at))?;
    if taken {
        drag.say(atoms.XdndDrop, [0, CURRENT_TIME, 0, 0])?;
        taken = drag.hear(atoms.XdndFinished, PATIENCE)?.is_some();
    } else {
        drag.say(atoms.XdndLeave, [0; 4])?;
    }
    Ok(Fell {
        welcome_on_the_way,
        taken,
    })
}

/// The largest window of the program that takes files: its menus and hints have windows of their own.
fn main_window(
    display: &RustConnection,
    atoms: &Atoms,
    root: Window,
    process: u32,
) -> Result<Window, Box<dyn Error>> {
    let mut largest = None;
    for window in close::windows(display, root, process)? {
        let aware = display.get_property(false, window, atoms.XdndAware, AtomEnum::ATOM, 0, 1)?;
        let size = display.get_geometry(window)?.reply()?;
        let area = u32::from(size.width) * u32::from(size.height);
        if aware.reply()?.value_len > 0 {
            largest = largest.max(Some((area, window)));
        }
    }
    let (_, window) = largest.ok_or("no window takes files")?;
    Ok(window)
}

impl Drag {
    /// Holds it there; whether the window would take it, to keep a copy.
    fn is_welcome(&self, (x, y): (i16, i16)) -> Result<bool, Box<dyn Error>> {
        let point = u32::from(x.cast_unsigned()) << 16 | u32::from(y.cast_unsigned());
        let copy = self.atoms.XdndActionCopy;
        let (start, mut refusals) = (Instant::now(), 0);
        while start.elapsed() < PATIENCE && refusals < REFUSALS {
            self.say(self.atoms.XdndPosition, [0, point, CURRENT_TIME, copy])?;
            if let Some(status) = self.hear(self.atoms.XdndStatus, STEP)? {
                let [_, flags, _, _, action] = status.data.as_data32();
                if flags & 1 == 1 && action == copy {
                    return Ok(true);
                }
                std::thread::sleep(STEP);
            }
            refusals += u32::from(self.told.get());
        }
        Ok(false)
    }

    fn say(&self, what: u32, [one, two, three, four]: [u32; 4]) -> Result<(), Box<dyn Error>> {
        let data = [self.source, one, two, three, four];
        let message = ClientMessageEvent::new(32, self.target, what, data);
        self.display
            .send_event(false, self.target, EventMask::NO_EVENT, message)?;
        self.display.flush()?;
        Ok(())
    }

    /// Waits for an answer of the window, and gives it the file's name whenever it asks.
    fn hear(
        &self,
        wanted: u32,
        most: Duration,
    ) -> Result<Option<ClientMessageEvent>, Box<dyn Error>> {
        let start = Instant::now();
        while start.elapsed() < most {
            match self.display.poll_for_event()? {
                Some(Event::SelectionRequest(asked)) => self.tell(&asked)?,
                Some(Event::ClientMessage(said)) if said.type_ == wanted => return Ok(Some(said)),
                Some(_) => {}
                None => std::thread::sleep(Duration::from_millis(5)),
            }
        }
        Ok(None)
    }

    fn tell(&self, asked: &SelectionRequestEvent) -> Result<(), Box<dyn Error>> {
        let known = asked.target == self.atoms.URI_LIST;
        if known {
            self.told.set(true);
            self.display.change_property8(
                PropMode::REPLACE,
                asked.requestor,
                asked.property,
                asked.target,
                self.uri.as_bytes(),
            )?;
        }
        let answer = SelectionNotifyEvent {
            response_type: SELECTION_NOTIFY_EVENT,
            sequence: 0,
            time: asked.time,
            requestor: asked.requestor,
            selection: asked.selection,
            target: asked.target,
            property: if known { asked.property } else { NONE },
        };
        self.display
            .send_event(false, asked.requestor, EventMask::NO_EVENT, answer)?;
        self.display.flush()?;
        Ok(())
    }
}

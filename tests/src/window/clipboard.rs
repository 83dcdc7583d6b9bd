//! What the desktop's clipboard holds, asked as a program that keeps a history of it asks.

use std::error::Error;
use std::time::{Duration, Instant};

use x11rb::connection::Connection as _;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    AtomEnum, ConnectionExt as _, CreateWindowAux, EventMask, WindowClass,
};
use x11rb::{COPY_FROM_PARENT, CURRENT_TIME, NONE};

/// How long who holds it may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// What it holds of a kind; none where it is empty or knows no such kind.
pub(super) fn held(kind: &str) -> Result<Option<String>, Box<dyn Error>> {
    let (display, screen) = x11rb::connect(None)?;
    let atom = |name: &str| -> Result<u32, Box<dyn Error>> {
        Ok(display.intern_atom(false, name.as_bytes())?.reply()?.atom)
    };
    let window = display.generate_id()?;
    display.create_window(
        COPY_FROM_PARENT as u8,
        window,
        display.setup().roots[screen].root,
        -10,
        -10,
        1,
        1,
        0,
        WindowClass::INPUT_OUTPUT,
        COPY_FROM_PARENT,
        &CreateWindowAux::new().event_mask(EventMask::PROPERTY_CHANGE),
    )?;
    let (clipboard, answer) = (atom("CLIPBOARD")?, atom("ANSWER")?);
    display.convert_selection(window, clipboard, atom(kind)?, answer, CURRENT_TIME)?;
    display.flush()?;
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        match display.poll_for_event()? {
            Some(Event::SelectionNotify(told)) if told.property == NONE => return Ok(None),
            Some(Event::SelectionNotify(_)) => {
                let whole = u32::MAX / 4;
                let property =
                    display.get_property(true, window, answer, AtomEnum::ANY, 0, whole)?;
                return Ok(Some(String::from_utf8(property.reply()?.value)?));
            }
            Some(_) => {}
            None => std::thread::sleep(Duration::from_millis(5)),
        }
    }
    Err("who holds the clipboard does not answer".into())
}

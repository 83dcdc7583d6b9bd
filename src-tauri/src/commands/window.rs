//! The window itself: closing it, what is dropped on it, what is copied from it.

use affianca_workflow::Result;

use crate::look::{self, LookPart};
use crate::office::Office;

pub fn hear_close(office: &Office) -> Result<()> {
    office.asked().hear_close();
    Ok(())
}

pub fn close_window(office: &Office) -> Result<()> {
    office.desktop().close_window();
    Ok(())
}

pub fn accept_drop(office: &Office, several: bool) -> Result<bool> {
    Ok(office.asked().accept_drop(several))
}

pub fn keep_look(office: &Office, part: LookPart, text: String) -> Result<()> {
    look::keep(office.folder(), part, text)
}

pub fn copy_text(office: &Office, text: String) -> Result<()> {
    office.copied().copy(office.desktop(), text)
}

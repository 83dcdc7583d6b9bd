//! The register of activities (§3.2), A4 landscape, to be signed by coach and recipient.

mod closing;
mod frame;
mod measures;
mod sessions;
mod signatures;

use affianca_domain::printed::data_hash;
use affianca_domain::{PrintedDocument, RegisterSheet};

use crate::DocumentError;
use crate::layout::{Frame, Part, lay_out};
use crate::pdf::{Fonts, Metadata};
use closing::Closing;
use frame::RegisterFrame;
use measures::PAGE;

/// Lays out and writes a register. The same sheet gives the same bytes.
///
/// # Errors
/// Only a fault of the program itself: any text can be printed.
pub fn register_pdf(sheet: &RegisterSheet) -> Result<PrintedDocument, DocumentError> {
    let fonts = Fonts::shared()?;
    let content = sheet.canonical_json();
    let data_hash = data_hash(&content);
    let frame = RegisterFrame::new(fonts, sheet, &data_hash);
    let mut sessions = Part::new(sessions::table(fonts, sheet, frame.room()));
    // The closing takes the last row along to a new page rather than stand there alone, so that the
    // signatures share a sheet with what they are put under.
    sessions.keep_with_next();
    let closing = Part::new(Closing::new(fonts, sheet));
    let draft = lay_out(fonts, PAGE.size, &frame, vec![sessions, closing]);
    draft.finish(Metadata {
        title: &title(sheet),
        created: sheet.issued,
        content,
        data_hash,
    })
}

/// The file's title: number and scope, and nobody's name.
fn title(sheet: &RegisterSheet) -> String {
    let kind = if sheet.blank {
        "Registro attività da firmare"
    } else {
        "Registro attività"
    };
    format!(
        "{kind} {} – versione {} – {}",
        sheet.number, sheet.version, sheet.scope
    )
}

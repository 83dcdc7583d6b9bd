//! From a register's data to its PDF: the one place where archive and documents meet.

use affianca_archive::registers::Rendered;
use affianca_archive::{Error, Result};
use affianca_domain::RegisterSheet;

/// Prints a register.
///
/// # Errors
/// [`Error::Document`].
pub fn register(sheet: &RegisterSheet) -> Result<Rendered> {
    let printed = affianca_documents::register_pdf(sheet)
        .map_err(|error| Error::Document(error.to_string()))?;
    Ok(Rendered {
        pdf: printed.bytes,
        pages: printed.pages,
        uncovered: printed.uncovered.into_iter().collect(),
    })
}

//! The register of activities (§3.2), A4 landscape, to be signed by coach and recipient.

mod sheet;

pub use sheet::{RegisterRow, RegisterSheet, RegisterTotal};

use crate::DocumentError;

/// A register ready to be stored, shown and printed.
#[derive(Clone, Debug, PartialEq)]
pub struct RegisterPdf {
    /// The file. The same sheet gives the same bytes.
    pub bytes: Vec<u8>,
    /// How many pages it has, at least one.
    pub pages: u32,
    /// Characters the font lacks, in order and once each: they are printed as `□`, and the user
    /// should be told which.
    pub uncovered: Vec<char>,
}

/// Lays out and writes a register.
///
/// # Errors
/// Only a fault of the program itself: any text can be printed.
pub fn register_pdf(sheet: &RegisterSheet) -> Result<RegisterPdf, DocumentError> {
    let _ = sheet;
    Err(DocumentError::Pdf("not built yet".to_owned()))
}

//! What can go wrong while a document is made. None of it depends on what the user wrote: every
//! text can be printed, so each of these is a fault of the program or of its embedded fonts.

/// Why a document could not be made.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// An embedded font could not be read or reduced to the characters in use.
    #[error("font {font}: {reason}")]
    Font {
        /// PostScript name of the font.
        font: &'static str,
        /// What the font library said.
        reason: String,
    },
    /// A table or chart that no page can hold: its columns are chosen by the program.
    #[error("layout: {0}")]
    Unfit(String),
    /// A table for a spreadsheet could not be written.
    #[error("table: {0}")]
    Table(String),
    /// The PDF could not be put together or written out.
    #[error("pdf: {0}")]
    Pdf(String),
}

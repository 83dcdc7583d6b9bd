//! The table of contents of a *fascicolo per la verifica* as it is printed: every file with its hash, and
//! the journal's head, as plain data.

use chrono::NaiveDateTime;

use crate::journal_head::JournalHead;

/// Everything the table of contents says.
#[derive(Clone, Debug, PartialEq)]
pub struct InspectionSheet {
    /// The body whose archive it is.
    pub provider: String,
    /// What it holds: `OPAL JC-1-1103/022`, `tutto l’archivio`…
    pub scope: String,
    /// Its files, those of an OPAL together.
    pub files: Vec<InspectionFile>,
    /// What should be there and is not, and why.
    pub left_out: Vec<LeftOut>,
    /// When it was made, Europe/Rome local time.
    pub made: NaiveDateTime,
    /// The journal's head when it was begun.
    pub journal: Option<JournalHead>,
}

/// A file of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InspectionFile {
    /// Where it stands: `JC-1-1103-022/registri/registro-2022-001-v1.pdf`.
    pub place: String,
    /// The OPAL it is of; empty of what is of none.
    pub opal: String,
    /// What it is: `registro 2022/001, versione 1`.
    pub what: String,
    /// In bytes.
    pub size: u64,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// What should be there and is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The OPAL it is of.
    pub opal: String,
    /// What it is.
    pub what: String,
    /// Why not, in a sentence.
    pub why: String,
}

//! All that an archive holds of one person, as it is printed for whoever asks what is held of them: plain
//! data.

use chrono::NaiveDateTime;

use crate::journal_head::JournalHead;

/// Everything printed of a person.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonSheet {
    /// The body whose archive it is.
    pub provider: String,
    /// Surname and name.
    pub person: String,
    /// The codice fiscale they are known under.
    pub tax_code: String,
    /// A table for each thing that is held, those with no row left out.
    pub tables: Vec<PersonTable>,
    /// When it was taken out, Europe/Rome local time.
    pub made: NaiveDateTime,
    /// The journal's head when it was taken out.
    pub journal: Option<JournalHead>,
}

/// One table of what is held.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonTable {
    /// What it is.
    pub heading: String,
    /// What stands over each column, and its width beside the others.
    pub columns: Vec<(String, f32)>,
    /// A cell for each column.
    pub rows: Vec<Vec<String>>,
}

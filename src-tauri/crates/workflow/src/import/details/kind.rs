//! What a list of people and one of coaches have of their own; everything else is done once for both.

use affianca_tables::Heading;
use chrono::NaiveDate;
use rusqlite::Connection;

use super::record::{Planned, Records};
use crate::import::row_reader::RowReader;
use crate::{Action, Result, Write};

/// A row understood.
pub(super) struct Told {
    /// What tells its person apart, as [`Records`] are found by.
    pub key: String,
    /// Every field the row says, in the house's form; empty where it says nothing.
    pub texts: Vec<String>,
}

/// Somebody's details, read under these columns.
pub(super) trait Kind: Heading {
    /// What the archive holds that a row is read against.
    type Around;
    /// The operation, as the journal names it.
    const ACTION: Action;
    /// The field that tells its person apart, which no row changes.
    const FIXED: Option<usize>;
    /// The column of each field, in their order: surname, name, then the others.
    const FIELDS: &'static [Self];

    /// What rows are read against.
    fn around(connection: &Connection, today: NaiveDate) -> Result<Self::Around>;

    /// Those already here.
    fn records(around: &Self::Around) -> &Records;

    /// What a row says; none when it does not say whose it is, which it has told then.
    fn told(reader: &mut RowReader<'_, Self>, around: &Self::Around) -> Option<Told>;

    /// Looks at somebody as they will be: the fields hold together, and a new one is not another.
    fn judge(
        reader: &mut RowReader<'_, Self>,
        around: &Self::Around,
        id: Option<i64>,
        texts: &[String],
    );

    /// Stores somebody.
    fn store(step: &mut Write, around: &Self::Around, planned: &Planned) -> Result<()>;

    /// «1 destinatario», «12 destinatari».
    fn counted(many: u32) -> String;

    /// The labels of the fields.
    fn labels() -> Vec<&'static str> {
        Self::FIELDS.iter().map(|column| column.label()).collect()
    }
}

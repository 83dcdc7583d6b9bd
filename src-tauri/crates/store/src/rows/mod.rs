//! The nouns of the domain as rows: which column each field stands in, said once for reading,
//! entering and changing a row alike.

pub mod activity;
pub mod availability;
pub mod file_version;
pub mod printed_session;
pub mod programme;
pub mod register;
pub mod request;
pub mod row_signature;
pub mod scan;
pub mod session;
pub mod session_group;

/// A noun's table, with the column of each of its fields. Its rows are found by their id, read
/// from any question that asks for [`COLUMNS`](session::COLUMNS), entered and changed as a whole.
macro_rules! rows {
    (
        $noun:ident in $table:literal by $id:ident: $key:ty {
            $first:ident: $first_column:literal,
            $($field:ident: $column:literal,)+
        }
    ) => {
        /// Every column of the table, in the order they are read in.
        pub const COLUMNS: &str = concat!(
            $table, ".id, ", $table, ".", $first_column, $(", ", $table, ".\"", $column, "\"",)+
        );
        /// How many they are: what a question asks for beside them begins here.
        pub const WIDTH: usize = [stringify!($id), stringify!($first), $(stringify!($field)),+].len();

        /// The row a question answers with, where it asks for [`COLUMNS`] first.
        ///
        /// # Errors
        /// [`Error::Unreadable`](crate::Error::Unreadable) for a column that holds no such value.
        pub fn read(row: &rusqlite::Row) -> $crate::Result<$noun> {
            read_at(row, 0)
        }

        /// The row a question answers with, where it asks for [`COLUMNS`] from a place on.
        ///
        /// # Errors
        /// As [`read`].
        pub fn read_at(row: &rusqlite::Row, first: usize) -> $crate::Result<$noun> {
            let mut columns = first..;
            let mut next = || columns.next().unwrap_or(usize::MAX);
            Ok($noun {
                $id: row.read(next())?,
                $first: row.read(next())?,
                $($field: row.read(next())?,)+
            })
        }

        /// The row with an id, where there is one.
        ///
        /// # Errors
        /// When the archive or the row cannot be read.
        pub fn find(connection: &rusqlite::Connection, id: $key) -> $crate::Result<Option<$noun>> {
            connection
                .prepare_cached(concat!(
                    "SELECT id, ", $first_column, $(", \"", $column, "\"",)+
                    " FROM ", $table, " WHERE id = ?1"
                ))?
                .first($crate::values![id], read)
        }

        /// Enters a row under the id it was given.
        ///
        /// # Errors
        /// When the archive refuses.
        pub fn insert(connection: &rusqlite::Connection, noun: &$noun) -> $crate::Result<()> {
            connection
                .prepare_cached(concat!(
                    "INSERT INTO ", $table, " (id, ", $first_column, $(", \"", $column, "\"",)+
                    ") VALUES (?, ?", $(rows!(@place $column),)+ ")"
                ))?
                .execute($crate::values![noun.$id, noun.$first, $(noun.$field),+])?;
            Ok(())
        }

        /// Writes a row anew, as it has become.
        ///
        /// # Errors
        /// When the archive refuses.
        pub fn update(connection: &rusqlite::Connection, noun: &$noun) -> $crate::Result<()> {
            connection
                .prepare_cached(concat!(
                    "UPDATE ", $table, " SET ", $first_column, " = ?", $(", \"", $column, "\" = ?",)+
                    " WHERE id = ?"
                ))?
                .execute($crate::values![noun.$first, $(noun.$field,)+ noun.$id])?;
            Ok(())
        }
    };
    (@place $column:literal) => { ", ?" };
}

use rows;

#[cfg(test)]
mod tests;
